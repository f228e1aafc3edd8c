"""The survey wizard reads in the background, is worked by keys and mouse, and gives what was chosen."""

import itertools
import json
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt, QTimer
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QInputDialog, QLineEdit, QMenu

from kooditin.exchange import surveys
from kooditin.gui.bridge import i18n, theme
from kooditin.gui.materials.survey_model import KIND, NAME, ROLE, UNFIT_ROLE
from kooditin.gui.materials.survey_sheet import _wrapped
from kooditin.gui.materials.survey_wizard import SurveyWizard
from kooditin.qda.survey import SurveyColumn, SurveyMapping, from_json, propose, to_json

CTRL = Qt.KeyboardModifier.ControlModifier
GOOGLE = (
    "Aikaleima,Sukupuoli,Ikä,Mitä opit? 😀\r\n"
    '6.10.2015 klo 23.36.27,Nainen,25,"Että yhteistyö ei synny itsestään, vaan sille on varattava aikaa."\r\n'
    '7.10.2015 klo 5.42.35,Mies,31,"Tieto ei kulje.\nMe soitellaan papereita perään, joka ikinen viikko."\r\n'
    "7.10.2015 klo 6.38.34,Nainen,n. 40,\r\n"
    "8.10.2015 klo 9.01.00,Mies,28,Ääkköset toimivat hyvin ja sehän on jo pitkä askel eteenpäin.\r\n"
)
WEBROPOL = (
    "Vastaaja;Tausta;;Palvelut\r\n"
    ";Ikä;Alue;Mikä toimii? Kuvaile omin sanoin\r\n"
    "1;25;Uusimaa;Ohjaus toimii hyvin, koska sama ihminen on aina vastassa.\r\n"
    "2;31;Häme;Verkostot toimivat, mutta niitä ei hoida oikeastaan kukaan.\r\n"
    "3;47;Uusimaa;En tiedä mikä toimii, kun en ole saanut mitään palvelua.\r\n"
)


@pytest.fixture
def google(tmp_path: Path) -> Path:
    path = tmp_path / "Äijälän kysely.csv"
    path.write_text(GOOGLE, encoding="utf-8", newline="")
    return path


@pytest.fixture
def wizard(qtbot) -> SurveyWizard:
    made = SurveyWizard(imports=True)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitExposed(made)
    return made


def settle(qtbot, wizard: SurveyWizard) -> None:
    """Waits until all that was asked for is shown."""
    qtbot.waitUntil(lambda: not (wizard.reading.is_busy or wizard.trial.is_busy or wizard._settle.isActive()))


@pytest.fixture
def shown(qtbot, wizard: SurveyWizard, google: Path) -> SurveyWizard:
    wizard.show_file(google, {})
    settle(qtbot, wizard)
    return wizard


def roles(wizard: SurveyWizard) -> list[str]:
    return [column.role for column in wizard.mapping().columns]


def choose_rows(wizard: SurveyWizard, *rows: int) -> None:
    wizard.sheet.go_to(rows[0])
    for row in rows[1:]:
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        wizard.sheet.selectionModel().select(wizard.sheet.model().index(row, 0), flags)


def test_a_file_is_read_in_the_background_and_proposed(shown: SurveyWizard) -> None:
    assert roles(shown) == ["variable", "variable", "variable", "open"]
    assert shown.finish.isEnabled()
    assert shown.summary.text() == "4 respondents · 1 open question · 3 variables"
    assert shown.head.name.text() == "Äijälän kysely"
    assert shown.sheet.hasFocus()
    assert len(shown.sha256) == 64


def test_a_file_that_cannot_be_read_is_said_in_the_place_of_the_columns(qtbot, wizard, tmp_path: Path) -> None:
    wizard.show_file(tmp_path / "Ei ole.csv", {})
    settle(qtbot, wizard)
    assert "Ei ole.csv" in wizard.waiting.text()
    assert not wizard.finish.isEnabled()
    wizard.reject()
    assert not wizard.isVisible()


def test_number_keys_give_all_chosen_columns_a_role_and_undo_takes_it_back(qtbot, shown: SurveyWizard) -> None:
    choose_rows(shown, 0, 1, 2)
    assert shown.bar.chosen.text() == "3 columns chosen"
    qtbot.keyClick(shown.sheet, Qt.Key.Key_4)
    assert roles(shown) == ["out", "out", "out", "open"]
    assert shown.bar.roles["out"].isChecked()
    assert shown.summary.text().endswith("3 columns left out")
    qtbot.keyClick(shown.sheet, Qt.Key.Key_Z, CTRL)
    assert roles(shown) == ["variable", "variable", "variable", "open"]
    qtbot.keyClick(shown.sheet, Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert roles(shown)[:3] == ["out", "out", "out"]


def test_the_bar_does_the_same_by_mouse(qtbot, shown: SurveyWizard) -> None:
    choose_rows(shown, 1, 2)
    qtbot.mouseClick(shown.bar.roles["open"], Qt.MouseButton.LeftButton)
    assert roles(shown) == ["variable", "open", "open", "open"]
    assert shown.sheet.hasFocus()
    shown.bar.kinds.actions()[0].trigger()
    assert [column.type for column in shown.mapping().columns[1:3]] == ["text", "text"]
    assert roles(shown)[1:3] == ["variable", "variable"]


def open_menu() -> QMenu:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_F2])
def test_a_key_on_a_type_offers_the_others(qtbot, shown: SurveyWizard, key: Qt.Key) -> None:
    shown.sheet.go_to(1, KIND)
    qtbot.keyClick(shown.sheet, key)
    menu = open_menu()
    assert [action.text() for action in menu.actions() if action.isChecked()] == ["Choice"]
    for _ in range(7):
        qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert shown.mapping().columns[1].type == "yesno"


def test_a_click_on_a_role_offers_the_others_and_a_click_below_it_does_not(qtbot, shown: SurveyWizard) -> None:
    box = shown.sheet.visualRect(shown.sheet.model().index(3, ROLE))
    qtbot.mouseClick(shown.sheet.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert QApplication.activePopupWidget() is None
    assert shown.sheet.current_row() == 3
    qtbot.mouseClick(shown.sheet.viewport(), Qt.MouseButton.LeftButton, pos=box.topLeft() + QPoint(20, 12))
    menu = open_menu()
    assert [action.isChecked() for action in menu.actions()] == [False, False, True, False]
    menu.actions()[3].trigger()
    menu.close()
    assert roles(shown)[3] == "out"


def test_a_name_is_written_in_its_cell(qtbot, shown: SurveyWizard) -> None:
    shown.sheet.go_to(2, NAME)
    qtbot.keyClick(shown.sheet, Qt.Key.Key_Return)
    editor = shown.sheet.findChild(QLineEdit)
    assert editor.hasFocus()
    editor.selectAll()
    qtbot.keyClicks(editor, "Vuosia")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shown.mapping().columns[2].name == "Vuosia")
    assert shown.isVisible()


def test_two_variables_of_one_name_cannot_be_imported(qtbot, shown: SurveyWizard) -> None:
    shown.model.setData(shown.model.index(2, NAME), "sukupuoli")
    assert not shown.finish.isEnabled()
    assert "sukupuoli" in shown.summary.text()
    with qtbot.assertNotEmitted(shown.accepted_mapping):
        qtbot.keyClick(shown, Qt.Key.Key_Return, CTRL)
    shown.model.undo()
    assert shown.finish.isEnabled()


def test_the_question_and_the_choices_are_written_at_the_side(qtbot, shown: SurveyWizard) -> None:
    shown.sheet.go_to(3)
    shown.preview.question.setPlainText("Mitä opit kurssilla?")
    shown.sheet.go_to(1)
    assert shown.mapping().columns[3].question == "Mitä opit kurssilla?"
    assert shown.mapping().columns[1].question == "Sukupuoli"
    shown.sheet.set_kind("choice")
    assert shown.preview.choices.toPlainText() == "Mies\nNainen"
    shown.preview.choices.setPlainText("Nainen\nMies\nMuu")
    shown.preview.flush()
    assert shown.mapping().columns[1].choices == ("Nainen", "Mies", "Muu")


def test_what_is_being_written_is_not_lost_nor_put_elsewhere(qtbot, shown: SurveyWizard) -> None:
    shown.sheet.go_to(3)
    shown.preview.question.setPlainText("Mitä opit kurssilla?")
    shown.bar.search.setText("ei tällaista saraketta")
    assert shown.sheet.current_row() == -1
    assert not shown.preview.question.isVisible()
    assert shown.mapping().columns[3].question == "Mitä opit kurssilla?"
    shown.bar.search.clear()
    shown.sheet.go_to(3)
    shown.preview.question.setPlainText("Opitko mitään?")
    shown.head.settings.proposal_requested.emit()
    settle(qtbot, shown)
    assert shown.mapping().columns[3].question == "Mitä opit? 😀"
    shown.model.undo()
    assert shown.mapping().columns[3].question == "Opitko mitään?"


def test_answers_of_the_whole_survey_become_one_source(qtbot, shown: SurveyWizard) -> None:
    shown.model.set_role([1, 3], "open")
    settle(qtbot, shown)
    assert shown.preview.source_heading.fact.text() == "2 sources"
    qtbot.keyClick(shown.head.together, Qt.Key.Key_Down)
    shown.head.together.activated.emit(shown.head.together.currentIndex())
    settle(qtbot, shown)
    assert shown.mapping().together == "survey"
    assert shown.preview.source_heading.fact.text() == "1 source"
    shown.head.settings.proposal_requested.emit()
    settle(qtbot, shown)
    assert shown.mapping().together == "survey"
    assert roles(shown)[1] == "variable"


def test_a_transcript_in_a_table_is_noticed(qtbot, wizard: SurveyWizard, tmp_path: Path) -> None:
    path = tmp_path / "Haastattelu.csv"
    rows = ["Puhuja,Aika,Teksti", "Haastattelija,0:00:01,Miten yhteistyö on sujunut?"]
    rows += [f'V1,0:00:{place + 2:02},"Ihan hyvin, sanoisin, ja kerta {place} oli paras."' for place in range(12)]
    path.write_text("\n".join(rows), encoding="utf-8")
    with qtbot.waitSignal(wizard.transcript_found):
        wizard.show_file(path, {})
    with qtbot.waitSignal(wizard.transcript_requested):
        wizard.notice.button.click()


def test_the_preview_shows_the_text_and_the_case_as_they_will_be(qtbot, shown: SurveyWizard) -> None:
    shown.sheet.go_to(3)
    settle(qtbot, shown)
    text = shown.preview.text.toPlainText()
    assert text.startswith("Äijälän kysely – Mitä opit? 😀\nMitä opit? 😀\nÄijälän kysely 1\nEttä yhteistyö")
    assert "Tieto ei kulje.\nMe soitellaan" in text
    assert shown.preview.values.toPlainText().split("\n")[:3] == [
        "Äijälän kysely 1", "Aikaleima:  2015-10-06 23:36:27", "Sukupuoli:  Nainen",
    ]  # fmt: skip
    shown.preview.next.click()
    assert "Sukupuoli:  Mies" in shown.preview.values.toPlainText()
    choose_rows(shown, 1)
    qtbot.keyClick(shown.sheet, Qt.Key.Key_4)
    settle(qtbot, shown)
    assert "Sukupuoli" not in shown.preview.values.toPlainText()


def test_answers_that_do_not_fit_a_chosen_type_are_marked(qtbot, shown: SurveyWizard) -> None:
    assert shown.mapping().columns[2].type == "text"  # for "n. 40"
    shown.model.set_kind([2], "integer")
    settle(qtbot, shown)
    assert shown.model.index(2, KIND).data(UNFIT_ROLE) == ("n. 40",)
    shown.model.undo()
    settle(qtbot, shown)
    assert shown.model.index(2, KIND).data(UNFIT_ROLE) == ()


def test_another_name_of_the_survey_is_seen_in_cases_and_given_on(qtbot, shown: SurveyWizard) -> None:
    shown.head.name.selectAll()
    qtbot.keyClicks(shown.head.name, "Kysely 2026")
    settle(qtbot, shown)
    assert shown.preview.values.toPlainText().startswith("Kysely 2026 1\n")
    with qtbot.waitSignal(shown.accepted_mapping) as told:
        qtbot.keyClick(shown, Qt.Key.Key_Return, CTRL)
    (mapping,) = told.args
    assert mapping.name == "Kysely 2026"
    assert shown.result() == QDialog.DialogCode.Accepted
    batch = surveys.survey_batch(shown.table, mapping, origin="a.csv", sha256="", name=mapping.name)
    assert (len(batch.cases), len(batch.sources)) == (4, 1)


def test_heading_rows_are_proposed_anew_and_can_be_taken_back(qtbot, wizard: SurveyWizard, tmp_path: Path) -> None:
    path = tmp_path / "Webropol.csv"
    path.write_text(WEBROPOL, encoding="utf-8-sig", newline="")
    wizard.show_file(path, {})
    settle(qtbot, wizard)
    assert wizard.head.header_rows.currentData() == 2
    assert [column.heading for column in wizard.mapping().columns] == [
        "Vastaaja", "Tausta – Ikä", "Tausta – Alue", "Palvelut – Mikä toimii? Kuvaile omin sanoin",
    ]  # fmt: skip
    assert roles(wizard) == ["id", "variable", "variable", "open"]
    wizard.head.header_rows.setCurrentIndex(1)
    wizard.head.header_rows.activated.emit(1)
    settle(qtbot, wizard)
    assert wizard.summary.text().startswith("4 respondents")
    wizard.model.undo()
    assert wizard.head.header_rows.currentData() == 2
    assert wizard.summary.text().startswith("3 respondents")


def test_sheets_of_a_workbook_are_chosen(qtbot, wizard: SurveyWizard, tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for title, rows in (("Vastaukset", GOOGLE), ("Toinen", WEBROPOL)):
        sheet = book.create_sheet(title)
        for line in rows.replace('"', "").split("\r\n"):
            sheet.append(line.split("," if title == "Vastaukset" else ";", 3))
    del book["Sheet"]
    path = tmp_path / "Kysely.xlsx"
    book.save(path)
    wizard.show_file(path, {})
    settle(qtbot, wizard)
    assert wizard.head.sheet.isVisible()
    assert wizard.head.sheet.currentText() == "Vastaukset"
    wizard.head.sheet.setCurrentText("Toinen")
    wizard.head.sheet.activated.emit(1)
    settle(qtbot, wizard)
    assert wizard.table.sheet == "Toinen"
    assert wizard.mapping().columns[0].heading == "Vastaaja"


def test_columns_are_found_by_their_words(shown: SurveyWizard) -> None:
    shown.bar.search.setText("opit")
    assert shown.sheet.model().rowCount() == 1
    shown.sheet.selectAll()
    assert shown.sheet.chosen_rows() == [3]
    shown.sheet.set_role("out")
    assert roles(shown) == ["variable", "variable", "variable", "out"]


def test_a_saved_mapping_that_fits_is_offered_and_used(qtbot, wizard: SurveyWizard, google: Path) -> None:
    table = surveys.read_table(google)
    saved = propose(table, "Kevät")
    columns = list(saved.columns)
    columns[1] = SurveyColumn(1, "Sukupuoli", "out", "Sukupuoli")
    wizard.show_file(google, {"Ei tämä": "{}", "Kevät": to_json(SurveyMapping("Kevät", tuple(columns)))})
    settle(qtbot, wizard)
    assert "“Kevät”" in wizard.notice.text()
    assert roles(wizard)[1] == "variable"
    wizard.notice.button.click()
    settle(qtbot, wizard)
    assert roles(wizard)[1] == "out"
    assert wizard.notice.text() == ""
    assert wizard.mapping().name == "Äijälän kysely"


def test_a_mapping_of_another_round_tells_what_is_lost_and_new(qtbot, shown: SurveyWizard, tmp_path: Path) -> None:
    changed = to_json(shown.mapping()).replace("Sukupuoli", "Sukupuolesi")
    path = tmp_path / "Syksy.json"
    path.write_text(changed, encoding="utf-8")
    shown.read_mapping(path)
    settle(qtbot, shown)
    assert "1 column of these settings is not in this survey: ”Sukupuolesi”" in shown.notice.text()
    assert "1 column is new, see what is proposed for it: ”Sukupuoli”" in shown.notice.text()


@pytest.mark.parametrize("text", ["ei json", "[]", "{}"])
def test_a_file_that_is_no_mapping_is_refused_in_words(qtbot, shown: SurveyWizard, tmp_path: Path, text: str) -> None:
    before = shown.mapping()
    path = tmp_path / "Muu.json"
    path.write_text(text, encoding="utf-8")
    shown.read_mapping(path)
    settle(qtbot, shown)
    assert shown.mapping() == before
    assert shown.notice.text().startswith("This is not a mapping")


def test_a_mapping_is_written_as_the_command_line_takes_it(qtbot, shown: SurveyWizard, tmp_path: Path) -> None:
    path = tmp_path / "Kysely.json"
    shown.model.set_role([0], "out")
    shown.write_mapping(path)
    written = from_json(path.read_text(encoding="utf-8"))
    assert written.columns[0].role == "out"
    assert json.loads(path.read_text(encoding="utf-8"))["name"] == "Äijälän kysely"
    assert "Kysely.json" in shown.notice.text()
    shown.write_mapping(tmp_path / "ei tätä kansiota" / "Kysely.json")
    assert "could not be written" in shown.notice.text()


def test_saving_in_the_project_asks_for_a_name(qtbot, shown: SurveyWizard) -> None:
    save = next(each for each in shown.head.settings.menu_of_settings.actions() if "project as" in each.text())
    save.trigger()
    dialog = shown.findChild(QInputDialog)
    assert dialog.textValue() == "Äijälän kysely"
    dialog.setTextValue("Kevät 2026")
    with qtbot.waitSignal(shown.mapping_saved) as told:
        dialog.accept()
    name, columns = told.args
    assert name == "Kevät 2026"
    assert from_json(columns).columns[3].role == "open"


def test_leaving_asks_once_where_choices_would_be_lost(qtbot, shown: SurveyWizard) -> None:
    shown.sheet.go_to(0)
    qtbot.keyClick(shown.sheet, Qt.Key.Key_4)
    qtbot.keyClick(shown, Qt.Key.Key_Escape)
    assert shown.isVisible()
    assert "Cancel again" in shown.summary.text()
    qtbot.keyClick(shown, Qt.Key.Key_Escape)
    assert not shown.isVisible()


def test_nothing_chosen_is_nothing_lost(qtbot, shown: SurveyWizard) -> None:
    qtbot.keyClick(shown, Qt.Key.Key_Escape)
    assert not shown.isVisible()


def test_a_table_that_was_read_already_is_shown_with_its_mapping(qtbot, wizard: SurveyWizard, google: Path) -> None:
    table = surveys.read_table(google)
    wizard.show_table(google, table, propose(table, "Nimi"), {})
    settle(qtbot, wizard)
    assert wizard.head.name.text() == "Nimi"
    assert wizard.table is table


def test_words_follow_the_language_and_the_look(qtbot, shown: SurveyWizard) -> None:
    i18n.install("fi")
    theme.apply_theme("dark")
    qtbot.waitUntil(lambda: shown.finish.text() == "Tuo kysely")
    assert shown.sheet.model().index(3, ROLE).data() == "Avovastaus"
    assert shown.bar.roles["id"].text() == "Tunniste"
    assert shown.summary.text() == "4 vastaajaa · 1 avokysymys · 3 muuttujaa"


def test_a_long_heading_is_broken_between_words_and_none_is_lost(qtbot) -> None:
    font = theme.ui_font(13)
    lines = _wrapped("Kuinka monta vuotta olet toiminut opettajana?", 13, 120, 9)
    assert " ".join(lines) == "Kuinka monta vuotta olet toiminut opettajana?"
    assert all(QFontMetrics(font).horizontalAdvance(line) <= 120 for line in lines)


def test_two_thousand_rows_do_not_stop_the_window(qtbot, wizard: SurveyWizard, tmp_path: Path) -> None:
    path = tmp_path / "Suuri.csv"
    lines = [";".join(f"Kysymys {n}" for n in range(60))]
    for row in range(2000):
        cells = [str(row), *(f"Vastaus {(row * n) % 7}" for n in range(1, 55))]
        cells += [f"Vastaajan {row} omat sanat kysymykseen {n}, joita on useampia." for n in range(5)]
        lines.append(";".join(cells))
    path.write_text("\n".join(lines), encoding="utf-8")
    beats: list[float] = []
    pulse = QTimer(wizard, interval=0)
    pulse.timeout.connect(lambda: beats.append(time.thread_time()))  # of the window's own thread, however busy others
    pulse.start()
    wizard.show_file(path, {})
    qtbot.waitUntil(lambda: wizard.table is not None, timeout=60_000)
    settle(qtbot, wizard)
    assert wizard.summary.text() == "2,000 respondents · 5 open questions · 55 variables"
    wizard.sheet.selectAll()
    QTest.keyClick(wizard.sheet, Qt.Key.Key_3)
    settle(qtbot, wizard)
    assert wizard.preview.source_heading.fact.text() == "60 sources"
    assert max(after - before for before, after in itertools.pairwise(beats)) < 0.15
