"""Which codes the headings and questions of the sources offer for what is under them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kooditin.qda.code_search import code_named
from kooditin.qda.codebook import Code
from kooditin.qda.outline import heading_name
from kooditin.qda.source import Section


class Place(NamedTuple):
    """A heading or question of a source, by the source's id."""

    source: int
    section: Section


@dataclass(frozen=True, slots=True)
class Offer:
    """Like-named headings and the code for what is under them: an existing one's id, or None for a new one `name`."""

    name: str
    places: tuple[Place, ...]
    code: int | None

    @property
    def source_count(self) -> int:
        return len({place.source for place in self.places})


@dataclass(frozen=True, slots=True)
class Choice:
    """Which headings an offer is made for: "title" those named like `name`, "level" those of a level, "question"."""

    kind: str
    level: int = 0
    name: str = ""

    def takes(self, section: Section) -> bool:
        """Whether the section is among those that are meant."""
        if self.kind == "title":
            return heading_name(section.title).casefold() == self.name.casefold()
        if self.kind == "question":
            return section.kind == "question"
        return section.kind == "heading" and section.level == self.level


def choices(places: Iterable[Place], about: Section | None = None) -> list[Choice]:
    """What can be chosen from: the headings named like `about`, each level there is, the questions."""
    sections = [place.section for place in places]
    levels = sorted({section.level for section in sections if section.kind == "heading"})
    found = [Choice("title", name=heading_name(about.title))] if about else []
    found += [Choice("level", level) for level in levels]
    return found + [Choice("question")] * any(section.kind == "question" for section in sections)


def offers(places: Iterable[Place], codes: Sequence[Code]) -> list[Offer]:
    """An offer for each name, in the order in which the names are met."""
    by_name: dict[str, list[Place]] = {}
    for place in places:
        by_name.setdefault(heading_name(place.section.title).casefold(), []).append(place)
    made = []
    for name, alike in by_name.items():
        if name:
            shown = heading_name(alike[0].section.title)
            code = code_named(shown, codes)
            made.append(Offer(shown, tuple(alike), code.id if code else None))
    return made


def names_of(offer: Offer, sources: Mapping[int, str]) -> str:
    """The names of the offer's sources, for whoever asks where the headings are."""
    return ", ".join(sources[source] for source in dict.fromkeys(place.source for place in offer.places))
