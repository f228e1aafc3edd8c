"""Searching and counting words from the command line, as CONTRACT.md has it."""

import csv
from pathlib import Path

from tests.cli.conftest import INTERVIEW, Kooditin

KEYS = ["source", "start", "end", "text", "context", "speaker"]


def test_hits_are_told_with_their_places_and_contexts(kooditin: Kooditin, project: Path) -> None:
    before = project.read_bytes()
    ran = kooditin("search", project, "osaaminen", "--json")
    start = INTERVIEW.index("osaamista")
    assert [list(row) for row in ran.json] == [KEYS]
    assert ran.json[0] == {
        "source": 1,
        "start": start,
        "end": start + 9,
        "text": "osaamista",
        "context": "Rahaa puuttuu, ja sitten osaamista.",
        "speaker": "Vastaaja",
    }
    assert project.read_bytes() == before, "looking changes nothing"


def test_an_inflected_word_finds_its_other_forms_and_interviewers_are_left_out(
    kooditin: Kooditin, project: Path
) -> None:
    assert [row["text"] for row in kooditin("search", project, "puuttuisi", "--json").json] == ["puuttuu"]
    assert kooditin("search", project, "puuttuisi", "--mode", "exact", "--json").json == []
    assert [row["text"] for row in kooditin("search", project, "p\\w+u", "--mode", "regex", "--json").json] == [
        "puuttuu"
    ]
    assert [row["text"] for row in kooditin("search", project, "ohjuas", "--mode", "fuzzy", "--json").json] == [
        "ohjaus"
    ]


def test_a_search_can_be_limited(kooditin: Kooditin, project: Path) -> None:
    inside = kooditin("search", project, "ohjaus OR raha", "--code", "Palvelumalli", "--json").json
    assert [row["text"] for row in inside] == ["ohjaus"]
    assert kooditin("search", project, "raha", "--speaker", "Haastattelija", "--json").json == []
    assert len(kooditin("search", project, "ohjaus OR raha", "--limit", "1", "--json").json) == 1
    assert kooditin("search", project, "raha", "--source", "Äänekosken haastattelu", "--json").json


def test_what_is_no_query_is_wrong_use_and_says_what_to_mend(kooditin: Kooditin, project: Path) -> None:
    for query, mode, sentence in (("(raha", "lemma", "parenthesis"), ("ra(ha", "regex", "character")):
        ran = kooditin("search", project, query, "--mode", mode)
        assert ran.code == 2 and sentence in ran.err and ran.out == ""
    assert kooditin("search", project, "raha", "--case", "alue").code == 2
    assert kooditin("search", project / "ei", "raha").code == 3


def test_nothing_found_is_no_error(kooditin: Kooditin, project: Path) -> None:
    ran = kooditin("search", project, "kissa")
    assert (ran.code, ran.out) == (0, "Nothing was found.\n")


def test_words_are_counted_and_written(kooditin: Kooditin, project: Path, tmp_path: Path) -> None:
    rows = kooditin("words", project, "--json").json
    assert {"word": "raha", "count": 1, "sources": 1} in [{key: row[key] for key in list(row)[:3]} for row in rows]
    words = [row["word"] for row in rows]
    assert "raha" in words and "ja" not in words and "toimia" in words
    assert "ja" in [row["word"] for row in kooditin("words", project, "--all", "--json").json]
    out = tmp_path / "sanat.csv"
    assert kooditin("words", project, "--out", out, "--json").json == {"written": str(out), "rows": len(words)}
    with out.open(encoding="utf-8-sig", newline="") as file:
        assert [row[0] for row in csv.reader(file, delimiter=";")] == ["word", *words]
    assert kooditin("words", project, "--out", tmp_path / "sanat.txt").code == 2


def test_a_group_is_compared_with_the_rest(kooditin: Kooditin, project: Path, tmp_path: Path) -> None:
    report = tmp_path / "Raportti.txt"
    report.write_text("Raha on kunnan rahaa. Ohjaus maksaa rahaa.\n", encoding="utf-8")
    assert kooditin("import", project, report, "--kind", "report").code == 0
    rows = kooditin("words", project, "--kind", "report", "--compare", "--json").json
    assert set(rows[0]) == {"word", "count", "per_1000", "rest_count", "rest_per_1000", "log_likelihood", "log_ratio"}
    assert (rows[0]["word"], rows[0]["count"], rows[0]["rest_count"]) == ("raha", 3, 1)
    assert kooditin("words", project, "--compare").code == 2


def test_the_index_can_be_made_and_made_anew(kooditin: Kooditin, project: Path) -> None:
    assert kooditin("index", project, "--words-only", "--json").json == {"indexed": 1, "passages": 0}
    assert kooditin("index", project, "--words-only", "--json").json == {"indexed": 0, "passages": 0}
    assert kooditin("index", project, "--words-only", "--anew", "--json").json == {"indexed": 1, "passages": 0}
    assert [row["text"] for row in kooditin("search", project, "osaaminen", "--json").json] == ["osaamista"]
    assert kooditin("check", project, "--json").json == {"ok": True, "problems": []}
