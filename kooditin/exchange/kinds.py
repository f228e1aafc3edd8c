"""What kind of source a file most likely is, and why."""

import re
import unicodedata

from kooditin.qda.source import NewSource, SourceKind, Warning

_WORKSHOP = re.compile(r"\w*(?:työpaja|workshop|verstas|ryhmätyö)\w*", re.IGNORECASE)
_REPORT = re.compile(r"\w*(?:raport|selvity|report|arvioin)\w*", re.IGNORECASE)
_NOTES = re.compile(r"\w*(?:muistiinpano|muistio|kenttäpäiväkir|notes|päiväkir)\w*", re.IGNORECASE)
_SURVEY = re.compile(r"\w*(?:kysely|survey|avovastau)\w*", re.IGNORECASE)
_IN_ORDER: tuple[tuple[re.Pattern[str], SourceKind], ...] = (
    (_SURVEY, "survey"), (_NOTES, "notes"), (_REPORT, "report"),
)  # fmt: skip


def guessed_kind(source: NewSource, name: str) -> SourceKind:
    """What the source most likely is: its name and first lines decide, else turns make an interview."""
    return kind_and_reason(source, name)[0]


def kind_and_reason(source: NewSource, name: str) -> tuple[SourceKind, Warning]:
    """As guessed_kind, with what decided."""
    title = unicodedata.normalize("NFC", name)
    head = " ".join(line for line in source.text[:2000].split("\n")[:5] if len(line) < 120)
    if found := _WORKSHOP.search(title):
        return "workshop", _in_name(found)
    if not source.turns and (found := _WORKSHOP.search(head)):
        return "workshop", _at_beginning(found)
    if source.turns:
        speakers = len({turn.speaker for turn in source.turns if turn.speaker})
        return "interview", Warning(
            "Speakers {speakers}, turns {turns}.", {"speakers": speakers, "turns": len(source.turns)}
        )
    for pattern, kind in _IN_ORDER:
        if found := pattern.search(title):
            return kind, _in_name(found)
    for pattern, kind in _IN_ORDER:
        if found := pattern.search(head):
            return kind, _at_beginning(found)
    return "notes", Warning("No speakers were found, and the name does not tell.")


def _in_name(found: re.Match[str]) -> Warning:
    return Warning("The name has “{word}”.", {"word": found[0]})


def _at_beginning(found: re.Match[str]) -> Warning:
    return Warning("The beginning has “{word}”.", {"word": found[0]})
