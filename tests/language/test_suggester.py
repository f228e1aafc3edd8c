"""Suggestions learn from names, examples, rejections and the uncoded passages, and bear whatever a project holds."""

import random
import time

import numpy as np
import pytest

from kooditin.language.features import Reader
from kooditin.language.suggester import Suggester
from kooditin.qda.suggestion import CodeText, Example

CODES = (
    CodeText(7, "palveluohjaus", "Ihmistä neuvotaan oikean palvelun luo"),
    CodeText(9, "työllistyminen"),
    CodeText(4, "kielitaito", "suomen kielen oppiminen"),
)
PASSAGES = (
    "Sain ohjausta palveluihin sosiaalitoimistosta.",
    "Töitä ei löytynyt, vaikka lähetin kymmeniä hakemuksia.",
    "Kielikurssilla opin puhumaan suomea 😀",
    "Työpaikka löytyi kaverin kautta.",
    "Neuvonta auttoi löytämään oikean palvelun.",
    "Kävin kurssilla, jossa puhuttiin vain suomea.",
    "Bussi kulkee harvoin ja maksaa liikaa.",
    "Junalla pääsee perille nopeammin kuin bussilla.",
)
THEMES = {
    7: "ohjaus neuvonta palvelu neuvoja lomake kela sosiaalitoimisto päätös hakeminen asiointi",
    9: "työ palkka työnantaja hakemus ura harjoittelu tehtaalla esimies vuoro sopimus",
    4: "kieli suomi kurssi sanasto opettaja puhuminen kielioppi ääntäminen murre läksyt",
}


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def learned(reader: Reader, *examples: Example, passages: tuple[str, ...] = PASSAGES) -> Suggester:
    suggester = Suggester(reader)
    suggester.learn(CODES, examples, passages)
    return suggester


def example(text: str, *codes: int, rejected: tuple[int, ...] = ()) -> Example:
    return Example(text, frozenset(codes), frozenset(rejected))


def made(count: int, seed: int) -> list[Example]:
    """Texts of three words of a code's theme and five of any."""
    drawn = random.Random(seed)
    anything = " ".join(THEMES.values()).split()
    found = []
    for place in range(count):
        code = CODES[place % 3].id
        words = drawn.choices(THEMES[code].split(), k=3) + drawn.choices(anything, k=5)
        found.append(example(" ".join(drawn.sample(words, k=8)), code))
    return found


def share_right(suggester: Suggester, tried: list[Example]) -> float:
    scores = suggester.rank([each.text for each in tried])
    return float(np.mean([CODES[row.argmax()].id in each.codes for row, each in zip(scores, tried, strict=True)]))


def test_without_examples_it_goes_by_names_and_their_parts(reader: Reader) -> None:
    scores = learned(reader).rank(["Hän antoi ohjausta palveluihin."])
    assert scores.shape == (1, 3)
    assert scores.argmax() == 0


def test_more_examples_rank_better(reader: Reader) -> None:
    tried, background = made(150, seed=1), tuple(each.text for each in made(150, seed=2))
    shares = [share_right(learned(reader, *made(count, seed=3), passages=background), tried) for count in (0, 12, 90)]
    assert shares[0] < shares[2] - 0.05
    assert shares[1] < shares[2]
    assert shares[2] > 0.7


def test_one_coding_moves_passages_alike(reader: Reader) -> None:
    text = "Bussilla pääsee harvoin mihinkään."
    before = learned(reader).rank([text])[0]
    once = learned(reader, example("Bussi kulkee harvoin ja maksaa liikaa.", 9)).rank([text])[0]
    twice = learned(reader, example("Bussi kulkee harvoin.", 9), example("Bussilla pääsee perille.", 9)).rank([text])[0]
    assert twice.argmax() == 1
    assert once[1] - once.mean() > before[1] - before.mean()


def test_a_rejection_lowers_the_code_for_passages_alike(reader: Reader) -> None:
    text, coded = "Sain ohjausta palveluihin kaupungilta.", example("Töitä löytyi.", 9)
    before = learned(reader, coded).rank([text])[0]
    turned_down = example("Sain ohjausta palveluihin sosiaalitoimistosta.", rejected=(7,))
    after = learned(reader, coded, turned_down).rank([text])[0]
    assert after[0] - after[1] < before[0] - before[1]


def test_a_few_examples_more_are_learned_as_if_all_at_once(reader: Reader) -> None:
    examples, background = made(60, seed=5), [each.text for each in made(70, seed=5)]
    tried = [each.text for each in made(40, seed=6)]
    stepwise = Suggester(reader)
    for count in (56, 57, 58, 60, 59, 60):
        stepwise.learn(CODES, examples[:count], background)
    fresh = Suggester(reader)
    fresh.learn(CODES, examples, background)
    one, other = stepwise.rank(tried), fresh.rank(tried)
    assert np.mean(one.argmax(1) == other.argmax(1)) > 0.9
    assert np.corrcoef(one.ravel(), other.ravel())[0, 1] > 0.98
    assert len(stepwise.held_out()) == 60


def test_one_example_more_is_learned_in_a_fraction_of_the_time_of_all(reader: Reader) -> None:
    examples, background = made(401, seed=7), [each.text for each in made(800, seed=7)]
    suggester = Suggester(reader)
    suggester.learn(CODES, examples[:400], background)
    began = time.perf_counter()
    Suggester(reader).learn(CODES, examples[:400], background)
    middle = time.perf_counter()
    suggester.learn(CODES, examples, background)
    suggester.rank(background)
    assert time.perf_counter() - middle < (middle - began) / 2


def test_held_out_scores_are_worse_than_those_of_what_was_learned(reader: Reader) -> None:
    examples = made(60, seed=8)
    suggester = learned(reader, *examples)
    right = [next(place for place, code in enumerate(CODES) if code.id in each.codes) for each in examples]
    held_out, known = suggester.held_out(), suggester.rank([each.text for each in examples])
    assert held_out.shape == (60, 3)
    assert held_out[range(60), right].mean() < known[range(60), right].mean()


def test_by_meaning_a_passage_without_a_common_word_finds_its_code(reader: Reader) -> None:
    codes = (
        CodeText(1, "kulkeminen", "julkinen liikenne, matkat ja yhteydet"),
        CodeText(2, "raha", "toimeentulo ja maksut"),
        CodeText(3, "vointi", "terveys ja jaksaminen"),
    )
    passages = (
        "Bussit ajavat meille päin enää aamuisin ja raitiovaunut eivät ollenkaan.",
        "Vuokran jälkeen en pystynyt ostamaan edes ruokaa.",
        "Olen ollut niin väsynyt ja kipeä, etten ole noussut sängystä.",
    )
    suggester = Suggester(reader)
    suggester.learn(codes, (), passages, by_meaning=True)
    assert suggester.rank(passages).argmax(1).tolist() == [0, 1, 2]
    said = suggester.reasons(passages[0], 0)
    assert [each.kind for each in said[:1]] == ["meaning"]
    assert sum(each.weight for each in said) == pytest.approx(1, abs=0.01)


def test_reasons_tell_names_learned_words_and_the_example_alike(reader: Reader) -> None:
    alike = "Bussi kulkee harvoin ja maksaa liikaa."
    suggester = learned(reader, example("Palvelu oli hyvää.", 7), example(alike, 9))
    found = suggester.reasons("Palveluohjaus auttoi minua.", 0)
    assert ("name", "palveluohjaus") in [(reason.kind, reason.text) for reason in found]
    found = suggester.reasons("Bussi maksaa liikaa.", 1)
    assert ("word", "bussi") in [(reason.kind, reason.text) for reason in found]
    (excerpt,) = [reason for reason in found if reason.kind == "alike"]
    assert (excerpt.text, excerpt.example) == (alike, 1)
    assert [reason.weight for reason in found] == sorted((reason.weight for reason in found), reverse=True)
    assert 0 < sum(reason.weight for reason in found) <= 1.001


def test_the_same_project_is_ranked_the_same(reader: Reader) -> None:
    examples = made(30, seed=9)
    first = learned(reader, *examples).rank(PASSAGES)
    assert np.array_equal(first, learned(reader, *examples).rank(PASSAGES))


@pytest.mark.parametrize("codebook", [(), (CODES[1],), (CODES[1], CodeText(2, ""), CodeText(3, "😀"))])
@pytest.mark.parametrize("passages", [(), ("",), ("😀", "Työ tekijäänsä kiittää.", "")])
def test_whatever_a_project_holds_scores_are_finite(
    reader: Reader, codebook: tuple[CodeText, ...], passages: tuple[str, ...]
) -> None:
    texts = ["", "😀", "Työtä on.", "uusikummallinensana", "1 2 3"]
    for examples in (
        [],
        [example("", 9)],
        [example("😀", 9), example("työtä", rejected=(9,)), example("muu", 99), example("😀", 3)],
    ):
        suggester = Suggester(reader)
        suggester.learn(codebook, examples, passages)
        scores, held_out = suggester.rank(texts), suggester.held_out()
        assert scores.shape == (5, len(codebook))
        assert held_out.shape == (len(examples), len(codebook))
        assert np.isfinite(scores).all()
        assert np.isfinite(held_out).all()
        assert suggester.rank([]).shape == (0, len(codebook))
        if codebook:
            assert all(np.isfinite(reason.weight) for reason in suggester.reasons("Työtä on.", 0))


def test_of_very_many_examples_a_part_is_learned_and_all_are_held_out(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kooditin.language.suggester._MOST_LEARNED", 60)
    monkeypatch.setattr("kooditin.language.suggester._RARE", 3)
    examples = [*made(100, seed=10), example("Aivan harvinainen tapaus.", 4)]
    suggester = learned(reader, *examples)
    assert 20 < len(suggester._learned) < 80
    held_out = suggester.held_out()
    assert held_out.shape == (101, 3)
    assert np.abs(held_out).sum(1).all()
    assert np.mean([CODES[row.argmax()].id in each.codes for row, each in zip(held_out, examples, strict=True)]) > 0.6
    excerpt = next(each for each in suggester.reasons("lomake kela päätös", 0) if each.kind == "alike")
    assert examples[excerpt.example].text == excerpt.text


def test_words_that_only_join_others_suggest_no_code(reader: Reader) -> None:
    codes = (CodeText(1, "Nykytila", "Kuvaus siitä, miten nyt toimitaan"), CodeText(2, "Kannustimet", "Raha ja palkka"))
    suggester = Suggester(reader)
    suggester.learn(codes, [], [*PASSAGES, "Miten sinulla menee nyt?", "Palkka ei riitä siihen, miten eletään nyt."])
    scores = suggester.rank(["Palkka ei riitä siihen, miten eletään nyt."])[0]
    assert scores[1] > scores[0]
    assert suggester.reasons("Palkka ei riitä siihen, miten eletään nyt.", 1)[0].text == "palkka"
