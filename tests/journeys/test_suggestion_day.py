"""A day with suggestions, the language worker and all: they come, are decided by keys, and are taken back."""

import csv
from pathlib import Path

import psutil
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMessageBox, QPushButton

from kooditin.gui.window.main_window import MainWindow
from kooditin.qda.source import Span

from .coded_answers import CODED, PATIENCE, SAID, answer
from .conftest import palette_field

CONTROL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


@pytest.fixture
def ready(qtbot, window: MainWindow, coded_path: Path) -> MainWindow:
    """The window with that project, and the suggestions for its first source there."""
    with qtbot.waitSignal(window.project_shown):
        window.open_project(coded_path)
    assert window.place.tabs.count() and window.project.sources.get(window.place.source_id).name == "A uusi"
    wait_ready(qtbot, window)
    return window


def wait_ready(qtbot, window: MainWindow) -> None:
    suggesting = window.suggested.suggesting
    qtbot.waitUntil(lambda: suggesting.state in ("ready", "problem"), timeout=PATIENCE)
    assert suggesting.problem is None


def waiting(window: MainWindow) -> int:
    return len(window.suggested.suggesting.suggestions(window.place.source_id))


def codings(window: MainWindow) -> list[tuple[str, str, str]]:
    """Code, origin and text of the codings of the open source."""
    project, source = window.project, window.place.source_id
    text, codes = project.sources.text(source), project.codes.by_id()
    return [(codes[c.code].name, c.origin, text[c.start : c.end]) for c in project.codings.in_source(source)]


def review(qtbot, window: MainWindow):
    qtbot.keyClick(window, Qt.Key.Key_R, CONTROL)
    panel = window.place.suggestion
    qtbot.waitUntil(lambda: panel.isVisible() and panel.card.isVisible(), timeout=5000)
    return panel


def test_suggestions_are_accepted_rejected_changed_put_off_and_taken_back(qtbot, ready):
    window, project = ready, ready.project
    total = waiting(window)
    assert total >= 5
    assert len(window.transcript.suggested.lanes) == total
    panel = review(qtbot, window)
    assert panel.hasFocus()
    first = window.transcript.reviewed
    assert first is not None and "1/" in panel.progress.text()
    name = panel.code.name.toolTip()

    qtbot.keyClick(panel, Qt.Key.Key_A)
    assert codings(window) == [(name, "suggested", window.transcript.page.stored[first.start : first.end])]
    second = window.transcript.reviewed
    assert second is not None and second != first
    undone = project.undoable()
    qtbot.keyClick(panel, Qt.Key.Key_X)
    third = window.transcript.reviewed
    assert third not in (first, second)
    assert [d.verdict for d in project.suggestions.decisions()] == ["accepted", "rejected"]

    qtbot.keyClick(panel, Qt.Key.Key_Space)
    assert project.suggestions.decisions()[-1].verdict == "later"
    fourth = window.transcript.reviewed
    qtbot.keyClick(panel, Qt.Key.Key_Backspace)
    assert window.transcript.reviewed == third
    qtbot.keyClick(panel, Qt.Key.Key_Backspace)
    assert window.transcript.reviewed == second
    assert project.undoable().id == undone.id
    assert [d.verdict for d in project.suggestions.decisions()] == ["accepted"]

    qtbot.keyClick(panel, Qt.Key.Key_X)
    assert window.transcript.reviewed == third
    qtbot.keyClick(window, Qt.Key.Key_Z, CONTROL)
    assert window.transcript.reviewed == second

    qtbot.keyClick(panel, Qt.Key.Key_E)
    field = palette_field(window)
    other = next(each for each in SAID if each != panel.code.name.toolTip())
    qtbot.keyClicks(field, other)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    decision = project.suggestions.decisions()[-1]
    assert (decision.verdict, decision.chosen_name) == ("changed", other)
    assert (other, "manual") in [coding[:2] for coding in codings(window)]
    assert panel.hasFocus() and window.transcript.reviewed in (third, fourth)

    qtbot.keyClick(panel, Qt.Key.Key_Escape)
    assert not panel.isVisible() and window.transcript.hasFocus() and window.transcript.reviewed is None
    assert project.check() == []


def test_the_ends_of_a_passage_are_moved_before_it_is_accepted(qtbot, ready):
    window, view = ready, ready.transcript
    panel = review(qtbot, window)
    before = view.reviewed
    qtbot.keyClick(window, Qt.Key.Key_Left, ALT | SHIFT)
    assert view.reviewed.end < before.end
    moved = view.reviewed
    qtbot.keyClick(panel, Qt.Key.Key_A)
    (coding,) = window.project.codings.in_source(window.place.source_id)
    assert coding.span == moved
    decision = window.project.suggestions.decisions()[-1]
    assert (decision.span, decision.verdict) == (before, "accepted")

    view.setFocus()
    span = Span(view.reviewed.start, view.reviewed.start + 8)
    view.select_span(span)
    assert view.reviewed == span
    qtbot.keyClick(view, Qt.Key.Key_A)
    assert span in [coding.span for coding in window.project.codings.in_source(window.place.source_id)]


def test_all_sure_ones_are_accepted_in_one_act_that_is_undone_at_once(qtbot, ready):
    window = ready
    panel = review(qtbot, window)
    panel.scope.setCurrentIndex(1)
    panel.scope.activated.emit(1)
    reviewing = window.suggested.reviewing
    qtbot.waitUntil(lambda: len({offer.source for offer in reviewing.sure_offers()}) == 2, timeout=PATIENCE)
    wait_ready(qtbot, window)
    count, acts = len(reviewing.sure_offers()), len(window.project.history())
    panel.accept_all.click()
    box = next(each for each in window.findChildren(QMessageBox) if each.isVisible())
    assert str(count) in box.text() and "2 aineistossa" in box.text()
    assert "yksi kumoaminen" in box.informativeText()
    next(button for button in box.findChildren(QPushButton) if button.text() == "Hyväksy").click()
    qtbot.waitUntil(lambda: len(window.project.history()) == acts + 1)
    made = sum(len(window.project.codings.in_source(source.id)) for source in window.project.sources.all()) - CODED
    assert made == count
    qtbot.keyClick(window, Qt.Key.Key_Z, CONTROL)
    assert codings(window) == []
    qtbot.waitUntil(lambda: len(reviewing.sure_offers()) == count, timeout=PATIENCE)
    assert sum(len(window.project.codings.in_source(source.id)) for source in window.project.sources.all()) == CODED


def test_the_palette_suggests_and_taking_it_is_an_accepted_suggestion(qtbot, ready):
    window, view = ready, ready.transcript
    start = view.page.stored.index(said(window, "Tiedonsiirto"))
    view.setFocus()
    view.select_span(Span(start, view.page.stored.index("\n", start)))
    suggesting = window.suggested.suggesting
    qtbot.waitUntil(lambda: bool(suggesting.for_selection()), timeout=20_000)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    field = palette_field(window)
    rows = window.place.palette_box.model.rows()
    assert (rows[0].kind, rows[1].text) == ("heading", "Tiedonsiirto") and rows[1].likely
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert codings(window) == [
        ("Tiedonsiirto", "suggested", view.page.stored[start : view.page.stored.index("\n", start)])
    ]
    assert project_verbs(window)[-1] == "accept_suggestion"


def said(window: MainWindow, code: str) -> str:
    """Words in the open source of an answer that belongs to the code."""
    stored = window.transcript.page.stored
    return next(words for name, words in map(answer, range(CODED, CODED + 9)) if name == code and words in stored)


def project_verbs(window: MainWindow) -> list[str]:
    return [operation.verb for operation in window.project.history()]


def test_stripes_are_hidden_and_a_click_on_one_opens_its_review(qtbot, ready):
    window = ready
    window.transcript.stripes.grab()
    rect, stripe = next((rect, each) for rect, each in window.transcript.stripes.drawn if each.id < 0)
    wanted = window.transcript.suggested.suggestion(stripe.id)
    qtbot.mouseClick(window.transcript.stripes, Qt.MouseButton.LeftButton, pos=rect.center().toPoint() + QPoint(0, 2))
    assert window.place.suggestion.isVisible() and window.transcript.reviewed == wanted.span
    qtbot.keyClick(window.place.suggestion, Qt.Key.Key_Escape)
    qtbot.keyClick(window, Qt.Key.Key_5, CONTROL)
    assert window.transcript.suggested.lanes == {} and not window.settings.show_suggestions
    qtbot.keyClick(window, Qt.Key.Key_5, CONTROL)
    assert len(window.transcript.suggested.lanes) == waiting(window)


def test_rules_the_ledger_and_sources_kept_out(qtbot, ready, tmp_path: Path):
    window, suggesting = ready, ready.suggested.suggesting
    panel = review(qtbot, window)
    qtbot.keyClick(panel, Qt.Key.Key_A)
    qtbot.keyClick(panel, Qt.Key.Key_X)
    qtbot.keyClick(panel, Qt.Key.Key_Escape)
    qtbot.keyClick(window, Qt.Key.Key_6, CONTROL)
    place = window.suggestion_place
    assert window.places.shown is place
    qtbot.waitUntil(lambda: place.page.ledger.model.rowCount() == 2, timeout=10_000)

    rules, code = place.page.rules, window.project.codes.find("Yhteistyö").id
    rules.code.setCurrentIndex(rules.code.findData(code))
    rules.kind.setCurrentIndex(1)
    qtbot.keyClicks(rules.words, "naapurikunta OR kumppani OR verkosto")
    qtbot.keyClick(rules.words, Qt.Key.Key_Return)
    assert [rule.kind for rule in window.project.suggestions.rules()] == ["never"]
    source = window.place.source_id
    qtbot.waitUntil(
        lambda: (
            suggesting.state == "ready"
            and not suggesting._late.isActive()
            and code not in [each.ranked[0].code for each in suggesting.suggestions(source)]
        ),
        timeout=PATIENCE,
    )
    assert waiting(window) > 0

    out = tmp_path / "päiväkirja.csv"
    place.export(out)
    qtbot.waitUntil(lambda: not window.files.jobs)
    with out.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, delimiter=";"))
    assert rows[0][:3] == ["aika", "tapahtuma", "koodaaja"]
    assert len(rows) == 1 + len(window.project.suggestions.ledger())

    model = place.page.use_model
    row = next(n for n in range(model.rowCount()) if model.index(n, 0).data() == "A uusi")
    model.setData(model.index(row, 2), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    assert window.project.suggestions.use(source) == (True, False)
    qtbot.waitUntil(lambda: waiting(window) == 0, timeout=PATIENCE)
    review_act = window.acts.by_name["review_suggestions"]
    review_act.trigger()
    qtbot.waitUntil(lambda: "ei tehdä ehdotuksia" in window.place.suggestion.empty.text(), timeout=PATIENCE)


def test_what_was_measured_is_shown_again_when_the_project_is_opened_anew(qtbot, ready, coded_path):
    window = ready
    window.acts.by_name["show_suggestion_place"].trigger()
    place = window.suggestion_place
    place.measure()
    qtbot.waitUntil(lambda: place.do(lambda p: p.suggestions.measured) is not None, timeout=PATIENCE)
    words, drawn = place.page.quality.measured.text(), place.page.quality.curve.accessibleDescription()
    assert words.startswith("Mitattu tänään") and f"{CODED}" in words and drawn
    window.close_project()
    assert "Mitattu" not in place.page.quality.measured.text()
    with qtbot.waitSignal(window.project_shown):
        window.open_project(coded_path)
    window.acts.by_name["show_suggestion_place"].setChecked(False)
    window.acts.by_name["show_suggestion_place"].trigger()
    assert place.page.quality.measured.text().startswith("Mitattu tänään")
    assert place.page.quality.curve.accessibleDescription() == drawn


def test_the_worker_killed_in_the_middle_learns_again_and_coding_goes_on(qtbot, ready):
    window = ready
    worker = window.suggested.suggesting.worker
    total, before = waiting(window), worker.process_id
    start = window.transcript.page.stored.index(said(window, "Yhteistyö"))
    psutil.Process(before).kill()
    assert window.apply_code(window.project.codes.find("Yhteistyö").id, Span(start, start + 24)) is not None
    qtbot.waitUntil(lambda: worker.process_id not in (None, before), timeout=PATIENCE)
    wait_ready(qtbot, window)
    assert waiting(window) >= total - 1
