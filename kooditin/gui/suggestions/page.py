"""The page of suggestions: how good they are, the rules, the sources, and what became of them, one below another."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from kooditin.gui.bridge.drawing import Heading, rule
from kooditin.gui.bridge.fitting import scrolling
from kooditin.gui.bridge.i18n import tr
from kooditin.gui.bridge.panel import Panel
from kooditin.gui.suggestions.ledger import Ledger
from kooditin.gui.suggestions.quality import Quality
from kooditin.gui.suggestions.rules import Rules
from kooditin.gui.suggestions.tables import Table
from kooditin.gui.suggestions.use_model import LEARNED, NAME, SUGGESTED, UseModel

ROOMY = 1080  # pixels from which two parts stand beside each other


class SuggestionsPage(Panel):
    """The parts; what is asked for is asked by them."""

    review_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("suggestions_page")
        self.title, self.state, self.review = QLabel(), QLabel(), QPushButton()
        self.quality, self.rules, self.ledger = Quality(), Rules(), Ledger()
        self.use_model = UseModel(self)
        self.uses, self.uses_heading, self.uses_part = Table(self.use_model, "uses_table", NAME), Heading(), QWidget()
        self.uses.set_widths({LEARNED: 120, SUGGESTED: 130})
        self._lay_out()
        self.review.clicked.connect(lambda _=False: self.review_requested.emit())
        self.retranslate()

    def _lay_out(self) -> None:
        self.title.setProperty("role", "title")
        self.state.setProperty("role", "quiet")
        self.review.setProperty("primary", True)
        top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        top.setContentsMargins(16, 16, 16, 4)
        top.setSpacing(12)
        top.addWidget(self.title)
        top.addWidget(self.state, 1)
        top.addWidget(self.review)
        uses = QVBoxLayout(self.uses_part)
        uses.setContentsMargins(0, 0, 0, 0)
        uses.setSpacing(8)
        uses.addWidget(self.uses_heading)
        around = QVBoxLayout()
        around.setContentsMargins(8, 0, 4, 0)
        around.addWidget(self.uses)
        uses.addLayout(around, 1)
        self._middle = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._middle.setSpacing(12)
        self._middle.addWidget(self.rules, 3)
        self._middle.addWidget(self.uses_part, 2)
        inner = QWidget()
        rows = QVBoxLayout(inner)
        rows.setContentsMargins(0, 0, 0, 16)
        rows.setSpacing(12)
        rows.addLayout(top)
        rows.addWidget(self.quality)
        rows.addWidget(rule())
        rows.addLayout(self._middle)
        rows.addWidget(rule())
        rows.addWidget(self.ledger)
        self.quality.table.setMinimumHeight(260)
        for table, least in ((self.rules.table, 180), (self.uses, 180), (self.ledger.table, 300)):
            table.setMinimumHeight(least)
        area = scrolling(inner)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(area)

    def show_state(self, words: str) -> None:
        """One line on what suggestions are about just now."""
        self.state.setText(words)

    def show_sources(self, sources: Sequence[tuple[int, str]], uses: Mapping[int, tuple[bool, bool]]) -> None:
        """The sources, and which of them are kept out of something."""
        self.use_model.set_sources(sources, uses)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = self.width() < ROOMY
        way = QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        self._middle.setDirection(way)
        self.quality.set_narrow(is_narrow)

    def retranslate(self) -> None:
        self.setAccessibleName(tr("Suggestions"))
        self.title.setText(tr("Suggestions"))
        self.review.setText(tr("Review suggestions"))
        self.uses_heading.set_words(tr("Sources"))
        self.uses.setAccessibleName(tr("Sources learned from and given suggestions"))
