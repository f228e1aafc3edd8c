"""Subtitles as transcripts: WebVTT (Teams, Zoom, Stream, Whisper), SubRip and YouTube's sbv."""

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kooditin.formats.encoding import decoded
from kooditin.formats.opening import file_bytes, mistaken, real_kind
from kooditin.formats.turns import find_turns
from kooditin.qda.errors import CannotRead
from kooditin.qda.source import NewSource, Turn, normal_text

# A compound broken at its hyphen ("raaka-" / "aine"), but not "syys-" / "ja kevätkausi".
_WRAPPED = re.compile(r"(?<=[^\W\d_])-\n(?=[^\W\d_])(?!(?:ja|tai|sekä|eli|vai|och|eller|samt|and|or)\b)")
PAUSE = 2.0
LONG_TURN = 60
_VOICE = re.compile(r"<v(?:\.[^\s>]*)?(?:[ \t]+([^>]*))?>")
_TAG = re.compile(r"</?(?:[a-zA-Z][^<>\n]{0,200}|\d{2}:[\d:.]+)?>")
_ASS = re.compile(r"\{\\[^}]*\}")
_SRT_TIMING = re.compile(
    r"(?m)^[ \t]*(?:(\d+):)?(\d{1,2}):(\d{1,2})[,.](\d{1,3})\d*"
    r"[ \t]*-->[ \t]*(?:(\d+):)?(\d{1,2}):(\d{1,2})[,.](\d{1,3})"
)
_SBV_TIMING = re.compile(
    r"(?m)^[ \t]*(\d+):(\d\d):(\d\d)\.(\d{1,3}),(\d+):(\d\d):(\d\d)\.(\d{1,3})[ \t]*$"
)  # fmt: skip
_SRT_NUMBER = re.compile(r"(?m)^(\d+[ \t]*\n\d+:\d\d:\d\d\.\d+ -->)")


@dataclass(frozen=True, slots=True)
class _Said:
    """A piece of one cue by one speaker; times in seconds."""

    speaker: str | None
    text: str
    start: float
    end: float


def read(path: Path, content: bytes | None = None) -> NewSource:
    """The captions as running turns: text without times and labels, speakers and times in the turns.

    Consecutive cues of one speaker become one turn; turns are parted by an empty line. Raises CannotRead.
    """
    content = file_bytes(path) if content is None else content
    if kind := real_kind(content):
        raise mistaken(kind, path.name)
    found = decoded(content)
    if found is None:
        raise mistaken("", path.name)
    said = list(_said(normal_text(found.text)))
    if not said:
        raise CannotRead(
            "{file} has no captions with times in it. Download it again as vtt or srt, or import it as txt.",
            file=path.name,
        )
    grouped = _grouped(_with_labels(said))
    text, turns = _composed(grouped)
    return NewSource(name=path.stem, text=text, turns=tuple(turns), warnings=found.warnings)


def _said(text: str) -> Iterator[_Said]:
    from webvtt import WebVTT

    captions = WebVTT.from_string(_as_vtt(text)).captions
    for caption in captions:
        start, end = _seconds(caption.start), _seconds(caption.end)
        for speaker, piece in _voices(caption.raw_text):
            if clean := _plain(piece):
                yield _Said(speaker, clean, start, end)


def _as_vtt(text: str) -> str:
    """The text with every timing line in WebVTT's spelling and a WEBVTT head, so that SubRip reads the same way."""

    def spelled(match: re.Match[str]) -> str:
        h1, m1, s1, f1, h2, m2, s2, f2 = match.groups()
        first = f"{int(h1 or 0):02}:{int(m1):02}:{int(s1):02}.{f1.ljust(3, '0')}"
        return f"{first} --> {int(h2 or 0):02}:{int(m2):02}:{int(s2):02}.{f2.ljust(3, '0')}"

    if "-->" not in text and _SBV_TIMING.search(text):
        parts = re.split(r"\n(?:[ \t]*\n)+", _SBV_TIMING.sub(lambda match: f"\n\n{spelled(match)}", text))
        cues = "".join(("\n\n" if " --> " in part.split("\n", 1)[0] else "\n") + part.strip("\n") for part in parts)
        return f"WEBVTT\n\n{cues.lstrip()}"
    spelt = _SRT_TIMING.sub(spelled, text.lstrip("\n "))
    if spelt.startswith("WEBVTT"):
        return spelt
    return "WEBVTT\n\n" + _SRT_NUMBER.sub(r"\n\1", spelt)


def _seconds(timestamp: str) -> float:
    hours, minutes, seconds = timestamp.split(":")
    return int(hours) * 3600 + int(minutes) * 60 + float(seconds)


def _voices(payload: str) -> Iterator[tuple[str | None, str]]:
    """The speaker and words of each <v> part; words before the first have no speaker."""
    parts = _VOICE.split(payload)
    yield None, parts[0]
    for name, words in zip(parts[1::2], parts[2::2], strict=True):
        yield " ".join(html.unescape(name or "").split()) or None, words


def _plain(piece: str) -> str:
    """Without tags, entities decoded, on one line."""
    lines = html.unescape(_TAG.sub("", _ASS.sub("", piece))).split("\n")
    return normal_text(" ".join(_WRAPPED.sub("-", "\n".join(line.strip() for line in lines)).split()))


def _with_labels(said: list[_Said]) -> list[_Said]:
    """Zoom and others write "Name: words" in the cue: credible labels become speakers and leave the text."""
    if any(piece.speaker for piece in said):
        return said
    lines = "\n".join(piece.text for piece in said)
    starts_by_line: dict[int, Turn] = {}
    line_starts = _line_starts(said)
    for turn in find_turns(lines):
        starts_by_line[_line_of(line_starts, turn.start)] = turn
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
        labelled.append(_Said(speaker, text, piece.start, piece.end))
    return labelled


def _line_starts(said: Iterable[_Said]) -> list[int]:
    starts, position = [], 0
    for piece in said:
        starts.append(position)
        position += len(piece.text) + 1
    return starts


def _line_of(starts: list[int], position: int) -> int:
    from bisect import bisect_right

    return bisect_right(starts, position) - 1


def _grouped(said: Iterable[_Said]) -> list[list[_Said]]:
    """Cues of one speaker in a row together; without speakers, broken at pauses and after a long stretch's sentence."""
    groups: list[list[_Said]] = []
    words = 0
    for piece in said:
        if groups and _goes_on(groups[-1], piece, words):
            groups[-1].append(piece)
        else:
            groups.append([piece])
            words = 0
        words += piece.text.count(" ") + 1
    return groups


def _goes_on(group: list[_Said], piece: _Said, words: int) -> bool:
    last = group[-1]
    if last.speaker != piece.speaker:
        return False
    if piece.speaker is not None:
        return True
    pause = piece.start - last.end >= PAUSE
    return not pause and not (words >= LONG_TURN and last.text.endswith((".", "?", "!", "…", '"', "”")))


def _composed(groups: list[list[_Said]]) -> tuple[str, list[Turn]]:
    parts: list[str] = []
    turns: list[Turn] = []
    position = 0
    for group in groups:
        speech = _WRAPPED.sub("-", "\n".join(piece.text for piece in group)).replace("\n", " ")
        turns.append(Turn(position, position + len(speech), group[0].speaker, group[0].start))
        parts.append(speech)
        position += len(speech) + 2
    return "\n\n".join(parts), turns
