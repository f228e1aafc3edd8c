"""The check finds what must not be, and nothing in a project that is well."""

from collections.abc import Callable

import pytest

from kooditin.project import Project

# A spoiling statement, and a word of the problem that the check then names.
SPOILT = {
    "UPDATE coding SET \"end\" = 9999 WHERE id = 1": "Coding 1 lies outside the text",
    "UPDATE coding SET \"start\" = -1 WHERE id = 1": "Coding 1 lies outside the text",
    "UPDATE coding SET \"end\" = \"start\" WHERE id = 1": "Coding 1 lies outside the text",
    "UPDATE memo SET \"end\" = 9999 WHERE \"end\" IS NOT NULL": "Memo 1 lies outside the text",
    "UPDATE turn SET \"end\" = 9999 WHERE id = 3": "Turn 3 lies outside the text",
    "UPDATE turn SET \"start\" = 4 WHERE id = 2": "Turn 2 of source 1 begins before",
    "UPDATE turn SET speaker = 3 WHERE id = 1": "Turn 1 is said by speaker 3",
    "UPDATE turn SET speaker = 99 WHERE id = 1": "Turn 1 is said by speaker 99",
    "UPDATE memo SET target = 99 WHERE target_kind = 'code'": "about a code that is not there",
    "UPDATE memo SET target_kind = 'laulu'": "about a laulu that is not there",
    "UPDATE code SET parent = 2 WHERE id = 1": "hangs under itself",
    "UPDATE code SET shortcut = '1'": "The key 1 belongs to 5 codes",
    "UPDATE code SET guid = 'a'": "5 rows of code have the GUID a",
    "UPDATE coding SET source = 1, \"start\" = 1, \"end\" = 2, code = 1, coder = 1": "Coding 1 is there 4 times",
    "UPDATE source SET text = 'A\u0308' || substr(text, 3) WHERE id = 1": "not in the normal form",
    "UPDATE source SET text = text || 'ä' WHERE id = 1": "characters, not",
    "UPDATE source SET words = 1 WHERE id = 1": "words, not 1",
    "UPDATE source SET sha256 = 'abc' WHERE id = 1": "SHA-256",
    "UPDATE value SET \"case\" = 99": "refers to a row of case that is not there",
    "DELETE FROM project": "about a project that is not there",
    "DELETE FROM image WHERE id = 1": "lacks some of its images",
    "UPDATE image SET operation = 99 WHERE id = 1": "does not belong to its operation 99",
    "UPDATE operation SET state = 'undone' WHERE id = 3": "although an earlier one is undone",
    "INSERT INTO current (operation) VALUES (1)": "was left open",
}  # fmt: skip


@pytest.mark.parametrize("statement", SPOILT)
def test_the_check_names_what_was_spoilt(statement: str, filled: Project) -> None:
    filled.memos.add("project", 1, "Koko työstä")
    assert filled.check() == []
    run = filled._database.execute
    run("PRAGMA foreign_keys = OFF")
    for (name,) in filled._database.query("SELECT name FROM sqlite_master WHERE type = 'trigger'"):
        run(f'DROP TRIGGER "{name}"')
    run(statement)
    problems = filled.check()
    assert any(SPOILT[statement] in problem for problem in problems), problems
    assert all(problem.endswith(".") for problem in problems)


def test_a_project_that_was_worked_on_and_reopened_is_well(
    filled: Project, reopened: Callable[[Project], Project]
) -> None:
    filled.undo()
    filled.codes.delete(1)
    filled.undo()
    assert reopened(filled).check() == []
