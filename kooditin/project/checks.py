"""Whether a project file is sound: SQLite's own checks, and what the rows must be to each other."""

import unicodedata
from collections.abc import Iterator

from kooditin.project.database import Database
from kooditin.project.migrations import USER_TABLES
from kooditin.qda.source import Warning, word_count

# A question for each rule; every row it gives is a problem, said with the row's first and second value.
_RULES = (
    (
        "SELECT coding.id, source.name FROM coding JOIN source ON source.id = coding.source "
        'WHERE coding."start" < 0 OR coding."start" >= coding."end" OR coding."end" > source.characters',
        Warning("Coding {first} lies outside the text of {second}."),
    ),
    (
        "SELECT decision.id, source.name FROM decision JOIN source ON source.id = decision.source "
        'WHERE decision."start" < 0 OR decision."start" >= decision."end" OR decision."end" > source.characters',
        Warning("Decision {first} on a suggestion lies outside the text of {second}."),
    ),
    (
        "SELECT id, verdict FROM decision WHERE verdict NOT IN ('accepted', 'changed', 'rejected', 'later')",
        Warning("Decision {first} on a suggestion has the unknown verdict {second}."),
    ),
    (
        "SELECT min(id), count(*) FROM source_use GROUP BY source HAVING count(*) > 1",
        Warning("Use {first} of a source in suggestions is there {second} times."),
    ),
    (
        "SELECT memo.id, source.name FROM memo JOIN source ON source.id = memo.target AND target_kind = 'source' "
        'WHERE memo."start" < 0 OR memo."start" >= memo."end" OR memo."end" > source.characters',
        Warning("Memo {first} lies outside the text of {second}."),
    ),
    (
        "SELECT turn.id, source.name FROM turn JOIN source ON source.id = turn.source "
        'WHERE turn."start" < 0 OR turn."start" > turn."end" OR turn."end" > source.characters',
        Warning("Turn {first} lies outside the text of {second}."),
    ),
    (
        "SELECT section.id, source.name FROM section JOIN source ON source.id = section.source "
        'WHERE section."start" < 0 OR section."start" > section."end" OR section."end" > source.characters',
        Warning("Section {first} lies outside the text of {second}."),
    ),
    (
        "SELECT turn.id, turn.speaker FROM turn LEFT JOIN speaker ON speaker.id = turn.speaker "
        "WHERE turn.speaker IS NOT NULL AND speaker.source IS NOT turn.source",
        Warning("Turn {first} is said by speaker {second}, who is not in its source."),
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
        Warning("Memo {first} is about a {second} that is not there."),
    ),
    (
        "WITH RECURSIVE seen(id) AS (SELECT id FROM code WHERE parent IS NULL UNION "
        "SELECT code.id FROM code JOIN seen ON code.parent = seen.id) "
        "SELECT id, name FROM code WHERE id NOT IN (SELECT id FROM seen)",
        Warning("Code {first} ({second}) hangs under itself."),
    ),
    (
        "SELECT shortcut, count(*) FROM code WHERE shortcut <> '' GROUP BY shortcut HAVING count(*) > 1",
        Warning("The key {first} belongs to {second} codes."),
    ),
    (
        'SELECT min(id), count(*) FROM coding GROUP BY source, "start", "end", code, coder HAVING count(*) > 1',
        Warning("Coding {first} is there {second} times."),
    ),
    (
        'SELECT min(id), count(*) FROM value GROUP BY "case", variable HAVING count(*) > 1',
        Warning("Value {first} is there {second} times."),
    ),
    (
        "SELECT image.id, image.operation FROM image LEFT JOIN operation ON operation.id = image.operation "
        "WHERE operation.id IS NULL OR image.id NOT BETWEEN operation.first_image AND operation.last_image "
        "OR operation.first_image IS NULL",
        Warning("Journal image {first} does not belong to its operation {second}."),
    ),
    (
        "SELECT id, changes FROM operation WHERE state <> 'abandoned' AND last_image IS NOT NULL AND "
        "(SELECT count(*) FROM image WHERE id BETWEEN first_image AND last_image AND operation = operation.id) "
        "<> last_image - first_image + 1",
        Warning("Operation {first} of the journal lacks some of its images."),
    ),
    (
        "SELECT id, verb FROM operation WHERE state = 'done' AND id > (SELECT min(id) FROM operation "
        "WHERE state = 'undone')",
        Warning("Operation {first} ({second}) of the journal is done although an earlier one is undone."),
    ),
    ("SELECT operation, 1 FROM current", Warning("Operation {first} of the journal was left open.")),
)


def problems_of(database: Database) -> list[Warning]:
    """Everything that is wrong with the project; empty when all is well."""
    whole = [row[0] for row in database.query("PRAGMA integrity_check")]
    if whole != ["ok"]:
        return [Warning("SQLite finds the file damaged: {problem}.", {"problem": problem}) for problem in whole]
    found = [
        Warning(
            "Row {row} of {table} refers to a row of {parent} that is not there.",
            {"row": row, "table": table, "parent": parent},
        )
        for table, row, parent, _ in database.query("PRAGMA foreign_key_check")
    ]
    for question, rule in _RULES:
        found += [Warning(rule.template, {"first": row[0], "second": row[1]}) for row in database.query(question)]
    return (
        found
        + _text_problems(database)
        + _turn_problems(database)
        + _guid_problems(database)
        + _index_problems(database)
    )


def _text_problems(database: Database) -> list[Warning]:
    found: list[Warning] = []
    for (source_id,) in database.query("SELECT id FROM source"):
        row = database.one("SELECT name, characters, words, sha256, text FROM source WHERE id = ?", (source_id,))
        if row is not None:
            found += _problems_of_text(*row)
    return found


def _problems_of_text(name: str, characters: int, words: int, sha256: str, text: str) -> Iterator[Warning]:
    if len(text) != characters:
        yield Warning(
            "The text of {name} has {count} characters, not {noted}.",
            {"name": name, "count": len(text), "noted": characters},
        )
    if (count := word_count(text)) != words:
        yield Warning(
            "The text of {name} has {count} words, not {noted}.", {"name": name, "count": count, "noted": words}
        )
    if not unicodedata.is_normalized("NFC", text) or any(char in text for char in "\r\u2028\u2029\x00\ufeff"):
        yield Warning("The text of {name} is not in the normal form.", {"name": name})
    if sha256 and (len(sha256) != 64 or set(sha256) - set("0123456789abcdef")):
        yield Warning("The SHA-256 of {name} is malformed.", {"name": name})


def _turn_problems(database: Database) -> list[Warning]:
    found, last, reach = [], None, 0
    for turn, source, start, end in database.query('SELECT id, source, "start", "end" FROM turn ORDER BY source, id'):
        if source == last and start < reach:
            found.append(
                Warning(
                    "Turn {turn} of source {source} begins before the one before it ends.",
                    {"turn": turn, "source": source},
                )
            )
        last, reach = source, end
    return found


def _index_problems(database: Database) -> list[Warning]:
    from kooditin.project.analyses import Analyses  # opening a project needs no analyses

    analyses = Analyses(database)
    return [
        Warning(
            "The word index of {name} does not agree with its text. kooditin index --anew makes it again.",
            {"name": name},
        )
        for source, name in database.query("SELECT id, name FROM source ORDER BY id")
        if not analyses.agrees(source)
    ]


def _guid_problems(database: Database) -> list[Warning]:
    return [
        Warning("{count} rows of {table} have the GUID {guid}.", {"count": count, "table": table, "guid": guid})
        for table in USER_TABLES
        for guid, count in database.query(f'SELECT guid, count(*) FROM "{table}" GROUP BY guid HAVING count(*) > 1')
    ]
