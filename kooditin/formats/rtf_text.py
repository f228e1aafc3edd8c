"""Walking through an RTF document: what its reader sees, in order, and where comments and bold text stand.

Which groups hold no text and which font is in which encoding is striprtf's knowledge; the walk is ours, because
striprtf drops notes, comments, bold names and list marks, and shows hidden and deleted text.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from kooditin.formats.draft import Comment, Draft, Pen
from kooditin.formats.rtf_words import (
    BOXES,
    CODE_PAGES,
    DORMANT,
    GATHERED,
    HEADERS,
    HEADING,
    SHOWN,
    SIGNS,
    TOKEN,
    charsets,
    is_known_encoding,
    textless,
)  # fmt: skip
from kooditin.qda.source import Span


@dataclass(slots=True)
class _Group:
    """What holds inside one pair of braces. `aside` gathers text that does not belong to the body."""

    name: str = ""  # the destination that this group itself begins
    shown: bool = True
    dormant: bool = False
    aside: list[str] | None = None
    bold: bool = False
    hidden: bool = False
    deleted: bool = False
    font: int = -1
    skip: int = 1  # how many characters stand in for a \u in old programs
    style: int = 0
    outline: int | None = None  # the heading's level, from 0; None where the style decides
    depth: int = 0  # in a list, from 0
    in_table: bool = False

    def inside(self) -> "_Group":
        """The group that begins in this one: all holds on but the destination."""
        return _Group(  # several times faster than dataclasses.replace, and there may be a million groups
            "", self.shown, self.dormant, self.aside, self.bold, self.hidden, self.deleted, self.font, self.skip,
            self.style, self.outline, self.depth, self.in_table,
        )  # fmt: skip


@dataclass(slots=True)
class _Told:
    """A comment while it is read."""

    author: str = ""
    reference: str = ""
    parts: list[str] = field(default_factory=list)


def text_of(content: bytes) -> Draft:
    """The text of body and notes, with bold spans and comments."""
    walk = _Walk()
    walk.all_of(content.decode("latin-1"))
    return walk.finished()


class _Walk:
    """One pass over the tokens of a document."""

    def __init__(self) -> None:
        self.pen = Pen()
        self._group = _Group()
        self._groups: list[_Group] = []
        self._encoding = "cp1252"
        self._fonts: dict[int, str] = {}
        self._default_font = -1
        self._bytes = b""
        self._high = 0  # the first half of a character beyond U+FFFF
        self._skip = 0
        self._ignorable = False
        self._paragraph = 0
        self._is_item = False
        self._levels: dict[int, int] = {}  # of headings, from 0, by the numbers of their styles
        self._in_styles = False
        self._boxes: list[list[str]] = []
        self._notes: list[list[str]] = []
        self._comment = _Told()
        self._comments: list[tuple[_Told, int, int]] = []  # the comment, its place and its paragraph's beginning
        self._starts: dict[str, int] = {}
        self._ends: dict[str, int] = {}
        self._acts: dict[str, Callable[[int | None], None]] = {
            "cell": lambda _: self._write("\t"),
            "nestcell": lambda _: self._write("\t"),
            "row": lambda _: self._end_row(),
            "nestrow": lambda _: self._end_row(),
            "u": self._unicode,
            "uc": lambda n: setattr(self._group, "skip", max(0, n or 0)),
            "b": lambda n: setattr(self._group, "bold", n != 0),
            "v": lambda n: setattr(self._group, "hidden", n != 0),
            "deleted": self._delete,
            "revised": self._revise,
            "plain": lambda _: self._plain(),
            "f": lambda n: setattr(self._group, "font", -1 if n is None else n),
            "s": lambda n: setattr(self._group, "style", n or 0),
            "outlinelevel": self._outline,
            "ilvl": lambda n: setattr(self._group, "depth", min(max(0, n or 0), 8)),
            "pard": lambda _: self._plain_paragraph(),
            "intbl": lambda _: setattr(self._group, "in_table", True),
            "deff": lambda n: setattr(self, "_default_font", -1 if n is None else n),
            "fcharset": self._charset,
            "ansicpg": lambda n: self._code_page(f"cp{n}"),
        }

    def all_of(self, text: str) -> None:
        """Goes through the whole document; stops where its outermost group ends."""
        position = 0
        while match := TOKEN.match(text, position):
            position = match.end()
            word, number, byte, sign, brace, words = match.groups()
            if word is not None:
                value = int(number) if number else None
                if word == "bin":
                    position += min(max(0, value or 0), len(text))
                else:
                    self._word(word, value)
            elif byte is not None:
                self._add_bytes(bytes((int(byte, 16),)))
            elif words is not None:
                self._words(words)
            elif brace is not None:
                self._brace(brace)
                if not self._groups:
                    break
            elif sign is not None:
                self._sign(sign)

    def finished(self) -> Draft:
        """The draft with its notes and comments."""
        self._flush()
        while len(self._groups) > 1:  # a file that ends too early
            self._brace("}")
        self._end_paragraph()
        self.pen.end_body()
        self.pen.draft.notes = len(self._notes)
        for number, note in enumerate(self._notes, 1):
            self.pen.end_line()
            self.pen.write(f"\n[{number}] " if number == 1 else f"[{number}] ")
            self.pen.write("".join(note).strip())
        for told, place, paragraph in self._comments:
            around = Span(paragraph, self._paragraph_end(paragraph))
            start = self._starts.get(told.reference)
            span = Span(start, max(start, self._ends.get(told.reference, place))) if start is not None else around
            self.pen.draft.remarks.append(Comment(span, around, "".join(told.parts), told.author))
        return self.pen.finished()

    def _paragraph_end(self, start: int) -> int:
        end = self.pen.text().find("\n", start)
        return end if end >= 0 else self.pen.length

    def _brace(self, brace: str) -> None:
        self._flush()
        self._skip = 0
        self._ignorable = False
        if brace == "{":
            self._groups.append(self._group)
            self._group = self._group.inside()
        elif self._groups:
            closed, self._group = self._group, self._groups.pop()
            if closed.name:
                self._closed(closed)
            elif self._in_styles and closed.aside is not None:
                self._name_style(closed)

    def _word(self, word: str, number: int | None) -> None:
        if word != "u":
            self._flush()
        self._skip = 0
        ignorable, self._ignorable = self._ignorable, False
        group = self._group
        if word in GATHERED or word in DORMANT or word in BOXES:
            self._begin(word)
        elif word in textless() or (ignorable and word not in SHOWN):
            self._count(word)
            group.shown, group.dormant = False, False
        elif word in CODE_PAGES:
            self._encoding = CODE_PAGES[word]
        elif act := self._acts.get(word):
            act(number)
        elif word in SIGNS:
            self._write(SIGNS[word])

    def _count(self, word: str) -> None:
        if self._group.shown:
            self.pen.draft.pictures += word == "pict"
            self.pen.draft.objects += word in ("objdata", "mmath")

    def _begin(self, word: str) -> None:
        """A group whose text is read aside: a note, a comment, a box, a list's mark, the fonts."""
        group = self._group
        if word in DORMANT:
            group.dormant = group.shown or group.dormant
            group.shown = False
        elif word in BOXES:
            if group.dormant:
                group.shown, group.dormant, group.aside = True, False, []
                self._boxes.append(group.aside)
        elif group.shown:
            group.name, group.aside = word, []
            self._in_styles = word == "stylesheet"
            if word == "footnote":
                self.pen.write(f"[{len(self._notes) + 1}]")
                self._notes.append(group.aside)

    def _closed(self, group: _Group) -> None:
        words = "".join(group.aside or ())
        if group.name in HEADERS:
            self.pen.draft.header = self.pen.draft.header or (words if any(map(str.isalpha, words)) else "")
        match group.name:
            case "stylesheet":
                self._in_styles = False
            case "atnauthor":
                self._comment.author = words.strip()
            case "atrfstart":
                self._starts[words.strip()] = self.pen.length
            case "atrfend":
                self._ends[words.strip()] = self.pen.length
            case "atnref":
                self._comment.reference = words.strip()
            case "annotation":
                self._comment.parts = group.aside or []
                self._comments.append((self._comment, self.pen.length, self._paragraph))
                self._comment = _Told()
            case "listtext" | "pntext":
                mark = words.strip()
                self._write(f"{mark} " if any(sign.isalnum() for sign in mark) else "• ")
                self._is_item = group.shown

    def _name_style(self, group: _Group) -> None:
        """A style's name, which ends with a semicolon; that of a heading tells its level."""
        name = "".join(group.aside or ()).strip(" ;")
        if group.aside is not None:
            group.aside.clear()
        if named := HEADING.fullmatch(name):
            self._levels.setdefault(group.style, int(named[1]) - 1)

    def _outline(self, level: int | None) -> None:
        if self._in_styles:
            self._levels[self._group.style] = level or 0
        self._group.outline = level or 0

    def _sign(self, sign: str) -> None:
        self._flush()
        if sign == "*":
            self._ignorable = True
        elif self._skip:
            self._skip -= 1
        elif sign in SIGNS:
            self._write(SIGNS[sign])

    def _words(self, words: str) -> None:
        if self._skip:
            skipped = min(self._skip, len(words))
            self._skip -= skipped
            words = words[skipped:]
        if not words or not self._group.shown:
            return
        if self._bytes and (decoded := self._whole(self._bytes + words[0].encode("latin-1"))):
            self._bytes = b""
            self._write(decoded)
            words = words[1:]
        if words.isascii():
            self._flush()
            self._write(words)
        else:
            self._bytes += words.encode("latin-1")

    def _add_bytes(self, content: bytes) -> None:
        if self._skip:
            self._skip -= 1
        elif self._group.shown:
            self._bytes += content

    def _whole(self, content: bytes) -> str:
        """The text of bytes whose last character an ASCII byte completes (Japanese and others); else ""."""
        encoding = self._font_encoding()
        if not encoding.startswith("cp9") and not encoding.startswith("cp1361"):
            return ""
        try:
            content[:-1].decode(encoding)
        except UnicodeDecodeError:
            return content.decode(encoding, "replace")
        return ""

    def _font_encoding(self) -> str:
        font = self._group.font if self._group.font >= 0 else self._default_font
        return self._fonts.get(font, self._encoding)

    def _flush(self) -> None:
        if self._bytes:
            content, self._bytes = self._bytes, b""
            self._write(content.decode(self._font_encoding(), "replace"))

    def _unicode(self, number: int | None) -> None:
        self._flush()
        self._skip = self._group.skip
        code = (number or 0) & 0xFFFF
        if 0xD800 <= code < 0xDC00:
            self._high = code
            return
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((self._high - 0xD800) << 10) + (code - 0xDC00) if self._high else 0xFFFD
        self._high = 0
        self._write("•" if 0xF000 <= code <= 0xF0FF else chr(code))

    def _write(self, text: str) -> None:
        group = self._group
        if not group.shown or group.deleted:
            return
        if group.aside is not None:
            group.aside.append(text)
        elif group.hidden:
            self.pen.draft.hidden += len(text.strip("\n"))
        else:
            start = self.pen.length
            self.pen.write(text.replace("\xad", ""))
            if group.bold and text != "\n":
                self.pen.bold(start)
            if text == "\n":
                self._end_paragraph()

    def _end_paragraph(self) -> None:
        self._note_structure()
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            if words := "".join(box).strip():
                self.pen.draft.boxes += 1
                self.pen.end_line()
                self.pen.write(words)
                self.pen.write("\n")
        self._paragraph = self.pen.length

    def _note_structure(self) -> None:
        group = self._group
        level = self._levels.get(group.style, 9) if group.outline is None else group.outline
        if level < 9 and not group.in_table:
            self.pen.mark("heading", self._paragraph, level + 1)
        elif self._is_item:
            self.pen.mark("item", self._paragraph, group.depth + 1)
        self._is_item = False

    def _plain_paragraph(self) -> None:
        self._group.style = self._group.depth = 0
        self._group.outline, self._group.in_table = None, False

    def _end_row(self) -> None:
        if self._group.shown and self._group.aside is None:
            self.pen.take_back("\t")
        self._write("\n")

    def _delete(self, number: int | None) -> None:
        if number != 0 and not self._group.deleted and self._group.shown:
            self.pen.draft.changes += 1
        self._group.deleted = number != 0

    def _revise(self, number: int | None) -> None:
        self.pen.draft.changes += number != 0 and self._group.shown

    def _plain(self) -> None:
        self._group.bold = self._group.hidden = self._group.deleted = False
        self._group.font = -1

    def _charset(self, number: int | None) -> None:
        if self._group.name == "fonttbl" or self._group.aside is not None:
            name = charsets().get(number or 0)
            if name is not None and is_known_encoding(name):
                self._fonts[self._group.font] = name

    def _code_page(self, name: str) -> None:
        self._encoding = name if is_known_encoding(name) else "cp1252"
