"""What differs between systems is not left to chance: encodings, ends of lines, modules, separators of paths."""

import ast
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path, PureWindowsPath
from urllib.parse import unquote, urlsplit

import pytest

from kooditin.exchange import read_source, read_table
from kooditin.formats import codebook_table
from kooditin.project.database import uri_of

ROOT = Path(__file__).resolve().parent.parent
POSIX_ONLY = {"crypt", "fcntl", "grp", "posix", "pty", "pwd", "resource", "syslog", "termios", "tty"}
POSIX_CALLS = {"fork", "getuid", "geteuid", "uname", "mkfifo", "killpg", "getpgid", "setsid", "chown", "symlink_to"}
BACKSLASH = chr(92)


def nodes(kind: type[ast.AST]) -> Iterator[tuple[str, ast.AST]]:
    for path in sorted((ROOT / "kooditin").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, kind):
                yield f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 0)}", node


def called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def test_no_text_is_read_or_written_in_the_systems_own_encoding() -> None:
    found = []
    for place, node in nodes(ast.Call):
        assert isinstance(node, ast.Call)
        given, name = {keyword.arg for keyword in node.keywords}, called(node)
        runs = name in ("run", "Popen", "check_output") and "text" in given
        reads = name == "read_text" and not node.args
        writes = name == "write_text" and isinstance(node.func, ast.Attribute) and len(node.args) == 1
        if (runs or reads or writes or opens_text(node)) and "encoding" not in given:
            found.append(place)
    assert found == []


def opens_text(node: ast.Call) -> bool:
    modes = [arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
    is_mode = called(node) == "open" and modes and set(modes[0]) <= set("rwaxbt+")
    return bool(is_mode and "b" not in modes[0])


def test_no_module_is_imported_that_windows_lacks() -> None:
    imported = [(place, alias.name) for place, node in nodes(ast.Import) for alias in node.names]  # type: ignore[attr-defined]
    imported += [(place, node.module) for place, node in nodes(ast.ImportFrom) if node.module]  # type: ignore[attr-defined]
    assert [(place, name) for place, name in imported if name in POSIX_ONLY] == []


def test_what_windows_lacks_is_asked_for_before_it_is_called() -> None:
    found = []
    for place, node in nodes(ast.Call):
        assert isinstance(node, ast.Call)
        if called(node) in POSIX_CALLS and isinstance(node.func, ast.Attribute):
            path, _, line = place.rpartition(":")
            if "hasattr" not in (ROOT / path).read_text(encoding="utf-8").splitlines()[int(line) - 1]:
                found.append(place)
    assert found == []


def test_no_path_is_put_together_or_taken_apart_as_text() -> None:
    found = [place for place, node in nodes(ast.ImportFrom) if node.module in ("os.path", "posixpath", "ntpath")]  # type: ignore[attr-defined]
    for place, node in nodes(ast.Attribute):
        assert isinstance(node, ast.Attribute)
        if node.attr in ("sep", "path") and isinstance(node.value, ast.Name) and node.value.id == "os":
            found.append(place)
    assert found == []


@pytest.mark.parametrize(
    ("path", "whole"),
    [
        (r"C:\Users\Äijälä\OneDrive - T\työ #1? 5%.kooditin", "/C:/Users/Äijälä/OneDrive - T/työ #1? 5%.kooditin"),
        (r"\\palvelin\jako$\Hanke\työ.kooditin", "//palvelin/jako$/Hanke/työ.kooditin"),
        (r"\\?\C:\Syvä\työ.kooditin", "//?/C:/Syvä/työ.kooditin"),
    ],
)  # fmt: skip
def test_paths_of_windows_become_uris_that_name_no_server(path: str, whole: str) -> None:
    uri = uri_of(PureWindowsPath(path).as_posix(), "rw")
    parts = urlsplit(uri)
    assert (parts.scheme, parts.netloc, parts.query, parts.fragment) == ("file", "", "mode=rw", "")
    assert unquote(uri.removeprefix("file://").removesuffix("?mode=rw")) == whole


def test_a_path_that_begins_with_two_slashes_is_opened_by_sqlite(tmp_path: Path) -> None:
    with closing(sqlite3.connect(uri_of(f"/{tmp_path.as_posix()}/ä #1.db", "rwc"), uri=True)) as made:
        made.execute("CREATE TABLE t (a)")
    assert (tmp_path / "ä #1.db").exists()


SUBTITLES = ("a.vtt", "a.srt", "a.sbv")
SOURCES = {
    "a.txt": "H: Mitä kuuluu? 😀\n\nV1: No hyvää.\nJa vielä.\n\nH: Entä muuten?\n",
    "a.md": "# Työpaja\n\nEnsimmäinen kappale,\njoka jatkuu. 😀\n\n- yksi\n- kaksi\n",
    "a.vtt": "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n<v Aino>Hei.\n\n00:02.000 --> 00:03.000\n<v Väinö>No hei. 😀\n",
    "a.srt": "1\n00:00:01,000 --> 00:00:02,000\nHei.\n\n2\n00:00:02,000 --> 00:00:03,000\nNo hei. 😀\n",
    "a.sbv": "0:00:01.000,0:00:02.000\nHei.\n\n0:00:02.000,0:00:03.000\nNo hei. 😀\n",
    "a.html": "<html><body><h1>Työpaja</h1>\n<p>Rivi,\njoka jatkuu. 😀</p>\n<pre>a\nb</pre></body></html>\n",
    "a.rtf": "{\\rtf1\\ansi\\ansicpg1252\n\\pard H: Mit\\'e4 kuuluu?\\par\n\\pard V1: Hyv\\'e4\\'e4.\\par\n}\n",
    "a.json": '{\n "segments": [\n  {"start": 1, "end": 2, "text": "Hei. 😀", "speaker": "A"},\n'
    '  {"start": 2, "end": 3, "text": "No hei.", "speaker": "B"}\n ]\n}\n',
}  # fmt: skip


@pytest.mark.parametrize(
    ("name", "ends"),  # no program writes subtitles with the line ends of Mac OS 9
    [*((name, "\r\n") for name in SOURCES), *((name, "\r") for name in SOURCES if name not in SUBTITLES)],
)
def test_a_source_is_the_same_whatever_ends_its_lines(name: str, ends: str, tmp_path: Path) -> None:
    plain, other = tmp_path / "lf" / name, tmp_path / "other" / name
    for path, text in ((plain, SOURCES[name]), (other, SOURCES[name].replace("\n", ends))):
        path.parent.mkdir()
        path.write_bytes(text.encode())
    expected, found = read_source(plain), read_source(other)
    assert "\r" not in found.text
    assert (found.text, found.turns, found.kind) == (expected.text, expected.turns, expected.kind)


@pytest.mark.parametrize("ends", ["\r\n", "\r"])
def test_tables_are_the_same_whatever_ends_their_lines(ends: str, tmp_path: Path) -> None:
    book = 'path;definition\nTarpeet;"Mitä puuttuu"\nTarpeet/Raha;"Raha 😀"\n'
    survey = 'id;alue;Mitä toivot?\n1;Uusimaa;"Rahaa,\nja aikaa. 😀"\n2;Häme;Rauhaa tänne\n3;Häme;Lisää väkeä\n'
    found = []
    for sign in ("\n", ends):
        folder = tmp_path / repr(sign).strip("'").replace(BACKSLASH, "")
        folder.mkdir()
        (folder / "koodit.csv").write_bytes(book.replace("\n", sign).encode())
        (folder / "kysely.csv").write_bytes(survey.replace("\n", sign).encode())
        found.append((codebook_table.read(folder / "koodit.csv"), read_table(folder / "kysely.csv").rows))
    assert found[0] == found[1]
    assert len(found[0][0]) == 2 and len(found[0][1]) == 4
