"""Starts the installed program under wine, as far as the Python at hand allows."""

import json
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from windows.launchers import GCC
from windows.proof import Proof
from windows.tools import run, say
from windows.wine import Wine

from kooditin.language.meaning import VERSION

_WINDOW = """
import os
import sys
os.add_dll_directory(sys.prefix)
from PySide6.QtCore import QTimer, qVersion
from PySide6.QtWidgets import QApplication, QLabel
application = QApplication([])
label = QLabel("Äijälä: Qt " + qVersion() + " " + application.platformName())
label.resize(600, 200)
label.show()
def done():
    saved = label.grab().save(sys.argv[1])
    print("shown" if saved else "not saved", flush=True)
    application.quit()
QTimer.singleShot(1500, done)
application.exec()
"""
_SENTENCE = "python312.dll"


def start(proof: Proof, wine: Wine, folder: str, parts: Path | None, whole: bool, work: Path) -> None:
    """With the whole runtime every command and the window; with parts of one a window of Qt; without, the sentence."""
    command = folder + "\\bin\\kooditin.exe"
    if not whole:
        done = wine.run(command, "doctor")
        proof.check("without Python the launcher says so in words, and nothing else happens",
                    done.returncode == 70 and _SENTENCE in done.stderr and "Äijälä" in done.stderr)  # fmt: skip
        proof.skip("the whole program (doctor, demo, import, code, suggest, export, window): no --runtime was given")
    if not whole and parts is None:
        proof.skip("a window of Qt: no --parts of a runtime were given")
        return
    with _laid_over(wine.path(folder) / "runtime", parts, work / "runtime-as-installed"):
        _qt(proof, wine, folder, work)
        _seen_while_running(proof, wine, folder)
        if whole:
            _whole_program(proof, wine, folder, command, work)
        else:
            _as_far_as_it_goes(proof, wine, command)


@contextmanager
def _laid_over(runtime: Path, parts: Path | None, kept: Path) -> Iterator[None]:
    """The parts lie over the installed runtime for the time of the trial; afterwards it is as it was installed."""
    shutil.rmtree(kept, ignore_errors=True)
    shutil.copytree(runtime, kept)
    if parts is not None:
        shutil.copytree(parts, runtime, dirs_exist_ok=True)
    if not (runtime / "python.exe").is_file():
        run(GCC, "-O2", "-municode", Path(__file__).with_name("python_stand_in.c"), "-o", runtime / "python.exe")
    try:
        yield
    finally:
        shutil.rmtree(runtime)
        shutil.copytree(kept, runtime)


def _qt(proof: Proof, wine: Wine, folder: str, work: Path) -> None:
    """A window with a word in it, painted and saved as a picture."""
    picture, script = work / "window.png", work / "window.py"
    picture.unlink(missing_ok=True)
    script.write_text(_WINDOW, encoding="utf-8")
    saved = "Z:" + str(picture).replace("/", "\\")
    done = wine.run(wine.path(folder) / "runtime" / "python.exe", "-X", "utf8", script, saved, seconds=180)
    shown = "shown" in done.stdout and picture.is_file()
    if not proof.check("PySide6, as installed, shows a window and paints it", shown):
        say((done.stdout + done.stderr)[-1500:])


def _as_far_as_it_goes(proof: Proof, wine: Wine, command: str) -> None:
    done = wine.run(command, "--help", seconds=180)
    said = (done.stdout + done.stderr)[-300:].strip()
    if done.returncode == 0:
        proof.check("kooditin --help answers", "Usage" in done.stdout)
    else:
        last = said.splitlines()[-1] if said else done.returncode
        proof.skip(f"kooditin --help: the parts do not carry it ({last})")


def _seen_while_running(proof: Proof, wine: Wine, folder: str) -> None:
    """The launcher runs Python on a module that only waits; meanwhile the removal has to refuse."""
    lib = wine.path(folder) / "lib"
    module, compiled = lib / "kooditin_windows.py", lib / "__pycache__" / "kooditin_windows.cpython-312.pyc"
    kept = module.read_bytes(), compiled.read_bytes()
    compiled.unlink()
    module.write_text("import sys\nprint('up', sys.flags.utf8_mode, flush=True)\nsys.stdin.read()\n", encoding="utf-8")
    process = wine.start(folder + "\\bin\\kooditin.exe")
    up = process.stdout is not None and process.stdout.readline().split() == [b"up", b"1"]
    if proof.check("the launcher runs Python in its own process, in UTF-8", up):
        done = wine.run(wine.path(folder) / "uninstall.exe", "/S", f"_?={folder}")
        proof.check("while it runs, the removal refuses", done.returncode % 65536 in (1618, 1618 % 256))
    process.communicate()
    module.write_bytes(kept[0])
    compiled.write_bytes(kept[1])


def _whole_program(proof: Proof, wine: Wine, folder: str, command: str, work: Path) -> None:
    home = "C:\\users\\Äijälä\\koti"
    project = "C:\\users\\Äijälä\\OneDrive\\Esimerkki.kooditin"
    interview = wine.path("C:\\users\\Äijälä\\OneDrive") / "haastattelu.txt"
    interview.write_text("H: Miten kävi?\r\nV: Kyllä se sujui hyvin, kun sai ajan.\r\n", encoding="utf-8")

    def kooditin(*words: object) -> subprocess.CompletedProcess[str]:
        return wine.run(command, *words, KOODITIN_HOME=home)

    done = kooditin("doctor", "--json")
    finnish = json.loads(done.stdout)["finnish"] if done.returncode == 0 else {}
    proof.check("doctor finds Qt and the Finnish pipeline", bool(finnish.get("pipeline")))
    proof.check("doctor finds the passage encoder", finnish.get("passage_encoder") == VERSION)
    proof.check("demo --no-window writes the example", kooditin("demo", project, "--no-window").returncode == 0)
    done = kooditin("import", project, "C:\\users\\Äijälä\\OneDrive\\haastattelu.txt", "--json")
    imported = json.loads(done.stdout)["imported"] if done.returncode == 0 else []
    if proof.check("import takes an interview", len(imported) == 1):
        codes = json.loads(kooditin("codes", project, "--json").stdout)
        done = kooditin("code", project, imported[0]["id"], 0, 10, codes[0]["id"])
        proof.check("code applies a code", done.returncode == 0)
    done = kooditin("suggest", project, "--limit", "3", "--json")
    proof.check("suggest suggests", done.returncode == 0 and isinstance(json.loads(done.stdout), list))
    done = kooditin("export", project, "C:\\users\\Äijälä\\OneDrive\\otteet.csv")
    csv = wine.path("C:\\users\\Äijälä\\OneDrive\\otteet.csv")
    proof.check("export writes the excerpts", done.returncode == 0 and csv.read_bytes().startswith(b"\xef\xbb\xbf"))
    _window(proof, wine, folder, project, work)


def _window(proof: Proof, wine: Wine, folder: str, project: str, work: Path) -> None:
    """Opens the window as a double click would, and takes a picture of the display."""
    process = wine.start(folder + "\\Kooditin.exe", "open", project)
    time.sleep(40)
    alive = process.poll() is None
    picture = work / "kooditin.png"
    if shutil.which("import"):
        subprocess.run(["import", "-window", "root", str(picture)], env=wine.variables, check=False)
        say(f"The window's picture: {picture}")
    else:
        proof.skip("a picture of the window: `import` of imagemagick is missing")
    done = wine.run(folder + "\\uninstall.exe", "/S", f"_?={folder}")
    proof.check("the window opens on a project and stays open", alive)
    proof.check("while it is open, the removal refuses", done.returncode % 65536 in (1618, 1618 % 256))
    process.terminate()
    wine.run("taskkill", "/im", "Kooditin.exe", "/f")
