"""What a researcher types finds the code she means."""

import csv

import pytest

from kooditin.qda.code_search import rank_codes
from kooditin.qda.codebook import Code
from kooditin.resources import resource_folder

TE24 = resource_folder() / "codebooks" / "te24.csv"


def codebook() -> list[Code]:
    codes: dict[str, Code] = {}
    with TE24.open(encoding="utf-8-sig", newline="") as lines:
        for number, row in enumerate(csv.DictReader(lines, delimiter=";"), start=1):
            above, _, name = row["path"].rpartition("/")
            parent = codes[above].id if above else None
            codes[row["path"]] = Code(number, f"g{number}", name, parent, number, row["color"])
    return list(codes.values())


def names(query: str, recent: tuple[int, ...] = ()) -> list[str]:
    return [code.name for code in rank_codes(query, codebook(), recent)]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("resurssien", "Resurssit"),
        ("resursseista", "Resurssit"),
        ("tiedonsiiro", "Tiedonsiirto"),
        ("tiedonsiirrosta", "Tiedonsiirto"),
        ("siirto", "Tiedonsiirto"),
        ("rahotus", "Rahoitus"),
        ("rahoituksen", "Rahoitus"),
        ("RAHOITUS", "Rahoitus"),
        ("tyonantajat", "Työnantajat"),
        ("työnantajille", "Työnantajat"),
        ("verkostojen", "Yhteistyö ja verkostot"),
        ("verkosto", "Yhteistyö ja verkostot"),
        ("palvelupolku", "Palvelupolku ja ohjaus"),
        ("kuntaroganisaatio", "Rooli kuntaorganisaatiossa"),
        ("alkukartotus", "Alkukartoitus"),
        ("kanustimet", "Kannustimet"),
        ("lisäarvon mittaus", "Lisäarvo ja mitattavuus"),
        ("kotoutumisuunitelma", "Kotoutumissuunnitelma"),
        ("suosituksia", "Suositukset"),
    ],
)
def test_misspelt_and_inflected_words_find_their_code_first(typed: str, meant: str) -> None:
    assert names(typed)[0] == meant


def test_first_letters_list_the_names_that_begin_so_before_their_children() -> None:
    found = names("kehitt")
    assert found[0] == "Kehittämistarpeet"
    assert "Resurssit" in found


def test_an_empty_query_lists_recent_codes_then_the_tree() -> None:
    codes = codebook()
    funding = next(code for code in codes if code.name == "Rahoitus")
    found = rank_codes("  ", codes, (funding.id, 9999, funding.id))
    assert found[0] == funding
    assert [code.id for code in found[1:]] == [code.id for code in codes if code != funding]


def test_nonsense_finds_nothing() -> None:
    assert names("qqxzw") == []
    assert names("😀") == names("")


def test_unrelated_codes_stay_out() -> None:
    assert "Työnantajat" not in names("rahotus")
