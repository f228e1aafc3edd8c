"""A folder of everything goes through the import window: looked at, corrected, imported, undone, reported."""

import zipfile
from pathlib import Path

import docx
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QPushButton

from kooditin.gui.materials.import_report import ImportReports
from kooditin.gui.materials.import_voices import CASE
from kooditin.gui.materials.import_window import ImportWindow
from kooditin.gui.window.main_window import MainWindow

from .conftest import INTERVIEW


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two interviews, a recording's subtitles, workshop notes, a broken PDF, and a zip with one more interview."""
    folder = tmp_path / "Aineisto 2026"
    folder.mkdir()
    (folder / "Talent Hub Turku.txt").write_text(INTERVIEW, encoding="utf-8")
    document = docx.Document()
    for line in INTERVIEW.replace("pöytä", "pöytä Oulussa").split("\n\n"):
        document.add_paragraph(line)
    document.save(folder / "Oulun ryhmä.docx")
    (folder / "tallenne.vtt").write_text(
        "WEBVTT\n\n00:00:01.000 --> 00:00:04.000\n<v Aino>Miten meni?\n\n"
        "00:00:05.000 --> 00:00:09.000\n<v Väinö>Hyvin.\n",
        encoding="utf-8",
    )
    (folder / "rikki.pdf").write_bytes(b"%PDF-1.7 rikki")
    with zipfile.ZipFile(folder / "litteroinnit.zip", "w") as archive:
        archive.writestr("Lahti.txt", INTERVIEW.replace("kauppakamarin", "kunnan"))
        archive.writestr("__MACOSX/._Lahti.txt", "x")
    return folder


def drop(window: MainWindow, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    window.dropEvent(
        QDropEvent(
            QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        )
    )


def import_window(qtbot, window: MainWindow) -> ImportWindow:
    """The import window once all files are read."""
    qtbot.waitUntil(lambda: window.files.importing.asking is not None)
    asking = window.files.importing.asking
    qtbot.waitUntil(lambda: not asking.is_reading)
    return asking


def test_a_folder_is_looked_at_corrected_imported_undone_and_reported(qtbot, window, project_path, folder):
    with qtbot.waitSignal(window.project_shown):
        window.open_project(project_path)
    before = len(window.project.history())
    drop(window, folder)
    asking = import_window(qtbot, window)
    listed = [asking.model.index(row).data() for row in range(asking.model.rowCount())]
    assert listed == ["Oulun ryhmä", "Talent Hub Turku", "Lahti", "tallenne", "rikki.pdf"]
    assert len(window.project.history()) == before

    asking.list.setCurrentIndex(asking.model.index(0))
    fields = asking.corrections
    fields.kind.setFocus()
    qtbot.keyClick(fields.kind, Qt.Key.Key_Down)
    assert fields.kind.currentText() == "Työpaja"
    fields.everywhere.click()
    staff = next(row for row, voice in enumerate(fields.voices.rows) if voice.voice == "V1")
    assert fields.voices.rows[staff].files == 3
    fields.table.selectRow(staff)
    fields.values.variable_text.setText("vastaajaryhmä")
    fields.values.value_text.setFocus()
    fields.values.value_text.setText("henkilöstö")
    qtbot.keyClick(fields.values.value_text, Qt.Key.Key_Return)
    assert asking.isVisible()
    assert fields.voices.index(staff, CASE).data() == "eri tapauksia"

    asking.list.setFocus()
    qtbot.keyClick(asking.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not window.files.jobs)
    project = window.project
    kinds = {source.name: source.kind for source in project.sources.all()}
    assert kinds == {
        "Oulun ryhmä": "workshop", "Talent Hub Turku": "interview", "tallenne": "interview", "Lahti": "interview"
    }  # fmt: skip
    staff_cases = {case.id: case.name for case in project.cases.all()}
    assert sorted(staff_cases.values()) == ["Lahti, V1", "Oulun ryhmä, V1", "Talent Hub Turku, V1"]
    assert {value.text for value in project.cases.values()} == {"henkilöstö"}
    assert len(project.history()) == before + 1
    assert window.place.notice.text() == "Tuotiin 4 aineistoa.\n1 tiedosto jäi pois."

    window.undo()
    qtbot.waitUntil(lambda: not window.files.jobs)
    assert project.sources.all() == project.cases.all() == project.cases.variables() == []
    window.redo()
    qtbot.waitUntil(lambda: not window.files.jobs)
    assert len(project.sources.all()) == 4
    assert project.check() == []

    window.acts.by_name["import_reports"].trigger()
    report = window.findChild(ImportReports)
    assert report.list.count() == 1
    text = report.text.toPlainText()
    assert "Lahti" in text
    assert "Tiedosto rikki.pdf on vioittunut" in text
    report.reject()


def test_the_notice_leads_to_the_report_and_a_single_file_needs_one_key(qtbot, window, project_path, interview):
    with qtbot.waitSignal(window.project_shown):
        window.open_project(project_path)
    drop(window, interview)
    asking = import_window(qtbot, window)
    assert asking.list.hasFocus()
    qtbot.keyClick(asking.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not window.files.jobs)
    assert [source.name for source in window.project.sources.all()] == ["Äijälä & Söhnä"]
    offered = {button.text(): button for button in window.place.notice.findChildren(QPushButton)}
    assert {"Kumoa", "Näytä tuontiraportti"} <= offered.keys()
    offered["Näytä tuontiraportti"].click()
    assert window.findChild(ImportReports).isVisible()
    window.findChild(ImportReports).reject()


def test_an_import_that_is_left_writes_nothing(qtbot, window, project_path, folder):
    with qtbot.waitSignal(window.project_shown):
        window.open_project(project_path)
    before = len(window.project.history())
    drop(window, folder)
    qtbot.waitUntil(lambda: window.files.importing.asking is not None)
    qtbot.keyClick(window.files.importing.asking, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.files.jobs)
    assert window.files.importing.asking is None
    assert window.project.sources.all() == []
    assert len(window.project.history()) == before


def test_an_import_that_is_cancelled_while_it_is_written_leaves_nothing(qtbot, window, project_path, tmp_path):
    with qtbot.waitSignal(window.project_shown):
        window.open_project(project_path)
    folder = tmp_path / "monta"
    folder.mkdir()
    for number in range(120):
        (folder / f"{number:03}.txt").write_text(INTERVIEW * 20 + str(number), encoding="utf-8")
    before = len(window.project.history())
    drop(window, folder)
    asking = import_window(qtbot, window)
    asking.bring_in.click()
    window.status.findChild(QPushButton).click()
    qtbot.waitUntil(lambda: not window.files.jobs)
    assert window.project.sources.all() == []
    assert len(window.project.history()) == before
    assert window.place.notice.text() == "Mitään ei tuotu."
    assert window.project.check() == []


def test_the_window_offers_the_projects_cases_and_choices(qtbot, window, project_path, interview):
    with qtbot.waitSignal(window.project_shown):
        window.open_project(project_path)
    cases = window.project.cases
    cases.add_case("Äijälä & Söhnä")
    cases.add_variable("palvelu", "choice", choices=("Talent Hub", "Osaamiskeskus"))
    cases.add_variable("haastateltu", "yesno")
    drop(window, interview)
    fields = import_window(qtbot, window).corrections
    assert fields.voices.index(0, CASE).data() == "Äijälä & Söhnä"
    offered = [fields.values.variable.itemText(row) for row in range(fields.values.variable.count())]
    assert offered == ["palvelu", "haastateltu"]
    fields.values.variable_text.setText("haastateltu")
    values = fields.values.value
    assert [values.itemText(row) for row in range(values.count())] == ["kyllä", "ei"]
    fields.table.selectRow(0)
    values.setEditText("kyllä")
    fields.values.put.click()
    window.files.importing.asking.bring_in.click()
    qtbot.waitUntil(lambda: not window.files.jobs)
    assert [(value.case, value.text) for value in cases.values()] == [(1, "yes")]
    assert cases.case_of_source(window.project.sources.all()[0].id) == 1


@pytest.mark.parametrize("way", ["import", "cancel", "close the project"])
def test_nothing_of_a_zip_stays_on_the_disk(qtbot, window, project_path, folder, tmp_path, monkeypatch, way):
    scratch = tmp_path / "väliaikaiset"
    scratch.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(scratch))
    with qtbot.waitSignal(window.project_shown):
        window.open_project(project_path)
    drop(window, folder / "litteroinnit.zip")
    asking = import_window(qtbot, window)
    assert [path.name for path in scratch.rglob("*.txt")] == ["Lahti.txt"]
    if way == "import":
        asking.bring_in.click()
    elif way == "cancel":
        asking.cancel.click()
    else:
        window.close_project()
    qtbot.waitUntil(lambda: not window.files.jobs)
    assert list(scratch.iterdir()) == []
    assert window.files.importing.asking is None
