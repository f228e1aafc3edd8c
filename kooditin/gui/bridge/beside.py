"""Acts on the project in a thread of its own, one after another, over a second connection that stays open."""

import threading
import time
from collections.abc import Callable
from queue import SimpleQueue
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from kooditin.project.project import Project

T = TypeVar("T")
_Step = tuple[Callable[[Project], Any], Callable[[Any], object], Callable[[Exception], object]]


class Beside(QObject):
    """For small pieces of background work without end, where a Job for each would open the file each time.

    `ends_early`: once closed, an act that writes in steps is refused its next step. `connected` gives the connection.
    """

    _ended = Signal(object, object)

    def __init__(
        self,
        project: Project,
        parent: QObject | None = None,
        *,
        ends_early: bool = False,
        connected: Callable[[Project], Project] = Project.sibling,
    ) -> None:
        super().__init__(parent)
        self._connected = connected
        self._ends_early = ends_early
        self._rests_until = 0.0
        self._project = project
        self._steps: SimpleQueue[_Step | None] = SimpleQueue()
        self._is_closed = False
        self._ended.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self._thread: threading.Thread | None = None  # begins with the first act, for which opening need not wait

    def do(
        self, act: Callable[[Project], T], done: Callable[[T], object], failed: Callable[[Exception], object]
    ) -> None:
        """Carries out an act after those before it; `done` gets its result or `failed` its error, in this thread."""
        self._steps.put((act, done, failed))
        if self._thread is None and not self._is_closed:
            self._thread = threading.Thread(target=self._run, daemon=True)
            self._thread.start()

    def rest(self, seconds: float) -> None:
        """Has long acts begin no further step for so long: someone is at work in the window."""
        self._rests_until = time.monotonic() + seconds

    def wait_out_rest(self) -> bool:
        """Called between the steps of a long act: returns when it may go on, with True when it is to end."""
        while time.monotonic() < self._rests_until and not self._is_closed:
            time.sleep(0.02)
        return self._is_closed

    def close(self) -> None:
        """Waits for the act under way and closes the connection: before the project is closed. No more is told."""
        self._is_closed = True
        self._steps.put(None)
        if self._thread is not None:
            self._thread.join()

    def _run(self) -> None:
        sibling: Project | None = None
        try:
            while (step := self._steps.get()) is not None and not self._is_closed:
                act, done, failed = step
                try:
                    if sibling is None:
                        sibling = self._connected(self._project)
                        if self._ends_early:
                            sibling.write_until(self.wait_out_rest)
                    told, result = done, act(sibling)
                except Exception as error:  # told through `failed`, where what is our bug rises
                    told, result = failed, error
                self._ended.emit(told, result)
        finally:
            if sibling is not None:
                sibling.close()

    @Slot(object, object)
    def _tell(self, told: Callable[[Any], object], result: object) -> None:
        if not self._is_closed:
            told(result)
