"""The page of cases takes a spreadsheet's keys and asks; each block is one act."""

from collections.abc import Callable
from typing import TypeVar

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QMenu, QWidget

from kooditin.gui.bridge import i18n
from kooditin.gui.materials.case_chooser import CaseChooser
from kooditin.gui.materials.case_editors import DateField
from kooditin.gui.materials.case_menus import column_menu, open_filter, open_variable, row_menu
from kooditin.gui.materials.case_model import FIRST_VARIABLE, NAME
from kooditin.gui.materials.case_table import CaseTable
from kooditin.gui.window.cases_place import CasesPlace
from kooditin.project.project import Project
from kooditin.qda.case import Variable

Editor = TypeVar("Editor", bound=QWidget)
CONTROL, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
AREA, AGE, DAY, HEARD = range(FIRST_VARIABLE, FIRST_VARIABLE + 4)


@pytest.fixture
def place(show, project: Project) -> CasesPlace:
    for name in ("Äiti 😀", "Isä"):
        project.cases.add_case(name)
    for name, type in (("alue", "choice"), ("ikä", "integer"), ("pvm", "date"), ("kuultu", "yesno")):
        project.cases.add_variable(name, type)
    made = show(CasesPlace())
    made.resize(1200, 600)
    made.undo_requested.connect(project.undo)
    made.table.sheet.setFocus()
    return made


@pytest.fixture
def table(place: CasesPlace) -> CaseTable:
    return place.table


def select(table: CaseTable, top: int, left: int, bottom: int, right: int) -> None:
    model = table.model
    table.sheet.setCurrentIndex(model.index(top, left))
    block = QItemSelection(model.index(top, left), model.index(bottom, right))
    table.sheet.selectionModel().select(block, QItemSelectionModel.SelectionFlag.ClearAndSelect)


def texts(table: CaseTable) -> list[list[object]]:
    model = table.model
    return [[model.index(row, column).data() for column in (NAME, AREA, AGE)] for row in range(model.rowCount())]


def cell(table: CaseTable) -> tuple[int, int]:
    return table.sheet.currentIndex().row(), table.sheet.currentIndex().column()


def paste(table: CaseTable, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    QTest.keyClick(table.sheet, Qt.Key.Key_V, CONTROL)


def variable(project: Project, name: str) -> Variable:
    return next(each for each in project.cases.variables() if each.name == name)


def editor_of(grid: QWidget, kind: type[Editor]) -> Editor:
    """The open editor: those that were open before wait for their deletion."""
    return next(each for each in grid.findChildren(kind) if each.isVisible())


def commit(editor: QWidget) -> None:
    """Presses Enter in an editor and lets Qt carry out what it has put off."""
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()


def choose(menu: QMenu, words: str) -> None:
    next(act for act in menu.actions() if act.text().startswith(words)).trigger()


def test_a_block_is_pasted_copied_filled_down_cleared_and_undone(table: CaseTable, project: Project) -> None:
    history = len(project.history())
    select(table, 0, AREA, 0, AREA)
    paste(table, "Häme\t42\r\nLappi\t7\r\n")
    assert texts(table) == [["Äiti 😀", "Häme", "42"], ["Isä", "Lappi", "7"]]
    select(table, 0, NAME, 1, AREA)
    QTest.keyClick(table.sheet, Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "Äiti 😀\tHäme\nIsä\tLappi"
    select(table, 0, AREA, 1, AGE)
    QTest.keyClick(table.sheet, Qt.Key.Key_D, CONTROL)
    assert texts(table) == [["Äiti 😀", "Häme", "42"], ["Isä", "Häme", "42"]]
    QTest.keyClick(table.sheet, Qt.Key.Key_Delete)
    assert texts(table) == [["Äiti 😀", "", ""], ["Isä", "", ""]]
    assert len(project.history()) == history + 3
    for _ in range(3):
        project.undo()
    assert project.history()[-3].state == "undone"
    assert texts(table) == [["Äiti 😀", "", ""], ["Isä", "", ""]]


def test_one_copied_cell_fills_all_chosen_ones(table: CaseTable) -> None:
    select(table, 0, AGE, 1, AGE)
    paste(table, "42")
    assert [row[2] for row in texts(table)] == ["42", "42"]


def test_enter_and_tab_go_on_as_in_a_spreadsheet(table: CaseTable) -> None:
    select(table, 0, AREA, 0, AREA)
    QTest.keyClick(table.sheet, Qt.Key.Key_Tab)
    assert cell(table) == (0, AGE)
    QTest.keyClicks(table.sheet, "4")
    editor = editor_of(table.sheet, QLineEdit)
    assert editor.text() == "4"
    QTest.keyClicks(editor, "2")
    commit(editor)
    assert texts(table)[0][2] == "42"
    assert cell(table) == (1, AREA)
    QTest.keyClick(table.sheet, Qt.Key.Key_Return, SHIFT)
    assert cell(table) == (0, AREA)
    QTest.keyClick(table.sheet, Qt.Key.Key_Backtab, SHIFT)
    assert cell(table) == (0, AREA - 1)


def test_a_name_is_edited_where_it_stays_in_sight(table: CaseTable, project: Project) -> None:
    select(table, 1, NAME, 1, NAME)
    QTest.keyClick(table.sheet, Qt.Key.Key_F2)
    editor = editor_of(table.sheet.names, QLineEdit)
    editor.setText("Öljy")
    commit(editor)
    assert [case.name for case in project.cases.all()] == ["Äiti 😀", "Öljy"]


def test_what_does_not_fit_is_refused_when_typed_and_kept_when_pasted(place: CasesPlace, project: Project) -> None:
    table = place.table
    table.model.setData(table.model.index(0, AGE), "noin 40")
    assert "noin 40 is not a whole number" in place.notice.text()
    assert texts(table)[0][2] == ""
    select(table, 0, AGE, 0, AGE)
    paste(table, "noin 40\n41")
    assert [row[2] for row in texts(table)] == ["noin 40", "41"]
    assert place.notice.text().startswith("1 value")


def test_rows_below_the_last_case_are_offered_as_new_cases(place: CasesPlace, project: Project) -> None:
    select(place.table, 1, AGE, 1, AGE)
    paste(place.table, "1\n2\n3")
    assert place.notice.text().startswith("2 rows")
    button = next(b for b in place.notice.findChildren(type(place.notice._close)) if "new cases" in b.text())
    button.click()
    assert texts(place.table) == [["Äiti 😀", "", ""], ["Isä", "", "1"], ["Case 3", "", "2"], ["Case 4", "", "3"]]
    select(place.table, 3, NAME, 3, NAME)
    paste(place.table, "Täti\tLappi\nSetä\tHäme")
    assert texts(place.table)[3:] == [["Täti", "Lappi", "3"], ["Setä", "Häme", ""]]


def test_choices_and_yes_or_no_are_chosen_from_their_lists(table: CaseTable, project: Project) -> None:
    project.cases.change_variable(variable(project, "alue").id, choices=["Häme", "Lappi"])
    for column, wanted in ((AREA, "Lappi"), (HEARD, "yes")):
        select(table, 0, column, 0, column)
        table.sheet.edit(table.sheet.currentIndex())
        box = editor_of(table.sheet, QComboBox)
        box.setCurrentText(wanted)
        box.activated.emit(box.currentIndex())
        assert table.model.index(0, column).data() == wanted


def test_a_date_is_typed_or_taken_from_the_calendar(table: CaseTable, project: Project) -> None:
    i18n.install("fi")
    select(table, 0, DAY, 0, DAY)
    table.sheet.edit(table.sheet.currentIndex())
    field = editor_of(table.sheet, DateField)
    field.setText("6.10.2015")
    calendar = field.open_calendar()
    assert calendar.selectedDate().toString(Qt.DateFormat.ISODate) == "2015-10-06"
    calendar.clicked.emit(calendar.selectedDate().addDays(1))
    commit(field)
    assert project.cases.values()[0].text == "2015-10-07"
    assert table.model.index(0, DAY).data() == "7.10.2015"


def test_the_column_menu_sorts_filters_moves_retypes_and_deletes(place: CasesPlace, project: Project) -> None:
    table = place.table
    select(table, 0, AREA, 0, AREA)
    paste(table, "Lappi\t42\nHäme\t7")
    choose(column_menu(table, AGE, QPoint()), "Sort ascending")
    assert [row[0] for row in texts(table)] == ["Isä", "Äiti 😀"]
    card = open_filter(table, variable(project, "alue"), QPoint(10, 10))
    next(item for item in card.items() if item.text().startswith("Häme")).setCheckState(Qt.CheckState.Unchecked)
    assert [row[0] for row in texts(table)] == ["Äiti 😀"]
    assert table.count.text() == "1 of 2 shown"
    card.none.click()
    assert texts(table) == []
    card.close()
    table.clear_filters.click()
    assert len(texts(table)) == 2
    choose(column_menu(table, AREA, QPoint()), "Move right")
    assert [each.name for each in project.cases.variables()] == ["ikä", "alue", "pvm", "kuultu"]
    types = next(act.menu() for act in column_menu(table, AREA, QPoint()).actions() if act.text() == "Type")
    choose(types, "Number")
    assert variable(project, "ikä").type == "number"
    choose(column_menu(table, AREA, QPoint()), "Delete the variable")
    assert place.notice.text() == "The variable ikä was deleted with 2 values."
    place.notice._buttons.itemAt(0).widget().click()
    assert variable(project, "ikä").type == "number"


def test_a_dragged_heading_moves_the_variable(table: CaseTable, project: Project) -> None:
    table.sheet.setColumnWidth(AGE, 77)
    table.sheet.header().moveSection(AGE, AREA)
    assert [each.name for each in project.cases.variables()] == ["ikä", "alue", "pvm", "kuultu"]
    assert [table.sheet.header().logicalIndex(place) for place in range(8)] == list(range(8))
    assert table.sheet.columnWidth(AREA) == 77
    table.sheet.header().moveSection(AGE, NAME + 1)
    assert project.cases.variables()[0].name == "alue"


def test_a_variable_is_described_and_its_choices_respelt(table: CaseTable, project: Project) -> None:
    select(table, 0, AREA, 0, AREA)
    paste(table, "Lapi\nHäme")
    dialog = open_variable(table, variable(project, "alue"))
    dialog.choices.item(0).setText("Lappi")
    dialog.choices.setCurrentRow(0)
    dialog.down.click()
    dialog.description.setPlainText("Missä maakunnassa?")
    dialog.buttons.accepted.emit()
    now = variable(project, "alue")
    assert (now.choices, now.description) == (("Häme", "Lappi"), "Missä maakunnassa?")
    assert [row[1] for row in texts(table)] == ["Lappi", "Häme"]
    dialog = open_variable(table, now)
    dialog.type.setCurrentIndex(dialog.type.findText("Whole number"))
    assert dialog.warning.isVisible() and "Lappi, Häme" in dialog.warning.text()
    dialog.reject()


def test_another_type_says_how_many_values_do_not_fit_it(place: CasesPlace, project: Project) -> None:
    select(place.table, 0, AREA, 0, AREA)
    paste(place.table, "12\nHäme")
    place.table.type_requested.emit(variable(project, "alue").id, "integer")
    assert place.notice.text().startswith("1 value does not fit")
    assert [row[1] for row in texts(place.table)] == ["12", "Häme"]


def test_cases_are_merged_and_deleted_from_the_row_menu(place: CasesPlace, project: Project) -> None:
    table = place.table
    select(table, 0, NAME, 1, NAME)
    merge = next(act.menu() for act in row_menu(table).actions() if act.menu() is not None)
    choose(merge, "Isä")
    assert [case.name for case in project.cases.all()] == ["Isä"]
    select(table, 0, NAME, 0, NAME)
    choose(row_menu(table), "Delete 1 case")
    assert project.cases.all() == []
    assert place.notice.text().startswith("1 case deleted")


def test_sources_get_cases_in_the_panel_and_the_memo_is_kept(place: CasesPlace, project: Project) -> None:
    table, panel = place.table, place.table.panel
    panel.free.selectAll()
    panel.make.click()
    assert [case.name for case in project.cases.all()][2:] == [source.name for source in project.sources.all()]
    assert panel.free_model.members() == []
    assert panel.name.toolTip() == "Talent Hub, Turku"
    panel.own.selectAll()
    panel.take_out.click()
    assert [member.name for member in panel.free_model.members()] == ["Talent Hub, Turku"]
    panel.free.selectAll()
    table.show_case(project.cases.all()[0].id)
    panel.put_in.click()
    assert [member.name for member in panel.own_model.members()] == ["Talent Hub, Turku"]
    panel.memo.setPlainText("Soitti itse")
    place.flush()
    assert project.cases.all()[0].memo == "Soitti itse"
    with_source = []
    place.source_requested.connect(with_source.append)
    panel.own.doubleClicked.emit(panel.own_model.index(0, 0))
    assert with_source == [project.sources.find("Talent Hub, Turku").id]


def test_many_values_are_written_in_the_background(place: CasesPlace, project: Project) -> None:
    asked: list[tuple[str, Callable[[Project], object]]] = []
    place.background_requested.connect(lambda words, act: asked.append((words, act)))
    select(place.table, 0, NAME, 0, NAME)
    paste(place.table, "\n".join(f"Tapaus {number}\tHäme" for number in range(800)))
    assert len(project.cases.all()) == 2
    asked[0][1](project)
    assert len(project.cases.all()) == 800
    assert place.table.model.rowCount() == 800


def test_a_case_is_found_or_named_in_the_chooser(qtbot) -> None:
    chosen: list[str] = []
    dialog = CaseChooser("Case of V1", ["Häme 2", "Häme 10", "Lappi"], "Lappi")
    qtbot.addWidget(dialog)
    dialog.case_chosen.connect(chosen.append)
    dialog.field.setText("häm")
    QTest.keyClick(dialog.field, Qt.Key.Key_Down)
    assert dialog.list.currentItem().text() == "Häme 2"
    dialog.choose.click()
    again = CaseChooser("Case of V1", ["Häme 2"])
    qtbot.addWidget(again)
    again.case_chosen.connect(chosen.append)
    again.show()
    qtbot.waitExposed(again)
    again.field.setText("Kainuu")
    assert again.choose.text() == "Make the case Kainuu"
    QTest.keyClick(again.field, Qt.Key.Key_Return)
    assert chosen == ["Häme 2", "Kainuu"]
    assert not again.none.isEnabled()
