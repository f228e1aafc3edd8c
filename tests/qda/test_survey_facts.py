"""What is said of a survey's columns, and how a person's choices change them."""

from dataclasses import replace

import pytest

from kooditin.qda.survey import SurveyColumn, SurveyMapping, propose, refit
from kooditin.qda.survey_edits import kind_of, with_choices, with_kind, with_name, with_question, with_role
from kooditin.qda.survey_facts import ColumnFacts, column_facts, problems, unfit
from kooditin.qda.survey_table import table_of

ROWS = (
    ("Ikä", "Kanavat", "Mitä opit? 😀"),
    ("25", "Some; Lehti", "Että yhteistyö ei synny itsestään, vaan sille on varattava aikaa."),
    ("31", "Some", "Että yhteistyö ei synny itsestään, vaan sille on varattava aikaa."),
    ("n. 40", "", "Ääkköset toimivat."),
    ("25", "Lehti; Radio", ""),
)
TABLE = table_of(ROWS, kind="csv")


def variable(**said: object) -> SurveyColumn:
    return SurveyColumn(**{"index": 0, "heading": "Ikä", "role": "variable", "name": "Ikä"} | said)


def test_facts_count_answers_and_keep_different_ones_in_their_order() -> None:
    age, channels, learnt = column_facts(TABLE, 1)
    assert age == ColumnFacts(4, ("25", "31", "n. 40"))
    assert channels == ColumnFacts(3, ("Some; Lehti", "Some", "Lehti; Radio"))
    assert (learnt.answers, len(learnt.different)) == (3, 2)


def test_a_table_without_respondents_has_facts_of_each_column() -> None:
    assert column_facts(TABLE, len(ROWS)) == (ColumnFacts(0, ()),) * 3


def test_answers_that_do_not_fit_the_type_are_found() -> None:
    values = ("25", "31", "n. 40")
    assert unfit(variable(type="integer"), values) == ("n. 40",)
    assert unfit(variable(type="text"), values) == ()
    assert unfit(variable(type="integer", role="open"), values) == ()
    assert unfit(variable(type="yesno", choices=("Mukana",)), ("Mukana", "kyllä", "ehkä")) == ("ehkä",)


def test_two_variables_of_one_name_are_a_problem_whatever_their_case() -> None:
    twins = (variable(), variable(index=1, heading="ikä", name="IKÄ"))
    (problem,) = problems(SurveyMapping("Kysely", twins))
    assert str(problem) == "More than one variable is called IKÄ. Give each a name of its own."
    assert problems(SurveyMapping("Kysely", (twins[0], with_role(twins[1], "open")))) == ()


def test_a_mapping_that_leaves_all_out_is_a_problem() -> None:
    columns = tuple(with_role(column, "out") for column in propose(TABLE).columns)
    assert len(problems(SurveyMapping("Kysely", columns))) == 1


def test_a_role_that_a_person_chose_has_no_reason_and_its_choices_come_back() -> None:
    column = variable(type="choice", choices=("a", "b"))
    proposed = propose(TABLE).columns[0]
    assert proposed.reason is not None
    assert with_role(proposed, proposed.role) is proposed
    assert with_role(proposed, "out").reason is None
    assert with_role(with_role(column, "open"), "variable") == column


def test_a_choice_takes_its_choices_from_the_answers_in_a_sensible_order() -> None:
    column = with_kind(variable(role="open"), "choice", ("Yli 55", "25–35", "Alle 25"))
    assert (column.role, column.type) == ("variable", "choice")
    assert column.choices == ("Alle 25", "25–35", "Yli 55")


@pytest.mark.parametrize(("values", "sign"), [(("Some; Lehti", "Some", "Lehti; Some"), ";"), (("A, B", "B"), ",")])
def test_several_choices_are_parted_by_their_sign(values: tuple[str, ...], sign: str) -> None:
    column = with_kind(variable(), "several", values)
    assert (kind_of(column), column.several, len(column.choices)) == ("several", sign, 2)
    assert with_kind(column, "text", values).choices == ()
    assert kind_of(with_kind(column, "text", values)) == "text"


def test_answers_that_are_too_many_to_be_a_list_are_not_listed() -> None:
    many = tuple(f"{place};Aina" for place in range(300))
    assert with_kind(variable(), "choice", many).choices == ()
    assert "Aina" in with_kind(variable(), "several", many).choices
    assert len(with_kind(variable(), "several", many).choices) == 40


def test_a_column_of_ticks_means_yes_by_its_one_text() -> None:
    assert with_kind(variable(), "yesno", ("Valittu",)).choices == ("Valittu",)
    assert with_kind(variable(), "yesno", ("kyllä", "ei")).choices == ()


def test_names_questions_and_choices_are_tidied() -> None:
    assert with_name(variable(), "  Vastaajan  ikä ").name == "Vastaajan ikä"
    assert with_name(variable(), "  ").name == "Ikä"
    assert with_question(variable(), " Kuinka vanha\nolet? ").question == "Kuinka vanha olet?"
    assert with_question(variable(), "").question == "Ikä"
    assert with_choices(variable(), "ei\n\n kyllä \nei\n").choices == ("ei", "kyllä")


def test_the_name_of_a_column_that_is_gone_is_free_for_a_new_one() -> None:
    before = propose(table_of([("Syntymävuosi", "Alue"), ("1990", "Häme"), ("1981", "Lappi")], kind="csv"))
    renamed = replace(before, columns=(with_name(before.columns[0], "Ikä"), before.columns[1]))
    now = table_of([("Ikä", "Alue"), ("36", "Häme"), ("45", "Lappi")], kind="csv")
    assert [column.name for column in refit(renamed, now).columns] == ["Ikä", "Alue"]
