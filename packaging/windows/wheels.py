"""The wheels that the lock for Windows names: fetched, checked against it, unpacked with a check of their records."""

import base64
import csv
import hashlib
import io
import re
import zipfile
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from windows.tools import Stop, python

TARGET = ("--platform", "win_amd64", "--python-version", "3.12", "--implementation", "cp")
_ABIS = ("--abi", "cp312", "--abi", "abi3", "--abi", "none")
_DATA = re.compile(r"[^/]+\.data/(purelib|platlib)/(.+)")


class Pin(NamedTuple):
    """One package of the lock; the hashes are SHA-256 in hex, of any of its files."""

    name: str
    version: str
    hashes: frozenset[str]


class Unpacked(NamedTuple):
    """A file as the wheel of `package` holds it, by its path below the folder of packages."""

    path: str
    package: str
    content: bytes


def pins(lock: Path) -> dict[str, Pin]:
    """What the lock names, by the normalised name of the package. Raises Stop for a line without a hash."""
    found = {}
    for line in lock.read_text(encoding="utf-8").replace("\\\n", " ").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        head, *rest = line.split("--hash=sha256:")
        name, _, version = head.strip().partition("==")
        if not version or not rest:
            raise Stop(f"{lock.name} has a line without a version or a hash: {line.strip()[:80]}")
        pin = Pin(normalised(name), version.split(";")[0].strip(), frozenset(item.strip() for item in rest))
        found[pin.name] = pin
    return found


def normalised(name: str) -> str:
    """A package's name as PEP 503 compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def fetch(lock: Path, folder: Path) -> None:
    """Downloads what the folder does not hold yet. Raises Stop without a connection."""
    folder.mkdir(parents=True, exist_ok=True)
    have = {_pin_of(wheel, pins(lock)) for wheel in folder.glob("*.whl")}
    if set(pins(lock).values()) <= have:
        return
    python("-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps", "--require-hashes",
           "--only-binary", ":all:", *TARGET, *_ABIS, "--requirement", lock, "--dest", folder)  # fmt: skip


def checked(lock: Path, folder: Path) -> list[tuple[Pin, Path]]:
    """The wheel of each package in the lock, by name. Raises Stop when one is missing or is not the locked one."""
    locked = pins(lock)
    found = {pin: wheel for wheel in sorted(folder.glob("*.whl")) if (pin := _pin_of(wheel, locked))}
    missing = [pin.name for pin in locked.values() if pin not in found]
    if missing:
        raise Stop(f"No wheel with the hash of the lock in {folder}: {', '.join(missing)}")
    return sorted(found.items())


def _pin_of(wheel: Path, locked: dict[str, Pin]) -> Pin | None:
    """The pin that this very file satisfies."""
    pin = locked.get(normalised(wheel.name.split("-")[0]))
    return pin if pin and hashlib.sha256(wheel.read_bytes()).hexdigest() in pin.hashes else None


def unpack(wheel: Path) -> list[Unpacked]:
    """The files of a wheel that belong into the folder of packages.

    Commands and manual pages stay behind. Raises Stop when a file is not as the wheel's RECORD says, is not named
    there, is named but missing, or would land outside the folder.
    """
    package = normalised(wheel.name.split("-")[0])
    with zipfile.ZipFile(wheel) as archive:
        names = [name for name in archive.namelist() if not name.endswith("/")]
        record = next((name for name in names if re.fullmatch(r"[^/]+\.dist-info/RECORD", name)), None)
        if record is None:
            raise Stop(f"{wheel.name} has no RECORD.")
        rows = {row[0]: row for row in csv.reader(io.StringIO(archive.read(record).decode("utf-8"))) if row}
        signatures = {record, record + ".jws", record + ".p7s"}
        different = set(names) - signatures ^ set(rows) - signatures
        if different:
            raise Stop(f"{wheel.name}: its RECORD and its files differ: {', '.join(sorted(different)[:5])}")
        found = []
        for name in sorted(names):
            content = archive.read(name)
            if name not in signatures:
                _check(wheel.name, rows[name], content)
            place = _place(name)
            if place is not None:
                found.append(Unpacked(place, package, content))
    return found


def _check(wheel: str, row: list[str], content: bytes) -> None:
    name, method = row[0], row[1].partition("=")[0]
    if method not in ("sha256", "sha384", "sha512"):
        raise Stop(f"{wheel}: {name} has no usable hash in RECORD.")
    digest = base64.urlsafe_b64encode(hashlib.new(method, content).digest()).rstrip(b"=").decode()
    if f"{method}={digest}" != row[1] or (row[2] and int(row[2]) != len(content)):
        raise Stop(f"{wheel}: {name} is not the file that its RECORD names.")


def _place(name: str) -> str | None:
    """The path in the folder of packages, or None for what is installed elsewhere."""
    if PurePosixPath(name).is_absolute() or ".." in PurePosixPath(name).parts or "\\" in name or ":" in name:
        raise Stop(f"A wheel holds a path that leads out of its folder: {name}")
    if moved := _DATA.fullmatch(name):
        return moved[2]
    return None if ".data/" in name.split("/")[0] + "/" else name
