"""A card with a list to tick, found by typing, that opens below what it is about."""

from collections.abc import Hashable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from kooditin.gui.bridge import theme
from kooditin.gui.bridge.drawing import chip_icon
from kooditin.gui.bridge.i18n import tr

_KEY_ROLE = Qt.ItemDataRole.UserRole


class Choice(NamedTuple):
    """Something to tick. `words` is what is shown; of a code also its colour, path and depth in the codebook."""

    key: Hashable
    words: str
    color: str = ""
    path: str = ""
    depth: int = 0


class TickCard(QFrame):
    """A card that holds at once. Gone with Esc or a click beside it.

    Typing narrows the list; Enter then ticks its first row. `ticked` carries the ticked keys.
    """

    ticked = Signal(object)

    def __init__(self, name: str, size: QSize, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        t = theme.tokens()
        self.setStyleSheet(f"QFrame#{name} {{ background: {t.field}; border: 1px solid {t.line}; }}")
        self.setFixedSize(size)
        self.field, self.list, self.empty = QLineEdit(self), QListWidget(self), QLabel(self)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.empty.setText(tr("There is nothing here to choose yet."))
        self.empty.setProperty("role", "quiet")
        self.empty.setWordWrap(True)
        self._buttons, column = QHBoxLayout(), QVBoxLayout(self)
        self._buttons.setSpacing(8)
        self._buttons.addStretch(1)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(8)
        column.addWidget(self.field)
        column.addWidget(self.empty)
        column.addWidget(self.list, 1)
        column.addLayout(self._buttons)
        self.field.textChanged.connect(self._narrow)
        self.list.itemChanged.connect(lambda _: self._tell())

    def name_parts(self, field: str, choices: str) -> None:
        """What the field asks for, and what the list is to who cannot see it."""
        self.field.setPlaceholderText(field)
        self.field.setAccessibleName(field)
        self.list.setAccessibleName(choices)

    def add_button(self, words: str) -> QPushButton:
        """A quiet button below the list, behind those before."""
        button = QPushButton(words, self)
        button.setProperty("quiet", True)
        self._buttons.insertWidget(self._buttons.count() - 1, button)
        return button

    def fill(self, choices: Sequence[tuple[Choice, bool]]) -> None:
        """What can be ticked, and whether it is."""
        self.empty.setVisible(not choices)
        blocked = self.list.blockSignals(True)
        for choice, is_ticked in choices:
            item = QListWidgetItem("    " * choice.depth + choice.words, self.list)
            if choice.color:
                item.setIcon(QIcon(chip_icon(choice.color, self.devicePixelRatioF())))
            item.setData(_KEY_ROLE, choice.key)
            item.setToolTip(choice.path or choice.words)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked)
        self.list.blockSignals(blocked)
        self.list.setCurrentRow(0)

    def open_at(self, point: QPoint) -> None:
        """Shows the card with its corner there, within the screen, ready for typing."""
        room = self.screen().availableGeometry()
        self.move(
            max(room.left(), min(point.x(), room.right() - self.width())),
            max(room.top(), min(point.y(), room.bottom() - self.height())),
        )
        self.show()
        self.field.setFocus()

    def items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def tick(self, on: bool) -> None:
        """Ticks all rows in sight, or takes their ticks away."""
        blocked = self.list.blockSignals(True)
        for item in self.items():
            if not item.isHidden():
                item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        self.list.blockSignals(blocked)
        self._tell()

    def _narrow(self, words: str) -> None:
        for item in self.items():
            item.setHidden(words.strip().casefold() not in item.toolTip().casefold())
        first = next((row for row, item in enumerate(self.items()) if not item.isHidden()), -1)
        self.list.setCurrentRow(first)

    def _tell(self) -> None:
        self.ticked.emit([
            item.data(_KEY_ROLE) for item in self.items() if item.checkState() == Qt.CheckState.Checked
        ])  # fmt: skip

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if self.field.hasFocus() and key == Qt.Key.Key_Down:
            self.list.setFocus()
        elif self.field.hasFocus() and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._toggle(self.list.currentItem())
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.close()
        else:
            super().keyPressEvent(event)

    @staticmethod
    def _toggle(item: QListWidgetItem | None) -> None:
        if item is not None:
            was_on = item.checkState() == Qt.CheckState.Checked
            item.setCheckState(Qt.CheckState.Unchecked if was_on else Qt.CheckState.Checked)
