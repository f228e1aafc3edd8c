"""Cases, the variables that describe them, and their values, as they are stored and as a person writes them."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal
from typing import Literal

from kooditin.qda.errors import Refused
from kooditin.qda.source import normal_text

VariableType = Literal["text", "choice", "integer", "number", "date", "yesno"]
VARIABLE_TYPES: tuple[VariableType, ...] = ("text", "choice", "integer", "number", "date", "yesno")


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
    """What one case has for one variable, as text in the stored form of the variable's type (see stored_value)."""

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


@dataclass(frozen=True, slots=True)
class CaseCounts:
    """What belongs to one case: sources, speakers, and codings by the rule of case_of_turn."""

    sources: int = 0
    speakers: int = 0
    codings: int = 0


@dataclass(frozen=True, slots=True)
class Member:
    """A source or a speaker that is a case, or may be one. `source` is the speaker's source, or the source itself."""

    kind: Literal["source", "speaker"]
    id: int
    name: str
    source: int
    source_name: str


def case_of_turn(speaker_case: int | None, source_case: int | None) -> int | None:
    """A turn's case is the speaker's, else the source's: the one rule, used everywhere."""
    return speaker_case if speaker_case is not None else source_case


YES, NO = "yes", "no"
_YES = frozenset(("yes", "y", "kyllä", "k", "true", "tosi", "1", "x", "✓"))
_NO = frozenset(("no", "n", "ei", "e", "false", "epätosi", "0"))
_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:[.,][0-9]*)?|[.,][0-9]+)(?:[eE][+-]?[0-9]{1,2})?")
_GROUPED = re.compile(r"[+-]?[0-9]{1,3}(?:(?:\.[0-9]{3})+(?:,[0-9]+)?|(?:,[0-9]{3})+(?:\.[0-9]+)?)")
_GROUPS = re.compile(r"(?<=[0-9])[ \u00a0\u2009\u202f\u2019'](?=[0-9]{3}(?![0-9]))")
_DAY = re.compile(r"(?P<d>[0-9]{1,2})\.\s?(?P<m>[0-9]{1,2})\.\s?(?P<y>[0-9]{4}|[0-9]{2})")
_ISO_DAY = re.compile(r"(?P<y>[0-9]{4})[-/](?P<m>[0-9]{1,2})[-/](?P<d>[0-9]{1,2})")
_CLOCK = re.compile(
    r"(?:T|,?\s+(?:klo\.?\s*)?)(?P<h>[0-9]{1,2})[.:](?P<min>[0-9]{2})(?:[.:](?P<s>[0-9]{2})(?:\.[0-9]+)?)?"
    r"(?:\s*(?P<half>[ap])\.?m\.?)?(?:\s*(?:Z|[A-Z]{3,4}|[+-][0-9]{2}:?[0-9]{2}))?",
    re.IGNORECASE,
)


def stored_value(typed: str, type: VariableType, choices: Iterable[str] = ()) -> str:
    """What a person typed, pasted or has in a file, in the form in which a value of the type is stored; "" is none.

    The forms know no language: integer -12, number 3.5, date 2015-10-06 (2015-10-06T23:36:27 with a time of day),
    yesno "yes" or "no". A choice takes its spelling from the list where case alone differs; one that is not listed
    is given back as it is. A point or a comma alone is a decimal one; of both, the last. Raises Refused.
    """
    text = normal_text(typed).strip()
    return _FORMS[type](text, choices) if text else ""


def fits(stored: str, type: VariableType, choices: Collection[str] = ()) -> bool:
    """Whether a stored text has the form of the type; a choice, whether it is listed (an empty list takes any)."""
    if type == "choice":
        return not choices or stored in choices
    try:
        return stored_value(stored, type) == stored
    except Refused:
        return False


def shown_value(stored: str, type: VariableType, language: str) -> str:
    """A stored value as a reader of the language ("fi" or "en") writes it; stored_value reads it back.

    A text that does not fit its type is shown as it is.
    """
    if not stored or type in ("text", "choice", "integer") or not fits(stored, type):
        return stored
    if type == "yesno":
        return {("yes", "fi"): "kyllä", ("no", "fi"): "ei"}.get((stored, language), stored)
    if type == "number":
        return stored.replace(".", ",") if language == "fi" else stored
    day, _, clock = stored.partition("T")
    if language == "fi":
        year, month, number = map(int, day.split("-"))
        return f"{number}.{month}.{year:04}" + (f" klo {clock.replace(':', '.')}" if clock else "")
    return f"{day} {clock}".strip()


def value_order(stored: str, type: VariableType) -> tuple[int, float | Decimal | str]:
    """A key that sorts values as their type does: numbers by size, dates by day, no before yes.

    What does not fit its type comes behind, in the order of its letters.
    """
    if not fits(stored, type):
        return (1, stored.casefold())
    if type in ("integer", "number"):
        return (0, Decimal(stored))
    return (0, stored.casefold())


def proposed_type(texts: Iterable[str], *, most_choices: int = 12) -> VariableType:
    """The narrowest type that fits all the texts (empty ones aside): for a column that comes from a file.

    Numbers that begin with a zero (postal codes, telephones) stay text; 0 and 1 alone are whole numbers, not yes
    and no. A choice has at most `most_choices` texts and each, on average, at least twice.
    """
    filled = [text.strip() for text in texts if text.strip()]
    if not filled:
        return "text"
    coded = any(re.match(r"[+-]?0[0-9]", text) for text in filled)
    for type in ("integer", "number", "date", "yesno"):
        if not (coded and type in ("integer", "number")) and all(_can_be(text, type) for text in filled):
            return type
    kinds = len({text.casefold() for text in filled})
    return "choice" if kinds <= most_choices and 2 * kinds <= len(filled) else "text"


def _can_be(text: str, type: VariableType) -> bool:
    try:
        return bool(stored_value(text, type))
    except Refused:
        return False


def _as_text(text: str, choices: Iterable[str]) -> str:
    return text


def _as_choice(text: str, choices: Iterable[str]) -> str:
    listed = tuple(choices)
    if text in listed:
        return text
    return next((choice for choice in listed if choice.casefold() == text.casefold()), text)


def _as_integer(text: str, choices: Iterable[str]) -> str:
    number = _decimal(text)
    if number is None or number != number.to_integral_value():
        raise Refused("{text} is not a whole number. Write it in digits, like 42.", text=text)
    return f"{number.to_integral_value():f}"


def _as_number(text: str, choices: Iterable[str]) -> str:
    number = _decimal(text)
    if number is None:
        raise Refused("{text} is not a number. Write it in digits, like 3.5.", text=text)
    digits = f"{number:f}"
    return digits.rstrip("0").removesuffix(".") if "." in digits else digits


def _decimal(text: str) -> Decimal | None:
    plain = _GROUPS.sub("", text.replace("\u2212", "-").replace("\u2013", "-"))
    marks = [sign for sign in plain if sign in ".,"]
    if len(marks) > 1:
        if not _GROUPED.fullmatch(plain):
            return None
        plain = plain.replace(marks[0], "")
    if not _NUMBER.fullmatch(plain):
        return None
    number = Decimal(plain.replace(",", "."))
    return number or Decimal(0)  # without the sign of -0


def _as_date(text: str, choices: Iterable[str]) -> str:
    error = Refused("{text} is not a date. Write it like 6.10.2015.", text=text)
    day = _DAY.match(text) or _ISO_DAY.match(text)
    rest = text[day.end() :] if day else ""
    clock = _CLOCK.fullmatch(rest)
    if day is None or (rest and clock is None):
        raise error
    year = int(day["y"]) + (0 if len(day["y"]) == 4 else 2000 if int(day["y"]) < 30 else 1900)
    try:
        stored = date(year, int(day["m"]), int(day["d"])).isoformat()
        moment = _time(clock) if clock else time()
    except ValueError:
        raise error from None
    return f"{stored}T{moment.isoformat()}" if moment != time() else stored


def _time(clock: re.Match[str]) -> time:
    hour, half = int(clock["h"]), (clock["half"] or "").lower()
    if half:
        if not 1 <= hour <= 12:
            raise ValueError(hour)
        hour = hour % 12 + (12 if half == "p" else 0)
    return time(hour, int(clock["min"]), int(clock["s"] or 0))


def _as_yesno(text: str, choices: Iterable[str]) -> str:
    word = text.casefold()
    if word not in _YES | _NO:
        raise Refused("{text} is neither yes nor no. Write yes or no.", text=text)
    return YES if word in _YES else NO


_FORMS: Mapping[VariableType, Callable[[str, Iterable[str]], str]] = {
    "text": _as_text,
    "choice": _as_choice,
    "integer": _as_integer,
    "number": _as_number,
    "date": _as_date,
    "yesno": _as_yesno,
}
