"""Whether a project file is sound: SQLite's own checks, and what the rows must be to each other."""

import unicodedata

from kooditin.project.database import Database
from kooditin.project.migrations import USER_TABLES
from kooditin.qda.source import word_count

# A question for each rule; every row it gives is a problem, said with the row's values.
_RULES = (
    (
        "SELECT coding.id, source.name FROM coding JOIN source ON source.id = coding.source "
        'WHERE coding."start" < 0 OR coding."start" >= coding."end" OR coding."end" > source.characters',
        "Coding {} lies outside the text of {}.",
    ),
    (
        "SELECT memo.id, source.name FROM memo JOIN source ON source.id = memo.target AND target_kind = 'source' "
        'WHERE memo."start" < 0 OR memo."start" >= memo."end" OR memo."end" > source.characters',
        "Memo {} lies outside the text of {}.",
    ),
    (
        "SELECT turn.id, source.name FROM turn JOIN source ON source.id = turn.source "
        'WHERE turn."start" < 0 OR turn."start" > turn."end" OR turn."end" > source.characters',
        "Turn {} lies outside the text of {}.",
    ),
    (
        "SELECT section.id, source.name FROM section JOIN source ON source.id = section.source "
        'WHERE section."start" < 0 OR section."start" > section."end" OR section."end" > source.characters',
        "Section {} lies outside the text of {}.",
    ),
    (
        "SELECT turn.id, turn.speaker FROM turn LEFT JOIN speaker ON speaker.id = turn.speaker "
        "WHERE turn.speaker IS NOT NULL AND speaker.source IS NOT turn.source",
        "Turn {} is said by speaker {}, who is not in its source.",
    ),
    (
        "SELECT id, target_kind FROM memo WHERE target_kind NOT IN "
        "('project', 'source', 'speaker', 'code', 'coding', 'case') "
        "OR (target_kind = 'project' AND target NOT IN (SELECT id FROM project)) "
        "OR (target_kind = 'source' AND target NOT IN (SELECT id FROM source)) "
        "OR (target_kind = 'speaker' AND target NOT IN (SELECT id FROM speaker)) "
        "OR (target_kind = 'code' AND target NOT IN (SELECT id FROM code)) "
        "OR (target_kind = 'coding' AND target NOT IN (SELECT id FROM coding)) "
        "OR (target_kind = 'case' AND target NOT IN (SELECT id FROM \"case\"))",
        "Memo {} is about a {} that is not there.",
    ),
    (
        "WITH RECURSIVE seen(id) AS (SELECT id FROM code WHERE parent IS NULL UNION "
        "SELECT code.id FROM code JOIN seen ON code.parent = seen.id) "
        "SELECT id, name FROM code WHERE id NOT IN (SELECT id FROM seen)",
        "Code {} ({}) hangs under itself.",
    ),
    (
        "SELECT shortcut, count(*) FROM code WHERE shortcut <> '' GROUP BY shortcut HAVING count(*) > 1",
        "The key {} belongs to {} codes.",
    ),
    (
        'SELECT min(id), count(*) FROM coding GROUP BY source, "start", "end", code, coder HAVING count(*) > 1',
        "Coding {} is there {} times.",
    ),
    (
        'SELECT min(id), count(*) FROM value GROUP BY "case", variable HAVING count(*) > 1',
        "Value {} is there {} times.",
    ),
    (
        "SELECT image.id, image.operation FROM image LEFT JOIN operation ON operation.id = image.operation "
        "WHERE operation.id IS NULL OR image.id NOT BETWEEN operation.first_image AND operation.last_image "
        "OR operation.first_image IS NULL",
        "Journal image {} does not belong to its operation {}.",
    ),
    (
        "SELECT id, changes FROM operation WHERE state <> 'abandoned' AND last_image IS NOT NULL AND "
        "(SELECT count(*) FROM image WHERE id BETWEEN first_image AND last_image AND operation = operation.id) "
        "<> last_image - first_image + 1",
        "Operation {} of the journal lacks some of its images.",
    ),
    (
        "SELECT id, verb FROM operation WHERE state = 'done' AND id > (SELECT min(id) FROM operation "
        "WHERE state = 'undone')",
        "Operation {} ({}) of the journal is done although an earlier one is undone.",
    ),
    ("SELECT operation, 1 FROM current", "Operation {} of the journal was left open."),
)


def problems_of(database: Database) -> list[str]:
    """Everything that is wrong with the project, in English sentences; empty when all is well."""
    whole = [row[0] for row in database.query("PRAGMA integrity_check")]
    if whole != ["ok"]:
        return [f"SQLite finds the file damaged: {problem}." for problem in whole]
    found = [
        f"Row {row} of {table} refers to a row of {parent} that is not there."
        for table, row, parent, _ in database.query("PRAGMA foreign_key_check")
    ]
    for question, sentence in _RULES:
        found += [sentence.format(*row) for row in database.query(question)]
    return found + _text_problems(database) + _turn_problems(database) + _guid_problems(database)


def _text_problems(database: Database) -> list[str]:
    found = []
    for (source_id,) in database.query("SELECT id FROM source"):
        row = database.one("SELECT name, characters, words, sha256, text FROM source WHERE id = ?", (source_id,))
        if row is None:
            continue
        name, characters, words, sha256, text = row
        if len(text) != characters:
            found.append(f"The text of {name} has {len(text)} characters, not {characters}.")
        if word_count(text) != words:
            found.append(f"The text of {name} has {word_count(text)} words, not {words}.")
        if not unicodedata.is_normalized("NFC", text) or any(char in text for char in "\r\u2028\u2029\x00\ufeff"):
            found.append(f"The text of {name} is not in the normal form.")
        if sha256 and (len(sha256) != 64 or set(sha256) - set("0123456789abcdef")):
            found.append(f"The SHA-256 of {name} is malformed.")
    return found


def _turn_problems(database: Database) -> list[str]:
    found, last, reach = [], None, 0
    for turn, source, start, end in database.query('SELECT id, source, "start", "end" FROM turn ORDER BY source, id'):
        if source == last and start < reach:
            found.append(f"Turn {turn} of source {source} begins before the one before it ends.")
        last, reach = source, end
    return found


def _guid_problems(database: Database) -> list[str]:
    return [
        f"{count} rows of {table} have the GUID {guid}."
        for table in USER_TABLES
        for guid, count in database.query(f'SELECT guid, count(*) FROM "{table}" GROUP BY guid HAVING count(*) > 1')
    ]
