"""The chosen coding's panel shows facts, keeps every typed word, and follows."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from kooditin.gui.coding.memo_editor import CODING_ROLE, RELATION_ROLE, CodingContext, MemoEditor, OthersModel
from kooditin.project.project import Project
from kooditin.qda.coding import Coding

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


@pytest.fixture
def panel(show) -> MemoEditor:
    return show(MemoEditor())


@pytest.fixture
def codings(project: Project) -> dict[str, Coding]:
    names = {code.id: code.name for code in project.codes.all()}
    found = project.codings.in_source(project.sources.find("Talent Hub, Turku").id)
    return {names[coding.code]: coding for coding in found}


def show_one(panel: MemoEditor, codings: dict[str, Coding], name: str) -> Coding:
    others = tuple(coding for coding in codings.values() if coding.id != codings[name].id)
    panel.show_coding(codings[name], CodingContext(others, "V3", 2))
    return codings[name]


def test_the_model_keeps_qts_rules(project: Project, codings: dict[str, Coding]) -> None:
    model = OthersModel()
    tester = QAbstractItemModelTester(model, FATAL)
    model.show_others(codings["Resurssit"], codings.values(), project.codes.by_id(), {})
    model.show_others(None, (), {}, {})
    assert tester.model() is model


def test_nothing_chosen_tells_how_to_begin(panel: MemoEditor) -> None:
    assert panel.hint.isVisible()
    assert panel.card.isHidden()
    assert panel.others.isHidden()


def test_code_path_coder_and_facts_are_shown(panel: MemoEditor, codings: dict[str, Coding]) -> None:
    show_one(panel, codings, "Resurssit")
    assert panel.name.toolTip() == "Resurssit"
    assert panel.where.text().startswith("Kehittämistarpeet · A, today ")
    assert panel.facts.text() == "35 characters · V3 · turn 2"


def test_the_memo_is_told_once_when_the_focus_leaves(qtbot, panel: MemoEditor, codings: dict[str, Coding]) -> None:
    coding = show_one(panel, codings, "Resurssit")
    told = []
    panel.memo_changed.connect(lambda *args: told.append(args))
    panel.focus_memo()
    qtbot.keyClicks(panel.memo, "Sama huoli")
    panel.recode.setFocus()
    panel.flush()
    assert told == [(coding.id, "Sama huoli")]


def test_the_memo_is_told_after_a_pause(qtbot, panel: MemoEditor, codings: dict[str, Coding]) -> None:
    coding = show_one(panel, codings, "Resurssit")
    with qtbot.waitSignal(panel.memo_changed, timeout=3000) as told:
        panel.memo.setPlainText("Ääni 😀")
    assert told.args == [coding.id, "Ääni 😀"]


def test_choosing_another_coding_saves_the_memo_of_the_first(
    panel: MemoEditor, project: Project, codings: dict[str, Coding]
) -> None:
    panel.memo_changed.connect(project.codings.set_memo)
    first = show_one(panel, codings, "Resurssit")
    panel.memo.setPlainText("Tärkeä")
    show_one(panel, codings, "Tiedonsiirto")
    assert project.codings.get(first.id).memo == "Tärkeä"
    assert panel.memo.toPlainText() == ""


def test_undo_of_a_memo_is_shown(panel: MemoEditor, project: Project, codings: dict[str, Coding]) -> None:
    coding = show_one(panel, codings, "Resurssit")
    project.codings.set_memo(coding.id, "Yksi")
    assert panel.memo.toPlainText() == "Yksi"
    project.undo()
    assert panel.memo.toPlainText() == ""


def test_what_is_being_typed_outlives_another_change(
    panel: MemoEditor, project: Project, codings: dict[str, Coding]
) -> None:
    show_one(panel, codings, "Resurssit")
    panel.memo.setPlainText("Kesken")
    project.codes.rename(codings["Resurssit"].code, "Väki")
    assert panel.memo.toPlainText() == "Kesken"
    assert panel.name.toolTip() == "Väki"


def test_a_deleted_coding_leaves_the_panel(panel: MemoEditor, project: Project, codings: dict[str, Coding]) -> None:
    coding = show_one(panel, codings, "Resurssit")
    project.codings.delete(coding.id)
    assert panel.hint.isVisible()


def test_deleting_the_code_leaves_the_panel_too(
    panel: MemoEditor, project: Project, codings: dict[str, Coding]
) -> None:
    show_one(panel, codings, "Resurssit")
    project.codes.delete(project.codes.find("Kehittämistarpeet").id)
    assert panel.hint.isVisible()


def test_other_codes_of_the_passage_are_listed_and_followed(
    panel: MemoEditor, project: Project, codings: dict[str, Coding]
) -> None:
    chosen = show_one(panel, codings, "Resurssit")
    rows = {panel.model.index(row).data(): panel.model.index(row).data(RELATION_ROLE) for row in range(2)}
    assert rows == {"Palvelumalli": "same passage", "Tiedonsiirto": "overlaps"}
    project.codings.delete(codings["Palvelumalli"].id)
    inside = project.codings.apply(chosen.source, 50, 55, project.codes.find("Suositukset").id)
    project.codings.apply(chosen.source, 0, 5, project.codes.find("Suositukset").id)
    listed = [panel.model.index(row).data(CODING_ROLE) for row in range(panel.model.rowCount())]
    assert listed == [inside.id, codings["Tiedonsiirto"].id]


def test_a_click_on_another_coding_chooses_it(qtbot, panel: MemoEditor, codings: dict[str, Coding]) -> None:
    show_one(panel, codings, "Resurssit")
    place = panel.others.visualRect(panel.model.index(0)).center()
    with qtbot.waitSignal(panel.coding_chosen) as told:
        qtbot.mouseClick(panel.others.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told.args == [panel.model.others()[0].id]


def test_buttons_ask_for_another_code_and_for_deletion(qtbot, panel: MemoEditor, codings: dict[str, Coding]) -> None:
    coding = show_one(panel, codings, "Resurssit")
    for button, signal in ((panel.recode, panel.recode_requested), (panel.delete, panel.delete_requested)):
        button.setFocus()
        with qtbot.waitSignal(signal) as told:
            qtbot.keyClick(button, Qt.Key.Key_Space)
        assert told.args == [coding.id]


def test_the_cursor_stays_when_the_stored_text_comes_back_normalised(
    qtbot, panel: MemoEditor, project: Project, codings: dict[str, Coding]
) -> None:
    coding = show_one(panel, codings, "Resurssit")
    panel.memo_changed.connect(project.codings.set_memo)
    panel.focus_memo()
    panel.memo.setPlainText("A\u0308a\u0308ni ja kuva")
    qtbot.keyClick(panel.memo, Qt.Key.Key_End)
    panel.flush()
    assert project.codings.get(coding.id).memo == panel.memo.toPlainText() == "Ääni ja kuva"
    assert panel.memo.textCursor().position() == len("Ääni ja kuva")
