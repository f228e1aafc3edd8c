"""Whether interviewers are left out is a way of looking that the project remembers, and no act."""

from pathlib import Path

import pytest

from kooditin.formats.turns import find_turns
from kooditin.project import Project
from kooditin.qda.change import Change
from kooditin.qda.errors import Refused
from kooditin.qda.source import NewSource, Span

TEXT = "H: Miten menee? 😀\n\nV1: Ihan hyvin.\n\nH: Entä raha?\n\nV1: Ei oo.\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "Työ.kooditin"
    with Project.create(path, coder="Aino") as project:
        project.sources.add(NewSource("Haastattelu", TEXT, turns=tuple(find_turns(TEXT))))
        project.sources.add(NewSource("Raportti", "Tässä ei kysytä.", kind="report"))
        project.codes.add("Talous")
    return path


def test_interviewers_are_left_out_at_first_and_the_choice_is_kept(path: Path) -> None:
    with Project.open(path, back_up=False) as project:
        assert project.interviewer_left_out
        acts, told = len(project.history()), []
        project.subscribe(told.append)
        project.interviewer_left_out = False
        project.interviewer_left_out = False
        assert told == [Change(updated={"preference": frozenset({1})})]
        assert len(project.history()) == acts
        assert project.check() == []
        sibling = project.sibling()
        assert not sibling.interviewer_left_out
        sibling.close()
    with Project.open(path, back_up=False) as project:
        assert not project.interviewer_left_out


def test_what_is_said_is_given_without_questions(path: Path) -> None:
    with Project.open(path, back_up=False) as project:
        text, parts = project.queries.spoken(1) or ("", [])
        assert [text[part.start : part.end] for part in parts] == ["Ihan hyvin.", "Ei oo."]
        assert project.queries.spoken(2) is None
        asker = next(each for each in project.sources.speakers(1) if each.interviewer)
        project.sources.set_interviewer(asker.id, False)
        assert project.queries.spoken(1) is None
        project.undo()
        assert project.queries.interviewers(1) == {"H"}
        project.interviewer_left_out = False
        assert project.queries.spoken(1) is None


def test_counts_look_only_at_the_parts_that_are_asked_for(path: Path) -> None:
    with Project.open(path, back_up=False) as project:
        project.codings.apply(1, 0, len(TEXT), 1)
        assert project.queries.source_counts() == {1: (1, len(TEXT))}
        found = project.queries.spoken(1)
        assert found is not None
        assert project.queries.source_counts(within={1: found[1]}) == {1: (1, len("Ihan hyvin.") + len("Ei oo."))}


def test_the_choice_holds_for_a_reader_without_being_written(path: Path) -> None:
    with Project.open(path, read_only=True) as project:
        project.interviewer_left_out = False
        assert not project.interviewer_left_out
    with Project.open(path, back_up=False) as project:
        assert project.interviewer_left_out


def test_each_stretch_gets_the_code_in_one_act_or_none_does(path: Path) -> None:
    with Project.open(path, back_up=False) as project:
        found = project.queries.spoken(1)
        assert found is not None
        project.codings.apply_each(1, found[1], [1])
        assert project.history()[-1].verb == "apply_code"
        project.undo()
        assert project.codings.in_source(1) == []
        with pytest.raises(Refused):
            project.codings.apply_each(1, [*found[1], Span(5, 10_000)], [1])
        assert project.codings.in_source(1) == []
