"""What the search is limited to: a card with a list to tick."""

from collections.abc import Collection, Hashable, Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QWidget

from kooditin.gui.bridge.i18n import tr
from kooditin.gui.bridge.tick_card import Choice, TickCard

SIZE = QSize(300, 360)


class LimitCard(TickCard):
    """Nothing ticked limits nothing. `changed` carries the ticked keys."""

    changed = Signal(object)

    def __init__(
        self, title: str, choices: Sequence[Choice], ticked: Collection[Hashable], parent: QWidget | None = None
    ) -> None:
        super().__init__("limit_card", SIZE, parent)
        self.setAccessibleName(title)
        self.name_parts(title, title)
        self.none = self.add_button(tr("No limit"))
        self.none.setEnabled(bool(ticked))
        self.fill([(choice, choice.key in ticked) for choice in choices])
        self.none.clicked.connect(self._clear)
        self.ticked.connect(self._on_ticked)

    def _clear(self) -> None:
        """All ticks go, those of rows that are not in sight too."""
        self.field.clear()
        self.tick(False)

    def _on_ticked(self, keys: Sequence[Hashable]) -> None:
        self.none.setEnabled(bool(keys))
        self.changed.emit(keys)
