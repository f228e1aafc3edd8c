"""The first module that the launchers on Windows run."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_DAMAGED = (
    "Kooditin ei käynnisty, koska sen asennus ei ole ehjä. Asenna se uudelleen; projekteillesi ei ole tapahtunut "
    "mitään.\n\nKooditin cannot start because its installation is damaged. Install it again; nothing has happened to "
    "your projects.\n\n{reason}"
)


def main() -> int:
    """Runs Kooditin with the words behind the launcher's name; the exit code."""
    # Kooditin starts Python itself for a piece of work or two; the launcher would take that for a command.
    interpreter = ROOT / "runtime" / "python.exe"
    if interpreter.is_file():
        sys.executable = str(interpreter)
    if (ROOT / "portable.txt").is_file():
        os.environ.setdefault("KOODITIN_HOME", str(ROOT / "data"))
    try:
        from kooditin.__main__ import run
    except ImportError as error:
        if sys.stderr is not None:
            raise
        _show(_DAMAGED.format(reason=error))
        return 70
    return run(sys.argv[1:])


def _show(text: str) -> None:
    """A program without a console has no other place to say it."""
    import ctypes

    ctypes.windll.user32.MessageBoxW(None, text, "Kooditin", 0x10010)


if __name__ == "__main__":
    sys.exit(main())
