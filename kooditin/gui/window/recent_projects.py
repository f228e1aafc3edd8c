"""The projects that were opened last, with their folders and when they were last saved."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QAbstractListModel, QDateTime, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from kooditin.gui.bridge import theme
from kooditin.gui.bridge.background import Job
from kooditin.gui.bridge.drawing import draw_focus, draw_text
from kooditin.gui.bridge.i18n import tr
from kooditin.gui.bridge.wording import day_and_clock

Index = QModelIndex | QPersistentModelIndex

PATH_ROLE = Qt.ItemDataRole.UserRole
RECENT_ROLE = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class Recent:
    """One project file. `saved` is its file time in seconds; None while that is not known or there is no file."""

    path: Path
    is_missing: bool = False
    saved: float | None = None


class RecentModel(QAbstractListModel):
    """The newest first. A look at a network folder may take long, so the files are looked up in the background."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Recent] = []
        self._job: Job | None = None

    def set_paths(self, paths: Sequence[str]) -> None:
        self._show([Recent(Path(path)) for path in paths])
        if paths:
            self._job = Job(lambda job: [_looked_up(Path(path)) for path in paths])
            self._job.done.connect(self._on_looked_up)
            self._job.start()

    def _show(self, rows: list[Recent]) -> None:
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def _on_looked_up(self, rows: list[Recent]) -> None:
        if [row.path for row in rows] == [row.path for row in self._rows]:
            self._rows = rows
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self._rows[index.row()].is_missing:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{row.path.stem}, {row.path.parent}, {moment(row)}"
        values = {Qt.ItemDataRole.DisplayRole: row.path.stem, PATH_ROLE: str(row.path), RECENT_ROLE: row}
        return values.get(role)


def _looked_up(path: Path) -> Recent:
    try:
        return replace(Recent(path), saved=path.stat().st_mtime)
    except OSError:
        return Recent(path, is_missing=True)


def moment(row: Recent) -> str:
    """When the project was last saved, in words."""
    if row.is_missing:
        return tr("not found")
    return day_and_clock(QDateTime.fromSecsSinceEpoch(int(row.saved))) if row.saved is not None else ""


class RecentDelegate(QStyledItemDelegate):
    """The name and the time on one line, the folder under them; grey when the file is gone."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(160, 48)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        t, row = theme.tokens(), option.rect
        recent: Recent = index.data(RECENT_ROLE)
        has_focus = bool(option.state & QStyle.StateFlag.State_HasFocus)
        if not recent.is_missing and (has_focus or option.state & QStyle.StateFlag.State_MouseOver):
            painter.fillRect(row, QColor(t.chosen))
        if has_focus:
            draw_focus(painter, row)
        box = row.adjusted(8, 6, -8, -6)
        half, quiet = box.height() // 2, theme.ui_font(12)
        when = moment(recent)
        top = QRect(box.left(), box.top(), box.width(), half)
        draw_text(painter, top, when, quiet, t.muted, right=True)
        room = QFontMetrics(quiet).horizontalAdvance(when) + 12
        ink = theme.mixed(t.muted, t.panel, 0.65).name() if recent.is_missing else t.ink
        draw_text(painter, top.adjusted(0, 0, -room, 0), index.data(), theme.ui_font(13, bold=True), ink)
        below = QRect(box.left(), box.top() + half, box.width(), half)
        draw_text(painter, below, str(recent.path.parent), quiet, t.muted)
