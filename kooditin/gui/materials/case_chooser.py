"""Whose a source or a speaker is: a field that finds a case or names a new one."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QListWidget, QPushButton, QVBoxLayout, QWidget

from kooditin.gui.bridge import theme
from kooditin.gui.bridge.i18n import tr
from kooditin.gui.materials.case_order import name_key


class CaseChooser(QDialog):
    """`case_chosen` carries the name of a case, known or new; "" takes the case away."""

    case_chosen = Signal(str)

    def __init__(self, words: str, cases: Sequence[str], now: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("case_chooser")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Case"))
        self._cases = sorted(cases, key=name_key())
        self.field, self.list = QLineEdit(now), QListWidget()
        self.choose, self.none, self.cancel = QPushButton(), QPushButton(tr("No case")), QPushButton(tr("Cancel"))
        self.none.setEnabled(bool(now))
        self._lay_out(words)
        self._find(now)
        self.field.selectAll()
        self.field.textChanged.connect(self._find)
        self.field.installEventFilter(self)
        self.list.itemDoubleClicked.connect(lambda item: self._end(item.text()))
        self.list.currentTextChanged.connect(self._show_state)
        self.choose.clicked.connect(lambda: self._end(self._wanted()))
        self.none.clicked.connect(lambda: self._end(""))
        self.cancel.clicked.connect(self.reject)

    def _lay_out(self, words: str) -> None:
        label = QLabel(words)
        label.setWordWrap(True)
        label.setBuddy(self.field)
        self.field.setPlaceholderText(tr("Find a case or name a new one"))
        self.field.setAccessibleName(words)
        self.list.setAccessibleName(tr("Cases"))
        t = theme.tokens()
        look = f"background: {t.field}; border: 1px solid {t.line}; border-radius: 7px; padding: 4px;"
        self.list.setStyleSheet(f"QListWidget {{ {look} }}")
        self.choose.setProperty("primary", True)
        self.choose.setDefault(True)
        row, column = QHBoxLayout(), QVBoxLayout(self)
        row.setSpacing(8)
        for widget in (self.choose, self.none):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.cancel)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(label)
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        column.addLayout(row)
        self.resize(420, 400)

    def _find(self, words: str) -> None:
        wanted = words.strip().casefold()
        self.list.clear()
        self.list.addItems([name for name in self._cases if wanted in name.casefold()])
        same = next((name for name in self._cases if name.casefold() == wanted), None)
        if same is not None:
            self.list.setCurrentItem(self.list.findItems(same, Qt.MatchFlag.MatchExactly)[0])
        self._show_state()

    def _wanted(self) -> str:
        item = self.list.currentItem()
        return item.text() if item is not None else self.field.text().strip()

    def _show_state(self) -> None:
        wanted = self._wanted()
        is_new = bool(wanted) and self.list.currentItem() is None
        self.choose.setText(tr("Make the case {name}").format(name=wanted[:40]) if is_new else tr("Choose"))
        self.choose.setEnabled(bool(wanted))

    def _end(self, name: str) -> None:
        self.case_chosen.emit(name)
        self.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrows go through the list while one types in the field."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
            if step and self.list.count():
                self.list.setCurrentRow(max(0, min(self.list.count() - 1, self.list.currentRow() + step)))
                return True
        return super().eventFilter(watched, event)
