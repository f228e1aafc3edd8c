"""Above the columns of a survey: its name, sheet and heading rows, how answers become sources, and what is noticed."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from kooditin.gui.bridge import theme
from kooditin.gui.bridge.drawing import ElidedLabel
from kooditin.gui.bridge.i18n import tr
from kooditin.gui.materials.survey_settings import SettingsButton
from kooditin.qda.survey import SurveyMapping, SurveyTable

MOST_HEADER_ROWS = 3


class SurveyHead(QWidget):
    """What holds for the whole survey. The signals carry what a person chose."""

    name_edited = Signal(str)
    sheet_chosen = Signal(str)
    header_rows_chosen = Signal(int)
    together_chosen = Signal(str)
    name_before_id_chosen = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("survey_head")
        self.file = ElidedLabel(self)
        self.file.setFont(theme.ui_font(15, bold=True))
        self.settings = SettingsButton(self)
        self.name = QLineEdit(self)
        self.sheet, self.header_rows, self.together = QComboBox(self), QComboBox(self), QComboBox(self)
        for count in range(MOST_HEADER_ROWS + 1):
            self.header_rows.addItem("", count)
        for together in ("question", "survey"):
            self.together.addItem("", together)
        self.before_id = QCheckBox(self)
        self.before_id.setObjectName("survey_before_id")
        self.labels = {field: QLabel(self) for field in ("name", "sheet", "header_rows", "together")}
        for field, label in self.labels.items():
            getattr(self, field).setObjectName(f"survey_{field}")
            label.setBuddy(getattr(self, field))
            label.setProperty("role", "quiet")
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        first = QHBoxLayout()
        first.setSpacing(16)
        first.addWidget(self.file, 1)
        first.addWidget(self.settings)
        column.addLayout(first)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        for place, (field, label) in enumerate(self.labels.items()):
            grid.addWidget(label, 0, place)
            grid.addWidget(getattr(self, field), 1, place)
        grid.addWidget(self.before_id, 1, len(self.labels))
        grid.setColumnStretch(0, 1)
        self.name.setMinimumWidth(200)
        self.sheet.setMaximumWidth(200)
        column.addLayout(grid)

    def _connect(self) -> None:
        self.name.textEdited.connect(self.name_edited)
        self.sheet.activated.connect(lambda _: self.sheet_chosen.emit(self.sheet.currentText()))
        self.header_rows.activated.connect(lambda _: self.header_rows_chosen.emit(self.header_rows.currentData()))
        self.together.activated.connect(lambda _: self.together_chosen.emit(self.together.currentData()))
        self.before_id.clicked.connect(self.name_before_id_chosen)

    def show_table(self, file: str, table: SurveyTable) -> None:
        """Names the file and its sheets."""
        self.file.set_whole(file)
        self.sheet.clear()
        self.sheet.addItems(table.sheets)
        self.sheet.setCurrentText(table.sheet)
        for widget in (self.sheet, self.labels["sheet"]):
            widget.setVisible(len(table.sheets) > 1)

    def show_mapping(self, mapping: SurveyMapping) -> None:
        """Shows what is chosen, without telling of it."""
        self.header_rows.setCurrentIndex(self.header_rows.findData(mapping.header_rows))
        self.together.setCurrentIndex(self.together.findData(mapping.together))
        self.together.setEnabled(len(mapping.of_role("open")) > 1)
        has_id = bool(mapping.of_role("id"))
        self.before_id.setEnabled(has_id)
        with QSignalBlocker(self.before_id):
            self.before_id.setChecked(mapping.name_before_id and has_id)

    def retranslate(self) -> None:
        words = {"name": tr("Name of the survey"), "sheet": tr("Sheet"), "header_rows": tr("Heading rows"),
                 "together": tr("Open answers become")}  # fmt: skip
        for field, label in self.labels.items():
            label.setText(words[field])
            getattr(self, field).setAccessibleName(words[field])
        for count in range(MOST_HEADER_ROWS + 1):
            self.header_rows.setItemText(count, str(count) if count else tr("none"))
        self.together.setItemText(0, tr("A source for each question"))
        self.together.setItemText(1, tr("One source of the whole survey"))
        self.before_id.setText(tr("The survey's name before the identifier"))
        self.before_id.setToolTip(
            tr("So respondent 1 of this survey is another case than respondent 1 of the next.")
        )  # fmt: skip

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


class SurveyNotice(QFrame):
    """A line or two of what was noticed, with one button where something can be done about it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("survey_notice")
        self.words = QLabel(self)
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.button, self.close_button = QPushButton(self), QPushButton(self)
        self.close_button.setProperty("quiet", True)
        for button in (self.button, self.close_button):
            button.setAutoDefault(False)
            button.clicked.connect(self.hide)
        self.button.clicked.connect(lambda: self._act())
        self._act: Callable[[], object] = lambda: None
        self._is_problem = False
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 8, 6)
        row.addWidget(self.words, 1)
        row.addWidget(self.button)
        row.addWidget(self.close_button)
        theme.notifier().changed.connect(self._color)
        self.hide()

    def tell(
        self, words: str, button: str = "", act: Callable[[], object] = lambda: None, *, problem: bool = False
    ) -> None:
        """Shows the words until they are closed; empty words take the line away."""
        self.words.setText(words)
        self.button.setText(button)
        self.button.setVisible(bool(button))
        self.close_button.setText(tr("Close"))
        self._act = act
        self._is_problem = problem
        self._color()
        self.setVisible(bool(words))

    def text(self) -> str:
        """What is said at the moment; empty when nothing is."""
        return "" if self.isHidden() else self.words.text()

    def _color(self) -> None:
        t = theme.tokens()
        ground = theme.mixed(t.danger, t.panel, 0.14).name() if self._is_problem else t.chosen
        self.setStyleSheet(f"QFrame#survey_notice {{ background: {ground}; border-top: 1px solid {t.line}; }}")
