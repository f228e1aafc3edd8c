"""What suggestions are counted from: sparse products, likeness, ridge regression, gathering and frequency."""

import numpy as np
import pytest

from kooditin.language.features import Reader, pieces_of, words_of
from kooditin.language.frequency import advantage, likely, loss
from kooditin.language.gathering import gathered
from kooditin.language.ridge import Ridge, predicted
from kooditin.language.space import Mix, Space
from kooditin.language.sparse import Floats, Sparse
from kooditin.qda.suggestion import CodeText

TEXTS = [f"Kunta järjestää palveluja numero {word}" for word in ("yksi kaksi", "kaksi", "kolme", "")] + ["", "😀"] + [
    "Ohjausta palveluihin saa kunnasta 😀"
]  # fmt: skip


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def random_sparse(rows: int, columns: int, seed: int) -> tuple[Sparse, Floats]:
    drawn = np.random.RandomState(seed)
    dense = (drawn.rand(rows, columns) * (drawn.rand(rows, columns) > 0.7)).astype(np.float32)
    return Sparse.of([(np.flatnonzero(row), row[np.flatnonzero(row)]) for row in dense], columns), dense


def test_sparse_products_are_those_of_dense_matrices() -> None:
    sparse, dense = random_sparse(9, 13, seed=1)
    other = np.random.RandomState(2).rand(13, 4).astype(np.float32)
    assert np.allclose(sparse.times(other), dense @ other, atol=1e-5)
    assert np.allclose(sparse.turned().dense(), dense.T)
    assert np.allclose(sparse.only(np.array([3, 1])).dense(), dense[:, [3, 1]])
    assert np.allclose(sparse.first_columns(15).dense()[:, :13], dense)
    assert np.allclose(sparse.with_rows(sparse).dense(), np.vstack([dense, dense]))
    assert np.allclose(np.linalg.norm(sparse.unit().dense(), axis=1), 1)


def test_a_compound_is_alike_to_its_parts() -> None:
    assert set(words_of("palveluohjauksen")) == {"palveluohjaus", "palvelu", "ohjaus"}
    assert "<työ" in pieces_of("Työ")


def test_likeness_is_one_with_itself_and_none_with_nothing(reader: Reader) -> None:
    space = Space(reader, [CodeText(1, "palveluohjaus"), CodeText(2, "")], TEXTS)
    alike = space.likeness(Mix(0.2, 0.1))
    filled = [0, *(space.places[text] for text in TEXTS if len(text) > 2)]
    assert np.allclose(np.diag(alike)[filled], 1, atol=1e-4)
    assert np.allclose(alike[space.places[""]], 0, atol=1e-6)
    assert np.allclose(alike, alike.T, atol=1e-5)


def test_a_text_is_seen_the_same_within_the_space_and_from_outside(reader: Reader) -> None:
    space = Space(reader, [CodeText(1, "palveluohjaus")], TEXTS)
    row = space.places.pop(TEXTS[-1])
    seen = space.seen([TEXTS[-1]])
    assert np.allclose(seen.wording[0], space.rows.wording[row], atol=1e-5)
    assert np.allclose(seen.vectors[0], space.rows.vectors[row], atol=1e-5)
    assert np.allclose(seen.topics[0], space.rows.topics[row], atol=1e-4)


def test_a_text_added_later_is_as_alike_as_it_was_seen(reader: Reader) -> None:
    space = Space(reader, [CodeText(1, "palveluohjaus")], TEXTS)
    new, size = "Kunnan palveluja kehitetään", len(space.rows.wording)
    before = space.seen([new])
    space.add([new, TEXTS[0]])
    assert space.places[new] == size
    assert space.rows.wording.shape == (size + 1, size + 1)
    assert np.allclose(space.rows.wording[size, :size], before.wording[0], atol=1e-6)
    assert space.rows.wording[size, size] == pytest.approx(1, abs=1e-4)


def test_one_row_more_and_one_less_is_as_solved_anew() -> None:
    features = np.random.RandomState(3).rand(12, 5).astype(np.float32)
    alike, targets = features @ features.T, np.random.RandomState(4).rand(12, 2).astype(np.float32)
    whole = Ridge(alike, np.ones(12, np.float32))
    grown = Ridge(alike[:11, :11], np.ones(11, np.float32))
    grown.add(alike[11], 1.0)
    assert np.allclose(whole.weights(targets), grown.weights(targets), atol=1e-4)
    kept = np.delete(np.arange(12), 4)
    whole.drop(4)
    shrunk = Ridge(alike[np.ix_(kept, kept)], np.ones(11, np.float32))
    assert np.allclose(whole.weights(targets[kept]), shrunk.weights(targets[kept]), atol=1e-4)


def test_held_out_is_what_the_others_alone_predict() -> None:
    features = np.random.RandomState(5).rand(10, 4).astype(np.float32)
    alike, targets = features @ features.T, np.random.RandomState(6).rand(10, 2).astype(np.float32)
    ridge = Ridge(alike, np.ones(10, np.float32))
    held_out = ridge.held_out(targets, ridge.weights(targets))
    others = np.arange(1, 10)
    rest = Ridge(alike[1:, 1:], np.ones(9, np.float32))
    assert np.allclose(held_out[0], predicted(alike[:1, others], rest.weights(targets[1:]))[0], atol=1e-4)


def test_a_code_gathers_passages_that_share_words_with_those_it_shares_words_with() -> None:
    # code 0 – passage 2 – passage 3 hang together, code 1 – passage 4 – passage 5 too
    alike = np.eye(6, dtype=np.float32)
    for one, other in ((0, 2), (2, 3), (1, 4), (4, 5)):
        alike[one, other] = alike[other, one] = 0.4
    weights = gathered(alike, np.zeros((0, 2), np.float32), np.zeros(0, np.int64), np.arange(2, 6))
    scores = alike @ weights
    assert scores[3, 0] > scores[3, 1] + 0.1
    assert scores[5, 1] > scores[5, 0] + 0.1


def test_codes_more_frequent_than_among_the_examples_are_favoured() -> None:
    drawn = np.random.RandomState(7)

    def said(codes: Floats) -> Floats:
        return likely(2 * np.eye(3)[codes] + drawn.normal(0, 1, (len(codes), 3)))

    examples = np.repeat(np.arange(3), 30)
    given = np.eye(3, dtype=np.float32)[examples]
    skewed = advantage(said(examples), given, said(drawn.choice(3, 900, p=[0.8, 0.15, 0.05])))
    assert skewed[0] > skewed[1] > skewed[2]
    assert skewed[0] == pytest.approx(np.log(0.8 * 3), abs=0.35)
    assert not advantage(said(examples), given, said(drawn.choice(3, 900))).any()


def test_nothing_is_said_of_frequency_where_examples_have_several_codes() -> None:
    given = np.ones((30, 3), np.float32)
    assert not advantage(np.full((30, 3), 1 / 3), given, np.eye(3)[np.zeros(50, int)]).any()


def test_sharpness_is_higher_where_scores_tell_more() -> None:
    given = np.eye(3, dtype=np.float32)[np.arange(60) % 3]
    noise = np.random.RandomState(8).normal(0, 1, (60, 3))
    assert loss(given + 0.1 * noise, given)[0] > loss(0.3 * given + noise, given)[0]
