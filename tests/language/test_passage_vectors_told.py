"""Vectors of passages as the worker is asked for them: made in small pieces, handed over once, told to the next one."""

import io
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from kooditin.language import meaning, worker
from kooditin.language.advisor import Advisor
from kooditin.language.meaning import VERSION
from kooditin.qda.source import Span
from kooditin.qda.suggestion import CodeText, Example, LearningSet, Passage
from kooditin.qda.suggestion_messages import assessment_of, learn_message, learned_texts

CODEBOOK = (
    CodeText(11, "Resurssit", "Työaikaa, väkeä, rahaa tai tiloja on liian vähän."),
    CodeText(12, "Yhteistyö", "Toimiva yhteistyö kuntien ja järjestöjen kanssa."),
)
SAID = {
    11: ["Rahaa ei ole.", "Väkeä puuttuu.", "Aika ei riitä.", "Tilat ovat ahtaat.", "Budjetti loppui. 😀", "Kiire on."],
    12: ["Kunta on mukana.", "Järjestöt auttavat.", "Verkosto toimii.", "Sovitaan yhdessä.",
         "Meillä on yhteinen pöytä.", "Tavataan joka viikko."],
}  # fmt: skip
EXAMPLES = tuple(Example(text, frozenset([code])) for code, texts in SAID.items() for text in texts)
OPEN = ("Palkkoihin ei riitä.", "Naapurikunnan kanssa sujuu.", "Ääneen sanottuna: ei väkeä.")
LEARNING = LearningSet(CODEBOOK, EXAMPLES, tuple(Passage(1, Span(0, 1), text) for text in OPEN), OPEN)
LEARN = learn_message(LEARNING, (), 0.8) | {"make_at_most": 0}
ALL = len(CODEBOOK) + len(EXAMPLES) + len(OPEN)


def asked(advisor: Advisor, **message: Any) -> list[dict[str, Any]]:
    """The answers, as they come out of JSON."""
    return [json.loads(json.dumps(answer)) for answer in advisor.answers(message)]


def made(advisor: Advisor, seconds: float = 0.0) -> dict[str, str]:
    """All that is lacking, made in pieces as short as can be."""
    found: dict[str, str] = {}
    while True:
        *vectors, done = asked(advisor, do="vectors", seconds=seconds)
        found |= {answer["text"]: answer["vector"] for answer in vectors}
        assert done["version"] == VERSION
        if not done["lacking"]:
            return found
        seconds = max(seconds, 0.001)


@pytest.fixture(scope="module")
def vectors() -> dict[str, str]:
    advisor = Advisor()
    asked(advisor, **LEARN)
    return made(advisor)


def test_the_version_is_told_without_loading_the_model() -> None:
    advisor = Advisor()
    assert asked(advisor, do="vectors") == [{"done": True, "version": VERSION, "lacking": 0}]
    assert advisor.meaning._model is None


def test_first_it_learns_by_words_and_makes_vectors_in_pieces() -> None:
    advisor = Advisor()
    (learned,) = asked(advisor, **LEARN)
    assert (learned["by_meaning"], learned["lacking"]) == (False, ALL)
    by_words = advisor._suggester.rank(OPEN)
    *first, done = asked(advisor, do="vectors", seconds=0.0001)
    assert 1 <= len(first) <= 4 and done["lacking"] == ALL - len(first)
    rest = made(advisor)
    assert {answer["text"] for answer in first} | set(rest) == set(learned_texts(LEARN))
    assert asked(advisor, do="vectors", seconds=9) == [{"done": True, "version": VERSION, "lacking": 0}]
    assert np.array_equal(advisor._suggester.rank(OPEN), by_words)
    (again,) = asked(advisor, do="learn_by_meaning")
    assert (again["by_meaning"], again["lacking"], again["examples"]) == (True, 0, len(EXAMPLES))
    assert VERSION in again["model"] and VERSION not in learned["model"]
    assert len(again["thresholds"]) == len(CODEBOOK)
    assert asked(advisor, do="vectors", seconds=0)[:-1] == []  # nothing was made that was not told of before
    assert not np.allclose(advisor._suggester.rank(OPEN), by_words)


def test_what_is_told_is_not_made_again(vectors: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meaning.Meaning, "_loaded", lambda _: pytest.fail("the model is not needed"))
    advisor = Advisor()
    told = {"do": "know_vectors", "texts": list(vectors), "vectors": list(vectors.values())}
    assert asked(advisor, **told) == [{"done": True}]
    (learned,) = asked(advisor, **LEARN)
    assert (learned["by_meaning"], learned["lacking"]) == (True, 0)
    answers = asked(advisor, do="rank", texts=list(OPEN))
    assert all("vector" not in answer for answer in answers)
    asked(advisor, do="decide", example=[OPEN[0], [11], []])
    assert asked(advisor, do="vectors", seconds=1)[:-1] == []


def test_a_few_that_lack_are_made_for_learning_and_handed_over_later(vectors: dict[str, str]) -> None:
    advisor = Advisor()
    some = list(vectors)[3:]
    asked(advisor, do="know_vectors", texts=some, vectors=[vectors[text] for text in some])
    assert not asked(advisor, **LEARN | {"make_at_most": 2})[0]["by_meaning"]
    (learned,) = asked(advisor, **LEARN | {"make_at_most": 3})
    assert (learned["by_meaning"], learned["lacking"]) == (True, 0)
    assert {answer["text"] for answer in asked(advisor, do="vectors", seconds=0)[:-1]} == set(vectors) - set(some)


def test_ranking_gives_the_vector_it_had_to_make_and_once_only(vectors: dict[str, str]) -> None:
    advisor = Advisor()
    asked(advisor, do="know_vectors", texts=list(vectors), vectors=list(vectors.values()))
    asked(advisor, **LEARN)
    texts = ["Tätä ei tunneta vielä.", OPEN[0], "Tätä ei tunneta vielä."]
    first, known, same, _ = asked(advisor, do="rank", texts=texts)
    assert "vector" not in known and len(first["vector"]) == 512 and same["vector"] == first["vector"]
    assert all("vector" not in answer for answer in asked(advisor, do="rank", texts=texts))


def test_measuring_goes_by_what_the_session_goes_by(vectors: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    advisor, seen = Advisor(), []
    asked(advisor, do="know_vectors", texts=list(vectors), vectors=list(vectors.values()))
    plain = meaning.Meaning.of
    monkeypatch.setattr(meaning.Meaning, "of", lambda self, texts: seen.append(len(texts)) or plain(self, texts))
    for at_most, of_meaning in ((0, True), (-1, False)):
        (learned,) = asked(advisor, **LEARN | {"make_at_most": at_most})
        assert learned["by_meaning"] == of_meaning
        seen.clear()
        assert assessment_of(asked(advisor, do="assess")[-1]).curve
        assert bool(seen) == of_meaning


def test_without_the_model_it_goes_by_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meaning, "resource_folder", lambda: tmp_path)
    advisor = Advisor()
    assert asked(advisor, do="vectors", seconds=1) == [{"done": True, "version": "", "lacking": 0}]
    for message in (LEARN, {"do": "learn_by_meaning"}):
        (learned,) = asked(advisor, **message)
        assert (learned["by_meaning"], learned["lacking"], learned["model"]) == (False, 0, advisor.model)
    assert asked(advisor, do="rank", texts=["Rahaa ei ole."])[0]["ranked"]


def test_a_worker_that_knows_nothing_answers_all_the_same() -> None:
    lines = [
        {"id": 1, "do": "vectors", "seconds": 0.2},
        {"id": 2, "do": "learn_by_meaning"},
        {"id": 3, "do": "know_vectors", "texts": [], "vectors": []},
    ]
    answers = io.BytesIO()
    requests = io.BytesIO(b"".join(json.dumps(line).encode() + b"\n" for line in lines))
    worker.serve(requests, answers, lambda _language: pytest.fail("no pipeline is needed"))
    got = [json.loads(line) for line in answers.getvalue().splitlines()]
    assert [(answer["id"], answer["done"]) for answer in got] == [(1, True), (2, True), (3, True)]
    assert (got[0]["lacking"], got[1]["lacking"], got[1]["examples"]) == (0, 0, 0)
