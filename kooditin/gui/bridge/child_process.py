"""A child process that is spoken with in JSON lines, by threads of its own, so that nobody waits for a pipe."""

import os
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from queue import SimpleQueue
from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:
    import subprocess

# subprocess, tempfile and json are imported by the child's own threads: the window's start does without them.

Message = dict[str, Any]

_TOGETHER = 200  # items of a list that are written at once: the window's thread gets its turn in between


class Child:
    """One process, started at once in the background.

    `heard` is called with each message it writes, and `gone` once, with its last words on stderr (or why it could not
    be started, or "" where it said nothing), when it has ended for whatever reason; both in a thread of the child's.
    """

    def __init__(
        self,
        command: Sequence[str],
        heard: "Callable[[Child, Message], None]",
        gone: "Callable[[Child, str], None]",
    ) -> None:
        self._command = list(command)
        self._heard = heard
        self._gone = gone
        self._outbox: SimpleQueue[Message | None] = SimpleQueue()
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._is_killed = False
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    @property
    def process_id(self) -> int | None:
        """The system's number of the process; None before it runs."""
        return None if self._process is None else self._process.pid

    def send(self, message: Message) -> None:
        """Hands the message over; it is written as soon as the process takes it."""
        self._outbox.put(message)

    def kill(self) -> None:
        """Ends the process at once; `gone` follows."""
        with self._lock:
            self._is_killed = True
            if self._process is not None:
                self._process.kill()

    def wait(self) -> None:
        """Blocks until process and threads have ended: after kill() only."""
        self._thread.join()

    def _run(self) -> None:
        import tempfile

        with tempfile.TemporaryFile() as said:
            try:
                self._start(said)
                last = self._listen()
            except OSError as error:
                last = str(error)
            self._gone(self, last or _last_line(said))

    def _start(self, said: IO[bytes]) -> None:
        import subprocess

        with self._lock:
            if not self._is_killed:
                self._process = subprocess.Popen(
                    self._command,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=said,
                    env={**os.environ, "PYTHONIOENCODING": "utf-8"},
                    creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0) if sys.platform == "win32" else 0,
                )

    def _listen(self) -> str:
        """Takes in each line until the process ends or writes what is no message; that, if so."""
        process = self._process
        if process is None:
            return ""
        assert process.stdin and process.stdout
        writer = threading.Thread(target=self._write, args=(process.stdin,), daemon=True)
        writer.start()
        wrong = ""
        with process.stdout as lines:
            for line in lines:
                message = _message(line)
                if message is None:
                    wrong = line[:100].decode(errors="replace").strip()
                    break
                self._heard(self, message)
        process.kill()
        self._outbox.put(None)
        writer.join()
        process.wait()
        return wrong

    def _write(self, pipe: IO[bytes]) -> None:
        with suppress(OSError), pipe:  # a process that has ended takes no more; its end is told by `gone`
            while (message := self._outbox.get()) is not None:
                for part in encoded(message):
                    pipe.write(part)
                pipe.flush()


def encoded(message: Mapping[str, Any]) -> Iterator[bytes]:
    """The message as one line of JSON, in parts: long lists are not written in one breath."""
    for place, (key, value) in enumerate(message.items()):
        yield ("{" if place == 0 else ",").encode() + _json(key) + b":"
        if not isinstance(value, list) or len(value) <= _TOGETHER:
            yield _json(value)
            continue
        for first in range(0, len(value), _TOGETHER):
            yield b"[" if first == 0 else b","
            yield _json(value[first : first + _TOGETHER])[1:-1]
        yield b"]"
    yield b"}\n"


def _json(value: object) -> bytes:
    import json

    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _message(line: bytes) -> Message | None:
    import json

    try:
        found = json.loads(line)
    except ValueError:
        return None
    return found if isinstance(found, dict) else None


def _last_line(said: IO[bytes]) -> str:
    size = said.seek(0, os.SEEK_END)
    said.seek(max(0, size - 2000))
    lines = said.read().decode(errors="replace").split("\n")
    return next((line.strip()[:200] for line in reversed(lines) if line.strip()), "")
