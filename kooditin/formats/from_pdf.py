"""PDF documents: the text in reading order, without running heads and page numbers, broken words joined."""

import ctypes
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from kooditin.formats.draft import Draft, Pen, source_of
from kooditin.formats.opening import file_bytes, mistaken, real_kind
from kooditin.formats.pdf_columns import Rule, columns_of, with_notes_apart
from kooditin.formats.pdf_heads import without_running_heads
from kooditin.formats.pdf_outline import Bookmark, headings_of, items_of
from kooditin.formats.pdf_page import Box, usual_size, written_on
from kooditin.formats.pdf_paragraphs import Paragraph, paragraphs_of
from kooditin.formats.pdf_remarks import comments_on, remarks_on
from kooditin.qda.errors import CannotRead
from kooditin.qda.source import NewSource, Span, Warning

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

_PASSWORD = 4  # FPDF_ERR_PASSWORD
_SHAPES = 4000  # on a page; one with more is a drawing, whose lines part no table
_THIN = 3.0  # points
_SCANNED = 0.6  # of a page that a picture covers, for the page to be one, and how few characters it then has
_STAMPED = 60


def read(path: Path, content: bytes | None = None) -> NewSource:
    """The document's text, turns, outline, pages and comments: paragraphs as lines, columns one after the other.

    Rows of tables are lines with tabs between cells. Raises CannotRead.
    """
    content = file_bytes(path) if content is None else content
    kind = real_kind(content)
    if kind != "pdf":
        raise mistaken(kind, path.name) if kind else _not_pdf(path.name)
    document = _opened(content, path.name)
    try:
        pages = [_Page(page, number) for number, page in enumerate(_pages(document, path.name))]
        bookmarks, attachments = _bookmarks(document), document.count_attachments()
    finally:
        document.close()
    if not any(page.pieces for page in pages):
        raise CannotRead(
            "{file} holds no text, only pictures of pages. Run text recognition (OCR) on it first and import the "
            "result.",
            file=path.name,
        )
    draft = _draft(pages, bookmarks)
    return source_of(draft, name=path.stem, file=path.name, warnings=_warnings(pages, attachments))


class _Page:
    """What is kept of a page once it is closed."""

    def __init__(self, page: "PdfPage", number: int) -> None:
        written = written_on(page)
        self.pieces = [replace(piece, page=number) for piece in written.pieces]
        self.height, self.sideways = written.height, written.sideways
        self.marks = remarks_on(page, number, written.upright)
        self.rules: list[Rule] = []
        self.pictures = self.shapes = 0
        covered = self._look_at_shapes(page, written.upright)
        letters = sum(len(piece.text) for piece in self.pieces)
        self.is_scanned = (covered > _SCANNED and letters < _STAMPED) or (not letters and self.shapes > 0)

    def _look_at_shapes(self, page: "PdfPage", upright: Callable[[Box], Box]) -> float:
        """Counts pictures, keeps drawn lines; how much of the page the largest picture covers."""
        from pypdfium2 import raw

        count = raw.FPDFPage_CountObjects(page)
        self.shapes = count
        edges = [ctypes.c_float() for _ in range(4)]
        room = max(1.0, page.get_width() * page.get_height())
        covered = 0.0
        for number in range(count):
            shape = raw.FPDFPage_GetObject(page, number)
            kind = raw.FPDFPageObj_GetType(shape)
            if kind == raw.FPDF_PAGEOBJ_IMAGE or (kind == raw.FPDF_PAGEOBJ_PATH and count < _SHAPES):
                raw.FPDFPageObj_GetBounds(shape, *edges)
                box = (edges[0].value, edges[1].value, edges[2].value, edges[3].value)
                if kind == raw.FPDF_PAGEOBJ_IMAGE:
                    self.pictures += 1
                    covered = max(covered, (box[2] - box[0]) * (box[3] - box[1]) / room)
                else:
                    self.rules.extend(_edges(Rule(*upright(box))))
        return covered


def _edges(box: Rule) -> Iterator[Rule]:
    """The sides of a drawn box; a thin one is a line itself."""
    left, bottom, right, top = box
    if right - left <= _THIN or top - bottom <= _THIN:
        if max(right - left, top - bottom) > 2 * _THIN:
            yield box
        return
    yield from (Rule(left, top, right, top), Rule(left, bottom, right, bottom))
    yield from (Rule(left, bottom, left, top), Rule(right, bottom, right, top))


def _not_pdf(file: str) -> CannotRead:
    return CannotRead(
        "{file} is not a PDF, though its name says so. Open it where it was made, save it as PDF, docx or txt.",
        file=file,
    )


def _opened(content: bytes, file: str) -> "PdfDocument":
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        return PdfDocument(content)
    except PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD:
            raise CannotRead(
                "{file} is protected with a password. Save or print it without the password and import that.",
                file=file,
            ) from error
        raise mistaken("damaged_zip", file) from error


def _pages(document: "PdfDocument", file: str) -> Iterator["PdfPage"]:
    from pypdfium2 import PdfiumError

    for number in range(len(document)):
        try:
            page = document[number]
        except PdfiumError as error:
            raise mistaken("damaged_zip", file) from error
        yield page
        page.close()


def _bookmarks(document: "PdfDocument") -> list[Bookmark]:
    found: list[Bookmark] = []
    for entry in document.get_toc(max_depth=8):
        target = entry.get_dest()
        page = target.get_index() if target is not None else None
        try:
            title = entry.get_title()
        except UnicodeDecodeError:  # half a character of UTF-16
            continue
        if page is not None:
            found.append(Bookmark(title, entry.level + 1, page))
    return found


def _draft(pages: Sequence[_Page], bookmarks: Sequence[Bookmark]) -> Draft:
    bodies = without_running_heads([(page.pieces, page.height) for page in pages])
    usual = usual_size(bodies.pieces)
    columns = [
        column
        for page, body in zip(pages, bodies.pieces, strict=True)
        for column in with_notes_apart(columns_of(body, page.rules), usual)
    ]
    paragraphs = paragraphs_of(columns)
    headings = headings_of(paragraphs, bookmarks)
    items = items_of(paragraphs, headings)
    pen = Pen()
    starts: list[int] = []
    last = -1
    for place, paragraph in enumerate(paragraphs):
        start = pen.length
        starts.append(start)
        for offset, line in paragraph.lines:
            if line.page > last:
                last = line.page
                pen.mark("page", start + offset, 0, bodies.numbers[last])
        _write(pen, paragraph)
        if place in headings:
            pen.mark("heading", start, headings[place])
        elif place in items:
            pen.mark("item", start, items[place])
        pen.write("\n")
    notes = [note for page in pages for note in page.marks.notes if note.text]
    pen.draft.remarks = list(comments_on(notes, paragraphs, starts))
    pen.draft.header = bodies.head
    pen.draft.pictures = sum(page.pictures for page in pages if not page.is_scanned)
    pen.draft.fields = sum(page.marks.fields for page in pages)
    return pen.finished()


def _write(pen: Pen, paragraph: Paragraph) -> None:
    """Writes the paragraph; one small letter in bold is the name of a figure's part, not of a speaker."""
    start = pen.length
    pen.write(paragraph.text)
    for bold in paragraph.bold:
        words = paragraph.text[bold.start : bold.end]
        if len(words) > 1 or not words.islower():
            pen.draft.bold.append(Span(start + bold.start, start + bold.end))


def _warnings(pages: Sequence[_Page], attachments: int) -> list[Warning]:
    warnings = []
    if scanned := [number for number, page in enumerate(pages, 1) if page.is_scanned]:
        warnings.append(
            Warning("Some pages are pictures without text, e.g. scanned: {pages}. Run text recognition (OCR) on them.",
                    {"pages": _in_runs(scanned)})
        )  # fmt: skip
    if sideways := sum(page.sideways for page in pages):
        warnings.append(
            Warning("The document has text that runs sideways ({count} characters), which was left out.",
                    {"count": sideways})
        )  # fmt: skip
    if silent := sum(not note.text for page in pages for note in page.marks.notes):
        warnings.append(
            Warning("The document has passages marked without a comment ({count}); the marks were left out.",
                    {"count": silent})
        )  # fmt: skip
    if attachments:
        warnings.append(
            Warning("The document has files attached ({count}), which were left out.", {"count": attachments})
        )
    return warnings


def _in_runs(numbers: Sequence[int]) -> str:
    """ "3, 7–9" for 3, 7, 8 and 9."""
    runs = [[number for _, number in run] for _, run in groupby(enumerate(numbers), lambda each: each[1] - each[0])]
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)
