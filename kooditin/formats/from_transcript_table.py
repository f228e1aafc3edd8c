"""Transcripts kept as tables: a row for each piece of speech, with its time, its speaker and its words."""

import re
from collections.abc import Iterator, Mapping

from kooditin.formats.said import Said, composed, on_one_line, same_speaker
from kooditin.qda.errors import CannotRead
from kooditin.qda.source import NewSource
from kooditin.qda.survey_table import SurveyTable, answers, headings

MOST_COLUMNS = 8
_HEADINGS = {
    "start": frozenset(("timecode", "time code", "tc", "time", "in", "start", "start time", "begin", "from",
                        "aika", "aikakoodi", "alku", "alkuaika", "timestamp", "time stamp", "zeit", "beginn")),
    "end": frozenset(("out", "end", "end time", "to", "loppu", "loppuaika", "ende")),
    "speaker": frozenset(("speaker", "speaker name", "puhuja", "sprecher", "sprecherin", "talare", "speakers")),
    "text": frozenset(("transcript", "transcription", "text", "teksti", "puhe", "puheenvuoro", "utterance", "speech",
                       "transkript", "transkription", "content", "caption", "litteraatti", "litterointi")),
}  # fmt: skip
_TIME = re.compile(r"(?:(\d{1,3}):)?(\d{1,3}):(\d{1,2})(?:[.,:;](\d{1,3}))?")
_SECONDS = re.compile(r"\d{1,6}(?:[.,]\d+)?")


def is_transcript(table: SurveyTable) -> bool:
    """Whether the table has a column of words and one of speakers or of times, and few others."""
    places = _places(table)
    if "text" not in places or table.width > MOST_COLUMNS:
        return False
    rows = answers(table, 1)
    if "start" in places and rows:
        times = [row[places["start"]] for row in rows if row[places["start"]]]
        return bool(times) and sum(_seconds(time) is not None for time in times) * 10 >= 9 * len(times)
    return "speaker" in places


def source_of(table: SurveyTable, file: str) -> NewSource:
    """The transcript's turns in the order of the rows: a speaker goes on until another speaks. Raises CannotRead.

    Rows without a speaker become turns of nobody in particular; times are those of the turn's first row.
    """
    said = list(_said(table, _places(table)))
    if not said:
        raise CannotRead("{file} has headings but no words below them. Check that it was saved whole.", file=file)
    text, turns = composed(said, same_speaker())
    if all(piece.start < 0 for piece in said):
        turns = tuple(turn._replace(seconds=None) for turn in turns)
    return NewSource(name=file, text=text, turns=turns, warnings=table.warnings)


def _places(table: SurveyTable) -> Mapping[str, int]:
    """The columns by what is in them; a second one of a kind does not count."""
    found: dict[str, int] = {}
    for place, heading in enumerate(headings(table, 1)):
        plain = heading.casefold().strip(" :")
        for kind, names in _HEADINGS.items():
            if plain in names:
                found.setdefault(kind, place)
    return found


def _said(table: SurveyTable, places: Mapping[str, int]) -> Iterator[Said]:
    last = 0.0 if "start" in places else -1.0
    for row in answers(table, 1):
        if "start" in places:
            last = _seconds(row[places["start"]]) or last
        words = on_one_line(row[places["text"]])
        if words:
            speaker = on_one_line(row[places["speaker"]]).rstrip(" :") if "speaker" in places else ""
            yield Said(last, last, speaker or None, words)


def _seconds(time: str) -> float | None:
    """The time in seconds: 1:02:03.5, 02:03, 00:00:10:12 (frames are left out), 123,4; None for anything else."""
    if match := _TIME.fullmatch(time):
        hours, minutes, seconds, fraction = match.groups()
        whole = int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds)
        return whole + (float(f"0.{fraction}") if fraction and time[-len(fraction) - 1] in ".," else 0.0)
    return float(time.replace(",", ".")) if _SECONDS.fullmatch(time) else None
