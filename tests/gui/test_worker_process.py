"""The language worker as the window asks it: answers in order, killed, silent, out of memory, broken, missing."""

import json
import os
import signal
import sys
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest
from pytestqt.qtbot import QtBot

from kooditin.gui.bridge.child_process import encoded
from kooditin.gui.bridge.i18n import install, said
from kooditin.gui.bridge.worker_process import LanguageWorker, language_command
from kooditin.qda.errors import KooditinError

# What every stand-in for the worker begins with: it counts its starts in a file and answers line by line.
FRAME = """
import json, os, sys, time
from pathlib import Path
starts = Path({starts!r})
starts.write_text(starts.read_text() + "x" if starts.exists() else "x")
number = len(starts.read_text())
def say(**answer):
    sys.stdout.write(json.dumps(answer) + "\\n")
    sys.stdout.flush()
for line in sys.stdin:
    asked = json.loads(line)
"""
Answers = list[dict[str, Any]]
Make = Callable[..., LanguageWorker]


@pytest.fixture
def make(tmp_path: Path) -> Iterator[Make]:
    """A worker whose process runs the given lines for each message; it and its process are gone after the test."""
    made: list[LanguageWorker] = []

    def worker(lines: str, patience: float = 30) -> LanguageWorker:
        script = tmp_path / "worker.py"
        body = textwrap.indent(textwrap.dedent(lines), "    ")
        script.write_text(FRAME.format(starts=str(tmp_path / "starts")) + body, encoding="utf-8")
        made.append(LanguageWorker(command=[sys.executable, str(script)], patience=patience))
        return made[-1]

    yield worker
    for each in made:
        each.stop()


def starts(tmp_path: Path) -> int:
    return len((tmp_path / "starts").read_text())


def asked(worker: LanguageWorker, **message: Any) -> tuple[Answers, list[KooditinError]]:
    """What the message is answered, as it comes in."""
    answers: Answers = []
    errors: list[KooditinError] = []
    worker.ask(message, answers.append, errors.append)
    return answers, errors


def test_each_message_is_answered_line_by_line_in_the_order_asked(qtbot: QtBot, make: Make) -> None:
    worker = make("""
        say(id=asked["id"], at=asked["n"], word="Äijälä 😀")
        say(id=asked["id"], done=True)
    """)
    assert not worker.is_running
    found = [asked(worker, n=n)[0] for n in range(3)]
    qtbot.waitUntil(lambda: bool(found[2]) and "done" in found[2][-1])
    assert [[answer.get("at") for answer in answers] for answers in found] == [[0, None], [1, None], [2, None]]
    assert found[0][0]["word"] == "Äijälä 😀"


def test_what_is_urgent_goes_before_what_waits(qtbot: QtBot, make: Make) -> None:
    worker = make('time.sleep(0.05); say(id=asked["id"], done=True, n=asked["n"])')
    order: list[int] = []
    for n in range(3):
        worker.ask({"n": n}, lambda answer: order.append(answer["n"]))
    worker.ask({"n": 9}, lambda answer: order.append(answer["n"]), urgent=True)
    qtbot.waitUntil(lambda: len(order) == 4)
    assert order == [0, 9, 1, 2]


def test_the_analysis_goes_on_while_suggestions_are_learned(qtbot: QtBot) -> None:
    """With the real worker: learning from many examples takes longer than looking some words up."""
    worker = LanguageWorker()
    examples = [[f"Esimerkki {n} työstä ja koulusta, jossa on sanoja {n * 7}.", [n % 5], []] for n in range(3000)]
    order: list[str] = []
    codes = [[n, f"Koodi {n}", ""] for n in range(5)]
    learn = {"do": "learn", "codebook": codes, "examples": examples, "passages": []}
    worker.ask(learn, lambda _: order.append("learned"))
    worker.ask(
        {"do": "analyse", "texts": ["Kunnissa."], "quick": True},
        lambda answer: order.append(answer["words"][0][2]) if "words" in answer else None,
    )
    qtbot.waitUntil(lambda: bool(order), timeout=60_000)
    worker.stop()
    assert order == ["kunta"]


def test_killed_in_the_middle_the_worker_is_replaced_and_asked_again(qtbot: QtBot, make: Make, tmp_path: Path) -> None:
    worker = make('time.sleep(0.2 if number > 1 else 60); say(id=asked["id"], done=True)')
    restarts: list[int] = []
    worker.restarted.connect(lambda: restarts.append(1))
    answers, errors = asked(worker, do="analyse")
    qtbot.waitUntil(lambda: (tmp_path / "starts").exists())
    assert worker.process_id is not None
    os.kill(worker.process_id, getattr(signal, "SIGKILL", signal.SIGTERM))
    qtbot.waitUntil(lambda: bool(answers))
    assert (starts(tmp_path), len(restarts), errors) == (2, 1, [])


def test_what_is_asked_on_a_restart_goes_before_what_was_lost(qtbot: QtBot, make: Make) -> None:
    worker = make("""
        if number == 1:
            os._exit(1)
        say(id=asked["id"], done=True, n=asked["n"])
    """)
    order: list[str] = []
    worker.restarted.connect(lambda: worker.ask({"n": "learn"}, lambda answer: order.append(answer["n"])))
    worker.ask({"n": "rank"}, lambda answer: order.append(answer["n"]), urgent=True)
    qtbot.waitUntil(lambda: len(order) == 2)
    assert order == ["learn", "rank"]


def test_a_message_over_which_the_worker_always_ends_is_given_up_and_the_next_is_answered(
    qtbot: QtBot, make: Make, tmp_path: Path
) -> None:
    worker = make("""
        if asked["n"] == 1:
            sys.exit("Segmentation fault")
        say(id=asked["id"], done=True)
    """)
    (_, errors), (answers, none) = asked(worker, n=1), asked(worker, n=2)
    qtbot.waitUntil(lambda: bool(answers))
    assert starts(tmp_path) == 4
    assert "Segmentation fault" in str(errors[0])
    assert none == []


def test_a_worker_that_falls_silent_is_killed_and_replaced_once(qtbot: QtBot, make: Make, tmp_path: Path) -> None:
    worker = make('time.sleep(60 if asked["n"] == 1 else 0); say(id=asked["id"], done=True)', patience=0.3)
    (_, errors), (answers, _) = asked(worker, n=1), asked(worker, n=2)
    qtbot.waitUntil(lambda: bool(answers))
    assert starts(tmp_path) == 3
    assert "fell silent" in str(errors[0])


def test_lines_that_come_one_by_one_are_no_silence(qtbot: QtBot, make: Make, tmp_path: Path) -> None:
    worker = make(
        """
        for at in range(8):
            time.sleep(0.15)
            say(id=asked["id"], at=at)
        say(id=asked["id"], done=True)
        """,
        patience=0.9,
    )
    answers, _ = asked(worker)
    qtbot.waitUntil(lambda: bool(answers) and "done" in answers[-1])
    assert (len(answers), starts(tmp_path)) == (9, 1)


def test_a_worker_that_says_no_json_is_ended_and_named(qtbot: QtBot, make: Make) -> None:
    worker = make('print("<html>", flush=True)')
    _, errors = asked(worker)
    qtbot.waitUntil(lambda: bool(errors))
    assert "<html>" in str(errors[0])
    assert not worker.is_running


def test_an_error_of_the_worker_is_a_sentence_in_the_language_of_the_window(qtbot: QtBot, make: Make) -> None:
    worker = make("""
        from kooditin.language.worker import SAY_NO_MEMORY
        say(id=asked["id"], error=SAY_NO_MEMORY, values={})
    """)
    _, errors = asked(worker)
    qtbot.waitUntil(lambda: bool(errors))
    install("fi")
    assert said(errors[0]).startswith("Muisti ei riitä")


def test_without_its_own_ear_for_errors_a_message_tells_problem(qtbot: QtBot, make: Make) -> None:
    worker = make('say(id=asked["id"], error="It is {what}.", values={"what": "late"})')
    with qtbot.waitSignal(worker.problem) as told:
        worker.ask({}, lambda _: None)
    assert str(told.args[0]) == "It is late."


def test_a_command_that_is_not_there_is_a_sentence(qtbot: QtBot) -> None:
    worker = LanguageWorker(command=["/nowhere/kooditin"])
    _, errors = asked(worker)
    qtbot.waitUntil(lambda: bool(errors))
    assert "No such file" in str(errors[0]) or "WinError" in str(errors[0])


@pytest.mark.skipif(sys.platform == "win32", reason="no resource limits")
def test_a_worker_out_of_memory_is_told_as_such(qtbot: QtBot, tmp_path: Path) -> None:
    script = tmp_path / "worker.py"
    script.write_text(
        "import resource\n"
        "resource.setrlimit(resource.RLIMIT_AS, (2 * 10**9,) * 2)\n"
        "from kooditin.language import worker\n"
        "class Greedy:\n"
        "    def analyse(self, texts):\n"
        "        return [bytearray(10**10)]\n"
        "worker.load = lambda language: Greedy()\n"
        "worker.main()\n"
    )
    worker = LanguageWorker(command=[sys.executable, str(script)])
    _, errors = asked(worker, do="analyse", texts=["Työ."])
    answers, _ = asked(worker, do="about", quick=True)
    qtbot.waitUntil(lambda: bool(answers))
    worker.stop()
    assert "too little memory" in str(errors[0])


def test_nothing_is_answered_after_forgetting_and_no_process_is_left_after_stopping(qtbot: QtBot, make: Make) -> None:
    worker = make('time.sleep(0.1); say(id=asked["id"], done=True, n=asked["n"])')
    forgotten, _ = asked(worker, n=1)
    worker.forget()
    answers, _ = asked(worker, n=2)
    qtbot.waitUntil(lambda: bool(answers))
    assert forgotten == []
    process = psutil.Process(worker.process_id)
    asked(worker, n=3)
    worker.stop()
    assert not process.is_running()
    assert not worker.is_running


def test_the_worker_ends_with_a_window_that_is_killed(qtbot: QtBot, tmp_path: Path) -> None:
    """The window here is a process that starts the worker, waits for its answer, and is killed."""
    script = tmp_path / "window.py"
    script.write_text(
        "from PySide6.QtCore import QCoreApplication\n"
        "from kooditin.gui.bridge.worker_process import LanguageWorker\n"
        "app = QCoreApplication([])\n"
        "worker = LanguageWorker()\n"
        "tell = lambda answer: print(worker.process_id, flush=True)\n"
        "worker.ask({'do': 'about', 'quick': True}, tell, print)\n"
        "app.exec()\n"
    )
    with psutil.Popen([sys.executable, str(script)], stdout=-1, text=True) as window:
        worker = psutil.Process(int(window.stdout.readline()))
        assert worker.nice() > 0 or sys.platform == "win32"
        window.kill()
        window.wait()
    worker.wait(20)


def test_the_worker_is_started_by_the_programs_launcher_where_it_has_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert language_command()[0] == sys.executable
    launcher = tmp_path / "kooditin.exe"
    launcher.touch()
    monkeypatch.setattr(sys, "executable", str(tmp_path / "kooditin-window.exe"))
    assert language_command() == [str(launcher), "--language-worker"]


def test_long_lists_are_written_in_parts_of_the_same_json() -> None:
    message = {"id": 1, "texts": [f"Ääni {n}" for n in range(450)], "none": [], "two": [1, "ö"]}
    parts = list(encoded(message))
    assert len(parts) > 6
    assert json.loads(b"".join(parts)) == message
