"""Looks in the background how many sources have their base forms, now and then while more of them get theirs."""

from PySide6.QtCore import QObject, QTimer, Signal

from kooditin.gui.bridge.newest import Newest
from kooditin.gui.search.names import index_state
from kooditin.gui.search.seeker import Reader

LOOKING = 1_000  # ms between two looks


class IndexWatch(QObject):
    """`looked` tells that `done` of `total` sources are known to have their base forms; `grown` that some are new."""

    looked = Signal()
    grown = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.done = self.total = 0
        self._reader: Reader | None = None
        self._has_grown = False
        self._newest = Newest(self)
        self._newest.found.connect(self._take)
        self._timer = QTimer(self, singleShot=True, interval=LOOKING)
        self._timer.timeout.connect(self.look)

    def set_reader(self, reader: Reader | None) -> None:
        """Watches another project, or none."""
        self._timer.stop()
        self._newest.forget()
        self._reader = reader
        self.done = self.total = 0
        self._has_grown = False

    def note(self) -> None:
        """Another source has its base forms, or better ones: soon there is a look."""
        self._has_grown = True
        if not self._timer.isActive():
            self._timer.start()

    def look(self) -> None:
        """Counts the sources anew."""
        if self._reader is not None:
            reader = self._reader
            self._newest.ask(lambda: reader.read(index_state))

    def _take(self, state: tuple[int, int] | None) -> None:
        if state is None:
            return
        self.done, self.total = state
        has_grown, self._has_grown = self._has_grown, False
        self.looked.emit()
        if has_grown:
            self.grown.emit()
