"""Cases get their sources and speakers, are counted, and become one, each as one act."""

from collections.abc import Callable
from typing import Any

import pytest

from kooditin.project import Project
from kooditin.qda.case import CaseCounts, Member
from kooditin.qda.errors import NotFound
from kooditin.qda.source import NewSource, Turn

Rows = Callable[[Project], dict[str, list[tuple[Any, ...]]]]


def names(members: list[Member]) -> list[tuple[str, str, str]]:
    return [(member.kind, member.name, member.source_name) for member in members]


def test_those_without_a_case_are_listed_and_made_cases_of_in_one_act(filled: Project, rows: Rows) -> None:
    filled.sources.add(NewSource("Työpaja 😀", "a\nb", turns=(Turn(0, 1, "Åsa"), Turn(2, 3, "V1"))))
    free = filled.case_links.without_case()
    assert names(free) == [
        ("source", "Työpaja 😀", "Työpaja 😀"),
        ("speaker", "Åsa", "Työpaja 😀"),
        ("speaker", "V1", "Työpaja 😀"),
    ]
    before, history = rows(filled), len(filled.history())
    ids = filled.case_links.make_cases(free)
    assert [filled.cases.get(case).name for case in ids] == ["Työpaja 😀", "Åsa", "V1, Työpaja 😀"]
    assert filled.case_links.without_case() == []
    assert names(filled.case_links.of_case(ids[2])) == [("speaker", "V1", "Työpaja 😀")]
    assert len(filled.history()) == history + 1
    filled.undo()
    assert rows(filled) == before


def test_a_member_joins_a_case_by_its_name_and_leaves_it(filled: Project) -> None:
    filled.sources.add(NewSource("Työpaja 😀", "a"))
    free = filled.case_links.without_case()
    known = filled.case_links.assign_to_name(free, " pirkanmaa  1")
    assert known == 1
    assert len(filled.case_links.of_case(1)) == 3
    made = filled.case_links.assign_to_name(free, "Häme 😀")
    assert [case.name for case in filled.cases.all()] == ["Pirkanmaa 1", "Häme 😀"]
    filled.case_links.assign(filled.case_links.of_case(made), None)
    assert filled.case_links.without_case() == free
    with pytest.raises(NotFound):
        filled.case_links.assign(free, 99)


def test_codings_are_counted_for_the_speakers_case_else_the_sources(filled: Project) -> None:
    """The first interview is case 1 with three codings; in the second only V1 is, who says none of what is coded."""
    assert filled.case_links.counts() == {1: CaseCounts(1, 1, 4)}
    other = filled.cases.add_case("Häme").id
    speaker = filled.sources.speakers(1)[1].id
    filled.cases.assign_speaker(speaker, other)
    counts = filled.case_links.counts()
    said = [excerpt.case for excerpt in filled.queries.excerpts()]
    assert counts[other].speakers == 1
    for case in filled.cases.all():
        assert counts[case.id].codings == said.count(case.name)


def test_merged_cases_keep_all_that_was_known_of_them(filled: Project, rows: Rows) -> None:
    cases = filled.cases
    age, fee = cases.add_variable("ikä", "integer").id, cases.add_variable("hinta", "number").id
    twin = cases.add_case("Pirkanmaa I").id
    cases.set_values([(twin, 1, "Häme"), (twin, age, "42"), (twin, fee, "3,5"), (1, fee, "2,5")])
    cases.set_case_memo(twin, "Soitti itse")
    filled.memos.add("case", twin, "Tarkista")
    filled.cases.assign_source(2, twin)
    before = rows(filled)
    kept = filled.case_links.merge([1, twin], into=1, language="fi")
    assert [case.name for case in cases.all()] == ["Pirkanmaa 1"]
    assert cases.value_texts() == {(1, 1): "Pirkanmaa", (1, age): "42", (1, fee): "2.5"}
    assert kept.memo == "Pirkanmaa I:\nSoitti itse\nalue: Häme\nhinta: 3,5"
    assert [memo.text for memo in filled.memos.all() if memo.target_kind == "case"] == ["Tarkista"]
    assert filled.cases.case_of_source(2) == 1
    filled.undo()
    assert rows(filled) == before
    assert filled.check() == []
