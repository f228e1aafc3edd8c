"""Every format's old file opens; an older file is upgraded on a copy, all or nothing."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from kooditin.project import Project
from kooditin.project.migrations import FORMAT, STEPS, migrate
from kooditin.project.upgrade import upgraded
from kooditin.qda.errors import CannotOpen

DATA = Path(__file__).parents[1] / "data"


@pytest.mark.parametrize("number", range(1, FORMAT + 1))
def test_a_file_of_every_format_opens_with_all_that_was_in_it(number: int, tmp_path: Path) -> None:
    path = tmp_path / "vanha.kooditin"
    shutil.copy(DATA / f"format{number}.kooditin", path)
    with Project.open(path) as project:
        assert project.check() == []
        quotes = {excerpt.text for excerpt in project.queries.excerpts(codes=[project.codes.find("Kuulumiset").id])}
        assert quotes == {"Mitä kuuluu työnhakijoille? 😀", "ihan hyvää"}
        assert [memo.text for memo in project.memos.all()] == ["Åsa: Epäröi?", "Rajaus on auki"]
        assert project.redoable() is not None
        while project.undo():
            pass
        assert project.sources.all() == []
        assert project.check() == []


def schema(path: Path) -> list[tuple[str, str]]:
    with closing(sqlite3.connect(path)) as file:
        return file.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name").fetchall()


def test_a_file_of_the_newest_format_has_the_tables_of_a_new_project(tmp_path: Path) -> None:
    with Project.create(tmp_path / "uusi.kooditin"):
        pass
    assert schema(tmp_path / "uusi.kooditin") == schema(DATA / f"format{FORMAT}.kooditin")


def with_shelf(connection: sqlite3.Connection) -> None:
    """A step such as the next format may bring: a new column and rows changed outside any operation."""
    connection.execute("ALTER TABLE source ADD COLUMN shelf TEXT NOT NULL DEFAULT ''")
    connection.execute("UPDATE source SET shelf = 'ä'")


def broken(connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM coding")
    connection.execute("no SQL")


def test_an_upgrade_keeps_the_old_file_and_journals_new_columns(filled: Project, path: Path) -> None:
    filled.close()
    before = path.read_bytes()
    assert upgraded(path, in_place=True, steps=(*STEPS, with_shelf)) == path
    assert path.with_name(f"Työ 😀 (format {FORMAT}).kooditin").read_bytes() == before
    with closing(sqlite3.connect(path, isolation_level=None)) as file:
        assert file.execute("PRAGMA user_version").fetchone() == (FORMAT + 1,)
        assert file.execute("SELECT DISTINCT shelf FROM source").fetchall() == [("ä",)]
        file.execute("INSERT INTO current (operation) VALUES (99)")
        file.execute("UPDATE source SET shelf = 'ö' WHERE id = 1")
        newest = file.execute("SELECT operation, old FROM image ORDER BY id DESC LIMIT 1").fetchone()
        assert newest == (99, '{"shelf":"ä"}')


def test_an_upgrade_for_reading_leaves_the_file_alone(filled: Project, path: Path) -> None:
    filled.close()
    before = path.read_bytes()
    copy = upgraded(path, in_place=False, steps=(*STEPS, with_shelf))
    assert copy != path and path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]
    shutil.rmtree(copy.parent)


def test_an_upgrade_that_fails_leaves_the_file_as_it_was(filled: Project, path: Path) -> None:
    filled.close()
    before = path.read_bytes()
    with pytest.raises(CannotOpen, match="could not be brought up to date"):
        upgraded(path, in_place=True, steps=(*STEPS, with_shelf, broken))
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


def test_a_step_and_its_number_are_one_transaction(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "a", isolation_level=None)) as file:
        with pytest.raises(sqlite3.OperationalError):
            migrate(file, (*STEPS, with_shelf, broken))
        file.execute("ROLLBACK")
        assert file.execute("PRAGMA user_version").fetchone() == (FORMAT + 1,)
