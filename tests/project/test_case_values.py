"""A block of values is written, refused, undone and redone as one act."""

from collections.abc import Callable
from typing import Any

import pytest

from kooditin.project import Project
from kooditin.qda.case import Variable
from kooditin.qda.errors import NotFound, Refused

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


def variable(project: Project, name: str) -> Variable:
    return next(each for each in project.cases.variables() if each.name == name)


def test_a_block_is_stored_by_its_types_and_what_does_not_fit_is_kept_and_named(filled: Project) -> None:
    add = filled.cases.add_variable
    age, fee, day, heard = (
        add(*each).id for each in (("ikä", "integer"), ("hinta", "number"), ("pvm", "date"), ("kuultu", "yesno"))
    )
    typed = [(1, age, "noin 40"), (1, fee, "3,5"), (1, day, "6.10.2015"), (1, heard, "Kyllä")]
    assert filled.cases.set_values(typed) == [(1, age)]
    texts = filled.cases.value_texts([1])
    assert [texts[1, each] for each in (age, fee, day, heard)] == ["noin 40", "3.5", "2015-10-06", "yes"]
    with pytest.raises(Refused, match="noin 41"):
        filled.cases.set_value(1, age, "noin 41")
    filled.cases.set_value(1, age, "41,0")
    assert filled.cases.value_texts() == {**texts, (1, age): "41"}
    assert filled.cases.value_counts([age, fee]) == {age: 1, fee: 1}


def test_a_new_choice_joins_its_list_in_the_same_act(filled: Project, rows: Rows) -> None:
    other = filled.cases.add_case("Häme 1").id
    before = rows(filled)
    filled.cases.set_values([(1, 1, "Uusimaa"), (other, 1, "uusimaa")])
    assert variable(filled, "alue").choices == ("Pirkanmaa", "Uusimaa")
    assert filled.cases.value_texts() == {(1, 1): "Uusimaa", (other, 1): "Uusimaa"}
    filled.undo()
    assert rows(filled) == before


def test_another_type_reads_the_values_anew_and_keeps_those_that_do_not_fit(filled: Project, rows: Rows) -> None:
    cases = filled.cases
    other = cases.add_case("Häme 1").id
    fee = cases.add_variable("hinta").id
    cases.set_values([(1, fee, "1 200,50"), (other, fee, "ei tietoa")])
    assert cases.misfits(fee, "number") == ["ei tietoa"]
    before = rows(filled)
    cases.change_variable(fee, type="number", description="Euroa")
    assert (cases.variable(fee).type, cases.variable(fee).description) == ("number", "Euroa")
    assert cases.value_texts()[1, fee] == "1200.5"
    assert cases.value_texts()[other, fee] == "ei tietoa"
    cases.change_variable(fee, type="choice")
    assert cases.variable(fee).choices == ("1200,5", "ei tietoa")
    filled.undo()
    filled.undo()
    assert rows(filled) == before


def test_a_choice_is_respelt_in_the_list_and_in_all_values(filled: Project) -> None:
    filled.cases.change_variable(1, choices=["Tampere", "Häme"], respelt={"Pirkanmaa": "Tampere"})
    assert filled.cases.variable(1).choices == ("Tampere", "Häme")
    assert filled.cases.value_texts() == {(1, 1): "Tampere"}
    with pytest.raises(Refused):
        filled.cases.change_variable(1, name=" ")


def test_pasted_rows_rename_add_and_fill_in_one_act(filled: Project, rows: Rows) -> None:
    before, history = rows(filled), len(filled.history())
    left = filled.cases.write_rows([(1, 1, "Häme")], renamed={1: "Häme 1"}, new=[("Lappi 1", {1: "Lappi"}), ("Å", {})])
    assert left == []
    assert [case.name for case in filled.cases.all()] == ["Häme 1", "Lappi 1", "Å"]
    assert list(filled.cases.value_texts().values()) == ["Häme", "Lappi"]
    assert len(filled.history()) == history + 1
    filled.undo()
    assert rows(filled) == before
    for names in (["Å", "å"], ["PIRKANMAA 1"], [" "]):
        with pytest.raises(Refused):
            filled.cases.write_rows([], new=[(name, {}) for name in names])
    assert rows(filled) == before


def test_names_are_exchanged_and_many_cases_deleted_in_one_act(filled: Project, rows: Rows) -> None:
    other = filled.cases.add_case("Häme 1").id
    filled.cases.rename_cases({1: "Häme 1", other: "Pirkanmaa 1"})
    assert [case.name for case in filled.cases.all()] == ["Häme 1", "Pirkanmaa 1"]
    with pytest.raises(Refused):
        filled.cases.rename_cases({1: "pirkanmaa 1"})
    before = rows(filled)
    filled.cases.delete_cases([1, other])
    assert (filled.cases.all(), filled.cases.values()) == ([], [])
    filled.undo()
    assert rows(filled) == before
