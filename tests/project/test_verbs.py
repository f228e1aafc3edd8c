"""Every verb does, is undone row for row, is redone, and can be undone tomorrow."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import kooditin.project
from kooditin.project import Project
from kooditin.qda.case import NewCase, NewVariable
from kooditin.qda.codebook import NewCode
from kooditin.qda.imports import Batch
from kooditin.qda.search import parse
from kooditin.qda.source import NewSource, Span
from kooditin.qda.suggestion import Offer, Reason

Rows = Callable[[Project], dict[str, list[tuple[Any, ...]]]]


def code(project: Project, path: str) -> int:
    return project.codes.find(path).id


def source(project: Project, name: str = "Haastattelu 1") -> int:
    return project.sources.find(name).id


def coding(project: Project, number: int = 0) -> int:
    return project.codings.in_source(source(project))[number].id


def speaker(project: Project) -> int:
    return project.sources.speakers(source(project))[0].id


# Each verb of the journal with an act that uses it on the filled project.
ACTS: dict[str, Callable[[Project], object]] = {
    "rename_project": lambda p: p.rename("Kotoutuminen ja työ"),
    "add_coder": lambda p: p.use_coder("Päivi"),
    "import_sources": lambda p: p.sources.add_many([NewSource("Työpaja ä", "Yksi\nkaksi 😀", kind="workshop")]),
    "import_cases": lambda p: p.imports.bring_in(
        Batch(
            variables=(NewVariable("ikä", "integer", description="Ikäsi?"), NewVariable("ALUE")),
            cases=(NewCase("Vastaaja 1", {"Ikä": "47"}), NewCase("Vastaaja 2", {"alue": "Uusimaa"})),
        )
    ),
    "save_mapping": lambda p: p.imports.save_mapping("Asiakaskysely", "[]"),
    "set_source_language": lambda p: p.sources.set_language(source(p), "fi"),
    "rename_source": lambda p: p.sources.rename(source(p), "Ääni 1"),
    "set_source_kind": lambda p: p.sources.set_kind(source(p), "report"),
    "set_source_memo": lambda p: p.sources.set_memo(source(p), "Hiljainen ääni"),
    "delete_source": lambda p: p.sources.delete(source(p)),
    "set_interviewer": lambda p: p.sources.set_interviewer(speaker(p), False),
    "rename_speaker": lambda p: p.sources.rename_speaker(speaker(p), "Haastattelija"),
    "add_code": lambda p: p.codes.add("Resurssit", parent=code(p, "Kehittämistarpeet"), shortcut="1"),
    "import_codebook": lambda p: p.codes.add_many(
        [
            NewCode(("Uusi", "Ala"), definition="d", shortcut="2"),
            NewCode(("Kehittämistarpeet",), definition="Mitä puuttuu"),
        ]
    ),
    "rename_code": lambda p: p.codes.rename(code(p, "Kehittämistarpeet"), "Tarpeet"),
    "recolor_code": lambda p: p.codes.recolor(code(p, "Kehittämistarpeet"), "#ABCDEF"),
    "describe_code": lambda p: p.codes.describe(code(p, "Kehittämistarpeet"), include="Toive", exclude="Kehu"),
    "set_shortcut": lambda p: p.codes.set_shortcut(code(p, "Kehittämistarpeet"), "1"),
    "move_code": lambda p: p.codes.move(code(p, "Hyvät käytännöt/Verkostot"), parent=None, position=0),
    "merge_codes": lambda p: p.codes.merge([code(p, "Hyvät käytännöt")], code(p, "Kehittämistarpeet")),
    "delete_code": lambda p: p.codes.delete(code(p, "Hyvät käytännöt")),
    "apply_code": lambda p: p.codings.apply(source(p), 10, 20, code(p, "Kehittämistarpeet"), memo="huom"),
    "apply_codes": lambda p: p.codings.apply_many(
        [(source(p), 1, 2, code(p, "Hyvät käytännöt")), (source(p), 1, 3, code(p, "Hyvät käytännöt"), "m", "auto")]
    ),
    "resize_coding": lambda p: p.codings.resize(coding(p), 4, 9),
    "recode": lambda p: p.codings.recode(coding(p), code(p, "Hyvät käytännöt/Verkostot")),
    "set_coding_memo": lambda p: p.codings.set_memo(coding(p), "toisin sanoen ä"),
    "delete_coding": lambda p: p.codings.delete(coding(p)),
    "delete_codings": lambda p: p.codings.delete_many([coding(p, 0), coding(p, 1)]),
    "add_memo": lambda p: p.memos.add("coding", coding(p), "Katso myös tuo"),
    "edit_memo": lambda p: p.memos.edit(p.memos.all()[0].id, "Rajaus on selvä"),
    "delete_memo": lambda p: p.memos.delete(p.memos.all()[0].id),
    "add_case": lambda p: p.cases.add_case("Uusimaa 1"),
    "rename_case": lambda p: p.cases.rename_case(1, "Pirkanmaa A"),
    "rename_cases": lambda p: p.cases.rename_cases({1: "Pirkanmaa B"}),
    "delete_cases": lambda p: p.cases.delete_cases([case.id for case in p.cases.all()]),
    "merge_cases": lambda p: p.case_links.merge([1], p.cases.all()[-1].id),
    "write_rows": lambda p: p.cases.write_rows([(1, 1, "")], renamed={1: "Ä"}, new=[("Häme 😀", {1: "Häme"})]),
    "assign_members": lambda p: p.case_links.assign(p.case_links.of_case(1), None),
    "make_cases": lambda p: p.case_links.make_cases(p.case_links.of_case(1)),
    "set_case_memo": lambda p: p.cases.set_case_memo(1, "Vastasi puhelimessa"),
    "delete_case": lambda p: p.cases.delete_case(1),
    "add_variable": lambda p: p.cases.add_variable("vastaajaryhmä"),
    "rename_variable": lambda p: p.cases.rename_variable(1, "maakunta"),
    "change_variable": lambda p: p.cases.change_variable(1, name="maakunta", respelt={"Pirkanmaa": "Tampere"}),
    "move_variable": lambda p: move_new_variable(p),
    "delete_variable": lambda p: p.cases.delete_variable(1),
    "set_value": lambda p: p.cases.set_value(1, 1, "Varsinais-Suomi"),
    "assign_source": lambda p: p.cases.assign_source(source(p), None),
    "assign_speaker": lambda p: p.cases.assign_speaker(speaker(p), 1),
    "code_hits": lambda p: p.search.code(p.search.hits(parse("ihan OR äidinkieli", "exact")), 1, extent="sentence"),
    "accept_suggestion": lambda p: p.suggestions.accept(offer(p), span=Span(50, 61)),
    "accept_suggestions": lambda p: p.suggestions.accept_many([offer(p), replace(offer(p), span=Span(62, 80))]),
    "change_suggestion": lambda p: p.suggestions.change(offer(p), code(p, "Hyvät käytännöt/Verkostot")),
    "reject_suggestion": lambda p: p.suggestions.reject(offer(p)),
    "reject_suggestions": lambda p: p.suggestions.reject_many([offer(p), replace(offer(p), code=1)]),
    "postpone_suggestion": lambda p: p.suggestions.later(offer(p)),
    "add_suggestion_rule": lambda p: p.suggestions.add_rule(1, "never", '"ei kiitos" TAI äiti'),
    "edit_suggestion_rule": lambda p: p.suggestions.edit_rule(1, expression="palvelu"),
    "delete_suggestion_rule": lambda p: p.suggestions.delete_rule(1),
    "set_source_use": lambda p: p.suggestions.set_use(source(p), learned=False),
}


def offer(project: Project) -> Offer:
    return Offer(source(project), Span(48, 61), code(project, "Kehittämistarpeet"), 0.8, (Reason("word", "äiti", 1),))


def move_new_variable(project: Project) -> None:
    project.cases.move_variable(project.cases.variables()[-1].id, 0)


@pytest.fixture
def prepared(filled: Project) -> Project:
    filled.cases.add_variable("palvelu")
    filled.memos.add("speaker", speaker(filled), "Puhuu nopeasti")
    filled.memos.add("coding", coding(filled), "Hyvä ote")
    filled.memos.add("case", 1, "Kaksi vastaajaa")
    filled.cases.set_values([(filled.cases.add_case("Kainuu").id, 1, "Kainuu")])
    palvelu, verkostot = code(filled, "Hyvät käytännöt/Palvelumalli"), code(filled, "Hyvät käytännöt/Verkostot")
    filled.suggestions.accept(Offer(source(filled), Span(5, 33), palvelu, 0.75))
    filled.suggestions.change(Offer(source(filled), Span(34, 40), verkostot), code(filled, "Kehittämistarpeet"))
    filled.suggestions.reject(Offer(source(filled, "Haastattelu 2"), Span(34, 40), verkostot))
    filled.suggestions.add_rule(code(filled, "Hyvät käytännöt"), "always", "käytäntö OR tapa")
    filled.suggestions.add_rule(code(filled, "Kehittämistarpeet"), "always", "käytäntö OR tapa")
    filled.suggestions.set_use(source(filled, "Haastattelu 2"), suggested=False)
    return filled


def test_no_verb_of_the_journal_lacks_an_undo_test() -> None:
    folder = Path(kooditin.project.__file__).parent
    code = "\n".join(file.read_text(encoding="utf-8") for file in folder.glob("*.py"))
    verbs = set(re.findall(r'self\.(?:_journal\.operation|_update|_change_case|_assign)\(\s*"(\w+)"', code))
    assert verbs == set(ACTS)


@pytest.mark.parametrize("verb", ACTS)
def test_a_verb_is_one_operation_that_undo_and_redo_take_back_and_bring_again(
    verb: str, prepared: Project, rows: Rows
) -> None:
    before, history = rows(prepared), prepared.history()

    ACTS[verb](prepared)
    after = rows(prepared)

    assert after != before
    assert [operation.verb for operation in prepared.history()[len(history) :]] == [verb]
    for _ in range(3):
        undone = prepared.undo()
        assert undone is not None and (undone.verb, undone.state) == (verb, "undone")
        assert rows(prepared) == before
        redone = prepared.redo()
        assert redone is not None and (redone.verb, redone.state) == (verb, "done")
        assert rows(prepared) == after
    assert prepared.check() == []


@pytest.mark.parametrize("verb", ACTS)
def test_a_verb_can_be_undone_and_redone_after_the_project_was_closed(
    verb: str, prepared: Project, rows: Rows, reopened: Callable[[Project], Project]
) -> None:
    before = rows(prepared)
    ACTS[verb](prepared)
    after = rows(prepared)

    again = reopened(prepared)
    assert rows(again) == after
    again.undo()
    assert rows(again) == before
    again = reopened(again)
    again.redo()
    assert rows(again) == after


@pytest.mark.parametrize("verb", ACTS)
def test_the_change_of_an_act_names_just_the_rows_that_differ(verb: str, prepared: Project, rows: Rows) -> None:
    heard = []
    prepared.subscribe(heard.append)
    for act in (ACTS[verb], Project.undo, Project.redo):
        before = {table: {row[0]: row for row in found} for table, found in rows(prepared).items()}
        act(prepared)
        after = {table: {row[0]: row for row in found} for table, found in rows(prepared).items()}
        change = heard.pop()
        for table in before:
            added, removed = after[table].keys() - before[table].keys(), before[table].keys() - after[table].keys()
            differing = {i for i in before[table].keys() & after[table].keys() if before[table][i] != after[table][i]}
            if table != "turn" or verb != "import_sources":
                assert change.added.get(table, frozenset()) == added, table
            assert change.removed.get(table, frozenset()) == removed, table
            assert change.updated.get(table, frozenset()) == differing, table
            if table == "coding":
                touched = [
                    found[i]
                    for found in (before[table], after[table])
                    for i in added | removed | differing
                    if i in found
                ]
                assert change.within.get("source", frozenset()) >= {row[2] for row in touched}
                assert change.within.get("code", frozenset()) >= {row[3] for row in touched}
    assert heard == []


def test_undo_of_everything_gives_the_empty_project_and_redo_all_of_it_again(
    path: Path, prepared: Project, rows: Rows
) -> None:
    full = rows(prepared)
    while prepared.undo():
        pass
    empty = rows(prepared)
    assert [table for table, found in empty.items() if found] == ["project", "coder"]
    assert len(empty["coder"]) == 1
    while prepared.redo():
        pass
    assert rows(prepared) == full
    assert prepared.check() == []
