"""Why the system did not let a file be read or written, in words that can be translated."""

import errno
from pathlib import Path

from kooditin.qda.errors import Refused
from kooditin.qda.source import Warning

SAYINGS = {
    errno.EACCES: "no permission",
    errno.EPERM: "no permission",
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your share of the disk is full",
    errno.EFBIG: "it grew too large for the drive",
    errno.EROFS: "the drive is for reading only",
    errno.ENOENT: "there is no such file or folder",
    errno.ENOTDIR: "a part of its path is not a folder",
    errno.EISDIR: "it is a folder",
    errno.EEXIST: "there is a file of that name already",
    errno.EBUSY: "another program is using it",
    errno.ENAMETOOLONG: "its name is too long",
    errno.EINVAL: "its name has a sign that the drive does not take",
    errno.EMFILE: "too many files are open",
    errno.EIO: "the drive does not answer",
    errno.ENODEV: "the drive is not connected",
    errno.ENXIO: "the drive is not connected",
    errno.ETIMEDOUT: "the network does not answer",
    errno.EHOSTUNREACH: "the network does not answer",
    errno.ENETUNREACH: "the network does not answer",
}

_OPENED_BY_EXCEL = frozenset((".csv", ".tsv", ".xlsx", ".xls"))
_INVALID_NAME = 123
HELD = frozenset((32, 33, 1224))  # a sharing violation, a locked part, a file mapped into a program's memory
# Windows has more numbers than errno has: many of these would be "no such file" or "invalid argument".
SAYINGS_OF_WINDOWS = {
    15: "the drive is not connected",
    19: "the drive is for reading only",
    21: "the drive is not connected",
    **dict.fromkeys(HELD, SAYINGS[errno.EBUSY]),
    39: SAYINGS[errno.ENOSPC],
    53: "the network does not answer",
    59: "the network does not answer",
    64: "the network does not answer",
    67: "the network does not answer",
    121: "the network does not answer",
    _INVALID_NAME: SAYINGS[errno.EINVAL],
    206: SAYINGS[errno.ENAMETOOLONG],
    225: "the virus protection stopped it",
    **dict.fromkeys((362, 388, 389, 404, 426), "it is only in the cloud, which does not answer"),
    1117: "the drive does not answer",
    1231: "the network does not answer",
    1295: SAYINGS[errno.EDQUOT],
}


def windows_number(error: OSError) -> int:
    """The number that Windows gave the error; 0 elsewhere, and of errors that only have an errno."""
    return int(getattr(error, "winerror", None) or 0)


def reason_of(error: OSError) -> Warning | str:
    """The reason as a few words in brackets; the system's own where it is a rare one."""
    number = windows_number(error)
    known = SAYINGS.get(error.errno or 0) if error.errno != errno.EINVAL or not number else None
    template = SAYINGS_OF_WINDOWS.get(number, known)
    return Warning(template) if template else error.strerror or str(error)


def is_of_others(error: OSError) -> bool:
    """Whether another program has the file open, beyond doubt."""
    return windows_number(error) in HELD or (not windows_number(error) and error.errno == errno.EBUSY)


def not_written(path: Path, error: OSError) -> Refused:
    """What to say, and to try, when a file that the user named could not be written."""
    if is_of_others(error):
        return Refused(
            "{file} is open in another program, probably Excel. Close it there and try again, or choose another name."
            if path.suffix.lower() in _OPENED_BY_EXCEL
            else "{file} is open in another program. Close it there and try again, or choose another name.",
            file=path.name,
        )
    reason = reason_of(error)
    if str(reason) in (SAYINGS[errno.ENOSPC], SAYINGS[errno.EDQUOT]):
        return Refused(
            "{file} could not be written ({reason}). Free some space or choose another drive, then try again.",
            file=path.name, reason=reason,
        )  # fmt: skip
    if str(reason) in (SAYINGS[errno.EINVAL], SAYINGS[errno.ENAMETOOLONG]):
        return Refused(
            "{file} could not be written ({reason}). Choose another name, then try again.",
            file=path.name, reason=reason,
        )  # fmt: skip
    return Refused(
        "{file} could not be written ({reason}). Choose another folder, then try again.",
        file=path.name, reason=reason,
    )  # fmt: skip
