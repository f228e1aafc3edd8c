"""What a variable is: its name, type, choices and description, changed in one go."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from kooditin.gui.bridge import theme
from kooditin.gui.bridge.i18n import tr
from kooditin.gui.materials.case_header import type_name
from kooditin.qda.case import VARIABLE_TYPES, Variable, VariableType

_BEFORE_ROLE = Qt.ItemDataRole.UserRole


class VariableDialog(QDialog):
    """`change_asked` carries (id, name, type, choices, description, respelt choices: before -> now)."""

    change_asked = Signal(int, str, str, object, str, object)

    def __init__(
        self, variable: Variable, misfits: Callable[[VariableType], list[str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("variable_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._variable, self._misfits = variable, misfits
        self.name, self.type, self.description = QLineEdit(variable.name), QComboBox(), QPlainTextEdit()
        self.warning = QLabel()
        self.choices = QListWidget()
        self.add, self.remove, self.up, self.down = (QPushButton() for _ in range(4))
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self._labels: list[QLabel] = []
        self._lay_out()
        self._fill()
        self._connect()
        self.retranslate()
        self._show_type()

    def _lay_out(self) -> None:
        form, column = QFormLayout(), QVBoxLayout(self)
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(12)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        self._choice_card = QWidget()
        card, keys = QVBoxLayout(self._choice_card), QHBoxLayout()
        card.setContentsMargins(0, 0, 0, 0)
        card.setSpacing(8)
        card.addWidget(self.choices)
        for button in (self.add, self.remove, self.up, self.down):
            button.setAutoDefault(False)
            keys.addWidget(button)
        keys.addStretch(1)
        card.addLayout(keys)
        for widget in (self.name, self.type, self.warning, self._choice_card, self.description):
            label = QLabel()
            if widget is not self.warning:
                label.setBuddy(self.choices if widget is self._choice_card else widget)
            self._labels.append(label)
            form.addRow(label, widget)
        self.warning.setWordWrap(True)
        self.warning.setProperty("role", "quiet")
        self.description.setFixedHeight(84)
        self.description.setTabChangesFocus(True)
        self.choices.setMinimumHeight(140)
        t = theme.tokens()
        look = f"background: {t.field}; border: 1px solid {t.line}; border-radius: 7px; padding: 4px;"
        self.choices.setStyleSheet(f"QListWidget {{ {look} }}")
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setProperty("primary", True)
        self.choices.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.choices.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(16)
        column.addLayout(form)
        column.addStretch(1)
        column.addWidget(self.buttons)
        self.setMinimumWidth(520)
        self._form = form

    def _fill(self) -> None:
        for type in VARIABLE_TYPES:
            self.type.addItem(type_name(type), type)
        self.type.setCurrentIndex(VARIABLE_TYPES.index(self._variable.type))
        for choice in self._variable.choices:
            self._add_item(choice).setData(_BEFORE_ROLE, choice)
        self.description.setPlainText(self._variable.description)

    def _connect(self) -> None:
        self.type.currentIndexChanged.connect(self._show_type)
        self.add.clicked.connect(self._add_choice)
        self.remove.clicked.connect(lambda: self.choices.takeItem(self.choices.currentRow()))
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self.name.textChanged.connect(self._show_state)
        self.buttons.accepted.connect(self._ask)
        self.buttons.rejected.connect(self.reject)

    def _add_item(self, text: str) -> QListWidgetItem:
        item = QListWidgetItem(text, self.choices)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
        return item

    def _add_choice(self) -> None:
        item = self._add_item("")
        self.choices.setCurrentItem(item)
        self.choices.editItem(item)

    def _move(self, by: int) -> None:
        row = self.choices.currentRow()
        if row >= 0 and 0 <= row + by < self.choices.count():
            item = self.choices.takeItem(row)
            self.choices.insertItem(row + by, item)
            self.choices.setCurrentRow(row + by)

    def chosen_type(self) -> VariableType:
        return VARIABLE_TYPES[self.type.currentIndex()]

    def _show_type(self) -> None:
        type = self.chosen_type()
        self._form.setRowVisible(self._choice_card, type == "choice")
        left = self._misfits(type) if type != self._variable.type else []
        words = tr("%n value(s) do not fit this type. They are kept as they are and marked in the sheet:", len(left))
        named = ", ".join(dict.fromkeys(left[:60]))
        self.warning.setText(f"{words} {named[:120]}{'…' if len(named) > 120 else ''}" if left else "")
        self._form.setRowVisible(self.warning, bool(left))

    def _show_state(self) -> None:
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(bool(self.name.text().strip()))

    def _ask(self) -> None:
        items = [self.choices.item(row) for row in range(self.choices.count())]
        choices = list(dict.fromkeys(filter(None, (item.text().strip() for item in items))))
        respelt = {
            item.data(_BEFORE_ROLE): item.text().strip()
            for item in items
            if item.data(_BEFORE_ROLE) and item.text().strip() not in ("", item.data(_BEFORE_ROLE))
        }
        self.change_asked.emit(
            self._variable.id, self.name.text(), self.chosen_type(), choices, self.description.toPlainText(), respelt
        )
        self.accept()

    def retranslate(self) -> None:
        self.setWindowTitle(tr("Variable {name}").format(name=self._variable.name))
        words = (tr("Name"), tr("Type"), "", tr("Choices"), tr("Description"))
        for label, text in zip(self._labels, words, strict=True):
            label.setText(text)
        self.description.setPlaceholderText(tr("What was asked, or what the variable means"))
        self.description.setAccessibleName(tr("Description"))
        self.choices.setAccessibleName(tr("Choices"))
        self.add.setText(tr("Add"))
        self.remove.setText(tr("Remove"))
        self.up.setText(tr("Move up"))
        self.down.setText(tr("Move down"))
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setText(tr("Change"))
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(tr("Cancel"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
