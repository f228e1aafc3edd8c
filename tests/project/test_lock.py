"""One window writes, the others read and say why; a lock whose process has ended is taken over."""

import json
import os
import shutil
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil
import pytest

from kooditin import disk
from kooditin.project import Project, lock
from kooditin.qda.errors import Refused
from tests.project.test_durability import run_python
from tests.windows_files import Patient, of_windows

HOLDER = """
import sys
from kooditin.project import Project
project = Project.open(sys.argv[1], back_up=False)
print(project.read_only, flush=True)
sys.stdin.read()
project.close()
"""


def test_a_second_process_reads_what_the_first_writes(project: Project, path: Path) -> None:
    code = """
import sys
from kooditin.project import Project
with Project.open(sys.argv[1]) as project:
    print(project.read_only, project.read_only_reason)
    print([code.name for code in project.codes.all()])
"""
    project.codes.add("Äiti")
    with run_python(code, path) as other:
        assert other.stdout is not None
        told = other.stdout.read()
    assert told.startswith("True ") and "open since" in told and "['Äiti']" in told
    assert not project.read_only
    project.codes.add("Isä")


def test_a_second_window_of_the_same_program_reads_and_leaves_the_lock_alone(project: Project, path: Path) -> None:
    with Project.open(path) as second:
        assert second.read_only and second.read_only_reason is not None
        assert second.read_only_reason.values["path"] == path
        project.codes.add("Äiti")
        assert [code.name for code in second.codes.all()] == ["Äiti"]
        with pytest.raises(Refused):
            second.codes.add("Isä")
        with pytest.raises(Refused):
            second.use_coder("Päivi")
        assert second.coder == project.coder
    assert lock.holder(path) is not None
    project.close()
    assert lock.holder(path) is None


def test_the_lock_of_a_killed_process_is_taken_over(project: Project, path: Path) -> None:
    project.close()
    with run_python(HOLDER, path, stdin=-1) as other:
        assert other.stdout is not None and other.stdout.readline() == "False\n"
        with Project.open(path) as while_it_lives:
            assert while_it_lives.read_only
        other.send_signal(signal.SIGKILL)
    with Project.open(path) as again:
        assert not again.read_only
        again.codes.add("Äiti")
    assert list(path.parent.iterdir()) == [path]


def edited_lock(path: Path, **changes: object) -> None:
    file = lock.lock_path(path)
    file.write_text(json.dumps({**json.loads(file.read_text()), **changes}))


@pytest.mark.parametrize(
    ("changes", "read_only"),
    [
        ({"started": "another boot 1"}, False),
        ({"pid": 2**22 + 1}, False),
        ({"host": "TOINEN-KONE", "user": "Päivi"}, True),
        ({"unknown": 1}, False),
    ],
)
def test_a_lock_is_stale_when_its_process_on_this_computer_is_gone(
    changes: dict[str, object], read_only: bool, project: Project, path: Path
) -> None:
    edited_lock(path, **changes)
    with Project.open(path) as second:
        assert second.read_only == read_only
        if read_only:
            assert "Päivi on TOINEN-KONE has had" in str(second.read_only_reason)


def test_a_lock_can_be_stolen_and_its_old_owner_does_not_take_it_along(project: Project, path: Path) -> None:
    with Project.open(path, steal_lock=True) as thief:
        assert not thief.read_only
        project.close()
        assert lock.holder(path) is not None
    assert not lock.lock_path(path).exists()


def test_the_old_owner_of_a_stolen_lock_writes_no_more(project: Project, path: Path) -> None:
    project.codes.add("Lapsi")
    with Project.open(path, steal_lock=True) as thief:
        with pytest.raises(Refused, match="Another window"):
            project.codes.add("Äiti 😀")
        with pytest.raises(Refused, match="Another window"):
            project.undo()
        thief.codes.add("Äiti 😀")
    project.codes.add("Isä")
    assert [code.name for code in project.codes.all()][-2:] == ["Äiti 😀", "Isä"]


def test_of_many_processes_that_find_a_stale_lock_one_takes_it(project: Project, path: Path) -> None:
    edited_lock(path, started="another boot 1")
    others = [run_python(HOLDER, path, stdin=-1) for _ in range(6)]
    answers = [other.stdout.readline() for other in others if other.stdout is not None]
    for other in others:
        other.communicate()
    assert sorted(answers) == ["False\n", *["True\n"] * 5]


def test_a_lock_that_nobody_can_read_is_taken_over(project: Project, path: Path) -> None:
    lock.lock_path(path).write_text("{")
    with Project.open(path) as second:
        assert not second.read_only


def test_the_lock_works_on_a_drive_without_hard_links(
    path: Path, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Any) -> None:
        raise OSError(1, "Operation not permitted")

    project.close()
    monkeypatch.setattr(os, "link", refuse)
    with Project.open(path) as first, Project.open(path) as second:
        assert (first.read_only, second.read_only) == (False, True)
    assert not lock.lock_path(path).exists()


@pytest.mark.parametrize("started", [lock._started_in_proc, lock._started_by_psutil])
def test_the_start_of_a_process_tells_it_from_others_and_from_none(started: Callable[[int], str | None]) -> None:
    own = started(os.getpid())
    assert own is not None and own == started(os.getpid()) != started(os.getppid())
    assert started(2**22 + 1) is None


def test_on_windows_one_writes_and_the_others_read(path: Path, windows_files: Patient) -> None:
    with Project.create(path) as first:
        with Project.open(path) as second, Project.open(path) as third:
            assert (first.read_only, second.read_only, third.read_only) == (False, True, True)
        first.codes.add("Äiti")
    assert list(path.parent.iterdir()) == [path]


def test_on_windows_a_stale_lock_is_taken_over_and_leaves_nothing(
    project: Project, path: Path, windows_files: Patient
) -> None:
    edited_lock(path, started="another boot 1")
    with Project.open(path) as again:
        assert not again.read_only
    project.close()
    assert list(path.parent.iterdir()) == [path]


def test_a_lock_that_a_scanner_reads_is_released_when_it_lets_go(
    project: Project, path: Path, windows_files: Patient
) -> None:
    scanner = lock.lock_path(path).open()
    windows_files.at_wait[4] = scanner.close
    project.close()
    assert windows_files.waits >= 4
    assert list(path.parent.iterdir()) == [path]


def test_a_stale_lock_that_a_scanner_reads_is_taken_over_when_it_lets_go(
    project: Project, path: Path, windows_files: Patient
) -> None:
    edited_lock(path, started="another boot 1")
    scanner = lock.lock_path(path).open()
    windows_files.at_wait[2] = scanner.close
    with Project.open(path) as again:
        assert not again.read_only and windows_files.waits == 2
    project.close()
    assert list(path.parent.iterdir()) == [path]


def test_a_stale_lock_that_is_held_all_the_time_leaves_the_project_for_reading(
    project: Project, path: Path, windows_files: Patient
) -> None:
    edited_lock(path, started="another boot 1")
    with lock.lock_path(path).open(), Project.open(path) as again:
        assert again.read_only
        assert "lock file of" in str(again.read_only_reason)
        assert "another program is using it" in str(again.read_only_reason)
    assert sorted(path.parent.iterdir()) == sorted([path, lock.lock_path(path)])


def test_a_lock_that_may_not_be_read_is_not_taken_for_a_stale_one(
    project: Project, path: Path, windows_files: Patient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(file: Path) -> bytes:
        if file == lock.lock_path(path):
            raise of_windows(32, file)
        return read_bytes(file)

    read_bytes = Path.read_bytes
    with monkeypatch.context() as patched:
        patched.setattr(Path, "read_bytes", held)
        with Project.open(path) as second:
            assert second.read_only and "could not be read" in str(second.read_only_reason)
        project.codes.add("Äiti")  # a moment's hold does not keep the owner from writing
    assert lock.holder(path) is not None


def test_a_lock_that_is_not_written_yet_is_waited_for(
    path: Path, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = lock.lock_path(path)
    content = file.read_bytes()
    file.write_bytes(b"")
    monkeypatch.setattr(lock.time, "sleep", lambda _: file.write_bytes(content))
    with Project.open(path) as second:
        assert second.read_only


def test_a_lock_that_came_along_with_a_copied_folder_hinders_nobody(project: Project, path: Path) -> None:
    copied = path.parent.parent / "Kopio"
    shutil.copytree(path.parent, copied)
    assert lock.lock_path(copied / path.name).exists()
    with Project.open(copied / path.name) as copy:
        assert not copy.read_only
    with Project.open(path) as second:
        assert second.read_only
    assert list(copied.glob("*lock*")) == []


def test_the_lock_of_a_process_that_may_not_be_looked_at_holds(
    project: Project, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def hidden(pid: int) -> None:
        raise psutil.AccessDenied(pid)

    monkeypatch.setattr(psutil, "Process", hidden)
    monkeypatch.setattr(lock, "_started_in_proc", lock._started_by_psutil)
    with Project.open(path) as second:
        assert second.read_only


def test_a_lock_of_an_earlier_version_still_counts(project: Project, path: Path) -> None:
    file = lock.lock_path(path)
    before = json.loads(file.read_text())
    del before["file"]
    file.write_text(json.dumps(before))
    with Project.open(path) as second:
        assert second.read_only


def test_a_lock_that_can_never_be_renamed_is_made_plainly(
    path: Path, windows_files: Patient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown(*_: Any) -> None:
        raise OSError(22, "a drive that knows no renaming")

    monkeypatch.setattr(os, "rename", unknown)
    assert disk.WINDOWS
    with Project.create(path) as first, Project.open(path) as second:
        assert (first.read_only, second.read_only) == (False, True)
