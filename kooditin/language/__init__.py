"""Finnish: base forms, compounds, search and suggestions. Knows no Qt and no project file."""

import sys
from threading import Lock
from types import ModuleType


def _spare_commands() -> None:
    """Keeps `import spacy` from loading spaCy's own command line, of which nothing here has a use.

    It takes half of the import (0.5 s) and brings an HTTP client along, which opens a socket when it is loaded.
    """
    if "spacy" in sys.modules:
        return
    info = ModuleType("spacy.cli.info")
    info.info = None  # type: ignore[attr-defined]  # what spacy/__init__.py takes from it
    sys.modules.setdefault("spacy.cli", ModuleType("spacy.cli"))
    sys.modules.setdefault("spacy.cli.info", info)


def import_spacy() -> None:
    """Imports spaCy whole, one thread after another: its parts import each other, and fail where two threads begin."""
    with _importing:
        import spacy  # noqa: F401  for what comes with it


_importing = Lock()
_spare_commands()
