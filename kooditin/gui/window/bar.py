"""The bar of everyday acts: few buttons with words, or with icons alone where the window is narrow."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QIcon, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from kooditin.gui.bridge import theme
from kooditin.gui.bridge.drawing import ElidedLabel
from kooditin.gui.bridge.i18n import tr
from kooditin.gui.bridge.panel import Panel
from kooditin.gui.window.actions import ActionTable


@dataclass(frozen=True, slots=True)
class Button:
    """An act on the bar. `icon` stands beside its words where `has_icon`, and instead of them where it is narrow."""

    act: str
    words: Callable[[], str]
    icon: str
    has_icon: bool = True


LEFT = (
    Button("import_sources", lambda: tr("Import sources"), "plus"),
    Button("apply_code", lambda: tr("Code the selection"), "tag", has_icon=False),
    Button("undo", lambda: tr("Undo"), "undo-2"),
    Button("redo", lambda: tr("Redo"), "redo-2"),
)
RIGHT = (
    Button("export_excerpts", lambda: tr("Export excerpts"), "download"),
    Button("show_search", lambda: tr("Search"), "search"),
    Button("show_cases", lambda: tr("Cases"), "table", has_icon=False),
    Button("show_suggestion_place", lambda: tr("Suggestions"), "lightbulb", has_icon=False),
)


class Bar(Panel):
    """The buttons by the names of their acts, and the project's name between them."""

    def __init__(self, acts: ActionTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bar")
        self._acts = acts.by_name
        self._is_narrow = False
        self.buttons = {button.act: self._made(acts.by_name[button.act]) for button in (*LEFT, *RIGHT)}
        self.buttons["import_sources"].setProperty("primary", True)
        self.title = ElidedLabel()
        self.title.setProperty("role", "quiet")
        self.title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(8)
        for button in LEFT:
            row.addWidget(self.buttons[button.act])
        row.addWidget(self.title, 1)
        for button in RIGHT:
            row.addWidget(self.buttons[button.act])
        theme.notifier().changed.connect(self._dress)
        self.retranslate()

    def _made(self, act: QAction) -> QPushButton:
        button = QPushButton()
        button.setCheckable(act.isCheckable())
        button.clicked.connect(act.trigger)
        act.enabledChanged.connect(button.setEnabled)
        act.toggled.connect(button.setChecked)
        return button

    def set_narrow(self, narrow: bool) -> None:
        """Icons alone, or words."""
        if narrow != self._is_narrow:
            self._is_narrow = narrow
            self.retranslate()

    def retranslate(self) -> None:
        """The words in the window's language; where icons stand alone, as tips."""
        for button in (*LEFT, *RIGHT):
            shown, words = self.buttons[button.act], button.words()
            keys = self._acts[button.act].shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            shown.setText("" if self._is_narrow else words)
            shown.setAccessibleName(words)
            shown.setToolTip(f"{words} ({keys})" if self._is_narrow else keys)
        self._dress()

    def _dress(self) -> None:
        t = theme.tokens()
        self.setStyleSheet(f"QWidget#bar {{ background: {t.panel}; }}")
        for button in (*LEFT, *RIGHT):
            color = t.accent_ink if self.buttons[button.act].property("primary") else ""
            shown = theme.icon(button.icon, color) if button.has_icon or self._is_narrow else QIcon()
            self.buttons[button.act].setIcon(shown)
