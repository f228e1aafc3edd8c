"""Subtitles as transcripts: WebVTT (Teams, Zoom, Webex, Stream, Whisper, noScribe), SubRip and YouTube's sbv."""

import html
import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path

from kooditin.formats.opening import text_of
from kooditin.formats.said import Said, composed, on_one_line, same_speaker
from kooditin.formats.turns import find_turns
from kooditin.qda.errors import CannotRead
from kooditin.qda.source import NewSource, Turn, Warning, normal_text

_VOICE = re.compile(r"<v(?:\.[^\s>]*)?(?:[ \t]+([^>]*))?>")
_TAG = re.compile(r"</?(?:[a-zA-Z][^<>\n]{0,200}|\d{2}:[\d:.]+)?>")
_ASS = re.compile(r"\{\\[^}]*\}")
_WORD_TIME = re.compile(r"<\d\d:\d\d:\d\d\.\d{3}><c>")  # YouTube's own captions, which scroll
_NAMED_CUE = re.compile(r'\d+ "([^"\n]{1,80})" \(\d+\)')  # Webex: number, speaker and the speaker's number
_LANGUAGE = re.compile(r"(?m)\A[^\n]*\n(?:[^\n]+\n)*?Language:[ \t]*([a-z]{2})\b")
_TIME = r"(?:(\d{1,4}):)?([0-5]?\d):([0-5]?\d)[,.](\d{1,3})\d*"
_TIMING = re.compile(rf"[ \t]*{_TIME}[ \t]*-->[ \t]*{_TIME}")
_BROKEN_TIMING = re.compile(rf"[ \t]*(?:{_TIME}|\d[\w:.,]*)[ \t]*-->")
_SBV_TIMING = re.compile(
    r"(?m)^[ \t]*(\d{1,4}):([0-5]\d):([0-5]\d)\.(\d{1,3}),(\d{1,4}):([0-5]\d):([0-5]\d)\.(\d{1,3})[ \t]*$"
)
_SRT_NUMBER = re.compile(r"(?m)^(\d+[ \t]*\n\d+:\d\d:\d\d\.\d+ -->)")


def read(path: Path, content: bytes | None = None) -> NewSource:
    """The captions as running turns: text without times and labels, speakers and times in the turns.

    Consecutive cues of one speaker become one turn; turns are parted by an empty line. Raises CannotRead.
    """
    found = text_of(path, content)
    captions, mended = _as_vtt(normal_text(found.text))
    said = list(_said(captions))
    if not said:
        raise CannotRead(
            "{file} has no captions with times in it. Download it again as vtt or srt, or import it as txt.",
            file=path.name,
        )
    text, turns = composed(_with_labels(said), same_speaker())
    language = _LANGUAGE.match(captions)
    return NewSource(
        name=path.stem,
        text=text,
        turns=turns,
        warnings=(*found.warnings, *_warnings(mended)),
        language=language[1] if language else "",
    )


def _warnings(mended: int) -> Iterator[Warning]:
    if mended:
        yield Warning(
            "The times of some captions could not be read ({count}); their words follow the caption before them.",
            {"count": mended},
        )


def _said(text: str) -> Iterator[Said]:
    from webvtt import WebVTT

    scrolls = _WORD_TIME.search(text) is not None
    before: list[str] = []
    for caption in WebVTT.from_string(text).captions:
        start, end = _seconds(caption.start), _seconds(caption.end)
        payload = caption.raw_text
        if scrolls:
            lines = [line for line in payload.split("\n") if line.strip()]
            payload = "\n".join(line for line in lines if _TAG.sub("", line) not in before)
            before = [_TAG.sub("", line) for line in lines]
        named = _NAMED_CUE.fullmatch(caption.identifier or "")
        for speaker, piece in _voices(payload):
            if words := _plain(piece):
                yield Said(start, end, speaker or (normal_text(named[1]) if named else None), words)


def _as_vtt(text: str) -> tuple[str, int]:
    """The text with every timing line in WebVTT's spelling and a WEBVTT head, so that SubRip reads the same way.

    Beside it how many timing lines do not tell when they begin; those begin when the caption before ends.
    """
    if "-->" not in text and _SBV_TIMING.search(text):
        parts = re.split(r"\n(?:[ \t]*\n)+", _SBV_TIMING.sub(lambda match: f"\n\n{_spelled(match)}", text))
        cues = "".join(("\n\n" if " --> " in part.split("\n", 1)[0] else "\n") + part.strip("\n") for part in parts)
        return f"WEBVTT\n\n{cues.lstrip()}", 0
    lines = text.lstrip("\n ").split("\n")
    mended, last = 0, "00:00:00.000"
    for number, line in enumerate(lines):
        if "-->" not in line:
            continue
        if match := _TIMING.match(line):
            lines[number] = _spelled(match)
            last = lines[number].rpartition(" ")[2]
        elif match := _BROKEN_TIMING.match(line):
            mended += match[2] is None
            last = _spelled_time(*match.groups()) if match[2] else last
            lines[number] = f"{last} --> {last}"
    spelt = "\n".join(lines)
    if not spelt.startswith("WEBVTT"):
        spelt = "WEBVTT\n\n" + _SRT_NUMBER.sub(r"\n\1", spelt)
    return spelt, mended


def _spelled(match: re.Match[str]) -> str:
    times = match.groups()
    return f"{_spelled_time(*times[:4])} --> {_spelled_time(*times[4:])}"


def _spelled_time(hours: str | None, minutes: str, seconds: str, fraction: str) -> str:
    return f"{int(hours or 0):02}:{int(minutes):02}:{int(seconds):02}.{fraction.ljust(3, '0')}"


def _seconds(timestamp: str) -> float:
    hours, minutes, seconds = timestamp.split(":")
    return round(int(hours) * 3600 + int(minutes) * 60 + float(seconds), 3)


def _voices(payload: str) -> Iterator[tuple[str | None, str]]:
    """The speaker and words of each <v> part; words before the first have no speaker."""
    parts = _VOICE.split(payload)
    yield None, parts[0]
    for name, words in zip(parts[1::2], parts[2::2], strict=True):
        yield " ".join(normal_text(html.unescape(name or "")).split()) or None, words


def _plain(piece: str) -> str:
    """Without tags, entities decoded, on one line."""
    return on_one_line(html.unescape(_TAG.sub("", _ASS.sub("", piece))))


def _with_labels(said: list[Said]) -> list[Said]:
    """Zoom and others write "Name: words" in the cue: credible labels become speakers and leave the text."""
    if any(piece.speaker for piece in said):
        return said
    line_starts = [0, *accumulate(len(piece.text) + 1 for piece in said)]
    starts_by_line: dict[int, Turn] = {}
    for turn in find_turns("\n".join(piece.text for piece in said)):
        starts_by_line[bisect_right(line_starts, turn.start) - 1] = turn
    if not any(turn.speaker for turn in starts_by_line.values()):
        return said
    speaker: str | None = None
    labelled = []
    for line, piece in enumerate(said):
        text = piece.text
        opening = starts_by_line.get(line)
        if opening is not None:
            speaker = opening.speaker
            text = text[opening.start - line_starts[line] :]
        labelled.append(piece._replace(speaker=speaker, text=text))
    return labelled
