"""A .docx as a package: its parts as XML trees, opened with care for damaged, huge and hostile files."""

import posixpath
import re
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kooditin.formats.opening import mistaken
from kooditin.formats.safe_parts import guard, part_bytes, safe_tree

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


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of a document that hold text or say how it looks; None where there is no such part."""

    document: "_Element"
    styles: "_Element | None" = None
    numbering: "_Element | None" = None
    comments: "_Element | None" = None
    footnotes: "_Element | None" = None
    endnotes: "_Element | None" = None
    header: str = ""  # the words of the first header or footer that has any


def opened(archive: zipfile.ZipFile, file: str) -> Package:
    """The package's parts, found by their relationships. Raises CannotRead when it is not a sound, honest document."""
    guard(archive, file)
    main = next(iter(_related(archive, "_rels/.rels", "", file).get("officeDocument", ())), "word/document.xml")
    if main not in archive.namelist():
        raise mistaken("damaged_zip", file)
    folder, name = posixpath.split(main)
    related = _related(archive, posixpath.join(folder, "_rels", f"{name}.rels"), folder, file)

    def part(kind: str) -> "_Element | None":
        names = [name for name in related.get(kind, ()) if name in archive.namelist()]
        return _tree(archive, names[0], file) if names else None

    headers = [name for name in (*related.get("header", ()), *related.get("footer", ())) if name in archive.namelist()]
    words = (_words(_tree(archive, name, file)) for name in headers)
    return Package(
        _tree(archive, main, file), part("styles"), part("numbering"), part("comments"), part("footnotes"),
        part("endnotes"), next((each for each in words if any(map(str.isalpha, each))), ""),
    )  # fmt: skip


def _words(tree: "_Element") -> str:
    return " ".join("".join(text.text or "" for text in paragraph.iter(f"{W}t")) for paragraph in tree.iter(f"{W}p"))


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
    content = part_bytes(archive, name, file)
    return safe_tree(_STRICT.sub(lambda hit: _OFFICE + _TRANSITIONAL[hit[1]], content), file)
