"""Words are counted by base form, compared with the rest, narrowed, left out, and given to be exported."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from kooditin.analysis.frequencies import Typical
from kooditin.gui.bridge import i18n
from kooditin.gui.search.search_panel import SearchPanel
from kooditin.gui.search.word_model import TYPICAL, WordModel, WordRow
from kooditin.gui.window.search_place import SearchPlace
from kooditin.project.project import Project
from kooditin.qda.source import NewSource
from tests.gui.test_search_panel import analysed, index

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal
ROWS = [
    WordRow("kunta", 1_200, 3, 12.5, 3, 0.02, 44.25),
    WordRow("äiti", 7, 1, 0.5, 0, 0.0, 4.0),
    WordRow("raha", 2, 1, 0.1, 90, 3.0, -31.5),
]


@pytest.fixture
def model(qtbot) -> WordModel:
    made = WordModel()
    made.tester = QAbstractItemModelTester(made, FATAL)
    return made


def names(model: WordModel) -> list[str]:
    return [row.word for row in model.rows()]


def test_figures_are_written_as_the_language_does(model):
    i18n.install("fi")
    model.set_rows(ROWS, compared=True)
    cells = [model.index(2, column).data() for column in range(model.columnCount())]
    assert cells == ["raha", "2", "1", "0,10", "90", "3,00", "−31,5"]
    assert model.index(0, 1).data() == "1\u00a0200"


def test_words_are_sorted_by_any_column_and_keep_their_rows(model):
    model.set_rows(ROWS, compared=True)
    assert names(model) == ["kunta", "äiti", "raha"]
    model.sort(0, Qt.SortOrder.AscendingOrder)
    assert names(model) == ["kunta", "raha", "äiti"]
    model.sort(4, Qt.SortOrder.DescendingOrder)
    assert names(model) == ["raha", "kunta", "äiti"]
    model.set_rows(ROWS, compared=True)
    assert names(model) == ["raha", "kunta", "äiti"]


def test_without_a_rest_there_are_no_columns_for_it(model):
    model.set_rows(ROWS, compared=True)
    model.sort(TYPICAL, Qt.SortOrder.AscendingOrder)
    model.set_rows(ROWS, compared=False)
    assert model.columnCount() == 4
    assert model.sorted_by == (1, Qt.SortOrder.DescendingOrder)


def test_letters_narrow_the_words(model):
    model.set_rows(ROWS, compared=False)
    model.narrow("ÄI")
    assert names(model) == ["äiti"]
    model.sort(0, Qt.SortOrder.DescendingOrder)
    model.narrow("")
    assert names(model) == ["äiti", "raha", "kunta"]


MEADOW = "Niityllä on lehmä. Lehmä syö. Lehmä ja vasikka syövät. Kunta ei syö."
TOWN = "Kunta päättää. Kunta maksaa. Kunta ja valtio maksavat."


@pytest.fixture
def farm(project: Project) -> int:
    """Two more sources, all with base forms."""
    meadow, _ = project.sources.add_many([NewSource("Niitty", MEADOW, "notes"), NewSource("Kaupunki", TOWN, "report")])
    for each in project.sources.all():
        index(project, each.id)
    return meadow.id


@pytest.fixture
def place(qtbot, show, farm) -> SearchPlace:
    made = show(SearchPlace())
    made.resize(1000, 600)
    made.panel.bar.show_words(True)
    wait(qtbot, made.panel)
    yield made
    made.set_project(None)


def wait(qtbot, panel: SearchPanel) -> None:
    qtbot.waitUntil(lambda: not panel.counter.is_busy)


def counts(panel: SearchPanel) -> dict[str, int]:
    return {row.word: row.count for row in panel.words.model.rows()}


def test_words_are_counted_without_the_commonest_or_with_them(qtbot, place):
    panel = place.panel
    found = counts(panel)
    assert (found["kunta"], found["lehmä"], found["vasikka"]) == (4, 3, 1)
    assert "ja" not in found
    panel.words.without_common.setChecked(False)
    wait(qtbot, panel)
    assert counts(panel)["ja"] == 2


def test_what_is_limited_is_compared_with_the_rest(qtbot, place, farm):
    panel = place.panel
    assert not panel.words.compare.isEnabled()
    panel.limits.choose("sources", [farm])
    wait(qtbot, panel)
    rows = panel.words.model.rows()
    assert rows[0].word == "lehmä"
    assert (rows[0].count, rows[0].rest_count, rows[0].score > 3.84) == (3, 0, True)
    kunta = next(row for row in rows if row.word == "kunta")
    assert (kunta.count, kunta.rest_count) == (1, 3)
    here = sum(1 for row in rows if row.count)
    assert 0 < here < len(rows)
    assert panel.words.count.text().startswith(f"{here} different words, ")
    panel.words.compare.setChecked(False)
    wait(qtbot, panel)
    assert panel.words.model.columnCount() == 4
    assert counts(panel)["kunta"] == 1


def test_a_word_is_left_out_by_its_menu_and_taken_back_from_the_list(qtbot, place, project):
    panel = place.panel
    menu = panel.words.table.word_menu("lehmä")
    next(action for action in menu.actions() if action.text() == "Leave this word out").trigger()
    wait(qtbot, panel)
    assert "lehmä" not in counts(panel)
    assert project.words.own_stop_words == {"lehmä"}
    assert panel.words.left_out.text() == "1 word left out ▾"
    card = panel.words.open_card()
    card.items()[0].setCheckState(Qt.CheckState.Unchecked)
    card.close()
    wait(qtbot, panel)
    assert counts(panel)["lehmä"] == 3
    assert not panel.words.left_out.isVisible()


def test_delete_leaves_the_current_word_out_and_goes_on_to_the_next(qtbot, place):
    panel, table = place.panel, place.panel.words.table
    table.setCurrentIndex(panel.words.model.index(0, 0))
    gone, behind = panel.words.model.row(0).word, panel.words.model.row(1).word
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    wait(qtbot, panel)
    assert gone not in counts(panel)
    assert table.current_word() == behind


def test_the_field_narrows_words_and_keeps_the_search(qtbot, place):
    panel = place.panel
    panel.bar.show_words(False)
    panel.bar.set_query("kunta")
    qtbot.waitUntil(lambda: panel.results.model.rowCount() == 4)
    panel.bar.show_words(True)
    assert panel.bar.text == ""
    qtbot.keyClicks(panel.bar.field, "leh")
    qtbot.waitUntil(lambda: list(counts(panel)) == ["lehmä"])
    panel.bar.show_words(False)
    assert panel.bar.text == "kunta"
    assert panel.results.model.rowCount() == 4


def test_a_double_click_searches_the_word(qtbot, place):
    panel, table = place.panel, place.panel.words.table
    panel.words.model.narrow("lehmä")
    where = table.visualRect(panel.words.model.index(0, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=where)
    qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert panel.bar.text == "lehmä"
    qtbot.waitUntil(lambda: panel.results.model.rowCount() == 3)
    assert panel.pages.currentWidget() is panel.results


def test_export_takes_the_words_as_they_are_shown(qtbot, place, farm):
    panel = place.panel
    panel.limits.choose("sources", [farm])
    wait(qtbot, panel)
    panel.words.model.sort(0, Qt.SortOrder.AscendingOrder)
    panel.words.model.narrow("l")
    asked = []
    panel.export_requested.connect(asked.append)
    qtbot.mouseClick(panel.words.export, Qt.MouseButton.LeftButton)
    assert all(isinstance(word, Typical) for word in asked[0])
    assert [word.word for word in asked[0]] == names(panel.words.model)
    assert "lehmä" in names(panel.words.model)


def test_a_source_without_base_forms_is_told_not_to_be_counted(qtbot, place, project):
    panel = place.panel
    project.sources.add(NewSource("Uusi", "Lehmä.", "notes"))
    qtbot.waitUntil(lambda: "1 source not counted yet" in panel.words.count.text())
    new = project.sources.find("Uusi").id
    project.analyses.keep("test", [("Lehmä.", analysed("Lehmä."))])
    project.analyses.index(new, "test")
    panel.note_indexed()
    qtbot.waitUntil(lambda: counts(panel)["lehmä"] == 4)
    assert "not counted" not in panel.words.count.text()
