"""The rows of hits, their contexts page by page, the forms beside them, and what was found by name."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester

from kooditin.gui.search.count_list import COUNT_ROLE, CountList
from kooditin.gui.search.found_list import FoundList, FoundModel, Thing
from kooditin.gui.search.hit_model import BEFORE, CONTEXT_ROLE, HIT, HIT_ROLE, SOURCE, SPEAKER, HitModel
from kooditin.gui.search.hit_table import HitTable
from kooditin.gui.search.seeker import Context
from kooditin.qda.search import Hit
from kooditin.qda.source import Span

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal
NAMES = {1: "Talent Hub, Turku", 2: "Työpaja 😀"}


def hit(source: int, start: int, form: str) -> Hit:
    return Hit(source, start, start + len(form), form, "V1", Span(0, 1_000))


HITS = [hit(1, 10, "kunnissa"), hit(1, 90, "kunta"), hit(2, 5, "kunnissa"), hit(2, 50, "kuntapalvelut")]
CONTEXTS = {each: Context("Meillä ", each.form, " on rahaa. 😀") for each in HITS}


@pytest.fixture
def model(qtbot) -> HitModel:
    made = HitModel()
    made.tester = QAbstractItemModelTester(made, FATAL)  # lives as long as the model
    return made


def rows(model: HitModel) -> list[str]:
    return [model.index(row, HIT).data(HIT_ROLE).form for row in range(model.rowCount())]


def test_a_row_says_where_a_hit_is_and_what_stands_around_it(model):
    model.set_hits(HITS, CONTEXTS, NAMES)
    cells = [model.index(0, column).data() for column in (SOURCE, SPEAKER, BEFORE, HIT)]
    assert cells == ["Talent Hub, Turku", "V1", "Meillä ", "kunnissa on rahaa. 😀"]


def test_contexts_come_page_by_page(model):
    model.set_hits(HITS, {HITS[0]: CONTEXTS[HITS[0]]}, NAMES)
    assert model.index(1, HIT).data() == "kunta"
    assert model.index(1, HIT).data(CONTEXT_ROLE) is None
    assert model.missing(0, 99) == HITS[1:]
    changed = []
    model.dataChanged.connect(lambda first, last, _: changed.append((first.row(), last.row())))
    model.put_contexts({each: CONTEXTS[each] for each in HITS[1:3]})
    assert changed == [(1, 2)]
    assert model.missing(0, 99) == HITS[3:]
    assert model.index(1, HIT).data() == "kunta on rahaa. 😀"


def test_the_rest_of_the_hits_is_added_below_the_first_page(model):
    model.set_hits(HITS[:2], CONTEXTS, NAMES)
    inserted, resets = [], []
    model.rowsInserted.connect(lambda _, first, last: inserted.append((first, last)))
    model.modelReset.connect(lambda: resets.append(1))
    model.add_hits(HITS)
    assert (inserted, resets) == ([(2, 3)], [])
    assert rows(model) == ["kunnissa", "kunta", "kunnissa", "kuntapalvelut"]


def test_a_rest_that_does_not_go_on_from_the_first_page_takes_its_place(model):
    model.set_hits(HITS[1:2], CONTEXTS, NAMES)
    model.add_hits(HITS)
    assert model.hits() == HITS


def test_narrowing_shows_the_chosen_forms_alone_and_all_again(model):
    model.set_hits(HITS, CONTEXTS, NAMES)
    model.narrow({"kunnissa"})
    assert rows(model) == ["kunnissa", "kunnissa"]
    assert model.all_hits() == HITS
    model.narrow({"kunta", "kuntapalvelut"})
    assert rows(model) == ["kunta", "kuntapalvelut"]
    model.narrow(())
    assert model.hits() == HITS


def test_clearing_leaves_no_row_and_no_form_chosen(model):
    model.set_hits(HITS, CONTEXTS, NAMES)
    model.narrow({"kunta"})
    model.clear()
    assert (model.rowCount(), model.forms) == (0, frozenset())


def test_new_names_of_sources_are_shown(model):
    model.set_hits(HITS, CONTEXTS, NAMES)
    model.rename({1: "Turku", 2: "Työpaja"})
    assert [model.index(row, SOURCE).data() for row in (0, 3)] == ["Turku", "Työpaja"]


@pytest.fixture
def table(qtbot, model) -> HitTable:
    shown = HitTable(model)
    qtbot.addWidget(shown)
    shown.resize(900, 200)
    shown.show()
    qtbot.waitExposed(shown)
    return shown


def test_the_table_asks_for_the_contexts_of_the_rows_in_view(qtbot, table, model):
    many = [hit(1, 10 * place, f"sana{place}") for place in range(5_000)]
    with qtbot.waitSignal(table.rows_shown) as first:
        model.set_hits(many, {}, NAMES)
    assert first.args[0] == 0
    assert 4 <= first.args[1] < 100
    with qtbot.waitSignal(table.rows_shown) as last:
        table.scrollToBottom()
    assert last.args[1] >= 4_999
    assert last.args[0] > 4_900


def test_enter_and_a_double_click_open_the_hit(qtbot, table, model):
    model.set_hits(HITS, CONTEXTS, NAMES)
    opened = []
    table.hit_opened.connect(opened.append)
    table.go_to(1)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    where = table.visualRect(model.index(3, HIT)).center()
    port = table.viewport()
    qtbot.mouseClick(port, Qt.MouseButton.LeftButton, pos=where)
    qtbot.mouseDClick(port, Qt.MouseButton.LeftButton, pos=where)
    assert opened == [HITS[1], HITS[3]]


def test_home_and_end_go_to_the_first_and_last_hit(qtbot, table, model):
    model.set_hits(HITS, CONTEXTS, NAMES)
    table.go_to(1)
    qtbot.keyClick(table, Qt.Key.Key_End)
    assert table.current_hit() == HITS[3]
    qtbot.keyClick(table, Qt.Key.Key_Home)
    assert table.current_hit() == HITS[0]


def test_up_from_the_first_row_goes_back_to_the_field(qtbot, table, model):
    model.set_hits(HITS, CONTEXTS, NAMES)
    table.go_to(1)
    wanted = []
    table.field_wanted.connect(lambda: wanted.append(1))
    qtbot.keyClick(table, Qt.Key.Key_Up)
    assert (table.currentIndex().row(), wanted) == (0, [])
    qtbot.keyClick(table, Qt.Key.Key_Up)
    assert wanted == [1]


def test_chosen_rows_are_copied_with_their_contexts(qtbot, table, model):
    model.set_hits(HITS, CONTEXTS, NAMES)
    table.go_to(0)
    qtbot.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[1] == "Talent Hub, Turku\tV1\tMeillä \tkunta on rahaa. 😀"
    assert table.chosen_hits() == HITS[:2]


def test_a_narrow_table_has_no_room_for_speakers(qtbot, table, model):
    assert not table.isColumnHidden(SPEAKER)
    table.resize(500, 200)
    assert table.isColumnHidden(SPEAKER)


def test_forms_are_chosen_one_or_several_and_let_go_with_escape(qtbot):
    forms = CountList()
    qtbot.addWidget(forms)
    tester = QAbstractItemModelTester(forms.rows, FATAL)
    forms.set_rows([("kunnissa", 1_200), ("kunta", 3)])
    forms.resize(200, 200)
    forms.show()
    chosen = []
    forms.chosen_changed.connect(chosen.append)
    assert forms.rows.index(0).data(COUNT_ROLE) == 1_200
    assert forms.rows.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == "kunnissa, 1,200"
    where = forms.visualRect(forms.rows.index(1)).center()
    qtbot.mouseClick(forms.viewport(), Qt.MouseButton.LeftButton, pos=where)
    qtbot.keyClick(forms, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(forms, Qt.Key.Key_Escape)
    assert chosen == [{"kunta"}, {"kunta", "kunnissa"}, frozenset()]
    assert tester is not None


def test_forms_stay_chosen_when_the_list_is_made_anew(qtbot):
    forms = CountList()
    qtbot.addWidget(forms)
    told = []
    forms.chosen_changed.connect(told.append)
    forms.set_rows([("kunnissa", 4), ("kunta", 3)], {"kunta"})
    assert (forms.chosen(), told) == ({"kunta"}, [])


def test_a_thing_found_by_name_is_opened_by_click_and_enter(qtbot):
    found = FoundList()
    qtbot.addWidget(found)
    tester = QAbstractItemModelTester(found.things, FATAL)
    things = [Thing("code", 7, "Juurtuminen kuntaan", "#c44e52"), Thing("memo", 3, "Kunta pelkää")]
    found.set_things(things)
    found.resize(240, 120)
    found.show()
    opened = []
    found.thing_opened.connect(opened.append)
    port = found.viewport()
    qtbot.mouseClick(port, Qt.MouseButton.LeftButton, pos=found.visualRect(found.things.index(1)).center())
    found.setCurrentIndex(found.things.index(0))
    qtbot.keyClick(found, Qt.Key.Key_Return)
    assert opened == [things[1], things[0]]
    assert found.things.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == "code: Juurtuminen kuntaan"
    assert isinstance(tester.model(), FoundModel)
