"""The ledger of suggestions as a table that can be searched and exported."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from kooditin.gui.bridge.drawing import Heading
from kooditin.gui.bridge.i18n import number, tr
from kooditin.gui.bridge.later import later
from kooditin.gui.bridge.panel import Panel
from kooditin.gui.suggestions.ledger_model import (
    CHOSEN,
    CODE,
    CODER,
    EVENT,
    LIKELY,
    SOURCE,
    TEXT,
    TIME,
    VERDICTS,
    LedgerModel,
    event_words,
)
from kooditin.gui.suggestions.tables import Table
from kooditin.qda.suggestion import LedgerRow

EVENTS = ("decided", "", *VERDICTS)


class Ledger(Panel):
    """`passage_requested` carries the row whose passage is to be shown on the page."""

    export_requested = Signal()
    passage_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ledger")
        self.heading, self.count = Heading(self), QLabel()
        self.event_box, self.finder, self.export = QComboBox(), QLineEdit(), QPushButton()
        self.model = LedgerModel(self)
        self.table = Table(self.model, "ledger_table", TEXT)
        self.table.set_widths({TIME: 140, EVENT: 130, SOURCE: 150, CODE: 150, LIKELY: 84, CHOSEN: 130, CODER: 110})
        self.table.leave_out((SOURCE, LIKELY, CHOSEN, CODER), 900)
        self.count.setProperty("role", "quiet")
        row = QHBoxLayout()
        row.setContentsMargins(16, 0, 12, 0)
        row.setSpacing(8)
        row.addWidget(self.event_box)
        row.addWidget(self.finder, 1)
        row.addWidget(self.count)
        row.addStretch(1)
        row.addWidget(self.export)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        rows.addWidget(self.heading)
        rows.addLayout(row)
        around = QHBoxLayout()
        around.setContentsMargins(8, 0, 4, 0)
        around.addWidget(self.table)
        rows.addLayout(around, 1)
        self._late = later(self, self._filter, 120)
        self.finder.textChanged.connect(lambda _: self._late.start())
        self.event_box.activated.connect(lambda _: self._filter())
        self.export.clicked.connect(lambda _=False: self.export_requested.emit())
        self.table.activated.connect(lambda index: self.passage_requested.emit(self.model.row(index.row())))
        self.retranslate()

    def show_rows(self, rows: Sequence[LedgerRow]) -> None:
        """Shows the ledger, given in the order of time."""
        self.model.set_rows(rows)
        self._filter()

    def _filter(self) -> None:
        self.model.filter(EVENTS[self.event_box.currentIndex()], self.finder.text())
        shown, total = self.model.rowCount(), self.model.total
        self.count.setText(tr("{shown} of {total}").format(shown=number(shown), total=number(total)) if total else "")
        self.export.setEnabled(total > 0)

    def retranslate(self) -> None:
        self.setAccessibleName(tr("What became of suggestions"))
        self.heading.set_words(tr("What became of them"))
        self.table.setAccessibleName(tr("What became of suggestions"))
        place = max(0, self.event_box.currentIndex())
        words = [tr("decided"), tr("all"), *map(event_words, VERDICTS)]
        self.event_box.clear()
        self.event_box.addItems([each[:1].upper() + each[1:] for each in words])
        self.event_box.setCurrentIndex(place)
        self.event_box.setAccessibleName(tr("Which are listed"))
        self.finder.setPlaceholderText(tr("Find a source, passage, code or coder"))
        self.finder.setAccessibleName(tr("Find a source, passage, code or coder"))
        self.export.setText(tr("Export to CSV…"))
        self._filter()
