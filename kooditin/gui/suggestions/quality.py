"""How good suggestions are on this project: the wanted precision, whose work is learned from, the codes, the curve."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QLocale, QSortFilterProxyModel, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from kooditin.gui.bridge.drawing import Heading
from kooditin.gui.bridge.i18n import tr
from kooditin.gui.bridge.panel import Panel
from kooditin.gui.bridge.wording import local_moment
from kooditin.gui.suggestions.curve import CurveView
from kooditin.gui.suggestions.quality_model import (
    ACCEPTED,
    CODE,
    COVERAGE,
    EXAMPLES,
    LIMIT,
    PRECISION,
    REJECTED,
    SORT_ROLE,
    QualityModel,
)
from kooditin.gui.suggestions.tables import CodeDelegate, Table
from kooditin.qda.codebook import Code
from kooditin.qda.suggestion import Acceptance
from kooditin.qda.suggestion_messages import OWN, Assessment, Threshold

CHOICES = (0.6, 0.7, 0.8, 0.9, 0.95)


class Quality(Panel):
    """It shows what was measured, and asks for what can be chosen."""

    precision_chosen = Signal(float)
    team_chosen = Signal(bool)
    measure_requested = Signal()
    cancel_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("quality")
        self.heading = Heading(self)
        self.precision, self.team = QComboBox(), QComboBox()
        self.precision_label, self.team_label, self.note, self.measured = (QLabel() for _ in range(4))
        self.measure, self.cancel, self.progress = QPushButton(), QPushButton(), QProgressBar()
        self.model, self.sorted = QualityModel(self), QSortFilterProxyModel(self)
        self.sorted.setSourceModel(self.model)
        self.sorted.setSortRole(SORT_ROLE)
        self.table = Table(self.sorted, "quality_table", CODE)
        self.table.setItemDelegateForColumn(CODE, CodeDelegate(self.table))
        self.table.setSortingEnabled(True)
        self.table.sortByColumn(CODE, Qt.SortOrder.AscendingOrder)
        self.table.set_widths({EXAMPLES: 92, PRECISION: 124, COVERAGE: 92, LIMIT: 84, ACCEPTED: 92, REJECTED: 92})
        self.table.leave_out((LIMIT, ACCEPTED, REJECTED), 700)
        self.curve = CurveView()
        self._examples, self._time, self._few_count, self._by_names = 0, "", 0, True
        self._wanted = 0.8
        self._assessment: Assessment | None = None
        self._lay_out()
        self.precision.activated.connect(lambda place: self.precision_chosen.emit(CHOICES[place]))
        self.team.activated.connect(lambda place: self.team_chosen.emit(place == 1))
        self.measure.clicked.connect(lambda _=False: self.measure_requested.emit())
        self.cancel.clicked.connect(lambda _=False: self.cancel_requested.emit())
        self.retranslate()
        self.show_progress(None)

    def _lay_out(self) -> None:
        for label in (self.measured, self.note):
            label.setProperty("role", "quiet")
            label.setWordWrap(True)
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(140)
        self.cancel.setProperty("quiet", True)
        choices = QHBoxLayout()
        choices.setContentsMargins(16, 0, 12, 0)
        choices.setSpacing(8)
        for label, box in ((self.precision_label, self.precision), (self.team_label, self.team)):
            label.setBuddy(box)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            choices.addWidget(label)
            choices.addWidget(box)
            choices.addSpacing(8)
        choices.addStretch(1)
        self.beside = QHBoxLayout()
        self.beside.setSpacing(12)
        right, left = QWidget(), QVBoxLayout()
        measuring, column = QHBoxLayout(), QVBoxLayout(right)
        measuring.setSpacing(8)
        for widget in (self.measure, self.progress, self.cancel):
            measuring.addWidget(widget)
        measuring.addStretch(1)
        column.setContentsMargins(0, 0, 12, 0)
        column.addWidget(self.curve, 1)
        column.addWidget(self.measured)
        column.addLayout(measuring)
        right.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        left.setContentsMargins(8, 0, 0, 0)
        left.addWidget(self.table)
        self.beside.addLayout(left, 3)
        self.beside.addWidget(right, 2)
        notes = QHBoxLayout()
        notes.setContentsMargins(16, 0, 12, 0)
        notes.addWidget(self.note)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        rows.addWidget(self.heading)
        rows.addLayout(choices)
        rows.addLayout(notes)
        rows.addLayout(self.beside, 1)

    def set_narrow(self, narrow: bool) -> None:
        """The curve below the table, or beside it."""
        way = QHBoxLayout.Direction.TopToBottom if narrow else QHBoxLayout.Direction.LeftToRight
        self.beside.setDirection(way)

    def show_codes(self, codes: Mapping[int, Code], ordered: Sequence[Code]) -> None:
        """The codebook, and the order of its codes."""
        self.model.set_codes(codes, ordered)

    def show_choices(self, precision: float, *, team: bool) -> None:
        """What is chosen: the nearest that can be."""
        self._wanted = precision
        self.precision.setCurrentIndex(min(range(len(CHOICES)), key=lambda n: abs(CHOICES[n] - precision)))
        self.team.setCurrentIndex(int(team))
        self.curve.show_points(self._assessment.curve if self._assessment else (), precision)
        self._show_words()

    def show_learned(self, thresholds: Sequence[Threshold], examples: int, *, by_names: bool) -> None:
        """What was estimated when it was last learned, from how many examples."""
        self.model.set_thresholds(thresholds)
        self._examples, self._by_names = examples, by_names
        self._few_count = sum(each.basis != OWN for each in thresholds)
        self._show_words()

    def show_acceptance(self, rows: Sequence[Acceptance]) -> None:
        """What became of the suggestions."""
        self.model.set_acceptance(rows)

    def show_assessment(self, assessment: Assessment | None, time: str = "") -> None:
        """What was measured at that time (UTC), or that nothing was yet."""
        self._assessment, self._time = assessment, time
        self.curve.show_points(assessment.curve if assessment else (), self._wanted)
        self._show_words()

    def show_progress(self, done: tuple[int, int] | None) -> None:
        """How far measuring has come; None when it is not under way."""
        is_under_way = done is not None
        self.progress.setVisible(is_under_way)
        self.cancel.setVisible(is_under_way)
        self.measure.setVisible(not is_under_way)
        if done is not None:
            self.progress.setRange(0, done[1])
            self.progress.setValue(done[0])

    def _show_words(self) -> None:
        self.note.setText(self._note_words())
        self.note.setVisible(bool(self.note.text()))
        found = self._assessment
        if found is None:
            self.measured.setText(
                tr("Measuring hides part of your codings, learns from the rest and looks how much of it is "
                   "found again.")
            )  # fmt: skip
        else:
            words = tr("Measured {time} on %n coded passage(s).", found.examples).format(time=local_moment(self._time))
            if found.examples != self._examples:
                words += " " + tr("Since then there are others.")
            if abs(found.wanted - self._wanted) > 0.001:
                words += " " + tr("Then {number} of 10 were to be right.").format(number=_tenths(found.wanted))
            self.measured.setText(words)
        self.measure.setText(tr("Measure") if found is None else tr("Measure again"))
        self.measure.setEnabled(self._examples >= 10)

    def retranslate(self) -> None:
        self.setAccessibleName(tr("How good suggestions are"))
        self.heading.set_words(tr("How good they are on this project"))
        self.table.setAccessibleName(tr("How good suggestions are, by code"))
        self.precision_label.setText(tr("Suggest only when at least"))
        self.team_label.setText(tr("Learn from"))
        precision, team = self.precision.currentIndex(), self.team.currentIndex()
        self.precision.clear()
        self.precision.addItems([tr("{number} of 10 are right").format(number=_tenths(share)) for share in CHOICES])
        self.precision.setCurrentIndex(precision)
        self.team.clear()
        self.team.addItems([tr("my own codings"), tr("everybody’s codings")])
        self.team.setCurrentIndex(team)
        self.precision.setAccessibleName(self.precision_label.text())
        self.team.setAccessibleName(self.team_label.text())
        self.cancel.setText(tr("Cancel"))
        self._show_words()

    def _note_words(self) -> str:
        """What is to be known of the codes that have few examples."""
        if self._by_names:
            return tr(
                "There are fewer than ten coded passages, so suggestions go by the names and definitions of the codes, "
                "and how often they are right cannot be measured yet."
            )
        if not self._few_count:
            return ""
        return tr(
            "%n code(s) with fewer than ten examples are suggested mostly by name and definition; how often that is "
            "right cannot be told code by code yet.",
            self._few_count,
        )


def _tenths(share: float) -> str:
    """0.95 as 9,5 (or 9.5)."""
    tenths = round(share * 10, 1)
    return QLocale().toString(tenths, "f", 0 if tenths.is_integer() else 1)
