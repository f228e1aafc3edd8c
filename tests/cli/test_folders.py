"""Settings, backups, logs and documents are where Windows wants them, and the doctor tells the folders."""

import json
import os
import subprocess
import sys
from pathlib import Path

import platformdirs
import pytest
from platformdirs import windows

from kooditin import settings
from kooditin.project import backups

from .conftest import Kooditin

LOCAL, ROAMING = r"C:\Users\Äijälä\AppData\Local", r"C:\Users\Äijälä\AppData\Roaming"
ONEDRIVE = r"C:\Users\Äijälä\OneDrive - Yliopisto\Tiedostot"
FOLDERS = {"CSIDL_LOCAL_APPDATA": LOCAL, "CSIDL_APPDATA": ROAMING, "CSIDL_PERSONAL": ONEDRIVE}


@pytest.fixture
def on_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    """The folders of a Finn whose documents are in OneDrive."""
    monkeypatch.delenv("KOODITIN_HOME")
    monkeypatch.setattr(platformdirs, "PlatformDirs", windows.Windows)
    monkeypatch.setattr(windows, "get_win_folder", FOLDERS.__getitem__)


def parts(path: Path) -> list[str]:
    """The parts of a path of Windows, whichever way Python has joined it here."""
    return str(path).replace("/", "\\").split("\\")


def test_on_windows_all_that_is_ours_is_in_one_local_folder(on_windows: None) -> None:
    own = [*LOCAL.split("\\"), "Kooditin"]
    assert parts(settings.config_folder()) == own
    assert parts(settings.data_folder()) == own
    assert parts(settings.log_folder()) == [*own, "logs"]
    assert parts(backups.default_folder()) == [*own, "backups"]


def test_projects_are_offered_a_place_in_the_documents_even_in_onedrive(
    on_windows: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    documents = tmp_path / "OneDrive - Yliopisto" / "Tiedostot"
    monkeypatch.setitem(FOLDERS, "CSIDL_PERSONAL", str(documents))
    assert settings.documents_folder() == Path.home()
    documents.mkdir(parents=True)
    assert settings.documents_folder() == documents


def test_window_and_backups_agree_on_the_folder(kooditin_home: Path) -> None:
    assert backups.default_folder() == settings.data_folder() / "backups" == kooditin_home / "data" / "backups"


def test_the_doctor_tells_the_folders(kooditin: Kooditin, kooditin_home: Path) -> None:
    told = kooditin("doctor", "--json").json
    assert told["folders"]["backups"] == str(kooditin_home / "data" / "backups")
    assert told["folders"]["logs"] == str(kooditin_home / "data" / "logs")
    assert told["folders"]["settings"] == str(kooditin_home / "config")


def test_the_doctor_does_not_wait_for_a_drive_that_is_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    from kooditin.cli import doctor

    monkeypatch.setattr(doctor, "is_there", lambda _: False)
    assert doctor._free_megabytes(Path("Z:/Hanke")) == 0


def test_a_crash_below_python_leaves_its_trace(tmp_path: Path) -> None:
    script = (
        "import faulthandler, pathlib, sys\n"
        "from kooditin.gui.window.crash import note_hard_crashes\n"
        "note_hard_crashes(pathlib.Path(sys.argv[1]) / 'logs')\n"
        "faulthandler._sigsegv()\n"
    )
    done = subprocess.run([sys.executable, "-c", script, str(tmp_path)], capture_output=True, check=False, timeout=60)
    assert done.returncode != 0
    log = (tmp_path / "logs" / "kooditin-crash.log").read_text(encoding="utf-8")
    assert "Segmentation fault" in log and "<string>" in log


def test_a_console_of_another_code_page_gets_utf8(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "cp850", "LC_ALL": "C.UTF-8"}
    project = tmp_path / "Äijälän työ 😀.kooditin"
    command = [sys.executable, "-m", "kooditin", "new", str(project), "--json"]
    done = subprocess.run(command, capture_output=True, check=True, env=environment, timeout=60)
    assert json.loads(done.stdout.decode("utf-8"))["project"] == str(project)
