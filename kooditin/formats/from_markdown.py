"""Markdown files (.md): the text as it reads without its marks, headings and lists kept as lines."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kooditin.formats.draft import Draft, Pen, source_of
from kooditin.formats.opening import text_of, too_many_pieces
from kooditin.qda.source import NewSource, normal_text

if TYPE_CHECKING:
    from markdown_it.token import Token

MOST_CHARACTERS = 1_500_000  # three times the longest transcripts
MOST_LINES = 100_000
MOST_MARKS = 200_000
MOST_LOOKS = 1_000_000_000
_MARKS = "*_[`<!|"
_FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*\n", re.DOTALL | re.MULTILINE)
_NOTE = re.compile(r"^(?=\[\^[^\]\n]+\]:)", re.MULTILINE)
# What a transcript puts in angle brackets (<naurua>) is text; only markup that pages are made of is left out.
_MARKUP = re.compile(
    r"<!--.*?-->|</?(?:a|abbr|b|big|blockquote|br|center|code|dd|details|del|div|dl|dt|em|figure|figcaption|font|"
    r"h[1-6]|hr|i|img|ins|kbd|li|mark|ol|p|pre|s|small|span|strong|sub|summary|sup|table|tbody|td|th|thead|tr|u|ul)"
    r"(?:\s[^<>]*)?/?>",
    re.DOTALL | re.IGNORECASE,
)
_OPENING = frozenset(
    "paragraph_open heading_open bullet_list_open ordered_list_open list_item_open blockquote_open table_open fence "
    "code_block html_block".split()
)
_COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
_IMAGE = re.compile(r"<img\s", re.IGNORECASE)
_BREAK = re.compile(r"<br\s*/?>\n?", re.IGNORECASE)


def read(path: Path, content: bytes | None = None) -> NewSource:
    """The text and its turns; lines stay lines, table rows have tabs between cells. Raises CannotRead."""
    found = text_of(path, content)
    text = normal_text(found.text)
    if _is_too_thick(text):
        raise too_many_pieces(path.name)
    return source_of(_draft(text), name=path.stem, file=path.name, warnings=found.warnings)


def _is_too_thick(text: str) -> bool:
    """Whether the parser would need many seconds: for each bracket it looks through the rest of the paragraph."""
    if len(text) > MOST_CHARACTERS or text.count("\n") > MOST_LINES or sum(map(text.count, _MARKS)) > MOST_MARKS:
        return True
    return "[" in text and sum(part.count("[") * len(part) for part in text.split("\n\n")) > MOST_LOOKS


def _draft(text: str) -> Draft:
    from markdown_it import MarkdownIt

    walk = _Walk()
    front = _FRONT_MATTER.match(text)
    if front is not None:
        walk.begin_after(front[1])
        text = text[front.end() :]
    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": 100}).enable(["table", "strikethrough"])
    walk.blocks(parser.parse(_NOTE.sub(r"\\", text)))
    return walk.pen.finished()


class _Walk:
    """One pass over the parser's tokens."""

    def __init__(self) -> None:
        self.pen = Pen()
        self._numbers: list[int | None] = []
        self._line = 0
        self._cells = 0
        self._heading_start = 0
        self._item_starts: list[int] = []

    def blocks(self, tokens: Sequence["Token"]) -> None:
        """Writes every block's text, with what its kind puts before and after it."""
        for token in tokens:
            self._keep_empty_lines(token)
            match token.type:
                case "inline":
                    self._inline(token.children or ())
                case "bullet_list_open":
                    self._numbers.append(None)
                case "ordered_list_open":
                    start = token.attrGet("start")
                    self._numbers.append(1 if start is None else int(start))
                case "bullet_list_close" | "ordered_list_close":
                    self._numbers.pop()
                case "list_item_open":
                    self._item_starts.append(self.pen.length)
                    self._mark(token.markup)
                case "list_item_close":
                    self.pen.mark("item", self._item_starts.pop(), len(self._numbers))
                case "heading_open":
                    self._heading_start = self.pen.length
                case "heading_close":
                    self.pen.mark("heading", self._heading_start, int(token.tag[1]))
                    self.pen.end_line()
                case "paragraph_close" | "tr_close":
                    self.pen.end_line()
                case "tr_open":
                    self._cells = 0
                case "td_open" | "th_open":
                    self.pen.write("\t" if self._cells else "")
                    self._cells += 1
                case "code_block" | "fence":
                    self.pen.write(token.content)
                    self.pen.end_line()
                case "html_block":
                    self._markup(token.content.strip("\n"))
                    self.pen.end_line()

    def begin_after(self, front_matter: str) -> None:
        """Writes what stands before the Markdown as it is, parted from it by an empty line."""
        self.pen.write(front_matter)
        self._line = -1

    def _keep_empty_lines(self, token: "Token") -> None:
        """One empty line where the file has some between blocks of the text."""
        if token.map is None or token.nesting < 0:
            return
        if token.map[0] > self._line and token.type in _OPENING:
            self.pen.end_line()
            if self.pen.length:
                self.pen.write("\n")
        if token.nesting == 0 or token.type in ("paragraph_open", "heading_open", "tr_open"):
            self._line = max(self._line, token.map[1])
        else:
            self._line = max(self._line, token.map[0])

    def _mark(self, markup: str) -> None:
        number = self._numbers[-1] if self._numbers else None
        if number is None:
            self.pen.write("• ")
            return
        self.pen.write(f"{number}{markup} ")
        self._numbers[-1] = number + 1

    def _inline(self, tokens: Sequence["Token"]) -> None:
        bold = 0
        for token in tokens:
            start = self.pen.length
            match token.type:
                case "strong_open":
                    bold += 1
                case "strong_close":
                    bold -= 1
                case "softbreak" | "hardbreak":
                    self.pen.take_back(" ")
                    self.pen.write("\n")
                case "image":
                    self.pen.draft.pictures += 1
                case "html_inline":
                    self._markup(token.content)
                case _:
                    self.pen.write(token.content.replace("\xad", ""))
            if bold:
                self.pen.bold(start)

    def _markup(self, text: str) -> None:
        self.pen.draft.pictures += len(_IMAGE.findall(text))
        self.pen.draft.hidden += sum(len(comment.strip()) for comment in _COMMENT.findall(text))
        self.pen.write(_MARKUP.sub("", _BREAK.sub("\n", text)))
