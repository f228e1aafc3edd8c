"""Compiles the launchers for Windows."""

import re
from pathlib import Path

from windows.tools import need, run

HERE = Path(__file__).parent
GCC, WINDRES = "x86_64-w64-mingw32-gcc", "x86_64-w64-mingw32-windres"
# No time stamp and no build number get into the file, so that the same source gives the same bytes.
_FLAGS = ("-O2", "-s", "-Wall", "-Wextra", "-Werror", "-municode", "-static", "-fno-ident", "-finput-charset=UTF-8",
          "-Wl,--no-insert-timestamp", "-Wl,--dynamicbase,--nxcompat,--high-entropy-va")  # fmt: skip


def build(folder: Path, version: str) -> dict[str, Path]:
    """The launchers by their place in the program's folder, and "running.exe" for the MSI. Raises Stop."""
    need((GCC, WINDRES))
    folder.mkdir(parents=True, exist_ok=True)
    window = _compile(folder / "Kooditin.exe", "Kooditin", "Kooditin", version, "-mwindows", "-DWINDOWED")
    command = _compile(folder / "command.exe", "kooditin", "Kooditin, command line", version, "-mconsole")
    running = folder / "running.exe"
    run(GCC, *_FLAGS, "-mwindows", HERE / "running.c", "-o", running, variables=_steady())
    return {"Kooditin.exe": window, "bin/kooditin.exe": command, "running.exe": running}


def _compile(out: Path, name: str, description: str, version: str, *flags: str) -> Path:
    work = out.with_suffix(".d")
    work.mkdir(exist_ok=True)
    for picture in ("kooditin.ico", "project.ico"):
        (work / picture).write_bytes((HERE / picture).read_bytes())
    commas = numbers(version).replace(".", ",")
    values = {"VERSION": version, "NUMBERS": commas, "NAME": name, "DESCRIPTION": description}
    for template in ("launcher.rc", "launcher.manifest"):
        said = values | ({"VERSION": numbers(version)} if template.endswith("manifest") else {})
        (work / template).write_text(_filled((HERE / template).read_text(encoding="utf-8"), said), encoding="utf-8")
    run(WINDRES, "--codepage=65001", "launcher.rc", "-O", "coff", "-o", "launcher.res", folder=work)
    run(GCC, *_FLAGS, *flags, HERE / "launcher.c", work / "launcher.res", "-o", out, variables=_steady())
    return out


def numbers(version: str) -> str:
    """The version as Windows wants it: four numbers."""
    found = re.findall(r"\d+", version)[:4]
    return ".".join([*found, *"0000"][:4])


def _filled(template: str, values: dict[str, str]) -> str:
    for name, value in values.items():
        template = template.replace(f"@{name}@", value)
    return template


def _steady() -> dict[str, str]:
    return {"LC_ALL": "C.UTF-8"}
