"""The look in one place: tokens for light and dark, faces, the palette and style sheet, icons."""

from functools import cache

from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

from kooditin.gui.bridge.style_sheet import style_sheet
from kooditin.gui.bridge.tokens import DARK, LIGHT, Tokens, mixed
from kooditin.resources import resource_folder

__all__ = [
    "DARK",
    "LIGHT",
    "READING_FACE",
    "UI_FACE",
    "Notifier",
    "Tokens",
    "apply_theme",
    "icon",
    "load_faces",
    "mixed",
    "notifier",
    "reading_font",
    "tokens",
    "ui_font",
]

UI_FACE = "Inter"
READING_FACE = "Noto Serif"
_FONT_FILES = ("Inter-Regular.otf", "Inter-SemiBold.otf", "NotoSerif-Regular.ttf")


class Notifier(QObject):
    """Tells views that the tokens have changed."""

    changed = Signal()


_current: Tokens = LIGHT


@cache
def notifier() -> Notifier:
    """The one notifier, made on first need (a QObject wants an application)."""
    return Notifier()


def tokens() -> Tokens:
    """The colours in force."""
    return _current


def load_faces() -> None:
    """Adds the shipped faces to the application; what fails to load is replaced by the system's."""
    for name in _FONT_FILES:
        QFontDatabase.addApplicationFont(str(resource_folder() / "fonts" / name))


def reading_font(family: str = "", pixel_size: int = 16) -> QFont:
    """The face of the page; `family` is the reader's choice, else the shipped one."""
    font = QFont([family or READING_FACE, "Georgia", "DejaVu Serif"])
    font.setPixelSize(pixel_size)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def ui_font(pixel_size: int = 13, *, bold: bool = False) -> QFont:
    """The face of panels and buttons."""
    font = QFont([UI_FACE, "Segoe UI", "DejaVu Sans"])
    font.setPixelSize(pixel_size)
    if bold:
        font.setWeight(QFont.Weight.DemiBold)
    return font


def apply_theme(choice: str = "system") -> None:
    """Sets "light", "dark" or the "system" colours on the whole application."""
    global _current
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    dark = choice == "dark" or (choice == "system" and app.styleHints().colorScheme() == Qt.ColorScheme.Dark)
    _current = DARK if dark else LIGHT
    app.setPalette(_palette(_current))
    app.setStyleSheet(style_sheet(_current))
    notifier().changed.emit()


def _palette(t: Tokens) -> QPalette:
    role = QPalette.ColorRole
    colors = {
        role.Window: t.panel,
        role.WindowText: t.ink,
        role.Base: t.field,
        role.AlternateBase: t.ground,
        role.Text: t.ink,
        role.Button: t.field,
        role.ButtonText: t.ink,
        role.BrightText: t.danger,
        role.Highlight: t.chosen,
        role.HighlightedText: t.ink,
        role.PlaceholderText: t.muted,
        role.ToolTipBase: t.field,
        role.ToolTipText: t.ink,
        role.Link: t.accent,
        role.Mid: t.line,
        role.Midlight: t.line,
        role.Dark: t.muted,
        role.Light: t.panel,
        role.Shadow: t.line,
        role.Accent: t.accent,
    }
    palette = QPalette()
    for each, color in colors.items():
        palette.setColor(each, QColor(color))
    for each in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, each, mixed(t.muted, t.panel, 0.65))
    return palette


def icon(name: str, color: str = "") -> QIcon:
    """One of resources/icons as an icon, drawn in the ink of the theme (or in `color`)."""
    return _icon(name, color or tokens().ink)


@cache
def _icon(name: str, color: str) -> QIcon:
    # QtSvg is loaded here, on the first icon, and not with the module: it is not needed to paint the page.
    from PySide6.QtSvg import QSvgRenderer

    drawing = (resource_folder() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    renderer = QSvgRenderer(QByteArray(drawing.replace("currentColor", color).encode()))
    made = QIcon()
    for size in (16, 24, 32, 48):
        picture = QPixmap(QSize(size, size))
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        renderer.render(painter, QRectF(0, 0, size, size))
        painter.end()
        made.addPixmap(picture)
    return made
