"""A day with vectors of passages: suggestions come by words first, then by meaning, and what was made is kept."""

import sys
from pathlib import Path

import psutil
import pytest

from kooditin.gui.bridge.worker_process import LanguageWorker
from kooditin.gui.window import language_work, suggesting, vectors
from kooditin.gui.window.main_window import MainWindow
from kooditin.language.meaning import VERSION
from kooditin.project.project import Project
from kooditin.qda.source import Span
from kooditin.qda.suggestion_messages import learned_texts

from .coded_answers import CODED, PATIENCE

TEXTS = CODED + 15 + 3  # examples, open passages and codes
WITHOUT_MODEL = (
    "import pathlib, kooditin.language.meaning as meaning, kooditin.language.worker as worker; "
    "meaning.resource_folder = lambda: pathlib.Path('ei ole'); raise SystemExit(worker.main())"
)


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """What waits for a calm moment waits little; vectors are made a few at a time."""
    for module, name, value in (
        (suggesting, "SETTLED", 300),
        (suggesting, "AFTER_ACT", 300),
        (language_work, "QUIET", 200),
        (vectors, "SECONDS", 0.02),
        (vectors, "KEPT_AFTER", 20),
        (vectors, "UNUSED_AFTER", 300),
    ):
        monkeypatch.setattr(module, name, value)


def open_and_wait(qtbot, window: MainWindow, path: Path) -> list[tuple[bool, bool]]:
    """Opens the project and waits until its suggestions go by meaning; what was learned: whole, by meaning."""
    learned: list[tuple[bool, bool]] = []
    now = window.suggested.suggesting
    now._telling.learned.connect(lambda whole: learned.append((whole, now.by_meaning)))
    window.open_project(path)
    qtbot.waitUntil(lambda: now.by_meaning and now.state == "ready", timeout=PATIENCE)
    return learned


def kept(window: MainWindow) -> int:
    """How many of the texts learned from have a vector in the project."""
    texts = learned_texts(window.suggested.suggesting.message)
    return len(window.project.passage_vectors.known(VERSION, texts))


def test_first_by_words_then_by_meaning_and_from_then_on_at_once(qtbot, window: MainWindow, coded_path: Path):
    assert open_and_wait(qtbot, window, coded_path) == [(True, False), (True, True)]
    now = window.suggested.suggesting
    qtbot.waitUntil(lambda: kept(window) == len(set(learned_texts(now.message))) == TEXTS)
    assert not now.vectors.is_lacking and now.problem is None
    ranked = {each.span: each.ranked[0].code for each in now.suggestions(window.place.source_id)}
    assert ranked

    text = window.transcript.page.stored
    start = text.index("V1: ") + 4
    window.apply_code(window.project.codes.find("Yhteistyö").id, Span(start, start + 12))
    qtbot.waitUntil(lambda: now.examples == CODED + 1, timeout=PATIENCE)
    assert now.by_meaning
    window.close_project()

    made: list[int] = []
    now.vectors.progressed.connect(lambda: made.append(now.vectors.total))
    assert open_and_wait(qtbot, window, coded_path)[0] == (True, True)
    assert set(made) == {0}


def test_a_worker_killed_while_making_goes_on_where_it_was(qtbot, window: MainWindow, coded_path: Path):
    now, worker = window.suggested.suggesting, window.language_work.worker
    window.open_project(coded_path)
    qtbot.waitUntil(lambda: 8 <= now.vectors.done < now.vectors.total - 20, timeout=PATIENCE)
    qtbot.waitUntil(lambda: kept(window) >= 4, timeout=PATIENCE)
    before, lacking = worker.process_id, []
    assert now.vectors.is_lacking and not now.by_meaning
    now.vectors.progressed.connect(lambda: lacking.append(now.vectors.total))
    psutil.Process(before).kill()
    qtbot.waitUntil(lambda: now.by_meaning and now.state == "ready", timeout=PATIENCE)
    assert worker.process_id not in (None, before)
    assert max(lacking[1:]) < TEXTS  # what was kept was told to the new one
    qtbot.waitUntil(lambda: kept(window) == TEXTS)
    assert now.problem is None


def test_without_the_model_suggestions_go_by_words(qtbot, window: MainWindow, coded_path: Path):
    window.language_work.worker.command = [sys.executable, "-P", "-c", WITHOUT_MODEL]
    now = window.suggested.suggesting
    window.open_project(coded_path)
    qtbot.waitUntil(lambda: now.state == "ready", timeout=PATIENCE)
    assert not now.by_meaning and not now.vectors.is_lacking and now.problem is None
    assert now.suggestions(window.place.source_id)
    assert kept(window) == 0


def test_a_project_that_is_only_read_is_refined_and_not_written_to(qtbot, window: MainWindow, coded_path: Path):
    with Project.open(coded_path, back_up=False) as project:
        texts = project.passage_vectors.every_text()
    coded_path.chmod(0o444)
    before = coded_path.read_bytes()
    with Project.open(coded_path):  # holds it, so that the window can only read it
        assert open_and_wait(qtbot, window, coded_path) == [(True, False), (True, True)]
        assert window.project.read_only and len(texts) >= TEXTS
        assert kept(window) == 0
        window.close_project()
    assert coded_path.read_bytes() == before


def test_pausing_holds_it_and_going_on_ends_it(qtbot, window: MainWindow, coded_path: Path):
    work, now = window.language_work, window.suggested.suggesting
    work.is_paused = True
    window.open_project(coded_path)
    qtbot.waitUntil(lambda: now.state == "ready" and now.vectors.is_lacking, timeout=PATIENCE)
    qtbot.wait(500)
    assert now.vectors.done == 0 and not now.by_meaning
    qtbot.waitUntil(lambda: work.state in ("paused", "refining_paused"))
    work.status.button.click()
    qtbot.waitUntil(lambda: 0 < now.vectors.done < now.vectors.total, timeout=PATIENCE)
    work.status.button.click()
    assert work.is_paused
    qtbot.waitUntil(lambda: not now.vectors._is_asking)
    held = now.vectors.done
    qtbot.wait(300)
    assert now.vectors.done == held
    work.status.button.click()
    qtbot.waitUntil(lambda: now.by_meaning, timeout=PATIENCE)


def test_it_waits_for_mains_power_and_can_be_begun_without(
    qtbot, window: MainWindow, coded_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(language_work, "is_on_mains", lambda: False)
    work, now = window.language_work, window.suggested.suggesting
    window.open_project(coded_path)
    qtbot.waitUntil(lambda: now.state == "ready" and work.state == "battery", timeout=PATIENCE)
    assert now.vectors.done == 0 and now.vectors.is_lacking
    work.analysis.may_tag = True  # as though there were nothing to tag
    work.analysis.hold()
    work.analysis._sources.clear()
    work._show()
    assert work.state == "refining_waits" and work.status.button.text() == "Tarkenna nyt"
    work.status.button.click()
    qtbot.waitUntil(lambda: work.state == "refining")
    assert "tarkennetaan" in work.status.label.text()
    qtbot.waitUntil(lambda: now.by_meaning, timeout=PATIENCE)
    assert work.state == "idle"


def test_vectors_of_a_deleted_source_go(qtbot, window: MainWindow, coded_path: Path):
    open_and_wait(qtbot, window, coded_path)
    qtbot.waitUntil(lambda: kept(window) == TEXTS)
    gone = learned_texts(window.suggested.suggesting.message)
    window.project.sources.delete(window.project.sources.find("B toinen").id)
    qtbot.waitUntil(lambda: len(window.project.passage_vectors.known(VERSION, gone)) == TEXTS - 6, timeout=PATIENCE)
    assert all(text in window.project.passage_vectors.known(VERSION, gone) for text in gone[: 3 + CODED])


def test_measuring_goes_by_meaning_where_suggestions_do(
    qtbot, window: MainWindow, coded_path: Path, monkeypatch: pytest.MonkeyPatch
):
    open_and_wait(qtbot, window, coded_path)
    qtbot.waitUntil(lambda: kept(window) == TEXTS)
    window.acts.by_name["show_suggestion_place"].trigger()
    asked: list[str] = []
    answers: list[dict] = []
    plain = LanguageWorker.ask

    def ask(worker, message, answered, failed=None, *, urgent=False):
        def heard(answer):
            answers.append(answer)
            answered(answer)

        if worker is window.suggestion_place._measurer:
            asked.append(message["do"])
            plain(worker, message, heard, failed, urgent=urgent)
        else:
            plain(worker, message, answered, failed, urgent=urgent)

    monkeypatch.setattr(LanguageWorker, "ask", ask)
    window.suggestion_place.measure()
    qtbot.waitUntil(lambda: window.project.suggestions.measured is not None, timeout=PATIENCE)
    assert asked == ["know_vectors", "learn", "assess"]
    learned = next(answer for answer in answers if "thresholds" in answer)
    assert (learned["by_meaning"], learned["lacking"]) == (True, 0)
