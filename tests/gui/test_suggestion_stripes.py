"""Suggestions in the margin: where their stripes stand, what they tell, and what a click on one asks."""

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt

from kooditin.gui.coding.transcript_view import TranscriptView
from kooditin.qda.coding import Coding
from kooditin.qda.source import Span
from kooditin.qda.suggestion import Ranked, Reason, Suggestion
from kooditin.qda.suggestion_messages import Threshold

from .conftest import TEXT

LINES = "\n".join(f"{number}. rivi: {TEXT.splitlines()[1]}" for number in range(60))
REASON = (Reason("word", "raha", 1.0),)


def line_span(number: int) -> Span:
    start = LINES.index(f"{number}. rivi")
    return Span(start, LINES.index("\n", start))


def coding(number: int, span: Span, code: int) -> Coding:
    return Coding(number, "", 1, code, 1, *span, "", "manual", "", "")


def suggestion(span: Span, code: int, score: float = 0.86) -> Suggestion:
    return Suggestion(1, span, (Ranked(code, score, True, REASON),))


@pytest.fixture
def codes(project):
    return project.codes.by_id()


@pytest.fixture
def view(qtbot, codes):
    view = TranscriptView()
    qtbot.addWidget(view)
    view.resize(1000, 500)
    first, second = sorted(codes)[:2]
    view.show_source(LINES, (), [coding(1, line_span(1), first), coding(2, line_span(1), second)],
                     codes=codes, coder_names={1: "A"})  # fmt: skip
    view.show()
    qtbot.waitExposed(view)
    return view


def test_a_suggestion_runs_behind_the_codings_of_its_lines_and_else_next_to_the_text(view, codes):
    code = min(codes)
    view.set_suggestions([suggestion(line_span(1), code), suggestion(line_span(3), code)])
    lanes = {view.suggested.suggestion(i).span: lane for i, lane in view.suggested.lanes.items()}
    assert lanes == {line_span(1): 2, line_span(3): 0}


def test_suggestions_that_share_a_line_do_not_collide(view, codes):
    span = line_span(5)
    halves = [Span(span.start, span.start + 20), Span(span.start + 20, span.end)]
    view.set_suggestions([suggestion(each, min(codes)) for each in halves])
    assert sorted(view.suggested.lanes.values()) == [0, 1]


def test_a_coding_that_comes_moves_the_suggestion_aside(view, codes):
    view.set_suggestions([suggestion(line_span(3), min(codes))])
    view.put_codings([coding(9, line_span(3), min(codes))])
    assert list(view.suggested.lanes.values()) == [1]


def test_the_stripe_is_dashed_and_the_page_is_not_tinted(view, codes):
    before = view.viewport().grab().toImage()
    view.set_suggestions([suggestion(line_span(3), min(codes))])
    assert view.viewport().grab().toImage() == before
    picture = view.stripes.grab().toImage()
    rect = next(rect for rect, each in view.stripes.drawn if each.id < 0)
    scale = view.stripes.devicePixelRatioF()
    column = [picture.pixelColor(round(rect.center().x() * scale), round(y * scale)).name()
              for y in range(round(rect.top()), round(rect.bottom()))]  # fmt: skip
    changes = sum(one != other for one, other in pairwise(column))
    assert changes >= 2


def test_hovering_tells_code_and_reasons_and_a_click_asks_to_decide(qtbot, view, codes):
    wanted = suggestion(line_span(3), min(codes))
    view.set_suggestions([wanted])
    view.stripes.grab()
    rect, stripe = next((rect, each) for rect, each in view.stripes.drawn if each.id < 0)
    tip = view.suggested.tip(stripe.id)
    assert "Hyvät käytännöt? Suggestion by its name\nNo examples yet" in tip and "86%" not in tip
    known = Threshold(min(codes), 0.7, 0.85, 0.7, 0.93, 0.5, 30, "own")
    view.set_suggestions([wanted], {known.code: known})
    tip = view.suggested.tip(stripe.id)
    assert "Suggestion, 86% sure\nLearned words: Rahaa\n" in tip
    with qtbot.waitSignal(view.suggestion_chosen, timeout=500) as chosen:
        qtbot.mouseClick(view.stripes, Qt.MouseButton.LeftButton, pos=rect.center().toPoint())
    assert chosen.args == [wanted]
    assert view.chosen is None


def test_the_reviewed_passage_is_marked_and_takes_the_keys_of_the_panel(qtbot, view):
    view.setCursorWidth(0)
    view.setFocus()
    before = view.viewport().grab().toImage()
    with qtbot.assertNotEmitted(view.review_key_pressed):
        qtbot.keyClick(view, Qt.Key.Key_A)
    view.review(line_span(2), reveal=False)
    assert view.viewport().grab().toImage() != before
    with qtbot.waitSignal(view.review_key_pressed, timeout=500):
        qtbot.keyClick(view, Qt.Key.Key_A)
    view.review(None)
    assert view.viewport().grab().toImage() == before


def test_another_source_has_none_of_the_suggestions_before(view, codes):
    view.set_suggestions([suggestion(line_span(3), min(codes))])
    view.review(line_span(3))
    view.show_source("Toinen.", (), (), codes=codes, coder_names={})
    assert view.suggested.lanes == {} and view.reviewed is None
