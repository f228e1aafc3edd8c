"""A Windows for the installer's test: wine under a display of its own, in a folder of its own."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from windows.tools import Stop, need

VARIABLES = {
    "LC_ALL": "C.UTF-8", "WINEARCH": "win64", "WINEDEBUG": "-all",
    "WINEDLLOVERRIDES": "mscoree=d;mshtml=d;winemenubuilder.exe=d;ucrtbase=n,b",
}  # fmt: skip


class Wine:
    """One wine: `drive` is its C:, `profile` its user's folder."""

    def __init__(self, prefix: Path, display: str) -> None:
        self.prefix = prefix
        self.drive = prefix / "drive_c"
        self.variables = {**os.environ, **VARIABLES, "WINEPREFIX": str(prefix), "DISPLAY": display}

    @property
    def profile(self) -> Path:
        return next(path for path in (self.drive / "users").iterdir() if (path / "AppData").is_dir())

    def run(self, *words: object, seconds: int = 600, **variables: str) -> subprocess.CompletedProcess[str]:
        """Runs a Windows program to its end; what it printed. Raises Stop when it hangs.

        All three streams are pipes: Python under wine takes no other for its own.
        """
        command = ["wine", *map(str, words)]
        try:
            return subprocess.run(
                command, env=self.variables | variables, input="", capture_output=True, timeout=seconds,
                encoding="utf-8", errors="replace",
            )  # fmt: skip
        except subprocess.TimeoutExpired as late:
            raise Stop(f"{' '.join(command)[:200]} hung for {seconds} s under wine.") from late

    def start(self, *words: object) -> subprocess.Popen[bytes]:
        """Starts a Windows program with pipes."""
        return subprocess.Popen(
            ["wine", *map(str, words)],
            env=self.variables, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip

    def settle(self) -> None:
        """Waits until every Windows program has ended and the registry is written."""
        subprocess.run(["wineserver", "-w"], env=self.variables, timeout=600, check=False)

    def registry(self) -> dict[str, dict[str, str]]:
        """The user's registry by key, each the values by name ("" the key's own), as text; settles first."""
        self.settle()
        return read_registry((self.prefix / "user.reg").read_text(encoding="utf-8", errors="replace"))

    def path(self, windows: str) -> Path:
        """Where a path on C: is on this machine."""
        return self.drive.joinpath(*windows.split("\\")[1:])


def read_registry(text: str) -> dict[str, dict[str, str]]:
    """wine's own file of the registry: keys with single backslashes, values as they are read on Windows."""
    found: dict[str, dict[str, str]] = {}
    values: dict[str, str] = {}
    for line in text.splitlines():
        if key := re.match(r"\[(.+?)\]( \d+)?$", line):
            values = found.setdefault(_plain(key[1]), {})
        elif value := re.match(r'(?:@|"((?:[^"\\]|\\.)*)")=(?:"((?:[^"\\]|\\.)*)"|(.*))$', line):
            values[_plain(value[1] or "")] = _plain(value[2]) if value[2] is not None else value[3]
    return found


def _plain(text: str) -> str:
    """Without the escapes: \\\\, \\" and \\x00e4 for ä."""
    return re.sub(r"\\(?:x([0-9a-fA-F]{1,4})|(.))", lambda sign: chr(int(sign[1], 16)) if sign[1] else sign[2], text)


@contextmanager
def windows(folder: Path) -> Iterator[Wine]:
    """A fresh wine that says it is Windows 10, on a display of its own; all is ended afterwards. Raises Stop."""
    need(("wine", "Xvfb"))
    prefix = folder / "prefix"
    shutil.rmtree(prefix, ignore_errors=True)
    folder.mkdir(parents=True, exist_ok=True)
    reading, writing = os.pipe()
    screen = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1366x768x24", "-nolisten", "tcp"],
        pass_fds=(writing,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(writing)
    with os.fdopen(reading) as told:
        display = ":" + told.readline().strip()
    wine = Wine(prefix, display)
    try:
        wine.run("wineboot", "--init")
        wine.run("reg", "add", r"HKCU\Software\Wine", "/v", "Version", "/d", "win10", "/f")
        wine.settle()
        yield wine
    finally:
        subprocess.run(["wineserver", "-k"], env=wine.variables, check=False)
        screen.terminate()
        screen.wait()
