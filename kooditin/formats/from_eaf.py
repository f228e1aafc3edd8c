"""ELAN transcripts (.eaf): what each tier's speaker says, in the order of time."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kooditin.formats.opening import file_bytes, mistaken, real_kind
from kooditin.formats.safe_parts import safe_tree
from kooditin.qda.errors import CannotRead
from kooditin.qda.source import NewSource, Turn, Warning, normal_text

if TYPE_CHECKING:
    from lxml.etree import _Element

PAUSE = 2.0  # seconds of silence after which the same speaker begins anew


class _Said(NamedTuple):
    start: float
    end: float
    speaker: str
    text: str


def read(path: Path, content: bytes | None = None) -> NewSource:
    """The annotations with times of their own as turns: tiers are speakers. Raises CannotRead.

    A tier's participant is its speaker's name, else the tier's own name. Tiers under other tiers (words, glosses) are
    left out and told.
    """
    content = file_bytes(path) if content is None else content
    if kind := real_kind(content):
        raise mistaken(kind, path.name)
    if b"<ANNOTATION_DOCUMENT" not in content[:4000]:
        raise CannotRead(
            "{file} is not an ELAN transcript, though its name says so. Save it anew in ELAN and import that.",
            file=path.name,
        )
    document = safe_tree(content, path.name)
    tiers = list(document.iter("TIER"))
    times = _times(document)
    said = sorted(piece for tier in tiers if not tier.get("PARENT_REF") for piece in _said(tier, times))
    if not said:
        raise CannotRead("{file} has no annotations with words in it. Check it in ELAN.", file=path.name)
    text, turns = _composed(_grouped(said))
    return NewSource(name=path.stem, text=text, turns=tuple(turns), warnings=tuple(_warnings(tiers)))


def _times(document: "_Element") -> dict[str, float]:
    """Seconds by time slot; a slot without a time is left out."""
    times = {}
    for slot in document.iter("TIME_SLOT"):
        value = slot.get("TIME_VALUE", "")
        if value.isascii() and value.isdigit() and len(value) < 12:
            times[slot.get("TIME_SLOT_ID", "")] = int(value) / 1000
    return times


def _said(tier: "_Element", times: dict[str, float]) -> Iterator[_Said]:
    speaker = " ".join(normal_text(tier.get("PARTICIPANT") or tier.get("TIER_ID") or "").split())
    last = 0.0
    for annotation in tier.iter("ALIGNABLE_ANNOTATION"):
        start = times.get(annotation.get("TIME_SLOT_REF1", ""), last)
        last = max(start, times.get(annotation.get("TIME_SLOT_REF2", ""), start))
        words = " ".join(normal_text(annotation.findtext("ANNOTATION_VALUE") or "").split())
        if words:
            yield _Said(start, last, speaker, words)


def _grouped(said: Iterable[_Said]) -> list[list[_Said]]:
    """What one speaker says without a pause together."""
    groups: list[list[_Said]] = []
    for piece in said:
        last = groups[-1][-1] if groups else None
        if last is not None and last.speaker == piece.speaker and piece.start - last.end < PAUSE:
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return groups


def _composed(groups: Iterable[list[_Said]]) -> tuple[str, list[Turn]]:
    parts: list[str] = []
    turns: list[Turn] = []
    position = 0
    for group in groups:
        speech = normal_text(" ".join(piece.text for piece in group))
        turns.append(Turn(position, position + len(speech), group[0].speaker or None, group[0].start))
        parts.append(speech)
        position += len(speech) + 2
    return "\n\n".join(parts), turns


def _warnings(tiers: Iterable["_Element"]) -> Iterator[Warning]:
    names = [tier.get("TIER_ID", "") for tier in tiers if tier.get("PARENT_REF") and len(tier)]
    if names:
        yield Warning("Tiers that belong to other tiers were left out: {names}.", {"names": ", ".join(names)})
