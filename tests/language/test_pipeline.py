"""The pipeline and its process: words of turns, killed and started anew, wrong requests."""

import io
import json
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest

from kooditin.language import pipeline as pipelines
from kooditin.language import worker
from kooditin.language.pipeline import Pipeline

TURN = "Joo, kunnissa tehään palveluohjausta 😀 maahanmuuttajien kanssa."


@pytest.fixture(scope="module")
def finnish() -> Pipeline:
    return pipelines.load()


def test_the_best_installed_pipeline_is_taken(finnish: Pipeline) -> None:
    assert finnish.name == pipelines.installed()[0]
    assert finnish.name in finnish.version


def test_words_stand_where_they_are_in_the_text_and_have_their_base_forms(finnish: Pipeline) -> None:
    (words,) = finnish.analyse([TURN])
    assert [TURN[word.start : word.end] for word in words] == [
        "Joo", "kunnissa", "tehään", "palveluohjausta", "maahanmuuttajien", "kanssa",
    ]  # fmt: skip
    by_form = {TURN[word.start : word.end]: word for word in words}
    assert (by_form["kunnissa"].lemma, by_form["kunnissa"].tag) == ("kunta", "NOUN")
    assert by_form["tehään"].lemma == "tehdä"
    assert (by_form["palveluohjausta"].lemma, by_form["palveluohjausta"].parts) == (
        "palveluohjaus", ("palvelu", "ohjaus"),
    )  # fmt: skip


def test_each_text_gets_its_own_words_in_order_long_and_empty_ones_too(
    finnish: Pipeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipelines, "_LONGEST", 30)
    texts = ["", TURN, " \n", "Sitten kotoutuminen alkoi.\nSe oli hyvä."]
    found = list(finnish.analyse(texts))
    assert [len(words) for words in found] == [0, 6, 0, 6]
    for text, words in zip(texts, found, strict=True):
        assert all(text[word.start : word.end].strip() == text[word.start : word.end] != "" for word in words)
    assert [word.lemma for word in found[3]][:2] == ["sitten", "kotoutuminen"]


def test_another_language_is_read_without_a_tagger() -> None:
    english = pipelines.load("en")
    (words,) = english.analyse(["The services were better."])
    assert [word.lemma for word in words] == ["the", "service", "be", "good"]
    assert english.name == ""
    (words,) = pipelines.load("so").analyse(["Waan ku faraxsanahay."])
    assert [word.lemma for word in words] == ["waan", "ku", "faraxsanahay"]


@pytest.fixture
def process() -> Iterator[subprocess.Popen[bytes]]:
    with subprocess.Popen(
        [sys.executable, "-m", "kooditin", "--language-worker"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as running:
        yield running
        running.kill()


def ask(process: subprocess.Popen[bytes], **request: Any) -> None:
    assert process.stdin
    process.stdin.write(json.dumps(request).encode() + b"\n")
    process.stdin.flush()


def answer(process: subprocess.Popen[bytes]) -> dict[str, Any]:
    assert process.stdout
    found: dict[str, Any] = json.loads(process.stdout.readline())
    return found


def test_the_worker_answers_line_by_line_and_ends_with_its_input(process: subprocess.Popen[bytes]) -> None:
    ask(process, id=1, do="analyse", texts=[TURN, "Työpaja."])
    first, second, done = answer(process), answer(process), answer(process)
    assert (first["id"], first["at"], len(first["words"])) == (1, 0, 6)
    assert [word[2] for word in second["words"]] == ["työpaja"]
    assert done == {"id": 1, "done": True}
    ask(process, id=2, do="dance")
    assert "unknown request" in answer(process)["values"]["reason"]
    ask(process, id=3, do="about")
    assert answer(process)["pipeline"] in pipelines.FINNISH
    assert process.stdin
    process.stdin.close()
    assert process.wait(20) == 0


def served(*requests: bytes, loader: Any = None) -> list[dict[str, Any]]:
    out = io.BytesIO()
    worker.serve(io.BytesIO(b"\n".join(requests) + b"\n"), out, loader or pipelines.load)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_what_goes_wrong_is_answered_and_the_next_request_is_served(finnish: Pipeline) -> None:
    def loader(language: str) -> Pipeline:
        if language == "xx":
            raise MemoryError
        if language == "yy":
            raise OSError("[E050] Can't find model")
        return finnish

    broken, memory, missing, fine = served(
        b"{no json",
        b'{"id": 1, "do": "about", "language": "xx"}',
        b'{"id": 2, "do": "about", "language": "yy"}',
        b'{"id": 3, "do": "about"}',
        loader=loader,
    )
    assert broken["id"] is None and "does not work" in broken["error"]
    assert "too little memory" in memory["error"]
    assert "E050" in missing["values"]["reason"]
    assert fine["version"] == finnish.version
