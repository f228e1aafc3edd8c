"""Starting costs nothing that the start does not need."""

import subprocess
import sys

import pytest

HEAVY = (
    "docx",
    "lxml",
    "rapidfuzz",
    "sqlite_utils",
    "charset_normalizer",
    "webvtt",
    "striprtf",
    "pypdfium2",
    "markdown_it",
)


@pytest.mark.parametrize(
    ("entry", "unwanted"),
    [("kooditin.gui.window.application", (*HEAVY, "click")), ("kooditin.cli", (*HEAVY, "PySide6"))],
)
def test_starting_imports_no_reader_and_nothing_of_the_other_entry(entry: str, unwanted: tuple[str, ...]) -> None:
    script = f"import {entry}, sys; print(*sorted(set({unwanted!r}) & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.split() == []
