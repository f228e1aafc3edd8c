"""The connection to one project file: how it is opened, kept safe and spoken to.

Why a rollback journal (`journal_mode=TRUNCATE`, `synchronous=FULL`) and not WAL: projects live in OneDrive and on
network drives. WAL needs shared memory between its users, which no network drive gives, and keeps committed acts in a
second file: a sync program that copies the one without the other loses them or breaks the project. A rollback journal
is empty whenever no act is being written, so the one file is always the whole project. It costs (tried: 0.9 ms instead
of 0.3 ms for a bare durable insert), and an act is not felt before some 50 ms. It is truncated rather than deleted
while the project is open, so that no file comes and goes in the synced folder with every act, and removed on closing.
FULL waits for the disk, so an act that has returned survives a power cut. A cache that never spills keeps half-written
imports out of the file.
"""

import os
import re
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote

from kooditin.disk import is_too_long, resolved
from kooditin.project.migrations import APPLICATION_ID, FORMAT
from kooditin.qda import reasons
from kooditin.qda.errors import CannotOpen, Damaged, KooditinError, Refused
from kooditin.qda.source import Warning

Row = tuple[Any, ...]  # what SQLite gives: int, str or None, by column

BUSY_SECONDS = 5.0
_PARTS = re.compile("(.{8})(.{4})(.{3})(.{3})(.{12})")


def utc_now(*, ago: int = 0) -> str:
    """The time now, or that many seconds ago: UTC ISO-8601 with milliseconds and Z."""
    return _utc(time.time_ns() - ago * 1_000_000_000)


def _utc(nanoseconds: int) -> str:
    now = nanoseconds // 1_000_000
    return time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(now // 1000)) + f".{now % 1000:03d}Z"


def new_guids(count: int) -> list[str]:
    """That many random GUIDs (RFC 9562, version 4)."""
    return ["%s-%s-4%s-8%s-%s" % parts for parts in _PARTS.findall(os.urandom(15 * count).hex())]  # noqa: UP031  faster


def new_guid() -> str:
    """One random GUID."""
    return new_guids(1)[0]


def file_uri(path: Path, mode: str) -> str:
    """The path as SQLite wants it in a URI; `as_uri` would name a Windows server where SQLite allows none."""
    return uri_of(resolved(path).as_posix(), mode)


def uri_of(whole: str, mode: str) -> str:
    """An absolute path, its parts divided by /, as a URI without a server: /home/a, C:/a or //server/share/a."""
    return f"file://{'' if whole.startswith('/') else '/'}{quote(whole, errors='surrogateescape')}?mode={mode}"


def inspect(path: Path) -> int:
    """The format number in the file's header, read without SQLite. Raises CannotOpen when it is no project of ours."""
    try:
        with path.open("rb") as file:
            header = file.read(100)
            size = file.seek(0, os.SEEK_END)
    except FileNotFoundError:
        raise CannotOpen("There is no file {path}. Choose another, or make a new project.", path=path) from None
    except IsADirectoryError:
        raise CannotOpen("{path} is a folder, not a project file. Choose a .kooditin file.", path=path) from None
    except OSError as error:
        raise CannotOpen(
            "{path} cannot be read ({reason}). Check that you may open it and that its drive is connected.",
            path=path, reason=reason_of(error),
        ) from error  # fmt: skip
    return _format_of(path, header, size)


def _format_of(path: Path, header: bytes, size: int) -> int:
    if path.suffix.lower() in (".qdpx", ".qdc"):
        raise CannotOpen(
            "{path} is a REFI-QDA file of another program, which this version cannot open yet. Export the texts there "
            "and import them into a project here.",
            path=path,
        )
    if len(header) < 100 or not header.startswith(b"SQLite format 3\x00"):
        if path.suffix.lower() == ".kooditin":
            raise Damaged("{path} is damaged: its beginning is missing. Open a backup of it.", path=path)
        raise CannotOpen("{path} is not a Kooditin project. Choose a file that ends in .kooditin.", path=path)
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise CannotOpen("{path} is not a Kooditin project. Choose a file that ends in .kooditin.", path=path)
    number = int.from_bytes(header[60:64], "big")
    if number > FORMAT:
        raise CannotOpen(
            "{path} was made by a newer Kooditin (format {number}; this one reads up to {known}). Update Kooditin.",
            path=path, number=number, known=FORMAT,
        )  # fmt: skip
    return number


SAYINGS = {
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_READONLY: "the drive is for reading only",
    sqlite3.SQLITE_PERM: "no permission",
    sqlite3.SQLITE_CANTOPEN: "it or its folder cannot be opened",
    sqlite3.SQLITE_BUSY: "another program is using it",
    sqlite3.SQLITE_LOCKED: "another program is using it",
    sqlite3.SQLITE_IOERR: "the drive does not answer",
    sqlite3.SQLITE_CORRUPT: "the file is damaged",
    sqlite3.SQLITE_NOTADB: "the file is damaged",
}


def reason_of(error: OSError | sqlite3.Error) -> Warning | str:
    """Why the system or SQLite did not let it, as a few words in brackets; their own words where it is a rare one."""
    if isinstance(error, OSError):
        return reasons.reason_of(error)
    template = SAYINGS.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
    return Warning(template) if template else str(error)


class Database:
    """One connection to a project file. Transactions are begun and ended by the journal alone.

    Threads may share it: each statement is carried out to its end before that of another thread. SQLite's own lock
    would be waited for with Python's lock held, so that the window would wait, too.
    """

    def __init__(self, path: Path, *, read_only: bool = False, create: bool = False) -> None:
        self.path = path
        self.read_only = read_only
        self._turn = threading.RLock()
        mode = "ro" if read_only else "rwc" if create else "rw"
        uri = file_uri(path, mode)
        try:
            self.connection = sqlite3.connect(
                uri, uri=True, isolation_level=None, timeout=BUSY_SECONDS, check_same_thread=False
            )
        except sqlite3.Error as error:
            raise self.explained(error) from error
        try:
            self._set_up()
        except sqlite3.Error as error:
            self.connection.close()
            raise self.explained(error) from error
        self._identity = self._seen()
        self.is_taken_over: Callable[[], bool] = lambda: False

    def _set_up(self) -> None:
        run = self.connection.execute
        run("PRAGMA foreign_keys = ON")
        run("PRAGMA synchronous = FULL")
        run("PRAGMA cache_spill = OFF")
        run("PRAGMA temp_store = MEMORY")
        run("PRAGMA cache_size = -8000")
        if not self.read_only:
            run("PRAGMA journal_mode = TRUNCATE")

    def wait_at_most(self, seconds: float) -> None:
        """How long reading and writing wait for another program to let go of the file, before they are refused."""
        self.connection.execute(f"PRAGMA busy_timeout = {round(seconds * 1000)}")

    def _seen(self) -> tuple[int, int] | None:
        try:
            found = self.path.stat()
        except OSError:
            return None
        return found.st_dev, found.st_ino

    def saved_at(self) -> str:
        """When the file was last written (UTC ISO-8601)."""
        try:
            return _utc(self.path.stat().st_mtime_ns)
        except OSError:
            return utc_now()

    def close(self) -> None:
        """Closes the connection and removes the emptied rollback journal, so that one file remains."""
        if not self.read_only:
            with suppress(sqlite3.Error):
                self.connection.execute("PRAGMA journal_mode = DELETE")
        self.connection.close()

    def query(self, sql: str, values: Sequence[object] = ()) -> list[Row]:
        """All rows of a reading statement."""
        try:
            with self._turn:
                return self.connection.execute(sql, values).fetchall()
        except sqlite3.DatabaseError as error:
            raise self.explained(error) from error

    def one(self, sql: str, values: Sequence[object] = ()) -> Row | None:
        """The first row of a reading statement, or None."""
        try:
            with self._turn:
                row: Row | None = self.connection.execute(sql, values).fetchone()
        except sqlite3.DatabaseError as error:
            raise self.explained(error) from error
        return row

    def execute(self, sql: str, values: Sequence[object] = ()) -> sqlite3.Cursor:
        """Runs one writing statement; only inside an operation of the journal."""
        with self._turn:
            return self.connection.execute(sql, values)

    def executemany(self, sql: str, rows: Sequence[Sequence[object]]) -> None:
        """Runs one writing statement for each row; only inside an operation of the journal."""
        with self._turn:
            self.connection.executemany(sql, rows)

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """All reading in the block sees one state; it holds other connections' commits up, so it is to be short."""
        if self.connection.in_transaction:
            yield
            return
        self.connection.execute("BEGIN")
        try:
            yield
        finally:
            self._roll_back()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All of the block is committed, durably, or none of it. Raises Refused in words where the disk will not."""
        self.check_writable()
        try:
            self.connection.execute("BEGIN IMMEDIATE")
            self.connection.execute("PRAGMA defer_foreign_keys = ON")
            yield
            self.connection.execute("COMMIT")
        except BaseException as error:
            self._roll_back()
            if isinstance(error, sqlite3.Error):
                raise self.explained(error) from error
            raise

    def _roll_back(self) -> None:
        if self.connection.in_transaction:
            with suppress(sqlite3.Error):
                self.connection.execute("ROLLBACK")

    def check_writable(self) -> None:
        """Raises Refused when the project is open for reading, its file is not where it was, or others write to it."""
        if self.read_only:
            raise Refused("{path} is open for reading only. Save a copy and work in that.", path=self.path)
        seen = self._seen()
        if seen is None:
            raise Refused(
                "{path} is no longer there, so nothing was changed. Bring it back, or open it in its new place.",
                path=self.path,
            )
        if self._identity is not None and 0 not in (seen[1], self._identity[1]) and seen != self._identity:
            raise Refused(
                "Another program has replaced {path}, so nothing was changed. Close the project and open it again.",
                path=self.path,
            )
        if self.is_taken_over():
            raise Refused(
                "Another window has taken over the writing of {path}, so nothing was changed. "
                "Close it there, then open it again here.",
                path=self.path,
            )

    def explained(self, error: sqlite3.Error) -> Exception:
        """The error in words when the user can act on it; else the error itself, which is our bug."""
        number = getattr(error, "sqlite_errorcode", 0)
        path = self.path
        if number & 0xFF == sqlite3.SQLITE_CANTOPEN and is_too_long(path):
            return Refused(
                "The name or the folders of {path} are too long. Move the file into a folder nearer to the "
                "root of its drive, or give it a shorter name.",
                path=path,
            )
        if number in (sqlite3.SQLITE_READONLY_ROLLBACK, sqlite3.SQLITE_READONLY_RECOVERY):
            return Refused(
                "{path} was left in the middle of an act. Open it once for writing, which takes that act back.",
                path=path,
            )
        found: dict[int, KooditinError] = {
            sqlite3.SQLITE_FULL: Refused(
                "The disk is full, so nothing was changed. Free some space on the drive of {path} and try again.",
                path=path,
            ),
            sqlite3.SQLITE_READONLY: Refused(
                "{path} may not be written to, so nothing was changed. Save a copy in a folder of your own.", path=path
            ),
            sqlite3.SQLITE_CANTOPEN: Refused(
                "{path} or its folder cannot be written to, so nothing was changed. Check the drive.",
                path=path,
            ),
            sqlite3.SQLITE_BUSY: Refused(
                "{path} is in use by another program, so nothing was changed. Try again in a moment.", path=path
            ),
            sqlite3.SQLITE_IOERR: Refused(
                "Writing or reading {path} failed, so nothing was changed. Check the drive, its space and the network.",
                path=path,
            ),
            sqlite3.SQLITE_CORRUPT: Damaged("{path} is damaged. Open a backup of it.", path=path),
            sqlite3.SQLITE_NOTADB: Damaged("{path} is damaged. Open a backup of it.", path=path),
        }
        return found.get(number & 0xFF, error)
