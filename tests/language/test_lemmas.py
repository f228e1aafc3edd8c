"""Base forms and compound parts of Finnish words, written and spoken."""

import time

import pytest

from kooditin.language.lemmas import lemma, parts
from kooditin.language.morphology import readings
from kooditin.language.spoken import written_form


@pytest.mark.parametrize(
    ("form", "tag", "features", "base"),
    [
        ("kunnissa", "NOUN", "Case=Ine|Number=Plur", "kunta"),
        ("kuntien", "NOUN", "Case=Gen|Number=Plur", "kunta"),
        ("työllistymisen", "NOUN", "Case=Gen|Number=Sing", "työllistyminen"),
        ("järjestämällä", "VERB", "Case=Ade|VerbForm=Part", "järjestää"),
        ("osallistuneet", "VERB", "VerbForm=Part|Number=Plur", "osallistua"),
        ("osallistuneet", "ADJ", "Case=Nom|Number=Plur", "osallistunut"),
        ("valita", "VERB", "VerbForm=Inf|InfForm=1", "valita"),
        ("vuosi", "NOUN", "Case=Nom|Number=Sing", "vuosi"),
        ("parhaimmat", "ADJ", "Case=Nom|Degree=Sup|Number=Plur", "hyvä"),
        ("nopeasti", "ADV", "", "nopeasti"),
        ("vieläkin", "ADV", "", "vielä"),
        ("ainakin", "ADV", "", "ainakin"),
        ("meillä", "PRON", "Case=Ade|Number=Plur", "minä"),
        ("kenenkään", "PRON", "Case=Gen", "kukaan"),
        ("Kouvolassa", "PROPN", "Case=Ine|Number=Sing", "Kouvola"),
        ("Kalymnoksen", "PROPN", "Case=Gen|Number=Sing", "Kalymnos"),
        ("Leafin", "PROPN", "Case=Gen|Number=Sing", "Leaf"),
        ("EU:ssa", "PROPN", "Case=Ine", "EU"),
        ("TE-palveluissa", "NOUN", "Case=Ine|Number=Plur", "TE-palvelu"),
        ("eduskuntavaaleissa", "NOUN", "Case=Ine|Number=Plur", "eduskuntavaalit"),
        ("toimenpiteet", "NOUN", "Case=Nom|Number=Plur", "toimenpide"),
        ("2024", "NUM", "", "2024"),
        ("😀", "SYM", "", "😀"),
        (".", "PUNCT", "", "."),
    ],
)
def test_the_base_form_follows_what_the_tagger_says(form: str, tag: str, features: str, base: str) -> None:
    assert lemma(form, tag, features) == base


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("kunnissa", "kunta"),
        ("Kunnissa", "kunta"),
        ("palveluohjauksen", "palveluohjaus"),
        ("siitä", "se"),
        ("vuosi", "vuosi"),
        ("vuotta", "vuosi"),
        ("vuottakaan", "vuosi"),
        ("vuotaa", "vuotaa"),
        ("rahatta", "raha"),
        ("esimerkiksi", "esimerkiksi"),
        ("", ""),
        ("xqzwv", "xqzwv"),
    ],
)
def test_without_a_tag_the_likeliest_base_form_is_given(form: str, base: str) -> None:
    assert lemma(form) == base


@pytest.mark.parametrize(
    ("spoken", "base"),
    [
        ("mä", "minä"),
        ("oon", "olla"),
        ("tehään", "tehdä"),
        ("ollu", "olla"),
        ("pitäs", "pitää"),
        ("haluis", "haluta"),
        ("meijän", "minä"),
        ("semmosia", "semmoinen"),
        ("tärkee", "tärkeä"),
        ("kauheen", "kauhea"),
        ("palveluis", "palvelu"),
        ("kuntii", "kunta"),
    ],
)
def test_spoken_forms_have_the_base_forms_of_their_written_ones(spoken: str, base: str) -> None:
    assert lemma(spoken) == base


def test_a_spoken_form_counts_only_where_the_dictionary_knows_what_it_means() -> None:
    assert written_form("sanonu") == "sanonut"
    assert written_form("xyzänu") == ""


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("kuntapalvelut", ("kunta", "palvelu")),
        ("kotoutumiskoulutuksesta", ("kotoutuminen", "koulutus")),
        ("osaamiskeskuksessa", ("osaaminen", "keskus")),
        ("TE-palveluissa", ("TE", "palvelu")),
        ("toimenpiteet", ("toimen", "pide")),
        ("asiakas", ("asiakas",)),
    ],
)
def test_a_compound_is_known_by_its_parts(form: str, expected: tuple[str, ...]) -> None:
    assert parts(form) == expected


def test_readings_tell_case_number_and_verb() -> None:
    (reading,) = readings("työllistymisen")
    assert (reading.base, reading.verb, reading.case, reading.number, reading.infinitive) == (
        "työllistyminen", "työllistyä", "Gen", "Sing", "4",
    )  # fmt: skip
    assert [reading.possessive for reading in readings("vuosi") if reading.base in ("vuo", "vuosi")] == [True, False]


def test_a_thousand_new_words_take_no_longer_than_a_few_seconds() -> None:
    readings("talo")  # the dictionary is loaded
    words = [f"{first}{last}" for first in ("kunta", "työ", "nuoriso", "asiakas", "alue") for last in
             ("palvelussa", "hankkeista", "ohjaajien", "verkostoja", "tarpeisiin", "kehittämistä")]  # fmt: skip
    start = time.process_time()
    for word in words * 40:
        lemma(word)
    assert time.process_time() - start < 3
