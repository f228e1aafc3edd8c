"""A project small enough to know by heart, and the window's look, for the tests of the panels."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kooditin.gui.bridge import i18n, theme
from kooditin.project.project import Project
from kooditin.qda.codebook import NewCode
from kooditin.qda.source import NewSource

TEXT = "Haastattelija: Mikä siinä on toiminut? 😀\nV3: Ehdottomasti se, että meillä on yhteinen pöytä. Rahaa ei ole."
CODEBOOK = (
    NewCode(("Hyvät käytännöt",), "#3a923a"),
    NewCode(("Hyvät käytännöt", "Palvelumalli"), "#55a868", "Miten palvelu on rakennettu."),
    NewCode(("Hyvät käytännöt", "Yhteistyö ja verkostot"), "#6bbf7b"),
    NewCode(("Kehittämistarpeet",), "#c44e52"),
    NewCode(("Kehittämistarpeet", "Resurssit"), "#db9497", "Työaikaa on liian vähän.", "Väki.", "Rahoitus.", "1"),
    NewCode(("Kehittämistarpeet", "Tiedonsiirto"), "#e2abad"),
    NewCode(("Suositukset",), "#e08b3e"),
)


@pytest.fixture(autouse=True)
def look(qtbot: QtBot) -> None:
    """English words and the light theme, whatever a test before has chosen; none of its windows lives on."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    i18n.install("en")
    theme.apply_theme("light")


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    """Seven codes in a tree, three sources of two kinds, three codings in the first."""
    with Project.create(tmp_path / "Työ.kooditin", name="Työ", coder="A", codebook=CODEBOOK) as made:
        made.sources.add_many(
            [
                NewSource("Talent Hub, Turku", TEXT, "interview"),
                NewSource("Osaamiskeskus, Tampere", TEXT, "interview"),
                NewSource("Työpaja 14.3.", TEXT, "workshop"),
            ]
        )
        source = made.sources.find("Talent Hub, Turku").id
        for start, end, code in ((45, 80, "Resurssit"), (60, 90, "Tiedonsiirto"), (45, 80, "Palvelumalli")):
            made.codings.apply(source, start, end, made.codes.find(code).id)
        yield made


@pytest.fixture
def show(qtbot: QtBot, project: Project) -> Callable[[QWidget], QWidget]:
    """Shows a panel with the project and lets it follow the project's changes."""
    ends = []
    panels = []

    def shown(panel: QWidget) -> QWidget:
        qtbot.addWidget(panel)
        if hasattr(panel, "set_project"):
            panel.set_project(project)
            panels.append(panel)
            ends.append(project.subscribe(panel.follow))
        panel.resize(320, 640)
        panel.show()
        qtbot.waitExposed(panel)
        return panel

    yield shown
    for end in ends:
        end()
    for panel in panels:
        panel.set_project(None)
