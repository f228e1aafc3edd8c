"""The pieces in which a source is analysed and searched."""

from hypothesis import given
from hypothesis import strategies as st

from kooditin.qda.pieces import Piece, pieces_of, text_hash
from kooditin.qda.source import Turn, normal_text


def texts(text: str, *speeches: tuple[str, str | None]) -> list[str]:
    turns = []
    for speech, speaker in speeches:
        start = text.index(speech, turns[-1].end if turns else 0)
        turns.append(Turn(start, start + len(speech), speaker))
    return [text[piece.start : piece.end] for piece in pieces_of(text, turns)]


def test_turns_are_pieces_and_labels_and_times_are_in_none() -> None:
    text = "Haastattelu 1.2.\n\nH: Mitä kuuluu?\n\n[00:00:12] V1: Hyvää 😀.\nIhan.\n\nLoppu\n"
    assert texts(text, ("Mitä kuuluu?", "H"), ("Hyvää 😀.\nIhan.", "V1")) == [
        "Haastattelu 1.2.", "Mitä kuuluu?", "Hyvää 😀.\nIhan.", "Loppu",
    ]  # fmt: skip


def test_a_label_on_a_line_of_its_own_is_no_piece() -> None:
    assert texts("Aino\n00:00:01\nNo niin.\n\nVeli:\nJoo.\n", ("No niin.", "Aino"), ("Joo.", "Veli")) == [
        "No niin.",
        "Joo.",
    ]


def test_without_turns_each_paragraph_is_a_piece() -> None:
    assert texts("Eka 😀\n\n  Toka kappale \n---\n***\n2024\n") == ["Eka 😀", "Toka kappale"]


def test_a_turn_without_a_word_is_left_out() -> None:
    assert texts("H: ...\nV: Joo\n", ("...", "H"), ("Joo", "V")) == ["Joo"]


def test_pieces_know_their_turn() -> None:
    assert pieces_of("A: yy\nB: kaa\n", [Turn(3, 5, "A"), Turn(9, 12, "B")]) == [Piece(3, 5, 0), Piece(9, 12, 1)]


@given(st.text(st.sampled_from("aä😀e\u0301 \n:."), max_size=60), st.lists(st.integers(0, 60), max_size=8))
def test_pieces_stand_in_text_order_without_white_space_around_them(raw: str, places: list[int]) -> None:
    text = normal_text(raw)
    ends = sorted(min(place, len(text)) for place in places)
    turns = [Turn(start, end, "V") for start, end in zip(ends[::2], ends[1::2], strict=False)]
    reach = 0
    for start, end, _ in pieces_of(text, turns):
        assert reach <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
        reach = end


def test_equal_texts_have_equal_hashes() -> None:
    assert text_hash("Joo.") == text_hash("Joo.") != text_hash("Joo")
