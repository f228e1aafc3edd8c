"""A day with the analysis in the background, by the real worker: import, code meanwhile, pause, close, come back."""

from pathlib import Path

import psutil
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kooditin.gui.window import language_work
from kooditin.gui.window.main_window import MainWindow
from kooditin.project.analyses import Analyses
from kooditin.project.project import Project
from kooditin.qda.search import parse
from kooditin.qda.words import is_quick
from tests.journeys.conftest import drag_over, import_files, palette_field, quotes

SPOKEN = "V{n}: Kunnissa tehään palveluohjausta, ja {n}. tapaamisessa puhuttiin kuntapalveluista. Oon ollu mukana."


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """Every text that is stored as analysed, with the version."""
    found: list[tuple[str, str]] = []
    keep = Analyses.keep

    def noted(self: Analyses, version: str, analysed: list[tuple[str, object]]) -> None:
        found.extend((version, text) for text, _ in analysed)
        keep(self, version, analysed)  # type: ignore[arg-type]

    monkeypatch.setattr(Analyses, "keep", noted)
    return found


def versions(project: Project) -> list[str]:
    return [project.analyses.is_indexed(source.id) for source in project.sources.all()]


def test_the_analysis_goes_on_beside_the_work_and_never_twice(
    qtbot: QtBot,
    window: MainWindow,
    project_path: Path,
    interview: Path,
    tmp_path: Path,
    kept: list[tuple[str, str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(language_work, "is_on_mains", lambda: True)
    more = tmp_path / "Työpaja.txt"
    more.write_text("\n\n".join(SPOKEN.format(n=n) for n in range(60)), encoding="utf-8")
    with qtbot.waitSignal(window.project_shown):
        window.open_project(project_path)
    import_files(qtbot, window, interview, more)
    project, foot = window.project, window.status.language
    assert project is not None

    # the search is ready before the tagger, and says so at the foot
    qtbot.waitUntil(lambda: len(versions(project)) == 2 and all(versions(project)), timeout=60_000)
    hits = list(project.search.hits(parse("kunta", "lemma")))
    assert len(hits) == 120  # kunnissa and kuntapalveluista
    assert foot.isVisible() and "/2" in foot.label.text()

    # coding goes on meanwhile, by mouse and keyboard
    drag_over(qtbot, window, "yhteinen pöytä")
    qtbot.keyClick(window.transcript, Qt.Key.Key_Return)
    qtbot.keyClicks(palette_field(window), "Palvelumalli")
    qtbot.keyClick(palette_field(window), Qt.Key.Key_Return)
    assert quotes(window) == [("Palvelumalli", "yhteinen pöytä")]

    # paused, then closed in the middle: no process stays
    if foot.isVisible():
        qtbot.mouseClick(foot.button, Qt.MouseButton.LeftButton)
    analysis = window.language_work.analysis
    assert analysis is not None
    qtbot.waitUntil(lambda: not analysis.is_working, timeout=60_000)
    number = window.language_work.worker.process_id
    assert number is not None
    process = psutil.Process(number)
    window.close_project()
    assert not process.is_running()

    # the next day it goes on where it was left
    window.open_project(project_path)
    qtbot.waitUntil(lambda: window.language_work.analysis is not None, timeout=20_000)
    if window.language_work.is_paused:
        qtbot.waitUntil(foot.isVisible)
        qtbot.mouseClick(foot.button, Qt.MouseButton.LeftButton)
    project = window.project
    assert project is not None
    qtbot.waitUntil(lambda: not any(map(is_quick, versions(project))) and foot.isHidden(), timeout=60_000)
    assert len(kept) == len(set(kept))
    texts = [text for version, text in kept if not is_quick(version)]
    assert len(texts) == len([text for version, text in kept if is_quick(version)]) > 60
    assert len(list(project.search.hits(parse("kunta", "lemma")))) == 120
    assert quotes(window) == [("Palvelumalli", "yhteinen pöytä")]
