"""The import window shows what would come in, and what is corrected there holds for the files it was meant for."""

import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QComboBox

from kooditin.exchange.corrections import Corrections, batch_of, corrected
from kooditin.exchange.incoming import gathered, looked_through, refused
from kooditin.gui.bridge import i18n
from kooditin.gui.materials.import_model import FACTS_ROLE, KIND_ROLE, WARNINGS_ROLE, ImportModel
from kooditin.gui.materials.import_preview import MOST_TURNS
from kooditin.gui.materials.import_voices import ASKS, CASE, NAME, OWN_CASE, WHOLE, VoiceModel
from kooditin.gui.materials.import_window import ImportWindow

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal
TURKU = "H: Miten meni? 😀\n\nV1: Ihan hyvin meni.\n\nH: Entä nyt?\n\nV1: No joo.\n\nH: Kiitos.\n\nV2: Ei mennyt.\n"
OULU = "H: Miten meni?\n\nV1: Oulussa hyvin.\n\nH: Entä nyt?\n\nV1: Hyvin.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two interviews, a report, a file that cannot be read, and the first interview again."""
    folder = tmp_path / "aineisto"
    folder.mkdir()
    (folder / "Turku.txt").write_text(TURKU, encoding="utf-8")
    (folder / "Oulu.txt").write_text(OULU, encoding="utf-8")
    (folder / "Raportti.md").write_text("# Tulokset\n\nHyvin meni.\n\n- yksi\n- kaksi\n", encoding="utf-8")
    (folder / "rikki.pdf").write_bytes(b"%PDF-1.4 rikki")
    (folder / "Vielä Turku.txt").write_text(TURKU, encoding="utf-8")
    return folder


@pytest.fixture
def window(qtbot, folder: Path, tmp_path: Path) -> ImportWindow:
    """The window with those files read."""
    window = ImportWindow()
    qtbot.addWidget(window)
    window.set_known(["Oulu", "Talent Hub Turku"], {"vastaajaryhmä": ["henkilöstö", "asiakas"]}, {})
    found = gathered([folder], tmp_path / "purettu")
    seen: dict[str, str] = {}
    for path in found.files:
        window.add(looked_through(path, seen))
    for failed in found.not_read:
        window.add(refused(failed))
    window.finish(found.left_out)
    window.show()
    qtbot.waitExposed(window)
    return window


def row_of(window: ImportWindow, name: str) -> int:
    return next(row for row, (incoming, _) in enumerate(window.model.files()) if incoming.file == name)


def choose(window: ImportWindow, *names: str) -> None:
    window.list.clearSelection()
    for name in names:
        index = window.model.index(row_of(window, name))
        window.list.setCurrentIndex(index) if name == names[0] else None
        window.list.selectionModel().select(index, window.list.selectionModel().SelectionFlag.Select)


def voice(window: ImportWindow, name: str) -> int:
    return next(row for row, each in enumerate(window.corrections.voices.rows) if each.voice == name)


def taken(window: ImportWindow) -> dict[str, object]:
    """The sources that would come in, by name."""
    return {source.name: source for source in batch_of(window.model.files()).sources}


def test_the_files_are_listed_with_kind_size_and_what_is_wrong(window: ImportWindow) -> None:
    model = window.model
    listed = [model.index(row).data() for row in range(model.rowCount())]
    assert listed == ["Oulu", "Raportti", "Turku", "Vielä Turku", "rikki.pdf"]
    turku = model.index(row_of(window, "Turku.txt"))
    assert turku.data(KIND_ROLE) == "Interview"
    assert turku.data(FACTS_ROLE) == "19 words · 6 turns · 3 speakers"
    broken = model.index(row_of(window, "rikki.pdf"))
    assert broken.data(Qt.ItemDataRole.CheckStateRole) is None
    assert "rikki.pdf" in broken.data(FACTS_ROLE)
    assert turku.data(WARNINGS_ROLE) == 0


def test_the_same_file_again_stays_out_and_says_so(window: ImportWindow) -> None:
    twin = window.model.index(row_of(window, "Vielä Turku.txt"))
    assert Qt.CheckState(twin.data(Qt.ItemDataRole.CheckStateRole)) == Qt.CheckState.Unchecked
    assert twin.data(FACTS_ROLE) == "The same file as Turku"
    assert window.count() == 3
    assert window.bring_in.text() == "Import 3 files"
    assert "1 file could not be read." in window.summary.text()


def test_the_models_keep_qts_rules_while_files_come_and_change(qtbot, folder: Path) -> None:
    model = ImportModel()
    voices = VoiceModel(model)
    testers = [QAbstractItemModelTester(each, FATAL) for each in (model, voices)]
    model.changed.connect(voices.reload)
    for name in ("rikki.pdf", "Turku.txt", "Oulu.txt"):
        model.add([(looked_through(folder / name, {}), Corrections())])
    voices.set_scope([0])
    voices.set_scope(model.readable())
    voices.setData(voices.index(1, NAME), "Haastattelija")
    model.setData(model.index(0), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    model.tick([0, 1, 2], False)
    voices.set_scope([])
    assert [incoming.file for incoming, _ in model.files()] == ["Turku.txt", "Oulu.txt", "rikki.pdf"]
    assert [each.taken for _, each in model.files()] == [False, False, True]
    assert testers


def test_a_click_on_the_box_and_space_tick_files(qtbot, window: ImportWindow) -> None:
    turku = window.model.index(row_of(window, "Turku.txt"))
    box = window.list.visualRect(turku).topLeft() + QPoint(20, 15)
    qtbot.mouseClick(window.list.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert "Turku" not in taken(window)
    choose(window, "Oulu.txt", "Turku.txt")
    window.list.setFocus()
    qtbot.keyClick(window.list, Qt.Key.Key_Space)
    assert {"Turku", "Oulu"} <= taken(window).keys()
    qtbot.keyClick(window.list, Qt.Key.Key_Space)
    assert taken(window).keys() == {"Raportti"}
    qtbot.waitUntil(lambda: window.bring_in.text() == "Import 1 file")


def test_name_kind_and_language_are_corrected_for_one_file(qtbot, window: ImportWindow) -> None:
    choose(window, "Turku.txt")
    fields = window.corrections
    assert fields.reason.text() == "Speakers 3, turns 6."
    fields.name.setFocus()
    fields.name.selectAll()
    qtbot.keyClicks(fields.name, "Talent Hub, Turku")
    qtbot.keyClick(fields.name, Qt.Key.Key_Return)
    assert window.result() == 0
    assert window.list.hasFocus()
    for box, code in ((fields.kind, "workshop"), (fields.language, "sv")):
        box.setCurrentIndex(box.findData(code))
        box.activated.emit(box.currentIndex())
    source = taken(window)["Talent Hub, Turku"]
    assert (source.kind, source.language) == ("workshop", "sv")
    assert fields.reason.isHidden()
    assert taken(window)["Oulu"].kind == "interview"


def test_a_correction_of_many_files_holds_for_all_of_them(qtbot, window: ImportWindow) -> None:
    choose(window, "Turku.txt", "Raportti.md")
    fields = window.corrections
    assert not fields.name.isEnabled()
    assert fields.kind.currentIndex() == -1
    fields.kind.setCurrentIndex(fields.kind.findData("notes"))
    fields.kind.activated.emit(fields.kind.currentIndex())
    kinds = {name: source.kind for name, source in taken(window).items()}
    assert kinds == {"Turku": "notes", "Raportti": "notes", "Oulu": "interview"}


def test_turns_are_switched_off_when_the_guess_is_wrong(qtbot, window: ImportWindow) -> None:
    choose(window, "Turku.txt")
    window.corrections.has_turns.click()
    source = taken(window)["Turku"]
    assert (source.turns, source.text, source.kind) == ((), TURKU, "notes")
    assert [row.voice for row in window.corrections.voices.rows] == [WHOLE]
    assert "V1: Ihan hyvin meni." in window.preview.text.toPlainText()


def test_a_speaker_is_renamed_marked_and_made_a_case(qtbot, window: ImportWindow) -> None:
    choose(window, "Turku.txt")
    voices = window.corrections.voices
    row = voice(window, "V1")
    assert voices.setData(voices.index(row, NAME), " Ohjaaja  Å ")
    assert voices.setData(voices.index(row, CASE), "Maija")
    asks = voices.index(voice(window, "V2"), ASKS)
    assert voices.setData(asks, Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    source = taken(window)["Turku"]
    assert [(each.name, each.interviewer, each.case) for each in source.speakers] == [
        ("H", True, ""), ("Ohjaaja Å", False, "Maija"), ("V2", True, "")
    ]  # fmt: skip
    assert "Ohjaaja Å" in window.preview.text.toPlainText()


def test_what_is_said_of_v1_in_all_files_holds_in_each(qtbot, window: ImportWindow) -> None:
    choose(window, "Turku.txt")
    fields = window.corrections
    fields.everywhere.setChecked(True)
    fields.table.selectRow(voice(window, "V1"))
    fields.values.variable_text.setText("vastaajaryhmä")
    fields.values.value_text.setText("henkilöstö")
    fields.values.value_text.setFocus()
    qtbot.keyClick(fields.values.value_text, Qt.Key.Key_Return)
    assert window.result() == 0
    batch = batch_of(window.model.files())
    assert {case.name: dict(case.values) for case in batch.cases} == {
        "Oulu, V1": {"vastaajaryhmä": "henkilöstö"}, "Turku, V1": {"vastaajaryhmä": "henkilöstö"}
    }  # fmt: skip
    assert fields.voices.index(voice(window, "V1"), CASE).data() == "different cases"
    gone = fields.values.given.itemAtPosition(0, 1).widget()
    gone.click()
    assert batch_of(window.model.files()).cases == ()


def test_a_case_of_its_own_is_made_in_each_file(window: ImportWindow) -> None:
    choose(window, "Turku.txt", "Oulu.txt")
    voices = window.corrections.voices
    voices.setData(voices.index(voice(window, "V1"), CASE), OWN_CASE)
    cases = {name: [each.case for each in source.speakers] for name, source in taken(window).items()}
    assert cases["Turku"] == ["", "Turku, V1", ""]
    assert cases["Oulu"] == ["", "Oulu, V1"]


def test_a_source_named_as_a_case_is_that_case_and_the_likest_cases_are_offered_first(
    qtbot, window: ImportWindow
) -> None:
    assert taken(window)["Oulu"].case == "Oulu"
    choose(window, "Turku.txt")
    table = window.corrections.table
    table.edit(window.corrections.voices.index(0, CASE))
    box = table.viewport().findChild(QComboBox)
    assert [box.itemText(row) for row in range(box.count())] == ["Turku", "Talent Hub Turku", "Oulu"]


def test_enter_in_a_cell_keeps_what_was_typed_and_does_not_import(qtbot, window: ImportWindow) -> None:
    choose(window, "Turku.txt")
    table, voices = window.corrections.table, window.corrections.voices
    window.activateWindow()
    table.setFocus()
    for column, words in ((CASE, "Maija"), (NAME, "Ohjaaja")):
        row = voice(window, "V1")
        table.setCurrentIndex(voices.index(row, column))
        qtbot.keyClick(table, Qt.Key.Key_F2)
        field = window.focusWidget()
        qtbot.keyClicks(field, words)
        qtbot.keyClick(field, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda row=row, column=column, words=words: voices.index(row, column).data() == words)
    assert window.isVisible()
    assert window.result() == 0
    assert taken(window)["Turku"].speakers[1].case == "Maija"


def test_the_preview_shows_turns_headings_and_the_sentence_of_a_bad_file(window: ImportWindow) -> None:
    choose(window, "Turku.txt")
    assert window.preview.text.toPlainText().startswith("H\nMiten meni? 😀\nV1\nIhan hyvin meni.")
    choose(window, "Raportti.md")
    assert window.preview.text.toPlainText().startswith("Tulokset\nHyvin meni.")
    assert window.corrections.structure.text() == "Headings: 1 · List items: 2"
    choose(window, "rikki.pdf")
    assert "rikki.pdf" in window.preview.text.toPlainText()
    assert window.corrections.inside.isHidden()
    choose(window, "Turku.txt")
    assert window.corrections.inside.isVisible()


def test_a_long_file_is_shown_from_its_beginning(qtbot, tmp_path: Path) -> None:
    path = tmp_path / "Pitkä.txt"
    path.write_text("".join(f"H: Entä {n}?\n\nV1: No joo {n}.\n\n" for n in range(600)), encoding="utf-8")
    window = ImportWindow()
    qtbot.addWidget(window)
    window.add(looked_through(path, {}))
    window.finish()
    text = window.preview.text.toPlainText()
    assert f"No joo {MOST_TURNS // 2 - 1}." in text
    assert "No joo 300." not in text
    assert "200 of 1,200 turns" in text


def test_enter_imports_and_a_second_escape_leaves_corrections(qtbot, window: ImportWindow) -> None:
    window.list.setFocus()
    with qtbot.waitSignal(window.accepted):
        qtbot.keyClick(window.list, Qt.Key.Key_Return)
    window.show()
    choose(window, "Turku.txt")
    window.corrections.has_turns.click()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert window.isVisible()
    assert "would be lost" in window.summary.text()
    with qtbot.waitSignal(window.rejected):
        qtbot.keyClick(window, Qt.Key.Key_Escape)


def test_nothing_can_be_imported_while_files_are_read_or_when_none_is_ticked(qtbot, folder: Path) -> None:
    window = ImportWindow()
    qtbot.addWidget(window)
    window.show_progress(1, 3)
    window.add(looked_through(folder / "Turku.txt", {}))
    assert not window.bring_in.isEnabled()
    qtbot.waitUntil(lambda: window.summary.text() == "Reading: 1 of 3")
    window.finish()
    assert window.bring_in.isEnabled()
    window.model.tick([0], False)
    qtbot.waitUntil(lambda: not window.bring_in.isEnabled())


def test_a_survey_shows_its_columns_and_comes_in_as_they_are_chosen(qtbot, tmp_path: Path) -> None:
    path = tmp_path / "Kysely.csv"
    rows = [
        f"{n};{'Uusimaa' if n % 2 else 'Häme'};Vastaus numero {n}, ja siinä on pitkästi asiaa." for n in range(1, 9)
    ]
    path.write_text("Nro;Maakunta;Mitä mieltä olet palvelusta?\n" + "\n".join(rows) + "\n", encoding="utf-8")
    window = ImportWindow()
    qtbot.addWidget(window)
    window.add(looked_through(path, {}))
    window.finish()
    window.show()
    assert window.model.index(0).data(FACTS_ROLE) == "8 respondents · 1 variable · 1 open question"
    assert "Vastaus numero 1" in window.preview.text.toPlainText()
    fields = window.corrections
    assert fields.columns.isVisible()
    assert fields.table.isHidden()
    wizard = window.ask_columns(0)
    qtbot.waitUntil(lambda: wizard.finish.isEnabled())
    place = next(row for row, column in enumerate(wizard.mapping().columns) if column.role == "variable")
    wizard.model.set_role([place], "out")
    with qtbot.waitSignal(window.model.changed):
        wizard.finish.click()
        assert not window.bring_in.isEnabled()
    qtbot.waitUntil(window.bring_in.isEnabled)
    batch = batch_of(window.model.files())
    assert (len(batch.cases), batch.variables) == (8, ())
    assert [source.kind for source in batch.sources] == ["survey"]


def test_the_words_follow_the_language(qtbot, window: ImportWindow) -> None:
    choose(window, "Turku.txt")
    i18n.install("fi")
    qtbot.waitUntil(lambda: window.cancel.text() == "Peruuta")
    assert window.corrections.reason.text() == "Puhujia 3, vuoroja 6."
    assert window.corrections.kind.currentText() == "Haastattelu"
    assert window.model.index(row_of(window, "Turku.txt")).data(FACTS_ROLE) == "19 sanaa · 6 vuoroa · 3 puhujaa"
    i18n.install("en")


def test_files_in_a_zip_stand_among_the_others(qtbot, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("Turku.txt", TURKU)
        archive.writestr("kuva.png", b"x")
    found = gathered([tmp_path / "a.zip"], tmp_path / "purettu")
    incoming = looked_through(found.files[0], {})
    assert corrected(incoming, Corrections()).origin == "Turku.txt"
    window = ImportWindow()
    qtbot.addWidget(window)
    window.add(incoming)
    window.finish(found.left_out)
    assert "1 file of another kind was passed over." in window.summary.text()


def test_the_row_of_whole_sources_says_how_many_it_is_about(window: ImportWindow) -> None:
    choose(window, "Turku.txt")
    voices = window.corrections.voices
    assert voices.index(0, NAME).data() == "The whole source"
    window.corrections.everywhere.setChecked(True)
    assert voices.index(0, NAME).data() == "4 sources"
    voices.setData(voices.index(0, CASE), "Hanke")
    assert {source.case for source in taken(window).values()} == {"Hanke"}
