"""The build of the Windows installer, on small trees; packaging/prove_installer.py tries the whole of it."""

import base64
import hashlib
import json
import os
import re
import struct
import sys
import tomllib
import uuid
import zipfile
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from windows import dlls, msi, nsis, prune, runtime, sbom, sizes, steady_msi, tree, wheels, wine
from windows.tools import Stop

ROOT = Path(__file__).resolve().parents[2]
LOCK = ROOT / "packaging" / "requirements-windows.lock"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

MakeWheel = Callable[..., Path]


def row(name: str, content: bytes) -> str:
    digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
    return f"{name},sha256={digest},{len(content)}\n"


@pytest.fixture
def make_wheel(tmp_path: Path) -> MakeWheel:
    def make(files: dict[str, bytes], record: str | None = None, name: str = "sana") -> Path:
        path = tmp_path / "wheels" / f"{name}-1.0-py3-none-any.whl"
        path.parent.mkdir(exist_ok=True)
        rows = "".join(row(inside, content) for inside, content in files.items()) if record is None else record
        with zipfile.ZipFile(path, "w") as archive:
            for inside, content in files.items():
                archive.writestr(inside, content)
            archive.writestr(f"{name}-1.0.dist-info/RECORD", rows + f"{name}-1.0.dist-info/RECORD,,\n")
        return path

    return make


def test_the_windows_lock_has_hashes_no_address_and_all_that_the_project_asks_for() -> None:
    text = LOCK.read_text(encoding="utf-8")
    assert "://" not in text
    assert "index" not in text
    asked = {wheels.normalised(re.split(r"[<>=!~ ;\[]", line)[0]) for line in PROJECT["project"]["dependencies"]}
    assert asked | {"colorama"} <= set(wheels.pins(LOCK))


def test_a_line_without_a_hash_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.lock").write_text("sana==1.0\n")
    with pytest.raises(Stop):
        wheels.pins(tmp_path / "a.lock")


def test_only_the_locked_wheel_is_taken(tmp_path: Path, make_wheel: MakeWheel) -> None:
    wheel = make_wheel({"sana/__init__.py": b"x = 1\n"})
    lock = tmp_path / "a.lock"
    lock.write_text(f"sana==1.0 \\\n    --hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}\n")
    assert [path for _, path in wheels.checked(lock, wheel.parent)] == [wheel]
    wheel.write_bytes(wheel.read_bytes() + b" ")
    with pytest.raises(Stop, match="sana"):
        wheels.checked(lock, wheel.parent)


def test_a_wheel_gives_its_files_and_leaves_commands_behind(make_wheel: MakeWheel) -> None:
    wheel = make_wheel(
        {"sana/__init__.py": b"", "sana-1.0.data/purelib/muu.py": b"y", "sana-1.0.data/scripts/sana": b"#!"}
    )
    assert {file.path: file.content for file in wheels.unpack(wheel)} == {
        "sana/__init__.py": b"", "muu.py": b"y",
        "sana-1.0.dist-info/RECORD": zipfile.ZipFile(wheel).read("sana-1.0.dist-info/RECORD"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("files", "record"),
    [
        ({"sana/a.py": b"changed"}, row("sana/a.py", b"as published")),
        ({"sana/a.py": b"", "sana/more.py": b""}, row("sana/a.py", b"")),
        ({"sana/a.py": b""}, row("sana/a.py", b"") + row("sana/missing.py", b"")),
        ({"sana/a.py": b""}, "sana/a.py,,\n"),
        ({"../a.py": b""}, row("../a.py", b"")),
        ({"sana/..\\..\\a.py": b""}, row("sana/..\\..\\a.py", b"")),
    ],
)
def test_a_wheel_that_is_not_as_its_record_says_is_refused(
    make_wheel: MakeWheel, files: dict[str, bytes], record: str
) -> None:
    with pytest.raises(Stop):
        wheels.unpack(make_wheel(files, record))


def test_a_file_is_left_out_for_the_first_reason_that_holds() -> None:
    rules = [
        prune.Rule("tests", ("*/tests/*",), ("a/tests/needed.py",)),
        prune.Rule("all of a", ("a/*",), ("a/__init__.py",)),
        prune.Rule("old", ("gone/*",), ()),
    ]  # fmt: skip
    out, idle = prune.prune(["a/__init__.py", "a/tests/t.py", "a/tests/needed.py", "b/x.py"], rules)
    assert {path: rule.reason for path, rule in out.items()} == {
        "a/tests/t.py": "tests",
        "a/tests/needed.py": "all of a",
    }
    assert idle == ["gone/*"]


def test_every_rule_has_its_reason() -> None:
    assert all(rule.reason and rule.paths for rule in prune.rules())


def unpacked(**contents: bytes) -> list[wheels.Unpacked]:
    return [wheels.Unpacked(name.replace("__", "/"), "sana", content) for name, content in contents.items()]


def test_the_tree_holds_what_the_rules_leave_under_short_names(tmp_path: Path) -> None:
    files = [
        wheels.Unpacked("sana/_c.cp312-win_amd64.pyd", "sana", b"MZ"), wheels.Unpacked("sana/a.pyx", "sana", b"c"),
        wheels.Unpacked("PySide6/msvcp140.dll", "pyside6-essentials", b"MZ"),
    ]  # fmt: skip
    idle = tree.lay(tmp_path / "tree", files, [prune.Rule("sources", ("*.pyx", "PySide6/msvcp140.dll"), ())])
    assert idle == []
    owner = tree.owners(files)
    placed = tree.listed(tmp_path / "tree", owner)
    assert [(file.path, file.package) for file in placed] == [
        ("lib/sana/_c.pyd", "sana"), ("runtime/msvcp140.dll", "pyside6-essentials"),
    ]  # fmt: skip
    assert owner("lib/sana/__pycache__/a.cpython-312.pyc") == ""


def test_two_packages_may_not_bring_different_files_of_one_name(tmp_path: Path) -> None:
    with pytest.raises(Stop, match=r"muu\.py"):
        tree.lay(tmp_path / "tree", unpacked(muu=b"1") and [*_named("Muu.py", b"1"), *_named("muu.py", b"2")], [])


def _named(path: str, content: bytes) -> list[wheels.Unpacked]:
    return [wheels.Unpacked(path, "sana", content)]


def test_what_is_not_of_a_locked_wheel_is_found_in_the_tree(tmp_path: Path, make_wheel: MakeWheel) -> None:
    wheel = make_wheel({"sana/a.py": b"x"})
    lock = tmp_path / "a.lock"
    lock.write_text(f"sana==1.0 --hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}\n")
    files = wheels.unpack(wheel)
    tree.lay(tmp_path / "tree", files, [])
    assert tree.against_lock(tree.listed(tmp_path / "tree", tree.owners(files)), lock, wheel.parent) == []
    tree.add(tmp_path / "tree", {"lib/sana/a.py": b"y", "lib/stray.py": b"z"})
    found = tree.against_lock(tree.listed(tmp_path / "tree", tree.owners(files)), lock, wheel.parent)
    assert [line.split()[0] for line in found] == ["lib/sana/a.py", "lib/stray.py"]


def test_an_import_that_was_pruned_away_is_noticed(tmp_path: Path) -> None:
    tree.add(tmp_path, {
        "kooditin/a.py":
        b"import json, spacy.tokens\nfrom PySide6.QtNetwork import QLocalServer\nfrom lxml import etree",
        "PySide6/QtCore.pyd": b"", "lxml/etree.pyd": b"", "spacy/tokens/__init__.py": b"",
    })  # fmt: skip
    wanted = tree.imported_by(tmp_path / "kooditin")
    assert sorted(name for name in wanted if not tree.has_module(tmp_path, name)) == ["PySide6.QtNetwork"]


def test_a_library_that_nobody_brings_is_told() -> None:
    asked = {
        "runtime/python312.dll": ["kernel32.dll", "api-ms-win-crt-heap-l1-1-0.dll"],
        "lib/PySide6/QtCore.pyd": ["qt6core.dll", "python3.dll"], "lib/PySide6/Qt6Core.dll": ["user32.dll"],
        "lib/sana/_c.pyd": ["msvcp140.dll"],
    }  # fmt: skip
    assert dlls.unmet(asked, dlls.FROM_RUNTIME) == {"msvcp140.dll": ["lib/sana/_c.pyd"]}
    assert "python3.dll" in dlls.unmet(asked, frozenset())


def test_another_runtime_than_the_published_one_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "python-3.12.10-embed-amd64.zip"
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("python312.dll", b"MZ")
    with pytest.raises(Stop, match="refused"):
        runtime.take(str(other), tmp_path)
    with pytest.raises(Stop, match="cannot be read"):
        runtime.take(str(tmp_path / "missing.zip"), tmp_path)


def test_of_the_published_runtime_only_the_list_of_folders_is_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package, checked = tmp_path / "python.zip", []
    with zipfile.ZipFile(package, "w") as archive:
        for name in (*runtime.SIGNED, "python312._pth"):
            archive.writestr(name, b"as published")
    monkeypatch.setattr(runtime, "SHA256", tree.digest(package))
    monkeypatch.setattr(runtime, "check_signature", lambda path: checked.append(path.name))
    files = runtime.take(str(package), tmp_path).files
    assert checked == list(runtime.SIGNED)
    assert {name for name, content in files.items() if content != b"as published"} == {"python312._pth"}
    assert files["python312._pth"].split() == [b"python312.zip", b".", b"..\\lib"]


@pytest.mark.parametrize("name", ["launcher.c", "running.c", "hold.c", "installer.nsi"])
def test_all_speak_of_one_mutex(name: str) -> None:
    text = (ROOT / "packaging" / "windows" / name).read_text(encoding="utf-8")
    assert '"Kooditin-running"' in text


def test_the_pinned_root_is_microsofts() -> None:
    text = runtime.ROOT.read_text(encoding="ascii")
    der = base64.b64decode("".join(text.split("-----")[2].split()))
    assert hashlib.sha256(der).hexdigest() == "5367f20c7ade0e2bca790915056d086b720c33c1fa2a2661acf787e3292e1270"


def test_the_bill_names_licences_and_is_the_same_each_time(tmp_path: Path) -> None:
    tree.add(tmp_path, {
        "a-1.dist-info/METADATA": b"Name: A_b\nVersion: 1\nLicense-Expression: MIT OR Apache-2.0\n",
        "c-2.dist-info/METADATA":
        b"Name: c\nVersion: 2\nLicense: x\nClassifier: License :: OSI Approved :: MIT License\n",
    })  # fmt: skip
    parts = sbom.parts(tmp_path, {"a-b": "00ff"})
    text = sbom.bill("0.1.0", parts, 0)
    made = json.loads(text)
    assert [component["name"] for component in made["components"]] == ["a-b", "c"]
    assert [component["licenses"] for component in made["components"]] == [
        [{"expression": "MIT OR Apache-2.0"}], [{"license": {"id": "MIT"}}],
    ]  # fmt: skip
    assert made["components"][0]["hashes"] == [{"alg": "SHA-256", "content": "00ff"}]
    assert text == sbom.bill("0.1.0", parts, 0)


def placed(*sizes_by_path: tuple[str, int]) -> list[tree.Placed]:
    return [tree.Placed(path, "numpy", "", size) for path, size in sizes_by_path]


def test_a_build_that_has_grown_by_more_than_a_twentieth_fails(tmp_path: Path) -> None:
    budget, page = tmp_path / "budget.toml", tmp_path / "README.md"
    page.write_text("before\n<!-- sizes -->\nold\n<!-- /sizes -->\nafter\n")
    sizes.accept(sizes.measure(placed(("a.dll", 100_000_000)), 50_000_000), page, budget)
    assert page.read_text() == (
        "before\n<!-- sizes -->\n| what | MB |\n|---|---:|\n| numpy | 100.0 |\n| the other packages | 0.0 |\n"
        "| **installed** | **100.0** |\n| **the installer** | **50.0** |\n<!-- /sizes -->\nafter\n"
    )
    assert sizes.problems(sizes.measure(placed(("a.dll", 104_900_000)), 52_000_000), budget) == []
    assert len(sizes.problems(sizes.measure(placed(("a.dll", 105_100_000)), 53_000_000), budget)) == 2
    with_python = [tree.Placed("runtime/python312.dll", "cpython", "", 20_000_000), *placed(("a.dll", 100_000_000))]
    assert sizes.problems(sizes.measure(with_python, 60_000_000), budget) == []
    assert "limit" in sizes.problems(sizes.measure(placed(("a.dll", 451_000_000)), 0), budget)[0]


def test_exactly_the_installed_files_are_removed_the_deepest_folders_first() -> None:
    paths = ["Kooditin.exe", "lib/a/b/c.py", "lib/a$1.txt"]
    assert nsis.removal_list(paths) == (
        'Delete "$Place\\Kooditin.exe"\nDelete "$Place\\lib\\a$$1.txt"\nDelete "$Place\\lib\\a\\b\\c.py"\n'
        'RMDir "$Place\\lib\\a\\b"\nRMDir "$Place\\lib\\a"\nRMDir "$Place\\lib"\n'
    )
    assert nsis.files_list(["lib/x", "Kooditin.exe"], Path("/tree")) == (
        'SetOutPath "$Place"\nFile "/tree/Kooditin.exe"\nSetOutPath "$Place\\lib"\nFile "/tree/lib/x"\n'
    )
    assert 'RMDir /r "$INSTDIR' not in (ROOT / "packaging" / "windows" / "installer.nsi").read_text(encoding="utf-8")


def test_the_package_for_administrators_holds_every_file_once() -> None:
    paths = ["Kooditin.exe", "lib/a/b/c & d.py", "lib/a/b/e.py", "bin/kooditin.exe"]
    root = ElementTree.fromstring(msi.description("../tree", paths, "0.1.0"))
    space = "{http://schemas.microsoft.com/wix/2006/wi}"
    assert sorted(file.get("Source", "") for file in root.iter(space + "File")) == sorted(
        f"../tree/{path}" for path in paths
    )
    names = [
        element.get("Id") for element in root.iter() if element.tag != space + "ComponentRef" and element.get("Id")
    ]
    assert len(names) == len(set(names))
    components = {element.get("Id") for element in root.iter(space + "Component")}
    assert components == {element.get("Id") for element in root.iter(space + "ComponentRef")}


def test_each_action_of_the_package_has_a_place_of_its_own_before_anything_is_changed() -> None:
    root = ElementTree.fromstring(msi.description("../tree", ["Kooditin.exe"], "0.1.0"))
    places = [
        int(action.get("Sequence", "0")) for action in root.iter("{http://schemas.microsoft.com/wix/2006/wi}Custom")
    ]
    assert len(places) == len(set(places)) == 2
    assert all(1200 < place < 1400 for place in places)  # after the sizes are known, before InstallValidate


def test_installer_and_package_write_the_same_keys() -> None:
    script = (ROOT / "packaging" / "windows" / "installer.nsi").read_text(encoding="utf-8")
    lines = [line.split('"') for line in script.splitlines() if line.strip().startswith("WriteRegStr HKCU")]
    written = {line[1].replace("${CLASSES}", "Software\\Classes") for line in lines}
    assert {key for key, _, _ in msi.REGISTRY} <= written


def test_the_moment_of_the_build_is_taken_out_of_the_package(tmp_path: Path) -> None:
    code = uuid.UUID(int=7)
    values = {9: struct.pack("<II", 30, 39) + b"{AAAAAAAA-0000-0000-0000-000000000000}\0\0",
              12: struct.pack("<IQ", 64, 1), 13: struct.pack("<IQ", 64, 2)}  # fmt: skip
    table, body, offset = b"", b"", 8 + 8 * len(values)
    for number, value in values.items():
        table += struct.pack("<II", number, offset + len(body))
        body += value
    section = struct.pack("<II", offset + len(body), len(values)) + table + body
    header = struct.pack("<HHI", 0xFFFE, 0, 2) + bytes(16) + struct.pack("<I", 1)
    header += uuid.UUID("f29f85e0-4ff9-1068-ab91-08002b27b3d9").bytes_le + struct.pack("<I", 48)
    package = tmp_path / "a.msi"
    package.write_bytes(b"x" * 64 + header + section)
    steady_msi.settle(package, code, 0)
    content = package.read_bytes()
    assert b"{00000000-0000-0000-0000-000000000007}" in content
    assert content.count(struct.pack("<Q", 116_444_736_000_000_000)) == 2


def test_the_registry_is_read_as_windows_would_say_it() -> None:
    text = (
        "WINE REGISTRY\n\n[Software\\\\Kooditin] 1700000000\n#time=1d\n"
        '@="C:\\\\users\\\\\\x00c4ij\\x00e4l\\x00e4"\n"Size"=dword:0001\n'
    )
    assert wine.read_registry(text) == {"Software\\Kooditin": {"": "C:\\users\\Äijälä", "Size": "dword:0001"}}


def test_the_workflow_pins_its_actions() -> None:
    text = (ROOT / ".github" / "workflows" / "installer.yml").read_text(encoding="utf-8")
    used = re.findall(r"uses: (\S+)", text)
    assert used
    assert all(re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", action) for action in used)


def test_the_portable_program_keeps_its_settings_beside_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from windows import kooditin_windows

    monkeypatch.setattr(kooditin_windows, "ROOT", tmp_path)
    monkeypatch.setenv("KOODITIN_HOME", "gone after the test")
    monkeypatch.delenv("KOODITIN_HOME")
    monkeypatch.setattr(sys, "argv", ["kooditin", "--help"])
    assert kooditin_windows.main() == 0
    assert "KOODITIN_HOME" not in os.environ
    (tmp_path / "portable.txt").touch()
    assert kooditin_windows.main() == 0
    assert os.environ["KOODITIN_HOME"] == str(tmp_path / "data")
