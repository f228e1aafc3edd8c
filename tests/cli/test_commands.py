"""Each command of the contract: its JSON, its table, its errors and exit codes."""

import csv
import json
from pathlib import Path

import pytest

from kooditin import settings
from kooditin.language.meaning import VERSION
from kooditin.language.pipeline import FINNISH
from kooditin.project import Project, backups
from tests.cli.conftest import INTERVIEW, Kooditin


def test_new_makes_a_project_with_the_shipped_codebook(tmp_path: Path, kooditin: Kooditin) -> None:
    made = kooditin("new", tmp_path / "hanke", "--codebook", "te24", "--json").json
    assert made == {"project": str(tmp_path / "hanke.kooditin"), "codes": 29}


def test_new_takes_a_codebook_file(tmp_path: Path, kooditin: Kooditin) -> None:
    table = tmp_path / "koodit.csv"
    table.write_text("path;color;definition;include;exclude\nÄly;#3a923a;;;\nÄly/Äkkiä;;;;\n", encoding="utf-8")
    assert kooditin("new", tmp_path / "p.kooditin", "--codebook", table, "--json").json["codes"] == 2


def test_new_never_replaces_a_file(project: Path, kooditin: Kooditin) -> None:
    before = project.read_bytes()
    ran = kooditin("new", project)
    assert (ran.code, ran.out, project.read_bytes()) == (2, "", before)
    assert ran.err.count("\n") == 1


def test_new_names_the_codebooks_there_are(tmp_path: Path, kooditin: Kooditin) -> None:
    ran = kooditin("new", tmp_path / "p.kooditin", "--codebook", "te25")
    assert ran.code == 2
    assert "te24" in ran.err
    assert not (tmp_path / "p.kooditin").exists()


def test_import_tells_what_came_in(tmp_path: Path, project: Path, kooditin: Kooditin) -> None:
    other = tmp_path / "toinen.txt"
    other.write_text("H: Moi.\n\nV1: Moi moi. 😀\n", encoding="utf-8")
    ran = kooditin("import", project, other, "--kind", "interview", "--json")
    (source,) = ran.json["imported"]
    assert list(source) == [
        "id", "guid", "name", "kind", "words", "characters", "turns", "speakers", "cases", "warnings",
    ]  # fmt: skip
    assert (source["name"], source["turns"], source["words"]) == ("toinen", 2, 6)
    assert (ran.code, ran.json["failed"]) == (0, [])


def test_import_goes_on_past_a_bad_file(tmp_path: Path, project: Path, interview: Path, kooditin: Kooditin) -> None:
    bad = tmp_path / "kuva.docx"
    bad.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    ran = kooditin("import", project, bad, interview, tmp_path / "puuttuu.txt", "--json")
    assert ran.code == 1
    assert [source["name"] for source in ran.json["imported"]] == ["Äänekosken haastattelu (2)"]
    assert [Path(failure["path"]).name for failure in ran.json["failed"]] == ["kuva.docx", "puuttuu.txt"]
    assert all(failure["error"].endswith(".") for failure in ran.json["failed"])


def test_a_folder_gives_its_files_and_an_empty_one_says_so(tmp_path: Path, project: Path, kooditin: Kooditin) -> None:
    full, empty = tmp_path / "aineisto", tmp_path / "tyhjä"
    full.mkdir()
    empty.mkdir()
    (full / "yksi.txt").write_text("H: Moi.\n", encoding="utf-8")
    (full / "kuva.png").write_bytes(b"\x89PNG")
    ran = kooditin("import", project, full, "--json")
    assert [source["name"] for source in ran.json["imported"]] == ["yksi"]
    assert [Path(failure["path"]).name for failure in ran.json["failed"]] == ["kuva.png"]
    assert ran.code == 1
    ran = kooditin("import", project, empty)
    assert (ran.code, ran.out) == (1, "")
    assert "tyhjä" in ran.err


def test_a_table_of_imports_puts_errors_on_stderr(tmp_path: Path, project: Path, kooditin: Kooditin) -> None:
    ran = kooditin("import", project, tmp_path / "puuttuu.txt")
    assert (ran.code, ran.out) == (1, "")
    assert "puuttuu.txt" in ran.err


def test_sources_are_listed(project: Path, kooditin: Kooditin) -> None:
    (source,) = kooditin("sources", project, "--json").json
    assert list(source) == [
        "id", "guid", "name", "kind", "words", "characters", "turns", "codings", "speakers",
    ]  # fmt: skip
    assert (source["name"], source["codings"], source["turns"]) == ("Äänekosken haastattelu", 2, 4)
    assert source["characters"] == len(INTERVIEW)
    assert source["speakers"] == ["Haastattelija", "Vastaaja"]
    assert "Äänekosken haastattelu" in kooditin("sources", project).out


@pytest.mark.parametrize("name", ["1", "Äänekosken haastattelu"])
def test_text_is_the_stored_one_and_nothing_more(project: Path, kooditin: Kooditin, name: str) -> None:
    assert kooditin("text", project, name).out == INTERVIEW


def test_text_as_json_has_the_turns(project: Path, kooditin: Kooditin) -> None:
    found = kooditin("text", project, 1, "--json").json
    assert found["text"] == INTERVIEW
    first = found["turns"][0]
    assert list(first) == ["start", "end", "speaker", "seconds"]
    assert found["text"][first["start"] : first["end"]] == "Mikä teillä toimii? 😀"


def test_codes_are_listed_as_a_tree(project: Path, kooditin: Kooditin) -> None:
    codes = kooditin("codes", project, "--json").json
    assert list(codes[0]) == ["id", "guid", "name", "path", "parent", "color", "description", "codings"]
    resources = next(code for code in codes if code["name"] == "Resurssit")
    parent = next(code for code in codes if code["id"] == resources["parent"])
    assert resources["path"] == f"{parent['name']}/Resurssit" == "Kehittämistarpeet/Resurssit"
    assert resources["codings"] == 1


def test_code_is_named_by_id_guid_name_or_path(project: Path, kooditin: Kooditin) -> None:
    code = next(each for each in kooditin("codes", project, "--json").json if each["name"] == "Resurssit")
    source = kooditin("sources", project, "--json").json[0]
    made = [
        kooditin("code", project, source["guid"], place, place + 5, code[way], "--json").json
        for place, way in enumerate(("id", "guid", "name", "path"))
    ]
    assert [each["text"] for each in made] == [INTERVIEW[place : place + 5] for place in range(4)]
    assert all(list(each) == ["id", "guid", "text"] for each in made)
    assert len(kooditin("codings", project, "--code", "Resurssit", "--json").json) == 5


def test_code_refuses_a_span_outside_the_text(project: Path, kooditin: Kooditin) -> None:
    for span in ((5, 5), (0, len(INTERVIEW) + 1), (9, 3)):
        ran = kooditin("code", project, 1, *span, "Resurssit")
        assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert len(kooditin("codings", project, "--json").json) == 2


def test_an_unknown_source_or_code_is_wrong_use(project: Path, kooditin: Kooditin) -> None:
    assert kooditin("text", project, "olematon").code == 2
    assert kooditin("code", project, 1, 0, 4, "olematon").code == 2
    assert kooditin("codings", project, "--coder", "Matti").code == 2


def test_codings_come_in_text_order_and_by_coder(project: Path, kooditin: Kooditin) -> None:
    found = kooditin("codings", project, "--json").json
    assert list(found[0]) == [
        "id", "guid", "source", "code", "coder", "start", "end", "text", "memo", "origin", "created", "modified",
    ]  # fmt: skip
    assert [coding["coder"] for coding in found] == ["Aino", "Väinö"]
    assert [coding["text"] for coding in found] == ["ohjaus toimii", "Rahaa puuttuu"]
    assert found[0]["memo"] == "Hyvä\nhavainto"
    assert kooditin("codings", project, "--coder", "väinö", "--json").json == found[1:]
    assert "ohjaus toimii" in kooditin("codings", project).out


def test_undo_and_redo_step_through_the_history(project: Path, kooditin: Kooditin) -> None:
    undone = kooditin("undo", project, "--json").json["undone"]
    assert undone["verb"] == "apply_code"
    assert undone["undone"] is True
    assert len(kooditin("codings", project, "--json").json) == 1
    assert kooditin("redo", project, "--json").json["redone"]["undone"] is False
    assert len(kooditin("codings", project, "--json").json) == 2


def test_undo_past_the_beginning_says_so(project: Path, kooditin: Kooditin) -> None:
    for _ in range(20):
        ran = kooditin("undo", project, "--json")
        if ran.json["undone"] is None:
            break
    assert (ran.code, ran.err) == (1, "There is nothing left to be undone.\n")
    assert kooditin("sources", project, "--json").json == []


def test_history_is_the_journal(project: Path, kooditin: Kooditin) -> None:
    entries = kooditin("history", project, "--json").json
    assert list(entries[-1]) == ["id", "verb", "coder", "time", "undone", "changes"]
    assert (entries[-1]["verb"], entries[-1]["coder"]) == ("apply_code", "Väinö")
    assert "import_sources" in kooditin("history", project).out


def test_export_for_excel_and_plain(tmp_path: Path, project: Path, kooditin: Kooditin) -> None:
    out = tmp_path / "otteet.csv"
    assert kooditin("export", project, out, "--json").json == {"written": str(out), "rows": 2}
    assert out.read_bytes().startswith(b"\xef\xbb\xbfcoding_id;source;")
    assert kooditin("export", project, out, "--profile", "plain", "--code", "Resurssit").code == 0
    with out.open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["text"], row["code_path"]) == ("Rahaa puuttuu", "Kehittämistarpeet/Resurssit")
    assert kooditin("export", project, out, "--headings", "fi", "--coder", "Aino").code == 0
    assert not out.read_text(encoding="utf-8-sig").startswith("coding_id")


def test_export_refuses_what_it_cannot_write(tmp_path: Path, project: Path, kooditin: Kooditin) -> None:
    for name in ("otteet.xlsx", "otteet", "otteet.qdpx"):
        ran = kooditin("export", project, tmp_path / name)
        assert (ran.code, ran.err.count("\n")) == (2, 1)
    assert kooditin("export", project, tmp_path / "o.csv", "--case", "alue").code == 2
    assert kooditin("export", project, tmp_path / "o.csv", "--case", "alue=Uusimaa").code == 2
    assert kooditin("export", project, tmp_path / "ei" / "ole" / "o.csv").code != 0


def test_check_finds_nothing_wrong(project: Path, kooditin: Kooditin) -> None:
    assert kooditin("check", project, "--json").json == {"ok": True, "problems": []}


def test_a_damaged_project_is_told_with_exit_code_3(project: Path, kooditin: Kooditin) -> None:
    content = bytearray(project.read_bytes())
    content[4096:12288] = b"\xff" * 8192
    project.write_bytes(content)
    ran = kooditin("check", project, "--json")
    assert (ran.code, ran.json["ok"]) == (3, False)
    assert kooditin("sources", project).code == 3


@pytest.mark.parametrize("command", [("sources",), ("undo",), ("import", "x.txt"), ("check",), ("history",)])
def test_no_project_there_gives_exit_code_3(tmp_path: Path, kooditin: Kooditin, command: tuple[str, ...]) -> None:
    name, *rest = command
    ran = kooditin(name, tmp_path / "puuttuu.kooditin", *rest)
    assert (ran.code, ran.out, ran.err.count("\n")) == (3, "", 1)


def test_a_project_open_elsewhere_can_be_read_but_not_written(project: Path, kooditin: Kooditin) -> None:
    with Project.open(project):
        assert kooditin("sources", project).code == 0
        ran = kooditin("code", project, 1, 0, 4, "Resurssit")
    assert (ran.code, ran.err.count("\n")) == (3, 1)


@pytest.mark.parametrize("words", [("koodaa",), ("code", "p", "1", "nolla", "4", "R"), ("export", "p"), ("--kind",)])
def test_wrong_use_is_one_sentence_and_exit_code_2(kooditin: Kooditin, words: tuple[str, ...]) -> None:
    ran = kooditin(*words)
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert ran.err.endswith("--help.\n")


def test_a_script_of_many_commands_takes_one_backup(project: Path, kooditin: Kooditin) -> None:
    for place in range(12):
        assert kooditin("code", project, 1, place, place + 5, "Resurssit").code == 0
    assert len(backups.list_backups(project, settings.data_folder() / "backups")) == 1


def test_demo_writes_the_example_and_opens_it(tmp_path: Path, kooditin: Kooditin) -> None:
    path = tmp_path / "esimerkki.kooditin"
    assert kooditin("demo", path, "--no-window", "--json").json == {"project": str(path)}
    assert len(kooditin("sources", path, "--json").json) == 6
    assert kooditin("check", path).code == 0
    assert kooditin("demo", path).code == 2
    assert kooditin("demo", tmp_path / "toinen.kooditin").code == 42


def test_open_shows_the_window(project: Path, kooditin: Kooditin) -> None:
    assert kooditin("open", project).code == 42


def test_doctor_examines_this_machine(kooditin: Kooditin) -> None:
    ran = kooditin("doctor", "--json")
    assert ran.code == 0
    assert ran.json["qt"]["platform"] == "offscreen"
    assert ran.json["finnish"]["pipeline"].split()[0] in FINNISH
    assert "pyvoikko" in ran.json["finnish"]["morphology"]
    assert "simplemma" in ran.json["finnish"]["lemmatiser"]
    assert FINNISH[0] in (ran.json["finnish"]["better"] or ran.json["finnish"]["pipeline"])
    assert ran.json["finnish"]["passage_encoder"] == VERSION
    assert ran.json["free_megabytes"]["data"] > 0
    assert "offscreen" in kooditin("doctor").out


def test_help_and_version(kooditin: Kooditin) -> None:
    assert kooditin("--help").code == 0
    assert json.loads(kooditin("version", "--json").out)["version"]
    assert kooditin("--version").out.startswith("Kooditin ")
