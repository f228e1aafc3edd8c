"""Web pages (.html): the text with its paragraphs, lists and tables; scripts, styles and markup are left out."""

import codecs
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from kooditin.formats.draft import Draft, Pen, source_of
from kooditin.formats.encoding import Decoded, decoded
from kooditin.formats.list_marks import spelled
from kooditin.formats.opening import text_of, too_many_pieces
from kooditin.qda.errors import CannotRead
from kooditin.qda.source import NewSource

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_TAGS = 500_000
_CHARSET = re.compile(
    rb"""<(?:meta[^>]{0,200}?charset\s*=|\?xml[^>]{0,200}?encoding=)\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE
)
_TAG = re.compile(r"<(?:!doctype|/?[a-z][a-z0-9]*(?:\s[^<>]*)?/?>)", re.IGNORECASE)
_GONE = frozenset("head script style template noscript iframe object embed select datalist textarea rt rp".split())
_OBJECTS = frozenset("iframe object embed".split())
_FIELDS = frozenset("select textarea input".split())
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_PICTURES = frozenset("img svg canvas video audio".split())
_BLOCKS = frozenset(
    "p div h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table caption thead tbody tfoot tr section article header footer main "
    "aside nav blockquote pre figure figcaption address form fieldset legend hr details summary center body html"
    .split()
)  # fmt: skip
_LIST_FORMS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)", re.IGNORECASE)
_WEIGHT = re.compile(r"font-weight\s*:\s*(bold|normal|\d{3})", re.IGNORECASE)


def read(path: Path, content: bytes | None = None) -> NewSource:
    """The page's text and turns; table rows are lines with tabs between cells. Raises CannotRead."""
    found = text_of(path, content, _decoded)
    if not _TAG.search(found.text):
        raise CannotRead(
            "{file} is plain text, not a web page. Change its ending to .txt and import it again.", file=path.name
        )
    if found.text.count("<") > MOST_TAGS:
        raise too_many_pieces(path.name)
    return source_of(_draft(found.text), name=path.stem, file=path.name, warnings=found.warnings)


def _decoded(content: bytes) -> Decoded | None:
    """UTF-8 when it is that, else what the page says of itself when that fits, else as for any text."""
    found = decoded(content)
    if found is None or found.encoding.startswith("utf"):
        return found
    named = _CHARSET.search(content[:4096])
    if named is not None:
        try:
            name = codecs.lookup(named[1].decode("ascii")).name
            name = "cp1252" if name in ("iso8859-1", "ascii") else name  # as browsers read them
            return Decoded(content.decode(name), name)
        except (LookupError, UnicodeDecodeError):
            pass  # the page names an encoding that it is not in
    return found


def _draft(text: str) -> Draft:
    from lxml import etree

    parser = etree.HTMLParser(
        no_network=True, remove_comments=True, remove_pis=True, recover=True, encoding="utf-8", huge_tree=True
    )
    root = etree.fromstring(text.replace("\x00", "").encode("utf-8", "replace"), parser)
    walk = _Walk()
    if root is not None:
        for event, element in etree.iterwalk(root, events=("start", "end")):
            if isinstance(element.tag, str):
                (walk.begin if event == "start" else walk.end)(element)
    return walk.pen.finished()


class _Walk:
    """One pass over a page, told of each element's beginning and end; it never recurses, however deep the page."""

    def __init__(self) -> None:
        self.pen = Pen()
        self._outside: _Element | None = None  # the element that is left out with all in it
        self._bold: list[bool] = [False]
        self._pre = 0
        self._marked = -1
        self._numbers: list[int | None] = []
        self._cells: list[int] = []
        self._cell_starts: list[int] = []
        self._heading_starts: list[int] = []
        self._item_starts: list[int] = []

    def begin(self, element: "_Element") -> None:
        """The element's own mark and the words before its first child."""
        if self._outside is not None:
            return
        if self._is_left_out(element):
            self._outside = element
            return
        tag = str(element.tag).lower()
        self._bold.append(_is_bold(tag, element.get("style", ""), self._bold[-1]))
        self._pre += tag == "pre"
        if tag in _BLOCKS:
            self._new_line()
        if tag in _HEADINGS:
            self._heading_starts.append(self.pen.length)
        elif tag in ("ul", "ol"):
            self._numbers.append(_number(element.get("start"), 1) - 1 if tag == "ol" else None)
        elif tag == "li":
            self._item_starts.append(self.pen.length)
            self._mark(element)
        elif tag == "table":
            self._cells.append(0)
        elif tag == "tr":
            self._cells[-1:] = [0]
        elif tag in ("td", "th") and self._cells:
            self.pen.write("\t" if self._cells[-1] else "")
            self._cells[-1] += 1
            self._cell_starts.append(self.pen.length)
        elif tag == "br":
            self.pen.take_back(" ")
            self.pen.write("\n")
        self._words(element.text.removeprefix("\n") if tag == "pre" and element.text else element.text)

    def end(self, element: "_Element") -> None:
        """What closes the element, and the words that follow it."""
        if self._outside is not None:
            if self._outside is not element:
                return
            self._outside = None
            self._words(element.tail)
            return
        tag = str(element.tag).lower()
        self._pre -= tag == "pre"
        self._bold.pop()
        if tag == "tr":
            self.pen.write("\n")
        elif tag in ("td", "th") and self._cell_starts:
            if self.pen.length > self._cell_starts.pop():
                self.pen.take_back("\n")
        elif tag in _BLOCKS:
            self._new_line()
        if tag in _HEADINGS:
            self.pen.mark("heading", self._heading_starts.pop(), _HEADINGS[tag])
        elif tag == "li":
            self.pen.mark("item", self._item_starts.pop(), max(1, len(self._numbers)))
        elif tag in ("ul", "ol"):
            self._numbers.pop()
        elif tag == "table":
            self._cells.pop()
        self._words(element.tail)

    def _is_left_out(self, element: "_Element") -> bool:
        tag = str(element.tag).lower()
        if tag in _PICTURES:
            self.pen.draft.pictures += 1
            return True
        if tag in _GONE:
            self.pen.draft.objects += tag in _OBJECTS
            self.pen.draft.fields += tag in _FIELDS
            return True
        self.pen.draft.fields += tag == "input" and _is_filled(element)
        if "hidden" in element.attrib or _HIDDEN.search(element.get("style", "")):
            self.pen.draft.hidden += sum(len(" ".join(words.split())) for words in _readable(element))
            return True
        return False

    def _words(self, text: str | None) -> None:
        if not text:
            return
        start = self.pen.length
        text = text.replace("\xad", "")
        if self._pre:
            self.pen.write(text)
        else:
            self.pen.flow(text)
        if self._bold[-1]:
            self.pen.bold(start)

    def _new_line(self) -> None:
        """Ends the line, but neither right after a list's mark nor at the beginning of a cell."""
        if self.pen.length == self._marked:
            return
        if not self._pre:
            self.pen.take_back(" ")
        if not self.pen.ends_with("\t"):
            self.pen.end_line()

    def _mark(self, item: "_Element") -> None:
        """ "• " or "1. " before a list item."""
        if not self._numbers or self._numbers[-1] is None:
            self.pen.write("• ")
            self._marked = self.pen.length
            return
        number = _number(item.get("value"), self._numbers[-1] + 1)
        self._numbers[-1] = number
        parent = item.getparent()
        form = _LIST_FORMS.get(parent.get("type", "") if parent is not None else "", "decimal")
        self.pen.write(f"{spelled(number, form)}. ")
        self._marked = self.pen.length


def _readable(element: "_Element") -> Iterator[str]:
    for inner in element.iter():
        if isinstance(inner.tag, str) and inner.tag.lower() not in _GONE:
            yield inner.text or ""
            yield (inner.tail or "") if inner is not element else ""


def _is_filled(field: "_Element") -> bool:
    """Whether a reader sees something in the field; buttons and the page's own notes are not for readers."""
    kind = (field.get("type") or "text").lower()
    if kind in ("hidden", "submit", "button", "reset", "image"):
        return False
    return "checked" in field.attrib if kind in ("checkbox", "radio") else bool(field.get("value"))


def _is_bold(tag: str, style: str, outer: bool) -> bool:
    weight = _WEIGHT.search(style)
    if weight is not None:
        return weight[1].lower() == "bold" or weight[1] in ("600", "700", "800", "900")
    return outer or tag in ("b", "strong")


def _number(value: str | None, otherwise: int) -> int:
    return int(value) if value and value.isascii() and value.isdigit() and len(value) < 7 else otherwise
