"""The model of the sheet of cases shows, asks and follows."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from kooditin.gui.materials.case_model import CaseModel
from kooditin.project.project import Project

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


@pytest.fixture
def model(qtbot, project: Project):
    for name in ("Ääni 1", "Ääni 2 😀"):
        project.cases.add_case(name)
    for name in ("alue", "palvelu"):
        project.cases.add_variable(name)
    made = CaseModel()
    tester = QAbstractItemModelTester(made, FATAL)
    made.set_project(project)
    made.values_asked.connect(project.cases.set_values)
    made.rename_asked.connect(project.cases.rename_case)
    end = project.subscribe(made.follow)
    yield made
    end()
    tester.deleteLater()


def shown(model: CaseModel) -> list[list[object]]:
    return [[model.index(row, column).data() for column in range(model.columnCount())]
            for row in range(model.rowCount())]  # fmt: skip


def test_a_pasted_block_is_one_act_and_stays_within_the_sheet(model: CaseModel, project: Project) -> None:
    history = len(project.history())
    model.paste(model.index(0, 1), "Häme\tTalent Hub\tliikaa\r\nLappi\tTE\r\nliikaa\r\n")
    assert shown(model) == [["Ääni 1", "Häme", "Talent Hub"], ["Ääni 2 😀", "Lappi", "TE"]]
    assert len(project.history()) == history + 1
    project.undo()
    assert shown(model) == [["Ääni 1", "", ""], ["Ääni 2 😀", "", ""]]
    project.redo()
    model.clear([model.index(0, 0), model.index(0, 1), model.index(1, 2)])
    assert shown(model) == [["Ääni 1", "", "Talent Hub"], ["Ääni 2 😀", "Lappi", ""]]


def test_an_edited_cell_and_name_reach_the_project(model: CaseModel, project: Project) -> None:
    model.setData(model.index(1, 2), " Ohjaamo ")
    model.setData(model.index(0, 0), "Öljy")
    assert shown(model) == [["Öljy", "", ""], ["Ääni 2 😀", "", "Ohjaamo"]]
    assert model.headerData(2, Qt.Orientation.Horizontal) == "palvelu"


def test_the_model_follows_cases_and_variables_and_closes(model: CaseModel, project: Project) -> None:
    project.cases.delete_case(project.cases.all()[0].id)
    project.cases.delete_variable(project.cases.variables()[0].id)
    assert shown(model) == [["Ääni 2 😀", ""]]
    project.undo()
    project.undo()
    assert len(shown(model)) == 2
    model.set_project(None)
    assert (model.rowCount(), model.columnCount()) == (0, 0)
