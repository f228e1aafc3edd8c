"""The lines of a PDF's pages put together into paragraphs: what is a line end, and what only the page's edge."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kooditin.formats.pdf_columns import NOTE, Column, Notes, Row
from kooditin.formats.pdf_page import MARK, Piece
from kooditin.qda.source import Span

MOST_LEADING = 2.5  # times a line's height, from line to line of one paragraph
_BULLET = re.compile(rf"(?:{MARK.pattern})(?:\s|$)")
_LABEL = re.compile(
    r"(?:[\[(]?\d{1,2}[:.]\d\d(?:[:.]\d\d)?[\])]?\s*)?([A-ZÅÄÖ][\w.'’-]{0,24}(?: [A-ZÅÄÖ\d(][\w.'’)-]*){0,3}):(?:\s|$)"
)
_TIME = re.compile(r"[\[(]?\d{1,2}:\d\d(?::\d\d)?[\])]?(?:\s|$)")
_HYPHENS = "-\xad\u2010"
_WORD = re.compile(r"\w+(?:-\w+)*")
_LAST_WORD = re.compile(r"[\w-]+$")
_JOINERS = frozenset("ja tai sekä eli vai tahi och eller samt and or".split())
_ABBREVIATIONS = frozenset("esr eakr tki amk ict hops ely".split())  # that keep their hyphen: esr-hanke
_VOWELS = frozenset("aeiouyåäö")


@dataclass(slots=True)
class Paragraph:
    """A paragraph, and where in its text each of its lines begins. `is_row`: a row of a table."""

    text: str
    bold: tuple[Span, ...]
    lines: list[tuple[int, Piece]]
    is_row: bool = False

    @property
    def first(self) -> Piece:
        """Its first line."""
        return self.lines[0][1]


def paragraphs_of(columns: Sequence[Column | Row | Notes]) -> list[Paragraph]:
    """The paragraphs of columns of lines, and the rows of tables between them, in reading order.

    Footnotes stand after the paragraph that was going on above them.
    """
    joining = _Joining([*_plain(columns)])
    done: list[Paragraph] = []
    waiting: list[Paragraph] = []
    last: tuple[Piece, float] | None = None
    for column in columns:
        if isinstance(column, Notes):
            waiting.extend(joining.notes(column))
            continue
        if isinstance(column, Row):
            done.extend((*waiting, joining.row(column)))
            waiting, last = [], None
            continue
        edge = joining.right_edge(column)
        leading = _leading(column)
        for number, line in enumerate(column):
            if last is not None and joining.goes_on(last[0], line, last[1], leading, is_first=number == 0):
                joining.add(done[-1], line)
            else:
                done.extend((*waiting, _begun(line)))
                waiting = []
            last = line, edge
    done.extend(waiting)
    for paragraph in done:
        if paragraph.text.endswith("\xad"):
            paragraph.text = f"{paragraph.text[:-1]}-"
    return done


def _plain(columns: Iterable[Column | Row | Notes]) -> Iterator[Column]:
    for column in columns:
        if isinstance(column, Row):
            yield from column.cells
        elif isinstance(column, Notes):
            yield column.lines
        else:
            yield column


def _begun(line: Piece) -> Paragraph:
    return Paragraph(line.text, line.bold, [(0, line)])


def _leading(column: Sequence[Piece]) -> float:
    """The usual distance from line to line."""
    steps = sorted(upper.bottom - lower.bottom for upper, lower in pairwise(column))
    widest = MOST_LEADING * max((line.size for line in column), default=0.0)
    steps = [step for step in steps if 0 < step <= widest] or [0.0]
    return steps[len(steps) // 4]


class _Joining:
    """What the whole document tells about its lines: its words, its labels and its right edges."""

    def __init__(self, columns: Iterable[Sequence[Piece]]) -> None:
        self._edges: dict[int, float] = {}
        words: set[str] = set()
        labels: Counter[str] = Counter()
        for column in columns:
            for line in column:
                words.update(word.casefold() for word in _WORD.findall(line.text))
                labels.update(_labels(line.text))
            if column:
                left = round(min(line.left for line in column) / 8)
                self._edges[left] = max(self._edges.get(left, 0.0), *(line.right for line in column))
        self._words = words
        self._labels = {label for label, count in labels.items() if count > 1}

    def right_edge(self, column: Sequence[Piece]) -> float:
        """How far the column's lines could reach: its longest line, or that of columns that begin at the same left."""
        here = max((line.right for line in column), default=0.0)
        if len(column) > 3 or not column:
            return here
        left = round(min(line.left for line in column) / 8)
        return max(here, *(self._edges.get(near, 0.0) for near in (left - 1, left, left + 1)))

    def goes_on(self, last: Piece, line: Piece, edge: float, leading: float, *, is_first: bool) -> bool:
        """Whether the line goes on with the paragraph of the last one, because its first word had no room there."""
        if "\t" in line.text or "\t" in last.text or abs(last.size - line.size) > 0.15 * last.size:
            return False
        if _BULLET.match(line.text) or _TIME.match(line.text) or self._is_label(line.text):
            return False
        if _is_bold(last) != _is_bold(line) and (_is_bold(last) or not last.bold):
            return False
        step = last.bottom - line.bottom
        if is_first:
            if not line.text[:1].islower() and last.text.endswith((".", "?", "!", "…", ":")):
                return False
        elif step > max(1.3 * leading, 1.2 * line.size) or line.left > last.left + 0.8 * line.size:
            return self._hangs(last, line, step, leading)
        if last.text[-1:] in _HYPHENS and len(last.text) > 1 and last.text[-2].isalnum():
            return True
        if line.text[:1].islower() and last.right > last.left + 0.7 * (edge - last.left):
            return True
        width = (line.right - line.left) / max(1, len(line.text))
        return last.right + width * (len(line.text.split(" ", 1)[0]) + 1) > edge

    def _hangs(self, last: Piece, line: Piece, step: float, leading: float) -> bool:
        """The second line of a list item stands further in than its mark."""
        close = step <= max(1.3 * leading, 1.2 * line.size)
        return close and _BULLET.match(last.text) is not None and line.left < last.left + 4 * line.size

    def _is_label(self, text: str) -> bool:
        return any(label in self._labels for label in _labels(text))

    def add(self, paragraph: Paragraph, line: Piece) -> None:
        """Writes the line behind the paragraph, a word that was broken between them whole again."""
        text, between = paragraph.text, " "
        if text[-1:] in _HYPHENS and text[-2:-1].isalnum():
            between = ""
            is_broken = self._is_broken(text[:-1], line.text)
            if text[-1] == "\xad" or text[-1] == "\u2010" or is_broken:
                text = text[:-1] if is_broken else f"{text[:-1]}-"
            if _first_word(line.text) in _JOINERS:
                text, between = f"{paragraph.text[:-1]}-", " "
        shift = len(text) + len(between)
        bold = (*paragraph.bold, *(Span(span.start + shift, span.end + shift) for span in line.bold))
        paragraph.text = f"{text}{between}{line.text}"
        paragraph.bold = _within(bold)
        paragraph.lines.append((shift, line))

    def notes(self, notes: Notes) -> list[Paragraph]:
        """The footnotes, each as one paragraph from its number on."""
        done: list[Paragraph] = []
        for line in notes.lines:
            if done and not NOTE.match(line.text):
                self.add(done[-1], line)
            else:
                done.append(_begun(line))
        return done

    def row(self, row: Row) -> Paragraph:
        """A table's row as one paragraph: the lines of each cell put together, tabs between the cells."""
        done = Paragraph("", (), [], is_row=True)
        for number, cell in enumerate(row.cells):
            start = len(done.text) + (number > 0)
            written: Paragraph | None = None
            for line in cell:
                if written is None:
                    written = _begun(line)
                else:
                    self.add(written, line)
            done.text += "\t" if number else ""
            if written is not None:
                done.text += written.text
                done.bold += tuple(Span(span.start + start, span.end + start) for span in written.bold)
                done.lines += [(offset + start, line) for offset, line in written.lines]
        return done

    def _is_broken(self, before: str, after: str) -> bool:
        """Whether the hyphen between the two only breaks the word; not in TE-toimisto, linja-auto, 2020-luku."""
        match, second = _LAST_WORD.search(before), _first_word(after)
        first = match.group() if match is not None else ""
        if not first or not second or not second[0].islower():
            return False
        if f"{first}-{second}".casefold() in self._words:
            return False
        if f"{first}{second}".casefold() in self._words:
            return True
        part = first.rsplit("-", 1)[-1]
        if not part or part[-1].isdigit() or part[-1].isupper() or len(part) == 1:
            return False
        if part.casefold() in _ABBREVIATIONS or not _VOWELS & set(part.casefold()):
            return False
        return not (part[-1].lower() == second[0] and second[0] in _VOWELS)


def _is_bold(line: Piece) -> bool:
    return line.bold == (Span(0, len(line.text)),)


def _labels(text: str) -> list[str]:
    match = _LABEL.match(text)
    return [match[1]] if match is not None else []


def _first_word(text: str) -> str:
    match = _WORD.match(text)
    return match.group() if match is not None else ""


def _within(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Spans that follow each other put together."""
    done: list[Span] = []
    for span in spans:
        if done and span.start <= done[-1].end + 1:
            done[-1] = Span(done[-1].start, max(span.end, done[-1].end))
        else:
            done.append(span)
    return tuple(done)
