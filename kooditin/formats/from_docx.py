"""Word documents (.docx): the text as a reader sees it, comments as remarks, turns by labels and bold names."""

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

from kooditin.formats.docx_package import Package, opened
from kooditin.formats.docx_text import DocxText, text_of
from kooditin.formats.opening import file_bytes, mistaken, real_kind
from kooditin.formats.turns import find_turns
from kooditin.qda.errors import CannotRead
from kooditin.qda.source import NewSource, Remark, Span, Warning, normal_text, trimmed


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
        return _source(path, package)
    except RecursionError as error:  # tables nested deeper than any real document
        raise mistaken("damaged_zip", path.name) from error


def _not_word(file: str) -> CannotRead:
    return CannotRead(
        "{file} is not a Word document, though its name says so. Open it where it was made, save it as docx or txt.",
        file=file,
    )


def _source(path: Path, package: Package) -> NewSource:
    raw = text_of(package)
    text = normal_text(raw.text)
    if not text.strip():
        raise CannotRead("{file} holds no text. If it shows pictures of text, type the text out first.", file=path.name)
    place = _placer(raw, text)
    body_end = place[raw.body_end]
    bold = [Span(place[span.start], place[span.end]) for span in raw.bold]
    remarks, memo = _remarks(raw, text, place)
    return NewSource(
        name=path.stem,
        text=text,
        turns=tuple(find_turns(text[:body_end], bold)),
        remarks=tuple(remarks),
        warnings=tuple(_warnings(raw)),
        memo=memo,
    )


def _placer(raw: DocxText, text: str) -> dict[int, int]:
    """Where each position that matters in the raw text stands in the normal text."""
    wanted = {raw.body_end}
    for span in raw.bold:
        wanted.update(span)
    for remark in raw.remarks:
        wanted.update(remark.span)
        wanted.update(remark.around)
    if raw.text == text:
        return {position: position for position in wanted}
    return _moved(raw.text, text, sorted(wanted))


def _moved(raw: str, text: str, positions: Sequence[int]) -> dict[int, int]:
    """Positions after normalising: piece by piece, or one by one where a combining mark straddles a boundary."""
    placed: dict[int, int] = {}
    parts: list[str] = []
    last = length = 0
    for position in positions:
        part = normal_text(raw[last:position])
        parts.append(part)
        length += len(part)
        placed[position] = length
        last = position
    parts.append(normal_text(raw[last:]))
    if "".join(parts) == text:
        return placed
    return {position: min(len(normal_text(raw[:position])), len(text)) for position in positions}


def _remarks(raw: DocxText, text: str, place: dict[int, int]) -> tuple[list[Remark], str]:
    """Comments on their spans; those with nothing left to stand on go into the memo of the source."""
    remarks: list[Remark] = []
    homeless: list[str] = []
    for comment in raw.remarks:
        words = normal_text(comment.text).strip()
        if not words:
            continue
        author = normal_text(comment.author).strip()
        for start, end in (comment.span, comment.around):
            span = trimmed(Span(place[start], place[end]), text)
            if span.start < span.end:
                remarks.append(Remark(span, words, author))
                break
        else:
            homeless.append(f"{author}: {words}" if author else words)
    remarks.sort(key=lambda remark: remark.span)
    return remarks, "\n\n".join(homeless)


def _warnings(raw: DocxText) -> list[Warning]:
    warnings = []
    if raw.changes:
        warnings.append(
            Warning("The document had tracked changes ({count}); it was read as if all were accepted.",
                    {"count": raw.changes})
        )  # fmt: skip
    if raw.hidden:
        warnings.append(
            Warning("The document had hidden text ({count} characters), which was left out.", {"count": raw.hidden})
        )
    if raw.pictures:
        warnings.append(Warning("The document has pictures ({count}); only text is read.", {"count": raw.pictures}))
    return warnings
