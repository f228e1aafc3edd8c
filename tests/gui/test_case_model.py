"""The model of the sheet of cases shows, arranges, asks and follows."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from kooditin.gui.bridge import i18n
from kooditin.gui.materials.case_clipboard import Block
from kooditin.gui.materials.case_model import (
    CASE_ROLE,
    CODINGS,
    FILTER_ROLE,
    FIRST_VARIABLE,
    FITS_ROLE,
    NAME,
    SORT_ROLE,
    SOURCES,
    VARIABLE_ROLE,
    CaseModel,
)
from kooditin.gui.materials.case_order import Order
from kooditin.project.project import Project
from kooditin.qda.case import Variable

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal
ACROSS = Qt.Orientation.Horizontal


@pytest.fixture
def model(qtbot, project: Project) -> Iterator[CaseModel]:
    for name in ("Ääni 2", "Ääni 10 😀", "Aalto"):
        project.cases.add_case(name)
    project.cases.add_variable("alue", "choice", choices=("Häme", "Lappi"))
    project.cases.add_variable("ikä", "integer")
    made = CaseModel()
    tester = QAbstractItemModelTester(made, FATAL)
    made.set_project(project)
    made.value_asked.connect(project.cases.set_value)
    made.values_asked.connect(project.cases.set_values)
    made.block_asked.connect(lambda b: project.cases.write_rows(b.cells, renamed=b.renamed, new=b.new))
    made.rename_asked.connect(project.cases.rename_case)
    end = project.subscribe(made.follow)
    yield made
    end()
    tester.deleteLater()


def shown(model: CaseModel) -> list[list[object]]:
    columns = [NAME, *range(FIRST_VARIABLE, model.columnCount())]
    return [[model.index(row, column).data() for column in columns] for row in range(model.rowCount())]


def variable(project: Project, name: str) -> Variable:
    return next(each for each in project.cases.variables() if each.name == name)


def fill(project: Project) -> None:
    area, age = (variable(project, name).id for name in ("alue", "ikä"))
    one, two, three = (case.id for case in project.cases.all())
    project.cases.set_values(
        [(one, area, "Lappi"), (one, age, "42"), (two, area, "Häme"), (two, age, "noin 9"), (three, age, "9")]
    )


def test_a_pasted_block_is_one_act_and_steps_over_the_counts(model: CaseModel, project: Project) -> None:
    history = len(project.history())
    model.paste(0, NAME, [["Ääni 2", "Häme", "42"], ["Öljy", "Lappi", "7"], ["Aalto"], ["Uusi", "Häme", "1"]])
    assert shown(model) == [["Ääni 2", "Häme", "42"], ["Öljy", "Lappi", "7"], ["Aalto", "", ""], ["Uusi", "Häme", "1"]]
    assert len(project.history()) == history + 1
    project.undo()
    assert shown(model) == [["Ääni 2", "", ""], ["Ääni 10 😀", "", ""], ["Aalto", "", ""]]
    project.redo()
    model.clear([model.index(0, NAME), model.index(0, FIRST_VARIABLE), model.index(1, FIRST_VARIABLE + 1)])
    assert shown(model)[:2] == [["Ääni 2", "", "42"], ["Öljy", "Lappi", ""]]


def test_what_falls_outside_the_sheet_is_told(model: CaseModel) -> None:
    blocks: list[Block] = []
    model.block_asked.connect(blocks.append)
    model.paste(2, FIRST_VARIABLE, [["Häme", "1", "liikaa"], ["Lappi", "2"]])
    assert (blocks[0].rows_left, blocks[0].columns_left) == ((("Lappi", "2"),), 1)
    assert shown(model)[2] == ["Aalto", "Häme", "1"]


def test_an_edited_cell_and_name_reach_the_project_and_only_their_row_is_told(
    model: CaseModel, project: Project
) -> None:
    told = []
    model.dataChanged.connect(lambda top, bottom, roles: told.append((top.row(), bottom.row())))
    model.setData(model.index(1, FIRST_VARIABLE + 1), " 1 000 ")
    assert told == [(1, 1)]
    model.setData(model.index(0, NAME), "Öljy")
    assert shown(model) == [["Öljy", "", ""], ["Ääni 10 😀", "", "1000"], ["Aalto", "", ""]]
    assert not model.flags(model.index(0, SOURCES)) & Qt.ItemFlag.ItemIsEditable
    assert [model.headerData(column, ACROSS) for column in range(6)] == [
        "Case", "Sources", "Speakers", "Codings", "alue", "ikä",
    ]  # fmt: skip


def test_values_are_shown_in_the_language_and_misfits_are_marked(model: CaseModel, project: Project) -> None:
    case = project.cases.all()[0].id
    day, fee, heard = (
        project.cases.add_variable(*each).id for each in (("pvm", "date"), ("hinta", "number"), ("kuultu", "yesno"))
    )
    project.cases.set_values([(case, day, "6.10.2015"), (case, fee, "3,5"), (case, heard, "kyllä")])
    assert shown(model)[0][3:] == ["2015-10-06", "3.5", "yes"]
    i18n.install("fi")
    assert shown(model)[0][3:] == ["6.10.2015", "3,5", "kyllä"]
    project.cases.set_values([(case, day, "syksyllä")])
    cell = model.index(0, FIRST_VARIABLE + 2)
    assert (cell.data(), cell.data(FITS_ROLE)) == ("syksyllä", False)
    assert "syksyllä" in cell.data(Qt.ItemDataRole.ToolTipRole)
    assert model.index(0, FIRST_VARIABLE + 3).data(FITS_ROLE) is True


def test_rows_are_sorted_by_type_with_misfits_and_empty_ones_last(model: CaseModel, project: Project) -> None:
    fill(project)
    age, area = variable(project, "ikä").id, variable(project, "alue").id
    current = QPersistentModelIndex(model.index(0, NAME))
    model.arrange(Order(variable=age))
    assert [row[2] for row in shown(model)] == ["9", "42", "noin 9"]
    assert current.row() == 1
    assert model.headerData(FIRST_VARIABLE + 1, ACROSS, SORT_ROLE) == "up"
    model.arrange(Order(variable=age, descending=True))
    assert [row[2] for row in shown(model)] == ["42", "9", "noin 9"]
    model.arrange(Order(variable=area))
    assert [row[1] for row in shown(model)] == ["Häme", "Lappi", ""]
    model.arrange(Order(NAME))
    assert [row[0] for row in shown(model)] == ["Aalto", "Ääni 2", "Ääni 10 😀"]
    model.arrange(None)
    assert [row[0] for row in shown(model)] == ["Ääni 2", "Ääni 10 😀", "Aalto"]


def test_rows_are_filtered_by_several_values_and_by_name(model: CaseModel, project: Project) -> None:
    fill(project)
    area = variable(project, "alue")
    assert model.value_counts(area) == {"Häme": 1, "Lappi": 1, "": 1}
    model.filter_values(area.id, ["Häme", ""])
    assert [row[0] for row in shown(model)] == ["Ääni 10 😀", "Aalto"]
    assert model.headerData(FIRST_VARIABLE, ACROSS, FILTER_ROLE) is True
    model.filter_names("ÄÄNI")
    assert [row[0] for row in shown(model)] == ["Ääni 10 😀"]
    model.setData(model.index(0, FIRST_VARIABLE), "Lappi")
    assert [row[0] for row in shown(model)] == ["Ääni 10 😀"]
    model.clear_filters()
    assert (model.rowCount(), model.is_filtered) == (3, False)


def test_filling_down_follows_the_order_that_is_shown(model: CaseModel, project: Project) -> None:
    fill(project)
    model.arrange(Order(variable=variable(project, "ikä").id))
    model.fill(model.index(row, FIRST_VARIABLE) for row in (1, 2))
    assert [row[:2] for row in shown(model)] == [["Aalto", ""], ["Ääni 2", "Lappi"], ["Ääni 10 😀", "Lappi"]]
    model.fill([model.index(2, FIRST_VARIABLE + 1)])
    assert shown(model)[2][2] == "42"


def test_the_model_follows_cases_and_variables_without_reading_all_anew(model: CaseModel, project: Project) -> None:
    resets = []
    model.modelReset.connect(lambda: resets.append(1))
    first, second, _ = project.cases.all()
    project.cases.delete_case(second.id)
    project.cases.delete_variable(variable(project, "alue").id)
    project.cases.add_variable("kesto", "number")
    project.cases.change_variable(variable(project, "ikä").id, name="ikä vuosina")
    assert shown(model) == [["Ääni 2", "", ""], ["Aalto", "", ""]]
    assert model.headerData(FIRST_VARIABLE, ACROSS) == "ikä vuosina"
    assert resets == []
    for _ in range(4):
        project.undo()
    assert shown(model) == [["Ääni 2", "", ""], ["Ääni 10 😀", "", ""], ["Aalto", "", ""]]
    project.cases.move_variable(variable(project, "ikä").id, 0)
    assert [model.headerData(FIRST_VARIABLE + place, ACROSS) for place in (0, 1)] == ["ikä", "alue"]
    project.cases.delete_cases([first.id, second.id])
    assert model.rowCount() == 1
    model.set_project(None)
    assert (model.rowCount(), model.columnCount()) == (0, 0)


def test_many_values_of_many_cases_are_read_bit_by_bit(qtbot, model: CaseModel, project: Project) -> None:
    ids = project.cases.ensure_many([f"Tapaus {number}" for number in range(300)])
    variables = [project.cases.add_variable(f"muuttuja {number}").id for number in range(20)]
    project.cases.set_values([(case, variable, "ä") for case in ids for variable in variables])
    last = model.index(model.rowCount() - 1, model.columnCount() - 1)
    qtbot.waitUntil(lambda: last.data() == "ä")
    assert all(model.stored(case, variable) == "ä" for case in ids for variable in variables)
    project.undo()
    qtbot.waitUntil(lambda: last.data() == "")
    assert not any(model.stored(case, variable) for case in ids for variable in variables)


def test_counts_follow_sources_and_codings(model: CaseModel, project: Project) -> None:
    source = project.sources.find("Talent Hub, Turku").id
    case = model.index(0, NAME).data(CASE_ROLE)
    project.cases.assign_source(source, case)
    assert [model.index(0, column).data() for column in (SOURCES, CODINGS)] == ["1", "3"]
    project.codings.delete(project.codings.in_source(source)[0].id)
    assert model.index(0, CODINGS).data() == "2"
    assert model.index(1, CODINGS).data() == "–"
    assert model.index(0, SOURCES).data(VARIABLE_ROLE) is None
