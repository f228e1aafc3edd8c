"""Backups of projects: taken on opening, the newest ten kept, listed and restored.

They live in the platform's data folder, `backups/<project guid>/<time>-<state>.kooditin`, where `state` marks how far
the journal had come, so that an unchanged project is not copied again.
"""

import os
import re
import sqlite3
import zlib
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from kooditin.disk import patiently, remove, replacing, resolved
from kooditin.project import lock
from kooditin.project.database import Database, file_uri, inspect, reason_of, utc_now
from kooditin.qda.errors import CannotOpen, KooditinError, NotFound, Refused

KEPT = 10
_ORIGIN = "project.txt"
_GUID = re.compile("[0-9A-Fa-f-]{36}")


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup; `time` is when it was taken (UTC ISO-8601), `name` the project file's name then."""

    path: Path
    time: str
    size: int
    name: str


def default_folder() -> Path:
    """Where the backups of all projects are kept, a folder for each; inside KOODITIN_HOME when that is set."""
    home = os.environ.get("KOODITIN_HOME")
    if home:
        return Path(home, "data", "backups")
    import platformdirs

    return Path(platformdirs.user_data_dir("Kooditin", appauthor=False)) / "backups"


def take(database: Database, guid: str, folder: Path | None = None) -> Backup | None:
    """Backs the project up unless the newest backup holds the same; None then. Raises Refused when it cannot."""
    own = (folder or default_folder()) / guid
    if not _GUID.fullmatch(guid):  # a folder's name is made of it
        raise Refused("The project's GUID {guid} is malformed, so no backup could be made. Save a copy.", guid=guid)
    state = _state(database)
    try:
        own.mkdir(parents=True, exist_ok=True)
        existing = _files(own)
        if existing and existing[-1].stem.endswith(f"-{state}"):
            return None
        target = own / f"{utc_now().replace(':', '.')}-{state}.kooditin"
        _copy(database.connection, target)
        (own / _ORIGIN).write_text(str(resolved(database.path)), encoding="utf-8", errors="surrogateescape")
        for old in (*_files(own)[:-KEPT], *own.glob("*.part")):
            remove(old)
    except (OSError, sqlite3.Error) as error:
        raise Refused(
            "No backup could be made in {folder} ({reason}). Check that there is space on its drive.",
            folder=own, reason=reason_of(error),
        ) from error  # fmt: skip
    return _described(target, database.path.name)


def list_backups(project: str | Path, folder: Path | None = None) -> list[Backup]:
    """The backups of a project, newest first; it is named by its GUID or by its file, even a damaged one."""
    own = _folder_of(project, folder or default_folder())
    if own is None:
        return []
    try:
        name = Path(_project_path(own / _ORIGIN)).name
    except OSError:
        name = own.name
    return [_described(path, name) for path in reversed(_files(own))]


def newest_good(project: str | Path, folder: Path | None = None) -> Path | None:
    """The newest backup of the project that passes its check."""
    return next((backup.path for backup in list_backups(project, folder) if _is_whole(backup.path)), None)


def restore(backup: Path | Backup, to_path: Path, folder: Path | None = None) -> None:
    """Puts a backup in the place of the project file, which first becomes a backup itself, damaged or not.

    Raises Refused when the backup is broken or gone, the project is open, or the disk refuses.
    """
    path, to_path = backup.path if isinstance(backup, Backup) else backup, resolved(to_path)
    if not path.is_file():
        raise NotFound("The backup {path} is no longer there. Choose another.", path=path)
    if not _is_whole(path):
        raise Refused("The backup {path} is damaged. Choose an older one.", path=path)
    try:
        if lock.holder(to_path) is not None:
            raise Refused("{path} is open in a window. Close it and restore the backup then.", path=to_path)
        with replacing(to_path) as beside:
            with closing(sqlite3.connect(file_uri(path, "ro"), uri=True)) as source:
                _copy(source, beside)
            if to_path.exists():
                _keep_replaced(to_path, _folder_of(to_path, folder or default_folder()) or path.parent)
            patiently(lambda: to_path.with_name(f"{to_path.name}-journal").unlink(missing_ok=True))
    except (OSError, sqlite3.Error) as error:
        raise Refused(
            "The backup could not be put in the place of {path} ({reason}). Restore it under another name.",
            path=to_path, reason=reason_of(error),
        ) from error  # fmt: skip


def _keep_replaced(path: Path, own: Path) -> None:
    """Keeps the file that a backup replaces, with its rollback journal played back where that can be done."""
    target = own / f"{utc_now().replace(':', '.')}-replaced.kooditin"
    try:
        with closing(sqlite3.connect(file_uri(path, "rw"), uri=True)) as source:
            _copy(source, target)
    except sqlite3.Error:
        target.write_bytes(path.read_bytes())


def _state(database: Database) -> str:
    """A mark of how far the journal has come; the same only for the same content."""
    last = database.one("SELECT id, time FROM operation ORDER BY id DESC LIMIT 1")
    undone = database.one("SELECT count(*) FROM operation WHERE state = 'undone'")
    return f"{zlib.crc32(repr((last, undone)).encode()):08x}"


def _copy(source: sqlite3.Connection, target: Path) -> None:
    """Copies a database beside the target, waits for the disk, then puts it in place."""
    with replacing(target) as beside:
        with closing(sqlite3.connect(beside)) as copy:
            copy.execute("PRAGMA journal_mode = OFF")
            copy.execute("PRAGMA synchronous = OFF")
            source.backup(copy)
        with beside.open("rb+") as file:
            os.fsync(file.fileno())


def _is_whole(path: Path) -> bool:
    try:
        inspect(path)
        database = Database(path, read_only=True)
    except KooditinError:
        return False
    try:
        return database.query("PRAGMA quick_check(1)") == [("ok",)]
    except CannotOpen:
        return False
    finally:
        database.close()


def _files(own: Path) -> list[Path]:
    return sorted(own.glob("*.kooditin"))


def _described(path: Path, name: str) -> Backup:
    stamp = path.name[:24]
    return Backup(path, f"{stamp[:10]}{stamp[10:].replace('.', ':', 2)}", path.stat().st_size, name)


def _folder_of(project: str | Path, folder: Path) -> Path | None:
    """The project's own folder: by GUID, by the GUID in the file, else by the path it was last backed up from."""
    guid = str(project)
    path = Path(project)
    if path.is_file():
        guid = _guid_in(path) or ""
    if _GUID.fullmatch(guid) and (folder / guid).is_dir():
        return folder / guid
    wanted = str(resolved(path))
    for origin in sorted(folder.glob(f"*/{_ORIGIN}"), key=lambda origin: origin.stat().st_mtime, reverse=True):
        if _project_path(origin) == wanted:
            return origin.parent
    return None


def _project_path(origin: Path) -> str:
    return origin.read_text(encoding="utf-8", errors="surrogateescape")


def _guid_in(path: Path) -> str | None:
    try:
        with closing(sqlite3.connect(file_uri(path, "ro"), uri=True)) as connection:
            row = connection.execute("SELECT guid FROM project").fetchone()
    except sqlite3.Error:
        return None
    return None if row is None else str(row[0])
