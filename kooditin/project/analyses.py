"""What was found out about the words of the sources: kept by the pieces' texts, and indexed for the search.

All of it can be made anew, so none of it is an act, and undo leaves it alone. Writing is done in short transactions,
best from a sibling in the background.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from kooditin.project.database import Database
from kooditin.project.packing import columns, packed, unpacked
from kooditin.project.word_index import is_in_memory, quoted, row, use_memory, write_in_steps, writing
from kooditin.qda.errors import NotFound
from kooditin.qda.matching import words_of
from kooditin.qda.pieces import Piece, pieces_of, text_hash
from kooditin.qda.source import Span, Turn
from kooditin.qda.words import QUICK, Word, folded, is_quick

UNANALYSED = f"{QUICK}as they are written"
_COMPARED = 30  # words of a piece that the index is asked for, to see that it has it


class SpokenPiece(NamedTuple):
    """A piece with its speaker's id, None outside turns and where the speaker is not known."""

    piece: Piece
    speaker: int | None


class _Stored(NamedTuple):
    id: int
    version: str
    words: bytes


class Analyses:
    """The analyses of one project's sources and their word index."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._known_compounds: set[tuple[str, str]] = set()

    def pieces(self, source_id: int) -> tuple[str, list[SpokenPiece]]:
        """The text of a source and its pieces in text order. Raises NotFound."""
        found = self._database.one("SELECT text FROM source WHERE id = ?", (source_id,))
        if found is None:
            raise NotFound("There is no source {reference}. Look at the list of sources.", reference=source_id)
        rows = self._database.query(
            'SELECT turn."start", turn."end", speaker.name, turn.speaker FROM turn '
            'LEFT JOIN speaker ON speaker.id = turn.speaker WHERE turn.source = ? ORDER BY turn."start", turn.id',
            (source_id,),
        )
        text = str(found[0])
        whole = pieces_of(text, [Turn(*each[:3]) for each in rows])
        return text, [SpokenPiece(piece, None if piece.turn is None else rows[piece.turn][3]) for piece in whole]

    def missing(self, source_id: int, version: str) -> list[tuple[Span, str]]:
        """The pieces (span and text) not yet analysed by that version, each text once, in text order.

        For a quick version, those that no better one has analysed either.
        """
        text, pieces = self.pieces(source_id)
        found, seen = [], set()
        for piece, _ in pieces:
            said = text[piece.start : piece.end]
            key = text_hash(said)
            if key not in seen and not self._has(key, version):
                found.append((Span(piece.start, piece.end), said))
            seen.add(key)
        return found

    def keep(self, version: str, analysed: Sequence[tuple[str, Sequence[Word]]]) -> None:
        """Stores the words of pieces' texts, their places counted from the piece's start, in short transactions."""
        if not analysed:
            return
        number = version_id(self._database, version)
        rows = [(text_hash(text), number, packed(text, words)) for text, words in analysed]
        compounds = [self._new_compounds(words) for _, words in analysed]

        def write(place: int) -> None:
            self._database.execute(
                "INSERT OR IGNORE INTO analysis (text_hash, version, words) VALUES (?, ?, ?)", rows[place]
            )
            if compounds[place]:
                self._database.executemany("INSERT OR IGNORE INTO compound VALUES (?, ?)", sorted(compounds[place]))

        write_in_steps(self._database, rows, write)
        self._known_compounds.update(*compounds)

    def words(self, source_id: int) -> Iterator[tuple[SpokenPiece, list[Word]]]:
        """The pieces of a source with their words by the best analysis there is, places counted from the piece's start.

        Pieces that are not analysed are left out.
        """
        text, pieces = self.pieces(source_id)
        for each in pieces:
            stored = self._best(text_hash(text[each.piece.start : each.piece.end]))
            if stored is not None:
                yield each, unpacked(stored.words)

    def index(self, source_id: int, version: str) -> bool:
        """Makes the word index of a source anew from what is stored, in short transactions; True if that is all of it.

        Pieces that the version has not analysed go by the best other analysis, and those that nothing could analyse by
        their words as they are written. Raises NotFound.
        """
        self._take_out_leftovers()
        text, pieces = self.pieces(source_id)
        said = [text[each.piece.start : each.piece.end] for each in pieces]
        lacking = [each for each in dict.fromkeys(said) if not self._stored(text_hash(each))]
        self.keep(UNANALYSED, [(each, _as_written(each)) for each in lacking])
        known = [stored for each in said if (stored := self._best(text_hash(each), version)) is not None]
        ids = self._write_pieces(source_id, pieces, known)
        old = self._database.one("SELECT first, last FROM source_index WHERE source = ?", (source_id,))
        number = version_id(self._database, min((each.version for each in known), key=_rank(version), default=version))
        with writing(self._database):
            self._database.execute(
                "INSERT OR REPLACE INTO source_index SELECT id, guid, ?, ?, ? FROM source WHERE id = ?",
                (number, ids[0] if ids else 0, ids[-1] if ids else -1, source_id),
            )
        if old is not None:
            replaced = self._database.query("SELECT DISTINCT analysis FROM piece WHERE id BETWEEN ? AND ?", old)
            self._take_out(old[0], old[1])
            self._forget_replaced([analysis for (analysis,) in replaced])
        return not lacking

    def is_indexed(self, source_id: int) -> str:
        """The version by which the source is indexed, the least good one of its pieces; "" where it is not."""
        found = self._database.one(
            "SELECT analysis_version.name FROM source_index JOIN source ON source.id = source_index.source "
            "AND source.guid = source_index.guid JOIN analysis_version ON analysis_version.id = source_index.version "
            "WHERE source_index.source = ?",
            (source_id,),
        )
        return "" if found is None else str(found[0])

    def agrees(self, source_id: int) -> bool:
        """Whether the word index of a source, where it has one, is that of its text."""
        found = self._database.one(
            "SELECT first, last FROM source_index JOIN source ON source.id = source_index.source "
            "AND source.guid = source_index.guid WHERE source = ?",
            (source_id,),
        )
        if found is None:
            return True
        text, pieces = self.pieces(source_id)
        rows = self._database.query(
            'SELECT piece.id, piece."start", piece."end", piece.speaker, analysis.words FROM piece '
            "LEFT JOIN analysis ON analysis.id = piece.analysis "
            "WHERE piece.id BETWEEN ? AND ? AND source = ? ORDER BY piece.id",
            (*found, source_id),
        )
        return [each[1:4] for each in rows] == [(piece.start, piece.end, speaker) for piece, speaker in pieces] and all(
            words is not None and columns(words).text == text[start:end] and self._is_found(number, words)
            for number, start, end, _, words in rows
        )

    def _is_found(self, number: int, stored: bytes) -> bool:
        """Whether the index finds a piece by its words."""
        forms, lemmas = row(stored)
        if not forms:
            return True
        asked = " AND ".join(
            f"{column} : ({quoted(*words.split(' ')[:_COMPARED])})"
            for column, words in (("form", forms), ("lemma", lemmas))
        )
        return self._database.one(
            "SELECT 1 FROM word_index WHERE word_index MATCH ? AND rowid = ?", (asked, number)
        ) == (1,)

    def not_indexed(self) -> list[int]:
        """The sources that the word index lacks, in their order."""
        return [
            number
            for (number,) in self._database.query(
                "SELECT source.id FROM source LEFT JOIN source_index ON source_index.source = source.id "
                "AND source_index.guid = source.guid WHERE source_index.source IS NULL ORDER BY source.id"
            )
        ]

    def use_memory(self) -> None:
        """Where the project is only read: what is analysed from now on is kept in memory until it is closed."""
        if self._database.read_only and not is_in_memory(self._database):
            use_memory(self._database)

    def forget_index(self) -> None:
        """Empties the word index, to be made anew from what is stored; the analyses stay."""
        with writing(self._database):
            self._database.execute("INSERT INTO word_index (word_index) VALUES ('delete-all')")
            self._database.execute("DELETE FROM piece")
            self._database.execute("DELETE FROM source_index")

    def _has(self, key: bytes, version: str) -> bool:
        versions = [each.version for each in self._stored(key)]
        return version in versions or (is_quick(version) and not all(map(is_quick, versions)))

    def _stored(self, key: bytes) -> list[_Stored]:
        rows = self._database.query(
            "SELECT analysis.id, analysis_version.name, analysis.words FROM analysis "
            "JOIN analysis_version ON analysis_version.id = analysis.version WHERE text_hash = ?",
            (key,),
        )
        return [_Stored(*each) for each in rows]

    def _best(self, key: bytes, version: str = "") -> _Stored | None:
        found = self._stored(key)
        rank = _rank(version)
        return max(found, key=lambda each: (rank(each.version), each.id)) if found else None

    def _new_compounds(self, words: Sequence[Word]) -> set[tuple[str, str]]:
        found = {(folded(part), folded(word.lemma)) for word in words for part in word.parts if len(part) > 1}
        return found - self._known_compounds

    def _write_pieces(self, source_id: int, pieces: Sequence[SpokenPiece], stored: Sequence[_Stored]) -> list[int]:
        """Adds the pieces and their words to the index; their numbers, which rise."""
        rows = [row(each.words) for each in stored]
        ids: list[int] = []

        def write(place: int) -> None:
            piece, speaker = pieces[place]
            made = self._database.execute(
                'INSERT INTO piece (source, "start", "end", speaker, analysis) VALUES (?, ?, ?, ?, ?)',
                (source_id, piece.start, piece.end, speaker, stored[place].id),
            ).lastrowid
            assert made is not None
            self._database.execute("INSERT INTO word_index (rowid, form, lemma) VALUES (?, ?, ?)", (made, *rows[place]))
            ids.append(made)

        write_in_steps(self._database, rows, write)
        return ids

    def _take_out_leftovers(self) -> None:
        """Takes out the pieces of an indexing that was broken off: nothing else stands behind what is indexed."""
        row = self._database.one("SELECT (SELECT ifnull(max(last), 0) FROM source_index), (SELECT max(id) FROM piece)")
        if row is not None and row[1] is not None and row[1] > row[0]:
            self._take_out(row[0] + 1, row[1])

    def _take_out(self, first: int, last: int) -> None:
        """Takes pieces out of the index."""
        rows = self._database.query(
            "SELECT piece.id, analysis.words FROM piece JOIN analysis ON analysis.id = piece.analysis "
            "WHERE piece.id BETWEEN ? AND ?",
            (first, last),
        )

        def write(place: int) -> None:
            number, words = rows[place]
            self._database.execute(
                "INSERT INTO word_index (word_index, rowid, form, lemma) VALUES ('delete', ?, ?, ?)",
                (number, *row(words)),
            )
            self._database.execute("DELETE FROM piece WHERE id = ?", (number,))

        write_in_steps(self._database, rows, write)

    def _forget_replaced(self, analyses: Sequence[int]) -> None:
        """Drops analyses in whose place others of the same texts are indexed now."""

        def write(place: int) -> None:
            self._database.execute(
                "DELETE FROM analysis WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM piece WHERE analysis = ?1) "
                "AND EXISTS (SELECT 1 FROM analysis other JOIN piece ON piece.analysis = other.id "
                "WHERE other.text_hash = analysis.text_hash)",
                (analyses[place],),
            )

        write_in_steps(self._database, analyses, write)


def version_id(database: Database, version: str) -> int:
    """The number of what analyses texts, by its name; a new one is written."""
    asked = ("SELECT id FROM analysis_version WHERE name = ?", (version,))
    found = database.one(*asked)
    if found is None:
        with writing(database):
            database.execute("INSERT OR IGNORE INTO analysis_version (name) VALUES (?)", (version,))
        found = database.one(*asked)
    assert found is not None
    return int(found[0])


def _as_written(text: str) -> list[Word]:
    words = words_of(text)
    return [Word(*words.place(place), form, "") for place, form in enumerate(words.forms())]


def _rank(version: str) -> Callable[[str], int]:
    """How good an analysis is: any tagger's is better than one in haste, and of its kind the version wanted is best."""
    return lambda name: 2 * (not is_quick(name)) + (name == version)
