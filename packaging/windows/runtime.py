"""The Python that runs the program on Windows: python.org's embeddable package, taken only as it was published."""

import hashlib
import re
import tempfile
import urllib.request
import zipfile
from pathlib import Path
from typing import NamedTuple

from windows.tools import Stop, need, run

VERSION = "3.12.10"
SHA256 = "4acbed6dd1c744b0376e3b1cf57ce906f9dc9e95e68824584c8099a63025a3c3"  # python-3.12.10-embed-amd64.zip
SIGNED = ("python.exe", "pythonw.exe", "python3.dll", "python312.dll")
SIGNER = "CN=Python Software Foundation"
# The root of Microsoft's certificates for signing programs; its SHA-256 fingerprint is 5367F20C…1270.
ROOT = Path(__file__).with_name("microsoft-root.pem")
PATHS = "python312.zip\n.\n..\\lib\n"  # all that Python searches: its own library and the folder lib, no site


class Runtime(NamedTuple):
    """The files of the folder `runtime` by name, and the hash of the package that they came in."""

    files: dict[str, bytes]
    sha256: str


def take(place: str, cache: Path) -> Runtime:
    """The runtime from a ZIP or an address. Raises Stop for anything but the published, signed package."""
    archive = _fetched(place, cache) if re.match(r"https?://", place) else Path(place)
    try:
        content = archive.read_bytes()
    except OSError as error:
        raise Stop(f"The runtime {place} cannot be read ({error.strerror}).") from error
    found = hashlib.sha256(content).hexdigest()
    if found != SHA256:
        raise Stop(
            f"The runtime {place} is refused: it is not python-{VERSION}-embed-amd64.zip as published "
            f"(SHA-256 {found}, not {SHA256})."
        )
    with zipfile.ZipFile(archive) as package:
        files = {name: package.read(name) for name in package.namelist() if not name.endswith("/")}
    with tempfile.TemporaryDirectory() as folder:
        for name in SIGNED:
            path = Path(folder, name)
            path.write_bytes(files.get(name, b""))
            check_signature(path)
    return Runtime(files | {"python312._pth": PATHS.encode()}, found)


def _fetched(address: str, cache: Path) -> Path:
    cache.mkdir(parents=True, exist_ok=True)
    archive = cache / f"python-{VERSION}-embed-amd64.zip"
    if not archive.is_file() or hashlib.sha256(archive.read_bytes()).hexdigest() != SHA256:
        try:
            with urllib.request.urlopen(address, timeout=60) as stream:
                archive.write_bytes(stream.read())
        except OSError as error:
            raise Stop(f"The runtime could not be fetched from {address} ({error}).") from error
    return archive


def check_signature(file: Path) -> None:
    """Raises Stop unless the Python Software Foundation signed the file as it is, by Microsoft's own chain."""
    need(("osslsigncode",))
    try:
        said = run("osslsigncode", "verify", *_no_lists(), "-CAfile", ROOT, "-TSA-CAfile", ROOT, "-in", file)
    except Stop as error:
        raise Stop(f"{file.name} of the runtime is refused: its signature does not hold.\n{error}") from error
    signers = re.findall(r"Signer #0:\s+Subject\s*: (.+)", said.split("Countersignatures")[0])
    if not signers or not signers[0].strip().endswith(SIGNER):
        raise Stop(f"{file.name} of the runtime is refused: it is signed by {signers[:1]}, not by {SIGNER[3:]}.")


def _no_lists() -> tuple[str, ...]:
    """Lists of revoked certificates are left aside (the build may be offline), in the words of this osslsigncode."""
    version = re.search(r"osslsigncode (\d+)\.(\d+)", run("osslsigncode", "--version"))
    newer = version is not None and (int(version[1]), int(version[2])) >= (2, 9)
    return ("-ignore-crl",) if newer else ()
