"""Walking through an OpenDocument text: what its reader sees, in order, and where comments and bold text stand."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kooditin.formats.draft import Comment, Draft, Pen
from kooditin.formats.list_marks import spelled
from kooditin.qda.source import Span

if TYPE_CHECKING:
    from lxml.etree import _Element

_NAMES = "{urn:oasis:names:tc:opendocument:xmlns:"
TEXT, TABLE, DRAW = f"{_NAMES}text:1.0}}", f"{_NAMES}table:1.0}}", f"{_NAMES}drawing:1.0}}"
STYLE, OFFICE = f"{_NAMES}style:1.0}}", f"{_NAMES}office:1.0}}"
_FO = f"{_NAMES}xsl-fo-compatible:1.0}}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_MOST_REPEATED = 64  # a cell or run of spaces that a spreadsheet-like file repeats to the end of its sheet
_GONE = frozenset(
    [f"{TEXT}{name}" for name in (
        "sequence-decls", "variable-decls", "user-field-decls", "dde-connection-decls", "alphabetical-index-auto-mark",
        "alphabetical-index-mark", "toc-mark", "user-index-mark", "table-of-content-source",
        "illustration-index-source", "table-index-source", "object-index-source", "user-index-source",
        "alphabetical-index-source", "bibliography-source", "soft-page-break", "note-citation", "ruby-text", "script",
        "section-source",
    )]
    + [f"{OFFICE}{name}" for name in ("forms", "scripts", "event-listeners", "binary-data", "dde-source")]
    + [f"{TABLE}{name}" for name in ("table-column", "table-columns", "table-header-columns", "title", "desc")]
    + [f"{_NAMES}svg-compatible:1.0}}{name}" for name in ("title", "desc")]
)  # fmt: skip
_HIDDEN = "none"


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a document that hold text or say how it looks."""

    content: "_Element"
    styles: "_Element | None" = None


@dataclass(slots=True)
class _Style:
    parent: str = ""
    bold: bool | None = None
    hidden: bool | None = None


@dataclass(slots=True)
class _List:
    """A list being walked: its style, how deep it lies, and the number its last item had."""

    style: str
    depth: int
    number: int | None = None


@dataclass(slots=True)
class _Styles:
    by_name: dict[tuple[str, str], _Style] = field(default_factory=dict)
    levels: dict[str, dict[int, "_Element"]] = field(default_factory=dict)


def text_of(parts: Parts) -> Draft:
    """The text of body and notes, with bold spans and comments."""
    walk = _Walk(_styles_of(parts))
    body = parts.content.find(f"{OFFICE}body/{OFFICE}text")
    if body is not None:
        walk.blocks(body)
    walk.pen.end_body()
    walk.notes()
    walk.pen.draft.remarks = list(walk.comments())
    return walk.pen.finished()


class _Walk:
    """One pass over a document."""

    def __init__(self, styles: _Styles) -> None:
        self.pen = Pen()
        self._styles = styles
        self._bold = False
        self._mark = ""
        self._lists: list[_List] = []
        self._last_number: dict[tuple[str, int], int] = {}
        self._boxes: list[_Element] = []
        self._notes: list[_Element] = []
        self._paragraphs: list[Span] = []
        self._comments: list[tuple[_Element, int, int]] = []  # the comment, where it stands, its paragraph
        self._ends: dict[str, int] = {}
        self._blocks: dict[str, Callable[[_Element], None]] = {
            f"{TEXT}p": self._paragraph,
            f"{TEXT}h": self._paragraph,
            f"{TEXT}list": self._list,
            f"{TEXT}section": self._section,
            f"{TEXT}tracked-changes": self._changes,
            f"{TABLE}table": self._table,
            f"{DRAW}frame": self._standing_frame,
        }
        self._inlines: dict[str, Callable[[_Element], None]] = {
            f"{TEXT}s": lambda e: self.pen.write(" " * min(_count(e.get(f"{TEXT}c")), 10 * _MOST_REPEATED)),
            f"{TEXT}tab": lambda _: self.pen.write("\t"),
            f"{TEXT}line-break": lambda _: self.pen.write("\n"),
            f"{TEXT}span": self._span,
            f"{TEXT}note": self._note,
            f"{TEXT}hidden-text": self._conditional,
            f"{TEXT}hidden-paragraph": self._conditional,
            f"{OFFICE}annotation": self._begin_comment,
            f"{OFFICE}annotation-end": lambda e: self._ends.update({e.get(f"{OFFICE}name", ""): self.pen.length}),
            f"{DRAW}frame": self._frame,
        }

    def blocks(self, parent: "_Element") -> None:
        """Paragraphs, lists and tables of a body, cell, box or note, and what sections and indexes wrap."""
        for element in parent:
            if element.tag in _GONE or not isinstance(element.tag, str):
                continue
            action = self._blocks.get(element.tag) or self._inlines.get(element.tag)
            if action is not None:
                action(element)
            else:
                self.blocks(element)

    def _paragraph(self, paragraph: "_Element") -> None:
        style = paragraph.get(f"{TEXT}style-name", "")
        mark, self._mark = self._mark, ""
        if self._hides("paragraph", style) or _is_hidden_paragraph(paragraph):
            self._count_hidden(paragraph)
            return
        outer, self._bold = self._bold, self._is_bold("paragraph", style)
        start, index = self.pen.length, len(self._paragraphs)
        self._paragraphs.append(Span(start, start))
        if mark and any(words.strip() for words in paragraph.itertext()):
            self.pen.write(mark)
        self._inline(paragraph)
        self.pen.take_back(" ")
        self._paragraphs[index] = Span(start, max(start, self.pen.length))
        self.pen.write("\n")
        self._bold = outer
        self._write_boxes()

    def _write_boxes(self) -> None:
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            self.blocks(box)

    def _inline(self, parent: "_Element") -> None:
        self._words(parent.text)
        for element in parent:
            tag = element.tag
            if isinstance(tag, str) and tag not in _GONE:
                action = self._inlines.get(tag)
                if action is not None:
                    action(element)
                elif tag.startswith(DRAW):
                    self._boxes.append(element)
                else:
                    self._inline(element)
            self._words(element.tail)

    def _words(self, text: str | None) -> None:
        if text:
            start = self.pen.length
            self.pen.flow(text.replace("\xad", ""))
            if self._bold:
                self.pen.bold(start)

    def _span(self, span: "_Element") -> None:
        style = span.get(f"{TEXT}style-name", "")
        if self._hides("text", style):
            self._count_hidden(span)
            return
        outer, own = self._bold, self._decided("text", style, "bold")
        self._bold = outer if own is None else own
        self._inline(span)
        self._bold = outer

    def _conditional(self, element: "_Element") -> None:
        if element.get(f"{TEXT}is-hidden") == "true":
            self._count_hidden(element)
        else:
            self._inline(element)

    def _section(self, section: "_Element") -> None:
        if section.get(f"{TEXT}display") == _HIDDEN or section.get(f"{TEXT}is-hidden") == "true":
            self._count_hidden(section)
        else:
            self.blocks(section)

    def _changes(self, changes: "_Element") -> None:
        self.pen.draft.changes += len(changes.findall(f"{TEXT}changed-region"))

    def _count_hidden(self, element: "_Element") -> None:
        self.pen.draft.hidden += sum(len(words) for words in element.itertext())

    def _list(self, element: "_Element") -> None:
        outer = self._lists[-1] if self._lists else None
        style = element.get(f"{TEXT}style-name") or (outer.style if outer is not None else "")
        here = _List(style, outer.depth + 1 if outer is not None else 1)
        if element.get(f"{TEXT}continue-numbering") == "true" or element.get(f"{TEXT}continue-list"):
            here.number = self._last_number.get((style, here.depth))
        self._lists.append(here)
        for item in element:
            if item.tag in (f"{TEXT}list-item", f"{TEXT}list-header"):
                self._item(item, here)
        self._lists.pop()
        if here.number is not None:
            self._last_number[style, here.depth] = here.number

    def _item(self, item: "_Element", here: _List) -> None:
        nested = len(item) > 0 and item[0].tag == f"{TEXT}list"
        self._mark = self._mark_of(here, item) if item.tag == f"{TEXT}list-item" and not nested else ""
        self.blocks(item)
        self._mark = ""

    def _mark_of(self, here: _List, item: "_Element") -> str:
        """ "• ", "1. " or the like before the first paragraph of an item."""
        level = self._styles.levels.get(here.style, {}).get(here.depth)
        if level is None or not level.tag.endswith("-number"):
            return "• "
        form = level.get(f"{STYLE}num-format", "")
        start = item.get(f"{TEXT}start-value")
        if start is not None or here.number is None:
            here.number = _count(start if start is not None else level.get(f"{TEXT}start-value"))
        else:
            here.number += 1
        if not form:
            return ""
        shown = _count(level.get(f"{TEXT}display-levels"))
        numbers = [each.number or 1 for each in self._lists[-shown:]]
        number = ".".join(spelled(each, _FORMS.get(form, "decimal")) for each in numbers)
        return f"{level.get(f'{STYLE}num-prefix', '')}{number}{level.get(f'{STYLE}num-suffix', '')} "

    def _table(self, table: "_Element") -> None:
        for row in _inside(table, "table-row"):
            for place, cell in enumerate(_cells(row)):
                if place:
                    self.pen.write("\t")
                start = self.pen.length
                if cell is not None:
                    self.blocks(cell)
                if self.pen.length > start:
                    self.pen.take_back("\n")
            self.pen.write("\n")

    def _frame(self, frame: "_Element") -> None:
        """A text box is read after its paragraph; a picture, chart or formula is counted."""
        boxes = frame.findall(f"{DRAW}text-box")
        self._boxes.extend(boxes)
        if not boxes and any(child.tag in (f"{DRAW}image", f"{DRAW}object", f"{DRAW}object-ole") for child in frame):
            self.pen.draft.pictures += 1

    def _standing_frame(self, frame: "_Element") -> None:
        self._frame(frame)
        self._write_boxes()

    def _note(self, note: "_Element") -> None:
        body = note.find(f"{TEXT}note-body")
        if body is not None:
            self._notes.append(body)
            self.pen.write(f"[{len(self._notes)}]")

    def notes(self) -> None:
        """Footnotes and endnotes after the text, numbered together in the order of their marks."""
        written = 0
        while written < len(self._notes):
            written += 1
            self.pen.write(f"\n[{written}] " if written == 1 else f"[{written}] ")
            self.blocks(self._notes[written - 1])

    def _begin_comment(self, comment: "_Element") -> None:
        self._comments.append((comment, self.pen.length, len(self._paragraphs) - 1))

    def comments(self) -> Iterator[Comment]:
        """The comments in text order, with where they stand."""
        for comment, start, paragraph in self._comments:
            around = self._paragraphs[paragraph] if paragraph >= 0 else Span(0, 0)
            end = self._ends.get(comment.get(f"{OFFICE}name", ""))
            span = Span(start, max(start, end)) if end is not None else around
            words = "\n".join("".join(map(str, each.itertext())) for each in comment.iter(f"{TEXT}p"))
            yield Comment(span, around, words, comment.findtext(f"{_DC}creator") or "")

    def _decided(self, family: str, name: str, switch: str) -> bool | None:
        for _ in range(20):
            style = self._styles.by_name.get((family, name))
            if style is None:
                return None
            own: bool | None = style.bold if switch == "bold" else style.hidden
            if own is not None:
                return own
            name = style.parent
        return None

    def _is_bold(self, family: str, name: str) -> bool:
        return bool(self._decided(family, name, "bold"))

    def _hides(self, family: str, name: str) -> bool:
        return bool(self._decided(family, name, "hidden"))


_FORMS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


def _count(value: str | None) -> int:
    return int(value) if value and value.isascii() and value.isdigit() and len(value) < 7 else 1


def _is_hidden_paragraph(paragraph: "_Element") -> bool:
    return any(mark.get(f"{TEXT}is-hidden") == "true" for mark in paragraph.findall(f"{TEXT}hidden-paragraph"))


def _inside(parent: "_Element", name: str) -> Iterator["_Element"]:
    """The rows of a table, also those that header rows and row groups wrap."""
    for child in parent:
        if child.tag == f"{TABLE}{name}":
            yield child
        elif child.tag in (f"{TABLE}table-header-rows", f"{TABLE}table-rows", f"{TABLE}table-row-group"):
            yield from _inside(child, name)


def _cells(row: "_Element") -> Iterator["_Element | None"]:
    """The cells of a row; None for the place of one that another covers. Empty ones at the end are left out."""
    cells: list[_Element | None] = []
    filled = 0
    for cell in row:
        if cell.tag not in (f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
            continue
        repeated = min(_count(cell.get(f"{TABLE}number-columns-repeated")), _MOST_REPEATED)
        cells.extend([cell if cell.tag == f"{TABLE}table-cell" else None] * repeated)
        filled = len(cells) if len(cell) or repeated < _MOST_REPEATED else filled
    yield from cells[:filled]


def _styles_of(parts: Parts) -> _Styles:
    """Paragraph and text styles and the levels of list styles; those of the content last, as they are used there."""
    styles = _Styles()
    for root in (parts.styles, parts.content):
        if root is None:
            continue
        for style in root.iter(f"{STYLE}style"):
            looks = style.find(f"{STYLE}text-properties")
            weight = looks.get(f"{_FO}font-weight") if looks is not None else None
            display = looks.get(f"{TEXT}display") if looks is not None else None
            styles.by_name[style.get(f"{STYLE}family", ""), style.get(f"{STYLE}name", "")] = _Style(
                style.get(f"{STYLE}parent-style-name", ""),
                None if weight is None else weight == "bold" or weight in ("600", "700", "800", "900"),
                None if display is None else display == _HIDDEN,
            )
        for each in root.iter(f"{TEXT}list-style"):
            styles.levels[each.get(f"{STYLE}name", "")] = {_count(level.get(f"{TEXT}level")): level for level in each}
    return styles
