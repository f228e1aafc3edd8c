"""A project that is opened again by a double click: the window that has it comes forward, and no second one opens.

The two processes speak by a file in our own folder and not by a socket: it needs no network library, and a window that
has ended or hangs leaves nothing behind that the next one would wait for. Other projects get windows of their own.
"""

import os
import sys
from contextlib import suppress
from pathlib import Path
from time import monotonic, sleep

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from kooditin.project import lock

PATIENCE = 1.5  # seconds that a window has for its answer


def hand_over(project: Path, folder: Path) -> bool:
    """Whether a window of the same user has the project and has come forward; else ours is to open it."""
    window = _process_with(project)
    if window is None:
        return False
    asked = folder / f"{window}.ask"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _let_come_forward(window)
        asked.touch()
        return _is_answered(asked)
    except OSError:
        return False


def _process_with(project: Path) -> int | None:
    """The number of the process of this user on this computer that has the project open."""
    try:
        holder = lock.holder(project)
    except OSError:
        return None
    if holder is None or not lock.is_of_this_user(holder) or holder.pid == os.getpid():
        return None
    return holder.pid


def _is_answered(asked: Path) -> bool:
    until = monotonic() + PATIENCE
    while monotonic() < until:
        if not asked.exists():
            return True
        sleep(0.02)
    try:
        asked.unlink()
    except FileNotFoundError:
        return True
    return False


def _let_come_forward(process: int) -> None:
    """On Windows only the program that the user has just started may put a window to the front, or lets another do."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(process)


class Doorbell(QObject):
    """Hears other processes ask this one to come forward."""

    rung = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._asked = folder / f"{os.getpid()}.ask"
        self._watcher = QFileSystemWatcher(self)
        with suppress(OSError):  # where our folder cannot be made, a second window opens for reading
            folder.mkdir(parents=True, exist_ok=True)
            self._watcher.addPath(str(folder))
        self._watcher.directoryChanged.connect(self._look)

    def _look(self) -> None:
        try:
            self._asked.unlink()
        except OSError:
            return
        self.rung.emit()


def come_forward(window: QWidget) -> None:
    """Puts the window before all others, taken up from the task bar if need be."""
    window.setWindowState((window.windowState() & ~Qt.WindowState.WindowMinimized) | Qt.WindowState.WindowActive)
    window.show()
    window.raise_()
    window.activateWindow()
