"""A file system as Windows has it, over the real one: what is open can be neither moved, removed nor replaced.

Which files are open is the truth, for every process of ours, as Linux tells it below /proc.
"""

import errno
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from kooditin import disk

SHARING_VIOLATION, ACCESS_DENIED, EXISTS = 32, 5, 183


def of_windows(number: int, path: object) -> OSError:
    """The error as Python raises it on Windows."""
    error = (
        FileExistsError(errno.EEXIST, "exists", str(path))
        if number == EXISTS
        else PermissionError(errno.EACCES, "in use", str(path))
    )
    error.winerror = number  # type: ignore[attr-defined]  # which errors have on Windows alone
    return error


def is_open(path: Path) -> bool:
    """Whether a process has the file open now."""
    wanted = str(path.resolve())
    for links in Path("/proc").glob("[0-9]*/fd"):
        with suppress(OSError):  # the process has ended
            if wanted in map(_target, links.iterdir()):
                return True
    return False


def _target(link: Path) -> str:
    try:
        return str(link.readlink())
    except OSError:
        return ""


class Patient:
    """Counts how often one waited, and can end the waiting by an act of its own."""

    def __init__(self) -> None:
        self.waits = 0
        self.at_wait: dict[int, Callable[[], object]] = {}

    def sleep(self, seconds: float) -> None:
        self.waits += 1
        self.at_wait.pop(self.waits, lambda: None)()


@pytest.fixture
def windows_files(monkeypatch: pytest.MonkeyPatch) -> Patient:
    """From now on renaming, replacing and removing have the rules of Windows; waiting takes no time."""
    rename, replace, unlink = os.rename, os.replace, os.unlink

    def renamed(source: Any, target: Any, **given: Any) -> None:
        if Path(target).exists():
            raise of_windows(EXISTS, target)
        moved(rename, source, target)

    def replaced(source: Any, target: Any, **given: Any) -> None:
        if Path(target).is_dir() or (Path(target).exists() and is_open(Path(target))):
            raise of_windows(ACCESS_DENIED, target)
        moved(replace, source, target)

    def moved(act: Callable[[Any, Any], None], source: Any, target: Any) -> None:
        if Path(source).exists() and is_open(Path(source)):
            raise of_windows(SHARING_VIOLATION, source)
        act(source, target)

    def removed(path: Any, **given: Any) -> None:
        if Path(path).exists() and is_open(Path(path)):
            raise of_windows(SHARING_VIOLATION, path)
        unlink(path, **given)

    patient = Patient()
    now = 0.0

    def monotonic() -> float:
        nonlocal now
        now += 0.05
        return now

    monkeypatch.setattr(disk, "WINDOWS", True)
    monkeypatch.setattr(disk, "sleep", patient.sleep)
    monkeypatch.setattr(disk, "monotonic", monotonic)
    monkeypatch.setattr(os, "rename", renamed)
    monkeypatch.setattr(os, "replace", replaced)
    monkeypatch.setattr(os, "unlink", removed)
    return patient
