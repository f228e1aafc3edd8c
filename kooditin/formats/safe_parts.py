"""Packed parts and XML of foreign files, taken with care: nothing unpacks without bound, no entity is expanded."""

import zipfile
from typing import TYPE_CHECKING

from kooditin.formats.opening import BROKEN_ZIP, mistaken
from kooditin.qda.errors import CannotRead

if TYPE_CHECKING:
    from lxml.etree import _Element

LARGEST_UNPACKED = 500_000_000
LARGEST_PART = 200_000_000
LARGEST_RATIO = 300


def guard(archive: zipfile.ZipFile, file: str) -> None:
    """Raises CannotRead for an archive that is encrypted or would unpack to more than a transcript needs."""
    members = archive.infolist()
    if any(member.flag_bits & 1 for member in members):
        raise mistaken("encrypted", file)
    unpacked = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    if unpacked > LARGEST_UNPACKED or (unpacked > 50_000_000 and unpacked > LARGEST_RATIO * max(1, packed)):
        raise CannotRead(
            "{file} would unpack to {megabytes} MB, more than a transcript needs. Save it as txt and import that.",
            file=file, megabytes=unpacked // 1_000_000,
        )  # fmt: skip


def part_bytes(archive: zipfile.ZipFile, name: str, file: str) -> bytes:
    """One part, unpacked. Raises CannotRead when it is too large or broken."""
    member = archive.getinfo(name)
    if member.file_size > LARGEST_PART:
        raise CannotRead(
            "{file} would unpack to {megabytes} MB, more than a transcript needs. Save it as txt and import that.",
            file=file, megabytes=member.file_size // 1_000_000,
        )  # fmt: skip
    try:
        return archive.read(member)
    except BROKEN_ZIP as error:
        raise mistaken("damaged_zip", file) from error


def safe_tree(content: bytes, file: str) -> "_Element":
    """The XML as a tree. Raises CannotRead for broken XML, and for a document type or entities of its own."""
    from lxml import etree

    if b"<!DOCTYPE" in content[:2000] or b"<!ENTITY" in content:
        raise _harmful(file)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise mistaken("damaged_zip", file) from error
    if root.getroottree().docinfo.internalDTD is not None:  # in an encoding that hid it from the look above
        raise _harmful(file)
    return root


def _harmful(file: str) -> CannotRead:
    return CannotRead(
        "{file} holds XML that no word processor writes and that could harm. Open it where it was made, save it anew "
        "and try again.",
        file=file,
    )
