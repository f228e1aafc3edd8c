"""How the width of the page is shared between numbers, the measured column of text, and stripes."""

from typing import NamedTuple

from PySide6.QtGui import QFont, QFontMetricsF

COLUMN_SAMPLE = "Ehdottomasti se et meillä on kauppakamarin ja korkeakoulujen kanssa yhteinen pöy"
NUMBER_WIDTH = 64
STRIPES_LEAST, STRIPES_WANTED, STRIPES_MOST = 132, 210, 320
COLUMN_LEAST = 0.62
OVERVIEW_WIDTH = 16


class Shares(NamedTuple):
    """Widths in pixels, from the left; `line_reach` is how many characters a line of the column can hold at most."""

    numbers: int
    column: int
    stripes: int
    line_reach: int


def column_width(font: QFont) -> int:
    """The measured column: about 80 characters of the reading face, in pixels."""
    return round(QFontMetricsF(font).horizontalAdvance(COLUMN_SAMPLE))


def shares(room: int, font: QFont) -> Shares:
    """How `room` pixels are shared; the column gives way first to the stripes, but not beyond what can be read."""
    measured = column_width(font)
    wanted = max(room - NUMBER_WIDTH - STRIPES_WANTED, round(measured * COLUMN_LEAST))
    column = min(measured, wanted, max(200, room - NUMBER_WIDTH - STRIPES_LEAST))
    stripes = min(STRIPES_MOST, max(0, room - NUMBER_WIDTH - column))
    spare = max(0, room - NUMBER_WIDTH - column - stripes)
    numbers = NUMBER_WIDTH + spare // 2
    line_reach = int(column / max(1.0, QFontMetricsF(font).horizontalAdvance("i"))) + 1
    return Shares(numbers, column, room - numbers - column, line_reach)
