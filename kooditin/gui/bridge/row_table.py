"""Tables of whole rows: alike in look and keys wherever they stand."""

from typing import Any

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget


class RowTable(QTableView):
    """Rows are chosen whole; Tab leaves the table, Ctrl+C copies the chosen rows, and Esc is whoever's it stands in."""

    def __init__(self, model: QAbstractItemModel, name: str, row_height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setModel(model)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(row_height)
        rows.setDefaultSectionSize(row_height)
        self.horizontalHeader().setHighlightSections(False)

    def chosen_rows(self) -> list[range]:
        """The chosen rows in their order; by ranges, as all of some ten thousand may be chosen."""
        parts: Any = self.selectionModel().selection()  # a list, which the stubs do not say
        chosen = (range(part.top(), part.bottom() + 1) for part in parts)
        return sorted({(each.start, each.stop): each for each in chosen}.values(), key=lambda each: each.start)

    def copy(self) -> None:
        """The chosen rows as text, the cells parted by tabs."""
        model, columns = self.model(), range(self.model().columnCount())
        lines = [
            "\t".join(str(model.index(row, column).data() or "") for column in columns)
            for rows in self.chosen_rows()
            for row in rows
        ]
        QGuiApplication.clipboard().setText("\n".join(lines))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)
