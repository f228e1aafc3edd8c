"""The user's choices survive, and a damaged file never stops the program."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from kooditin import settings
from kooditin.qda.errors import Refused
from kooditin.settings import Settings


def test_what_is_saved_is_loaded(kooditin_home: Path) -> None:
    chosen = Settings(language="fi", theme="dark", font_size=20, coder="Väinö 😀", splitters={"left": "AAAA"})
    settings.save(chosen)
    assert settings.load() == chosen
    assert [path.name for path in settings.config_folder().iterdir()] == ["settings.json"]


def test_without_a_file_there_are_the_defaults() -> None:
    assert settings.load() == Settings()


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b"\xff\xfe\x00", b"null"])
def test_a_damaged_file_is_kept_aside(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "settings.json").write_bytes(content)
    assert settings.load(tmp_path) == Settings()
    assert (tmp_path / "settings.damaged.json").read_bytes() == content


def test_one_bad_value_spoils_no_other(tmp_path: Path) -> None:
    saved = {"language": "sv", "theme": 3, "font_size": True, "recent": ["a", 1], "coder": "Aino", "future": 1}
    (tmp_path / "settings.json").write_text(json.dumps(saved), encoding="utf-8")
    assert settings.load(tmp_path) == Settings(coder="Aino")


def test_recent_projects_are_named_once_newest_first(tmp_path: Path) -> None:
    chosen = Settings()
    for name in ("a", "b", "a", *map(str, range(20))):
        chosen = chosen.with_recent(tmp_path / name)
    assert len(chosen.recent) == settings.RECENT_KEPT
    assert chosen.recent[0] == str(tmp_path / "19")
    assert replace(chosen, recent=()).with_recent(tmp_path / "a").recent == (str(tmp_path / "a"),)


def test_a_project_is_listed_as_its_user_names_it_and_once(tmp_path: Path) -> None:
    project, link = tmp_path / "työ.kooditin", tmp_path / "linkki.kooditin"
    project.write_text("")
    link.symlink_to(project)
    chosen = Settings().with_recent(project).with_recent(link)
    assert chosen.recent == (str(link),)  # as the drive Z: of a server's share


def test_a_folder_that_cannot_be_made_is_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(Refused, match="could not be saved"):
        settings.save(Settings(), tmp_path / "file" / "folder")
