"""Coded excerpts written to files, by their suffix."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kooditin.formats import to_csv
from kooditin.qda.case import Variable, shown_value
from kooditin.qda.coding import Excerpt
from kooditin.qda.errors import Refused

_WRITTEN_BY_LANGUAGE = ("number", "date", "yesno")

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

    The suffix of `out` chooses the format. In the excel profile, values of variables are written as a reader of the
    headings' language writes them (3,5: a Finnish Excel takes 3.5 for a day); in the plain one, as they are stored.
    `progress` hears the number of rows so far. Raises Refused.
    """
    if out.suffix.lower() != ".csv":
        raise Refused("Excerpts are written as CSV. Choose a name that ends in .csv instead of {file}.", file=out.name)
    variables = project.cases.variables()
    excerpts: Iterable[Excerpt] = project.queries.excerpts(
        codes=codes, sources=sources, coder=coder, case_values=list(case_values)
    )
    if profile == "excel" and any(variable.type in _WRITTEN_BY_LANGUAGE for variable in variables):
        excerpts = _with_shown_values(excerpts, variables, headings)
    if progress is not None:
        excerpts = _told(excerpts, progress)
    return to_csv.write(out, excerpts, [variable.name for variable in variables], profile=profile, headings=headings)


def _with_shown_values(excerpts: Iterable[Excerpt], variables: Sequence[Variable], language: str) -> Iterator[Excerpt]:
    shown: dict[tuple[str, ...], tuple[str, ...]] = {}  # a case's values are those of many excerpts
    for excerpt in excerpts:
        if excerpt.values not in shown:
            pairs = zip(excerpt.values, variables, strict=True)
            shown[excerpt.values] = tuple(shown_value(text, variable.type, language) for text, variable in pairs)
        yield excerpt._replace(values=shown[excerpt.values])


def _told(excerpts: Iterable[Excerpt], progress: Callable[[int], None]) -> Iterator[Excerpt]:
    for count, excerpt in enumerate(excerpts, 1):
        yield excerpt
        if count % 500 == 0:
            progress(count)
