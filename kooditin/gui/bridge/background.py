"""Long work in a thread, with progress, cancel, and its end told in the window's thread."""

import _thread
import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot


class Job(QObject):
    """One piece of work under way.

    `work(job)` runs in a thread; it may call job.report(done, total) and job.give(part), and should return soon
    once job.is_cancelled. Then exactly one of `done` (with what it returned) and `failed` (with what it raised)
    is emitted in the thread that made the job.
    """

    progressed = Signal(int, int)
    gave = Signal(object)
    done = Signal(object)
    failed = Signal(object)
    finished = Signal()
    _ended = Signal(object, object)

    def __init__(self, work: "Callable[[Job], Any]", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._cancelled = threading.Event()
        self._ended.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self._has_begun = False
        self._has_ended = threading.Event()

    @property
    def is_cancelled(self) -> bool:
        return self._cancelled.is_set()

    def start(self) -> "Job":
        self._has_begun = True
        # Thread.start() would wait until the thread has had a core: many milliseconds where others use them all.
        _thread.start_new_thread(self._run, ())
        return self

    @Slot()
    def cancel(self) -> None:
        """Asks the work to end; it ends when it next looks."""
        self._cancelled.set()

    def report(self, done: int, total: int) -> None:
        self.progressed.emit(done, total)

    def give(self, part: object) -> None:
        """Hands over a part of the result at once: `gave` carries it in the thread that made the job."""
        self.gave.emit(part)

    def wait(self) -> None:
        """Blocks until the work has ended, where it was started: for closing the window only."""
        if self._has_begun:
            self._has_ended.wait()

    def _run(self) -> None:
        try:
            result, error = self._work(self), None
        except Exception as caught:  # told through `failed`, where the one handler shows what is our bug
            result, error = None, caught
        try:
            self._ended.emit(result, error)
        finally:
            self._has_ended.set()

    @Slot(object, object)
    def _tell(self, result: Any, error: Exception | None) -> None:
        if error is None:
            self.done.emit(result)
        else:
            self.failed.emit(error)
        self.finished.emit()
        self.deleteLater()
