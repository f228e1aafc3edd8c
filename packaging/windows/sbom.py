"""What the program is made of, as a bill of materials (CycloneDX 1.5, JSON)."""

import email.parser
import json
import time
import uuid
from pathlib import Path
from typing import Any, NamedTuple

_CLASSIFIERS = {  # the trove's words for licences, in SPDX's
    "Apache Software License": "Apache-2.0", "BSD License": "BSD-3-Clause", "MIT License": "MIT",
    "GNU General Public License v3 or later (GPLv3+)": "GPL-3.0-or-later", "ISC License (ISCL)": "ISC",
    "GNU General Public License v3 (GPLv3)": "GPL-3.0-only", "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
}  # fmt: skip


class Part(NamedTuple):
    """One component; the hash is that of the file it came in, the licence as its author writes it.

    `kind` is CycloneDX's word; `made_from` is what its maker took it from.
    """

    name: str
    version: str
    sha256: str
    licence: str
    purl: str
    kind: str = "library"
    copyright: str = ""
    notes: str = ""
    made_from: "Part | None" = None


def parts(lib: Path, hashes: dict[str, str]) -> list[Part]:
    """The packages in the folder, by name; `hashes` of their wheels by normalised name."""
    found = []
    for file in sorted(lib.glob("*.dist-info/METADATA")):
        said = email.parser.Parser().parsestr(file.read_text(encoding="utf-8"))
        name = str(said["Name"]).lower().replace("_", "-").replace(".", "-")
        version = str(said["Version"])
        found.append(Part(name, version, hashes.get(name, ""), licence(said), f"pkg:pypi/{name}@{version}"))
    return sorted(found)


def licence(said: Any) -> str:
    """The licence that a package's METADATA (an email.message.Message) names, "" where it names none."""
    if said["License-Expression"]:
        return str(said["License-Expression"])
    classed = [str(line).split(" :: ")[-1] for line in said.get_all("Classifier", []) if "License ::" in str(line)]
    known = [_CLASSIFIERS.get(name, name) for name in classed if name != "OSI Approved"]
    text = str(said["License"] or "").strip()
    if known:
        return ", ".join(dict.fromkeys(known))  # whether all or one of them, the classifiers do not say
    return text.splitlines()[0][:80] if text and text.upper() != "UNKNOWN" else ""


def bill(version: str, listed: list[Part], epoch: int) -> str:
    """The bill as JSON; the same parts give the same text."""
    components = [_component(part) for part in listed]
    number = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(components, sort_keys=True))
    return json.dumps(
        {
            "bomFormat": "CycloneDX",
            "specVersion": "1.5",
            "serialNumber": f"urn:uuid:{number}",
            "version": 1,
            "metadata": {
                "timestamp": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(epoch)),
                "component": {"type": "application", "name": "Kooditin", "version": version,
                              "bom-ref": "kooditin", "licenses": [{"license": {"id": "GPL-3.0-or-later"}}]},
            },
            "components": components,
        },
        indent=1, ensure_ascii=False,
    ) + "\n"  # fmt: skip


def _component(part: Part) -> dict[str, Any]:
    made: dict[str, Any] = {"type": part.kind, "name": part.name, "bom-ref": part.purl, "purl": part.purl}
    if part.version:
        made["version"] = part.version
    if part.licence:
        made["licenses"] = [_named(part.licence)]
    if part.sha256:
        made["hashes"] = [{"alg": "SHA-256", "content": part.sha256}]
    if part.copyright:
        made["copyright"] = part.copyright
    told = {"ancestors": [_component(part.made_from)]} if part.made_from else {}
    if told or part.notes:
        made["pedigree"] = told | ({"notes": part.notes} if part.notes else {})
    return made


def _named(text: str) -> dict[str, Any]:
    """An SPDX expression as such, one SPDX id as such, any other words as a name."""
    words = text.replace("(", " ").replace(")", " ").split()
    if len(words) % 2 and all(word in _OPERATORS for word in words[1::2]) and len(words) > 1:
        return {"expression": text}
    return {"license": {"id" if text in _IDS else "name": text}}


_OPERATORS = frozenset(("AND", "OR", "WITH"))
_IDS = frozenset(
    ("MIT", "ISC", "BSD-3-Clause", "BSD-2-Clause", "Apache-2.0", "PSF-2.0", "MPL-2.0", "GPL-3.0-or-later", "OFL-1.1")
)
