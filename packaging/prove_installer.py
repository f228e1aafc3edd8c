"""`make installer-test`: builds the installer, installs it under wine, looks at everything, and removes it again.

    .venv/bin/python packaging/prove_installer.py [--runtime ZIP|URL] [--parts FOLDER] [--no-msi]

With --runtime the whole program is run. --parts lays a folder over the installed `runtime` instead: whatever part of a
Windows Python is at hand. What could not be tried is named at the end. Exit code 0: nothing that was tried failed.
"""

import argparse
import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from windows import nsis, proof_of_program, proof_of_pruning
from windows.launchers import GCC
from windows.proof import Proof
from windows.tools import Stop, need, run, say
from windows.tree import Placed
from windows.wine import Wine, windows

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
FOLDER = r"C:\users\Äijälä\Kooditin"
LONG = "C:\\users\\Äijälä\\" + "\\".join(["Pitkä kansio, jossa on välejä ja ääkkösiä"] * 4) + "\\" + "K" * 21
UNINSTALL = r"Software\Microsoft\Windows\CurrentVersion\Uninstall\Kooditin"
OLDER = "0.0.9"
Registry = dict[str, dict[str, str]]
EPOCH = "1700000000"
RUNNING, OTHER = 1618, 1638
START_MENU = "AppData/Roaming/Microsoft/Windows/Start Menu/Programs/Kooditin.lnk"
SETTINGS = "AppData/Local/Kooditin"


def main() -> int:
    """The command; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runtime", metavar="ZIP|URL", default=os.environ.get("KOODITIN_WINDOWS_RUNTIME"))
    parser.add_argument("--parts", metavar="FOLDER", type=Path, default=os.environ.get("KOODITIN_WINDOWS_PARTS"))
    parser.add_argument("--no-msi", action="store_true")
    parser.add_argument("--no-build", action="store_true", help="take what the last run built")
    parser.add_argument("--work", metavar="FOLDER", type=Path, default=ROOT / "build" / "windows-test")
    parser.add_argument("--wheels", metavar="FOLDER", type=Path, default=ROOT / "build" / "windows" / "wheels")
    asked = parser.parse_args()
    proof = Proof()
    try:
        prove(proof, asked)
    except Stop as problem:
        proof.check(str(problem), False)
    return proof.close()


def prove(proof: Proof, asked: argparse.Namespace) -> None:
    """Everything, in order; what fails is noted and the rest goes on where it can."""
    need((GCC, "wine", "Xvfb"))
    work = asked.work.resolve()
    if not asked.no_build:
        build(asked, work)
    files = {file["path"]: file["sha256"] for file in json.loads((work / "files.json").read_text(encoding="utf-8"))}
    proof.check(
        "the tree holds nothing but the locked wheels, our sources and the runtime (checked by the build)", True
    )
    setup, older = next((work / "dist").glob("*-setup.exe")), work / "older-setup.exe"
    holder, asker = work / "hold.exe", work / "ask.exe"
    run(GCC, "-O2", HERE / "windows" / "hold.c", "-o", holder)
    run(GCC, "-O2", "-municode", HERE / "windows" / "ask.c", "-o", asker, "-lshlwapi")
    proof_of_pruning.start(proof, work)
    if asked.no_build:
        proof.skip("two builds that are the same: --no-build was given")
    else:
        build_again(proof, asked, work)
    with windows(work / "wine") as wine:
        before = wine.registry()
        keep = leave_traces(wine)
        install_and_upgrade(proof, wine, older, setup, files)
        look_at_registry(proof, wine, setup, asker)
        refuse_while_running(proof, wine, holder, setup)
        proof_of_program.start(proof, wine, FOLDER, asked.parts, bool(asked.runtime), work)
        uninstall(proof, wine, FOLDER, before, keep)
        long_folder(proof, wine, setup, before)
        if asked.no_msi:
            proof.skip("the MSI: --no-msi was given")
        else:
            msi(proof, wine, next((work / "dist").glob("*.msi")), setup, files, holder, before)
    proof.skip("SmartScreen, Defender, OneDrive, Explorer's own association, DPI: packaging/CHECKLIST.md, on a laptop")


def build(asked: argparse.Namespace, work: Path) -> None:
    """The tree, its zlib installer and MSI, and an installer of an older version with one file more."""
    build_once(asked, work)
    say("Building an older version, to be upgraded ...")
    files = [Placed(**file) for file in json.loads((work / "files.json").read_text(encoding="utf-8"))]
    few = [file for file in files if file.path.startswith(("lib/kooditin/", "bin/", "Kooditin.exe"))]
    old = work / "older" / "lib" / "gone_in_the_new_version.py"
    shutil.rmtree(work / "older", ignore_errors=True)
    for file in few:
        (work / "older" / file.path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(work / "tree" / file.path, work / "older" / file.path)
    old.write_text("old = True\n", encoding="utf-8")
    few.append(Placed("lib/gone_in_the_new_version.py", "kooditin", "", 11))
    nsis.build(work / "older", few, work / "older-setup.exe", OLDER, epoch=1_600_000_000, compression="zlib")


def build_once(asked: argparse.Namespace, work: Path) -> None:
    words = [sys.executable, HERE / "build.py", "--quick", "--no-zip", "--work", work, "--wheels", asked.wheels]
    words += ["--runtime", asked.runtime] if asked.runtime else []
    words += ["--no-msi"] if asked.no_msi else []
    if subprocess.call(list(map(str, words)), env={**os.environ, "SOURCE_DATE_EPOCH": EPOCH}) != 0:
        raise Stop("The build failed.")


def build_again(proof: Proof, asked: argparse.Namespace, work: Path) -> None:
    """From nothing, in another folder."""
    again = work / "again"
    shutil.rmtree(again, ignore_errors=True)
    build_once(asked, again)
    sums = [(folder / "dist" / "SHA256SUMS").read_text(encoding="utf-8") for folder in (work, again)]
    shutil.rmtree(again)
    proof.check("two builds of the same input are the same, byte for byte", sums[0] == sums[1])


def leave_traces(wine: Wine) -> dict[Path, bytes]:
    """What a user has: settings, a backup of a project, a project. Those of them that must stay, with their content."""
    (wine.drive / "users" / "Äijälä" / "OneDrive").mkdir(parents=True)
    for name in ("backups/", "settings.json", ".settings.0a1b2c3d.part", "logs/report.txt", "windows/1234"):
        path = wine.profile / SETTINGS / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.mkdir() if name.endswith("/") else path.write_text("{}", encoding="utf-8")
    project = wine.drive / "users" / "Äijälä" / "OneDrive" / "Väitöskirja.kooditin"
    backup = wine.profile / SETTINGS / "backups" / "Väitöskirja 2026-11-01.kooditin"
    keep = {project: b"a project", backup: b"a backup"}
    for path, content in keep.items():
        path.write_bytes(content)
    return keep


def install_and_upgrade(proof: Proof, wine: Wine, older: Path, setup: Path, files: dict[str, str]) -> None:
    installed = wine.path(FOLDER)
    done = wine.run(older, "/S", f"/D={FOLDER}")
    proof.check(f"the older version installs silently into {FOLDER}", done.returncode == 0)
    proof.check("its own file is there", (installed / "lib" / "gone_in_the_new_version.py").is_file())
    own = installed / "oma projekti.kooditin"
    own.write_bytes(b"left where it should not be")
    done = wine.run(setup, "/S", "/DESKTOP=1", f"/D={FOLDER}")
    wine.settle()
    proof.check("the new version installs over it", done.returncode == 0)
    proof.check("the older version's file is gone", not (installed / "lib" / "gone_in_the_new_version.py").exists())
    proof.check(
        "a project in the program's own folder is untouched", own.read_bytes() == b"left where it should not be"
    )
    proof.check("the settings are kept", (wine.profile / SETTINGS / "settings.json").is_file())
    own.unlink()
    check_files(proof, installed, files, {"uninstall.exe"})


def check_files(proof: Proof, installed: Path, files: dict[str, str], more: set[str]) -> None:
    """Each file of the tree is there, byte for byte, and no other."""
    found = {path.relative_to(installed).as_posix(): path for path in installed.rglob("*") if path.is_file()}
    extra, missing = set(found) - set(files) - more, set(files) - set(found)
    different = [name for name in files if name in found and digest(found[name]) != files[name]]
    proof.check(
        f"{len(files)} files are installed byte for byte, and no others"
        + (f" (extra {sorted(extra)[:3]}, missing {sorted(missing)[:3]}, different {different[:3]})"
           if extra or missing or different else ""),
        not (extra or missing or different),
    )  # fmt: skip


def look_at_registry(proof: Proof, wine: Wine, setup: Path, asker: Path) -> None:
    keys = wine.registry()
    app = keys.get(UNINSTALL, {})
    version = setup.name.split("-")[1]
    named = app.get("DisplayVersion") == version and app.get("InstallLocation") == FOLDER
    sized = app.get("EstimatedSize", "").startswith("dword:")
    quiet = app.get("QuietUninstallString", "").endswith("/S")
    proof.check("Windows' list of programs has it: version, folder, size, silent removal", named and sized and quiet)
    opened = f'"{FOLDER}\\Kooditin.exe" open "%1"'
    association = keys.get(r"Software\Classes\.kooditin", {}).get("")
    command = keys.get(r"Software\Classes\Kooditin.Project\shell\open\command", {}).get("")
    proof.check(".kooditin is associated with it", association == "Kooditin.Project" and command == opened)
    if wine.run("reg", "query", r"HKCR\.kooditin").returncode == 0:
        told = wine.run(asker, ".kooditin").stdout.strip()
        proof.check("Windows' own look-up finds that association", told == opened)
    else:
        proof.skip("Windows' own look-up of the association: this wine does not show the user's classes in HKCR")
    proof.check(".qdpx offers it under Open with, and no more",
                "Kooditin.Exchange" in keys.get(r"Software\Classes\.qdpx\OpenWithProgids", {})
                and "" not in keys.get(r"Software\Classes\.qdpx", {}))  # fmt: skip
    paths = keys.get(r"Software\Microsoft\Windows\CurrentVersion\App Paths\Kooditin.exe", {})
    proof.check("App Paths names it", paths.get("") == FOLDER + "\\Kooditin.exe")
    for name, link in (
        ("Start menu", wine.profile / START_MENU),
        ("desktop", wine.profile / "Desktop" / "Kooditin.lnk"),
    ):
        target = (FOLDER + "\\Kooditin.exe").encode("utf-16-le")
        proof.check(f"the {name} has a link to it", link.is_file() and target in link.read_bytes())


def refuse_while_running(proof: Proof, wine: Wine, holder: Path, setup: Path) -> None:
    with held(wine, holder):
        done = wine.run(setup, "/S", f"/D={FOLDER}")
        proof.check(
            f"the installer refuses while Kooditin runs ({done.returncode})", done.returncode % 65536 in exits(RUNNING)
        )
        done = wine.run(wine.path(FOLDER) / "uninstall.exe", "/S", f"_?={FOLDER}")
        proof.check(f"so does the removal ({done.returncode})", done.returncode % 65536 in exits(RUNNING))
        proof.check("nothing was taken away", (wine.path(FOLDER) / "Kooditin.exe").is_file())


def exits(code: int) -> tuple[int, int]:
    """The exit code as Windows has it, and as a Unix process can pass it on."""
    return code, code % 256


class held:
    """While Kooditin seems to run."""

    def __init__(self, wine: Wine, holder: Path) -> None:
        self.process = wine.start(holder)

    def __enter__(self) -> None:
        assert self.process.stdout and self.process.stdout.readline().strip() == b"held"

    def __exit__(self, *_: object) -> None:
        self.process.communicate()


def uninstall(proof: Proof, wine: Wine, folder: str, before: Registry, keep: dict[Path, bytes]) -> None:
    done = wine.run(wine.path(folder) / "uninstall.exe", "/S")
    wine.settle()
    proof.check("it is removed silently", done.returncode == 0)
    leftovers = sorted(path for path in wine.path(folder).rglob("*")) if wine.path(folder).exists() else []
    proof.check(f"no file and no folder is left {leftovers[:3] or ''}", not wine.path(folder).exists())
    check_traces(proof, wine, before)
    left = sorted(path.name for path in (wine.profile / SETTINGS).iterdir())
    proof.check(f"of settings, logs and backups the backups alone are left {left}", left == ["backups"])
    proof.check(
        "projects and their backups are untouched", all(path.read_bytes() == content for path, content in keep.items())
    )


def check_traces(proof: Proof, wine: Wine, before: Registry) -> None:
    """No key, value or link of ours is left."""
    after = wine.registry()
    ours = [key for key in after if key not in before and ("kooditin" in key.lower() or "qdpx" in key.lower())]
    for key, values in after.items():
        new = {name: value for name, value in values.items() if before.get(key, {}).get(name) != value}
        ours += [f"{key}: {name}" for name, value in new.items() if "kooditin" in (name + value).lower()]
    ours = [line for line in ours if not _is_windows_own(line)]
    proof.check(f"no key and no value is left {ours[:3] or ''}", not ours)
    links = [path for path in wine.profile.rglob("*.lnk") if "kooditin" in path.name.lower()]
    proof.check("no link is left", not links)


def _is_windows_own(key: str) -> bool:
    """Where Windows itself notes what was run or shown; no installer writes there."""
    return "MuiCache" in key or "Explorer\\" in key


def long_folder(proof: Proof, wine: Wine, setup: Path, before: Registry) -> None:
    done = wine.run(setup, "/S", *f"/D={LONG}".split(" "))  # NSIS wants it without quotes, spaces or not
    proof.check(f"it installs into a folder whose path has {len(LONG)} characters", done.returncode == 0)
    answer = wine.run(LONG + "\\bin\\kooditin.exe", "--help")
    proof.check("every file is there", (wine.path(LONG) / "lib" / "kooditin" / "__main__.py").is_file())
    started = (answer.returncode == 70 and "python312.dll" in answer.stdout + answer.stderr) or answer.returncode == 0
    proof.check("its launcher starts there, or says in words what is missing", started)
    wine.run(wine.path(LONG) / "uninstall.exe", "/S", "/BACKUPS=remove")
    wine.settle()
    proof.check("with /BACKUPS=remove the backups go, too", not (wine.profile / SETTINGS).exists())
    proof.check("it is removed from there to nothing", not wine.path(LONG).exists())
    check_traces(proof, wine, before)


def msi(
    proof: Proof, wine: Wine, package: Path, setup: Path, files: dict[str, str], holder: Path, before: Registry
) -> None:
    wine.run(setup, "/S")
    done = wine.run("msiexec", "/i", windows_path(package), "/qn")
    proof.check(f"the MSI refuses beside the installer ({done.returncode})", done.returncode != 0)
    wine.run(wine.profile / "AppData" / "Local" / "Programs" / "Kooditin" / "uninstall.exe", "/S")
    wine.settle()
    with held(wine, holder):
        done = wine.run("msiexec", "/i", windows_path(package), "/qn")
        proof.check(f"the MSI refuses while Kooditin runs ({done.returncode})", done.returncode != 0)
    done = wine.run("msiexec", "/i", windows_path(package), "/qn")
    wine.settle()
    installed = wine.profile / "AppData" / "Local" / "Programs" / "Kooditin"
    proof.check(
        f"the MSI installs silently for the user ({done.returncode})", done.returncode == 0 and installed.is_dir()
    )
    if not installed.is_dir():
        return
    check_files(proof, installed, files, set())
    done = wine.run(setup, "/S")
    proof.check(f"the installer refuses beside the MSI ({done.returncode})", done.returncode % 65536 in exits(OTHER))
    keys = wine.registry()
    proof.check(
        "the MSI associates .kooditin", keys.get(r"Software\Classes\.kooditin", {}).get("") == "Kooditin.Project"
    )
    proof.check("the MSI's link is in the Start menu", (wine.profile / START_MENU).is_file())
    done = wine.run("msiexec", "/x", windows_path(package), "/qn")
    wine.settle()
    proof.check(
        f"the MSI removes itself to nothing ({done.returncode})", done.returncode == 0 and not installed.exists()
    )
    check_traces(proof, wine, before)


def windows_path(path: Path) -> str:
    """A path of this machine as wine's programs see it."""
    return "Z:" + str(path).replace("/", "\\")


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


if __name__ == "__main__":
    sys.exit(main())
