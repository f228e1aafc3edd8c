"""The code palette: type a few letters below the selection and press Enter."""

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGraphicsDropShadowEffect,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from kooditin.gui.bridge import theme
from kooditin.gui.bridge.basis import Thresholds
from kooditin.gui.bridge.drawing import CHIP, chip_box, draw_chip, draw_focus, draw_key, draw_text, rule
from kooditin.gui.bridge.i18n import number, tr
from kooditin.gui.coding.palette_model import ROW_ROLE, PaletteModel, Row
from kooditin.qda.codebook import Code
from kooditin.qda.suggestion import Ranked

ROW_HEIGHT, HEADING_HEIGHT = 32, 26
MOST_ROWS = 8
WIDTH = 408
GAP = 6
REMEMBERED = 5
SUGGESTED = 3


class _RowDelegate(QStyledItemDelegate):
    """Chip, the path in a quiet ink and the name in a strong one, the key and the count."""

    LEFT, RIGHT = 14, 14

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(120, HEADING_HEIGHT if index.data(ROW_ROLE).kind == "heading" else ROW_HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row: Row = index.data(ROW_ROLE)
        box, t = option.rect, theme.tokens()
        inner = box.adjusted(self.LEFT, 0, -self.RIGHT, 0)
        if row.kind == "heading":
            draw_text(painter, inner.adjusted(0, 4, 0, 0), row.text.upper(), theme.ui_font(11), t.muted)
            return
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, QColor(t.chosen))
            draw_focus(painter, box)
        if row.kind == "new":
            left = draw_key(painter, inner.right(), box, "Ctrl ⏎")
            inner.setRight(left - 8)
            draw_text(painter, inner, f"+ {index.data()}", theme.ui_font(13), t.muted)
            return
        draw_chip(painter, chip_box(inner.left(), box), row.color)
        self._draw_words(painter, inner.adjusted(CHIP + 8, 0, 0, 0), row)

    @staticmethod
    def _draw_words(painter: QPainter, box: QRect, row: Row) -> None:
        t = theme.tokens()
        count = row.likely or number(row.count)
        quiet, strong = theme.ui_font(12), theme.ui_font(13, bold=True)
        draw_text(painter, box, count, quiet, t.muted, right=True)
        right = box.right() - QFontMetrics(quiet).horizontalAdvance(count) - 8
        if row.shortcut:
            right = draw_key(painter, right, box, row.shortcut) - 8
        name_width = min(QFontMetrics(strong).horizontalAdvance(row.text) + 2, right - box.left())
        left = box.left()
        if row.above:
            path, normal = f"{row.above} / ", theme.ui_font(13)
            room = max(0, right - left - name_width)
            width = min(room, QFontMetrics(normal).horizontalAdvance(path) + 2)
            if width > 24:
                draw_text(painter, QRect(left, box.top(), width, box.height()), path, normal, t.muted)
                left += width
        draw_text(painter, QRect(left, box.top(), right - left, box.height()), row.text, strong, t.ink)


class CodePalette(QFrame):
    """A field and a list below the words being coded; it never lies over them.

    Enter chooses, Ctrl+Enter makes a new code of what is typed, Esc closes and gives the focus back.
    """

    code_chosen = Signal(int)
    new_code_requested = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        parent.installEventFilter(self)
        self.setObjectName("code_palette")
        self.setProperty("role", "card")
        self.model = PaletteModel(self)
        self.field = QLineEdit(self)
        self.field.setObjectName("code_palette_field")
        self.field.setFrame(False)
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._search)
        self.list = self._made_list()
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 5)
        column.setSpacing(0)
        column.addWidget(self.field)
        column.addWidget(rule(self))
        column.addWidget(self.list)
        self._recent: list[int] = []
        self._words_rect = QRect()
        self._focus_before: QWidget | None = None
        self._title, self._chooses_first, self._is_untouched = "", True, True
        self._dress()
        theme.notifier().changed.connect(self._dress)
        self.retranslate()
        self.hide()

    def _made_list(self) -> QListView:
        view = QListView(self)
        view.setObjectName("code_palette_list")
        view.setModel(self.model)
        view.setItemDelegate(_RowDelegate(view))
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.clicked.connect(lambda index: self._take(index.row()))
        return view

    def _dress(self) -> None:
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(24)
        shadow.setOffset(0, 6)
        shadow.setColor(QColor(0, 0, 0, 120 if theme.tokens().dark else 46))
        self.setGraphicsEffect(shadow)
        self.field.setStyleSheet("QLineEdit, QLineEdit:focus { border: none; background: transparent; font-size: 15px;"
                                 " padding: 10px 12px; }")  # fmt: skip
        self.list.setStyleSheet("QListView { background: transparent; }")

    def ask(
        self,
        rect_global: QRect,
        codes: Sequence[Code],
        *,
        counts: Mapping[int, int] | None = None,
        allow_new: bool = True,
        barred: Collection[int] = (),
        title: str = "",
        suggested: Sequence[Ranked] = (),
        thresholds: Thresholds | None = None,
    ) -> None:
        """Opens just below `rect_global` (of the words being coded) with the focus in the field.

        `counts` are codings by code id; `barred` codes are not offered; `title` stands in the empty field. Where no
        new code is allowed, Enter alone chooses nothing: something must be typed or walked to. Those `suggested` come
        first, with what their `thresholds` say of them; `suggest` brings what is known only later.
        """
        self._focus_before = QApplication.focusWidget()
        self._title, self._chooses_first = title, allow_new
        self._words_rect = rect_global
        before = self.field.blockSignals(True)
        self.field.clear()
        self.field.blockSignals(before)
        self.retranslate()
        self.model.set_codes(codes, counts or {}, self._recent, allow_new=allow_new, barred=barred,
                             suggested=suggested[:SUGGESTED], thresholds=thresholds)  # fmt: skip
        self._is_untouched = True
        self._show_first()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def suggest(self, suggested: Sequence[Ranked], thresholds: Thresholds) -> bool:
        """Puts suggestions at the top, unless something was typed or walked to; says whether they are shown.

        What Enter would choose stays what it was.
        """
        if self.isHidden() or not self._is_untouched:
            return False
        chosen = self.model.row(self.list.currentIndex().row())
        self.model.suggest(suggested[:SUGGESTED], thresholds)
        rows = self.model.rows()
        last = next((n for n in range(len(rows) - 1, -1, -1) if chosen and rows[n].code == chosen.code != 0), -1)
        self._go_to(last)
        self.list.scrollToTop()
        self.place(self._words_rect)
        return True

    def place(self, rect_global: QRect) -> None:
        """Moves to just below these words, or above them where there is more room; never over them."""
        self._words_rect = rect_global
        around = self.parentWidget()
        assert around is not None
        area = around.rect().adjusted(8, 8, -8, -8)
        words = QRect(around.mapFromGlobal(rect_global.topLeft()), rect_global.size())
        below, above = area.bottom() - words.bottom() - GAP, words.top() - GAP - area.top()
        wanted = self._wanted_height()
        is_below = below >= wanted or below >= above
        height = min(wanted, max(below if is_below else above, HEADING_HEIGHT + 2 * ROW_HEIGHT))
        width = min(WIDTH, area.width())
        left = max(area.left(), min(words.left(), area.right() - width))
        top = words.bottom() + GAP if is_below else words.top() - GAP - height
        self.setGeometry(QRect(QPoint(left, top), QSize(width, height)))

    def _wanted_height(self) -> int:
        shown = self.model.rows()[: MOST_ROWS + 1]
        rows = sum(HEADING_HEIGHT if row.kind == "heading" else ROW_HEIGHT for row in shown)
        return self.field.sizeHint().height() + rows + 12

    def dismiss(self, *, give_focus_back: bool = True) -> None:
        """Closes without choosing."""
        if self.isHidden():
            return
        before, self._focus_before = self._focus_before, None
        self.hide()
        if give_focus_back and before is not None and isValid(before):  # a field for renaming may be gone by now
            before.setFocus(Qt.FocusReason.PopupFocusReason)
        self.closed.emit()

    def recent(self) -> list[int]:
        """The codes used last, newest first."""
        return list(self._recent)

    def used(self, code_id: int) -> None:
        """Notes that the code has been applied; an empty field lists the last used codes first."""
        self._recent = [code_id, *(each for each in self._recent if each != code_id)][:REMEMBERED]

    def _search(self, query: str) -> None:
        self._is_untouched = False
        self.model.search(query)
        self._show_first()

    def _show_first(self) -> None:
        rows = self.model.rows()
        first = next((place for place, row in enumerate(rows) if row.kind != "heading"), -1)
        self._go_to(first if self._chooses_first or self.field.text().strip() else -1)
        self.list.scrollToTop()
        self.place(self._words_rect)

    def _go_to(self, place: int) -> None:
        index = self.model.index(place, 0)
        self.list.setCurrentIndex(index)
        self.field.setAccessibleDescription(str(index.data(Qt.ItemDataRole.AccessibleTextRole) or index.data() or ""))

    def _step(self, by: int) -> None:
        self._is_untouched = False
        rows, place = self.model.rows(), self.list.currentIndex().row()
        sign = 1 if by > 0 else -1
        for _ in range(abs(by)):
            goal = place + sign
            while 0 <= goal < len(rows) and rows[goal].kind == "heading":
                goal += sign
            if not 0 <= goal < len(rows):
                break
            place = goal
        self._go_to(place)

    def _take(self, place: int) -> None:
        row = self.model.row(place)
        if row is None or row.kind == "heading":
            return
        self.dismiss()
        if row.kind == "new":
            self.new_code_requested.emit(row.text)
        else:
            self.used(row.code)
            self.code_chosen.emit(row.code)

    def _take_new(self) -> None:
        rows = self.model.rows()
        if rows and rows[-1].kind == "new":
            self._take(len(rows) - 1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._on_key(event)
        if watched is self.field and isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
            elsewhere = event.reason() not in (
                Qt.FocusReason.ActiveWindowFocusReason,
                Qt.FocusReason.PopupFocusReason,
            )
            if elsewhere and self.isVisible():
                self.dismiss(give_focus_back=False)
        if watched is self.parentWidget() and event.type() == QEvent.Type.Resize and self.isVisible():
            self.place(self._words_rect)
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -MOST_ROWS, Qt.Key.Key_PageDown: MOST_ROWS}
        if key == Qt.Key.Key_Escape:
            self.dismiss()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self._take_new()
            else:
                self._take(self.list.currentIndex().row())
        elif key in steps:
            self._step(steps[key])
        else:
            return False
        return True

    def retranslate(self) -> None:
        self.setAccessibleName(tr("Code palette"))
        self.field.setAccessibleName(self._title or tr("Find a code or name a new one"))
        self.field.setPlaceholderText(self._title or tr("Find a code or name a new one"))
        self.list.setAccessibleName(tr("Codes found"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
