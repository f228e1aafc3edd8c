"""Candidate passages and what is said in a span."""

import time

from hypothesis import given
from hypothesis import strategies as st

from kooditin.qda.passages import FEWEST_WORDS, LONG, passages, said_in
from kooditin.qda.sections import Mark, sections_of
from kooditin.qda.sentence import sentences
from kooditin.qda.source import Section, Span, Turn

WORDS = st.sampled_from(
    ["Joo", "äiti", "kuntapalvelu,", "ei", "😀", "esim.", "työ.", "niin?", "2024", "S2-opettaja", "…"]
)
SPEECHES = st.lists(st.tuples(st.sampled_from(["H", "V1", "V2"]), st.lists(WORDS, max_size=150)), max_size=12)


def transcript(speeches: list[tuple[str, list[str]]], joint: str = " ") -> tuple[str, list[Turn]]:
    text, turns = "Litteraatti\n\n", []
    for speaker, words in speeches:
        text += f"{speaker}: "
        start = len(text)
        text += joint.join(words)
        turns.append(Turn(start, len(text), speaker))
        text += "\n\n"
    return text, turns


@given(SPEECHES, st.sampled_from([" ", "\n", " \t"]))
def test_passages_lie_in_order_inside_turns_that_count_and_are_trimmed(
    speeches: list[tuple[str, list[str]]], joint: str
) -> None:
    text, turns = transcript(speeches, joint)
    found = passages(text, turns, interviewers={"H"})
    reach = 0
    for start, end in found:
        assert reach <= start < end
        reach = end
        chosen = text[start:end]
        assert chosen == chosen.strip()
        assert FEWEST_WORDS <= len(chosen.split()) <= LONG
        assert sum(t.start <= start and end <= t.end for t in turns if t.speaker != "H") == 1
        assert said_in(text, Span(start, end), turns, {"H"}) == chosen


@given(st.lists(WORDS, min_size=1, max_size=400))
def test_every_sentence_that_says_something_is_in_a_passage(words: list[str]) -> None:
    text = " ".join(words)
    found = passages(text)
    for sentence in sentences(text, Span(0, len(text))):
        said = [word for word in text[slice(*sentence)].split() if len(word) > 1 and word[:2].isalpha()]
        if len(said) >= FEWEST_WORDS and len(text[slice(*sentence)].split()) <= LONG:
            assert any(start <= sentence.start and sentence.end <= end for start, end in found)


def test_a_short_turn_is_one_passage_and_a_mere_yes_is_none() -> None:
    text, turns = transcript([("V1", ["Joo."]), ("V1", "Rahaa puuttuu. Ja väkeä myös.".split())])
    assert [text[start:end] for start, end in passages(text, turns)] == ["Rahaa puuttuu. Ja väkeä myös."]


def test_a_long_turn_is_parted_between_sentences() -> None:
    sentence = "Meillä ohjaus toimii kunnassa hyvin ja nopeasti, mutta rahaa puuttuu."
    text, turns = transcript([("V1", " ".join([sentence] * 4).split())])
    found = [text[start:end] for start, end in passages(text, turns)]
    assert found == [f"{sentence} {sentence}"] * 2


def test_an_endless_sentence_is_cut_after_a_comma() -> None:
    text = " ".join(["ja sitten mentiin kuntaan, jossa"] * 30)
    found = passages(text)
    assert all(len(text[start:end].split()) <= LONG for start, end in found)
    assert all(text[start:end].endswith("kuntaan,") for start, end in found[:-1])


def test_headings_and_questions_are_no_passages_and_items_part_them() -> None:
    text = "Mikä toimii teillä hyvin?\n• Yhteiset tapaamiset kuntien kanssa\n• Nopea ohjaus oikeaan palveluun\n"
    marks = [Mark(Span(0, 25), "heading", 1), Mark(Span(26, 61), "item", 1), Mark(Span(62, 93), "item", 1)]
    found = [text[start:end] for start, end in passages(text, sections=sections_of(text, marks))]
    assert found == ["Yhteiset tapaamiset kuntien kanssa", "Nopea ohjaus oikeaan palveluun"]
    asked = [Section(0, 61, "question", 1, "Mikä toimii teillä hyvin?")]
    assert passages(text, sections=asked)[0].start > 25


def test_rows_of_figures_are_no_passages() -> None:
    assert passages("Mentoriparit\t12\t41\t48\nMukana olleet yritykset\t9\t27") == []


def test_what_is_said_leaves_out_labels_times_and_questions() -> None:
    text, turns = transcript([("V1", ["Rahaa", "ei", "ole."]), ("H", ["Miksi?"]), ("V2", ["Ei", "tiedä."])])
    whole = Span(0, len(text))
    assert said_in(text, whole, turns, {"H"}) == "Rahaa ei ole.\nEi tiedä."
    assert said_in(text, whole, turns) == "Rahaa ei ole.\nMiksi?\nEi tiedä."
    assert said_in(text, Span(turns[0].start + 6, turns[2].start + 2), turns, {"H"}) == "ei ole.\nEi"
    assert said_in(text, Span(0, 11), turns, {"H"}) == "Litteraatti"


def test_a_long_transcript_is_cut_quickly() -> None:
    text, turns = transcript([("V1", "Meillä ohjaus toimii hyvin. Rahaa puuttuu, ja väkeä.".split() * 6)] * 130)
    began = time.perf_counter()
    found = passages(text, turns)
    assert len(found) > 300
    assert time.perf_counter() - began < 0.5
