"""The small palette of code colours."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QColorDialog, QGridLayout, QMenu, QToolButton, QWidget, QWidgetAction

from kooditin.gui.bridge import theme
from kooditin.gui.bridge.i18n import tr
from kooditin.qda.codebook import CODE_COLORS

COLUMNS = 6


class _Swatches(QWidget):
    """A grid of colours; the arrows walk in it, Enter and Space choose."""

    def __init__(self, chosen: Callable[[str], None], current: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: list[QToolButton] = []
        grid = QGridLayout(self)
        grid.setContentsMargins(8, 8, 8, 8)
        grid.setSpacing(4)
        for place, color in enumerate(CODE_COLORS):
            button = QToolButton(self)
            button.setObjectName(f"color_{color[1:]}")
            button.setAccessibleName(tr("Colour {color}").format(color=color))
            button.setFixedSize(QSize(28, 28))
            edge = theme.tokens().ink if color == current.lower() else "transparent"
            button.setStyleSheet(
                f"QToolButton {{ background: {color}; border: 2px solid {edge}; border-radius: 6px; }}"
                f"QToolButton:focus {{ border: 2px solid {theme.tokens().accent}; }}"
            )
            button.clicked.connect(partial(chosen, color))
            grid.addWidget(button, place // COLUMNS, place % COLUMNS)
            self.buttons.append(button)
        self.setFocusProxy(self.buttons[CODE_COLORS.index(current) if current in CODE_COLORS else 0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -COLUMNS, Qt.Key.Key_Down: COLUMNS}
        focused = next((place for place, button in enumerate(self.buttons) if button.hasFocus()), 0)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.buttons[focused].click()
        elif (step := steps.get(Qt.Key(event.key()))) and 0 <= focused + step < len(self.buttons):
            self.buttons[focused + step].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)


class ColorMenu(QMenu):
    """Offers CODE_COLORS and any other colour; `chosen` is called with "#rrggbb"."""

    def __init__(self, current: str, chosen: Callable[[str], None], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("color_menu")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._chosen = chosen
        self._current = current
        self.swatches = _Swatches(self._choose, current, self)
        act = QWidgetAction(self)
        act.setDefaultWidget(self.swatches)
        self.addAction(act)
        self.addAction(tr("Another colour…"), self._ask_for_another)

    def show_at(self, point: QPoint) -> None:
        self.popup(point)
        self.setActiveAction(self.actions()[0])
        self.swatches.setFocus(Qt.FocusReason.PopupFocusReason)

    def _choose(self, color: str, *_: object) -> None:
        self._chosen(color)
        self.close()

    def _ask_for_another(self) -> None:
        dialog = QColorDialog(QColor(self._current), self.parentWidget())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chosen = self._chosen
        dialog.colorSelected.connect(lambda color: chosen(color.name()))
        dialog.open()
