"""Tables as csv, Excel, OpenDocument and SPSS write them, and what is refused."""

import datetime
import io
import struct
import time
import zipfile

import pytest
from openpyxl import Workbook

from kooditin.exchange import read_table
from kooditin.formats.sav_file import DamagedSav, read_sav
from kooditin.qda.errors import CannotRead
from kooditin.qda.survey import answers, headings, propose


@pytest.fixture
def file(tmp_path):
    def write(content, name="kysely.csv"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


@pytest.fixture
def xlsx(tmp_path):
    """Writes sheets of rows by name and gives the workbook's path; `merged` are ranges of the first sheet."""

    def write(merged=(), **sheets):
        book = Workbook()
        book.remove(book.active)
        for name, rows in sheets.items():
            sheet = book.create_sheet(name)
            for row in rows:
                sheet.append(row)
        for cells in merged:
            book.worksheets[0].merge_cells(cells)
        path = tmp_path / "kysely.xlsx"
        book.save(path)
        return path

    return write


@pytest.mark.parametrize(
    ("content", "rows"),
    [
        ("a;b\n1,5;x\n", (("a", "b"), ("1,5", "x"))),
        ("a,b\n1.5,x\n", (("a", "b"), ("1.5", "x"))),
        ("a\tb, c; d\n1\tx\n", (("a", "b, c; d"), ("1", "x"))),
        ("a|b\n1|x\n", (("a", "b"), ("1", "x"))),
        ("sep=;\r\na;b\r\n1;x\r\n", (("a", "b"), ("1", "x"))),
        ("\ufeffa;b\r1;x\r", (("a", "b"), ("1", "x"))),
        ('a;b\r\n1;"kaksi\r\nriviä; ja ""lainaus"""\r\n', (("a", "b"), ("1", 'kaksi\nriviä; ja "lainaus"'))),
        ('a,b\n1,"rivi\r toinen"\n', (("a", "b"), ("1", "rivi\n toinen"))),
        ("a;b;;\n1;x;;\n;;;\n\n2;y;;\n", (("a", "b"), ("1", "x"), ("2", "y"))),
        ("a;b\n1\n2;y;z\n", (("a", "b", ""), ("1", "", ""), ("2", "y", "z"))),
        ("Äiti;Å\nyö;é\n".encode("cp1252"), (("Äiti", "Å"), ("yö", "é"))),
        ("Äiti;Å\nyö;👋\n".encode("utf-16"), (("Äiti", "Å"), ("yö", "👋"))),
        ("A\u0308iti;b\n1;x\n", (("Äiti", "b"), ("1", "x"))),
        ("a\n1\n2\n", (("a",), ("1",), ("2",))),
        ('Mitä, milloin ja missä?;b\n"x, y, z";1\n', (("Mitä, milloin ja missä?", "b"), ("x, y, z", "1"))),
    ],
)
def test_a_table_as_text_is_read_whatever_parts_its_cells(file, content, rows):
    assert read_table(file(content)).rows == rows


def test_a_quotation_mark_that_nothing_closes_does_not_swallow_rows(file):
    table = read_table(file('a\tb\tc\n1\t"avoin\tx\n2\tkiinni\ty\n3\t"ehjä"\tz\n'))
    assert [row[1] for row in answers(table)] == ['"avoin', "kiinni", '"ehjä"']
    assert "do not pair" in str(table.warnings[0])
    assert not read_table(file('a;b;c\n1;"rivi; 1\nrivi; 2";x\n')).warnings


def test_an_old_encoding_of_a_table_is_told(file):
    assert "1252" in str(read_table(file("Nimi;Työ\nÄä;yö\n".encode("cp1252"))).warnings[0])


def test_a_workbook_is_read_as_its_reader_sees_it(xlsx):
    table = read_table(
        xlsx(
            Vastaukset=[
                ["Aika", "Päivä", "Ikä", "Arvo", "Lupa", "Kello", "Tunnus", "Iso"],
                [
                    datetime.datetime(2015, 10, 6, 23, 36, 27), datetime.date(2015, 10, 6), 33, 3.5, True,
                    datetime.time(8, 5), "007", 358401234567,
                ],
                [datetime.datetime(2015, 10, 7), None, 44.0, 0.1 + 0.2, False, None, "#N/A", 1e16],
            ]
        )
    )  # fmt: skip
    assert table.rows[1:] == (
        ("2015-10-06 23:36:27", "2015-10-06", "33", "3,5", "yes", "08:05:00", "007", "358401234567"),
        ("2015-10-07", "", "44", "0,3", "no", "", "", "1e+16"),
    )
    types = [column.type for column in propose(table).columns]
    assert types[:5] == ["date", "date", "integer", "number", "yesno"]


def test_merged_headings_count_for_all_their_columns(xlsx):
    table = read_table(
        xlsx(
            ["B1:C1"],
            Data=[
                ["Vastaaja", "Mielipiteet", None, "Avoin"],
                [None, "Ohjaus toimi", "Sain apua", None],
                ["A", 1, 2, "Kaikki meni niin kuin pitikin."],
                ["B", 3, 4, "En osaa sanoa mitään."],
            ],
        )
    )
    assert headings(table) == ("Vastaaja", "Mielipiteet – Ohjaus toimi", "Mielipiteet – Sain apua", "Avoin")
    assert len(answers(table)) == 2


def test_the_first_sheet_with_answers_is_read_and_the_others_are_named(xlsx):
    path = xlsx(Kansi=[["Asiakaskysely 2026"]], Tulokset=[["ID", "X"], ["1", "a"]], Koodit=[["a", "b"], ["1", "2"]])
    table = read_table(path)
    assert (table.sheet, table.sheets, table.rows[1]) == ("Tulokset", ("Kansi", "Tulokset", "Koodit"), ("1", "a"))
    assert "Kansi, Koodit" in str(table.warnings[0])
    assert read_table(path, "Koodit").rows == (("a", "b"), ("1", "2"))
    with pytest.raises(CannotRead, match=r"no sheet Tulos\..*Kansi, Tulokset"):
        read_table(path, "Tulos")


def test_what_a_file_is_counts_more_than_its_ending(xlsx, file):
    content = xlsx(S=[["a", "b"], ["1", "2"]]).read_bytes()
    for name in ("k.csv", "k.ods", "k.xls", "k.sav"):
        assert read_table(file(content, name)).rows == (("a", "b"), ("1", "2"))
    assert read_table(file("a\tb\n1\t2\n", "k.xls")).rows == (("a", "b"), ("1", "2"))


def zipped(**parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.csv", b"", "is empty"),
        ("a.csv", b" ;;\n;;\n", "only empty cells"),
        ("a.csv", bytes(range(256)) * 20, "does not hold text"),
        ("a.csv", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "is a PDF"),
        ("a.csv", b'a;b\n1;"' + b"x" * 1_100_000 + b'"\n', "breaks off"),
        ("a.xls", b"<html><table><tr><td>1</td></tr></table></html>", "web page"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "Workbook".encode("utf-16-le"), "damaged"),
        ("a.sav", b"$FL2", "damaged"),
        ("a.sav", b"Hei;moi\n", "not an SPSS file"),
        ("a.xlsx", b"PK\x03\x04" + bytes(100), "damaged"),
        ("a.xlsx", zipped(**{"[Content_Types]_xml": "<Types/>", "xl__workbook_xml": "<x"}), "damaged"),
        ("a.ods", zipped(mimetype="application/vnd.oasis.opendocument.spreadsheet"), "damaged"),
        ("a.tsv", b"PK\x03\x04" + bytes(100), "damaged"),
    ],
)
def test_what_is_no_table_gets_one_sentence(file, name, content, words):
    with pytest.raises(CannotRead) as refused:
        read_table(file(content, name))
    sentence = str(refused.value)
    assert words in sentence and name in sentence and sentence.endswith(".") and "\n" not in sentence


def altered(path, part, change):
    """The workbook's bytes with one part changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, change(content) if name == part else content)
    return out.getvalue()


@pytest.mark.parametrize("place", [b'r="XFD1048576"', b"r='XFD1048576'", b'r = "xfd1048576"', b'r="A99999999" t="n"'])
def test_a_cell_at_the_end_of_the_world_does_not_take_all_memory(xlsx, file, place):
    path = xlsx(S=[["a", "b"], [1, 2]])
    content = altered(path, "xl/worksheets/sheet1.xml", lambda sheet: sheet.replace(b'r="B2"', place))
    started = time.process_time()
    try:
        table = read_table(file(content, "a.xlsx"))
    except CannotRead as error:
        assert "more cells" in str(error) or "damaged" in str(error)
    else:
        assert len(table.rows) <= 2
    assert time.process_time() - started < 5


def test_bombs_and_entities_are_refused(xlsx, file):
    path = xlsx(S=[["a", "b"], [1, 2]])
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    entities = altered(path, "xl/worksheets/sheet1.xml", lambda sheet: bomb + sheet)
    large = altered(path, "xl/worksheets/sheet1.xml", lambda sheet: sheet + b" " * 250_000_000)
    for content, words in ((entities, "damaged"), (large, "would unpack")):
        with pytest.raises(CannotRead, match=words):
            read_table(file(content, "a.xlsx"))


def test_a_table_with_more_cells_than_any_survey_is_refused(file):
    with pytest.raises(CannotRead, match="more cells"):
        read_table(file(b";" * 5_100_000))


def sav(*variables, cases, compression=0, extra=b"", labels=b"", count=None):
    """A small SPSS file: `variables` are (width, name, label, format) and `cases` its data as they stand."""
    out = b"$FL2" + b"@(#) SPSS".ljust(60)
    out += struct.pack("<iiiii", 2, len(variables), compression, 0, len(cases) if count is None else count)
    out += struct.pack("<d", 100.0) + b"01 Jan 26" + b"00:00:00" + b" " * 64 + b"\0" * 3
    for width, name, label, shape in variables:
        out += struct.pack("<iiiiii", 2, width, bool(label), 0, shape << 16, shape << 16) + name.ljust(8)
        if label:
            out += struct.pack("<i", len(label)) + label.ljust((len(label) + 3) // 4 * 4)
    return out + labels + extra + struct.pack("<ii", 999, 0) + b"".join(cases)


def test_spss_codes_that_have_no_encoding_are_read_as_windows(file):
    labels = struct.pack("<ii", 3, 1) + struct.pack("<d", 1) + bytes([6]) + "Häämä ".encode("cp1252") + b" "
    labels += struct.pack("<iii", 4, 1, 1)
    content = sav((0, b"ALUE", "Missä työskentelet?".encode("cp1252"), 5), cases=[struct.pack("<d", 1)], labels=labels)
    table = read_table(file(content, "k.sav"))
    assert table.rows == (("ALUE",), ("Häämä",))
    assert (table.questions, table.choices) == ({0: "Missä työskentelet?"}, {0: ("Häämä",)})


def test_spss_bytecode_says_spaces_missing_values_and_small_numbers():
    codes = bytes([105, 254, 255, 253, 253, 254, 252, 0]) + b"hei     " + struct.pack("<d", 2.5)
    file = read_sav(sav((0, b"A", b"", 5), (8, b"B", b"", 1), cases=[codes], compression=1, count=-1))
    assert file.cases == [[5.0, ""], [None, "hei"], [2.5, ""]]


@pytest.mark.parametrize("cut", [60, 170, 180, 200, 230, -1, -9])
def test_an_spss_file_that_is_cut_off_is_damaged(cut):
    content = sav((0, b"A", b"Kysymys", 5), (8, b"B", b"", 1), cases=[struct.pack("<d", 1) + b"hei     "] * 3)
    assert read_sav(content).cases == [[1.0, "hei"]] * 3
    with pytest.raises(DamagedSav):
        read_sav(content[:cut])
