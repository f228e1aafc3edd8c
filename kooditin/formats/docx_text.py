"""Walking through a Word document: what its reader sees, in order, and where comments and bold text stand."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from kooditin.formats.docx_lists import Lists
from kooditin.formats.docx_package import Package, W
from kooditin.formats.docx_styles import heading_levels, is_on, outline_level, styles_with, value
from kooditin.formats.draft import Comment, Draft, within
from kooditin.qda.sections import Mark
from kooditin.qda.source import Span

if TYPE_CHECKING:
    from lxml.etree import _Element

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_LINE_PARTS = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_GONE = frozenset(
    f"{W}{name}"
    for name in (
        "del", "moveFrom", "delText", "instrText", "delInstrText", "pPr", "rPr", "sdtPr", "sdtEndPr", "tblPr",
        "tblGrid", "trPr", "tcPr", "sectPr", "softHyphen", "rt", "rubyPr", "fldData", "ffData", "lastRenderedPageBreak",
        "annotationRef", "footnoteRef", "endnoteRef", "separator", "continuationSeparator",
    )
)  # fmt: skip
# Symbol fonts that Word puts characters in: the few that transcripts and lists meet.
_SYMBOLS = {
    "wingdings": {0x4A: "☺", 0x4C: "☹", 0x6C: "●", 0x6E: "■", 0x71: "❑", 0x76: "❖", 0x9F: "•", 0xA7: "▪", 0xA8: "☐",
                  0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFE: "☑", 0x6F: "☐"},
    "symbol": {0x61: "α", 0x62: "β", 0x67: "γ", 0x64: "δ", 0x65: "ε", 0x6D: "μ", 0x70: "π", 0x73: "σ", 0xA3: "≤",
               0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB9: "≠", 0xAB: "↔",
               0xAC: "←", 0xAE: "→", 0xDE: "⇒"},
}  # fmt: skip


def text_of(package: Package) -> Draft:
    """The text of body and notes, with bold spans and comments."""
    walk = _Walk(package)
    body = package.document.find(f"{W}body")
    if body is not None:
        walk.blocks(body)
    walk.result.body_end = walk.length
    walk.notes()
    walk.result.text = "".join(walk.parts).rstrip("\n")
    end = len(walk.result.text)
    walk.result.body_end = min(walk.result.body_end, end)
    walk.result.marks = [mark._replace(span=within(mark.span, end)) for mark in walk.result.marks]
    walk.result.header = package.header
    walk.result.remarks = list(walk.comments())
    return walk.result


class _Walk:
    """One pass over a document. `length` is how many characters have been written."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.result = Draft()
        self.parts: list[str] = []
        self.length = 0
        self._lists = Lists(package.numbering, package.styles)
        self._bold_styles, self._hidden_styles = (
            styles_with(package.styles, "b"),
            styles_with(package.styles, "vanish"),
        )
        self._heading_levels = heading_levels(package.styles)
        self._inside = 0  # how many tables, boxes and notes are around, where no headings of the document stand
        self._paragraph_bold = False
        self._boxes: list[_Element] = []
        self._fields: list[bool] = []
        self._whole_fields = _fields_are_whole(package.document)
        self._notes: list[tuple[str, str]] = []
        self._open: dict[str, int] = {}
        self._spans: dict[str, Span] = {}
        self._around: dict[str, int] = {}
        self._paragraphs: list[Span] = []
        self._actions: dict[str, Callable[[_Element], None]] = {
            f"{W}r": self._run,
            f"{W}commentRangeStart": lambda e: self._open.update({e.get(f"{W}id", ""): self.length}),
            f"{W}commentRangeEnd": self._end_comment,
            f"{_MC}AlternateContent": self._alternate,
            f"{W}txbxContent": self._boxes.append,
            f"{W}p": self.paragraph,
            f"{W}tbl": self.table,
            f"{_MATH}oMath": self._equation,
            f"{_MATH}t": lambda e: self._write(e.text or ""),
        }

    def _write(self, text: str) -> None:
        if not text:
            return
        self.parts.append(text)
        self.length += len(text)

    def blocks(self, parent: "_Element") -> None:
        """Paragraphs and tables of a body, cell, box or note, and what content controls wrap."""
        for element in parent:
            if element.tag == f"{W}tbl":
                self.table(element)
            elif element.tag not in _GONE:
                self._inline(element)

    def paragraph(self, paragraph: "_Element") -> None:
        """One paragraph as a line, then the boxes that hang on it; a deleted paragraph mark makes no line end."""
        properties = paragraph.find(f"{W}pPr")
        style = value(properties, "pStyle")
        outer = self._paragraph_bold
        self._paragraph_bold = style in self._bold_styles
        start = self.length
        index = len(self._paragraphs)
        self._paragraphs.append(Span(start, start))
        depth = self._write_mark(paragraph, properties)
        for child in paragraph:
            self._inline(child)
        self._paragraphs[index] = Span(start, max(start, self.length))
        self._note_structure(self._paragraphs[index], properties, style, depth)
        mark = properties.find(f"{W}rPr") if properties is not None else None
        if mark is None or (mark.find(f"{W}del") is None and mark.find(f"{W}moveFrom") is None):
            self._write("\n")
        else:
            self.result.changes += 1
        self._paragraph_bold = outer
        self._write_boxes()

    def _write_mark(self, paragraph: "_Element", properties: "_Element | None") -> int:
        """Writes what stands before an item of a list; how deep it lies there, 0 in no list."""
        mark, depth = self._lists.mark(properties)
        if mark and any(element.tag in (f"{W}t", f"{W}sym") for element in paragraph.iter()):
            self._write(mark)
        return depth

    def _note_structure(self, span: Span, properties: "_Element | None", style: str, depth: int) -> None:
        level = outline_level(properties)
        level = self._heading_levels.get(style, 0) if level is None else level
        if level and not self._inside:
            self.result.marks.append(Mark(span, "heading", level))
        elif depth and not level:
            self.result.marks.append(Mark(span, "item", depth))

    def _write_boxes(self) -> None:
        boxes, self._boxes = self._boxes, []
        self._actions[f"{W}txbxContent"] = self._boxes.append
        self._inside += 1
        for box in boxes:
            self.result.boxes += any(text.text for text in box.iter(f"{W}t"))
            self.blocks(box)
        self._inside -= 1

    def table(self, table: "_Element") -> None:
        """The rows as lines, tabs between the cells; rows deleted in tracked changes are left out."""
        self._inside += 1
        for row in _inside(table, "tr"):
            properties = row.find(f"{W}trPr")
            if properties is not None and properties.find(f"{W}del") is not None:
                self.result.changes += 1
                continue
            self._row(row)
        self._inside -= 1

    def _row(self, row: "_Element") -> None:
        for place, cell in enumerate(_inside(row, "tc")):
            if place:
                self._write("\t")
            self.blocks(cell)
            self._take_back_line_end()
        self._write("\n")

    def _take_back_line_end(self) -> None:
        if self.parts and self.parts[-1] == "\n":
            self.parts.pop()
            self.length -= 1

    def _inline(self, element: "_Element") -> None:
        tag = element.tag
        if tag in _GONE or not isinstance(tag, str):
            self.result.changes += tag in (f"{W}del", f"{W}moveFrom")
            return
        action = self._actions.get(tag)
        if action is not None:
            action(element)
            return
        self.result.changes += tag == f"{W}ins"
        for child in element:
            self._inline(child)

    def _alternate(self, element: "_Element") -> None:
        """Word writes a box or shape twice, for new and old programs: one of the two is read."""
        for name in ("Choice", "Fallback"):
            chosen = element.find(f"{_MC}{name}")
            if chosen is not None:
                for child in chosen:
                    self._inline(child)
                return

    def _run(self, run: "_Element") -> None:
        properties = run.find(f"{W}rPr")
        if properties is not None and self._is_hidden(properties):
            self.result.hidden += sum(len(text.text or "") for text in run.iter(f"{W}t"))
            return
        start = self.length
        for child in run:
            self._run_part(child)
        if self.length > start and self._is_bold(properties):
            spans = self.result.bold
            if spans and spans[-1].end == start:
                spans[-1] = Span(spans[-1].start, self.length)
            else:
                spans.append(Span(start, self.length))

    def _run_part(self, part: "_Element") -> None:
        tag = part.tag
        if tag == f"{W}t":
            if not self._in_field_code():
                self._write((part.text or "").replace("\xad", "").replace("\n", " "))
        elif tag in _LINE_PARTS:
            self._write(_LINE_PARTS[tag])
        elif tag == f"{W}fldChar":
            self._field(part.get(f"{W}fldCharType", ""))
        elif tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
            self._notes.append((tag[len(W) : -len("Reference")], part.get(f"{W}id", "")))
            self._write(f"[{len(self._notes)}]")
        elif tag == f"{W}sym":
            self._write(_symbol(part))
        elif tag == f"{W}commentReference":
            self._around.setdefault(part.get(f"{W}id", ""), len(self._paragraphs) - 1)
        elif tag == f"{W}drawing" or tag == f"{W}pict":
            self._count_drawing(part)
            self._inline_children(part)
        elif tag == f"{W}object":
            self.result.objects += 1
        else:
            self._inline(part)

    def _equation(self, element: "_Element") -> None:
        self.result.equations += 1
        self._inline_children(element)

    def _count_drawing(self, drawing: "_Element") -> None:
        kinds = {str(element.tag).rsplit("}", 1)[-1] for element in drawing.iter()}
        if kinds & {"chart", "relIds", "oleObj"}:
            self.result.objects += 1
        elif kinds & {"blip", "imagedata"}:
            self.result.pictures += 1

    def _inline_children(self, element: "_Element") -> None:
        for child in element:
            self._inline(child)

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(True)
        elif kind == "separate" and self._fields:
            self._fields[-1] = False
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _in_field_code(self) -> bool:
        return self._whole_fields and any(self._fields)

    def _is_bold(self, properties: "_Element | None") -> bool:
        own = is_on(properties, "b")
        if own is not None:
            return own
        return self._paragraph_bold or value(properties, "rStyle") in self._bold_styles

    def _is_hidden(self, properties: "_Element") -> bool:
        own = is_on(properties, "vanish")
        return own if own is not None else value(properties, "rStyle") in self._hidden_styles

    def _end_comment(self, element: "_Element") -> None:
        name = element.get(f"{W}id", "")
        start = self._open.pop(name, None)
        if start is not None:
            self._spans[name] = Span(start, self.length)
            self._around.setdefault(name, len(self._paragraphs) - 1)

    def notes(self) -> None:
        """Footnotes and endnotes after the text, numbered together in the order of their marks."""
        parts = {"footnote": self.package.footnotes, "endnote": self.package.endnotes}
        written = 0
        self._inside += 1
        while written < len(self._notes):
            kind, name = self._notes[written]
            written += 1
            part = parts[kind]
            note = next((n for n in part if n.get(f"{W}id") == name), None) if part is not None else None
            if note is None:
                continue
            self._write(f"\n[{written}] " if written == 1 else f"[{written}] ")
            self.result.notes += 1
            self.blocks(note)

    def comments(self) -> Iterator[Comment]:
        """The comments in their part's order, with where they stand."""
        if self.package.comments is None:
            return
        for comment in self.package.comments.iter(f"{W}comment"):
            name = comment.get(f"{W}id", "")
            paragraph = self._around.get(name)
            around = self._paragraphs[paragraph] if paragraph is not None and self._paragraphs else Span(0, 0)
            end = len(self.result.text)
            span = self._spans.get(name, around)
            words = "\n".join("".join(t.text or "" for t in p.iter(f"{W}t")) for p in comment.iter(f"{W}p"))
            yield Comment(within(span, end), within(around, end), words, comment.get(f"{W}author", ""))


def _inside(parent: "_Element", name: str) -> Iterator["_Element"]:
    """Rows of a table or cells of a row, also those that content controls or tracked insertions wrap."""
    for child in parent:
        if child.tag == f"{W}{name}":
            yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins"):
            yield from _inside(child, name)


def _symbol(part: "_Element") -> str:
    try:
        code = int(part.get(f"{W}char", ""), 16)
    except ValueError:
        return ""
    if not 0xE000 <= code <= 0xF8FF:
        return chr(code) if 0x20 <= code < 0x110000 and not 0xD800 <= code < 0xE000 else ""
    font = part.get(f"{W}font", "").lower()
    known = _SYMBOLS["symbol" if font.startswith("symbol") else "wingdings"]
    return known.get(code & 0xFF, "□")


def _fields_are_whole(document: "_Element") -> bool:
    kinds = [mark.get(f"{W}fldCharType") for mark in document.iter(f"{W}fldChar")]
    return kinds.count("begin") == kinds.count("end")
