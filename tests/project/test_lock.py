"""One window writes, the others read and say why; a lock whose process has ended is taken over."""

import json
import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kooditin.project import Project, lock
from kooditin.qda.errors import Refused
from tests.project.test_durability import run_python

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
