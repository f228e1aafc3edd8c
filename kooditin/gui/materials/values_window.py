"""Values from a table: which column names the cases, whose each row is, and which columns become variables."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QCompleter,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from kooditin.exchange.case_values import Target, ValueColumn, key_column, keys_of, matched, value_columns
from kooditin.gui.bridge import theme
from kooditin.gui.bridge.i18n import tr
from kooditin.gui.materials.case_header import type_name
from kooditin.gui.materials.values_model import KEY, LIKENESS, MATCH_ROLE, TARGET, Index, ValuesModel
from kooditin.qda.case import Variable
from kooditin.qda.survey_table import SurveyTable, headings

_COLUMN_ROLE = Qt.ItemDataRole.UserRole


class _TargetDelegate(QStyledItemDelegate):
    """Finds a case or source by any part of its name; the first choice is a new case of the row's own name."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        model = index.model()
        assert isinstance(model, ValuesModel)
        box = QComboBox(parent)
        box.setEditable(True)
        box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        key = index.data(MATCH_ROLE).key
        box.addItem(tr("New case {name}").format(name=key), Target(key))
        for target in model.targets:
            box.addItem(target.name, target)
        completer = box.completer()
        assert completer is not None
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        box.setAccessibleName(tr("Whose the row {name} is").format(name=key))
        box.activated.connect(lambda _: self.commitData.emit(box))
        box.activated.connect(lambda _: self.closeEditor.emit(box))
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, QComboBox)
        now = index.data(MATCH_ROLE).target
        editor.setCurrentIndex(max(0, editor.findText(now.name)) if now else 0)

    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:
        assert isinstance(editor, QComboBox) and isinstance(model, ValuesModel)
        place = editor.findText(editor.currentText(), Qt.MatchFlag.MatchFixedString)
        target = editor.itemData(place) if place >= 0 else None
        if target is not None and target != index.data(MATCH_ROLE).target:
            model.choose(index.row(), target)


class ValuesWindow(QDialog):
    """`import_requested` carries the columns and the matches that are to be written."""

    import_requested = Signal(object, object)

    def __init__(
        self,
        name: str,
        table: SurveyTable,
        targets: Sequence[Target],
        variables: Sequence[Variable],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("values_window")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._name, self._table = name, table
        self._targets, self._variables = list(targets), list(variables)
        self.model = ValuesModel(self)
        self.words, self.key_label, self.rows_label, self.columns_label = (QLabel() for _ in range(4))
        self.key, self.view, self.columns = QComboBox(), QTableView(), QListWidget()
        self.confirm, self.make, self.write, self.cancel = (QPushButton() for _ in range(4))
        self._lay_out()
        for place, heading in enumerate(headings(table)):
            self.key.addItem(heading or tr("Column {number}").format(number=place + 1))
        self.key.setCurrentIndex(key_column(table, targets))
        self._connect()
        self.retranslate()
        self._read_key()

    def _lay_out(self) -> None:
        self.words.setWordWrap(True)
        for label in (self.words, self.rows_label, self.columns_label):
            label.setProperty("role", "quiet")
        self.view.setModel(self.model)
        self.view.setItemDelegateForColumn(TARGET, _TargetDelegate(self.view))
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.AllEditTriggers)
        self.view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.view.verticalHeader().hide()
        self.view.verticalHeader().setDefaultSectionSize(30)
        self.view.setShowGrid(False)
        self.view.setTabKeyNavigation(False)
        self.view.setWordWrap(False)
        header = self.view.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        for column in (KEY, TARGET):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(LIKENESS, QHeaderView.ResizeMode.ResizeToContents)
        t = theme.tokens()
        look = f"background: {t.field}; border: 1px solid {t.line}; border-radius: 7px;"
        self.view.setStyleSheet(f"QTableView {{ {look} }}")
        self.columns.setStyleSheet(f"QListWidget {{ {look} padding: 4px; }}")
        self.write.setProperty("primary", True)
        self.key_label.setBuddy(self.key)
        top, middle, left, right, below, foot = (
            QHBoxLayout(), QHBoxLayout(), QVBoxLayout(), QVBoxLayout(), QHBoxLayout(), QHBoxLayout()
        )  # fmt: skip
        top.addWidget(self.key_label)
        top.addWidget(self.key)
        top.addStretch(1)
        for button in (self.confirm, self.make):
            button.setAutoDefault(False)
            below.addWidget(button)
        below.addStretch(1)
        left.addWidget(self.rows_label)
        left.addWidget(self.view, 1)
        left.addLayout(below)
        right.addWidget(self.columns_label)
        right.addWidget(self.columns, 1)
        middle.addLayout(left, 7)
        middle.addLayout(right, 3)
        middle.setSpacing(20)
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.write)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 20)
        whole.setSpacing(12)
        whole.addWidget(self.words)
        whole.addLayout(top)
        whole.addLayout(middle, 1)
        whole.addLayout(foot)
        self.resize(960, 560)

    def _connect(self) -> None:
        self.key.currentIndexChanged.connect(self._read_key)
        self.confirm.clicked.connect(self.model.confirm_all)
        self.make.clicked.connect(self.model.make_cases)
        self.model.dataChanged.connect(self._show_state)
        self.columns.itemChanged.connect(self._show_state)
        self.cancel.clicked.connect(self.reject)
        self.write.clicked.connect(self._ask)

    def _read_key(self) -> None:
        """Matches the rows anew by the chosen column."""
        place = self.key.currentIndex()
        self.model.set_matches(matched(keys_of(self._table, place), self._targets), self._targets)
        blocked = self.columns.blockSignals(True)
        self.columns.clear()
        for column in value_columns(self._table, place, self._variables):
            new = tr("{name}: new variable, {type}") if column.variable is None else tr("{name}: {type}")
            words = new.format(name=column.name, type=type_name(column.type).lower())
            item = QListWidgetItem(words, self.columns)
            item.setData(_COLUMN_ROLE, column)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
            item.setToolTip(words)
        self.columns.blockSignals(blocked)
        self._show_state()

    def chosen_columns(self) -> list[ValueColumn]:
        """The ticked columns."""
        items = (self.columns.item(row) for row in range(self.columns.count()))
        return [item.data(_COLUMN_ROLE) for item in items if item.checkState() == Qt.CheckState.Checked]

    def _show_state(self) -> None:
        chosen, waiting, unknown = len(self.model.chosen()), self.model.waiting(), self.model.unknown()
        self.confirm.setEnabled(waiting > 0)
        self.confirm.setText(tr("Confirm %n proposal(s)", waiting) if waiting else tr("Confirm the proposals"))
        self.make.setEnabled(unknown > 0)
        self.make.setText(tr("Make %n new case(s)", unknown) if unknown else tr("Make new cases"))
        self.write.setText(tr("Import the values of %n row(s)", chosen) if chosen else tr("Import the values"))
        self.write.setEnabled(chosen > 0)

    def _ask(self) -> None:
        self.import_requested.emit(self.chosen_columns(), self.model.chosen())
        self.accept()

    def retranslate(self) -> None:
        self.setWindowTitle(tr("Values from {name}").format(name=self._name))
        self.words.setText(
            tr(
                "Each row of the table is a case. Rows with the very name of a case or source find it by themselves; "
                "confirm those that are only alike, or choose another. Rows without a tick are left out."
            )
        )
        self.key_label.setText(tr("The case is named in"))
        self.rows_label.setText(tr("Rows"))
        self.columns_label.setText(tr("Columns that become values"))
        self.view.setAccessibleName(tr("Rows"))
        self.columns.setAccessibleName(tr("Columns that become values"))
        self.cancel.setText(tr("Cancel"))
        self._show_state()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
