"""Surveys on the command line: imported as they are proposed, by a file of a mapping, or by a saved one."""

import json
from pathlib import Path

import openpyxl
import pytest

from kooditin.project import Project
from kooditin.qda.survey import from_json
from tests.cli.conftest import Kooditin

SURVEY = """Vastaaja;Alue;Ikä;Mitä mieltä olet ohjauksesta?
A;Häme;33;"No siis ohjaus toimii hyvin,
ja siitä kiitos kaikille."
B;Lappi;44;
C;Häme;51;Rahaa puuttuu, ja sitten osaamista. 😀
"""


@pytest.fixture
def survey(tmp_path: Path) -> Path:
    path = tmp_path / "Palaute 2026.csv"
    path.write_text(SURVEY, encoding="utf-8")
    return path


@pytest.fixture
def chosen(tmp_path: Path, survey: Path, kooditin: Kooditin) -> Path:
    """The proposed mapping with another name for a variable, and all questions in one source."""
    out = tmp_path / "kartta.json"
    assert kooditin("mapping", survey, out).code == 0
    document = json.loads(out.read_text(encoding="utf-8"))
    document["together"] = "survey"
    document["columns"][1]["name"] = "Maakunta"
    document["columns"][2]["role"] = "out"
    out.write_text(json.dumps(document), encoding="utf-8")
    return out


def test_a_survey_is_imported_as_its_columns_are_proposed(project: Path, survey: Path, kooditin: Kooditin) -> None:
    ran = kooditin("import", project, survey, "--json")
    (row,) = ran.json["imported"]
    assert (ran.code, row["name"], row["kind"], row["turns"], row["cases"], row["speakers"]) == (
        0, "Palaute 2026 – Mitä mieltä olet ohjauksesta", "survey", 2, 2, ["A", "C"],
    )  # fmt: skip
    assert row["warnings"] == ["1 of 3 left “Mitä mieltä olet ohjauksesta?” unanswered."]
    text = kooditin("text", project, row["id"], "--json").json
    answers = [text["text"][turn["start"] : turn["end"]] for turn in text["turns"]]
    assert answers == [
        "No siis ohjaus toimii hyvin,\nja siitä kiitos kaikille.", "Rahaa puuttuu, ja sitten osaamista. 😀",
    ]  # fmt: skip
    with Project.open(project, read_only=True) as opened:
        assert [variable.name for variable in opened.cases.variables()] == ["Alue", "Ikä"]
        assert [case.name for case in opened.cases.all()] == ["A", "B", "C"]
    assert kooditin("check", project).code == 0
    assert kooditin("undo", project).code == 0
    assert len(kooditin("sources", project, "--json").json) == 1


def test_a_table_of_cases_is_told_though_it_gives_no_source(project: Path, tmp_path: Path, kooditin: Kooditin) -> None:
    path = tmp_path / "organisaatiot.tsv"
    path.write_text("Organisaatio\tTyyppi\nOmnia\toppilaitos\nVamos\tjärjestö\nOhjaamo\tkunta\n", encoding="utf-8")
    (row,) = kooditin("import", project, path, "--json").json["imported"]
    assert (row["id"], row["name"], row["cases"], row["turns"]) == (None, "organisaatiot", 3, 0)
    assert "organisaatiot" in kooditin("import", project, path).out


def test_a_mapping_is_shown_and_written(survey: Path, tmp_path: Path, kooditin: Kooditin) -> None:
    shown = kooditin("mapping", survey)
    assert shown.code == 0 and "Mitä mieltä olet ohjauksesta" in shown.out and "open" in shown.out
    out = tmp_path / "kartta.json"
    ran = kooditin("mapping", survey, out, "--json")
    assert from_json(ran.out) == from_json(out.read_text(encoding="utf-8"))
    assert [column["role"] for column in ran.json["columns"]] == ["id", "variable", "variable", "open"]
    assert kooditin("mapping", survey, tmp_path / "ei" / "kartta.json").code == 2
    assert kooditin("mapping", tmp_path / "ei.csv").code == 1


def test_a_mapping_decides_how_this_and_the_next_round_are_read(
    project: Path, survey: Path, chosen: Path, tmp_path: Path, kooditin: Kooditin
) -> None:
    later = tmp_path / "Palaute 2027.csv"
    later.write_text(
        "Mitä mieltä olet ohjauksesta?;Vastaaja;ALUE;Ikä\nIhan hyvää ja selkeää työtä.;D;Kainuu;9\n", encoding="utf-8"
    )
    ran = kooditin("import", project, survey, later, "--mapping", chosen, "--json")
    assert [row["name"] for row in ran.json["imported"]] == ["Palaute 2026", "Palaute 2027"]
    with Project.open(project, read_only=True) as opened:
        (variable,) = opened.cases.variables()
        assert (variable.name, variable.choices) == ("Maakunta", ("Häme", "Lappi", "Kainuu"))


def test_a_mapping_may_be_one_saved_in_the_project(
    project: Path, survey: Path, chosen: Path, kooditin: Kooditin
) -> None:
    with Project.open(project) as opened:
        opened.imports.save_mapping("Palautekysely", chosen.read_text(encoding="utf-8"))
    (row,) = kooditin("import", project, survey, "--mapping", "palautekysely", "--json").json["imported"]
    assert row["name"] == "Palaute 2026"


def test_a_survey_without_the_columns_of_the_mapping_is_not_read(
    project: Path, chosen: Path, tmp_path: Path, interview: Path, kooditin: Kooditin
) -> None:
    other = tmp_path / "toinen.csv"
    other.write_text("Vastaaja;Alue\nA;Häme\nB;Lappi\n", encoding="utf-8")
    ran = kooditin("import", project, other, interview, "--mapping", chosen, "--json")
    assert (ran.code, len(ran.json["imported"])) == (1, 1)
    assert "Mitä mieltä olet" in ran.json["failed"][0]["error"]


def test_what_is_no_mapping_is_wrong_use(project: Path, survey: Path, tmp_path: Path, kooditin: Kooditin) -> None:
    broken = tmp_path / "kartta.json"
    broken.write_text("{", encoding="utf-8")
    for mapping in (broken, tmp_path / "puuttuu.json", "ei tallennettu"):
        ran = kooditin("import", project, survey, "--mapping", mapping)
        assert (ran.code, ran.out) == (2, "")
        assert "mapping" in ran.err
    assert len(kooditin("sources", project, "--json").json) == 1


def test_the_named_sheet_of_a_workbook_is_imported(project: Path, tmp_path: Path, kooditin: Kooditin) -> None:
    book = openpyxl.Workbook()
    book.active.title = "Kevät"
    for name in ("Kevät", "Syksy", "Litteraatti"):
        sheet = book[name] if name == "Kevät" else book.create_sheet(name)
        rows = [["Vastaaja", "Mitä toivot?"], ["A", f"{name} 😀 ja aikaa lisää."], ["B", "Rauhaa työhön."]]
        if name == "Litteraatti":
            rows = [["Puhuja", "Aika", "Teksti"], ["Aino", "00:00:01", "Hei."], ["Väinö", "00:00:04", "No hei. 😀"]]
        for row in rows:
            sheet.append(row)
    path = tmp_path / "Palautteet.xlsx"
    book.save(path)
    ran = kooditin("import", project, path, "--sheet", "Syksy", "--json")
    assert ran.code == 0
    assert "Syksy 😀" in kooditin("text", project, ran.json["imported"][0]["id"], "--json").json["text"]
    talk = kooditin("import", project, path, "--sheet", "Litteraatti", "--json").json["imported"][0]
    assert (talk["turns"], talk["speakers"]) == (2, ["Aino", "Väinö"])
    missing = kooditin("import", project, path, "--sheet", "Talvi")
    assert missing.code == 1
    assert "Palautteet.xlsx has no sheet Talvi. Choose one of these: Kevät, Syksy, Litteraatti." in missing.err
