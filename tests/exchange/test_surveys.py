"""Surveys, tables of cases and transcripts as tables. One line of a table below is one file of another program."""

import csv
import time
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from kooditin import exchange
from kooditin.exchange.surveys import survey_batch
from kooditin.project import Project
from kooditin.qda.errors import CannotRead
from kooditin.qda.imports import Batch
from kooditin.qda.source import normal_text
from kooditin.qda.survey import SurveyColumn, SurveyMapping, headings, propose, table_of
from kooditin.qda.survey_table import BLANK

FILES = Path(__file__).parent.parent / "data" / "formats"
VIRKE = "Ohjaus toimii hyvin, ja siitä kiitos kaikille."


@dataclass(frozen=True)
class Expected:
    roles: dict[str, int]
    cases: int
    holds: tuple[str, ...] = ()
    turns: tuple[int, ...] = ()  # of each source
    values: tuple[tuple[str, str, str], ...] = ()  # case, variable, value
    warnings: tuple[str, ...] = ()


READ = {
    "survey456.csv": Expected(
        {"id": 1, "variable": 3, "open": 1}, 3,
        ("freetext\n\nI wanted to do some more studies but after", "away from work and doing my gardening."),
        (3,), (("ID4", "Age", "24"), ("ID6", "Gender", "m"), ("ID5", "Interest", "golf")),
    ),
    "survey789.xlsx": Expected(
        {"id": 1, "variable": 3, "open": 2}, 3, ("I enjoy surveys even as a hobby.", "\n\nA fish\n\n"), (3, 3),
        (("ID9", "Age", "55"),),
    ),
    "cases123.csv": Expected({"id": 1, "variable": 3}, 3, values=(("ID2", "interest", "performing arts"),)),
    "cases456.xlsx": Expected({"id": 1, "variable": 3}, 3, values=(("ID5", "Age", "73"),)),
    "K2016__loppupalaute__scratch.csv": Expected(
        {"variable": 38, "open": 4}, 32,
        ("hyvaa\n\nVertaistuki eli se,", "eikä helppoja.\nTehtävien avulla", "kehitettava\n\nASIOISTA TIEDOTTAMINEN!"),
        (32, 26, 23, 19),
        (("K2016__loppupalaute__scratch 1", "Time", "2016-07-01T17:56:37"),
         ("K2016__loppupalaute__scratch 1", "suosittelu", "7")),
    ),
    "S2015__koodiaapinen-tutkimuskysely-osa1-anonymisoitu.csv": Expected(
        {"id": 1, "variable": 158, "out": 12}, 317,
        values=(("1", "Sukupuoli", "Nainen"), ("1", "Ikä", "40-44"), ("1", "Opetuskokemus", "5"),
                ("1", "Vastausaika", "2015-10-08T17:20:11"), ("2", "HTML, CSS:2. Olen kuullut tästä kielestä", "yes"),
                ("2", "Ohjelmoinnin opettaminen on hyödyllistä työni kannalta", "Täysin samaa mieltä")),
        warnings=("explain their codes",),
    ),
    "S2015__maakunnat.xls": Expected(
        {"id": 1, "variable": 3}, 20, values=(("Etelä-Pohjanmaa", "2014", "193688"),), warnings=("Väestö, keski",)
    ),
    "kysely.sav": Expected(
        {"id": 1, "variable": 4, "open": 1}, 4,
        ("Mitä muuta haluat sanoa?\n\nOhjaus toimii hyvin 👋,", "Niin se vain on. Niin se vain on."), (3,),
        (("kysely 1", "Sukupuoli", "Nainen"), ("kysely 1", "pvm", "2025-10-06T23:36:27"), ("kysely 2", "nps", "10")),
        ("1 of 4 left",),
    ),
    "sample.zsav": Expected({"id": 1, "variable": 6}, 5, values=(("a", "mynum", "1.1"), ("a", "mylabl", "Male"))),
    "sample_missing.sav": Expected({"id": 1, "variable": 6}, 6, values=(("a", "myord", "low"),)),
    "test_width.sav": Expected({"id": 1, "variable": 3}, 5, values=(("R_0001xAxQxIo2PVH", "Finished", "yes"),)),
    "datetime.sav": Expected({"variable": 3}, 2, values=(("datetime 1", "date", "2014-09-22"),)),
    "umlauts.sav": Expected({"variable": 1}, 4, values=(("umlauts 2", "This is an ä-umlaut", "the ü umlaut"),)),
}  # fmt: skip


@pytest.mark.parametrize("name", READ)
def test_a_file_of_another_program_gives_its_cases_values_and_answers(name: str) -> None:
    expected = READ[name]
    assert Counter(column.role for column in propose(exchange.read_table(FILES / name)).columns) == expected.roles
    batch = exchange.read_batch(FILES / name)
    assert_sound(batch)
    assert len(batch.cases) == batch.tables[0].cases == expected.cases
    texts = "\n\n".join(source.text for source in batch.sources)
    for words in expected.holds:
        assert words in texts
    assert tuple(len(source.turns) for source in batch.sources) == expected.turns
    values = {case.name: case.values for case in batch.cases}
    for case, variable, value in expected.values:
        assert values[case][variable] == value
    told = [*batch.tables[0].warnings, *(warning for source in batch.sources for warning in source.warnings)]
    for words in expected.warnings:
        assert any(words in str(warning) for warning in told)


def assert_sound(batch: Batch) -> None:
    """Names are unique, every value has its variable, and turns and sections lie on the words they should."""
    cases = {case.name for case in batch.cases}
    assert len({name.casefold() for name in cases}) == len(batch.cases)
    variables = {variable.name for variable in batch.variables}
    assert len({name.casefold() for name in variables}) == len(batch.variables)
    assert all(case.values.keys() <= variables for case in batch.cases)
    for source in batch.sources:
        assert source.text == normal_text(source.text)
        assert {speaker.case for speaker in source.speakers} <= cases
        ends = [0, *(turn.end for turn in source.turns)]
        for end, turn in zip(ends, source.turns, strict=False):
            speech = source.text[turn.start : turn.end]
            assert turn.start >= end and speech == speech.strip() != ""
            assert source.text[turn.start - 2 : turn.start] == source.text[turn.end : turn.end + 2] or (
                turn.end == len(source.text)
            )
        for section in source.sections:
            assert source.text.startswith(section.title + "\n\n", section.start)


@pytest.fixture
def written(tmp_path: Path):
    """Writes rows as a csv file and gives its path."""

    def write(*rows: list[str], name: str = "Palaute 2026.csv", delimiter: str = ";") -> Path:
        path = tmp_path / name
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file, delimiter=delimiter).writerows(rows)
        return path

    return write


def test_all_answers_to_a_question_stand_under_it(written) -> None:
    path = written(
        ["Vastaaja", "Mikä toimii?", "Mitä pitäisi parantaa?"],
        ["A", "Ohjaus. 👍\n\n\n Ja   kahvi. ", "-"],
        ["B", "", "Aikataulut ovat liian tiukkoja kaikille meille."],
        ["C", "No siis se että joku kuuntelee, oikeesti.", "En keksi mitään, kaikki on hyvin näin."],
    )
    table = exchange.read_table(path)
    mapping = replace(propose(table), together="survey")
    (source,) = survey_batch(table, mapping, origin="k.csv", sha256="x", name="Kysely").sources
    assert source.text == (
        "Mikä toimii?\n\nOhjaus. 👍\nJa   kahvi.\n\nNo siis se että joku kuuntelee, oikeesti.\n\n"
        "Mitä pitäisi parantaa?\n\nAikataulut ovat liian tiukkoja kaikille meille.\n\n"
        "En keksi mitään, kaikki on hyvin näin."
    )
    assert [(turn.speaker, source.text[turn.start : turn.end][:6]) for turn in source.turns] == [
        ("A", "Ohjaus"), ("C", "No sii"), ("B", "Aikata"), ("C", "En kek"),
    ]  # fmt: skip
    first, second = source.sections
    assert (first.kind, first.title, first.end + 2) == ("question", "Mikä toimii?", second.start)
    assert source.text[second.start : second.end].startswith("Mitä pitäisi") and second.end == len(source.text)
    assert [str(warning) for warning in source.warnings] == [
        "1 of 3 left “Mikä toimii?” unanswered.", "1 of 3 left “Mitä pitäisi parantaa?” unanswered.",
    ]  # fmt: skip
    assert (source.name, source.kind, source.language) == ("Kysely", "survey", "fi")


def test_a_survey_comes_into_a_project_as_one_act(written, tmp_path: Path) -> None:
    batch = exchange.read_batch(
        written(["ID", "Alue", "Ikä", "Vapaa palaute"], ["1", "Häme", "33", VIRKE], ["2", "Lappi", "", VIRKE + " Joo."])
    )
    with Project.create(tmp_path / "p.kooditin", name="P", coder="Aino") as project:
        (source,) = project.imports.bring_in(batch)
        assert [case.name for case in project.cases.all()] == ["Palaute 2026 1", "Palaute 2026 2"]
        assert [speaker.name for speaker in project.sources.speakers(source.id)] == ["Palaute 2026 1", "Palaute 2026 2"]
        assert all(project.cases.case_of_speaker(each.id) for each in project.sources.speakers(source.id))
        assert [section.title for section in project.sources.sections(source.id, "question")] == ["Vapaa palaute"]
        table, answers = project.imports.reports()[0].entries
        assert (table.file, table.source, table.cases, table.error) == ("Palaute 2026.csv", "", 2, None)
        assert (answers.source, answers.cases) == (source.guid, 2)
        assert project.check() == []
        project.undo()
        assert project.cases.all() == project.sources.all() == project.cases.variables() == []


def test_answers_become_values_of_their_type(written) -> None:
    rows = [
        ["6.10.2015 klo 23.36.27", "kyllä", "3,5", "1 200", "A, B", "alle 20"],
        ["7.10.2015 klo 5.42.35", "Ei", "4", "7", "B", "20–30"],
        ["7.10.2015", "", "2,25", "8", "A, B, Ihan oma", "alle 20"],
        ["8.10.2015", "kyllä", "", "9", "", "20–30"],
    ]
    path = written(["Aikaleima", "Tyytyväinen", "Keskiarvo", "Summa", "Kielet", "Ikä"], *rows, delimiter="\t")
    batch = exchange.read_batch(path)
    assert {variable.name: variable.type for variable in batch.variables} == {
        "Aikaleima": "date", "Tyytyväinen": "yesno", "Keskiarvo": "number", "Summa": "integer", "Kielet": "text",
        "Kielet: A": "yesno", "Kielet: B": "yesno", "Ikä": "choice",
    }  # fmt: skip
    first, _, third, fourth = (dict(case.values) for case in batch.cases)
    assert first == {
        "Aikaleima": "2015-10-06T23:36:27", "Tyytyväinen": "yes", "Keskiarvo": "3.5", "Summa": "1200",
        "Kielet": "A, B", "Kielet: A": "yes", "Kielet: B": "yes", "Ikä": "alle 20",
    }  # fmt: skip
    assert (third["Kielet"], third["Kielet: A"], "Tyytyväinen" in third) == ("A, B, Ihan oma", "yes", False)
    assert not any(name.startswith("Kielet") for name in fourth)
    assert batch.variables[-1].choices == ("alle 20", "20–30")


def test_an_answer_that_does_not_fit_its_type_is_kept_and_told() -> None:
    table = table_of([["ID", "Ikä"], ["a", "33"], ["b", "noin 40"], ["c", "51"]], kind="csv")
    mapping = propose(table)
    mapping = replace(mapping, columns=(mapping.columns[0], replace(mapping.columns[1], type="integer")))
    batch = survey_batch(table, mapping, origin="k.csv", sha256="", name="K")
    assert [case.values["Ikä"] for case in batch.cases] == ["33", "noin 40", "51"]
    assert "Ikä" in str(batch.tables[0].warnings[0]) and "noin 40" in str(batch.tables[0].warnings[0])


def test_cases_get_names_of_their_own() -> None:
    table = table_of([["ID", "X"], *(["7", str(n)] for n in range(3)), ["", "9"], ["7 (2)", "1"]], kind="csv")
    mapping = propose(table)
    mapping = replace(mapping, columns=(replace(mapping.columns[0], role="id"), mapping.columns[1]))
    batch = survey_batch(table, mapping, origin="k.csv", sha256="", name="Kysely")
    assert [case.name for case in batch.cases] == ["7", "7 (2)", "7 (3)", "Kysely 4", "7 (2) (2)"]
    assert len(batch.tables[0].warnings) == 2


def test_a_mapping_that_does_not_fit_names_the_lost_columns(written) -> None:
    mapping = propose(exchange.read_table(written(["ID", "Avoin palaute"], ["1", VIRKE], ["2", VIRKE + "!"])))
    other = written(["ID", "Ikä"], ["1", "3"], ["2", "4"], name="toinen.csv")
    with pytest.raises(CannotRead, match="Avoin palaute"):
        exchange.read_batch(other, mapping=mapping)
    text = other.with_name("a.txt")
    text.write_text("H: Moi.\nV: Moi.\n", encoding="utf-8")
    batch, failed = exchange.read_batches([text, other], mapping=mapping)
    assert ([source.name for source in batch.sources], [path.name for path, _ in failed]) == (["a"], ["toinen.csv"])


def test_a_mapping_finds_the_sheet_it_fits(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["Koodi", "Selite"])
    book.active.append(["1", "Häme"])
    book.create_sheet("Tyhjä")
    sheet = book.create_sheet("Vastaukset")
    for row in (["ID", "Palaute"], ["1", VIRKE], ["2", VIRKE + " Joo."]):
        sheet.append(row)
    path = tmp_path / "k.xlsx"
    book.save(path)
    mapping = propose(exchange.read_table(path, "Vastaukset"))
    assert [source.text[:7] for source in exchange.read_batch(path, mapping=mapping).sources] == ["Palaute"]
    assert exchange.read_batch(path).sources == ()
    assert len(exchange.read_batch(path, sheet="Vastaukset").cases) == 2


@given(
    st.lists(
        st.tuples(st.text(max_size=5), st.text(max_size=12), st.text("a\u0308A \n\r\u2028-\ud83d👋", max_size=12)),
        min_size=1, max_size=6,
    ),
    st.sampled_from(["question", "survey"]),
)  # fmt: skip
def test_every_answer_is_where_its_turn_says(rows: list[tuple[str, str, str]], together: str) -> None:
    table = table_of([["ID", "Miksi?", "Miten?"], *map(list, rows)], kind="csv")
    roles = ("id", "open", "open")
    columns = tuple(
        SurveyColumn(place, heading, role, heading, question=heading)  # type: ignore[arg-type]
        for place, (heading, role) in enumerate(zip(headings(table), roles, strict=False))
    )
    mapping = SurveyMapping("K", columns, 1, together)  # type: ignore[arg-type]
    batch = survey_batch(table, mapping, origin="k.csv", sha256="", name="K")
    assert_sound(batch)
    said = Counter(source.text[turn.start : turn.end] for source in batch.sources for turn in source.turns)
    wanted = Counter(_as_answer(cell) for row in rows for cell in row[1:])
    del wanted[""]
    assert said == wanted


def _as_answer(cell: str) -> str:
    lines = "\n".join(filter(None, map(str.strip, normal_text(cell).split("\n"))))
    return "" if lines.casefold() in BLANK or not lines.strip(" -–—._/\n") else lines


def test_two_rounds_become_one_batch_with_all_choices(written) -> None:
    open_answers = [VIRKE, VIRKE + " Joo.", "Rahaa puuttuu, ja sitten osaamista.", "Ei tule nyt mitään mieleen tästä."]
    first = written(
        ["Alue", "Palaute"], *([a, b] for a, b in zip(["Häme", "Lappi"] * 2, open_answers, strict=True)), name="1.csv"
    )
    second = written(
        ["Palaute", "Alue"], *([b, a] for a, b in zip(["Kainuu", "Lappi"] * 2, open_answers, strict=True)), name="2.csv"
    )
    batch, failed = exchange.read_batches([first, second], mapping=propose(exchange.read_table(first)))
    assert failed == [] and len(batch.cases) == 8 and len(batch.sources) == 2
    (variable,) = batch.variables
    assert variable.choices == ("Häme", "Lappi", "Kainuu")
    assert batch.cases[4].values == {"Alue": "Kainuu"}


@pytest.mark.parametrize(
    ("heading", "rows"),
    [
        (["TIMECODE", "SPEAKER", "TRANSCRIPT"], [["00:00:05.000", "INT", "Hei."], ["00:01:02.500", "AB", "Äiti 👋"]]),
        (["Alku", "Loppu", "Puhuja", "Teksti"], [["0:05", "0:09", "INT", "Hei."], ["1:02,5", "2:00", "AB", "Äiti 👋"]]),
        (["speaker", "start", "text"], [["INT", "5", "Hei."], ["AB:", "62.5", "Äiti 👋"]]),
        (["In", "Speaker", "Text"], [["00:00:05:12", "INT", "Hei."], ["00:01:02.5", "AB", "Äiti 👋"]]),
    ],
)
def test_a_transcript_kept_as_a_table_is_an_interview(written, heading: list[str], rows: list[list[str]]) -> None:
    source = exchange.read_source(written(heading, *rows, name="haastattelu.csv", delimiter=","))
    assert (source.text, source.kind, source.name) == ("Hei.\n\nÄiti 👋", "interview", "haastattelu")
    assert [(turn.speaker, turn.seconds) for turn in source.turns] == [("INT", 5.0), ("AB", 62.5)]
    batch = exchange.read_batch(written(heading, *rows, name="haastattelu.csv", delimiter=","))
    assert (batch.sources, batch.cases) == ((source,), ())


def test_a_survey_is_no_single_source(written) -> None:
    with pytest.raises(CannotRead, match="survey"):
        exchange.read_source(written(["ID", "Time", "Text"], ["1", "aamu", VIRKE], ["2", "ilta", VIRKE]))


def test_documents_of_a_batch_are_its_sources(tmp_path: Path) -> None:
    path = tmp_path / "h.txt"
    path.write_text("H: Moi.\nV: Moi.\n", encoding="utf-8")
    assert exchange.read_batch(path) == Batch(sources=(exchange.read_source(path),))
    assert ".csv" in exchange.readable_suffixes() and exchange.sources_in([tmp_path]) == [path]


def test_two_thousand_rows_of_forty_columns_are_read_well_under_two_seconds(written) -> None:
    words = "no siis mä aattelin että tää on ihan hyvä juttu kaikille ja sitten työ".split()
    rows = [
        [
            f"V{n}",
            *(str((n * k) % 5) for k in range(29)),
            *(" ".join(words[(n + k) % 9 :]) + f" {n}." for k in range(10)),
        ]
        for n in range(2000)
    ]
    path = written(["ID", *(f"Väite {k}" for k in range(29)), *(f"Avoin {k}" for k in range(10))], *rows)
    started = time.process_time()
    batch = exchange.read_batch(path)
    assert time.process_time() - started < 2
    assert (len(batch.sources), len(batch.cases), len(batch.sources[0].turns)) == (10, 2000, 2000)
