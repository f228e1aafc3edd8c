"""The whole of the search: the field and its limits, the hits, and the words of the sources."""

from collections.abc import Collection, Mapping
from functools import cached_property

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from kooditin.gui.bridge.drawing import rule
from kooditin.gui.bridge.i18n import number, tr
from kooditin.gui.bridge.newest import Newest
from kooditin.gui.bridge.panel import Panel
from kooditin.gui.search.index_watch import IndexWatch
from kooditin.gui.search.limit_row import LimitRow
from kooditin.gui.search.names import Named, named
from kooditin.gui.search.results import Results
from kooditin.gui.search.search_bar import SearchBar
from kooditin.gui.search.seeker import Answer, Question, Reader, Seeker
from kooditin.gui.search.word_seeker import WordSeeker, WordsQuestion
from kooditin.gui.search.words_panel import WordsPanel
from kooditin.project.project import Project
from kooditin.qda.change import Change
from kooditin.qda.errors import KooditinError
from kooditin.qda.search import Hit, Mode, parse

LOW = 380  # pixels of height below which the line of help makes room
# Kinds of a Change: what is found in them or named by them, and what may be limited to.
SHOWN_FROM = ("source", "turn", "speaker", "code", "memo", "case", "value", "preference")
LIMITED_TO = ("source", "speaker", "code", "case", "variable", "value")


class SearchPanel(Panel):
    """Searches while one types, in the background. It asks by signals for all that happens elsewhere."""

    left = Signal()
    hit_opened = Signal(object)
    thing_opened = Signal(object)
    coding_requested = Signal(object, str)
    bases_wanted = Signal(object)
    memo_bases_wanted = Signal(object)
    left_out_changed = Signal(object)
    export_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("search_panel")
        self._project: Project | None = None
        self._reader: Reader | None = None
        self._word_reader: Reader | None = None  # its own, as counting takes longer than searching
        self._names: dict[int, str] = {}
        self._question: Question | None = None
        self._is_stale = False
        self._bases: dict[str, frozenset[str]] = {}
        self._memo_bases: dict[str, str] = {}  # of the words of memos; until it is known, each stands for itself
        self.bar, self.limits, self.pages = SearchBar(self), LimitRow(self), QStackedWidget(self)
        self.results = Results(self.pages)
        self.seeker, self.counter = Seeker(self), WordSeeker(self)
        self._things, self.watch = Newest(self), IndexWatch(self)
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        self.pages.addWidget(self.results)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.bar, self.limits, rule(), self.pages):
            column.addWidget(widget, 1 if widget is self.pages else 0)

    def _connect(self) -> None:
        bar, results = self.bar, self.results
        bar.asked.connect(self._ask)
        bar.left.connect(self.left)
        bar.results_wanted.connect(self._go_to_results)
        bar.words_wanted.connect(self._show_view)
        self.limits.changed.connect(self._take_limits)
        self.seeker.answered.connect(self._show_answer)
        self.seeker.refused.connect(self._show_refusal)
        self.seeker.contexts_found.connect(results.model.put_contexts)
        self._things.found.connect(self._show_named)
        self.watch.looked.connect(self._tell_state)
        self.watch.grown.connect(self._take_growth)
        results.table.rows_shown.connect(self._ask_contexts)
        results.table.hit_opened.connect(self.hit_opened)
        results.table.field_wanted.connect(self.focus_field)
        results.found.thing_opened.connect(self.thing_opened)
        results.coding_requested.connect(self.coding_requested)
        results.advice.clicked.connect(self._take_advice)

    @cached_property
    def words(self) -> WordsPanel:
        """The word list; made when it is first shown, as the search needs none."""
        words = WordsPanel(self.pages)
        self.pages.addWidget(words)
        words.set_limited(self.limits.is_limited)
        words.set_writable(self._can_write)
        words.wanted.connect(self._count)
        words.left_out_changed.connect(self.left_out_changed)
        words.export_requested.connect(self.export_requested)
        words.table.word_opened.connect(self.search_word)
        words.table.field_wanted.connect(self.focus_field)
        self.counter.answered.connect(words.show_answer)
        return words

    @property
    def _can_write(self) -> bool:
        return self._project is not None and not self._project.read_only

    # The project

    def set_project(self, project: Project | None) -> None:
        """Searches another project (None: nothing is open); the same one is shown as it was left."""
        if project is not self._project:
            self._leave()
            self._project = project
            self._reader = None if project is None else Reader(project)
            self._word_reader = None if project is None else Reader(project)
            self.seeker.set_reader(self._reader)
            self.counter.set_reader(self._word_reader)
            self.watch.set_reader(self._reader)
            self.limits.set_project(project)
            if "words" in self.__dict__:
                self.words.clear()
                self.words.set_limited(False)
                self.words.set_writable(self._can_write)
            self.bar.show_words(False)
            self.bar.forget_words()
            self.bar.set_query("")
            self.results.set_writable(self._can_write)
            self._read_names()
        elif self._is_stale:
            self.ask_again()
        self._is_stale = False

    def _leave(self) -> None:
        self.watch.set_reader(None)
        self.seeker.set_reader(None)
        self._things.forget()
        self.counter.set_reader(None)
        self._question = None
        for reader in (self._reader, self._word_reader):
            if reader is not None:
                reader.close()

    def _read_names(self) -> None:
        self._names = {source.id: source.name for source in self._project.sources.all()} if self._project else {}

    def follow(self, change: Change) -> None:
        """Searches again where an act, its undo or its redo may have changed what is found."""
        if self._project is None:
            return
        if change.touches("source"):
            self._read_names()
            self.results.model.drop_sources(change.removed.get("source", frozenset()))
            self.results.model.rename(self._names)
        if change.touches(*LIMITED_TO):
            self.limits.outlive()
        if change.touches("source") and self.isVisible():
            self.watch.look()
        is_within_codes = self.limits.limits.codes is not None
        if change.touches(*SHOWN_FROM) or (is_within_codes and change.touches("coding")):
            self.counter.forget_counts()
            self._ask_when_shown()

    # Asking

    def _ask(self, text: str, mode: Mode) -> None:
        if self.bar.is_words:
            self.words.model.narrow(text)
        else:
            self._search(text, mode)

    def _search(self, text: str, mode: Mode) -> None:
        words = self._words_of(text, mode)
        known = tuple((word, self._bases[word]) for word in words if word in self._bases)
        question = Question(text, mode, self.limits.limits, known)
        if not text or self._project is None:
            self.seeker.forget()
            self._things.forget()
            self._question = None
            self.results.clear()
            self.results.show_found(())
            self._say_empty()
            return
        self._question = question
        self._tell_state()
        self.seeker.ask(question)
        if unknown := [word for word in words if word not in self._bases]:
            self.bases_wanted.emit(unknown)
        self._ask_names(question)

    def _ask_names(self, question: Question) -> None:
        reader, bases = self._reader, dict(self._memo_bases)
        if reader is not None:
            self._things.ask(
                lambda: reader.read(lambda project: named(project, question.text, question.query, bases)) or Named()
            )

    def _show_named(self, found: Named) -> None:
        self.results.show_found(found.things)
        if found.unknown:
            self._memo_bases |= {word: word for word in found.unknown}
            self.memo_bases_wanted.emit(sorted(found.unknown))

    def take_memo_bases(self, found: Mapping[str, str]) -> None:
        """Learns base forms of memos' words; what was searched by its name is searched again."""
        self._memo_bases |= found
        if self._question is not None and self._question.mode == "lemma":
            self._ask_names(self._question)

    @staticmethod
    def _words_of(text: str, mode: Mode) -> list[str]:
        """The words whose base forms are to be looked up."""
        if mode != "lemma":
            return []
        try:
            return [word for word in parse(text, mode).words() if "*" not in word]
        except KooditinError:
            return []  # the seeker tells of it

    def take_bases(self, found: Mapping[str, Collection[str]]) -> None:
        """Learns base forms of words that were asked for; where they say more than the words, searches again."""
        more = any(not set(bases) <= {word} for word, bases in found.items())
        self._bases |= {word: frozenset(bases) for word, bases in found.items()}
        question = self._question
        if more and question is not None and set(found) & set(self._words_of(question.text, question.mode)):
            self.ask_again()

    def ask_again(self) -> None:
        """Asks the same anew: within other limits, or of what has changed."""
        if self.bar.is_words:
            self._is_stale = True  # for the hits, when they are shown again
            self._count()
        else:
            self.bar.ask()

    def _take_limits(self) -> None:
        if "words" in self.__dict__:
            self.words.set_limited(self.limits.is_limited)
        self.ask_again()

    # Words

    def _show_view(self, words: bool) -> None:
        self.pages.setCurrentWidget(self.words if words else self.results)
        if words:
            self._count()
        elif self._is_stale:
            self._is_stale = False
            self.bar.ask()
        self.focus_field()

    def _count(self) -> None:
        words = self.words
        if self.bar.is_words:
            words.wait()
            self.counter.ask(WordsQuestion(self.limits.limits, words.is_compared, words.without_common.isChecked()))

    def recount(self) -> None:
        """Shows the words anew after others were left out."""
        self._count()

    def search_word(self, word: str) -> None:
        """Searches a base form."""
        self.bar.show_words(False)
        self.bar.set_query(word if word.isalnum() else f'"{word}"', "lemma")
        self.focus_field()

    def _ask_contexts(self, first: int, last: int) -> None:
        missing = self.results.model.missing(first, last)
        if missing:
            self.seeker.ask_contexts(missing)

    def _show_answer(self, answer: Answer) -> None:
        self.bar.accept()
        self.results.show_answer(answer, self._names)
        self._say_empty()

    def _show_refusal(self, error: KooditinError) -> None:
        self._question = None
        self.results.clear()
        self.bar.refuse(error)
        self._say_empty()

    # How far the base forms are looked up

    def note_indexed(self) -> None:
        """Another source has its base forms: soon they are searched, and told."""
        self.watch.note()

    def _take_growth(self) -> None:
        self.counter.forget_counts()
        if self.bar.is_words or (self._question is not None and self._question.mode == "lemma"):
            self._ask_when_shown()

    def _ask_when_shown(self) -> None:
        """Asks the same anew, now or when the search is shown again."""
        if self.isVisible():
            self.ask_again()
        else:
            self._is_stale = True

    def _tell_state(self) -> None:
        left, total = self.watch.total - self.watch.done, self.watch.total
        words = tr(
            "Base forms are still being looked up in {some} of {all} sources; until then only the words "
            "just as they are typed are found in them."
        )
        is_told = left > 0 and self.bar.mode in ("lemma", "fuzzy")
        self.results.tell_state(words.format(some=number(left), all=number(total)) if is_told else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.bar.set_low(self.height() < LOW)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.watch.look()

    # Nothing found

    def _say_empty(self) -> None:
        if self._question is None:
            words = tr(
                "Type a word: its inflected forms are found in all sources, and so are compounds that it is part of. "
                "Enter opens a hit on the page, and F3 goes on from there to the next one."
            )
            self.results.show_empty(words)
        elif self.limits.is_limited:
            self.results.show_empty(
                tr("Nothing was found within the limits. {limits}").format(limits=self.limits.words()),
                tr("Search everywhere"),
            )
        elif self._question.mode in ("exact", "regex"):
            self.results.show_empty(tr("Nothing was found just so."), tr("Search base forms"))
        elif self._question.mode == "lemma":
            self.results.show_empty(tr("Nothing was found in any form."), tr("Search what is nearly so"))
        else:
            self.results.show_empty(tr("Nothing was found that is near."))

    def _take_advice(self) -> None:
        if self.limits.is_limited:
            self.limits.clear()
        elif self._question is not None:
            self.bar.set_query(self._question.text, "fuzzy" if self._question.mode == "lemma" else "lemma")
        self.focus_field()

    # Going through the hits

    def step(self, by: int) -> Hit | None:
        """Makes the next (1) or previous (-1) hit the current one and gives it; None where there is none."""
        table, model = self.results.table, self.results.model
        row = table.currentIndex().row() + by
        hit = model.hit(row)
        if hit is not None:
            table.go_to(row)
        return hit

    def focus_field(self) -> None:
        """Puts the keyboard into the field, ready for other words."""
        self.bar.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bar.field.selectAll()

    def _go_to_results(self) -> None:
        if self.bar.is_words:
            self._go_to_words()
            return
        table = self.results.table
        if self.results.model.rowCount():
            table.setFocus()
            if not table.currentIndex().isValid():
                table.go_to(0)
        elif self.results.found.has_rows:
            self.results.found.setFocus()

    def _go_to_words(self) -> None:
        table, model = self.words.table, self.words.model
        if model.rowCount():
            table.setFocus()
            if not table.currentIndex().isValid():
                table.setCurrentIndex(model.index(0, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        self.setAccessibleName(tr("Search"))
        self._say_empty()
        self._tell_state()
