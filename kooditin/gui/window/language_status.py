"""How far the analysis of the texts is, at the foot of the window, with a button to pause it or go on."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from kooditin.gui.bridge.i18n import tr

State = str  # "idle", "quick", "tagging", "paused", "battery", "stopped"
_WORDS: dict[State, Callable[[], str]] = {
    "quick": lambda: tr("Getting the search ready {done}/{total}"),
    "tagging": lambda: tr("Analysing {done}/{total}"),
    "paused": lambda: tr("Analysis paused {done}/{total}"),
    "battery": lambda: tr("Waits for mains power"),
    "stopped": lambda: tr("Analysis stopped"),
}
_BUTTONS: dict[State, Callable[[], str]] = {
    "quick": lambda: tr("Pause"),
    "tagging": lambda: tr("Pause"),
    "paused": lambda: tr("Go on"),
    "battery": lambda: tr("Analyse now"),
    "stopped": lambda: tr("Try again"),
}
_TIPS: dict[State, Callable[[], str]] = {
    "quick": lambda: tr("Base forms are looked up in all sources, so that the search finds every inflected form."),
    "tagging": lambda: tr("Each sentence is read for the right base forms. You can go on working; the search works."),
    "paused": lambda: tr("Sources not yet analysed are searched less exactly."),
    "battery": lambda: tr(
        "The search works; the exact analysis takes power, so it goes on when the computer is plugged in."
    ),
    "stopped": lambda: tr("Coding goes on without it. kooditin doctor tells more."),
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
        """Says it in words; "idle" hides all of it. `done` of `total` sources."""
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
