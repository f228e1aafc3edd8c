"""Coded excerpts written to files, by their suffix."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kooditin.formats import to_csv
from kooditin.qda.coding import Excerpt
from kooditin.qda.errors import Refused

if TYPE_CHECKING:
    from kooditin.project.project import Project


def export_excerpts(
    project: "Project",
    out: Path,
    *,
    codes: Collection[int] | None = None,
    sources: Collection[int] | None = None,
    coder: int | None = None,
    case_values: Sequence[tuple[int, str]] = (),
    profile: to_csv.Profile = "excel",
    headings: to_csv.Headings = "en",
    progress: Callable[[int], None] | None = None,
) -> int:
    """Writes the chosen codings as excerpts, one row each; gives the number of rows.

    The suffix of `out` chooses the format. `progress` hears the number of rows so far. Raises Refused.
    """
    if out.suffix.lower() != ".csv":
        raise Refused("Excerpts are written as CSV. Choose a name that ends in .csv instead of {file}.", file=out.name)
    variables = [variable.name for variable in project.cases.variables()]
    excerpts: Iterable[Excerpt] = project.queries.excerpts(
        codes=codes, sources=sources, coder=coder, case_values=list(case_values)
    )
    if progress is not None:
        excerpts = _told(excerpts, progress)
    return to_csv.write(out, excerpts, variables, profile=profile, headings=headings)


def _told(excerpts: Iterable[Excerpt], progress: Callable[[int], None]) -> Iterator[Excerpt]:
    for count, excerpt in enumerate(excerpts, 1):
        yield excerpt
        if count % 500 == 0:
            progress(count)
