"""The search searches while one types, within limits, and says in words what it found and what it did not."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from kooditin.gui.bridge import i18n
from kooditin.gui.search import search_bar
from kooditin.gui.search.names import index_state, things_named
from kooditin.gui.search.search_panel import SearchPanel
from kooditin.project.project import Project
from kooditin.qda.source import NewSource, NewSpeaker, Turn, normal_text
from kooditin.qda.words import Word

WORKSHOP = normal_text(
    "Fasilitaattori: Mitä kunta tekee? 😀\nV1: Kunnassa on rahaa. Kunta päättää siitä.\n\nV2: Kunnissa ei ole rahaa."
)
LEMMAS = {"kunnassa": "kunta", "kunnissa": "kunta", "rahaa": "raha", "on": "olla", "ole": "olla"}


def turns_of(text: str) -> tuple[Turn, ...]:
    found, at = [], 0
    for line in text.split("\n"):
        name, _, said = line.partition(": ")
        if said:
            found.append(Turn(at + len(name) + 2, at + len(line), name))
        at += len(line) + 1
    return tuple(found)


def analysed(text: str) -> list[Word]:
    words, at = [], 0
    for word in text.split():
        at = text.index(word, at)
        bare = word.strip(".,?!")
        if bare:
            words.append(Word(at, at + len(bare), LEMMAS.get(bare.lower(), bare.lower()), ""))
        at += len(word)
    return words


def index(project: Project, source: int) -> None:
    missing = [text for _, text in project.analyses.missing(source, "test")]
    project.analyses.keep("test", [(text, analysed(text)) for text in missing])
    project.analyses.index(source, "test")
    assert project.analyses.is_indexed(source)


@pytest.fixture
def workshop(project: Project) -> int:
    """The words are analysed as the worker would, but without its process."""
    new = NewSource(
        "Työpaja 😀", WORKSHOP, "workshop", turns=turns_of(WORKSHOP),
        speakers=(NewSpeaker("Fasilitaattori", interviewer=True),),
    )  # fmt: skip
    source = project.sources.add(new).id
    for each in project.sources.all():
        index(project, each.id)
    return source


@pytest.fixture
def panel(qtbot, show, workshop) -> SearchPanel:
    made = show(SearchPanel())
    made.resize(1000, 600)
    yield made
    made.set_project(None)


def search(qtbot, panel: SearchPanel, text: str, mode=None) -> None:
    """Puts a query into the field and waits until all its hits are there."""
    panel.bar.set_query(text, mode)
    qtbot.waitUntil(lambda: not panel.seeker.is_busy)


def words(panel: SearchPanel) -> list[str]:
    return [hit.form for hit in panel.results.model.hits()]


def test_typing_finds_all_forms_once_the_fingers_rest(qtbot, panel):
    field = panel.bar.field
    field.setFocus()
    asked = []
    panel.bar.asked.connect(lambda text, mode: asked.append(text))
    qtbot.keyClicks(field, "kunta")
    qtbot.waitUntil(lambda: panel.results.model.rowCount() == 3)
    assert asked == ["kunta"]
    assert words(panel) == ["kunnassa", "kunta", "kunnissa"]
    assert panel.results.count.text() == "3 hits in 1 source"
    assert panel.results.forms.rows.words() == ["kunnassa", "kunnissa", "kunta"]


def test_the_interviewer_is_searched_when_included(qtbot, panel, project):
    search(qtbot, panel, "kunta")
    assert len(words(panel)) == 3
    project.interviewer_left_out = False
    qtbot.waitUntil(lambda: panel.results.model.rowCount() == 4)
    assert panel.results.model.hit(0).speaker == "Fasilitaattori"


def test_a_form_narrows_the_hits_and_all_forms_widen_them(qtbot, panel):
    search(qtbot, panel, "kunta")
    results = panel.results
    results.forms.setCurrentIndex(results.forms.rows.index(1))
    assert words(panel) == ["kunnissa"]
    assert results.count.text() == "1 of 3 hits in 1 source"
    assert results.code_all.text() == "Code 1 hit…"
    qtbot.mouseClick(results.all_forms, Qt.MouseButton.LeftButton)
    assert len(words(panel)) == 3


def test_another_question_forgets_the_narrowing(qtbot, panel):
    search(qtbot, panel, "kunta")
    panel.results.forms.setCurrentIndex(panel.results.forms.rows.index(1))
    search(qtbot, panel, "raha")
    assert words(panel) == ["rahaa"] * 5


def test_limits_narrow_the_search_and_are_told_in_words(qtbot, panel):
    search(qtbot, panel, "kunta")
    panel.limits.choose("speakers", ["V2"])
    qtbot.waitUntil(lambda: words(panel) == ["kunnissa"])
    assert "V2" in panel.limits.buttons["speakers"].text()
    qtbot.mouseClick(panel.limits.clear_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(words(panel)) == 3)
    assert not panel.limits.clear_button.isVisible()


def test_a_code_limits_with_those_under_it(qtbot, panel, project, workshop):
    at = WORKSHOP.index("Kunnassa")
    project.codings.apply(workshop, at, at + 8, project.codes.find("Resurssit").id)
    search(qtbot, panel, "kunta")
    panel.limits.choose("codes", [project.codes.find("Kehittämistarpeet").id])
    qtbot.waitUntil(lambda: words(panel) == ["kunnassa"])


def test_a_coding_made_elsewhere_is_searched_where_its_code_limits(qtbot, panel, project, workshop):
    code = project.codes.find("Resurssit").id
    search(qtbot, panel, "kunta")
    asked = []
    panel.bar.asked.connect(lambda *_: asked.append(1))
    project.codings.apply(workshop, 0, 5, code)
    assert asked == []
    panel.limits.choose("codes", [code])
    qtbot.waitUntil(lambda: words(panel) == [])
    at = WORKSHOP.index("Kunnissa")
    project.codings.apply(workshop, at, at + 8, code)
    qtbot.waitUntil(lambda: words(panel) == ["kunnissa"])


def test_a_limit_to_what_is_deleted_goes_away(qtbot, panel, project, workshop):
    search(qtbot, panel, "raha")
    panel.limits.choose("sources", [workshop])
    qtbot.waitUntil(lambda: len(words(panel)) == 2)
    project.sources.delete(workshop)
    qtbot.waitUntil(lambda: len(words(panel)) == 3)
    assert not panel.limits.is_limited


def test_a_card_is_ticked_by_keyboard_and_limits_at_once(qtbot, panel):
    card = panel.limits.open_card("speakers")
    qtbot.keyClicks(card.field, "v2")
    assert [item.text() for item in card.items() if not item.isHidden()] == ["V2"]
    qtbot.keyClick(card.field, Qt.Key.Key_Return)
    assert panel.limits.limits.speakers == {"V2"}
    qtbot.mouseClick(card.none, Qt.MouseButton.LeftButton)
    assert panel.limits.limits.speakers is None
    card.close()


def test_what_is_half_typed_is_not_yet_called_wrong(qtbot, panel):
    help_line = panel.bar.line.text()
    search(qtbot, panel, '"kunta')
    assert panel.bar.line.text() == help_line
    qtbot.waitUntil(lambda: panel.bar.line.text() != help_line, timeout=search_bar.HALF_TYPED + 2_000)
    assert "quotation mark is not closed" in panel.bar.line.text()
    qtbot.keyClicks(panel.bar.field, '"')
    assert panel.bar.line.text() == help_line
    qtbot.waitUntil(lambda: panel.results.model.rowCount() == 3)


def test_base_forms_that_come_later_are_searched_at_once(qtbot, panel):
    wanted = []
    panel.bases_wanted.connect(wanted.append)
    search(qtbot, panel, "kuntaan")
    assert (words(panel), wanted) == ([], [["kuntaan"]])
    panel.take_bases({"kuntaan": {"kunta"}})
    qtbot.waitUntil(lambda: len(words(panel)) == 3)
    search(qtbot, panel, "kuntaan raha")
    assert wanted == [["kuntaan"], ["raha"]]


def test_nothing_found_says_so_and_offers_to_search_nearly(qtbot, panel):
    search(qtbot, panel, "kunnisa")
    results = panel.results
    assert results.empty.isVisible()
    assert results.empty.text() == "Nothing was found in any form."
    assert not results.forms_part.isVisible()
    qtbot.mouseClick(results.advice, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "kunnissa" in words(panel))
    assert panel.bar.mode == "fuzzy"


def test_a_new_source_is_told_to_lack_its_base_forms_until_it_is_indexed(qtbot, panel, project):
    search(qtbot, panel, "kunta")
    project.sources.add(NewSource("Uusi", "Kunnissa on lunta.", "notes"))
    new = project.sources.find("Uusi").id
    panel.note_indexed()
    qtbot.waitUntil(lambda: "1 of 5 sources" in panel.results.state.text())
    assert len(words(panel)) == 3
    index(project, new)
    panel.note_indexed()
    qtbot.waitUntil(lambda: len(words(panel)) == 4 and not panel.results.state.isVisible())


def test_the_row_one_was_at_stays_when_the_hits_are_found_anew(qtbot, panel, project, workshop):
    search(qtbot, panel, "kunta")
    panel.results.table.go_to(2)
    with qtbot.waitSignal(panel.seeker.answered):
        project.codes.rename(project.codes.find("Resurssit").id, "Varat")
    qtbot.waitUntil(lambda: not panel.seeker.is_busy)
    assert panel.results.table.currentIndex().row() == 2
    assert panel.step(-1).form == "kunta"


def test_down_goes_to_the_hits_and_up_comes_back(qtbot, panel):
    search(qtbot, panel, "kunta")
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    panel.focus_field()
    qtbot.keyClick(panel.bar.field, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is panel.results.table
    qtbot.keyClick(panel.results.table, Qt.Key.Key_Up)
    assert QApplication.focusWidget() is panel.bar.field


def test_escape_leaves_from_the_field_and_from_the_hits(qtbot, panel):
    search(qtbot, panel, "kunta")
    left = []
    panel.left.connect(lambda: left.append(1))
    qtbot.keyClick(panel.bar.field, Qt.Key.Key_Escape)
    qtbot.keyClick(panel.results.table, Qt.Key.Key_Escape)
    assert left == [1, 1]


def test_emptying_the_field_shows_the_guide_again(qtbot, panel):
    search(qtbot, panel, "kunta")
    panel.bar.field.clear()
    qtbot.waitUntil(lambda: panel.results.model.rowCount() == 0)
    assert "Type a word" in panel.results.empty.text()
    assert not panel.results.left.isVisible()


def test_things_are_found_by_their_names_and_memos_by_their_words(project, workshop):
    project.memos.add("source", workshop, "Palvelu on kallis")
    project.cases.add_case("Palvelutalo")
    found = [(thing.kind, thing.words) for thing in things_named(project, '"palvelu"')]
    assert ("code", "Palvelumalli") in found
    assert ("case", "Palvelutalo") in found
    assert ("memo", "Palvelu on kallis") in found
    assert [thing.words for thing in things_named(project, "työpaja") if thing.kind == "source"] == [
        "Työpaja 14.3.",
        "Työpaja 😀",
    ]
    assert things_named(project, "p") == ()


def test_memos_are_found_in_any_form_once_their_base_forms_are_known(qtbot, panel, project, workshop):
    wanted: list[list[str]] = []
    panel.memo_bases_wanted.connect(wanted.append)
    project.memos.add("source", workshop, "Vesi on kallista 😀")
    project.memos.add("source", workshop, "Veden hinta nousi")
    search(qtbot, panel, "veteen")
    qtbot.waitUntil(lambda: bool(wanted))
    assert {"vesi", "veden", "hinta"} <= set(wanted[0])
    found = panel.results.found
    assert not found.has_rows
    panel.take_bases({"veteen": {"vesi"}})
    panel.take_memo_bases({"veden": "vesi"})
    qtbot.waitUntil(lambda: found.things.rowCount() == 2)
    search(qtbot, panel, "veteen NOT hinta")
    qtbot.waitUntil(lambda: found.things.rowCount() == 1)
    assert found.things.thing(0).words == "Vesi on kallista 😀"
    assert len(wanted) == 1


def test_the_index_state_counts_sources(project, workshop):
    assert index_state(project) == (4, 4)
    project.sources.add(NewSource("Uusi", "Kunta.", "notes"))
    assert index_state(project) == (4, 5)


def test_in_a_small_window_hits_keep_their_room_and_what_is_wrong_is_told(qtbot, panel):
    i18n.install("fi")
    search(qtbot, panel, "kunta")
    panel.limits.choose("speakers", ["V1", "V2"])
    panel.resize(640, 300)
    QApplication.processEvents()
    assert panel.minimumSizeHint().width() <= 640
    assert not panel.bar.line.isVisible()
    assert panel.results.table.viewport().height() >= 60
    assert all(button.text() for button in panel.limits.buttons.values())
    search(qtbot, panel, '"kunta')
    qtbot.waitUntil(panel.bar.line.isVisible, timeout=search_bar.HALF_TYPED + 2_000)
    panel.resize(1000, 600)
    assert panel.bar.line.isVisible()


def test_the_words_follow_the_language(qtbot, panel):
    i18n.install("fi")
    QApplication.processEvents()
    assert panel.bar.mode_box.itemText(0) == "Perusmuoto"
    assert panel.bar.hits_button.text() == "Osumat"
