"""Coding what is under headings: one act over many sources, taken back as one."""

import pytest

from kooditin.project import Project
from kooditin.project.heading_codes import code_headings, headings
from kooditin.qda.errors import Refused
from kooditin.qda.heading_codes import offers
from kooditin.qda.sections import Mark, sections_of
from kooditin.qda.source import NewSource, Section, Span, Turn


def _notes(name: str) -> NewSource:
    text = "Ryhmä 1 😀\nKehittämistarpeet\nVäkeä puuttuu.\n\nSiinä se.\nRyhmä 2\nKehittämistarpeet\n"
    lines = [text.index("Ryhmä 1"), text.index("Keh"), text.index("Ryhmä 2"), text.rindex("Keh")]
    marks = [
        Mark(Span(start, text.index("\n", start)), "heading", level)
        for start, level in zip(lines, (1, 2, 1, 2), strict=True)
    ]
    return NewSource(name, text, "workshop", sections=sections_of(text, marks))


def _survey() -> NewSource:
    text = "7. Mikä toimii?\nV1: Kaikki ä.\nH: Entä?\nV2: Ei mikään.\n"
    said = [("V1", "Kaikki ä."), ("H", "Entä?"), ("V2", "Ei mikään.")]
    turns = tuple(Turn(text.index(words), text.index(words) + len(words), name) for name, words in said)
    question = Section(0, len(text), "question", 0, "7. Mikä toimii?")
    return NewSource("Kysely", text, "survey", turns=turns, sections=(question,))


@pytest.fixture
def project(tmp_path):
    with Project.create(tmp_path / "Työ.kooditin", coder="A") as made:
        made.sources.add_many([_notes("Paja 1"), _survey(), _notes("Paja 2")])
        made.codes.add("Kehittämistarve")
        yield made


def _quotes(project):
    return [
        (source.name, project.sources.text(source.id)[coding.start : coding.end], coding.origin)
        for source in project.sources.all()
        for coding in project.codings.in_source(source.id)
    ]


def test_like_named_headings_of_all_sources_are_coded_in_one_act(project):
    made = {offer.name: offer for offer in offers(headings(project), project.codes.all())}
    needs, group = made["Kehittämistarpeet"], made["Ryhmä 1 😀"]
    code_headings(project, [(needs.code, needs.places), (group.name, group.places)])
    under = "Väkeä puuttuu.\n\nSiinä se."
    assert sorted(_quotes(project)) == sorted(
        [(name, words, "auto") for name in ("Paja 1", "Paja 2") for words in (under, f"Kehittämistarpeet\n{under}")]
    )
    assert project.undoable().verb == "code_headings"
    assert [code.name for code in project.codes.all()] == ["Kehittämistarve", "Ryhmä 1 😀"]
    project.undo()
    assert _quotes(project) == []
    assert [code.name for code in project.codes.all()] == ["Kehittämistarve"]
    project.redo()
    assert len(_quotes(project)) == 4
    assert project.check() == []


def test_each_answer_to_a_question_is_a_passage_of_its_own(project):
    (question,) = [place for place in headings(project) if place.section.kind == "question"]
    code_headings(project, [("Mikä toimii?", [question])])
    assert [quote for _, quote, _ in _quotes(project)] == ["Kaikki ä.", "Ei mikään."]
    assert project.undoable().subject == "Mikä toimii?"


def test_coding_again_adds_nothing(project):
    needs = offers(headings(project), project.codes.all())[1]
    code_headings(project, [(needs.code, needs.places)])
    before = project.history()
    code_headings(project, [(needs.code, needs.places)])
    assert project.history() == before


def test_a_new_code_of_a_name_that_is_there_is_that_code(project):
    places = headings(project)[:1]
    code_headings(project, [("kehittämistarve", places)])
    assert len(project.codes.all()) == 1


def test_a_name_that_no_code_may_have_changes_nothing(project):
    with pytest.raises(Refused):
        code_headings(project, [("Uusi", headings(project)[:1]), ("a/b", headings(project)[:1])])
    assert len(project.codes.all()) == 1
    assert _quotes(project) == []
