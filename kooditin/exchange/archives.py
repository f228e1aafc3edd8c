"""Zip archives of sources, unpacked with care: nothing lands outside its folder, and nothing grows without bound."""

import shutil
import stat
import unicodedata
import zipfile
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from kooditin.disk import name_refused, reachable
from kooditin.formats.opening import BROKEN_ZIP, LARGEST_FILE, mistaken, real_kind
from kooditin.qda.errors import CannotRead
from kooditin.qda.imports import NotRead
from kooditin.qda.reasons import reason_of

ARCHIVE = ".zip"
MOST_FILES = 5_000
LARGEST_UNPACKED = 1_000_000_000
LARGEST_RATIO = 300  # of unpacked to packed bytes, once there are many
_MANY = 50_000_000
_UTF8 = 0x800


@dataclass(frozen=True, slots=True)
class Unpacked:
    """The wanted files of an archive, those that were refused, and the names of those of other kinds."""

    files: tuple[Path, ...]
    not_read: tuple[NotRead, ...]
    left_out: tuple[str, ...] = ()


def unpack(archive: Path, folder: Path, wanted: Collection[str]) -> Unpacked:
    """Writes the files whose suffix (lower case, with its dot) is wanted below `folder`, each in a folder of its own.

    What macOS and Word leave beside files is passed over. Raises CannotRead for an archive that is encrypted, damaged
    or would unpack to far more than it is.
    """
    try:
        with zipfile.ZipFile(reachable(archive)) as opened:
            members = [member for member in opened.infolist() if not member.is_dir()]
            _guard(opened, members, archive)
            return _unpacked(opened, members, folder, wanted)
    except BROKEN_ZIP as error:
        if isinstance(error, FileNotFoundError | PermissionError):
            raise CannotRead(
                "{file} could not be read from the disk ({reason}). Copy it to this computer and try again.",
                file=archive.name, reason=reason_of(error),
            ) from error  # fmt: skip
        raise mistaken("damaged_zip", archive.name) from error


def _guard(opened: zipfile.ZipFile, members: Collection[zipfile.ZipInfo], archive: Path) -> None:
    names = {member.filename for member in members}
    if names & {"[Content_Types].xml", "mimetype"}:
        kind = real_kind(archive.read_bytes()) if archive.stat().st_size <= LARGEST_FILE else ""
        if kind not in ("", "archive"):
            raise mistaken(kind, archive.name)
    if any(member.flag_bits & 1 for member in members):
        raise CannotRead(
            "{file} is protected with a password. Unpack it with the password and import the files in it.",
            file=archive.name,
        )
    size = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    if size > LARGEST_UNPACKED or (size > _MANY and size > LARGEST_RATIO * max(1, packed)):
        raise CannotRead(
            "{file} would unpack to {megabytes} MB, more than transcripts need. Unpack it and import the files in it.",
            file=archive.name, megabytes=size // 1_000_000,
        )  # fmt: skip
    if len(members) > MOST_FILES:
        raise CannotRead(
            "{file} holds {count} files, more than can be imported at once. Unpack it and import them in parts.",
            file=archive.name, count=len(members),
        )  # fmt: skip


def _unpacked(
    opened: zipfile.ZipFile, members: Collection[zipfile.ZipInfo], folder: Path, wanted: Collection[str]
) -> Unpacked:
    files: list[Path] = []
    not_read: list[NotRead] = []
    left_out: list[str] = []
    for number, member in enumerate(sorted(members, key=_name_of)):
        path = PurePosixPath(_name_of(member))
        if _is_litter(path):
            continue
        suffix = path.suffix.lower()
        if suffix == ARCHIVE:
            not_read.append(_nested(path))
        elif suffix not in wanted:
            left_out.append(path.name)
        elif not _is_safe(member, path):
            not_read.append(_unsafe(path))
        else:
            try:
                files.append(_written(opened, member, folder / f"{number:05}" / path.name))
            except BROKEN_ZIP:
                not_read.append(NotRead(path.name, mistaken("damaged_zip", path.name)))
    return Unpacked(tuple(files), tuple(not_read), tuple(left_out))


def _written(opened: zipfile.ZipFile, member: zipfile.ZipInfo, path: Path) -> Path:
    path.parent.mkdir(parents=True)
    with opened.open(member) as packed, path.open("wb") as file:
        shutil.copyfileobj(packed, file, 1_000_000)  # ends at the size that the archive states, which _guard has seen
    return path


def _name_of(member: zipfile.ZipInfo) -> str:
    """The member's name; macOS writes UTF-8 without saying so, which zipfile takes for code page 437.

    Some programs for Windows part folders with a backslash, which zipfile mends on Windows alone.
    """
    name = member.filename
    if not member.flag_bits & _UTF8:
        try:
            name = name.encode("cp437").decode("utf-8")
        except UnicodeError:
            name = member.filename
    return unicodedata.normalize("NFC", name).replace("\\", "/")


def _is_litter(path: PurePosixPath) -> bool:
    return "__MACOSX" in path.parts or any(part.startswith((".", "~$")) and part != ".." for part in path.parts)


def _is_safe(member: zipfile.ZipInfo, path: PurePosixPath) -> bool:
    """Whether the member is an ordinary file within the archive's own folder, with a name that every system takes."""
    mode = member.external_attr >> 16
    if mode and stat.S_IFMT(mode) not in (0, stat.S_IFREG):
        return False
    if path.is_absolute() or ".." in path.parts or name_refused(path.name):
        return False
    return ":" not in str(path) and len(path.name.encode()) < 250


def _nested(path: PurePosixPath) -> NotRead:
    return NotRead(
        path.name,
        CannotRead("{file} is a zip inside a zip. Unpack the outer one and import {file} by itself.", file=path.name),
    )


def _unsafe(path: PurePosixPath) -> NotRead:
    return NotRead(
        path.name,
        CannotRead(
            "{file} was left packed: its name or place in the zip is not safe. Unpack it yourself and import it.",
            file=path.name,
        ),
    )
