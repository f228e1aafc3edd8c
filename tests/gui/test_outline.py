"""The outline shows the headings, follows the page, and leads to it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from kooditin.gui.coding.outline import MANY, OutlinePanel
from kooditin.gui.coding.outline_model import COUNT_ROLE, HERE_ROLE, OutlineModel
from kooditin.qda.coding import Coding, SpanIndex
from kooditin.qda.source import Section

SECTIONS = [
    Section(0, 300, "heading", 1, "Työpaja 14.3."),
    Section(20, 120, "heading", 2, "Ryhmä 1 😀"),
    Section(40, 120, "heading", 3, "Kehittämistarpeet"),
    Section(50, 60, "item", 1, ""),
    Section(120, 300, "heading", 2, "Ryhmä 2"),
    Section(150, 300, "question", 0, "Mikä toimii?"),
]


def _codings(*spans):
    return SpanIndex(Coding(i, "", 1, 1, 1, a, b, "", "manual", "", "") for i, (a, b) in enumerate(spans))


@pytest.fixture
def panel(qtbot):
    panel = OutlinePanel()
    qtbot.addWidget(panel)
    panel.resize(260, 300)
    panel.set_sections(SECTIONS, _codings((45, 50), (130, 140)))
    panel.show()
    return panel


def test_the_model_is_a_sound_tree_that_counts_what_is_under_each_heading(qtbot):
    model = OutlineModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    for sections in (SECTIONS, (), SECTIONS[:2], SECTIONS):
        model.set_sections(sections)
        model.set_codings(_codings((45, 50), (130, 140)))
        model.set_here(0)
        model.set_here(len(model.outline) - 1)
    root = model.index(0, 0)
    assert root.data() == "Työpaja 14.3."
    assert [model.index(row, 0, root).data() for row in range(model.rowCount(root))] == ["Ryhmä 1 😀", "Ryhmä 2"]
    assert [model.index_of(place).data(COUNT_ROLE) for place in range(5)] == [2, 1, 1, 1, 0]
    assert model.index_of(4).data(Qt.ItemDataRole.AccessibleTextRole).startswith("Mikä toimii?, 0")
    assert tester.model() is model


def test_the_heading_that_the_page_is_at_is_marked_without_choosing_it(panel):
    panel.follow_page(45)
    marked = [place for place in range(5) if panel.model.index_of(place).data(HERE_ROLE)]
    assert marked == [2]
    panel.follow_page(299)
    assert panel.model.here == 4
    panel.follow_page(400)
    assert panel.model.here == -1
    assert not panel.tree.currentIndex().isValid()


def test_following_unfolds_nothing_that_the_user_has_folded(panel):
    panel.tree.collapse(panel.model.index_of(1))
    panel.follow_page(45)
    assert not panel.tree.isExpanded(panel.model.index_of(1))


def test_a_click_and_enter_tell_of_the_heading(qtbot, panel):
    box = panel.tree.visualRect(panel.model.index_of(3))
    with qtbot.waitSignal(panel.section_chosen) as chosen:
        qtbot.mouseClick(panel.tree.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert chosen.args == [SECTIONS[4]]
    panel.focus_tree()
    qtbot.keyClick(panel.tree, Qt.Key.Key_Down)
    with qtbot.waitSignal(panel.section_entered) as entered:
        qtbot.keyClick(panel.tree, Qt.Key.Key_Return)
    assert entered.args == [SECTIONS[5]]


def test_the_menu_asks_to_code_and_to_fold(qtbot, panel):
    menu = panel.heading_menu(2)
    words = [action.text() for action in menu.actions() if action.text()]
    assert words == [
        "Go to the heading",
        "Select the text under it",
        "Fold or unfold it on the page",
        "Code the text under the heading…",
    ]
    with qtbot.waitSignal(panel.code_requested) as asked:
        menu.actions()[-1].trigger()
    assert asked.args == [SECTIONS[2]]
    panel.can_write = False
    assert not panel.heading_menu(2).actions()[-1].isEnabled()


def test_thousands_of_headings_begin_folded_to_two_levels(panel):
    many = [
        section
        for chapter in range(MANY)
        for section in (
            Section(chapter * 30, chapter * 30 + 30, "heading", 1, f"Luku {chapter}"),
            Section(chapter * 30 + 10, chapter * 30 + 30, "heading", 2, f"Kohta {chapter}"),
            Section(chapter * 30 + 20, chapter * 30 + 30, "heading", 3, f"Alakohta {chapter}"),
        )
    ]
    panel.set_sections(many, _codings())
    assert panel.tree.isExpanded(panel.model.index_of(0))
    assert not panel.tree.isExpanded(panel.model.index_of(1))
