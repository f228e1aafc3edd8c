"""An evaluator makes cases, pastes what is known of them from Excel, arranges it, and takes it all back."""

from pathlib import Path

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit

from kooditin.gui.materials.case_chooser import CaseChooser
from kooditin.gui.materials.case_menus import column_menu, open_filter
from kooditin.gui.materials.case_model import FIRST_VARIABLE, NAME
from kooditin.gui.materials.values_window import ValuesWindow
from kooditin.gui.window import values_import
from kooditin.gui.window.page_menu import page_menu

CONTROL = Qt.KeyboardModifier.ControlModifier
EXCEL = (
    "nimi\talue\tikä\tpvm\tkuultu\tmuuta\r\n"
    'Vastaaja 1\tHäme\t42\t6.10.2015\tkyllä\t"Kaksi\r\nriviä"\r\n'
    "Vastaaja 2\tLappi\t1 007\t1.2.2016\tei\t\r\n"
    "Vastaaja 10\tHäme\t33\t24.12.2014\tkyllä\t😀\r\n"
)


def cells(window, *columns: int) -> list[list[object]]:
    model = window.cases.table.model
    return [[model.index(row, column).data() for column in columns] for row in range(model.rowCount())]


def select(window, top: int, left: int, bottom: int, right: int) -> None:
    sheet, model = window.cases.table.sheet, window.cases.table.model
    sheet.setCurrentIndex(model.index(top, left))
    block = QItemSelection(model.index(top, left), model.index(bottom, right))
    sheet.selectionModel().select(block, QItemSelectionModel.SelectionFlag.ClearAndSelect)


def open_cases(qtbot, window) -> None:
    qtbot.keyClick(window, Qt.Key.Key_3, CONTROL)
    assert window.places.currentWidget() is window.cases


def take_table(qtbot, window) -> None:
    window.cases.table.paste_table.click()
    qtbot.waitUntil(lambda: window.findChild(ValuesWindow) is not None)
    dialog = window.findChild(ValuesWindow)
    assert not dialog.write.isEnabled()
    dialog.make.click()
    dialog.write.click()
    qtbot.waitUntil(lambda: not window.files.jobs and window.cases.table.model.rowCount() == 3)


def test_a_table_from_excel_is_arranged_filled_and_taken_back_whole(qtbot, opened):
    window = opened
    before = len(window.project.history())
    open_cases(qtbot, window)
    QGuiApplication.clipboard().setText(EXCEL)
    take_table(qtbot, window)
    area, age, day, heard, more = range(FIRST_VARIABLE, FIRST_VARIABLE + 5)
    assert cells(window, NAME, area, age, day, heard, more) == [
        ["Vastaaja 1", "Häme", "42", "6.10.2015", "kyllä", "Kaksi riviä"],
        ["Vastaaja 2", "Lappi", "1007", "1.2.2016", "ei", ""],
        ["Vastaaja 10", "Häme", "33", "24.12.2014", "kyllä", "😀"],
    ]
    assert [variable.type for variable in window.project.cases.variables()][1:4] == ["integer", "date", "yesno"]
    table = window.cases.table
    menu = column_menu(table, day, QPoint())
    menu.actions()[0].trigger()
    assert [row[0] for row in cells(window, NAME)] == ["Vastaaja 10", "Vastaaja 1", "Vastaaja 2"]
    card = open_filter(table, window.project.cases.variables()[0], QPoint())
    next(item for item in card.items() if item.text().startswith("Lappi")).setCheckState(Qt.CheckState.Unchecked)
    card.close()
    assert [row[0] for row in cells(window, NAME)] == ["Vastaaja 10", "Vastaaja 1"]
    select(window, 0, age, 1, age)
    qtbot.keyClick(table.sheet, Qt.Key.Key_D, CONTROL)
    assert cells(window, age) == [["33"], ["33"]]
    select(window, 1, heard, 1, heard)
    qtbot.keyClick(table.sheet, Qt.Key.Key_F2)
    box = next(each for each in table.sheet.findChildren(QComboBox) if each.isVisible())
    qtbot.keyClick(box, Qt.Key.Key_E)
    qtbot.keyClick(box, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert cells(window, heard)[1] == ["ei"]
    select(window, 0, area, 1, age)
    qtbot.keyClick(table.sheet, Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "Häme\t33\nHäme\t33"
    table.clear_filters.click()
    assert len(cells(window, NAME)) == 3
    window.activateWindow()  # the screenless platform activates no window when a card closes
    qtbot.waitUntil(window.isActiveWindow)
    table.sheet.setFocus()
    for _ in range(len(window.project.history()) - before):
        qtbot.keyClick(window, Qt.Key.Key_Z, CONTROL)
        qtbot.waitUntil(lambda: not window.files.jobs)
    assert (window.project.cases.all(), window.project.cases.variables()) == ([], [])
    assert cells(window, NAME) == []
    assert window.project.check() == []


def test_a_typed_cell_that_does_not_fit_is_told_above_the_sheet(qtbot, opened):
    window = opened
    open_cases(qtbot, window)
    table = window.cases.table
    for field, name in ((table.new_case, "Vastaaja 1"), (table.new_variable, "ikä")):
        field.setText(name)
        qtbot.keyClick(field, Qt.Key.Key_Return)
    window.project.cases.change_variable(window.project.cases.variables()[0].id, type="integer")
    select(window, 0, FIRST_VARIABLE, 0, FIRST_VARIABLE)
    table.sheet.setFocus()
    qtbot.keyClicks(table.sheet, "n")
    editor = next(each for each in table.sheet.findChildren(QLineEdit) if each.isVisible())
    qtbot.keyClicks(editor, "oin 40")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert "noin 40 ei ole kokonaisluku" in window.cases.notice.text()
    assert window.place.notice.text() == ""
    assert cells(window, FIRST_VARIABLE) == [[""]]


def test_a_file_of_values_finds_the_misspelt_source(qtbot, opened, tmp_path: Path):
    window = opened
    path = tmp_path / "tiedot.csv"
    path.write_text("haastattelu;alue\nÄijälä & Söhna;Häme\n", encoding="utf-8")
    open_cases(qtbot, window)
    values_import.read_values(window.files, path)
    qtbot.waitUntil(lambda: window.findChild(ValuesWindow) is not None)
    dialog = window.findChild(ValuesWindow)
    assert not dialog.write.isEnabled()
    dialog.confirm.click()
    dialog.write.click()
    qtbot.waitUntil(lambda: not window.files.jobs and window.cases.table.model.rowCount() == 1)
    assert cells(window, NAME, FIRST_VARIABLE - 3, FIRST_VARIABLE) == [["Äijälä & Söhnä", "1", "Häme"]]
    window.undo()
    assert cells(window, NAME) == []


def test_the_case_of_a_source_and_a_speaker_is_said_where_one_reads(qtbot, opened):
    window, project = opened, opened.project
    source = window.place.source_id
    window.place.sources.source_menu(source)
    window.place.sources.case_requested.emit(source)
    dialog = window.findChild(CaseChooser)
    qtbot.keyClicks(dialog.field, "Turun hubi")
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    hub = project.cases.all()[0]
    assert (hub.name, project.cases.case_of_source(source)) == ("Turun hubi", hub.id)
    QApplication.processEvents()
    menu = page_menu(window.place, window.acts.by_name, window.transcript.page.stored.index("tieto ei"))
    next(act for act in menu.actions() if act.text().startswith("Puhujan V1 tapaus")).trigger()
    dialog = next(each for each in window.findChildren(CaseChooser) if each.isVisible())
    dialog.field.setText("Ohjaaja Å")
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    speaker = next(each for each in project.sources.speakers(source) if each.name == "V1")
    assert project.cases.get(project.cases.case_of_speaker(speaker.id)).name == "Ohjaaja Å"
    window.undo()
    assert project.cases.case_of_speaker(speaker.id) is None
    assert [case.name for case in project.cases.all()] == ["Turun hubi"]
