"""The installer for a researcher: one .exe, made by NSIS from the tree."""

from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from windows.launchers import numbers
from windows.tools import need, run
from windows.tree import Placed, longest

HERE = Path(__file__).parent


def build(tree: Path, files: list[Placed], out: Path, version: str, *, epoch: int, compression: str) -> None:
    """Writes the installer; `compression` is "lzma" (small, minutes) or "zlib" (for tests). Raises Stop."""
    need(("makensis",))
    lists = tree.parent / "lists"
    lists.mkdir(parents=True, exist_ok=True)
    paths = [file.path for file in files]
    (lists / "files.nsh").write_text(files_list(paths, tree), encoding="utf-8")
    (lists / "removal.nsh").write_text(removal_list(paths), encoding="utf-8")
    values = {
        "VERSION": version, "NUMBERS": numbers(version), "TREE": tree, "OUT": out, "LISTS": lists, "SOURCE": HERE,
        "LONGEST": longest(files) + 1, "SIZE_KB": sum(file.size for file in files) // 1024, "COMPRESSION": compression,
    }  # fmt: skip
    defined = [f"-D{name}={value}" for name, value in values.items()]
    run("makensis", "-V2", "-INPUTCHARSET", "UTF8", *defined, HERE / "installer.nsi",
        variables={"SOURCE_DATE_EPOCH": str(epoch)})  # fmt: skip


def files_list(paths: Iterable[str], tree: Path) -> str:
    """NSIS's lines that put each file into its folder."""
    lines = []
    for folder, inside in groupby(sorted(paths, key=_folder_first), key=_folder):
        lines.append(f'SetOutPath "{_there(folder)}"')
        lines += [f'File "{_quoted(str(tree / path))}"' for path in inside]
    return "\n".join(lines) + "\n"


def removal_list(paths: Iterable[str]) -> str:
    """NSIS's lines that take away exactly those files, then the folders that are empty, the deepest first.

    Never a whole folder: it may be one that the user chose, with things of their own in it.
    """
    paths = list(paths)
    folders = {"/".join(path.split("/")[:depth]) for path in paths for depth in range(1, path.count("/") + 1)}
    lines = [f'Delete "{_there(path)}"' for path in sorted(paths)]
    lines += [f'RMDir "{_there(folder)}"' for folder in sorted(folders, key=lambda name: (-name.count("/"), name))]
    return "\n".join(lines) + "\n"


def _folder(path: str) -> str:
    return path.rpartition("/")[0]


def _folder_first(path: str) -> tuple[str, str]:
    return _folder(path), path


def _there(path: str) -> str:
    return "$Place" + ("\\" + _quoted(path).replace("/", "\\") if path else "")


def _quoted(path: str) -> str:
    """A dollar is NSIS's sign for a variable."""
    return path.replace("$", "$$").replace('"', '$\\"')
