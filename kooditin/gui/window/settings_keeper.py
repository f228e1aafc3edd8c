"""The user's choices written to their file, in a second once more where a virus scanner has it at the moment."""

import dataclasses

from PySide6.QtCore import QObject, Signal

from kooditin import settings as settings_file
from kooditin.disk import BRIEF, is_held
from kooditin.gui.bridge.later import later
from kooditin.qda.errors import KooditinError
from kooditin.settings import Settings


class SettingsKeeper(QObject):
    """Saves without keeping the window waiting; `problem` carries the KooditinError when that failed for good.

    `settings` are those that the window began with. What windows beside this one have opened since stays listed.
    """

    problem = Signal(object)

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._known = set(settings.recent)
        self._of_others: tuple[str, ...] = ()
        self._later = later(self, self._save, 1000)

    def keep(self, settings: Settings) -> None:
        """Saves now, or in a second."""
        self._settings = settings
        try:
            settings_file.save(self._with_others(), seconds=BRIEF)
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
            settings_file.save(self._with_others())
        except KooditinError as error:
            self.problem.emit(error)

    def _with_others(self) -> Settings:
        """The settings with the projects that other windows have opened, behind the one that was opened here last."""
        ours = self._settings.recent
        self._known.update(ours)
        new = (path for path in settings_file.load().recent if path not in self._known)
        self._of_others = (*new, *self._of_others)
        self._known.update(self._of_others)
        recent = dict.fromkeys((*ours[:1], *self._of_others, *ours[1:]))
        return dataclasses.replace(self._settings, recent=tuple(recent)[: settings_file.RECENT_KEPT])
