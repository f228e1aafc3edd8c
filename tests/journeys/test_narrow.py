"""A small screen at 200 %: 683 × 360 logical pixels, in which the window is still to be worked with."""

import pytest
from PySide6.QtCore import Qt

from kooditin.qda.source import Span

from .conftest import INTERVIEW, drag_over, palette_field, quotes

QUOTE = "tieto ei kulje"


@pytest.fixture
def narrow(qtbot, opened):
    opened.resize(683, 360)
    qtbot.waitUntil(lambda: opened.width() == 683)
    return opened


def test_the_window_fits_and_its_panels_fold_and_come_back(qtbot, narrow):
    place = narrow.place
    assert (narrow.width(), narrow.height()) == (683, 360)
    qtbot.waitUntil(lambda: narrow.pages.minimumSizeHint().width() <= 683)
    assert not place.left.isVisible() and not place.right.isVisible()
    assert not narrow.acts.by_name["show_left"].isChecked()
    assert place.transcript.width() >= 600
    for button in narrow.bar.buttons.values():
        assert button.text() == "" and button.toolTip() and not button.icon().isNull()
        assert narrow.bar.rect().contains(button.geometry())
    narrow.resize(1366, 768)
    qtbot.waitUntil(place.right.isVisible)
    assert place.left.isVisible()
    assert narrow.bar.buttons["apply_code"].text() == "Koodaa valittu kohta"


def test_a_panel_opened_in_a_narrow_window_stays(qtbot, narrow):
    narrow.acts.by_name["show_left"].trigger()
    assert narrow.place.left.isVisible()
    narrow.resize(690, 360)
    qtbot.waitUntil(lambda: narrow.width() == 690)
    assert narrow.place.left.isVisible()
    assert narrow.place.transcript.width() > 300
    narrow.acts.by_name["show_left"].trigger()
    narrow.resize(1366, 768)
    qtbot.waitUntil(narrow.place.right.isVisible)


def test_the_codebook_opens_for_the_keyboard(narrow):
    narrow.acts.by_name["focus_codebook"].trigger()
    assert narrow.place.left.isVisible()
    assert narrow.place.codebook.tree.hasFocus()


def test_a_passage_is_coded_in_a_narrow_window(qtbot, narrow):
    start = INTERVIEW.index(QUOTE)
    narrow.transcript.reveal(Span(start, start + len(QUOTE)))
    drag_over(qtbot, narrow, QUOTE)
    qtbot.keyClick(narrow.transcript, Qt.Key.Key_Return)
    field, box = palette_field(narrow), narrow.place.palette_box
    assert narrow.rect().contains(box.rect().translated(box.mapTo(narrow, box.rect().topLeft())))
    qtbot.keyClicks(field, "tiedonsiirto")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert quotes(narrow) == [("Tiedonsiirto", QUOTE)]
