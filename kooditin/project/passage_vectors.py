"""What passages are about, as vectors that a model made of their texts: kept, so that each is made only once.

They can be made anew, so none of it is an act, and undo leaves it alone. Writing is done in short transactions, best
from a sibling in the background. A vector tells something of its text, so it goes when no source has that text.
"""

from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable, Iterator, Sequence

from kooditin.project.analyses import version_id
from kooditin.project.database import Database
from kooditin.project.learning import every_text
from kooditin.project.queries import Queries
from kooditin.project.word_index import writing
from kooditin.qda.pieces import text_hash

_ASKED = 500  # texts in one question, which so stays below a millisecond or two
_TOGETHER = 50  # rows in one transaction: each has another page of the index, which is what takes time


class PassageVectors:
    """The vectors of one project; outside they are letters (base64), as messages carry them."""

    def __init__(self, database: Database, queries: Queries) -> None:
        self._database = database
        self._queries = queries
        self._only = ""  # the version of which alone there are vectors

    def known(self, version: str, texts: Iterable[str]) -> dict[str, str]:
        """The vectors that the version has made of those texts; those that have none are left out."""
        keys = {text_hash(text): text for text in texts}
        hashes, found = list(keys), {}
        for first in range(0, len(hashes), _ASKED):
            some = hashes[first : first + _ASKED]
            rows = self._database.query(
                "SELECT text_hash, vector FROM passage_vector WHERE version = "
                "(SELECT id FROM analysis_version WHERE name = ?) "
                f"AND text_hash IN ({', '.join('?' * len(some))})",
                (version, *some),
            )
            found.update({keys[key]: b64encode(vector).decode() for key, vector in rows})
        return found

    def keep(self, version: str, made: Sequence[tuple[str, str]]) -> None:
        """Stores vectors by their texts, in short transactions, and drops those that another version has made.

        Writes nothing into a project that is open for reading.
        """
        if not made or self._database.read_only:
            return
        number = version_id(self._database, version)
        rows = [(text_hash(text), number, b64decode(vector)) for text, vector in made]
        for some in _parts(rows):
            with writing(self._database):
                self._database.execute("INSERT OR IGNORE INTO passage_vector_source SELECT guid FROM source")
                self._database.executemany(
                    "INSERT OR IGNORE INTO passage_vector (text_hash, version, vector) VALUES (?, ?, ?)", some
                )
        if self._only != version:
            others = self._database.query("SELECT id FROM passage_vector WHERE version <> ?", (number,))
            self._drop([vector for (vector,) in others])
            self._only = version

    def every_text(self, *, is_over: Callable[[], bool] = lambda: False) -> list[str]:
        """The texts of which vectors may be of use, once each; `is_over` is asked before each source."""
        return list(dict.fromkeys(every_text(self._database, self._queries, is_over=is_over)))

    def forget_unused(self, *, is_over: Callable[[], bool] = lambda: False) -> int:
        """Once a source is gone, drops the vectors of texts that no source has; gives their number.

        Where none is gone it is quick, else it reads all sources. `is_over` is asked before each: it may wait for a
        better time, or end it; then nothing is dropped.
        """
        gone = [] if self._database.read_only else self._gone()
        if not gone:
            return 0
        stored = self._database.query("SELECT id, text_hash FROM passage_vector")
        needed = {text_hash(text) for text in self.every_text(is_over=is_over)}
        if is_over():
            return 0
        unused = [vector for vector, key in stored if key not in needed]
        self._drop(unused)
        with writing(self._database):
            self._database.executemany("DELETE FROM passage_vector_source WHERE guid = ?", [(guid,) for guid in gone])
        return len(unused)

    def _gone(self) -> list[str]:
        """The sources, by their GUIDs, that were there when vectors were kept and are no more."""
        rows = self._database.query("SELECT guid FROM passage_vector_source EXCEPT SELECT guid FROM source")
        return [guid for (guid,) in rows]

    def _drop(self, vectors: Sequence[int]) -> None:
        for some in _parts([(vector,) for vector in vectors]):
            with writing(self._database):
                self._database.executemany("DELETE FROM passage_vector WHERE id = ?", some)


def _parts(rows: Sequence[tuple[object, ...]]) -> Iterator[Sequence[tuple[object, ...]]]:
    for first in range(0, len(rows), _TOGETHER):
        yield rows[first : first + _TOGETHER]
