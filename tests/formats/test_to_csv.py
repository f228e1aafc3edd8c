import csv
import io
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kooditin.formats import to_csv
from kooditin.qda.coding import Excerpt
from kooditin.qda.errors import Refused

EXCERPT = Excerpt(
    coding_id=7,
    source="Haastattelu 1",
    kind="interview",
    case="Tampere",
    speaker="V1",
    turn=2,
    seconds=3723.9,
    code="Resurssit",
    code_path="Kehittämistarpeet/Resurssit",
    coder="Aino",
    text="työ; “raha”\nja 👋",
    memo="",
    start=10,
    end=27,
    origin="manual",
    created="2026-11-22T10:42:07Z",
    modified="2026-11-22T10:42:07Z",
    values=("Uusimaa",),
)
CONTRACT = (
    "coding_id, source, kind, case, speaker, turn, time, code, code_path, coder, text, memo, start, end, origin, "
    "created, modified"
).split(", ")


def read_plain(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_columns_are_those_of_the_contract_and_then_the_variables(tmp_path):
    to_csv.write(tmp_path / "a.csv", [EXCERPT], ["alue"], profile="plain")
    heading = (tmp_path / "a.csv").read_text(encoding="utf-8").split("\n")[0].strip()
    assert heading.split(",") == [*CONTRACT, "alue"]


def test_a_row_says_what_the_excerpt_is(tmp_path):
    assert to_csv.write(tmp_path / "a.csv", [EXCERPT], ["alue"], profile="plain") == 1
    (row,) = read_plain(tmp_path / "a.csv")
    assert row == {
        "coding_id": "7",
        "source": "Haastattelu 1",
        "kind": "interview",
        "case": "Tampere",
        "speaker": "V1",
        "turn": "2",
        "time": "1:02:03",
        "code": "Resurssit",
        "code_path": "Kehittämistarpeet/Resurssit",
        "coder": "Aino",
        "text": "työ; “raha”\nja 👋",
        "memo": "",
        "start": "10",
        "end": "27",
        "origin": "manual",
        "created": "2026-11-22T10:42:07Z",
        "modified": "2026-11-22T10:42:07Z",
        "alue": "Uusimaa",
    }


def test_no_turn_and_no_time_are_empty_cells(tmp_path):
    to_csv.write(tmp_path / "a.csv", [EXCERPT._replace(turn=None, seconds=None)], ["alue"], profile="plain")
    (row,) = read_plain(tmp_path / "a.csv")
    assert (row["turn"], row["time"]) == ("", "")


def test_the_excel_profile_has_a_mark_semicolons_and_windows_line_ends(tmp_path):
    to_csv.write(tmp_path / "a.csv", [EXCERPT], ["alue"])
    content = (tmp_path / "a.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbfcoding_id;source;")
    assert content.endswith(b"Uusimaa\r\n")
    assert '"työ; “raha”\nja 👋"'.encode() in content


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_in_excel_no_cell_is_run_as_a_formula(tmp_path, start):
    risky = start + "cmd|' /C calc'!A0"
    excerpts = [EXCERPT._replace(text=risky, memo=risky, values=(risky,), speaker=risky), EXCERPT]
    to_csv.write(tmp_path / "a.csv", excerpts, [risky])
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        heading, row, harmless = csv.reader(file, delimiter=";")
    for cell in (heading[-1], row[4], row[10], row[11], row[-1]):
        assert cell == "'" + risky
    assert harmless[10] == EXCERPT.text


def test_plain_alters_nothing_that_looks_like_a_formula(tmp_path):
    to_csv.write(tmp_path / "a.csv", [EXCERPT._replace(text="=1+1")], ["alue"], profile="plain")
    assert read_plain(tmp_path / "a.csv")[0]["text"] == "=1+1"


def test_finnish_headings_are_finnish_and_as_many():
    assert len(to_csv.FINNISH_COLUMNS) == len(to_csv.COLUMNS) == len(set(to_csv.FINNISH_COLUMNS))


def test_finnish_headings_are_written_when_asked(tmp_path):
    to_csv.write(tmp_path / "a.csv", [EXCERPT], ["alue"], headings="fi")
    assert (tmp_path / "a.csv").read_text(encoding="utf-8-sig").startswith("koodauksen_tunnus;aineisto;")


@settings(deadline=None)
@given(st.lists(st.tuples(*[st.text(st.characters(exclude_categories=["Cs"])) for _ in range(4)]), max_size=5))
def test_plain_gives_every_text_back_exactly(tmp_path_factory, texts):
    path = tmp_path_factory.mktemp("c") / "a.csv"
    written = [EXCERPT._replace(text=a, memo=b, speaker=c, values=(d,)) for a, b, c, d in texts]
    to_csv.write(path, written, ["x"], profile="plain")
    content = path.read_bytes().decode("utf-8")
    rows = list(csv.reader(io.StringIO(content, newline="")))[1:]
    assert [(row[10], row[11], row[4], row[17]) for row in rows] == texts
    assert content.endswith("\r\n")


def test_a_failed_write_leaves_the_old_file_and_no_trace(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("vanha")

    def breaking():
        yield EXCERPT
        raise RuntimeError

    with pytest.raises(RuntimeError):
        to_csv.write(path, breaking(), ["alue"])
    assert [file.name for file in tmp_path.iterdir()] == ["a.csv"]
    assert path.read_text() == "vanha"


def test_a_folder_that_is_missing_gets_one_sentence(tmp_path):
    with pytest.raises(Refused, match=r"a\.csv could not be written"):
        to_csv.write(tmp_path / "puuttuu" / "a.csv", [EXCERPT])


def test_twenty_thousand_rows_take_little_more_than_the_bare_writer(tmp_path):
    excerpts = [EXCERPT._replace(coding_id=n, text=f"{n} työ ja sen tekijä " * 8) for n in range(20_000)]
    rows = [to_csv.row(excerpt) for excerpt in excerpts]

    def bare():
        with (tmp_path / "b.csv").open("w", encoding="utf-8-sig", newline="") as out:
            csv.writer(out, delimiter=";", lineterminator="\r\n").writerows(rows)

    ours = min(seconds(lambda: to_csv.write(tmp_path / "a.csv", excerpts, ["alue"])) for _ in range(3))
    assert ours < 2.5 * min(seconds(bare) for _ in range(3)) + 0.05


def seconds(act):
    started = time.process_time()
    act()
    return time.process_time() - started
