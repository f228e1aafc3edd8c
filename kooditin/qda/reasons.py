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


def reason_of(error: OSError) -> Warning | str:
    """The reason as a few words in brackets; the system's own where it is a rare one."""
    template = SAYINGS.get(error.errno or 0)
    return Warning(template) if template else error.strerror or str(error)


def not_written(path: Path, error: OSError) -> Refused:
    """What to say, and to try, when a file that the user named could not be written."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return Refused(
            "{file} could not be written ({reason}). Free some space or choose another drive, then try again.",
            file=path.name, reason=reason_of(error),
        )  # fmt: skip
    if error.errno in (errno.EACCES, errno.EPERM, errno.EBUSY):
        return Refused(
            "{file} could not be written ({reason}). Close it in Excel or choose another folder, then try again.",
            file=path.name, reason=reason_of(error),
        )  # fmt: skip
    return Refused(
        "{file} could not be written ({reason}). Choose another folder, then try again.",
        file=path.name, reason=reason_of(error),
    )  # fmt: skip
