"""The user's own choices: a dataclass, and its file in the platform's configuration folder."""

import dataclasses
import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Literal

import platformdirs

from kooditin.disk import PATIENCE, replacing, resolved
from kooditin.qda.errors import Refused
from kooditin.qda.reasons import reason_of

Language = Literal["system", "fi", "en"]
Theme = Literal["system", "light", "dark"]

SMALLEST_FONT, LARGEST_FONT = 8, 40
RECENT_KEPT = 10
_CHOICES = {"language": ("system", "fi", "en"), "theme": ("system", "light", "dark")}
_FILE = "settings.json"


@dataclass(frozen=True, slots=True)
class Settings:
    """The choices. `font_size` is the transcript's, in pixels; `recent` holds project paths, newest first.

    `window_geometry` and `splitters` (by the splitter's name) are Qt's saved states, in base64.
    """

    language: Language = "system"
    theme: Theme = "system"
    font_family: str = ""
    font_size: int = 16
    coder: str = ""
    recent: tuple[str, ...] = ()
    window_geometry: str = ""
    splitters: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    show_suggestions: bool = True

    def with_recent(self, project: Path) -> "Settings":
        """The settings with the project as the newest of the recent ones, named once and as its user names it.

        On Windows a project on the drive Z: is not turned into one on \\\\server\\share, which nobody would recognise.
        """
        newest = str(project.absolute())
        same = {Path(newest), resolved(project)}  # paths of Windows are equal whatever their case
        others = tuple(path for path in self.recent if Path(path) not in same)
        return dataclasses.replace(self, recent=(newest, *others)[:RECENT_KEPT])


def config_folder() -> Path:
    """Where the settings file is; inside KOODITIN_HOME when that is set (tests, a memory stick).

    On Windows in AppData/Local and not in Roaming: the paths and the window's place in it are this computer's.
    """
    home = os.environ.get("KOODITIN_HOME")
    return Path(home, "config") if home else Path(platformdirs.user_config_dir("Kooditin", appauthor=False))


def data_folder() -> Path:
    """Where backups and logs are; inside KOODITIN_HOME when that is set."""
    home = os.environ.get("KOODITIN_HOME")
    return Path(home, "data") if home else Path(platformdirs.user_data_dir("Kooditin", appauthor=False))


def log_folder() -> Path:
    """Where the reports of unexpected errors are."""
    return data_folder() / "logs"


def documents_folder() -> Path:
    """Where new projects are offered a place: the user's documents, else the home folder."""
    documents = Path(platformdirs.user_documents_dir())
    return documents if documents.is_dir() else Path.home()


def load(folder: Path | None = None) -> Settings:
    """The saved settings, or the defaults where there are none. Never fails: a damaged file is put aside.

    A value of the wrong kind takes its default alone; the others stay.
    """
    path = (folder or config_folder()) / _FILE
    try:
        saved = json.loads(path.read_text(encoding="utf-8"))
    except OSError:
        return Settings()
    except ValueError:
        saved = None
    if not isinstance(saved, dict):
        _put_aside(path)
        return Settings()
    return _checked(saved)


def save(settings: Settings, folder: Path | None = None, *, seconds: float = PATIENCE) -> None:
    """Writes the settings beside, then replaces the file. Raises Refused when the disk does not let it.

    It waits at most that many seconds for another program that has the file open.
    """
    path = (folder or config_folder()) / _FILE
    values = {item.name: getattr(settings, item.name) for item in dataclasses.fields(settings)}
    text = json.dumps({**values, "splitters": dict(settings.splitters)}, ensure_ascii=False, indent=1)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with replacing(path, seconds) as beside:
            beside.write_text(text + "\n", encoding="utf-8", newline="\n")
    except OSError as error:
        raise Refused(
            "The settings could not be saved in {folder} ({reason}). Check that the folder can be written to.",
            folder=str(path.parent), reason=reason_of(error),
        ) from error  # fmt: skip


def _put_aside(path: Path) -> None:
    with suppress(
        OSError
    ):  # A folder that cannot be written to keeps the damaged file; the defaults hold all the same.
        path.replace(path.with_suffix(".damaged.json"))


def _checked(saved: dict[str, object]) -> Settings:
    kept: dict[str, object] = {}
    for name, value in saved.items():
        good = _good(name, value)
        if good is not None:
            kept[name] = good
    return Settings(**kept)  # type: ignore[arg-type]  # _good has checked each by its name


def _good(name: str, value: object) -> object | None:
    """The value in the field's own type, or None when it does not fit the field or there is none of that name."""
    match name, value:
        case (("language" | "theme"), str()) if value in _CHOICES[name]:
            return value
        case (("font_family" | "coder" | "window_geometry"), str()):
            return value
        case "show_suggestions", bool():
            return value
        case "font_size", int() if not isinstance(value, bool) and SMALLEST_FONT <= value <= LARGEST_FONT:
            return value
        case "recent", list() if all(isinstance(path, str) for path in value):
            return tuple(value[:RECENT_KEPT])
        case "splitters", dict() if all(isinstance(state, str) for state in value.values()):
            return MappingProxyType({str(key): state for key, state in value.items()})
    return None
