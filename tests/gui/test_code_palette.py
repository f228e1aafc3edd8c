"""The palette finds, applies and stays off the words."""

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from kooditin.gui.coding.code_palette import CodePalette
from kooditin.gui.coding.palette_model import PaletteModel
from kooditin.project.project import Project

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


WORDS = QRect(40, 40, 200, 20)


@pytest.fixture
def page(qtbot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    QVBoxLayout(window).addWidget(QPlainTextEdit(window))
    window.resize(800, 600)
    window.show()
    qtbot.waitExposed(window)
    window.findChild(QPlainTextEdit).setFocus()
    return window


@pytest.fixture
def palette(page: QWidget) -> CodePalette:
    return CodePalette(page)


def ask(palette: CodePalette, project: Project, words: QRect = WORDS, **options) -> None:
    around = palette.parentWidget()
    rect = QRect(around.mapToGlobal(words.topLeft()), words.size())
    palette.ask(rect, project.codes.all(), counts=project.queries.code_counts(), **options)


def test_the_model_keeps_qts_rules(project: Project) -> None:
    model = PaletteModel()
    tester = QAbstractItemModelTester(model, FATAL)
    model.set_codes(project.codes.all(), {}, [3, 1])
    for query in ("res", "resurssien", "uusi 😀", "", "a/b"):
        model.search(query)
    assert tester.model() is model


def test_an_inflected_word_and_enter_choose_the_code(qtbot, palette: CodePalette, project: Project) -> None:
    ask(palette, project)
    qtbot.keyClicks(palette.field, "resurssien")
    with qtbot.waitSignal(palette.closed), qtbot.waitSignal(palette.code_chosen) as told:
        qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert told.args == [project.codes.find("Resurssit").id]
    assert palette.isHidden()


def test_the_arrows_walk_past_headings(qtbot, palette: CodePalette, project: Project) -> None:
    palette.used(project.codes.find("Suositukset").id)
    ask(palette, project)
    assert [row.text for row in palette.model.rows()][:4] == ["Recent", "Suositukset", "All codes", "Hyvät käytännöt"]
    qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    assert palette.list.currentIndex().data() == "Hyvät käytännöt"
    qtbot.keyClick(palette.field, Qt.Key.Key_Up)
    qtbot.keyClick(palette.field, Qt.Key.Key_Up)
    assert palette.list.currentIndex().data() == "Suositukset"


def test_ctrl_enter_makes_a_code_of_what_is_typed(qtbot, palette: CodePalette, project: Project) -> None:
    ask(palette, project)
    qtbot.keyClicks(palette.field, "resurssipula")
    with qtbot.waitSignal(palette.new_code_requested) as told:
        qtbot.keyClick(palette.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert told.args == ["resurssipula"]


def test_enter_on_an_unknown_name_offers_it_as_new(qtbot, palette: CodePalette, project: Project) -> None:
    ask(palette, project)
    qtbot.keyClicks(palette.field, "  kielitaito  ")
    with qtbot.waitSignal(palette.new_code_requested) as told:
        qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert told.args == ["kielitaito"]


def test_a_name_that_exists_is_not_offered_as_new(qtbot, palette: CodePalette, project: Project) -> None:
    ask(palette, project)
    qtbot.keyClicks(palette.field, "suositukset")
    assert all(row.kind == "code" for row in palette.model.rows())


def test_escape_closes_and_gives_the_focus_back(qtbot, palette: CodePalette, page: QWidget, project: Project) -> None:
    ask(palette, project)
    assert palette.field.hasFocus()
    with qtbot.waitSignal(palette.closed):
        qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
    assert page.findChild(QPlainTextEdit).hasFocus()


def test_going_elsewhere_closes_it(qtbot, palette: CodePalette, page: QWidget, project: Project) -> None:
    ask(palette, project)
    with qtbot.waitSignal(palette.closed):
        page.findChild(QPlainTextEdit).setFocus(Qt.FocusReason.MouseFocusReason)
    assert page.findChild(QPlainTextEdit).hasFocus()


def test_a_click_chooses(qtbot, palette: CodePalette, project: Project) -> None:
    ask(palette, project)
    index = palette.model.index(1, 0)
    with qtbot.waitSignal(palette.code_chosen) as told:
        place = palette.list.visualRect(index).center()
        qtbot.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told.args == [project.codes.find("Palvelumalli").id]


@pytest.mark.parametrize("top", [0, 40, 200, 290, 400, 560, 579])
@pytest.mark.parametrize("typed", ["", "r"])
def test_it_never_covers_the_words(qtbot, palette: CodePalette, project: Project, top: int, typed: str) -> None:
    words = QRect(QPoint(700, top), QSize(90, 20))
    ask(palette, project, words)
    qtbot.keyClicks(palette.field, typed)
    assert not palette.geometry().intersects(words)
    assert palette.parentWidget().rect().contains(palette.geometry())


def test_barred_codes_are_not_offered(qtbot, palette: CodePalette, project: Project) -> None:
    ask(palette, project, barred={project.codes.find("Resurssit").id}, allow_new=False)
    qtbot.keyClicks(palette.field, "resurssit")
    assert "Resurssit" not in [row.text for row in palette.model.rows()]
    assert all(row.kind == "code" for row in palette.model.rows())


def test_enter_alone_never_merges(qtbot, palette: CodePalette, project: Project) -> None:
    ask(palette, project, allow_new=False)
    with qtbot.assertNotEmitted(palette.code_chosen):
        qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    with qtbot.waitSignal(palette.code_chosen) as told:
        qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert told.args == [project.codes.find("Hyvät käytännöt").id]
