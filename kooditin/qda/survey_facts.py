"""What the answers in each column of a survey are like, and what in a mapping of them would not do."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from kooditin.qda.case import stored_value
from kooditin.qda.errors import Refused
from kooditin.qda.source import Warning
from kooditin.qda.survey import SurveyColumn, SurveyMapping
from kooditin.qda.survey_table import SurveyTable, answers


@dataclass(frozen=True, slots=True)
class ColumnFacts:
    """How many answers one column has, and the different ones in the order in which they are first given."""

    answers: int
    different: tuple[str, ...]


def column_facts(table: SurveyTable, header_rows: int) -> tuple[ColumnFacts, ...]:
    """The facts of each column, in the order of the table."""
    facts = []
    for values in zip(*answers(table, header_rows), strict=True):
        counts = Counter(values)
        counts.pop("", None)
        facts.append(ColumnFacts(counts.total(), tuple(counts)))
    return tuple(facts) or (ColumnFacts(0, ()),) * table.width


def unfit(column: SurveyColumn, values: Sequence[str]) -> tuple[str, ...]:
    """Those of the answers that do not fit the type of the variable; they would be kept as they are."""
    if column.role != "variable" or column.type in ("text", "choice"):
        return ()
    return tuple(value for value in values if not (value in column.choices or _fits(value, column)))


def _fits(value: str, column: SurveyColumn) -> bool:
    try:
        stored_value(value, column.type)
    except Refused:
        return False
    return True


def problems(mapping: SurveyMapping) -> tuple[Warning, ...]:
    """Why the survey could not be read so; empty where it can."""
    variables = mapping.of_role("variable")
    if not (variables or mapping.of_role("open") or mapping.of_role("id")):
        return (Warning("Every column is left out. Make one of them a variable or an open answer."),)
    names = Counter(column.name.casefold() for column in variables)
    twice = dict.fromkeys(column.name for column in variables if names[column.name.casefold()] > 1)
    return tuple(
        Warning("More than one variable is called {name}. Give each a name of its own.", {"name": name})
        for name in {name.casefold(): name for name in twice}.values()
    )
