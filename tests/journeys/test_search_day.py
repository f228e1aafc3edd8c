"""A researcher searches a word in all its forms, reads a hit on the page, codes what was found, and takes it back."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kooditin.gui.window.main_window import MainWindow
from kooditin.language.quick import quick_version, quick_words
from kooditin.project.project import Project
from kooditin.qda.source import Span
from kooditin.sample import write_example

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> MainWindow:
    """The window with the example project, whose words are analysed already; the worker stays at rest."""
    path = tmp_path / "Esimerkki.kooditin"
    write_example(path)
    with Project.open(path, back_up=False) as project:
        version = quick_version("fi")
        for source in project.sources.all():
            missing = [text for _, text in project.analyses.missing(source.id, version)]
            project.analyses.keep(version, [(text, quick_words(text)) for text in missing])
            project.analyses.index(source.id, version)
            assert project.analyses.is_indexed(source.id)
    window.language_work.is_paused = True
    with qtbot.waitSignal(window.project_shown):
        window.open_project(path)
    return window


def search(qtbot: QtBot, window: MainWindow, text: str) -> None:
    """Types into the field of the open search and waits for all hits."""
    panel = window.search.panel
    field = panel.bar.field
    assert QApplication.focusWidget() is field
    qtbot.keyClicks(field, text)

    def is_answered() -> bool:
        answer = panel.results.answer
        return answer is not None and answer.whole and answer.question.text == text and not panel.seeker.is_busy

    qtbot.waitUntil(is_answered)


def open_search(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F, CONTROL)
    assert window.places.currentWidget() is window.search


def test_a_word_is_found_in_its_forms_read_on_the_page_coded_and_taken_back(qtbot, window):
    project = window.project
    open_search(qtbot, window)
    search(qtbot, window, "kunta")
    results = window.search.panel.results
    forms = results.forms.rows.words()
    assert "kunta" in forms
    assert len(forms) > 2
    every = results.model.rowCount()
    inflected = next(form for form in forms if form != "kunta" and form.startswith("kun"))
    place = results.forms.rows.index(forms.index(inflected))
    port = results.forms.viewport()
    qtbot.mouseClick(port, Qt.MouseButton.LeftButton, pos=results.forms.visualRect(place).center())
    assert {hit.form for hit in results.model.hits()} == {inflected}
    qtbot.mouseClick(results.all_forms, Qt.MouseButton.LeftButton)
    assert results.model.rowCount() == every

    # to the page and on from there
    qtbot.keyClick(window.search.panel.bar.field, Qt.Key.Key_Down)
    qtbot.keyClick(results.table, Qt.Key.Key_Down)
    hit = results.model.hit(1)
    qtbot.keyClick(results.table, Qt.Key.Key_Return)
    assert window.places.currentWidget() is window.place
    assert window.place.source_id == hit.source
    assert window.transcript.selected_span() == Span(hit.start, hit.end)
    line = window.transcript.boxes(Span(hit.start, hit.end))[0]
    assert 20 < line.top() < window.transcript.viewport().height() - 60  # not at the edge of the page
    behind = results.model.hit(2)
    qtbot.keyClick(window, Qt.Key.Key_F3)
    assert window.place.source_id == behind.source
    assert window.transcript.selected_span() == Span(behind.start, behind.end)
    qtbot.keyClick(window, Qt.Key.Key_F3, SHIFT)
    assert window.transcript.selected_span() == Span(hit.start, hit.end)
    open_search(qtbot, window)
    assert (results.model.rowCount(), results.table.currentIndex().row()) == (every, 1)

    # the sentences of all hits get a code in one act
    code = project.codes.find("Rahoitus")
    counted = sum(project.queries.code_counts([code.id]).values())
    qtbot.mouseClick(results.code_all, Qt.MouseButton.LeftButton)
    field = window.search.palette_box.field
    assert field.hasFocus()
    qtbot.keyClicks(field, "Rahoitus")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Rahoitus" in window.search.notice.text())
    new = [coding for coding in project.queries.codings_list(codes=[code.id]) if coding.origin == "auto"]
    assert len(new) == sum(project.queries.code_counts([code.id]).values()) - counted
    for coding in new:
        said = project.sources.text(coding.source)[coding.start : coding.end]
        assert "kun" in said.lower()
        assert said == said.strip()
    covered = {(c.source, c.start, c.end) for c in new}
    for each in results.model.hits():
        assert any(source == each.source and start <= each.start and each.end <= end for source, start, end in covered)

    # one step back takes all of it
    undo = next(button for button, _ in window.search.notice._named if button.text() == "Kumoa")
    qtbot.mouseClick(undo, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: sum(project.queries.code_counts([code.id]).values()) == counted)
    assert project.check() == []


def test_words_typical_of_reports_are_counted_searched_and_exported(qtbot, window, tmp_path, monkeypatch):
    open_search(qtbot, window)
    panel = window.search.panel
    qtbot.mouseClick(panel.bar.words_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not panel.counter.is_busy)
    everywhere = {row.word: row for row in panel.words.model.rows()}
    assert everywhere["kunta"].sources > 1
    card = panel.limits.open_card("kinds")
    qtbot.keyClicks(card.field, "raport")
    qtbot.keyClick(card.field, Qt.Key.Key_Return)
    card.close()
    qtbot.waitUntil(lambda: not panel.counter.is_busy)
    typical = panel.words.model.rows()
    assert typical[0].score > 3.84
    assert typical[0].rate > typical[0].rest_rate
    path = tmp_path / "Sanat ä.csv"
    monkeypatch.setattr("kooditin.gui.window.searching.QFileDialog.getSaveFileName", lambda *_: (str(path), ""))
    qtbot.mouseClick(panel.words.export, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Sanat ä.csv" in window.search.notice.text())
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    assert lines[0].startswith("sana;")
    assert lines[1].split(";")[:2] == [typical[0].word, str(typical[0].count)]
    assert len(lines) == len(typical) + 1
    window.activateWindow()  # the screenless platform activates no window when a card closes
    qtbot.waitUntil(window.isActiveWindow)
    panel.words.table.setFocus()
    panel.words.table.setCurrentIndex(panel.words.model.index(0, 0))
    qtbot.keyClick(panel.words.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not panel.seeker.is_busy)
    assert panel.results.model.rowCount() >= typical[0].count


def test_chosen_rows_alone_get_a_new_code(qtbot, window):
    open_search(qtbot, window)
    search(qtbot, window, "palvelu")
    results = window.search.panel.results
    qtbot.keyClick(window.search.panel.bar.field, Qt.Key.Key_Down)
    qtbot.keyClick(results.table, Qt.Key.Key_Down, SHIFT)
    hits = results.table.chosen_hits()
    assert len(hits) == 2
    results.extent.setCurrentIndex(0)
    qtbot.keyClick(results.table, Qt.Key.Key_K, CONTROL)
    field = window.search.palette_box.field
    qtbot.keyClicks(field, "Palvelusanat")
    qtbot.keyClick(field, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: "Palvelusanat" in window.search.notice.text())
    code = window.project.codes.find("Palvelusanat")
    spans = [(c.source, c.start, c.end) for c in window.project.queries.codings_list(codes=[code.id])]
    assert spans == sorted((hit.source, hit.start, hit.end) for hit in hits)
    qtbot.keyClick(window, Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: not window.files.jobs)
    assert all(each.name != "Palvelusanat" for each in window.project.codes.all())


def test_escape_and_the_act_itself_go_back_to_the_page(qtbot, window):
    open_search(qtbot, window)
    qtbot.keyClick(window.search.panel.bar.field, Qt.Key.Key_Escape)
    assert window.places.currentWidget() is window.place
    assert not window.acts.by_name["show_search"].isChecked()
    open_search(qtbot, window)
    qtbot.keyClick(window, Qt.Key.Key_F, CONTROL)
    assert window.places.currentWidget() is window.place
    qtbot.keyClick(window, Qt.Key.Key_3, CONTROL)
    open_search(qtbot, window)
    assert not window.acts.by_name["show_cases"].isChecked()


def test_a_code_found_by_name_is_opened_in_the_codebook(qtbot, window):
    open_search(qtbot, window)
    search(qtbot, window, "palvelumalli")
    found = window.search.panel.results.found
    qtbot.waitUntil(lambda: found.has_rows)
    qtbot.mouseClick(found.viewport(), Qt.MouseButton.LeftButton, pos=found.visualRect(found.things.index(0)).center())
    assert window.places.currentWidget() is window.place
    current = window.place.codebook.current_code()
    assert window.project.codes.get(current).name == "Palvelumalli"


def open_thing(qtbot: QtBot, window: MainWindow, kind: str) -> None:
    """Clicks the first thing of a kind that was found by its name."""
    found = window.search.panel.results.found
    qtbot.waitUntil(lambda: any(found.things.thing(row).kind == kind for row in range(found.things.rowCount())))
    row = next(row for row in range(found.things.rowCount()) if found.things.thing(row).kind == kind)
    where = found.visualRect(found.things.index(row)).center()
    qtbot.mouseClick(found.viewport(), Qt.MouseButton.LeftButton, pos=where)


def test_cases_and_memos_are_opened_where_they_are_kept(qtbot, window):
    project = window.project
    source = project.sources.all()[1].id
    memo = project.memos.add("source", source, "Valtiotalo mainittu 😀", Span(40, 60))
    case = project.cases.add_case("Valtiotalon väki")
    open_search(qtbot, window)
    search(qtbot, window, "valtiotalo")
    open_thing(qtbot, window, "case")
    assert window.places.currentWidget() is window.cases
    assert [each.id for each in window.cases.table.chosen_cases()] == [case.id]
    open_search(qtbot, window)
    open_thing(qtbot, window, "memo")
    assert window.places.currentWidget() is window.place
    assert window.place.source_id == source
    assert window.place.memo_card.memo_id == memo.id
    assert window.transcript.selected_span() is not None


def test_f3_without_a_search_opens_it_and_after_the_last_hit_says_so(qtbot, window):
    qtbot.keyClick(window, Qt.Key.Key_F3)
    assert window.places.currentWidget() is window.search
    search(qtbot, window, "kunta")
    results = window.search.panel.results
    qtbot.keyClick(window.search.panel.bar.field, Qt.Key.Key_Down)
    qtbot.keyClick(results.table, Qt.Key.Key_End, CONTROL)
    qtbot.keyClick(results.table, Qt.Key.Key_Return)
    assert window.places.currentWidget() is window.place
    qtbot.keyClick(window, Qt.Key.Key_F3)
    assert "viimeinen osuma" in window.place.notice.text()


def test_a_deleted_source_is_no_longer_gone_to(qtbot, window):
    open_search(qtbot, window)
    search(qtbot, window, "kunta")
    hits = window.search.panel.results.model.hits()
    qtbot.keyClick(window.search.panel.bar.field, Qt.Key.Key_Escape)
    window.place.delete_source(hits[0].source)
    qtbot.keyClick(window, Qt.Key.Key_F3)
    assert window.place.source_id != hits[0].source
    open_search(qtbot, window)
    panel = window.search.panel
    qtbot.waitUntil(lambda: not panel.seeker.is_busy)
    assert hits[0].source not in {hit.source for hit in panel.results.model.hits()}
    assert panel.results.model.rowCount() > 0


def test_another_project_is_searched_anew(qtbot, window, project_path):
    open_search(qtbot, window)
    search(qtbot, window, "kunta")
    with qtbot.waitSignal(window.project_shown):
        window.open_project(project_path)
    open_search(qtbot, window)
    assert window.search.panel.bar.text == ""
    assert window.search.panel.results.model.rowCount() == 0


def test_a_memo_is_found_by_an_inflected_word_of_another_form(qtbot, window):
    window.project.memos.add("project", 1, "Veden hinta nousi 😀")
    open_search(qtbot, window)
    search(qtbot, window, "veteen")
    found = window.search.panel.results.found
    qtbot.waitUntil(
        lambda: "Veden hinta nousi 😀" in [found.things.thing(row).words for row in range(found.things.rowCount())]
    )
