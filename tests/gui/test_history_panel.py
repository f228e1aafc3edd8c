"""The history reads as sentences and follows undo and redo."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester

import kooditin.project
from kooditin.gui.coding.history_panel import (
    SENTENCES,
    HistoryModel,
    HistoryPanel,
    operation_sentence,
)
from kooditin.project.project import Project
from kooditin.qda.change import Operation
from kooditin.qda.source import Span

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


@pytest.fixture
def panel(show) -> HistoryPanel:
    return show(HistoryPanel())


def test_every_verb_of_the_journal_has_its_sentence() -> None:
    folder = Path(kooditin.project.__file__).parent
    verbs = {"create_project", "assign_source", "assign_speaker"}
    for file in folder.glob("*.py"):
        verbs |= set(re.findall(r'(?:operation|_update)\(\s*"([a-z_]+)"', file.read_text(encoding="utf-8")))
    assert len(verbs) > 25
    assert verbs <= SENTENCES.keys()


def test_an_unknown_verb_is_still_readable() -> None:
    operation = Operation(1, "split_turn", "H: no niin", "A", "2026-11-22T10:42:07Z", "done", 1)
    assert operation_sentence(operation) == "split turn H: no niin"


def test_braces_in_a_name_do_no_harm() -> None:
    operation = Operation(1, "add_code", "{0} {subject} 😀", "A", "2026-11-22T10:42:07Z", "done", 1)
    assert operation_sentence(operation) == "Add the code “{0} {subject} 😀”"


def test_the_model_keeps_qts_rules(project: Project) -> None:
    model = HistoryModel()
    tester = QAbstractItemModelTester(model, FATAL)
    model.set_project(project)
    project.codes.add("Kielitaito")
    model.reload()
    assert model.operations() == project.history()[::-1]
    model.set_project(None)
    assert tester.model() is model


def test_acts_are_listed_newest_first_as_sentences(panel: HistoryPanel, project: Project) -> None:
    project.codes.add("Kielitaito")
    assert panel.model.index(0).data() == "Add the code “Kielitaito”"
    project.undo()
    assert "undone" in panel.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)


def test_a_number_of_things_is_said_in_its_own_form(panel: HistoryPanel, project: Project) -> None:
    code, other = project.codes.find("Resurssit").id, project.codes.find("Tiedonsiirto").id
    made = project.codings.apply_many([(2, 0, 5, code)])
    assert panel.model.index(0).data() == "Add 1 coding"
    project.codings.apply_each(2, [Span(6, 9)], [code, other])
    assert panel.model.index(0).data() == "Add 2 codings"
    project.codings.delete_many([made[0].id])
    assert panel.model.index(0).data() == "Delete 1 coding"


def test_buttons_say_what_they_would_do(panel: HistoryPanel, project: Project) -> None:
    project.codes.add("Kielitaito")
    assert panel.undo.toolTip() == "Add the code “Kielitaito”"
    assert not panel.redo.isEnabled()
    project.undo()
    assert panel.redo.isEnabled()
    assert panel.redo.toolTip() == "Add the code “Kielitaito”"


def test_the_buttons_ask(qtbot, panel: HistoryPanel, project: Project) -> None:
    panel.undo_requested.connect(project.undo)
    panel.redo_requested.connect(project.redo)
    project.codes.add("Kielitaito")
    qtbot.mouseClick(panel.undo, Qt.MouseButton.LeftButton)
    assert "Kielitaito" not in [code.name for code in project.codes.all()]
    qtbot.mouseClick(panel.redo, Qt.MouseButton.LeftButton)
    assert "Kielitaito" in [code.name for code in project.codes.all()]


def test_a_hidden_history_catches_up_when_it_is_shown(panel: HistoryPanel, project: Project) -> None:
    panel.hide()
    project.codes.add("Kielitaito")
    panel.show()
    assert panel.model.index(0).data() == "Add the code “Kielitaito”"


def test_the_history_can_be_copied_and_saved_as_text(qtbot, panel: HistoryPanel, project: Project) -> None:
    project.codes.add("Kielitaito 😀")
    qtbot.mouseClick(panel.copy, Qt.MouseButton.LeftButton)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[-1].endswith("A · Add the code “Kielitaito 😀”")
    assert len(lines) == len(project.history())
    with qtbot.waitSignal(panel.save_requested) as told:
        qtbot.mouseClick(panel.save, Qt.MouseButton.LeftButton)
    assert told.args == [panel.as_text()]


def test_the_models_text_is_a_plain_index_away(panel: HistoryPanel) -> None:
    assert panel.model.rowCount(panel.model.index(0)) == 0
