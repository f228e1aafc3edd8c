"""The user's choices are kept without the window waiting, even while a scanner has their file."""

from pathlib import Path

from kooditin import settings
from kooditin.gui.window.settings_keeper import SettingsKeeper
from kooditin.settings import Settings
from tests.windows_files import Patient


def test_choices_are_kept_at_once(qtbot) -> None:
    SettingsKeeper(Settings()).keep(Settings(coder="Väinö"))
    assert settings.load().coder == "Väinö"


def test_choices_are_kept_when_the_scanner_lets_go(qtbot, windows_files: Patient) -> None:
    settings.save(Settings(coder="Aino"))
    keeper = SettingsKeeper(Settings())
    keeper._later.setInterval(10)
    scanner = (settings.config_folder() / "settings.json").open()
    keeper.keep(Settings(coder="Väinö"))
    assert settings.load().coder == "Aino" and windows_files.waits <= 1
    scanner.close()
    qtbot.waitUntil(lambda: settings.load().coder == "Väinö")


def test_a_folder_that_refuses_is_told_at_once(qtbot, kooditin_home: Path) -> None:
    settings.config_folder().parent.mkdir(parents=True, exist_ok=True)
    settings.config_folder().write_text("no folder")
    keeper = SettingsKeeper(Settings())
    with qtbot.waitSignal(keeper.problem) as told:
        keeper.keep(Settings())
    assert "could not be saved" in str(told.args[0])


def test_the_last_choices_wait_for_a_scanner(qtbot, windows_files: Patient) -> None:
    settings.save(Settings(coder="Aino"))
    scanner = (settings.config_folder() / "settings.json").open()
    windows_files.at_wait[3] = scanner.close
    SettingsKeeper(Settings()).keep_at_last(Settings(coder="Väinö"))
    assert settings.load().coder == "Väinö"


def test_two_windows_keep_each_others_projects_in_the_list(qtbot) -> None:
    began = Settings(recent=("vanha",))
    settings.save(began)
    first, second = SettingsKeeper(began), SettingsKeeper(began)
    first.keep(Settings(recent=("a", "vanha")))
    second.keep(Settings(recent=("b", "vanha")))
    assert settings.load().recent == ("b", "a", "vanha")
    first.keep(Settings(recent=("c", "a", "vanha")))
    first.keep_at_last(Settings(recent=("c", "a", "vanha"), font_size=20))
    assert settings.load().recent == ("c", "b", "a", "vanha")
    second.keep_at_last(Settings(recent=("b", "vanha")))
    assert settings.load().recent == ("b", "c", "a", "vanha")
