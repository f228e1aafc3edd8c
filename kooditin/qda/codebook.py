"""Codes and the tree they form."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from kooditin.qda.errors import Refused

# Told apart with the common colour deficiencies, and readable as tints in light and dark (after Tol's "muted").
CODE_COLORS = (
    "#3a923a", "#c44e52", "#4c72b0", "#8172b3", "#ccb974", "#64b5cd",
    "#e08b3e", "#937860", "#da8bc3", "#2f8f83", "#8c8c8c", "#a3b18a",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Code:
    """One theme. `parent` is a code id or None; `position` orders siblings from 0; `shortcut` is "1".."9" or ""."""

    id: int
    guid: str
    name: str
    parent: int | None
    position: int
    color: str
    definition: str = ""
    include: str = ""
    exclude: str = ""
    shortcut: str = ""


@dataclass(frozen=True, slots=True)
class NewCode:
    """A code of a codebook table: `path` holds the names from the root down."""

    path: tuple[str, ...]
    color: str = ""
    definition: str = ""
    include: str = ""
    exclude: str = ""
    shortcut: str = ""


def code_path(code: Code, codes_by_id: dict[int, Code]) -> str:
    """The names from the root down, joined by "/", e.g. "Kehittämistarpeet/Resurssit"."""
    names = [code.name]
    while code.parent is not None:
        code = codes_by_id[code.parent]
        names.append(code.name)
    return "/".join(reversed(names))


def in_tree_order(codes: Iterable[Code]) -> list[Code]:
    """Parents before their children, siblings by position."""
    children: dict[int | None, list[Code]] = {}
    for code in codes:
        children.setdefault(code.parent, []).append(code)
    for siblings in children.values():
        siblings.sort(key=lambda code: (code.position, code.id))
    ordered: list[Code] = []
    stack = list(reversed(children.get(None, [])))
    while stack:
        code = stack.pop()
        ordered.append(code)
        stack.extend(reversed(children.get(code.id, [])))
    return ordered


def checked_name(name: str) -> str:
    """The name without outer spaces. Raises Refused when nothing is left or it holds "/" (which parts a path)."""
    clean = " ".join(name.split())
    if not clean:
        raise Refused("A code needs a name. Type one and try again.")
    if "/" in clean:
        raise Refused(
            "The code name {name} holds a slash, which parts the levels of a code path. Leave the slash out.",
            name=clean,
        )
    return clean


def checked_color(color: str) -> str:
    """The colour as "#rrggbb" in lower case. Raises Refused when it is not one."""
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", color):
        raise Refused("{color} is not a colour. Write it like #3a923a.", color=color)
    return color.lower()
