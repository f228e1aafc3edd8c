"""Cases, the variables that describe them, and their values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
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
    """One property of cases, e.g. "alue". `position` orders the columns from 0.

    `choices` are the texts that a choice variable may take, in their order (empty: any). `description` is what was
    asked, or what the variable means.
    """

    id: int
    guid: str
    name: str
    type: VariableType
    position: int
    choices: tuple[str, ...] = ()
    description: str = ""


@dataclass(frozen=True, slots=True)
class Value:
    """What one case has for one variable, as text in the form of the variable's type."""

    case: int
    variable: int
    text: str


@dataclass(frozen=True, slots=True)
class NewVariable:
    """A variable to be made where the project has none of that name (case ignored)."""

    name: str
    type: VariableType = "text"
    choices: tuple[str, ...] = ()
    description: str = ""


@dataclass(frozen=True, slots=True)
class NewCase:
    """A case to be made where the project has none of that name (case ignored), and its values by variable name."""

    name: str
    values: Mapping[str, str] = field(default_factory=dict)


def case_of_turn(speaker_case: int | None, source_case: int | None) -> int | None:
    """A turn's case is the speaker's, else the source's: the one rule, used everywhere."""
    return speaker_case if speaker_case is not None else source_case
