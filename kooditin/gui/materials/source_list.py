"""The list of sources by kind: words, and how much of each is coded."""

from functools import partial

from PySide6.QtCore import (
    QModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QDragEnterEvent, QDragMoveEvent, QDropEvent, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from kooditin.gui.bridge import theme
from kooditin.gui.bridge.drawing import Heading, draw_focus, draw_text
from kooditin.gui.bridge.i18n import number, tr
from kooditin.gui.bridge.keys import key_here
from kooditin.gui.bridge.mime import dropped_files
from kooditin.gui.bridge.panel import Panel
from kooditin.gui.bridge.settled_text import SettledText
from kooditin.gui.bridge.wording import LANGUAGES, kind_name, language_name, language_note
from kooditin.gui.materials.source_model import CODINGS_ROLE, COVERED_ROLE, SOURCE_ROLE, WORDS_ROLE, Index, SourceModel
from kooditin.project.project import Project
from kooditin.qda.change import Change
from kooditin.qda.source import SOURCE_KINDS


class _SourceDelegate(QStyledItemDelegate):
    """Paints the name (elided in the middle), the words and a small bar of how much is coded."""

    LEFT, RIGHT, BAR, GAP = 16, 12, 32, 8

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, 28 if index.data(SOURCE_ROLE) else 26)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        t, row = theme.tokens(), option.rect
        if index.data(SOURCE_ROLE) is None:
            draw_text(painter, row.adjusted(self.LEFT, 2, -self.RIGHT, 0), index.data(), theme.ui_font(12), t.muted)
            return
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(row, QColor(t.chosen))
        if option.state & QStyle.StateFlag.State_HasFocus:
            draw_focus(painter, row)
        bar_left = row.right() - self.RIGHT - self.BAR
        self._draw_bar(painter, QRectF(bar_left, row.center().y() - 1, self.BAR, 4), index.data(COVERED_ROLE))
        quiet = theme.ui_font(12)
        count = f"{number(index.data(CODINGS_ROLE))} · {number(index.data(WORDS_ROLE))}"
        width = QFontMetrics(quiet).horizontalAdvance(count) + 1
        words = QRect(bar_left - self.GAP - width, row.top(), width, row.height())
        draw_text(painter, words, count, quiet, t.muted, right=True)
        name = QRect(row.left() + self.LEFT, row.top(), words.left() - self.GAP - row.left() - self.LEFT, row.height())
        draw_text(painter, name, index.data(), theme.ui_font(13), t.ink)

    @staticmethod
    def _draw_bar(painter: QPainter, box: QRectF, covered: float) -> None:
        t = theme.tokens()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(t.line))
        painter.drawRoundedRect(box, 2, 2)
        if covered > 0:
            painter.setBrush(QColor(t.accent))
            painter.drawRoundedRect(QRectF(box.left(), box.top(), max(4.0, box.width() * min(1.0, covered)), 4), 2, 2)
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setAccessibleName(tr("New name of the source"))
        return editor

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        editor.setGeometry(option.rect.adjusted(8, 0, -8, 0))


class SourceList(Panel):
    """The panel: a heading with the number of sources, the list, and the chosen source's memo when asked for."""

    source_chosen = Signal(int)
    rename_requested = Signal(int, str)
    delete_requested = Signal(int)
    kind_requested = Signal(int, str)
    language_requested = Signal(int, str)
    case_requested = Signal(int)
    use_requested = Signal(int, object, object)  # source, learned from, given suggestions; None leaves it as it is
    memo_changed = Signal(int, str)
    files_dropped = Signal(object)
    import_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._follows = False
        self._project: Project | None = None
        self.setObjectName("source_list")
        self.setAcceptDrops(True)
        self.model = SourceModel(self)
        self.heading = Heading(self)
        self.tree = self._made_tree()
        self.empty = QLabel(self)
        self.empty.setObjectName("no_sources")
        self.empty.setWordWrap(True)
        self.empty.setProperty("role", "quiet")
        self.import_button = QPushButton(self)
        self.import_button.setObjectName("import_first_source")
        self.memo_card = self._made_memo_card()
        self._lay_out()
        self._connect()
        self.retranslate()
        self._show_state()

    def _made_tree(self) -> QTreeView:
        tree = QTreeView(self)
        tree.setObjectName("source_tree")
        tree.setFrameShape(QFrame.Shape.NoFrame)
        tree.setHeaderHidden(True)
        tree.setRootIsDecorated(False)
        tree.setIndentation(0)
        tree.setMinimumHeight(112)
        tree.setItemsExpandable(True)
        tree.setMouseTracking(True)
        tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        tree.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        tree.setItemDelegate(_SourceDelegate(tree))
        tree.setModel(self.model)
        return tree

    def _made_memo_card(self) -> QWidget:
        card = QWidget(self)
        card.setObjectName("source_memo_card")
        self.memo_heading = Heading(card)
        self.memo_close = QPushButton(card)
        self.memo_close.setObjectName("close_source_memo")
        self.memo_close.setProperty("quiet", True)
        self.memo_heading.add(self.memo_close)
        self.memo = SettledText(card, least=3, most=8)
        self.memo.setObjectName("source_memo")
        self._memo_of: int | None = None
        column = QVBoxLayout(card)
        column.setContentsMargins(0, 0, 0, 12)
        column.setSpacing(0)
        column.addWidget(self.memo_heading)
        inner = QVBoxLayout()
        inner.setContentsMargins(16, 0, 12, 0)
        inner.addWidget(self.memo)
        column.addLayout(inner)
        card.hide()
        return card

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.heading)
        column.addWidget(self.tree, 1)
        self.hint = QWidget(self)
        hint = QVBoxLayout(self.hint)
        hint.setContentsMargins(16, 4, 12, 12)
        hint.setSpacing(12)
        hint.addWidget(self.empty)
        hint.addWidget(self.import_button, 0, Qt.AlignmentFlag.AlignLeft)
        hint.addStretch(1)
        column.addWidget(self.hint)
        column.addWidget(self.memo_card)

    def _connect(self) -> None:
        self.model.rename_asked.connect(self.rename_requested)
        self.model.modelReset.connect(self.tree.expandAll)
        self.model.rowsInserted.connect(lambda parent, *_: self._on_rows_changed())
        self.model.rowsRemoved.connect(lambda *_: self._on_rows_changed())
        self.tree.selectionModel().currentChanged.connect(self._on_current_changed)
        self.tree.customContextMenuRequested.connect(self._show_menu)
        self.import_button.clicked.connect(self.import_requested)
        self.memo_close.clicked.connect(self._close_memo)
        self.memo.settled.connect(self._on_memo_settled)
        key_here(self.tree, Qt.Key.Key_Delete, self._ask_delete)
        theme.notifier().changed.connect(self.tree.viewport().update)

    def set_project(self, project: Project | None) -> None:
        """Lists another project's sources (None: nothing is open)."""
        self.memo.flush()
        self._close_memo()
        self._project = project
        self.model.set_project(project)
        self._show_state()

    def follow(self, change: Change) -> None:
        chosen = self.current_source()
        self._follows = True  # rows that go take the choice along, from one to the next that is to go
        self.model.follow(change)
        self._follows = False
        if change.touches("source"):
            self.tree.expandAll()
            if chosen is not None and self.current_source() != chosen:
                self.select(chosen)
            self._show_memo()
            self._show_state()

    def current_source(self) -> int | None:
        """The id of the chosen source."""
        source_id: int | None = self.tree.currentIndex().data(SOURCE_ROLE)
        return source_id

    def first_source(self) -> int | None:
        """The id of the source that is listed first."""
        return next(iter(self.model.source_ids()), None)

    def select(self, source_id: int | None) -> None:
        """Marks the source as chosen, without a signal."""
        selection = self.tree.selectionModel()
        before = selection.blockSignals(True)
        self.tree.setCurrentIndex(self.model.index_of(source_id))
        selection.blockSignals(before)
        self.tree.viewport().update()
        self._show_memo()

    def step(self, by: int) -> None:
        """Chooses the next (1) or previous (-1) source of the list."""
        ids, now = self.model.source_ids(), self.current_source()
        place = ids.index(now) + by if now in ids else (0 if by > 0 else len(ids) - 1)
        if 0 <= place < len(ids):
            self.tree.setCurrentIndex(self.model.index_of(ids[place]))

    def start_rename(self, source_id: int | None = None) -> None:
        """Opens the name of the chosen (or given) source for typing."""
        index = self.model.index_of(source_id) if source_id is not None else self.tree.currentIndex()
        if index.data(SOURCE_ROLE) is not None:
            self.tree.edit(index)

    def show_memo(self, source_id: int) -> None:
        """Opens the source's memo under the list, ready for typing."""
        self.select(source_id)
        self.memo_card.show()
        self._show_memo()
        self.memo.setFocus(Qt.FocusReason.OtherFocusReason)

    def source_menu(self, source_id: int) -> QMenu:
        """What can be done to one source."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("Rename\tF2"), lambda: self.start_rename(source_id))
        kinds = menu.addMenu(tr("Kind"))
        for kind in SOURCE_KINDS:
            act = kinds.addAction(kind_name(kind), partial(self.kind_requested.emit, source_id, kind))
            act.setCheckable(True)
            act.setChecked(self.model.source(source_id).kind == kind)
        menu.addMenu(self._language_menu(menu, source_id))
        self._add_use(menu.addMenu(tr("Suggestions")), source_id)
        menu.addAction(tr("Case…"), lambda: self.case_requested.emit(source_id))
        menu.addAction(tr("Memo"), lambda: self.show_memo(source_id))
        menu.addSeparator()
        menu.addAction(tr("Delete source\tDel"), lambda: self.delete_requested.emit(source_id))
        return menu

    def _language_menu(self, parent: QWidget, source_id: int) -> QMenu:
        """The language of a source, and what is to be known of base forms in it."""
        now = self.model.source(source_id).language
        menu = QMenu(tr("Language: {name}").format(name=language_name(now)), parent)
        for code in dict.fromkeys((*LANGUAGES, now)):
            act = menu.addAction(language_name(code), partial(self.language_requested.emit, source_id, code))
            act.setCheckable(True)
            act.setChecked(code == now)
        if note := language_note(now):
            menu.addSeparator()
            menu.addAction(note).setEnabled(False)
        return menu

    def _add_use(self, menu: QMenu, source_id: int) -> None:
        """Whether suggestions are learned from the source, and whether it gets some."""
        learned, suggested = self._project.suggestions.use(source_id) if self._project else (True, True)
        for words, is_on, asked in (
            (tr("Learn from its codings"), learned, (not learned, None)),
            (tr("Suggest codes for it"), suggested, (None, not suggested)),
        ):
            act = menu.addAction(words, partial(self.use_requested.emit, source_id, *asked))
            act.setCheckable(True)
            act.setChecked(is_on)

    def _show_menu(self, point: QPoint) -> None:
        source_id = self.tree.indexAt(point).data(SOURCE_ROLE)
        if source_id is not None:
            self.source_menu(source_id).popup(self.tree.viewport().mapToGlobal(point))

    def _on_current_changed(self, current: QModelIndex, before: QModelIndex) -> None:
        self._show_memo()
        if current.data(SOURCE_ROLE) is not None and not self._follows:
            self.source_chosen.emit(current.data(SOURCE_ROLE))

    def _on_rows_changed(self) -> None:
        self.tree.expandAll()

    def _ask_delete(self) -> None:
        if (source_id := self.current_source()) is not None:
            self.delete_requested.emit(source_id)

    def _show_memo(self) -> None:
        if self.memo_card.isHidden():
            return
        source_id = self.current_source()
        if self._memo_of != source_id:
            self.memo.flush()
        if source_id is None:
            self._close_memo()
            return
        source = self.model.source(source_id)
        if self._memo_of != source_id or not self.memo.is_unsettled:
            self._memo_of = source_id
            self.memo.show_text(source.memo)
        self.memo.setAccessibleName(tr("Memo of {name}").format(name=source.name))

    def _on_memo_settled(self, text: str) -> None:
        if self._memo_of is not None:
            self.memo_changed.emit(self._memo_of, text)

    def _close_memo(self) -> None:
        self.memo.flush()
        self.memo_card.hide()
        self._memo_of = None

    def _show_state(self) -> None:
        count = len(self.model.source_ids())
        self.heading.set_words(tr("Sources"), number(count) if count else "")
        self.tree.setVisible(count > 0)
        self.hint.setVisible(not count)

    def retranslate(self) -> None:
        self.setAccessibleName(tr("Sources"))
        self.tree.setAccessibleName(tr("Sources"))
        self.empty.setText(tr("No sources yet. Drop interviews here (docx, odt, pdf, txt, vtt, srt) or import them."))
        self.import_button.setText(tr("Import sources…"))
        self.memo_heading.set_words(tr("Source memo"))
        self.memo.setPlaceholderText(tr("What should you remember of this source?"))
        self.memo_close.setText(tr("Close"))
        self._show_state()
        self.tree.viewport().update()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.files_dropped.emit(dropped_files(event.mimeData()))
