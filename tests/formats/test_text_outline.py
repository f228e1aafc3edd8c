"""Headings and lists that are merely typed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kooditin.exchange import read_source
from kooditin.formats.text_outline import outline_of
from kooditin.qda.sections import sections_of
from kooditin.qda.source import Span


def shown(text, bold=()):
    """The outline as lines, "1 heading" and "  2 item", by their first words."""
    return [
        f"{'  ' * (each.level - 1)}{each.kind[0]} {each.title or text[each.start : each.end].splitlines()[0]}"
        for each in sections_of(text, outline_of(text, bold))
    ]


TEXTS = {
    "groups and their bullets": (
        "Työpaja 14.3.\n\nRYHMÄ 1\n- ääni\n  - öljy\n    jatkuu\n- kolmas\n\nRyhmä 2:\n• yksi\n• kaksi\n",
        ["h RYHMÄ 1", "i - ääni", "  i - öljy", "i - kolmas", "h Ryhmä 2:", "i • yksi", "i • kaksi"],
    ),
    "a short line over a list": (
        "Pöytä A\nMikä toimii?\n– työpari\n– kieli\nMikä ei:\n– raha\n\nPöytä B\nMikä toimii?\n– ohjaus",
        ["h Pöytä A", "  h Mikä toimii?", "i – työpari", "i – kieli", "  h Mikä ei:", "i – raha", "h Pöytä B",
         "  h Mikä toimii?", "i – ohjaus"],
    ),
    "underlined": (
        "Muistio\n=======\n\nTausta\n------\nLeipää.\n\nTulokset\n--------\n",
        ["h Muistio", "  h Tausta", "  h Tulokset"],
    ),
    "as in Markdown": ("# Muistio\n## Tausta\n#hashtag\n## Tulos", ["h Muistio", "  h Tausta", "  h Tulos"]),
    "chapters of a report": (
        "1 Johdanto\nTekstiä, jossa on\n12 kuntaa ja muuta.\n\n1.1 Tausta\nTekstiä.\n1.2. Tavoitteet\nTekstiä.\n\n"
        "2 Tulokset\n2.1 Kunnat\n3 kuntaa vastasi.\n",
        ["h 1 Johdanto", "  h 1.1 Tausta", "  h 1.2. Tavoitteet", "h 2 Tulokset", "  h 2.1 Kunnat"],
    ),
    "a table of contents stands before the chapters": (
        "1 Johdanto ..... 3\n1.1 Tausta\t4\n2 Tulokset 12\n2.1 Kunnat 14\n\n"
        "1 Johdanto\n\nTekstiä on paljon.\n\n1.1 Tausta\nTekstiä.\n\n2 Tulokset\nTekstiä on tässä.\n2.1 Kunnat\nLoppu.",
        ["h 1 Johdanto", "  h 1.1 Tausta", "h 2 Tulokset", "  h 2.1 Kunnat"],
    ),
    "a numbered list is no chapters": (
        "Sovittiin kolme asiaa.\n\n1. Eka asia\n2. Toka asia\n3. Kolmas\n",
        ["i 1. Eka asia", "i 2. Toka asia", "i 3. Kolmas"],
    ),
    "a spaced numbered list is no chapters": (
        "1. Eka asia\n\n2. Toka asia\n\n3. Kolmas asia\n", ["i 1. Eka asia", "i 2. Toka asia", "i 3. Kolmas asia"]
    ),
    "numbered questions over bullets": (
        "1. Mitä säilyttää?\n\n– pari\n\n2. Mikä hiertää?\n\n– raha\n",
        ["h 1. Mitä säilyttää?", "i – pari", "h 2. Mikä hiertää?", "i – raha"],
    ),
    "capitals": ("TAUSTA\n\nTekstiä EU:sta.\n\nTULOKSET JA OPIT\nLisää.\n", ["h TAUSTA", "h TULOKSET JA OPIT"]),
    "plain text": ("Ryhmä 1 oli paikalla, ja sen\njäsenet puhuivat.\n\n2024 oli hyvä vuosi.\n15.3. tavattiin.\n", []),
}  # fmt: skip


@pytest.mark.parametrize("case", TEXTS)
def test_headings_and_lists_are_found_as_they_are_typed(case):
    text, expected = TEXTS[case]
    assert shown(text) == expected


def test_bold_lines_are_headings_below_those_that_came_first():
    text = "Ryhmä 1\nHuolet\nRaha loppuu.\nToiveet ja muu\nLisää."
    bold = [
        Span(text.index(words), text.index(words) + len(words)) for words in ("Huolet", "Toiveet ja", " muu", "Lis")
    ]
    assert shown(text, bold) == ["h Ryhmä 1", "  h Huolet", "  h Toiveet ja muu"]


def test_a_text_file_of_notes_has_sections_and_a_transcript_has_none(tmp_path):
    notes, interview = tmp_path / "työpaja.txt", tmp_path / "haastattelu.txt"
    notes.write_text("RYHMÄ 1\n- a\u0308äni 😀\n- öljy\n", encoding="utf-8")
    interview.write_text("RYHMÄ 1\n\nH: Kerro.\nV1: Joo:\n- eka\n- toka\nH: Niin.\nV1: Joo.\n", encoding="utf-8")
    source = read_source(notes)
    assert [source.text[each.start : each.end] for each in source.sections] == [source.text, "- ääni 😀", "- öljy"]
    assert read_source(interview).sections == () and len(read_source(interview).turns) == 4


LINES = "1 Alku|1.1 Väli|2 Loppu|# a|- a|  - b|\t• c|RYHMÄ 1|===|---||Lyhyt:|a 😀.|1. x".split("|")


@settings(max_examples=200)
@given(st.lists(st.sampled_from(LINES)))
def test_every_heading_begins_with_its_title(lines):
    text = "\n".join(lines)
    for each in sections_of(text, outline_of(text)):
        assert text[each.start :].startswith(each.title)
        assert not text[each.start].isspace() and each.level >= 1
