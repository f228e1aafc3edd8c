"""The words of a PDF page in reading order: pieces of lines, columns, and lines put together."""

import ctypes
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from math import pi
from typing import TYPE_CHECKING

from kooditin.qda.source import Span

if TYPE_CHECKING:
    from pypdfium2 import PdfPage, PdfTextPage

NARROWEST = 0.13  # of a line's height: a gap between words
Box = tuple[float, float, float, float]  # left, bottom, right, top
FEWEST_LINES = 5  # on each side of a gutter, for it to part columns
SHORTEST = 20  # characters on the lines that hold most of a column's text; a table's cells have fewer
_SIGNS = {
    "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\uf0b7": "•", "\uf0a7": "▪",
    "\x02": "\xad", "\ufffe": "\xad", "\x00": "",
}  # fmt: skip
# Accents that old typesetting puts beside their letter: "a¨" or "¨a".
_ACCENTS = {"¨": "\u0308", "´": "\u0301", "`": "\u0300", "ˆ": "\u0302", "˜": "\u0303", "˚": "\u030a", "¸": "\u0327",
            "ˇ": "\u030c"}  # fmt: skip
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


def written_on(page: "PdfPage") -> Written:
    """The page's pieces, the way that most of its text stands; what runs sideways or lies outside is left out."""
    crop = page.get_cropbox()
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
    return Written(pieces, height, len(sideways))


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

    angles = (raw.FPDFText_GetCharAngle(text, index) for index in range(text.count_chars()))
    return [round(angle / (pi / 2)) % 4 if angle > 0 else 0 for angle in angles]


def _pieces(text: "PdfTextPage", left_out: Collection[int], upright: Callable[[Box], Box]) -> Iterator[Piece]:
    from pypdfium2 import raw

    place = raw.FS_RECTF()
    here = _Gathering()
    high = 0
    for index in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text, index)
        if code in (32, 9, 10, 13, 160) or index in left_out:
            here.space = True
            continue
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00) if high else 0xFFFD
        high = 0
        if not raw.FPDFText_GetLooseCharBox(text, index, place) or code > 0x10FFFF:
            continue
        box = left, bottom, right, top = upright((place.left, place.bottom, place.right, place.top))
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


def lines_of(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces of one column put together into lines, from top to bottom; wide gaps become tabs."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda each: (-each.top, each.left)):
        row = next((row for row in rows[-3:] if row[0].beside(piece)), None)
        if row is None:
            rows.append([piece])
        else:
            row.append(piece)
    return [_joined(sorted(row, key=lambda each: each.left)) for row in rows]


def _joined(row: list[Piece]) -> Piece:
    line = row[0]
    for piece in row[1:]:
        gap = piece.left - line.right
        between = "\t" if gap > 1.3 * line.size else " " if gap > 0.15 * line.size else ""
        shift = len(line.text) + len(between)
        line = replace(
            line,
            text=f"{line.text}{between}{piece.text}",
            right=max(line.right, piece.right),
            bottom=min(line.bottom, piece.bottom),
            bold=(*line.bold, *(Span(span.start + shift, span.end + shift) for span in piece.bold)),
        )
    return line


def columns_of(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """The pieces in columns, in reading order; what spans several columns is a column of its own between them."""
    gutter = _gutter(pieces)
    if gutter is None:
        return [list(pieces)] if pieces else []
    columns: list[list[Piece]] = []
    left: list[Piece] = []
    right: list[Piece] = []
    spanning: list[Piece] = []

    def end_band() -> None:
        columns.extend(columns_of(left) if left else [])
        columns.extend(columns_of(right) if right else [])
        left.clear()
        right.clear()

    for piece in sorted(pieces, key=lambda each: -each.top):
        if piece.left < gutter < piece.right:
            if left or right:
                end_band()
                columns.append(spanning := [])
            elif not columns or columns[-1] is not spanning:
                columns.append(spanning := [])
            spanning.append(piece)
        else:
            (left if piece.right <= gutter else right).append(piece)
    end_band()
    return columns


def _gutter(pieces: Sequence[Piece]) -> float | None:
    """Where an empty strip parts two columns of running text; None for one column, and for tables of short cells."""
    if len(pieces) < 2 * FEWEST_LINES:
        return None
    start, end = min(piece.left for piece in pieces), max(piece.right for piece in pieces)
    written = sum(len(piece.text) for piece in pieces)
    best: tuple[int, float, float] | None = None
    for edge in sorted({round(piece.left, 1) for piece in pieces}):
        if not start + 0.2 * (end - start) < edge < start + 0.8 * (end - start):
            continue
        place = edge - 2
        crossing = sum(len(piece.text) for piece in pieces if piece.left < place < piece.right)
        before = [piece for piece in pieces if piece.right <= place]
        after = [piece for piece in pieces if piece.left >= place]
        if crossing * 5 > written or not _is_column(before) or not _is_column(after):
            continue
        room = edge - max(piece.right for piece in before)
        if best is None or (crossing, -room) < best[:2]:
            best = (crossing, -room, place)
    return best[2] if best is not None else None


def _is_column(pieces: Sequence[Piece]) -> bool:
    lengths = sorted(len(piece.text) for piece in pieces)
    long = [length for length in lengths if length >= SHORTEST]
    return len(long) >= FEWEST_LINES and 2 * sum(long) > sum(lengths)
