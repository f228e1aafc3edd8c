"""A zip gives its transcripts and nothing else: no bomb, no file outside its folder, no archive in it."""

import io
import stat
import zipfile
from pathlib import Path

import pytest

from kooditin.exchange import archives
from kooditin.exchange.incoming import gathered
from kooditin.qda.errors import CannotRead

WANTED = (".txt", ".docx")


def packed(path: Path, **files: bytes | str) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def test_the_wanted_files_come_out_and_the_rest_is_counted(tmp_path):
    files = {"kansio/Äijälä 😀.txt": "V1: Hei.", "b/Äijälä 😀.txt": "V2: Moi.", "kuva.png": b"\x89PNG", "kansio/": b""}
    found = archives.unpack(packed(tmp_path / "a.zip", **files), tmp_path / "ulos", WANTED)
    assert [path.name for path in found.files] == ["Äijälä 😀.txt"] * 2
    assert [path.read_text(encoding="utf-8") for path in found.files] == ["V2: Moi.", "V1: Hei."]
    assert (found.not_read, found.left_out) == ((), ("kuva.png",))


def test_what_macos_and_word_leave_behind_is_passed_over(tmp_path):
    files = {"__MACOSX/._a.txt": b"x", "~$a.docx": b"x", ".piilo/b.txt": b"x", ".DS_Store": b"x", "a.txt": "Hei."}
    found = archives.unpack(packed(tmp_path / "a.zip", **files), tmp_path / "ulos", WANTED)
    assert [path.name for path in found.files] == ["a.txt"]
    assert (found.not_read, found.left_out) == ((), ())


@pytest.mark.parametrize(
    "name", ["../karku.txt", "/etc/karku.txt", "a/../../karku.txt", "c:karku.txt", "con.txt", "..\\karku.txt"]
)
def test_an_unsafe_name_is_refused_and_the_rest_comes(tmp_path, name):
    found = archives.unpack(packed(tmp_path / "a.zip", **{name: "x", "hyvä.txt": "Hei."}), tmp_path / "ulos", WANTED)
    assert [path.name for path in found.files] == ["hyvä.txt"]
    assert "not safe" in str(found.not_read[0].error)
    assert sorted(path.name for path in tmp_path.rglob("*.txt")) == ["hyvä.txt"]


def test_a_link_is_refused(tmp_path):
    link = zipfile.ZipInfo("salaisuus.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr(link, "/etc/passwd")
    found = archives.unpack(tmp_path / "a.zip", tmp_path / "ulos", WANTED)
    assert found.files == ()
    assert [failed.file for failed in found.not_read] == ["salaisuus.txt"]


def test_a_zip_in_a_zip_is_refused_in_a_sentence(tmp_path):
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("a.txt", "Hei.")
    found = archives.unpack(packed(tmp_path / "a.zip", **{"sisä.zip": inner.getvalue()}), tmp_path / "ulos", WANTED)
    assert str(found.not_read[0].error).startswith("sisä.zip is a zip inside a zip.")


def test_a_bomb_is_refused_before_anything_is_written(tmp_path):
    bomb = packed(tmp_path / "pommi.zip", **{"a.txt": b"\0" * 60_000_000})
    with pytest.raises(CannotRead, match="would unpack to 60 MB"):
        archives.unpack(bomb, tmp_path / "ulos", WANTED)
    assert not (tmp_path / "ulos").exists()


def test_an_encrypted_zip_is_refused_in_a_sentence(tmp_path):
    path = packed(tmp_path / "salattu.zip", **{"a.txt": "Hei."})
    content = bytearray(path.read_bytes())
    for signature, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(signature) + place] |= 1
    path.write_bytes(content)
    with pytest.raises(CannotRead, match="protected with a password"):
        archives.unpack(path, tmp_path / "ulos", WANTED)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"ei zip", b"PK\x05\x06" + b"\xff" * 18])
def test_a_broken_zip_is_refused_in_a_sentence(tmp_path, content):
    path = tmp_path / "rikki.zip"
    path.write_bytes(content)
    with pytest.raises(CannotRead, match=r"rikki\.zip is damaged"):
        archives.unpack(path, tmp_path / "ulos", WANTED)


def test_a_member_that_is_damaged_does_not_stop_the_others(tmp_path):
    path = packed(tmp_path / "a.zip", **{"a.txt": "V1: Hei. " * 200, "b.txt": "V2: Moi."})
    content = bytearray(path.read_bytes())
    content[40:60] = b"\xff" * 20
    path.write_bytes(content)
    found = archives.unpack(path, tmp_path / "ulos", WANTED)
    assert [path.name for path in found.files] == ["b.txt"]
    assert [failed.file for failed in found.not_read] == ["a.txt"]


def test_names_that_macos_wrote_in_utf8_without_saying_so_are_read(tmp_path):
    path = packed(tmp_path / "a.zip", **{"Äijälä.txt": "Hei."})
    content = path.read_bytes()
    path.write_bytes(content.replace(b"\x00\x08\x08\x00", b"\x00\x00\x08\x00"))
    found = archives.unpack(path, tmp_path / "ulos", WANTED)
    assert [path.name for path in found.files] == ["Äijälä.txt"]


def test_a_backslash_parts_folders_on_every_system(tmp_path):
    found = archives.unpack(packed(tmp_path / "a.zip", **{"kansio\\Äiti.txt": "Hei."}), tmp_path / "ulos", WANTED)
    assert [path.name for path in found.files] == ["Äiti.txt"]


def test_archives_are_found_in_folders_and_stand_among_the_files(tmp_path):
    folder = tmp_path / "aineisto"
    (folder / "ala").mkdir(parents=True)
    (folder / "a.txt").write_text("V1: Hei.", encoding="utf-8")
    packed(folder / "ala" / "b.zip", **{"c.txt": "V2: Moi."})
    packed(folder / "tyhjä.zip", **{"kuva.png": b"x"})
    (folder / "rikki.zip").write_bytes(b"x")
    (folder / "haastattelu.m4a").write_bytes(b"x")
    found = gathered([folder], tmp_path / "ulos")
    assert [path.name for path in found.files] == ["a.txt", "c.txt"]
    assert [failed.file for failed in found.not_read] == ["rikki.zip", "tyhjä.zip"]
    assert found.left_out == ("haastattelu.m4a", "kuva.png")
