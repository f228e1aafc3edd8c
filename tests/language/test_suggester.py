"""Suggestions learn from names, examples, rejections and the uncoded passages, and bear whatever a project holds."""

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
)


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def learned(reader: Reader, *examples: Example) -> Suggester:
    suggester = Suggester(reader)
    suggester.learn(CODES, examples, PASSAGES)
    return suggester


def test_without_examples_it_goes_by_names_and_their_parts(reader: Reader) -> None:
    scores = learned(reader).rank(["Hän antoi ohjausta palveluihin."])
    assert scores.shape == (1, 3)
    assert scores.argmax() == 0
