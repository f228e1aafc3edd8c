"""The example project: its material is whole, natural in size, and becomes a clean project."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kooditin.exchange import read_source
from kooditin.project import Project
from kooditin.qda.codebook import code_path
from kooditin.qda.errors import Refused
from kooditin.qda.source import NewSource
from kooditin.resources import resource
from kooditin.sample import CODERS, VARIABLES, place_of, table, write_example

ALLOWED = {
    "palvelu": {"osaamiskeskus", "ohjaus ja neuvonta", "Talent Hub", "TE-toimisto"},
    "alue": {"Kaakkois-Suomi", "Pirkanmaa", "Uusimaa", "Varsinais-Suomi"},
    "vastaajaryhmä": {"henkilöstö", "sidosryhmä"},
    "aineisto": {"haastattelu", "työpaja", "raportti"},
}


@pytest.fixture(scope="module")
def files() -> dict[str, NewSource]:
    """The material as the importers read it, by its name in the project."""
    return {row["name"]: read_source(resource("sample", row["file"])) for row in table("sources.csv")}


@pytest.fixture
def example(tmp_path: Path) -> Iterator[Project]:
    path = write_example(tmp_path / "esimerkki – äö 🙂.kooditin")
    with Project.open(path, back_up=False) as project:
        yield project


def test_every_quote_is_in_its_source_just_once(files: dict[str, NewSource]) -> None:
    for row in table("codings.csv"):
        assert files[row["source"]].text.count(row["quote"]) == 1, row["quote"]


def test_every_coded_passage_of_an_interview_is_one_turn_without_its_label(files: dict[str, NewSource]) -> None:
    for row in table("codings.csv"):
        source = files[row["source"]]
        span = place_of(row["quote"], source.text)
        inside = any(turn.start <= span.start and span.end <= turn.end for turn in source.turns)
        assert inside or not source.turns, row["quote"]


def test_a_quote_that_is_there_twice_or_not_at_all_is_an_error() -> None:
    for text in ("Yksi luukku, yksi luukku.", "Kaksi ovea."):
        with pytest.raises(ValueError, match="not once"):
            place_of("ksi luukku", text)


def test_the_importers_guess_the_kinds_and_have_nothing_to_warn_of(files: dict[str, NewSource]) -> None:
    for row in table("sources.csv"):
        assert files[row["name"]].kind == row["kind"]
        assert files[row["name"]].warnings == ()


def test_every_file_says_that_it_is_fictional() -> None:
    for row in table("sources.csv"):
        path = resource("sample", row["file"])
        opening = path.read_text(encoding="utf-8") if path.suffix in (".txt", ".vtt") else read_source(path).text
        assert "Kuvitteelli" in opening[:200]
        assert "Kuvitteelli" in row["memo"]
    assert "kuvitteellista" in resource("sample", "README.txt").read_text(encoding="utf-8")


def test_the_example_has_four_interviews_a_workshop_and_a_report_of_natural_length(example: Project) -> None:
    sources = example.sources.all()
    assert [source.kind for source in sources] == [*["interview"] * 4, "workshop", "report"]
    for source in sources:
        low, high = (900, 1150) if source.kind == "interview" else (300, 450)
        assert low <= source.words <= high, source.name


def test_the_example_checks_clean(example: Project) -> None:
    assert example.check() == []


def test_the_example_has_some_eighty_codings_by_two_coders_with_a_dozen_memos(example: Project) -> None:
    codings = [coding for source in example.sources.all() for coding in example.codings.in_source(source.id)]
    assert len(codings) == len(table("codings.csv"))
    assert 75 <= len(codings) <= 90
    names = {coder.id: coder.name for coder in example.coders.all()}
    assert {names[coding.coder] for coding in codings} == set(CODERS)
    assert 10 <= sum(bool(coding.memo) for coding in codings) <= 15


def test_every_code_of_the_codebook_is_used(example: Project) -> None:
    codes = example.codes.by_id()
    used = {coding.code for source in example.sources.all() for coding in example.codings.in_source(source.id)}
    assert {code_path(code, codes) for code in codes.values() if code.id not in used} == set()


def test_the_coders_have_coded_some_of_the_same_passages(example: Project) -> None:
    shared = 0
    for source in example.sources.all():
        codings = example.codings.in_source(source.id)
        shared += sum(
            one.coder < other.coder and one.code == other.code and one.start < other.end and other.start < one.end
            for one in codings
            for other in codings
        )
    assert shared >= 10


def test_each_interview_has_one_interviewer_and_everyone_else_a_case(example: Project) -> None:
    for source in example.sources.all():
        speakers = example.sources.speakers(source.id)
        assert len([speaker for speaker in speakers if speaker.interviewer]) == (source.kind == "interview")
        for speaker in speakers:
            assert (example.cases.case_of_speaker(speaker.id) is None) == speaker.interviewer
        assert (example.cases.case_of_source(source.id) is None) == (source.kind == "interview")


def test_every_case_has_all_variables(example: Project) -> None:
    variables = {variable.id: variable.name for variable in example.cases.variables()}
    assert tuple(variables.values()) == VARIABLES
    values = example.cases.values()
    assert len(values) == len(example.cases.all()) * len(VARIABLES)
    for name, allowed in ALLOWED.items():
        assert {value.text for value in values if variables[value.variable] == name} == allowed


def test_the_main_codes_are_on_the_digits(example: Project) -> None:
    main = [code.shortcut for code in example.codes.all() if code.parent is None]
    assert main == list("1234567")


def test_an_existing_file_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "oma.kooditin"
    path.write_text("Älä hävitä minua.", encoding="utf-8")
    with pytest.raises(Refused):
        write_example(path)
    assert path.read_text(encoding="utf-8") == "Älä hävitä minua."


def test_an_example_that_could_not_be_filled_leaves_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "esimerkki.kooditin"
    monkeypatch.setattr("kooditin.sample.CODERS", ("Aino Esimerkki",))
    with pytest.raises(ValueError, match="not in tuple"):
        write_example(path)
    assert list(tmp_path.iterdir()) == []
