"""How far the analysis of the texts and the refining of suggestions are, at the foot of the window.

A button pauses it or goes on.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from kooditin.gui.bridge.i18n import tr

# "idle", "quick", "tagging", "paused", "battery", "stopped", "refining", "refining_paused", "refining_waits"
State = str
_WORDS: dict[State, Callable[[], str]] = {
    "quick": lambda: tr("Getting the search ready {done}/{total}"),
    "tagging": lambda: tr("Analysing {done}/{total}"),
    "paused": lambda: tr("Analysis paused {done}/{total}"),
    "battery": lambda: tr("Waits for mains power"),
    "stopped": lambda: tr("Analysis stopped"),
    "refining": lambda: tr("Refining suggestions {done}/{total}"),
    "refining_paused": lambda: tr("Refining paused {done}/{total}"),
    "refining_waits": lambda: tr("Waits for mains power"),
}
_BUTTONS: dict[State, Callable[[], str]] = {
    "quick": lambda: tr("Pause"),
    "tagging": lambda: tr("Pause"),
    "paused": lambda: tr("Go on"),
    "battery": lambda: tr("Analyse now"),
    "stopped": lambda: tr("Try again"),
    "refining": lambda: tr("Pause"),
    "refining_paused": lambda: tr("Go on"),
    "refining_waits": lambda: tr("Refine now"),
}
_TIPS: dict[State, Callable[[], str]] = {
    "quick": lambda: tr("Base forms are looked up in all sources, so that the search finds every inflected form."),
    "tagging": lambda: tr("Each sentence is read for the right base forms. You can go on working; the search works."),
    "paused": lambda: tr("Sources not yet analysed are searched less exactly."),
    "battery": lambda: tr(
        "The search works; the exact analysis takes power, so it goes on when the computer is plugged in."
    ),
    "stopped": lambda: tr("Coding goes on without it. kooditin doctor tells more."),
    "refining": lambda: tr("Passages are compared by what they mean, not only by their words. You can go on working."),
    "refining_paused": lambda: tr("Until then suggestions go by the words of the passages."),
    "refining_waits": lambda: tr(
        "Suggestions go by the words of the passages; comparing what they mean takes power, so it goes on when the "
        "computer is plugged in."
    ),
}


class LanguageStatus(QWidget):
    """`pressed` says that the button was: it pauses what is under way and takes up what waits.

    `widened` says that it takes another width.
    """

    pressed = Signal()
    widened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("language_status")
        self._state: State = "idle"
        self._done = self._total = self._shown_width = 0
        self.label, self.button = QLabel(self), QPushButton(self)
        self.button.setObjectName("pause_analysis")
        self.button.setProperty("quiet", True)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.label)
        row.addWidget(self.button)
        self.button.clicked.connect(self.pressed)
        self.hide()

    @property
    def state(self) -> State:
        return self._state

    def show_state(self, state: State, done: int, total: int) -> None:
        """Says it in words; "idle" hides all of it. `done` of `total` sources, or of passages."""
        self._state, self._done, self._total = state, done, total
        if state != "idle":
            self.label.setText(_WORDS[state]().format(done=done, total=total))
            self.button.setText(_BUTTONS[state]())
            self.button.setAccessibleName(f"{self.label.text()}: {self.button.text()}")
            self.setToolTip(_TIPS[state]())
        if (width := self._width()) != self._shown_width:
            self._shown_width = width
            self.setVisible(state != "idle")
            self.updateGeometry()
            self.widened.emit()

    def _width(self) -> int:
        return 0 if self._state == "idle" else self.sizeHint().width()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.show_state(self._state, self._done, self._total)
        super().changeEvent(event)
