"""Which codes headings offer."""

import pytest

from kooditin.qda.code_search import code_named
from kooditin.qda.codebook import Code
from kooditin.qda.heading_codes import Choice, Place, choices, offers
from kooditin.qda.source import Section

CODES = [
    Code(1, "", "Hyvät käytännöt", None, 0, "#000000"),
    Code(2, "", "Kehittämistarpeet", None, 1, "#000000"),
    Code(3, "", "Ohjaus ja neuvonta", None, 2, "#000000"),
    Code(4, "", "Tulos", 2, 0, "#000000"),
    Code(5, "", "Ryhmä 2", None, 3, "#000000"),
]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Kehittämistarpeet", 2),
        ("Kehitämistarpeita", 2),
        ("Hyviä käytäntöjä", 1),
        ("Tulokset", 4),
        ("Ohjaus", None),
        ("Ryhmä 1", None),
        ("Ryhmä 2", 5),
        ("Johdanto", None),
        ("", None),
    ],
)
def test_a_name_finds_the_code_of_that_name_and_no_wider_one(name, code):
    found = code_named(name, CODES)
    assert (found.id if found else None) == code


def _places():
    return [
        Place(1, Section(0, 90, "heading", 1, "Työpaja 1")),
        Place(1, Section(10, 40, "heading", 2, "1. Kehittämistarpeet")),
        Place(1, Section(40, 90, "heading", 2, "2. Muuta")),
        Place(2, Section(5, 30, "heading", 3, "KEHITTÄMISTARPEET:")),
        Place(3, Section(0, 99, "question", 0, "Mikä toimii?")),
    ]


def test_like_named_headings_of_all_sources_make_one_offer():
    made = {offer.name: offer for offer in offers(_places(), CODES)}
    assert list(made) == ["Työpaja 1", "Kehittämistarpeet", "Muuta", "Mikä toimii?"]
    needs = made["Kehittämistarpeet"]
    assert (len(needs.places), needs.source_count, needs.code) == (2, 2, 2)
    assert made["Muuta"].code is None


def test_headings_are_chosen_by_name_level_or_as_questions():
    places = _places()
    found = choices(places, places[3].section)
    assert found[0] == Choice("title", name="KEHITTÄMISTARPEET")
    assert found[1:] == [Choice("level", 1), Choice("level", 2), Choice("level", 3), Choice("question")]
    taken = [[place.section.title for place in places if choice.takes(place.section)] for choice in found]
    assert taken[0] == ["1. Kehittämistarpeet", "KEHITTÄMISTARPEET:"]
    assert taken[2] == ["1. Kehittämistarpeet", "2. Muuta"]
    assert taken[4] == ["Mikä toimii?"]
