"""How a person changes what becomes of the columns of a survey: roles, names, types, choices."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from kooditin.qda import survey_columns as guess
from kooditin.qda.case import VariableType
from kooditin.qda.survey import ColumnRole, SurveyColumn

# A type as it is chosen: many choices in one cell are one of the types there.
ColumnKind = VariableType | Literal["several"]
MOST_CHOICES = 100
MOST_LOOKED_AT = 500  # different cells: enough to know what can be chosen in them
COLUMN_ROLES: tuple[ColumnRole, ...] = ("id", "variable", "open", "out")
COLUMN_KINDS: tuple[ColumnKind, ...] = ("text", "choice", "several", "integer", "number", "date", "yesno")


def kind_of(column: SurveyColumn) -> ColumnKind:
    """The type of a variable as it is chosen."""
    return "several" if column.several else column.type


def with_role(column: SurveyColumn, role: ColumnRole) -> SurveyColumn:
    """The column in another role; its name, type and choices wait for it to be a variable again."""
    return column if role == column.role else replace(column, role=role, reason=None)


def with_kind(column: SurveyColumn, kind: ColumnKind, values: Sequence[str]) -> SurveyColumn:
    """The column as a variable of the type, its choices taken from the different `values` of the column.

    Where there are too many to be a list, a choice takes any; of several choices the most common are listed.
    """
    if column.role == "variable" and kind == kind_of(column):
        return column
    changed = replace(column, role="variable", type="text", choices=(), several="", reason=None)
    if kind == "several":
        values = values[:MOST_LOOKED_AT]
        sign = guess.separator(values) or (";" if any(";" in value for value in values) else ",")
        counts = Counter(part for value in values for part in dict.fromkeys(guess.parted(value, sign)))
        common = (part for part, _ in counts.most_common(guess.MOST_OPTIONS))
        return replace(changed, several=sign, choices=guess.ordered_choices(common))
    if kind == "choice":
        listed = values if len(values) <= MOST_CHOICES else ()
        return replace(changed, type="choice", choices=guess.ordered_choices(listed))
    return replace(changed, type=kind, choices=_ticks(values) if kind == "yesno" else ())


def _ticks(values: Sequence[str]) -> tuple[str, ...]:
    """The one text of a column in which a tick is all that can be given."""
    return tuple(values) if len(values) == 1 else ()


def with_name(column: SurveyColumn, name: str) -> SurveyColumn:
    """The column under another name; an empty one leaves it as it is."""
    name = " ".join(name.split())
    return replace(column, name=name) if name else column


def with_question(column: SurveyColumn, question: str) -> SurveyColumn:
    """The column with another wording of what was asked; an empty one goes back to the heading."""
    return replace(column, question=" ".join(question.split()) or column.heading)


def with_choices(column: SurveyColumn, lines: str) -> SurveyColumn:
    """The column with the choices of these lines, one a line, in their order; the same one twice is one."""
    choices = dict.fromkeys(" ".join(line.split()) for line in lines.splitlines())
    return replace(column, choices=tuple(choice for choice in choices if choice))
