"""The words of a PDF page: pieces of lines, and pieces put together into lines."""

import ctypes
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from math import pi
from typing import TYPE_CHECKING

from kooditin.qda.source import Span

if TYPE_CHECKING:
    from pypdfium2 import PdfPage, PdfTextPage

WIDEST = 4.0  # of a line's height: a gap between words of justified text
LEVEL = 1.5  # points that edges may be apart and count as one
OVERLAP = 0.1  # of a line's height: letters that stand closer
NARROWEST = 0.13  # of a line's height: a gap between words
Box = tuple[float, float, float, float]  # left, bottom, right, top
_SIGNS = {
    "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\uf0b7": "•", "\uf0a7": "▪",
    "\x02": "\xad", "\ufffe": "\xad", "\x00": "",
}  # fmt: skip
# Accents that old typesetting puts beside their letter: "a¨" or "¨a".
_ACCENTS = {"¨": "\u0308", "´": "\u0301", "`": "\u0300", "ˆ": "\u0302", "˜": "\u0303", "˚": "\u030a", "¸": "\u0327",
            "ˇ": "\u030c"}  # fmt: skip
MARK = re.compile(r"[•▪◦●○■□–—*➢✓·-]|\(?(?:\d{1,3}(?:\.\d{1,2})*|[a-zA-Z])[.)]")  # of a list's item
_BOLD = re.compile(r"bold|black|heavy", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stand close together on one line, in points from the page's lower left corner."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    bold: tuple[Span, ...] = ()
    page: int = 0  # from 0

    @property
    def size(self) -> float:
        """The height of the line, a little more than the size of its letters."""
        return self.top - self.bottom

    def beside(self, other: "Piece") -> bool:
        """Whether both stand on one line."""
        shared = min(self.top, other.top) - max(self.bottom, other.bottom)
        return shared > 0.5 * min(self.size, other.size)


@dataclass(slots=True)
class _Gathering:
    """A piece while its characters come in."""

    signs: list[str] = field(default_factory=list)
    length: int = 0
    left: float = 0.0
    right: float = 0.0
    bottom: float = 0.0
    top: float = 0.0
    space: bool = False
    last: tuple[float, float] = (0.0, 0.0)  # the left and right edge of the last letter
    accent: tuple[float, str] | None = None  # one that waits for its letter, and its middle
    bold_since: int | None = None
    bold: list[Span] = field(default_factory=list)

    def follows(self, box: Box) -> bool:
        """Whether a character in this box goes on with the piece."""
        left, bottom, _, top = box
        size = max(self.top - self.bottom, 1.0)
        shared = min(self.top, top) - max(self.bottom, bottom)
        gap = left - self.right
        return shared > 0.4 * min(size, max(top - bottom, 1.0)) and -0.6 * size < gap < 0.9 * size

    def took(self, sign: str, box: Box) -> bool:
        """Writes a letter right beside the last one of its word; False where that takes a closer look."""
        left, bottom, right, top = box
        if self.space or bottom != self.bottom or top != self.top or self.accent is not None or not sign.isalnum():
            return False
        if not -OVERLAP < (left - self.right) / (top - bottom or 1.0) <= NARROWEST or sign in _SIGNS:
            return False
        self.signs.append(sign)
        self.length += 1
        self.last = (left, right)
        self.right = max(self.right, right)
        return True

    def add(self, sign: str) -> None:
        """Writes the sign."""
        self.signs.append(sign)
        self.length += len(sign)

    def place(self, sign: str, left: float, right: float) -> None:
        """Writes the sign in its box; an accent and its letter become one."""
        middle = (left + right) / 2
        if sign in _ACCENTS and self.last[0] < middle < self.last[1] and self.signs[-1:] != [" "]:
            if self.signs[-1] in ("ı", "ȷ"):
                self.signs[-1] = "i" if self.signs[-1] == "ı" else "j"
            self.add(_ACCENTS[sign])
            return
        if self.accent is not None and left < self.accent[0] < right and sign.isalpha():
            self.signs[-1] = sign
            self.add(_ACCENTS[self.accent[1]])
            self.accent = None
        else:
            self.accent = (middle, sign) if sign in _ACCENTS else None
            self.add(sign)
        self.last = (left, right)
        self.right = max(self.right, right) if self.length > 1 else right

    def end_bold(self) -> None:
        """Ends a bold stretch, if one goes on."""
        if self.bold_since is not None and self.length > self.bold_since:
            self.bold.append(Span(self.bold_since, self.length))
        self.bold_since = None

    def piece(self) -> Piece:
        """What has been gathered."""
        self.end_bold()
        return Piece("".join(self.signs), self.left, self.right, self.bottom, self.top, tuple(self.bold))


@dataclass(frozen=True, slots=True)
class Written:
    """What stands on a page: its pieces in the order of the file, how high it is, how many characters run sideways."""

    pieces: list[Piece]
    height: float
    sideways: int
    upright: Callable[[Box], Box]  # a box of the page as its pieces see it


def written_on(page: "PdfPage") -> Written:
    """The page's pieces, the way that most of its text stands; what runs sideways or lies outside is left out."""
    crop = _shown(page)
    text = page.get_textpage()
    try:
        quarters = _quarter_turns(text)
        turn = Counter(quarters).most_common(1)[0][0] if quarters else 0
        sideways = frozenset(index for index, turns in enumerate(quarters) if turns != turn)
        found = list(_pieces(text, sideways, lambda box: _upright(box, turn, crop)))
    finally:
        text.close()
    _, _, width, height = _upright(crop, turn, crop)
    pieces = [
        piece
        for piece in found
        if piece.right > 0 and piece.left < width and 0 <= (piece.bottom + piece.top) / 2 <= height
    ]
    return Written(pieces, height, len(sideways), lambda box: _upright(box, turn, crop))


def _shown(page: "PdfPage") -> Box:
    """The part of the page that is shown; PDFium does not see a box that all pages share, only its size."""
    box: Box | None = page.get_cropbox(fallback_ok=False) or page.get_mediabox(fallback_ok=False)
    if box is not None:
        return box
    width, height = page.get_size()
    return (0.0, 0.0, height, width) if page.get_rotation() in (90, 270) else (0.0, 0.0, width, height)


def _upright(box: Box, turn: int, crop: Box) -> Box:
    """The box as seen when the page is turned so that its text stands upright, from that page's lower left corner."""
    left, bottom, right, top = box
    start, low, end, high = crop
    if turn == 1:
        return high - top, left - start, high - bottom, right - start
    if turn == 2:
        return end - right, high - top, end - left, high - bottom
    if turn == 3:
        return bottom - low, end - right, top - low, end - left
    return left - start, bottom - low, right - start, top - low


def _quarter_turns(text: "PdfTextPage") -> list[int]:
    """How many quarters of a turn each character stands on its side."""
    from pypdfium2 import raw

    handle, angle_of = text.raw, raw.FPDFText_GetCharAngle
    angles = (angle_of(handle, index) for index in range(text.count_chars()))
    return [round(angle / (pi / 2)) % 4 if angle > 0 else 0 for angle in angles]


def _pieces(text: "PdfTextPage", left_out: Collection[int], upright: Callable[[Box], Box]) -> Iterator[Piece]:
    from pypdfium2 import raw

    place = raw.FS_RECTF()
    here = _Gathering()
    high = 0
    handle, code_of, box_of = text.raw, raw.FPDFText_GetUnicode, raw.FPDFText_GetLooseCharBox
    for index in range(text.count_chars()):
        code = code_of(handle, index)
        if code in (32, 9, 10, 13, 160) or index in left_out:
            here.space = True
            continue
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00) if high else 0xFFFD
        high = 0
        if not box_of(handle, index, place) or code > 0x10FFFF:
            continue
        box = left, bottom, right, top = upright((place.left, place.bottom, place.right, place.top))
        if here.signs and here.took(chr(code), box):
            continue
        if here.signs and not here.follows(box):
            yield here.piece()
            here = _Gathering()
        if not here.signs:
            here.left, here.bottom, here.top = left, bottom, top
            here.space = False
            _weigh(here, text, index)
        elif here.space or left - here.right > NARROWEST * (top - bottom):
            here.space = False
            _weigh(here, text, index)
        here.place(_SIGNS.get(chr(code), chr(code)), left, right)
    if here.signs:
        yield here.piece()


def _weigh(here: _Gathering, text: "PdfTextPage", index: int) -> None:
    """Begins a word: a space before it unless it is the first, bold or not by its first character."""
    bold = _is_bold(text, index)
    if not bold:
        here.end_bold()
    if here.signs:
        here.add(" ")
    if bold and here.bold_since is None:
        here.bold_since = here.length


def _is_bold(text: "PdfTextPage", index: int) -> bool:
    from pypdfium2 import raw

    if raw.FPDFText_GetFontWeight(text, index) >= 600:
        return True
    name = ctypes.create_string_buffer(100)
    flags = ctypes.c_int()
    raw.FPDFText_GetFontInfo(text, index, name, 100, flags)
    return _BOLD.search(name.value.decode("latin-1")) is not None


def lines_of(pieces: Sequence[Piece], *, in_cell: bool = False) -> list[Piece]:
    """The pieces of one column put together into lines, from top to bottom; wide gaps become tabs.

    In the cell of a table and in justified text there are none.
    """
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda each: (-each.top, each.left)):
        row = next((row for row in rows[-3:] if row[0].beside(piece)), None)
        if row is None:
            rows.append([piece])
        else:
            row.append(piece)
    rows = [sorted(row, key=lambda each: each.left) for row in rows]
    stretched = set(range(len(rows))) if in_cell else _stretched(rows)
    return [_without_soft_hyphens(_joined(row, is_stretched=place in stretched)) for place, row in enumerate(rows)]


def usual_size(groups: Iterable[Iterable[Piece]]) -> float:
    """The size that most letters of the pieces have, to half a point; 0.0 where there are none."""
    sizes: Counter[float] = Counter()
    for group in groups:
        for piece in group:
            sizes[round(2 * piece.size) / 2] += len(piece.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _stretched(rows: Sequence[Sequence[Piece]]) -> set[int]:
    """The places of lines whose words stand far apart only to reach both edges of justified text."""
    lefts = Counter([round(row[0].left) for row in rows])
    rights = Counter([round(max(piece.right for piece in row)) for row in rows])
    found: set[int] = set()
    for place, row in enumerate(rows):
        if len(row) < 2 or _shared(lefts, row[0].left) < 3 or _shared(rights, max(each.right for each in row)) < 3:
            continue
        gaps = [right.left - left.right for left, right in pairwise(row)]
        near = [piece.left for other in (place - 1, place + 1) if 0 <= other < len(rows) for piece in rows[other][1:]]
        in_columns = any(abs(piece.left - left) < LEVEL for piece in row[1:] for left in near)
        if max(gaps) < WIDEST * row[0].size and not in_columns and any(map(str.isalpha, row[-1].text)):
            found.add(place)
    return found


def _shared(edges: Counter[int], edge: float) -> int:
    return sum(edges[round(edge) + near] for near in (-1, 0, 1))


def _joined(row: Sequence[Piece], *, is_stretched: bool) -> Piece:
    line = row[0]
    for piece in row[1:]:
        gap = piece.left - line.right
        between = "\t" if gap > 1.3 * line.size else " " if gap > 0.15 * line.size else ""
        if between == "\t" and (is_stretched or MARK.fullmatch(line.text)):
            between = " "
        shift = len(line.text) + len(between)
        line = replace(
            line,
            text=f"{line.text}{between}{piece.text}",
            right=max(line.right, piece.right),
            bottom=min(line.bottom, piece.bottom),
            bold=(*line.bold, *(Span(span.start + shift, span.end + shift) for span in piece.bold)),
        )
    return line


def _without_soft_hyphens(line: Piece) -> Piece:
    """The line without hyphens that are seen at a line's end only, but for one at its end."""
    text = line.text
    if "\xad" not in text[:-1]:
        return line
    gone = [place for place, sign in enumerate(text[:-1]) if sign == "\xad"]
    bold = tuple(
        Span(span.start - sum(place < span.start for place in gone), span.end - sum(place < span.end for place in gone))
        for span in line.bold
    )
    return replace(line, text=text[:-1].replace("\xad", "") + text[-1], bold=bold)
