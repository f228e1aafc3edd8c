"""The one handler of unexpected errors: the window stays, a report is written, and nothing is lost."""

import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType

import PySide6
from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from kooditin import __version__
from kooditin.gui.bridge.fitting import fit_to_screen
from kooditin.gui.bridge.i18n import tr
from kooditin.qda.errors import KooditinError


class CrashHandler(QObject):
    """Takes what no one caught, from any thread, to the window's thread.

    What the user can act on (KooditinError) goes to `tell`; all else is our bug: logged, then shown as a report.
    """

    _caught = Signal(object)

    def __init__(self, log_folder: Path, tell: Callable[[KooditinError], None]) -> None:
        super().__init__()
        self._tell = tell
        self.log_path = log_folder / "kooditin.log"
        self._showing = False
        self.dialog: CrashDialog | None = None
        self._caught.connect(self._show)

    def install(self) -> None:
        """From now on uncaught exceptions come here."""
        sys.excepthook = self.take
        threading.excepthook = lambda args: self.take(args.exc_type, args.exc_value, args.exc_traceback)

    def take(self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
        """One uncaught exception, from any thread."""
        if error is None or issubclass(kind, KeyboardInterrupt):
            QGuiApplication.quit()
            return
        self._caught.emit(error.with_traceback(trace))

    def _show(self, error: BaseException) -> None:
        if isinstance(error, KooditinError):
            self._tell(error)
            return
        report = report_of(error)
        write_log(self.log_path, report)
        if self._showing:
            return
        self._showing = True
        self.dialog = CrashDialog(report, self.log_path)
        self.dialog.finished.connect(self._shown)
        self.dialog.open()

    def _shown(self) -> None:
        self._showing = False


def write_log(path: Path, report: str) -> None:
    """Adds a report to the log, which is kept under 2 MB in four files; where it cannot, to stderr."""
    # Imported on the first error: logging.handlers alone would add a hundredth of a second to every start.
    import logging
    from logging.handlers import RotatingFileHandler

    record = logging.LogRecord("kooditin", logging.ERROR, "", 0, report, None, None)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        writer = RotatingFileHandler(path, maxBytes=500_000, backupCount=3, encoding="utf-8")
    except OSError as error:
        if sys.stderr is not None:  # a windowed program on Windows has none
            sys.stderr.write(f"{error}\n{report}\n")
        return
    writer.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    writer.emit(record)
    writer.close()


def note_hard_crashes(log_folder: Path) -> None:
    """From now on, a crash below Python (in Qt or a driver) leaves the stacks of all threads in a log of its own."""
    import faulthandler

    with suppress(OSError):  # a folder that cannot be written to is no reason not to start
        log_folder.mkdir(parents=True, exist_ok=True)
        log = (log_folder / "kooditin-crash.log").open("a", encoding="utf-8")
        faulthandler.enable(log)


def report_of(error: BaseException) -> str:
    """What a maintainer needs: versions and the trace. No text of any source is in it."""
    import platform
    import traceback

    lines = traceback.format_exception(type(error), error, error.__traceback__)
    versions = f"Kooditin {__version__}, Python {platform.python_version()}, Qt {PySide6.__version__}"
    return f"{versions}, {platform.platform()}\n\n{''.join(lines)}"


class CrashDialog(QDialog):
    """Says that something unexpected happened, that the project is safe, and offers to copy the report."""

    def __init__(self, report: str, log_path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent or _active_window())
        self.setWindowTitle("Kooditin")
        fit_to_screen(self, QSize(640, 420))
        head = QLabel(tr("Something unexpected happened. Your project is safe: everything up to now is saved."))
        head.setProperty("role", "title")
        head.setStyleSheet("font-size: 16px;")
        head.setWordWrap(True)
        body = QLabel(
            tr("You can go on working. Please send the report below to the makers of Kooditin; it is also in {path}.")
            .format(path=log_path)
        )  # fmt: skip
        body.setWordWrap(True)
        self.report = QPlainTextEdit(report)
        self.report.setReadOnly(True)
        buttons = QDialogButtonBox()
        copy = buttons.addButton(tr("Copy the report"), QDialogButtonBox.ButtonRole.ActionRole)
        go_on = buttons.addButton(tr("Go on"), QDialogButtonBox.ButtonRole.AcceptRole)
        go_on.setDefault(True)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(report))
        buttons.accepted.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        for widget in (head, body, self.report, buttons):
            layout.addWidget(widget)


def _active_window() -> QWidget | None:
    from PySide6.QtWidgets import QApplication

    return QApplication.activeWindow()
