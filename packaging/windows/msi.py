"""The package for administrators (Intune, SCCM): an MSI for one user, made by wixl from the same tree."""

import hashlib
import os
import uuid
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from xml.sax.saxutils import quoteattr

from windows import steady_msi
from windows.launchers import numbers
from windows.tools import need, run
from windows.tree import Placed

_SPACE = uuid.UUID("5b0a3f3e-6f0a-5a52-9d3c-0b6c7a6c9e11")  # every GUID below is made from it, so builds agree
UPGRADE = uuid.uuid5(_SPACE, "Kooditin")

_OTHER = (
    "Kooditin has been installed with its setup program. Remove that first. / "
    "Kooditin on asennettu asennusohjelmalla. Poista se ensin."
)
_CLASSES = r"Software\Classes"
_OPEN = '"[INSTALLDIR]Kooditin.exe" open "%1"'
# wixl knows no action that runs a program, so the rows are added afterwards: type 2, a program in the table Binary.
# Their numbers in the sequence are told (1400 is InstallValidate): wixl's own differ from one build to the next.
_STOP = "INSERT INTO `CustomAction` (`Action`, `Type`, `Source`, `Target`) VALUES ('{action}', 2, 'Running', '{word}')"
# What the .exe writes, too: key, name ("" the key's own), value.
REGISTRY = (
    (r"Software\Kooditin", "Folder", "[INSTALLDIR]"),
    (r"Software\Kooditin", "Version", "@VERSION@"),
    (r"Software\Kooditin", "Installer", "msi"),
    (r"Software\Microsoft\Windows\CurrentVersion\App Paths\Kooditin.exe", "", "[INSTALLDIR]Kooditin.exe"),
    (rf"{_CLASSES}\Kooditin.Project", "", "Kooditin-projekti"),
    (rf"{_CLASSES}\Kooditin.Project\DefaultIcon", "", "[INSTALLDIR]Kooditin.exe,1"),
    (rf"{_CLASSES}\Kooditin.Project\shell\open\command", "", _OPEN),
    (rf"{_CLASSES}\.kooditin", "", "Kooditin.Project"),
    (rf"{_CLASSES}\.kooditin\OpenWithProgids", "Kooditin.Project", ""),
    (rf"{_CLASSES}\Kooditin.Exchange", "", "REFI-QDA-projekti"),
    (rf"{_CLASSES}\Kooditin.Exchange\shell\open\command", "", _OPEN),
    (rf"{_CLASSES}\.qdpx\OpenWithProgids", "Kooditin.Exchange", ""),
    (rf"{_CLASSES}\Applications\Kooditin.exe", "FriendlyAppName", "Kooditin"),
    (rf"{_CLASSES}\Applications\Kooditin.exe\shell\open\command", "", _OPEN),
)


def build(tree: Path, files: list[Placed], running: Path, out: Path, version: str, *, epoch: int) -> None:
    """Writes the MSI; `running` is the program that stops it while Kooditin runs. Raises Stop."""
    need(("wixl", "msibuild"))
    work = tree.parent / "msi"  # wixl takes paths relative to where it runs, and no others
    work.mkdir(exist_ok=True)
    (work / "running.exe").write_bytes(running.read_bytes())
    (work / "kooditin.ico").write_bytes(Path(__file__).with_name("kooditin.ico").read_bytes())
    (work / "kooditin.wxs").write_text(description(f"../{tree.name}", [file.path for file in files], version), "utf-8")
    for part in work.iterdir():
        os.utime(part, (epoch, epoch))
    # without a random layout of memory: wixl writes the order of actions in the order of its pointers
    run("setarch", "-R", "wixl", "--arch", "x64", "--output", out, "kooditin.wxs", folder=work)
    for action, word in (("StopWhileRunning", "quiet"), ("SayWhileRunning", "say")):
        run("msibuild", out, "-q", _STOP.format(action=action, word=word))
    digest = hashlib.sha256("".join(file.path + file.sha256 for file in files).encode()).hexdigest()
    steady_msi.settle(out, uuid.uuid5(_SPACE, version + digest), epoch)


def description(tree: str, paths: Iterable[str], version: str) -> str:
    """The package as WiX's XML; `tree` is its folder, seen from where wixl runs."""
    product = uuid.uuid5(_SPACE, version)
    by_folder = {folder: list(inside) for folder, inside in groupby(sorted(paths, key=_by_folder), key=_folder)}
    components = [_component(tree, folder, inside) for folder, inside in sorted(by_folder.items())]
    references = "\n".join(f'<ComponentRef Id="{_id("c", folder)}"/>' for folder in sorted(by_folder))
    return f"""<?xml version="1.0" encoding="utf-8"?>
<Wix xmlns="http://schemas.microsoft.com/wix/2006/wi">
<Product Id="{product}" UpgradeCode="{UPGRADE}" Name="Kooditin" Manufacturer="Kooditin"
 Version="{".".join(numbers(version).split(".")[:3])}" Language="1033">
<Package InstallerVersion="500" Compressed="yes" InstallScope="perUser"
 Description="Kooditin" Manufacturer="Kooditin"/>
<MajorUpgrade DowngradeErrorMessage="A newer version of Kooditin is installed. / Uudempi Kooditin on jo asennettu."/>
<Media Id="1" Cabinet="kooditin.cab" EmbedCab="yes"/>
<Property Id="MSIINSTALLPERUSER" Value="1"/>
<Property Id="ARPNOMODIFY" Value="1"/>
<Property Id="ARPPRODUCTICON" Value="kooditin.ico"/>
<Property Id="OTHERINSTALLER">
<RegistrySearch Id="OtherInstaller" Root="HKCU" Key="Software\\Kooditin" Name="Installer" Type="raw"/>
</Property>
<Condition Message="{_OTHER}">Installed OR OTHERINSTALLER &lt;&gt; "exe"</Condition>
<Icon Id="kooditin.ico" SourceFile="kooditin.ico"/>
<Binary Id="Running" SourceFile="running.exe"/>
<InstallExecuteSequence>
<Custom Action="StopWhileRunning" Sequence="1201">UILevel = 2</Custom>
<Custom Action="SayWhileRunning" Sequence="1202">UILevel &gt; 2</Custom>
</InstallExecuteSequence>
<Directory Id="TARGETDIR" Name="SourceDir">
<Directory Id="LocalAppDataFolder"><Directory Id="Programs" Name="Programs"><Directory Id="INSTALLDIR" Name="Kooditin">
{_folders(by_folder, components)}
</Directory></Directory></Directory>
<Directory Id="ProgramMenuFolder">
<Component Id="StartMenu" Guid="{uuid.uuid5(_SPACE, "start menu")}">
<Shortcut Id="StartMenuShortcut" Name="Kooditin" Target="[INSTALLDIR]Kooditin.exe" WorkingDirectory="INSTALLDIR"
 Icon="kooditin.ico"/>
{_registry(version)}
</Component>
</Directory>
</Directory>
<Feature Id="Main" Level="1" Title="Kooditin">
<ComponentRef Id="StartMenu"/>
{references}
</Feature>
</Product>
</Wix>
"""


def _folders(by_folder: dict[str, list[str]], components: list[str]) -> str:
    """The folders as nested elements, each with its component."""
    made = dict(zip(sorted(by_folder), components, strict=True))
    every = set(made) | {
        "/".join(folder.split("/")[:depth]) for folder in made for depth in range(folder.count("/") + 1)
    }

    def inside(folder: str) -> str:
        below = sorted(name for name in every if name and name != folder and _folder(name) == folder)
        nested = "\n".join(
            f'<Directory Id="{_id("d", name)}" Name={quoteattr(name.rpartition("/")[2])}>\n{inside(name)}\n</Directory>'
            for name in below
        )
        return made.get(folder, "") + nested

    return inside("")


def _component(tree: str, folder: str, paths: list[str]) -> str:
    lines = [f'<Component Id="{_id("c", folder)}" Guid="{uuid.uuid5(_SPACE, "folder " + folder)}" Win64="yes">']
    for place, path in enumerate(paths):
        key = ' KeyPath="yes"' if place == 0 else ""
        name = quoteattr(path.rpartition("/")[2])
        lines.append(f'<File Id="{_id("f", path)}" Name={name} Source={quoteattr(f"{tree}/{path}")}{key}/>')
    lines.append(f'<RemoveFolder Id="{_id("r", folder)}" On="uninstall"/>')
    return "\n".join([*lines, "</Component>", ""])


def _registry(version: str) -> str:
    lines = []
    for place, (key, name, value) in enumerate(REGISTRY):
        named = f" Name={quoteattr(name)}" if name else ""
        first = ' KeyPath="yes"' if place == 0 else ""
        said = quoteattr(value.replace("@VERSION@", version))
        lines.append(f'<RegistryValue Root="HKCU" Key={quoteattr(key)}{named} Type="string" Value={said}{first}/>')
    return "\n".join(lines)


def _folder(path: str) -> str:
    return path.rpartition("/")[0]


def _by_folder(path: str) -> tuple[str, str]:
    return _folder(path), path


def _id(kind: str, name: str) -> str:
    """WiX's identifiers have at most 72 letters, and the same path always has the same."""
    return kind + hashlib.sha256(name.encode()).hexdigest()[:24]
