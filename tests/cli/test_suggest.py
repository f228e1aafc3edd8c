"""Suggestions, rules and the ledger from the command line, on the example project."""

import csv
from pathlib import Path

import pytest

from kooditin import exchange
from kooditin.exchange import passage_vectors
from kooditin.language import advisor, meaning
from kooditin.language.meaning import VERSION
from kooditin.project import Project
from kooditin.qda.source import NewSource, Span
from kooditin.qda.suggestion import Offer, Reason
from kooditin.sample import write_example
from tests.cli.conftest import Kooditin


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = write_example(tmp_path_factory.mktemp("esimerkki") / "Esimerkki ä.kooditin")
    with Project.open(path, back_up=False) as project:
        exchange.make_vectors(project)
    return path


def test_suggest_gives_codes_for_passages_not_yet_coded(example: Path, kooditin: Kooditin) -> None:
    before = example.read_bytes()
    ran = kooditin("suggest", example, "--min-score", "0", "--json")
    assert ran.code == 0 and ran.err == ""
    assert example.read_bytes() == before
    with Project.open(example, read_only=True) as project:
        codes = set(project.codes.by_id())
        own = project.queries.codings_list(coder=project.coder.id)
        for row in ran.json:
            assert set(row) == {"source", "start", "end", "text", "suggestions"}
            assert row["text"] == project.sources.text(row["source"])[row["start"] : row["end"]]
            assert not any(
                coding.source == row["source"] and coding.start < row["end"] and row["start"] < coding.end
                for coding in own
            )
            scores = [suggestion["score"] for suggestion in row["suggestions"]]
            assert scores == sorted(scores, reverse=True) and all(0 <= score <= 1 for score in scores)
            assert {suggestion["code"] for suggestion in row["suggestions"]} <= codes
            assert row["suggestions"][0]["why"] is not None
    assert len(ran.json) > 80
    assert [(row["source"], row["start"]) for row in ran.json] == sorted(
        (row["source"], row["start"]) for row in ran.json
    )


def test_suggestions_make_sense_to_who_knows_the_material(example: Path, kooditin: Kooditin) -> None:
    found = {row["text"]: row["suggestions"] for row in kooditin("suggest", example, "--min-score", "0", "--json").json}
    with Project.open(example, read_only=True) as project:
        names = {code.id: code.name for code in project.codes.all()}

    def first(beginning: str) -> str:
        return names[next(codes for text, codes in found.items() if text.startswith(beginning))[0]["code"]]

    assert first("Palkkatuen hakeminen vie pieneltä yritykseltä päivän.") == "Kannustimet"
    assert first("Kotivanhemmat putoavat kaikkien listojen ulkopuolelle.") == "Työvoiman ulkopuolella olevat"
    assert first("Kotoutumiskoulutus alkaa elokuussa ja tammikuussa.") == "Koulutuksen yhteensovittaminen"
    assert first("Kokeilu rahoitettiin valtionavustuksella") == "Rahoitus"
    assert first("Alueen kunnat ovat lähtötilanteessa hyvin erilaisia") == "Kuntien väliset erot"


def test_suggest_uses_the_vectors_that_are_kept(
    example: Path, kooditin: Kooditin, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(meaning.Meaning, "_loaded", lambda _: pytest.fail("the model is not needed"))
    learned = []
    plain = advisor.Advisor.learn
    monkeypatch.setattr(advisor.Advisor, "learn", lambda self, *a, **k: plain(self, *a, **k) or learned.append(self))
    assert kooditin("suggest", example, "--json").code == 0
    assert [each.by_meaning for each in learned] == [True]


def test_suggest_makes_the_vectors_that_are_lacking_and_keeps_none(tmp_path: Path, kooditin: Kooditin) -> None:
    path = tmp_path / "Työ.kooditin"
    with Project.create(path) as project:
        project.codes.add("Resurssit", definition="Rahaa on liian vähän.")
        project.sources.add(NewSource("A", "V1: Palkkoihin ei ole enää varaa. 😀\n\nV1: Kunta auttaa meitä paljon.\n"))
    before = path.read_bytes()
    rows = kooditin("suggest", path, "--min-score", "0", "--json").json
    assert [row["text"] for row in rows][1:] == ["V1: Kunta auttaa meitä paljon."]
    assert path.read_bytes() == before

    assert kooditin("index", path, "--json").json == {"indexed": 1, "passages": 3}
    assert kooditin("index", path).out.splitlines() == ["0 sources indexed.", "3 passages known by what they mean."]
    with Project.open(path, read_only=True) as project:
        texts = project.passage_vectors.every_text()
        assert len(project.passage_vectors.known(VERSION, texts)) == 3
        assert exchange.vectors_of(project, [*texts, "uusi"]).unknown(texts) == []


def test_without_the_encoder_suggest_goes_by_words_and_index_says_nothing(
    example: Path, kooditin: Kooditin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(meaning, "resource_folder", lambda: tmp_path)
    assert len(kooditin("suggest", example, "--min-score", "0", "--json").json) > 80
    assert kooditin("index", example, "--json").json["passages"] == 0
    assert "words of passages alone" in kooditin("doctor").out


def test_with_a_damaged_encoder_suggest_says_so_and_goes_by_words(
    project: Path, kooditin: Kooditin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(meaning, "resource_folder", lambda: tmp_path)
    (tmp_path / "language").mkdir()
    (tmp_path / "language" / "passage-encoder.npz").write_bytes(b"PK damaged")
    said = kooditin("suggest", project, "--min-score", "0", "--json")
    assert said.code == 0 and said.json
    assert "Install Kooditin anew" in said.err
    refused = kooditin("index", project)
    assert (refused.code, "Install Kooditin anew" in refused.err) == (1, True)


def test_what_was_made_before_an_end_midway_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passage_vectors, "_TOGETHER", 2)

    def progress(done: int, _of: int) -> None:
        if done == 4:
            raise KeyboardInterrupt

    with Project.create(tmp_path / "Työ.kooditin") as project:
        texts = [f"Sanottua {number}." for number in range(8)]
        with pytest.raises(KeyboardInterrupt):
            exchange.vectors_of(project, texts, progress)
        assert set(project.passage_vectors.known(VERSION, texts)) == set(texts[:4])


def test_without_a_score_it_abstains_where_it_is_not_sure(example: Path, kooditin: Kooditin) -> None:
    sure = kooditin("suggest", example, "--json").json
    every = kooditin("suggest", example, "--min-score", "0", "--json").json
    assert len(sure) < len(every) / 2
    assert {(row["source"], row["start"]) for row in sure} <= {(row["source"], row["start"]) for row in every}


def test_source_and_limit_choose_among_the_suggestions(example: Path, kooditin: Kooditin) -> None:
    every = kooditin("suggest", example, "--source", "5", "--min-score", "0", "--json").json
    assert {row["source"] for row in every} == {5}
    few = kooditin("suggest", example, "--source", "5", "--min-score", "0", "--limit", "3", "--json").json
    assert len(few) == 3 and all(row in every for row in few)
    least = min(row["suggestions"][0]["score"] for row in few)
    assert sum(row["suggestions"][0]["score"] > least for row in every) < 3
    assert kooditin("suggest", example, "--source", "Ei ole").code == 2
    assert kooditin("suggest", example, "--min-score", "2").code == 2


def test_the_table_shows_passages_with_code_and_reasons(example: Path, kooditin: Kooditin) -> None:
    ran = kooditin("suggest", example, "--min-score", "0", "--limit", "5")
    heading, *lines = ran.out.splitlines()
    assert heading.split() == ["source", "start", "end", "score", "code", "why", "text"]
    assert len(lines) == 5


def test_a_project_without_codes_has_no_suggestions(tmp_path: Path, kooditin: Kooditin) -> None:
    Project.create(tmp_path / "Tyhjä.kooditin").close()
    assert kooditin("suggest", tmp_path / "Tyhjä.kooditin", "--json").json == []
    assert "No passage" in kooditin("suggest", tmp_path / "Tyhjä.kooditin").out
    assert kooditin("suggest", tmp_path / "Ei ole.kooditin").code == 3


@pytest.fixture
def decided(tmp_path: Path) -> Path:
    """The example with two decisions and a rule."""
    path = write_example(tmp_path / "Päätökset.kooditin")
    with Project.open(path, back_up=False) as project:
        offer = Offer(
            1, Span(205, 361), 2, 0.85, (Reason("word", "ohjaaja", 0.6), Reason("rule", "=ohjaus", 0.4)), "m", 9
        )
        project.suggestions.shown([offer])
        project.suggestions.accept(offer, span=Span(205, 300))
        project.suggestions.add_rule(2, "never", "ohjaaja NOT opettaja")
    return path


def test_rules_are_listed(decided: Path, kooditin: Kooditin) -> None:
    path = "Hyvät käytännöt/Palvelumalli"
    assert kooditin("rules", decided, "--json").json == [
        {"id": 1, "code": path, "kind": "never", "expression": "ohjaaja NOT opettaja"}
    ]
    assert path in kooditin("rules", decided).out


def test_the_ledger_is_written_for_excel_and_for_programs(decided: Path, tmp_path: Path, kooditin: Kooditin) -> None:
    out = tmp_path / "Liite ä.csv"
    assert kooditin("ledger", decided, out, "--profile", "plain", "--json").json == {"written": str(out), "rows": 2}
    with out.open(encoding="utf-8", newline="") as lines:
        shown, accepted = csv.DictReader(lines)
    assert (shown["event"], accepted["event"]) == ("shown", "accepted")
    assert shown["text"].startswith("Joo, elikkä") and accepted["text"].startswith(accepted["coded_text"])
    assert (accepted["code"], accepted["score"], accepted["coder"]) == ("Palvelumalli", "0.850", "Aino Esimerkki")
    assert accepted["evidence"] == "word: ohjaaja (60 %); rule: =ohjaus (40 %)"
    assert (accepted["model"], accepted["examples"]) == ("m", "9")

    kooditin("ledger", decided, out, "--headings", "fi")
    with out.open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter=";"))
    assert [(row["tapahtuma"], row["pisteet"]) for row in rows] == [("näytetty", "0,850"), ("hyväksytty", "0,850")]
    assert rows[1]["perusteet"] == "sana: ohjaaja (60 %); sääntö: =ohjaus (40 %)"


def test_a_ledger_that_is_no_csv_is_refused(decided: Path, tmp_path: Path, kooditin: Kooditin) -> None:
    ran = kooditin("ledger", decided, tmp_path / "liite.xlsx")
    assert ran.code == 2 and "liite.xlsx" in ran.err
