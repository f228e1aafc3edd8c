"""The command that tells how Kooditin is doing on this machine."""

import os
import platform
import re
import shutil
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import click

from kooditin import __version__, settings
from kooditin.cli.options import as_json
from kooditin.cli.printing import print_json, print_table
from kooditin.disk import is_there
from kooditin.language import pipeline
from kooditin.resources import resource_folder

PACKAGES = (
    "PySide6-Essentials",
    "sqlite-utils",
    "click",
    "python-docx",
    "webvtt-py",
    "charset-normalizer",
    "rapidfuzz",
    "spacy",
)
DISPLAYS = ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")
_BETTER = (
    "{better} reads sentences better than {name}. Download its wheel for spaCy {spacy} (a file named "
    "{better}-{spacy}.0-py3-none-any.whl, some 220 MB, from the releases of spaCy's models) and run "
    '"{python}" -m pip install --no-deps FILE; it is used from the next start on, and the texts are analysed anew.'
)
_NO_PIPELINE = (
    "None, so base forms are looked up word by word. Run "
    '"{python}" -m pip install spacy-fi-experimental-web-md, or install Kooditin again.'
)
_NO_ENCODER = "None, so suggestions go by the words of passages alone. Install Kooditin again."
_ASK_SQLITE = "import sqlite3; print(sqlite3.sqlite_version)"  # only the project room may import it

# Asked of another process: Qt may be missing a library, may abort without a screen, and is no business of this one.
_ASK_QT = """
from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QApplication
application = QApplication([])
print(qVersion(), application.platformName())
"""

# Qt names libxcb-cursor whatever its plugin lacks; the loader names what is really missing.
_ASK_PLUGIN = """
import ctypes, pathlib, PySide6
ctypes.CDLL(str(pathlib.Path(PySide6.__file__).parent / "Qt" / "plugins" / "platforms" / "libqxcb.so"))
"""


@click.command()
@as_json
def doctor(as_json: bool) -> int:
    """Tell the versions, whether Qt works here, the folders in use and the free space."""
    found = examine()
    if as_json:
        print_json(found)
    else:
        print_table(("what", "found"), list(_lines(found)))
    return 1 if found["qt"]["problem"] else 0


def examine() -> dict[str, Any]:
    """What the doctor finds, as JSON gives it (Any: its values nest)."""
    folders = {
        "settings": settings.config_folder(),
        "data": settings.data_folder(),
        "backups": settings.data_folder() / "backups",
        "logs": settings.log_folder(),
        "documents": settings.documents_folder(),
        "resources": resource_folder(),
    }
    return {
        "kooditin": __version__,
        "python": platform.python_version(),
        "system": platform.platform(),
        "sqlite": _ask(_ASK_SQLITE).stdout.strip(),
        "packages": {name: _version(name) for name in PACKAGES},
        "qt": examine_qt(),
        "finnish": examine_finnish(),
        "folders": {name: str(path) for name, path in folders.items()},
        "free_megabytes": {name: _free_megabytes(folders[name]) for name in ("settings", "data", "documents")},
    }


def examine_finnish() -> dict[str, str | None]:
    """The pipeline and the lemmatiser in use, and how to add a better pipeline, if there is one."""
    from kooditin.language.meaning import Meaning  # numpy; other commands do without

    names = pipeline.installed()
    name = names[0] if names else None
    best = pipeline.FINNISH[0]
    series = ".".join((_version("spacy") or "3.8").split(".")[:2])
    return {
        "pipeline": f"{name} {_version(name.replace('_', '-'))}" if name else None,
        "missing": None if name else _NO_PIPELINE.format(python=sys.executable),
        "not_used": ", ".join(names[1:]) or None,
        "morphology": f"Voikko (pyvoikko {_version('pyvoikko')}, kfst-rs {_version('kfst-rs')})",
        "lemmatiser": f"Kooditin's own: Voikko's readings by the tagger's word class and case, spoken forms, else "
        f"simplemma {_version('simplemma')}",
        "passage_encoder": Meaning().version or _NO_ENCODER,
        "other_languages": f"a tokenizer and the word lists of simplemma {_version('simplemma')}; no tagger",
        "better": None
        if name in (None, best)
        else _BETTER.format(better=best, name=name, spacy=series, python=sys.executable),
    }


def examine_qt() -> dict[str, str | bool | None]:
    """Qt's version and platform, whether there is a display, and what keeps Qt from working here, with its cure."""
    screenless = sys.platform.startswith("linux") and not any(map(os.environ.get, DISPLAYS))
    asked = _ask(_ASK_QT, QT_QPA_PLATFORM="offscreen") if screenless else _ask(_ASK_QT)
    if asked.returncode == 0:
        qt, name = asked.stdout.split()[-2:]
        return {"version": qt, "platform": name, "display": not screenless, "problem": None}
    plugin = "Could not load the Qt platform plugin" in asked.stderr
    problem = _cure(asked.stderr + (_ask(_ASK_PLUGIN).stderr if plugin else ""))
    return {"version": _version("PySide6-Essentials"), "platform": None, "display": not screenless, "problem": problem}


def _ask(script: str, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, **variables},
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        timeout=60,
    )


def _cure(stderr: str) -> str:
    """What a person can do about what Qt or the loader said."""
    missing = re.search(r"(\S+\.so\S*): cannot open shared object", stderr)
    if missing:
        return f"The system library {missing[1]} is missing. Run python3 packaging/set_up.py, which names its package."
    if "Could not load the Qt platform plugin" in stderr:
        return "The display cannot be reached, so the window cannot open here; the commands work."
    return " ".join(stderr.split())[:300] or "Qt ended without a word."


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def _free_megabytes(folder: Path) -> int:
    """Free space where the folder is, or would be."""
    there = next((place for place in (folder, *folder.parents) if is_there(place)), None)
    return 0 if there is None else shutil.disk_usage(there).free // 1_000_000  # 0: its drive is not connected


def _lines(found: dict[str, object], owner: str = "") -> list[tuple[str, object]]:
    lines: list[tuple[str, object]] = []
    for name, value in found.items():
        if isinstance(value, dict):
            lines += _lines(value, f"{owner}{name} ")
        elif value is not None:
            lines.append((owner + name, value))
    return lines
