"""What holds for every panel: another language at once, a name and a way by keyboard for every widget."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollBar, QWidget

from kooditin.gui.bridge import i18n, theme
from kooditin.gui.coding.codebook_tree import CodebookTree
from kooditin.gui.coding.history_panel import HistoryPanel
from kooditin.gui.coding.memo_editor import CodingContext, MemoEditor
from kooditin.gui.materials.source_list import SourceList
from kooditin.gui.window.backups_dialog import BackupsDialog
from kooditin.gui.window.settings_dialog import SettingsDialog
from kooditin.gui.window.start_page import StartPage
from kooditin.project.project import Project

PANELS = (SourceList, CodebookTree, MemoEditor, HistoryPanel, StartPage, SettingsDialog, BackupsDialog)


@pytest.fixture(params=PANELS, ids=lambda panel: panel.__name__)
def panel(request, show, project: Project) -> QWidget:
    shown = show(request.param())
    if isinstance(shown, MemoEditor):
        codings = project.codings.in_source(project.sources.find("Talent Hub, Turku").id)
        shown.show_coding(codings[0], CodingContext(tuple(codings[1:]), "V3", 1))
    if isinstance(shown, CodebookTree):
        shown.select(project.codes.find("Resurssit").id)
        shown.focus_filter()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # what a widget has put off
    return shown


def within_keyboards_reach(panel: QWidget) -> list[QWidget]:
    own = [child for child in panel.findChildren(QWidget) if not child.objectName().startswith("qt_")]
    return [
        child
        for child in own
        if child.isVisibleTo(panel)
        and child.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not isinstance(child, QScrollBar)
    ]


def test_every_widget_that_takes_the_focus_has_a_name(panel: QWidget) -> None:
    reached = within_keyboards_reach(panel)
    assert reached
    for widget in reached:
        words = widget.text() if isinstance(widget, QAbstractButton) else ""
        assert widget.accessibleName() or words.strip(" +"), widget
        assert widget.objectName(), widget


def test_tab_reaches_every_widget(qtbot, panel: QWidget) -> None:
    panel.activateWindow()
    first = within_keyboards_reach(panel)[0]
    first.setFocus(Qt.FocusReason.TabFocusReason)
    met = set()
    for _ in range(60):
        now = QApplication.focusWidget()
        if now in met:
            break
        met.add(now)
        panel.window().focusNextChild()
    missed = [
        widget.objectName() for widget in within_keyboards_reach(panel) if widget.isEnabled() and widget not in met
    ]
    assert not missed


def words_of(panel: QWidget) -> set[str]:
    found = {panel.accessibleName(), panel.windowTitle()}
    for child in panel.findChildren(QWidget):
        found.add(child.accessibleName())
        for read in ("text", "placeholderText", "toolTip"):
            value = getattr(child, read, str)()
            found.add(value if isinstance(value, str) else "")
    return found - {""}


def test_another_language_reaches_the_panel_at_once(qtbot, panel: QWidget) -> None:
    english = words_of(panel)
    i18n.install("fi")
    qtbot.waitUntil(lambda: words_of(panel) != english)
    finnish = words_of(panel)
    i18n.install("en")
    qtbot.waitUntil(lambda: words_of(panel) == english)
    same = {"Talent Hub, Turku", "Resurssit", "A", "Kooditin", "Väki.", "Rahoitus."}
    assert len(english & finnish - same) < len(english) / 2


def test_another_look_is_painted_without_a_word(qtbot, panel: QWidget, make_picture: Callable) -> None:
    light = make_picture(panel)
    theme.apply_theme("dark")
    dark = make_picture(panel)
    assert light.pixelColor(3, 3) != dark.pixelColor(3, 3)


@pytest.fixture
def make_picture(qtbot) -> Callable:
    def picture(panel: QWidget):
        QApplication.sendPostedEvents(None, QEvent.Type.UpdateRequest)
        return panel.grab().toImage()

    return picture
