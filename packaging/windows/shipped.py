"""What the program has of others in its folder of resources: whose it is, and whether it is what is meant."""

import tomllib
from pathlib import Path
from typing import Any
from urllib.parse import quote

from windows.sbom import Part
from windows.tools import Stop
from windows.tree import digest

FILE = Path(__file__).with_name("shipped.toml")


def listed(file: Path = FILE) -> list[dict[str, Any]]:
    """The parts as the list has them (Any: one of its values is a table)."""
    found: list[dict[str, Any]] = tomllib.loads(file.read_text(encoding="utf-8"))["shipped"]
    return found


def parts(resources: Path, file: Path = FILE) -> list[Part]:
    """The parts that the list names, as they are in the folder; only one of a single file has a hash.

    Raises Stop when a part or its licence is not there, or is not the file whose hash is written.
    """
    found = []
    for part in listed(file):
        name, version = part["name"], part.get("version", "")
        files = sorted(resources.glob(part["files"]))
        if not files or not (resources / part["licence_text"]).is_file():
            raise Stop(
                f"{file.name} names {name}, but {part['files']} or {part['licence_text']} is not in {resources}."
            )
        sha256 = digest(files[0]) if len(files) == 1 else ""
        if part.get("sha256", sha256) != sha256:
            raise Stop(f"{part['files']} is not the file that {file.name} names; its SHA-256 is {sha256}.")
        origin = part.get("made_from")
        ancestor = Part(origin["name"], origin["version"], "", origin["licence"], origin["purl"]) if origin else None
        purl = f"pkg:generic/{name}" + (f"@{quote(version)}" if version else "")
        found.append(
            Part(name, version, sha256, part["licence"], purl, part["kind"], part["copyright"], part.get("notes", ""),
                 ancestor)
        )  # fmt: skip
    return found
