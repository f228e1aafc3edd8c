"""What the window's panels have in common: they say their words anew when the language changes."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget


class Panel(QWidget):
    """A part of the window. `retranslate` sets its words in the window's language; each panel has its own."""

    def retranslate(self) -> None:
        """The words in the window's language."""
        raise NotImplementedError

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
