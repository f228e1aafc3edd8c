"""Which values of a variable are shown: ticked in a list that opens below its heading."""

from collections.abc import Mapping

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from kooditin.gui.bridge import theme
from kooditin.gui.bridge.i18n import number, shown_language, tr
from kooditin.qda.case import Variable, shown_value

_TEXT_ROLE = Qt.ItemDataRole.UserRole
WIDTH, HEIGHT = 280, 340


class CaseFilter(QFrame):
    """A card that holds at once: each tick narrows the sheet behind it. Gone with Esc or a click beside it.

    `filter_changed` carries the variable's id and the stored texts to be shown, None for all.
    """

    filter_changed = Signal(int, object)

    def __init__(
        self, variable: Variable, counts: Mapping[str, int], shown: frozenset[str] | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("case_filter")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._variable = variable
        self.field = QLineEdit(self)
        self.list = QListWidget(self)
        self.all, self.none = QPushButton(self), QPushButton(self)
        self._lay_out()
        self._fill(counts, shown)
        self.field.textChanged.connect(self._narrow)
        self.list.itemChanged.connect(self._tell)
        self.all.clicked.connect(lambda: self._tick(True))
        self.none.clicked.connect(lambda: self._tick(False))

    def _lay_out(self) -> None:
        t = theme.tokens()
        self.setStyleSheet(f"QFrame#case_filter {{ background: {t.field}; border: 1px solid {t.line}; }}")
        self.field.setPlaceholderText(tr("Find a value"))
        self.field.setAccessibleName(tr("Find a value"))
        self.list.setAccessibleName(tr("Values of {name}").format(name=self._variable.name))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.all.setText(tr("All"))
        self.none.setText(tr("None"))
        row, column = QHBoxLayout(), QVBoxLayout(self)
        row.setSpacing(8)
        for button in (self.all, self.none):
            button.setProperty("quiet", True)
            row.addWidget(button)
        row.addStretch(1)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(8)
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        column.addLayout(row)
        self.setFixedSize(WIDTH, HEIGHT)

    def _fill(self, counts: Mapping[str, int], shown: frozenset[str] | None) -> None:
        for text, count in counts.items():
            words = shown_value(text, self._variable.type, shown_language()) if text else tr("(empty)")
            item = QListWidgetItem(f"{words}   {number(count)}", self.list)
            item.setData(_TEXT_ROLE, text)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            ticked = shown is None or text in shown
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        self.list.setCurrentRow(0)

    def open_at(self, point: QPoint) -> None:
        """Shows the card with its corner there, within the screen, ready for typing."""
        room = self.screen().availableGeometry()
        self.move(min(point.x(), room.right() - WIDTH), min(point.y(), room.bottom() - HEIGHT))
        self.show()
        self.field.setFocus()

    def items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _narrow(self, words: str) -> None:
        for item in self.items():
            item.setHidden(words.strip().casefold() not in item.text().casefold())

    def _tick(self, on: bool) -> None:
        self.list.blockSignals(True)
        for item in self.items():
            if not item.isHidden():
                item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        self.list.blockSignals(False)
        self._tell()

    def _tell(self) -> None:
        ticked = [item for item in self.items() if item.checkState() == Qt.CheckState.Checked]
        texts = None if len(ticked) == self.list.count() else frozenset(item.data(_TEXT_ROLE) for item in ticked)
        self.filter_changed.emit(self._variable.id, texts)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return) and self.field.hasFocus():
            self.list.setFocus()
            return
        if event.key() == Qt.Key.Key_Return:
            self.close()
            return
        super().keyPressEvent(event)
