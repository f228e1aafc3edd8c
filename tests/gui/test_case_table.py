"""The sheet of cases takes a spreadsheet's keys and asks; each block is one act."""

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from kooditin.gui.materials.case_table import CaseTable
from kooditin.project.project import Project


@pytest.fixture
def table(show, project: Project) -> CaseTable:
    made = show(CaseTable())
    made.add_case_requested.connect(project.cases.add_case)
    made.add_variable_requested.connect(project.cases.add_variable)
    made.values_requested.connect(project.cases.set_values)
    for field, names in ((made.new_case, ("Äiti 😀", "Isä")), (made.new_variable, ("alue", "ikä"))):
        for name in names:
            field.setText(name)
            QTest.keyClick(field, Qt.Key.Key_Return)
    return made


def select(table: CaseTable, top: int, left: int, bottom: int, right: int) -> None:
    model = table.model
    table.sheet.setCurrentIndex(model.index(top, left))
    block = QItemSelection(model.index(top, left), model.index(bottom, right))
    table.sheet.selectionModel().select(block, QItemSelectionModel.SelectionFlag.ClearAndSelect)


def texts(table: CaseTable) -> list[list[object]]:
    return [[table.model.index(row, column).data() for column in range(3)] for row in range(2)]


def test_a_block_is_pasted_copied_filled_down_cleared_and_undone(table: CaseTable, project: Project) -> None:
    QGuiApplication.clipboard().setText("Häme\t42\r\nLappi\t7\r\n")
    select(table, 0, 1, 0, 1)
    QTest.keyClick(table.sheet, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert texts(table) == [["Äiti 😀", "Häme", "42"], ["Isä", "Lappi", "7"]]
    select(table, 0, 0, 1, 1)
    QTest.keyClick(table.sheet, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Äiti 😀\tHäme\nIsä\tLappi"
    select(table, 0, 1, 1, 2)
    QTest.keyClick(table.sheet, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert texts(table) == [["Äiti 😀", "Häme", "42"], ["Isä", "Häme", "42"]]
    QTest.keyClick(table.sheet, Qt.Key.Key_Delete)
    assert texts(table) == [["Äiti 😀", "", ""], ["Isä", "", ""]]
    for _ in range(3):
        project.undo()
    assert texts(table) == [["Äiti 😀", "", ""], ["Isä", "", ""]]
    assert project.undoable().verb == "add_variable"
