"""The bar above the columns of a survey: roles and types for the chosen columns, and a field that finds columns."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QRect, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QMenu, QPushButton, QWidget

from kooditin.gui.bridge.drawing import draw_key
from kooditin.gui.bridge.i18n import tr
from kooditin.gui.materials.survey_words import kind_name, role_name
from kooditin.qda.survey import SurveyColumn
from kooditin.qda.survey_edits import COLUMN_KINDS, COLUMN_ROLES

KEY_ROOM = 22


class KeyButton(QPushButton):
    """A button with the key that does the same at its right end."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = key
        self.setAutoDefault(False)
        self.setStyleSheet(f"padding-right: {KEY_ROOM + 10}px;")

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        with QPainter(self) as painter:
            draw_key(painter, self.width() - 10, QRect(0, 0, self.width(), self.height()), self._key)


class SurveyBar(QWidget):
    """Asks; the wizard acts on the columns that are chosen in the table."""

    role_requested = Signal(str)
    kind_requested = Signal(str)
    filter_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("survey_bar")
        self.chosen = QLabel(self)
        self.chosen.setProperty("role", "quiet")
        self.roles = {role: KeyButton(str(place), self) for place, role in enumerate(COLUMN_ROLES, 1)}
        self.kind = QPushButton(self)
        self.kind.setObjectName("survey_kind")
        self.kind.setAutoDefault(False)
        self.kinds = QMenu(self.kind)
        self.kind.setMenu(self.kinds)
        self.search = QLineEdit(self)
        self.search.setObjectName("survey_find")
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(120)
        self.search.setMaximumWidth(220)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(8)
        for role, button in self.roles.items():
            button.setObjectName(f"survey_role_{role}")
            button.setCheckable(True)
            button.clicked.connect(lambda _=False, role=role: self.role_requested.emit(role))
            row.addWidget(button)
        row.addWidget(self.kind)
        row.addWidget(self.chosen)
        row.addStretch(1)
        row.addWidget(self.search, 2)
        self.search.textChanged.connect(self.filter_changed)
        self.retranslate()

    def show_chosen(self, columns: Iterable[SurveyColumn]) -> None:
        """Marks the role that all chosen columns have; with none chosen nothing can be done."""
        chosen = list(columns)
        roles = {column.role for column in chosen}
        for role, button in self.roles.items():
            button.setEnabled(bool(chosen))
            button.setChecked(roles == {role})
        self.kind.setEnabled(bool(chosen))
        self.chosen.setText(tr("%n column(s) chosen", len(chosen)) if len(chosen) > 1 else "")

    def retranslate(self) -> None:
        for role, button in self.roles.items():
            button.setText(role_name(role))
        self.kind.setText(tr("Type"))
        self.kind.setToolTip(tr("Makes the chosen columns variables of this type"))
        self.kinds.clear()
        for kind in COLUMN_KINDS:
            self.kinds.addAction(kind_name(kind)).triggered.connect(
                lambda _=False, kind=kind: self.kind_requested.emit(kind)
            )
        self.search.setPlaceholderText(tr("Find columns"))
        self.search.setAccessibleName(tr("Find columns"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
