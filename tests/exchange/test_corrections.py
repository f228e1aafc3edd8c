"""What the user says of files before they come in holds in the import, and nothing else changes."""

from pathlib import Path

import pytest

from kooditin.exchange.corrections import (
    Corrections,
    VoiceCorrection,
    batch_of,
    corrected,
    first_corrections,
    kind_of,
    own_case,
    with_value,
)
from kooditin.exchange.incoming import Incoming, looked_through
from kooditin.project import Project

TALK = (
    "Haastattelija: Miten meni? 😀\n\nV1: Ihan hyvin meni.\n\n"
    "Haastattelija: Entä nyt?\n\nV1: No joo.\n\nV2: Ei mennyt.\n"
)


@pytest.fixture
def look(tmp_path):
    """Writes a file and looks it through."""
    seen: dict[str, str] = {}

    def looked(name: str, text: str = TALK) -> Incoming:
        path: Path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return looked_through(path, seen)

    return looked


def test_a_file_tells_its_kind_and_why_and_who_speaks(look):
    found = look("Turku.txt")
    assert (found.source.kind, str(found.reason)) == ("interview", "Speakers 3, turns 5.")
    assert [(v.name, v.turns, v.words, v.interviewer) for v in found.voices] == [
        ("Haastattelija", 2, 5, True), ("V1", 2, 5, False), ("V2", 1, 2, False)
    ]  # fmt: skip
    report = look("Loppuraportti 2025.txt", "Hankkeessa tehtiin kaikkea.")
    assert (report.source.kind, str(report.reason)) == ("report", "The name has “Loppuraportti”.")


def test_the_same_bytes_again_are_a_twin_and_stay_out_by_default(look):
    first, second = look("Turku.txt"), look("Kopio.txt")
    assert (first.twin, second.twin) == ("", "Turku")
    said = first_corrections(second, {})
    assert not said.taken
    (failed,) = batch_of([(second, said)]).not_read
    assert "Turku is made of the same file" in str(failed.error)


def test_without_corrections_the_source_is_as_it_was_read(look):
    found = look("Turku.txt")
    source = corrected(found, Corrections())
    assert (source.text, source.turns, source.warnings) == (found.source.text, found.source.turns, ())
    assert [speaker.interviewer for speaker in source.speakers] == [True, False, False]


def test_name_kind_language_case_and_speakers_are_corrected(look):
    said = Corrections(name="Turku 1", kind="workshop", language="fi", case="Turku").with_voice(
        "V1", VoiceCorrection("Ohjaaja Å", True, "Turku, ohjaaja")
    )
    source = corrected(look("Turku.txt"), said)
    assert (source.name, source.kind, source.language, source.case) == ("Turku 1", "workshop", "fi", "Turku")
    assert [turn.speaker for turn in source.turns] == ["Haastattelija", "Ohjaaja Å", "Haastattelija", "Ohjaaja Å", "V2"]
    assert (source.speakers[1].interviewer, source.speakers[1].case) == (True, "Turku, ohjaaja")
    assert [str(note) for note in source.warnings] == ["The speaker V1 was renamed Ohjaaja Å."]


def test_two_speakers_of_one_name_become_one(look):
    said = Corrections().with_voice("V2", VoiceCorrection("V1", case="Maija"))
    source = corrected(look("Turku.txt"), said)
    assert [(speaker.name, speaker.case) for speaker in source.speakers] == [("Haastattelija", ""), ("V1", "Maija")]


def test_without_turns_the_text_stays_and_the_kind_is_guessed_anew(look):
    found, said = look("Muistio.txt"), Corrections(has_turns=False)
    source = corrected(found, said)
    assert (source.text, source.turns, source.speakers, source.kind) == (found.source.text, (), (), "notes")
    assert str(kind_of(found, said)[1]) == "The name has “Muistio”."
    assert str(source.warnings[-1]) == "Its 5 turns were left out, as was chosen."


def test_a_value_makes_the_speaker_a_case_of_its_own_in_each_file(look, tmp_path):
    files = [look("Turku.txt"), look("Oulu.txt", TALK + "V1: Oulussa.\n")]
    said = [with_value(file, Corrections(), "V1", "vastaajaryhmä", "henkilöstö") for file in files]
    batch = batch_of(zip(files, said, strict=True))
    with Project.create(tmp_path / "a.kooditin", coder="A") as project:
        first, _ = project.imports.bring_in(batch)
        names = {case.id: case.name for case in project.cases.all()}
        assert sorted(names.values()) == ["Oulu, V1", "Turku, V1"]
        assert sorted((names[value.case], value.text) for value in project.cases.values()) == [
            ("Oulu, V1", "henkilöstö"), ("Turku, V1", "henkilöstö")
        ]  # fmt: skip
        staff = next(speaker for speaker in project.sources.speakers(first.id) if speaker.name == "V1")
        assert names[project.cases.case_of_speaker(staff.id)] == "Turku, V1"
        project.undo()
        assert project.sources.all() == project.cases.all() == project.cases.variables() == []


def test_a_value_is_taken_away_again_and_a_case_that_was_given_is_kept(look):
    found = look("Turku.txt")
    said = Corrections().with_voice("V1", VoiceCorrection(case="Maija"))
    said = with_value(found, said, "V1", "ikä", "45")
    assert (said.voice("V1").case, dict(said.voice("V1").values)) == ("Maija", {"ikä": "45"})
    said = with_value(found, said, "V1", "IKÄ", "")
    assert dict(said.voice("V1").values) == {}
    assert batch_of([(found, said)]).cases == ()


def test_the_value_of_a_source_is_its_cases(look):
    found = look("Turku.txt")
    batch = batch_of([(found, with_value(found, Corrections(), "", "alue", "Varsinais-Suomi"))])
    assert [(case.name, dict(case.values)) for case in batch.cases] == [("Turku", {"alue": "Varsinais-Suomi"})]
    assert batch.sources[0].case == "Turku"
    assert own_case(found, Corrections(name="Åbo"), "V1") == "Åbo, V1"


def test_a_source_named_as_a_case_is_that_case(look):
    assert first_corrections(look("Talent Hub.txt"), {"talent hub": "Talent HUB"}).case == "Talent HUB"


def test_what_stays_out_is_remembered(look, tmp_path):
    broken = looked_through(tmp_path / "puuttuu.docx", {})
    batch = batch_of([(broken, Corrections()), (look("Turku.txt"), Corrections(taken=False))])
    assert batch.sources == ()
    assert [failed.file for failed in batch.not_read] == ["puuttuu.docx", "Turku.txt"]
    assert "as was chosen" in str(batch.not_read[1].error)


def test_files_of_other_kinds_are_remembered_too(look):
    batch = batch_of([(look("Turku.txt"), Corrections())], ("haastattelu.m4a",))
    (failed,) = batch.not_read
    assert str(failed.error).startswith("haastattelu.m4a is of a kind that Kooditin does not read.")
