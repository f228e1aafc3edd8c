"""Counts and excerpts: right, in order, filtered, and never in another's way."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from kooditin.project import Project
from kooditin.qda.codebook import code_path
from kooditin.qda.coding import covered
from kooditin.qda.source import NewSource, Turn, turn_at


def test_an_excerpt_has_the_text_and_all_its_context(filled: Project) -> None:
    excerpts = list(filled.queries.excerpts())
    codings = filled.queries.codings_list()
    assert [excerpt.coding_id for excerpt in excerpts] == [coding.id for coding in codings]
    codes = filled.codes.by_id()
    for excerpt, coding in zip(excerpts, codings, strict=True):
        source, text = filled.sources.get(coding.source), filled.sources.text(coding.source)
        turns = filled.sources.turns(coding.source)
        turn = turn_at(turns, coding.start)
        assert turn is not None
        assert excerpt.text == text[coding.start : coding.end]
        assert (excerpt.source, excerpt.kind) == (source.name, source.kind)
        assert (excerpt.speaker, excerpt.seconds, excerpt.turn) == (turn.speaker, turn.seconds, turns.index(turn) + 1)
        assert (excerpt.code, excerpt.code_path) == (codes[coding.code].name, code_path(codes[coding.code], codes))
        assert excerpt.coder == filled.coders.get(coding.coder).name
        assert (excerpt.start, excerpt.end, excerpt.memo, excerpt.origin, excerpt.created, excerpt.modified) == (
            coding.start, coding.end, coding.memo, coding.origin, coding.created, coding.modified,
        )  # fmt: skip


def test_the_case_of_an_excerpt_is_its_speakers_else_its_sources(filled: Project) -> None:
    other = filled.cases.add_case("Uusimaa 1")
    filled.cases.assign_speaker(filled.sources.speakers(1)[1].id, other.id)
    filled.cases.assign_source(2, None)
    filled.codings.apply(1, filled.sources.text(1).index("V1: ") + 4, 60, 1)
    cases = [(e.source, e.speaker, e.case, e.values) for e in filled.queries.excerpts()]
    assert set(cases) == {
        ("Haastattelu 1", "H", "Pirkanmaa 1", ("Pirkanmaa",)),
        ("Haastattelu 1", "V1", "Uusimaa 1", ("",)),
        ("Haastattelu 2", "V1", "Pirkanmaa 1", ("Pirkanmaa",)),
    }


def test_a_passage_before_the_first_turn_has_no_speaker_but_its_sources_case(project: Project) -> None:
    text = "Otsikko 😀\n\nH: Ääni"
    source = project.sources.add(NewSource("a", text, turns=(Turn(14, 18, "H"),)))
    case = project.cases.add_case("Tapaus")
    project.cases.assign_source(source.id, case.id)
    code = project.codes.add("Koodi")
    project.codings.apply(source.id, 0, 9, code.id)
    (excerpt,) = project.queries.excerpts()
    assert (excerpt.text, excerpt.turn, excerpt.speaker, excerpt.seconds, excerpt.case) == (
        "Otsikko 😀", None, "", None, "Tapaus",
    )  # fmt: skip


def test_excerpts_are_chosen_by_code_source_coder_and_case(filled: Project) -> None:
    ask = filled.queries.excerpts
    good = filled.codes.find("Hyvät käytännöt")
    assert [e.code for e in ask(codes=[good.id])] == []
    assert [e.code for e in ask(codes=[good.id], include_subcodes=True)] == ["Palvelumalli"] * 3
    assert {e.source for e in ask(sources=[2])} == {"Haastattelu 2"}
    assert {e.coder for e in ask(coder=2)} == {"Veli"}
    assert len(list(ask(case_values=[(1, "pirkanmaa")]))) == 4
    assert list(ask(case_values=[(1, "Uusimaa")])) == []
    assert len(list(ask(case_values=[(1, "Uusimaa"), (1, "PIRKANMAA")]))) == 4
    assert list(ask(case_values=[(1, "Pirkanmaa"), (2, "")])) == []
    assert list(ask(case_values=[(99, "Pirkanmaa")])) == []
    fee = filled.cases.add_variable("hinta", "number").id
    filled.cases.set_values([(1, fee, "3,50")])
    assert [len(list(ask(case_values=[(fee, typed)]))) for typed in ("3,5", "3.50", "kallis")] == [4, 4, 0]
    assert list(ask(codes=[])) == []
    assert len(list(ask(codes=filled.codes.by_id(), sources=[1], coder=1))) == 2


def test_counts_tell_codings_by_code_and_source(filled: Project) -> None:
    assert filled.queries.code_counts() == {2: 3, 4: 1}
    assert filled.queries.code_counts([4, 5]) == {4: 1}
    assert filled.queries.code_counts_in(1) == {2: 2, 4: 1}
    assert filled.queries.source_counts() == {1: (3, 30), 2: (1, 20)}
    assert filled.queries.source_counts([2]) == {2: (1, 20)}


def test_covered_characters_are_counted_once_where_codings_overlap(project: Project) -> None:
    project.sources.add_many([NewSource(f"a{number}", "ä" * 100) for number in range(3)])
    code = project.codes.add("Koodi").id
    spans = [(1, 0, 50), (1, 10, 20), (1, 40, 60), (1, 80, 81), (3, 5, 6), (2, 0, 100), (2, 99, 100)]
    project.codings.apply_many([(*span, code) for span in spans])
    counts = project.queries.source_counts()
    assert counts == {1: (4, 61), 2: (2, 100), 3: (1, 1)}
    for source, (_, total) in counts.items():
        assert total == covered(coding.span for coding in project.codings.in_source(source))


def test_a_half_read_export_does_not_stop_others_from_writing(filled: Project, path: Path) -> None:
    reader = filled.queries.excerpts()
    first = next(reader)
    with closing(sqlite3.connect(path, isolation_level=None, timeout=0)) as other:
        other.execute("BEGIN EXCLUSIVE")
        other.execute("ROLLBACK")
    filled.sources.delete(2)
    rest = list(reader)
    assert {excerpt.source for excerpt in [first, *rest]} == {"Haastattelu 1"}


@pytest.mark.parametrize("question", ["WHERE source = 1", "WHERE code = 1"])
def test_codings_are_found_by_an_index_however_many_there_are_elsewhere(question: str, project: Project) -> None:
    plan = project._database.query(f"EXPLAIN QUERY PLAN SELECT * FROM coding {question}")
    assert "USING INDEX" in plan[0][3]


def test_no_deletion_walks_through_a_whole_table(project: Project) -> None:
    children = {"source", "code", "case", "variable"}
    for table in children:
        for (child,) in project._database.query("SELECT name FROM sqlite_master WHERE type = 'table'"):
            for key in project._database.query(f'PRAGMA foreign_key_list("{child}")'):
                if key[2] == table:
                    plan = project._database.query(f'EXPLAIN QUERY PLAN SELECT * FROM "{child}" WHERE "{key[3]}" = 1')
                    assert "USING INDEX" in plan[0][3], (child, key[3])
