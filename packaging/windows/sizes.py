"""What takes the room, and whether it has grown more than it may."""

import re
import tomllib
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from windows.tree import Placed

FILE = Path(__file__).with_name("budget.toml")
GROWTH = 1.05
LIMITS = {"installer": 160, "installed": 450}  # MB, a million bytes
_NAMES = {
    "spacy-fi-experimental-web-md": "The Finnish pipeline and its word vectors",
    "pyside6-essentials": "Qt and PySide6", "shiboken6": "Qt and PySide6",
    "numpy": "numpy", "blis": "blis, thinc: spaCy's matrices", "thinc": "blis, thinc: spaCy's matrices",
    "spacy": "spaCy", "pypdfium2": "pdfium, which reads PDF", "lxml": "lxml", "pydantic-core": "pydantic",
    "pydantic": "pydantic", "rapidfuzz": "rapidfuzz", "simplemma": "Word lists (simplemma)",
    "pyvoikko": "Voikko and its dictionary",
    "kfst-rs": "Voikko and its dictionary", "kfst": "Voikko and its dictionary",
    "libvoikko": "Voikko and its dictionary", "cpython": "Python itself", "kooditin": "Kooditin",
}  # fmt: skip
_ENCODER = "What tells the meaning of passages"
_PYTHON = "Python files of the packages, and those compiled"
_MARKS = re.compile(r"(<!-- sizes -->\n).*?(<!-- /sizes -->)", re.DOTALL)


class Sizes(NamedTuple):
    """In MB. `packages` by what they are; `installer` is 0 where none was made with full compression."""

    packages: dict[str, float]
    installed: float
    installer: float


def measure(files: list[Placed], installer: int) -> Sizes:
    """Of the tree and of the installer's bytes."""
    rooms: Counter[str] = Counter()
    for file in files:
        rooms[_name(file)] += file.size
    packages = {name: size / 1e6 for name, size in rooms.most_common() if name != "other"}
    packages["the other packages"] = rooms["other"] / 1e6
    return Sizes(packages, sum(file.size for file in files) / 1e6, installer / 1e6)


def _name(file: Placed) -> str:
    """What the file is told under in the table."""
    if file.path.endswith(".npz") and file.package == "kooditin":
        return _ENCODER
    compiled = file.path.endswith((".pyc", ".py")) and file.package not in ("kooditin", "cpython")
    return _PYTHON if compiled else _NAMES.get(file.package, "other")


def problems(now: Sizes, budget: Path = FILE) -> list[str]:
    """One sentence for each size that is over its limit, or has grown by more than 5 % since it was last accepted."""
    accepted = tomllib.loads(budget.read_text(encoding="utf-8")) if budget.is_file() else {}
    found = []
    for name, size in (("installer", now.installer), ("installed", now.installed)):
        if size > LIMITS[name]:
            found.append(f"{name}: {size:.1f} MB, and {LIMITS[name]} MB is the limit.")
        elif size > accepted.get(name + _kind(now), size) * GROWTH:
            found.append(
                f"{name}: {size:.1f} MB, grown by more than 5 % from {accepted[name + _kind(now)]:.1f} MB. "
                "Prune it, or accept it with --accept-sizes and say why in the commit."
            )
    return found


def _kind(now: Sizes) -> str:
    """Builds with Python and without have budgets of their own."""
    return "-with-python" if _NAMES["cpython"] in now.packages else ""


def accept(now: Sizes, page: Path, budget: Path = FILE) -> None:
    """Notes the sizes as the new budget, and the table in the page."""
    old = tomllib.loads(budget.read_text(encoding="utf-8")) if budget.is_file() else {}
    new = {"installer" + _kind(now): now.installer, "installed" + _kind(now): now.installed}
    lines = ["# Sizes in MB that were accepted last; a build may be 5 % over them. Written by build.py --accept-sizes."]
    lines += [f"{name} = {size:.1f}" for name, size in sorted((old | new).items()) if size]
    budget.write_text("\n".join(lines) + "\n", encoding="utf-8")
    text = page.read_text(encoding="utf-8")
    page.write_text(_MARKS.sub(lambda found: found[1] + table(now) + found[2], text), encoding="utf-8")


def table(now: Sizes) -> str:
    """The table in Markdown."""
    rows = [f"| {name} | {size:.1f} |" for name, size in now.packages.items()]
    rows.append(f"| **installed** | **{now.installed:.1f}** |")
    if now.installer:
        rows.append(f"| **the installer** | **{now.installer:.1f}** |")
    return "\n".join(["| what | MB |", "|---|---:|", *rows]) + "\n"
