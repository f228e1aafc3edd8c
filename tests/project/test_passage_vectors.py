"""Vectors of passages: kept by text and model, and gone when their texts are."""

import base64
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from kooditin.project import Project
from kooditin.qda.errors import Refused
from kooditin.qda.source import NewSource

MODEL = "malli ä, 1"
SAID = "Kuntaan saatiin uusi kuraattori. 😀"
TEXT = f"V3: {SAID}\n"


def vector(number: int) -> str:
    return base64.b64encode(bytes([number % 256] * 384)).decode()


def rows(project: Project) -> int:
    return int(project._database.query("SELECT count(*) FROM passage_vector")[0][0])


def test_vectors_are_found_again_by_text_and_version(project: Project, path: Path) -> None:
    made = [(f"Sanottua {number} ä 😀", vector(number)) for number in range(1200)]
    project.passage_vectors.keep(MODEL, made)
    project.passage_vectors.keep(MODEL, made[:5])
    project.close()
    with Project.open(path, back_up=False) as again:
        asked = [text for text, _ in made] + ["muuta"]
        assert again.passage_vectors.known(MODEL, asked) == dict(made)
        assert again.passage_vectors.known("toinen", asked) == {}
        assert again.passage_vectors.known(MODEL, []) == {}
        assert rows(again) == 1200
        assert len(again.history()) == 1 and again.check() == []


def test_vectors_of_another_version_go_when_new_ones_come(project: Project) -> None:
    project.passage_vectors.keep("vanha", [(f"Sanottua {number}", vector(number)) for number in range(300)])
    project.passage_vectors.keep(MODEL, [])
    assert rows(project) == 300
    project.passage_vectors.keep(MODEL, [("Sanottua 1", vector(7))])
    assert rows(project) == 1
    assert project.passage_vectors.known(MODEL, ["Sanottua 1", "Sanottua 2"]) == {"Sanottua 1": vector(7)}


def test_each_transaction_is_short(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[int] = []
    plain = project._database.executemany
    monkeypatch.setattr(
        project._database, "executemany", lambda sql, some: written.append(len(some)) or plain(sql, some)
    )
    project.passage_vectors.keep(MODEL, [(f"Sanottua {number}", vector(number)) for number in range(320)])
    project.passage_vectors.keep("uusi", [("Sanottua", vector(1))])
    assert max(written) <= 50 and sum(written) == 320 + 1 + 320


def test_writing_ends_between_two_transactions(project: Project) -> None:
    with closing(project.sibling()) as sibling:
        sibling.write_until(lambda: rows(project) > 0)
        with pytest.raises(Refused):
            sibling.passage_vectors.keep(MODEL, [(f"Sanottua {number}", vector(number)) for number in range(500)])
    assert 0 < rows(project) < 500


def test_a_project_that_is_only_read_is_not_written_to(project: Project, path: Path) -> None:
    project.passage_vectors.keep(MODEL, [("Sanottua", vector(1))])
    project.close()
    before = path.read_bytes()
    with Project.open(path, read_only=True) as again:
        again.passage_vectors.keep(MODEL, [("Muuta", vector(2))])
        assert again.passage_vectors.known(MODEL, ["Sanottua", "Muuta"]) == {"Sanottua": vector(1)}
        again.analyses.use_memory()
        assert again.passage_vectors.known(MODEL, ["Sanottua"]) == {"Sanottua": vector(1)}
        assert again.passage_vectors.forget_unused() == 0
    assert path.read_bytes() == before


def test_every_text_is_that_of_codes_candidates_and_every_coders_passages(filled: Project) -> None:
    texts = filled.passage_vectors.every_text()
    assert len(texts) == len(set(texts))
    for coder in (None, *(coder.id for coder in filled.coders.all())):
        learning = filled.suggestions.learning_set(coder)
        assert {example.text for example in learning.examples} <= set(texts)
        assert {passage.text for passage in learning.passages} <= set(texts)
        assert {code.sentence for code in learning.codebook} <= set(texts)
    assert "Hyvät käytännöt. Mikä toimii." in texts


def test_vectors_go_with_the_source_that_had_their_texts(project: Project) -> None:
    gone, stays = project.sources.add_many([NewSource("A", TEXT), NewSource("B", "V3: Väkeä on aivan liian vähän.\n")])
    code = project.codes.add("Koodi")
    project.codings.apply(stays.id, 4, 10, code.id)
    kept = project.passage_vectors.every_text()
    project.passage_vectors.keep(MODEL, [(text, vector(place)) for place, text in enumerate(kept)])
    assert project.passage_vectors.forget_unused() == 0
    project.sources.delete(gone.id)
    ended: list[int] = []
    assert project.passage_vectors.forget_unused(is_over=lambda: True) == 0
    assert project.passage_vectors.forget_unused(is_over=lambda: bool(ended.append(1))) == 1
    assert ended
    left = project.passage_vectors.known(MODEL, kept)
    assert set(left) == set(kept) - {TEXT.strip()}
    assert any("Väkeä" in text for text in left)
    assert project.passage_vectors.forget_unused(is_over=lambda: pytest.fail("all sources are read again")) == 0
    assert project.undo() is not None
    assert project.check() == []


def test_they_are_no_act_and_do_not_hinder_undo(filled: Project, rows: Callable[[Project], dict[str, Any]]) -> None:
    before, acts = rows(filled), len(filled.history())
    filled.passage_vectors.keep(MODEL, [(text, vector(1)) for text in filled.passage_vectors.every_text()])
    assert len(filled.history()) == acts
    while filled.undo():
        pass
    assert filled.passage_vectors.forget_unused() > 0
    while filled.redo():
        pass
    assert rows(filled) == before


def test_an_older_file_gets_the_table(tmp_path: Path) -> None:
    path = tmp_path / "vanha.kooditin"
    path.write_bytes((Path(__file__).parents[1] / "data" / "format3.kooditin").read_bytes())
    with Project.open(path, back_up=False) as project:
        project.passage_vectors.keep(MODEL, [("Sanottua", vector(1))])
        assert project.check() == []
    with closing(sqlite3.connect(path)) as file:
        assert file.execute("SELECT length(vector), length(text_hash) FROM passage_vector").fetchall() == [(384, 16)]
