"""A line above the page that says what happened and what can be done about it; it never blocks the work."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from kooditin.gui.bridge import theme
from kooditin.gui.bridge.i18n import said, tr
from kooditin.gui.bridge.later import later
from kooditin.qda.errors import KooditinError

SHOWN_MS = 12_000


Words = str | Callable[[], str]  # a text, or what gives it in the language of the moment


class Notice(QFrame):
    """One message at a time, with at most two buttons of its own and a close button.

    When the language changes, what was said in passing goes, and a problem is said anew.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self._words = QLabel()
        self._words.setWordWrap(True)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._buttons = QHBoxLayout()
        self._close = QPushButton()
        self._close.setProperty("quiet", True)
        self._close.clicked.connect(self.hide)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 8, 8, 8)
        layout.addWidget(self._words, 1)
        layout.addLayout(self._buttons)
        layout.addWidget(self._close)
        self._timer = later(self, self.hide)
        theme.notifier().changed.connect(self._color)
        self._is_problem = False
        self._text: Words = ""
        self._named: list[tuple[QPushButton, Words]] = []
        self.hide()

    def tell(self, text: Words, *buttons: tuple[Words, Callable[[], object]], problem: bool = False) -> None:
        """Shows the text with buttons (words, what they do). A problem stays until it is closed.

        A button that says Undo holds until the next act: see outlive_act.
        """
        self._text = text
        self._is_problem = problem
        while (item := self._buttons.takeAt(0)) is not None:
            if widget := item.widget():
                widget.deleteLater()
        self._named = [(QPushButton(), words) for words, _ in buttons]
        for (button, _), (_, act) in zip(self._named, buttons, strict=True):
            button.clicked.connect(self.hide)
            button.clicked.connect(lambda _=False, act=act: act())
            self._buttons.addWidget(button)
        self.retranslate()
        self._color()
        self.show()
        if problem:
            self._timer.stop()
        else:
            self._timer.start(SHOWN_MS)

    def tell_error(self, error: KooditinError) -> None:
        """Says what could not be done, in the language of the moment."""
        self.tell(partial(said, error), problem=True)

    def outlive_act(self) -> None:
        """Something was done since: an offer to undo would now take back that instead, so it goes."""
        offers = [button for button, _ in self._named if button.text() == tr("Undo")]
        self._named = [(button, words) for button, words in self._named if button not in offers]
        for button in offers:
            self._buttons.removeWidget(button)
            button.hide()
            button.deleteLater()
        if offers and not self._is_problem:
            self.hide()

    def text(self) -> str:
        """What is said at the moment; empty when nothing is."""
        return "" if self.isHidden() else self._words.text()

    def retranslate(self) -> None:
        """The words in the window's language, as far as they were given to be asked for anew."""
        self._words.setText(_said(self._text))
        for button, words in self._named:
            button.setText(_said(words))
        self._close.setText(tr("Close"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            if self._is_problem:
                self.retranslate()
            else:
                self.hide()
        super().changeEvent(event)

    def _color(self) -> None:
        t = theme.tokens()
        ground = theme.mixed(t.danger, t.panel, 0.14).name() if self._is_problem else t.chosen
        self.setStyleSheet(f"QFrame#notice {{ background: {ground}; border-bottom: 1px solid {t.line}; }}")


def _said(words: Words) -> str:
    return words if isinstance(words, str) else words()
