"""The lock file beside an open project: one window or computer writes, the others read.

`.~lock.<name>.kooditin#` names who has the project open. SQLite's own locks guard each single act; this one tells a
second opener early and in words, also across a network drive or OneDrive, where byte locks may not reach. A lock whose
process has ended (on this computer) is stale and is taken over, and so is one that came along when the folder was
copied. Virus scanners and OneDrive read the file for a moment each time it changes; on Windows it can be neither moved
nor removed then, so each step is tried again for a while.
"""

import errno
import json
import os
import sys
import time
import zlib
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from kooditin import disk
from kooditin.disk import patiently, remove, resolved
from kooditin.project.database import utc_now

_HIDDEN = "hidden"  # a process that is there and may not be looked at
_LONG_NAME = 200  # bytes


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a project open; `started` tells the process from a later one with the same number.

    `file` is the project that the lock was made for.
    """

    host: str
    user: str
    pid: int
    started: str
    time: str
    token: str
    file: str = ""


def lock_path(path: Path) -> Path:
    """Where the lock file of a project stands: beside the file itself where `path` is a link to it.

    It must find its place where the project's own name just fits.
    """
    file = resolved(path)
    name = file.name if len(file.name.encode(errors="surrogateescape")) < _LONG_NAME else _shortened(file.name)
    return file.with_name(f".~lock.{name}#")


def _shortened(name: str) -> str:
    return f"{name[:40]}~{zlib.crc32(name.encode(errors='surrogateescape')):08x}"


def holder(path: Path) -> Holder | None:
    """Who has the project open, this process included; None when nobody has. Raises OSError where none can tell."""
    found = _read(lock_path(path))
    return found if found is not None and _holds(found, path) else None


def take(path: Path, *, steal: bool = False) -> tuple[bool, Holder]:
    """Takes the lock: whether it is ours now, and who holds it. Raises OSError where the folder refuses.

    A stale lock is moved away before ours is put there; of several who try that, one succeeds.
    """
    lock, ours = lock_path(path), _ourselves(path)
    if _put(lock, ours):
        return True, ours
    other = _read(lock)
    if other is not None and not steal and _holds(other, path):
        return False, other
    aside = _beside(lock, ours, ".old")
    with suppress(FileNotFoundError):
        patiently(lambda: lock.replace(aside))
        moved = _read(aside)
        if moved != other and moved is not None:  # someone else was quicker: give theirs back
            _put(lock, moved)
        remove(aside)
    mine = _put(lock, ours)
    return mine, ours if mine else _read(lock) or other or ours


def is_of_this_user(holder: Holder) -> bool:
    """Whether the holder is a process of this user on this computer."""
    return (holder.host, holder.user) == (_host(), user_name())


def is_taken_over(path: Path, token: str) -> bool:
    """Whether the lock file is now another's; one that is gone is not."""
    try:
        found = _parsed(lock_path(path).read_bytes())
    except OSError:  # it is asked with every act, so it may not wait; SQLite's own locks guard this one
        return False
    return found is not None and found.token != token


def release(path: Path, token: str) -> None:
    """Removes the lock file if it still is the one with that token."""
    with suppress(OSError):
        lock = lock_path(path)
        found = _read(lock)
        if found is not None and found.token == token:
            remove(lock)


def user_name() -> str:
    """The name under which the user is logged in."""
    for variable in ("USERNAME", "LOGNAME", "USER"):
        if os.environ.get(variable):
            return os.environ[variable]
    return f"user {os.getuid()}" if hasattr(os, "getuid") else ""


def _put(lock: Path, holder: Holder) -> bool:
    """Makes the lock file, whole from its first moment; False when there is one already."""
    beside = _beside(lock, holder, ".new")
    try:
        beside.write_bytes(_written(holder))
        return patiently(lambda: _appear(beside, lock))
    finally:
        remove(beside)


def _appear(beside: Path, lock: Path) -> bool:
    """Gives a written file the lock's name in one step, unless there is a file of that name."""
    try:
        if disk.WINDOWS:
            beside.rename(lock)  # which on Windows refuses to replace
        else:
            os.link(beside, lock)
    except FileExistsError:
        return False
    except OSError as error:
        if disk.is_held(error):
            raise
        return _appear_plainly(beside, lock)  # a drive without hard links
    return True


def _appear_plainly(beside: Path, lock: Path) -> bool:
    content = beside.read_bytes()
    try:
        with lock.open("xb") as file:
            file.write(content)
    except FileExistsError:
        return False
    return True


def _beside(lock: Path, holder: Holder, ending: str) -> Path:
    return lock.with_name(f".~{holder.token}{ending}")


def _written(holder: Holder) -> bytes:
    return json.dumps(asdict(holder)).encode()


def _read(lock: Path) -> Holder | None:
    """Who the lock names; None where there is no lock, or nothing that makes sense in it.

    Raises OSError, EBUSY where it is there and may not be read: then nobody can tell that it is stale.
    """
    for pause in (0.02, 0.05, 0.1, 0.0):
        try:
            content = patiently(lock.read_bytes)
        except FileNotFoundError:
            return None
        except PermissionError as error:
            raise OSError(errno.EBUSY, os.strerror(errno.EBUSY), str(lock)) from error
        if content:
            return _parsed(content)
        time.sleep(pause)  # on a drive without hard links it is empty for a moment
    return None


def _parsed(content: bytes) -> Holder | None:
    try:
        return Holder(**json.loads(content))
    except (ValueError, TypeError):
        return None


def _ourselves(path: Path) -> Holder:
    pid, file = os.getpid(), str(resolved(path))
    return Holder(_host(), user_name(), pid, _started(pid) or "", utc_now(), os.urandom(8).hex(), file)


def _host() -> str:
    return os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "")


def _holds(holder: Holder, path: Path) -> bool:
    """Whether the holder still has this project open; of a process on another computer one cannot know, so yes."""
    if holder.host != _host():
        return True
    return not _came_along(holder, path) and _started(holder.pid) in (holder.started, _HIDDEN)


def _came_along(holder: Holder, path: Path) -> bool:
    """Whether the lock is a copy: it was made for another file, which is still there."""
    try:
        return bool(holder.file) and not path.samefile(holder.file)
    except OSError:
        return False


def _started(pid: int) -> str | None:
    """What marks the start of a running process, or None when there is none with that number."""
    has_proc = sys.platform.startswith("linux") and Path("/proc/self/stat").exists()
    return _started_in_proc(pid) if has_proc else _started_by_psutil(pid)


def _started_in_proc(pid: int) -> str | None:
    """On Linux: the same facts as psutil's, without the time that its import takes."""
    try:
        after_name = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2]
        boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
    except OSError:
        return None
    state, *fields = after_name.split()
    return None if state in "ZX" else f"{boot} {fields[18]}"


def _started_by_psutil(pid: int) -> str | None:
    import psutil  # type: ignore[import-untyped]  # it ships no types

    try:
        return str(psutil.Process(pid).create_time())
    except psutil.AccessDenied:  # another user's, on a terminal server
        return _HIDDEN
    except psutil.Error:
        return None
