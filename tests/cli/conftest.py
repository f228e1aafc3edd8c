"""A command line to test with, and a small project to run it on."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from kooditin.cli import run

INTERVIEW = """Haastattelija: Mikä teillä toimii? 😀

Vastaaja: No siis niinku ohjaus toimii. Työttömät löytää meijät.

Haastattelija: Entä mitä puuttuu?

Vastaaja: Rahaa puuttuu, ja sitten osaamista.
"""


@dataclass
class Ran:
    """What one command gave; `json` (any document) reads its stdout."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Kooditin = Callable[..., Ran]


@pytest.fixture
def kooditin(capsys: pytest.CaptureFixture[str]) -> Kooditin:
    """Runs one command in this process: kooditin("sources", project, "--json").json."""

    def call(*arguments: object) -> Ran:
        capsys.readouterr()
        code = run([str(argument) for argument in arguments], show=lambda project: 42)
        out, err = capsys.readouterr()
        assert "Traceback" not in err
        return Ran(code, out, err)

    return call


@pytest.fixture
def interview(tmp_path: Path) -> Path:
    path = tmp_path / "Äänekosken haastattelu.txt"
    path.write_text(INTERVIEW, encoding="utf-8")
    return path


@pytest.fixture
def project(tmp_path: Path, interview: Path, kooditin: Kooditin) -> Path:
    """A project with the TE24 codebook, one interview and two codings by two coders."""
    path = tmp_path / "hanke.kooditin"
    assert kooditin("new", path, "--codebook", "te24", "--coder", "Aino").code == 0
    assert kooditin("import", path, interview).code == 0
    start = INTERVIEW.index("ohjaus")
    assert kooditin("code", path, 1, start, start + 13, "Palvelumalli", "--memo", "Hyvä\nhavainto").code == 0
    start = INTERVIEW.index("Rahaa")
    assert kooditin("code", path, 1, start, start + 13, "Kehittämistarpeet/Resurssit", "--coder", "Väinö").code == 0
    return path
