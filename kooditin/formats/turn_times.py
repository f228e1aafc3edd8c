"""Times inside turns, as transcription programs write them, and what those programs write after the last turn."""

import re
from collections.abc import Iterable

from kooditin.formats.turn_labels import BRACKETED, STAMP, seconds_of
from kooditin.qda.source import Span, Turn, trimmed

_AT_HEAD = re.compile(rf"(?:{STAMP}|{BRACKETED})[ \t]*[:\-–]?\s*")
_AT_END = re.compile(rf"{STAMP}$")
_LINE_END = re.compile(rf"({STAMP})[ \t]*(?=\n|\Z)")
_LONGEST_STAMP = 40
# Where speech may begin or end with a time: f4's stamps, and brackets after a name's colon.
_SIGNS = (("#", "#0"), ("[", ": [0"), ("(", ": (0"), ("<", ": <0"))
_AFTERWORD = re.compile(
    r"(?:#+ )?Transcription ended after [\d:.]+|\**This editable transcript was computer generated.*|"
    r"Transcribed by https?://otter\.ai/?|(?:\[[^\]\n]{1,20}\] )?Meeting ended\.?|"
    r".{1,80} (?:stopped|ended) (?:the )?transcription\.?|"
    r".{1,80} (?:lopetti|pysäytti) (?:litteroinnin|transkription|tekstityksen)\.?"
)
_LONGEST_AFTERWORD = 200
_MOST_AFTERWORDS = 6


def may_hold_times(text: str) -> bool:
    """Whether turns of the text may begin or end with a time: a quick look, as one character is soon searched for."""
    return any(first in text and sign in text for first, sign in _SIGNS)


def with_times(text: str, turns: Iterable[Turn]) -> list[Turn]:
    """The turns without the times at their heads and ends; a time at an end is when the next turn begins (f4).

    What a program writes after the last turn (that the transcription was stopped, by what it was made) is no speech.
    """
    timed: list[Turn] = []
    ended: float | None = None
    for turn in turns:
        start, seconds = turn.start, turn.seconds
        if text[start] in "#[(<" and (head := _AT_HEAD.match(text, start, turn.end)):
            found = seconds_of(head[0])
            if found is not None:
                start, seconds = head.end(), found if seconds is None else seconds
        seconds = ended if seconds is None else seconds
        end, ended = _without_stamps(text, start, turn.end)
        if seconds is None and ended is not None and not timed:
            seconds = 0.0  # where stamps stand at the ends, the recording begins with the first turn
        if start < end:
            timed.append(Turn(start, end, turn.speaker, seconds))
    if timed:
        last = timed[-1]
        end = _without_afterword(text, last.start, last.end)
        timed[-1:] = [last._replace(end=end)] if end > last.start else []
    return timed


def _without_stamps(text: str, start: int, end: int) -> tuple[int, float | None]:
    """Where the speech ends before its stamps, and the seconds of the last of them."""
    seconds: float | None = None
    while end > start and text[end - 1] == "#":
        tail = text[max(start, end - _LONGEST_STAMP) : end]
        stamp = _AT_END.search(tail)
        if stamp is None:
            break
        seconds = seconds_of(stamp[0]) if seconds is None else seconds
        end -= len(tail) - stamp.start()
        while end > start and text[end - 1].isspace():
            end -= 1
    return end, seconds


def _without_afterword(text: str, start: int, end: int) -> int:
    for _ in range(_MOST_AFTERWORDS):
        line = text.rfind("\n", start, end) + 1
        if not line or end - line > _LONGEST_AFTERWORD or not _AFTERWORD.fullmatch(text, line, end):
            return end
        end = start + len(text[start:line].rstrip())
    return end


def stamped_parts(text: str) -> list[Turn]:
    """What lies between stamps at the ends of lines, where nobody is named; empty when there are fewer than two."""
    stamps = list(_LINE_END.finditer(text))
    if len(stamps) < 2:
        return []
    starts = [0, *(stamp.end() for stamp in stamps)]
    ends = [*(stamp.start() for stamp in stamps), len(text)]
    times = [0.0, *(seconds_of(stamp[1]) for stamp in stamps)]
    parts = [(trimmed(Span(start, end), text), time) for start, end, time in zip(starts, ends, times, strict=True)]
    return [Turn(*span, None, time) for span, time in parts if span.start < span.end]
