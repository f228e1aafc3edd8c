"""The window of values matches rows, waits for what is to be confirmed, and asks for what is ticked."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QComboBox

from kooditin.exchange.case_values import Match, Target, ValueColumn
from kooditin.gui.materials.values_model import KEY, LIKENESS, TARGET, ValuesModel
from kooditin.gui.materials.values_window import ValuesWindow
from kooditin.qda.case import Variable
from kooditin.qda.survey_table import table_of

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal
ROWS = (("vastaaja", "ikä", "alue"), ("Häme 1", "42", "Häme"), ("Lapi", "7", "Lappi"), ("Kainuu 😀", "9", "Kainuu"))
TARGETS = [Target("Häme 1", 1), Target("Lappi", 2)]


@pytest.fixture
def window(qtbot) -> Iterator[ValuesWindow]:
    table = table_of(ROWS, kind="csv")
    made = ValuesWindow("tiedot.csv", table, TARGETS, [Variable(5, "g", "Ikä", "integer", 0)])
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    tester = QAbstractItemModelTester(made.model, FATAL)
    made.show()
    qtbot.waitExposed(made)
    yield made
    tester.deleteLater()


def shown(model: ValuesModel) -> list[tuple[object, ...]]:
    return [
        tuple(model.index(row, column).data() for column in (KEY, TARGET, LIKENESS)) for row in range(model.rowCount())
    ]


def ticked(model: ValuesModel) -> list[bool]:
    role = Qt.ItemDataRole.CheckStateRole
    return [model.index(row, KEY).data(role) == Qt.CheckState.Checked for row in range(model.rowCount())]


def test_only_the_same_names_are_ticked_until_the_rest_is_confirmed(window: ValuesWindow) -> None:
    assert window.key.currentText() == "vastaaja"
    assert shown(window.model) == [
        ("Häme 1", "Häme 1", "the same name"),
        ("Lapi", "Lappi", "89 % alike, to be confirmed"),
        ("Kainuu 😀", "–", "nothing alike, left out"),
    ]
    assert ticked(window.model) == [True, False, False]
    window.confirm.click()
    assert ticked(window.model) == [True, True, False]
    assert not window.confirm.isEnabled()
    window.make.click()
    assert shown(window.model)[2] == ("Kainuu 😀", "Kainuu 😀", "a new case")
    asked: list[tuple[list[ValueColumn], list[Match]]] = []
    window.import_requested.connect(lambda columns, matches: asked.append((columns, matches)))
    window.columns.item(1).setCheckState(Qt.CheckState.Unchecked)
    window.write.click()
    ((columns, matches),) = asked
    assert [(column.name, column.variable) for column in columns] == [("Ikä", 5)]
    assert [match.target for match in matches] == [*TARGETS, Target("Kainuu 😀")]


def test_another_case_is_chosen_for_a_row_and_a_tick_makes_a_new_one(window: ValuesWindow) -> None:
    window.view.edit(window.model.index(1, TARGET))
    box = window.view.findChild(QComboBox)
    box.setCurrentIndex(0)
    box.activated.emit(0)
    assert shown(window.model)[1] == ("Lapi", "Lapi", "a new case")
    assert window.model.setData(window.model.index(2, KEY), Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole)
    assert [match.target.name for match in window.model.chosen() if match.target] == ["Häme 1", "Lapi", "Kainuu 😀"]


def test_another_key_column_matches_anew(window: ValuesWindow) -> None:
    window.key.setCurrentIndex(2)
    assert [row[1] for row in shown(window.model)] == ["–", "Lappi", "–"]
    assert [column.name for column in window.chosen_columns()] == ["vastaaja", "Ikä"]


def test_in_an_empty_project_every_row_is_a_new_case(qtbot) -> None:
    window = ValuesWindow("x", table_of(ROWS, kind="csv"), [], [])
    qtbot.addWidget(window)
    assert ticked(window.model) == [True, True, True]
    assert window.write.text() == "Import the values of 3 rows"
