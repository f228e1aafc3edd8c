"""A .docx as a package: its parts as XML trees, opened with care for damaged, huge and hostile files."""

import posixpath
import re
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kooditin.formats.opening import BROKEN_ZIP, mistaken
from kooditin.qda.errors import CannotRead

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OFFICE = b"http://schemas.openxmlformats.org/"
# ISO/IEC 29500 Strict spells the same names under other addresses.
_STRICT = re.compile(
    rb"http://purl\.oclc\.org/ooxml/(wordprocessingml/main|officeDocument/relationships|officeDocument/math|drawingml/main)"
)
_TRANSITIONAL = {
    b"wordprocessingml/main": b"wordprocessingml/2006/main",
    b"officeDocument/relationships": b"officeDocument/2006/relationships",
    b"officeDocument/math": b"officeDocument/2006/math",
    b"drawingml/main": b"drawingml/2006/main",
}
LARGEST_UNPACKED = 500_000_000
LARGEST_PART = 200_000_000
LARGEST_RATIO = 300


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of a document that hold text or say how it looks; None where there is no such part."""

    document: "_Element"
    styles: "_Element | None" = None
    numbering: "_Element | None" = None
    comments: "_Element | None" = None
    footnotes: "_Element | None" = None
    endnotes: "_Element | None" = None


def opened(archive: zipfile.ZipFile, file: str) -> Package:
    """The package's parts, found by their relationships. Raises CannotRead when it is not a sound, honest document."""
    _guard(archive, file)
    main = next(iter(_related(archive, "_rels/.rels", "", file).get("officeDocument", ())), "word/document.xml")
    if main not in archive.namelist():
        raise mistaken("damaged_zip", file)
    folder, name = posixpath.split(main)
    related = _related(archive, posixpath.join(folder, "_rels", f"{name}.rels"), folder, file)

    def part(kind: str) -> "_Element | None":
        names = [name for name in related.get(kind, ()) if name in archive.namelist()]
        return _tree(archive, names[0], file) if names else None

    return Package(
        _tree(archive, main, file), part("styles"), part("numbering"), part("comments"), part("footnotes"),
        part("endnotes"),
    )  # fmt: skip


def _guard(archive: zipfile.ZipFile, file: str) -> None:
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


def _related(archive: zipfile.ZipFile, rels: str, folder: str, file: str) -> dict[str, list[str]]:
    """Part names by the last word of their relationship's type."""
    found: dict[str, list[str]] = {}
    if rels not in archive.namelist():
        return found
    for relation in _tree(archive, rels, file):
        if relation.get("TargetMode") == "External":
            continue
        target = relation.get("Target", "")
        name = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        found.setdefault(relation.get("Type", "").rsplit("/", 1)[-1], []).append(name)
    return found


def _tree(archive: zipfile.ZipFile, name: str, file: str) -> "_Element":
    from lxml import etree

    member = archive.getinfo(name)
    if member.file_size > LARGEST_PART:
        raise CannotRead(
            "{file} would unpack to {megabytes} MB, more than a transcript needs. Save it as txt and import that.",
            file=file, megabytes=member.file_size // 1_000_000,
        )  # fmt: skip
    try:
        content = archive.read(member)
    except BROKEN_ZIP as error:
        raise mistaken("damaged_zip", file) from error
    if b"<!DOCTYPE" in content[:2000] or b"<!ENTITY" in content:
        raise CannotRead(
            "{file} holds XML that Word never writes and that could harm. Open it in Word, save it anew and try again.",
            file=file,
        )
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(_STRICT.sub(lambda hit: _OFFICE + _TRANSITIONAL[hit[1]], content), parser)
    except etree.XMLSyntaxError as error:
        raise mistaken("damaged_zip", file) from error
