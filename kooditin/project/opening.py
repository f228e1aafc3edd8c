"""Making and opening project files: header, lock, format and health are looked at before anything else is."""

import errno
import os
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from kooditin.disk import is_too_long, patiently, remove, replacing
from kooditin.project import backups, lock
from kooditin.project.database import Database, inspect, new_guid, reason_of, utc_now
from kooditin.project.migrations import FORMAT, migrate
from kooditin.qda.errors import CannotOpen, Damaged, KooditinError, Refused
from kooditin.qda.reasons import is_of_others


@dataclass(slots=True)
class Opened:
    """A project file that is open. `path` is the user's file; the database may be an upgraded copy for reading.

    `reason` says why a project that was to be written to can only be read; `token` is our lock's, or "".
    """

    path: Path
    database: Database
    reason: KooditinError | None = None
    token: str = ""

    def close(self) -> None:
        """Ends the connection, gives the lock back and removes what was only needed for reading."""
        self.database.close()
        if self.token:
            lock.release(self.path, self.token)
        if self.database.path != self.path:
            import shutil  # only an older file needs it, and importing it takes longer than opening

            shutil.rmtree(self.database.path.parent, ignore_errors=True)


def open_file(path: Path, *, read_only: bool, steal_lock: bool, backup_folder: Path | None) -> Opened:
    """Opens a project file for writing where that may be, else for reading. Raises CannotOpen or Damaged."""
    token, reason = "", None
    try:
        number = inspect(path)
        if not read_only:
            token, reason = _locked(path, steal_lock)
        return _opened(path, number, reason, token)
    except BaseException as error:
        if token:
            lock.release(path, token)
        if isinstance(error, Damaged):
            error.newest_backup = backups.newest_good(path, backup_folder)
        elif isinstance(error, Refused):
            raise CannotOpen(error.template, **error.values) from error
        raise


def _opened(path: Path, number: int, reason: KooditinError | None, token: str) -> Opened:
    file = path
    if number < FORMAT:
        from kooditin.project.upgrade import upgraded

        file = upgraded(path, in_place=bool(token))
    opened = Opened(path, Database(file, read_only=not token), reason, token)
    if token:
        opened.database.is_taken_over = lambda: lock.is_taken_over(path, token)
    try:
        problems = opened.database.query("PRAGMA quick_check(1)")
        if problems != [("ok",)]:
            found = problems[0][0].splitlines()[-1]  # the lines before it only name the database
            raise Damaged("{path} is damaged ({problem}). Open a backup of it.", path=path, problem=found)
        if opened.database.one("SELECT 1 FROM project") is None:
            raise Damaged("{path} is damaged: the project's own row is missing. Open a backup of it.", path=path)
    except BaseException:
        opened.token = ""  # the caller gives the lock back
        opened.close()
        raise
    return opened


def _locked(path: Path, steal: bool) -> tuple[str, KooditinError | None]:
    """Takes the lock: its token, or "" and why the project can only be read."""
    if not os.access(path, os.W_OK):
        return "", Refused(
            "{path} may not be written to, so it is open for reading only. Save a copy to work in it.", path=path
        )
    try:
        ours, holder = lock.take(path, steal=steal)
    except OSError as error:
        if error.errno == errno.ENOSPC:
            return "", Refused("The disk is full, so {path} is open for reading only. Free some space.", path=path)
        if is_of_others(error):
            return "", Refused(
                "The lock file of {path} could not be read ({reason}), so the project is open for reading only. "
                "Close it and try again in a moment.",
                path=path, reason=reason_of(error),
            )  # fmt: skip
        return "", Refused(
            "The folder of {path} may not be written to, so it is open for reading only. Save a copy to work in it.",
            path=path,
        )
    if ours:
        return holder.token, None
    return "", Refused(
        "{user} on {host} has had {path} open since {time}, so it can only be read now. Close it there to work in it.",
        user=holder.user, host=holder.host, path=path, time=holder.time,
    )  # fmt: skip


def make_file(path: Path, name: str, coder: str) -> None:
    """Writes a project without any material beside `path` and puts it there. Raises Refused."""
    try:
        if lock.holder(path) is not None:
            raise Refused("{path} is open in a window. Close it first, or choose another name.", path=path)
    except OSError as error:
        raise _not_made(path, error) from error
    try:
        if is_too_long(path):
            raise OSError(errno.ENAMETOOLONG, os.strerror(errno.ENAMETOOLONG), str(path))
        path.parent.mkdir(parents=True, exist_ok=True)
        with replacing(path) as beside:
            try:
                _write_empty(beside, name, coder)
            finally:
                remove(beside.with_name(f"{beside.name}-journal"))
            patiently(lambda: path.with_name(f"{path.name}-journal").unlink(missing_ok=True))
    except (OSError, KooditinError) as error:
        if isinstance(error, OSError):
            raise _not_made(path, error) from error
        raise Refused(
            "The project {path} could not be made. {reason} Choose a folder of your own with free space.",
            path=path, reason=error,
        ) from error  # fmt: skip


def _not_made(path: Path, error: OSError) -> Refused:
    if error.errno in (errno.ENAMETOOLONG, errno.EINVAL):
        return Refused(
            "The project {path} could not be made ({reason}). Choose a shorter name without special signs, or a "
            "folder nearer to the root of its drive.",
            path=path, reason=reason_of(error),
        )  # fmt: skip
    return Refused(
        "The project {path} could not be made ({reason}). Choose a folder of your own with free space.",
        path=path, reason=reason_of(error),
    )  # fmt: skip


def _write_empty(path: Path, name: str, coder: str) -> None:
    """Writes the tables and the rows that every project has; they are no acts, so nothing takes them back."""
    database = Database(path, create=True)
    try:
        migrate(database.connection)
        with database.transaction():
            _write_first_rows(database, name, coder)
    except sqlite3.Error as error:
        raise database.explained(error) from error
    finally:
        database.close()


def _write_first_rows(database: Database, name: str, coder: str) -> None:
    run, now, coder_guid = database.execute, utc_now(), new_guid()
    run("INSERT INTO current (operation) VALUES (0)")
    run("INSERT INTO project (id, guid, name, created) VALUES (1, ?, ?, ?)", (new_guid(), name, now))
    run("INSERT INTO coder (id, guid, name, created) VALUES (1, ?, ?, ?)", (coder_guid, coder, now))
    run("DELETE FROM current")
    run("DELETE FROM image")
    run("INSERT INTO preference (key, value) VALUES ('coder', ?)", (coder_guid,))
    run(
        "INSERT INTO operation (verb, subject, coder, time, state, changes) "
        "VALUES ('create_project', ?, ?, ?, 'done', 0)",
        (name, coder, now),
    )
