"""Background work that is asked for again and again, where only the newest wish counts."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, Signal

from kooditin.gui.bridge.background import Job
from kooditin.qda.errors import KooditinError

Work = Callable[[], object]


class Newest(QObject):
    """Carries out one wish at a time. A wish that comes meanwhile waits and takes the place of the one before it.

    `found` carries what the newest wish returned, `refused` its KooditinError. Nothing is told after forget(), nor
    once this object is gone.
    """

    found = Signal(object)
    refused = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_running = False
        self._is_wanted = False
        self._next: Work | None = None

    @property
    def is_busy(self) -> bool:
        """Whether something is still to be told."""
        return self._is_wanted

    def ask(self, work: Work) -> None:
        """Has the work done in a thread; what was asked for before is no longer told."""
        self._is_wanted = True
        if self._is_running:
            self._next = work
            return
        self._is_running = True
        # The application keeps the job: it outlives a window that is closed in the meantime.
        job = Job(lambda _: _outcome(work), QCoreApplication.instance())
        job.done.connect(self._take)
        job.failed.connect(self._rise)
        job.start()

    def forget(self) -> None:
        """Nothing that was asked for is told any more."""
        self._is_wanted = False
        self._next = None

    def _take(self, outcome: tuple[object, KooditinError | None]) -> None:
        self._is_running = False
        if self._next is not None:
            work, self._next = self._next, None
            self.ask(work)
        elif self._is_wanted:
            self._is_wanted = False
            result, error = outcome
            if error is None:
                self.found.emit(result)
            else:
                self.refused.emit(error)

    def _rise(self, error: Exception) -> None:
        self._is_running = self._is_wanted = False
        raise error


def _outcome(work: Work) -> tuple[object, KooditinError | None]:
    try:
        return work(), None
    except KooditinError as error:
        return None, error
