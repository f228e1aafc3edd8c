"""The named colours, for light and for dark."""

from dataclasses import dataclass

from PySide6.QtGui import QColor


@dataclass(frozen=True, slots=True)
class Tokens:
    """The named colours as "#rrggbb". `tint` is the opacity (0–1) of a coding's highlight on the paper."""

    dark: bool
    ground: str
    panel: str
    paper: str
    ink: str
    muted: str
    line: str
    accent: str
    accent_ink: str
    chosen: str
    selection: str
    selection_edge: str
    speaker: str
    danger: str
    field: str
    tint: float


LIGHT = Tokens(
    dark=False,
    ground="#f6f5f2",
    panel="#fbfaf8",
    paper="#fffefb",
    ink="#23252b",
    muted="#666a73",
    line="#e3e0d9",
    accent="#2f6f6a",
    accent_ink="#ffffff",
    chosen="#e5efed",
    selection="#cfe1fb",
    selection_edge="#7fa9e6",
    speaker="#41587a",
    danger="#a8322f",
    field="#ffffff",
    tint=0.20,
)
DARK = Tokens(
    dark=True,
    ground="#1b1d20",
    panel="#212428",
    paper="#1e2023",
    ink="#dfe1e4",
    muted="#9aa0a8",
    line="#34383d",
    accent="#3f8f88",
    accent_ink="#ffffff",
    chosen="#2b3a3a",
    selection="#2a4a72",
    selection_edge="#4f7fbf",
    speaker="#a9bddb",
    danger="#e5807c",
    field="#282b30",
    tint=0.33,
)


def mixed(color: str, ground: str, opacity: float) -> QColor:
    """The colour one sees when `color` lies on `ground` with that opacity (0–1)."""
    over, under = QColor(color), QColor(ground)
    return QColor.fromRgbF(
        over.redF() * opacity + under.redF() * (1 - opacity),
        over.greenF() * opacity + under.greenF() * (1 - opacity),
        over.blueF() * opacity + under.blueF() * (1 - opacity),
    )
