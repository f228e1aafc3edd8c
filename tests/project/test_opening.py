"""Opening says in words what is wrong with a file, and offers the newest good backup of a damaged one."""

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from kooditin.project import Project, backups
from kooditin.project.lock import lock_path
from kooditin.project.migrations import APPLICATION_ID, FORMAT
from kooditin.qda.codebook import NewCode
from kooditin.qda.errors import CannotOpen, Damaged, Refused
from kooditin.qda.source import NewSource

Rows = Callable[[Project], dict[str, list[tuple[Any, ...]]]]


def test_a_new_project_has_its_name_coder_codebook_and_format(path: Path) -> None:
    book = [NewCode(("Hyvät käytännöt", "Palvelumalli"), definition="Mikä toimii"), NewCode(("Tarpeet",), "#ABCDEF")]
    with Project.create(path, name="Kotoutuminen", coder="  Åsa   Ö ", codebook=book) as project:
        assert (project.name, project.coder.name, project.read_only) == ("Kotoutuminen", "Åsa Ö", False)
        assert [code.name for code in project.codes.all()] == ["Hyvät käytännöt", "Palvelumalli", "Tarpeet"]
        assert project.check() == []
        guid = project.guid
    with closing(sqlite3.connect(path)) as file:
        assert file.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert file.execute("PRAGMA user_version").fetchone() == (FORMAT,)
    with Project.open(path) as again:
        assert (again.guid, again.name, again.coder.name) == (guid, "Kotoutuminen", "Åsa Ö")


def test_a_project_without_names_gets_the_files_and_the_users(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("USERNAME", "Päivi")
    with Project.create(path) as project:
        assert (project.name, project.coder.name) == ("Työ 😀", "Päivi")


def test_a_file_that_exists_is_not_overwritten_unless_that_is_wanted(filled: Project, path: Path, rows: Rows) -> None:
    before = rows(filled)
    with pytest.raises(Refused, match="already a file"):
        Project.create(path)
    with pytest.raises(Refused, match="open in a window"):
        Project.create(path, exist_ok=True)
    assert rows(filled) == before
    filled.close()
    with Project.create(path, exist_ok=True) as new:
        assert new.sources.all() == []


def test_the_active_coder_is_remembered_and_may_be_named_on_opening(filled: Project, path: Path) -> None:
    filled.close()
    with Project.open(path) as project:
        assert project.coder.name == "Veli"
    with Project.open(path, coder="Åsa") as project:
        assert project.coder.name == "Åsa" and project.coder.id
    with Project.open(path, coder="Uusi") as project:
        assert project.coder.name == "Uusi" and len(project.coders.all()) == 2
        coding = project.codings.apply(1, 0, 3, 1)
        assert coding.coder == project.coder.id and len(project.coders.all()) == 3
        assert project.history()[-1].coder == "Uusi"
    with Project.open(path, read_only=True, coder="Åsa") as project:
        assert project.coder.name == "Åsa" and project.read_only and project.read_only_reason is None


def test_opening_with_a_new_coder_keeps_what_can_be_redone(project: Project, path: Path) -> None:
    project.codes.add("Äiti")
    project.undo()
    project.close()
    with Project.open(path, coder="Uusi") as again:
        assert again.redoable() is not None


def test_last_saved_is_the_time_of_the_last_act(project: Project, path: Path) -> None:
    project.codes.add("Äiti")
    assert project.last_saved >= project.history()[-1].time
    project.close()
    with Project.open(path, read_only=True) as again:
        assert again.last_saved[:4].isdigit() and again.last_saved.endswith("Z")


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("puuttuu.kooditin", None, "There is no file"),
        ("teksti.txt", b"Haastattelu " * 20, "is not a Kooditin project"),
        ("tyhjä.sqlite", b"", "is not a Kooditin project"),
        ("toinen.kooditin", "other program", "is not a Kooditin project"),
        ("uudempi.kooditin", "newer", f"made by a newer Kooditin (format 99; this one reads up to {FORMAT})"),
        ("tyhjä.kooditin", b"", "is damaged"),
        ("roskaa.kooditin", b"roskaa" * 1000, "is damaged"),
    ],
)
def test_a_file_that_is_no_project_of_ours_is_refused_in_one_sentence_and_stays(
    name: str, content: bytes | str | None, words: str, project: Project, path: Path, tmp_path: Path
) -> None:
    file = tmp_path / name
    if content == "other program":
        with closing(sqlite3.connect(file)) as other:
            other.execute("CREATE TABLE t (a)")
    elif content == "newer":
        project.close()
        file.write_bytes(path.read_bytes())
        with closing(sqlite3.connect(file)) as newer:
            newer.execute("PRAGMA user_version = 99")
    elif isinstance(content, bytes):
        file.write_bytes(content)
    before = file.read_bytes() if content is not None else None
    with pytest.raises(CannotOpen) as caught:
        Project.open(file)
    assert words in str(caught.value) and str(caught.value).endswith(".")
    assert isinstance(caught.value, Damaged) == (words == "is damaged")
    assert (file.read_bytes() if file.exists() else None) == before
    assert not lock_path(file).exists()


def test_a_folder_is_not_a_project(tmp_path: Path) -> None:
    with pytest.raises(CannotOpen, match="is a folder"):
        Project.open(tmp_path)


def damaged(path: Path, how: str) -> None:
    content = bytearray(path.read_bytes())
    if how == "truncated":
        del content[len(content) // 2 :]
    elif how == "half zeroes":
        content[len(content) // 2 :] = bytes(len(content) - len(content) // 2)
    elif how == "scrambled":
        content[4096:] = random.Random(1).randbytes(len(content) - 4096)
    elif how == "no beginning":
        content[:4096] = bytes(4096)
    path.write_bytes(content)


@pytest.mark.parametrize("how", ["truncated", "half zeroes", "scrambled", "no beginning"])
def test_a_damaged_project_is_refused_and_names_its_newest_good_backup(how: str, filled: Project, path: Path) -> None:
    filled.sources.add_many([NewSource(f"Haastattelu {i}", "ääkköset " * 2000) for i in range(3, 9)])
    filled.close()
    Project.open(path).close()  # which makes a backup
    with Project.open(path, back_up=False) as project:
        project.codes.add("Viimeinen")
    Project.open(path).close()
    newest, older = backups.list_backups(path)
    damaged(newest.path, "truncated")
    damaged(path, how)
    before = path.read_bytes()
    with pytest.raises(Damaged) as caught:
        Project.open(path)
    assert caught.value.newest_backup == older.path
    assert path.read_bytes() == before
    assert not lock_path(path).exists()
    backups.restore(older, path)
    with Project.open(path) as again:
        assert len(again.sources.all()) == 8 and again.check() == []


def test_a_damaged_project_without_backups_says_so(filled: Project, path: Path) -> None:
    filled.close()
    damaged(path, "half zeroes")
    with pytest.raises(Damaged) as caught:
        Project.open(path)
    assert caught.value.newest_backup is None


def test_a_name_with_signs_that_mean_something_in_addresses_opens(tmp_path: Path) -> None:
    path = tmp_path / "50% #1? & ä.kooditin"
    with Project.create(path) as project:
        project.codes.add("Äiti")
    with Project.open(path) as again:
        assert len(again.codes.all()) == 1
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_to_a_project_shares_its_lock(project: Project, path: Path, tmp_path: Path) -> None:
    link = tmp_path / "linkki.kooditin"
    link.symlink_to(path)
    with Project.open(link) as second:
        assert second.read_only
    project.close()
    with Project.open(link) as again:
        again.codes.add("Äiti")
    assert link.is_symlink() and list(path.parent.iterdir()) == [path]


def test_a_project_with_a_malformed_guid_gets_no_folder_of_that_name(project: Project, path: Path) -> None:
    with project.operation("spoil"):
        project._database.execute("UPDATE project SET guid = '../../elsewhere'")
    project.close()
    with Project.open(path) as again:
        assert "malformed" in str(again.backup_problem)
        again.codes.add("Äiti")


def test_names_of_files_that_are_no_unicode_are_taken(tmp_path: Path) -> None:
    path = tmp_path / "ty\udcf6.kooditin"
    with Project.create(path) as project:
        project.sources.add(NewSource("ty\udcf6", "ä", origin="ty\udcf6.txt"))
        assert project.sources.all()[0].origin == "ty\ufffd.txt"
    with Project.open(path) as again:
        assert again.backup_problem is None and again.check() == []
