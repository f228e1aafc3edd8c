"""What a double click and "open with" bring: the right window, or a sentence where there is no console."""

import sys
from pathlib import Path

import pytest

from kooditin import __main__ as entry
from kooditin.project import Project
from kooditin.qda.errors import CannotOpen


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[Path | None]:
    """What the window is opened on."""
    paths: list[Path | None] = []
    monkeypatch.setattr(entry, "show", lambda path: paths.append(path) or 0)
    return paths


@pytest.mark.parametrize("name", ["työ.kooditin", "TYÖ.KOODITIN", "vieras.qdpx", "Vieras.QDPX"])
def test_a_double_click_opens_the_window(name: str, tmp_path: Path, shown: list[Path | None]) -> None:
    path = tmp_path / name
    path.write_text("")
    assert entry.run([str(path)]) == 0
    assert shown == [path]


@pytest.mark.parametrize("name", ["puuttuu.kooditin", "ä" * 300 + ".kooditin"])
def test_a_missing_file_is_told_on_the_console_or_else_in_the_window(
    name: str, tmp_path: Path, shown: list[Path | None], monkeypatch: pytest.MonkeyPatch, capsys
) -> None:
    assert entry.run([str(tmp_path / name)]) == 3
    assert "There is no project file" in capsys.readouterr().err and shown == []
    with monkeypatch.context() as windowed:
        windowed.setattr(sys, "stderr", None)
        assert entry.run([str(tmp_path / name)]) == 0
    assert shown == [tmp_path / name]


def test_a_project_of_another_program_says_that_it_comes_later(tmp_path: Path) -> None:
    path = tmp_path / "vieras.QDPX"
    path.write_bytes(b"PK\x03\x04" + bytes(200))
    with pytest.raises(CannotOpen, match="REFI-QDA file of another program, which this version cannot open yet"):
        Project.open(path)
