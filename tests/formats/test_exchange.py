import csv
import hashlib
import os
import subprocess
import sys
import time
import unicodedata

import pytest

from kooditin import exchange
from kooditin.project import Project
from kooditin.qda.errors import CannotRead, Refused

INTERVIEW = "H: Mitä kuuluu?\n\nV1: Hyvää, kiitos.\n"


@pytest.fixture
def file(tmp_path):
    def write(name, content=INTERVIEW):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


def test_a_source_knows_its_name_origin_and_bytes(file):
    path = file(unicodedata.normalize("NFD", "Haastattelu Äänekoski.txt"))
    source = exchange.read_source(path)
    assert source.name == unicodedata.normalize("NFC", "Haastattelu Äänekoski")
    assert source.origin == unicodedata.normalize("NFC", "Haastattelu Äänekoski.txt")
    assert source.sha256 == hashlib.sha256(INTERVIEW.encode()).hexdigest()


def test_a_text_is_stored_normal_whatever_it_was(file):
    raw = "\ufeffH: A\u0308iti\r\nja 👋\u2028isä\rV1: Joo\x0c\r\n"
    source = exchange.read_source(file("a.txt", raw))
    assert source.text == "H: Äiti\nja 👋\nisä\nV1: Joo\n\n"
    assert [source.text[turn.start : turn.end] for turn in source.turns] == ["Äiti\nja 👋\nisä", "Joo"]
    assert source.warnings == ()


@pytest.mark.parametrize(
    ("encoding", "named"),
    [("cp1252", "1252"), ("iso8859-1", "ISO-8859-1"), ("mac_roman", "Mac Roman"), ("utf-16-le", "UTF-16 LE")],
)
def test_an_old_encoding_is_named_in_a_warning(file, encoding, named):
    source = exchange.read_source(file("a.txt", INTERVIEW.replace("kiitos", "yötyössä").encode(encoding)))
    assert source.text == INTERVIEW.replace("kiitos", "yötyössä")
    assert [turn.speaker for turn in source.turns] == ["H", "V1"]
    assert named in str(source.warnings[0])


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        ("a.txt", INTERVIEW, "interview"),
        ("a.TXT", INTERVIEW, "interview"),
        ("Työpaja 14.3..txt", INTERVIEW, "workshop"),
        ("muistio.txt", "Työpaja 14.3.\n\nRyhmä keskusteli.\n", "workshop"),
        ("a.txt", "Työpaja 14.3.\n\nRyhmä keskusteli.\n", "workshop"),
        ("loppuraportti.txt", "Tausta\n\nHanke alkoi.\n", "report"),
        ("a.txt", "Hankkeen loppuraportti\n\nHanke alkoi.\n", "report"),
        ("a.txt", "Kävin tänään kylässä.\n", "notes"),
    ],
)
def test_the_kind_is_guessed_from_turns_name_and_head(file, name, text, kind):
    assert exchange.read_source(file(name, text)).kind == kind


def test_a_kind_that_is_said_is_not_guessed(file):
    assert exchange.read_source(file("a.txt"), kind="report").kind == "report"


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.txt", b"", "is empty"),
        ("a.txt", b" \r\n\t\n", "holds no text"),
        ("a.txt", "\ufeff".encode(), "holds no text"),
        ("a.txt", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "is a PDF"),
        ("a.txt", b"{\\rtf1\\ansi Hei}", "RTF"),
        ("a.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "picture"),
        ("a.txt", b"MZ\x90\x00" + bytes(500), "program"),
        ("a.txt", b"\x00\x00\x00\x20ftypM4A " + bytes(100), "recording"),
        ("a.txt", bytes(range(256)) * 20, "does not hold text"),
        ("a.docx", b"Hei", "not a Word document"),
        ("a.vtt", b"Hei", "no captions"),
        ("a.xyz", b"Hei", "kind that Kooditin does not read"),
        ("a", b"Hei", "kind that Kooditin does not read"),
    ],
)
def test_what_cannot_be_read_gets_one_sentence(file, name, content, words):
    with pytest.raises(CannotRead) as refused:
        exchange.read_source(file(name, content))
    sentence = str(refused.value)
    assert words in sentence
    assert sentence.endswith(".") and name in sentence and "\n" not in sentence


def test_a_text_that_begins_like_a_program_is_still_a_text(file):
    assert len(exchange.read_source(file("a.txt", "MZ: Hei.\nID3: Hei.\nMZ: Niin.\nID3: Joo.\n")).turns) == 4


def test_a_missing_file_a_folder_and_a_device_get_one_sentence(tmp_path):
    (tmp_path / "kansio.txt").mkdir()
    cases = [("ei.txt", "no longer"), ("kansio.txt", "folder")]
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "putki.txt")
        cases.append(("putki.txt", "ordinary"))
    for name, words in cases:
        with pytest.raises(CannotRead, match=words):
            exchange.read_source(tmp_path / name)


@pytest.mark.skipif(not hasattr(os, "seteuid"), reason="rights are set otherwise")
def test_a_file_without_the_right_to_read_gets_one_sentence(file):
    path = file("a.txt")
    root = os.geteuid() == 0
    path.chmod(0)
    if root:
        os.seteuid(65534)
    try:
        with pytest.raises(CannotRead, match="may not be read"):
            exchange.read_source(path)
    finally:
        if root:
            os.seteuid(0)


def test_the_heavy_readers_are_imported_only_when_they_are_needed():
    heavy = "{'lxml', 'docx', 'webvtt', 'charset_normalizer', 'python_calamine', 'pyreadstat', 'numpy', 'rapidfuzz'}"
    program = (
        f"import sys, kooditin.exchange; sys.exit(str({heavy} & set(sys.modules)) if {heavy} & set(sys.modules) else 0)"
    )
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False).stderr == ""


def test_a_file_that_is_far_too_large_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(201_000_000)
    started = time.process_time()
    with pytest.raises(CannotRead, match="too large"):
        exchange.read_source(path)
    assert time.process_time() - started < 0.5


def test_one_bad_file_does_not_stop_the_others(file):
    paths = [file("1.txt"), file("2.docx", b"rikki"), file("3.txt"), file("4.xyz")]
    told = []
    sources, failed = exchange.read_sources(paths, lambda done, of: told.append((done, of)))
    assert [source.name for source in sources] == ["1", "3"]
    assert [path.name for path, _ in failed] == ["2.docx", "4.xyz"]
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_a_cancelled_import_gives_what_was_read_by_then(file):
    paths = [file(f"{n}.txt") for n in range(5)]
    done = []
    sources, failed = exchange.read_sources(paths, lambda n, _: done.append(n), lambda: len(done) == 2)
    assert ([source.name for source in sources], failed) == (["0", "1"], [])


def test_folders_are_replaced_by_the_readable_files_in_them(file, tmp_path):
    for name in (
        "b/2.txt",
        "b/1.docx",
        "b/c/3.VTT",
        "b/kuva.png",
        "b/~$1.docx",
        "b/.piilo.txt",
        "b/.git/4.txt",
        "a.xyz",
    ):
        file(name)
    found = exchange.sources_in([tmp_path / "a.xyz", tmp_path / "b", tmp_path / "b" / "2.txt"])
    assert [str(path.relative_to(tmp_path)) for path in found] == ["a.xyz", "b/1.docx", "b/2.txt", "b/c/3.VTT"]


@pytest.fixture
def project(tmp_path, file):
    with Project.create(tmp_path / "p.kooditin", name="P", coder="Aino") as made:
        sources, _ = exchange.read_sources(
            [file("h1.txt"), file("h2.txt", "H: Öö 👋\n\nV: =SUMMA(A1)\nja toinen rivi\n")]
        )
        first, second = made.sources.add_many(sources)
        upper = made.codes.add("Työ")
        lower = made.codes.add("Öinen työ", parent=upper.id)
        for source in (second, first):
            for turn in made.sources.turns(source.id):
                made.codings.apply(source.id, turn.start, turn.end, lower.id if turn.speaker == "H" else upper.id)
        case = made.cases.add_case("Tampere")
        variable = made.cases.add_variable("alue")
        made.cases.set_value(case.id, variable.id, "Pirkanmaa")
        made.cases.assign_source(first.id, case.id)
        yield made


def rows_of(path, **reading):
    with path.open(newline="", **reading) as table:
        return list(csv.DictReader(table))


def test_every_excerpt_equals_its_span_of_the_stored_text(project, tmp_path):
    assert exchange.export_excerpts(project, tmp_path / "o.csv", profile="plain") == 4
    rows = rows_of(tmp_path / "o.csv", encoding="utf-8")
    texts = {source.name: project.sources.text(source.id) for source in project.sources.all()}
    assert [row["source"] for row in rows] == ["h1", "h1", "h2", "h2"]
    for row in rows:
        assert row["text"] == texts[row["source"]][int(row["start"]) : int(row["end"])]
    assert [row["text"] for row in rows] == ["Mitä kuuluu?", "Hyvää, kiitos.", "Öö 👋", "=SUMMA(A1)\nja toinen rivi"]
    assert [row["alue"] for row in rows] == ["Pirkanmaa", "Pirkanmaa", "", ""]
    assert [row["code_path"] for row in rows][:2] == ["Työ/Öinen työ", "Työ"]
    assert [(row["speaker"], row["turn"]) for row in rows][:2] == [("H", "1"), ("V1", "2")]


def test_the_excel_export_guards_formulas_and_speaks_finnish_when_asked(project, tmp_path):
    exchange.export_excerpts(project, tmp_path / "o.csv", headings="fi")
    with (tmp_path / "o.csv").open(newline="", encoding="utf-8-sig") as table:
        rows = list(csv.DictReader(table, delimiter=";"))
    assert rows[-1]["teksti"] == "'=SUMMA(A1)\nja toinen rivi"


def test_typed_values_are_written_as_the_reader_of_the_table_writes_them(project, tmp_path):
    case = project.cases.all()[0].id
    typed = {"hinta": ("number", "3,5"), "pvm": ("date", "6.10.2015"), "kuultu": ("yesno", "kyllä")}
    for name, (kind, text) in typed.items():
        project.cases.set_value(case, project.cases.add_variable(name, kind).id, text)

    def first_row(**how):
        exchange.export_excerpts(project, tmp_path / "o.csv", **how)
        with (tmp_path / "o.csv").open(newline="", encoding="utf-8-sig") as table:
            row = next(csv.DictReader(table, delimiter="," if how.get("profile") == "plain" else ";"))
        return [row[name] for name in ("alue", *typed)]

    assert first_row(headings="fi") == ["Pirkanmaa", "3,5", "6.10.2015", "kyllä"]
    assert first_row() == ["Pirkanmaa", "3.5", "2015-10-06", "yes"]
    assert first_row(profile="plain", headings="fi") == ["Pirkanmaa", "3.5", "2015-10-06", "yes"]


def test_an_export_can_be_narrowed_to_codes_sources_coders_and_cases(project, tmp_path):
    code, source = project.codes.find("Työ/Öinen työ"), project.sources.find("h2")
    (variable,) = project.cases.variables()

    def count(**narrowed):
        return exchange.export_excerpts(project, tmp_path / "o.csv", **narrowed)

    assert count(codes=[code.id]) == 2
    assert count(sources=[source.id]) == 2
    assert count(codes=[code.id], sources=[source.id]) == 1
    assert count(coder=project.coder.id) == 4
    assert count(case_values=[(variable.id, "Pirkanmaa")]) == 2
    assert count(case_values=[(variable.id, "Lappi")]) == 0


def test_excerpts_are_not_written_in_a_format_that_is_not_there(tmp_path):
    with pytest.raises(Refused, match="csv"):
        exchange.export_excerpts(None, tmp_path / "a.pages")


def test_fifty_megabytes_of_transcript_are_read_within_seconds(file):
    speech = "No siis mä aattelin että tää on ihan hyvä juttu – kaikille, ja sitten työ. " * 8
    block = "".join(f"{'H' if turn % 2 else 'V1'}: {speech}\r\n\r\n" for turn in range(1000)).encode()
    path = file("iso.txt", block * (50_000_000 // len(block) + 1))
    started = time.process_time()
    source = exchange.read_source(path)
    assert time.process_time() - started < 10
    assert len(source.turns) > 50_000
