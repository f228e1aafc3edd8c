"""What the columns of a survey are taken for, and how a mapping finds them again."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kooditin.qda.errors import Refused
from kooditin.qda.survey import (
    SurveyColumn,
    SurveyMapping,
    SurveyTable,
    answers,
    fits,
    from_json,
    headings,
    missing,
    propose,
    refit,
    short_name,
    table_of,
    to_json,
)  # fmt: skip
from kooditin.qda.survey_columns import ordered_choices, parted

OPEN = (
    "Ohjaus toimii hyvin, ja siitä kiitos kaikille.",
    "Rahaa puuttuu, ja sitten osaamista. 😀",
    "En osaa vielä sanoa, kun olen ollut mukana vasta viikon.",
    "Äidinkielinen palvelu olisi tärkeää meille kaikille.",
    "Yhteistyö oppilaitosten kanssa on ollut sujuvaa.",
    "Kysykää uudestaan ensi vuonna, kun hanke on ohi.",
)


def table(*columns: tuple[str, ...]) -> SurveyTable:
    """A table of columns, each with its heading first."""
    return table_of([list(row) for row in zip(*columns, strict=True)], kind="csv")


def column(*cells: str) -> SurveyColumn:
    """What one column is taken for beside open answers; its heading first."""
    return propose(table(cells, ("Mitä muuta?", *OPEN[: len(cells) - 1]))).columns[0]


@pytest.mark.parametrize(
    ("cells", "role", "type"),
    [
        (("ID", "1", "2", "3", "4", "5", "6"), "id", "text"),
        (("Vastaajan tunnus", "a1", "a2", "a3", "a4", "a5", "a6"), "id", "text"),
        (("id. Response ID", "7", "8", "9", "10", "11", "12"), "id", "text"),
        (("ID", "", "", "", "", "5", "6"), "variable", "integer"),
        (("Ikä", "24", "35", "44", "", "61", "52"), "variable", "integer"),
        (("Postinumero", "00100", "33100", "90100", "00200", "00300", "00400"), "variable", "text"),
        (("Keskiarvo", "3,5", "4", "2,25", "3", "4,5", "1"), "variable", "number"),
        (("Aikaleima", *(f"{day}.10.2015 klo 23.36.27" for day in range(1, 7))), "variable", "date"),
        (("Suositteletko?", "Kyllä", "Ei", "kyllä", "", "ei", "Kyllä"), "variable", "yesno"),
        (("Uutiskirje", "x", "", "x", "", "", "x"), "variable", "yesno"),
        (("Sukupuoli", "Nainen", "Mies", "Nainen", "Muu", "Nainen", "Mies"), "variable", "choice"),
        (("Kotikunta", "Oulu", "Espoo", "Vaasa", "Pori", "Kemi", "Turku"), "variable", "text"),
        (("Kerro kokemuksestasi", *OPEN), "open", "text"),
        (("Anything else?", "Great work", "no thanks", "", "more time", "a lot", "see above"), "open", "text"),
        (("Vapaa sana", "-", "Kiitos!", "ok", "", "Ei ole", "Hyvä"), "open", "text"),
        (("Kieli", "fi", "fi", "fi", "fi", "fi", "fi"), "variable", "choice"),
        (("Nimi", "Aino A.", "Väinö B.", "Eero C.", "Oili D.", "Åsa E.", "Ilta F."), "out", "text"),
        (("Sähköposti", "a@b.fi", "", "", "", "", ""), "out", "text"),
        (("Luetko sähköpostia?", "joka päivä", "joka päivä", "harvoin", "harvoin", "", ""), "variable", "choice"),
        (("Yhteys", "a@b.fi", "c@d.fi", "", "", "e@f.org", ""), "out", "text"),
        (("Lähde", "10.1.2.3", "10.1.2.4", "10.1.2.3", "", "", ""), "out", "text"),
        (("Puh.", "040 123 4567", "", "", "", "", ""), "out", "text"),
        (("Tyhjä", "", "", "", "", "", ""), "out", "text"),
    ],
)  # fmt: skip
def test_a_column_is_taken_for_what_it_holds(cells: tuple[str, ...], role: str, type: str) -> None:
    found = column(*cells)
    assert (found.role, found.type, found.heading) == (role, type, cells[0])
    assert found.reason is not None and str(found.reason)


def test_a_table_without_open_answers_may_be_known_by_names() -> None:
    cases = propose(table(("Nimi", "Aino", "Väinö", "Oili"), ("Alue", "Lappi", "Lappi", "Häme")))
    assert [each.role for each in cases.columns] == ["id", "variable"]
    towns = propose(table(("Kunta", "Oulu", "Espoo", "Åbo"), ("Asukkaita", "1", "2", "3")))
    assert [each.role for each in towns.columns] == ["id", "variable"]
    assert not towns.name_before_id


def test_numbers_as_ids_get_the_name_of_their_survey() -> None:
    open_answers = ("Mitä muuta?", *OPEN[:3])
    assert propose(table(("ID", "1", "2", "3"), open_answers)).name_before_id
    assert not propose(table(("ID", "A1", "A2", "A3"), open_answers)).name_before_id


def test_many_choices_in_a_cell_are_parted_by_commas_that_part() -> None:
    cells = (
        "Scratch, Basic (Visual, Cool, tms)", "Scratch", "Kyllä, mutta kesken", "Scratch, Kyllä, mutta kesken",
        "Basic (Visual, Cool, tms), Scratch", "Itse keksitty, Scratch",
    )  # fmt: skip
    found = column("Kielet", *cells)
    assert (found.role, found.type, found.several) == ("variable", "text", ",")
    assert found.choices == ("Basic (Visual, Cool, tms)", "Kyllä, mutta kesken", "Scratch")
    assert parted("A;B;", ";") == ["A", "B"]


@pytest.mark.parametrize(
    "choices",
    [
        ("täysin eri mieltä", "jokseenkin eri mieltä", "jokseenkin samaa mieltä", "täysin samaa mieltä", "EOS"),
        ("Never", "Sometimes", "Always"),
        ("Alle 25", "25–35", "36–45", "100–200", "Yli 200", "En halua sanoa"),
        ("0,5–2 h", "1–2 h", "10–20 h", "Enemmän"),
        ("Häme", "Lappi", "Uusimaa", "Åland", "En osaa sanoa"),
    ],
)
def test_choices_stand_in_a_sensible_order(choices: tuple[str, ...]) -> None:
    assert ordered_choices(reversed(choices)) == choices


def test_two_heading_rows_are_joined_and_the_group_is_carried_over() -> None:
    webropol = table_of(
        [
            ["Vastausaika", "ID", "Mielipiteet", "", "Ikä", "Muuta"],
            ["-", "", "Ohjaus toimi", "Sain apua", "Minkä ikäinen olet?", "-"],
            ["8.10.2015 17:20:11", "1", "4", "5", "33", OPEN[0]],
            ["8.10.2015 18:20:11", "2", "3", "5", "44", OPEN[1]],
        ],
        kind="xlsx",
    )
    assert webropol.header_rows == 2
    assert headings(webropol) == (
        "Vastausaika", "ID", "Mielipiteet – Ohjaus toimi", "Mielipiteet – Sain apua", "Ikä – Minkä ikäinen olet?",
        "Muuta",
    )  # fmt: skip
    names = [each.name for each in propose(webropol).columns]
    assert names == ["Vastausaika", "ID", "Ohjaus toimi", "Sain apua", "Ikä", "Muuta"]
    assert len(answers(webropol)) == 2
    assert propose(webropol, header_rows=1).columns[2].heading == "Mielipiteet"


def test_an_unnamed_column_does_not_make_a_row_of_answers_a_heading() -> None:
    found = table_of([["ID", "Ikä", ""], ["1", "33", "x"], ["2", "44", "y"], ["3", "55", ""]], kind="csv")
    assert found.header_rows == 1
    words = table_of([["Kuka", "Mikä", ""], ["a", "b", "c"], ["d", "b", "c"], ["e", "f", "g"]], kind="csv")
    assert words.header_rows == 1


def test_qualtrics_ids_and_import_rows_are_understood() -> None:
    found = table_of(
        [["Q1", "Q2"], ["Miten meni?", "Ikä"], ['{"ImportId":"QID1"}', '{"ImportId":"QID2"}'], ["Hyvin", "4"]] * 1
        + [["Ihan ok", "5"]],
        kind="csv",
    )
    assert (found.header_rows, len(answers(found))) == (2, 2)
    assert headings(found) == ("Q1 – Miten meni?", "Q2 – Ikä")


def test_options_below_their_question_are_headings_though_answers_repeat_them() -> None:
    monkey = table_of(
        [
            ["Respondent ID", "What do you use?", "", "", "What could be better?"],
            ["", "Phone", "Teams", "Other (please specify)", "Open-Ended Response"],
            ["11811", "Phone", "", "", OPEN[0]],
            ["11812", "Phone", "Teams", "letter", OPEN[1]],
            ["11813", "", "Teams", "", ""],
        ],
        kind="csv",
    )
    assert monkey.header_rows == 2
    found = propose(monkey).columns
    assert [(each.role, each.type, each.name) for each in found] == [
        ("id", "text", "Respondent ID"), ("variable", "yesno", "Phone"), ("variable", "yesno", "Teams"),
        ("variable", "text", "Other (please specify)"), ("open", "text", "What could be better"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("12. Ikä", "Ikä"),
        ("Q3: Mitä opit?", "Mitä opit"),
        ("G01Q02[SQ001]. Mitä teit? [Opiskelin]", "Mitä teit? [Opiskelin]"),
        ("submitdate. Lähetyspäivä", "Lähetyspäivä"),
        ("Muu. Mikä?", "Muu. Mikä"),
        ("2014", "2014"),
    ],
)
def test_a_name_does_without_the_number_of_its_question(heading: str, name: str) -> None:
    assert short_name(heading) == name


def test_a_legend_spells_out_the_answers_of_its_group() -> None:
    found = table_of(
        [
            ["ID", "Sukupuoli", "Väitteet", "", "Apu", ""],
            ["", "-", "Sain apua", "Opin uutta", "Ystävä", "Opas"],
            ["1", "1", "5", "1", "1", ""],
            ["2", "2", "1", "5", "", "2"],
            ["3", "1", "", "1", "1", "2"],
            [],
            ["", "1 = Nainen", "1 = 1 = Eri mieltä", "", "1 = Ystävä", ""],
            ["", "2 = Mies", "5 = 5 = Samaa mieltä", "", "2 = Opas", ""],
        ],
        kind="tsv",
    )
    assert [row[1:4] for row in answers(found)] == [
        ("Nainen", "Samaa mieltä", "Eri mieltä"), ("Mies", "Eri mieltä", "Samaa mieltä"), ("Nainen", "", "Eri mieltä"),
    ]  # fmt: skip
    columns = propose(found).columns
    assert columns[2].choices == columns[3].choices == ("Eri mieltä", "Samaa mieltä")
    assert [(each.type, each.choices) for each in columns[4:]] == [("yesno", ("Ystävä",)), ("yesno", ("Opas",))]
    assert "explain their codes" in str(found.warnings[0])


def test_titles_empty_rows_and_signs_of_emptiness_are_left_out() -> None:
    found = table_of(
        [["Kysely 2026"], [], ["A", "B", "C"], ["1", "#N/A", "x"], ["", "", ""], ["2", "n/a", ""]], kind="csv"
    )
    assert found.rows == (("A", "B", "C"), ("1", "", "x"), ("2", "", ""))
    assert "Kysely 2026" in str(found.warnings[0])
    assert table_of([["A"], ["1"]], kind="csv").rows == (("A",), ("1",))
    assert table_of([], kind="csv").rows == ()


def test_names_are_short_and_no_two_alike() -> None:
    long = "Kuinka paljon aikaa luulet pystyväsi käyttämään kurssin suorittamiseen viikoittain?"
    found = propose(table(("1. Ikä?", "1", "2"), ("ikä", "3", "4"), (long, "5", "6"), ("", "7", "8")))
    assert [each.name for each in found.columns] == [
        "Ikä", "ikä (2)", "Kuinka paljon aikaa luulet pystyväsi käyttämään kurssin…", "4",
    ]  # fmt: skip
    assert found.columns[2].question == long


ROUND = table(("ID", "a", "b", "c"), ("Alue", "Häme", "Lappi", "Häme"), ("Kommentti", *OPEN[:3]))


def test_a_mapping_finds_its_columns_in_the_next_round() -> None:
    first = propose(ROUND, "Palaute")
    chosen = replace(first, columns=(first.columns[0], replace(first.columns[1], name="Maakunta"), first.columns[2]))
    later = table(
        ("Uusi", "1", "2", "3"), (" KOMMENTTI ", *OPEN[3:]), ("alue", "Häme", "Kainuu", "Häme"), ("Id", "x", "y", "z")
    )
    assert fits(chosen, later)
    found = refit(chosen, later)
    assert [(each.index, each.role, each.name) for each in found.columns] == [
        (0, "variable", "Uusi"), (1, "open", "Kommentti"), (2, "variable", "Maakunta"), (3, "id", "ID"),
    ]  # fmt: skip
    assert found.columns[2].choices == ("Häme", "Lappi", "Kainuu")
    assert refit(first, ROUND).columns == first.columns


def test_a_heading_may_be_numbered_and_signed_anew() -> None:
    mapping = propose(table(("ID", "a", "b"), ("3. Mitä mieltä olit?", *OPEN[:2])))
    assert fits(mapping, table(("4) Mitä  mieltä olit ?", *OPEN[:2]), ("id", "a", "b")))


def test_a_mapping_does_not_fit_a_table_without_its_columns() -> None:
    mapping = propose(ROUND)
    other = table(("ID", "a", "b"), ("Kommentti", *OPEN[:2]))
    assert not fits(mapping, other)
    assert [each.name for each in missing(mapping, other)] == ["Alue"]
    without = replace(mapping, columns=(*mapping.columns[::2], replace(mapping.columns[1], role="out")))
    assert fits(without, other)
    assert not fits(SurveyMapping("", ()), other)


def test_headings_that_recur_are_told_apart_by_their_order() -> None:
    twice = table(("Miksi?", *OPEN[:3]), ("Arvo", "1", "2", "3"), ("Miksi?", *OPEN[3:]))
    mapping = propose(twice)
    second = replace(mapping, columns=(*mapping.columns[:2], replace(mapping.columns[2], role="out")))
    assert [each.role for each in refit(second, twice).columns] == ["open", "variable", "out"]


@given(st.lists(st.text(max_size=20), min_size=1, max_size=5), st.booleans(), st.sampled_from(["question", "survey"]))
def test_a_mapping_is_the_same_after_writing_and_reading(texts: list[str], before: bool, together: str) -> None:
    columns = tuple(
        SurveyColumn(place, text, "variable", text or "x", "choice", (text, "b"), text or "y", ",")
        for place, text in enumerate(texts)
    )
    mapping = SurveyMapping("Kysely", columns, 2, together, before)  # type: ignore[arg-type]
    read = from_json(to_json(mapping))
    wanted = tuple(replace(each, name=each.name or each.heading, question=each.question) for each in columns)
    assert read == replace(mapping, columns=wanted)


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", "null", '{"columns": 3}', '{"columns": [{"index": 0, "heading": "a", "role": "boss"}]}',
     '{"columns": [], "together": "maybe"}', '{"columns": [{"index": "x", "heading": "a", "role": "out"}]}',
     '{"columns": [{"index": 0, "heading": "a", "role": "variable", "type": "colour"}]}',
     '{"columns": [], "header_rows": -1}', "[" * 5000],
)  # fmt: skip
def test_what_is_no_mapping_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(Refused, match="not a mapping"):
        from_json(text)
