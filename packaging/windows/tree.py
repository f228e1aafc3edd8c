"""The folder that an installer puts on a laptop: lib (packages), runtime (Python), bin, the launcher."""

import ast
import hashlib
import os
import shutil
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from windows import wheels
from windows.prune import Rule, prune
from windows.tools import Stop

# Of Microsoft's C++ runtime that Qt brings: for every package, in one place.
SHARED = ("msvcp140.dll", "msvcp140_1.dll", "msvcp140_2.dll")
_TAG = ".cp312-win_amd64.pyd"


class Placed(NamedTuple):
    """A file of the tree: where it is, what it belongs to, and the hash of its content."""

    path: str
    package: str
    sha256: str
    size: int


def lay(tree: Path, unpacked: list[wheels.Unpacked], rules: list[Rule]) -> list[str]:
    """Writes the pruned packages into an empty `lib`; the patterns of the rules that match nothing.

    Raises Stop when two packages bring the same file with different content.
    """
    if tree.exists():
        shutil.rmtree(tree)
    left_out, idle = prune([file.path for file in unpacked], rules)
    seen: dict[str, bytes] = {}
    for file in unpacked:
        if file.path in left_out:
            continue
        path = "lib/" + _brief(file.path)
        if seen.setdefault(path.lower(), file.content) != file.content:
            raise Stop(f"Two packages bring {path}, and they differ.")
        _write(tree / path, file.content)
    for name in SHARED:
        content = next((file.content for file in unpacked if file.path == f"PySide6/{name}"), None)
        if content is not None:
            _write(tree / "runtime" / name, content)
    return idle


def add(tree: Path, files: Mapping[str, bytes]) -> None:
    """Writes more files, by their path in the tree."""
    for path, content in files.items():
        _write(tree / path, content)


def _brief(path: str) -> str:
    """Without the tag that only a folder shared by several Pythons needs: paths on Windows are short."""
    return path.removesuffix(_TAG) + ".pyd" if path.endswith(_TAG) else path


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def owners(unpacked: list[wheels.Unpacked]) -> Callable[[str], str]:
    """Tells the package of a path in the tree."""
    by_path = {"lib/" + _brief(file.path): file.package for file in unpacked}
    by_path |= {f"runtime/{name}": by_path.get(f"lib/PySide6/{name}", "pyside6-essentials") for name in SHARED}

    def owner(path: str) -> str:
        if path in by_path:
            return by_path[path]
        if path.endswith(".pyc"):
            return owner(path.replace("__pycache__/", "").split(".cpython-312.")[0] + ".py")
        if path.startswith("lib/") and path != "lib/kooditin_windows.py":
            return ""
        return "cpython" if path.startswith("runtime/") else "kooditin"

    return owner


def listed(tree: Path, owner: Callable[[str], str]) -> list[Placed]:
    """Every file of the tree, in order."""
    found = []
    for path in sorted(tree.rglob("*")):
        if path.is_file():
            name = path.relative_to(tree).as_posix()
            found.append(Placed(name, owner(name), digest(path), path.stat().st_size))
    return found


def digest(path: Path) -> str:
    """The file's SHA-256, in hex."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def steady(tree: Path, epoch: int) -> None:
    """Gives everything one time and one mode, so that archives of the same files are the same."""
    for path in [tree, *tree.rglob("*")]:
        path.chmod(0o755 if path.is_dir() else 0o644)
        os.utime(path, (epoch, epoch))


def longest(files: list[Placed]) -> int:
    """The length of the longest path, in UTF-16 units."""
    return max(len(file.path.encode("utf-16-le")) // 2 for file in files)


def against_lock(files: list[Placed], lock: Path, wheel_folder: Path) -> list[str]:
    """What in the tree is not, byte for byte, a file of the locked wheels: compiled files aside, one line each."""
    known: dict[str, str] = {}
    for _, wheel in wheels.checked(lock, wheel_folder):
        for file in wheels.unpack(wheel):
            known["lib/" + _brief(file.path)] = hashlib.sha256(file.content).hexdigest()
            if file.path.startswith("PySide6/") and file.path.split("/")[1] in SHARED:
                known["runtime/" + file.path.split("/")[1]] = known["lib/" + file.path]
    return [
        f"{file.path} is not of {file.package}'s wheel"
        for file in files
        if file.package not in ("kooditin", "cpython") and not file.path.endswith(".pyc")
        and known.get(file.path) != file.sha256
    ]  # fmt: skip


def imported_by(package: Path) -> set[str]:
    """The modules outside the standard library that the package's files import, with dots: "PySide6.QtGui"."""
    own = package.name
    found = set()
    for file in package.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_bytes())):
            if isinstance(node, ast.Import):
                found |= {name.name for name in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found.add(node.module)
                if node.module in ("PySide6", "lxml"):  # whose parts are modules
                    found |= {f"{node.module}.{name.name}" for name in node.names}
    return {name for name in found if name.split(".")[0] not in sys.stdlib_module_names and name.split(".")[0] != own}


def has_module(lib: Path, dotted: str) -> bool:
    """Whether the folder of packages has the module, or a name that its parent package may give."""
    path = lib.joinpath(*dotted.split("."))
    if path.is_dir() or any(path.with_name(path.name + suffix).is_file() for suffix in (".py", ".pyd")):
        return True
    return "." in dotted and not dotted.startswith("PySide6.") and path.parent.with_suffix(".pyd").is_file()
