"""The language worker as the window sees it: asked in its own thread, killed and replaced where it does not answer."""

import sys
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from kooditin.gui.bridge.child_process import Child, Message
from kooditin.qda.errors import KooditinError

PATIENCE = 90.0  # seconds without a line of an answer; a cold disk takes its time over the first
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


class LanguageWorker(QObject):
    """One process for all language work, started when first asked; one message is under way at a time.

    `restarted` says that the process had to be replaced and has forgotten what it was told: what is asked while that
    is heard goes before all that waits. `problem` carries the KooditinError of a message without a `failed` of its own.
    """

    restarted = Signal()
    problem = Signal(object)
    _heard = Signal(object, object)
    _gone = Signal(object, str)

    def __init__(
        self, parent: QObject | None = None, *, command: Sequence[str] | None = None, patience: float = PATIENCE
    ) -> None:
        super().__init__(parent)
        self._command = command
        self._child: Child | None = None
        self._waiting: deque[_Ask] = deque()
        self._urgent: deque[_Ask] = deque()
        self._under_way: _Ask | None = None
        self._number = 0
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(round(patience * 1000))
        self._patience.timeout.connect(self._on_silence)
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
        and again. Urgent messages go before those that are not.
        """
        (self._urgent if urgent else self._waiting).append(_Ask(message, answered, failed, urgent))
        self._send_next()

    def forget(self) -> None:
        """Nothing that was asked is answered any more; the process goes on."""
        self._waiting.clear()
        self._urgent.clear()
        if self._under_way is not None:
            self._under_way.answered = self._under_way.failed = _ignore

    def stop(self) -> None:
        """Ends the process, if there is one, and forgets what was asked; a later ask starts another."""
        self.forget()
        self._under_way = None
        self._patience.stop()
        child, self._child = self._child, None
        if child is not None:
            child.kill()
            child.wait()

    def _send_next(self) -> None:
        queue = self._urgent or self._waiting
        if self._under_way is not None or not queue:
            return
        self._under_way = asked = queue.popleft()
        self._number += 1
        if self._child is None:
            command = language_command() if self._command is None else self._command
            self._child = Child(command, self._heard.emit, self._gone.emit)
        self._child.send({"id": self._number, **asked.message})
        self._patience.start()

    @Slot(object, object)
    def _on_heard(self, child: Child, message: Message) -> None:
        asked = self._under_way
        if child is not self._child or asked is None or message.get("id") != self._number:
            return
        self._patience.start()
        if "error" in message:
            error = KooditinError(str(message["error"]), **message.get("values", {}))
            self._end()
            self._fail(asked, error)
        elif message.get("done"):
            self._end()
            asked.answered(message)
        else:
            asked.answered(message)
        self._send_next()

    def _end(self) -> None:
        self._under_way = None
        self._patience.stop()

    def _on_silence(self) -> None:
        if self._under_way is not None and self._child is not None:
            self._under_way.hangs += 1
            self._child.kill()

    @Slot(object, str)
    def _on_gone(self, child: Child, last_words: str) -> None:
        if child is not self._child:
            return
        self._child = None
        asked = self._under_way
        self._end()
        urgent, self._urgent = self._urgent, deque()
        waiting, self._waiting = self._waiting, deque()
        given_up = None
        if asked is not None:
            asked.ends += 1
            given_up = _given_up(asked, last_words)
            if given_up is None:
                (urgent if asked.urgent else waiting).appendleft(asked)
        self.restarted.emit()
        self._urgent += urgent
        self._waiting += waiting
        if asked is not None and given_up is not None:
            self._fail(asked, given_up)
        self._send_next()

    def _fail(self, asked: _Ask, error: KooditinError) -> None:
        if asked.failed is None:
            self.problem.emit(error)
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
