"""The journal: what is an operation, what undo and redo take, and who hears of it."""

import sqlite3
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kooditin.project import Project
from kooditin.project.migrations import USER_TABLES
from kooditin.qda.change import Change
from kooditin.qda.errors import Refused
from kooditin.qda.imports import Batch
from kooditin.qda.source import NewSource, Section

Rows = Callable[[Project], dict[str, list[tuple[Any, ...]]]]


def test_a_new_project_has_its_making_in_the_history_and_nothing_to_undo(project: Project) -> None:
    assert [(act.verb, act.subject, act.coder, act.state) for act in project.history()] == [
        ("create_project", "Työ 😀", "Åsa", "done")
    ]
    assert project.undoable() is None
    assert project.undo() is None
    assert project.redo() is None


def test_history_tells_who_did_what_and_when(filled: Project) -> None:
    act = filled.history()[-1]
    assert (act.verb, act.subject, act.coder, act.changes) == ("assign_speaker", "V1", "Veli", 1)
    assert act.time.endswith("Z") and len(act.time) == len("2026-11-22T10:42:07.123Z")
    assert [newer.id for newer in filled.history(2)] == [act.id - 1, act.id]


def test_undoable_and_redoable_name_the_acts_on_either_side(project: Project) -> None:
    project.codes.add("Äiti")
    project.codes.add("Öljy")
    project.undo()
    before, after = project.undoable(), project.redoable()
    assert before is not None and before.subject == "Äiti"
    assert after is not None and after.subject == "Öljy"


def test_a_new_act_abandons_what_was_undone(project: Project) -> None:
    project.codes.add("Äiti")
    project.codes.add("Öljy")
    project.undo()
    project.undo()
    project.codes.add("Isä")
    assert project.redo() is None
    assert [act.state for act in project.history()] == ["done", "abandoned", "abandoned", "done"]
    assert project._database.query("SELECT DISTINCT operation FROM image") == [(4,)]
    assert project.check() == []


def test_an_operation_that_changes_nothing_leaves_no_trace_and_keeps_redo(project: Project) -> None:
    code = project.codes.add("Äiti")
    project.codes.add("Öljy")
    project.undo()
    heard: list[Change] = []
    project.subscribe(heard.append)
    project.codes.rename(code.id, "Äiti")
    assert heard == []
    assert project.redoable() is not None
    assert len(project.history()) == 3


def test_acts_inside_an_operation_are_one_act(project: Project, rows: Rows) -> None:
    before = rows(project)
    heard: list[Change] = []
    project.subscribe(heard.append)
    with project.operation("code_with_new_code", "Äiti"):
        source = project.sources.add(NewSource("a", "äö 😀"))
        code = project.codes.add("Äiti")
        project.codings.apply(source.id, 0, 4, code.id)
    assert len(heard) == 1 and heard[0].touches("source") and heard[0].touches("coding")
    assert project.history()[-1].verb == "code_with_new_code"
    project.undo()
    assert rows(project) == before


def test_an_error_inside_an_operation_takes_all_of_it_back(project: Project, rows: Rows) -> None:
    before, history = rows(project), project.history()
    with pytest.raises(Refused), project.operation("two"):
        project.codes.add("Äiti")
        project.codes.add("Äiti")
    assert (rows(project), project.history()) == (before, history)
    project.codes.add("Äiti")


def test_a_write_outside_an_operation_is_refused_for_every_table(filled: Project) -> None:
    filled.imports.save_mapping("Kysely", "[]")
    filled.imports.bring_in(Batch((NewSource("Raportti", "Johdanto\n", sections=(Section(0, 8, "heading", 1, "J"),)),)))
    with filled.operation("reject_suggestion"):
        run = filled._database.execute
        run("INSERT INTO suggestion_rule VALUES (1, 'g', 1, 'always', 'palvelu')")
        run("INSERT INTO source_use VALUES (1, 'g', 1, 0, 1)")
        run(
            "INSERT INTO decision VALUES (1, 'g', 1, 0, 4, 1, 'N', 'rejected', NULL, '', NULL, 0, '[]', 1, 'm', 0, 't')"
        )
    for table in USER_TABLES:
        for statement in (f'DELETE FROM "{table}"', f'UPDATE "{table}" SET guid = 1 || guid'):
            with pytest.raises(sqlite3.IntegrityError, match="outside an operation"):
                filled._database.execute(statement)
    with pytest.raises(sqlite3.IntegrityError, match="outside an operation"):
        filled._database.execute("INSERT INTO coder (guid, name, created) VALUES ('', '', '')")


def test_subscribers_hear_after_the_commit_until_they_unsubscribe(path: Path, project: Project) -> None:
    heard = []

    def look(change: Change) -> None:
        with sqlite3.connect(path) as other:
            heard.append((change.added, other.execute("SELECT name FROM code").fetchall()))
        other.close()

    unsubscribe = project.subscribe(look)
    code = project.codes.add("Äiti")
    assert heard == [({"code": frozenset({code.id})}, [("Äiti",)])]
    unsubscribe()
    unsubscribe()
    project.codes.add("Isä")
    assert len(heard) == 1


def test_a_memo_edit_on_a_source_does_not_copy_its_text_into_the_journal(project: Project) -> None:
    source = project.sources.add(NewSource("pitkä", "sana " * 1000))
    project.sources.set_memo(source.id, "ä")
    images = [old for (old,) in project._database.query("SELECT old FROM image WHERE action = 'update'")]
    assert len(images) == 1 and "sana" not in images[0]


def test_undo_of_a_code_with_3000_codings_is_quick_and_gives_every_row_back(project: Project, rows: Rows) -> None:
    source = project.sources.add(NewSource("pitkä", "ääkköset " * 700))
    code = project.codes.add("Äiti")
    child = project.codes.add("Lapsi", parent=code.id)
    project.codings.apply_many([(source.id, i, i + 20, (code.id, child.id)[i % 2]) for i in range(3000)])
    before = rows(project)
    project.codes.delete(code.id)
    assert project.codings.in_source(source.id) == []
    started = time.process_time()
    project.undo()
    assert time.process_time() - started < 1  # far above what it takes, far below what would be felt
    assert rows(project) == before
    project.redo()
    assert project.codings.in_source(source.id) == []
    project.undo()
    assert rows(project) == before


def test_undo_of_a_deleted_interview_gives_text_turns_speakers_codings_and_memos_back(
    filled: Project, rows: Rows
) -> None:
    before = rows(filled)
    first = filled.sources.find("Haastattelu 1")
    text, turns = filled.sources.text(first.id), filled.sources.turns(first.id)
    filled.sources.delete(first.id)
    assert {table for table in before if rows(filled)[table] != before[table]} == {
        "source", "speaker", "turn", "coding", "memo",
    }  # fmt: skip
    filled.undo()
    assert rows(filled) == before
    assert (filled.sources.text(first.id), filled.sources.turns(first.id)) == (text, turns)


def test_an_undo_of_the_coders_coming_does_not_lose_who_codes(project: Project) -> None:
    source = project.sources.add(NewSource("a", "äö 😀"))
    code = project.codes.add("Äiti")
    project.use_coder("Päivi")
    project.undo()
    assert [coder.name for coder in project.coders.all()] == ["Åsa"]
    coding = project.codings.apply(source.id, 0, 1, code.id)
    assert project.coders.get(coding.coder).name == "Päivi" == project.coder.name


def test_an_undo_in_the_middle_of_an_operation_is_a_bug(project: Project) -> None:
    project.codes.add("Äiti")
    with pytest.raises(RuntimeError), project.operation("two"):
        project.undo()
    assert len(project.codes.all()) == 1


def test_a_journal_that_lost_its_images_refuses_to_undo(project: Project, rows: Rows) -> None:
    project.codes.add("Äiti")
    project._database.execute("DELETE FROM image")
    before = rows(project)
    with pytest.raises(Refused, match="lacks that act"):
        project.undo()
    assert rows(project) == before
    assert project.check() == ["Operation 2 of the journal lacks some of its images."]
