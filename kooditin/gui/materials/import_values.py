"""Values for the cases of the chosen speakers: "V1 is staff in all of these"."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from kooditin.gui.bridge import theme
from kooditin.gui.bridge.i18n import tr


class ImportValues(QWidget):
    """The values there are, each with a button that takes it away, and a row that adds one.

    `value_asked` carries the variable's name and its text; "" takes the value away.
    """

    value_asked = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("import_values")
        self._choices: dict[str, list[str]] = {}
        self._of = ""
        self.heading = QLabel(self)
        self.heading.setTextFormat(Qt.TextFormat.PlainText)
        self.heading.setWordWrap(True)
        self.heading.setProperty("role", "quiet")
        self.variable, self.value = QComboBox(self), QComboBox(self)
        self.variable_text, self.value_text = QLineEdit(self), QLineEdit(self)
        for box, text, name in (
            (self.variable, self.variable_text, "value_variable"), (self.value, self.value_text, "value_text")
        ):  # fmt: skip
            box.setObjectName(name)
            box.setLineEdit(text)
            box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
            box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            text.returnPressed.connect(self._ask)
        self.put = QPushButton(self)
        self.put.setObjectName("put_value")
        self.given = QGridLayout()
        self._lay_out()
        self.variable.editTextChanged.connect(self._offer_values)
        self.variable.editTextChanged.connect(self._show_state)
        self.value.editTextChanged.connect(self._show_state)
        self.put.clicked.connect(self._ask)
        self.retranslate()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.variable, 3)
        row.addWidget(QLabel("=", self))
        row.addWidget(self.value, 3)
        row.addWidget(self.put)
        self.given.setHorizontalSpacing(4)
        self.given.setVerticalSpacing(0)
        self.given.setColumnStretch(0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.heading)
        column.addLayout(self.given)
        column.addLayout(row)

    def set_variables(self, choices: Mapping[str, Sequence[str]]) -> None:
        """The variables that are offered, and for each the values that are."""
        self._choices = {name: list(values) for name, values in choices.items()}
        text = self.variable.currentText()
        self.variable.clear()
        self.variable.addItems(list(self._choices))
        self.variable.setCurrentIndex(-1)
        self.variable.setEditText(text)
        self._offer_values()

    def show_values(self, of: str, values: Sequence[tuple[str, str]]) -> None:
        """Shows what the cases have; `of` names whose they are."""
        self._of = of
        while (item := self.given.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for row, (name, text) in enumerate(values):
            words = QLabel(f"{name} = {text}", self)
            words.setTextFormat(Qt.TextFormat.PlainText)
            words.setWordWrap(True)
            gone = QPushButton(theme.icon("x"), "", self)
            gone.setProperty("quiet", True)
            gone.setAccessibleName(tr("Take away {name}").format(name=name))
            gone.setToolTip(gone.accessibleName())
            gone.clicked.connect(lambda _=False, name=name: self.value_asked.emit(name, ""))
            self.given.addWidget(words, row, 0)
            self.given.addWidget(gone, row, 1)
        self.heading.setText(tr("Case variables: {name}").format(name=of))
        self._show_state()

    def _offer_values(self) -> None:
        text, name = self.value.currentText(), self.variable.currentText().strip().casefold()
        values = next((values for each, values in self._choices.items() if each.casefold() == name), [])
        self.value.clear()
        self.value.addItems(values)
        self.value.setCurrentIndex(-1)
        self.value.setEditText(text)

    def _ask(self) -> None:
        name, text = (" ".join(box.currentText().split()) for box in (self.variable, self.value))
        if name and text:
            self.value.setEditText("")
            self.value_asked.emit(name, text)

    def _show_state(self) -> None:
        self.put.setEnabled(bool(self.variable.currentText().strip() and self.value.currentText().strip()))

    def retranslate(self) -> None:
        self.variable_text.setPlaceholderText(tr("Variable, e.g. group"))
        self.value_text.setPlaceholderText(tr("Value, e.g. staff"))
        self.variable.setAccessibleName(tr("Variable"))
        self.value.setAccessibleName(tr("Value"))
        self.put.setText(tr("Set"))
        self.heading.setText(tr("Case variables: {name}").format(name=self._of))
        self._show_state()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
