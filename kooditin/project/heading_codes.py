"""Coding what is under headings and questions, in many sources as one act."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from kooditin.project.codings import NewCoding
from kooditin.qda.coding import Coding
from kooditin.qda.heading_codes import Place
from kooditin.qda.outline import passages

if TYPE_CHECKING:
    from kooditin.project.project import Project


def headings(project: "Project", source: int | None = None) -> list[Place]:
    """The headings and questions of a source, or of all in the order of import, in text order."""
    sources = [source] if source is not None else [each.id for each in project.sources.all()]
    return [
        Place(each, section)
        for each in sources
        for section in project.sources.sections(each)
        if section.kind in ("heading", "question")
    ]


def code_headings(project: "Project", wanted: Sequence[tuple[int | str, Sequence[Place]]]) -> list[Coding]:
    """Codes what is under the headings of each pair with its code, an id or the name of a new one; one operation.

    Under a heading is one passage, in turns each turn one, without those of interviewers who are left out. What has the
    code already keeps its coding.
    Raises Refused, nothing changed, when a new code may not be named so.
    """
    subject = str(wanted[0][0]) if len(wanted) == 1 else str(len(wanted))
    if len(wanted) == 1 and isinstance(wanted[0][0], int):
        subject = project.codes.get(wanted[0][0]).name
    spans = _passages(project, [place for _, places in wanted for place in places])
    with project.operation("code_headings", subject):
        new: list[NewCoding] = []
        for code, places in wanted:
            code_id = code if isinstance(code, int) else _code(project, code)
            new += [(place.source, *span, code_id, "", "auto") for place in places for span in spans[place]]
        return project.codings.apply_many(new)


def _code(project: "Project", name: str) -> int:
    """The code of that name at the root, made where it is missing."""
    wanted = " ".join(name.split()).casefold()
    roots = (code for code in project.codes.all() if code.parent is None and code.name.casefold() == wanted)
    found = next(roots, None)
    return found.id if found else project.codes.add(name).id


def _passages(project: "Project", places: Iterable[Place]) -> dict[Place, list[tuple[int, int]]]:
    """What is coded under each place; every source is read once."""
    by_source: dict[int, list[Place]] = {}
    for place in places:
        by_source.setdefault(place.source, []).append(place)
    found: dict[Place, list[tuple[int, int]]] = {}
    for source, own in by_source.items():
        text, turns = project.sources.text(source), project.sources.turns(source)
        askers = project.queries.interviewers(source)
        for place in own:
            found[place] = [(span.start, span.end) for span in passages(place.section, text, turns, askers)]
    return found
