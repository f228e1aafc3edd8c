"""Gathers every text the window can show into resources/translations/*.ts and compiles them to .qm.

Texts are the literals passed to tr(), and the templates of KooditinError and of readers' warnings. Translations that
are there stay; texts that are gone from the code go from the files. `--check` changes nothing and fails when a text
lacks its Finnish, a placeholder differs, or a compiled file is out of date.
"""

import argparse
import ast
import string
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"
LANGUAGES = ("fi", "en")
ERRORS = {"KooditinError", "CannotOpen", "Damaged", "Refused", "NotFound", "CannotRead", "Warning"}


def texts_in_code() -> dict[str, bool]:
    """Each text that can be shown, in the order of the code, and whether it counts something (%n)."""
    found: dict[str, bool] = {}
    for path in sorted((ROOT / "kooditin").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            for text in _texts_of(node):
                found[text] = "%n" in text
    return found


def _texts_of(node: ast.AST) -> list[str]:
    """The literals of one node; a template may be chosen by a condition or stand in a constant of its own."""
    if isinstance(node, ast.Call) and node.args:
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if name == "tr" or name in ERRORS:
            return _literals(node.args[0])
    if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        names = [target.id for target in targets if isinstance(target, ast.Name)]
        if any(name.isupper() and name.lstrip("_").startswith(("TEXT", "SAY", "SENTENCE")) for name in names):
            names_of_texts = {
                id(key) for each in ast.walk(node.value) if isinstance(each, ast.Dict) for key in each.keys
            }
            return [text for each in ast.walk(node.value) if id(each) not in names_of_texts for text in _literals(each)]
    return []


def _literals(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value]
    if isinstance(node, ast.IfExp):
        return _literals(node.body) + _literals(node.orelse)
    return []


def read_ts(path: Path) -> dict[str, list[str]]:
    """The translations of a .ts file by text: one, or one for each plural form."""
    if not path.exists():
        return {}
    kept = {}
    for message in ET.parse(path).getroot().iter("message"):
        translation = message.find("translation")
        if translation is None:
            continue
        forms = [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]
        kept[message.findtext("source") or ""] = forms
    return kept


def write_ts(path: Path, language: str, texts: dict[str, bool], kept: dict[str, list[str]]) -> None:
    """Writes the .ts file; a text without translation is marked unfinished."""
    root = ET.Element("TS", version="2.1", language=language, sourcelanguage="en")
    context = ET.SubElement(root, "context")
    ET.SubElement(context, "name").text = "kooditin"
    for text, counts in sorted(texts.items()):
        message = ET.SubElement(context, "message", {"numerus": "yes"} if counts else {})
        ET.SubElement(message, "source").text = text
        translation = ET.SubElement(message, "translation")
        forms = kept.get(text, ["", ""] if counts else [""])
        if not all(forms):
            translation.set("type", "unfinished")
        if counts:
            for form in forms:
                ET.SubElement(translation, "numerusform").text = form
        else:
            translation.text = forms[0]
    ET.indent(root, " ")
    path.write_text(
        '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n' + ET.tostring(root, "unicode") + "\n", "utf-8"
    )


def compile_ts(source: Path, target: Path) -> None:
    """Compiles a .ts file with the lrelease that ships with the Qt binding."""
    import PySide6

    folder = Path(PySide6.__path__[0])
    program = next(path for path in (folder / "lrelease", folder / "lrelease.exe") if path.exists())
    beside = target.with_suffix(".new")
    subprocess.run([str(program), str(source), "-qm", str(beside), "-silent"], check=True)
    beside.replace(target)  # a running window has the old one mapped into its memory


def problems(texts: dict[str, bool]) -> list[str]:
    """What is missing or out of step in the translation files."""
    found = []
    for language in LANGUAGES:
        path = FOLDER / f"kooditin_{language}.ts"
        kept = read_ts(path)
        for text, counts in texts.items():
            if language == "en" and not counts:
                continue
            forms = kept.get(text, [])
            if not forms or not all(forms):
                found.append(f"{path.name}: no translation of {text!r}")
            elif any(_holes(form) != _holes(text) for form in forms):
                found.append(f"{path.name}: other placeholders than in {text!r}")
        found += [f"{path.name}: {text!r} is no longer in the code" for text in kept if text not in texts]
        with tempfile.TemporaryDirectory() as folder:
            fresh = Path(folder) / "fresh.qm"
            compile_ts(path, fresh)
            compiled = path.with_suffix(".qm")
            if not compiled.exists() or compiled.read_bytes() != fresh.read_bytes():
                found.append(f"{compiled.name} is out of date")
    return found


def _holes(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def main() -> int:
    """Updates or checks the translation files; 1 when something is missing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    texts = texts_in_code()
    if not parser.parse_args().check:
        for language in LANGUAGES:
            path = FOLDER / f"kooditin_{language}.ts"
            wanted = texts if language != "en" else {text: counts for text, counts in texts.items() if counts}
            write_ts(path, language, wanted, read_ts(path))
            compile_ts(path, path.with_suffix(".qm"))
    found = problems(texts)
    for each in found:
        print(each)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
