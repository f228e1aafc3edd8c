"""RTF documents (.rtf): the text as a reader sees it, comments as remarks, turns by labels and bold names."""

from pathlib import Path

from kooditin.formats.draft import source_of
from kooditin.formats.opening import file_bytes, mistaken, real_kind
from kooditin.formats.rtf_text import text_of
from kooditin.qda.errors import CannotRead
from kooditin.qda.source import NewSource


def read(path: Path, content: bytes | None = None) -> NewSource:
    """The document's text, turns and comments; tracked changes as accepted. Raises CannotRead.

    Paragraphs are lines; table rows are lines with tabs between cells; notes stand at the end, their marks as [1].
    """
    content = file_bytes(path) if content is None else content
    kind = real_kind(content)
    if kind != "rtf":
        raise mistaken(kind, path.name) if kind else _not_rtf(path.name)
    return source_of(text_of(content), name=path.stem, file=path.name)


def _not_rtf(file: str) -> CannotRead:
    return CannotRead(
        "{file} is not an RTF document, though its name says so. Open it where it was made, save it as docx or txt.",
        file=file,
    )
