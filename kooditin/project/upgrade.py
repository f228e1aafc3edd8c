"""Bringing the file of an older format up to date: on a copy, which then takes the file's place."""

import os
import shutil
import sqlite3
from collections.abc import Sequence
from contextlib import ExitStack, closing
from pathlib import Path

from kooditin.disk import remove, replacing, resolved
from kooditin.project.database import file_uri, reason_of
from kooditin.project.migrations import STEPS, Step, migrate
from kooditin.qda.errors import CannotOpen


def upgraded(path: Path, *, in_place: bool, steps: Sequence[Step] = STEPS) -> Path:
    """The path of the project in the newest format: `path`, or a copy in a temporary folder when it is only read.

    In place, the older file stays beside it as `<name> (format N).kooditin`. Raises CannotOpen, the file as it was,
    when a step or the disk fails.
    """
    try:
        return _upgraded_in_place(resolved(path), steps) if in_place else _upgraded_copy(path, steps)
    except (OSError, sqlite3.Error) as error:
        raise CannotOpen(
            "{path} has an older format and could not be brought up to date ({reason}). It is as it was: make sure "
            "that its drive has space and open it again.",
            path=path, reason=reason_of(error),
        ) from error  # fmt: skip


def _upgraded_in_place(path: Path, steps: Sequence[Step]) -> Path:
    with ExitStack() as undoing:
        with replacing(path) as beside:
            number = _upgrade_copy(path, beside, steps, writable=True)
            older = path.with_name(f"{path.stem} (format {number}){path.suffix}")
            if not older.exists():
                undoing.callback(remove, older)
            shutil.copy2(path, older)
        undoing.pop_all()
    return path


def _upgraded_copy(path: Path, steps: Sequence[Step]) -> Path:
    import tempfile

    folder = Path(tempfile.mkdtemp(prefix="kooditin-"))
    try:
        _upgrade_copy(path, folder / path.name, steps, writable=False)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return folder / path.name


def _upgrade_copy(path: Path, beside: Path, steps: Sequence[Step], *, writable: bool) -> int:
    """Copies the file, upgrades the copy and waits for the disk; gives the older format's number."""
    with closing(sqlite3.connect(file_uri(path, "rw" if writable else "ro"), uri=True)) as old:
        number: int = old.execute("PRAGMA user_version").fetchone()[0]
        with closing(sqlite3.connect(beside, isolation_level=None)) as copy:
            old.backup(copy)
            migrate(copy, steps)
            problems = copy.execute("PRAGMA integrity_check(1)").fetchall()
            if problems != [("ok",)]:
                raise sqlite3.DatabaseError(problems[0][0])
    with beside.open("rb+") as file:
        os.fsync(file.fileno())
    return number
