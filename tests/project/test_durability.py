"""Nothing is lost: a killed process, a full disk, a file that may not be written, is gone, or is in use."""

import os
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from kooditin.project import Project
from kooditin.qda.errors import CannotOpen, Refused
from kooditin.qda.source import NewSource

Rows = Callable[[Project], dict[str, list[tuple[Any, ...]]]]
ROOT = Path(__file__).parents[2]
LONG = NewSource("pitkä", "äidinkieli 😀 " * 1000)

# Codes, and now and then undoes and redoes, writing down each step when it has returned.
CODER = """
import os, random, sys
from kooditin.project import Project
draw = random.Random(int(sys.argv[2]))
log = os.open(sys.argv[3], os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
with Project.open(sys.argv[1], back_up=False) as project:
    source, code = project.sources.all()[0].id, project.codes.all()[0].id
    print("ready", flush=True)
    while True:
        start = draw.randrange(9000)
        coding = project.codings.apply(source, start, start + draw.randint(1, 500), code, memo="ä" * 300)
        os.write(log, f"done {coding.guid}\\n".encode())
        if draw.random() < 0.2:
            os.write(log, f"undoing {coding.guid}\\n".encode())
            project.undo()
            project.redo()
            os.write(log, f"redone {coding.guid}\\n".encode())
"""


def run_python(code: str, *arguments: object, **options: Any) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)],
        stdout=subprocess.PIPE, text=True, encoding="utf-8", env={**os.environ, "PYTHONPATH": str(ROOT)}, **options,
    )  # fmt: skip


def test_an_act_waits_for_the_disk_and_needs_no_second_file(path: Path) -> None:
    with Project.create(path) as project:
        assert project._database.query("PRAGMA synchronous") == [(2,)]
        assert project._database.query("PRAGMA journal_mode") == [("truncate",)]
    with Project.open(path) as project:
        assert project._database.query("PRAGMA synchronous") == [(2,)]


def killed_while_coding(path: Path, log: Path, seed: int) -> set[str]:
    """The GUIDs of the codings that surely had been made when the process was killed, at a random moment."""
    with run_python(CODER, path, seed, log) as child:
        assert child.stdout is not None and child.stdout.readline() == "ready\n"
        with pytest.raises(subprocess.TimeoutExpired):
            child.wait(timeout=random.uniform(0, 0.04))
        child.send_signal(signal.SIGKILL)
    steps = [line.split() for line in log.read_text().splitlines()]
    doubtful = steps[-1][1] if steps and steps[-1][0] == "undoing" else None
    return {guid for _, guid in steps} - {doubtful}


def test_every_act_that_returned_survives_a_kill_at_50_random_moments(project: Project, path: Path) -> None:
    project.sources.add(LONG)
    project.codes.add("Äiti")
    project.close()
    made: set[str] = set()
    for seed in range(500):  # on a machine that is busy, few acts are done before the kill: then there are more kills
        if seed >= 50 and len(made) > 50:
            break
        made |= killed_while_coding(path, path.with_name("log"), seed)
        with Project.open(path, back_up=False) as again:
            assert not again.read_only, again.read_only_reason
            assert made <= {guid for (guid,) in again._database.query("SELECT guid FROM coding")}
            assert again.check() == []
    assert len(made) > 50


@cache
def may_mount() -> bool:
    """Whether a file system may be mounted here; root in a container often may not."""
    if os.geteuid() != 0 or not shutil.which("mount"):
        return False
    with tempfile.TemporaryDirectory() as folder:
        if subprocess.run(["mount", "-t", "tmpfs", "tmpfs", folder], stderr=subprocess.DEVNULL).returncode != 0:
            return False
        subprocess.run(["umount", folder], check=True)
    return True


@contextmanager
def small_disk() -> Iterator[Path]:
    """A file system of 400 kB: a real one where this may be mounted."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", folder], check=True)
        try:
            yield Path(folder)
        finally:
            subprocess.run(["umount", folder], check=True)


@contextmanager
def read_only_disk(path: Path) -> Iterator[Path]:
    """A folder with a copy of the project in which nobody may write, not even root."""
    if os.geteuid() == 0 and not may_mount():
        pytest.skip("root may write everywhere here, and may not mount a read-only disk")
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / path.name
        if os.geteuid() == 0:
            subprocess.run(["mount", "-t", "tmpfs", "tmpfs", folder], check=True)
        copy.write_bytes(path.read_bytes())
        try:
            if os.geteuid() == 0:
                subprocess.run(["mount", "-o", "remount,ro", folder], check=True)
            else:
                Path(folder).chmod(0o555)
                copy.chmod(0o444)
            yield copy
        finally:
            if os.geteuid() == 0:
                subprocess.run(["umount", folder], check=True)
            else:
                Path(folder).chmod(0o755)


def fill(project: Project) -> None:
    for number in range(100):
        project.sources.add(NewSource(f"pitkä {number}", "ääkköset " * 4000))


def check_refusal_of_a_full_disk(project: Project, rows: Rows) -> None:
    """Fills the disk, and finds every act that returned, the refused one not begun, and the next one possible."""
    with pytest.raises(Refused, match=r"full|failed"):
        fill(project)
    count = len(project.sources.all())
    assert 0 < count < 100
    assert len(project.history()) == count + 1
    before = rows(project)
    with pytest.raises(Refused):
        fill(project)
    assert rows(project) == before
    assert project.check() == []


def test_a_full_disk_refuses_the_act_and_leaves_all_others(project: Project, path: Path, rows: Rows) -> None:
    if not may_mount():  # who may not mount a small disk lets SQLite believe in one
        project._database.execute("PRAGMA max_page_count = 80")
        return check_refusal_of_a_full_disk(project, rows)
    with small_disk() as disk:
        with Project.create(disk / "Työ.kooditin") as small:
            check_refusal_of_a_full_disk(small, rows)
            before = rows(small)
        spare = disk / "täynnä"
        with suppress(OSError), spare.open("wb", buffering=0) as file:
            while file.write(b"0" * 512):
                pass
        with Project.open(disk / "Työ.kooditin", back_up=False) as again:
            assert again.read_only
            assert "The disk is full" in str(again.read_only_reason)
        subprocess.run(["mount", "-o", "remount,size=4m", disk], check=True)
        with Project.open(disk / "Työ.kooditin", back_up=False) as again:
            assert rows(again) == before
            while again.undo():
                pass
            assert again.sources.all() == []
    return None


def test_a_file_that_may_not_grow_refuses_the_act(project: Project, path: Path, rows: Rows) -> None:
    project.sources.add(LONG)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    before = rows(project)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size + 20_000, hard))
        with pytest.raises(Refused, match=r"full|failed"):
            fill(project)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, ignored)
    assert rows(project) == before
    assert project.check() == []
    project.sources.add(NewSource("lyhyt", "ä"))


def test_making_a_project_on_a_full_disk_leaves_nothing_there(tmp_path: Path) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (5000, hard))
        with pytest.raises(Refused, match="could not be made"):
            Project.create(tmp_path / "Työ.kooditin")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, ignored)
    assert list(tmp_path.iterdir()) == []


def test_a_project_in_a_read_only_folder_opens_for_reading_and_says_why(
    filled: Project, path: Path, rows: Rows
) -> None:
    before = rows(filled)
    filled.close()
    with read_only_disk(path) as copy, Project.open(copy) as project:
        assert project.read_only
        assert "may not be written to" in str(project.read_only_reason)
        assert rows(project) == before
        with pytest.raises(Refused, match="for reading only"):
            project.codes.add("Äiti")
        with pytest.raises(Refused, match="for reading only"):
            project.undo()
        with pytest.raises(Refused, match="could not be made"):
            Project.create(copy.with_name("toinen.kooditin"))
        assert rows(project) == before


def test_a_file_that_vanished_refuses_acts_until_it_is_back(project: Project, path: Path, rows: Rows) -> None:
    project.codes.add("Äiti")
    before = rows(project)
    path.rename(path.with_name("muualla"))
    with pytest.raises(Refused, match="no longer there"):
        project.codes.add("Isä")
    with pytest.raises(Refused, match="no longer there"):
        project.undo()
    assert not path.exists()
    path.with_name("muualla").rename(path)
    assert rows(project) == before
    project.codes.add("Isä")


def test_a_file_that_another_program_replaced_refuses_acts(project: Project, path: Path) -> None:
    copy = path.with_name("kopio")
    copy.write_bytes(path.read_bytes())
    copy.replace(path)
    with pytest.raises(Refused, match="replaced"):
        project.codes.add("Äiti")


def test_a_file_in_use_refuses_acts_in_words_and_takes_them_afterwards(
    project: Project, path: Path, rows: Rows
) -> None:
    project.codes.add("Äiti")
    before = rows(project)
    project._database.execute("PRAGMA busy_timeout = 0")
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(Refused, match="in use"):
            project.codes.add("Isä")
        with pytest.raises(Refused, match="in use"):
            project.codes.all()
        with pytest.raises(Refused, match="in use"):
            project.undo()
        other.execute("ROLLBACK")
    assert rows(project) == before
    project.codes.add("Isä")


def test_an_open_project_is_one_file_beside_its_lock_and_a_closed_one_is_alone(project: Project, path: Path) -> None:
    project.codes.add("Äiti")
    journal = path.with_name(f"{path.name}-journal")
    assert journal.stat().st_size == 0
    project.close()
    assert list(path.parent.iterdir()) == [path]
    project.close()


def test_a_project_whose_last_act_was_cut_off_is_not_opened_for_reading_before_it_is_mended(
    project: Project, path: Path, tmp_path: Path
) -> None:
    project.sources.add(LONG)
    project.codes.add("Äiti")
    project.close()
    crashed = tmp_path / "kesken.kooditin"
    with closing(sqlite3.connect(path, isolation_level=None)) as writer:
        writer.execute("PRAGMA cache_size = 1")
        writer.execute("BEGIN")
        writer.execute("INSERT INTO current (operation) VALUES (0)")
        writer.execute("UPDATE source SET text = replace(text, 'ä', 'a')")
        crashed.write_bytes(path.read_bytes())
        crashed.with_name("kesken.kooditin-journal").write_bytes(path.with_name(f"{path.name}-journal").read_bytes())
        writer.execute("ROLLBACK")
    with pytest.raises(CannotOpen, match="in the middle of an act"):
        Project.open(crashed, read_only=True)
    with Project.open(crashed, back_up=False) as again:
        assert again.sources.text(1) == LONG.text
        assert again.check() == []
