"""`make demo`: the example project, one more interview, a coded passage, the excerpts as CSV, and the window."""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "demo"
INTERVIEW = ROOT / "packaging" / "demo_interview.txt"
PASSAGE = "kun samalla käynnillä saa varattua ajan TE-toimistoon, niin ihminen ei katoa siihen väliin"
CODE = "Hyvät käytännöt/Palvelupolku ja ohjaus"


def main() -> None:
    """Runs the commands that a researcher would; ends with the first one that fails."""
    FOLDER.mkdir(exist_ok=True)
    project = _free_path(FOLDER / "esimerkki.kooditin")
    out = project.with_suffix(".csv")
    kooditin("demo", project, "--no-window")
    imported = json.loads(kooditin("import", project, INTERVIEW, "--json"))["imported"][0]
    text = json.loads(kooditin("text", project, imported["id"], "--json"))["text"]
    start = text.index(PASSAGE)
    kooditin("code", project, imported["id"], start, start + len(PASSAGE), CODE, "--memo", "Sama käynti riittää.")
    rows = json.loads(kooditin("export", project, out, "--json"))["rows"]
    print(f"\nThe project: {project}\nThe coded excerpts ({rows} rows): {out}", flush=True)
    sys.exit(open_window(project))


def open_window(project: Path) -> int:
    """Opens the window when there is a display and Qt works here, else says why not; the exit code."""
    if not can_show_a_window():
        print(f"There is no display, so the window stays closed. On a desktop: .venv/bin/kooditin open {project}")
        return 0
    problem = json.loads(kooditin("doctor", "--json", fails=True))["qt"]["problem"]
    if problem:
        print(f"The window stays closed. {problem}")
        return 0
    print("Opening the window ...", flush=True)
    return subprocess.call([sys.executable, "-m", "kooditin", "open", str(project)])


def kooditin(*arguments: object, fails: bool = False) -> str:
    """Shows and runs one command; what it printed. Ends the demo when it fails, unless it may."""
    words = [str(argument) for argument in arguments]
    print("kooditin " + " ".join(f"'{word}'" if " " in word else word for word in words), flush=True)
    done = subprocess.run([sys.executable, "-m", "kooditin", *words], stdout=subprocess.PIPE, encoding="utf-8")
    if done.returncode != 0 and not fails:
        sys.exit(done.returncode)
    return done.stdout


def can_show_a_window() -> bool:
    """Whether there is a display: always on Windows and macOS."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _free_path(path: Path) -> Path:
    """The path, or with a number when it is taken, so that a demo in which somebody has worked is kept."""
    number = 2
    free = path
    while free.exists():
        free = path.with_stem(f"{path.stem}-{number}")
        number += 1
    return free


if __name__ == "__main__":
    main()
