"""What all tests share: a home of their own, and Qt without a screen."""

import os
import sys
from pathlib import Path

import pytest

from tests.windows_files import windows_files  # noqa: F401  a fixture for all

os.environ["QT_QPA_PLATFORM"] = "offscreen"
if sys.platform.startswith("linux"):
    os.environ["LC_ALL"] = "C.UTF-8"  # Qt warns of a bare machine's C locale, and warnings fail tests


@pytest.fixture(autouse=True)
def kooditin_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A fresh place for settings, backups and logs, so that no test sees the user's or another test's."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("KOODITIN_HOME", str(home))
    monkeypatch.setenv("XDG_DATA_HOME", str(home / "xdg-data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "xdg-config"))
    return home
