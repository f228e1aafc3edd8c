"""What is left out of the program, by the written list in prune.toml."""

import tomllib
from collections.abc import Iterable
from fnmatch import fnmatchcase
from pathlib import Path
from typing import NamedTuple

RULES = Path(__file__).with_name("prune.toml")


class Rule(NamedTuple):
    """Why, and which paths below the folder of packages (with "/"; a star also matches that)."""

    reason: str
    paths: tuple[str, ...]
    keep: tuple[str, ...]

    def takes(self, path: str) -> bool:
        return _any(self.paths, path) and not _any(self.keep, path)


def rules(file: Path = RULES) -> list[Rule]:
    """The list, in its order."""
    written = tomllib.loads(file.read_text(encoding="utf-8"))["rule"]
    return [Rule(rule["reason"], tuple(rule["paths"]), tuple(rule.get("keep", ()))) for rule in written]


def prune(paths: Iterable[str], by: Iterable[Rule]) -> tuple[dict[str, Rule], list[str]]:
    """The paths to leave out, each with the first rule that takes it, and the patterns that match no path at all."""
    paths = list(paths)
    by = list(by)
    out = {path: rule for path in paths for rule in reversed(by) if rule.takes(path)}
    idle = [pattern for rule in by for pattern in rule.paths if not any(fnmatchcase(path, pattern) for path in paths)]
    return out, idle


def _any(patterns: Iterable[str], path: str) -> bool:
    return any(fnmatchcase(path, pattern) for pattern in patterns)
