"""The rules for suggestions: seen, added, edited, deleted; learned words are made rules by one click."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from kooditin.gui.bridge.drawing import Heading, chip_icon
from kooditin.gui.bridge.i18n import tr
from kooditin.gui.bridge.keys import key_here
from kooditin.gui.bridge.panel import Panel
from kooditin.gui.suggestions.rules_model import CODE, FACT, KIND, WORDS, RulesModel, kind_words
from kooditin.gui.suggestions.tables import Table
from kooditin.qda.codebook import Code, code_path
from kooditin.qda.suggestion import Rule, RuleKind
from kooditin.qda.suggestion_messages import OfferedRule

KINDS: tuple[RuleKind, ...] = ("always", "never")


class Rules(Panel):
    """It asks for changes by signals."""

    add_requested = Signal(int, str, str)
    edit_requested = Signal(int, str)
    delete_requested = Signal(int)
    offers_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rules")
        self.heading, self.hint = Heading(self), QLabel()
        self.code, self.kind, self.words = QComboBox(), QComboBox(), QLineEdit()
        self.add, self.delete, self.take, self.offer = (QPushButton() for _ in range(4))
        self.model = RulesModel(self)
        self.table = Table(self.model, "rules_table", WORDS)
        self.table.set_widths({CODE: 150, KIND: 72, FACT: 200})
        self._rules: Sequence[Rule] = ()
        self._offered: Sequence[OfferedRule] = ()
        self._codes: Mapping[int, Code] = {}
        self._lay_out()
        self._connect()
        self.retranslate()
        self._show_state()

    def _lay_out(self) -> None:
        self.hint.setProperty("role", "quiet")
        self.hint.setWordWrap(True)
        self.code.setIconSize(QSize(16, 16))
        self.code.setMinimumWidth(110)
        self.code.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        new = QGridLayout()
        new.setSpacing(8)
        for place, widget in enumerate((self.code, self.kind, self.words, self.add)):
            new.addWidget(widget, 0, place)
        new.setColumnStretch(0, 2)
        new.setColumnStretch(2, 3)
        acts = QHBoxLayout()
        acts.setSpacing(8)
        for button in (self.take, self.delete, self.offer):
            acts.addWidget(button)
        acts.addStretch(1)
        inner = QVBoxLayout()
        inner.setContentsMargins(16, 0, 12, 0)
        inner.setSpacing(8)
        inner.addWidget(self.hint)
        inner.addLayout(new)
        inner.addLayout(acts)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        rows.addWidget(self.heading)
        rows.addLayout(inner)
        around = QHBoxLayout()
        around.setContentsMargins(8, 0, 4, 0)
        around.addWidget(self.table)
        rows.addLayout(around, 1)

    def _connect(self) -> None:
        self.add.clicked.connect(self._ask_add)
        self.words.returnPressed.connect(self._ask_add)
        self.words.textChanged.connect(lambda _: self._show_state())
        self.delete.clicked.connect(self._ask_delete)
        self.take.clicked.connect(self._ask_take)
        self.offer.clicked.connect(lambda _=False: self.offers_requested.emit())
        self.model.edit_asked.connect(self.edit_requested)
        self.table.selectionModel().currentChanged.connect(lambda *_: self._show_state())
        self.model.modelReset.connect(self._show_state)
        self.table.activated.connect(lambda index: self._ask_take() if self.model.offered(index.row()) else None)
        key_here(self.table, Qt.Key.Key_Delete, self._ask_delete)

    def show_codes(self, codes: Mapping[int, Code], ordered: Sequence[Code]) -> None:
        """The codebook, and the order of its codes."""
        chosen = self.code.currentData()
        self._codes = codes
        self.code.clear()
        for code in ordered:
            self.code.addItem(chip_icon(code.color), code_path(code, dict(codes)).replace("/", " / "), code.id)
        self.code.setCurrentIndex(max(0, self.code.findData(chosen)))
        self._show()

    def show_rules(self, rules: Sequence[Rule]) -> None:
        """The project's rules."""
        self._rules = rules
        self._show()

    def show_offers(self, offered: Sequence[OfferedRule]) -> None:
        """Learned words that could be rules."""
        self._offered = offered
        self._show()

    def _show(self) -> None:
        row = self.table.currentIndex().row()
        self.model.set_rules(self._rules, self._offered, self._codes)
        if row >= 0:
            self.table.setCurrentIndex(self.model.index(min(row, self.model.rowCount() - 1), WORDS))

    def _ask_add(self) -> None:
        code, words = self.code.currentData(), self.words.text().strip()
        if code is not None and words:
            self.add_requested.emit(code, KINDS[self.kind.currentIndex()], words)

    def added(self) -> None:
        """The rule that was asked for is there: the field is free for another."""
        self.words.clear()
        self.words.setFocus()

    def _ask_delete(self) -> None:
        if rule := self.model.rule(self.table.currentIndex().row()):
            self.delete_requested.emit(rule.id)

    def _ask_take(self) -> None:
        if offer := self.model.offered(self.table.currentIndex().row()):
            self.add_requested.emit(offer.code, offer.kind, offer.expression)

    def _show_state(self) -> None:
        row = self.table.currentIndex().row()
        self.delete.setEnabled(self.model.rule(row) is not None)
        self.take.setEnabled(self.model.offered(row) is not None)
        self.add.setEnabled(bool(self.words.text().strip()) and self.code.count() > 0)

    def retranslate(self) -> None:
        self.setAccessibleName(tr("Rules for suggestions"))
        self.heading.set_words(tr("Rules"))
        self.table.setAccessibleName(tr("Rules for suggestions"))
        self.hint.setText(tr("Words in their base form, joined by AND, OR and NOT; a phrase in quotation marks."))
        kind = max(0, self.kind.currentIndex())
        self.kind.clear()
        self.kind.addItems([kind_words(each) for each in KINDS])
        self.kind.setCurrentIndex(kind)
        self.code.setAccessibleName(tr("Code of the new rule"))
        self.kind.setAccessibleName(tr("Always or never"))
        self.words.setAccessibleName(tr("Words of the new rule"))
        self.words.setPlaceholderText(tr("raha OR rahoitus"))
        self.add.setText(tr("Add"))
        self.delete.setText(tr("Delete"))
        self.take.setText(tr("Make it a rule"))
        self.offer.setText(tr("Offer learned words"))
