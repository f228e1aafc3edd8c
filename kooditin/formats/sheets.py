"""What the readers of workbooks share: which sheet is read, and what is said of the others."""

from collections.abc import Callable, Sequence

from kooditin.formats.table_cells import no_table
from kooditin.qda.errors import CannotRead
from kooditin.qda.source import Warning
from kooditin.qda.survey_table import SurveyTable, table_of


def first_with_answers(
    wanted: Sequence[str], names: Sequence[str], cells: Callable[[str], list[list[str]]], file: str, kind: str
) -> SurveyTable:
    """The first of the wanted sheets with two rows and two columns, else the first with anything in it.

    `names` are all sheets; those that are not read are named in a warning. Raises CannotRead.
    """
    best: SurveyTable | None = None
    for name in wanted:
        table = table_of(cells(name), kind=kind, sheet=name, sheets=names, warnings=_others(name, names))
        if len(table.rows) >= 2 and table.width >= 2:
            return table
        if best is None and table.rows:
            best = table
    if best is None:
        raise no_table(file)
    return best


def _others(name: str, names: Sequence[str]) -> list[Warning]:
    others = ", ".join(other for other in names if other != name)
    if not others:
        return []
    return [
        Warning("Only the sheet {sheet} was read; the file has others too: {others}.",
                {"sheet": name, "others": others})
    ]  # fmt: skip


def no_sheet(file: str, sheet: str, names: Sequence[str]) -> CannotRead:
    """The sentence for a sheet that the workbook has not."""
    return CannotRead(
        "{file} has no sheet {sheet}. Choose one of these: {sheets}.",
        file=file, sheet=sheet, sheets=", ".join(names) or "–",
    )  # fmt: skip


def protected(file: str) -> CannotRead:
    """The sentence for a workbook under a password."""
    return CannotRead(
        "{file} is protected with a password. Open it in Excel, remove the password, save and import it again.",
        file=file,
    )
