"""Builds the Windows program on Linux: tree, installer, MSI, portable zip, bill of materials, checksums.

    python3 packaging/build.py --runtime python-3.12.10-embed-amd64.zip      the release
    python3 packaging/build.py --quick                                       without a runtime, for a try

packaging/README.md explains each step.
"""

import argparse
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent))
from windows import bytecode, dlls, launchers, msi, nsis, prune, runtime, sbom, shipped, signing, sizes, tree, wheels
from windows.tools import Stop, need, python, say

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
LOCK = HERE / "requirements-windows.lock"
PAGE = HERE / "README.md"
NO_RUNTIME = (
    "WITHOUT A RUNTIME: no --runtime was given, so the tree has no Python (python312.dll, its standard library), and "
    "what is built installs, but does not start. Give the embeddable package of CPython {version}."
)


class Made(NamedTuple):
    """A build: where the tree and the results are, and what is in the tree."""

    tree: Path
    out: Path
    files: list[tree.Placed]
    running: Path


def main() -> int:
    """The command; the exit code."""
    asked = arguments().parse_args()
    try:
        made = make_tree(asked)
        make_packages(made, asked)
        finish(made, asked)
    except Stop as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


def arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--runtime", metavar="ZIP|URL", help="the embeddable CPython; refused unless it is the pinned one"
    )
    parser.add_argument("--sign", metavar="CERT", type=Path, help="a .p12/.pfx, or a .pem with key and certificate")
    parser.add_argument("--password-file", metavar="FILE", type=Path, help="the password of the certificate")
    parser.add_argument("--timestamp", metavar="URL", help="the timestamp server that countersigns")
    parser.add_argument("--quick", action="store_true", help="zlib instead of LZMA: a minute, and a larger installer")
    parser.add_argument("--no-msi", action="store_true", help="leave out the MSI")
    parser.add_argument("--no-zip", action="store_true", help="leave out the portable zip")
    parser.add_argument("--accept-sizes", action="store_true", help="note the sizes as the new budget and in the page")
    parser.add_argument("--version", help="another version number, to try an upgrade")
    parser.add_argument("--work", metavar="FOLDER", type=Path, default=ROOT / "build" / "windows")
    parser.add_argument(
        "--wheels", metavar="FOLDER", type=Path, help="where the wheels are kept (default: WORK/wheels)"
    )
    return parser


def make_tree(asked: argparse.Namespace) -> Made:
    """The folder that is installed, with all checks of it."""
    need(("makensis", *(["wixl"] * (not asked.no_msi)), *(["osslsigncode"] * bool(asked.sign or asked.runtime))))
    work, version = asked.work.resolve(), asked.version or project_version()
    folder, store = work / "tree", (asked.wheels or asked.work / "wheels").resolve()
    taken = runtime.take(asked.runtime, work / "cache") if asked.runtime else None
    say("Fetching and checking the wheels ...")
    wheels.fetch(LOCK, store)
    unpacked = [file for _, wheel in wheels.checked(LOCK, store) for file in wheels.unpack(wheel)]
    unpacked += wheels.unpack(own_wheel(work))
    say("Laying out the tree ...")
    idle = tree.lay(folder, unpacked, prune.rules())
    if idle:
        raise Stop(f"packaging/windows/prune.toml has rules that match nothing: {', '.join(idle)}")
    lacking = missing_imports(folder / "lib")
    if lacking:
        raise Stop(
            f"Kooditin imports what the tree does not have: {', '.join(lacking)}. See packaging/windows/prune.toml."
        )
    tree.add(folder, {"lib/kooditin_windows.py": (HERE / "windows" / "kooditin_windows.py").read_bytes(),
                      "LICENSE.txt": (ROOT / "LICENSE").read_bytes()})  # fmt: skip
    say(f"Compiled by {bytecode.compile_tree(folder / 'lib', work / 'cache')}.")
    made = launchers.build(work / "launchers", version)
    running = made.pop("running.exe")
    if asked.sign:
        for launcher in (*made.values(), running):
            signing.sign(launcher, asked.sign, asked.password_file, asked.timestamp, epoch())
    tree.add(folder, {place: path.read_bytes() for place, path in made.items()})
    if taken:
        tree.add(folder, {f"runtime/{name}": content for name, content in taken.files.items()})
    unmet = dlls.lacking(folder, taken is not None)
    if unmet:
        told = "; ".join(f"{name} for {paths[0]}" for name, paths in unmet.items())
        raise Stop(f"Libraries that the program asks for are not in the tree: {told}")
    tree.add(folder, {"kooditin.cdx.json": bill(folder, store, version, taken).encode()})
    tree.steady(folder, epoch())
    files = tree.listed(folder, tree.owners(unpacked))
    strays = tree.against_lock(files, LOCK, store)
    if strays:
        raise Stop("The tree is not what the lock says: " + "; ".join(strays[:5]))
    (work / "files.json").write_text(json.dumps([file._asdict() for file in files], indent=0), encoding="utf-8")
    size = sum(file.size for file in files) / 1e6
    origin = "the locked wheels, the sources" + (" and the signed runtime" if taken else "")
    say(f"{len(files)} files, {size:.1f} MB, all from {origin}; the longest path has {tree.longest(files)} characters.")
    if not taken:
        say(NO_RUNTIME.format(version=runtime.VERSION))
    return Made(folder, work / "dist", files, running)


def make_packages(made: Made, asked: argparse.Namespace) -> None:
    """The installer, and unless left out the MSI and the portable zip, signed where a certificate is given."""
    made.out.mkdir(parents=True, exist_ok=True)
    for old in (path for path in made.out.iterdir() if path.is_file()):
        old.unlink()
    version = asked.version or project_version()
    compression = "zlib" if asked.quick else "lzma"
    say(f"Building the installer ({compression}) ...")
    results = [made.out / f"Kooditin-{version}-setup.exe"]
    nsis.build(made.tree, made.files, results[0], version, epoch=epoch(), compression=compression)
    if not asked.no_msi:
        say("Building the MSI ...")
        results.append(made.out / f"Kooditin-{version}.msi")
        msi.build(made.tree, made.files, made.running, results[1], version, epoch=epoch())
    for result in results:
        if asked.sign:
            signing.sign(result, asked.sign, asked.password_file, asked.timestamp, epoch())
    if not asked.no_zip:
        say("Packing the portable zip ...")
        portable(made, made.out / f"Kooditin-{version}-portable.zip")


def finish(made: Made, asked: argparse.Namespace) -> None:
    """Bill of materials and checksums beside the results; the budget. Raises Stop when a size has grown too much."""
    version = asked.version or project_version()
    (made.out / f"Kooditin-{version}.cdx.json").write_bytes((made.tree / "kooditin.cdx.json").read_bytes())
    results = sorted(path for path in made.out.iterdir() if path.is_file() and path.name != "SHA256SUMS")
    sums = "".join(f"{tree.digest(path)}  {path.name}\n" for path in results)
    (made.out / "SHA256SUMS").write_text(sums, encoding="utf-8")
    for path in results:
        say(f"{path.stat().st_size / 1e6:8.1f} MB  {path}")
    setup = 0 if asked.quick else (made.out / f"Kooditin-{version}-setup.exe").stat().st_size
    now = sizes.measure(made.files, setup)
    if asked.accept_sizes:
        sizes.accept(now, PAGE)
    elif grown := sizes.problems(now):
        raise Stop("Too large. " + " ".join(grown))


def own_wheel(work: Path) -> Path:
    """Kooditin's own wheel, with its resources inside."""
    folder = work / "own"
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.whl"):
        old.unlink()
    time = {"SOURCE_DATE_EPOCH": str(epoch())}
    python("-m", "hatchling", "build", "-t", "wheel", "-d", folder, folder=ROOT, variables=time)
    return next(folder.glob("*.whl"))


def missing_imports(lib: Path) -> list[str]:
    """The modules outside the standard library that Kooditin's sources import and the folder has not."""
    wanted = tree.imported_by(lib / "kooditin")
    return [name for name in sorted(wanted) if not tree.has_module(lib, name)]


def bill(folder: Path, store: Path, version: str, taken: runtime.Runtime | None) -> str:
    """The bill of materials of the tree."""
    hashes = {pin.name: tree.digest(wheel) for pin, wheel in wheels.checked(LOCK, store)}
    parts = [part for part in sbom.parts(folder / "lib", hashes) if part.name != "kooditin"]
    parts += shipped.parts(folder / "lib" / "kooditin" / "_resources")
    if taken:
        parts.append(
            sbom.Part("cpython", runtime.VERSION, taken.sha256, "PSF-2.0", f"pkg:generic/python@{runtime.VERSION}")
        )
    return sbom.bill(version, parts, epoch())


def portable(made: Made, out: Path) -> None:
    """The tree in a folder, zipped; settings and backups stay in it, by KOODITIN_HOME (see the page)."""
    moment = (1980, 1, 1, 0, 0, 0)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for file in made.files:
            entry = zipfile.ZipInfo(f"Kooditin/{file.path}", moment)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, (made.tree / file.path).read_bytes())
        archive.writestr(zipfile.ZipInfo("Kooditin/portable.txt", moment), PORTABLE)


PORTABLE = "Kooditin keeps its settings and backups in the folder data beside this file.\r\n"


def project_version() -> str:
    """The version in kooditin/__init__.py."""
    text = (ROOT / "kooditin" / "__init__.py").read_text(encoding="utf-8")
    return text.split('__version__ = "')[1].split('"')[0]


def epoch() -> int:
    """The time that everything in the build bears: SOURCE_DATE_EPOCH, or that of the commit."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given:
        return int(given)
    told = subprocess.run(["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True)
    return int(told.stdout) if told.returncode == 0 and told.stdout.strip() else 1_700_000_000


if __name__ == "__main__":
    sys.exit(main())
