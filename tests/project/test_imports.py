"""What comes in together is one act, and its report stays readable."""

import pytest

from kooditin.project import Project
from kooditin.qda.case import NewCase, NewVariable
from kooditin.qda.errors import CannotRead
from kooditin.qda.imports import Batch, NotRead
from kooditin.qda.source import NewSource, NewSpeaker, Section, Turn, Warning

TEXT = "Mikä toimi?\nYhteistyö 😀 toimi.\nEi mikään."
ANSWERS = (Turn(12, 30, "Vastaaja 1"), Turn(31, 41, "Vastaaja 2"))
SURVEY = NewSource(
    "Kysely",
    TEXT,
    kind="survey",
    origin="kysely.xlsx",
    turns=ANSWERS,
    sections=(Section(0, 41, "question", 1, "Mikä toimi?"),),
    speakers=(NewSpeaker("Vastaaja 1", False, "kysely 1"), NewSpeaker("Vastaaja 2", False, "Kysely 2")),
    warnings=(Warning("The document has pictures ({count}); only text is read.", {"count": 2}),),
    language="fi",
)
BATCH = Batch(
    sources=(SURVEY,),
    variables=(NewVariable("Maakunta", "choice", ("Uusimaa", "Pirkanmaa"), "Missä asut?"),),
    cases=(NewCase("Kysely 1", {"maakunta": "Uusimaa"}), NewCase("Kysely 2")),
    not_read=(NotRead("rikki.pdf", CannotRead("{file} holds no text.", file="rikki.pdf")),),
)


def test_a_batch_is_one_act_with_its_cases_values_speakers_and_sections(project: Project) -> None:
    (source,) = project.imports.bring_in(BATCH)
    assert (source.language, project.sources.sections(source.id)) == ("fi", [*SURVEY.sections])
    assert project.sources.sections(source.id, "heading") == []
    cases = {case.id: case.name for case in project.cases.all()}
    assert sorted(cases.values()) == ["Kysely 1", "Kysely 2"]
    speakers = project.sources.speakers(source.id)
    assert [cases[project.cases.case_of_speaker(speaker.id) or 0] for speaker in speakers] == ["Kysely 1", "Kysely 2"]
    (variable,) = project.cases.variables()
    assert (variable.type, variable.choices, variable.description) == (
        "choice",
        ("Uusimaa", "Pirkanmaa"),
        "Missä asut?",
    )
    assert [value.text for value in project.cases.values()] == ["Uusimaa"]
    project.undo()
    assert project.sources.all() == project.cases.all() == project.cases.variables() == project.imports.reports() == []
    project.redo()
    assert project.sources.sections(source.id) == [*SURVEY.sections]
    assert project.check() == []


def test_the_report_tells_what_came_and_what_did_not_after_the_source_is_gone(project: Project) -> None:
    (source,) = project.imports.bring_in(BATCH)
    project.sources.delete(source.id)
    (report,) = project.imports.reports()
    came, failed = report.entries
    assert (came.file, came.source, came.kind, came.turns, came.cases) == ("kysely.xlsx", source.guid, "survey", 2, 2)
    assert str(came.warnings[0]) == "The document has pictures (2); only text is read."
    assert (failed.file, str(failed.error)) == ("rikki.pdf", "rikki.pdf holds no text.")
    assert report.coder == project.coder.name


def test_cases_and_variables_that_are_there_are_used_and_new_values_hold(project: Project) -> None:
    project.imports.bring_in(BATCH)
    later = NewCase("KYSELY 1", {"MAAKUNTA": "Pirkanmaa"})
    project.imports.bring_in(Batch(variables=(NewVariable("maakunta"),), cases=(later,)))
    assert len(project.cases.all()) == 2 and len(project.cases.variables()) == 1
    assert [value.text for value in project.cases.values()] == ["Pirkanmaa"]


def test_an_empty_batch_is_no_act(project: Project) -> None:
    assert project.imports.bring_in(Batch(not_read=BATCH.not_read)) == []
    assert project.undoable() is None


def test_a_mapping_of_the_same_name_is_replaced(project: Project) -> None:
    project.imports.save_mapping("Asiakaskysely", "[1]")
    project.imports.save_mapping("Asiakaskysely", "[2]")
    assert project.imports.mappings() == {"Asiakaskysely": "[2]"}
    project.undo()
    assert project.imports.mappings() == {"Asiakaskysely": "[1]"}


def test_an_import_that_is_stopped_leaves_nothing(project: Project) -> None:
    class Stopped(Exception):
        pass

    told: list[tuple[int, int]] = []

    def stop(done: int, total: int) -> None:
        told.append((done, total))
        if done:
            raise Stopped

    two = Batch(sources=(SURVEY, SURVEY), cases=BATCH.cases, variables=BATCH.variables)
    before = project.history()
    with pytest.raises(Stopped):
        project.imports.bring_in(two, stop)
    assert told == [(0, 2), (1, 2)]
    assert project.sources.all() == project.cases.all() == project.cases.variables() == project.imports.reports() == []
    assert project.history() == before
