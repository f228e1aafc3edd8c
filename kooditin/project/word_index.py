"""The word index's rows: how the words of a piece become tokens, and how they are asked for.

`word_index` (FTS5) has a row for each piece and a token for each word. It holds no texts, so a row is taken out by
saying what it was made of.
"""

import re
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import product

from kooditin.project.database import Database
from kooditin.project.migrations import WORD_INDEX, WORD_TABLES
from kooditin.project.packing import Packed, columns
from kooditin.qda.matching import PieceWords
from kooditin.qda.search import And, Mode, Near, Node, Or, Phrase, Term, Without

WRITE_SECONDS = 0.008  # of writing in one transaction, before its commit
REST_SHARE, LONGEST_REST = 2.0, 0.1  # as long again is rested as was written, so that the window's acts come in
MOST_PHRASES = 64
_BLANK = re.compile(r"\s")

Expansion = Callable[[Term], "Terms"]


class Terms:
    """The tokens that a word of a query may be: as they are written, and base forms; `begins` is that of a `kunt*`."""

    def __init__(self, forms: Collection[str] = (), lemmas: Collection[str] = (), begins: str = "") -> None:
        self.forms, self.lemmas, self.begins = sorted(forms), sorted(lemmas), begins


def tokens(words: Iterable[str]) -> str:
    """The words as the index takes them: parted by a space, none inside."""
    return " ".join(_BLANK.sub("_", word) or "_" for word in words)


def piece_words(found: Packed) -> PieceWords:
    """The stored words of a piece, folded when they were read, to be matched."""
    return PieceWords(found.text, found.numbers, found.lemmas)


def row(stored: bytes) -> tuple[str, str]:
    """The two columns of a piece's row in the index."""
    words = piece_words(columns(stored, fold=True))
    return tokens(words.forms()), tokens(words.lemmas())


def match_expression(node: Node, mode: Mode, expansion: Expansion) -> str:
    """What FTS5 is asked: it gives every piece with a hit, and perhaps some without. "" where no word is known."""
    match node:
        case Phrase(terms):
            return _phrase(terms, mode, expansion)
        case Without(part, _):
            return match_expression(part, mode, expansion)
        case Or(parts):
            found = [each for part in parts if (each := match_expression(part, mode, expansion))]
            return " OR ".join(f"({each})" for each in found)
        case And(parts) | Near(parts, _):
            found = [match_expression(part, mode, expansion) for part in parts]
            return " AND ".join(f"({each})" for each in found) if all(found) else ""


def _phrase(terms: Sequence[Term], mode: Mode, expansion: Expansion) -> str:
    expanded = [expansion(term) for term in terms]
    column = "lemma" if mode == "lemma" else "form"
    choices = [each.lemmas if mode == "lemma" else each.forms for each in expanded]
    plain = not any(each.begins or (each.forms and each.lemmas) for each in expanded)
    count = 1
    for some in choices:
        count *= len(some)
    if len(terms) > 1 and plain and 0 < count <= MOST_PHRASES:
        return f"{column} : ({' OR '.join(quoted(*words) for words in product(*choices))})"
    found = [_any(each) for each in expanded]
    return " AND ".join(f"({each})" for each in found) if all(found) else ""


def _any(terms: Terms) -> str:
    found = []
    if terms.begins:
        found.append(f"{quoted(terms.begins)} *")
    for column, words in (("form", terms.forms), ("lemma", terms.lemmas)):
        if words:
            found.append(f"{column} : ({' OR '.join(map(quoted, words))})")
    return " OR ".join(f"({each})" for each in found)


def quoted(*words: str) -> str:
    """The words, one after the other, as FTS5 is asked for them."""
    return '"' + tokens(words).replace('"', '""') + '"'


def use_memory(database: Database) -> None:
    """Gives a project that is open for reading an index of its own in memory, which hides the file's.

    Analyses that the file has are taken along; the index has to be made.
    """
    script = re.sub("--.*", "", WORD_TABLES)
    script = re.sub(r"CREATE (UNIQUE INDEX|INDEX|TABLE) (\w+)", r"CREATE \1 temp.\2", script)
    for statement in (*script.split(";"), WORD_INDEX.replace("word_index", "temp.word_index", 1)):
        database.execute(statement)
    for table in ("analysis_version", "analysis", "compound"):
        database.execute(f"INSERT INTO temp.{table} SELECT * FROM main.{table}")


def is_in_memory(database: Database) -> bool:
    """Whether `use_memory` was called for the connection."""
    return database.one("SELECT 1 FROM temp.sqlite_master WHERE name = 'source_index'") is not None


@contextmanager
def writing(database: Database) -> Iterator[None]:
    """A transaction for derived rows, in the file or, where that is only read, in memory.

    Then it rests: who waits for the file, as the window does for 0.2 s at most, looks only now and then.
    """
    if not is_in_memory(database):
        begun = time.perf_counter()
        with database.transaction():
            yield
        time.sleep(min(LONGEST_REST, REST_SHARE * (time.perf_counter() - begun)))
        return
    database.execute("BEGIN")
    try:
        yield
        database.execute("COMMIT")
    except BaseException:
        database.execute("ROLLBACK")
        raise


def write_in_steps(database: Database, rows: Sequence[object], write: Callable[[int], object]) -> None:
    """Calls `write` with the place of each row, some in each transaction, so that none of them is long."""
    at = 0
    while at < len(rows):
        with writing(database):
            begun = time.perf_counter()
            while at < len(rows) and time.perf_counter() - begun < WRITE_SECONDS:
                write(at)
                at += 1
