"""The dialog offers like-named headings a code each, and tells what was ticked."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLineEdit, QWidget

from kooditin.gui.coding.heading_codes import HeadingCodesDialog
from kooditin.gui.coding.heading_codes_model import CODE, HEADING, PLACES
from kooditin.qda.codebook import Code
from kooditin.qda.heading_codes import Place
from kooditin.qda.source import Section

CODES = [
    Code(1, "", "Kehittämistarpeet", None, 0, "#c44e52"),
    Code(2, "", "Resurssit", 1, 0, "#db9497"),
]
NEEDS_1 = Place(1, Section(20, 60, "heading", 2, "1.1 Kehittämistarpeet"))
NEEDS_2 = Place(2, Section(5, 40, "heading", 2, "Kehittämistarve"))
NEEDS_3 = Place(2, Section(60, 80, "heading", 2, "Kehittämistarpeet:"))
OTHER = Place(2, Section(40, 60, "heading", 2, "Muuta 😀"))
TOP = Place(1, Section(0, 60, "heading", 1, "Ryhmä 1"))
PLACES_ALL = [TOP, NEEDS_1, NEEDS_2, OTHER, NEEDS_3]
SOURCES = {1: "Työpaja 14.3.", 2: "Työpaja 15.3."}


@pytest.fixture
def dialog(qtbot):
    around = QWidget()
    qtbot.addWidget(around)
    dialog = HeadingCodesDialog(around)
    QAbstractItemModelTester(dialog.model, QAbstractItemModelTester.FailureReportingMode.Warning, dialog)
    dialog.ask(PLACES_ALL, CODES, SOURCES, source=2, about=NEEDS_1.section)
    yield dialog


def _rows(dialog):
    model = dialog.model
    return [tuple(model.index(row, column).data() for column in range(3)) for row in range(model.rowCount())]


def test_the_headings_named_like_the_one_asked_for_come_first_and_ticked(qtbot, dialog):
    assert _rows(dialog) == [("Kehittämistarpeet", "2 in 2 sources", "Kehittämistarpeet")]
    with qtbot.waitSignal(dialog.coding_requested) as told:
        qtbot.mouseClick(dialog.apply, Qt.MouseButton.LeftButton)
    assert told.args == [[(1, (NEEDS_1, NEEDS_3))]]


def test_all_headings_of_a_level_are_offered_with_what_each_would_get(dialog):
    dialog.which.setCurrentIndex(2)
    assert _rows(dialog) == [
        ("Kehittämistarpeet", "2 in 2 sources", "Kehittämistarpeet"),
        ("Kehittämistarve", "1 place", "Kehittämistarpeet"),
        ("Muuta 😀", "1 place", "New code: Muuta 😀"),
    ]
    assert dialog.model.wanted() == []
    assert not dialog.apply.isEnabled()
    tip = dialog.model.index(0, PLACES).data(Qt.ItemDataRole.ToolTipRole)
    assert tip == "Työpaja 14.3., Työpaja 15.3."


def test_one_source_alone_can_be_chosen(dialog):
    dialog.where.setCurrentIndex(1)
    assert _rows(dialog) == [("Kehittämistarpeet", "1 place", "Kehittämistarpeet")]
    dialog.which.setCurrentIndex(1)
    assert _rows(dialog) == []
    assert not dialog.apply.isEnabled()


def test_rows_are_ticked_by_space_and_the_button_counts_them(qtbot, dialog):
    dialog.which.setCurrentIndex(2)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Space)
    qtbot.keyClick(dialog.table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Space)
    assert dialog.apply.text() == "Code 3 headings"
    assert dialog.fact.text() == "1 new code will be made."
    qtbot.keyClick(dialog.table, Qt.Key.Key_Space)
    assert dialog.apply.text() == "Code 2 headings"


def test_another_code_is_chosen_by_enter_and_the_palette(qtbot, dialog):
    dialog.which.setCurrentIndex(2)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    assert dialog.palette_box.isVisible()
    field = dialog.palette_box.findChild(QLineEdit)
    qtbot.keyClicks(field, "resurs")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert dialog.model.index(0, CODE).data() == "Kehittämistarpeet / Resurssit"
    assert dialog.model.wanted() == [(2, (NEEDS_1, NEEDS_3))]
    dialog.which.setCurrentIndex(0)
    assert dialog.model.index(0, CODE).data() == "Kehittämistarpeet / Resurssit"


def test_a_click_on_the_code_opens_the_palette_and_a_new_name_makes_a_new_code(qtbot, dialog):
    box = dialog.table.visualRect(dialog.model.index(0, CODE))
    qtbot.mouseClick(dialog.table.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    field = dialog.palette_box.findChild(QLineEdit)
    qtbot.keyClicks(field, "Toiveet")
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.model.wanted() == [("Toiveet", (NEEDS_1, NEEDS_3))]
    assert dialog.model.index(0, HEADING).data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked


def test_without_headings_the_dialog_says_so(qtbot):
    dialog = HeadingCodesDialog()
    qtbot.addWidget(dialog)
    dialog.ask([], CODES, SOURCES, source=1)
    assert dialog.fact.text() == "No source has headings or questions."
    assert not dialog.apply.isEnabled()
