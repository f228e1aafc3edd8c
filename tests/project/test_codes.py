"""The codebook: names, order, tree, keys, merging."""

from collections.abc import Callable
from typing import Any

import pytest

from kooditin.project import Project
from kooditin.qda.codebook import CODE_COLORS, NewCode, code_path
from kooditin.qda.errors import NotFound, Refused
from kooditin.qda.source import NewSource

Rows = Callable[[Project], dict[str, list[tuple[Any, ...]]]]


def paths(project: Project) -> list[str]:
    codes = project.codes.by_id()
    return [code_path(code, codes) for code in codes.values()]


def test_codes_come_in_tree_order_and_are_found_by_id_guid_path_and_name(filled: Project) -> None:
    assert paths(filled) == [
        "Hyvät käytännöt",
        "Hyvät käytännöt/Palvelumalli",
        "Hyvät käytännöt/Verkostot",
        "Kehittämistarpeet",
        "Kehittämistarpeet/Palvelumalli",
    ]
    code = filled.codes.find("Hyvät käytännöt/Verkostot")
    for reference in (code.id, str(code.id), code.guid, "hyvät käytännöt/verkostot", "Verkostot", "VERKOSTOT"):
        assert filled.codes.find(reference) == code
    with pytest.raises(NotFound, match="no code Puuttuu"):
        filled.codes.find("Puuttuu")
    with pytest.raises(Refused, match="Hyvät käytännöt/Palvelumalli, Kehittämistarpeet/Palvelumalli"):
        filled.codes.find("Palvelumalli")


def test_new_codes_get_different_colours_and_children_their_parents(project: Project) -> None:
    tops = [project.codes.add(f"Koodi {number}") for number in range(12)]
    assert [code.color for code in tops] == list(CODE_COLORS)
    assert project.codes.add("Lapsi", parent=tops[3].id).color == tops[3].color


def test_a_key_belongs_to_one_code_at_a_time(filled: Project) -> None:
    first, second = filled.codes.find("Verkostot"), filled.codes.find("Kehittämistarpeet")
    filled.codes.set_shortcut(second.id, "1")
    assert [filled.codes.get(code.id).shortcut for code in (first, second)] == ["", "1"]
    filled.undo()
    assert [filled.codes.get(code.id).shortcut for code in (first, second)] == ["1", "2"]


def test_a_code_moves_to_a_place_among_its_siblings(filled: Project) -> None:
    code = filled.codes.find("Hyvät käytännöt/Verkostot")
    filled.codes.move(code.id, parent=code.parent, position=0)
    assert paths(filled)[1:3] == ["Hyvät käytännöt/Verkostot", "Hyvät käytännöt/Palvelumalli"]
    filled.codes.move(code.id, parent=None)
    assert paths(filled)[-1] == "Verkostot"
    filled.codes.move(code.id, parent=None, position=1)
    assert paths(filled) == [
        "Hyvät käytännöt",
        "Hyvät käytännöt/Palvelumalli",
        "Verkostot",
        "Kehittämistarpeet",
        "Kehittämistarpeet/Palvelumalli",
    ]


def test_a_codebook_reuses_the_codes_it_finds_and_fills_what_they_lack(filled: Project) -> None:
    book = [
        NewCode(("hyvät käytännöt",), "#000000", "Toisin", "Mukaan"),
        NewCode(("Hyvät käytännöt", "Uusi", "Syvä"), "#ABCDEF"),
    ]
    first, deep = filled.codes.add_many(book)
    assert (first.name, first.color, first.definition, first.include) == (
        "Hyvät käytännöt", "#3a923a", "Mikä toimii", "Mukaan",
    )  # fmt: skip
    assert deep.color == "#abcdef" and "Hyvät käytännöt/Uusi/Syvä" in paths(filled)
    history = filled.history()
    filled.codes.add_many(book)
    assert filled.history() == history


def test_merging_moves_codings_children_and_memos_and_joins_twins(filled: Project, rows: Rows) -> None:
    before = rows(filled)
    good, needs = filled.codes.find("Hyvät käytännöt"), filled.codes.find("Kehittämistarpeet")
    counts = filled.queries.code_counts()
    merged = filled.codes.merge([good.id], needs.id)
    assert paths(filled) == ["Kehittämistarpeet", "Kehittämistarpeet/Palvelumalli", "Kehittämistarpeet/Verkostot"]
    assert merged.position == 0
    assert sum(filled.queries.code_counts().values()) == sum(counts.values())
    child = filled.codes.find("Palvelumalli")
    assert [memo.text for memo in filled.memos.for_target("code", child.id)] == ["Rajaus on auki"]
    filled.undo()
    assert rows(filled) == before


def test_merging_keeps_both_memos_where_a_coder_coded_the_same_span_twice(project: Project) -> None:
    source = project.sources.add(NewSource("a", "ääkköset 😀 ja muut"))
    one, two = project.codes.add("Yksi"), project.codes.add("Kaksi")
    kept = project.codings.apply(source.id, 0, 10, two.id, memo="toinen")
    gone = project.codings.apply(source.id, 0, 10, one.id, memo="ensimmäinen")
    project.memos.add("coding", gone.id, "siirtyy")
    project.codings.apply(source.id, 0, 9, one.id)
    project.use_coder("Veli")
    project.codings.apply(source.id, 0, 10, one.id, memo="Velin")
    project.codes.merge([one.id, two.id], two.id)
    codings = project.codings.in_source(source.id)
    assert [(c.start, c.end, c.code, c.memo) for c in codings] == [
        (0, 9, two.id, ""), (0, 10, two.id, "toinen\n\nensimmäinen"), (0, 10, two.id, "Velin"),
    ]  # fmt: skip
    assert [memo.text for memo in project.memos.for_target("coding", kept.id)] == ["siirtyy"]
    assert project.check() == []


def test_merging_a_code_with_its_child_lifts_the_grandchildren(project: Project) -> None:
    top = project.codes.add("Ylä")
    middle = project.codes.add("Keski", parent=top.id)
    project.codes.add("Ala", parent=middle.id)
    project.codes.merge([middle.id], top.id)
    assert paths(project) == ["Ylä", "Ylä/Ala"]
    other = project.codes.add("Ylä", parent=top.id)
    project.codes.merge([other.id], top.id)
    assert paths(project) == ["Ylä", "Ylä/Ala"]


def test_merging_codes_that_stand_in_each_other_ends_well(project: Project) -> None:
    target = project.codes.add("Kohde")
    top = project.codes.add("Ylä")
    child = project.codes.add("Ala", parent=top.id)
    project.codes.merge([top.id, child.id], target.id)
    assert paths(project) == ["Kohde"]
    assert project.check() == []


def test_deleting_a_code_closes_the_gap_among_its_siblings(filled: Project) -> None:
    filled.codes.delete(filled.codes.find("Hyvät käytännöt").id)
    assert [(code.name, code.position) for code in filled.codes.all()] == [
        ("Kehittämistarpeet", 0),
        ("Palvelumalli", 0),
    ]
    assert filled.check() == []


def test_names_are_stored_in_one_form_of_unicode(project: Project) -> None:
    assert project.codes.add("A\u0308iti  \u2028 ja isä").name == "Äiti ja isä"
    with pytest.raises(Refused):
        project.codes.add("ÄITI ja ISÄ")
