"""The dialog that codes what is under headings: which headings, where, and the code that each would get."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from kooditin.gui.bridge.i18n import number, tr
from kooditin.gui.bridge.row_table import RowTable
from kooditin.gui.coding.code_palette import CodePalette
from kooditin.gui.coding.heading_codes_model import CODE, HEADING, PLACES, HeadingCodesModel
from kooditin.qda.codebook import Code
from kooditin.qda.heading_codes import Choice, Place, choices, offers
from kooditin.qda.source import Section

WIDTH, HEIGHT = 760, 520
ROW = 30


class _OfferTable(RowTable):
    """Space ticks the row whatever its column; Enter opens the choice of its code."""

    code_asked = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().row()
        if row >= 0 and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.code_asked.emit(row)
        elif row >= 0 and event.key() == Qt.Key.Key_Space:
            first = self.model().index(row, HEADING)
            is_ticked = first.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
            state = Qt.CheckState.Unchecked if is_ticked else Qt.CheckState.Checked
            self.model().setData(first, state, Qt.ItemDataRole.CheckStateRole)
        else:
            super().keyPressEvent(event)


class HeadingCodesDialog(QDialog):
    """Asks, and tells by `coding_requested` what the user has ticked; it codes nothing itself."""

    coding_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("heading_codes")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Code the text under headings"))
        self.resize(WIDTH, HEIGHT)
        self._places: list[Place] = []
        self._codes: dict[int, Code] = {}
        self._source: int | None = None
        self._counts: Mapping[int, int] = {}
        self._asked_row = -1
        self.model = HeadingCodesModel(self)
        self.which, self.where = QComboBox(self), QComboBox(self)
        self.table = self._made_table()
        self.fact, self.hint = QLabel(self), QLabel(self)
        self.apply, self.cancel = QPushButton(self), QPushButton(tr("Cancel"), self)
        self.palette_box = CodePalette(self)
        self._lay_out()
        self._connect()

    def _made_table(self) -> _OfferTable:
        table = _OfferTable(self.model, "heading_offers", ROW, self)
        table.setAccessibleName(tr("Headings and their codes"))
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        header = table.horizontalHeader()
        header.setSectionResizeMode(HEADING, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(PLACES, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(CODE, QHeaderView.ResizeMode.Stretch)
        return table

    def _lay_out(self) -> None:
        self.which.setAccessibleName(tr("Which headings"))
        self.where.setAccessibleName(tr("In which sources"))
        self.which.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.hint.setText(
            tr(
                "The text under each heading becomes one passage, without the heading; of answers to a question, each "
                "becomes its own. Click a code to choose another."
            )
        )
        for label in (self.hint, self.fact):
            label.setWordWrap(True)
            label.setProperty("role", "quiet")
        self.apply.setObjectName("apply_heading_codes")
        self.apply.setProperty("primary", True)
        self.apply.setDefault(True)
        top, bottom = QHBoxLayout(), QHBoxLayout()
        for row, widgets in ((top, (self.which, self.where)), (bottom, (self.fact, self.cancel, self.apply))):
            row.setSpacing(8)
            for widget in widgets:
                row.addWidget(widget, 1 if widget in (self.which, self.fact) else 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addLayout(top)
        column.addWidget(self.hint)
        column.addWidget(self.table, 1)
        column.addLayout(bottom)

    def _connect(self) -> None:
        self.which.currentIndexChanged.connect(self._show_offers)
        self.where.currentIndexChanged.connect(self._show_offers)
        self.model.dataChanged.connect(self._show_fact)
        self.table.clicked.connect(self._clicked)
        self.table.code_asked.connect(self._ask_code)
        self.palette_box.code_chosen.connect(lambda code: self.model.set_code(self._asked_row, code))
        self.palette_box.new_code_requested.connect(lambda name: self.model.set_code(self._asked_row, name))
        self.palette_box.closed.connect(self.table.setFocus)
        self.cancel.clicked.connect(self.reject)
        self.apply.clicked.connect(self._apply)

    def ask(
        self,
        places: Sequence[Place],
        codes: Sequence[Code],
        sources: Mapping[int, str],
        *,
        source: int | None,
        about: Section | None = None,
        counts: Mapping[int, int] | None = None,
    ) -> None:
        """Opens for the headings of all sources; `source` is the open one, `about` the heading it is asked for.

        `counts` are codings by code id.
        """
        self._counts = counts or {}
        self._places, self._source = list(places), source
        self._codes = {code.id: code for code in codes}
        self.model.set_codebook(self._codes, sources)
        for combo in (self.which, self.where):
            combo.blockSignals(True)
        for choice in choices(places, about):
            self.which.addItem(_choice_words(choice), choice)
        self.where.addItem(tr("In all sources"), None)
        if source is not None:
            self.where.addItem(tr("Only in {name}").format(name=sources[source]), source)
        for combo in (self.which, self.where):
            combo.blockSignals(False)
        self.which.setVisible(bool(places))
        self.where.setVisible(len({place.source for place in places}) > 1)
        self._show_offers()
        self.open()
        self.table.setFocus()

    def _show_offers(self) -> None:
        choice: Choice | None = self.which.currentData()
        source = self.where.currentData()
        chosen = [
            place for place in self._places if choice and choice.takes(place.section) and source in (None, place.source)
        ]
        made = offers(chosen, list(self._codes.values()))
        self.model.set_offers(made, ticked=len(made) == 1)
        if made:
            self.table.setCurrentIndex(self.model.index(0, HEADING))
        self._show_fact()

    def _show_fact(self) -> None:
        wanted = self.model.wanted()
        new = len({code for code, _ in wanted if isinstance(code, str)})
        places = sum(len(places) for _, places in wanted)
        self.apply.setEnabled(bool(wanted))
        self.apply.setText(tr("Code %n heading(s)", places))
        if not self._places:
            self.fact.setText(tr("No source has headings or questions."))
        elif not wanted:
            self.fact.setText(tr("Tick the headings whose text is to be coded."))
        else:
            self.fact.setText(tr("%n new code(s) will be made.", new) if new else tr("All codes are there already."))

    def _clicked(self, index: QModelIndex) -> None:
        if index.column() == CODE:
            self._ask_code(index.row())

    def _ask_code(self, row: int) -> None:
        self._asked_row = row
        box = self.table.visualRect(self.model.index(row, CODE))
        corner = self.table.viewport().mapToGlobal(box.topLeft())
        self.palette_box.ask(QRect(corner, box.size()), list(self._codes.values()), counts=self._counts)

    def _apply(self) -> None:
        wanted = self.model.wanted()
        self.accept()
        self.coding_requested.emit(wanted)


def _choice_words(choice: Choice) -> str:
    if choice.kind == "title":
        return tr("Headings named “{name}”").format(name=choice.name)
    if choice.kind == "question":
        return tr("Questions")
    return tr("Headings of level {level}").format(level=number(choice.level))
