"""A workshop's notes and a survey: read by headings, folded, coded by headings, and all of it taken back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu

from kooditin.gui.coding.heading_codes import HeadingCodesDialog
from kooditin.project.project import Project
from kooditin.qda.codebook import NewCode
from kooditin.qda.sections import Mark, sections_of
from kooditin.qda.source import NewSource, Section, Span, Turn
from tests.journeys.conftest import palette_field, quotes

ALT, CTRL, SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
NOTES = [
    ("Työpaja {n} 😀", "heading", 1),
    ("Ryhmä 1", "heading", 2),
    ("Hyvät käytännöt", "heading", 3),
    ("• Torstain avoimet ovet", "item", 1),
    ("• tulkki paikalla", "item", 2),
    ("Kehittämistarpeet", "heading", 3),
    ("• Tieto ei kulje {n}", "item", 1),
    ("Ryhmä 2", "heading", 2),
    ("Kehittämistarpeet", "heading", 3),
    ("Väkeä puuttuu {n}. " * 40, "", 0),
]


def _notes(number: int) -> NewSource:
    text, marks = "", []
    for line, kind, level in NOTES:
        words = line.format(n=number).rstrip()
        if kind:
            marks.append(Mark(Span(len(text), len(text) + len(words)), kind, level))
        text += words + "\n"
    return NewSource(f"Työpaja {number}", text, "workshop", sections=sections_of(text, marks))


def _survey() -> NewSource:
    text = "7. Mikä toimii?\nVastaaja 1: Yhteinen pöytä.\nVastaaja 2: Ei mikään 😀.\n"
    said = ["Yhteinen pöytä.", "Ei mikään 😀."]
    turns = tuple(
        Turn(text.index(words), text.index(words) + len(words), f"Vastaaja {n}") for n, words in enumerate(said, 1)
    )
    pages = (Section(0, 20, "page", 0, "11"), Section(20, len(text), "page", 0, "12"))
    question = Section(0, len(text), "question", 0, "7. Mikä toimii?")
    return NewSource("Kysely", text, "survey", turns=turns, sections=(question, *pages))


@pytest.fixture
def opened(qtbot, window, tmp_path):
    path = tmp_path / "Työpajat.kooditin"
    codes = (NewCode(("Kehittämistarpeet",), "#c44e52"), NewCode(("Resurssit",), "#db9497"))
    with Project.create(path, coder="Aino Äijälä", codebook=codes) as project:
        project.sources.add_many([_notes(1), _survey(), _notes(2)])
    with qtbot.waitSignal(window.project_shown):
        window.open_project(path)
    window.show_source(window.project.sources.find("Työpaja 1").id)
    return window


def _dialog() -> HeadingCodesDialog:
    return next(each for each in QApplication.topLevelWidgets() if isinstance(each, HeadingCodesDialog))


def _codings(window) -> list[tuple[str, str]]:
    project = window.project
    codes = project.codes.by_id()
    return sorted(
        (codes[coding.code].name, project.sources.text(source.id)[coding.start : coding.end])
        for source in project.sources.all()
        for coding in project.codings.in_source(source.id)
    )


def test_the_outline_stands_beside_a_text_with_headings_only(qtbot, opened):
    place = opened.place
    assert place.outline.isVisible()
    assert place.outline.model.rowCount() == 1
    source = opened.project.sources.add(NewSource("Haastattelu", "V1: Ei otsikoita.\n"))
    opened.show_source(source.id)
    assert not place.outline.isVisible()
    opened.show_source(opened.project.sources.find("Kysely").id)
    assert place.outline.isVisible()
    qtbot.keyClick(opened, Qt.Key.Key_4, CTRL)
    assert not place.outline.isVisible()


def test_the_outline_is_walked_by_keyboard_and_leads_to_the_heading(qtbot, opened):
    view, outline = opened.transcript, opened.place.outline
    qtbot.keyClick(opened, Qt.Key.Key_4, ALT)
    assert outline.tree.hasFocus()
    qtbot.keyClick(outline.tree, Qt.Key.Key_End)
    qtbot.keyClick(outline.tree, Qt.Key.Key_Return)
    assert view.hasFocus()
    assert view.caret() == view.page.stored.rindex("Kehittämistarpeet")
    assert outline.model.here == 5
    qtbot.keyClick(opened, Qt.Key.Key_PageUp, ALT)
    assert view.page.stored[view.caret() :].startswith("Ryhmä 2")
    view.verticalScrollBar().setValue(0)
    qtbot.waitUntil(lambda: outline.model.here in (0, 1))


def test_notes_are_folded_coded_by_their_headings_and_taken_back_in_one_step(qtbot, opened):
    view, project = opened.transcript, opened.project
    qtbot.keyClick(opened, Qt.Key.Key_2, ALT | SHIFT)
    assert view.folding.closed
    assert not view.document().findBlock(view.page.to_page(view.page.stored.index("tulkki"))).isVisible()
    view.set_caret(view.page.stored.index("Kehittämistarpeet"))
    qtbot.keyClick(opened, Qt.Key.Key_O, CTRL | SHIFT)
    dialog = _dialog()
    assert dialog.model.rowCount() == 1
    assert dialog.apply.text() == "Koodaa 4 otsikkoa"
    qtbot.mouseClick(dialog.apply, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(_codings(opened)) == 4 and not opened.files.jobs)
    under = [("Väkeä puuttuu {n}. " * 40).format(n=n).strip() for n in (1, 2)]
    assert _codings(opened) == sorted(
        ("Kehittämistarpeet", words) for words in (*under, "• Tieto ei kulje 1", "• Tieto ei kulje 2")
    )
    assert view.folding.closed
    assert len(view.index) == 2
    assert project.undoable().verb == "code_headings"
    opened.activateWindow()
    qtbot.waitUntil(opened.isActiveWindow)
    qtbot.keyClick(opened, Qt.Key.Key_Z, CTRL)
    assert _codings(opened) == []
    qtbot.keyClick(opened, Qt.Key.Key_Y, CTRL)
    assert len(_codings(opened)) == 4
    qtbot.keyClick(opened, Qt.Key.Key_A, ALT | SHIFT)
    assert view.folding.closed == set()


def test_all_answers_to_a_question_are_coded_from_the_outline_with_another_code(qtbot, opened):
    opened.show_source(opened.project.sources.find("Kysely").id)
    outline = opened.place.outline
    menu = outline.heading_menu(0)
    menu.actions()[-1].trigger()
    dialog = _dialog()
    qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    field = dialog.palette_box.findChild(QLineEdit)
    qtbot.keyClicks(field, "resu")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.mouseClick(dialog.apply, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not opened.files.jobs and bool(_codings(opened)))
    assert _codings(opened) == [("Resurssit", "Ei mikään 😀."), ("Resurssit", "Yhteinen pöytä.")]
    assert outline.model.index_of(0).data(Qt.ItemDataRole.UserRole + 1) == 2


def test_undo_of_a_coding_in_a_folded_part_shows_where_it_was(qtbot, opened):
    view = opened.transcript
    start = view.page.stored.index("tulkki")
    view.select_span(Span(start, start + len("tulkki paikalla")))
    opened.place.coding.ask_code()
    qtbot.keyClicks(palette_field(opened), "resu")
    qtbot.keyClick(palette_field(opened), Qt.Key.Key_Return)
    assert quotes(opened) == [("Resurssit", "tulkki paikalla")]
    qtbot.keyClick(opened, Qt.Key.Key_1, ALT | SHIFT)
    assert view.folding.hidden.holding(start)
    qtbot.keyClick(opened, Qt.Key.Key_Z, CTRL)
    assert quotes(opened) == []
    assert view.folding.hidden.holding(start) is None


def test_folds_and_place_are_kept_for_a_source_that_is_left(qtbot, opened):
    view = opened.transcript
    first, other = opened.place.source_id, opened.project.sources.find("Työpaja 2").id
    qtbot.keyClick(opened, Qt.Key.Key_2, ALT | SHIFT)
    closed = set(view.folding.closed)
    opened.show_source(other)
    assert view.folding.closed == set()
    opened.show_source(first)
    assert view.folding.closed == closed


def test_the_page_of_the_original_is_told_of_the_chosen_coding(qtbot, opened):
    opened.show_source(opened.project.sources.find("Kysely").id)
    view = opened.transcript
    start = view.page.stored.index("Ei mikään")
    coding = opened.apply_code(opened.project.codes.find("Resurssit").id, Span(start, start + 9))
    view.choose(coding.id)
    assert "sivu 12" in opened.place.memo.facts.text()


def test_the_pages_menu_folds_and_offers_to_code_under_the_heading(qtbot, opened):
    view = opened.transcript
    opened._show_page_menu(view.page.stored.index("Torstain"), view.mapToGlobal(view.rect().center()))
    menu = opened.place.findChild(QMenu)
    words = [action.text() for action in menu.actions()]
    assert "Taita" in words
    assert "Koodaa otsikon alla oleva teksti…" in words
    next(action for action in menu.actions() if action.text() == "Taita").trigger()
    assert len(view.folding.closed) == 1
    menu.close()
