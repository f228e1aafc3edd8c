"""Coding the passages of the open source: by the palette, by digits, by dropping; and moving a coding's ends."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect

from kooditin.gui.bridge.basis import Thresholds, by_code
from kooditin.gui.bridge.i18n import tr
from kooditin.gui.coding.code_palette import SUGGESTED
from kooditin.project.project import Project
from kooditin.qda.coding import Coding
from kooditin.qda.sentence import moved_by_word
from kooditin.qda.source import Span
from kooditin.qda.speakers import spoken_parts
from kooditin.qda.suggestion import Ranked, Suggestion

if TYPE_CHECKING:
    from kooditin.gui.window.coding_place import CodingPlace
    from kooditin.gui.window.reviewing import Reviewing
    from kooditin.gui.window.suggesting import Suggesting


class PassageCoding(QObject):
    """What the page, the palette and the codebook ask for, as verbs of the project."""

    def __init__(self, place: "CodingPlace") -> None:
        super().__init__(place)
        self.place = place
        self._recoding: int | None = None
        self._takers: tuple[Callable[[int], object], Callable[[str], object]] | None = None
        self.suggesting: Suggesting | None = None
        self.reviewing: Reviewing | None = None
        self._offered: tuple[Span, tuple[Ranked, ...]] | None = None
        place.palette_box.code_chosen.connect(self._palette_code)
        place.palette_box.new_code_requested.connect(self._palette_new_code)
        place.palette_box.closed.connect(place.transcript.setFocus)

    def apply_code(self, code_id: int, span: Span | None = None) -> Coding | None:
        """Applies a code to the span, else to the selection; the selection stays for a second code."""
        return self.apply_codes([code_id], span)

    def apply_codes(self, code_ids: Sequence[int], span: Span | None = None) -> Coding | None:
        """Applies codes to the span, else to the selection, in one act; gives the first coding.

        An interviewer who is left out is left out here: each respondent's stretch gets a coding of its own.
        """
        span = span or self.place.transcript.selected_span()
        source_id = self.place.source_id
        if span is None or source_id is None:
            self.place.notice.tell(tr("Select a passage of the text first; then choose its code."))
            return None
        parts = self.spoken_parts(span)
        if not parts:
            self._tell_left_out()
            return None
        self.place.memo.flush()
        codings = self.place.do(lambda p: p.codings.apply_each(source_id, parts, code_ids))
        if not codings:
            return None
        self.place.palette_box.used(code_ids[-1])
        self.place.transcript.choose(codings[0].id)
        return codings[0]

    def spoken_parts(self, span: Span) -> list[Span]:
        """What may be coded of a span of the open source: all of it, or what is left without interviewers."""
        page = self.place.transcript.page
        return spoken_parts(span, page.stored, page.turns, self.place.interviewers)

    def _tell_left_out(self) -> None:
        words = tr(
            "This is the interviewer’s speech, and it is not coded while “Leave the interviewer out of coding” "
            "is on in the Coding menu."
        )
        self.place.notice.tell(words, (tr("Include the interviewer"), self.switch_interviewer))

    def switch_interviewer(self) -> None:
        """Leaves interviewers out of coding and counts, or includes them again; the project remembers it."""

        def switch(project: Project) -> None:
            project.interviewer_left_out = not project.interviewer_left_out

        self.place.do(switch)
        self.place.state_changed.emit()

    def resize(self, coding_id: int, span: Span) -> None:
        """Moves the ends of a coding; one of respondents' speech alone ends where a question begins."""
        coding = self.place.transcript.index.get(coding_id)
        if coding is None:
            return
        if self.spoken_parts(coding.span) == [coding.span]:
            kept = coding.start if span.start == coding.start else coding.end - 1
            span = next((part for part in self.spoken_parts(span) if part.start <= kept < part.end), span)
        if span != coding.span:
            self.place.do(lambda p: p.codings.resize(coding_id, span.start, span.end))

    def apply_shortcut(self, key: str) -> None:
        """Applies the code that has this digit."""
        if self.place.project is None:
            return
        codes = self.place.do(lambda project: project.codes.all())
        if codes is None:
            return
        code = next((code for code in codes if code.shortcut == key), None)
        if code is None:
            self.place.notice.tell(
                tr("No code has the key {key} yet. Give one in the codebook’s menu.").format(key=key)
            )
        else:
            self.apply_code(code.id)

    def ask_code(self) -> None:
        """Opens the code palette below the selection; without one, the sentence at the caret is selected."""
        if self.place.source_id is None:
            return
        if self.place.transcript.selected_span() is None:
            self.place.transcript.select_sentence()
        span = self.place.transcript.selected_span()
        if span is not None and not self.spoken_parts(span):
            self._tell_left_out()
        elif span is not None:
            self._recoding = self._takers = None
            ready = self.suggesting.for_selection(self._suggest) if self.suggesting else ()
            self._open_palette(self.place.transcript.selection_rect(), suggested=ready or ())
            self._offer(span, ready or ())

    def ask_code_for(self, span: Span, take: Callable[[int], object], take_new: Callable[[str], object]) -> None:
        """Opens the palette for a passage; what is chosen goes to the takers, and nothing is coded here."""
        self.place.transcript.select_span(span)
        self._recoding, self._takers = None, (take, take_new)
        self._open_palette(self.place.transcript.selection_rect())

    def _suggest(self, ranked: tuple[Ranked, ...]) -> None:
        """Shows suggestions that come while the palette is open for the selection."""
        span = self.place.transcript.selected_span()
        is_coding = self._recoding is None and self._takers is None
        if span is not None and is_coding and ranked and self.place.palette_box.suggest(ranked, self._thresholds()):
            self._offer(span, ranked)

    def _offer(self, span: Span, ranked: tuple[Ranked, ...]) -> None:
        """Notes what is suggested for a passage that is to be coded: in the ledger too."""
        self._offered = (span, ranked) if ranked else None
        source_id = self.place.source_id
        if self.suggesting and ranked and source_id is not None:
            suggestion = Suggestion(source_id, span, ranked)
            self.suggesting.note_shown([self.suggesting.offer(suggestion, each) for each in ranked[:SUGGESTED]])

    def ask_recode(self, coding_id: int | None = None) -> None:
        """Opens the palette to give a coding another code."""
        coding_id = coding_id if coding_id is not None else self.place.transcript.chosen
        coding = self.place.transcript.index.get(coding_id) if coding_id is not None else None
        if coding:
            self.place.transcript.select_span(coding.span)
            self._recoding, self._takers = coding.id, None
            self._open_palette(self.place.transcript.selection_rect())

    def _open_palette(self, rect: QRect, *, suggested: Sequence[Ranked] = ()) -> None:
        found = self.place.do(lambda project: (project.codes.all(), project.queries.code_counts()))
        if found:
            codes, counts = found
            self._offered = None
            self.place.palette_box.ask(rect, codes, counts=counts, suggested=suggested, thresholds=self._thresholds())

    def _thresholds(self) -> Thresholds:
        return by_code(self.suggesting.thresholds) if self.suggesting else {}

    def _palette_code(self, code_id: int) -> None:
        recoding, self._recoding = self._recoding, None
        takers, self._takers = self._takers, None
        if takers is not None:
            takers[0](code_id)
            return
        if recoding is None and self._accept(code_id):
            self.place.transcript.setFocus()
            return
        if recoding is not None:
            self.place.do(lambda p: p.codings.recode(recoding, code_id))
        else:
            self.apply_code(code_id)
        self.place.transcript.setFocus()

    def _accept(self, code_id: int) -> bool:
        """Accepts the suggestion of this code for the selection, if there was one.

        Who takes another code says nothing of those suggested: a passage may have several.
        """
        offered, self._offered = self._offered, None
        span, source_id = self.place.transcript.selected_span(), self.place.source_id
        if offered is None or self.suggesting is None or source_id is None or span != offered[0]:
            return False
        ranked = next((each for each in offered[1] if each.code == code_id), None)
        if ranked is None or self.spoken_parts(span) != [span]:
            return False
        offer = self.suggesting.offer(Suggestion(source_id, span, offered[1]), ranked)
        self.place.memo.flush()
        self.suggesting.note_now()
        coding = self.place.do(lambda p: p.suggestions.accept(offer))
        if coding:
            self.place.transcript.choose(coding.id)
        return True

    def _palette_new_code(self, name: str) -> None:
        takers, self._takers = self._takers, None
        if takers is not None:
            takers[1](name)
            return
        span, source_id, recoding = self.place.transcript.selected_span(), self.place.source_id, self._recoding
        self._recoding = None
        parts = self.spoken_parts(span) if span is not None else []

        def create(project: Project) -> Coding | None:
            with project.operation("apply_new_code", name):
                code = project.codes.add(name)
                if recoding is not None:
                    return project.codings.recode(recoding, code.id)
                if not parts or source_id is None:
                    return None
                return project.codings.apply_each(source_id, parts, [code.id])[0]

        coding = self.place.do(create)
        if coding:
            self.place.transcript.choose(coding.id)
        self.place.transcript.setFocus()

    def move_end(self, which: str, step: int) -> None:
        """Moves the "start" or "end" of the chosen coding by a word, forward (1) or back (-1).

        While a suggestion is being decided it is the end of its passage.
        """
        if self.reviewing is not None and self.reviewing.span is not None:
            self.reviewing.move_end(moved_by_word(self.place.transcript.page.stored, self.reviewing.span, which, step))
            return
        chosen = self.place.transcript.chosen
        coding = self.place.transcript.index.get(chosen) if chosen is not None else None
        if coding is None:
            return
        self.resize(coding.id, moved_by_word(self.place.transcript.page.stored, coding.span, which, step))
