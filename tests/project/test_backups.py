"""A backup on opening, ten kept, listed and restored."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kooditin.project import Project, backups
from kooditin.qda.errors import Refused

Rows = Callable[[Project], dict[str, list[tuple[Any, ...]]]]


def act_and_reopen(path: Path, name: str, folder: Path | None = None) -> None:
    with Project.open(path, back_up=False) as project:
        project.codes.add(name)
    Project.open(path, backup_folder=folder).close()


def test_opening_makes_a_backup_that_is_a_whole_project(
    filled: Project, path: Path, tmp_path: Path, rows: Rows
) -> None:
    before = rows(filled)
    filled.close()
    folder = tmp_path / "varmuuskopiot ä"
    with Project.open(path, backup_folder=folder) as project:
        assert project.backup_problem is None
        (backup,) = backups.list_backups(project.guid, folder)
    assert (backup.name, backup.size) == (path.name, backup.path.stat().st_size)
    assert backup.path.parent == folder / filled.guid
    assert backup.time.endswith("Z") and backup.time[10] == "T" and backup.time[13] == ":"
    with Project.open(backup.path, read_only=True) as copy:
        assert rows(copy) == before
        assert copy.check() == []


def test_an_unchanged_project_is_not_backed_up_again(filled: Project, path: Path) -> None:
    filled.close()
    for _ in range(3):
        Project.open(path).close()
    assert len(backups.list_backups(path)) == 1
    with Project.open(path) as project:
        project.undo()
    Project.open(path).close()
    assert len(backups.list_backups(path)) == 2


def test_the_newest_ten_are_kept_newest_first(project: Project, path: Path) -> None:
    project.close()
    for number in range(12):
        act_and_reopen(path, f"Koodi {number}")
    kept = backups.list_backups(path)
    assert len(kept) == 10
    assert [backup.time for backup in kept] == sorted((backup.time for backup in kept), reverse=True)
    counts = []
    for backup in kept:
        with Project.open(backup.path, read_only=True) as copy:
            counts.append(len(copy.codes.all()))
    assert counts == [12, 11, 10, 9, 8, 7, 6, 5, 4, 3]


def test_the_backups_of_two_projects_stay_apart(project: Project, path: Path) -> None:
    with Project.create(path.with_name("toinen.kooditin")) as other:
        other.codes.add("Äiti")
    project.close()
    act_and_reopen(path, "Isä")
    act_and_reopen(other.path, "Isä")
    assert {backup.name for backup in backups.list_backups(path)} == {path.name}
    assert {backup.name for backup in backups.list_backups(other.guid)} == {"toinen.kooditin"}
    assert backups.list_backups("no such guid") == []


def test_a_restored_backup_takes_the_files_place_and_the_file_becomes_a_backup(
    filled: Project, path: Path, rows: Rows
) -> None:
    before = rows(filled)
    filled.close()
    Project.open(path).close()
    with Project.open(path, back_up=False) as project:
        project.codes.delete(1)
        after = rows(project)
    backups.restore(backups.list_backups(path)[0], path)
    with Project.open(path, back_up=False) as project:
        assert rows(project) == before
        project.undo()
        project.redo()
    newest = backups.list_backups(path)[0]
    backups.restore(newest, path)
    with Project.open(path, back_up=False) as project:
        assert rows(project) == after
    assert list(path.parent.iterdir()) == [path]


def test_after_a_restore_different_acts_are_backed_up_although_they_are_as_many(project: Project, path: Path) -> None:
    project.close()
    Project.open(path).close()
    act_and_reopen(path, "Yksi")
    first = backups.list_backups(path)[-1]
    backups.restore(first, path)
    act_and_reopen(path, "Kaksi")
    with Project.open(backups.list_backups(path)[0].path, read_only=True) as copy:
        assert [code.name for code in copy.codes.all()] == ["Kaksi"]


def test_a_backup_can_be_restored_under_another_name(filled: Project, path: Path, rows: Rows) -> None:
    filled.close()
    Project.open(path).close()
    other = path.with_name("palautettu.kooditin")
    backups.restore(backups.list_backups(path)[0].path, other)
    with Project.open(path) as first, Project.open(other) as second:
        assert rows(first) == rows(second)


def test_restoring_refuses_an_open_project_and_a_broken_or_lost_backup(filled: Project, path: Path) -> None:
    guid = filled.guid
    filled.close()
    with Project.open(path) as project:
        (backup,) = backups.list_backups(guid)
        with pytest.raises(Refused, match="open in a window"):
            backups.restore(backup, path)
        project.codes.add("Äiti")
    content = path.read_bytes()
    backup.path.write_bytes(backup.path.read_bytes()[:9000])
    with pytest.raises(Refused, match="is damaged"):
        backups.restore(backup, path)
    backup.path.unlink()
    with pytest.raises(Refused, match="no longer there"):
        backups.restore(backup, path)
    assert path.read_bytes() == content


def test_a_backup_that_cannot_be_made_does_not_hinder_opening(filled: Project, path: Path, tmp_path: Path) -> None:
    filled.close()
    file = tmp_path / "tiedosto"
    file.write_text("ei kansio")
    with Project.open(path, backup_folder=file) as project:
        assert not project.read_only
        assert "No backup could be made" in str(project.backup_problem)
        project.codes.add("Äiti")


def test_a_project_that_was_moved_keeps_its_backups(filled: Project, path: Path, tmp_path: Path) -> None:
    filled.close()
    Project.open(path).close()
    moved = path.rename(tmp_path / "siirretty.kooditin")
    assert len(backups.list_backups(moved)) == 1
    act_and_reopen(moved, "Äiti")
    assert [backup.name for backup in backups.list_backups(moved)] == ["siirretty.kooditin"] * 2
