"""Making the vectors of a project's passages at once: what the command line does where no window has."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from kooditin.qda.errors import CannotRead

if TYPE_CHECKING:
    from kooditin.language.advisor import NewVectors
    from kooditin.project.project import Project

_TOGETHER = 16  # made between two steps of the progress: half a second


def vectors_of(
    project: "Project",
    texts: Sequence[str],
    progress: Callable[[int, int], None] = lambda done, total: None,
    *,
    tell: Callable[[CannotRead], None] | None = None,
) -> "NewVectors":
    """The vectors of the texts: those that the project keeps, and the others made now.

    What is made is kept as it comes, unless the project is open for reading. Where there is no model there are none.
    Raises CannotRead of a damaged model, unless there is someone to `tell`: then it is as though there were none.
    """
    from kooditin.language.advisor import NewVectors  # numpy; other commands do without

    found = NewVectors()
    known = project.passage_vectors.known(found.version, texts)
    found.know(list(known), list(known.values()))
    lacking = found.unknown(texts)
    for first in range(0, len(lacking), _TOGETHER):
        progress(first, len(lacking))
        try:
            found.make(lacking[first : first + _TOGETHER])
        except CannotRead as problem:
            if tell is None:
                raise
            tell(problem)
            break
        project.passage_vectors.keep(found.version, list(found.hand_over().items()))
    if lacking:
        progress(len(lacking), len(lacking))
    return found


def make_vectors(project: "Project", progress: Callable[[int, int], None] = lambda done, total: None) -> int:
    """Makes the vectors of all passages that may be coded or are, drops those of no use; how many are there then."""
    project.passage_vectors.forget_unused()
    texts = project.passage_vectors.every_text()
    found = vectors_of(project, texts, progress)
    return len(texts) if found.version else 0
