"""A block of values is written, refused, undone and redone as one act."""

from collections.abc import Callable
from typing import Any

import pytest

from kooditin.project import Project
from kooditin.qda.errors import NotFound

Rows = Callable[[Project], dict[str, list[tuple[Any, ...]]]]


def test_a_block_of_values_is_one_act_that_undo_takes_back_row_for_row(filled: Project, rows: Rows) -> None:
    other = filled.cases.add_case("Häme 😀")
    age = filled.cases.add_variable("ikä", "integer")
    before, history = rows(filled), len(filled.history())
    filled.cases.set_values([(1, 1, ""), (1, age.id, " 42 "), (other.id, 1, "Häme"), (other.id, age.id, "7")])
    after = rows(filled)
    assert {(value.case, value.variable): value.text for value in filled.cases.values()} == {
        (1, age.id): "42", (other.id, 1): "Häme", (other.id, age.id): "7",
    }  # fmt: skip
    assert len(filled.history()) == history + 1
    assert filled.history()[-1].subject == "Pirkanmaa 1, Häme 😀"
    filled.undo()
    assert rows(filled) == before
    filled.redo()
    assert rows(filled) == after


def test_a_block_that_changes_nothing_leaves_no_act(filled: Project) -> None:
    history = filled.history()
    filled.cases.set_values([(1, 1, "Pirkanmaa")])
    filled.cases.set_values([])
    assert filled.history() == history


@pytest.mark.parametrize("cell", [(99, 1, "x"), (1, 99, "x")])
def test_a_block_with_an_unknown_case_or_variable_writes_nothing(
    filled: Project, rows: Rows, cell: tuple[int, int, str]
) -> None:
    before = rows(filled)
    with pytest.raises(NotFound):
        filled.cases.set_values([(1, 1, "Häme"), cell])
    assert rows(filled) == before
