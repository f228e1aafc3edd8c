"""A project with an interview in it, and a look at all its rows."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from kooditin.project import Project
from kooditin.project.migrations import USER_TABLES
from kooditin.qda.source import NewSource, Remark, Span, Turn

TEXT = "H: Mitä kuuluu työnhakijoille? 😀\n\nV1: No siis, tota, ihan hyvää. Äidinkieli on syötävä.\n\nH: Entä muuten?\n"


def interview(name: str = "Haastattelu 1") -> NewSource:
    """A short interview with three turns, an emoji and a foreign comment."""
    turns = []
    for label, speaker, seconds in (("H: ", "H", 0.0), ("V1: ", "V1", 12.345), ("H: ", "H", None)):
        start = TEXT.index(label, turns[-1].end if turns else 0) + len(label)
        end = TEXT.index("\n", start)
        turns.append(Turn(start, end, speaker, seconds))
    remark = Remark(Span(turns[1].start, turns[1].start + 8), "Epäröi?", author="Åsa")
    return NewSource(
        name, TEXT, origin="h1.docx", sha256="ab" * 32, turns=tuple(turns), remarks=(remark,), memo="Hyvä ääni"
    )


@pytest.fixture
def new_interview() -> Callable[..., NewSource]:
    """Makes interviews that are not yet in a project."""
    return interview


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the test's project is, in a folder with a space and umlauts."""
    folder = tmp_path / "Väitös kirja"
    folder.mkdir()
    return folder / "Työ 😀.kooditin"


@pytest.fixture
def project(path: Path) -> Iterator[Project]:
    """An empty project of the coder Åsa."""
    with Project.create(path, coder="Åsa") as project:
        # Only test_durability pulls the plug, on processes of its own; the others need not wait for the disk.
        project._database.execute("PRAGMA synchronous = OFF")
        yield project


@pytest.fixture
def filled(project: Project) -> Project:
    """A project with two interviews, five codes, codings by two coders, memos and a case with values."""
    first, second = project.sources.add_many([interview(), interview("Haastattelu 2")])
    hyvat = project.codes.add("Hyvät käytännöt", color="#3a923a", definition="Mikä toimii")
    palvelu = project.codes.add("Palvelumalli", parent=hyvat.id)
    project.codes.add("Verkostot", parent=hyvat.id, shortcut="1")
    tarpeet = project.codes.add("Kehittämistarpeet", shortcut="2")
    project.codes.add("Palvelumalli", parent=tarpeet.id)
    project.codings.apply(first.id, 3, 8, palvelu.id, memo="tärkeä ä")
    project.codings.apply(first.id, 3, 8, tarpeet.id)
    project.codings.apply(second.id, 40, 60, palvelu.id)
    project.use_coder("Veli")
    project.codings.apply(first.id, 5, 33, palvelu.id)
    project.memos.add("code", palvelu.id, "Rajaus on auki")
    project.memos.add("source", first.id, "Nauraa", Span(31, 32))
    case = project.cases.add_case("Pirkanmaa 1")
    area = project.cases.add_variable("alue", "choice")
    project.cases.set_value(case.id, area.id, "Pirkanmaa")
    project.cases.assign_source(first.id, case.id)
    project.cases.assign_speaker(project.sources.speakers(second.id)[1].id, case.id)
    return project


def all_rows(project: Project) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table of the user's."""
    return {table: project._database.query(f'SELECT * FROM "{table}" ORDER BY id') for table in USER_TABLES}


@pytest.fixture
def rows() -> Callable[[Project], dict[str, list[tuple[Any, ...]]]]:
    """Every row of every table of the user's, to compare before and after."""
    return all_rows


@pytest.fixture
def reopened(path: Path) -> Iterator[Callable[[Project], Project]]:
    """Closes a project and opens it again; what it gives is closed after the test."""
    with ExitStack() as stack:

        def reopen(project: Project) -> Project:
            project.close()
            return stack.enter_context(Project.open(path))

        yield reopen
