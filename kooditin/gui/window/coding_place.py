"""Koodaa: sources and codebook at the left, the page in the middle, the chosen coding at the right."""

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from kooditin.gui.bridge.i18n import tr
from kooditin.gui.bridge.wording import local_moment
from kooditin.gui.coding.code_palette import CodePalette
from kooditin.gui.coding.codebook_tree import CodebookTree
from kooditin.gui.coding.history_panel import HistoryPanel
from kooditin.gui.coding.memo_editor import CodingContext, MemoEditor
from kooditin.gui.coding.outline import OutlinePanel
from kooditin.gui.coding.passage_memo import PassageMemo
from kooditin.gui.coding.suggestion_panel import SuggestionPanel
from kooditin.gui.coding.transcript_view import TranscriptView
from kooditin.gui.materials.source_list import SourceList
from kooditin.gui.window.ask_case import ask_case_of_source
from kooditin.gui.window.notice import Notice
from kooditin.gui.window.outline_guide import OutlineGuide
from kooditin.gui.window.passage_coding import PassageCoding
from kooditin.gui.window.source_tabs import SourceTabs
from kooditin.gui.window.verbs import carry_out
from kooditin.project.project import Project
from kooditin.qda.change import Change
from kooditin.qda.coding import Coding
from kooditin.qda.outline import pages_of
from kooditin.qda.source import Span
from kooditin.qda.speakers import covered_within

T = TypeVar("T")
LEAST_PANEL = 72  # pixels: a heading and a row


class CodingPlace(QWidget):
    """The place where text is read and coded; turns what the panels ask into verbs of the project."""

    problem = Signal(object)
    source_shown = Signal(object)
    state_changed = Signal()
    files_dropped = Signal(object)
    import_requested = Signal()
    undo_requested = Signal()
    redo_requested = Signal()
    history_saved = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.project: Project | None = None
        self.source_id: int | None = None
        self.interviewers: frozenset[str] = frozenset()
        self._share: tuple[int, float] | None = None
        self._places: dict[int, int | None] = {}
        self.notice = Notice()
        self.sources, self.codebook = SourceList(), CodebookTree()
        self.outline, self.transcript = OutlinePanel(), TranscriptView()
        self.suggestion, self.memo, self.history = SuggestionPanel(), MemoEditor(), HistoryPanel()
        self.tabs = SourceTabs()
        self.palette_box, self.memo_card = CodePalette(self), PassageMemo(self)
        self.suggestion.hide()
        self.history.hide()
        self.guide = OutlineGuide(self)
        self.coding = PassageCoding(self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.left, self.right = QSplitter(Qt.Orientation.Vertical), QSplitter(Qt.Orientation.Vertical)
        for side, panel in (
            (self.left, self.sources),
            (self.left, self.outline),
            (self.left, self.codebook),
            (self.right, self.suggestion),
            (self.right, self.memo),
            (self.right, self.history),
        ):
            panel.setMinimumHeight(LEAST_PANEL)
            side.addWidget(panel)
            side.setChildrenCollapsible(False)
        self.left.setSizes([240, 220, 320])
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notice)
        column.addWidget(self.tabs)
        column.addWidget(self.transcript, 1)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        for part in (self.left, middle, self.right):
            self.splitter.addWidget(part)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([300, 840, 280])
        self.splitter.setHandleWidth(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.splitter)

    def _connect(self) -> None:
        self.sources.source_chosen.connect(self.show_source)
        self.sources.rename_requested.connect(lambda i, name: self.do(lambda p: p.sources.rename(i, name)))
        self.sources.delete_requested.connect(self.delete_source)
        self.sources.use_requested.connect(
            lambda i, learned, given: self.do(lambda p: p.suggestions.set_use(i, learned=learned, suggested=given))
        )
        self.sources.case_requested.connect(lambda i: ask_case_of_source(self, i))
        self.sources.kind_requested.connect(lambda i, kind: self.do(lambda p: p.sources.set_kind(i, kind)))
        self.sources.language_requested.connect(lambda i, code: self.do(lambda p: p.sources.set_language(i, code)))
        self.sources.memo_changed.connect(self._keep_source_memo)
        self.sources.files_dropped.connect(self.files_dropped)
        self.sources.import_requested.connect(self.import_requested)
        self._connect_codebook()
        view = self.transcript
        view.palette_requested.connect(self.coding.ask_code)
        view.digit_pressed.connect(self.coding.apply_shortcut)
        view.delete_requested.connect(self.delete_coding)
        view.resize_requested.connect(lambda i, start, end: self.coding.resize(i, Span(start, end)))
        view.codes_dropped.connect(self.coding.apply_codes)
        view.coding_chosen.connect(self._coding_chosen)
        view.selection_changed.connect(self.state_changed)
        self.memo.memo_changed.connect(self._keep_coding_memo)
        self.memo.recode_requested.connect(self.coding.ask_recode)
        self.memo.delete_requested.connect(self.delete_coding)
        self.memo.coding_chosen.connect(lambda i: view.choose(i, reveal=True))
        self.history.undo_requested.connect(self.undo_requested)
        self.history.redo_requested.connect(self.redo_requested)
        self.history.save_requested.connect(self.history_saved)
        self._connect_memo_card()
        self.tabs.source_chosen.connect(self.show_source)

    def _connect_memo_card(self) -> None:
        card = self.memo_card
        self.transcript.memo_opened.connect(self.read_memo)
        card.added.connect(self._add_memo)
        card.edited.connect(lambda i, text: self.do(lambda p: p.memos.edit(i, text, goes_on=card.field.goes_on)))
        card.delete_requested.connect(lambda i: self.do(lambda p: p.memos.delete(i)))
        card.closed.connect(self.transcript.setFocus)

    def _connect_codebook(self) -> None:
        tree = self.codebook
        tree.add_requested.connect(lambda name, parent: self.do(lambda p: p.codes.add(name, parent=parent)))
        tree.rename_requested.connect(lambda i, name: self.do(lambda p: p.codes.rename(i, name)))
        tree.recolor_requested.connect(lambda i, color: self.do(lambda p: p.codes.recolor(i, color)))
        tree.move_requested.connect(
            lambda i, parent, place: self.do(lambda p: p.codes.move(i, parent=parent, position=place))
        )
        tree.merge_requested.connect(lambda ids, into: self.do(lambda p: p.codes.merge(ids, into)))
        tree.delete_requested.connect(self.delete_code)
        tree.describe_requested.connect(self._describe)
        tree.shortcut_requested.connect(lambda i, key: self.do(lambda p: p.codes.set_shortcut(i, key)))
        tree.code_activated.connect(self.coding.apply_code)
        tree.apply_requested.connect(self.coding.apply_code)

    def _describe(self, code_id: int, definition: str, include: str, exclude: str) -> None:
        texts = {"definition": definition, "include": include, "exclude": exclude}
        goes_on = self.codebook.description.goes_on
        self.do(lambda p: p.codes.describe(code_id, **texts, goes_on=goes_on))

    def _keep_source_memo(self, source_id: int, text: str) -> None:
        self.do(lambda p: p.sources.set_memo(source_id, text, goes_on=self.sources.memo.goes_on))

    def _keep_coding_memo(self, coding_id: int, text: str) -> None:
        self.do(lambda p: p.codings.set_memo(coding_id, text, goes_on=self.memo.memo.goes_on))

    # The project at hand

    def do(self, verb: Callable[[Project], T]) -> T | None:
        """Carries out one verb; what the user can mend is told as a problem, and None comes back."""
        return carry_out(self.project, verb, self.problem.emit)

    def set_project(self, project: Project | None) -> None:
        """Shows another project, or none."""
        self.flush_memos()
        self.project = project
        self.source_id = None
        self._places.clear()
        self.guide.forget()
        self.notice.hide()
        self.tabs.follow({})
        for panel in (self.sources, self.codebook, self.memo, self.history):
            panel.set_project(project)
        self.transcript.clear_page()
        self.guide.show_page()
        first = project.sources.all()[:1] if project else []
        if first:
            self.show_source(self.sources.first_source() or first[0].id)
        self.state_changed.emit()

    def show_source(self, source_id: int) -> None:
        """Opens a source on the page, where it was left."""
        project = self.project
        if project is None or source_id == self.source_id:
            return
        self.flush_memos()
        self.palette_box.dismiss()
        if self.source_id is not None:
            self._keep_place(self.source_id)
        if self.do(lambda project: self._set_page(project, source_id)) is None:
            return
        self.source_id = source_id
        self.tabs.show_source(source_id, project.sources.get(source_id).name)
        self.sources.select(source_id)
        self.codebook.set_source(source_id)
        self.memo.show_coding(None)
        self.source_shown.emit(source_id)
        self.state_changed.emit()

    def _keep_place(self, source_id: int) -> None:
        """Remembers where the page is and what is folded on it."""
        self._places[source_id] = self.transcript.top_position()
        self.guide.keep(source_id)

    def _set_page(self, project: Project, source_id: int) -> bool:
        """Sets the page anew; where something cannot be read, nothing of it. True, as `do` gives None for a problem."""
        interviewers = project.queries.interviewers(source_id)
        self.transcript.show_source(
            project.sources.text(source_id),
            project.sources.turns(source_id),
            project.codings.in_source(source_id),
            interviewers=interviewers,
            codes=project.codes.by_id(),
            coder_names={coder.id: coder.name for coder in project.coders.all()},
            memos=project.memos.for_target("source", source_id),
            sections=project.sources.sections(source_id),
            folded=self.guide.folded(source_id),
            top=self._places.get(source_id),
        )
        self.guide.show_page()
        self.interviewers, self._share = interviewers, None
        return True

    def follow(self, change: Change) -> None:
        """Brings an act, its undo or its redo, or another way of looking, to the panels."""
        if not change.touches("preference"):
            self.notice.outlive_act()
        for panel in (self.sources, self.codebook, self.memo, self.history):
            panel.follow(change)
        project = self.project
        if project is None:
            return
        if change.touches("source"):
            self.tabs.follow({source.id: source.name for source in project.sources.all()})
        if self.source_id in change.removed.get("source", ()):
            self._source_gone()
        elif self.source_id is not None:
            self._follow_page(project, self.source_id, change)
        if self.source_id is None and change.added.get("source"):
            self.show_source(min(change.added["source"]))
        self.state_changed.emit()

    def _follow_page(self, project: Project, source_id: int, change: Change) -> None:
        view = self.transcript
        is_said_anew = source_id in change.within.get("source", ()) and change.touches("speaker", "turn")
        if is_said_anew or change.touches("preference"):
            self._keep_place(source_id)
            self._set_page(project, source_id)
            return
        if change.touches("coder"):
            view.coder_names = {coder.id: coder.name for coder in project.coders.all()}
        if change.touches("code"):
            view.set_codes(project.codes.by_id())
        if change.touches("memo"):
            view.set_memos(project.memos.for_target("source", source_id))
        if not change.touches("coding"):
            return
        self._share = None
        there = change.added.get("coding", frozenset()) | change.updated.get("coding", frozenset())
        found = [coding for coding in project.codings.get_many(there) if coding.source == source_id]
        moved_away = there - {coding.id for coding in found}
        view.put_codings(found, change.removed.get("coding", frozenset()) | moved_away)
        self.guide.count()

    def _source_gone(self) -> None:
        self.source_id = None
        self.memo.show_coding(None)
        self.transcript.clear_page()
        self.guide.show_page()
        self.codebook.set_source(None)
        behind = self.tabs.current_source() or self.sources.current_source() or self.sources.first_source()
        if behind is not None:
            self.show_source(behind)

    # The chosen coding, and memos

    def _coding_chosen(self, coding: Coding | None) -> None:
        self.memo.flush()
        self.memo.show_coding(coding, self._context(coding) if coding else CodingContext())
        self.state_changed.emit()

    def _context(self, coding: Coding) -> CodingContext:
        view = self.transcript
        others = tuple(each for each in view.index.touching(coding.start, coding.end) if each.id != coding.id)
        place = view.page.turn_index(coding.start)
        speaker = view.page.turns[place].speaker if place is not None else None
        return CodingContext(
            others=others,
            speaker=speaker or "",
            turn=None if place is None else place + 1,
            pages=pages_of(view.page.pages, coding.span),
        )

    def write_memo(self) -> None:
        """Opens a card for a memo on the selection; without one, on the sentence at the caret."""
        if self.transcript.selected_span() is None:
            self.transcript.select_sentence()
        span = self.transcript.selected_span()
        if span is not None and self.project is not None:
            self.memo_card.write(span, self.transcript.selection_rect())

    def read_memo(self, memo_id: int) -> None:
        """Opens the card of a memo on a passage."""
        if self.project is None:
            return
        memo = self.project.memos.get(memo_id)
        assert memo.span is not None
        self.transcript.select_span(memo.span)
        facts = f"{self.transcript.coder_names.get(memo.coder, '')}, {local_moment(memo.created)}"
        self.memo_card.read(memo, facts, self.transcript.span_rect(memo.span))

    def _add_memo(self, span: Span, text: str) -> None:
        source_id = self.source_id
        if source_id is not None:
            memo = self.do(lambda p: p.memos.add("source", source_id, text, span))
            self.memo_card.memo_id = memo.id if memo else None

    def flush_memos(self) -> None:
        """Keeps what is written on the cards at once."""
        self.memo.flush()
        self.memo_card.dismiss()

    def delete_coding(self, coding_id: int | None = None) -> None:
        """Deletes the coding, else the chosen one."""
        target = coding_id if coding_id is not None else self.transcript.chosen
        if target is not None:
            self.do(lambda p: p.codings.delete(target))

    def delete_code(self, code_id: int) -> None:
        """Deletes a code with what is under it; says so and offers to take it back."""
        if self.project is None:
            return
        name = self.project.codes.get(code_id).name
        before = sum(self.project.queries.code_counts().values())
        self.do(lambda p: p.codes.delete(code_id))
        gone = before - sum(self.project.queries.code_counts().values())
        words = tr("%n coding(s) went with it.", gone) if gone else ""
        self._told_deleted(tr("The code {name} was deleted.").format(name=name) + " " + words)

    def delete_source(self, source_id: int | None = None) -> None:
        """Deletes a source with its codings; says so and offers to take it back."""
        target = source_id if source_id is not None else self.source_id
        if self.project is None or target is None:
            return
        name = self.project.sources.get(target).name
        self.memo.flush()
        self.do(lambda p: p.sources.delete(target))
        self._told_deleted(tr("The source {name} was deleted with its codings.").format(name=name))

    def _told_deleted(self, words: str) -> None:
        if self.project and not self.project.read_only:
            self.notice.tell(words.strip(), (tr("Undo"), self.undo_requested.emit))

    # What the window shows around the place

    def coded_share(self) -> tuple[int, float]:
        """How many codings the open source has, and the share (0–1) they cover of what may be coded."""
        if self._share is None:
            index = self.transcript.index
            parts = self.coding.spoken_parts(Span(0, len(self.transcript.page.stored)))
            length = sum(part.end - part.start for part in parts)
            covered = covered_within(((coding.start, coding.end) for coding in index), parts)
            self._share = len(index), covered / length if length else 0.0
        return self._share

    def changeEvent(self, event: Any) -> None:
        if event.type() == event.Type.LanguageChange and self.project and self.source_id is not None:
            self.state_changed.emit()
        super().changeEvent(event)
