"""Where the files that ship with Kooditin are, in a checkout, a wheel and a frozen build alike."""

from functools import cache
from pathlib import Path


@cache
def resource_folder() -> Path:
    """The folder of shipped files: inside the package when installed, beside it in a checkout."""
    package = Path(__file__).resolve().parent
    installed = package / "_resources"
    return installed if installed.is_dir() else package.parent / "resources"


def resource(*parts: str) -> Path:
    """The path of one shipped file, e.g. resource("codebooks", "te24.csv"). Raises FileNotFoundError."""
    path = resource_folder().joinpath(*parts)
    if not path.exists():
        raise FileNotFoundError(path)
    return path
