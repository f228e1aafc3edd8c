"""ELAN transcripts (.eaf): what each tier's speaker says, in the order of time."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kooditin.formats.opening import file_bytes, mistaken, real_kind
from kooditin.formats.safe_parts import safe_tree
from kooditin.formats.said import Said, composed, without_pause
from kooditin.qda.errors import CannotRead
from kooditin.qda.source import NewSource, Warning, normal_text

if TYPE_CHECKING:
    from lxml.etree import _Element

_ONE_TO_ONE = "Symbolic_Association"


class _Tier(NamedTuple):
    name: str
    speaker: str
    parent: str
    constraint: str  # how its annotations divide those of its parent; "" for a tier of its own
    closed: bool  # its annotations are chosen of a list, as gestures are
    said: tuple[Said, ...]

    def holds_numbers(self) -> bool:
        """Whether nothing but numbers of segments stands on it ("T1.004"), or nothing at all."""
        return all(" " not in piece.text and any(map(str.isdigit, piece.text)) for piece in self.said)


def read(path: Path, content: bytes | None = None) -> NewSource:
    """The annotations as turns, the speakers of overlapping tiers in the order of time. Raises CannotRead.

    A tier's participant is its speaker's name, else the tier's own name. What is said stands on tiers of their own,
    or, where those hold only numbers, on tiers that go one to one with them. All other tiers (words, glosses,
    gestures of a list) are left out and told.
    """
    content = file_bytes(path) if content is None else content
    if kind := real_kind(content):
        raise mistaken(kind, path.name)
    if b"<ANNOTATION_DOCUMENT" not in content[:4000]:
        raise CannotRead(
            "{file} is not an ELAN transcript, though its name says so. Save it anew in ELAN and import that.",
            file=path.name,
        )
    tiers = _tiers(safe_tree(content, path.name))
    spoken = _spoken(tiers)
    said = sorted(piece._replace(speaker=tier.speaker) for tier in spoken for piece in tier.said)
    if not said:
        raise CannotRead("{file} has no annotations with words in it. Check it in ELAN.", file=path.name)
    text, turns = composed(said, without_pause)
    read_names = {tier.name for tier in spoken}
    left_out = [tier.name for tier in tiers if tier.said and tier.name not in read_names]
    return NewSource(name=path.stem, text=text, turns=turns, warnings=tuple(_warnings(left_out)))


def _tiers(document: "_Element") -> list[_Tier]:
    types = {each.get("LINGUISTIC_TYPE_ID", ""): each for each in document.iter("LINGUISTIC_TYPE")}
    times = _times(document)
    spans: dict[str, tuple[float, float]] = {}
    tiers = []
    for element in document.iter("TIER"):
        kind = types.get(element.get("LINGUISTIC_TYPE_REF", ""))
        name = _clean(element.get("TIER_ID"))
        tiers.append(
            _Tier(
                name=name,
                speaker=_clean(element.get("PARTICIPANT")) or name,
                parent=_clean(element.get("PARENT_REF")),
                constraint=(kind.get("CONSTRAINTS") or "") if kind is not None else "",
                closed=kind is not None and bool(kind.get("CONTROLLED_VOCABULARY_REF")),
                said=tuple(_said(element, times, spans)),
            )
        )
    return tiers


def _clean(name: str | None) -> str:
    return " ".join(normal_text(name or "").split())


def _times(document: "_Element") -> dict[str, float]:
    """Seconds by time slot; a slot without a time is left out."""
    times = {}
    for slot in document.iter("TIME_SLOT"):
        value = slot.get("TIME_VALUE", "")
        if value.isascii() and value.isdigit() and len(value) < 12:
            times[slot.get("TIME_SLOT_ID", "")] = int(value) / 1000
    return times


def _said(tier: "_Element", times: dict[str, float], spans: dict[str, tuple[float, float]]) -> Iterator[Said]:
    """The tier's annotations with words; `spans` gets the times of all, for those that refer to them."""
    last = 0.0
    for annotation in tier.iter("ALIGNABLE_ANNOTATION", "REF_ANNOTATION"):
        if annotation.tag == "REF_ANNOTATION":
            start, last = spans.get(annotation.get("ANNOTATION_REF", ""), (last, last))
        else:
            start = times.get(annotation.get("TIME_SLOT_REF1", ""), last)
            last = max(start, times.get(annotation.get("TIME_SLOT_REF2", ""), start))
        spans[annotation.get("ANNOTATION_ID", "")] = (start, last)
        if words := _clean(annotation.findtext("ANNOTATION_VALUE")):
            yield Said(start, last, "", words)


def _spoken(tiers: Sequence[_Tier]) -> list[_Tier]:
    """One tier for each tier of its own: itself, or, where it holds numbers, the words that go with them."""
    own = [_worded(tier, tiers) for tier in tiers if not tier.parent]
    own = [tier for tier in own if tier.said]
    return [tier for tier in own if not tier.closed] or own


def _worded(tier: _Tier, tiers: Sequence[_Tier]) -> _Tier:
    if not tier.holds_numbers():
        return tier
    for beside in tiers:
        if beside.parent == tier.name and beside.constraint == _ONE_TO_ONE and not beside.holds_numbers():
            return beside._replace(speaker=tier.speaker) if beside.speaker == beside.name else beside
    return tier


def _warnings(left_out: Iterable[str]) -> Iterator[Warning]:
    names = ", ".join(left_out)
    if names:
        yield Warning("Tiers that hold no speech of their own were left out: {names}.", {"names": names})
