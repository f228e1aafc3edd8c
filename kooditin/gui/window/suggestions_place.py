"""Ehdotukset: how good suggestions are, their rules, sources and ledger; turns what the page asks into verbs."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from kooditin.gui.bridge.i18n import said, tr
from kooditin.gui.bridge.later import later
from kooditin.gui.bridge.worker_process import LanguageWorker
from kooditin.gui.suggestions.page import SuggestionsPage
from kooditin.gui.window.files import open_folder
from kooditin.gui.window.notice import Notice
from kooditin.gui.window.verbs import carry_out
from kooditin.project.measurement import Measurement
from kooditin.project.project import Project
from kooditin.qda.change import Change
from kooditin.qda.codebook import in_tree_order
from kooditin.qda.errors import KooditinError
from kooditin.qda.source import Span
from kooditin.qda.suggestion import Acceptance, LedgerRow, RuleKind
from kooditin.qda.suggestion_messages import Message, assessment_of, learned_texts, offered_rules_of

if TYPE_CHECKING:
    from kooditin.formats.to_csv import Headings
    from kooditin.gui.window.main_window import MainWindow
    from kooditin.gui.window.suggested import Suggested

T = TypeVar("T")
SETTLED = 300  # ms after an act until the ledger is read anew


class SuggestionsPlace(QWidget):
    """The page with a notice of its own above it. Measuring has a worker of its own, so that it hinders nothing."""

    follows_hidden = False

    def __init__(self, window: "MainWindow", suggested: "Suggested") -> None:
        super().__init__()
        self._window, self._suggested, self._suggesting = window, suggested, suggested.suggesting
        self.project: Project | None = None
        self.notice, self.page = Notice(), SuggestionsPage()
        self._measurer: LanguageWorker | None = None
        self._measured_work: tuple[Project, int, bool] | None = None  # whose work is learned from
        self._late = later(self, self._read_ledger, SETTLED)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notice)
        column.addWidget(self.page, 1)
        self._connect()

    def _connect(self) -> None:
        page, quality, rules, ledger = self.page, self.page.quality, self.page.rules, self.page.ledger
        page.review_requested.connect(self._suggested.review)
        page.use_model.use_asked.connect(
            lambda i, learned, given: self.do(lambda p: p.suggestions.set_use(i, learned=learned, suggested=given))
        )
        quality.precision_chosen.connect(self._use_precision)
        quality.team_chosen.connect(self._use_team)
        quality.measure_requested.connect(self.measure)
        quality.cancel_requested.connect(self.cancel_measuring)
        rules.add_requested.connect(self._add_rule)
        rules.edit_requested.connect(lambda i, words: self._edit_rule(i, words))
        rules.delete_requested.connect(lambda i: self.do(lambda p: p.suggestions.delete_rule(i)))
        rules.offers_requested.connect(self._ask_offers)
        ledger.export_requested.connect(self.choose_export)
        ledger.passage_requested.connect(self._show_passage)
        self._suggesting.state_changed.connect(self._show_learned)
        self._suggesting.renewed.connect(lambda _: self._show_learned())

    def do(self, verb: Callable[[Project], T]) -> T | None:
        """Carries out one verb; what the user can mend is told above the page, and None comes back."""
        return carry_out(self.project, verb, self.notice.tell_error)

    # The project at hand

    def set_project(self, project: Project | None) -> None:
        """Shows another project (None: nothing is open)."""
        if project is not self.project:
            self.page.rules.show_offers(())
        self.project = project
        self._show_measured()
        self.notice.hide()
        if project is None:
            self.page.ledger.show_rows(())
            return
        self._suggesting.soon()
        self._show_codes()
        self._show_rest()
        self._show_learned()
        self._read_ledger()

    def follow(self, change: Change) -> None:
        """Brings an act, its undo or its redo to the page."""
        self.notice.outlive_act()
        if self.project is None:
            return
        if change.touches("code"):
            self._show_codes()
        if change.touches("source", "source_use", "suggestion_rule", "preference"):
            self._show_rest()
        if change.touches("preference", "coder"):
            self._show_measured()
        if change.touches("decision", "coding", "source", "code", "coder"):
            self._late.start()

    def flush(self) -> None:
        """Nothing here is written bit by bit."""

    def focus(self) -> None:
        """Puts the keyboard where one would go on."""
        self._show_measured()
        self._show_learned()
        self.page.review.setFocus()

    def _show_codes(self) -> None:
        codes = self.do(lambda p: p.codes.by_id()) or {}
        ordered = in_tree_order(codes.values())
        self.page.quality.show_codes(codes, ordered)
        self.page.rules.show_codes(codes, ordered)

    def _show_rest(self) -> None:
        """The choices, the rules and the sources."""
        project = self.project
        if project is None:
            return
        suggestions = project.suggestions
        self.page.quality.show_choices(suggestions.precision, team=suggestions.learns_from_team)
        self.page.rules.show_rules(suggestions.rules())
        sources = [(source.id, source.name) for source in project.sources.all()]
        self.page.show_sources(sources, suggestions.uses())

    def _show_learned(self) -> None:
        if self.project is None or self._window.places.shown is not self:
            return
        suggesting = self._suggesting
        self.page.quality.show_learned(suggesting.thresholds, suggesting.examples, by_names=suggesting.by_names)
        self.page.show_state(self._state_words())

    def _state_words(self) -> str:
        suggesting = self._suggesting
        if suggesting.state == "problem" and suggesting.problem is not None:
            return said(suggesting.problem)
        return {
            "no_codes": tr("There are no codes yet."),
            "no_sources": tr("There are no sources yet."),
            "looking": tr("Looking for suggestions…"),
            "ready": tr("Learned from %n coded passage(s).", suggesting.examples),
        }.get(suggesting.state, "")

    # What is chosen

    def _use_precision(self, wanted: float) -> None:
        def use(project: Project) -> None:
            project.suggestions.precision = wanted

        self.do(use)

    def _use_team(self, team: bool) -> None:
        def use(project: Project) -> None:
            project.suggestions.learns_from_team = team

        self.do(use)

    def _add_rule(self, code: int, kind: RuleKind, words: str) -> None:
        if self.do(lambda p: p.suggestions.add_rule(code, kind, words)):
            self.page.rules.added()

    def _edit_rule(self, rule_id: int, words: str) -> None:
        if not self.do(lambda p: p.suggestions.edit_rule(rule_id, expression=words)):
            self._show_rest()

    def _ask_offers(self) -> None:
        def answered(answer: Message) -> None:
            found = offered_rules_of(answer) if answer.get("done") else ()
            self.page.rules.show_offers(found)
            if not found:
                self.notice.tell(tr("No word is sure enough yet to be offered as a rule. Code some more."))

        self._suggesting.worker.ask({"do": "offer_rules"}, answered, self.notice.tell_error, urgent=True)

    # Measuring

    def measure(self) -> None:
        """Measures in the background how good suggestions are; the newest knowledge of the project is what is taken."""
        message = self._suggesting.message
        if message is None or self._measurer is not None:
            return
        self._measurer = worker = LanguageWorker(self)
        self.page.quality.show_progress((0, 0))
        if not self._suggesting.by_meaning:
            self._ask_to_measure(worker, {**message, "make_at_most": 0})
            return
        learn = {**message, "make_at_most": len(learned_texts(message))}
        ask = partial(self._ask_to_measure, worker, learn)
        self._suggesting.vectors.tell_known(learned_texts(message), ask, worker)

    def _ask_to_measure(self, worker: LanguageWorker, learn: Message) -> None:
        if worker is self._measurer:
            worker.ask(learn, lambda _: None, self._measuring_failed)
            worker.ask({"do": "assess"}, self._on_measured, self._measuring_failed)

    def _show_measured(self) -> None:
        """Shows what was measured last of suggestions learned from whose work they are learned from now."""
        found = self.do(lambda p: ((p, p.coder.id, p.suggestions.learns_from_team), p.suggestions.measured))
        if found is None and self.project is not None:
            return  # the file is held just now, which was told
        work, kept = found or (None, None)
        if work != self._measured_work:
            self.cancel_measuring()
            self._measured_work = work
            self.page.quality.show_assessment(kept.assessment if kept else None, kept.time if kept else "")

    def cancel_measuring(self) -> None:
        """Ends measuring; what was measured before stays."""
        worker, self._measurer = self._measurer, None
        if worker is not None:
            worker.stop()
            worker.deleteLater()
        self.page.quality.show_progress(None)

    def _on_measured(self, answer: Message) -> None:
        if not answer.get("done"):
            done, of = answer["progress"]
            self.page.quality.show_progress((done, of))
            return
        self.cancel_measuring()
        assessment = assessment_of(answer)
        self.page.quality.show_assessment(assessment, _now())
        self._suggesting.beside(lambda p: p.suggestions.keep_measured(assessment), self._show_kept)

    def _show_kept(self, kept: Measurement) -> None:
        self.page.quality.show_assessment(kept.assessment, kept.time)

    def _measuring_failed(self, error: KooditinError) -> None:
        self.cancel_measuring()
        self.notice.tell_error(error)

    # The ledger

    def _read_ledger(self) -> None:
        if self.project is not None:
            self._suggesting.beside(_ledger, self._show_ledger)

    def _show_ledger(self, found: tuple[list[LedgerRow], list[Acceptance]]) -> None:
        rows, acceptance = found
        self.page.ledger.show_rows(rows)
        self.page.quality.show_acceptance(acceptance)

    def _show_passage(self, row: LedgerRow) -> None:
        source = self.do(lambda p: p.sources.find(row.source))
        if source is not None:
            self._window.show_passage(source.id, Span(row.start, row.end))

    def choose_export(self) -> None:
        """Asks for a file and writes the ledger to it."""
        project = self.project
        if project is None:
            return
        offered = project.path.with_name(f"{project.path.stem} – {tr('suggestions')}.csv")
        name, _ = QFileDialog.getSaveFileName(self, tr("Export what became of suggestions"), str(offered), "*.csv")
        if name:
            self.export(Path(name))

    def export(self, path: Path) -> None:
        """Writes the ledger to a CSV file in the background."""
        project = self.project
        if project is None:
            return

        headings: Headings = "fi" if self._window.language == "fi" else "en"

        def work(job: object) -> int:
            from kooditin.exchange import export_ledger

            sibling = project.sibling()
            try:
                return export_ledger(sibling, path, headings=headings)
            finally:
                sibling.close()

        def done(rows: int) -> None:
            words = tr("%n row(s) written to {name}.", rows).format(name=path.name)
            self.notice.tell(words, (tr("Open the folder"), lambda: open_folder(path.parent)))

        self._window.files.run(tr("Exporting"), work, done, self._export_failed)

    def _export_failed(self, error: Exception) -> None:
        if not isinstance(error, KooditinError):
            raise error
        self.notice.tell_error(error)


def _ledger(project: Project) -> tuple[list[LedgerRow], list[Acceptance]]:
    return project.suggestions.ledger(), list(project.suggestions.acceptance())


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
