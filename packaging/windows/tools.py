"""The programs that the build runs: whether they are here, how to get them, and what to say when one fails."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

# Each program, and the Debian package that brings it.
PACKAGES = {
    "makensis": "nsis",
    "msibuild": "msitools",
    "osslsigncode": "osslsigncode",
    "wine": "wine64 wine",
    "Xvfb": "xvfb",
    "wixl": "wixl",
    "x86_64-w64-mingw32-gcc": "gcc-mingw-w64-x86-64",
    "x86_64-w64-mingw32-objdump": "binutils-mingw-w64-x86-64",
    "x86_64-w64-mingw32-windres": "binutils-mingw-w64-x86-64",
}


class Stop(Exception):
    """The build cannot go on; the message is one sentence for the person who runs it."""


def say(sentence: str) -> None:
    print(sentence, flush=True)


def need(programs: Iterable[str]) -> None:
    """Raises Stop with one line to run when a program is missing."""
    missing = [program for program in programs if not shutil.which(program)]
    if missing:
        packages = " ".join(dict.fromkeys(PACKAGES.get(program, program) for program in missing))
        raise Stop(
            f"{', '.join(missing)} is missing; get it by: sudo apt-get install --no-install-recommends {packages}"
        )


def run(*words: str | Path, folder: Path | None = None, variables: Mapping[str, str] | None = None) -> str:
    """Runs a program; what it wrote on stdout. Raises Stop with the end of what it said when it fails."""
    done = subprocess.run(
        [str(word) for word in words],
        cwd=folder, env={**os.environ, **(variables or {})}, capture_output=True,
        encoding="utf-8", errors="replace",
    )  # fmt: skip
    if done.returncode != 0:
        said = (done.stdout + done.stderr).strip()[-2500:]
        raise Stop(f"{Path(str(words[0])).name} failed with {done.returncode}:\n{said}")
    return done.stdout


def python(*words: str | Path, **more: object) -> str:
    """Runs the Python that runs the build."""
    return run(sys.executable, *words, **more)  # type: ignore[arg-type]
