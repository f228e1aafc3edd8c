"""Runs the program on this machine from packages that are pruned by the same list: what the list takes is not missed.

The environment's own packages stand in for those of Windows; Qt's names are translated, and the three libraries that Qt
needs on Linux alone are kept.
"""

import csv
import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

from windows import prune, wheels
from windows.proof import Proof

from kooditin.language.meaning import VERSION

ROOT = Path(__file__).resolve().parents[2]
LOCK = ROOT / "packaging" / "requirements-windows.lock"
_LINUX_ALONE = ("Qt6DBus.dll", "Qt6XcbQpa.dll", "Qt6OpenGL.dll")
_NAMES = (
    (re.compile(r"\.(cpython-\d+-x86_64-linux-gnu|abi3)\.so$"), ".pyd"),
    (re.compile(r"PySide6/Qt/lib/lib(Qt6\w+)\.so.*"), r"PySide6/\1.dll"),
    (re.compile(r"PySide6/Qt/plugins/(.*)/lib(\w+)\.so"), r"PySide6/plugins/\1/\2.dll"),
    (re.compile(r"PySide6/Qt/(translations|qml|resources|metatypes)/"), r"PySide6/\1/"),
)
# Runs kooditin from the folder named first, and from nothing else but the standard library.
_START = (
    "import sys; sys.path.insert(0, sys.argv.pop(1)); from kooditin.__main__ import run; sys.exit(run(sys.argv[1:]))"
)
_MEANING = """
import sys; sys.path.insert(0, sys.argv[1])
from kooditin.language.meaning import Meaning
home, house, boat = Meaning().of(["Asun omassa kodissani.", "Minulla on oma talo.", "Vene upposi myrskyssä."])
print("told" if home @ house > home @ boat else "not told")
"""
_WINDOW = """
import sys; sys.path.insert(0, sys.argv[1])
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from kooditin.gui.window.application import run
def look():
    shown = [window for window in QApplication.topLevelWidgets() if window.isVisible()]
    print("shown" if shown and shown[0].grab().save(sys.argv[3]) else "not shown", flush=True)
    QApplication.quit()
start = QApplication.exec
QApplication.exec = lambda *_: (QTimer.singleShot(8000, look), start())[1]
run(Path(sys.argv[2]))
"""


def start(proof: Proof, work: Path) -> None:
    """Every step of a researcher's first hour, from the pruned packages."""
    folder = work / "pruned"
    shutil.rmtree(folder, ignore_errors=True)
    lib = folder / "lib"
    lay(lib)
    project, interview, csv_file = folder / "e.kooditin", folder / "h.txt", folder / "o.csv"
    interview.write_text("H: Miten kävi?\nV: Kyllä se sujui hyvin, kun sai ajan.\n", encoding="utf-8")

    def kooditin(*words: object) -> subprocess.CompletedProcess[str]:
        return _python(folder, "-c", _START, lib, *words)

    for told, words in (
        ("doctor", ("doctor", "--json")), ("demo --no-window", ("demo", project, "--no-window")),
        ("import", ("import", project, interview)), ("code", ("code", project, 7, 3, 13, 1)),
        ("search", ("search", project, "kunta")), ("suggest", ("suggest", project, "--limit", 3, "--json")),
        ("export", ("export", project, csv_file)),
    ):  # fmt: skip
        done = kooditin(*words)
        good = done.returncode == 0 or (told == "doctor" and json.loads(done.stdout)["finnish"]["pipeline"])
        said = "" if good else ": " + (done.stderr.strip().splitlines() or ["no word"])[-1]
        proof.check(f"with the pruned packages, on this machine, {told} works{said}", bool(good))
        if told == "doctor" and good:
            encoder = json.loads(done.stdout)["finnish"]["passage_encoder"]
            proof.check(f"doctor finds the passage encoder ({encoder})", encoder == VERSION)
    done = _python(folder, "-c", _MEANING, lib)
    proof.check("with the pruned packages, on this machine, the encoder tells likeness", done.stdout.strip() == "told")
    done = _python(folder, "-c", _WINDOW, lib, project, work / "pruned-window.png")
    proof.check("with the pruned packages, on this machine, the window opens", "shown" in done.stdout.split())


def lay(lib: Path) -> None:
    """Kooditin and what the lock names, but for what the list takes."""
    site, rules = Path(sysconfig.get_path("purelib")), prune.rules()
    locked = wheels.pins(LOCK)
    for notes in sorted(site.glob("*.dist-info")):
        if wheels.normalised(notes.name.split("-")[0]) not in locked:
            continue
        with (notes / "RECORD").open(encoding="utf-8", newline="") as stream:
            paths = [row[0] for row in csv.reader(stream) if row]
        for path in paths:
            if not path.startswith("..") and "__pycache__" not in path and not _taken(path, rules):
                (lib / path).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(site / path, lib / path)
    shutil.copytree(ROOT / "kooditin", lib / "kooditin", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "resources", lib / "kooditin" / "_resources")


def _taken(path: str, rules: list[prune.Rule]) -> bool:
    name = path
    for pattern, windows_name in _NAMES:
        name = pattern.sub(windows_name, name)
    return not name.endswith(_LINUX_ALONE) and any(rule.takes(name) for rule in rules)


def _python(folder: Path, *words: object) -> subprocess.CompletedProcess[str]:
    """The Python behind the environment, without the environment's packages."""
    base = Path(sys.base_prefix) / "bin" / f"python{sys.version_info[0]}.{sys.version_info[1]}"
    given = {**os.environ, "KOODITIN_HOME": str(folder / "home"), "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run(
        [str(base), "-S", "-B", *map(str, words)], env=given, cwd=folder, capture_output=True, encoding="utf-8",
        errors="replace", timeout=300,
    )  # fmt: skip
