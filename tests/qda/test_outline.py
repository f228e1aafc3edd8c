"""The outline of a text, what folds hide, what stands under headings, and page numbers."""

from hypothesis import given
from hypothesis import strategies as st

from kooditin.qda.outline import Fold, Hidden, Outline, body, folds, heading_name, pages_of, passages
from kooditin.qda.source import Section, Span, Turn

TEXT = (
    "Työpaja 14.3. 😀\n"
    "Ryhmä 1\n"
    "Kehittämistarpeet\n"
    "– Väki\n"
    "  – opettajat\n"
    "  – ohjaajat\n"
    "– Tieto\n"
    "Ryhmä 2\n"
    "Kehittämistarpeet\n"
    "Yhteinen pöytä.\n"
)


def _section(words: str, end: int | str, kind: str, level: int, nth: int = 0) -> Section:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    stop = TEXT.index(end, start) if isinstance(end, str) else end
    return Section(start, stop, kind, level, words if kind == "heading" else "")


SECTIONS = [
    _section("Työpaja 14.3. 😀", len(TEXT), "heading", 1),
    _section("Ryhmä 1", "Ryhmä 2", "heading", 2),
    _section("Kehittämistarpeet", "Ryhmä 2", "heading", 3),
    _section("– Väki", "– Tieto", "item", 1),
    _section("– opettajat", "  – ohjaajat", "item", 2),
    _section("– ohjaajat", "– Tieto", "item", 2),
    _section("– Tieto", "Ryhmä 2", "item", 1),
    _section("Ryhmä 2", len(TEXT), "heading", 2),
    _section("Kehittämistarpeet", len(TEXT), "heading", 3, nth=1),
]


def test_headings_stand_under_those_that_hold_them():
    entries = Outline(SECTIONS).entries
    assert [(entry.section.title, entry.depth, entry.parent) for entry in entries] == [
        ("Työpaja 14.3. 😀", 0, -1),
        ("Ryhmä 1", 1, 0),
        ("Kehittämistarpeet", 2, 1),
        ("Ryhmä 2", 1, 0),
        ("Kehittämistarpeet", 2, 3),
    ]


def test_a_position_belongs_to_the_innermost_heading():
    outline = Outline(SECTIONS)
    assert outline.at(TEXT.index("opettajat")) == 2
    assert outline.at(TEXT.index("pöytä")) == 4
    assert outline.at(len(TEXT)) == -1
    assert Outline().at(0) == -1


def test_levels_may_be_skipped_and_questions_stand_under_headings():
    sections = [
        Section(0, 50, "heading", 1, "A"),
        Section(5, 20, "heading", 4, "B"),
        Section(20, 50, "question", 0, "C"),
        Section(50, 60, "question", 0, "D"),
    ]
    assert [entry.depth for entry in Outline(sections).entries] == [0, 1, 1, 0]


def test_headings_with_text_and_items_with_deeper_ones_can_be_folded():
    shown = [(TEXT[fold.head :].split("\n")[0], TEXT[fold.start : fold.end]) for fold in folds(SECTIONS, TEXT)]
    assert shown[3] == ("– Väki", "  – opettajat\n  – ohjaajat\n")
    assert [head for head, _ in shown] == [
        "Työpaja 14.3. 😀", "Ryhmä 1", "Kehittämistarpeet", "– Väki", "Ryhmä 2", "Kehittämistarpeet",
    ]  # fmt: skip
    assert folds([Section(0, 10, "heading", 1, "Yksi")], "Yksi\n\n   \nää") == []


def test_what_is_hidden_is_taken_from_the_ends_of_a_span():
    hidden = Hidden([Fold(0, 10, 20, "heading", 1), Fold(0, 15, 18, "heading", 2), Fold(25, 30, 40, "item", 1)])
    assert hidden.parts == [Span(10, 20), Span(30, 40)]
    assert hidden.shown(Span(12, 25)) == Span(20, 25)
    assert hidden.shown(Span(5, 35)) == Span(5, 30)
    assert hidden.shown(Span(11, 20)) is None
    assert hidden.shown(Span(12, 35)) == Span(20, 30)
    assert hidden.shown(Span(0, 5)) == Span(0, 5)


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)), max_size=8), st.integers(0, 60), st.integers(1, 30))
def test_shown_is_the_hull_of_what_is_not_hidden(parts, start, length):
    closed = [Fold(0, low, low + size, "heading", 1) for low, size in sorted(parts)]
    gone = {at for fold in closed for at in range(fold.start, fold.end)}
    left = [at for at in range(start, start + length) if at not in gone]
    assert Hidden(closed).shown(Span(start, start + length)) == (Span(left[0], left[-1] + 1) if left else None)


def test_the_text_under_a_heading_is_without_its_line():
    start, end = body(SECTIONS[4 - 2], TEXT)
    assert TEXT[start:end] == "– Väki\n  – opettajat\n  – ohjaajat\n– Tieto"
    assert body(Section(0, 4, "heading", 1, "Yksi"), "Yksi\nKaksi") == Span(4, 4)


def test_a_question_of_two_lines_is_no_part_of_its_answers():
    text = "7. Mikä toimii?\nEntä miksi?\nV1: Kaikki ä.\nV2: \nV3: Ei mikään."
    title = "7. Mikä toimii?\nEntä miksi?"
    question = Section(0, len(text), "question", 0, title)
    assert text[slice(*body(question, text))].startswith("V1")
    turns = [
        Turn(text.index("Kaikki"), text.index("\nV2"), "V1"),
        Turn(text.index("V2: ") + 4, text.index("\nV3"), "V2"),
        Turn(text.index("Ei"), len(text), "V3"),
    ]
    assert [text[slice(*span)] for span in passages(question, text, turns, frozenset())] == [
        "Kaikki ä.", "Ei mikään.",
    ]  # fmt: skip
    assert [text[slice(*span)] for span in passages(question, text, turns, frozenset({"V3"}))] == ["Kaikki ä."]


def test_without_turns_all_under_a_heading_is_one_passage():
    assert passages(SECTIONS[8], TEXT, (), frozenset()) == [body(SECTIONS[8], TEXT)]
    assert passages(Section(0, 4, "heading", 1, "Yksi"), "Yksi\nKaksi", (), frozenset()) == []


def test_a_heading_gives_a_code_its_name():
    named = {
        "1.2 Kehittämistarpeet:": "Kehittämistarpeet",
        "3. Mikä  hiertää?": "Mikä hiertää?",
        "A) Hyvät ja/tai huonot": "Hyvät ja-tai huonot",
        "TE24 ja kunnat": "TE24 ja kunnat",
        "2024": "2024",
    }
    assert {title: heading_name(title) for title in named} == named


def test_a_passage_knows_the_pages_it_stands_on():
    pages = [Section(0, 100, "page", 0, "11"), Section(100, 200, "page", 0, "12"), Section(200, 300, "page", 0, "13")]
    assert pages_of(pages, Span(100, 200)) == "12"
    assert pages_of(pages, Span(150, 201)) == "12–13"
    assert pages_of(pages, Span(0, 1)) == "11"
    assert pages_of([], Span(0, 1)) == ""
