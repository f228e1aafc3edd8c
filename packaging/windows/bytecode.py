"""Compiled Python for the program, by a Python of the same minor version as the one that will run it."""

import base64
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

from windows.tools import Stop, run

VERSION = (3, 12)
MAGIC = (3531).to_bytes(2, "little") + b"\r\n"  # of every CPython 3.12, see importlib/_bootstrap_external.py
HERE = Path(__file__).parent

# CPython 3.12 for node, from the registry of node's packages: used where the machine has no Python 3.12.
PYODIDE = "pyodide@0.27.7"
PYODIDE_INTEGRITY = "sha512-RUSVJlhQdfWfgO9hVHCiXoG+nVZQRS5D9FzgpLJ/VcgGBLSAKoPL8kTiOikxbHQm1kRISeWUBdulEgO26qpSRA=="


def compile_tree(tree: Path, cache: Path) -> str:
    """Compiles the tree; by what. Raises Stop where there is no way to, or when the result is for another Python."""
    native = _native()
    if native:
        run(native, "-I", HERE / "compile_tree.py", tree)
        by = run(native, "-I", "-c", "import platform; print('CPython', platform.python_version())").strip()
    elif shutil.which("node") and shutil.which("npm"):
        run("node", HERE / "compile_with_node.mjs", _pyodide(cache), HERE / "compile_tree.py", tree)
        by = f"CPython 3.12 of {PYODIDE}"
    else:
        raise Stop("Neither python3.12 nor node with npm is here to compile for Python 3.12; install one of them.")
    wrong = [path for path in tree.rglob("*.pyc") if path.read_bytes()[:4] != MAGIC]
    if wrong or not any(tree.rglob("*.pyc")):
        raise Stop(f"The compiled files are not for Python 3.12, but those of another version: {wrong[:1]}")
    return by


def _native() -> str | None:
    """A Python 3.12 of this machine: the one that runs this, one on PATH, or one that pyenv keeps aside."""
    kept = sorted(Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")).glob("versions/3.12.*/bin/python3.12"))
    for candidate in (sys.executable, shutil.which("python3.12"), *map(str, kept)):
        ask = "import sys; sys.exit(sys.version_info[:2] != (3, 12))"
        if candidate and subprocess.run([candidate, "-I", "-c", ask], capture_output=True).returncode == 0:
            return candidate
    return None


def _pyodide(cache: Path) -> Path:
    folder = cache / PYODIDE.replace("@", "-")
    if (folder / "package" / "pyodide.mjs").is_file():
        return folder / "package"
    folder.mkdir(parents=True, exist_ok=True)
    packed = json.loads(run("npm", "pack", "--json", "--silent", PYODIDE, folder=folder))[0]
    archive = folder / packed["filename"]
    digest = "sha512-" + base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()
    if digest != PYODIDE_INTEGRITY:
        raise Stop(f"{PYODIDE} is not the file that was pinned.")
    with tarfile.open(archive) as packages:
        packages.extractall(folder, filter="data")
    return folder / "package"
