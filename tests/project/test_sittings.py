"""A text that is kept at each pause of its writer is one step to undo, and durable at each pause."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kooditin.project import Project, journal
from kooditin.qda.source import NewSource, Span

TEXTS = ("Pöytä", "Pöytä on 😀", "Pöytä on yhteinen.")
Write = Callable[[str, bool], object]


@pytest.fixture
def project(tmp_path: Path) -> Any:
    with Project.create(tmp_path / "Työ.kooditin", coder="Aino") as made:
        made.sources.add(NewSource("Haastattelu", "Meillä on yhteinen pöytä."))
        made.codes.add("Yhteistyö")
        made.codings.apply(1, 0, 6, 1)
        made.memos.add("source", 1, "Alku", Span(0, 6))
        made.codes.add("Toinen")
        yield made


def writers(project: Project) -> dict[str, tuple[Write, Callable[[], str]]]:
    return {
        "coding": (lambda t, on: project.codings.set_memo(1, t, goes_on=on), lambda: project.codings.get(1).memo),
        "source": (lambda t, on: project.sources.set_memo(1, t, goes_on=on), lambda: project.sources.get(1).memo),
        "memo": (lambda t, on: project.memos.edit(1, t, goes_on=on), lambda: project.memos.get(1).text),
        "code": (
            lambda t, on: project.codes.describe(1, definition=t, goes_on=on),
            lambda: project.codes.get(1).definition,
        ),
    }


@pytest.mark.parametrize("thing", ["coding", "source", "memo", "code"])
def test_pauses_are_one_step_back_and_forth(project: Project, thing: str) -> None:
    write, read = writers(project)[thing]
    before, steps = read(), len(project.history())
    for number, text in enumerate(TEXTS):
        write(text, number > 0)
    assert len(project.history()) == steps + 1
    project.undo()
    assert read() == before
    project.redo()
    assert read() == TEXTS[-1]
    project.undo()
    assert read() == before
    assert project.check() == []


def test_a_memo_written_in_one_go_goes_with_one_undo(project: Project) -> None:
    memo = project.memos.add("source", 1, TEXTS[0])
    project.memos.edit(memo.id, TEXTS[1], goes_on=True)
    project.memos.edit(memo.id, TEXTS[2], goes_on=True)
    project.undo()
    assert [each.text for each in project.memos.all()] == ["Alku"]
    project.redo()
    assert project.memos.get(memo.id).text == TEXTS[2]


def test_a_coding_does_not_go_with_the_memo_written_on_it(project: Project) -> None:
    coding = project.codings.apply(1, 7, 9, 1)
    project.codings.set_memo(coding.id, "Huom", goes_on=True)
    project.undo()
    assert project.codings.get(coding.id).memo == ""


@pytest.mark.parametrize("between", ["another act", "undo", "another coder", "a long time", "a new sitting"])
def test_what_comes_between_ends_the_step(project: Project, between: str, monkeypatch: pytest.MonkeyPatch) -> None:
    project.codings.set_memo(1, TEXTS[0])
    goes_on = True
    match between:
        case "another act":
            project.codes.add("Kolmas")
        case "undo":
            project.codes.add("Kolmas")
            project.undo()
        case "another coder":
            project.use_coder("Väinö")
        case "a long time":
            monkeypatch.setattr(journal, "SITTING_SECONDS", -1)
        case "a new sitting":
            goes_on = False
    project.codings.set_memo(1, TEXTS[1], goes_on=goes_on)
    project.undo()
    assert project.codings.get(1).memo == TEXTS[0]
    assert project.check() == []


def test_another_row_is_another_step(project: Project) -> None:
    other = project.codings.apply(1, 7, 9, 1)
    project.codings.set_memo(1, TEXTS[0])
    project.codings.set_memo(other.id, TEXTS[1], goes_on=True)
    project.undo()
    assert (project.codings.get(1).memo, project.codings.get(other.id).memo) == (TEXTS[0], "")


WRITER = """
import sys
from pathlib import Path
from kooditin.project import Project
project = Project.open(Path(sys.argv[1]), back_up=False)
for number in range(10_000):
    project.codings.set_memo(1, f"Kohta {number}", goes_on=number > 0)
    print(number, flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="kills with SIGKILL")
def test_each_pause_survives_a_kill_and_all_are_one_step_tomorrow(project: Project) -> None:
    path = project.path
    project.close()
    with subprocess.Popen([sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        told = [int(writer.stdout.readline()) for _ in range(25)]
        os.kill(writer.pid, signal.SIGKILL)
        told += [int(line) for line in writer.stdout.read().split()]
    with Project.open(path, back_up=False, steal_lock=True) as again:
        kept = int(again.codings.get(1).memo.removeprefix("Kohta "))
        assert kept >= told[-1]
        assert again.check() == []
        again.undo()
        assert again.codings.get(1).memo == ""
        assert again.check() == []
