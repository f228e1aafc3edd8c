"""The search over all sources: what is found, where, in which order, and what is coded of it."""

from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kooditin.exchange import index_quickly
from kooditin.language.query_words import base_forms
from kooditin.project import Project
from kooditin.qda.errors import NotFound, Refused
from kooditin.qda.search import EVERYWHERE, Hit, Limits, parse
from kooditin.qda.source import NewSource, Turn, normal_text

Rows = Callable[[Project], dict[str, list[tuple[Any, ...]]]]

TEXT = """Haastattelu kunnassa 1.2.

H: Mitä kunnissa tapahtuu? 😀

V1: No kuntien rahat ja kuntapalvelut on 😀 vähissä.
Palveluohjauksessa ei ole aikaa. Kyllä kunta auttaa.

V2: Äidinkieli, ei oo aikaa. Ku\u0301nta ei.
"""


def interview(name: str, text: str = TEXT) -> NewSource:
    turns, at = [], 0
    for label in ("H: ", "V1: ", "V2: "):
        start = text.index(label, at) + len(label)
        at = text.find("\n\n", start)
        at = len(text) - 1 if at < 0 else at
        turns.append(Turn(start, at, label[:-2]))
    return NewSource(name, normal_text(text), turns=tuple(turns))


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    """Two interviews, a report and a code, nothing indexed."""
    with Project.create(tmp_path / "haku.kooditin", coder="Åsa") as project:
        project._database.execute("PRAGMA synchronous = OFF")
        project.sources.add_many(
            [interview("A"), NewSource("B", "Kuntien raportti\nPalvelut. Raha\n", kind="report"), interview("C")]
        )
        project.codes.add("Palvelut")
        yield project


@pytest.fixture
def indexed(project: Project) -> Project:
    index_quickly(project)
    return project


def hits(project: Project, query: str, mode: str = "lemma", limits: Limits = EVERYWHERE, **more: Any) -> list[Hit]:
    return list(project.search.hits(parse(query, mode).with_bases(base_forms), limits, **more))


def texts(project: Project, found: list[Hit]) -> list[str]:
    stored = {source.id: project.sources.text(source.id) for source in project.sources.all()}
    return [stored[hit.source][hit.start : hit.end] for hit in found]


def found(project: Project, query: str, mode: str = "lemma", **limits: Any) -> list[str]:
    return texts(project, hits(project, query, mode, Limits(**limits)))


ONLY_A = {"sources": frozenset({1})}


@pytest.mark.parametrize("asked", ["kunta", "kunnissa", "KUNTIEN"])
def test_a_word_is_found_in_all_its_forms_and_compounds(indexed: Project, asked: str) -> None:
    assert found(indexed, asked, **ONLY_A) == ["kunnassa", "kuntien", "kuntapalvelut", "kunta"]


def test_a_part_of_a_compound_finds_it_and_the_compound_not_its_part(indexed: Project) -> None:
    assert found(indexed, "palvelu", **ONLY_A) == ["kuntapalvelut", "Palveluohjauksessa"]
    assert found(indexed, "kuntapalvelu", **ONLY_A) == ["kuntapalvelut"]


def test_interviewers_are_left_out_until_the_project_says_otherwise(indexed: Project) -> None:
    assert "kunnissa" not in found(indexed, "kunta")
    indexed.interviewer_left_out = False
    assert "kunnissa" in found(indexed, "kunta")
    assert found(indexed, "tapahtuu", "exact", **ONLY_A) == ["tapahtuu"]


@pytest.mark.parametrize(
    ("query", "mode", "expected"),
    [
        ("kunta", "exact", ["kunta"]),
        ('"ei ole aikaa"', "lemma", ["ei ole aikaa", "ei oo aikaa"]),
        ('"EI OLE"', "exact", ["ei ole"]),
        ("kunta NOT raha", "lemma", ["kunnassa"]),
        ("kunta AND raha", "lemma", ["kuntien", "rahat", "kuntapalvelut", "kunta"]),
        ("äidinkieli OR raha", "lemma", ["rahat", "Äidinkieli"]),
        ("raha NEAR/0 kunta", "lemma", ["kuntien", "rahat"]),
        ("kunt*", "exact", ["kuntien", "kuntapalvelut", "kunta"]),
        ("*kieli", "exact", ["Äidinkieli"]),
        ("kuntapavlelut", "fuzzy", ["kuntapalvelut"]),
        ("vahissa", "fuzzy", ["vähissä"]),
        (r"kunt\w+", "regex", ["kuntien", "kuntapalvelut", "kunta"]),
        (r"(?<=on )😀", "regex", ["😀"]),
        (r"aikaa\.$", "regex", []),
        ("puhelin", "lemma", []),
        ("zzz*", "lemma", []),
    ],
)
def test_each_mode_finds_what_it_promises(indexed: Project, query: str, mode: str, expected: list[str]) -> None:
    assert found(indexed, query, mode, **ONLY_A) == expected


def test_exact_fuzzy_and_regex_find_the_same_before_anything_is_analysed(project: Project) -> None:
    asked = [("kunta", "exact"), ('"ei oo"', "exact"), ("kunt*", "exact"), ("vahissa", "fuzzy"), (r"\bku\w+", "regex")]
    before = [found(project, *each) for each in asked]
    assert project.analyses.is_indexed(1) == "" and all(before)
    index_quickly(project)
    assert [found(project, *each) for each in asked] == before


def test_a_source_that_is_not_yet_indexed_is_searched_in_its_place(project: Project) -> None:
    with_index = Limits(sources=frozenset({2}))
    project.analyses.keep("words fi 1", [])
    index_quickly(project)
    before = [(hit.source, hit.start) for hit in hits(project, "kuntien OR palvelut", "exact")]
    assert {source for source, _ in before} == {1, 2, 3}
    with project._database.transaction():
        project._database.execute("DELETE FROM source_index WHERE source = 2")
    assert [(hit.source, hit.start) for hit in hits(project, "kuntien OR palvelut", "exact")] == before
    assert hits(project, "kuntien", "exact", with_index)


def test_hits_stand_in_the_order_of_sources_and_texts_and_can_be_paged(indexed: Project) -> None:
    whole = hits(indexed, "kunta OR aika")
    assert whole == sorted(whole, key=lambda hit: (hit.source, hit.start)) and len(whole) > 8
    paged: list[Hit] = []
    while page := hits(indexed, "kunta OR aika", after=paged[-1] if paged else None, limit=2):
        paged += page
    assert paged == whole


def test_a_hit_knows_its_speaker_its_form_and_its_piece(indexed: Project) -> None:
    first, second, *_ = hits(indexed, "kunta")
    text = indexed.sources.text(1)
    assert (first.speaker, first.form, text[slice(*first.piece)]) == ("", "kunnassa", "Haastattelu kunnassa 1.2.")
    assert (second.speaker, second.form) == ("V1", "kuntien")
    assert text[slice(*second.piece)].startswith("No kuntien") and text[slice(*second.piece)].endswith("auttaa.")
    assert hits(indexed, '"vähissä palveluohjauksessa"')[0].form == "vähissä. palveluohjauksessa"


def test_limits_narrow_the_search(indexed: Project) -> None:
    case = indexed.cases.add_case("Kainuu").id
    area = indexed.cases.add_variable("alue").id
    indexed.cases.set_value(case, area, "Kajaani")
    indexed.cases.assign_speaker(indexed.sources.speakers(1)[2].id, case)
    start = indexed.sources.text(3).index("kuntapalvelut")
    indexed.codings.apply(3, start, start + 13, 1)
    assert found(indexed, "kunta", kinds=frozenset({"report"})) == ["Kuntien"]
    assert found(indexed, "ei", speakers=frozenset({"V2"}), sources=frozenset({1})) == ["ei", "ei"]
    assert found(indexed, "aika", cases=frozenset({case})) == ["aikaa"]
    assert found(indexed, "aika", values=((area, frozenset({"kajaani"})),)) == ["aikaa"]
    assert found(indexed, "aika", values=((area, frozenset({"Kuopio"})),)) == []
    assert found(indexed, "kunta", codes=frozenset({1})) == ["kuntapalvelut"]
    assert found(indexed, "kunta", codes=frozenset({1}), sources=frozenset({1})) == []
    assert found(indexed, r"kunta\w*", "regex", codes=frozenset({1})) == ["kuntapalvelut"]


def test_forms_are_counted_the_most_frequent_first(indexed: Project) -> None:
    assert indexed.search.forms(parse("kunta").with_bases(base_forms)) == [
        ("kuntien", 3), ("kunnassa", 2), ("kunta", 2), ("kuntapalvelut", 2),
    ]  # fmt: skip


def test_the_context_is_that_of_the_hit_also_for_another_connection(indexed: Project) -> None:
    hit = hits(indexed, "kuntapalvelu")[0]
    context = indexed.search.context(hit, 12)
    assert context == ("rahat ja ", "kuntapalvelut", " on 😀")
    with indexed.sibling() as sibling:
        assert sibling.search.context(hit, 12) == context
        indexed.sources.delete(hit.source)
        with pytest.raises(NotFound):
            sibling.search.context(hit, 12)


def test_hits_are_coded_in_one_act_and_twins_are_kept(indexed: Project, rows: Rows) -> None:
    all_hits = hits(indexed, "kunta")
    own = indexed.codings.apply(1, all_hits[0].start, all_hits[0].end, 1, memo="oma")
    before, acts = rows(indexed), len(indexed.history())
    made = indexed.search.code(all_hits, 1)
    assert len(indexed.history()) == acts + 1 and indexed.history()[-1].verb == "code_hits"
    assert made[0] == own and {coding.origin for coding in made[1:]} == {"auto"}
    assert [(coding.source, coding.start, coding.end) for coding in made] == [
        (h.source, h.start, h.end) for h in all_hits
    ]
    indexed.undo()
    assert rows(indexed) == before


@pytest.mark.parametrize(
    ("extent", "coded"),
    [
        ("sentence", ["No kuntien rahat ja kuntapalvelut on 😀 vähissä.", "Kyllä kunta auttaa."]),
        ("piece", [TEXT[TEXT.index("No kuntien") : TEXT.index("auttaa.") + 7]]),
    ],
)
def test_sentences_and_turns_with_several_hits_are_coded_once(indexed: Project, extent: Any, coded: list[str]) -> None:
    chosen = hits(indexed, "kunta", limits=Limits(sources=frozenset({1}), speakers=frozenset({"V1"})))
    made = indexed.search.code(chosen, 1, extent=extent)
    text = indexed.sources.text(1)
    assert [text[coding.start : coding.end] for coding in made] == coded


def test_nothing_is_coded_without_hits_or_for_an_unknown_code(indexed: Project) -> None:
    acts = indexed.history()
    for chosen, code in (([], 1), (hits(indexed, "kunta"), 99)):
        with pytest.raises(Refused):
            indexed.search.code(chosen, code)
    assert indexed.history() == acts


def test_a_regular_expression_that_is_wrong_or_endless_is_refused(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(Refused, match="character 5"):
        hits(project, "ku(n", "regex")
    monkeypatch.setattr("kooditin.project.search.REGEX_SECONDS", 0.2)
    project.sources.add(NewSource("Pitkä", "a" * 5000 + "\n"))
    with pytest.raises(Refused, match="too long"):
        hits(project, r"(a+)+(a+)+b|(?:a|a)+c", "regex")


def test_a_search_that_is_being_read_holds_nobody_up(indexed: Project) -> None:
    half_read = indexed.search.hits(parse("kunta"))
    next(half_read)
    with indexed.sibling() as sibling:
        sibling.wait_at_most(0.1)
        sibling.codings.apply(1, 0, 5, 1)
        sibling.sources.delete(3)
    assert [hit.source for hit in half_read]


@given(
    text=st.lists(
        st.sampled_from(["kunta", "Kuntien", "äiti", "ÄITI", "😀", "ku\u0301n", "İso", "a’b", "\n", " ", "-", "."])
    ),
    query=st.sampled_from(["kun*", "äiti", "kunta", '"kunta äiti"', "iso", "*i*", "a'b"]),
    mode=st.sampled_from(["lemma", "exact", "fuzzy"]),
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_hits_are_the_same_with_and_without_an_index_and_at_their_places(
    project: Project, text: list[str], query: str, mode: str
) -> None:
    stored = normal_text(" ".join(text))
    source = project.sources.add(NewSource("Arvottu", stored)).id
    asked = parse(query, mode)
    limits = Limits(sources=frozenset({source}))
    plain = list(project.search.hits(asked, limits))
    _index_plainly(project, source)
    found = list(project.search.hits(asked, limits))
    assert found == plain
    for hit in found:
        word = stored[hit.start : hit.end]
        assert word == word.strip() and " ".join(word.lower().split()) == hit.form
        assert hit.piece.start <= hit.start < hit.end <= hit.piece.end
        before, words, after = project.search.context(hit, 1000)
        whole = stored[slice(*hit.piece)]
        assert (before + words + after).split() == whole.split()
    project.undo()


def _index_plainly(project: Project, source: int) -> None:
    """With base forms that are the forms, so that an index finds what the text alone does."""
    from kooditin.qda.matching import words_of
    from kooditin.qda.words import Word

    missing = [text for _, text in project.analyses.missing(source, "tagger 1")]
    kept = []
    for text in missing:
        words = words_of(text)
        kept.append((text, [Word(*words.place(place), form, "") for place, form in enumerate(words.forms())]))
    project.analyses.keep("tagger 1", kept)
    project.analyses.index(source, "tagger 1")


def test_words_are_counted_by_base_form_in_a_group_and_in_the_rest(indexed: Project) -> None:
    counts = indexed.words.counts(Limits(kinds=frozenset({"report"})))
    assert counts.group == {"kunta": 1, "raportti": 1, "palvelu": 1, "raha": 1}
    assert (counts.rest["kunta"], counts.rest["kuntapalvelu"], counts.not_analysed) == (6, 2, 0)
    assert "tapahtua" not in counts.rest, "what interviewers say is not counted"
    everything = indexed.words.counts()
    assert everything.rest == {} and everything.sources["kunta"] == 3
    assert sum(everything.group.values()) == sum(counts.group.values()) + sum(counts.rest.values())


def test_words_inside_codings_are_a_group(indexed: Project) -> None:
    start = indexed.sources.text(3).index("kuntapalvelut")
    indexed.codings.apply(3, start, start + 13, 1)
    counts = indexed.words.counts(Limits(codes=frozenset({1})))
    assert counts.group == {"kuntapalvelu": 1} and counts.rest["kuntapalvelu"] == 1


def test_own_stop_words_are_kept_in_the_file_and_are_no_act(project: Project, tmp_path: Path) -> None:
    acts = project.history()
    project.words.set_own_stop_words(["Kunta ", "äiti", ""])
    assert project.history() == acts
    with project.sibling() as sibling:
        assert sibling.words.own_stop_words == {"kunta", "äiti"}


def test_every_source_kind_and_mode_can_be_searched_at_once(indexed: Project) -> None:
    for mode, query in product(("lemma", "exact", "fuzzy"), ("kunta", '"ei ole"', "k*", "NEAR(kunta raha)")):
        hits(indexed, query, mode)


def test_codes_cases_sources_and_memos_are_found_misspelt_and_inflected(filled: Project) -> None:
    def kinds(text: str) -> list[tuple[str, str]]:
        return [(each.kind, each.text) for each in filled.search.found(text)]

    assert ("code", "Palvelumalli") in kinds("palvelumallissa") and ("code", "Palvelumalli") in kinds("palvelmualli")
    assert ("source", "Haastattelu 2") in kinds("haastattelussa")
    assert kinds("Pirkanmaan")[0] == ("case", "Pirkanmaa 1")
    assert kinds("nauraa") == [("memo", "Nauraa")]
    assert kinds("rajaukset") == [("memo", "Rajaus on auki")]
    assert ("coding memo", "tärkeä ä") in kinds("tärkeä") and ("source memo", "Hyvä ääni") in kinds("ääni")
    assert kinds("lentokone") == [] == kinds("  ")
