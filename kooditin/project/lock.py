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
    """Where the lock file of a project stands."""
    return path.with_name(f".~lock.{path.name}#")


def take(path: Path, *, steal: bool = False) -> Holder | None:
    """Takes the lock: None when it is ours now, else who has it. Raises OSError where the folder refuses."""
    ours = _ourselves()
    text = json.dumps(asdict(ours), ensure_ascii=False)
    lock = lock_path(path)
    try:
        with lock.open("x", encoding="utf-8") as file:
            file.write(text)
        return None
    except FileExistsError:
        other = _read(lock)
    if other is not None and _lives(other) and not steal:
        return other
    beside = lock.with_name(f"{lock.name}{ours.token}")
    beside.write_text(text, encoding="utf-8")
    beside.replace(lock)
    found = _read(lock)
    return None if found is None or found.token == ours.token else found


def release(path: Path) -> None:
    """Removes the lock file if it is ours."""
    lock = lock_path(path)
    found = _read(lock)
    if found is not None and (found.pid, found.started) == (os.getpid(), _started(os.getpid())):
        with suppress(OSError):
            lock.unlink()


def holder(path: Path) -> Holder | None:
    """Who has the project open, this process included; None when nobody has."""
    found = _read(lock_path(path))
    return found if found is not None and _lives(found) else None


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


def user_name() -> str:
    """The name under which the user is logged in."""
    for variable in ("USERNAME", "LOGNAME", "USER"):
        if os.environ.get(variable):
            return os.environ[variable]
    return f"user {os.getuid()}" if hasattr(os, "getuid") else ""


def _lives(holder: Holder) -> bool:
    """Whether the holder's process still runs; on another computer one cannot know, so yes."""
    return holder.host != _host() or _started(holder.pid) == holder.started


def _started(pid: int) -> str | None:
    """What marks the start of a running process, or None when there is none with that number."""
    if Path("/proc/self/stat").exists():  # the same facts as psutil's, without the time its import takes
        try:
            after_name = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2]
            boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
        except OSError:
            return None
        state, *fields = after_name.split()
        return None if state == "Z" else f"{boot} {fields[18]}"
    import psutil  # type: ignore[import-untyped]  # it ships no types

    try:
        return str(psutil.Process(pid).create_time())
    except psutil.Error:
        return None
