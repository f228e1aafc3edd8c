"""The start page makes, opens and takes what is dropped."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QAbstractItemModelTester

from kooditin.gui.window.recent_projects import RecentModel
from kooditin.gui.window.start_page import NewProject, StartPage, file_name

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


@pytest.fixture
def page(qtbot, tmp_path: Path) -> StartPage:
    made = StartPage()
    qtbot.addWidget(made)
    made.set_folder(tmp_path)
    made.set_coder("Anni")
    made.resize(1100, 700)
    made.show()
    qtbot.waitExposed(made)
    return made


def drop(page: StartPage, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    page.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
                              Qt.KeyboardModifier.NoModifier))  # fmt: skip


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("Kotoutumispalvelut 2026", "Kotoutumispalvelut 2026.kooditin"),
        ("Haastattelut 1/2: Äänekoski", "Haastattelut 1-2- Äänekoski.kooditin"),
        (" ... ", ""),
        ("Hanke.", "Hanke.kooditin"),
        ("CON", "_CON.kooditin"),
        ("nul.", "_nul.kooditin"),
        ("Com1 äänet", "Com1 äänet.kooditin"),
        ("aux. 2026", "_aux. 2026.kooditin"),
        ("mitä? <\\|>*", "mitä- -.kooditin"),
        ("a" * 300, "a" * 100 + ".kooditin"),
    ],
)
def test_a_project_name_becomes_a_file_name_that_windows_takes(name: str, file: str) -> None:
    assert file_name(name) == file


def test_typing_a_name_and_enter_asks_for_the_project(qtbot, page: StartPage, tmp_path: Path) -> None:
    page.name.setFocus()
    page.name.setText("Työ 1/2")
    with qtbot.waitSignal(page.create_requested) as told:
        qtbot.keyClick(page.name, Qt.Key.Key_Return)
    assert told.args == [NewProject(tmp_path / "Työ 1-2.kooditin", "Työ 1/2", "Anni", "te24")]


def test_a_codebook_file_is_asked_for(qtbot, page: StartPage, tmp_path: Path) -> None:
    page.name.setText("Työ")
    page.set_codebook_file(tmp_path / "koodit.csv")
    assert "koodit.csv" in page.codebook.currentText()
    with qtbot.waitSignal(page.create_requested) as told:
        qtbot.mouseClick(page.create_button, Qt.MouseButton.LeftButton)
    assert told.args[0].codebook == tmp_path / "koodit.csv"


def test_without_a_name_nothing_is_made_and_it_says_why(qtbot, page: StartPage) -> None:
    assert not page.create_button.isEnabled()
    with qtbot.assertNotEmitted(page.create_requested):
        qtbot.keyClick(page.name, Qt.Key.Key_Return)
    assert page.problem.isVisible()
    qtbot.keyClicks(page.name, "T")
    assert not page.problem.isVisible()


def test_buttons_ask_to_open_and_for_the_example(qtbot, page: StartPage) -> None:
    for button, signal in ((page.open_button, page.browse_requested), (page.example_button, page.example_requested)):
        button.setFocus()
        with qtbot.waitSignal(signal):
            qtbot.keyClick(button, Qt.Key.Key_Space)


def test_recent_projects_open_by_click_and_by_enter(qtbot, page: StartPage, tmp_path: Path) -> None:
    there = tmp_path / "Vanha.kooditin"
    there.write_bytes(b"")
    page.set_recent([str(there)])
    index = page.model.index(0)
    with qtbot.waitSignal(page.open_requested) as told:
        place = page.recent.visualRect(index).center()
        qtbot.mouseClick(page.recent.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told.args == [there]
    page.recent.setFocus()
    page.recent.setCurrentIndex(index)
    with qtbot.waitSignal(page.open_requested):
        qtbot.keyClick(page.recent, Qt.Key.Key_Return)


def test_a_missing_project_is_greyed_and_says_so(qtbot, page: StartPage, tmp_path: Path) -> None:
    page.set_recent([str(tmp_path / "Poissa.kooditin")])
    index = page.model.index(0)
    qtbot.waitUntil(lambda: "not found" in index.data(Qt.ItemDataRole.ToolTipRole))
    assert not index.flags() & Qt.ItemFlag.ItemIsEnabled
    with qtbot.assertNotEmitted(page.open_requested):
        place = page.recent.visualRect(index).center()
        qtbot.mouseClick(page.recent.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_the_recent_model_keeps_qts_rules(qtbot, tmp_path: Path) -> None:
    model = RecentModel()
    tester = QAbstractItemModelTester(model, FATAL)
    with qtbot.waitSignal(model.dataChanged):
        model.set_paths([str(tmp_path), str(tmp_path / "ei.kooditin")])
    model.set_paths([])
    assert tester.model() is model


def test_dropped_files_are_opened_or_handed_on(qtbot, page: StartPage, tmp_path: Path) -> None:
    with qtbot.waitSignal(page.open_requested) as told:
        drop(page, tmp_path / "muistiot.txt", tmp_path / "Työ.KOODITIN")
    assert told.args == [tmp_path / "Työ.KOODITIN"]
    with qtbot.waitSignal(page.files_dropped) as told:
        drop(page, tmp_path / "H1.docx", tmp_path / "H2.vtt")
    assert told.args == [[tmp_path / "H1.docx", tmp_path / "H2.vtt"]]
