"""Which values of a variable are shown: ticked in a list that opens below its heading."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QWidget

from kooditin.gui.bridge.i18n import number, shown_language, tr
from kooditin.gui.bridge.tick_card import Choice, TickCard
from kooditin.qda.case import Variable, shown_value

SIZE = QSize(280, 340)


class CaseFilter(TickCard):
    """Each tick narrows the sheet behind the card.

    `filter_changed` carries the variable's id and the stored texts to be shown, None for all.
    """

    filter_changed = Signal(int, object)

    def __init__(
        self, variable: Variable, counts: Mapping[str, int], shown: frozenset[str] | None, parent: QWidget | None = None
    ) -> None:
        super().__init__("case_filter", SIZE, parent)
        self._variable = variable
        self.name_parts(tr("Find a value"), tr("Values of {name}").format(name=variable.name))
        self.all, self.none = self.add_button(tr("All")), self.add_button(tr("None"))
        self.fill([
            (Choice(text, f"{self._words(text)}   {number(count)}"), shown is None or text in shown)
            for text, count in counts.items()
        ])  # fmt: skip
        self.all.clicked.connect(lambda: self.tick(True))
        self.none.clicked.connect(lambda: self.tick(False))
        self.ticked.connect(self._on_ticked)

    def _words(self, text: str) -> str:
        return shown_value(text, self._variable.type, shown_language()) if text else tr("(empty)")

    def _on_ticked(self, texts: Sequence[str]) -> None:
        self.filter_changed.emit(self._variable.id, None if len(texts) == self.list.count() else frozenset(texts))
