"""The one entry: the window, the command line, or the language worker."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

_SCREENLESS = (
    "There is no display to open the window on. Start Kooditin on a desktop, or use its commands (kooditin --help)."
)
_NO_QT = (
    "The window cannot start, because a part that Qt needs is missing ({reason}). Run `kooditin doctor` for the cure."
)

_OPENED = (".kooditin", ".qdpx")  # what a double click or "open with" brings here


def main() -> None:
    """The console script `kooditin`: no arguments, `open FILE` or a project file give the window, else a command."""
    sys.exit(run(sys.argv[1:]))


def main_window() -> None:
    """The windowed script `kooditin-window`: always the window, on the project named first, if any."""
    sys.exit(show(Path(sys.argv[1]) if len(sys.argv) > 1 else None))


def run(arguments: Sequence[str]) -> int:
    """Carries out one command line; the exit code."""
    if not arguments:
        return show(None)
    if arguments[0] == "open" and len(arguments) == 2 and not arguments[1].startswith("-"):
        return open_project(Path(arguments[1]))
    if len(arguments) == 1 and arguments[0].lower().endswith(_OPENED):
        return open_project(Path(arguments[0]))
    if list(arguments) == ["--language-worker"]:
        from kooditin.language.worker import main as work

        return work()
    # Here and below, not above: the window's start pays for no command, and a command pays for no window.
    from kooditin.cli import run as run_command

    return run_command(arguments, open_project)


def open_project(project: Path) -> int:
    """The window on a project, or 3 with a sentence on stderr when there is no such file.

    Without a stderr, in a windowed program on Windows, the window itself says so.
    """
    if sys.stderr is not None and not _is_file(project):
        print(f"There is no project file {project}. Check the name and the folder.", file=sys.stderr)  # noqa: T201
        return 3
    return show(project)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a name that the system does not take, or a drive that is gone
        return False


def show(project: Path | None) -> int:
    """Opens the window and waits until it closes; the exit code."""
    if _screenless():
        print(_SCREENLESS, file=sys.stderr)  # noqa: T201
        return 1
    try:
        from kooditin.gui.window.application import run as run_window
    except ImportError as error:
        if error.name and not error.name.startswith(("PySide6", "shiboken6")):
            raise
        print(_NO_QT.format(reason=error), file=sys.stderr)  # noqa: T201
        return 1
    return run_window(project)


def _screenless() -> bool:
    """Whether Qt would abort for want of a screen, which it does without a word that helps."""
    told = ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")
    return sys.platform.startswith("linux") and not any(os.environ.get(name) for name in told)


if __name__ == "__main__":
    main()
