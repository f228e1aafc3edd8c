"""Sources read from files and folders, by their suffix."""

import hashlib
import os
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Literal

from kooditin.exchange import surveys
from kooditin.exchange.kinds import guessed_kind
from kooditin.formats import (
    from_docx,
    from_eaf,
    from_html,
    from_json_transcript,
    from_markdown,
    from_odt,
    from_pdf,
    from_rtf,
    from_subtitles,
    from_text,
)
from kooditin.formats.opening import file_bytes, mistaken, real_kind
from kooditin.qda.errors import CannotRead, KooditinError
from kooditin.qda.language import language_of
from kooditin.qda.source import NewSource, SourceKind

_READERS: dict[str, Callable[[Path, bytes], NewSource]] = {
    ".txt": from_text.read,
    ".docx": from_docx.read,
    ".docm": from_docx.read,
    ".odt": from_odt.read,
    ".rtf": from_rtf.read,
    ".pdf": from_pdf.read,
    ".html": from_html.read,
    ".htm": from_html.read,
    ".md": from_markdown.read,
    ".markdown": from_markdown.read,
    ".vtt": from_subtitles.read,
    ".srt": from_subtitles.read,
    ".sbv": from_subtitles.read,
    ".eaf": from_eaf.read,
    ".json": from_json_transcript.read,
    ".otr": from_json_transcript.read,
}
PROJECT_SUFFIX = ".kooditin"
_OF_THE_SYSTEM = frozenset(("thumbs.db", "desktop.ini"))
Progress = Callable[[int, int], None]


def readable_suffixes() -> tuple[str, ...]:
    """The file endings that read_batch knows, in lower case with their dot."""
    return (*_READERS, *surveys.table_suffixes())


def sources_in(paths: Iterable[Path]) -> list[Path]:
    """The files among the paths, folders replaced by the readable files in them and their subfolders, by name.

    Files and folders in a folder that start with a dot or with Word's "~$" are left out.
    """
    found: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            found.update(dict.fromkeys(sorted(_readable_under(path))))
        else:
            found[path] = None
    return list(found)


def files_in(paths: Iterable[Path]) -> list[Path]:
    """As sources_in, with the files of every kind, so that those that are not read can be told.

    What an operating system leaves in folders (Thumbs.db, desktop.ini) is left out, too, and so are projects of ours.
    """
    found: dict[Path, None] = {}
    for path in paths:
        found.update(dict.fromkeys(sorted(_files_under(path)) if path.is_dir() else [path]))
    return list(found)


def _readable_under(folder: Path) -> Iterator[Path]:
    suffixes = readable_suffixes()
    return (path for path in _files_under(folder) if path.suffix.lower() in suffixes)


def _files_under(folder: Path) -> Iterator[Path]:
    for inside, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            ours = name.lower().endswith(PROJECT_SUFFIX)  # a project, or its lock, beside its material is none of it
            if not (ours or name.startswith((".", "~$")) or name.lower() in _OF_THE_SYSTEM):
                yield Path(inside, name)


def read_source(path: Path, *, kind: SourceKind | Literal["auto"] = "auto", sheet: str | None = None) -> NewSource:
    """One file as a new source, by its suffix: text, turns, remarks, kind, origin and sha256 of its bytes.

    Of a workbook that is a transcript, the named sheet is read.

    Raises CannotRead with one sentence; for a survey too, which is more than a source (read_batch reads it).
    """
    path = Path(path)
    content = file_bytes(path)
    suffix = path.suffix.lower()
    of_table = partial(surveys.read_transcript, sheet=sheet)
    reader = of_table if suffix in surveys.table_suffixes() else _READERS.get(suffix)
    if reader is None:
        raise _unreadable(path, content)
    source = reader(path, content)
    return replace(
        source,
        name=unicodedata.normalize("NFC", path.stem).strip() or path.name,
        origin=unicodedata.normalize("NFC", path.name),
        sha256=hashlib.sha256(content).hexdigest(),
        kind=guessed_kind(source, path.stem) if kind == "auto" else kind,
        language=source.language or language_of(source.text),
    )


def _unreadable(path: Path, content: bytes) -> CannotRead:
    kind = real_kind(content)
    if kind:
        return mistaken(kind, path.name)
    return CannotRead(
        "{file} is of a kind that Kooditin does not read. Save it as docx, pdf or txt and import that.",
        file=path.name,
    )


def read_sources(
    paths: Sequence[Path],
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
    *,
    kind: SourceKind | Literal["auto"] = "auto",
) -> tuple[list[NewSource], list[tuple[Path, KooditinError]]]:
    """Every file that can be read, and for every other its path and error; one bad file does not stop the rest.

    `progress` hears how many of how many are done, after each; when `cancelled` says so, what is read by then
    comes back.
    """
    sources: list[NewSource] = []
    failed: list[tuple[Path, KooditinError]] = []
    for done, path in enumerate(paths, 1):
        if cancelled is not None and cancelled():
            break
        try:
            sources.append(read_source(path, kind=kind))
        except KooditinError as error:
            failed.append((path, error))
        if progress is not None:
            progress(done, len(paths))
    return sources, failed
