"""The columns of a survey follow what is chosen for them, and each step can be taken back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from kooditin.gui.materials.survey_model import ANSWERS, HEADING, KIND, NAME, ROLE, UNFIT_ROLE, SurveyModel
from kooditin.qda.survey import propose
from kooditin.qda.survey_facts import column_facts
from kooditin.qda.survey_table import SurveyTable, table_of

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal
HEADINGS = ("Vastaaja", "Sukupuoli", "Ikä", "Miten yhteistyö on sujunut? 😀")
TEXTS = (
    "Hyvin, koska tapaamme joka viikko ja sovimme työnjaosta.",
    "Tieto ei kulje,\nja soitamme papereita perään.",
    "Ääripäät eivät kohtaa, mutta kukaan ei ole siitä huolissaan.",
)


@pytest.fixture
def table() -> SurveyTable:
    rows = [(str(n + 1), ("Nainen", "Mies")[n % 2], str(30 + n % 4), TEXTS[n % 3] + f" ({n})") for n in range(12)]
    return table_of([HEADINGS, *rows], kind="csv")


@pytest.fixture
def model(qtbot, table: SurveyTable) -> SurveyModel:
    made = SurveyModel()
    made.tester = QAbstractItemModelTester(made, FATAL)
    made.show_survey(propose(table, "Kysely"), column_facts(table, 1))
    return made


def cell(model: SurveyModel, row: int, place: int, role: int = Qt.ItemDataRole.DisplayRole) -> object:
    return model.index(row, place).data(role)


def roles(model: SurveyModel) -> list[str]:
    return [column.role for column in model.mapping.columns]


def test_each_column_shows_its_heading_answers_role_name_and_type(model: SurveyModel) -> None:
    assert model.rowCount() == 4
    assert roles(model) == ["id", "variable", "variable", "open"]
    assert cell(model, 1, HEADING) == "Sukupuoli"
    assert cell(model, 1, ANSWERS) == "Nainen\nMies"
    assert [cell(model, 1, place) for place in (ROLE, NAME, KIND)] == ["Variable", "Sukupuoli", "Choice"]
    assert "\nTieto ei kulje, ja soitamme" in cell(model, 3, ANSWERS)  # an answer is one line
    assert [cell(model, 0, place) for place in (NAME, KIND)] == ["", ""]


def test_many_columns_get_a_role_in_one_step(qtbot, model: SurveyModel) -> None:
    with qtbot.waitSignals([model.changed, model.dataChanged]):
        model.set_role([1, 2], "out")
    assert roles(model) == ["id", "out", "out", "open"]
    model.undo()
    assert roles(model) == ["id", "variable", "variable", "open"]
    model.redo()
    assert roles(model) == ["id", "out", "out", "open"]
    model.set_role([3], "out")
    model.redo()
    assert roles(model) == ["id", "out", "out", "out"]


def test_the_same_choice_again_is_no_step(qtbot, model: SurveyModel) -> None:
    with qtbot.assertNotEmitted(model.changed):
        model.set_role([0], "id")
    model.undo()
    assert roles(model) == ["id", "variable", "variable", "open"]


def test_a_type_tells_of_answers_that_do_not_fit_it(qtbot, model: SurveyModel) -> None:
    assert cell(model, 1, KIND, UNFIT_ROLE) == ()
    model.set_kind([1, 2], "integer")
    with qtbot.waitSignal(model.dataChanged):
        model.show_unfit({1: ("Nainen", "Mies")})
    assert cell(model, 1, KIND, UNFIT_ROLE) == ("Nainen", "Mies")
    assert cell(model, 2, KIND, UNFIT_ROLE) == ()
    assert "2 different" in cell(model, 1, KIND, Qt.ItemDataRole.ToolTipRole)


def test_a_name_is_edited_in_its_cell_where_the_column_has_one(model: SurveyModel) -> None:
    assert model.setData(model.index(1, NAME), " Vastaajan sukupuoli ")
    assert model.mapping.columns[1].name == "Vastaajan sukupuoli"
    assert not model.setData(model.index(0, NAME), "Ei tunnisteelle")
    assert not model.setData(model.index(1, HEADING), "Otsikko on tiedoston")


def test_another_table_begins_anew(model: SurveyModel) -> None:
    model.set_role([1], "out")
    other = table_of([("A", "B"), ("1", "2"), ("2", "3")], kind="csv")
    model.show_survey(propose(other), column_facts(other, 1))
    model.undo()
    assert model.rowCount() == 2


def test_a_screen_reader_hears_why(model: SurveyModel) -> None:
    heard = cell(model, 3, ROLE, Qt.ItemDataRole.AccessibleTextRole)
    assert heard == "Open answer. Answers in the respondents' own words."
    assert cell(model, 1, HEADING, Qt.ItemDataRole.AccessibleTextRole) == "Sukupuoli, 12 answers, 2 different"
