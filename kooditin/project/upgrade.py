"""Bringing the file of an older format up to date: on a copy, which then takes the file's place."""

import sqlite3
import tempfile
from collections.abc import Sequence
from contextlib import closing, suppress
from pathlib import Path

from kooditin.project.database import file_uri
from kooditin.project.migrations import STEPS, Step, migrate
from kooditin.qda.errors import CannotOpen


def upgraded_copy(path: Path, *, in_place: bool, steps: Sequence[Step] = STEPS) -> Path:
    """The path of the upgraded project: `path` itself, or a temporary copy when it is only to be read.

    The older file is kept beside it as `<name> (format N).kooditin`. Raises CannotOpen, the file as it was, when a
    step or the disk fails.
    """
    beside = (
        path.with_name(f".{path.name}.upgrade") if in_place else Path(tempfile.mkdtemp(prefix="kooditin-")) / path.name
    )
    try:
        with closing(sqlite3.connect(file_uri(path, "ro"), uri=True)) as old:
            number = old.execute("PRAGMA user_version").fetchone()[0]
            beside.unlink(missing_ok=True)
            with closing(sqlite3.connect(beside, isolation_level=None)) as copy:
                old.backup(copy)
                migrate(copy, steps)
                if copy.execute("PRAGMA integrity_check(1)").fetchall() != [("ok",)]:
                    raise sqlite3.DatabaseError("the upgraded copy is damaged")
        if not in_place:
            return beside
        kept = path.with_name(f"{path.stem} (format {number}){path.suffix}")
        kept.write_bytes(path.read_bytes())
        beside.replace(path)
    except (OSError, sqlite3.Error) as error:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise CannotOpen(
            "{path} has an older format and could not be upgraded ({reason}). It is as it was; free some space on its "
            "drive and try again.",
            path=path, reason=error,
        ) from error  # fmt: skip
    return path
