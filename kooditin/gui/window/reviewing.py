"""Deciding suggestions one by one: the panel, the page on which their passages are, and what is decided."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QMessageBox

from kooditin.gui.bridge.basis import by_code, is_by_name
from kooditin.gui.bridge.i18n import number, said, tr
from kooditin.gui.coding.review_queue import ReviewQueue
from kooditin.gui.coding.suggestion_panel import Emptiness, Shown, SuggestionPanel
from kooditin.project.project import Project
from kooditin.qda.change import Change
from kooditin.qda.coding import Coding
from kooditin.qda.source import Span
from kooditin.qda.suggestion import Offer, Suggestion

if TYPE_CHECKING:
    from kooditin.gui.window.coding_place import CodingPlace
    from kooditin.gui.window.suggesting import Suggesting

T = TypeVar("T")
AHEAD = 6  # suggestions that are ranked anew first
MANY = 100  # codings that are made in the time in which the window may stand still


class Reviewing(QObject):
    """One round through the suggestions of the open source, or of all; every decision is an act of its own."""

    opened = Signal()
    threshold_requested = Signal()
    background_requested = Signal(str, object)

    def __init__(self, place: "CodingPlace", suggesting: "Suggesting", panel: SuggestionPanel) -> None:
        super().__init__(place)
        self._place, self._suggesting, self.panel = place, suggesting, panel
        self._queue = ReviewQueue()
        self._scope = "source"
        self._span: Span | None = None
        self._acts: list[int] = []
        self._is_stepping = False
        self._is_active = False
        suggesting.first = self._upcoming
        suggesting.renewed.connect(self._on_renewed)
        suggesting.state_changed.connect(self._show)
        place.source_shown.connect(self._on_source)
        view = place.transcript
        view.suggestion_chosen.connect(self.start)
        view.review_key_pressed.connect(panel.take_key)
        view.selection_changed.connect(self._on_selection)
        view.coding_chosen.connect(self._on_coding_chosen)
        panel.accept_requested.connect(self.accept)
        panel.reject_requested.connect(self.reject)
        panel.other_requested.connect(self.ask_other)
        panel.code_requested.connect(self.take_code)
        panel.later_requested.connect(self.put_off)
        panel.back_requested.connect(self.back)
        panel.left.connect(self.stop)
        panel.scope_chosen.connect(self._use_scope)
        panel.all_requested.connect(self.ask_accept_all)
        panel.threshold_requested.connect(self.threshold_requested)

    @property
    def is_active(self) -> bool:
        """Whether suggestions are being decided."""
        return self._is_active

    def start(self, first: Suggestion | None = None) -> None:
        """Opens the panel, at the first suggestion behind the reader's place or at the given one."""
        if self._place.project is None:
            return
        was_active, self._is_active = self._is_active, True
        if was_active and first is not None:
            self._queue.go_to(first)
        elif not was_active:
            self._acts.clear()
            found = self._found()
            self._queue.start(found, first or self._nearest(found))
        self._suggesting.soon()
        self.panel.show_scope(self._scope)
        self.panel.show()
        self._place.memo.setVisible(self._place.transcript.chosen is not None)
        self.opened.emit()
        self.panel.setFocus()
        self._show_current()

    def stop(self) -> None:
        """Closes the panel; the keyboard is the page's again."""
        if self._is_active:
            self._leave()
            self._place.transcript.setFocus()

    def _leave(self) -> None:
        self._is_active, self._span = False, None
        self._queue.start(())
        self._suggesting.rank_all_sources(False)
        self._place.transcript.review(None)
        self._place.state_changed.emit()
        self.panel.hide()
        self._place.memo.show()

    def _on_coding_chosen(self, coding: Coding | None) -> None:
        """The chosen coding has room beside the suggestion only while there is one."""
        if self._is_active:
            self._place.memo.setVisible(coding is not None)

    def set_project(self) -> None:
        """Another project: nothing is being decided in it."""
        self._scope = "source"
        self._acts.clear()
        if self._is_active:
            self._leave()

    def follow(self, change: Change) -> None:
        """Leaves what is gone, and goes back to a decision that an Undo has taken back."""
        project = self._place.project
        if project is not None and self._is_active and self._acts and not self._is_stepping:
            undone = project.redoable()
            if undone is not None and undone.id == self._acts[-1]:
                self._return()
        gone = change.removed.get("source", ())
        if self._is_active and self._queue.current is not None and self._queue.current.source in gone:
            self._queue.start(self._found())
            self._show_current()

    # What waits

    def _found(self) -> list[Suggestion]:
        if self._scope == "all":
            return self._suggesting.all_suggestions()
        source = self._place.source_id
        return [] if source is None else self._suggesting.suggestions(source)

    def _nearest(self, found: Sequence[Suggestion]) -> Suggestion | None:
        """The first suggestion from the reader's place on."""
        source, at = self._place.source_id, self._place.transcript.reading_position()
        here = (each for each in found if each.source == source and each.span.end > at)
        return next(here, found[0] if found else None)

    def _upcoming(self) -> list[Suggestion]:
        return self._queue.upcoming(AHEAD) if self._is_active else []

    def _on_renewed(self, source_id: int) -> None:
        if not self._is_active or (self._scope == "source" and source_id != self._place.source_id):
            return
        had_none = self._queue.current is None
        self._queue.renew(self._found())
        if had_none:
            self._show_current()
        else:
            self._show()

    def _on_source(self, source_id: int) -> None:
        if self._is_active and self._scope == "source":
            found = self._found()
            self._queue.start(found, self._nearest(found))
            self._acts.clear()
            self._show_current()

    def _use_scope(self, scope: str) -> None:
        if scope != self._scope:
            self._scope = scope
            self._suggesting.rank_all_sources(scope == "all")
            found, current = self._found(), self._queue.current
            self._queue.start(found, current or self._nearest(found))
            self._acts.clear()
        self.panel.setFocus()
        self._show_current()

    # What is shown

    def _show_current(self) -> None:
        """Shows the current suggestion in the panel and on the page, and notes that it was seen."""
        current, was_reviewing = self._queue.current, self._place.transcript.reviewed is not None
        self._span = None if current is None else current.span
        if current is not None:
            if current.source != self._place.source_id:
                self._place.show_source(current.source)
            self._suggesting.note_shown([self._suggesting.offer(current, current.ranked[0])])
            self._place.transcript.review(current.span)
        else:
            self._place.transcript.review(None)
        if was_reviewing != (current is not None):
            self._place.state_changed.emit()
        self._show()

    def _show(self) -> None:
        if not self._is_active:
            return
        current, span = self._queue.current, self._span
        self.panel.show_sure_count(len(self._found()) if self._can_write() else 0)
        if not self._can_write():
            self.panel.show_empty("read_only")
        elif current is None or span is None:
            problem = self._suggesting.problem
            self.panel.show_empty(self._emptiness(), problem=said(problem) if problem else "")
        else:
            shown = Shown(current, self._text(current, span), self._where(current), self._queue.handled_count + 1,
                          self._queue.total, by_code(self._suggesting.thresholds))  # fmt: skip
            self.panel.show_suggestion(shown, self._place.transcript.codes)

    def _can_write(self) -> bool:
        return self._place.project is not None and not self._place.project.read_only

    def _emptiness(self) -> Emptiness:
        state, source = self._suggesting.state, self._place.source_id
        if state in ("no_codes", "no_sources", "problem"):
            return state
        if state in ("looking", "off"):
            return "looking"
        if self._scope == "source" and source in self._suggesting.kept_out:
            return "kept_out"
        return "done" if self._queue.handled_count else "nothing"

    def _text(self, suggestion: Suggestion, span: Span) -> str:
        if span == suggestion.span and (text := self._suggesting.text(suggestion)):
            return text
        return self._place.transcript.page.stored[span.start : span.end]

    def _where(self, suggestion: Suggestion) -> str:
        """Speaker and turn, and the source where all are gone through."""
        page, parts = self._place.transcript.page, []
        place = page.turn_index(suggestion.span.start)
        if place is not None:
            parts = [page.turns[place].speaker or "", tr("turn {number}").format(number=place + 1)]
        if self._scope == "all" and self._place.project is not None:
            parts.append(self._place.project.sources.get(suggestion.source).name)
        return " · ".join(filter(None, parts))

    # The passage's ends

    def move_end(self, span: Span) -> None:
        """Gives the passage other ends, before it is accepted."""
        self._span = span
        self._place.transcript.review(span, reveal=False)
        self._show()

    @property
    def span(self) -> Span | None:
        """The passage as it would be coded; None while none is decided on."""
        return self._span if self._is_active else None

    def _on_selection(self) -> None:
        """What is selected on the page over the passage is taken as its new ends."""
        span, view = self._place.transcript.selected_span(), self._place.transcript
        if self.span is None or span is None or self._place.palette_box.isVisible() or not view.hasFocus():
            return
        if span.start < self.span.end and self.span.start < span.end:
            self.move_end(span)

    # Decisions

    def accept(self) -> None:
        """Codes the passage as suggested."""
        current, span = self._queue.current, self._span
        if current is None or span is None:
            return
        best = current.ranked[0]
        offer = self._suggesting.offer(current, best)
        moved = span if span != current.span else None
        if self._decide(lambda p: p.suggestions.accept(offer, span=moved)):
            self._suggesting.tell(self._text(current, span), [best.code], self._turned_down(current))
            self._next()

    def take_code(self, code_id: int) -> None:
        """Codes the passage with another code than the one suggested."""
        current, span = self._queue.current, self._span
        if current is None or span is None:
            return
        offer = self._suggesting.offer(current, current.ranked[0])
        moved = span if span != current.span else None
        if self._decide(lambda p: p.suggestions.change(offer, code_id, span=moved)):
            self._after_change(current, span, code_id)

    def _take_new_code(self, name: str) -> None:
        current, span = self._queue.current, self._span
        if current is None or span is None:
            return
        offer = self._suggesting.offer(current, current.ranked[0])
        moved = span if span != current.span else None

        def change(project: Project) -> Coding:
            with project.operation("apply_new_code", name):
                return project.suggestions.change(offer, project.codes.add(name).id, span=moved)

        coding = self._decide(change)
        if coding:
            self._after_change(current, span, coding.code)

    def _after_change(self, current: Suggestion, span: Span, code_id: int) -> None:
        turned_down = self._turned_down(current) | ({current.ranked[0].code} - {code_id})
        self._suggesting.tell(self._text(current, span), [code_id], turned_down)
        self._next()

    def ask_other(self) -> None:
        """Opens the palette for another code."""
        if self._queue.current is not None and self._span is not None:
            self._place.coding.ask_code_for(self._span, self.take_code, self._take_new_code)

    def reject(self) -> None:
        """Says that the passage has not that code."""
        current = self._queue.current
        if current is None:
            return
        code = current.ranked[0].code
        offer = self._suggesting.offer(current, current.ranked[0])
        text = self._text(current, current.span)

        def reject(project: Project) -> bool:
            project.suggestions.reject(offer)
            return True

        if self._decide(reject):
            self._suggesting.tell(text, (), self._turned_down(current) | {code})
            self._next()

    def put_off(self) -> None:
        """Leaves the passage for a later round."""
        current = self._queue.current
        if current is None:
            return
        offer = self._suggesting.offer(current, current.ranked[0])

        def put_off(project: Project) -> bool:
            project.suggestions.later(offer)
            return True

        if self._decide(put_off):
            self._next()

    def _decide(self, verb: Callable[[Project], T]) -> T | None:
        self._suggesting.note_now()
        result = self._place.do(verb)
        project = self._place.project
        if result and project is not None and (done := project.undoable()) is not None:
            self._acts.append(done.id)
        return result

    def _turned_down(self, suggestion: Suggestion) -> set[int]:
        said = self._suggesting.verdicts(suggestion.source).get(suggestion.span, {})
        return {code for code, verdict in said.items() if verdict in ("rejected", "changed")}

    def _next(self) -> None:
        """Shows the next one at once; what the decision means for it is heard of later."""
        view = self._place.transcript
        view.choose(None)
        if view.textCursor().hasSelection():
            view.set_caret(view.caret())
        self._queue.handle()
        self.panel.setFocus()
        self._show_current()

    def back(self) -> None:
        """Takes the last decision of this round back, and nothing else."""
        if not self._acts:
            return
        act = self._acts[-1]
        self._is_stepping = True
        undone = self._place.do(lambda p: p.undo(act))
        self._is_stepping = False
        if undone is None:
            self._place.notice.tell(tr("Something else has been done since the last decision. Undo that first."))
            return
        self._return()
        self.panel.setFocus()

    def _return(self) -> None:
        """Shows the suggestion whose decision was taken back."""
        self._acts.pop()
        last = self._queue.back()
        if last is not None:
            self._suggesting.tell(self._suggesting.text(last), (), self._turned_down(last))
        self._show_current()

    # All at once

    def sure_offers(self) -> list[Offer]:
        """What "accept all" would accept: the likeliest code of each suggestion in scope."""
        return [self._suggesting.offer(each, each.ranked[0]) for each in self._found()]

    def ask_accept_all(self) -> None:
        """Asks, with the numbers, whether all sure suggestions are to be accepted."""
        offers = self.sure_offers()
        if not offers:
            return
        box = QMessageBox(self.panel)
        box.setObjectName("accept_all")
        box.setWindowTitle(tr("Accept all"))
        box.setText(accept_all_words(offers))
        box.setInformativeText(" ".join(filter(None, (self._by_name_words(offers), self._record_words()))))
        yes = box.addButton(tr("Accept"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(yes)
        yes.clicked.connect(partial(self.accept_all, offers))
        box.open()

    def _by_name_words(self, offers: Sequence[Offer]) -> str:
        """How many of them rest on little more than the codes' names."""
        thresholds = by_code(self._suggesting.thresholds)
        count = sum(is_by_name(offer.code, offer.evidence, thresholds) for offer in offers)
        words = tr("Suggested mostly by the code’s name, as there are few examples yet: {count}.")
        return words.format(count=number(count)) if count else ""

    def _record_words(self) -> str:
        """How many of the suggestions decided so far were right, and that all is one undo."""
        undo = tr("It is one act: a single Undo takes it back.")
        rows = self._place.do(lambda p: p.suggestions.acceptance(p.coder.id)) or []
        accepted = sum(row.accepted for row in rows)
        decided = accepted + sum(row.changed + row.rejected for row in rows)
        if not decided:
            return tr("No suggestion has been decided one by one yet, so nobody knows how many are right.") + " " + undo
        words = tr("Of the suggestions decided so far, {right} of {all} have been right.")
        return words.format(right=accepted, all=decided) + " " + undo

    def accept_all(self, offers: Sequence[Offer]) -> None:
        """Accepts these in one act."""
        self._acts.clear()
        if len(offers) > MANY:
            self.background_requested.emit(tr("Accepting suggestions"), lambda p: p.suggestions.accept_many(offers))
        else:
            self._place.do(lambda p: p.suggestions.accept_many(offers))
        self._suggesting.leave_out({(offer.source, offer.span) for offer in offers})
        QTimer.singleShot(0, self, self._after_all)

    def _after_all(self) -> None:
        if self._is_active:
            self._queue.start(self._found())
            self._show_current()


def accept_all_words(offers: Sequence[Offer]) -> str:
    """The question, with its numbers."""
    sources = len({offer.source for offer in offers})
    if sources == 1:
        return tr("Accept %n suggestion(s) in this source?", len(offers))
    return tr("Accept %n suggestion(s) in {sources} sources?", len(offers)).format(sources=sources)
