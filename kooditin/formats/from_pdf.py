"""PDF documents: the text in reading order, without running heads and page numbers, broken words joined."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from kooditin.formats.draft import Draft, Pen, source_of
from kooditin.formats.opening import file_bytes, mistaken, real_kind
from kooditin.formats.pdf_page import Piece, columns_of, lines_of, written_on
from kooditin.formats.pdf_paragraphs import paragraphs_of, without_running_heads
from kooditin.qda.errors import CannotRead
from kooditin.qda.source import NewSource, Span, Warning

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

_PASSWORD = 4  # FPDF_ERR_PASSWORD


def read(path: Path, content: bytes | None = None) -> NewSource:
    """The document's text and turns: paragraphs as lines, columns one after the other. Raises CannotRead."""
    content = file_bytes(path) if content is None else content
    kind = real_kind(content)
    if kind != "pdf":
        raise mistaken(kind, path.name) if kind else _not_pdf(path.name)
    document = _opened(content, path.name)
    try:
        pages = [_Page(page) for page in _pages(document, path.name)]
    finally:
        document.close()
    textless = sum(not page.pieces for page in pages)
    if textless == len(pages):
        raise CannotRead(
            "{file} holds no text, only pictures of pages. Run text recognition (OCR) on it first and import the "
            "result.",
            file=path.name,
        )
    draft = _draft(pages)
    draft.pictures = sum(page.pictures for page in pages if page.pieces)
    return source_of(draft, name=path.stem, file=path.name, warnings=_warnings(pages, textless))


class _Page:
    """What is kept of a page once it is closed."""

    def __init__(self, page: "PdfPage") -> None:
        written = written_on(page)
        self.pieces, self.height, self.sideways = written.pieces, written.height, written.sideways
        self.pictures, self.comments = _pictures(page), _comments(page)


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


def _pictures(page: "PdfPage") -> int:
    from pypdfium2 import raw

    kinds = (raw.FPDFPageObj_GetType(raw.FPDFPage_GetObject(page, n)) for n in range(raw.FPDFPage_CountObjects(page)))
    return sum(kind == raw.FPDF_PAGEOBJ_IMAGE for kind in kinds)


def _comments(page: "PdfPage") -> int:
    """How many notes and marked passages with words of their own the page has."""
    from pypdfium2 import raw

    count = 0
    marks = (raw.FPDF_ANNOT_TEXT, raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_HIGHLIGHT, raw.FPDF_ANNOT_UNDERLINE,
             raw.FPDF_ANNOT_STRIKEOUT)  # fmt: skip
    for number in range(raw.FPDFPage_GetAnnotCount(page)):
        mark = raw.FPDFPage_GetAnnot(page, number)
        if mark:
            words = raw.FPDFAnnot_GetStringValue(mark, b"Contents", None, 0) > 2  # bytes of UTF-16 and its end
            count += words and raw.FPDFAnnot_GetSubtype(mark) in marks
            raw.FPDFPage_CloseAnnot(mark)
    return count


def _draft(pages: list[_Page]) -> Draft:
    bodies = without_running_heads([(page.pieces, page.height) for page in pages])
    columns = [lines_of(column) for pieces in bodies for column in columns_of(pieces)]
    pen = Pen()
    for paragraph in paragraphs_of(columns):
        _write(pen, paragraph)
    return pen.finished()


def _write(pen: Pen, paragraph: Piece) -> None:
    start = pen.length
    pen.write(paragraph.text)
    pen.draft.bold.extend(Span(start + bold.start, start + bold.end) for bold in paragraph.bold)
    pen.write("\n")


def _warnings(pages: list[_Page], textless: int) -> list[Warning]:
    warnings = []
    if textless:
        warnings.append(
            Warning("The document has pages without text ({count}); they may be scanned pictures.", {"count": textless})
        )
    if sideways := sum(page.sideways for page in pages):
        warnings.append(
            Warning("The document has text that runs sideways ({count} characters), which was left out.",
                    {"count": sideways})
        )  # fmt: skip
    if comments := sum(page.comments for page in pages):
        warnings.append(
            Warning("The document has comments ({count}); those of a PDF are not read.", {"count": comments})
        )
    return warnings
