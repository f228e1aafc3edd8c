"""The report of an import can be read and saved later, in the window's language."""

import pytest
from PySide6.QtCore import Qt

from kooditin.gui.bridge import i18n
from kooditin.gui.materials.import_report import ImportReports, text_of
from kooditin.project.project import Project
from kooditin.qda.errors import CannotRead
from kooditin.qda.imports import Batch, NotRead
from kooditin.qda.source import NewSource, Turn, Warning

BATCH = Batch(
    sources=(
        NewSource(
            "Talent Hub, Turku", "V1: Hyvin meni.", origin="turku.docx", turns=(Turn(4, 15, "V1"),), case="Turku",
            warnings=(Warning("The document has pictures ({count}); only text is read.", {"count": 2}),),
        ),
    ),
    not_read=(NotRead("rikki.pdf", CannotRead("{file} is empty. Check that it was saved or downloaded whole.",
                                              file="rikki.pdf")),),
)  # fmt: skip


@pytest.fixture
def reports(qtbot, project: Project) -> ImportReports:
    project.imports.bring_in(Batch(sources=(NewSource("Ensin", "ä", origin="ensin.txt"),)))
    project.imports.bring_in(BATCH)
    dialog = ImportReports()
    qtbot.addWidget(dialog)
    dialog.show_reports(project.imports.reports())
    return dialog


def test_the_newest_report_says_what_came_in_and_what_did_not(reports: ImportReports) -> None:
    assert reports.list.count() == 2
    text = reports.text.toPlainText()
    assert "1 source · 3 words · 1 left out · A" in text
    assert "Interview · 3 words · 1 turn · 1 case · turku.docx" in text
    assert "The document has pictures (2); only text is read." in text
    assert "rikki.pdf is empty." in text


def test_an_older_report_is_chosen_and_saved_as_text(qtbot, reports: ImportReports) -> None:
    reports.list.setFocus()
    qtbot.keyClick(reports.list, Qt.Key.Key_Down)
    assert "Ensin" in reports.text.toPlainText()
    with qtbot.waitSignal(reports.save_asked) as told:
        reports.save.click()
    name, text = told.args
    assert name.startswith("import report 20")
    assert "CAME IN\n\nEnsin\nInterview · 1 word · ensin.txt\n" in text


def test_a_report_is_read_in_the_language_of_the_window(qtbot, reports: ImportReports, project: Project) -> None:
    i18n.install("fi")
    qtbot.waitUntil(lambda: "Jäi pois" in reports.text.toPlainText())
    assert "\nTiedosto rikki.pdf on tyhjä." in text_of(project.imports.reports()[-1])
    i18n.install("en")


def test_without_imports_it_says_so(qtbot) -> None:
    dialog = ImportReports()
    qtbot.addWidget(dialog)
    dialog.show_reports([])
    assert dialog.text.placeholderText() == "Nothing has been imported into this project yet."
    assert not dialog.save.isEnabled()
