"""All words of the project as the word index has them, to find those that a pattern or a misspelling means."""

from collections.abc import Sequence
from typing import Literal

from kooditin.project.database import Database
from kooditin.project.search_scope import state_of
from kooditin.project.word_index import Terms
from kooditin.qda.matching import accepts, edits_allowed, wanted_lemmas
from kooditin.qda.search import Mode, Term

MOST_WORDS = 5_000  # that one pattern stands for in a question to the index

Column = Literal["form", "lemma"]


class Vocabulary:
    """The words of the index, read when they are first needed and again when the file has changed."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._is_set_up = False
        self._state: tuple[object, ...] = ()
        self._words: dict[Column, list[str]] = {}

    def compounds(self, term: Term) -> frozenset[str]:
        """The base forms of compounds that have the word, or one of its base forms, as a part."""
        wanted = sorted(wanted_lemmas(term))
        marks = ", ".join("?" * len(wanted))
        rows = self._database.query(f"SELECT DISTINCT lemma FROM compound WHERE part IN ({marks})", wanted)
        return frozenset(lemma for (lemma,) in rows)

    def expansion(self, term: Term, mode: Mode, compounds: frozenset[str]) -> Terms:
        """The tokens that a word of a query may be."""
        test = accepts(term, mode)
        if test is None:
            return Terms(lemmas=wanted_lemmas(term) | compounds) if mode == "lemma" else Terms(forms=[term.text])
        begins = term.text.rstrip("*")
        if "*" in term.text and "*" not in begins:
            return Terms(begins=begins)
        columns: Sequence[Column] = ("form",) if mode == "exact" else ("form", "lemma")
        found = {column: self._like(term, column, fuzzy="*" not in term.text) for column in columns}
        return Terms(found["form"], found.get("lemma", ()))

    def _like(self, term: Term, column: Column, *, fuzzy: bool) -> list[str]:
        words = self.words(column)
        if not fuzzy:
            test = accepts(term, "exact")
            return [word for word in words if test is None or test(word)][:MOST_WORDS]
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        most = edits_allowed(term.text)
        found = process.extract(term.text, words, scorer=OSA.distance, score_cutoff=most, limit=MOST_WORDS)
        return [word for word, _, _ in found]

    def words(self, column: Column) -> list[str]:
        """The different words of the index as they are written, or their base forms; folded and sorted."""
        state = state_of(self._database)
        if state != self._state:
            self._words, self._state = {}, state
        if column not in self._words:
            self._set_up()
            rows = self._database.query("SELECT term FROM temp.vocabulary WHERE col = ?", (column,))
            self._words[column] = [word for (word,) in rows]
        return self._words[column]

    def _set_up(self) -> None:
        if not self._is_set_up:
            where = (
                "temp" if self._database.one("SELECT 1 FROM temp.sqlite_master WHERE name = 'word_index'") else "main"
            )
            self._database.connection.execute(
                f"CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulary USING fts5vocab('{where}', 'word_index', 'col')"
            )
            self._is_set_up = True
