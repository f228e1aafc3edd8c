"""Whether every library that the program's binaries ask for is in the tree, or is Windows' own."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from windows.tools import need, run

OBJDUMP = "x86_64-w64-mingw32-objdump"
FROM_RUNTIME = frozenset(("python3.dll", "python312.dll", "vcruntime140.dll", "vcruntime140_1.dll"))
WINDOWS = frozenset(
    """advapi32 authz bcrypt bcryptprimitives cabinet cfgmgr32 combase comctl32 comdlg32 crypt32 d2d1 d3d11
    d3d12 d3d9 dbghelp dcomp dwmapi dwrite dxgi gdi32 gdi32full icuuc imm32 iphlpapi kernel32 mpr mscms msi
    msvcrt ncrypt netapi32 ntdll ole32 oleaut32 pdh powrprof propsys psapi rpcrt4 secur32 setupapi shcore
    shell32 shlwapi ucrtbase uiautomationcore user32 userenv usp10 uxtheme version winmm ws2_32 wtsapi32
    windowscodecs""".split()
)
_SYSTEM_SET = re.compile(r"(api|ext)-ms-win-.*\.dll")


def lacking(tree: Path, with_runtime: bool) -> dict[str, list[str]]:
    """The libraries that nobody has, each with the binaries that ask for it."""
    need((OBJDUMP,))
    binaries = [path for path in sorted(tree.rglob("*")) if path.suffix.lower() in (".dll", ".pyd", ".exe")]
    asked = {path.relative_to(tree).as_posix(): asked_by(path) for path in binaries}
    return unmet(asked, FROM_RUNTIME if not with_runtime else frozenset())


def asked_by(binary: Path) -> list[str]:
    """The libraries in the import table, in lower case."""
    return re.findall(r"DLL Name: (\S+)", run(OBJDUMP, "-p", binary).lower().replace("dll name:", "DLL Name:"))


def unmet(asked: Mapping[str, Iterable[str]], promised: frozenset[str]) -> dict[str, list[str]]:
    """As `lacking`, of tables by path. A library is found beside its asker, in runtime, in PySide6 or a *.libs."""
    folders: dict[str, set[str]] = {}
    for path in asked:
        folder, _, name = path.rpartition("/")
        folders.setdefault(folder, set()).add(name.lower())
    common = promised.union(*(names for folder, names in folders.items() if _is_common(folder)))
    found: dict[str, list[str]] = {}
    for path, libraries in asked.items():
        near = common | folders[path.rpartition("/")[0]]
        for library in libraries:
            if library not in near and not _is_windows(library):
                found.setdefault(library, []).append(path)
    return found


def _is_common(folder: str) -> bool:
    return folder in ("runtime", "lib/PySide6", "lib/shiboken6") or folder.endswith(".libs")


def _is_windows(library: str) -> bool:
    name, _, suffix = library.rpartition(".")
    return (suffix == "dll" and name in WINDOWS) or suffix == "drv" or bool(_SYSTEM_SET.fullmatch(library))
