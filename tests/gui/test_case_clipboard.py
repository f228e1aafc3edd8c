"""Cells go to a spreadsheet and come back, whatever stands in them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kooditin.gui.materials.case_clipboard import Block, block_of, cells_of, text_of, tiled, with_new_cases
from kooditin.qda.case import Case

CELLS = st.text(st.characters(blacklist_characters="\r", blacklist_categories=("Cs",)))


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("a\tb\r\nc\td\r\n", [["a", "b"], ["c", "d"]]),
        ('"rivi 1\nrivi 2"\tb', [["rivi 1\nrivi 2", "b"]]),
        ('"sano ""joo""\tnyt"', [['sano "joo"\tnyt']]),
        ('"Joo", sanoi hän\tb', [['"Joo", sanoi hän', "b"]]),
        ('"Joo"\tb', [['"Joo"', "b"]]),
        ("\t\n", [["", ""]]),
        ("a", [["a"]]),
    ],
)
def test_clipboard_texts_of_spreadsheets_are_read(text: str, cells: list[list[str]]) -> None:
    assert cells_of(text) == cells


@given(st.lists(st.lists(CELLS, min_size=2, max_size=4), min_size=1, max_size=4))
def test_what_is_copied_is_pasted_back(rows: list[list[str]]) -> None:
    assert cells_of(text_of(rows)) == rows


def test_a_small_block_fills_a_larger_choice_only_in_whole_multiples() -> None:
    assert tiled([["a"]], 2, 2) == [["a", "a"], ["a", "a"]]
    assert tiled([["a", "b"]], 2, 3) == [["a", "b"]]


def test_rows_below_the_last_case_become_cases_by_their_names_or_by_number() -> None:
    cases = [Case(1, "g", "Häme 1")]
    named = block_of([["Häme 1", "x"], ["Lappi", "y"], ["", "z"]], cases, [None, 7])
    assert named == Block(((1, 7, "x"),), {}, (("Lappi", {7: "y"}),), (("", "z"),))
    left = block_of([["x"], ["y"]], cases, [7])
    assert with_new_cases(left, [7], ["Häme 1", "Tapaus 2"], "Tapaus {number}").new == (("Tapaus 3", {7: "y"}),)
