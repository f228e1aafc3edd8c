"""A double click on a project that a window has already brings that window forward; all else opens a window."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess, Qt
from PySide6.QtWidgets import QWidget

from kooditin.gui.window import handover
from kooditin.gui.window.handover import Doorbell, come_forward, hand_over
from kooditin.project.project import Project

ASK = """
import sys
from pathlib import Path
from kooditin.gui.window.handover import hand_over
sys.exit(0 if hand_over(Path(sys.argv[1]), Path(sys.argv[2])) else 1)
"""
HOLD = """
import sys
from kooditin.project import Project
with Project.open(sys.argv[1], back_up=False):
    print("open", flush=True)
    sys.stdin.readline()
"""


def test_the_window_that_has_the_project_hears_of_it(qtbot, project: Project, tmp_path: Path) -> None:
    asking = tmp_path / "windows"
    bell = Doorbell(asking)
    other = QProcess()
    other.setProgram(sys.executable)
    other.setArguments(["-c", ASK, str(project.path), str(asking)])
    with qtbot.waitSignals([bell.rung, other.finished], timeout=20_000):
        other.start()
    assert other.exitCode() == 0
    assert list(asking.iterdir()) == []


def test_a_project_that_nobody_has_is_not_handed_over(project: Project, tmp_path: Path) -> None:
    project.close()
    assert not hand_over(project.path, tmp_path / "windows")
    assert not hand_over(tmp_path / "puuttuu.kooditin", tmp_path / "windows")
    assert not (tmp_path / "windows").exists()


def test_a_process_that_does_not_answer_is_waited_for_only_briefly(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.close()
    monkeypatch.setattr(handover, "PATIENCE", 0.1)
    command = [sys.executable, "-c", HOLD, str(project.path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None and holder.stdout.readline() == "open\n"
        before = time.monotonic()
        assert not hand_over(project.path, tmp_path / "windows")
        assert time.monotonic() - before < 1
        holder.communicate("\n")
    assert list((tmp_path / "windows").iterdir()) == []


def test_a_folder_that_cannot_be_made_hinders_nothing(qtbot, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    Doorbell(tmp_path / "file" / "windows")


def test_a_window_in_the_task_bar_comes_forward(qtbot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.showMinimized()
    come_forward(window)
    assert not window.windowState() & Qt.WindowState.WindowMinimized
    assert window.isVisible()


def test_a_second_start_on_the_same_project_ends_at_once(qtbot, project: Project, kooditin_home: Path) -> None:
    bell = Doorbell(kooditin_home / "data" / "windows")
    other = QProcess()
    other.setProgram(sys.executable)
    other.setArguments(["-m", "kooditin", str(project.path)])
    with qtbot.waitSignals([bell.rung, other.finished], timeout=20_000):
        other.start()
    assert other.exitCode() == 0 and os.getpid() != other.processId()
