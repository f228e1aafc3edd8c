"""The lock file beside an open project: one window or computer writes, the others read.

`.~lock.<name>.kooditin#` names who has the project open. SQLite's own locks guard each single act; this one tells a
second opener early and in words, also across a network drive or OneDrive, where byte locks may not reach. A lock whose
process has ended (on this computer) is stale and is taken over.
"""

import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from kooditin.project.database import utc_now


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a project open; `started` tells the process from a later one with the same number."""

    host: str
    user: str
    pid: int
    started: str
    time: str
    token: str


def lock_path(path: Path) -> Path:
    """Where the lock file of a project stands: beside the file itself where `path` is a link to it."""
    file = path.resolve()
    return file.with_name(f".~lock.{file.name}#")


def holder(path: Path) -> Holder | None:
    """Who has the project open, this process included; None when nobody has."""
    found = _read(lock_path(path))
    return found if found is not None and _lives(found) else None


def take(path: Path, *, steal: bool = False) -> tuple[bool, Holder]:
    """Takes the lock: whether it is ours now, and who holds it. Raises OSError where the folder refuses.

    A stale lock is moved away before ours is put there; of several who try that, one succeeds.
    """
    lock, ours = lock_path(path), _ourselves()
    if _put(lock, ours):
        return True, ours
    other = _read(lock)
    if other is not None and not steal and _lives(other):
        return False, other
    aside = lock.with_name(f"{lock.name}{ours.token}")
    with suppress(FileNotFoundError):
        lock.replace(aside)
        moved = _read(aside)
        if moved != other and moved is not None:  # someone else was quicker: give theirs back
            _put(lock, moved)
        aside.unlink(missing_ok=True)
    mine = _put(lock, ours)
    return mine, ours if mine else _read(lock) or other or ours


def is_taken_over(path: Path, token: str) -> bool:
    """Whether the lock file is now another's; one that is gone is not."""
    found = _read(lock_path(path))
    return found is not None and found.token != token


def release(path: Path, token: str) -> None:
    """Removes the lock file if it still is the one with that token."""
    found = _read(lock_path(path))
    if found is not None and found.token == token:
        with suppress(OSError):
            lock_path(path).unlink()


def user_name() -> str:
    """The name under which the user is logged in."""
    for variable in ("USERNAME", "LOGNAME", "USER"):
        if os.environ.get(variable):
            return os.environ[variable]
    return f"user {os.getuid()}" if hasattr(os, "getuid") else ""


def _put(lock: Path, holder: Holder) -> bool:
    """Makes the lock file, whole from its first moment; False when there is one already."""
    beside = lock.with_name(f"{lock.name}{holder.token}.new")
    try:
        beside.write_text(json.dumps(asdict(holder), ensure_ascii=False), encoding="utf-8")
    except OSError:
        beside.unlink(missing_ok=True)
        raise
    try:
        if os.name == "nt":
            beside.rename(lock)  # which on Windows refuses to replace
        else:
            os.link(beside, lock)
        return True
    except FileExistsError:
        return False
    except OSError:  # a drive without hard links
        return _put_plainly(lock, holder)
    finally:
        beside.unlink(missing_ok=True)


def _put_plainly(lock: Path, holder: Holder) -> bool:
    try:
        with lock.open("x", encoding="utf-8") as file:
            file.write(json.dumps(asdict(holder), ensure_ascii=False))
    except FileExistsError:
        return False
    return True


def _read(lock: Path) -> Holder | None:
    try:
        return Holder(**json.loads(lock.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def _ourselves() -> Holder:
    pid = os.getpid()
    return Holder(_host(), user_name(), pid, _started(pid) or "", utc_now(), os.urandom(8).hex())


def _host() -> str:
    return os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "")


def _lives(holder: Holder) -> bool:
    """Whether the holder's process still runs; on another computer one cannot know, so yes."""
    return holder.host != _host() or _started(holder.pid) == holder.started


def _started(pid: int) -> str | None:
    """What marks the start of a running process, or None when there is none with that number."""
    return _started_in_proc(pid) if Path("/proc/self/stat").exists() else _started_by_psutil(pid)


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
    except psutil.Error:
        return None
