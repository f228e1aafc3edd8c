"""The real window, driven by keyboard and mouse."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from kooditin import resources
from kooditin.formats import codebook_table
from kooditin.gui.window.application import make_application
from kooditin.gui.window.main_window import MainWindow
from kooditin.project.project import Project
from kooditin.settings import Settings

from .coded_answers import write_coded

INTERVIEW = (
    "Haastattelija: Miten yhteistyö on sujunut? 😀\n\n"
    "V1: Meillä on kauppakamarin kanssa yhteinen pöytä. Siellä sovitaan, kuka ottaa minkäkin asiakkaan.\n\n"
    "Haastattelija: Entä mikä ei toimi?\n\n"
    "V1: No tota, tieto ei kulje TE-toimistosta meille. Me soitellaan niitä papereita perään.\n"
)


@pytest.fixture
def settings() -> Settings:
    return Settings(language="fi", theme="light", coder="Aino Äijälä")


@pytest.fixture
def window(qtbot: QtBot, settings: Settings) -> Iterator[MainWindow]:
    """An open window on the start page, in Finnish."""
    make_application(["kooditin"], settings)
    window = MainWindow(settings)
    window.resize(1366, 768)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield window
    window.close_project()


@pytest.fixture
def interview(tmp_path: Path) -> Path:
    path = tmp_path / "Äijälä & Söhnä.txt"
    path.write_text(INTERVIEW, encoding="utf-8")
    return path


@pytest.fixture
def project_path(tmp_path: Path) -> Path:
    """A project with the TE24 codebook and nothing else."""
    path = tmp_path / "Kotoutuminen.kooditin"
    codes = codebook_table.read(resources.resource("codebooks", "te24.csv"))
    Project.create(path, name="Kotoutuminen", coder="Aino Äijälä", codebook=codes).close()
    return path


@pytest.fixture
def coded_path(tmp_path: Path) -> Path:
    """A project with enough codings to learn from."""
    return write_coded(tmp_path)


@pytest.fixture
def opened(qtbot: QtBot, window: MainWindow, project_path: Path, interview: Path) -> MainWindow:
    """The window with that project open and the interview imported, as the user would."""
    with qtbot.waitSignal(window.project_shown):
        window.open_project(project_path)
    import_files(qtbot, window, interview)
    return window


def import_files(qtbot: QtBot, window: MainWindow, *paths: Path) -> None:
    """Imports files and waits for the end of it."""
    window.files.import_sources(list(paths))
    qtbot.waitUntil(lambda: not window.files.jobs)


def point_of(window: MainWindow, words: str, *, end: bool = False) -> QPoint:
    """Where words of the page are, in its viewport."""
    view = window.transcript
    start = view.page.stored.index(words)
    offset = view.page.end_to_page(start + len(words)) if end else view.page.to_page(start)
    cursor = QTextCursor(view.document())
    cursor.setPosition(offset)
    return view.cursorRect(cursor).center()


def drag_over(qtbot: QtBot, window: MainWindow, words: str) -> None:
    """Selects words with the mouse, from their first to their last character."""
    port = window.transcript.viewport()
    qtbot.mousePress(port, Qt.MouseButton.LeftButton, pos=point_of(window, words))
    qtbot.mouseMove(port, point_of(window, words, end=True))
    qtbot.mouseRelease(port, Qt.MouseButton.LeftButton, pos=point_of(window, words, end=True))


def quotes(window: MainWindow) -> list[tuple[str, str]]:
    """The codings of the open source as (code name, quoted text), from the project file itself."""
    project, source = window.project, window.place.source_id
    assert project is not None and source is not None
    text, codes = project.sources.text(source), project.codes.by_id()
    return [(codes[c.code].name, text[c.start : c.end]) for c in project.codings.in_source(source)]


def palette_field(window: MainWindow) -> QLineEdit:
    """The field of the open code palette, which must have the focus."""
    assert window.place.palette_box.isVisible()
    field = window.place.palette_box.findChild(QLineEdit)
    assert field is not None
    assert field.hasFocus()
    return field
