"""The application: one process, one window, one handler of unexpected errors."""

import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from kooditin import settings as settings_file
from kooditin.gui.bridge import i18n, theme
from kooditin.gui.window.crash import CrashHandler, note_hard_crashes
from kooditin.gui.window.handover import Doorbell, come_forward, hand_over
from kooditin.gui.window.main_window import MainWindow
from kooditin.settings import Settings

# How long Python lets a background thread go on when the window's wants its turn: its own 5 ms add up to a stall where
# the window asks again and again.
SWITCH_SECONDS = 0.001
# Full rounds of Python's garbage collector walk over all there is and make the window wait 50 to 150 ms for each, in
# whatever thread they begin. The short ones go on by themselves; the full one waits until another program is in front.
SHORT_ROUNDS, NEVER = (700, 10), 1_000_000
AWAY = 1000  # ms


def make_application(arguments: Sequence[str], settings: Settings | None = None) -> QApplication:
    """The QApplication with Kooditin's faces, language and colours; the one at hand when there is one."""
    settings = settings or Settings()
    sys.setswitchinterval(SWITCH_SECONDS)
    gc.set_threshold(*SHORT_ROUNDS, NEVER)
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        app = existing
    else:
        # Windows scales by 125 and 150 %: whole steps would be too small or too large.
        QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
        app = QApplication(list(arguments))
    app.setApplicationName("Kooditin")
    app.setDesktopFileName("kooditin")
    app.setStyle("Fusion")
    theme.load_faces()
    app.setFont(theme.ui_font())
    i18n.install(settings.language)
    theme.apply_theme(settings.theme)
    return app


def run(project: Path | None) -> int:
    """Opens the window, on a project if one is named, and waits until it is closed; the exit code.

    Where a window has that project already, it comes forward instead.
    """
    asking = settings_file.data_folder() / "windows"
    if project is not None and hand_over(project, asking):
        return 0
    settings = settings_file.load()
    app = make_application(sys.argv[:1], settings)
    window = MainWindow(settings)
    handler = CrashHandler(settings_file.log_folder(), window.tell_problem)
    handler.install()
    Doorbell(asking, window).rung.connect(lambda: come_forward(window))
    note_hard_crashes(settings_file.log_folder())
    app.styleHints().colorSchemeChanged.connect(lambda _scheme: theme.apply_theme(window.settings.theme))
    if os.environ.get("KOODITIN_QUIT_WHEN_PAINTED"):
        window.project_shown.connect(lambda: _quit_when_painted(window))
    if project is not None:
        window.open_project(project)
    else:
        window.show_start()
    window.show()
    gc.freeze()  # what was made so far lives as long as the window: no full round need walk over it
    CollectingWhenAway(app)
    return app.exec()


class CollectingWhenAway(QTimer):
    """Has a full round of the garbage collector made whenever the user has gone to another program."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.setSingleShot(True)
        self.setInterval(AWAY)
        self.timeout.connect(gc.collect)
        app.applicationStateChanged.connect(self.follow)

    def follow(self, state: Qt.ApplicationState) -> None:
        """Waits a little, as windows that come and go leave the program for a moment."""
        if state == Qt.ApplicationState.ApplicationActive:
            self.stop()
        else:
            self.start()


def _quit_when_painted(window: MainWindow) -> None:
    """For measuring the start: ends the program when what is shown has been painted."""

    def end() -> None:
        window.grab()
        window.close()
        QGuiApplication.quit()

    QTimer.singleShot(0, window, end)
