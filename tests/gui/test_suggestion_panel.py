"""The panel that decides suggestions, the queue behind it, the words it gives for them, and the palette's top rows."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QWidget

from kooditin.gui.coding.code_palette import CodePalette
from kooditin.gui.coding.palette_model import PaletteModel
from kooditin.gui.coding.reasons import elided, passage_html, reason_sentences, reasons_line, spoken_places, told_words
from kooditin.gui.coding.review_queue import ReviewQueue
from kooditin.gui.coding.suggestion_panel import Shown, SuggestionPanel
from kooditin.qda.source import Span
from kooditin.qda.suggestion import Ranked, Reason, Suggestion
from kooditin.qda.suggestion_messages import Threshold

REASONS = (
    Reason("name", "rahoitus", 0.5),
    Reason("word", "vuosi", 0.2),
    Reason("alike", "avustus on aina vuodeksi kerrallaan", 0.3, 4),
)
RULE = Reason("rule", "raha OR rahoitus", 1.0)
TEXT = "Rahoituksesta päätetään vuosittain 😀, ei sitä rahaa oo."


def thresholds(*codes: int, few: int = 0) -> dict[int, Threshold]:
    """Those of codes with thirty examples each, and of one code with two."""
    many = {code: Threshold(code, 0.7, 0.85, 0.7, 0.93, 0.5, 30, "own") for code in codes}
    return many | ({few: Threshold(few, 0.8, None, None, None, None, 2, "pooled")} if few else {})


def suggestion(source: int, start: int, code: int = 1) -> Suggestion:
    return Suggestion(source, Span(start, start + 5), (Ranked(code, 0.9, True, REASONS), Ranked(code + 1, 0.3, False)))


FIVE = [suggestion(1, 10), suggestion(1, 30), suggestion(1, 50), suggestion(2, 5), suggestion(2, 40)]


@pytest.fixture
def panel(qtbot, project):
    panel = SuggestionPanel()
    qtbot.addWidget(panel)
    panel.resize(280, 640)
    panel.show()
    qtbot.waitExposed(panel)
    codes = project.codes.by_id()
    first = min(codes)
    panel.show_suggestion(
        Shown(suggestion(1, 10, first), TEXT, "V3 · turn 2", 12, 48, thresholds(first, few=first + 1)), codes
    )
    return panel


def test_the_panel_shows_passage_code_reasons_and_how_far_one_has_come(panel):
    assert "<b>Rahoituksesta</b>" in panel.passage.text()
    assert "😀" in panel.passage.text()
    assert panel.code.name.toolTip() == "Hyvät käytännöt"
    assert panel.code.likely.text() == "90%"
    assert panel.progress.text() == "12 of 48 in this source"
    assert panel.reasons.text() == (
        "Words of its name or definition: Rahoituksesta; learned words: vuosittain; "
        "like “avustus on aina vuodeksi kerrallaan”"
    )
    assert not panel.code.note.isVisible()
    panel.show_scope("all")
    panel.expand()
    assert panel.progress.text() == "12 of 48"
    assert panel.all_reasons.text().count("\n") == 2
    assert [button.isVisible() for button in panel.others] == [True, False, False]
    assert "%" not in panel.others[0].text() and "Only 2 examples yet" in panel.others[0].toolTip()


def test_a_code_with_few_examples_is_said_to_go_by_its_name_and_no_share_is_given(panel, project):
    codes = project.codes.by_id()
    code = min(codes)
    panel.show_suggestion(Shown(suggestion(1, 70, code), TEXT, "", 1, 2, thresholds(few=code)), codes)
    assert panel.code.likely.text() == ""
    assert panel.code.note.text().startswith("Only 2 examples yet") and panel.code.note.isVisible()
    assert "cannot be told before" in panel.code.note.toolTip()
    assert panel.reasons.text().startswith("Words of its name or definition: Rahoituksesta; like")
    panel.show_suggestion(Shown(suggestion(1, 80, code), TEXT, "", 1, 2), codes)
    assert panel.code.likely.text() == "" and panel.code.note.text().startswith("No examples yet")
    by_rule = Suggestion(1, Span(90, 95), (Ranked(code, 0.95, True, (RULE,)),))
    panel.show_suggestion(Shown(by_rule, TEXT, "", 1, 2, thresholds(few=code)), codes)
    assert panel.code.likely.text() == "by a rule" and not panel.code.note.isVisible()


@pytest.mark.parametrize(
    ("key", "signal"),
    [
        (Qt.Key.Key_A, "accept_requested"),
        (Qt.Key.Key_X, "reject_requested"),
        (Qt.Key.Key_E, "other_requested"),
        (Qt.Key.Key_Space, "later_requested"),
        (Qt.Key.Key_Backspace, "back_requested"),
        (Qt.Key.Key_Escape, "left"),
    ],
)
def test_each_key_asks_for_its_act(qtbot, panel, key, signal):
    with qtbot.waitSignal(getattr(panel, signal), timeout=500):
        qtbot.keyClick(panel, key)


def test_the_card_shows_whether_the_keys_are_the_panels(qtbot, panel):
    panel.activateWindow()
    panel.close_button.setFocus()
    qtbot.waitUntil(panel.close_button.hasFocus)
    without = panel.card.grab().toImage()
    panel.setFocus()
    qtbot.waitUntil(panel.hasFocus)
    assert panel.card.grab().toImage() != without


def test_a_key_with_ctrl_is_left_to_the_window(qtbot, panel):
    with qtbot.assertNotEmitted(panel.accept_requested):
        qtbot.keyClick(panel, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)


def test_digits_choose_the_codes_ranked_next_once_they_are_seen(qtbot, panel):
    with qtbot.assertNotEmitted(panel.code_requested):
        qtbot.keyClick(panel, Qt.Key.Key_1)
    qtbot.keyClick(panel, Qt.Key.Key_M)
    with qtbot.waitSignal(panel.code_requested, timeout=500) as asked:
        qtbot.keyClick(panel, Qt.Key.Key_1)
    assert asked.args == [panel.ranked()[1].code]
    with qtbot.assertNotEmitted(panel.code_requested):
        qtbot.keyClick(panel, Qt.Key.Key_2)


def test_nothing_to_decide_says_why_and_leaves_only_back_and_leave(qtbot, panel):
    panel.show_empty("nothing")
    assert "not" in panel.empty.text() or "nothing" in panel.empty.text()
    assert panel.loosen.isVisible() and not panel.card.isVisible()
    with qtbot.assertNotEmitted(panel.accept_requested):
        qtbot.keyClick(panel, Qt.Key.Key_A)
    with qtbot.waitSignal(panel.back_requested, timeout=500):
        qtbot.keyClick(panel, Qt.Key.Key_Backspace)
    panel.show_empty("problem", problem="The analysis ended.")
    assert panel.empty.text() == "The analysis ended." and not panel.loosen.isVisible()


def test_the_queue_goes_on_in_reading_order_and_comes_back(qtbot):
    queue = ReviewQueue()
    queue.start(FIVE, FIVE[1])
    assert (queue.current, queue.handled_count, queue.total) == (FIVE[1], 0, 5)
    queue.handle()
    queue.handle()
    assert (queue.current, queue.handled_count, queue.total) == (FIVE[3], 2, 5)
    assert queue.back() == FIVE[2] == queue.current
    assert (queue.handled_count, queue.total) == (1, 5)
    for _ in range(3):
        queue.handle()
    assert queue.current == FIVE[0]
    queue.handle()
    assert (queue.current, queue.handled_count, queue.total) == (None, 5, 5)
    assert queue.back() == FIVE[0]


def test_a_new_ranking_does_not_change_what_is_under_the_readers_eyes():
    queue = ReviewQueue()
    queue.start(FIVE)
    queue.handle()
    other = [suggestion(1, 10), suggestion(1, 30, code=7), suggestion(2, 40)]
    queue.renew(other)
    assert queue.current == FIVE[1]
    assert queue.total == 3
    queue.handle()
    assert queue.current == FIVE[4]
    queue.renew([])
    assert queue.current == FIVE[4]


def test_what_comes_next_begins_behind_the_current_one():
    queue = ReviewQueue()
    queue.start(FIVE, FIVE[2])
    assert queue.upcoming(3) == [FIVE[3], FIVE[4], FIVE[0]]


def test_reasons_are_told_in_one_line_a_rule_first():
    line = reasons_line(TEXT, (*REASONS, RULE), learned=True)
    assert line.startswith("By your rule raha OR rahoitus; words of its name or definition: Rahoituksesta; learned")
    assert reasons_line(TEXT, (), learned=True) == ""
    assert reasons_line(TEXT, REASONS[1:2], learned=False) == "No single word stands out"


def test_words_are_told_as_they_stand_once_and_those_that_say_little_are_not():
    said = "No ei paljo mittää. Kotoutumissuunnitelmaa tehtiin tiistaisin siinä ryhmäs, se on sit vuoden kestävä."
    reasons = (
        Reason("name", "suunnitelma", 0.3),
        Reason("name", "kotoutumissuunnitelma", 0.25),
        Reason("word", "paljo", 0.2),
        Reason("word", "tiistai", 0.19),
        Reason("name", "olla", 0.1),
        Reason("word", "kestävä", 0.02),
        Reason("word", "vesi", 0.3),
    )
    assert [each.word for each in told_words(said, reasons, learned=False)] == ["Kotoutumissuunnitelmaa"]
    told = told_words(said, reasons, learned=True)
    assert [each.word for each in told] == ["Kotoutumissuunnitelmaa", "vesi", "tiistaisin"]
    sentences = reason_sentences(said, reasons, learned=True)
    assert sentences[0] == (
        "Kotoutumissuunnitelmaa (suunnitelma, kotoutumissuunnitelma) is in the code’s name or definition"
    )
    assert sentences[2] == "tiistaisin (tiistai) is a learned word of this code"


def test_the_part_of_a_compound_is_told_by_the_compound():
    reasons = [Reason("name", "palkkatuki", 0.3), Reason("name", "tuki", 0.2), Reason("name", "hankeraha", 0.2)]
    told = told_words("Me haettiin palkkatukea, ei saatu hankerahoja.", reasons, learned=False)
    assert [each.word for each in told] == ["palkkatukea", "hankerahoja"]
    told = told_words("Palkkatuesta ei tiedetty.", reasons[:2], learned=False)
    assert [(each.word, each.bases) for each in told] == [("Palkkatuesta", ("palkkatuki", "tuki"))]


def test_a_common_word_is_told_where_the_code_is_named_by_it():
    assert [each.word for each in told_words("Aikaa ei oo.", [Reason("name", "aika", 0.6)], learned=False)] == ["Aikaa"]


def test_words_that_spoke_are_found_inflected_and_by_code_points():
    found = [TEXT[start:end] for start, end in spoken_places(TEXT, told_words(TEXT, REASONS, learned=True))]
    assert found == ["Rahoituksesta", "vuosittain"]
    after = told_words(TEXT, [Reason("word", "raha", 1.0)], learned=True)
    assert [TEXT[start:end] for start, end in spoken_places(TEXT, after)] == ["rahaa"]


def test_a_long_passage_is_left_out_in_its_middle_and_stays_plain_text():
    text = "<b>alku</b> " + "sana " * 200 + "loppu"
    shown = passage_html(text, (), length=80)
    assert "&lt;b&gt;alku" in shown and shown.endswith("loppu") and " … " in shown
    assert len(elided(text, 80)) <= 80
    assert elided("yksi kaksi kolme neljä viisi kuusi", 20) == "yksi kaksi … kuusi"
    assert elided("x" * 50, 20) == "x" * 11 + " … " + "x" * 6


def codes_by_name(project):
    return {code.name: code for code in project.codes.all()}


def test_suggestions_stand_at_the_top_of_the_palette_until_something_is_typed(qtbot, qtmodeltester, project):
    names, model = codes_by_name(project), PaletteModel()
    suggested = [Ranked(names["Resurssit"].id, 0.86, True), Ranked(names["Suositukset"].id, 0.8, True)]
    known = thresholds(names["Resurssit"].id, few=names["Suositukset"].id)
    model.set_codes(project.codes.all(), {}, [names["Tiedonsiirto"].id], suggested=suggested, thresholds=known)
    qtmodeltester.check(model)
    rows = model.rows()
    assert [(row.kind, row.text, row.likely) for row in rows[:4]] == [
        ("heading", "Suggestions", ""),
        ("code", "Resurssit", "86%"),
        ("code", "Suositukset", "by its name"),
        ("heading", "Recent", ""),
    ]
    assert model.index(1, 0).data(Qt.ItemDataRole.ToolTipRole) is None
    assert model.index(2, 0).data(Qt.ItemDataRole.ToolTipRole).startswith("Only 2 examples yet")
    model.search("tied")
    assert model.rows()[0].text == "Tiedonsiirto" and not model.rows()[0].likely
    model.search("")
    model.suggest([Ranked(names["Resurssit"].id, 0.2, False)], {})
    assert model.rows()[0].text == "Suggestions by the names of the codes"
    assert model.rows()[1].likely == "by its name"


@pytest.fixture
def palette(qtbot):
    around = QWidget()
    around.resize(900, 700)
    qtbot.addWidget(around)
    box = CodePalette(around)
    around.show()
    qtbot.waitExposed(around)
    yield box
    around.close()


def open_at(palette: CodePalette, project, **options: object) -> None:
    corner = palette.parentWidget().mapToGlobal(QRect(100, 100, 300, 20).topLeft())
    palette.ask(QRect(corner, QRect(100, 100, 300, 20).size()), project.codes.all(), **options)


def test_suggestions_known_before_are_what_enter_takes(qtbot, project, palette):
    code = codes_by_name(project)["Resurssit"].id
    open_at(palette, project, suggested=[Ranked(code, 0.86, True)])
    with qtbot.waitSignal(palette.code_chosen, timeout=500) as chosen:
        qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert chosen.args == [code]


def test_suggestions_that_come_late_do_not_change_what_enter_takes(qtbot, project, palette):
    names = codes_by_name(project)
    palette.used(names["Tiedonsiirto"].id)
    open_at(palette, project)
    assert palette.suggest([Ranked(names["Resurssit"].id, 0.86, True)], {})
    assert palette.model.rows()[1].text == "Resurssit"
    with qtbot.waitSignal(palette.code_chosen, timeout=500) as chosen:
        qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert chosen.args == [names["Tiedonsiirto"].id]


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_R])
def test_suggestions_do_not_come_once_something_is_typed_or_walked_to(qtbot, project, palette, key):
    open_at(palette, project)
    qtbot.keyClick(palette.field, key)
    before = palette.model.rows()
    assert not palette.suggest([Ranked(codes_by_name(project)["Resurssit"].id, 0.86, True)], {})
    assert palette.model.rows() == before
