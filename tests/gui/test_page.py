"""The page shows the stored text with speakers set apart, and never loses a position."""

from hypothesis import given
from hypothesis import strategies as st

from kooditin.gui.coding.page import LINE_BREAK, Page
from kooditin.qda.source import Span, Turn

TEXT = "H: Mikä 😀 toimii?\n\nV1: Yhteinen pöytä.\n"


def _turns() -> list[Turn]:
    first, second = TEXT.index("Mikä"), TEXT.index("Yht")
    return [Turn(first, first + 14, "H"), Turn(second, second + 15, "V1")]


def test_an_inline_label_gets_a_line_of_its_own():
    page = Page(TEXT, _turns())
    assert page.text == f"H: {LINE_BREAK}Mikä 😀 toimii?\n\nV1: {LINE_BREAK}Yhteinen pöytä.\n"
    assert [page.text.encode("utf-16-le")[2 * x.start : 2 * x.end].decode("utf-16-le") for x in page.labels] == [
        "H:",
        "V1:",
    ]


def test_a_turn_without_label_shows_its_speaker():
    page = Page("Hei.\n\nMoi 😀.", [Turn(0, 4, "Åsa 😀"), Turn(6, 12, "Väinö")])
    assert page.text == f"Åsa 😀{LINE_BREAK}Hei.\n\nVäinö{LINE_BREAK}Moi 😀."
    assert page.to_page(0) == 7
    assert page.to_stored(0) == 0
    assert page.to_stored(6) == 0
    assert page.to_stored(8) == 1


def test_a_label_on_its_own_line_is_left_as_it_is():
    text = "MATTI MEIKÄLÄINEN\nNo joo.\n"
    page = Page(text, [Turn(18, 25, "MATTI MEIKÄLÄINEN")])
    assert page.text == text
    assert (page.labels[0].start, page.labels[0].end) == (0, 17)


@given(st.text(alphabet="aä😀 \nH:", max_size=60), st.data())
def test_every_span_comes_back_as_it_went(text, data):
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=6)))
    turns = [Turn(a, b, "H") for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
    page = Page(text, turns)
    units = page.text.encode("utf-16-le")
    for start in range(len(text)):
        for end in range(start + 1, len(text) + 1):
            low, high = page.to_page(start), page.end_to_page(end)
            assert page.span(low, high) == Span(start, end)
        shown = units[2 * page.to_page(start) : 2 * page.end_to_page(start + 1)].decode("utf-16-le")
        assert shown == text[start]


def test_a_sentence_leaves_the_label_out():
    page = Page(TEXT, _turns())
    for inside in ("H:", "Mikä", "toimii"):
        start, end = page.sentence(TEXT.index(inside))
        assert TEXT[start:end] == "Mikä 😀 toimii?"
    start, end = page.sentence(TEXT.index("V1"))
    assert TEXT[start:end] == "Yhteinen pöytä."


def test_a_renamed_speaker_stands_behind_the_label_of_the_text():
    turns = [Turn(turn.start, turn.end, {"H": "Haastattelija", "V1": "Ohjaaja Å"}[turn.speaker]) for turn in _turns()]
    page = Page(TEXT, turns)
    assert page.text == f"H: Haastattelija{LINE_BREAK}Mikä 😀 toimii?\n\nV1: Ohjaaja Å{LINE_BREAK}Yhteinen pöytä.\n"
    label = page.labels[1]
    units = page.text.encode("utf-16-le")
    assert units[2 * label.start : 2 * label.end].decode("utf-16-le") == "V1: Ohjaaja Å"


def test_a_position_in_a_label_belongs_to_the_turn_it_opens():
    page = Page(TEXT, _turns())
    assert page.turn_at_label(TEXT.index("V1")) == 1
    assert page.turn_at_label(TEXT.index("toimii")) == 0


def test_an_end_beyond_the_text_of_a_damaged_file_is_the_end_of_the_text():
    page = Page(TEXT, _turns())
    assert page.end_to_page(len(TEXT) + 9) == page.end_to_page(len(TEXT))
