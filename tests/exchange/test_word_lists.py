"""Word lists written for Excel and for programs, and the index that is made without a window."""

import csv
from pathlib import Path

import pytest

from kooditin.analysis.frequencies import Frequency, Typical
from kooditin.exchange import export_words, index_quickly
from kooditin.project import Project
from kooditin.qda.errors import Refused
from kooditin.qda.source import NewSource

WORDS = [Frequency("kunta", 3, 2, 12.3456), Frequency("=ä😀", 1, 1, 0.5)]
COMPARED = [Typical("kunta", 3, 12.3456, 0, 0.0, 4.5, 1.25), Typical("raha", 0, 0.0, 9, 2.0, -3.25, -2.0)]


def rows(path: Path, delimiter: str) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, delimiter=delimiter))


def test_frequencies_are_written_for_a_finnish_excel(tmp_path: Path) -> None:
    out = tmp_path / "sanat.csv"
    assert export_words(out, WORDS, headings="fi") == 2
    assert rows(out, ";") == [
        ["sana", "lukumäärä", "aineistoissa", "tuhatta_sanaa_kohti"],
        ["kunta", "3", "2", "12,346"],
        ["'=ä😀", "1", "1", "0,500"],
    ]


def test_typical_words_are_written_plain_and_unaltered(tmp_path: Path) -> None:
    out = tmp_path / "tyypilliset.csv"
    assert export_words(out, COMPARED, profile="plain", headings="fi") == 2
    assert rows(out, ",")[1:] == [
        ["kunta", "3", "12.346", "0", "0.000", "4.500", "1.250"],
        ["raha", "0", "0.000", "9", "2.000", "-3.250", "-2.000"],
    ]
    assert not out.read_bytes().startswith(b"\xef\xbb\xbf")


def test_a_negative_figure_stays_a_number_in_excel(tmp_path: Path) -> None:
    export_words(tmp_path / "t.csv", COMPARED, headings="fi")
    assert rows(tmp_path / "t.csv", ";")[2] == ["raha", "0", "0,000", "9", "2,000", "-3,250", "-2,000"]


def test_an_empty_list_has_its_headings_and_another_suffix_is_refused(tmp_path: Path) -> None:
    assert export_words(tmp_path / "tyhjä.csv", []) == 0
    assert rows(tmp_path / "tyhjä.csv", ";") == [["word", "count", "sources", "per_1000"]]
    with pytest.raises(Refused, match=r"sanat\.xlsx"):
        export_words(tmp_path / "sanat.xlsx", WORDS)


def test_only_what_lacks_an_index_is_indexed_each_in_its_language(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    with Project.create(tmp_path / "p.kooditin") as project:
        project.sources.add_many(
            [NewSource("fi", "Kunnissa tehtiin töitä 😀\n"), NewSource("en", "The children went\n", language="en")]
        )
        assert index_quickly(project, lambda done, total: told.append((done, total))) == 2
        assert told == [(0, 2), (1, 2), (2, 2)]
        assert [project.analyses.is_indexed(source).split()[1] for source in (1, 2)] == ["fi", "en"]
        lemmas = [[word.lemma for _, words in project.analyses.words(source) for word in words] for source in (1, 2)]
        assert lemmas == [["kunta", "tehdä", "työ"], ["the", "child", "go"]]
        assert index_quickly(project) == 0
