"""A card with a list to tick, found by typing: what the search is limited to."""

from collections.abc import Collection, Hashable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QPoint, Qt, Signal
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
WIDTH, HEIGHT = 300, 360


class Choice(NamedTuple):
    """Something to limit to. `words` is what is shown; of a code also its colour, path and depth in the codebook."""

    key: Hashable
    words: str
    color: str = ""
    path: str = ""
    depth: int = 0


class LimitCard(QFrame):
    """A card that holds at once. Nothing ticked limits nothing. Gone with Esc or a click beside it.

    `changed` carries the ticked keys.
    """

    changed = Signal(object)

    def __init__(
        self, title: str, choices: Sequence[Choice], ticked: Collection[Hashable], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("limit_card")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(title)
        self.field, self.list = QLineEdit(self), QListWidget(self)
        self.none, self.empty = QPushButton(self), QLabel(self)
        self._lay_out(title)
        self._fill(choices, ticked)
        self.field.textChanged.connect(self._narrow)
        self.list.itemChanged.connect(self._tell)
        self.none.clicked.connect(self._clear)

    def _lay_out(self, title: str) -> None:
        t = theme.tokens()
        self.setStyleSheet(f"QFrame#limit_card {{ background: {t.field}; border: 1px solid {t.line}; }}")
        self.field.setPlaceholderText(title)
        self.field.setAccessibleName(title)
        self.list.setAccessibleName(title)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.none.setText(tr("No limit"))
        self.none.setProperty("quiet", True)
        self.empty.setText(tr("There is nothing here to choose yet."))
        self.empty.setProperty("role", "quiet")
        self.empty.setWordWrap(True)
        row, column = QHBoxLayout(), QVBoxLayout(self)
        row.addWidget(self.none)
        row.addStretch(1)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(8)
        column.addWidget(self.field)
        column.addWidget(self.empty)
        column.addWidget(self.list, 1)
        column.addLayout(row)
        self.setFixedSize(WIDTH, HEIGHT)

    def _fill(self, choices: Sequence[Choice], ticked: Collection[Hashable]) -> None:
        self.empty.setVisible(not choices)
        for choice in choices:
            item = QListWidgetItem("    " * choice.depth + choice.words, self.list)
            if choice.color:
                item.setIcon(QIcon(chip_icon(choice.color, self.devicePixelRatioF())))
            item.setData(_KEY_ROLE, choice.key)
            item.setToolTip(choice.path or choice.words)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if choice.key in ticked else Qt.CheckState.Unchecked)
        self.list.setCurrentRow(0)
        self.none.setEnabled(bool(ticked))

    def open_at(self, point: QPoint) -> None:
        """Shows the card with its corner there, within the screen, ready for typing."""
        room = self.screen().availableGeometry()
        self.move(
            max(room.left(), min(point.x(), room.right() - WIDTH)),
            max(room.top(), min(point.y(), room.bottom() - HEIGHT)),
        )
        self.show()
        self.field.setFocus()

    def items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _narrow(self, words: str) -> None:
        for item in self.items():
            item.setHidden(words.strip().casefold() not in item.toolTip().casefold())
        first = next((row for row, item in enumerate(self.items()) if not item.isHidden()), -1)
        self.list.setCurrentRow(first)

    def _clear(self) -> None:
        blocked = self.list.blockSignals(True)
        for item in self.items():
            item.setCheckState(Qt.CheckState.Unchecked)
        self.list.blockSignals(blocked)
        self._tell()

    def _tell(self) -> None:
        ticked = [item.data(_KEY_ROLE) for item in self.items() if item.checkState() == Qt.CheckState.Checked]
        self.none.setEnabled(bool(ticked))
        self.changed.emit(ticked)

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
