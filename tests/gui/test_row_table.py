"""What tables of rows and cards of ticks have in common."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QWidget

from kooditin.gui.bridge.row_table import RowTable
from kooditin.gui.bridge.tick_card import Choice, TickCard

WORDS = (("Äiti", "3"), ("raha", "2"), ("😀", "1"), ("tieto", "0"))


@pytest.fixture
def table(qtbot):
    model = QStandardItemModel()
    for row in WORDS:
        model.appendRow([QStandardItem(cell) for cell in row])
    table = RowTable(model, "words", 28)
    qtbot.addWidget(table)
    table.show()
    qtbot.waitExposed(table)
    yield table
    table.setModel(None)


def test_the_chosen_rows_are_copied_in_their_order(qtbot, table):
    for row in (2, 0, 1):
        table.selectionModel().select(
            table.model().index(row, 0),
            table.selectionModel().SelectionFlag.Select | table.selectionModel().SelectionFlag.Rows,
        )
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Äiti\t3\nraha\t2\n😀\t1"
    assert sum(map(len, table.chosen_rows())) == 3


def test_esc_is_left_to_what_the_table_stands_in(qtbot, table):
    class Around(QWidget):
        escaped = False

        def keyPressEvent(self, event):
            self.escaped = event.key() == Qt.Key.Key_Escape

    around = Around()
    qtbot.addWidget(around)
    table.setParent(around)
    qtbot.keyClick(table, Qt.Key.Key_Escape)
    assert around.escaped
    table.setParent(None)


@pytest.fixture
def card(qtbot):
    card = TickCard("card", QSize(280, 300))
    card.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(card)
    card.fill([(Choice(word, word), word == "raha") for word, _ in WORDS])
    card.show()
    return card


def test_typing_narrows_a_card_and_enter_ticks_the_first_that_is_left(qtbot, card):
    ticked = []
    card.ticked.connect(ticked.append)
    card.field.setFocus()
    qtbot.keyClicks(card.field, "ti")
    assert [item.text() for item in card.items() if not item.isHidden()] == ["Äiti", "tieto"]
    qtbot.keyClick(card.field, Qt.Key.Key_Return)
    assert ticked == [["Äiti", "raha"]]


def test_ticking_all_ticks_what_is_in_sight_and_tells_once(qtbot, card):
    ticked = []
    card.ticked.connect(ticked.append)
    card.field.setText("ti")
    card.tick(True)
    card.field.clear()
    card.tick(False)
    assert ticked == [["Äiti", "raha", "tieto"], []]
