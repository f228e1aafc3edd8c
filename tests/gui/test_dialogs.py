"""The settings take effect at once; a backup can be chosen and put back."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QScreen
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QScrollArea

from kooditin.gui.window.backups_dialog import BackupModel, BackupsDialog
from kooditin.gui.window.crash import CrashDialog
from kooditin.gui.window.guide import GuideDialog
from kooditin.gui.window.settings_dialog import SettingsDialog
from kooditin.project.backups import Backup
from kooditin.settings import Settings

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal
BACKUPS = [
    Backup(Path("/tmp/1"), "2026-11-20T08:00:00Z", 40_960, "Työ.kooditin"),
    Backup(Path("/tmp/2"), "2026-11-21T08:00:00Z", 81_920, "Työ.kooditin"),
]


@pytest.fixture
def settings(qtbot) -> SettingsDialog:
    dialog = SettingsDialog()
    qtbot.addWidget(dialog)
    dialog.show_settings(Settings(coder="Anni", recent=("/tmp/a.kooditin",)))
    return dialog


def test_showing_settings_tells_nothing(qtbot, settings: SettingsDialog) -> None:
    with qtbot.assertNotEmitted(settings.settings_changed):
        settings.show_settings(Settings(language="fi", theme="dark", font_size=20))
    assert settings.language.currentText() == "Suomi"


def test_each_choice_is_told_with_the_rest_unchanged(qtbot, settings: SettingsDialog) -> None:
    told: list[Settings] = []
    settings.settings_changed.connect(told.append)
    settings.language.setCurrentIndex(1)
    settings.theme.setCurrentIndex(2)
    settings.font_size.setValue(20)
    assert told[-1] == Settings(language="fi", theme="dark", font_size=20, coder="Anni", recent=("/tmp/a.kooditin",))
    assert len(told) == 3


def test_the_coder_is_told_when_the_name_is_complete(qtbot, settings: SettingsDialog) -> None:
    told: list[Settings] = []
    settings.settings_changed.connect(told.append)
    settings.coder.setText("  Bertta  B ")
    assert told == []
    settings.reject()
    assert [each.coder for each in told] == ["Bertta B"]


def test_an_empty_coder_is_not_told(qtbot, settings: SettingsDialog) -> None:
    with qtbot.assertNotEmitted(settings.settings_changed):
        settings.coder.setText(" ")
        settings.reject()


def test_the_newest_backup_is_chosen_and_asked_for(qtbot) -> None:
    dialog = BackupsDialog()
    qtbot.addWidget(dialog)
    dialog.show_backups(BACKUPS)
    dialog.show()
    with qtbot.waitSignal(dialog.restore_requested) as told:
        qtbot.mouseClick(dialog.restore, Qt.MouseButton.LeftButton)
    assert told.args == [BACKUPS[1]]
    with qtbot.waitSignal(dialog.folder_requested):
        qtbot.mouseClick(dialog.folder, Qt.MouseButton.LeftButton)


def test_without_backups_nothing_can_be_restored(qtbot) -> None:
    dialog = BackupsDialog()
    qtbot.addWidget(dialog)
    dialog.show_backups([])
    assert not dialog.restore.isEnabled()
    assert "no backups" in dialog.words.text()


def test_the_backup_model_keeps_qts_rules(qtbot) -> None:
    model = BackupModel()
    tester = QAbstractItemModelTester(model, FATAL)
    model.set_backups(BACKUPS)
    assert [model.index(0, column).data() for column in (1, 2)] == ["80.0 kB", "Työ.kooditin"]
    model.set_backups([])
    assert tester.model() is model


def test_dialogs_fit_a_small_screen(qtbot, monkeypatch):
    monkeypatch.setattr(QScreen, "availableSize", lambda _screen: QSize(683, 360))
    settings, backups = SettingsDialog(), BackupsDialog()
    for dialog in (settings, backups, GuideDialog("fi"), CrashDialog("Virhe ä", Path("loki.txt"))):
        qtbot.addWidget(dialog)
        dialog.show()
        assert dialog.height() <= 360 and dialog.width() <= 683, dialog
        assert dialog.minimumSizeHint().height() <= 330, dialog
    settings.show_settings(Settings(font_size=40))
    settings.resize(480, 300)
    page = settings.findChild(QScrollArea)
    qtbot.waitUntil(lambda: page.verticalScrollBar().maximum() > 0)
    assert settings.rect().contains(settings.buttons.geometry())
