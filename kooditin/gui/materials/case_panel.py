"""Beside the sheet: the chosen case with its memo and what belongs to it, and what has no case yet."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QSizePolicy,
    QSplitter,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from kooditin.gui.bridge import theme
from kooditin.gui.bridge.drawing import ElidedLabel, Heading, draw_focus, draw_text
from kooditin.gui.bridge.i18n import number, tr
from kooditin.gui.bridge.keys import key_here
from kooditin.gui.bridge.settled_text import SettledText
from kooditin.gui.materials.case_model import Index
from kooditin.project.project import Project
from kooditin.qda.case import Case, Member
from kooditin.qda.change import Change

MEMBER_ROLE = Qt.ItemDataRole.UserRole
NESTED_ROLE = Qt.ItemDataRole.UserRole + 1


class MemberModel(QAbstractListModel):
    """Sources and their speakers in a list; NESTED_ROLE says that a speaker's source stands above it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._members: list[Member] = []
        self._sources: frozenset[int] = frozenset()

    def set_members(self, members: Sequence[Member]) -> None:
        """Shows these, where they are not shown already."""
        if list(members) == self._members:
            return
        self.beginResetModel()
        self._members = list(members)
        self._sources = frozenset(member.id for member in members if member.kind == "source")
        self.endResetModel()

    def members(self) -> list[Member]:
        return list(self._members)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's signature
        return 0 if parent.isValid() else len(self._members)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        member = self._members[index.row()]
        is_nested = member.kind == "speaker" and member.source in self._sources
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return member.name
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                return member.name if member.kind == "source" else f"{member.name}, {member.source_name}"
            case int(known) if known == MEMBER_ROLE:
                return member
        return is_nested if role == NESTED_ROLE else None


class _MemberDelegate(QStyledItemDelegate):
    LEFT, INDENT = 16, 16

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, 28)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        t, row = theme.tokens(), option.rect
        member: Member = index.data(MEMBER_ROLE)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(row, QColor(t.chosen))
        if option.state & QStyle.StateFlag.State_HasFocus:
            draw_focus(painter, row)
        is_nested = index.data(NESTED_ROLE)
        box = row.adjusted(self.LEFT + (self.INDENT if is_nested else 0), 0, -12, 0)
        font = theme.ui_font(13)
        if member.kind == "source":
            draw_text(painter, box, member.name, font, t.ink)
            return
        draw_text(painter, box, member.name, font, t.speaker)
        if not is_nested:
            metrics_room = option.fontMetrics.horizontalAdvance(member.name) + 16
            draw_text(painter, box.adjusted(metrics_room, 0, 0, 0), member.source_name, theme.ui_font(12), t.muted)


class CasePanel(QSplitter):
    """Above, the chosen case; below, the sources and speakers without one."""

    memo_changed = Signal(int, str)
    assign_requested = Signal(object, object)
    cases_requested = Signal(object)
    source_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setObjectName("case_panel")
        self._project: Project | None = None
        self._case: Case | None = None
        self._is_stale = False
        self.heading, self.free_heading = Heading(), Heading()
        self.name, self.hint, self.free_hint = ElidedLabel(), QLabel(), QLabel()
        self.memo = SettledText(least=3, most=10)
        self.own_model, self.free_model = MemberModel(self), MemberModel(self)
        self.own, self.free = (
            self._made_list(self.own_model, "case_members"),
            self._made_list(self.free_model, "no_case"),
        )
        self.take_out, self.put_in, self.make = (QPushButton() for _ in range(3))
        self._lay_out()
        self._connect()
        self.retranslate()
        self._show_state()

    def _made_list(self, model: MemberModel, name: str) -> QListView:
        view = QListView(self)
        view.setObjectName(name)
        view.setModel(model)
        view.setItemDelegate(_MemberDelegate(view))
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setUniformItemSizes(True)
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return view

    def _lay_out(self) -> None:
        upper, lower = QWidget(), QWidget()
        above, below = QVBoxLayout(upper), QVBoxLayout(lower)
        for column in (above, below):
            column.setContentsMargins(0, 0, 0, 12)
            column.setSpacing(0)
        self.name.setFont(theme.ui_font(15, bold=True))
        self.name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        inner = QVBoxLayout()
        inner.setContentsMargins(16, 0, 12, 8)
        inner.setSpacing(8)
        for widget in (self.name, self.memo, self.hint):
            inner.addWidget(widget)
        above.addWidget(self.heading)
        above.addLayout(inner)
        above.addWidget(self.own, 1)
        above.addStretch(0)  # for when the list is hidden
        above.addLayout(self._row(self.take_out))
        below.addWidget(self.free_heading)
        below.addWidget(self.free, 1)
        hint = QVBoxLayout()
        hint.setContentsMargins(16, 0, 12, 8)
        hint.addWidget(self.free_hint)
        below.addLayout(hint)
        below.addStretch(0)
        below.addLayout(self._row(self.put_in))
        below.addLayout(self._row(self.make))
        for label in (self.hint, self.free_hint):
            label.setWordWrap(True)
            label.setProperty("role", "quiet")
        for part in (upper, lower):
            self.addWidget(part)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self.setSizes([360, 340])

    @staticmethod
    def _row(button: QPushButton) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(16, 4, 12, 0)
        row.addWidget(button, 1)
        return row

    def _connect(self) -> None:
        self.memo.settled.connect(self._on_memo_settled)
        self.take_out.clicked.connect(lambda: self._assign(self.own, None))
        self.put_in.clicked.connect(lambda: self._assign(self.free, self._case))
        self.make.clicked.connect(self._ask_cases)
        for view in (self.own, self.free):
            view.selectionModel().selectionChanged.connect(self._show_state)
            view.doubleClicked.connect(lambda index: self.source_requested.emit(index.data(MEMBER_ROLE).source))
            view.model().modelReset.connect(self._show_state)
        key_here(self.own, Qt.Key.Key_Delete, lambda: self._assign(self.own, None))
        theme.notifier().changed.connect(self._redraw)

    def _redraw(self) -> None:
        for view in (self.own, self.free):
            view.viewport().update()

    def set_project(self, project: Project | None) -> None:
        """Shows another project's sources and speakers; no case is chosen."""
        self.memo.flush()
        self._project = project
        self._case = None
        self._read()

    def show_case(self, case: Case | None) -> None:
        """Shows the chosen case (None: none is chosen)."""
        if self._case is None or case is None or case.id != self._case.id:
            self.memo.flush()
            is_other = True
        else:
            is_other = not self.memo.is_unsettled
        self._case = case
        if is_other:
            self.memo.show_text(case.memo if case else "")
        self.own_model.set_members(self._project.case_links.of_case(case.id) if self._project and case else [])
        self._show_state()

    def follow(self, change: Change) -> None:
        """Shows what belongs to whom after an act."""
        if not change.touches("source", "speaker", "case"):
            return
        if self._case is not None and self._case.id in change.removed.get("case", ()):
            self.memo.show_text("")
            self._case = None
        if self._project and self._case and self._case.id in change.ids("case"):
            self.show_case(self._project.cases.get(self._case.id))
        self._read()

    def _read(self) -> None:
        project = self._project
        self.free_model.set_members(project.case_links.without_case() if project else [])
        self.own_model.set_members(project.case_links.of_case(self._case.id) if project and self._case else [])
        self._show_state()

    def chosen(self, view: QListView) -> list[Member]:
        """The chosen sources and speakers of a list, in its order."""
        rows = sorted(view.selectionModel().selectedIndexes(), key=lambda index: index.row())
        return [index.data(MEMBER_ROLE) for index in rows]

    def _assign(self, view: QListView, case: Case | None) -> None:
        members = self.chosen(view)
        if members:
            self.assign_requested.emit(members, case.id if case else None)

    def _ask_cases(self) -> None:
        members = self.chosen(self.free)
        if members:
            self.cases_requested.emit(members)

    def _on_memo_settled(self, text: str) -> None:
        if self._case is not None:
            self.memo_changed.emit(self._case.id, text)

    def _show_state(self) -> None:
        case, project = self._case, self._project
        can_write = project is not None and not project.read_only
        free, own = len(self.chosen(self.free)), len(self.chosen(self.own))
        self.heading.set_words(tr("Chosen case"))
        self.free_heading.set_words(tr("Without a case"), number(self.free_model.rowCount()))
        self.name.set_whole(case.name if case else tr("No case is chosen"))
        self.memo.setVisible(case is not None)
        self.memo.setReadOnly(not can_write)
        self.memo.setAccessibleName(tr("Memo of {name}").format(name=case.name) if case else "")
        self.own.setVisible(case is not None and self.own_model.rowCount() > 0)
        self.hint.setText(self._case_hint())
        self.hint.setVisible(bool(self.hint.text()))
        self.take_out.setVisible(self.own_model.rowCount() > 0)
        self.take_out.setEnabled(can_write and own > 0)
        self.free.setVisible(self.free_model.rowCount() > 0)
        self.free_hint.setVisible(self.free_model.rowCount() == 0)
        for button in (self.put_in, self.make):
            button.setVisible(self.free_model.rowCount() > 0)
        self.put_in.setEnabled(can_write and free > 0 and case is not None)
        self.make.setEnabled(can_write and free > 0)

    def _case_hint(self) -> str:
        if self._case is None:
            return tr("Choose a row of the sheet to see its sources, speakers and memo here.")
        if not self.own_model.rowCount():
            return tr("No source or speaker is this case yet. Choose from the list below.")
        return ""

    def retranslate(self) -> None:
        self.setAccessibleName(tr("Chosen case"))
        self.own.setAccessibleName(tr("Sources and speakers of the case"))
        self.free.setAccessibleName(tr("Sources and speakers without a case"))
        self.memo.setPlaceholderText(tr("What should you remember of this case?"))
        self.take_out.setText(tr("Take out of the case"))
        self.put_in.setText(tr("Add to the chosen case"))
        self.make.setText(tr("Make a case of each"))
        self.free_hint.setText(tr("Every source and speaker has its case."))
        self._show_state()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
