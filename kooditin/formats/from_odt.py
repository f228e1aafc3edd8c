"""OpenDocument texts (.odt): the text as a reader sees it, comments as remarks, turns by labels and bold names."""

import io
import zipfile
from pathlib import Path

from kooditin.formats.draft import source_of
from kooditin.formats.odt_styles import Parts
from kooditin.formats.odt_text import text_of
from kooditin.formats.opening import BROKEN_ZIP, file_bytes, mistaken, real_kind
from kooditin.formats.safe_parts import guard, part_bytes, safe_tree
from kooditin.qda.errors import CannotRead
from kooditin.qda.source import NewSource


def read(path: Path, content: bytes | None = None) -> NewSource:
    """The document's text, turns and comments; tracked changes as accepted. Raises CannotRead.

    Paragraphs are lines; table rows are lines with tabs between cells; notes stand at the end, their marks as [1].
    """
    content = file_bytes(path) if content is None else content
    kind = real_kind(content)
    if kind != "odt":
        raise mistaken(kind, path.name) if kind else _not_opendocument(path.name)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = _parts(archive, path.name)
    except BROKEN_ZIP as error:
        raise mistaken("damaged_zip", path.name) from error
    try:
        return source_of(text_of(parts), name=path.stem, file=path.name)
    except RecursionError as error:  # tables nested deeper than any real document
        raise mistaken("damaged_zip", path.name) from error


def _not_opendocument(file: str) -> CannotRead:
    return CannotRead(
        "{file} is not an OpenDocument text, though its name says so. Open it where it was made, save it as odt or "
        "docx.",
        file=file,
    )


def _parts(archive: zipfile.ZipFile, file: str) -> Parts:
    guard(archive, file)
    names = archive.namelist()
    if "content.xml" not in names:
        raise mistaken("damaged_zip", file)
    if "META-INF/manifest.xml" in names and b"encryption-data" in part_bytes(archive, "META-INF/manifest.xml", file):
        raise mistaken("encrypted", file)
    styles = safe_tree(part_bytes(archive, "styles.xml", file), file) if "styles.xml" in names else None
    return Parts(safe_tree(part_bytes(archive, "content.xml", file), file), styles)
