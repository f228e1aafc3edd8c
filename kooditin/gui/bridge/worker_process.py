"""The language worker as the window sees it: asked in its own thread, killed and replaced where it does not answer."""

import sys
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot

from kooditin.gui.bridge.child_process import Child, Message
from kooditin.gui.bridge.later import later
from kooditin.qda.errors import KooditinError
from kooditin.qda.words import ANALYSIS

# Seconds without a line of an answer; a cold disk takes its time over the first, and learning over a large project.
PATIENCE = {"analysis": 90.0, "suggestions": 600.0}
_ENDS, _HANGS = 3, 2  # how often the process may end or fall silent over one message before that is given up


@dataclass(slots=True)
class _Ask:
    """One message under way, and how often the process ended or fell silent over it."""

    message: Message
    answered: Callable[[Message], object]
    failed: Callable[[KooditinError], object] | None
    urgent: bool
    ends: int = 0
    hangs: int = 0


class _Lane:
    """Messages of one kind, of which one is under way at a time."""

    def __init__(self) -> None:
        self.waiting: deque[_Ask] = deque()
        self.urgent: deque[_Ask] = deque()
        self.under_way: _Ask | None = None
        self.number = 0

    def put(self, asked: _Ask) -> None:
        (self.urgent if asked.urgent else self.waiting).append(asked)

    def next(self) -> _Ask | None:
        """Takes out what is to be sent now, if anything."""
        queue = self.urgent or self.waiting
        if self.under_way is None and queue:
            self.under_way = queue.popleft()
            return self.under_way
        return None


class LanguageWorker(QObject):
    """One process for all language work, started when first asked.

    It has two lanes, the analysis and the suggestions; in each one message is under way at a time. `restarted` says
    that the process had to be replaced and has forgotten what it was told: what is asked while that is heard goes
    before all that waits. `problem` carries the KooditinError of a message without a `failed` of its own.
    """

    restarted = Signal()
    problem = Signal(object)
    _heard = Signal(object, object)
    _gone = Signal(object, str)

    def __init__(
        self, parent: QObject | None = None, *, command: Sequence[str] | None = None, patience: float | None = None
    ) -> None:
        super().__init__(parent)
        self.command = command
        self._child: Child | None = None
        self._number = 0
        self._lanes = {"analysis": _Lane(), "suggestions": _Lane()}
        self._timers = {
            name: later(self, partial(self._on_silence, name), round((patience or PATIENCE[name]) * 1000))
            for name in self._lanes
        }
        self._heard.connect(self._on_heard, Qt.ConnectionType.QueuedConnection)
        self._gone.connect(self._on_gone, Qt.ConnectionType.QueuedConnection)

    @property
    def is_running(self) -> bool:
        """Whether there is a process."""
        return self._child is not None

    @property
    def process_id(self) -> int | None:
        """The system's number of the process, if it runs."""
        return None if self._child is None else self._child.process_id

    def ask(
        self,
        message: Message,
        answered: Callable[[Message], object],
        failed: Callable[[KooditinError], object] | None = None,
        *,
        urgent: bool = False,
    ) -> None:
        """Has the message answered: `answered` gets each line in this thread, the last of which has "done".

        In place of the last line `failed` gets the error: what the worker said, or that it ended or fell silent again
        and again. Urgent messages go before those of their lane that are not.
        """
        lane = "analysis" if message.get("do") in ANALYSIS else "suggestions"
        self._lanes[lane].put(_Ask(message, answered, failed, urgent))
        self._send_next()

    def forget(self) -> None:
        """Nothing that was asked is answered any more; the process goes on."""
        for lane in self._lanes.values():
            lane.waiting.clear()
            lane.urgent.clear()
            if lane.under_way is not None:
                lane.under_way.answered = lane.under_way.failed = _ignore

    def stop(self) -> None:
        """Ends the process, if there is one, and forgets what was asked; a later ask starts another."""
        self.forget()
        for name in self._lanes:
            self._end(name)
        child, self._child = self._child, None
        if child is not None:
            child.kill()
            child.wait()

    def _send_next(self) -> None:
        for name, lane in self._lanes.items():
            asked = lane.next()
            if asked is None:
                continue
            self._number += 1
            lane.number = self._number
            if self._child is None:
                command = language_command() if self.command is None else self.command
                self._child = Child(command, self._heard.emit, self._gone.emit)
            self._child.send({"id": self._number, **asked.message})
            self._timers[name].start()

    @Slot(object, object)
    def _on_heard(self, child: Child, message: Message) -> None:
        if child is not self._child:
            return
        for name, lane in self._lanes.items():
            if lane.under_way is not None and lane.number == message.get("id"):
                self._take(name, lane.under_way, message)
                break
        self._send_next()

    def _take(self, lane: str, asked: _Ask, message: Message) -> None:
        self._timers[lane].start()
        if "error" in message:
            self._end(lane)
            _fail(self, asked, KooditinError(str(message["error"]), **message.get("values", {})))
            return
        if message.get("done"):
            self._end(lane)
        asked.answered(message)

    def _end(self, lane: str) -> None:
        self._lanes[lane].under_way = None
        self._timers[lane].stop()

    def _on_silence(self, lane: str) -> None:
        asked = self._lanes[lane].under_way
        if asked is not None and self._child is not None:
            asked.hangs += 1
            self._child.kill()

    @Slot(object, str)
    def _on_gone(self, child: Child, last_words: str) -> None:
        if child is not self._child:
            return
        self._child = None
        given_up = []
        before = self._lanes
        self._lanes = {name: _Lane() for name in before}
        for name, lane in before.items():
            self._timers[name].stop()
            if (asked := lane.under_way) is None:
                continue
            asked.ends += 1
            if error := _given_up(asked, last_words):
                given_up.append((asked, error))
            else:
                (lane.urgent if asked.urgent else lane.waiting).appendleft(asked)
        self.restarted.emit()
        for name, lane in before.items():
            self._lanes[name].urgent += lane.urgent
            self._lanes[name].waiting += lane.waiting
        for asked, error in given_up:
            _fail(self, asked, error)
        self._send_next()


def _fail(worker: LanguageWorker, asked: _Ask, error: KooditinError) -> None:
    if asked.failed is None:
        worker.problem.emit(error)
    else:
        asked.failed(error)


def language_command() -> list[str]:
    """How the worker is started: by the program's own launcher where it has one, else by Python."""
    executable = Path(sys.executable)
    if getattr(sys, "frozen", False) or executable.stem.lower().startswith("kooditin"):
        launcher = executable.with_name("kooditin" + executable.suffix)
        return [str(launcher if launcher.exists() else executable), "--language-worker"]
    # -P: a folder that happens to be at hand is not searched for modules
    return [sys.executable, "-P", "-m", "kooditin", "--language-worker"]


def _given_up(asked: _Ask, last_words: str) -> KooditinError | None:
    """Why a message is not sent again, if it is not."""
    if asked.hangs >= _HANGS:
        return KooditinError("The analysis of the language fell silent over a text, so that text was left out.")
    if asked.ends < _ENDS:
        return None
    if last_words:
        return KooditinError(
            "The analysis of the language ended again and again ({reason}). Coding goes on without it; "
            "kooditin doctor tells more.",
            reason=last_words,
        )
    return KooditinError(
        "The analysis of the language was ended again and again, perhaps for want of memory. Close other programs; "
        "coding goes on without it."
    )


def _ignore(_: object) -> None:
    """Takes what nobody waits for."""
