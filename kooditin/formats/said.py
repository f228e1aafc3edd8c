"""What is said at what time: pieces of recordings into running text and turns, for the formats that time each piece."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from kooditin.qda.source import Turn, normal_text

PAUSE = 2.0  # seconds of silence after which a turn begins anew
LONG_TURN = 60  # words after which a turn without a speaker ends with its sentence
_ENDS_OF_SENTENCE = (".", "?", "!", "…", '"', "”")
# A compound broken at its hyphen ("raaka-" / "aine"), but not "syys-" / "ja kevätkausi".
WRAPPED = re.compile(r"(?<=[^\W\d_])-\n(?=[^\W\d_])(?!(?:ja|tai|sekä|eli|vai|och|eller|samt|and|or)\b)")


class Said(NamedTuple):
    """A piece that one speaker says, on one line; times in seconds."""

    start: float
    end: float
    speaker: str | None
    text: str


def composed(said: Iterable[Said], goes_on: Callable[[Sequence[Said], Said], bool]) -> tuple[str, tuple[Turn, ...]]:
    """The text and its turns: pieces that go on become one turn with the first one's time; turns part by empty lines.

    `goes_on` is told the pieces of the turn at hand and the next piece. Empty pieces must not be among them.
    """
    parts: list[str] = []
    turns: list[Turn] = []
    position = 0
    for group in _grouped(said, goes_on):
        speech = normal_text(WRAPPED.sub("-", "\n".join(piece.text for piece in group)).replace("\n", " "))
        turns.append(Turn(position, position + len(speech), group[0].speaker or None, group[0].start))
        parts.append(speech)
        position += len(speech) + 2
    return "\n\n".join(parts), tuple(turns)


def _grouped(said: Iterable[Said], goes_on: Callable[[Sequence[Said], Said], bool]) -> list[list[Said]]:
    groups: list[list[Said]] = []
    for piece in said:
        if groups and goes_on(groups[-1], piece):
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return groups


def same_speaker() -> Callable[[Sequence[Said], Said], bool]:
    """A speaker goes on until another speaks; nobody in particular until a pause or a long stretch's sentence."""
    words = 0

    def goes_on(group: Sequence[Said], piece: Said) -> bool:
        nonlocal words
        last = group[-1]
        words = (0 if len(group) == 1 else words) + last.text.count(" ") + 1
        if last.speaker != piece.speaker:
            return False
        if piece.speaker is not None:
            return True
        return piece.start - last.end < PAUSE and not (words >= LONG_TURN and last.text.endswith(_ENDS_OF_SENTENCE))

    return goes_on


def without_pause(group: Sequence[Said], piece: Said) -> bool:
    """A speaker goes on until another speaks or a pause comes."""
    return group[-1].speaker == piece.speaker and piece.start - group[-1].end < PAUSE


def on_one_line(text: str) -> str:
    """The words with single spaces, in normal form; a compound broken at its hyphen joined."""
    return normal_text(" ".join(WRAPPED.sub("-", "\n".join(line.strip() for line in text.split("\n"))).split()))
