"""A researcher's day: import, code by mouse and by keyboard, undo, close, open tomorrow, export."""

import csv

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from kooditin.gui.bridge.mime import code_ids_data
from kooditin.gui.window.page_menu import page_menu
from kooditin.project.project import Project
from kooditin.qda.source import NewSource, Span

from .conftest import INTERVIEW, drag_over, import_files, palette_field, point_of, quotes

QUOTE = "tieto ei kulje TE-toimistosta meille"


def test_import_code_close_open_undo_and_export(qtbot, opened, project_path, tmp_path):
    window = opened
    assert window.project.sources.all()[0].name == "Äijälä & Söhnä"
    drag_over(qtbot, window, QUOTE)
    qtbot.keyClick(window.transcript, Qt.Key.Key_Return)
    field = palette_field(window)
    assert window.place.palette_box.isVisible()
    qtbot.keyClicks(field, "tiedonsiiro")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert quotes(window) == [("Tiedonsiirto", QUOTE)]
    assert not window.place.palette_box.isVisible()
    assert window.transcript.hasFocus()

    out = tmp_path / "otteet.csv"
    window.files.export(out)
    qtbot.waitUntil(lambda: not window.files.jobs)
    with out.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    assert [row["teksti"] for row in rows] == [QUOTE]

    window.show_start()
    with qtbot.waitSignal(window.project_shown):
        window.open_project(project_path)
    assert quotes(window) == [("Tiedonsiirto", QUOTE)]
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert quotes(window) == []
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert quotes(window) == [("Tiedonsiirto", QUOTE)]
    assert window.project.check() == []


def test_the_whole_task_without_a_mouse(qtbot, opened):
    window, view = opened, opened.transcript
    view.setFocus()
    while "yhteinen" not in view.page.stored[view.caret() : view.caret() + 8]:
        before = view.caret()
        qtbot.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
        assert view.caret() > before
    for _ in range(2):
        qtbot.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(view, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    field = palette_field(window)
    qtbot.keyClicks(field, "yhteisty")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    ((code, text),) = quotes(window)
    assert code == "Yhteistyö ja verkostot"
    assert text.startswith("yhteinen pöytä")
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert quotes(window) == []


def test_a_double_click_takes_the_sentence_and_a_third_the_turn(qtbot, opened):
    view = opened.transcript
    point = point_of(opened, "sovitaan")
    qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    span = view.selected_span()
    assert view.page.stored[span.start : span.end] == "Siellä sovitaan, kuka ottaa minkäkin asiakkaan."
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    span = view.selected_span()
    assert view.page.stored[span.start : span.end].startswith("Meillä on kauppakamarin")
    assert view.page.stored[span.start : span.end].endswith("asiakkaan.")


def test_a_digit_applies_the_code_that_has_it(qtbot, opened):
    code = opened.project.codes.find("Resurssit")
    opened.project.codes.set_shortcut(code.id, "4")
    drag_over(qtbot, opened, QUOTE)
    qtbot.keyClick(opened.transcript, Qt.Key.Key_4)
    assert quotes(opened) == [("Resurssit", QUOTE)]


def test_a_code_dropped_on_the_page_codes_the_selection_else_the_sentence(qtbot, opened):
    view = opened.transcript
    code = opened.project.codes.find("Resurssit")

    def drop(mime: QMimeData, point: QPoint) -> None:
        event = QDropEvent(
            QPointF(point), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        )
        view.dropEvent(event)

    drop(code_ids_data([code.id]), point_of(opened, "soitellaan"))
    assert quotes(opened) == [("Resurssit", "Me soitellaan niitä papereita perään.")]
    drag_over(qtbot, opened, "kauppakamarin kanssa")
    drop(code_ids_data([code.id]), point_of(opened, "soitellaan"))
    assert quotes(opened)[0] == ("Resurssit", "kauppakamarin kanssa")


def test_several_codes_dropped_together_are_one_act(qtbot, opened):
    codes = [opened.project.codes.find(name).id for name in ("Resurssit", "Tiedonsiirto")]
    mime, at = code_ids_data(codes), QPointF(point_of(opened, "soitellaan"))
    event = QDropEvent(at, Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    opened.transcript.dropEvent(event)
    assert [name for name, _ in quotes(opened)] == ["Resurssit", "Tiedonsiirto"]
    opened.undo()
    assert quotes(opened) == []


def test_the_end_of_a_coding_is_dragged(qtbot, opened):
    view = opened.transcript
    drag_over(qtbot, opened, "tieto ei kulje")
    opened.apply_code(opened.project.codes.find("Tiedonsiirto").id)
    port, end = view.viewport(), point_of(opened, "tieto ei kulje", end=True)
    qtbot.mousePress(port, Qt.MouseButton.LeftButton, pos=end)
    qtbot.mouseMove(port, point_of(opened, QUOTE, end=True))
    qtbot.mouseRelease(port, Qt.MouseButton.LeftButton, pos=point_of(opened, QUOTE, end=True))
    assert quotes(opened) == [("Tiedonsiirto", QUOTE)]
    for name in ("end_earlier", "start_later"):
        opened.acts.by_name[name].trigger()
    assert quotes(opened) == [("Tiedonsiirto", "ei kulje TE-toimistosta")]
    opened.undo()
    opened.undo()
    opened.undo()
    assert quotes(opened) == [("Tiedonsiirto", "tieto ei kulje")]


def test_a_new_code_is_made_while_coding_and_undone_in_one_step(qtbot, opened):
    before = len(opened.project.codes.all())
    drag_over(qtbot, opened, QUOTE)
    qtbot.keyClick(opened.transcript, Qt.Key.Key_Return)
    field = palette_field(opened)
    field.setText("Paperisota öö")
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert quotes(opened) == [("Paperisota öö", QUOTE)]
    opened.undo()
    assert quotes(opened) == []
    assert len(opened.project.codes.all()) == before


def test_deleting_a_code_tells_what_went_and_undo_brings_it_back(qtbot, opened):
    code = opened.project.codes.find("Kehittämistarpeet/Tiedonsiirto")
    drag_over(qtbot, opened, QUOTE)
    opened.apply_code(code.id)
    opened.place.delete_code(code.id)
    assert quotes(opened) == []
    assert "Tiedonsiirto" in opened.place.notice.text()
    opened.undo()
    assert quotes(opened) == [("Tiedonsiirto", QUOTE)]
    assert opened.transcript.index.get(opened.project.codings.in_source(1)[0].id) is not None


def test_a_deleted_source_leaves_the_page_and_comes_back(qtbot, opened, tmp_path):
    other = tmp_path / "Toinen.txt"
    other.write_text("H: Entä nyt?\n\nV2: No ei tässä mitään.\n", encoding="utf-8")
    import_files(qtbot, opened, other)
    first = opened.place.source_id
    opened.place.delete_source(first)
    assert opened.place.source_id != first
    assert [source.name for source in opened.project.sources.all()] == ["Toinen"]
    opened.undo()
    assert len(opened.project.sources.all()) == 2


def test_bad_files_are_named_and_the_good_ones_come_in(qtbot, opened, tmp_path):
    empty, wrong, good = tmp_path / "tyhjä.txt", tmp_path / "kuva.docx", tmp_path / "hyvä.txt"
    empty.write_bytes(b"")
    wrong.write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 50)
    good.write_text("H: Moi.\n\nV1: Terve.\n", encoding="utf-8")
    import_files(qtbot, opened, empty, wrong, good)
    assert [source.name for source in opened.project.sources.all()][-1] == "hyvä"
    told = opened.place.notice.text()
    assert "tyhjä.txt" in told
    assert "kuva.docx" in told


def test_a_second_window_on_the_file_reads_and_says_so(qtbot, opened, project_path):
    with Project.open(project_path) as other:
        assert other.read_only
        assert other.read_only_reason is not None


def test_a_memo_is_written_on_a_passage_read_again_and_undone(qtbot, opened):
    view, card = opened.transcript, opened.place.memo_card
    drag_over(qtbot, opened, QUOTE)
    opened.acts.by_name["write_memo"].trigger()
    assert card.field.hasFocus()
    card.field.setPlainText("Sama huoli kuin Lahdessa 😀")
    qtbot.keyClick(card.field, Qt.Key.Key_Escape)
    assert card.isHidden()
    ((span, text),) = [(memo.span, memo.text) for memo in view.memos]
    assert (view.page.stored[span.start : span.end], text) == (QUOTE, "Sama huoli kuin Lahdessa 😀")
    view.numbers.grab()
    mark = view.numbers.marks[0][0].center().toPoint()
    qtbot.mouseClick(view.numbers, Qt.MouseButton.LeftButton, pos=mark)
    assert card.field.toPlainText() == text
    card.dismiss()
    opened.undo()
    assert view.memos == []
    assert opened.project.memos.all() == []


def test_a_right_click_offers_the_speaker_and_the_codes_used_last(qtbot, opened):
    code = opened.project.codes.find("Resurssit")
    drag_over(qtbot, opened, QUOTE)
    opened.apply_code(code.id)
    menu = page_menu(opened.place, opened.acts.by_name, opened.transcript.page.stored.index("tieto ei"))
    offered = {action.text(): action for action in menu.actions()}
    assert "Resurssit" in offered
    asks = next(action for words, action in offered.items() if words.startswith("V1 "))
    assert not asks.isChecked()
    asks.trigger()
    assert opened.transcript.interviewers == {"Haastattelija", "V1"}
    assert quotes(opened) == [("Resurssit", QUOTE)]
    speaker = next(s for s in opened.project.sources.speakers(1) if s.name == "V1")
    opened.project.sources.rename_speaker(speaker.id, "Ohjaaja Å")
    assert "V1: Ohjaaja Å\u2028" in opened.transcript.page.text
    opened.undo()
    opened.undo()
    assert opened.transcript.interviewers == {"Haastattelija"}


def test_an_ampersand_is_shown_as_one_in_tabs_and_menus(qtbot, opened):
    tabs = opened.place.tabs
    assert tabs.tabText(0) == "Äijälä && Söhnä"
    assert tabs.tabToolTip(0) == "Äijälä & Söhnä"
    opened.project.codes.add("Työ & koti")
    assert "Työ && koti" in opened.acts.by_name["undo"].text()


def test_many_tabs_stay_wide_enough_to_tell_apart(qtbot, opened):
    for number in range(20):
        source = opened.project.sources.add(NewSource(f"Haastattelu {number} Kaakkois-Suomen hyvinvointialueelta", "ä"))
        opened.show_source(source.id)
    tabs = opened.place.tabs
    assert all(tabs.tabRect(index).width() >= 120 for index in range(1, tabs.count()))


def test_undoing_an_import_of_many_sources_empties_the_page(qtbot, opened, tmp_path):
    paths = [tmp_path / f"Toinen {number}.txt" for number in range(3)]
    for path in paths:
        path.write_text("H: Entä nyt? 😀\n\nV2: No ei tässä mitään.\n", encoding="utf-8")
    import_files(qtbot, opened, *paths)
    opened.show_source(opened.project.sources.all()[1].id)
    opened.undo()
    assert opened.place.source_id == 1
    opened.undo()
    assert opened.place.source_id is None
    assert opened.transcript.page.stored == ""


def test_the_palette_closes_when_the_field_before_it_is_gone(qtbot, opened):
    tree = opened.place.codebook.tree
    opened.place.codebook.select(opened.project.codes.find("Resurssit").id)
    tree.setFocus()
    qtbot.keyClick(tree, Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    opened.transcript.select_span(Span(start := INTERVIEW.index(QUOTE), start + len(QUOTE)))
    opened.place.coding.ask_code()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qtbot.keyClick(palette_field(opened), Qt.Key.Key_Escape)
    assert not opened.place.palette_box.isVisible()


def test_the_same_file_again_is_noticed(qtbot, opened, interview):
    import_files(qtbot, opened, interview)
    assert "on jo projektissa" in opened.place.notice.text()
    assert [source.name for source in opened.project.sources.all()] == ["Äijälä & Söhnä", "Äijälä & Söhnä (2)"]


def test_a_memo_written_with_pauses_is_one_step_until_the_writer_leaves(qtbot, opened):
    drag_over(qtbot, opened, QUOTE)
    coding = opened.apply_code(opened.project.codes.find("Tiedonsiirto").id)
    opened.acts.by_name["edit_memo"].trigger()
    field, steps = opened.place.memo.memo, len(opened.project.history())
    for words in ("Tieto ", "katkeaa ", "nyt."):
        qtbot.keyClicks(field, words)
        field.flush()  # what a pause does
    assert opened.project.codings.get(coding.id).memo == "Tieto katkeaa nyt."
    assert len(opened.project.history()) == steps + 1
    opened.transcript.setFocus()
    field.setFocus()
    qtbot.keyClicks(field, "!")
    field.flush()
    assert len(opened.project.history()) == steps + 2
    opened.undo()
    assert opened.project.codings.get(coding.id).memo == "Tieto katkeaa nyt."
    opened.undo()
    assert opened.project.codings.get(coding.id).memo == ""
    qtbot.keyClicks(field, "Uusi")
    field.flush()
    assert opened.project.codings.get(coding.id).memo == "Uusi"
    opened.undo()
    assert opened.project.codings.get(coding.id).memo == ""


def test_a_passage_memo_written_with_pauses_goes_with_one_undo(qtbot, opened):
    drag_over(qtbot, opened, QUOTE)
    opened.acts.by_name["write_memo"].trigger()
    field = opened.place.memo_card.field
    for words in ("Palaa ", "kohta."):
        qtbot.keyClicks(field, words)
        field.flush()
    assert [memo.text for memo in opened.project.memos.all()] == ["Palaa kohta."]
    opened.place.flush_memos()
    opened.undo()
    assert opened.project.memos.all() == []
