"""The list of sources shows, asks and follows."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLineEdit

from kooditin.gui.bridge import i18n
from kooditin.gui.materials.source_list import SourceList
from kooditin.gui.materials.source_model import CODINGS_ROLE, COVERED_ROLE, SOURCE_ROLE, WORDS_ROLE, SourceModel
from kooditin.project.project import Project
from kooditin.qda.source import NewSource

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


@pytest.fixture
def panel(show) -> SourceList:
    return show(SourceList())


def listed(model: SourceModel) -> dict[str, list[str]]:
    rows = {}
    for row in range(model.rowCount()):
        kind = model.index(row, 0)
        rows[kind.data()] = [model.index(child, 0, kind).data() for child in range(model.rowCount(kind))]
    return rows


def test_the_model_keeps_qts_rules_through_every_change(qtbot, project: Project) -> None:
    model = SourceModel()
    tester = QAbstractItemModelTester(model, FATAL)
    model.set_project(project)
    project.subscribe(model.follow)
    first = project.sources.find("Talent Hub, Turku").id
    project.sources.rename(first, "Ähtäri")
    project.sources.set_kind(first, "report")
    project.sources.set_kind(first, "interview")
    project.sources.delete(project.sources.find("Työpaja 14.3.").id)
    project.sources.add(NewSource("Kysely", "Avoin vastaus", "survey"))
    project.sources.add_many([NewSource(f"H{n}", "a b", "interview") for n in range(12)])
    for _ in range(6):
        project.undo()
    for _ in range(6):
        project.redo()
    assert listed(model)["Interviews"][:3] == ["H0", "H1", "H2"]
    model.set_project(None)
    assert tester.model() is model


def test_sources_stand_under_their_kind_in_the_order_of_names(panel: SourceList) -> None:
    assert listed(panel.model) == {
        "Interviews": ["Osaamiskeskus, Tampere", "Talent Hub, Turku"],
        "Workshops": ["Työpaja 14.3."],
    }


def test_numbers_in_names_are_ordered_by_value(panel: SourceList, project: Project) -> None:
    project.sources.add_many([NewSource(name, "a", "report") for name in ("H10", "H2", "H1")])
    assert listed(panel.model)["Reports"] == ["H1", "H2", "H10"]


def test_counts_and_cover_follow_coding_and_undo(panel: SourceList, project: Project) -> None:
    source = project.sources.find("Talent Hub, Turku")
    index = panel.model.index_of(source.id)
    assert (index.data(WORDS_ROLE), index.data(CODINGS_ROLE)) == (source.words, 3)
    assert index.data(COVERED_ROLE) == pytest.approx(45 / source.characters)
    project.codings.apply(source.id, 0, 10, project.codes.find("Suositukset").id)
    assert index.data(CODINGS_ROLE) == 4
    project.undo()
    assert index.data(COVERED_ROLE) == pytest.approx(45 / source.characters)


def test_choosing_with_the_keyboard_tells_which(qtbot, panel: SourceList, project: Project) -> None:
    panel.select(project.sources.find("Osaamiskeskus, Tampere").id)
    with qtbot.waitSignal(panel.source_chosen) as told:
        qtbot.keyClick(panel.tree, Qt.Key.Key_Down)
    assert told.args == [project.sources.find("Talent Hub, Turku").id]


def test_selecting_from_the_program_tells_nothing(qtbot, panel: SourceList, project: Project) -> None:
    with qtbot.assertNotEmitted(panel.source_chosen):
        panel.select(project.sources.find("Työpaja 14.3.").id)
    assert panel.current_source() == project.sources.find("Työpaja 14.3.").id


def test_stepping_walks_over_kinds(qtbot, panel: SourceList, project: Project) -> None:
    panel.select(project.sources.find("Talent Hub, Turku").id)
    panel.step(1)
    assert panel.current_source() == project.sources.find("Työpaja 14.3.").id
    panel.step(1)
    panel.step(-1)
    assert panel.current_source() == project.sources.find("Talent Hub, Turku").id


def test_renaming_in_place_asks_and_the_answer_is_shown(qtbot, panel: SourceList, project: Project) -> None:
    source = project.sources.find("Talent Hub, Turku").id
    panel.rename_requested.connect(project.sources.rename)
    panel.select(source)
    qtbot.keyClick(panel.tree, Qt.Key.Key_F2)
    editor = panel.tree.viewport().findChild(QLineEdit)
    editor.setText("Talent Hub, Åbo")
    with qtbot.waitSignal(panel.rename_requested):
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert panel.model.index_of(source).data() == "Talent Hub, Åbo"
    assert panel.current_source() == source


def test_the_menu_names_the_language_tells_of_its_base_forms_and_changes_it(qtbot, panel: SourceList, project) -> None:
    panel.language_requested.connect(project.sources.set_language)
    source = project.sources.find("Talent Hub, Turku").id

    def languages():
        return next(act.menu() for act in panel.source_menu(source).actions() if act.text().startswith("Language"))

    assert languages().title() == "Language: Not known"
    assert languages().actions()[-1].text() == "Read as Finnish"
    next(act for act in languages().actions() if act.text() == "English").trigger()
    assert project.sources.get(source).language == "en"
    assert languages().title() == "Language: English"
    assert [act.text() for act in languages().actions() if act.isChecked()] == ["English"]
    assert "by a word list" in languages().actions()[-1].text()
    project.sources.set_language(source, "so")
    assert "No base forms" in languages().actions()[-1].text()


def test_the_menu_asks_for_another_kind_and_the_source_stays_chosen(qtbot, panel: SourceList, project: Project) -> None:
    source = project.sources.find("Talent Hub, Turku").id
    panel.kind_requested.connect(project.sources.set_kind)
    panel.select(source)
    menu = panel.source_menu(source)
    kinds = next(act for act in menu.actions() if act.menu()).menu()
    next(act for act in kinds.actions() if act.text() == "Report").trigger()
    assert listed(panel.model)["Reports"] == ["Talent Hub, Turku"]
    assert panel.current_source() == source


def test_delete_asks_for_the_chosen_source(qtbot, panel: SourceList, project: Project) -> None:
    source = project.sources.find("Talent Hub, Turku").id
    panel.select(source)
    panel.tree.setFocus()
    with qtbot.waitSignal(panel.delete_requested) as told:
        qtbot.keyClick(panel.tree, Qt.Key.Key_Delete)
    assert told.args == [source]


def test_the_memo_is_told_when_another_source_is_chosen(qtbot, panel: SourceList, project: Project) -> None:
    first, second = (project.sources.find(name).id for name in ("Talent Hub, Turku", "Työpaja 14.3."))
    panel.memo_changed.connect(project.sources.set_memo)
    panel.show_memo(first)
    panel.memo.setPlainText("Äänite katkeaa 😀")
    panel.select(second)
    assert project.sources.get(first).memo == "Äänite katkeaa 😀"
    assert panel.memo.toPlainText() == ""


def test_files_dropped_on_the_list_are_handed_on(qtbot, panel: SourceList, tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "Ähtäri.txt"))])
    event = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
                       Qt.KeyboardModifier.NoModifier)  # fmt: skip
    with qtbot.waitSignal(panel.files_dropped) as told:
        panel.dropEvent(event)
    assert told.args == [[tmp_path / "Ähtäri.txt"]]


def test_an_empty_list_says_what_to_do(qtbot, panel: SourceList) -> None:
    panel.set_project(None)
    assert panel.import_button.isVisible()
    with qtbot.waitSignal(panel.import_requested):
        qtbot.mouseClick(panel.import_button, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))


def test_another_language_reaches_the_list_at_once(panel: SourceList) -> None:
    i18n.install("fi")
    panel.retranslate()
    assert panel.heading.fact.text() == "3"
    assert panel.model.index(0, 0).data(SOURCE_ROLE) is None
