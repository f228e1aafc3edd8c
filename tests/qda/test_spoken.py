"""What is left when interviewers are left out: each respondent's stretch, exactly."""

from hypothesis import given
from hypothesis import strategies as st

from kooditin.formats.turns import find_turns
from kooditin.qda.coding import covered
from kooditin.qda.source import Span, Turn
from kooditin.qda.speakers import covered_within, spoken_parts

TEXT = (
    "Haastattelu 3, Äänekoski\n\n"
    "H: Miten se sujuu? 😀\n\n"
    "V1: No ihan hyvin. Entä sulla?\n\nV2: Samoin.\n\n"
    "H: Entä raha?\n"
    "V1: Rahaa ei oo.\n"
)
TURNS = find_turns(TEXT)


def parts(span: Span | None = None, interviewers: tuple[str, ...] = ("H",)) -> list[str]:
    found = spoken_parts(span or Span(0, len(TEXT)), TEXT, TURNS, interviewers)
    return [TEXT[part.start : part.end] for part in found]


def place(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def test_a_selection_over_questions_gives_each_stretch_of_respondents() -> None:
    assert parts() == [
        "Haastattelu 3, Äänekoski",
        "No ihan hyvin. Entä sulla?\n\nV2: Samoin.",
        "Rahaa ei oo.",
    ]


def test_a_selection_within_a_question_gives_nothing() -> None:
    assert parts(place("Miten se")) == []
    assert parts(place("H: Entä raha?\n")) == []
    assert parts(place("V1: ")) == []


def test_a_selection_that_begins_or_ends_in_a_question_loses_that_end() -> None:
    assert parts(place("sujuu? 😀\n\nV1: No ihan")) == ["No ihan"]
    assert parts(place("Samoin.\n\nH: Entä")) == ["Samoin."]


def test_without_interviewers_the_span_is_whole() -> None:
    assert parts(interviewers=()) == [TEXT.strip()]
    assert parts(place(" ihan hyvin. "), ()) == ["ihan hyvin."]


def test_turns_without_labels_lose_only_the_questions() -> None:
    text = "Kysyn näin\nVastaan 😀 näin\nKysyn taas"
    turns = (Turn(0, 10, "Q"), Turn(11, 25, "A"), Turn(26, 36, "Q"))
    assert spoken_parts(Span(0, len(text)), text, turns, {"Q"}) == [Span(11, 25)]


SPANS = st.tuples(st.integers(0, 60), st.integers(0, 60)).map(sorted).map(lambda ends: Span(*ends))


@given(st.lists(SPANS), st.lists(SPANS))
def test_covered_within_counts_each_character_once(spans: list[Span], parts: list[Span]) -> None:
    disjoint: list[Span] = []
    for part in sorted(parts):
        if not disjoint or part.start >= disjoint[-1].end:
            disjoint.append(part)
    inside = {at for part in disjoint for at in range(*part)}
    expected = len({at for span in spans for at in range(*span)} & inside)
    assert covered_within(sorted(spans), disjoint) == expected
    assert covered_within(sorted(spans), [Span(0, 60)]) == covered(spans)


@given(
    st.lists(st.tuples(st.sampled_from("HVX"), st.text("ab 😀", min_size=0, max_size=6)), max_size=6),
    st.tuples(st.integers(0, 80), st.integers(0, 80)).map(sorted),
)
def test_no_part_ever_touches_a_question(said: list[tuple[str, str]], ends: list[int]) -> None:
    text, turns = "", []
    for speaker, words in said:
        text += f"{speaker}: "
        turns.append(Turn(len(text), len(text) + len(words), speaker))
        text += words + "\n"
    span = Span(min(ends[0], len(text)), min(ends[1], len(text)))
    asked = {at for turn in turns if turn.speaker == "H" for at in range(turn.start, turn.end)}
    answers = {
        at for turn in turns if turn.speaker != "H" for at in range(turn.start, turn.end) if not text[at].isspace()
    }
    found = {at for part in spoken_parts(span, text, turns, {"H"}) for at in range(*part)}
    assert not found & asked
    assert found >= answers & set(range(*span))
