"""What a coder makes of suggestions, her rules for them, and which sources they concern.

The decisions are acts of the journal; that a suggestion was shown is only noted (`suggestion_log`), as undo does not
unmake it. Nothing here suggests: that is done in `language`, from the learning set.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence

from kooditin.project import measurement, suggestion_log
from kooditin.project.codings import Codings
from kooditin.project.database import Row, new_guid, utc_now
from kooditin.project.journal import Journal
from kooditin.project.learning import learning_set
from kooditin.project.measurement import Measurement
from kooditin.project.preferences import Preferences
from kooditin.project.queries import Queries
from kooditin.qda.change import Change
from kooditin.qda.coding import Coding, SpanIndex, checked_span
from kooditin.qda.errors import NotFound, Refused
from kooditin.qda.source import Span, normal_text
from kooditin.qda.suggestion import Acceptance, Decision, LearningSet, LedgerRow, Offer, Rule, RuleKind, Verdict
from kooditin.qda.suggestion_messages import Assessment

PRECISION, LEARNED_WORK = "suggestions' precision", "suggestions' learning"
_COLUMNS = (
    'id, guid, source, "start", "end", code, code_name, verdict, chosen, chosen_name, coding, permille, evidence, '
    "coder, model, examples, created"
)


class Suggestions:
    """The decisions on suggestions in one project; new ones are the active coder's."""

    def __init__(
        self,
        journal: Journal,
        codings: Codings,
        queries: Queries,
        preferences: Preferences,
        coder_id: Callable[[], int],
    ) -> None:
        self._journal = journal
        self._database = journal.database
        self._codings = codings
        self._queries = queries
        self._preferences = preferences
        self._coder_id = coder_id

    def accept(self, offer: Offer, *, span: Span | None = None) -> Coding:
        """Codes the passage as suggested (`span` where its ends were moved first), with origin "suggested"."""
        name = self._checked(offer)
        with self._journal.operation("accept_suggestion", name):
            coding = self._codings.apply(offer.source, *(span or offer.span), offer.code, origin="suggested")
            self._decide(offer, "accepted", coding)
        return coding

    def change(self, offer: Offer, code: int, *, span: Span | None = None) -> Coding:
        """Codes the passage with another code than was suggested, with origin "manual", as a person chose it."""
        if code == offer.code:
            return self.accept(offer, span=span)
        self._checked(offer)
        with self._journal.operation("change_suggestion", self._code_name(code)):
            coding = self._codings.apply(offer.source, *(span or offer.span), code)
            self._decide(offer, "changed", coding)
        return coding

    def reject(self, offer: Offer) -> None:
        """Says that the passage has not that code."""
        name = self._checked(offer)
        with self._journal.operation("reject_suggestion", name):
            self._decide(offer, "rejected")

    def reject_many(self, offers: Sequence[Offer]) -> None:
        """Says of several codes, or of several passages, that they are not so; one operation, all or none."""
        for offer in offers:
            self._checked(offer)
        with self._journal.operation("reject_suggestions", str(len(offers))):
            for offer in offers:
                self._decide(offer, "rejected")

    def later(self, offer: Offer) -> None:
        """Puts the passage off: it comes again at the end."""
        name = self._checked(offer)
        with self._journal.operation("postpone_suggestion", name):
            self._decide(offer, "later")

    def accept_many(self, offers: Iterable[Offer]) -> list[Coding]:
        """Codes all of the passages as suggested, in one operation; all or none.

        Left out are passages that the coder has coded already, if only in part, and codes she has rejected there.
        """
        chosen = self._still_open(offers)
        for offer in chosen:
            self._checked(offer)
        with self._journal.operation("accept_suggestions", str(len(chosen))):
            codings = self._codings.apply_many(
                (offer.source, *offer.span, offer.code, "", "suggested") for offer in chosen
            )
            for offer, coding in zip(chosen, codings, strict=True):
                self._decide(offer, "accepted", coding)
        return codings

    def decisions(self, source_id: int | None = None, coder: int | None = None) -> list[Decision]:
        """The decisions (on one source, of one coder) in the order they were made."""
        rows = self._database.query(
            f"SELECT {_COLUMNS} FROM decision WHERE ifnull(source = ?1, 1) AND ifnull(coder = ?2, 1) ORDER BY id",
            (source_id, coder),
        )
        return [_decision(row) for row in rows]

    def verdicts(self, source_id: int, coder: int | None = None) -> dict[Span, dict[int, Verdict]]:
        """What the coder (the active one by default) last said of each code on each passage of a source."""
        found: dict[Span, dict[int, Verdict]] = defaultdict(dict)
        for decision in self.decisions(source_id, coder or self._coder_id()):
            if decision.code is not None:
                found[decision.span][decision.code] = decision.verdict
        return dict(found)

    def rules(self, code: int | None = None) -> list[Rule]:
        """The rules (of one code), oldest first."""
        rows = self._database.query(
            "SELECT id, guid, code, kind, expression FROM suggestion_rule WHERE ifnull(code = ?, 1) ORDER BY id",
            (code,),
        )
        return [Rule(*row) for row in rows]

    def rule(self, rule_id: int) -> Rule:
        """One rule. Raises NotFound."""
        found = next((rule for rule in self.rules() if rule.id == rule_id), None)
        if found is None:
            raise NotFound("There is no rule {reference}. It may have been deleted.", reference=rule_id)
        return found

    def add_rule(self, code: int, kind: RuleKind, expression: str) -> Rule:
        """Words that always or never suggest the code, written as a search is (qda/search.py).

        Raises Refused on a malformed expression or a rule twice.
        """
        name, expression = self._code_name(code), _checked_expression(expression)
        self._refuse_twin(code, kind, expression)
        with self._journal.operation("add_suggestion_rule", name):
            row = self._database.execute(
                "INSERT INTO suggestion_rule (guid, code, kind, expression) VALUES (?, ?, ?, ?)",
                (new_guid(), code, _checked_kind(kind), expression),
            )
        assert row.lastrowid is not None
        return self.rule(row.lastrowid)

    def edit_rule(self, rule_id: int, *, kind: RuleKind | None = None, expression: str | None = None) -> Rule:
        """Changes what is given of a rule. Raises as `add_rule`."""
        rule = self.rule(rule_id)
        new_kind = rule.kind if kind is None else _checked_kind(kind)
        words = rule.expression if expression is None else _checked_expression(expression)
        self._refuse_twin(rule.code, new_kind, words, but=rule_id)
        with self._journal.operation("edit_suggestion_rule", self._code_name(rule.code)):
            self._database.execute(
                "UPDATE suggestion_rule SET kind = ?, expression = ? WHERE id = ?", (new_kind, words, rule_id)
            )
        return self.rule(rule_id)

    def delete_rule(self, rule_id: int) -> None:
        """Takes a rule away."""
        rule = self.rule(rule_id)
        with self._journal.operation("delete_suggestion_rule", self._code_name(rule.code)):
            self._database.execute("DELETE FROM suggestion_rule WHERE id = ?", (rule_id,))

    def use(self, source_id: int) -> tuple[bool, bool]:
        """Whether suggestions are learned from the source's codings, and whether it gets suggestions."""
        return self.uses().get(source_id, (True, True))

    def uses(self) -> dict[int, tuple[bool, bool]]:
        """As `use`, for the sources that are kept out of the one or the other."""
        rows = self._database.query("SELECT source, learned, suggested FROM source_use")
        return {source: (bool(learned), bool(suggested)) for source, learned, suggested in rows}

    def set_use(self, source_id: int, *, learned: bool | None = None, suggested: bool | None = None) -> None:
        """Keeps a source out of learning or of getting suggestions, or lets it in again; None leaves it as it is."""
        was = self.use(source_id)
        now = was[0] if learned is None else learned, was[1] if suggested is None else suggested
        row = self._database.one("SELECT name FROM source WHERE id = ?", (source_id,))
        if row is None:
            raise NotFound("There is no source {reference}. Look at the list of sources.", reference=source_id)
        with self._journal.operation("set_source_use", row[0]):
            run = self._database.execute
            if now == (True, True):
                run("DELETE FROM source_use WHERE source = ?", (source_id,))
            elif was == (True, True):
                run(
                    "INSERT INTO source_use (guid, source, learned, suggested) VALUES (?, ?, ?, ?)",
                    (new_guid(), source_id, *map(int, now)),
                )
            else:
                run("UPDATE source_use SET learned = ?, suggested = ? WHERE source = ?", (*map(int, now), source_id))

    @property
    def precision(self) -> float:
        """How many of the suggestions the user wants to be right (0–1, 0.8 by default); kept in the file, no act.

        Setting it tells the subscribers of an updated "preference".
        """
        return float(self._preferences.get(PRECISION, "0.8"))

    @precision.setter
    def precision(self, wanted: float) -> None:
        if not 0 < wanted < 1:
            raise ValueError(wanted)
        self._remember(PRECISION, f"{wanted:.3f}")

    @property
    def learns_from_team(self) -> bool:
        """Whether suggestions are learned from everybody's codings, not only the active coder's; as `precision`."""
        return self._preferences.get(LEARNED_WORK) == "team"

    @learns_from_team.setter
    def learns_from_team(self, team: bool) -> None:
        self._remember(LEARNED_WORK, "team" if team else "own")

    @property
    def measured(self) -> Measurement | None:
        """The newest measurement of suggestions learned from the work that is learned from now; kept in the file."""
        return measurement.newest(self._preferences, self._learned_work())

    def keep_measured(self, assessment: Assessment) -> Measurement:
        """Keeps what was just measured, with the time; no act. Raises Refused where the file cannot be written to."""
        found = Measurement(utc_now(), assessment)
        measurement.keep(self._preferences, self._learned_work(), found)
        return found

    def _learned_work(self) -> str:
        return "team" if self.learns_from_team else f"coder {self._coder_id()}"

    def learning_set(self, coder: int | None = None, *, is_over: Callable[[], bool] = lambda: False) -> LearningSet:
        """What is learned from that coder's work (None: everybody's), and the passages the active coder has not coded.

        A reading question over all sources and codings: 200 transcripts take about a second, so ask it of a sibling.
        `is_over` is asked before each source: it may wait for a better time, or say that no more is needed.
        """
        return learning_set(
            self._database, self._queries, self.uses(), coder=coder, active=self._coder_id(), is_over=is_over
        )

    def shown(self, offers: Collection[Offer]) -> int:
        """Notes that these were shown to the active coder; those noted before, from the same model, are passed over.

        No act. Gives the number of new ones; writes nothing into a project that is open for reading.
        """
        suggestion_log.forget_gone(self._database, self._preferences)
        return suggestion_log.note(self._database, offers, self._journal.coder_name)

    def ledger(self) -> list[LedgerRow]:
        """Every suggestion shown and every decision on one, in the order of time; without those of deleted sources."""
        return suggestion_log.ledger(self._database)

    def acceptance(self, coder: int | None = None) -> list[Acceptance]:
        """For each code ever suggested (to one coder) what became of it, in the order of the names."""
        return suggestion_log.acceptance(self._database, coder)

    def _remember(self, key: str, value: str) -> None:
        if self._preferences.get(key) != value:
            self._preferences.put(key, value)
            self._journal.announce(Change(updated={"preference": frozenset({2})}))

    def _still_open(self, offers: Iterable[Offer]) -> list[Offer]:
        coder = self._coder_id()
        by_source: dict[int, list[Offer]] = defaultdict(list)
        for offer in offers:
            by_source[offer.source].append(offer)
        found = []
        for source, group in by_source.items():
            coded = SpanIndex(coding for coding in self._codings.in_source(source) if coding.coder == coder)
            said = self.verdicts(source, coder) if coder else {}
            found += [
                offer
                for offer in group
                if not coded.touching(*offer.span) and said.get(offer.span, {}).get(offer.code) != "rejected"
            ]
        return found

    def _decide(self, offer: Offer, verdict: Verdict, coding: Coding | None = None) -> None:
        chosen = None if coding is None else coding.code
        self._database.execute(
            'INSERT INTO decision (guid, source, "start", "end", code, code_name, verdict, chosen, chosen_name, '
            "coding, permille, evidence, coder, model, examples, created) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                new_guid(), offer.source, *offer.span, offer.code, self._code_name(offer.code), verdict, chosen,
                "" if chosen is None else self._code_name(chosen), None if coding is None else coding.id,
                round(offer.score * 1000), suggestion_log.packed(offer.evidence), self._coder_id(),
                normal_text(offer.model), offer.examples, utc_now(),
            ),
        )  # fmt: skip

    def _checked(self, offer: Offer) -> str:
        """The name of the code, when the offer names a passage and a code that are there."""
        row = self._database.one("SELECT characters FROM source WHERE id = ?", (offer.source,))
        if row is None:
            raise NotFound("There is no source {reference}. Look at the list of sources.", reference=offer.source)
        checked_span(*offer.span, row[0])
        return self._code_name(offer.code)

    def _code_name(self, code: int) -> str:
        row = self._database.one("SELECT name FROM code WHERE id = ?", (code,))
        if row is None:
            raise NotFound("There is no code {reference}. Look at the list of codes.", reference=code)
        return str(row[0])

    def _refuse_twin(self, code: int, kind: str, expression: str, but: int | None = None) -> None:
        for rule in self.rules(code):
            if (rule.kind, rule.expression) == (kind, expression) and rule.id != but:
                raise Refused("The code has this rule already. Change the words.")


def _checked_kind(kind: RuleKind) -> RuleKind:
    if kind not in ("always", "never"):
        raise ValueError(kind)
    return kind


def _checked_expression(expression: str) -> str:
    from kooditin.qda.search import parse  # which opening a project does without

    clean = " ".join(normal_text(expression).split())
    parse(clean)
    return clean


def _decision(row: Row) -> Decision:
    (number, guid, source, start, end, code, code_name, verdict, chosen, chosen_name, coding, permille, evidence,
     *rest) = row  # fmt: skip
    return Decision(
        number, guid, source, Span(start, end), code, code_name, verdict, chosen, chosen_name, coding,
        permille / 1000, suggestion_log.unpacked(evidence), *rest,
    )  # fmt: skip
