"""The codebook: the tree of codes, what can be done to them, and what the chosen one means."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QCursor, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from kooditin.gui.bridge import theme
from kooditin.gui.bridge.drawing import Heading
from kooditin.gui.bridge.i18n import tr
from kooditin.gui.bridge.keys import key_here
from kooditin.gui.bridge.panel import Panel
from kooditin.gui.coding import code_menus
from kooditin.gui.coding.code_description import CodeDescription
from kooditin.gui.coding.code_palette import CodePalette
from kooditin.gui.coding.codebook_model import CODE_ROLE, CodebookModel
from kooditin.gui.coding.codebook_view import INDENT, ROW_HEIGHT, CodeDelegate, CodeView
from kooditin.gui.coding.color_menu import ColorMenu
from kooditin.project.project import Project
from kooditin.qda.change import Change


class CodebookTree(Panel):
    """The panel: heading, a field to filter by, the tree, and the chosen code's meaning."""

    add_requested = Signal(str, object)
    rename_requested = Signal(int, str)
    recolor_requested = Signal(int, str)
    move_requested = Signal(int, object, int)
    merge_requested = Signal(object, int)
    delete_requested = Signal(int)
    describe_requested = Signal(int, str, str, str)
    shortcut_requested = Signal(int, str)
    code_activated = Signal(int)
    code_selected = Signal(object)
    apply_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("codebook_panel")
        self.model = CodebookModel(self)
        self.heading = Heading(self)
        self.add_button = QPushButton("+", self)
        self.add_button.setObjectName("add_code")
        self.add_button.setProperty("quiet", True)
        self.find_button = QPushButton(self)
        self.find_button.setObjectName("find_code")
        self.find_button.setProperty("quiet", True)
        for button in (self.find_button, self.add_button):
            button.setFixedSize(28, 24)
            button.setStyleSheet("padding: 0;")
            self.heading.add(button)
        self.filter = QLineEdit(self)
        self.filter.setObjectName("codebook_filter")
        self.filter.setClearButtonEnabled(True)
        self.filter.hide()
        self.tree = self._made_tree()
        self.empty = QLabel(self)
        self.empty.setObjectName("no_codes")
        self.empty.setProperty("role", "quiet")
        self.empty.setWordWrap(True)
        self.new_name = QLineEdit(self)
        self.new_name.setObjectName("new_code_name")
        self.new_name.hide()
        self._new_parent: int | None = None
        self.description = CodeDescription(self)
        self._chooser: CodePalette | None = None
        self._known: set[int] = set()
        self._folded: set[int] = set()
        self._chosen: int | None = None
        self._lay_out()
        self._connect()
        self.retranslate()

    def _made_tree(self) -> CodeView:
        tree = CodeView(self)
        tree.setObjectName("codebook_tree")
        tree.setModel(self.model)
        tree.setItemDelegate(CodeDelegate(tree))
        tree.setFrameShape(QFrame.Shape.NoFrame)
        tree.setHeaderHidden(True)
        tree.setIndentation(INDENT)
        tree.setMinimumHeight(4 * ROW_HEIGHT)
        tree.setUniformRowHeights(True)
        tree.setExpandsOnDoubleClick(False)
        tree.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        tree.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        tree.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        tree.setDefaultDropAction(Qt.DropAction.MoveAction)
        tree.setDropIndicatorShown(True)
        tree.setAutoExpandDelay(700)
        tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        return tree

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.heading)
        top = QVBoxLayout()
        top.setContentsMargins(12, 0, 12, 4)
        top.setSpacing(4)
        for widget in (self.new_name, self.filter, self.empty):
            top.addWidget(widget)
        column.addLayout(top)
        column.addWidget(self.tree, 1)
        column.addWidget(self.description)
        column.addStretch()  # keeps the heading on top where there is no tree

    def _connect(self) -> None:
        model, tree = self.model, self.tree
        model.rename_asked.connect(self.rename_requested)
        model.move_asked.connect(self.move_requested)
        model.span_dropped.connect(self.apply_requested)
        model.dropped_on_code.connect(self._on_dropped_on_code, Qt.ConnectionType.QueuedConnection)
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._recall)
        tree.activated_code.connect(self.code_activated)
        tree.doubleClicked.connect(lambda index: self.code_activated.emit(index.data(CODE_ROLE)))
        tree.selectionModel().currentChanged.connect(self._on_current_changed)
        tree.customContextMenuRequested.connect(self._show_menu)
        key_here(tree, Qt.Key.Key_Delete, self._ask_delete)
        key_here(tree, Qt.Key.Key_Insert, self.add_beside)
        key_here(self.new_name, Qt.Key.Key_Escape, self._stop_adding)
        key_here(self.filter, Qt.Key.Key_Escape, self._leave_filter)
        self.add_button.clicked.connect(lambda: self.start_adding())
        self.find_button.clicked.connect(self.focus_filter)
        self.new_name.returnPressed.connect(self._ask_add)
        self.filter.textChanged.connect(self._filter)
        self.filter.returnPressed.connect(self._go_to_first_found)
        self.description.described.connect(self.describe_requested)
        theme.notifier().changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        self.find_button.setIcon(theme.icon("search", theme.tokens().muted))
        self.tree.viewport().update()

    def set_project(self, project: Project | None) -> None:
        """Shows another project's codebook, unfolded (None: nothing is open)."""
        self.description.show_code(None)
        self.model.set_project(project)
        self.tree.expandAll()
        self.select(None)
        self.setEnabled(project is not None)
        self._show_state()

    def set_source(self, source_id: int | None) -> None:
        """The source on the page, for the first of the two counts."""
        self.model.set_source(source_id)

    def follow(self, change: Change) -> None:
        self.model.follow(change)
        if change.touches("code"):
            self.description.show_code(self.model.code(self.current_code()))
            self._filter(self.filter.text())
            self._show_state()

    def current_code(self) -> int | None:
        """The id of the code that has the focus mark."""
        code_id: int | None = self.tree.currentIndex().data(CODE_ROLE)
        return code_id

    def selected_codes(self) -> list[int]:
        """The ids of the chosen codes, in tree order."""
        chosen = {index.data(CODE_ROLE) for index in self.tree.selectedIndexes()}
        return [code.id for code in self.model.codes() if code.id in chosen]

    def select(self, code_id: int | None) -> None:
        """Chooses the code and brings it into view."""
        self.tree.setCurrentIndex(self.model.index_of(code_id))

    def start_adding(self, parent: int | None = None) -> None:
        """Opens the field for a new code's name; it stays open for more until Esc."""
        self._new_parent = parent
        self.new_name.clear()
        self._name_new()
        self.new_name.show()
        self.new_name.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def start_rename(self, code_id: int | None = None) -> None:
        """Opens the chosen (or given) code's name for typing."""
        if code_id is not None:
            self.select(code_id)
        if self.current_code() is not None:
            self.tree.edit(self.tree.currentIndex())

    def focus_filter(self) -> None:
        """Opens the field that filters the tree; Esc closes it."""
        self.filter.show()
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    def choose_color(self, code_id: int | None = None) -> None:
        """Opens the small palette of colours beside the code."""
        code = self.model.code(self.current_code() if code_id is None else code_id)
        if code is not None:
            menu = ColorMenu(code.color, partial(self.recolor_requested.emit, code.id), self)
            menu.show_at(self._below(code.id))

    def choose_merge(self, code_ids: Sequence[int] | None = None) -> None:
        """Asks into which code the chosen (or given) ones are merged; none under them is offered."""
        merged = list(code_ids or self.selected_codes())
        if not merged:
            return
        barred = {each for code_id in merged for each in self.model.subtree(code_id)}
        names = ", ".join(code.name for code in self.model.codes() if code.id in merged)
        row = QRect(self._below(merged[0]) - QPoint(0, ROW_HEIGHT), QSize(1, ROW_HEIGHT))
        chooser = self._fresh_chooser()
        chooser.code_chosen.connect(partial(self.merge_requested.emit, merged))
        chooser.ask(
            row,
            self.model.codes(),
            counts=self.model.counts(),
            allow_new=False,
            barred=barred,
            title=tr("Merge {names} into…").format(names=names),
        )

    def _fresh_chooser(self) -> CodePalette:
        if self._chooser is not None:
            self._chooser.deleteLater()
        self._chooser = CodePalette(self.window())
        self._chooser.setObjectName("merge_chooser")
        return self._chooser

    def _below(self, code_id: int) -> QPoint:
        rect = self.tree.visualRect(self.model.index_of(code_id))
        return self.tree.viewport().mapToGlobal(rect.bottomLeft())

    def code_menu(self, code_id: int | None) -> QMenu:
        """What can be done to a code (None: to the codebook)."""
        return code_menus.code_menu(self, code_id)

    def _show_menu(self, point: QPoint) -> None:
        self.code_menu(self.tree.indexAt(point).data(CODE_ROLE)).popup(self.tree.viewport().mapToGlobal(point))

    def drop_menu(self, code_ids: Sequence[int], target: int) -> QMenu:
        """The choice when codes are dropped on a code: under it, or one with it."""
        return code_menus.drop_menu(self, code_ids, target)

    def _on_dropped_on_code(self, code_ids: list[int], target: int) -> None:
        self.drop_menu(code_ids, target).popup(QCursor.pos())

    def _on_current_changed(self, current: QModelIndex, before: QModelIndex) -> None:
        code_id = current.data(CODE_ROLE)
        self.description.show_code(self.model.code(code_id))
        self.code_selected.emit(code_id)

    def _ask_delete(self) -> None:
        if (code_id := self.current_code()) is not None:
            self.delete_requested.emit(code_id)

    def add_beside(self) -> None:
        """Opens the field for a new code with the same parent as the chosen one."""
        code = self.model.code(self.current_code())
        self.start_adding(code.parent if code else None)

    def _ask_add(self) -> None:
        if name := self.new_name.text().strip():
            self.new_name.clear()
            self.add_requested.emit(name, self._new_parent)

    def _stop_adding(self) -> None:
        self.new_name.hide()
        self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def _name_new(self) -> None:
        parent = self.model.code(self._new_parent)
        words = tr("New code under {name}").format(name=parent.name) if parent else tr("New code's name")
        self.new_name.setPlaceholderText(words)
        self.new_name.setAccessibleName(words)

    def _filter(self, text: str) -> None:
        wanted = text.strip().casefold()
        shown: set[int] = set()
        for code in reversed(self.model.codes()):
            below = any(each in shown for each in self.model.subtree(code.id))
            if not wanted or below or wanted in code.name.casefold():
                shown.add(code.id)
        for code in self.model.codes():
            index = self.model.index_of(code.id)
            self.tree.setRowHidden(index.row(), index.parent(), code.id not in shown)
        if wanted:
            self.tree.expandAll()
            self.tree.scrollToTop()

    def _go_to_first_found(self) -> None:
        wanted = self.filter.text().strip().casefold()
        found = next((code for code in self.model.codes() if wanted in code.name.casefold()), None)
        if found is not None:
            self.select(found.id)
            self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_filter(self) -> None:
        self.filter.clear()
        self.filter.hide()
        self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remember(self) -> None:
        self._known = {code.id for code in self.model.codes()}
        self._folded = {each for each in self._known if not self.tree.isExpanded(self.model.index_of(each))}
        self._chosen = self.current_code()

    def _recall(self) -> None:
        for code in self.model.codes():
            if code.id not in self._known or code.id not in self._folded:
                self.tree.expand(self.model.index_of(code.id))
        if self.model.code(self._chosen):
            self.select(self._chosen)
        else:
            self.description.show_code(None)

    def _show_state(self) -> None:
        count = len(self.model.codes())
        self.heading.set_words(tr("Codebook"), tr("%n codes", count) if count else "")
        self.empty.setVisible(not count)
        self.tree.setVisible(count > 0)
        self.find_button.setVisible(count > 0)

    def retranslate(self) -> None:
        self.setAccessibleName(tr("Codebook"))
        self.tree.setAccessibleName(tr("Codebook"))
        self.add_button.setAccessibleName(tr("Add a code"))
        self.add_button.setToolTip(tr("Add a code"))
        self.find_button.setAccessibleName(tr("Filter codes"))
        self.find_button.setToolTip(tr("Filter codes"))
        self.filter.setPlaceholderText(tr("Filter codes"))
        self.filter.setAccessibleName(tr("Filter codes"))
        self.empty.setText(tr("No codes yet. Add the first one with +, or name one while coding."))
        self._name_new()
        self._show_state()
        self.tree.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.description.set_room(self.height() // 3 - 24)
