"""Transcripts that transcribing programs write as JSON or as Whisper's table: segments with times, or oTranscribe's."""

import html
import json
import math
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any  # what a JSON file holds is not known before it is looked at

from kooditin.formats.encoding import Decoded
from kooditin.formats.opening import text_of
from kooditin.formats.said import Said, composed, on_one_line, same_speaker
from kooditin.formats.turns import find_turns
from kooditin.qda.errors import CannotRead
from kooditin.qda.source import NewSource, normal_text

_BREAK = re.compile(r"<(?:br|/p|/div|/li|/h\d)\b[^<>]{0,200}>", re.IGNORECASE)
_TIME_MARK = re.compile(r'(<span[^<>]{0,200}class="timestamp"[^<>]{0,200}>[^<>]{0,40})</span>')
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,2000}>")
_LANGUAGE = re.compile(r"[a-z]{2}")
_WHISPER_HEAD = re.compile(rb"(?:\xef\xbb\xbf)?start\tend\t(?:speaker\t)?text\r?\n")
_LONGEST = 1e7  # seconds; a time beyond that is no time of a recording


def read(path: Path, content: bytes | None = None) -> NewSource:
    """The segments as running turns: Whisper, WhisperX, whisper.cpp and their kin; oTranscribe's .otr.

    Consecutive segments of one speaker become one turn. Raises CannotRead.
    """
    found = text_of(path, content)
    try:
        told = json.loads(found.text)
    except (ValueError, RecursionError) as error:
        raise CannotRead(
            "{file} is damaged: it is not whole JSON. Save it again where it was made, or save it as txt there.",
            file=path.name,
        ) from error
    if isinstance(told, dict) and isinstance(told.get("text"), str) and "media-time" in told:
        return _of_otranscribe(told["text"], path, found)
    said = list(_segments(told))
    if not said:
        raise CannotRead(
            "{file} has no segments of speech with times. Save the transcript as vtt, docx or txt and import that.",
            file=path.name,
        )
    return _source(said, path, found, _language(told))


def read_table(path: Path, content: bytes | None = None) -> NewSource:
    """Whisper's .tsv: a row for each segment, times in milliseconds. Raises CannotRead."""
    found = text_of(path, content)
    said = list(_rows(normal_text(found.text)))
    if not said:
        raise CannotRead(
            "{file} has no segments of speech with times. Save the transcript as vtt, docx or txt and import that.",
            file=path.name,
        )
    return _source(said, path, found, "")


def is_whisper_table(content: bytes) -> bool:
    """Whether the bytes of a .tsv begin with the heads of Whisper's table (start, end, text)."""
    return _WHISPER_HEAD.match(content) is not None


def _source(said: list[Said], path: Path, found: Decoded, language: str) -> NewSource:
    text, turns = composed(said, same_speaker())
    return NewSource(name=path.stem, text=text, turns=turns, warnings=found.warnings, language=language)


def _language(told: Any) -> str:
    result = told.get("result") if isinstance(told, dict) else None
    language = (result if isinstance(result, dict) else told if isinstance(told, dict) else {}).get("language")
    return language if isinstance(language, str) and _LANGUAGE.fullmatch(language) else ""


def _segments(told: Any) -> Iterator[Said]:
    """Every segment with words; one without a time of its own begins when the one before ends."""
    last = 0.0
    for segment in _list_of(told):
        if not isinstance(segment, dict) or not isinstance(segment.get("text"), str):
            continue
        offsets = segment.get("offsets")  # whisper.cpp: milliseconds
        times, unit = (offsets, 1000) if isinstance(offsets, dict) else (segment, 1)
        start = _seconds(times.get("start", times.get("from")), unit)
        start = last if start is None else start
        end = _seconds(times.get("end", times.get("to")), unit)
        last = start if end is None else max(start, end)
        if words := on_one_line(normal_text(segment["text"])):
            yield Said(start, last, _speaker(segment.get("speaker")), words)


def _list_of(told: Any) -> Iterable[Any]:
    if isinstance(told, list):
        return told
    for key in ("segments", "transcription"):
        if isinstance(told, dict) and isinstance(told.get(key), list):
            return list(told[key])
    return ()


def _seconds(value: Any, unit: int) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    if not 0 <= value <= _LONGEST * unit or math.isnan(value):
        return None
    return round(value / unit, 3)


def _speaker(name: Any) -> str | None:
    if isinstance(name, int) and not isinstance(name, bool) and abs(name) < 10_000:
        name = str(name)
    return on_one_line(normal_text(name))[:200] or None if isinstance(name, str) else None


def _rows(text: str) -> Iterator[Said]:
    head, *rows = text.split("\n")
    places = {name: place for place, name in enumerate(head.split("\t"))}
    for row in rows:
        cells = row.split("\t", len(places) - 1)
        if len(cells) != len(places) or not (cells[0].isascii() and cells[0].isdigit() and len(cells[0]) < 12):
            continue
        start = int(cells[0]) / 1000
        end = int(cells[1]) / 1000 if cells[1].isascii() and cells[1].isdigit() and len(cells[1]) < 12 else start
        if words := on_one_line(cells[places["text"]]):
            speaker = on_one_line(cells[places["speaker"]]) if "speaker" in places else ""
            yield Said(start, end, speaker or None, words)


def _of_otranscribe(markup: str, path: Path, found: Decoded) -> NewSource:
    """The text as it was typed, with its times; turns as in any transcript."""
    lines = _BREAK.sub("\n", normal_text(markup).replace("\n", " "))
    plain = html.unescape(_TAG.sub("", _TIME_MARK.sub(r"\1 ", lines)))
    text = normal_text("\n".join(" ".join(line.split()) for line in plain.split("\n"))).strip("\n")
    if not text:
        raise CannotRead("{file} holds no text, only white space. Check that it was saved whole.", file=path.name)
    return NewSource(name=path.stem, text=text, turns=tuple(find_turns(text)), warnings=found.warnings)
