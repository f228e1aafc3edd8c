"""Decisions on suggestions, rules, the use of sources, the learning set and the ledger."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kooditin.project import Project
from kooditin.project.preferences import Preferences
from kooditin.qda.change import Change
from kooditin.qda.errors import NotFound, Refused
from kooditin.qda.source import NewSource, Span, Turn
from kooditin.qda.suggestion import Offer, Reason
from kooditin.qda.suggestion_messages import Assessment, CurvePoint, Threshold

Rows = Callable[[Project], dict[str, list[tuple[Any, ...]]]]

TEXT = (
    "H: Mikä toimii teillä? 😀\n\n"
    "V1: Ohjaus toimii kunnissa oikein hyvin. Äitien ryhmä on ollut suosittu.\n\n"
    "V2: Rahaa puuttuu, ja väkeä on liian vähän.\n"
)


def span_of(quote: str) -> Span:
    start = TEXT.index(quote)
    return Span(start, start + len(quote))


OHJAUS, RAHA = span_of("Ohjaus toimii kunnissa oikein hyvin."), span_of("Rahaa puuttuu, ja väkeä on liian vähän.")
WHOLE_TURN = span_of("Ohjaus toimii kunnissa oikein hyvin. Äitien ryhmä on ollut suosittu.")


def interview(name: str) -> NewSource:
    turns = []
    for label, speaker in (("H: ", "H"), ("V1: ", "V1"), ("V2: ", "V2")):
        start = TEXT.index(label) + len(label)
        turns.append(Turn(start, TEXT.index("\n", start), speaker))
    return NewSource(name, TEXT, turns=tuple(turns))


@pytest.fixture
def source(project: Project) -> int:
    project.codes.add("Ohjaus", definition="Miten ohjataan", include="Neuvonta.", exclude="Raha")
    project.codes.add("Resurssit")
    project.codes.add("Palkat", parent=2)
    return project.sources.add_many([interview("Työpaja ä"), interview("Työpaja ö")])[0].id


@pytest.fixture
def offer(source: int) -> Offer:
    return Offer(source, OHJAUS, 1, 0.87, (Reason("word", "ohjaus", 0.6), Reason("alike", "Äiti", 0.4, 3)), "m 1", 12)


def test_accepting_codes_the_passage_as_suggested_and_keeps_why(project: Project, offer: Offer) -> None:
    coding = project.suggestions.accept(offer)
    assert (coding.span, coding.code, coding.origin) == (OHJAUS, 1, "suggested")
    (decision,) = project.suggestions.decisions()
    assert (decision.verdict, decision.code, decision.chosen, decision.coding) == ("accepted", 1, 1, coding.id)
    assert (decision.span, decision.score, decision.model, decision.examples) == (OHJAUS, 0.87, "m 1", 12)
    assert [(reason.kind, reason.text, reason.weight) for reason in decision.evidence] == [
        ("word", "ohjaus", 0.6), ("alike", "Äiti", 0.4),
    ]  # fmt: skip
    assert decision.coder == project.coder.id


def test_accepting_with_other_ends_codes_those_and_decides_on_the_passage_shown(project: Project, offer: Offer) -> None:
    coding = project.suggestions.accept(offer, span=WHOLE_TURN)
    (decision,) = project.suggestions.decisions()
    assert (coding.span, decision.span) == (WHOLE_TURN, OHJAUS)


def test_accepting_is_one_act_and_undo_withdraws_coding_and_decision(
    project: Project, offer: Offer, rows: Rows
) -> None:
    before = rows(project)
    project.suggestions.accept(offer)
    after = rows(project)
    undone = project.undo()
    assert undone and undone.verb == "accept_suggestion"
    assert rows(project) == before
    project.redo()
    assert rows(project) == after
    assert project.check() == []


def test_choosing_another_code_is_the_persons_own_coding(project: Project, offer: Offer) -> None:
    coding = project.suggestions.change(offer, 2)
    (decision,) = project.suggestions.decisions()
    assert (coding.code, coding.origin) == (2, "manual")
    assert (decision.verdict, decision.code_name, decision.chosen_name) == ("changed", "Ohjaus", "Resurssit")


def test_changing_to_the_code_that_was_suggested_is_accepting(project: Project, offer: Offer) -> None:
    project.suggestions.change(offer, 1)
    assert project.suggestions.decisions()[0].verdict == "accepted"


def test_rejecting_and_putting_off_code_nothing(project: Project, offer: Offer) -> None:
    project.suggestions.later(offer)
    project.suggestions.reject(offer)
    assert project.codings.in_source(offer.source) == []
    assert [each.verdict for each in project.suggestions.decisions(offer.source)] == ["later", "rejected"]
    assert project.suggestions.verdicts(offer.source) == {OHJAUS: {1: "rejected"}}


def test_a_decision_is_the_coders_own(project: Project, offer: Offer) -> None:
    project.suggestions.reject(offer)
    project.use_coder("Veli")
    assert project.suggestions.verdicts(offer.source) == {}
    project.suggestions.accept(offer)
    assert project.suggestions.verdicts(offer.source) == {OHJAUS: {1: "accepted"}}


@pytest.mark.parametrize("wrong", [{"span": Span(5, 5)}, {"span": Span(0, 10_000)}, {"code": 99}, {"source": 99}])
def test_an_offer_that_does_not_fit_the_project_is_refused_whole(
    project: Project, offer: Offer, wrong: dict[str, Any], rows: Rows
) -> None:
    before = rows(project)
    bad = replace(offer, **wrong)
    for act in (project.suggestions.accept, project.suggestions.reject, project.suggestions.later):
        with pytest.raises(Refused):
            act(bad)
    with pytest.raises(Refused):
        project.suggestions.reject_many([offer, bad])
    with pytest.raises(Refused):
        project.suggestions.accept_many([offer, bad])
    with pytest.raises(Refused):
        project.suggestions.change(offer, 99)
    with pytest.raises(Refused):
        project.suggestions.accept(offer, span=Span(0, 10_000))
    assert rows(project) == before


def test_accepting_many_is_one_act_and_leaves_out_what_is_coded_or_rejected(project: Project, offer: Offer) -> None:
    suggestions, other = project.suggestions, replace(offer, source=offer.source + 1)
    project.codings.apply(offer.source, OHJAUS.start + 3, OHJAUS.start + 9, 2)
    suggestions.reject(replace(other, span=RAHA))
    offers = [offer, replace(offer, span=RAHA, code=2), other, replace(other, code=3), replace(other, span=RAHA)]
    codings = suggestions.accept_many(offers)
    assert [(coding.source, coding.span, coding.code) for coding in codings] == [
        (offer.source, RAHA, 2), (other.source, OHJAUS, 1), (other.source, OHJAUS, 3),
    ]  # fmt: skip
    assert {coding.origin for coding in codings} == {"suggested"}
    undone = project.undo()
    assert undone and (undone.verb, undone.subject) == ("accept_suggestions", "3")
    assert len(project.codings.in_source(other.source)) == 0


def test_merging_codes_carries_decisions_and_rules_and_keeps_the_name_shown(
    project: Project, offer: Offer, rows: Rows
) -> None:
    suggestions = project.suggestions
    suggestions.accept(offer)
    suggestions.change(replace(offer, span=RAHA, code=2), 1)
    suggestions.add_rule(1, "always", "ohjaus")
    suggestions.add_rule(1, "never", "raha")
    suggestions.add_rule(2, "always", "ohjaus")
    before = rows(project)
    project.codes.merge([1], into=2)
    assert [(each.code, each.code_name, each.chosen) for each in suggestions.decisions()] == [
        (2, "Ohjaus", 2), (2, "Resurssit", 2),
    ]  # fmt: skip
    assert {(rule.code, rule.kind, rule.expression) for rule in suggestions.rules()} == {
        (2, "always", "ohjaus"), (2, "never", "raha"),
    }  # fmt: skip
    after = rows(project)
    project.undo()
    assert rows(project) == before
    project.redo()
    assert rows(project) == after


def test_merging_keeps_the_coding_of_a_decision_where_two_become_one(project: Project, offer: Offer) -> None:
    kept = project.codings.apply(offer.source, *OHJAUS, 2)
    project.suggestions.accept(offer)
    project.codes.merge([1], into=2)
    assert project.suggestions.decisions()[0].coding == kept.id


def test_a_deleted_code_stays_in_the_ledger_by_its_name(project: Project, offer: Offer) -> None:
    project.suggestions.accept(offer)
    project.codes.delete(1)
    (decision,) = project.suggestions.decisions()
    assert (decision.code, decision.code_name, decision.coding) == (None, "Ohjaus", None)
    assert [(row.event, row.code, row.chosen) for row in project.suggestions.ledger()] == [
        ("accepted", "Ohjaus", "Ohjaus")
    ]
    project.undo()
    assert project.suggestions.decisions()[0].code == 1


def test_a_deleted_source_takes_what_was_shown_and_decided_in_it(project: Project, offer: Offer, rows: Rows) -> None:
    project.suggestions.shown([offer])
    project.suggestions.accept(offer)
    project.suggestions.set_use(offer.source, learned=False)
    before = rows(project)
    project.sources.delete(offer.source)
    assert project.suggestions.ledger() == []
    assert project.suggestions.acceptance() == []
    assert project.suggestions.uses() == {}
    project.undo()
    assert rows(project) == before
    assert [row.event for row in project.suggestions.ledger()] == ["shown", "accepted"]


def test_the_ledger_quotes_nobody_who_has_withdrawn(project: Project, offer: Offer) -> None:
    withdrawn = project.sources.add(NewSource("Peruttu", "Älkää kertoko tätä kenellekään.\nEi tätäkään."))
    quoted = (
        Reason("alike", "Älkää kertoko tätä kenellekään.\nEi tätäkään.", 0.5),
        Reason("alike", "Äitien ryhmä", 0.3),
    )
    project.suggestions.shown([replace(offer, evidence=quoted)])
    project.suggestions.reject(replace(offer, evidence=quoted))
    assert [row.evidence[0].text for row in project.suggestions.ledger()] == [quoted[0].text] * 2
    project.sources.delete(withdrawn.id)
    for row in project.suggestions.ledger():
        assert [reason.text for reason in row.evidence] == ["…", "Äitien ryhmä"]
    project.undo()
    assert [row.evidence[0].text for row in project.suggestions.ledger()] == [quoted[0].text] * 2


def test_no_note_is_taken_for_that_of_a_source_imported_later(project: Project, offer: Offer) -> None:
    last = project.sources.add(NewSource("Viimeinen", TEXT))
    project.suggestions.shown([replace(offer, source=last.id)])
    project.sources.delete(last.id)
    other = project.sources.add(NewSource("Muuta", "Aivan muuta puhetta 😀"))
    assert other.id > last.id
    assert project.suggestions.ledger() == [] == project.suggestions.acceptance()
    project.undo()
    project.undo()
    assert [row.source for row in project.suggestions.ledger()] == ["Viimeinen"]
    assert [row.shown for row in project.suggestions.acceptance()] == [1]


def test_notes_rest_as_long_as_undo_or_redo_can_bring_their_source_back_and_then_go(
    project: Project, offer: Offer
) -> None:
    def noted() -> list[tuple[int, str]]:
        return project._database.query("SELECT source, evidence FROM suggestion_shown ORDER BY id")

    words = "Älkää kertoko tätä kenellekään."
    quoted = (Reason("alike", words, 0.5), Reason("word", "ohjaus", 0.2))
    taken_back = project.sources.add(NewSource("Peruttu", words))
    project.suggestions.shown([replace(offer, evidence=quoted), replace(offer, source=taken_back.id, span=Span(0, 5))])
    project.undo()
    project.suggestions.shown([replace(offer, examples=13)])
    assert len(noted()) == 3 and words in noted()[0][1]
    project.codes.add("Muuta")  # redo is over
    project.suggestions.shown([replace(offer, examples=14)])
    assert [source for source, _ in noted()] == [offer.source] * 3
    assert not any(words in evidence for _, evidence in noted())
    assert project.suggestions.ledger()[0].evidence == (Reason("alike", "…", 0.5), Reason("word", "ohjaus", 0.2))
    assert [row.shown for row in project.suggestions.acceptance()] == [1]


def test_what_was_shown_is_noted_once_for_each_model_and_undo_does_not_unmake_it(
    project: Project, offer: Offer
) -> None:
    history = project.history()
    assert project.suggestions.shown([offer, offer, replace(offer, span=RAHA)]) == 2
    assert project.suggestions.shown([offer]) == 0
    assert project.suggestions.shown([replace(offer, examples=13)]) == 1
    assert project.history() == history
    project.undo()
    assert [row.event for row in project.suggestions.ledger()] == []  # the sources themselves were undone
    project.redo()
    assert [row.examples for row in project.suggestions.ledger()] == [12, 12, 13]


def test_the_ledger_tells_in_order_of_time_what_was_shown_and_became_of_it(project: Project, offer: Offer) -> None:
    suggestions = project.suggestions
    suggestions.shown([offer])
    suggestions.accept(offer, span=WHOLE_TURN)
    suggestions.change(replace(offer, span=RAHA), 2)
    shown, accepted, changed = suggestions.ledger()
    assert (shown.event, accepted.event, changed.event) == ("shown", "accepted", "changed")
    assert shown.time <= accepted.time <= changed.time
    assert accepted.text == TEXT[slice(*OHJAUS)] and accepted.coded == TEXT[slice(*WHOLE_TURN)]
    assert (changed.source, changed.code, changed.chosen, changed.coded) == ("Työpaja ä", "Ohjaus", "Resurssit", "")
    assert (shown.coder, shown.score, shown.model, shown.examples) == ("Åsa", 0.87, "m 1", 12)
    assert [reason.text for reason in shown.evidence] == ["ohjaus", "Äiti"]


def test_acceptance_counts_each_code(project: Project, offer: Offer) -> None:
    suggestions = project.suggestions
    suggestions.shown([offer, replace(offer, span=RAHA), replace(offer, examples=20), replace(offer, code=2)])
    suggestions.accept(offer)
    suggestions.reject(replace(offer, span=RAHA))
    suggestions.later(replace(offer, span=RAHA, code=2))
    own, other = suggestions.acceptance()
    assert (own.name, own.shown, own.accepted, own.changed, own.rejected, own.rate) == ("Ohjaus", 2, 1, 0, 1, 0.5)
    assert (other.name, other.shown, other.rate) == ("Resurssit", 1, None)
    project.use_coder("Veli")
    project.suggestions.reject(offer)
    assert [each.rejected for each in suggestions.acceptance(project.coder.id)] == [1]


@pytest.mark.parametrize("expression", ["", '"ohjaus', "ohjaus OR", "(ohjaus", "NOT ohjaus", "…"])
def test_a_malformed_rule_is_refused(project: Project, source: int, expression: str) -> None:
    with pytest.raises(Refused):
        project.suggestions.add_rule(1, "always", expression)
    assert project.suggestions.rules() == []


def test_a_rule_is_added_edited_and_deleted_but_never_there_twice(project: Project, source: int) -> None:
    suggestions = project.suggestions
    rule = suggestions.add_rule(1, "always", "  ohjaus   TAI  neuvonta ")
    assert (rule.kind, rule.expression) == ("always", "ohjaus TAI neuvonta")
    other = suggestions.add_rule(1, "never", "raha")
    with pytest.raises(Refused):
        suggestions.edit_rule(other.id, kind="always", expression="ohjaus TAI neuvonta")
    assert suggestions.edit_rule(other.id, expression="palkka").expression == "palkka"
    suggestions.delete_rule(rule.id)
    assert [each.expression for each in suggestions.rules(1)] == ["palkka"]
    with pytest.raises(NotFound):
        suggestions.delete_rule(rule.id)
    with pytest.raises(NotFound):
        suggestions.add_rule(99, "always", "ohjaus")


def test_a_source_is_kept_out_of_learning_or_suggesting_and_let_in_again(project: Project, source: int) -> None:
    suggestions = project.suggestions
    assert suggestions.use(source) == (True, True)
    suggestions.set_use(source, learned=False)
    suggestions.set_use(source, suggested=False)
    assert suggestions.use(source) == (False, False)
    suggestions.set_use(source, learned=True, suggested=True)
    assert suggestions.uses() == {}
    history = project.history()
    suggestions.set_use(source, learned=True)
    assert project.history() == history
    with pytest.raises(NotFound):
        suggestions.set_use(99, learned=False)


def test_the_wanted_precision_and_whose_work_is_learned_are_told_but_no_act(project: Project) -> None:
    heard: list[Change] = []
    project.subscribe(heard.append)
    suggestions, history = project.suggestions, project.history()
    assert (suggestions.precision, suggestions.learns_from_team) == (0.8, False)
    suggestions.precision, suggestions.learns_from_team = 0.9, True
    suggestions.precision = 0.9
    assert (suggestions.precision, suggestions.learns_from_team) == (0.9, True)
    assert [change.ids("preference") for change in heard] == [{2}, {2}]
    assert project.history() == history


def test_the_codebook_is_learned_with_definitions_what_belongs_and_the_code_above(
    project: Project, source: int
) -> None:
    ohjaus, resurssit, palkat = project.suggestions.learning_set().codebook
    assert (ohjaus.name, ohjaus.description) == ("Ohjaus", "Miten ohjataan. Neuvonta.")
    assert (resurssit.description, palkat.description) == ("", "Resurssit.")


def test_examples_are_what_is_said_in_coded_passages_with_all_their_codes(project: Project, source: int) -> None:
    project.codings.apply(source, *OHJAUS, 1)
    project.codings.apply(source, OHJAUS.start, OHJAUS.end - 5, 2)
    project.codings.apply(source, 0, len(TEXT), 3)
    whole, ohjaus = sorted(project.suggestions.learning_set().examples, key=lambda example: -len(example.text))
    assert (ohjaus.text, ohjaus.codes) == (TEXT[slice(*OHJAUS)], {1, 2})
    assert whole.text == f"{TEXT[slice(*WHOLE_TURN)]}\n{TEXT[slice(*RAHA)]}"
    assert whole.codes == {3}


def test_rejections_are_learned_until_the_passage_gets_the_code_after_all(project: Project, offer: Offer) -> None:
    suggestions = project.suggestions
    suggestions.reject(offer)
    suggestions.change(replace(offer, span=RAHA), 2)
    rejected, changed = sorted(suggestions.learning_set().examples, key=lambda example: example.text)
    assert (rejected.text, rejected.codes, rejected.rejected) == (TEXT[slice(*OHJAUS)], set(), {1})
    assert (changed.codes, changed.rejected) == ({2}, {1})
    project.codings.apply(offer.source, *OHJAUS, 1)
    example = next(each for each in suggestions.learning_set().examples if each.text == TEXT[slice(*OHJAUS)])
    assert (example.codes, example.rejected) == ({1}, set())


def test_undo_of_a_coding_takes_it_out_of_what_is_learned(project: Project, offer: Offer) -> None:
    project.suggestions.accept(offer)
    project.undo()
    assert project.suggestions.learning_set().examples == ()


def test_each_coder_learns_from_her_own_work_unless_from_the_teams(project: Project, source: int) -> None:
    project.codings.apply(source, *OHJAUS, 1)
    own = project.coder.id
    project.use_coder("Veli")
    project.codings.apply(source, *RAHA, 2)
    project.codings.apply(source, *OHJAUS, 2)
    learned = project.suggestions.learning_set
    assert [example.codes for example in learned(own).examples] == [{1}]
    assert [example.codes for example in learned(project.coder.id).examples] == [{2}, {2}]
    assert [example.codes for example in learned(None).examples] == [{1, 2}, {2}]


def test_passages_not_coded_by_the_coder_get_suggestions_without_questions_and_labels(
    project: Project, source: int
) -> None:
    project.codings.apply(source, RAHA.start + 2, RAHA.start + 8, 2)
    other = source + 1
    project.sources.set_interviewer(project.sources.speakers(other)[0].id, False)
    learning = project.suggestions.learning_set(project.coder.id)
    assert [(passage.source, passage.text) for passage in learning.passages] == [
        (source, TEXT[slice(*WHOLE_TURN)]), (other, "Mikä toimii teillä? 😀"), (other, TEXT[slice(*WHOLE_TURN)]),
        (other, TEXT[slice(*RAHA)]),
    ]  # fmt: skip
    for passage in learning.passages:
        assert passage.text == project.sources.text(passage.source)[slice(*passage.span)]
    assert learning.background == tuple(passage.text for passage in learning.passages)
    project.use_coder("Veli")
    assert RAHA in [passage.span for passage in project.suggestions.learning_set(1).passages]


def test_a_source_kept_out_is_neither_learned_from_nor_suggested_for(project: Project, source: int) -> None:
    project.codings.apply(source, *OHJAUS, 1)
    project.suggestions.set_use(source, learned=False)
    project.suggestions.set_use(source + 1, suggested=False)
    learning = project.suggestions.learning_set()
    assert learning.examples == ()
    assert {passage.source for passage in learning.passages} == {source}
    assert len(learning.background) == 2
    assert learning.background == tuple(TEXT[slice(*span)] for span in (WHOLE_TURN, RAHA))


def test_a_code_on_a_very_long_passage_neither_teaches_nor_hinders(project: Project) -> None:
    text = "Kunnassa tehdään näin joka vuosi. " * 100
    long = project.sources.add(NewSource("Raportti", text.strip(), kind="report"))
    project.codes.add("Kunta")
    project.codings.apply(long.id, 0, long.characters, 1, origin="auto")
    learning = project.suggestions.learning_set()
    assert learning.examples == ()
    assert len(learning.passages) > 20


def test_a_read_only_project_notes_nothing_and_still_tells_what_to_learn(project: Project, offer: Offer) -> None:
    with Project.open(project.path, read_only=True) as reader:
        assert reader.suggestions.shown([offer]) == 0
        assert len(reader.suggestions.learning_set().passages) == 4
        with pytest.raises(Refused):
            reader.suggestions.reject(offer)


def test_a_decision_outside_its_text_is_a_problem(project: Project, offer: Offer) -> None:
    project.suggestions.reject(offer)
    project._database.execute("DROP TRIGGER decision_update")
    project._database.execute('UPDATE decision SET "end" = 9999')
    assert project.check() == ["Decision 1 on a suggestion lies outside the text of Työpaja ä."]


def test_the_newest_measurement_is_kept_for_each_whose_work_is_learned_from(tmp_path: Path) -> None:
    curve = (CurvePoint(0, 0, 40, 0.5, 0.6, 0.4, 0.8, 0.2), CurvePoint(-1, 90, 40, 0.7, None, None, None, 0.0))
    own = Threshold(1, 0.7, 0.85, 0.72, 0.93, 0.4, 24, "own")
    first, second = Assessment(0.8, 90, curve, (own,)), Assessment(0.9, 120, curve[:1], ())
    path = tmp_path / "Mittaus ä.kooditin"
    with Project.create(path, name="Mittaus", coder="Äijä") as project:
        assert project.suggestions.measured is None
        project.suggestions.keep_measured(first)
        kept = project.suggestions.keep_measured(second)
        assert project.undoable() is None
        project.suggestions.learns_from_team = True
        assert project.suggestions.measured is None
    with Project.open(path, coder="Äijä") as project:
        project.suggestions.learns_from_team = False
        assert project.suggestions.measured == kept and kept.assessment == second
        project.use_coder("Toinen")
        assert project.suggestions.measured is None


def test_a_measurement_of_another_version_counts_as_none(project: Project) -> None:
    project.suggestions.keep_measured(Assessment(0.8, 90, (), ()))
    database = project.suggestions._database
    with database.transaction():
        database.execute("UPDATE preference SET value = replace(value, '[0.8, 90, ', '[0.8, ')")
    project.suggestions._preferences = Preferences(database)
    assert project.suggestions.measured is None
