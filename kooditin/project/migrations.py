"""The tables of the project file and the numbered steps that bring an older format up to date.

`user_version` holds the format number; step n (counted from 1) makes format n out of format n - 1. A step is plain
SQL over `sqlite3`; one that has to reshape a table may import `sqlite_utils` inside itself for its `transform`
(importing it takes longer than opening a project, so it may not stand at the top).
"""

import re
import sqlite3
import string
from collections.abc import Callable, Sequence

APPLICATION_ID = 0x4B4F4F44

# The rows of these tables are the user's, and every change of theirs is journaled by triggers.
USER_TABLES = (
    "project", "coder", "case", "variable", "value", "source", "speaker", "turn", "section", "code", "coding", "memo",
    "import_report", "survey_mapping", "decision", "suggestion_rule", "source_use",
)  # fmt: skip

_FORMAT_1 = """
CREATE TABLE project (id INTEGER PRIMARY KEY CHECK (id = 1), guid TEXT NOT NULL, name TEXT NOT NULL,
    created TEXT NOT NULL) STRICT;
CREATE TABLE coder (id INTEGER PRIMARY KEY, guid TEXT NOT NULL, name TEXT NOT NULL, created TEXT NOT NULL) STRICT;

CREATE TABLE "case" (id INTEGER PRIMARY KEY, guid TEXT NOT NULL, name TEXT NOT NULL, memo TEXT NOT NULL) STRICT;
CREATE TABLE variable (id INTEGER PRIMARY KEY, guid TEXT NOT NULL, name TEXT NOT NULL, type TEXT NOT NULL,
    position INTEGER NOT NULL) STRICT;
CREATE TABLE value (id INTEGER PRIMARY KEY, guid TEXT NOT NULL,
    "case" INTEGER NOT NULL REFERENCES "case" ON DELETE CASCADE,
    variable INTEGER NOT NULL REFERENCES variable ON DELETE CASCADE, text TEXT NOT NULL) STRICT;
CREATE INDEX value_case ON value ("case", variable);
CREATE INDEX value_variable ON value (variable);

-- text stands last, so that reading the other columns does not walk through its pages
CREATE TABLE source (id INTEGER PRIMARY KEY, guid TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL,
    origin TEXT NOT NULL, sha256 TEXT NOT NULL, memo TEXT NOT NULL, words INTEGER NOT NULL,
    characters INTEGER NOT NULL, created TEXT NOT NULL, modified TEXT NOT NULL,
    "case" INTEGER REFERENCES "case" ON DELETE SET NULL, text TEXT NOT NULL) STRICT;
CREATE INDEX source_case ON source ("case");
CREATE INDEX source_sha256 ON source (sha256);
CREATE TABLE speaker (id INTEGER PRIMARY KEY, guid TEXT NOT NULL,
    source INTEGER NOT NULL REFERENCES source ON DELETE CASCADE, name TEXT NOT NULL,
    interviewer INTEGER NOT NULL CHECK (interviewer IN (0, 1)),
    "case" INTEGER REFERENCES "case" ON DELETE SET NULL) STRICT;
CREATE INDEX speaker_source ON speaker (source);
CREATE INDEX speaker_case ON speaker ("case");
-- milliseconds, not seconds: whole numbers go through the journal's JSON exactly; speaker is no foreign key, because
-- a speaker only goes with its source, and the index that such a key wants would slow every import
CREATE TABLE turn (id INTEGER PRIMARY KEY, guid TEXT NOT NULL,
    source INTEGER NOT NULL REFERENCES source ON DELETE CASCADE, "start" INTEGER NOT NULL, "end" INTEGER NOT NULL,
    speaker INTEGER, milliseconds INTEGER) STRICT;
CREATE INDEX turn_source ON turn (source, "start");

CREATE TABLE code (id INTEGER PRIMARY KEY, guid TEXT NOT NULL, name TEXT NOT NULL,
    parent INTEGER REFERENCES code ON DELETE CASCADE, position INTEGER NOT NULL, color TEXT NOT NULL,
    definition TEXT NOT NULL, include TEXT NOT NULL, exclude TEXT NOT NULL, shortcut TEXT NOT NULL) STRICT;
CREATE INDEX code_parent ON code (parent);
CREATE TABLE coding (id INTEGER PRIMARY KEY, guid TEXT NOT NULL,
    source INTEGER NOT NULL REFERENCES source ON DELETE CASCADE,
    code INTEGER NOT NULL REFERENCES code ON DELETE CASCADE,
    coder INTEGER NOT NULL REFERENCES coder ON DELETE CASCADE,
    "start" INTEGER NOT NULL, "end" INTEGER NOT NULL, memo TEXT NOT NULL, origin TEXT NOT NULL,
    created TEXT NOT NULL, modified TEXT NOT NULL) STRICT;
CREATE INDEX coding_source ON coding (source, "start", "end");
CREATE INDEX coding_code ON coding (code);
CREATE TABLE memo (id INTEGER PRIMARY KEY, guid TEXT NOT NULL, target_kind TEXT NOT NULL, target INTEGER NOT NULL,
    "start" INTEGER, "end" INTEGER, coder INTEGER NOT NULL REFERENCES coder ON DELETE CASCADE, text TEXT NOT NULL,
    created TEXT NOT NULL, modified TEXT NOT NULL) STRICT;
CREATE INDEX memo_target ON memo (target_kind, target);

-- the journal: what was done, and the row images that take it back (or, once undone, bring it again);
-- the images of one operation stand together, first_image to last_image
CREATE TABLE operation (id INTEGER PRIMARY KEY, verb TEXT NOT NULL, subject TEXT NOT NULL,
    coder TEXT NOT NULL, time TEXT NOT NULL, state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'abandoned')),
    changes INTEGER NOT NULL, first_image INTEGER, last_image INTEGER) STRICT;
CREATE INDEX operation_undone ON operation (id) WHERE state = 'undone';
CREATE TABLE image (id INTEGER PRIMARY KEY, operation INTEGER NOT NULL,
    action TEXT NOT NULL, tbl TEXT NOT NULL, row INTEGER NOT NULL, old TEXT) STRICT;
-- holds one row while an operation runs, else none; source is the one that is being imported
CREATE TABLE current (operation INTEGER NOT NULL, source INTEGER) STRICT;
-- what is remembered without being an act: the active coder
CREATE TABLE preference (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
"""

# What the evaluations' other materials need: the language of a source, its structure, what choices a variable has and
# what was asked, and what each import said. The text of a source stays last, so its table is made anew.
_FORMAT_2 = """
CREATE TABLE new_source (id INTEGER PRIMARY KEY, guid TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL,
    origin TEXT NOT NULL, sha256 TEXT NOT NULL, memo TEXT NOT NULL, words INTEGER NOT NULL,
    characters INTEGER NOT NULL, created TEXT NOT NULL, modified TEXT NOT NULL,
    "case" INTEGER REFERENCES "case" ON DELETE SET NULL, language TEXT NOT NULL DEFAULT '', text TEXT NOT NULL) STRICT;
INSERT INTO new_source SELECT id, guid, name, kind, origin, sha256, memo, words, characters, created, modified,
    "case", '', text FROM source;
DROP TABLE source;
ALTER TABLE new_source RENAME TO source;
CREATE INDEX source_case ON source ("case");
CREATE INDEX source_sha256 ON source (sha256);
-- headings, list items, pages and questions: what a source is made of, beside its turns
CREATE TABLE section (id INTEGER PRIMARY KEY, guid TEXT NOT NULL,
    source INTEGER NOT NULL REFERENCES source ON DELETE CASCADE, "start" INTEGER NOT NULL, "end" INTEGER NOT NULL,
    kind TEXT NOT NULL, level INTEGER NOT NULL, title TEXT NOT NULL) STRICT;
CREATE INDEX section_source ON section (source, "start");
-- choices is a JSON list of texts; description is what was asked
ALTER TABLE variable ADD COLUMN choices TEXT NOT NULL DEFAULT '[]';
ALTER TABLE variable ADD COLUMN description TEXT NOT NULL DEFAULT '';
-- entries is a JSON list, one object for each file (qda/imports.py)
CREATE TABLE import_report (id INTEGER PRIMARY KEY, guid TEXT NOT NULL, created TEXT NOT NULL, coder TEXT NOT NULL,
    entries TEXT NOT NULL) STRICT;
CREATE TABLE survey_mapping (id INTEGER PRIMARY KEY, guid TEXT NOT NULL, name TEXT NOT NULL, columns TEXT NOT NULL)
    STRICT;
"""

WORD_TABLES = """
-- derived, so neither journaled nor undone: the words of each piece of text (a turn or a paragraph), by the hash of the
-- piece and the version of the pipeline, so that nothing is analysed twice
CREATE TABLE analysis_version (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE analysis (id INTEGER PRIMARY KEY, text_hash BLOB NOT NULL, version INTEGER NOT NULL, words BLOB NOT NULL)
    STRICT;
CREATE UNIQUE INDEX analysis_hash ON analysis (text_hash, version);
-- which base forms are compounds with a part: kuntapalvelu for kunta
CREATE TABLE compound (part TEXT NOT NULL, lemma TEXT NOT NULL, PRIMARY KEY (part, lemma)) STRICT, WITHOUT ROWID;
-- the pieces in the word index, by its rowids; those of a source stand together and in text order. The numbers are
-- never used again, so a row of the index that has lost its piece finds nothing.
CREATE TABLE piece (id INTEGER PRIMARY KEY AUTOINCREMENT, source INTEGER NOT NULL, "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL, speaker INTEGER, analysis INTEGER NOT NULL) STRICT;
CREATE INDEX piece_analysis ON piece (analysis);
-- which sources are indexed, by which version, as which pieces; it holds for a source with that GUID, so a source that
-- is deleted and brought back is found again at once
CREATE TABLE source_index (source INTEGER PRIMARY KEY, guid TEXT NOT NULL, version INTEGER NOT NULL,
    first INTEGER NOT NULL, last INTEGER NOT NULL) STRICT;
"""

_FORMAT_3 = """
-- what was shown as a suggestion, to whom and why: a record of what happened, which undo does not unmake
CREATE TABLE suggestion_shown (id INTEGER PRIMARY KEY, guid TEXT NOT NULL, source INTEGER NOT NULL,
    "start" INTEGER NOT NULL, "end" INTEGER NOT NULL, code INTEGER, code_name TEXT NOT NULL, permille INTEGER NOT NULL,
    evidence TEXT NOT NULL, coder TEXT NOT NULL, model TEXT NOT NULL, examples INTEGER NOT NULL, time TEXT NOT NULL)
    STRICT;
CREATE INDEX suggestion_shown_source ON suggestion_shown (source, "start", "end");
-- the decisions on suggestions (qda/suggestion.py); the score is in thousandths, as whole numbers go through the
-- journal's JSON exactly, and evidence is a JSON list of reasons
CREATE TABLE decision (id INTEGER PRIMARY KEY, guid TEXT NOT NULL,
    source INTEGER NOT NULL REFERENCES source ON DELETE CASCADE, "start" INTEGER NOT NULL, "end" INTEGER NOT NULL,
    code INTEGER REFERENCES code ON DELETE SET NULL, code_name TEXT NOT NULL, verdict TEXT NOT NULL,
    chosen INTEGER REFERENCES code ON DELETE SET NULL, chosen_name TEXT NOT NULL,
    coding INTEGER REFERENCES coding ON DELETE SET NULL, permille INTEGER NOT NULL, evidence TEXT NOT NULL,
    coder INTEGER NOT NULL REFERENCES coder ON DELETE CASCADE, model TEXT NOT NULL, examples INTEGER NOT NULL,
    created TEXT NOT NULL) STRICT;
CREATE INDEX decision_source ON decision (source, "start", "end");
CREATE INDEX decision_code ON decision (code);
CREATE INDEX decision_chosen ON decision (chosen);
CREATE INDEX decision_coding ON decision (coding);
CREATE TABLE suggestion_rule (id INTEGER PRIMARY KEY, guid TEXT NOT NULL,
    code INTEGER NOT NULL REFERENCES code ON DELETE CASCADE, kind TEXT NOT NULL CHECK (kind IN ('always', 'never')),
    expression TEXT NOT NULL) STRICT;
CREATE INDEX suggestion_rule_code ON suggestion_rule (code);
-- a source without a row is both learned from and given suggestions
CREATE TABLE source_use (id INTEGER PRIMARY KEY, guid TEXT NOT NULL,
    source INTEGER NOT NULL REFERENCES source ON DELETE CASCADE, learned INTEGER NOT NULL CHECK (learned IN (0, 1)),
    suggested INTEGER NOT NULL CHECK (suggested IN (0, 1))) STRICT;
CREATE INDEX source_use_source ON source_use (source);
"""

# What passages are about: derived, so neither journaled nor undone.
_FORMAT_4 = """
-- a vector of a passage's text in a byte a number, by the hash of the text and the model that made it
CREATE TABLE passage_vector (id INTEGER PRIMARY KEY, text_hash BLOB NOT NULL, version INTEGER NOT NULL,
    vector BLOB NOT NULL) STRICT;
CREATE UNIQUE INDEX passage_vector_hash ON passage_vector (text_hash, version);
-- the sources that were there when vectors were kept, by GUID: once one of them is gone, some vectors are of no use
CREATE TABLE passage_vector_source (guid TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
"""

# A row for each piece, a token for each word, as written and in base form (project/word_index.py writes and reads it).
# Words are parted by a space alone; the texts themselves are not kept again, which halves its size.
_SIGNS = string.punctuation.replace("'", "''").replace('"', '""')
WORD_INDEX = (
    "CREATE VIRTUAL TABLE word_index USING fts5(form, lemma, content = '', columnsize = 0, "
    f"tokenize = \"ascii tokenchars '{_SIGNS}'\")"
)

# Memos point at many kinds of things, so no foreign key can take them along.
_MEMO_TARGETS = ("source", "speaker", "code", "coding", "case")


def _first_format(connection: sqlite3.Connection) -> None:
    _run(connection, _FORMAT_1)


def _structure_and_reports(connection: sqlite3.Connection) -> None:
    _run(connection, _FORMAT_2)


def _words_and_suggestions(connection: sqlite3.Connection) -> None:
    _run(connection, WORD_TABLES)
    _run(connection, _FORMAT_3)
    connection.execute(WORD_INDEX)


def _passage_vectors(connection: sqlite3.Connection) -> None:
    _run(connection, _FORMAT_4)


def _run(connection: sqlite3.Connection, script: str) -> None:
    for statement in re.sub("--.*", "", script).split(";"):
        connection.execute(statement)


Step = Callable[[sqlite3.Connection], None]
STEPS: tuple[Step, ...] = (_first_format, _structure_and_reports, _words_and_suggestions, _passage_vectors)
FORMAT = len(STEPS)


def migrate(connection: sqlite3.Connection, steps: Sequence[Step] = STEPS) -> None:
    """Runs the steps that the file lacks, each with its number in one transaction, and renews the triggers."""
    done: int = connection.execute("PRAGMA user_version").fetchone()[0]
    for number, step in enumerate(steps[done:], done + 1):
        connection.execute("BEGIN IMMEDIATE")
        _drop_triggers(connection)
        step(connection)
        for table in _present(connection, USER_TABLES):
            _add_triggers(connection, table)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {number}")
        connection.execute("COMMIT")


def _present(connection: sqlite3.Connection, tables: Sequence[str]) -> list[str]:
    """Those of the tables that this format has already."""
    there = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    return [table for table in tables if table in there]


def _drop_triggers(connection: sqlite3.Connection) -> None:
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for (name,) in names:
        connection.execute(f'DROP TRIGGER "{name}"')


def _add_triggers(connection: sqlite3.Connection, table: str) -> None:
    """Lets every write to the table leave an image of the row, and refuses writes outside an operation."""
    columns = [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')][1:]
    image = (
        "INSERT INTO image (operation, action, tbl, row, old) VALUES "
        "(coalesce((SELECT operation FROM current), RAISE(ABORT, 'write outside an operation'))"
    )
    whole = ", ".join(f"""'{column}', OLD."{column}\"""" for column in columns)
    changed = " OR ".join(f'OLD."{column}" IS NOT NEW."{column}"' for column in columns)
    parts = " UNION ALL ".join(
        f"""SELECT '{column}' AS k, OLD."{column}" AS v WHERE OLD."{column}" IS NOT NEW."{column}\""""
        for column in columns
    )
    memos = f"DELETE FROM memo WHERE target_kind = '{table}' AND target = OLD.id;" if table in _MEMO_TARGETS else ""
    # the turns and sections that come with a new source also go with it, so its image stands for theirs
    # (asked so, and not as a value to compare with, SQLite answers in half the time; it is asked for each turn)
    alone = "WHEN NOT EXISTS (SELECT 1 FROM current WHERE source = NEW.source)" if table in ("turn", "section") else ""
    for event, condition, values, more in (
        ("INSERT", alone, f"'insert', '{table}', NEW.id, NULL", ""),
        (
            "UPDATE",
            f"WHEN {changed}",
            f"'update', '{table}', OLD.id, (SELECT json_group_object(k, v) FROM ({parts}))",
            "",
        ),
        ("DELETE", "", f"'delete', '{table}', OLD.id, json_object({whole})", memos),
    ):
        connection.execute(
            f'CREATE TRIGGER {table}_{event.lower()} AFTER {event} ON "{table}" {condition} '
            f"BEGIN {image}, {values}); {more} END"
        )
