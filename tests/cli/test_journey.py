"""The main job by real processes, as a script on any machine would do it."""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.cli.conftest import INTERVIEW


def kooditin(*arguments: object, code: int = 0, **variables: str) -> bytes:
    """What a process of its own printed, after it ended with that code."""
    done = subprocess.run(
        [sys.executable, "-m", "kooditin", *map(str, arguments)],
        capture_output=True, env={**os.environ, **variables}, timeout=120,
    )  # fmt: skip
    assert done.returncode == code, done.stderr.decode()
    assert b"Traceback" not in done.stderr
    return done.stdout


def test_import_code_export_undo(tmp_path: Path) -> None:
    project, out, interview = tmp_path / "hanke.kooditin", tmp_path / "otteet.csv", tmp_path / "haastattelu.txt"
    interview.write_bytes(INTERVIEW.replace("\n", "\r\n").encode("utf-8-sig"))
    kooditin("new", project, "--codebook", "te24")
    kooditin("import", project, interview)
    text = kooditin("text", project, "haastattelu").decode()
    assert text == INTERVIEW
    start = text.index("Työttömät")
    kooditin("code", project, "haastattelu", start, start + 9, "Asiakkaiden tavoittaminen")
    kooditin("export", project, out)
    assert "Työttömät" in out.read_text(encoding="utf-8-sig")
    kooditin("undo", project)
    assert json.loads(kooditin("codings", project, "--json")) == []
    assert json.loads(kooditin("check", project, "--json"))["ok"]


def test_output_is_utf8_whatever_the_locale(tmp_path: Path) -> None:
    project, interview = tmp_path / "hanke.kooditin", tmp_path / "ä.txt"
    interview.write_text(INTERVIEW, encoding="utf-8")
    bare = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}
    kooditin("new", project, "--codebook", "te24", **bare)
    kooditin("import", project, tmp_path, **bare)
    assert kooditin("text", project, 1, **bare) == INTERVIEW.encode()
    assert "Kehittämistarpeet" in kooditin("codes", project, **bare).decode()


def test_a_pipe_closed_early_gives_no_traceback(tmp_path: Path) -> None:
    project = tmp_path / "hanke.kooditin"
    kooditin("new", project, "--codebook", "te24")
    process = subprocess.Popen(
        [sys.executable, "-m", "kooditin", "codes", str(project)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout and process.stderr
    process.stdout.close()
    complaint = process.stderr.read()
    process.stderr.close()
    assert (process.wait(60), complaint) == (1, b"")


def test_without_a_display_the_window_says_so(tmp_path: Path) -> None:
    no_screen = {"QT_QPA_PLATFORM": "", "DISPLAY": "", "WAYLAND_DISPLAY": ""}
    if sys.platform.startswith("linux"):
        kooditin(code=1, **no_screen)
    kooditin("open", tmp_path / "puuttuu.kooditin", code=3)
    kooditin(tmp_path / "puuttuu.kooditin", code=3)
