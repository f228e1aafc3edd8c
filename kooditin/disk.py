"""Files on the disk: written beside and put in place, patience with other programs, names that a system takes.

On Windows a file that another program has open (Excel, a virus scanner, OneDrive) can be neither replaced, renamed nor
removed. Scanners and OneDrive let go within a moment, so we wait for one; Excel does not, and its user is told.
"""

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic, sleep
from typing import TypeVar
from uuid import uuid4

from kooditin.qda.reasons import HELD, windows_number

WINDOWS = os.name == "nt"
PATIENCE = 1.5  # seconds; for work in the background and on the command line
BRIEF = 0.04  # seconds; for what the window does while its user waits
LONGEST_NAME = 255  # UTF-16 units on Windows, bytes on Linux
LONGEST_PATH = 240 if WINDOWS else 500  # that SQLite surely takes, its journal too
_PORTS = (f"{port}{number}" for port in ("com", "lpt") for number in "123456789¹²³")
RESERVED = frozenset(("con", "prn", "aux", "nul", "conin$", "conout$", *_PORTS))
_REFUSED_SIGNS = frozenset('<>:"/\\|?*')
_ACCESS_DENIED = 5

Result = TypeVar("Result")


def is_held(error: BaseException | None) -> bool:
    """Whether a program that has the file open may be the reason. Windows often says "access denied" of that, too."""
    if not isinstance(error, OSError):
        return False
    number = windows_number(error)
    if number:
        return number in HELD or number == _ACCESS_DENIED
    return error.errno in (errno.EBUSY, errno.ETXTBSY) or (WINDOWS and error.errno == errno.EACCES)


def patiently(act: Callable[[], Result], seconds: float = PATIENCE) -> Result:
    """What the act gives; while another program has its file open, it is tried again for that long. Raises OSError."""
    until = monotonic() + seconds
    pause = 0.01
    while True:
        try:
            return act()
        except OSError as error:
            if not is_held(error) or monotonic() + pause > until:
                raise
        sleep(pause)
        pause = min(2 * pause, 0.2)


def put(beside: Path, path: Path, seconds: float = PATIENCE) -> None:
    """Puts a written file in the place of another. Raises OSError, EBUSY where a program has the other one open."""
    if path.is_dir():  # of which Windows says "access denied", as of a file that is open
        raise OSError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    try:
        patiently(lambda: beside.replace(path), seconds)
    except OSError as error:
        # The folder was just written to, so "access denied" of a file that may be written to means: it is open.
        if windows_number(error) == _ACCESS_DENIED and path.is_file() and os.access(path, os.W_OK):
            raise OSError(errno.EBUSY, os.strerror(errno.EBUSY), str(path)) from error
        raise


def remove(path: Path, seconds: float = PATIENCE) -> None:
    """Removes a file that is no longer needed, if it is there; one that is held all that time stays."""
    with suppress(OSError):
        patiently(lambda: path.unlink(missing_ok=True), seconds)


@contextmanager
def replacing(path: Path, seconds: float = PATIENCE) -> Iterator[Path]:
    """Gives a new name beside `path` to write to in the block; at its end that file takes the place of `path`.

    Where the block or the disk fails, `path` stays as it was and nothing is left beside it. Raises OSError.
    """
    if WINDOWS and (refusal := name_refused(path.name)):
        raise OSError(refusal, os.strerror(refusal), str(path))
    path = reachable(path)
    beside = path.with_name(f".{path.stem[:40]}.{uuid4().hex[:8]}.part")
    try:
        yield beside
        put(beside, path, seconds)
    finally:
        remove(beside, seconds)


def reachable(path: Path) -> Path:
    """The path as Windows takes it beyond its old limit of 259 characters, which most computers still have."""
    whole = path.absolute()
    if not WINDOWS or len(str(whole)) < LONGEST_PATH:
        return path
    return Path(extended(str(whole.resolve() if ".." in whole.parts else whole)))  # that form knows no ".."


def extended(whole: str) -> str:
    r"""An absolute path of Windows in the form without a limit: \\?\C:\a for C:\a, \\?\UNC\server\a for \\server\a."""
    if whole.startswith("\\\\?\\"):
        return whole
    return f"\\\\?\\UNC\\{whole[2:]}" if whole.startswith("\\\\") else f"\\\\?\\{whole}"


def resolved(path: Path) -> Path:
    """The path itself where it is a link, a mapped drive or relative; where its place cannot be reached, as it is."""
    try:
        return path.resolve()
    except OSError:  # on Windows from a share whose network has gone
        return path.absolute()


def is_there(path: Path) -> bool:
    """Whether there is something of that name; a name that the system does not take, or cannot reach, is not there."""
    try:
        path.lstat()
    except (OSError, ValueError):
        return False
    return True


def is_same(path: Path, other: Path) -> bool:
    """Whether both are one and the same file, however they are spelt; not where one cannot be reached."""
    try:
        return path.samefile(other)
    except (OSError, ValueError):
        return False


def is_too_long(path: Path) -> bool:
    """Whether the name or the path may be too long for a file and for its rollback journal beside it."""
    name, whole = f"{path.name}-journal", str(path.absolute())
    length = len(name) if WINDOWS else len(os.fsencode(name))
    return length > LONGEST_NAME or (len(whole) if WINDOWS else len(os.fsencode(whole))) > LONGEST_PATH


def name_refused(name: str) -> int:
    """Why Windows would not take a file's name, as an errno: EINVAL for its signs, ENAMETOOLONG; 0 where it would.

    Without this, "NUL.csv" is written into nothing, "a:b.csv" into a hidden stream of the file a, and "a. " as "a".
    """
    if len(name.encode("utf-16-le", "surrogatepass")) // 2 > LONGEST_NAME:
        return errno.ENAMETOOLONG
    odd = not _REFUSED_SIGNS.isdisjoint(name) or any(ord(sign) < 32 for sign in name)
    return errno.EINVAL if odd or name.endswith((" ", ".")) or is_reserved(name) else 0


def is_reserved(name: str) -> bool:
    """Whether Windows keeps the name for a device, whatever its ending: NUL, con.txt, "aux .csv"."""
    return name.partition(".")[0].rstrip(" ").casefold() in RESERVED
