"""In which order the rows of the sheet of cases stand."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCollator, QLocale, Qt

from kooditin.qda.case import Variable, value_order


@dataclass(frozen=True, slots=True)
class Order:
    """How the rows are arranged: by a variable (its id), or else by one of the columns before them."""

    column: int = 0
    variable: int | None = None
    descending: bool = False


def name_key() -> Callable[[str], Any]:
    """A key that sorts names as a Finnish reader does, with numbers by value."""
    collator = QCollator(QLocale(QLocale.Language.Finnish))
    collator.setNumericMode(True)
    collator.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    return collator.sortKey


def ordered_by_value(texts: dict[int, str], variable: Variable, *, descending: bool = False) -> list[int]:
    """The keys of `texts` by their stored texts, choices as they are listed; misfits behind, and empty ones last."""
    key = _value_key(variable)
    keys = {row: key(text) for row, text in texts.items() if text}
    ordered = sorted((row for row in keys if not keys[row][0]), key=keys.__getitem__, reverse=descending)
    there = set(ordered)
    return ordered + sorted((row for row in texts if row not in there), key=lambda row: not texts[row])


def in_order(texts: Iterable[str], variable: Variable) -> list[str]:
    """Different stored texts in the order in which the variable's values sort."""
    distinct = dict(enumerate(dict.fromkeys(texts)))
    return [distinct[row] for row in ordered_by_value(distinct, variable)]


def _value_key(variable: Variable) -> Callable[[str], tuple[Any, ...]]:
    """A key whose first part is 0 for what fits the variable, 1 for what does not."""
    if variable.type in ("text", "choice"):
        by_name, places = name_key(), {choice: place for place, choice in enumerate(variable.choices)}
        return lambda text: (0, places.get(text, len(places)), by_name(text))
    return lambda text: value_order(text, variable.type)
