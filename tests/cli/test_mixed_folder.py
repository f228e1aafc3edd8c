"""A folder of everything that lies on a researcher's disk, imported in one go."""

import random
import zipfile
from pathlib import Path

import pytest

from tests.cli.conftest import Kooditin

FILES = Path(__file__).parents[1] / "data" / "formats"
HOW_MANY = 200
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

ODD = {
    "tyhjä.docx": b"",
    "tyhjä.txt": b"",
    "vain välejä.txt": b" \n\t\n",
    "vanha.doc": OLE + bytes(500) + "WordDocument".encode("utf-16-le") + bytes(500),
    "vanha.ppt": OLE + bytes(1000),
    "kuva.jpg": b"\xff\xd8\xff" + bytes(50),
    "äänite.mp3": b"ID3" + bytes(50),
    "nimetön": b"H: Kerro.\nV: Joo.\n",
    "esitys.pptx": b"PK\x03\x04" + bytes(50),
    "Väärä Pääte.DOCX": b"%PDF-1.7\n" + bytes(50),
    "alikansio/haastattelu 😀.txt": "H: Kerro äidistä.\nV1: Joo.\nH: Niin.\n".encode(),
    "alikansio/syvemmällä/litteraatti.txt": "H: Kerro öljystä.\nV1: Joo.\nH: Niin.\n".encode("cp1252"),
    "Thumbs.db": OLE,
    ".DS_Store": b"\x00\x00\x00\x01Bud1",
    "~$haastattelu.docx": b"\x05Aino",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """200 files: real ones of every kind, cut, emptied and misnamed ones, old Office, pictures and an archive."""
    made = tmp_path / "aineisto"
    (made / "alikansio" / "syvemmällä").mkdir(parents=True)
    (made / "tyhjä kansio").mkdir()
    real = sorted(path for path in FILES.iterdir() if path.stat().st_size < 100_000)
    draw = random.Random(7)
    for name, content in ODD.items():
        (made / name).write_bytes(content)
    with zipfile.ZipFile(made / "paketti.zip", "w") as archive:
        archive.writestr("paketissa.txt", "H: Kerro.\nV: Joo.\nH: Niin.\n")
        archive.writestr("rikki paketissa.docx", "ei Wordia")
    number = 0
    while len(list(every_file(made))) < HOW_MANY:
        path, number = real[number % len(real)], number + 1
        content = path.read_bytes()
        way = number // len(real)
        if way == 1:
            content = content[: draw.randrange(len(content))]
        suffix = draw.choice(real).suffix if way == 2 else path.suffix
        (made / f"{number:03} {path.stem}{suffix}").write_bytes(content)
    return made


def every_file(folder: Path) -> list[Path]:
    """The files that a person put there."""
    return [path for path in folder.rglob("*") if path.is_file() and path.name[0] not in ".~" and path.stem != "Thumbs"]


def test_each_of_200_mixed_files_is_imported_or_told(folder: Path, project: Path, kooditin: Kooditin) -> None:
    before = len(kooditin("sources", project, "--json").json)
    ran = kooditin("import", project, folder, "--json")
    assert ran.code == 1
    imported, failed = ran.json["imported"], ran.json["failed"]
    names = [row["name"] for row in imported]
    told = {Path(failure["path"]).name for failure in failed}
    files = every_file(folder)
    assert len(files) == HOW_MANY
    assert [path for path in files if path.name != "paketti.zip" and not is_named(path, names, told)] == []
    assert "paketissa" in names
    assert "rikki paketissa.docx" in told
    assert told & {".DS_Store", "Thumbs.db", "~$haastattelu.docx"} == set()
    assert [failure for failure in failed if not failure["error"].endswith(".") or "\n" in failure["error"]] == []
    assert len(kooditin("sources", project, "--json").json) == before + sum(row["id"] is not None for row in imported)
    assert kooditin("check", project).code == 0
    assert kooditin("undo", project).code == 0
    assert len(kooditin("sources", project, "--json").json) == before


def is_named(path: Path, names: list[str], told: set[str]) -> bool:
    """Whether the file is among the imported or the failed; a survey's sources begin with its name."""
    return path.name in told or any(name == path.stem or name.startswith(f"{path.stem} ") for name in names)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("vanha.doc", "save it as docx"),
        ("vanha.ppt", "Save its text as docx or txt"),
        ("tyhjä.docx", "is empty"),
        ("vain välejä.txt", "only white space"),
        ("Väärä Pääte.DOCX", "is a PDF"),
        ("kuva.jpg", "is a picture"),
        ("äänite.mp3", "sound or video"),
        ("nimetön", "does not read"),
    ],
)
def test_what_is_not_read_is_told_with_what_to_do(
    tmp_path: Path, project: Path, kooditin: Kooditin, name: str, words: str
) -> None:
    (tmp_path / name).write_bytes(ODD[name])
    ran = kooditin("import", project, tmp_path / name, "--json")
    assert ran.code == 1
    assert ran.json["imported"] == []
    assert words in ran.json["failed"][0]["error"]
