"""Values of cases from tables: keys matched, misspelt ones proposed, written as one act."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kooditin.exchange.case_values import (
    Target,
    key_column,
    keys_of,
    matched,
    project_targets,
    value_columns,
    write_values,
)
from kooditin.exchange.surveys import read_table
from kooditin.project import Project
from kooditin.qda.source import NewSource

FORMATS = Path(__file__).parent.parent / "data" / "formats"


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with Project.create(tmp_path / "Työ.kooditin", coder="Åsa") as made:
        yield made


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "tiedot.csv"
    path.write_text(
        "nro;haastattelu;alue;ikä;pvm\n"
        "1;Osaamiskeskus Tampere;Pirkanmaa;47;6.10.2015\n"
        "2;talent hub, turku.docx;Varsinais-Suomi;;7.10.2015\n"
        "3;Haastatelu 12;Häme;noin 40;8.10.2015\n"
        "4;Haastattelu 14;Lappi;33;9.10.2015\n",
        encoding="utf-8",
    )
    return path


def test_the_real_tables_of_cases_are_brought_in(project: Project) -> None:
    for name, ages in (("cases123.csv", ["20", "22", "45"]), ("cases456.xlsx", ["56", "73", "29"])):
        table = read_table(FORMATS / name)
        targets = project_targets(project)
        key = key_column(table, targets)
        columns = value_columns(table, key, project.cases.variables())
        assert [column.name for column in columns] == ["Age", "gender", "interest"]
        matches = matched(keys_of(table, key), targets)
        assert all(match.target is None for match in matches)
        chosen = [type(match)(match.row, match.key, Target(match.key)) for match in matches]
        assert write_values(project, table, columns, chosen) == []
        assert [value.text for value in project.cases.values()][-9::3] == ages
    assert [case.name for case in project.cases.all()] == [f"ID{number}" for number in range(1, 7)]
    assert [variable.type for variable in project.cases.variables()] == ["integer", "text", "text"]


def test_names_match_and_misspelt_ones_are_proposed(project: Project, table: Path) -> None:
    known = project.cases.add_case("Osaamiskeskus, Tampere").id
    project.cases.add_variable("Ikä", "integer")
    source = project.sources.add(NewSource("Talent Hub, Turku", "ä")).id
    for number in (12, 13):
        project.sources.add(NewSource(f"Haastattelu {number}", "ä"))
    read, targets = read_table(table), project_targets(project)
    key = key_column(read, targets)
    assert key == 1
    matches = matched(keys_of(read, key), targets)
    found = [(match.target.name if match.target else None, match.score == 100) for match in matches]
    assert found == [
        ("Osaamiskeskus, Tampere", False), ("Talent Hub, Turku", True), ("Haastattelu 12", False), (None, False),
    ]  # fmt: skip
    columns = value_columns(read, key, project.cases.variables())
    assert [(column.name, column.type, column.variable is None) for column in columns] == [
        ("nro", "integer", True), ("alue", "text", True), ("Ikä", "integer", False), ("pvm", "date", True),
    ]  # fmt: skip
    history = len(project.history())
    misfits = write_values(project, read, columns[1:], matches)
    assert [text for (case, _), text in project.cases.value_texts().items() if (case, _) in misfits] == ["noin 40"]
    assert [case.name for case in project.cases.all()] == [
        "Osaamiskeskus, Tampere", "Talent Hub, Turku", "Haastattelu 12",
    ]  # fmt: skip
    assert project.cases.case_of_source(source) == project.cases.all()[1].id
    assert project.cases.value_texts([known]).keys() >= {(known, columns[2].variable)}
    assert "2015-10-07" in project.cases.value_texts().values()
    assert len(project.history()) == history + 1
    project.undo()
    assert (len(project.cases.all()), project.cases.values(), project.cases.case_of_source(source)) == (1, [], None)


def test_an_empty_cell_changes_nothing(project: Project, table: Path) -> None:
    case = project.cases.add_case("Talent Hub, Turku").id
    age = project.cases.add_variable("ikä", "integer").id
    project.cases.set_value(case, age, "50")
    read, targets = read_table(table), project_targets(project)
    matches = matched(keys_of(read, 1), targets)
    write_values(project, read, value_columns(read, 1, project.cases.variables()), matches)
    assert project.cases.value_texts()[case, age] == "50"


@given(st.lists(st.text(max_size=12), max_size=12), st.lists(st.text(min_size=1, max_size=12), max_size=12))
def test_no_target_is_proposed_twice_and_the_same_name_always_matches(keys: list[str], names: list[str]) -> None:
    targets = [Target(name, number) for number, name in enumerate(dict.fromkeys(names))]
    matches = matched(list(enumerate(keys)), targets)
    assert [match.key for match in matches] == keys
    proposed = [match.target for match in matches if match.target and match.score < 100]
    assert len({id(target) for target in proposed}) == len(proposed)
    for match in matches:
        if any(target.name == match.key for target in targets):
            assert match.score == 100
