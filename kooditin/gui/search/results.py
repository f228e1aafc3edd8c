"""What was found: the forms and names at the left, the hits in their contexts, and what can be done with them."""

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from kooditin.gui.bridge.drawing import ElidedLabel, Heading, rule
from kooditin.gui.bridge.i18n import number, tr
from kooditin.gui.bridge.panel import Panel
from kooditin.gui.search.count_list import CountList
from kooditin.gui.search.found_list import FoundList, Thing
from kooditin.gui.search.hit_model import HitModel
from kooditin.gui.search.hit_table import HitTable
from kooditin.gui.search.seeker import Answer
from kooditin.qda.context import EXTENTS, Extent
from kooditin.qda.search import Hit

WIDE_LEFT, NARROW_LEFT, ROOMY = 232, 168, 1000
NARROW, LOW = 760, 260  # pixels below which one of the two buttons and the list of names make room


def extent_name(extent: Extent) -> str:
    """How much of the text around a hit is coded, as it stands in the choice."""
    return {"hit": tr("The hit alone"), "sentence": tr("Its sentence"), "piece": tr("Its turn or paragraph")}[extent]


class Results(Panel):
    """Shows an Answer. `coding_requested` carries the hits that are to be coded, and how much around them."""

    coding_requested = Signal(object, str)
    narrowed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = HitModel(self)
        self.table = HitTable(self.model)
        self.forms, self.found = CountList(), FoundList()
        self.forms_heading, self.found_heading = Heading(), Heading()
        self.count, self.empty, self.state = ElidedLabel(), QLabel(), QLabel()
        self.all_forms, self.code_all, self.code_chosen, self.advice = (QPushButton() for _ in range(4))
        self.extent = QComboBox()
        self._answer: Answer | None = None
        self._can_write = False
        self._is_parted = False
        self._lay_out()
        self.forms.chosen_changed.connect(self._narrow)
        self.all_forms.clicked.connect(self.forms.clearSelection)
        self.code_all.clicked.connect(lambda: self._ask_coding(self.model.hits()))
        self.code_chosen.clicked.connect(lambda: self._ask_coding(self.table.chosen_hits()))
        self.table.code_requested.connect(lambda: self._ask_coding(self.table.chosen_hits()))
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._show_buttons())
        self.retranslate()

    def _lay_out(self) -> None:
        for label in (self.count, self.state):
            label.setProperty("role", "quiet")
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.state.setContentsMargins(16, 6, 12, 6)
        self.state.hide()
        self.all_forms.setProperty("quiet", True)
        for extent in EXTENTS:
            self.extent.addItem("", extent)
        self.extent.setMinimumWidth(96)
        self.extent.setCurrentIndex(EXTENTS.index("sentence"))
        head = QHBoxLayout()
        head.setContentsMargins(12, 8, 12, 8)
        head.setSpacing(8)
        head.addWidget(self.count, 1)
        for control in (self.extent, self.code_chosen, self.code_all):
            head.addWidget(control)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        whole.addWidget(self.splitter)
        self.left = self._made_left()
        self.head = QWidget()
        self.head.setLayout(head)
        right = QWidget(self.splitter)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.table)
        self.pages.addWidget(self._made_empty())
        for widget in (self.head, rule(), self.pages, self.state):
            column.addWidget(widget, 1 if widget is self.pages else 0)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)

    def _made_left(self) -> QWidget:
        left = QSplitter(Qt.Orientation.Vertical, self.splitter)
        left.setChildrenCollapsible(False)
        left.setHandleWidth(1)
        self.forms_heading.add(self.all_forms)
        parts: tuple[tuple[Heading, QWidget], ...] = (
            (self.forms_heading, self.forms),
            (self.found_heading, self.found),
        )
        for heading, view in parts:
            part = QWidget(left)
            column = QVBoxLayout(part)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(0)
            part.setMinimumHeight(64)
            column.addWidget(heading)
            column.addWidget(view, 1)
        forms, found = left.widget(0), left.widget(1)
        assert forms is not None and found is not None
        self.forms_part, self.found_part = forms, found
        left.setStretchFactor(0, 3)
        left.setStretchFactor(1, 2)
        left.setMinimumWidth(112)
        return left

    def _made_empty(self) -> QWidget:
        page = QWidget()
        self.empty.setWordWrap(True)
        self.empty.setProperty("role", "quiet")
        self.empty.setMaximumWidth(560)
        column = QVBoxLayout(page)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(16)
        column.addWidget(self.empty)
        column.addWidget(self.advice, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return page

    # What is shown

    def set_writable(self, writable: bool) -> None:
        """Whether hits may be coded."""
        self._can_write = writable
        self._show_buttons()

    def show_answer(self, answer: Answer, names: Mapping[int, str]) -> None:
        """Shows the hits; where they are the rest of those shown, the rows stay where they are."""
        before = self._answer
        goes_on = before is not None and not before.whole and before.question == answer.question
        is_same = before is not None and before.question.is_like(answer.question)
        if is_same and before is not None and before.whole and not answer.whole:
            self.model.put_contexts(answer.contexts)
            return  # the rows stay in sight until all of them are found anew
        kept = self.table.current_hit() if is_same else None
        self._answer = answer
        if goes_on:
            self.model.add_hits(answer.hits)
        elif is_same and answer.hits == self.model.all_hits():
            self.model.put_contexts(answer.contexts)
        else:
            chosen = self.model.forms if is_same else frozenset()
            self.model.narrow(chosen)
            self.model.set_hits(answer.hits, answer.contexts, names)
            self.table.go_to(self.model.row_of(kept))
        if answer.whole:
            kept_forms = self.model.forms & {form for form, _ in answer.forms}
            self.forms.set_rows(answer.forms, kept_forms)
            self.model.narrow(kept_forms)
        self._show_state()

    def clear(self) -> None:
        """Nothing is searched."""
        self._answer = None
        self.model.clear()
        self.forms.set_rows(())
        self._show_state()

    @property
    def answer(self) -> Answer | None:
        """What is shown."""
        return self._answer

    def _narrow(self, forms: Collection[str]) -> None:
        kept = self.table.current_hit()
        self.model.narrow(forms)
        self.table.go_to(self.model.row_of(kept))
        self._show_state()
        self.narrowed.emit()

    def _show_state(self) -> None:
        answer, shown = self._answer, self.model.rowCount()
        has_hits = answer is not None and bool(answer.hits)
        self.left.setVisible(has_hits or self.found.has_rows)
        self.forms_part.setVisible(has_hits)
        self.found_part.setVisible(self.found.has_rows and (self.height() >= LOW or not has_hits))
        self.pages.setCurrentIndex(0 if shown else 1)
        self.head.setVisible(shown > 0)
        self.count.set_whole(self._count_words(answer, shown) if answer else "")
        forms = len(answer.forms) if answer else 0
        is_narrow = bool(self.model.forms)
        self.forms_heading.set_words(tr("Forms"), "" if is_narrow else number(forms) if forms else "")
        self.all_forms.setVisible(is_narrow)
        self._show_buttons()

    def _count_words(self, answer: Answer, shown: int) -> str:
        if not answer.whole:
            return tr("More than {count} hits").format(count=number(shown))
        if not self.model.forms:
            in_sources = tr("in %n source(s)", answer.sources)
            return f"{tr('%n hit(s)', len(answer.hits))} {in_sources}"
        sources = len({hit.source for hit in self.model.hits()})
        some = tr("{shown} of {all} hits").format(shown=number(shown), all=number(len(answer.hits)))
        return f"{some} {tr('in %n source(s)', sources)}"

    def show_found(self, things: Sequence[Thing]) -> None:
        """Shows what has the words in its name, or is a memo that has them."""
        self.found.set_things(things)
        self._show_state()

    def _show_buttons(self) -> None:
        answer = self._answer
        chosen = self.table.chosen_count()
        is_whole = answer is not None and answer.whole
        self.code_all.setText(tr("Code all %n…", self.model.rowCount()))
        self.code_chosen.setText(tr("Code the chosen %n…", chosen))
        self.code_all.setEnabled(self._can_write and is_whole)
        self.code_chosen.setEnabled(self._can_write)
        some = 0 < chosen < self.model.rowCount()
        self.code_chosen.setVisible(some)
        self.code_all.setVisible(self.width() >= NARROW or not (some and chosen > 1))
        if self.width() < NARROW and chosen == 1:
            self.code_chosen.hide()

    def _ask_coding(self, hits: list[Hit]) -> None:
        if hits and self._can_write:
            self.coding_requested.emit(hits, self.extent.currentData())

    def show_empty(self, words: str, advice: str = "") -> None:
        """What is said where there is no hit, and the words on a button that helps; "" for none."""
        self.empty.setText(words)
        self.advice.setText(advice)
        self.advice.setVisible(bool(advice))

    def tell_state(self, words: str) -> None:
        """A line below the hits; "" puts it away."""
        self.state.setText(words)
        self.state.setVisible(bool(words))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """At first the left side takes what a narrow window can spare; later the reader's choice holds."""
        super().resizeEvent(event)
        self._show_state()
        if not self._is_parted and self.isVisible():
            self._is_parted = True
            left = WIDE_LEFT if self.width() >= ROOMY else NARROW_LEFT
            self.splitter.setSizes([left, self.width() - left])

    def retranslate(self) -> None:
        self.forms.setAccessibleName(tr("Forms found; choose some to see them alone"))
        self.forms.setToolTip(tr("Choose one or more forms to see them alone"))
        self.all_forms.setText(tr("All forms"))
        self.extent.setAccessibleName(tr("How much is coded of what is around a hit"))
        self.extent.setToolTip(tr("How much is coded of what is around a hit"))
        for place, extent in enumerate(EXTENTS):
            self.extent.setItemText(place, extent_name(extent))
        self.found_heading.set_words(tr("By name"))
        self.code_chosen.setToolTip("Ctrl+K")
        self.table.retranslate()
        self._show_state()
