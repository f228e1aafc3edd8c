"""Every verb refuses what the rules do not allow, in a sentence, and changes nothing."""

from collections.abc import Callable
from typing import Any

import pytest

from kooditin.project import Project
from kooditin.qda.codebook import NewCode
from kooditin.qda.errors import NotFound, Refused
from kooditin.qda.source import NewSource, Remark, Span

Rows = Callable[[Project], dict[str, list[tuple[Any, ...]]]]

REFUSED: dict[str, Callable[[Project], object]] = {
    "rename_project to nothing": lambda p: p.rename("  "),
    "add_coder without a name": lambda p: p.use_coder(" \u2028 "),
    "add source of an unknown kind": lambda p: p.sources.add(NewSource("a", "ä", kind="laulu")),  # type: ignore[arg-type]
    "add source without a name": lambda p: p.sources.add(NewSource(" ", "ä")),
    "add sources of which one is bad": lambda p: p.sources.add_many([NewSource("a", "ä"), NewSource("", "ä")]),
    "add source, remark outside": lambda p: p.sources.add(NewSource("a", "ä", remarks=(Remark(Span(0, 9), ""),))),
    "rename source to another's name": lambda p: p.sources.rename(1, "HAASTATTELU 2"),
    "rename unknown source": lambda p: p.sources.rename(99, "a"),
    "rename source to nothing": lambda p: p.sources.rename(1, ""),
    "set an unknown kind": lambda p: p.sources.set_kind(1, "laulu"),  # type: ignore[arg-type]
    "set memo of unknown source": lambda p: p.sources.set_memo(99, "a"),
    "delete unknown source": lambda p: p.sources.delete(99),
    "set_interviewer of unknown speaker": lambda p: p.sources.set_interviewer(99, True),
    "rename speaker to another's name": lambda p: p.sources.rename_speaker(1, "V1"),
    "rename unknown speaker": lambda p: p.sources.rename_speaker(99, "V1"),
    "add code with a sibling's name": lambda p: p.codes.add("hyvät KÄYTÄNNÖT"),
    "add code with a slash": lambda p: p.codes.add("Hyvät/huonot"),
    "add code without a name": lambda p: p.codes.add("\u00a0 "),
    "add code under an unknown one": lambda p: p.codes.add("a", parent=99),
    "add code of no colour": lambda p: p.codes.add("a", color="punainen"),
    "add code with a wrong key": lambda p: p.codes.add("a", shortcut="0"),
    "add codebook with a nameless code": lambda p: p.codes.add_many([NewCode(("Uusi",)), NewCode(("Uusi", " "))]),
    "add codebook with an empty path": lambda p: p.codes.add_many([NewCode(("Uusi",)), NewCode(())]),
    "rename code to a sibling's name": lambda p: p.codes.rename(1, "KEHITTÄMISTARPEET"),
    "rename unknown code": lambda p: p.codes.rename(99, "a"),
    "recolor to no colour": lambda p: p.codes.recolor(1, "#12"),
    "describe unknown code": lambda p: p.codes.describe(99, definition="a"),
    "set a wrong key": lambda p: p.codes.set_shortcut(1, "10"),
    "move code under itself": lambda p: p.codes.move(1, parent=1),
    "move code under its child": lambda p: p.codes.move(1, parent=2),
    "move code to a namesake's place": lambda p: p.codes.move(2, parent=4),
    "move code under an unknown one": lambda p: p.codes.move(2, parent=99),
    "merge code into its child": lambda p: p.codes.merge([1], 2),
    "merge an unknown code": lambda p: p.codes.merge([99], 2),
    "merge into an unknown code": lambda p: p.codes.merge([1], 99),
    "delete unknown code": lambda p: p.codes.delete(99),
    "apply code to nothing": lambda p: p.codings.apply(1, 5, 5, 1),
    "apply code backwards": lambda p: p.codings.apply(1, 6, 5, 1),
    "apply code before the text": lambda p: p.codings.apply(1, -1, 5, 1),
    "apply code beyond the text": lambda p: p.codings.apply(1, 0, 10_000, 1),
    "apply code in an unknown source": lambda p: p.codings.apply(99, 0, 1, 1),
    "apply code by an unknown coder": lambda p: p.codings.apply(1, 0, 1, 1, coder=99),
    "apply codes by an unknown coder": lambda p: p.codings.apply_many([(1, 0, 1, 1)], coder=99),
    "apply unknown code": lambda p: p.codings.apply(1, 0, 1, 99),
    "apply codes of which one is bad": lambda p: p.codings.apply_many([(1, 0, 1, 1), (1, 0, 10_000, 1)]),
    "resize coding beyond the text": lambda p: p.codings.resize(1, 0, 10_000),
    "resize coding to its twin": lambda p: make_twin(p, lambda: p.codings.resize(p.codings.in_source(1)[0].id, 3, 8)),
    "resize unknown coding": lambda p: p.codings.resize(99, 0, 1),
    "recode to an unknown code": lambda p: p.codings.recode(1, 99),
    "recode to the span's other code": lambda p: p.codings.recode(1, 4),
    "set memo of unknown coding": lambda p: p.codings.set_memo(99, "a"),
    "delete unknown coding": lambda p: p.codings.delete(99),
    "add memo without text": lambda p: p.memos.add("code", 1, " \n"),
    "add memo on an unknown code": lambda p: p.memos.add("code", 99, "a"),
    "add memo on an unknown coding": lambda p: p.memos.add("coding", 99, "a"),
    "add memo on a passage outside": lambda p: p.memos.add("source", 1, "a", Span(0, 10_000)),
    "edit memo to nothing": lambda p: p.memos.edit(1, ""),
    "edit unknown memo": lambda p: p.memos.edit(99, "a"),
    "delete unknown memo": lambda p: p.memos.delete(99),
    "add case of a taken name": lambda p: p.cases.add_case("pirkanmaa 1"),
    "add case without a name": lambda p: p.cases.add_case(""),
    "rename unknown case": lambda p: p.cases.rename_case(99, "a"),
    "set memo of unknown case": lambda p: p.cases.set_case_memo(99, "a"),
    "delete unknown case": lambda p: p.cases.delete_case(99),
    "add variable of a taken name": lambda p: p.cases.add_variable("ALUE"),
    "rename unknown variable": lambda p: p.cases.rename_variable(99, "a"),
    "move unknown variable": lambda p: p.cases.move_variable(99, 0),
    "delete unknown variable": lambda p: p.cases.delete_variable(99),
    "set value of unknown case": lambda p: p.cases.set_value(99, 1, "a"),
    "set value of unknown variable": lambda p: p.cases.set_value(1, 99, "a"),
    "assign unknown source": lambda p: p.cases.assign_source(99, 1),
    "assign source to unknown case": lambda p: p.cases.assign_source(1, 99),
    "assign unknown speaker": lambda p: p.cases.assign_speaker(99, 1),
}  # fmt: skip


def make_twin(project: Project, act: Callable[[], object]) -> None:
    """Runs the act in an operation that first makes two codings of one code, and goes with it."""
    with project.operation("two"):
        project.use_coder("Åsa")
        project.codings.apply(1, 1, 9, 2)
        act()


@pytest.mark.parametrize("what", REFUSED)
def test_it_is_refused_in_a_sentence_and_nothing_changes(what: str, filled: Project, rows: Rows) -> None:
    before, history = rows(filled), filled.history()
    with pytest.raises(Refused) as caught:
        REFUSED[what](filled)
    sentence = str(caught.value)
    assert sentence.endswith(".") and "{" not in sentence
    assert isinstance(caught.value, NotFound) == (
        "nknown" in what and "unknown kind" not in what and "an unknown kind" not in what
    )
    assert (rows(filled), filled.history()) == (before, history)
