"""The user's choices written to their file, in a second once more where a virus scanner has it at the moment."""

from PySide6.QtCore import QObject, QTimer, Signal

from kooditin import settings as settings_file
from kooditin.disk import BRIEF, is_held
from kooditin.qda.errors import KooditinError
from kooditin.settings import Settings


class SettingsKeeper(QObject):
    """Saves without keeping the window waiting; `problem` carries the KooditinError when that failed for good."""

    problem = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = Settings()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(1000)
        self._later.timeout.connect(self._save)

    def keep(self, settings: Settings) -> None:
        """Saves now, or in a second."""
        self._settings = settings
        try:
            settings_file.save(settings, seconds=BRIEF)
        except KooditinError as error:
            if is_held(error.__cause__):
                self._later.start()
            else:
                self.problem.emit(error)

    def keep_at_last(self, settings: Settings) -> None:
        """Saves before the window closes, and waits for that a little."""
        self._settings = settings
        self._save()

    def _save(self) -> None:
        self._later.stop()
        try:
            settings_file.save(self._settings)
        except KooditinError as error:
            self.problem.emit(error)
