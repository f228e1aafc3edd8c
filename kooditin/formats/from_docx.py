"""Word documents (.docx): the text as a reader sees it, comments as remarks, turns by labels and bold names."""

import io
import zipfile
from pathlib import Path

from kooditin.formats.docx_package import opened
from kooditin.formats.docx_text import text_of
from kooditin.formats.draft import source_of
from kooditin.formats.opening import file_bytes, mistaken, real_kind
from kooditin.qda.errors import CannotRead
from kooditin.qda.source import NewSource


def read(path: Path, content: bytes | None = None) -> NewSource:
    """The document's text, turns and comments; tracked changes as accepted. Raises CannotRead.

    Paragraphs are lines; table rows are lines with tabs between cells; notes stand at the end, their marks as [1].
    """
    content = file_bytes(path) if content is None else content
    kind = real_kind(content)
    if not kind and content[:400].lstrip(b"\xef\xbb\xbf \r\n\t").lower().startswith((b"<!doctype html", b"<html")):
        kind = "html"
    if kind != "docx":
        raise mistaken(kind, path.name) if kind else _not_word(path.name)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            package = opened(archive, path.name)
    except zipfile.BadZipFile as error:
        raise mistaken("damaged_zip", path.name) from error
    try:
        return source_of(text_of(package), name=path.stem, file=path.name)
    except RecursionError as error:  # tables nested deeper than any real document
        raise mistaken("damaged_zip", path.name) from error


def _not_word(file: str) -> CannotRead:
    return CannotRead(
        "{file} is not a Word document, though its name says so. Open it where it was made, save it as docx or txt.",
        file=file,
    )
