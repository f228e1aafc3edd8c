"""Verbs of the project as the places carry them out: what the user can mend is told, all else is a bug and rises."""

from collections.abc import Callable
from typing import TypeVar

from kooditin.project.project import Project
from kooditin.qda.errors import KooditinError

T = TypeVar("T")


def carry_out(
    project: Project | None, verb: Callable[[Project], T], tell: Callable[[KooditinError], object]
) -> T | None:
    """Carries out one verb and gives its result; None where no project is open, or the project refused and it was
    told why."""
    if project is None:
        return None
    try:
        return verb(project)
    except KooditinError as error:
        tell(error)
        return None
