"""The lock, the set-up and the pages that describe the house keep up with the code."""

import re
import tomllib
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

from kooditin import __version__

ROOT = Path(__file__).resolve().parents[2]
LOCKS = ("requirements.lock", "requirements-dev.lock")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def pinned(lock: str) -> dict[str, str]:
    """What a lock says of each package, by its name."""
    text = (ROOT / "packaging" / lock).read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line.strip()]
    return {line.split("==")[0].strip().lower(): line for line in lines}


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_in_a_lock_has_its_hash_and_no_address(lock: str) -> None:
    for name, line in pinned(lock).items():
        assert re.match(r"[\w.-]+==\S+ ", line), name
        assert "--hash=sha256:" in line
        assert "://" not in line
        assert "index" not in line


def test_the_locks_hold_what_the_project_asks_for() -> None:
    runtime = {re.split(r"[<>=!~ ;\[]", asked)[0].lower() for asked in PROJECT["project"]["dependencies"]}
    tools = {
        re.split(r"[<>=!~ ]", asked)[0].lower() for asked in PROJECT["dependency-groups"]["dev"] if str(asked) == asked
    }
    assert runtime <= set(pinned("requirements.lock"))
    assert runtime | tools <= set(pinned("requirements-dev.lock"))


def test_the_locks_agree_with_each_other() -> None:
    everything = pinned("requirements-dev.lock")
    assert {name: everything[name] for name in pinned("requirements.lock")} == pinned("requirements.lock")


def test_there_is_one_version() -> None:
    assert PROJECT["project"]["version"] == __version__


def test_the_page_of_rooms_names_every_room() -> None:
    page = (ROOT / "kooditin" / "README.md").read_text(encoding="utf-8")
    package = ROOT / "kooditin"
    rooms = [path for path in (*package.iterdir(), *(package / "gui").iterdir()) if not path.name.startswith("_")]
    names = [path.name + ("/" if path.is_dir() else "") for path in rooms if path.is_dir() or path.suffix == ".py"]
    assert [name for name in names if name not in page] == []


@pytest.fixture
def set_up() -> ModuleType:
    spec = spec_from_file_location("set_up", ROOT / "packaging" / "set_up.py")
    assert spec and spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_missing_library_is_told_by_its_package(set_up: ModuleType) -> None:
    assert set_up.missing_packages({"libolematon.so.9": "libolematon9", "libtoinen.so": "libolematon9"}) == [
        "libolematon9"
    ]


def test_nothing_is_done_again_until_the_lock_changes(
    set_up: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(set_up, "ENVIRONMENT", str(tmp_path))
    python = Path(set_up.environment_python())
    python.parent.mkdir()
    python.touch()
    lock, everything = tmp_path / "requirements.lock", tmp_path / "requirements-dev.lock"
    lock.write_text("a==1")
    everything.write_text("a==1 b==1")
    assert not set_up.is_set_up(str(lock), False)
    set_up.note_set_up(str(everything), True)
    assert set_up.is_set_up(str(everything), True)
    assert set_up.is_set_up(str(lock), False)
    everything.write_text("a==1 b==2")
    assert not set_up.is_set_up(str(everything), True)
