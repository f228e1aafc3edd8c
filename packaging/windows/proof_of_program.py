"""Starts the installed program under wine, as far as the Python at hand allows."""

import json
import shutil
import subprocess
import time
from pathlib import Path

from windows.launchers import GCC
from windows.proof import Proof
from windows.tools import run, say
from windows.wine import Wine

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
    if whole:
        _whole_program(proof, wine, folder, command, work)
        return
    done = wine.run(command, "doctor")
    proof.check("without Python the launcher says so in words, and nothing else happens",
                done.returncode == 70 and _SENTENCE in done.stderr and "Äijälä" in done.stderr)  # fmt: skip
    proof.skip("the whole program (doctor, demo, import, code, suggest, export, window): no --runtime was given")
    if parts is None:
        proof.skip("a window of Qt: no --parts of a runtime were given")
        return
    _window_with_parts(proof, wine, folder, parts, work)


def _window_with_parts(proof: Proof, wine: Wine, folder: str, parts: Path, work: Path) -> None:
    """The parts lie over the installed runtime for the time of the trial."""
    runtime = wine.path(folder) / "runtime"
    kept = work / "runtime-as-installed"
    shutil.rmtree(kept, ignore_errors=True)
    shutil.copytree(runtime, kept)
    shutil.copytree(parts, runtime, dirs_exist_ok=True)
    try:
        picture = work / "window.png"
        picture.unlink(missing_ok=True)
        script = work / "window.py"
        script.write_text(_WINDOW, encoding="utf-8")
        python = runtime / "python.exe"
        if not python.is_file():
            run(GCC, "-O2", "-municode", Path(__file__).with_name("python_stand_in.c"), "-o", python)
        done = wine.run(python, "-X", "utf8", script, "Z:" + str(picture).replace("/", "\\"), seconds=180)
        shown = proof.check(
            "PySide6, as installed, shows a window and paints it", "shown" in done.stdout and picture.is_file()
        )
        if not shown:
            say((done.stdout + done.stderr)[-1500:])
        _seen_while_running(proof, wine, folder)
        done = wine.run(folder + "\\bin\\kooditin.exe", "--help", seconds=180)
        said = (done.stdout + done.stderr)[-300:].strip()
        if done.returncode == 0:
            proof.check("kooditin --help answers", "Usage" in done.stdout)
        else:
            proof.skip(
                f"kooditin --help: the parts do not carry it ({said.splitlines()[-1] if said else done.returncode})"
            )
    finally:
        shutil.rmtree(runtime)
        shutil.copytree(kept, runtime)


def _seen_while_running(proof: Proof, wine: Wine, folder: str) -> None:
    """The launcher runs Python on a module that only waits; meanwhile the removal has to refuse."""
    lib = wine.path(folder) / "lib"
    module, compiled = lib / "kooditin_windows.py", lib / "__pycache__" / "kooditin_windows.cpython-312.pyc"
    kept = module.read_bytes(), compiled.read_bytes()
    compiled.unlink()
    module.write_text("import sys\nprint('up', sys.flags.utf8_mode, flush=True)\nsys.stdin.read()\n", encoding="utf-8")
    process = wine.start(folder + "\\bin\\kooditin.exe")
    up = process.stdout is not None and process.stdout.readline().split() == [b"up", b"1"]
    proof.check("the launcher runs Python in its own process, in UTF-8", up)
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
    proof.check(
        "doctor finds Qt and the Finnish pipeline",
        done.returncode == 0 and json.loads(done.stdout)["finnish"]["pipeline"],
    )
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
