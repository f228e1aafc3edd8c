"""The window as a whole: language, look, trouble with files, and errors no one expected."""

import dataclasses
import errno
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QPushButton

from kooditin.gui.bridge import i18n, theme
from kooditin.gui.window.application import make_application
from kooditin.gui.window.crash import CrashHandler
from kooditin.gui.window.main_window import MainWindow
from kooditin.project.project import Project
from kooditin.qda.errors import Refused
from kooditin.qda.source import NewSource, Turn
from kooditin.settings import Settings

TEXT = "Ja se rahotus ei ois aina vuodeks kerrallaan. 😀 Muuten on hyvä."


@pytest.fixture
def project_path(tmp_path):
    path = tmp_path / "Äijälän projekti.kooditin"
    with Project.create(path, coder="Väinö") as project:
        source = project.sources.add(NewSource("Haastattelu", TEXT, turns=(Turn(0, len(TEXT), "V1"),)))
        code = project.codes.add("Rahoitus")
        project.codings.apply(source.id, 3, 20, code.id)
    return path


@pytest.fixture
def window(qtbot):
    settings = Settings(language="fi", theme="light", coder="Väinö")
    make_application(["kooditin"], settings)
    window = MainWindow(settings)
    qtbot.addWidget(window)
    window.show()
    yield window
    window.close_project()
    i18n.install("en")
    theme.apply_theme("light")


def _open(qtbot, window, path):
    with qtbot.waitSignal(window.project_shown):
        window.open_project(path)


def test_the_language_changes_without_a_restart(qtbot, window, project_path):
    _open(qtbot, window, project_path)
    assert window.bar.buttons["import_sources"].text() == "Tuo aineistoa"
    window.use_settings(dataclasses.replace(window.settings, language="en"))
    qtbot.waitUntil(lambda: window.bar.buttons["import_sources"].text() == "Import sources")
    assert window.acts.by_name["apply_code"].text() == "Code the selection…"
    window.use_settings(dataclasses.replace(window.settings, language="fi"))
    qtbot.waitUntil(lambda: window.bar.buttons["import_sources"].text() == "Tuo aineistoa")


def test_opening_the_project_at_hand_again_leaves_it_writable(qtbot, window, project_path):
    _open(qtbot, window, project_path)
    at_hand = window.project
    window.open_project(project_path.parent / "." / project_path.name)
    qtbot.waitUntil(lambda: not window.files.jobs)
    assert window.project is at_hand
    assert not at_hand.read_only


def test_what_could_not_be_imported_is_said_anew_in_another_language(qtbot, window, project_path, tmp_path):
    _open(qtbot, window, project_path)
    empty = tmp_path / "tyhjä.txt"
    empty.write_text("")
    window.files.import_sources([empty])
    qtbot.waitUntil(lambda: "on tyhjä" in window.place.notice.text())
    window.use_settings(dataclasses.replace(window.settings, language="en"))
    qtbot.waitUntil(lambda: "tyhjä.txt is empty." in window.place.notice.text())


@pytest.mark.parametrize("name", ["puuttuu.kooditin", "vieras.qdpx"])
def test_a_double_clicked_file_that_does_not_open_leaves_the_start_page(qtbot, window, tmp_path, name):
    window.settings = dataclasses.replace(window.settings, recent=(str(tmp_path / "muu.kooditin"),))
    if name.endswith("qdpx"):
        (tmp_path / name).write_bytes(b"PK\x03\x04" + bytes(200))
    window.open_project(tmp_path / name)
    qtbot.waitUntil(lambda: name in window.start_notice.text())
    qtbot.waitUntil(window.start_page.isVisible)
    assert window.start_page.model.rowCount() == 1
    assert window.start_page.coder.text() == "Väinö"


def test_a_backup_takes_the_place_of_the_project_at_hand(qtbot, window, project_path, kooditin_home):
    _open(qtbot, window, project_path)
    backup = next((kooditin_home / "data" / "backups").glob("*/*.kooditin"))
    window.project.codes.add("Turha")
    with qtbot.waitSignal(window.project_shown):
        window.files.restore(backup, project_path)
    assert [code.name for code in window.project.codes.all()] == ["Rahoitus"]


def test_transcripts_dropped_on_the_start_page_come_into_the_next_project(qtbot, window, project_path, tmp_path):
    interview = tmp_path / "Pudotettu.txt"
    interview.write_text("H: Entä nyt? 😀\n\nV1: No niin.\n", encoding="utf-8")
    window.show_start()
    window.start_page.files_dropped.emit([interview])
    assert "1" in window.start_notice.text()
    _open(qtbot, window, project_path)
    qtbot.waitUntil(lambda: window.files.importing.asking is not None)
    asking = window.files.importing.asking
    qtbot.waitUntil(asking.bring_in.isEnabled)
    asking.bring_in.click()
    qtbot.waitUntil(lambda: not window.files.jobs)
    assert [source.name for source in window.project.sources.all()] == ["Haastattelu", "Pudotettu"]


def test_an_offer_to_undo_goes_with_the_next_act(qtbot, window, project_path):
    _open(qtbot, window, project_path)
    code = window.project.codes.find("Rahoitus").id
    window.place.delete_code(code)
    assert "Rahoitus" in window.place.notice.text()
    window.project.codes.add("Toinen")
    assert window.place.notice.text() == ""


def test_an_act_during_a_long_undo_is_not_undone(qtbot, window, project_path, monkeypatch):
    monkeypatch.setattr("kooditin.gui.window.steps.MANY_ROWS", 0)
    _open(qtbot, window, project_path)
    window.place.do(lambda project: project.codes.add("Ensin"))
    window.undo()
    window.place.do(lambda project: project.codes.add("Sitten"))
    qtbot.waitUntil(lambda: not window.files.jobs)
    assert "Sitten" in [code.name for code in window.project.codes.all()]
    assert window.project.check() == []


def test_a_very_long_name_leaves_room_on_the_line_at_the_foot(qtbot, window, project_path):
    _open(qtbot, window, project_path)
    window.project.codes.add("Hyvin pitkä koodin nimi 😀 " * 20)
    window.resize(960, 600)
    assert window.status.minimumSizeHint().width() <= 960


def test_the_theme_changes_and_keeps_place_and_selection(qtbot, window, project_path):
    _open(qtbot, window, project_path)
    window.transcript.select_sentence()
    before = window.transcript.selected_span()
    assert before is not None
    window.use_settings(dataclasses.replace(window.settings, theme="dark"))
    assert theme.tokens().dark
    palette = window.transcript.palette()
    assert palette.color(QPalette.ColorRole.Text).name() == theme.tokens().ink
    assert palette.color(QPalette.ColorRole.Highlight).name() == theme.tokens().selection
    assert window.transcript.selected_span() == before
    assert len(window.transcript.index) == 1


def test_the_reading_size_follows_the_keys_and_is_kept(qtbot, window, project_path):
    _open(qtbot, window, project_path)
    window.acts.by_name["larger_text"].trigger()
    window.acts.by_name["larger_text"].trigger()
    assert window.transcript.font_size == 18
    assert window.settings.font_size == 18
    window.acts.by_name["normal_text"].trigger()
    assert window.transcript.font_size == 16


def test_undo_says_what_it_takes_back(qtbot, window, project_path):
    _open(qtbot, window, project_path)
    assert "Rahoitus" in window.acts.by_name["undo"].text()
    window.undo()
    assert "Rahoitus" in window.acts.by_name["redo"].text()
    assert len(window.transcript.index) == 0


def test_a_damaged_file_offers_its_newest_good_backup(qtbot, window, project_path):
    _open(qtbot, window, project_path)
    window.close_project()
    content = bytearray(project_path.read_bytes())
    content[4096:12288] = b"\xff" * 8192
    project_path.write_bytes(bytes(content))
    window.open_project(project_path)
    qtbot.waitUntil(lambda: bool(window.start_notice.text()))
    button = next(b for b in window.start_notice.findChildren(QPushButton) if "varmuuskopio" in b.text())
    with qtbot.waitSignal(window.project_shown):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert window.project.check() == []
    assert len(window.transcript.index) == 1


def test_a_file_that_is_no_project_is_told_in_a_sentence(qtbot, window, tmp_path):
    path = tmp_path / "muistio.kooditin"
    path.write_text("ei tämä ole projekti\n" * 500, encoding="utf-8")
    window.open_project(path)
    qtbot.waitUntil(lambda: "muistio" in window.start_notice.text())
    assert window.project is None


def test_what_another_window_holds_is_opened_for_reading(qtbot, window, project_path):
    with Project.open(project_path):
        _open(qtbot, window, project_path)
        assert window.project.read_only
        assert window.place.notice.text()
        assert not window.acts.by_name["apply_code"].isEnabled()
        window.close_project()


@pytest.fixture
def handler(window, tmp_path):
    handler = CrashHandler(tmp_path / "lokit", window.tell_problem)
    yield handler
    if handler.dialog:
        handler.dialog.close()


def _raised(error):
    try:
        raise error
    except type(error):
        return sys.exc_info()


def test_an_unexpected_error_is_shown_and_logged_and_the_window_stays(qtbot, window, project_path, handler):
    _open(qtbot, window, project_path)
    handler.take(*_raised(ZeroDivisionError("jakaja puuttui")))
    qtbot.waitUntil(lambda: handler.dialog is not None and handler.dialog.isVisible())
    report = handler.dialog.report.toPlainText()
    assert "ZeroDivisionError: jakaja puuttui" in report
    assert "rahotus" not in report
    assert "jakaja puuttui" in handler.log_path.read_text(encoding="utf-8")
    buttons = handler.dialog.findChildren(QPushButton)
    qtbot.mouseClick(next(b for b in buttons if "Kopioi" in b.text()), Qt.MouseButton.LeftButton)
    assert "ZeroDivisionError" in QGuiApplication.clipboard().text()
    assert window.isVisible()
    assert window.project.check() == []


def test_what_the_user_can_mend_is_told_without_a_report(qtbot, window, project_path, handler):
    _open(qtbot, window, project_path)
    handler.take(*_raised(Refused("A code needs a name. Type one and try again.")))
    qtbot.waitUntil(lambda: bool(window.place.notice.text()))
    assert handler.dialog is None


def test_closing_the_window_closes_the_file_and_keeps_the_layout(qtbot, window, project_path):
    _open(qtbot, window, project_path)
    window.close()
    assert window.project is None
    assert window.settings.window_geometry
    assert sorted(path.name for path in project_path.parent.iterdir() if path.is_file()) == [project_path.name]
    QApplication.processEvents()


def test_a_large_import_is_undone_in_the_background(qtbot, window, project_path):
    _open(qtbot, window, project_path)
    many = [NewSource(f"Lähde {i}", TEXT, turns=(Turn(0, len(TEXT), "V1"),)) for i in range(60)]
    window.project.sources.add_many(many)
    window.undo()
    assert window.files.jobs
    qtbot.waitUntil(lambda: not window.files.jobs)
    assert len(window.project.sources.all()) == 1
    assert window.place.sources.model.source_ids() == [1]
    window.redo()
    qtbot.waitUntil(lambda: not window.files.jobs)
    assert len(window.place.sources.model.source_ids()) == 61


def test_the_sheet_of_cases_opens_when_asked_and_its_edits_are_undone(qtbot, window, project_path):
    _open(qtbot, window, project_path)
    assert "cases" not in window.__dict__
    window.acts.by_name["show_cases"].trigger()
    table = window.cases.table
    assert window.places.currentWidget() is window.cases
    assert not window.acts.by_name["apply_code"].isEnabled()
    table.new_case.setText("Äiti 😀")
    table.new_case.returnPressed.emit()
    assert table.model.rowCount() == 1
    window.undo()
    assert table.model.rowCount() == 0
    window.tell("Levy on täynnä", problem=True)
    assert (window.cases.notice.text(), window.place.notice.text()) == ("Levy on täynnä", "")
    window.acts.by_name["show_cases"].trigger()
    assert window.places.currentWidget() is window.place
    assert window.acts.by_name["apply_code"].isEnabled()


def test_a_full_disk_and_a_damaged_row_are_told_in_finnish(qtbot, window, project_path, tmp_path, monkeypatch):
    _open(qtbot, window, project_path)

    def full(*_args, **_kwargs):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "open", full)
    window.files.export(tmp_path / "otteet.csv")
    qtbot.waitUntil(lambda: not window.files.jobs)
    monkeypatch.undo()
    told = window.place.notice.text()
    assert "otteet.csv" in told and "levy on täynnä" in told and "Excel" not in told
    with window.project.operation("set_source_memo", ""):
        window.project._database.execute("UPDATE source SET words = 1")
    window.files.check()
    qtbot.waitUntil(lambda: not window.files.jobs)
    assert window.place.notice.text() == "Aineiston Haastattelu tekstissä on 12 sanaa, ei 1."


def test_what_is_told_follows_the_language(qtbot, window, project_path):
    _open(qtbot, window, project_path)
    window.tell_problem(Refused("A name is needed. Type one and try again."))
    finnish = window.place.notice.text()
    window.use_settings(dataclasses.replace(window.settings, language="en"))
    english = "A name is needed. Type one and try again."
    assert finnish != english
    qtbot.waitUntil(lambda: window.place.notice.text() == english)
    window.place.delete_code(window.project.codes.find("Rahoitus").id)
    assert window.place.notice.text() == "The code Rahoitus was deleted. 1 coding went with it."
    window.use_settings(dataclasses.replace(window.settings, language="fi"))
    qtbot.waitUntil(lambda: window.place.notice.text() == "")
