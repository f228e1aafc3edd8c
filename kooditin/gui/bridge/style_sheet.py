"""The look of every kind of widget, as one style sheet made of the named colours."""

from kooditin.gui.bridge.tokens import Tokens, mixed
from kooditin.resources import resource_folder


def style_sheet(t: Tokens) -> str:
    """The style sheet of the whole application."""
    return "".join(part(t) for part in (_windows, _buttons, _fields, _lists, _scrolling, _labels))


def _arrow(way: str) -> str:
    """The small arrow of a field; a style sheet cannot colour it, so its grey serves light and dark."""
    return _drawing(f"arrow-{way}")


def _drawing(name: str) -> str:
    return (resource_folder() / "icons" / f"{name}.svg").as_posix()


def _windows(t: Tokens) -> str:
    """Windows, menus and the line at the foot."""
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
QMenu::indicator {{ width: 14px; height: 14px; margin-left: 8px; border-radius: 4px;
  border: 1px solid {mixed(t.muted, t.panel, 0.6).name()}; background: {t.field}; }}
QMenu::indicator:checked {{ background: {t.accent}; border: 1px solid {t.accent}; image: url("{_drawing("tick")}"); }}
QMenu::separator {{ height: 1px; background: {t.line}; margin: 4px 8px; }}
QStatusBar {{ background: {t.panel}; border-top: 1px solid {t.line}; color: {t.muted}; }}
QStatusBar QLabel {{ color: {t.muted}; font-size: 12px; }}
QStatusBar QPushButton[quiet="true"] {{ color: {t.muted}; font-size: 12px; padding: 2px 8px; }}
QStatusBar::item {{ border: none; }}
QSplitter::handle {{ background: {t.line}; }}
QSplitter::handle:horizontal {{ width: 1px; }}
QSplitter::handle:vertical {{ height: 1px; }}
"""


def _buttons(t: Tokens) -> str:
    """What is pressed or ticked."""
    return f"""
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
QToolButton {{ background: transparent; border: 1px solid transparent; border-radius: 5px; padding: 2px; }}
QToolButton:hover {{ background: {t.chosen}; }}
QToolButton:focus {{ border: 1px solid {t.accent}; }}
"""


def _fields(t: Tokens) -> str:
    """What is typed into or chosen from."""
    return f"""
QLineEdit, QComboBox, QSpinBox, QPlainTextEdit {{
  background: {t.field}; border: 1px solid {t.line}; border-radius: 7px; padding: 5px 8px;
  selection-background-color: {t.selection}; selection-color: {t.ink}; }}
QLineEdit:focus, QComboBox:focus, QSpinBox:focus, QPlainTextEdit:focus {{ border: 1px solid {t.accent}; }}
QComboBox::drop-down {{ border: none; width: 22px; }}
QComboBox::down-arrow {{ image: url("{_arrow("down")}"); width: 12px; height: 12px; }}
QSpinBox::up-button, QSpinBox::down-button {{ border: none; background: transparent; width: 20px; }}
QSpinBox::up-arrow {{ image: url("{_arrow("up")}"); width: 10px; height: 10px; }}
QSpinBox::down-arrow {{ image: url("{_arrow("down")}"); width: 10px; height: 10px; }}
"""


def _lists(t: Tokens) -> str:
    """Lists, trees and tables."""
    return f"""
QHeaderView::section {{ background: {t.panel}; color: {t.muted}; border: none; padding: 4px 8px;
  border-bottom: 1px solid {t.line}; }}
QTableView::item {{ padding: 3px 8px; }}
QTableView::item:selected {{ background: {t.chosen}; color: {t.ink}; }}
QComboBox QAbstractItemView {{ background: {t.field}; border: 1px solid {t.line}; }}
QTreeView, QListView, QTableView {{ background: {t.panel}; border: none; outline: 0; }}
QTreeView::item, QListView::item {{ padding: 3px 4px; }}
QTreeView::item:selected, QListView::item:selected {{ background: {t.chosen}; color: {t.ink}; }}
QTreeView:focus, QListView:focus {{ border: 1px solid {mixed(t.accent, t.panel, 0.55).name()}; }}
"""


def _scrolling(t: Tokens) -> str:
    """Scroll bars and progress."""
    return f"""
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
QScrollBar::handle:vertical {{ background: {mixed(t.muted, t.panel, 0.45).name()}; border-radius: 4px;
  min-height: 32px; margin: 2px; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
QScrollBar::handle:horizontal {{ background: {mixed(t.muted, t.panel, 0.45).name()}; border-radius: 4px;
  min-width: 32px; margin: 2px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QProgressBar {{ background: {t.line}; border: none; border-radius: 3px; max-height: 6px; text-align: center; }}
QProgressBar::chunk {{ background: {t.accent}; border-radius: 3px; }}
"""


def _labels(t: Tokens) -> str:
    """Headings, cards and tabs."""
    return f"""
QLabel[role="heading"] {{ color: {t.muted}; font-size: 11px; letter-spacing: 1px; }}
QLabel[role="quiet"] {{ color: {t.muted}; font-size: 12px; }}
QLabel[role="title"] {{ font-size: 22px; font-weight: 600; }}
QFrame[role="card"] {{ background: {t.field}; border: 1px solid {t.line}; border-radius: 9px; }}
QFrame[role="rule"] {{ background: {t.line}; border: none; max-height: 1px; min-height: 1px; }}
QTabBar {{ background: {t.ground}; }}
QTabBar::tab {{ background: transparent; color: {t.muted}; border: none; padding: 8px 8px 8px 16px; max-width: 260px; }}
QTabBar::tab:selected {{ background: {t.paper}; color: {t.ink}; border-top: 2px solid {t.accent}; }}
QTabBar::tab:hover:!selected {{ background: {t.chosen}; }}
"""
