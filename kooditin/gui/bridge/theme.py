"""The look in one place: tokens for light and dark, faces, the palette and style sheet, icons."""

from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

from kooditin.resources import resource_folder

UI_FACE = "Inter"
READING_FACE = "Noto Serif"
_FONT_FILES = ("Inter-Regular.otf", "Inter-SemiBold.otf", "NotoSerif-Regular.ttf")


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


def mixed(color: str, ground: str, opacity: float) -> QColor:
    """The colour one sees when `color` lies on `ground` with that opacity (0–1)."""
    over, under = QColor(color), QColor(ground)
    return QColor.fromRgbF(
        over.redF() * opacity + under.redF() * (1 - opacity),
        over.greenF() * opacity + under.greenF() * (1 - opacity),
        over.blueF() * opacity + under.blueF() * (1 - opacity),
    )


def apply_theme(choice: str = "system") -> None:
    """Sets "light", "dark" or the "system" colours on the whole application."""
    global _current
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    dark = choice == "dark" or (choice == "system" and app.styleHints().colorScheme() == Qt.ColorScheme.Dark)
    _current = DARK if dark else LIGHT
    app.setPalette(_palette(_current))
    app.setStyleSheet(_style_sheet(_current))
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


def _arrow(way: str) -> str:
    """The small arrow of a field; a style sheet cannot colour it, so its grey serves light and dark."""
    return _drawing(f"arrow-{way}")


def _drawing(name: str) -> str:
    return (resource_folder() / "icons" / f"{name}.svg").as_posix()


def _style_sheet(t: Tokens) -> str:
    return f"""
QMainWindow, QDialog {{ background: {t.panel}; }}
QToolTip {{ background: {t.field}; color: {t.ink}; border: 1px solid {t.line}; padding: 4px 8px; }}
QMenuBar {{ background: {t.panel}; border-bottom: 1px solid {t.line}; padding: 2px 8px; }}
QMenuBar::item {{ padding: 4px 10px; border-radius: 6px; background: transparent; }}
QMenuBar::item:selected {{ background: {t.chosen}; }}
QMenu {{ background: {t.field}; border: 1px solid {t.line}; padding: 4px; }}
QMenu::item {{ padding: 6px 24px 6px 12px; border-radius: 5px; }}
QMenu::item:selected {{ background: {t.chosen}; }}
QMenu::item:disabled {{ color: {t.muted}; }}
QMenu::separator {{ height: 1px; background: {t.line}; margin: 4px 8px; }}
QStatusBar {{ background: {t.panel}; border-top: 1px solid {t.line}; color: {t.muted}; }}
QStatusBar QLabel {{ color: {t.muted}; font-size: 12px; }}
QStatusBar::item {{ border: none; }}
QSplitter::handle {{ background: {t.line}; }}
QSplitter::handle:horizontal {{ width: 1px; }}
QSplitter::handle:vertical {{ height: 1px; }}
QPushButton {{ background: {t.field}; border: 1px solid {t.line}; border-radius: 7px; padding: 6px 12px; }}
QPushButton:hover {{ background: {t.chosen}; }}
QPushButton:focus {{ border: 1px solid {t.accent}; }}
QPushButton:checked {{ background: {t.chosen}; border: 1px solid {t.accent}; }}
QPushButton:disabled {{ color: {t.muted}; background: {t.panel}; }}
QPushButton[primary="true"] {{ background: {t.accent}; color: {t.accent_ink}; border: 1px solid {t.accent}; }}
QPushButton[primary="true"]:hover {{ background: {mixed(t.ink, t.accent, 0.15).name()}; }}
QPushButton[primary="true"]:focus {{ border: 2px solid {t.ink}; padding: 5px 11px; }}
QPushButton[primary="true"]:disabled {{ background: {t.line}; border-color: {t.line}; color: {t.muted}; }}
QPushButton[quiet="true"] {{ background: transparent; border: 1px solid transparent; padding: 4px 8px; }}
QPushButton[quiet="true"]:hover {{ background: {t.chosen}; }}
QPushButton[quiet="true"]:focus {{ border: 1px solid {t.accent}; }}
QLineEdit, QComboBox, QSpinBox, QPlainTextEdit {{
  background: {t.field}; border: 1px solid {t.line}; border-radius: 7px; padding: 5px 8px;
  selection-background-color: {t.selection}; selection-color: {t.ink}; }}
QLineEdit:focus, QComboBox:focus, QSpinBox:focus, QPlainTextEdit:focus {{ border: 1px solid {t.accent}; }}
QComboBox::drop-down {{ border: none; width: 22px; }}
QComboBox::down-arrow {{ image: url("{_arrow("down")}"); width: 12px; height: 12px; }}
QSpinBox::up-button, QSpinBox::down-button {{ border: none; background: transparent; width: 20px; }}
QSpinBox::up-arrow {{ image: url("{_arrow("up")}"); width: 10px; height: 10px; }}
QSpinBox::down-arrow {{ image: url("{_arrow("down")}"); width: 10px; height: 10px; }}
QCheckBox {{ spacing: 8px; }}
QCheckBox::indicator, QTableView::indicator {{ width: 14px; height: 14px; border-radius: 4px;
  border: 1px solid {mixed(t.muted, t.panel, 0.6).name()}; background: {t.field}; }}
QCheckBox::indicator:hover, QCheckBox::indicator:focus {{ border: 1px solid {t.accent}; }}
QCheckBox::indicator:checked, QTableView::indicator:checked {{ background: {t.accent}; border: 1px solid {t.accent};
  image: url("{_drawing("tick")}"); }}
QCheckBox::indicator:indeterminate, QTableView::indicator:indeterminate {{ background: {t.accent};
  border: 1px solid {t.accent}; image: url("{_drawing("dash")}"); }}
QCheckBox::indicator:disabled {{ border: 1px solid {t.line}; background: {t.panel}; image: none; }}
QCheckBox:focus {{ color: {t.accent}; }}
QHeaderView::section {{ background: {t.panel}; color: {t.muted}; border: none; padding: 4px 8px;
  border-bottom: 1px solid {t.line}; }}
QTableView::item {{ padding: 3px 8px; }}
QTableView::item:selected {{ background: {t.chosen}; color: {t.ink}; }}
QComboBox QAbstractItemView {{ background: {t.field}; border: 1px solid {t.line}; }}
QTreeView, QListView, QTableView {{ background: {t.panel}; border: none; outline: 0; }}
QTreeView::item, QListView::item {{ padding: 3px 4px; }}
QTreeView::item:selected, QListView::item:selected {{ background: {t.chosen}; color: {t.ink}; }}
QTreeView:focus, QListView:focus {{ border: 1px solid {mixed(t.accent, t.panel, 0.55).name()}; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
QScrollBar::handle:vertical {{ background: {mixed(t.muted, t.panel, 0.45).name()}; border-radius: 4px;
  min-height: 32px; margin: 2px; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
QScrollBar::handle:horizontal {{ background: {mixed(t.muted, t.panel, 0.45).name()}; border-radius: 4px;
  min-width: 32px; margin: 2px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QLabel[role="heading"] {{ color: {t.muted}; font-size: 11px; letter-spacing: 1px; }}
QLabel[role="quiet"] {{ color: {t.muted}; font-size: 12px; }}
QLabel[role="title"] {{ font-size: 22px; font-weight: 600; }}
QFrame[role="card"] {{ background: {t.field}; border: 1px solid {t.line}; border-radius: 9px; }}
QFrame[role="rule"] {{ background: {t.line}; border: none; max-height: 1px; min-height: 1px; }}
QTabBar {{ background: {t.ground}; }}
QTabBar::tab {{ background: transparent; color: {t.muted}; border: none; padding: 8px 8px 8px 16px; max-width: 260px; }}
QTabBar::tab:selected {{ background: {t.paper}; color: {t.ink}; border-top: 2px solid {t.accent}; }}
QTabBar::tab:hover:!selected {{ background: {t.chosen}; }}
QToolButton {{ background: transparent; border: 1px solid transparent; border-radius: 5px; padding: 2px; }}
QToolButton:hover {{ background: {t.chosen}; }}
QToolButton:focus {{ border: 1px solid {t.accent}; }}
QProgressBar {{ background: {t.line}; border: none; border-radius: 3px; max-height: 6px; text-align: center; }}
QProgressBar::chunk {{ background: {t.accent}; border-radius: 3px; }}
"""


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
