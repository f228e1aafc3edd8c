"""Cases, the variables that describe them, and their values."""

from dataclasses import dataclass
from typing import Literal

VariableType = Literal["text", "choice", "integer", "number", "date", "yesno"]


@dataclass(frozen=True, slots=True)
class Case:
    """A respondent, organisation or other unit that is compared."""

    id: int
    guid: str
    name: str
    memo: str = ""


@dataclass(frozen=True, slots=True)
class Variable:
    """One property of cases, e.g. "alue". `position` orders the columns from 0."""

    id: int
    guid: str
    name: str
    type: VariableType
    position: int


@dataclass(frozen=True, slots=True)
class Value:
    """What one case has for one variable, as text in the form of the variable's type."""

    case: int
    variable: int
    text: str


def case_of_turn(speaker_case: int | None, source_case: int | None) -> int | None:
    """A turn's case is the speaker's, else the source's: the one rule, used everywhere."""
    return speaker_case if speaker_case is not None else source_case
