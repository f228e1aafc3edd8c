"""A survey comes in: dropped on the window, its columns chosen by keys, read, seen as cases, and taken back at once."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QTableView

from kooditin.exchange.surveys import table_suffixes
from kooditin.gui.materials.survey_wizard import SurveyWizard
from kooditin.gui.window.main_window import MainWindow
from kooditin.gui.window.survey_import import TABLES

CTRL = Qt.KeyboardModifier.ControlModifier
ANSWERS = (
    "Että yhteistyö ei synny itsestään, vaan sille on varattava aikaa. 😀",
    "Tieto ei kulje.\nMe soitellaan papereita perään, joka ikinen viikko.",
    "",
    "Ääkköset toimivat hyvin, ja sehän on jo pitkä askel eteenpäin.",
)
GENDERS, AGES = ("Nainen", "Mies", "Nainen", "Mies"), ("25", "31", "40", "28")


@pytest.fixture
def survey(tmp_path: Path) -> Path:
    path = tmp_path / "Äijälän kysely.csv"
    lines = ["Vastaaja;Sukupuoli;Ikä;Sähköposti;Mitä opit?"]
    for place, answer in enumerate(ANSWERS):
        lines.append(f'{place + 1};{GENDERS[place]};{AGES[place]};v{place}@esimerkki.fi;"{answer}"')
    path.write_text("\r\n".join(lines), encoding="utf-8-sig", newline="")
    return path


@pytest.fixture
def empty(qtbot, window: MainWindow, project_path: Path) -> MainWindow:
    """The window with a project that has no sources."""
    with qtbot.waitSignal(window.project_shown):
        window.open_project(project_path)
    return window


def drop(window: MainWindow, *paths: Path) -> None:
    """Files let go over the window."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    action, button, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPointF(400, 300), action, data, button, keys))


def wizard_of(qtbot, window: MainWindow) -> SurveyWizard:
    """The wizard, as soon as it shows the columns and what they become."""
    qtbot.waitUntil(lambda: window.files.surveys.wizard is not None)
    wizard = window.files.surveys.wizard
    assert wizard is not None
    settle(qtbot, wizard)
    return wizard


def settle(qtbot, wizard: SurveyWizard) -> None:
    qtbot.waitUntil(lambda: not (wizard.reading.is_busy or wizard.trial.is_busy or wizard._settle.isActive()))


def test_a_survey_dropped_on_the_window_comes_in_and_goes_back_in_one_step(qtbot, empty, survey) -> None:
    window, project = empty, empty.project
    before = project.undoable()
    drop(window, survey)
    wizard = wizard_of(qtbot, window)
    assert [column.role for column in wizard.mapping().columns] == ["id", "variable", "variable", "out", "open"]
    assert project.undoable() == before

    assert wizard.sheet.hasFocus()
    qtbot.keyClick(wizard.sheet, Qt.Key.Key_Down)
    qtbot.keyClick(wizard.sheet, Qt.Key.Key_4)  # the gender is left out
    for _ in range(3):
        qtbot.keyClick(wizard.sheet, Qt.Key.Key_Down)
    qtbot.keyClick(wizard.sheet, Qt.Key.Key_2)  # what was learnt is a variable - a slip,
    qtbot.keyClick(wizard.sheet, Qt.Key.Key_3)  # so an open answer after all
    assert wizard.summary.text() == "4 vastaajaa · 1 avokysymys · 1 muuttuja · 2 saraketta jää pois"
    settle(qtbot, wizard)
    qtbot.keyClick(wizard.sheet, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: not window.files.jobs)

    (source,) = project.sources.all()
    assert (source.name, source.kind) == ("Äijälän kysely – Mitä opit", "survey")
    text = project.sources.text(source.id)
    turns = project.sources.turns(source.id)
    assert [text[turn.start : turn.end] for turn in turns] == [answer for answer in ANSWERS if answer]
    cases = {case.id: case.name for case in project.cases.all()}
    speakers = project.sources.speakers(source.id)
    assert [cases[project.cases.case_of_speaker(each.id)] for each in speakers] == [each.name for each in speakers]
    assert {each.name for each in speakers} == {f"Äijälän kysely {place}" for place in (1, 2, 4)}
    assert project.sources.sections(source.id, "question")[0].title == "Mitä opit?"
    (variable,) = project.cases.variables()
    assert (variable.name, variable.type) == ("Ikä", "integer")
    assert [value.text for value in project.cases.values()] == list(AGES)
    assert "4 vastaajaa" in window.place.notice.text()
    assert project.check() == []

    window.activateWindow()  # as a window system does when a dialog closes
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_3, CTRL)
    sheet = window.findChild(QTableView, "case_sheet").model()
    headings = [sheet.headerData(column, Qt.Orientation.Horizontal) for column in range(sheet.columnCount())]
    places = (0, headings.index("Ikä"))
    shown = [[sheet.index(row, column).data() for column in places] for row in range(sheet.rowCount())]
    assert shown == [[f"Äijälän kysely {place + 1}", age] for place, age in enumerate(AGES)]
    qtbot.keyClick(window, Qt.Key.Key_3, CTRL)

    qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: not window.files.jobs)
    assert (project.sources.all(), project.cases.all(), project.cases.variables()) == ([], [], [])
    assert project.undoable() == before


def test_leaving_the_wizard_writes_nothing(qtbot, empty, survey) -> None:
    before = empty.project.undoable()
    drop(empty, survey)
    wizard = wizard_of(qtbot, empty)
    qtbot.keyClick(wizard, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: empty.files.surveys.wizard is None)
    assert empty.project.undoable() == before


def test_settings_saved_for_one_round_are_offered_for_the_next(qtbot, empty, survey, tmp_path) -> None:
    drop(empty, survey)
    wizard = wizard_of(qtbot, empty)
    wizard.sheet.go_to(1)
    qtbot.keyClick(wizard.sheet, Qt.Key.Key_4)
    wizard.head.settings.save_requested.emit("Kevään kysely")
    assert list(empty.project.imports.mappings()) == ["Kevään kysely"]
    wizard.done(0)
    autumn = tmp_path / "Syksyn kysely.csv"
    autumn.write_text(survey.read_text(encoding="utf-8-sig"), encoding="utf-8")
    qtbot.waitUntil(lambda: empty.files.surveys.wizard is None)
    drop(empty, autumn)
    wizard = wizard_of(qtbot, empty)
    assert "”Kevään kysely”" in wizard.notice.text()
    qtbot.mouseClick(wizard.notice.button, Qt.MouseButton.LeftButton)
    settle(qtbot, wizard)
    assert wizard.mapping().columns[1].role == "out"
    assert wizard.mapping().name == "Syksyn kysely"


def test_the_project_can_be_left_while_the_wizard_is_open(qtbot, empty, survey) -> None:
    drop(empty, survey)
    wizard_of(qtbot, empty)
    empty.close_project()
    assert empty.files.surveys.wizard is None


def test_a_dropped_table_that_is_a_transcript_goes_to_the_import_window(qtbot, empty, tmp_path) -> None:
    path = tmp_path / "Haastattelu.csv"
    rows = ["Puhuja,Aika,Teksti", "Haastattelija,0:00:01,Miten yhteistyö on sujunut?"]
    rows += [f'V1,0:00:{place + 2:02},"Ihan hyvin, sanoisin, ja kerta {place} oli paras."' for place in range(12)]
    path.write_text("\n".join(rows), encoding="utf-8")
    drop(empty, path)
    qtbot.waitUntil(lambda: empty.files.importing.asking is not None)
    assert empty.files.surveys.wizard is None
    empty.files.importing.leave()
    qtbot.waitUntil(lambda: not empty.files.jobs)


def test_the_window_knows_the_tables_that_can_be_read() -> None:
    assert set(TABLES) == set(table_suffixes())
