"""The interviewer's questions stay out of the coding, until the researcher wants them in."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QPushButton

from kooditin.gui.bridge import theme
from kooditin.gui.coding.transcript_view import TranscriptView
from kooditin.gui.materials.source_model import COVERED_ROLE, WORDS_ROLE
from kooditin.project.project import Project
from kooditin.qda.source import Span

from .conftest import INTERVIEW, drag_over, palette_field, quotes

QUESTION = "Entä mikä ei toimi?"
ANSWERS = [
    "Meillä on kauppakamarin kanssa yhteinen pöytä. Siellä sovitaan, kuka ottaa minkäkin asiakkaan.",
    "No tota, tieto ei kulje TE-toimistosta meille. Me soitellaan niitä papereita perään.",
]


def ink_at(view: TranscriptView, words: str) -> QColor:
    cursor = view.textCursor()
    cursor.setPosition(view.page.to_page(view.page.stored.index(words)) + 1)
    return cursor.charFormat().foreground().color()


@pytest.fixture(autouse=True)
def key_4(opened):
    opened.project.codes.set_shortcut(opened.project.codes.find("Resurssit").id, "4")


def test_a_selection_over_a_question_codes_each_answer_in_one_act(qtbot, opened):
    opened.transcript.selectAll()
    qtbot.keyClick(opened.transcript, Qt.Key.Key_4)
    assert [text for _, text in quotes(opened)] == ANSWERS
    opened.undo()
    assert quotes(opened) == []
    opened.redo()
    assert len(quotes(opened)) == 2


def test_a_question_alone_is_not_coded_and_the_notice_says_why(qtbot, opened):
    drag_over(qtbot, opened, QUESTION)
    for key in (Qt.Key.Key_4, Qt.Key.Key_Return):
        opened.place.notice.hide()
        qtbot.keyClick(opened.transcript, key)
        assert "Jätä haastattelija pois koodauksesta" in opened.place.notice.text()
        assert not opened.place.palette_box.isVisible()
    assert quotes(opened) == []
    button = next(b for b in opened.place.notice.findChildren(QPushButton) if b.text() == "Ota haastattelija mukaan")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not opened.project.interviewer_left_out
    drag_over(qtbot, opened, QUESTION)
    qtbot.keyClick(opened.transcript, Qt.Key.Key_4)
    assert [text for _, text in quotes(opened)] == [QUESTION]


def test_a_new_code_named_in_the_palette_leaves_questions_out(qtbot, opened):
    opened.transcript.selectAll()
    qtbot.keyClick(opened.transcript, Qt.Key.Key_Return)
    qtbot.keyClicks(palette_field(opened), "Aivan uusi")
    qtbot.keyClick(palette_field(opened), Qt.Key.Key_Return)
    assert quotes(opened) == [("Aivan uusi", answer) for answer in ANSWERS]
    opened.undo()
    assert quotes(opened) == []
    assert "Aivan uusi" not in [code.name for code in opened.project.codes.all()]


def test_an_end_that_is_moved_stops_before_the_question(qtbot, opened):
    start = INTERVIEW.index("kuka ottaa")
    opened.transcript.select_span(Span(start, start + 4))
    qtbot.keyClick(opened.transcript, Qt.Key.Key_4)
    for _ in range(8):
        opened.acts.by_name["end_later"].trigger()
    assert [text for _, text in quotes(opened)] == ["kuka ottaa minkäkin asiakkaan."]


def test_counts_and_the_page_follow_the_switch_and_the_speakers(qtbot, opened):
    model, place = opened.place.sources.model, opened.place
    row = model.index_of(place.source_id)
    whole, answers = len(INTERVIEW.split()), sum(len(answer.split()) for answer in ANSWERS)
    assert row.data(WORDS_ROLE) == answers
    assert ink_at(opened.transcript, QUESTION).name() == theme.tokens().muted
    assert opened.status.interviewer.text() == "Haastattelija pois"
    opened.transcript.selectAll()
    qtbot.keyClick(opened.transcript, Qt.Key.Key_4)
    assert row.data(COVERED_ROLE) == 1.0
    assert place.coded_share() == (2, 1.0)
    steps = len(opened.project.history())
    qtbot.mouseClick(opened.status.interviewer, Qt.MouseButton.LeftButton)
    assert row.data(WORDS_ROLE) == whole
    assert row.data(COVERED_ROLE) < 1.0
    assert place.coded_share()[1] < 1.0
    assert ink_at(opened.transcript, QUESTION).name() != theme.tokens().muted
    assert not opened.acts.by_name["leave_out_interviewer"].isChecked()
    assert len(opened.project.history()) == steps
    opened.acts.by_name["leave_out_interviewer"].trigger()
    assert row.data(WORDS_ROLE) == answers
    asker = next(s for s in opened.project.sources.speakers(place.source_id) if s.interviewer)
    opened.project.sources.set_interviewer(asker.id, False)
    assert row.data(WORDS_ROLE) == whole
    assert ink_at(opened.transcript, QUESTION).name() != theme.tokens().muted


def test_the_switch_is_kept_in_the_project(qtbot, opened, project_path):
    qtbot.keyClick(opened, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert not opened.project.interviewer_left_out
    opened.close_project()
    with Project.open(project_path, read_only=True) as project:
        assert not project.interviewer_left_out
        project.interviewer_left_out = True
        assert project.interviewer_left_out
    with qtbot.waitSignal(opened.project_shown):
        opened.open_project(project_path)
    assert not opened.acts.by_name["leave_out_interviewer"].isChecked()


def test_the_grey_can_be_read():
    def luminance(color: str) -> float:
        parts = [channel / 255 for channel in QColor(color).getRgb()[:3]]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    for tokens in (theme.LIGHT, theme.DARK):
        light, dark = sorted((luminance(tokens.muted), luminance(tokens.paper)), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4.5
