"""The comments of a PDF: notes and marked passages with what was written to them, and where they stand."""

import ctypes
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kooditin.formats.draft import Comment
from kooditin.formats.pdf_page import Box
from kooditin.formats.pdf_paragraphs import Paragraph
from kooditin.qda.source import Span

if TYPE_CHECKING:
    from pypdfium2 import PdfPage


@dataclass(frozen=True, slots=True)
class Passage:
    """One line of a marked passage: where it is, and the words in it."""

    box: Box
    words: str


@dataclass(frozen=True, slots=True)
class Note:
    """A comment: its page (from 0), its words, who wrote it, and what it is about; `text` is "" on a mere marking."""

    page: int
    text: str
    author: str
    box: Box
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class OnPage:
    """The comments of a page, and how many of its form fields are filled in."""

    notes: tuple[Note, ...] = ()
    fields: int = 0


def remarks_on(page: "PdfPage", number: int, upright: Callable[[Box], Box]) -> OnPage:
    """What was written on a page afterwards; `upright` turns its boxes as its pieces are turned."""
    from pypdfium2 import raw

    notes: list[Note] = []
    fields = 0
    silent = (raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_POPUP)
    marking = (raw.FPDF_ANNOT_HIGHLIGHT, raw.FPDF_ANNOT_UNDERLINE, raw.FPDF_ANNOT_SQUIGGLY)
    for place in range(raw.FPDFPage_GetAnnotCount(page)):
        mark = raw.FPDFPage_GetAnnot(page, place)
        if not mark:
            continue
        kind = raw.FPDFAnnot_GetSubtype(mark)
        text = _words(mark, b"Contents").strip()
        if kind == raw.FPDF_ANNOT_WIDGET:
            fields += bool(_words(mark, b"V").strip())
        elif kind not in silent and (text or kind in marking):
            passages = tuple(_passages(page, mark, upright))
            notes.append(Note(number, text, _words(mark, b"T").strip(), upright(_box(mark)), passages))
        raw.FPDFPage_CloseAnnot(mark)
    return OnPage(tuple(notes), fields)


def _words(mark: object, key: bytes) -> str:
    from pypdfium2 import raw

    length = raw.FPDFAnnot_GetStringValue(mark, key, None, 0)
    content = ctypes.create_string_buffer(length)
    raw.FPDFAnnot_GetStringValue(mark, key, ctypes.cast(content, ctypes.POINTER(raw.FPDF_WCHAR)), length)
    return content.raw.decode("utf-16-le", "replace").rstrip("\x00").replace("\r\n", "\n").replace("\r", "\n")


def _box(mark: object) -> Box:
    from pypdfium2 import raw

    place = raw.FS_RECTF()
    raw.FPDFAnnot_GetRect(mark, place)
    return place.left, min(place.bottom, place.top), place.right, max(place.bottom, place.top)


def _passages(page: "PdfPage", mark: object, upright: Callable[[Box], Box]) -> Iterator[Passage]:
    """The lines of a marked passage, in the order in which they were marked."""
    from pypdfium2 import raw

    corners = raw.FS_QUADPOINTSF()
    count = raw.FPDFAnnot_CountAttachmentPoints(mark)
    if not count:
        return
    text = page.get_textpage()
    try:
        for place in range(count):
            if raw.FPDFAnnot_GetAttachmentPoints(mark, place, corners):
                across = (corners.x1, corners.x2, corners.x3, corners.x4)
                along = (corners.y1, corners.y2, corners.y3, corners.y4)
                box = min(across), min(along), max(across), max(along)
                yield Passage(upright(box), " ".join(text.get_text_bounded(*box).split()))
    finally:
        text.close()


def comments_on(notes: Sequence[Note], paragraphs: Sequence[Paragraph], starts: Sequence[int]) -> Iterator[Comment]:
    """The comments on their spans; `starts` says where in the text each paragraph begins."""
    by_page: dict[int, list[tuple[int, int]]] = {}
    for place, paragraph in enumerate(paragraphs):
        for number, (_, line) in enumerate(paragraph.lines):
            by_page.setdefault(line.page, []).append((place, number))
    for note in notes:
        lines = by_page.get(note.page, [])
        spans = [span for passage in note.passages if (span := _found(passage, lines, paragraphs, starts))]
        near = _nearest(note.box, lines, paragraphs)
        around = Span(starts[near], starts[near] + len(paragraphs[near].text)) if near is not None else Span(0, 0)
        span = Span(min(spans).start, max(span.end for span in spans)) if spans else around
        yield Comment(span, around, note.text, note.author)


def _found(
    passage: Passage, lines: Sequence[tuple[int, int]], paragraphs: Sequence[Paragraph], starts: Sequence[int]
) -> Span | None:
    """Where the words of a marked line stand: in the line of the page that its box covers most of."""
    best: tuple[float, int, int] | None = None
    left, bottom, right, top = passage.box
    for place, number in lines:
        line = paragraphs[place].lines[number][1]
        high, wide = min(top, line.top) - max(bottom, line.bottom), min(right, line.right) - max(left, line.left)
        if high > 0 and wide > 0 and (best is None or high * wide > best[0]):
            best = high * wide, place, number
    if best is None:
        return None
    _, place, number = best
    offset, line = paragraphs[place].lines[number]
    words = passage.words.rstrip("\xad\x02\ufffe-") if passage.words not in line.text else passage.words
    expected = round(len(line.text) * max(0.0, left - line.left) / max(1.0, line.right - line.left))
    at = _closest(line.text, words, expected)
    if at is None:
        return None
    start = starts[place] + offset + at
    return Span(start, min(start + len(words), starts[place] + len(paragraphs[place].text)))


def _closest(text: str, words: str, expected: int) -> int | None:
    """Where the words stand in the text, nearest to where they are expected; None where they do not."""
    places = []
    at = text.find(words) if words else -1
    while at >= 0:
        places.append(at)
        at = text.find(words, at + 1)
    return min(places, key=lambda place: abs(place - expected)) if places else None


def _nearest(box: Box, lines: Sequence[tuple[int, int]], paragraphs: Sequence[Paragraph]) -> int | None:
    """The paragraph of the line that is nearest to the middle of a note's box, height first."""
    middle, across = (box[1] + box[3]) / 2, (box[0] + box[2]) / 2

    def distance(each: tuple[int, int]) -> tuple[float, float]:
        line = paragraphs[each[0]].lines[each[1]][1]
        return (
            max(0.0, line.bottom - middle, middle - line.top),
            max(0.0, line.left - across, across - line.right),
        )

    return min(lines, key=distance)[0] if lines else None
