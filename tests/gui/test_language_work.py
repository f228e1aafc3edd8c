"""The analysis of a project in the background: in which order, how often, and what happens when it goes wrong."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kooditin.gui.bridge.worker_process import LanguageWorker
from kooditin.gui.window import language_work
from kooditin.gui.window.analysis import Analysis
from kooditin.gui.window.application import make_application
from kooditin.gui.window.main_window import MainWindow
from kooditin.project.project import Project
from kooditin.qda.source import NewSource
from kooditin.settings import Settings

# Stands in for the worker: splits texts at spaces, writes down what it was asked, and ends or fails over some words.
WORKER = """
import json, os, re, sys, time
from pathlib import Path
log = Path({log!r}).open("a", encoding="utf-8")
for line in sys.stdin:
    asked = json.loads(line)
    if asked["do"] not in ("about", "analyse"):
        print(json.dumps({{"id": asked["id"], "error": "no suggestions", "values": {{}}}}), flush=True)
        continue
    log.write(line)
    log.flush()
    quick = asked.get("quick", False)
    version = ("words " if quick else {version!r} + " ") + asked.get("language", "")
    answers = []
    if asked["do"] == "about":
        answers = [{{"pipeline": "" if quick else {version!r}, "version": version, "problem": {problem!r}}}]
        if asked.get("expected"):
            answers = [{{"version": version}}]
        answers[0]["done"] = True
    for at, text in enumerate(asked.get("texts", ())):
        time.sleep({slow})
        if not quick and "VAIENNUT" in text:
            time.sleep(60)
        if not quick and "KAATUU" in text:
            os._exit(1)
        words = [[m.start(), m.end(), m[0].lower(), "", []] for m in re.finditer(r"\\w+", text)]
        answers.append({{"at": at, "words": words}})
    if "{error}" and not quick and not asked.get("expected"):
        answers = [{{"error": "{error}", "values": {{}}}}]
    elif asked["do"] == "analyse":
        answers.append({{"done": True}})
    for answer in answers:
        print(json.dumps({{"id": asked["id"], **answer}}), flush=True)
"""
Make = Callable[..., Analysis]


class Asked:
    """What stand-ins for the worker were asked, by the log they write."""

    def __init__(self, folder: Path) -> None:
        self.log = folder / "asked"
        self._script = folder / "worker.py"

    def command(self, *, version: str = "malli 1", problem: str = "", error: str = "", slow: float = 0) -> list[str]:
        script = WORKER.format(log=str(self.log), version=version, problem=problem, error=error, slow=slow)
        self._script.write_text(script, encoding="utf-8")
        return [sys.executable, str(self._script)]

    def texts(self, *, quick: bool) -> list[str]:
        asked = [json.loads(line) for line in self.log.read_text(encoding="utf-8").splitlines()]
        return [text for one in asked if one.get("quick", False) == quick for text in one.get("texts", ())]


@pytest.fixture
def asked(tmp_path: Path) -> Asked:
    return Asked(tmp_path)


@pytest.fixture
def analysis(qtbot: QtBot, project: Project, asked: Asked) -> Iterator[Make]:
    """An analysis of the project by a stand-in for the worker; both are gone after the test."""
    made: list[tuple[Analysis, LanguageWorker]] = []

    def make(*, patience: float = 30, **habits: object) -> Analysis:
        worker = LanguageWorker(command=asked.command(**habits), patience=patience)  # type: ignore[arg-type]
        made.append((Analysis(project, worker), worker))
        return made[-1][0]

    yield make
    for each, worker in made:
        each.close()
        worker.stop()


def is_through(analysis: Analysis) -> Callable[[], bool]:
    return lambda: analysis.total > 0 and analysis.done == analysis.total and not analysis.is_quick


def versions(project: Project) -> set[str]:
    return {project.analyses.is_indexed(source.id) for source in project.sources.all()}


def test_all_sources_go_word_by_word_first_and_the_open_one_before_the_others(
    qtbot: QtBot, project: Project, asked: Asked, analysis: Make
) -> None:
    work = analysis()
    order: list[tuple[int, str]] = []
    work.indexed.connect(lambda source: order.append((source, project.analyses.is_indexed(source))))
    open_source = project.sources.find("Työpaja 14.3.").id
    project.sources.add(NewSource("Neljäs", "Toista asiaa.", "interview"))
    work.first_source = open_source
    work.look()
    qtbot.waitUntil(is_through(work))
    first, second, third, _ = (source.id for source in project.sources.all())
    assert [source for source, _ in order] == [open_source, first, second, 4] * 2
    assert third == open_source
    assert [version for _, version in order] == ["words fi"] * 4 + ["malli 1 fi"] * 4


def test_nothing_is_analysed_twice_not_even_after_closing(
    qtbot: QtBot, project: Project, asked: Asked, analysis: Make
) -> None:
    work = analysis()
    work.look()
    qtbot.waitUntil(is_through(work))
    texts = asked.texts(quick=False)
    assert sorted(texts) == sorted(set(texts)) == sorted(set(asked.texts(quick=True)))
    again = analysis()
    loaded: list[object] = []
    again.language_known.connect(lambda *about: loaded.append(about))
    again.look()
    qtbot.waitUntil(is_through(again))
    assert asked.texts(quick=False) == texts
    assert loaded == []  # the tagger is not even loaded


def test_held_in_the_middle_it_goes_on_with_what_is_missing(
    qtbot: QtBot, project: Project, asked: Asked, analysis: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kooditin.gui.window.analysis.MOST_TEXTS", 1)
    project.sources.add(NewSource("Pitkä", "\n".join(f"Kappale {n} on tässä." for n in range(40)), "interview"))
    work = analysis(slow=0.01)
    work.first_source = project.sources.find("Pitkä").id
    work.look()
    qtbot.waitUntil(lambda: asked.log.exists() and len(asked.texts(quick=False)) > 5)
    work.hold()
    qtbot.waitUntil(lambda: not work.is_working)
    held_at = len(asked.texts(quick=False))
    assert held_at < 40
    work.go_on()
    qtbot.waitUntil(is_through(work))
    texts = asked.texts(quick=False)
    assert len(texts) == len(set(texts)) > 40


def test_a_worker_killed_in_the_middle_costs_a_batch_and_nothing_else(
    qtbot: QtBot, project: Project, asked: Asked, analysis: Make
) -> None:
    work = analysis(slow=0.02)
    project.sources.add(NewSource("Pitkä", "\n".join(f"Kappale {n} on tässä." for n in range(40)), "interview"))
    work.look()
    qtbot.waitUntil(lambda: asked.log.exists() and len(asked.texts(quick=False)) > 1)
    number = work._worker.process_id
    assert number is not None
    os.kill(number, getattr(signal, "SIGKILL", signal.SIGTERM))
    qtbot.waitUntil(is_through(work))
    assert versions(project) == {"malli 1 fi"}


def test_the_one_text_that_the_worker_cannot_bear_is_left_out_with_a_sentence(
    qtbot: QtBot, project: Project, asked: Asked, analysis: Make
) -> None:
    text = "\n".join([f"Kappale {n}." for n in range(3)] + ["Tähän se KAATUU aina.", "Loppu."])
    source = project.sources.add(NewSource("Kaatuva", text, "interview")).id
    work = analysis()
    failures: list[str] = []
    work.failed.connect(lambda error: failures.append(str(error)))
    work.first_source = source
    work.look()
    qtbot.waitUntil(is_through(work), timeout=15_000)
    assert len(failures) == 1
    missing = [said for _, said in project.analyses.missing(source, "malli 1 fi")]
    assert missing == ["Tähän se KAATUU aina."]
    assert project.analyses.is_indexed(source) == "words fi"  # found all the same, less exactly


def test_a_text_over_which_the_worker_falls_silent_is_left_out_too(
    qtbot: QtBot, project: Project, asked: Asked, analysis: Make
) -> None:
    source = project.sources.add(NewSource("Vaikea", "Tässä hän on VAIENNUT.", "interview")).id
    work = analysis(patience=0.4)
    work.first_source = source
    with qtbot.waitSignal(work.failed) as told:
        work.look()
    assert "fell silent" in str(told.args[0])
    qtbot.waitUntil(is_through(work))


def test_a_pipeline_that_is_missing_stops_the_tagging_once_and_leaves_the_search(
    qtbot: QtBot, project: Project, asked: Asked, analysis: Make
) -> None:
    work = analysis(error="The model is gone.")
    errors: list[str] = []
    work.stopped.connect(lambda error: errors.append(str(error)))
    work.look()
    qtbot.waitUntil(lambda: bool(errors))
    assert errors == ["The model is gone."]
    assert work.is_held and not work.is_working
    assert versions(project) == {"words fi"}


def test_a_model_of_another_version_analyses_anew(qtbot: QtBot, project: Project, asked: Asked, analysis: Make) -> None:
    for version in ("malli 1", "malli 2"):
        work = analysis(version=version)
        work.look()
        qtbot.waitUntil(is_through(work))
        work.close()
        assert versions(project) == {f"{version} fi"}
    assert len(asked.texts(quick=False)) == 2 * len(asked.texts(quick=True))


def test_a_source_in_another_language_is_read_in_it_once_that_is_said(
    qtbot: QtBot, project: Project, asked: Asked, analysis: Make
) -> None:
    source = project.sources.add(NewSource("English", "It is what it is.", "interview")).id
    work = analysis()
    work.look()
    qtbot.waitUntil(is_through(work))
    assert project.analyses.is_indexed(source) == "malli 1 fi"
    project.sources.set_language(source, "en")
    work.look()
    qtbot.waitUntil(lambda: project.analyses.is_indexed(source) == "malli 1 en")


def test_a_source_deleted_while_it_is_analysed_is_no_problem(
    qtbot: QtBot, project: Project, asked: Asked, analysis: Make
) -> None:
    text = "\n".join(f"Kappale {n}." for n in range(30))
    source = project.sources.add(NewSource("Poistuva", text, "interview")).id
    work = analysis(slow=0.02)
    errors: list[object] = []
    work.stopped.connect(errors.append)
    work.first_source = source
    work.look()
    qtbot.waitUntil(lambda: asked.log.exists() and bool(asked.texts(quick=True)))
    project.sources.delete(source)
    work.look()
    qtbot.waitUntil(is_through(work))
    assert errors == []


# ---- in the window


@pytest.fixture
def window(qtbot: QtBot, project: Project, asked: Asked, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    """The window on the project, its analysis begun at once by a stand-in for the worker."""
    monkeypatch.setattr(language_work, "QUIET", 50)
    monkeypatch.setattr(language_work, "SETTLED", 50)
    make_application(["kooditin"], Settings(language="en"))
    window = MainWindow(Settings(language="en"))
    qtbot.addWidget(window)
    window.show()
    yield window
    window.close_project()


def shown(window: MainWindow, project: Project, command: list[str]) -> None:
    window.language_work.worker.command = command
    window.show_project(project)


def test_the_foot_of_the_window_tells_how_far_it_is_and_pauses(
    qtbot: QtBot, window: MainWindow, project: Project, asked: Asked
) -> None:
    work, foot = window.language_work, window.status.language
    shown(window, project, asked.command(slow=0.15))
    qtbot.waitUntil(lambda: foot.label.text() == "Analysing 0/3")
    foot.button.click()
    assert (foot.label.text(), foot.button.text()) == ("Analysis paused 0/3", "Go on")
    qtbot.waitUntil(lambda: work.analysis is not None and not work.analysis.is_working)
    assert versions(project) == {"words fi"}
    foot.button.click()
    qtbot.waitUntil(foot.isHidden)
    assert versions(project) == {"malli 1 fi"}


def test_on_battery_only_the_search_is_got_ready_until_one_says_otherwise(
    qtbot: QtBot, window: MainWindow, project: Project, asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(language_work, "is_on_mains", lambda: False)
    foot = window.status.language
    shown(window, project, asked.command())
    qtbot.waitUntil(lambda: foot.label.text() == "Waits for mains power")
    assert versions(project) == {"words fi"}
    foot.button.click()
    qtbot.waitUntil(foot.isHidden)
    assert versions(project) == {"malli 1 fi"}


def test_what_goes_wrong_is_said_once_and_coding_goes_on(
    qtbot: QtBot, window: MainWindow, project: Project, asked: Asked
) -> None:
    foot = window.status.language
    shown(window, project, asked.command(error="The model is gone."))
    qtbot.waitUntil(lambda: foot.label.text() == "Analysis stopped")
    notice = window.place.notice
    assert "The model is gone." in notice.text()
    source = project.sources.find("Työpaja 14.3.").id
    window.show_source(source)
    assert project.codings.apply(source, 0, 10, project.codes.find("Resurssit").id)


def test_a_better_model_that_could_not_be_loaded_is_named(
    qtbot: QtBot, window: MainWindow, project: Project, asked: Asked
) -> None:
    shown(window, project, asked.command(problem="fi_core_news_lg: wrong version"))
    qtbot.waitUntil(lambda: "fi_core_news_lg: wrong version" in window.place.notice.text())


def test_new_sources_are_analysed_once_they_have_come_in(
    qtbot: QtBot, window: MainWindow, project: Project, asked: Asked
) -> None:
    shown(window, project, asked.command())
    qtbot.waitUntil(lambda: versions(project) == {"malli 1 fi"})
    project.sources.add(NewSource("Uusi", "Uusi aineisto tuli.", "interview"))
    qtbot.waitUntil(lambda: versions(project) == {"malli 1 fi"})
    assert asked.texts(quick=False).count("Uusi aineisto tuli.") == 1


def test_a_project_that_is_only_read_gets_its_search_ready_in_memory(
    qtbot: QtBot, window: MainWindow, project: Project, asked: Asked
) -> None:
    before = project.path.read_bytes()
    with Project.open(project.path, read_only=True) as reader:
        shown(window, reader, asked.command())
        work = window.language_work
        qtbot.waitUntil(lambda: work.analysis is not None and work.analysis.total == 3)
        window.acts.by_name["show_search"].trigger()
        qtbot.waitUntil(lambda: window.search.panel.watch.done == 3)
        assert work.state == "idle"
        assert asked.texts(quick=False) == []
        window.close_project()
    assert project.path.read_bytes() == before


def test_nothing_is_written_just_after_a_passage_was_selected(
    qtbot: QtBot, project: Project, asked: Asked, analysis: Make
) -> None:
    work = analysis()
    work.rest(1.0)
    begun = time.monotonic()
    work.look()
    qtbot.waitUntil(lambda: any(versions(project)))
    assert time.monotonic() - begun >= 1.0


def test_closing_the_project_leaves_no_process(
    qtbot: QtBot, window: MainWindow, project: Project, asked: Asked
) -> None:
    shown(window, project, asked.command(slow=0.2))
    worker = window.language_work.worker
    qtbot.waitUntil(lambda: worker.process_id is not None)
    window.close_project()
    assert not worker.is_running


def test_the_window_never_loads_the_language_libraries(tmp_path: Path) -> None:
    script = (
        "import sys; from kooditin.gui.window.application import *; from kooditin.settings import Settings; "
        "make_application(['k']); w = MainWindow(Settings()); w.language_work; "
        "import kooditin.gui.window.analysis; "
        "print(*{'spacy', 'thinc', 'numpy', 'simplemma', 'pyvoikko', 'psutil'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
