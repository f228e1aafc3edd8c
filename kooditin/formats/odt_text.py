"""Walking through an OpenDocument text: what its reader sees, in order, and where comments and bold text stand."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kooditin.formats.draft import Comment, Draft, Pen
from kooditin.formats.list_marks import spelled
from kooditin.formats.odt_styles import (
    DC,
    DRAW,
    HIDDEN,
    NAMES,
    OFFICE,
    STYLE,
    TABLE,
    TEXT,
    Parts,
    Styles,
    count_of,
    header_words,
    styles_of,
)
from kooditin.qda.sections import Mark
from kooditin.qda.source import Span

if TYPE_CHECKING:
    from lxml.etree import _Element

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
    + [f"{NAMES}svg-compatible:1.0}}{name}" for name in ("title", "desc")]
)  # fmt: skip


@dataclass(slots=True)
class _List:
    """A list being walked: its style, how deep it lies, and the number its last item had."""

    style: str
    depth: int
    number: int | None = None


def text_of(parts: Parts) -> Draft:
    """The text of body and notes, with bold spans and comments."""
    walk = _Walk(styles_of(parts))
    body = parts.content.find(f"{OFFICE}body/{OFFICE}text")
    if body is not None:
        walk.blocks(body)
    walk.pen.end_body()
    walk.notes()
    walk.pen.draft.remarks = list(walk.comments())
    walk.pen.draft.fields = sum(1 for _ in parts.content.iter(f"{DRAW}control"))
    walk.pen.draft.header = header_words(parts.styles)
    return walk.pen.finished()


class _Walk:
    """One pass over a document."""

    def __init__(self, styles: Styles) -> None:
        self.pen = Pen()
        self._styles = styles
        self._bold = False
        self._mark = ""
        self._lists: list[_List] = []
        self._last_number: dict[tuple[str, int], int] = {}
        self._chapters: dict[int, int] = {}  # the number that the last heading of each level had
        self._inside = 0  # how many tables, boxes and notes are around, where no headings of the document stand
        self._boxes: list[_Element] = []
        self._notes: list[_Element] = []
        self._paragraphs: list[Span] = []
        self._comments: list[tuple[_Element, int, int]] = []  # the comment, where it stands, its paragraph
        self._ends: dict[str, int] = {}
        self._blocks: dict[str, Callable[[_Element], None]] = {
            f"{TEXT}p": self._paragraph,
            f"{TEXT}h": self._heading,
            f"{TEXT}list": self._list,
            f"{TEXT}section": self._section,
            f"{TEXT}tracked-changes": self._changes,
            f"{TABLE}table": self._table,
            f"{DRAW}frame": self._standing_frame,
        }
        self._inlines: dict[str, Callable[[_Element], None]] = {
            f"{TEXT}s": lambda e: self.pen.write(" " * min(count_of(e.get(f"{TEXT}c")), 10 * _MOST_REPEATED)),
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

    def _heading(self, heading: "_Element") -> None:
        level = count_of(heading.get(f"{TEXT}outline-level"))
        if any(words.strip() for words in heading.itertext()) and heading.get(f"{TEXT}is-list-header") != "true":
            self._mark = self._chapter_number(level) or self._mark.removeprefix("• ")
        start = self.pen.length
        self._paragraph(heading)
        if not self._inside and self.pen.length > start:
            end = self._paragraphs[-1].end
            self.pen.draft.marks.append(Mark(Span(start, end), "heading", level))

    def _chapter_number(self, level: int) -> str:
        """ "2.1 " before a heading of a document that numbers its headings; "" in others."""
        shape = self._styles.chapters.get(level)
        if shape is None or not shape.get(f"{STYLE}num-format"):
            return ""
        self._chapters = {other: number for other, number in self._chapters.items() if other <= level}
        self._chapters[level] = self._chapters.get(level, count_of(shape.get(f"{TEXT}start-value")) - 1) + 1
        first = max(1, level + 1 - count_of(shape.get(f"{TEXT}display-levels")))
        return self._numbered(shape, [self._chapters.get(each, 1) for each in range(first, level + 1)])

    @staticmethod
    def _numbered(shape: "_Element", numbers: list[int]) -> str:
        form = _FORMS.get(shape.get(f"{STYLE}num-format", ""), "decimal")
        number = ".".join(spelled(each, form) for each in numbers)
        return f"{shape.get(f'{STYLE}num-prefix', '')}{number}{shape.get(f'{STYLE}num-suffix', '')} "

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
        self._inside += 1
        for box in boxes:
            self.pen.draft.boxes += any(words.strip() for words in box.itertext())
            self.blocks(box)
        self._inside -= 1

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
        if section.get(f"{TEXT}display") == HIDDEN or section.get(f"{TEXT}is-hidden") == "true":
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
        is_heading = len(item) > 0 and item[0].tag == f"{TEXT}h"
        self._mark = self._mark_of(here, item) if item.tag == f"{TEXT}list-item" and not nested else ""
        start = self.pen.length
        self.blocks(item)
        self._mark = ""
        if item.tag == f"{TEXT}list-item" and not nested and not is_heading:
            self.pen.mark("item", start, here.depth)

    def _mark_of(self, here: _List, item: "_Element") -> str:
        """ "• ", "1. " or the like before the first paragraph of an item."""
        level = self._styles.levels.get(here.style, {}).get(here.depth)
        if level is None or not level.tag.endswith("-number"):
            return "• "
        form = level.get(f"{STYLE}num-format", "")
        start = item.get(f"{TEXT}start-value")
        if start is not None or here.number is None:
            here.number = count_of(start if start is not None else level.get(f"{TEXT}start-value"))
        else:
            here.number += 1
        if not form:
            return ""
        shown = count_of(level.get(f"{TEXT}display-levels"))
        return self._numbered(level, [each.number or 1 for each in self._lists[-shown:]])

    def _table(self, table: "_Element") -> None:
        self._inside += 1
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
        self._inside -= 1

    def _frame(self, frame: "_Element") -> None:
        """A text box is read after its paragraph; a picture, chart or formula is counted."""
        boxes = frame.findall(f"{DRAW}text-box")
        self._boxes.extend(boxes)
        kinds = {child.tag for child in frame}
        if kinds & {f"{DRAW}object", f"{DRAW}object-ole"}:
            self.pen.draft.objects += 1
        elif not boxes and f"{DRAW}image" in kinds:
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
        self._inside += 1
        self.pen.draft.notes = len(self._notes)
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
            yield Comment(span, around, words, comment.findtext(f"{DC}creator") or "")

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
        repeated = min(count_of(cell.get(f"{TABLE}number-columns-repeated")), _MOST_REPEATED)
        cells.extend([cell if cell.tag == f"{TABLE}table-cell" else None] * repeated)
        filled = len(cells) if len(cell) or repeated < _MOST_REPEATED else filled
    yield from cells[:filled]
