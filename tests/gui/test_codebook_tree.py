"""The codebook tree shows, asks and follows."""

import random

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLineEdit

from kooditin.gui.bridge.mime import SPAN_MIME, code_ids_data, dragged_code_ids
from kooditin.gui.coding.codebook_model import COLOR_ROLE, COUNT_HERE_ROLE, COUNT_ROLE, SHORTCUT_ROLE, CodebookModel
from kooditin.gui.coding.codebook_tree import CodebookTree
from kooditin.gui.coding.color_menu import ColorMenu
from kooditin.project.project import Project
from kooditin.qda.codebook import CODE_COLORS, code_path

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal
NOWHERE = QModelIndex()
MOVE = Qt.DropAction.MoveAction


@pytest.fixture
def panel(show) -> CodebookTree:
    return show(CodebookTree())


def paths(project: Project) -> list[str]:
    by_id = project.codes.by_id()
    return [code_path(code, by_id) for code in by_id.values()]


def drawn(model: CodebookModel, parent: QModelIndex = NOWHERE, above: str = "") -> list[str]:
    found = []
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        found += [above + index.data(), *drawn(model, index, f"{above}{index.data()}/")]
    return found


def test_the_model_keeps_qts_rules_through_random_acts(project: Project) -> None:
    model = CodebookModel()
    tester = QAbstractItemModelTester(model, FATAL)
    model.set_project(project)
    model.set_source(project.sources.all()[0].id)
    project.subscribe(model.follow)
    chance = random.Random(7)
    for number in range(40):
        codes = project.codes.all()
        one, other = chance.choice(codes), chance.choice(codes)
        act = chance.randrange(5)
        if act == 0:
            project.codes.add(f"Uusi {number} ä", parent=one.id)
        elif act == 1 and len(codes) > 3:
            project.codes.delete(one.id)
        elif act == 2 and other.id not in model.subtree(one.id):
            project.codes.move(one.id, parent=other.id, position=0)
        elif act == 3:
            project.codes.rename(one.id, f"Nimi {number}")
        else:
            project.undo()
        assert drawn(model) == paths(project)
    model.set_project(None)
    assert tester.model() is model


def test_counts_tell_this_source_and_all(panel: CodebookTree, project: Project) -> None:
    index = panel.model.index_of(project.codes.find("Resurssit").id)
    assert (index.data(COUNT_HERE_ROLE), index.data(COUNT_ROLE)) == (None, 1)
    workshop = project.sources.find("Työpaja 14.3.").id
    panel.set_source(workshop)
    assert (index.data(COUNT_HERE_ROLE), index.data(COUNT_ROLE)) == (0, 1)
    project.codings.apply(workshop, 0, 5, project.codes.find("Resurssit").id)
    assert (index.data(COUNT_HERE_ROLE), index.data(COUNT_ROLE)) == (1, 2)
    project.undo()
    assert (index.data(COUNT_HERE_ROLE), index.data(COUNT_ROLE)) == (0, 1)


def test_a_coding_redraws_only_its_codes(qtbot, panel: CodebookTree, project: Project) -> None:
    panel.set_source(project.sources.find("Talent Hub, Turku").id)
    told = []
    panel.model.dataChanged.connect(lambda first, last: told.append(first.data()))
    project.codings.apply(project.sources.find("Talent Hub, Turku").id, 0, 5, project.codes.find("Suositukset").id)
    assert told == ["Suositukset"]


def test_enter_and_double_click_ask_to_apply(qtbot, panel: CodebookTree, project: Project) -> None:
    code = project.codes.find("Tiedonsiirto").id
    panel.select(code)
    with qtbot.waitSignal(panel.code_activated) as told:
        qtbot.keyClick(panel.tree, Qt.Key.Key_Return)
    assert told.args == [code]
    place = panel.tree.visualRect(panel.model.index_of(code)).center()
    qtbot.mouseClick(panel.tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    with qtbot.waitSignal(panel.code_activated) as told:
        qtbot.mouseDClick(panel.tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told.args == [code]


def test_renaming_in_place_keeps_the_code_chosen(qtbot, panel: CodebookTree, project: Project) -> None:
    code = project.codes.find("Resurssit").id
    panel.rename_requested.connect(project.codes.rename)
    panel.select(code)
    qtbot.keyClick(panel.tree, Qt.Key.Key_F2)
    editor = panel.tree.viewport().findChild(QLineEdit)
    editor.setText("Väki ja raha")
    with qtbot.waitSignal(panel.rename_requested):
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert panel.model.index_of(code).data() == "Väki ja raha"
    assert panel.current_code() == code


def test_adding_several_under_a_code_without_the_mouse(qtbot, panel: CodebookTree, project: Project) -> None:
    panel.add_requested.connect(lambda name, parent: project.codes.add(name, parent=parent))
    parent = project.codes.find("Kehittämistarpeet")
    panel.select(project.codes.find("Resurssit").id)
    panel.tree.setFocus()
    qtbot.keyClick(panel.tree, Qt.Key.Key_Insert)
    for name in ("Koulutus", "Tilat"):
        qtbot.keyClicks(panel.new_name, name)
        qtbot.keyClick(panel.new_name, Qt.Key.Key_Return)
    qtbot.keyClick(panel.new_name, Qt.Key.Key_Escape)
    assert [project.codes.find(name).parent for name in ("Koulutus", "Tilat")] == [parent.id, parent.id]
    assert panel.new_name.isHidden()
    assert panel.current_code() == project.codes.find("Resurssit").id


def test_folded_branches_stay_folded_when_the_tree_changes(panel: CodebookTree, project: Project) -> None:
    folded = project.codes.find("Hyvät käytännöt").id
    panel.tree.collapse(panel.model.index_of(folded))
    new = project.codes.add("Uusi", parent=project.codes.find("Suositukset").id)
    assert not panel.tree.isExpanded(panel.model.index_of(folded))
    assert panel.tree.isExpanded(panel.model.index_of(new.parent))


def test_dropping_between_codes_moves_them_in_order(panel: CodebookTree, project: Project) -> None:
    panel.move_requested.connect(lambda code, parent, place: project.codes.move(code, parent=parent, position=place))
    moved = [project.codes.find(name).id for name in ("Hyvät käytännöt", "Resurssit")]
    panel.model.dropMimeData(code_ids_data(moved), MOVE, 2, 0, NOWHERE)
    roots = [code.name for code in project.codes.all() if code.parent is None]
    assert roots == ["Kehittämistarpeet", "Hyvät käytännöt", "Resurssit", "Suositukset"]
    panel.model.dropMimeData(code_ids_data(moved), MOVE, 4, 0, NOWHERE)
    roots = [code.name for code in project.codes.all() if code.parent is None]
    assert roots == ["Kehittämistarpeet", "Suositukset", "Hyvät käytännöt", "Resurssit"]
    assert drawn(panel.model) == paths(project)


def test_a_code_cannot_be_dropped_into_itself(panel: CodebookTree, project: Project) -> None:
    parent, child = (project.codes.find(name).id for name in ("Kehittämistarpeet", "Resurssit"))
    onto = panel.model.index_of(child)
    assert not panel.model.canDropMimeData(code_ids_data([parent]), MOVE, -1, 0, onto)
    assert not panel.model.canDropMimeData(code_ids_data([parent]), MOVE, 0, 0, panel.model.index_of(parent))


def test_dropping_on_a_code_offers_to_merge(qtbot, panel: CodebookTree, project: Project) -> None:
    moved, target = (project.codes.find(name).id for name in ("Tiedonsiirto", "Palvelumalli"))
    panel.merge_requested.connect(project.codes.merge)
    menu = panel.drop_menu([moved], target)
    menu.actions()[1].trigger()
    assert "Kehittämistarpeet/Tiedonsiirto" not in paths(project)
    assert panel.model.index_of(target).data(COUNT_ROLE) == 2


def test_dropping_on_a_code_offers_to_move_under_it(qtbot, panel: CodebookTree, project: Project) -> None:
    moved, target = (project.codes.find(name).id for name in ("Tiedonsiirto", "Palvelumalli"))
    with qtbot.waitSignal(panel.move_requested) as told:
        panel.drop_menu([moved], target).actions()[0].trigger()
    assert told.args == [moved, target, 0]


def test_a_span_dropped_on_a_code_asks_to_apply_it(qtbot, panel: CodebookTree, project: Project) -> None:
    code = project.codes.find("Suositukset").id
    data = QMimeData()
    data.setData(SPAN_MIME, b"[0, 5]")
    with qtbot.waitSignal(panel.apply_requested) as told:
        panel.model.dropMimeData(data, Qt.DropAction.CopyAction, -1, 0, panel.model.index_of(code))
    assert told.args == [code]
    assert not panel.model.canDropMimeData(data, Qt.DropAction.CopyAction, -1, 0, NOWHERE)


def test_dragged_codes_carry_their_ids(panel: CodebookTree, project: Project) -> None:
    ids = [project.codes.find(name).id for name in ("Suositukset", "Resurssit")]
    data = panel.model.mimeData([panel.model.index_of(code) for code in ids])
    assert dragged_code_ids(data) == ids


def test_merging_from_the_menu_never_offers_the_code_itself(qtbot, panel: CodebookTree, project: Project) -> None:
    code = project.codes.find("Kehittämistarpeet").id
    panel.merge_requested.connect(project.codes.merge)
    panel.choose_merge([code])
    chooser = panel.window().findChild(QLineEdit, "code_palette_field").parent()
    offered = {row.text for row in chooser.model.rows()}
    assert offered.isdisjoint({"Kehittämistarpeet", "Resurssit", "Tiedonsiirto"})
    qtbot.keyClicks(chooser.field, "suositus")
    qtbot.keyClick(chooser.field, Qt.Key.Key_Return)
    assert "Suositukset/Resurssit" in paths(project)


def test_delete_asks_for_the_chosen_code(qtbot, panel: CodebookTree, project: Project) -> None:
    code = project.codes.find("Resurssit").id
    panel.select(code)
    panel.tree.setFocus()
    with qtbot.waitSignal(panel.delete_requested) as told:
        qtbot.keyClick(panel.tree, Qt.Key.Key_Delete)
    assert told.args == [code]


def test_the_meaning_is_shown_and_told_when_changed(qtbot, panel: CodebookTree, project: Project) -> None:
    code = project.codes.find("Resurssit").id
    panel.describe_requested.connect(
        lambda i, d, inc, exc: project.codes.describe(i, definition=d, include=inc, exclude=exc)
    )
    panel.select(code)
    assert panel.description.fields["include"].toPlainText() == "Väki."
    panel.description.fields["definition"].setPlainText("Väkeä ja rahaa 😀 on liian vähän.")
    panel.select(project.codes.find("Suositukset").id)
    assert project.codes.get(code).definition == "Väkeä ja rahaa 😀 on liian vähän."
    assert project.codes.get(code).exclude == "Rahoitus."
    assert panel.description.fields["definition"].toPlainText() == ""


def test_what_is_being_typed_outlives_an_undo(panel: CodebookTree, project: Project) -> None:
    panel.select(project.codes.find("Resurssit").id)
    project.codes.rename(project.codes.find("Suositukset").id, "Ehdotukset")
    panel.description.fields["definition"].setPlainText("Kesken")
    project.undo()
    assert panel.description.fields["definition"].toPlainText() == "Kesken"


def test_keys_and_colours_are_asked_for(qtbot, panel: CodebookTree, project: Project) -> None:
    code = project.codes.find("Tiedonsiirto").id
    panel.shortcut_requested.connect(project.codes.set_shortcut)
    panel.recolor_requested.connect(project.codes.recolor)
    keys = next(act for act in panel.code_menu(code).actions() if act.menu()).menu()
    next(act for act in keys.actions() if act.text() == "1").trigger()
    assert panel.model.index_of(code).data(SHORTCUT_ROLE) == "1"
    assert panel.model.index_of(project.codes.find("Resurssit").id).data(SHORTCUT_ROLE) == ""
    panel.choose_color(code)
    menu = panel.findChild(ColorMenu)
    menu.swatches.buttons[0].setFocus()
    qtbot.keyClick(menu.swatches, Qt.Key.Key_Right)
    qtbot.keyClick(menu.swatches, Qt.Key.Key_Return)
    assert panel.model.index_of(code).data(COLOR_ROLE) in CODE_COLORS[:2]


def test_the_filter_shows_what_matches_and_what_is_above_it(qtbot, panel: CodebookTree, project: Project) -> None:
    panel.focus_filter()
    qtbot.keyClicks(panel.filter, "tiedon")
    shown = []
    for code in panel.model.codes():
        index = panel.model.index_of(code.id)
        if not panel.tree.isRowHidden(index.row(), index.parent()):
            shown.append(code.name)
    assert shown == ["Kehittämistarpeet", "Tiedonsiirto"]
    qtbot.keyClick(panel.filter, Qt.Key.Key_Return)
    assert panel.current_code() == project.codes.find("Tiedonsiirto").id


def test_digits_pass_through_to_the_window(qtbot, panel: CodebookTree, project: Project) -> None:
    panel.select(project.codes.find("Suositukset").id)
    qtbot.keyClick(panel.tree, Qt.Key.Key_1)
    assert panel.current_code() == project.codes.find("Suositukset").id


def test_another_project_brings_another_codebook(panel: CodebookTree, project: Project, tmp_path) -> None:
    panel.select(project.codes.find("Resurssit").id)
    with Project.create(tmp_path / "Toinen.kooditin", coder="B") as other:
        panel.set_project(other)
        assert drawn(panel.model) == []
        assert panel.empty.isVisible()
        assert panel.description.isHidden()
