"""How a person names a thing of the project: by id, GUID, path or name."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

Thing = TypeVar("Thing")


def chosen(things: Sequence[Thing], reference: str | int, ways: Iterable[Callable[[Thing, str], bool]]) -> list[Thing]:
    """The things that match in the first of the ways in which any does."""
    wanted = str(reference).strip()
    for matches in ways:
        found = [thing for thing in things if matches(thing, wanted)]
        if found:
            return found
    return []


def free_name(name: str, taken: set[str]) -> str:
    """The name, or with " (2)", " (3)", ... what is not among the taken ones (casefolded)."""
    candidate, number = name, 1
    while candidate.casefold() in taken:
        number += 1
        candidate = f"{name} ({number})"
    return candidate
