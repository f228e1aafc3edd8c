"""The page of suggestions: its tables, its curve, and what it asks for."""

import pytest
from PySide6.QtCore import Qt

from kooditin.gui.suggestions import ledger_model, quality_model, rules_model, use_model
from kooditin.gui.suggestions.page import SuggestionsPage
from kooditin.qda.codebook import in_tree_order
from kooditin.qda.source import Span
from kooditin.qda.suggestion import Acceptance, Offer, Rule
from kooditin.qda.suggestion_messages import Assessment, CurvePoint, OfferedRule, Threshold

CURVE = (
    CurvePoint(0, 0, 40, 0.5, 0.6, 0.4, 0.8, 0.2),
    CurvePoint(3, 21, 40, 0.6, 0.75, 0.6, 0.85, 0.4),
    CurvePoint(-1, 90, 40, 0.7, 0.82, 0.7, 0.9, 0.55),
)


@pytest.fixture
def codes(project):
    return project.codes.by_id()


@pytest.fixture
def page(qtbot, codes):
    page = SuggestionsPage()
    qtbot.addWidget(page)
    page.resize(1200, 760)
    ordered = in_tree_order(codes.values())
    page.quality.show_codes(codes, ordered)
    page.rules.show_codes(codes, ordered)
    page.show()
    qtbot.waitExposed(page)
    return page


def thresholds(codes) -> list[Threshold]:
    first, second, third = sorted(codes)[:3]
    return [
        Threshold(first, 0.7, 0.85, 0.72, 0.93, 0.4, 24, "own"),
        Threshold(second, 0.8, None, None, None, None, 2, "pooled"),
        Threshold(third, None, None, None, None, None, 0, "names"),
    ]


def test_the_quality_table_tells_estimate_interval_and_what_became_of_each_code(qtmodeltester, page, codes):
    model = page.quality.model
    page.quality.show_learned(thresholds(codes), 26, by_names=False)
    page.quality.show_acceptance([Acceptance(min(codes), "Hyvät käytännöt", 9, 5, 1, 2)])
    qtmodeltester.check(model)
    row = [model.index(0, column).data() for column in range(model.columnCount())]
    assert row == ["Hyvät käytännöt", "24", "85%  (72–93)", "40%", "70%", "5", "3"]
    assert "own examples" in model.index(0, quality_model.PRECISION).data(Qt.ItemDataRole.ToolTipRole)
    assert model.index(2, quality_model.LIMIT).data() == "never"
    page.quality.sorted.sort(quality_model.PRECISION, Qt.SortOrder.DescendingOrder)
    assert page.quality.sorted.index(0, 0).data() == "Hyvät käytännöt"


def test_a_code_with_few_examples_gets_no_figures_but_what_it_goes_by(page, codes):
    model = page.quality.model
    page.quality.show_learned(thresholds(codes), 26, by_names=False)
    columns = (quality_model.EXAMPLES, quality_model.PRECISION, quality_model.COVERAGE, quality_model.LIMIT)
    assert [model.index(1, column).data() for column in columns] == ["2", "by its name", "–", "–"]
    tips = {model.index(1, column).data(Qt.ItemDataRole.ToolTipRole) for column in columns}
    assert len(tips) == 1 and tips.pop().startswith("Only 2 examples yet")
    assert "No examples yet" in model.index(2, quality_model.PRECISION).data(Qt.ItemDataRole.AccessibleTextRole)
    assert page.quality.note.text().startswith("2 codes with fewer than ten examples")
    page.quality.sorted.sort(quality_model.LIMIT, Qt.SortOrder.DescendingOrder)
    assert page.quality.sorted.index(0, 0).data() == "Hyvät käytännöt"


def test_below_ten_examples_it_says_so_and_nothing_can_be_measured(page, codes):
    page.quality.show_learned(thresholds(codes), 4, by_names=True)
    assert page.quality.note.isVisible() and not page.quality.measure.isEnabled()
    assert "fewer than ten coded passages" in page.quality.note.text()
    page.quality.show_learned(thresholds(codes)[:1], 26, by_names=False)
    assert not page.quality.note.isVisible() and page.quality.measure.isEnabled()


def test_a_measurement_is_drawn_and_says_when_it_is_old(page, codes):
    page.quality.show_choices(0.8, team=False)
    empty = page.quality.curve.grab().toImage()
    page.quality.show_learned(thresholds(codes), 90, by_names=False)
    page.quality.show_assessment(Assessment(0.8, 90, CURVE, ()), "2026-03-14T10:00:00Z")
    assert page.quality.curve.grab().toImage() != empty
    assert "90 examples: 82% right, 55% of passages" in page.quality.curve.accessibleDescription()
    assert "90 coded passages" in page.quality.measured.text()
    assert "others" not in page.quality.measured.text()
    page.quality.show_learned(thresholds(codes), 91, by_names=False)
    assert "others" in page.quality.measured.text()
    assert "were to be right" not in page.quality.measured.text()
    page.quality.show_choices(0.9, team=False)
    assert "Then 8 of 10 were to be right" in page.quality.measured.text()


def test_the_choices_ask_for_precision_and_whose_work(qtbot, page):
    page.quality.show_choices(0.9, team=True)
    assert page.quality.precision.currentText() == "9 of 10 are right"
    assert page.quality.team.currentIndex() == 1
    with qtbot.waitSignal(page.quality.precision_chosen, timeout=500) as chosen:
        page.quality.precision.setFocus()
        qtbot.keyClick(page.quality.precision, Qt.Key.Key_Down)
    assert chosen.args == [0.95]


def test_rules_are_added_edited_and_taken_from_what_was_learned(qtbot, qtmodeltester, page, codes):
    rules, code = page.rules, min(codes)
    rules.show_rules([Rule(1, "", code, "always", "raha")])
    rules.show_offers([OfferedRule(code, "always", "rahoitus", 7, 0.9), OfferedRule(code, "always", "raha", 9, 1.0)])
    qtmodeltester.check(rules.model)
    words = [rules.model.index(row, rules_model.WORDS).data() for row in range(rules.model.rowCount())]
    assert words == ["raha", "rahoitus"]
    rules.table.setCurrentIndex(rules.model.index(1, 0))
    assert rules.take.isEnabled() and not rules.delete.isEnabled()
    with qtbot.waitSignal(rules.add_requested, timeout=500) as asked:
        rules.take.click()
    assert asked.args == [code, "always", "rahoitus"]
    with qtbot.waitSignal(rules.edit_requested, timeout=500) as asked:
        rules.model.setData(rules.model.index(0, rules_model.WORDS), "raha OR varat")
    assert asked.args == [1, "raha OR varat"]
    rules.kind.setCurrentIndex(1)
    qtbot.keyClicks(rules.words, "raha NOT rahat")
    with qtbot.waitSignal(rules.add_requested, timeout=500) as asked:
        qtbot.keyClick(rules.words, Qt.Key.Key_Return)
    assert asked.args[1:] == ["never", "raha NOT rahat"]
    rules.table.setCurrentIndex(rules.model.index(0, 0))
    page.activateWindow()
    rules.table.setFocus()
    qtbot.waitUntil(rules.table.hasFocus)
    with qtbot.waitSignal(rules.delete_requested, timeout=500) as asked:
        qtbot.keyClick(rules.table, Qt.Key.Key_Delete)
    assert asked.args == [1]


def test_the_ledger_lists_the_newest_first_and_filters(qtbot, qtmodeltester, page, project, codes):
    code, other = sorted(codes)[:2]
    source = project.sources.find("Talent Hub, Turku").id
    offers = [Offer(source, Span(0, 12), code, 0.9), Offer(source, Span(91, 100), other, 0.8)]
    project.suggestions.shown(offers)
    project.suggestions.reject(offers[0])
    project.suggestions.accept(offers[1])
    page.ledger.show_rows(project.suggestions.ledger())
    model = page.ledger.model
    qtmodeltester.check(model)
    events = [model.index(row, ledger_model.EVENT).data() for row in range(model.rowCount())]
    assert events == ["accepted", "rejected"]
    assert page.ledger.count.text() == "2 of 4"
    page.ledger.event_box.setCurrentIndex(1)
    page.ledger.event_box.activated.emit(1)
    assert model.rowCount() == 4
    qtbot.keyClicks(page.ledger.finder, codes[other].name[:6])
    qtbot.waitUntil(lambda: model.rowCount() < 4)
    assert all(codes[other].name in (row.code, row.chosen) for row in map(model.row, range(model.rowCount())))


def test_a_source_is_kept_out_by_its_ticks(qtbot, qtmodeltester, page):
    model = page.use_model
    page.show_sources([(3, "Äijälä"), (4, "Söhnä")], {4: (True, False)})
    qtmodeltester.check(model)
    assert model.index(1, use_model.SUGGESTED).data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Unchecked
    with qtbot.waitSignal(model.use_asked, timeout=500) as asked:
        model.setData(model.index(0, use_model.LEARNED), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    assert asked.args == [3, False, None]


@pytest.mark.parametrize("width", [640, 1366])
def test_the_page_needs_no_sideways_scrolling(qtbot, page, width):
    page.resize(width, 500)
    qtbot.waitUntil(lambda: page.width() == width)
    for part in (page.quality, page.rules, page.ledger):
        assert part.width() <= width
        assert part.mapTo(page, part.rect().topRight()).x() < width
