"""Sources, codings, memos, cases and coders: what their verbs give."""

from collections.abc import Callable
from typing import Any

import pytest

from kooditin.project import Project
from kooditin.qda.change import Change
from kooditin.qda.errors import NotFound
from kooditin.qda.source import NewSource, Span, Turn

Rows = Callable[[Project], dict[str, list[tuple[Any, ...]]]]


def test_an_added_source_has_its_text_turns_speakers_and_remarks(
    project: Project, new_interview: Callable[..., NewSource]
) -> None:
    new = new_interview()
    heard: list[Change] = []
    project.subscribe(heard.append)
    source = project.sources.add(new)
    assert (source.name, source.kind, source.origin, source.memo) == (
        "Haastattelu 1",
        "interview",
        "h1.docx",
        "Hyvä ääni",
    )
    assert (source.words, source.characters) == (len(new.text.split()), len(new.text))
    assert project.sources.text(source.id) == new.text
    assert project.sources.turns(source.id) == list(new.turns)
    assert [(s.name, s.interviewer) for s in project.sources.speakers(source.id)] == [("H", True), ("V1", False)]
    (memo,) = project.memos.for_target("source", source.id)
    assert (memo.text, memo.coder, memo.span) == ("Åsa: Epäröi?", project.coder.id, new.remarks[0].span)
    assert heard[0].added["source"] == {source.id} and "turn" not in heard[0].added
    assert project.sources.with_sha256("ab" * 32) == source
    assert project.sources.with_sha256("") is None


def test_a_taken_source_name_gets_a_number(project: Project) -> None:
    new = [NewSource("Työ", "ä"), NewSource("työ", "ö"), NewSource("Työ", "å")]
    assert [source.name for source in project.sources.add_many(new)] == ["Työ", "työ (2)", "Työ (3)"]
    assert project.sources.find("TYÖ (3)").id == 3
    assert project.sources.add_many([]) == []
    with pytest.raises(NotFound):
        project.sources.text(9)


def test_turns_that_overlap_are_a_bug_of_the_reader(project: Project) -> None:
    with pytest.raises(ValueError, match="overlaps"):
        project.sources.add(NewSource("a", "äöå äöå", turns=(Turn(0, 5), Turn(4, 6))))
    assert project.sources.all() == []


def test_times_of_turns_come_back_exactly(project: Project) -> None:
    times = [0.0, 0.1, 12.345, 5025.007, 86399.999, None]
    text = "ä" * len(times)
    source = project.sources.add(
        NewSource("a", text, turns=tuple(Turn(i, i + 1, None, t) for i, t in enumerate(times)))
    )
    project.sources.delete(source.id)
    project.undo()
    assert [turn.seconds for turn in project.sources.turns(source.id)] == times


def test_the_same_coding_twice_is_one_and_no_act(filled: Project) -> None:
    coding = filled.codings.in_source(1)[-1]
    history = filled.history()
    assert filled.codings.apply(1, coding.start, coding.end, coding.code, memo="toinen") == coding
    assert filled.history() == history
    other = filled.codings.apply(1, coding.start, coding.end, coding.code, coder=1)
    assert other.id != coding.id and other.coder == 1


def test_codings_come_in_text_order_with_all_their_facts(filled: Project) -> None:
    codings = filled.codings.in_source(1)
    assert [(c.start, c.end) for c in codings] == [(3, 8), (3, 8), (5, 33)]
    first = codings[0]
    assert (first.source, first.memo, first.origin, first.span) == (1, "tärkeä ä", "manual", Span(3, 8))
    assert first.created == first.modified and first.created.endswith("Z")
    assert filled.codings.get(first.id) == first
    ids = [coding.id for coding in filled.queries.codings_list()]
    assert [coding.id for coding in filled.codings.get_many([99, *reversed(ids)])] == ids
    with pytest.raises(NotFound):
        filled.codings.get(99)


def test_many_codings_are_one_act(filled: Project) -> None:
    made = filled.codings.apply_many([(1, 9, 12, 1), (1, 9, 12, 1), (2, 0, 5, 1, "muistio", "imported")], coder=1)
    assert [(c.source, c.memo, c.origin, c.coder) for c in made] == [
        (1, "", "manual", 1), (1, "", "manual", 1), (2, "muistio", "imported", 1),
    ]  # fmt: skip
    assert made[0].id == made[1].id
    assert filled.history()[-1].verb == "apply_codes"
    filled.codings.delete_many([coding.id for coding in made])
    assert filled.history()[-1].changes == 2


def test_a_changed_coding_has_a_new_time_and_an_unchanged_one_its_old(filled: Project) -> None:
    coding = filled.codings.in_source(1)[0]
    assert filled.codings.set_memo(coding.id, coding.memo) == coding
    assert filled.codings.resize(coding.id, coding.start, coding.end) == coding
    assert filled.codings.recode(coding.id, coding.code) == coding
    resized = filled.codings.resize(coding.id, 4, 9)
    assert (resized.start, resized.end) == (4, 9) and resized.modified >= coding.modified
    assert resized.guid == coding.guid and resized.created == coding.created


def test_memos_follow_their_targets(filled: Project) -> None:
    filled.memos.add("project", 1, "Koko työstä")
    coding = filled.codings.in_source(1)[0]
    memo = filled.memos.add("coding", coding.id, "Hyvä")
    assert filled.memos.for_target("coding", coding.id) == [memo]
    assert filled.memos.get(memo.id).span is None
    filled.sources.delete(1)
    assert [memo.target_kind for memo in filled.memos.all()] == ["source", "code", "project"]
    filled.undo()
    assert filled.memos.get(memo.id) == memo


def test_cases_hold_values_by_variable(filled: Project) -> None:
    (case,) = filled.cases.all()
    other = filled.cases.add_variable("ikä", "integer")
    filled.cases.set_value(case.id, other.id, " 42 ")
    assert [(v.name, v.type, v.position) for v in filled.cases.variables()] == [
        ("alue", "choice", 0),
        ("ikä", "integer", 1),
    ]
    assert [(v.variable, v.text) for v in filled.cases.values()] == [(1, "Pirkanmaa"), (other.id, "42")]
    filled.cases.set_value(case.id, other.id, "")
    assert len(filled.cases.values()) == 1
    filled.cases.move_variable(other.id, 0)
    assert [variable.name for variable in filled.cases.variables()] == ["ikä", "alue"]
    filled.cases.delete_variable(1)
    assert filled.cases.values() == []


def test_a_deleted_case_leaves_its_sources_and_speakers(filled: Project) -> None:
    speaker = filled.sources.speakers(2)[1].id
    assert (filled.cases.case_of_source(1), filled.cases.case_of_speaker(speaker)) == (1, 1)
    filled.cases.delete_case(1)
    assert (filled.cases.case_of_source(1), filled.cases.case_of_speaker(speaker)) == (None, None)
    assert len(filled.sources.all()) == 2
    filled.undo()
    assert (filled.cases.case_of_source(1), filled.cases.case_of_speaker(speaker)) == (1, 1)


def test_coders_are_found_by_name_id_and_guid(filled: Project) -> None:
    veli = filled.coder
    assert [coder.name for coder in filled.coders.all()] == ["Åsa", "Veli"]
    for reference in ("Veli", veli.id, str(veli.id), veli.guid):
        assert filled.coders.find(reference) == veli
    with pytest.raises(NotFound):
        filled.coders.find("Puuttuu")
    assert filled.use_coder(" Åsa ").id == 1
    assert filled.history()[-1].verb != "add_coder"


def test_any_text_that_is_typed_is_stored_in_the_normal_form(filled: Project) -> None:
    assert filled.sources.set_memo(1, "A\u0308\r\nö\x00\ud800").memo == "Ä\nö\ufffd"
    assert filled.codings.set_memo(1, "e\u0301\u2028").memo == "é\n"
    assert filled.memos.edit(1, "\ufeffa\u0308").text == "ä"
