"""What is folded is not seen, is counted, and comes back when something in it is asked for."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor

from kooditin.gui.bridge import theme
from kooditin.gui.coding.transcript_view import TranscriptView
from kooditin.qda.codebook import Code
from kooditin.qda.coding import Coding
from kooditin.qda.sections import Mark, sections_of
from kooditin.qda.source import Span

FILLER = "Kotoutumissuunnitelma ei seuraa asiakasta kunnasta toiseen 😀, vaan muuton jälkeen aloitetaan tyhjästä."
LINES = [
    ("Työpaja 14.3.", "heading", 1),
    ("Ryhmä 1 😀", "heading", 2),
    ("Kehittämistarpeet", "heading", 3),
    ("– Väkeä puuttuu", "item", 1),
    ("– opettajia", "item", 2),
    (f"– ohjaajia: {FILLER}", "item", 2),
    ("– Tieto ei kulje", "item", 1),
    ("Ryhmä 2", "heading", 2),
    ("Hyvät käytännöt", "heading", 3),
    (f"Yhteinen pöytä. {FILLER * 3}", "", 0),
    *((f"Kappale {number}. {FILLER}", "", 0) for number in range(30)),
]
TEXT = "\n".join(line for line, *_ in LINES) + "\n"
CODES = {1: Code(1, "", "Yhteistyö", None, 0, "#ff0000")}


def _sections():
    marks, at = [], 0
    for line, kind, level in LINES:
        if kind:
            marks.append(Mark(Span(at, at + len(line)), kind, level))
        at += len(line) + 1
    return sections_of(TEXT, marks)


def _coding(number, words, end=None):
    start = TEXT.index(words)
    stop = TEXT.index(end, start) + len(end) if end else start + len(words)
    return Coding(number, "", 1, 1, 1, start, stop, "", "manual", "", "")


@pytest.fixture
def view(qtbot):
    view = TranscriptView()
    view.resize(900, 600)
    qtbot.addWidget(view)
    view.show()
    codings = [_coding(1, "opettajia"), _coding(2, "Ryhmä 1"), _coding(3, "Tieto ei kulje", "pöytä")]
    view.show_source(TEXT, (), codings, codes=CODES, coder_names={1: "Aino"}, sections=_sections())
    return view


def _head(words):
    return TEXT.index(words)


def _seen(view):
    """The first words of the paragraphs that are painted, from the top of the page."""
    block, seen = view.document().begin(), []
    while block.isValid():
        if block.isVisible() and block.length() > 1:
            seen.append(block.text()[:12].strip())
        block = block.next()
    return seen


def test_a_folded_heading_hides_what_is_under_it_and_nothing_else(view):
    before = view.line_extent(view.page.to_page(_head("Ryhmä 2")))[0]
    view.folding.toggle(_head("Ryhmä 1"))
    assert _seen(view)[:4] == ["Työpaja 14.3", "Ryhmä 1 😀", "Ryhmä 2", "Hyvät käytän"]
    after = view.line_extent(view.page.to_page(_head("Ryhmä 2")))[0]
    assert after < before - 80
    view.folding.toggle(_head("Ryhmä 1"))
    assert view.line_extent(view.page.to_page(_head("Ryhmä 2")))[0] == before


def test_no_point_of_the_page_is_in_a_hidden_paragraph(view):
    view.folding.change({_head("Ryhmä 1"), _head("Hyvät")})
    view.grab()
    for y in range(20, view.viewport().height(), 3):
        at = view.cursorForPosition(QPoint(100, y))
        if y < view.cursorRect(_end(view)).top():
            assert at.block().isVisible(), y


def _end(view):
    cursor = QTextCursor(view.document())
    cursor.setPosition(view.page.end_to_page(_head("Hyvät") + 5))
    return cursor


def test_positions_are_the_stored_ones_under_any_fold(view):
    view.folding.toggle(_head("Ryhmä 1"))
    view.select_span(Span(_head("Yhteinen"), _head("Yhteinen") + 14))
    assert view.selected_span() == Span(_head("Yhteinen"), _head("Yhteinen") + 14)
    assert view.createMimeDataFromSelection().text() == "Yhteinen pöytä"


def test_an_item_folds_its_deeper_items_and_keeps_its_own_words(view):
    view.folding.toggle(_head("– Väkeä"))
    assert _seen(view)[2:6] == ["Kehittämista", "– Väkeä puut", "– Tieto ei k", "Ryhmä 2"]


def test_levels_are_shown_down_to_the_one_asked_for(view):
    view.folding.fold_to_level(2)
    assert _seen(view) == ["Työpaja 14.3", "Ryhmä 1 😀", "Ryhmä 2"]
    view.folding.fold_to_level(1)
    assert _seen(view) == ["Työpaja 14.3"]
    view.folding.unfold_all()
    assert len(_seen(view)) == len(LINES)


def test_highlights_and_stripes_of_hidden_text_are_not_drawn(view):
    view.folding.change({_head("Ryhmä 1")})
    view.grab()
    view.stripes.grab()
    assert view.boxes(Span(_head("opettajia"), _head("opettajia") + 9)) == []
    drawn = {coding.id: rect for rect, coding in view.stripes.drawn}
    assert set(drawn) == {2, 3}
    top, _ = view.line_extent(view.page.to_page(_head("Ryhmä 2")))
    assert drawn[3].top() == pytest.approx(top, abs=8)


def test_a_folded_heading_says_how_many_codings_are_in_it_and_a_click_on_that_opens_it(qtbot, view):
    view.folding.change({_head("Kehittämis")})
    view.viewport().grab()
    ((box, head),) = view.folding.badges
    assert head == _head("Kehittämis")
    seen = view.viewport().grab().toImage().pixelColor(box.center().toPoint() - QPoint(0, 8))
    assert seen.name() == theme.tokens().chosen
    assert len(view.index.touching(*view.folding.hidden.parts[0])) == 2
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=box.center().toPoint())
    assert view.folding.closed == set()


def test_a_triangle_in_the_margin_folds_and_unfolds(qtbot, view):
    view.numbers.grab()
    centre, fold = next(each for each in view.numbers.triangles if each[1].head == _head("Ryhmä 1"))
    qtbot.mouseClick(view.numbers, Qt.MouseButton.LeftButton, pos=centre.toPoint())
    assert view.folding.closed == {fold.head}
    qtbot.mouseClick(view.numbers, Qt.MouseButton.LeftButton, pos=centre.toPoint())
    assert view.folding.closed == set()


def test_what_is_asked_for_in_a_folded_part_unfolds_it(view):
    for ask in (
        lambda: view.select_span(Span(_head("opettajia"), _head("opettajia") + 4)),
        lambda: view.choose(1, reveal=True),
        lambda: view.put_codings([_coding(9, "Tieto")]),
        lambda: view.put_codings([], removed=[9]),
    ):
        view.folding.fold_to_level(1)
        ask()
        assert view.folding.hidden.holding(_head("opettajia")) is None
        view.choose(None)


def test_many_codings_at_once_leave_the_folds_alone(view):
    view.folding.fold_to_level(1)
    view.put_codings([_coding(10, "Tieto"), _coding(11, "Hyvät")])
    assert view.folding.closed


def test_the_caret_steps_over_what_is_folded(qtbot, view):
    view.folding.change({_head("Ryhmä 1")})
    view.setFocus()
    view.set_caret(_head("Ryhmä 1"))
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.caret() == _head("Ryhmä 2")
    qtbot.keyClick(view, Qt.Key.Key_Up)
    assert TEXT[: view.caret() + 1].endswith("Ryhmä 1 😀\n") or TEXT[view.caret() :].startswith("Ryhmä 1")


def test_folding_by_keys_goes_outwards_and_unfolding_inwards(view):
    view.set_caret(_head("opettajia"))
    named = []
    for _ in range(4):
        view.folding.fold_here()
        closed = view.folding.closed
        named.append([name for name in ("– Väkeä", "Kehittämis", "Ryhmä 1", "Työpaja") if _head(name) in closed])
    assert [len(each) for each in named] == [1, 2, 3, 4]
    view.folding.unfold_here()
    assert _head("Työpaja") not in view.folding.closed
    view.folding.unfold_here()
    assert view.folding.closed == set()


def test_folds_outlive_another_size_and_the_line_stays_in_its_place(view):
    view.folding.change({_head("Ryhmä 1")})
    view.zoom(2)
    assert view.folding.closed == {_head("Ryhmä 1")}
    assert "Kehittämista" not in _seen(view)
    view.set_caret(_head("Ryhmä 2"))
    view.scroll_to(_head("Ryhmä 2"), room=40)
    top, _ = view.line_extent(view.page.to_page(_head("Ryhmä 2")))
    view.folding.toggle(_head("Ryhmä 1"))
    assert view.line_extent(view.page.to_page(_head("Ryhmä 2")))[0] == pytest.approx(top, abs=2)
