"""What the page paints, seen in its pixels."""

import re

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor

from kooditin.gui.bridge import theme
from kooditin.gui.coding.transcript_view import TranscriptView
from kooditin.gui.window.application import make_application
from kooditin.qda.codebook import Code
from kooditin.qda.coding import Coding
from kooditin.qda.source import Span, Turn
from kooditin.settings import Settings

PARAGRAPH = "Meillä on yhteinen pöytä 😀 ja siellä sovitaan, kuka ottaa minkäkin asiakkaan. "
TEXT = "".join(f"V1: {PARAGRAPH * 3}\n" for _ in range(60))
CODES = {1: Code(1, "", "Yhteistyö", None, 0, "#ff0000"), 2: Code(2, "", "Resurssit", None, 1, "#0000ff")}


def _coding(number, start, end, code=1):
    return Coding(number, "", 1, code, 1, start, end, "", "manual", "", "")


def _turns():
    starts = [i for i in range(len(TEXT)) if TEXT.startswith("V1: ", i)]
    return [Turn(s + 4, TEXT.index("\n", s), "V1") for s in starts]


@pytest.fixture
def view(qtbot):
    make_application(["kooditin"], Settings(language="fi", theme="light"))
    view = TranscriptView()
    view.resize(900, 600)
    qtbot.addWidget(view)
    view.show()
    return view


def _show(view, *codings):
    view.show_source(TEXT, _turns(), codings, codes=CODES, coder_names={1: "Aino"})


def _tinted(view, color):
    """How many pixels of the page have the tint of a code on paper."""
    image = view.viewport().grab().toImage()
    wanted = theme.mixed(color, theme.tokens().paper, theme.tokens().tint)
    close = 0
    for y in range(0, image.height(), 2):
        for x in range(0, image.width(), 2):
            seen = image.pixelColor(x, y)
            close += all(abs(a - b) <= 3 for a, b in zip(seen.getRgb(), wanted.getRgb(), strict=True))
    return close


def test_a_highlight_is_seen_at_the_very_top_of_a_fresh_page(view):
    _show(view, _coding(1, 4, 40))
    assert _tinted(view, "#ff0000") > 100


def test_a_highlight_reaches_exactly_its_characters(view):
    _show(view, _coding(1, 14, 28))
    (box,) = view.boxes(Span(14, 28))
    image = view.viewport().grab().toImage()
    paper, middle = QColor(theme.tokens().paper), box.center().toPoint()
    above = QPoint(middle.x(), int(box.top()) + 2)
    assert image.pixelColor(above) != paper
    assert image.pixelColor(QPoint(int(box.left()) - 3, above.y())) == paper
    assert image.pixelColor(QPoint(int(box.right()) + 3, above.y())) == paper
    assert TEXT[14:28] == "yhteinen pöytä"


def test_overlapping_highlights_blend(view):
    _show(view, _coding(1, 14, 40), _coding(2, 20, 28, code=2))
    (box,) = view.boxes(Span(20, 28))
    seen = view.viewport().grab().toImage().pixelColor(QPoint(int(box.left()) + 2, int(box.top()) + 1))
    one = theme.mixed("#ff0000", theme.tokens().paper, theme.tokens().tint)
    both = theme.mixed("#0000ff", one.name(), theme.tokens().tint)
    assert all(abs(a - b) <= 4 for a, b in zip(seen.getRgb(), both.getRgb(), strict=True))


def test_a_coding_scrolled_into_view_is_painted(view):
    last = TEXT.rindex("pöytä")
    _show(view, _coding(1, last, last + 60))
    assert _tinted(view, "#ff0000") == 0
    view.choose(1, reveal=True)
    assert _tinted(view, "#ff0000") > 50


def test_a_stripe_is_hovered_and_chosen_with_the_mouse(qtbot, view):
    _show(view, _coding(1, 14, 28), _coding(2, 300, 340, code=2))
    view.stripes.grab()
    rect, coding = view.stripes.drawn[0]
    qtbot.mouseMove(view.stripes, rect.center().toPoint())
    assert view.hovered == coding.id
    qtbot.mouseClick(view.stripes, Qt.MouseButton.LeftButton, pos=rect.center().toPoint())
    assert view.chosen == coding.id
    assert view.stripes.coding_at(QPointF(rect.right() + 20, rect.top() + 8)).id == coding.id


def test_codings_put_and_taken_are_followed_without_a_new_page(view):
    _show(view)
    document = view.document()
    view.put_codings([_coding(1, 4, 40)])
    assert _tinted(view, "#ff0000") > 100
    view.put_codings([], removed=[1])
    assert _tinted(view, "#ff0000") == 0
    view.put_codings([_coding(i, 4 + i, 60 + i) for i in range(1, 40)])
    assert len(view.index) == 39
    assert view.document() is document


def test_what_is_copied_is_the_stored_text(view):
    view.show_source("Hei 😀.\n", [Turn(0, 6, "Åsa")], (), codes=CODES, coder_names={})
    view.selectAll()
    assert view.createMimeDataFromSelection().text() == "Hei 😀."


def test_another_width_keeps_the_place_in_the_text(qtbot, view):
    _show(view)
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    top, *_ = view.visible_range()
    for width in (*range(880, 480, -20), 900):
        view.resize(width, 600)
    assert view.visible_range()[0] == top
    view.resize(500, 600)
    assert view.line_extent(top)[0] == pytest.approx(0, abs=2)
    bar.setValue(0)
    view.resize(900, 600)
    assert bar.value() == 0


def test_another_size_or_theme_keeps_place_and_caret(qtbot, view):
    _show(view)
    bar = view.verticalScrollBar()
    theme.apply_theme("dark")
    assert bar.value() == 0
    bar.setValue(bar.maximum() // 2)
    top, *_ = view.visible_range()
    caret = view.textCursor()
    caret.setPosition(40)
    view.setTextCursor(caret)
    bar.setValue(bar.value() + round(view.line_extent(top)[0]))
    for steps in (1, 1, 1, 0):
        view.zoom(steps)
    theme.apply_theme("light")
    assert view.visible_range()[0] == top
    assert view.textCursor().position() == 40


def test_an_error_while_painting_leaves_the_window_alive(view, monkeypatch):
    _show(view, _coding(1, 14, 28))
    view.stripes.grab()
    with monkeypatch.context() as broken:
        broken.setattr(type(view.stripes), "_paint_stripe", lambda *_: 1 / 0)
        broken.setattr("kooditin.gui.coding.highlights.paint_codings", lambda *_: 1 / 0)
        for part in (view.stripes, view.viewport()):
            with pytest.raises(ZeroDivisionError):
                part.repaint()
    view.viewport().repaint()
    view.stripes.repaint()
    assert _tinted(view, "#ff0000") > 50


LONG = "".join(f"V{number}: {number}. {PARAGRAPH * 3}\n\n" for number in range(1500))


def _show_long(view):
    starts = [match.end() for match in re.finditer(r"^V\d+: ", LONG, re.MULTILINE)]
    turns = [Turn(start, LONG.index("\n", start), LONG[LONG.rindex("V", 0, start) : start - 2]) for start in starts]
    view.show_source(LONG, turns, (), interviewers={"V1"}, codes=CODES, coder_names={})
    return turns


def test_a_long_page_grows_until_it_is_all_there_and_set_like_a_short_one(qtbot, view):
    turns = _show_long(view)
    assert not view.is_whole
    assert view.document().characterCount() < len(LONG) / 2
    qtbot.waitUntil(lambda: view.is_whole, timeout=20_000)
    assert view.toPlainText() == view.page.text.replace("\u2028", "\n")
    cursor = view.textCursor()
    for turn in (turns[2], turns[700], turns[-1]):
        offset = view.page.to_page(turn.start)
        cursor.setPosition(offset - 2)
        assert cursor.charFormat().foreground().color() == QColor(theme.tokens().speaker)
        cursor.setPosition(offset + 2)
        assert cursor.charFormat().fontWeight() <= 400
        assert cursor.blockFormat().lineHeight() == view.document().begin().blockFormat().lineHeight()


def _arrived(qtbot, view):
    qtbot.waitUntil(lambda: not view.is_on_its_way, timeout=20_000)


def test_a_place_far_down_is_gone_to_without_holding_up_the_window(qtbot, view):
    turns = _show_long(view)
    place = turns[1400].start
    acts = (
        lambda: view.show_source(LONG, turns, (), codes=CODES, coder_names={}, top=place),
        lambda: view.select_span(Span(place, turns[1400].end)),
        lambda: view.reveal(Span(place, turns[1400].end)),
        lambda: view.zoom(1),
    )
    for act in acts:
        _show_long(view)
        if act is acts[-1]:
            view.select_span(Span(place, turns[1400].end))
            _arrived(qtbot, view)
        act()
        assert view.is_on_its_way
        assert view.document().characterCount() < len(LONG) / 2
        _arrived(qtbot, view)
        top, bottom = view.line_extent(view.page.to_page(place))
        assert -2 <= top < bottom <= view.viewport().height()
    assert view.selected_span().start == place


def test_who_leaves_before_the_place_is_there_comes_back_to_it(qtbot, view):
    turns = _show_long(view)
    view.show_source(LONG, turns, (), codes=CODES, coder_names={}, top=turns[1400].start)
    assert view.is_on_its_way and view.top_position() == turns[1400].start
    view.resize(view.width() - 20, view.height())
    assert view.is_on_its_way
    view.show_source("lyhyt", (), (), codes=CODES, coder_names={})
    assert not view.is_on_its_way and view.top_position() is None


def test_of_two_far_places_the_last_is_gone_to(qtbot, view):
    turns = _show_long(view)
    view.reveal(Span(turns[1400].start, turns[1400].end))
    view.select_span(Span(turns[1200].start, turns[1200].end))
    _arrived(qtbot, view)
    assert view.selected_span().start == turns[1200].start
    assert 0 <= view.line_extent(view.page.to_page(turns[1200].start))[0] <= view.viewport().height()


def test_a_place_far_down_is_reached_before_the_page_has_grown_to_it(qtbot, view):
    turns = _show_long(view)
    for act in (
        lambda span: view.select_span(span),
        lambda span: view.reveal(span),
        lambda span: view.scroll_to(span.start),
    ):
        turns = _show_long(view)
        act(Span(turns[1400].start, turns[1400].end))
        _arrived(qtbot, view)
        top, bottom = view.line_extent(view.page.to_page(turns[1400].start))
        assert 0 <= top < bottom <= view.viewport().height()
    codings, codes = [_coding(1, turns[1400].start, turns[1400].end)], CODES
    view.show_source(LONG, turns, codings, codes=codes, coder_names={}, top=turns[1400].start)
    _arrived(qtbot, view)
    assert view.line_extent(view.page.to_page(turns[1400].start))[0] == pytest.approx(0, abs=2)
    assert view.top_position() == turns[1400].start
    assert _tinted(view, "#ff0000") > 50


def test_codings_beyond_what_has_grown_do_no_harm(qtbot, view):
    _show_long(view)
    far = len(LONG) - 200
    view.put_codings([_coding(1, far, far + 50)])
    view.choose(1)
    view.grab()
    view.choose(1, reveal=True)
    _arrived(qtbot, view)
    assert _tinted(view, "#ff0000") > 50


def test_the_end_key_goes_to_the_very_end(qtbot, view):
    _show_long(view)
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert view.caret() == len(LONG)
