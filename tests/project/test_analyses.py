"""What is known of the sources' words: kept by their texts, indexed, and made anew."""

import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kooditin.project import Project
from kooditin.project.analyses import UNANALYSED
from kooditin.project.packing import columns, packed, unpacked
from kooditin.project.vocabulary import Vocabulary
from kooditin.project.word_index import piece_words
from kooditin.qda.errors import NotFound, Refused
from kooditin.qda.matching import words_of
from kooditin.qda.search import parse
from kooditin.qda.source import NewSource, Turn, normal_text
from kooditin.qda.words import Word

QUICK, TAGGED = "words fi 1", "tagger 1"


def split(text: str, lemma: str = "") -> list[Word]:
    """The words of a text, each its own base form or `lemma`."""
    words = words_of(text)
    return [Word(*words.place(place), lemma or form, "") for place, form in enumerate(words.forms())]


def analyse(project: Project, source: int, version: str = QUICK, lemma: str = "") -> None:
    missing = project.analyses.missing(source, version)
    project.analyses.keep(version, [(text, split(text, lemma)) for _, text in missing])
    assert project.analyses.index(source, version)
    assert project.analyses.is_indexed(source) == version


def found(project: Project, query: str, mode: str = "lemma") -> list[str]:
    texts = {source.id: project.sources.text(source.id) for source in project.sources.all()}
    return [texts[hit.source][hit.start : hit.end] for hit in project.search.hits(parse(query, mode))]


WORDS = [
    Word(0, 4, "kunta", "NOUN"),
    Word(5, 6, "😀", "SYM"),
    Word(900, 913, "kuntapalvelu", "NOUN", ("kunta", "palvelu")),
]


def test_words_are_stored_and_read_back_with_all_that_is_known_of_them() -> None:
    assert unpacked(packed("Kunta 😀 …", WORDS)) == WORDS
    assert unpacked(packed("", [])) == [] == columns(packed("😀", [])).lines()
    assert piece_words(columns(packed("Kunta 😀", WORDS))).place(2) == (900, 913)


@given(
    st.lists(
        st.tuples(st.integers(0, 300), st.integers(1, 300), st.text(max_size=9), st.lists(st.text("abä-", min_size=1)))
    ),
    st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"])),
)
def test_any_words_come_back_at_their_places(raw: list[tuple[int, int, str, list[str]]], text: str) -> None:
    words, at = [], 0
    for gap, length, lemma, parts in raw:
        clean = normal_text(lemma).replace("\n", " ").replace("|", "/")
        words.append(Word(at + gap, at + gap + length, clean, "NOUN", tuple(parts)))
        at += gap + length
    stored = packed(text, words)
    assert unpacked(stored) == words and columns(stored).text == text
    assert list(map(piece_words(columns(stored)).place, range(len(words)))) == [
        (word.start, word.end) for word in words
    ]


def test_what_is_analysed_is_not_missing_any_more(filled: Project) -> None:
    missing = filled.analyses.missing(1, QUICK)
    assert missing[0][1] == "Mitä kuuluu työnhakijoille? 😀"
    text = filled.sources.text(1)
    assert all(text[span.start : span.end] == said for span, said in missing)
    analyse(filled, 1)
    assert filled.analyses.missing(1, QUICK) == []
    assert filled.analyses.missing(2, QUICK) == [], "the same texts are analysed once"
    assert len(filled.analyses.missing(1, TAGGED)) == 3
    with pytest.raises(NotFound):
        filled.analyses.missing(99, QUICK)


def test_a_tagged_analysis_takes_the_place_of_a_quick_one_and_not_the_other_way(filled: Project) -> None:
    analyse(filled, 1, QUICK, "nopea")
    assert (filled.analyses.is_indexed(1), found(filled, "nopea")[:1]) == (QUICK, ["No"])
    analyse(filled, 1, TAGGED, "tarkka")
    assert filled.analyses.is_indexed(1) == TAGGED
    assert found(filled, "nopea") == [] and found(filled, "tarkka")
    assert filled.analyses.missing(1, QUICK) == []
    filled.analyses.index(1, "words fi 2")
    assert filled.analyses.is_indexed(1) == TAGGED
    assert filled._database.one("SELECT count(*) FROM analysis JOIN piece ON analysis = analysis.id") == (3,)
    assert filled._database.one("SELECT count(*) FROM analysis") == (3,), "the quick ones are gone"


def test_pieces_that_nothing_could_analyse_are_found_as_they_are_written(filled: Project) -> None:
    (_, first), *_ = filled.analyses.missing(1, TAGGED)
    filled.analyses.keep(TAGGED, [(first, split(first))])
    assert filled.analyses.not_indexed() == [1, 2]
    assert not filled.analyses.index(1, TAGGED)
    assert filled.analyses.is_indexed(1) == UNANALYSED and filled.analyses.not_indexed() == [2]
    assert found(filled, "äidinkieli") == ["Äidinkieli"] * 2
    assert len(filled.analyses.missing(1, TAGGED)) == len(filled.analyses.missing(1, QUICK)) == 2
    analyse(filled, 1, TAGGED)
    assert filled.analyses.is_indexed(1) == TAGGED and filled.check() == []


def test_a_deleted_source_is_not_found_and_undo_brings_its_index_back(filled: Project) -> None:
    analyse(filled, 1), analyse(filled, 2)
    both = found(filled, "äidinkieli")
    filled.sources.delete(2)
    assert found(filled, "äidinkieli") == both[:1]
    filled.undo()
    assert filled.analyses.is_indexed(2) == QUICK and filled.analyses.not_indexed() == []
    assert found(filled, "äidinkieli") == both
    assert filled.check() == []


def test_another_source_with_the_number_of_a_deleted_one_is_not_taken_for_it(filled: Project) -> None:
    analyse(filled, 1), analyse(filled, 2)
    filled.sources.delete(2)
    new = filled.sources.add(NewSource("Uusi", "Aivan muuta äidinkielestä\n"))
    assert new.id == 2 and filled.analyses.is_indexed(2) == ""
    assert found(filled, "muuta", "exact") == ["muuta"]
    analyse(filled, 2)
    assert found(filled, "muuta") == ["muuta"] and len(found(filled, "äidinkieli")) == 1
    assert filled.check() == []


def test_equal_pieces_share_one_analysis(project: Project) -> None:
    text = "A: Joo.\nB: Niin.\nA: Joo.\n"
    turns = (Turn(3, 7, "A"), Turn(11, 16, "B"), Turn(20, 24, "A"))
    project.sources.add(NewSource("Joo", text, turns=turns))
    assert [said for _, said in project.analyses.missing(1, QUICK)] == ["Joo.", "Niin."]
    analyse(project, 1)
    assert found(project, "joo") == ["Joo", "Joo"]
    assert project._database.one("SELECT count(*) FROM analysis") == (2,)


def test_the_index_can_be_emptied_and_made_again_without_analysing(filled: Project) -> None:
    analyse(filled, 1), analyse(filled, 2)
    before = found(filled, "no OR joo")
    filled.analyses.forget_index()
    assert filled.analyses.not_indexed() == [1, 2]
    for source in (1, 2):
        filled.analyses.index(source, QUICK)
    assert found(filled, "no OR joo") == before and before


def test_check_tells_of_an_index_that_disagrees_with_its_text(filled: Project) -> None:
    analyse(filled, 1), analyse(filled, 2)
    assert filled.check() == []
    with filled._database.transaction():
        filled._database.execute('UPDATE piece SET "start" = "start" + 1 WHERE source = 2 AND id = 5')
    assert any("Haastattelu 2" in problem for problem in filled.check())
    filled.analyses.forget_index()
    assert filled.check() == []
    analyse(filled, 1), analyse(filled, 2)
    assert filled.check() == []
    with filled._database.transaction():
        filled._database.execute("INSERT INTO word_index (word_index) VALUES ('delete-all')")
    assert any("Haastattelu 1" in problem for problem in filled.check())


def test_a_project_that_is_only_read_is_indexed_in_memory(filled: Project, path: Path) -> None:
    analyse(filled, 1)
    filled.close()
    before = path.read_bytes()
    with Project.open(path, read_only=True) as reader:
        with pytest.raises(Refused):
            reader.analyses.keep(TAGGED, [("Joo", split("Joo"))])
        assert reader.analyses.is_indexed(1) == QUICK
        reader.analyses.use_memory()
        assert reader.analyses.not_indexed() == [1, 2]
        analyse(reader, 1), analyse(reader, 2)
        assert len(found(reader, "äidinkieli")) == 2
        assert found(reader, "äidinkeili", "fuzzy") == found(reader, "äidinkieli")
    assert path.read_bytes() == before


def test_what_one_sibling_finds_out_of_a_project_only_read_others_search(filled: Project, path: Path) -> None:
    filled.close()
    with Project.open(path, read_only=True) as reader:
        writer, asking = reader.word_sibling(), reader.word_sibling()
        writer.analyses.use_memory()
        assert asking.analyses.not_indexed() == [1, 2]
        analyse(writer, 1), analyse(writer, 2)
        writer.close()
        assert asking.analyses.not_indexed() == []
        assert len(found(asking, "äidinkieli")) == 2
        asking.close()
        assert reader.analyses.is_indexed(1) == ""


def test_threads_search_a_project_that_is_only_read_while_it_is_indexed(filled: Project, path: Path) -> None:
    filled.sources.add_many([NewSource(f"B{number}", "Äidinkieli 😀 on tärkeä. " * 20) for number in range(10)])
    filled.close()
    with Project.open(path, read_only=True) as reader:
        writer = reader.word_sibling()
        writer.analyses.use_memory()
        failures: list[BaseException] = []

        def ask() -> None:
            try:
                with reader.word_sibling() as asking:
                    while asking.analyses.not_indexed():
                        assert len(found(asking, "tärkeä", "exact")) == 200
            except BaseException as failure:
                failures.append(failure)

        threads = [threading.Thread(target=ask) for _ in range(2)]
        for thread in threads:
            thread.start()
        for source in range(1, 13):
            analyse(writer, source)
        for thread in threads:
            thread.join()
        assert failures == []
        assert len(found(reader.word_sibling(), "äidinkieli")) == 202


def test_the_window_codes_while_a_sibling_indexes(project: Project) -> None:
    texts = [f"Vastaaja {number} sanoo äidinkielestä jotain 😀. " * 30 for number in range(20)]
    project.sources.add_many([NewSource(f"A{number}", text) for number, text in enumerate(texts)])
    code = project.codes.add("Kieli").id
    project.wait_at_most(0.2)
    failures: list[BaseException] = []

    def work() -> None:
        try:
            with project.sibling() as sibling:
                for source in range(1, 21):
                    analyse(sibling, source)
        except BaseException as failure:
            failures.append(failure)

    thread = threading.Thread(target=work)
    thread.start()
    made = 0
    while thread.is_alive():
        project.codings.apply(1, made % 200, made % 200 + 5 + made // 200, code)
        made += 1
        time.sleep(0.002)
    thread.join()
    assert failures == [] and made > 5
    assert len(found(project, "äidinkielestä")) == 20 * 30
    assert project.check() == []


def test_an_index_that_was_broken_off_is_begun_anew(filled: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    analyse(filled, 1, QUICK, "vanha")
    for _, text in filled.analyses.missing(1, TAGGED):
        filled.analyses.keep(TAGGED, [(text, split(text, "uusi"))])
    execute: Callable[..., object] = filled._database.execute

    def broken(sql: str, values: object = ()) -> object:
        if "source_index" in sql:
            raise KeyboardInterrupt
        return execute(sql, values)

    with monkeypatch.context() as patch:
        patch.setattr(filled._database, "execute", broken)
        with pytest.raises(KeyboardInterrupt):
            filled.analyses.index(1, TAGGED)
    assert found(filled, "vanha") and not found(filled, "uusi")
    filled.analyses.index(1, TAGGED)
    assert found(filled, "uusi") and not found(filled, "vanha")
    assert filled._database.one("SELECT count(*) FROM piece") == (3,), "nothing is left of what was broken off"
    assert filled.check() == []


def test_nothing_of_a_former_index_is_left_behind(filled: Project) -> None:
    def all_words() -> tuple[list[str], list[tuple[object, ...]]]:
        vocabulary = Vocabulary(filled._database)
        words = [*vocabulary.words("form"), *vocabulary.words("lemma")]
        return words, filled._database.query("SELECT term, col, doc, cnt FROM temp.vocabulary ORDER BY 1, 2")

    for version, lemma in ((QUICK, "eka"), ("words fi 2", "toka"), ("tagger 0", "kolmas"), (TAGGED, "viimeinen")):
        for source in (2, 1):
            analyse(filled, source, version, lemma)
            filled.analyses.index(source, version)
    after_all = all_words()
    filled._database.execute("INSERT INTO word_index (word_index) VALUES ('integrity-check')")
    filled.analyses.forget_index()
    for source in (1, 2):
        filled.analyses.index(source, TAGGED)
    assert all_words() == after_all
    assert "viimeinen" in after_all[0] and "kolmas" not in after_all[0]
