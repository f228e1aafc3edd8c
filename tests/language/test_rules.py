"""Rules of words: what they hold of, and which learned words are offered."""

import pytest

from kooditin.language.rules import Rules, offered, text_words
from kooditin.qda.suggestion import CodeText, Example, RuleKind

TEXT = "Kunnissa palveluohjaus ei oo toiminut, koska rahaa ei ole. Työvoimapalvelut siirtyvät meille! 😀"


def holds(expression: str, text: str = TEXT) -> bool:
    return bool(Rules([(1, "always", expression)]).always(text_words(text)))


@pytest.mark.parametrize(
    "expression",
    [
        "kunta",
        "KUNTA",
        "kunnissa",
        "palvelu",  # a part of palveluohjaus
        "ohjaus",
        "palveluohjaus AND raha",
        "kunta raha",
        "helsinki TAI raha",
        '"ei ole"',
        '"raha ei olla"',
        "kunta NOT helsinki",
        "(helsinki OR kunta) EI (palkka OR leikkaus)",
        "kunta NEAR/3 toimia",
        "NEAR(raha palvelu, 2)",
        "työvoima*",
        "*ohjaus",
        "pal*hja*",
    ],
)
def test_a_rule_holds_of_inflected_words_parts_and_phrases(expression: str) -> None:
    assert holds(expression)


@pytest.mark.parametrize(
    "expression",
    [
        "kaupunki",
        "kunta AND kaupunki",
        '"ole ei"',
        '"kunta raha"',
        "kunta NOT raha",
        "kunta NEAR/2 raha",
        "vuo*",
        "*raha*x",
    ],
)
def test_a_rule_does_not_hold_of_other_words(expression: str) -> None:
    assert not holds(expression)


def test_rules_tell_for_each_code_which_of_them_held() -> None:
    given: list[tuple[int, RuleKind, str]] = [
        (1, "always", "helsinki"), (1, "always", "kunta"), (1, "always", "raha"),
        (2, "never", "raha"), (3, "never", "x"),
    ]  # fmt: skip
    rules = Rules(given)
    words = text_words(TEXT)
    assert rules.always(words) == {1: "kunta"}
    assert rules.never(words) == {2: "raha"}
    assert not Rules([]) and rules


def test_a_rule_that_cannot_be_read_holds_of_nothing() -> None:
    assert not holds("(kunta")
    assert not holds("")


CODEBOOK = (CodeText(1, "Resurssit"), CodeText(2, "Verkostot"))


def learned() -> list[Example]:
    money = [
        "Rahaa puuttuu täällä.",
        "Rahat loppuivat täällä.",
        "Rahalla saisi täällä väkeä.",
        "Täällä raha ratkaisee.",
    ]
    nets = ["Täällä tavataan kuntia.", "Kunnan kanssa täällä sovitaan.", "Täällä kunnat auttavat.", "Täällä on hyvä."]
    return [Example(text, frozenset([1])) for text in money] + [Example(text, frozenset([2])) for text in nets]


def test_words_that_tell_a_code_apart_are_offered_with_how_precise_they_would_be() -> None:
    found = offered(CODEBOOK, learned(), (), 0.8)
    assert [(rule.code, rule.kind, rule.expression, rule.examples, rule.precision) for rule in found] == [
        (1, "always", "raha", 4, 1.0), (2, "always", "kunta", 3, 1.0),
    ]  # fmt: skip


def test_words_that_are_rules_already_or_not_precise_enough_are_not_offered() -> None:
    known = {(1, "raha")}
    assert [rule.expression for rule in offered(CODEBOOK, learned(), known, 0.8)] == ["kunta"]
    mixed = [*learned(), Example("Raha liikkuu kunnassa.", frozenset([2])), Example("Rahaa!", frozenset([2]))]
    assert "raha" not in [rule.expression for rule in offered(CODEBOOK, mixed, (), 0.8)]
    assert "raha" in [rule.expression for rule in offered(CODEBOOK, mixed, (), 0.6)]


def test_words_of_rejections_are_offered_as_what_never_suggests_the_code() -> None:
    turned_down = [
        Example(text, frozenset(), frozenset([2]))
        for text in ("Työnantaja soitti.", "Työnantajat valittavat.", "Mitä työnantaja sanoo?")
    ]
    found = [rule for rule in offered(CODEBOOK, [*learned(), *turned_down], (), 0.8) if rule.kind == "never"]
    assert ("työnantaja", 2, 3) in [(rule.expression, rule.code, rule.examples) for rule in found]
    assert all(rule.code == 2 for rule in found)
