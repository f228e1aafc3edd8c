"""The chosen coding: its code, memo and facts, and what other codes the passage has."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QScrollArea,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from kooditin.gui.bridge import theme
from kooditin.gui.bridge.drawing import (
    CHIP,
    ElidedLabel,
    Heading,
    chip_box,
    chip_icon,
    draw_chip,
    draw_focus,
    draw_text,
)
from kooditin.gui.bridge.i18n import number, tr
from kooditin.gui.bridge.panel import Panel
from kooditin.gui.bridge.settled_text import SettledText
from kooditin.gui.bridge.wording import local_moment, origin_name
from kooditin.project.project import Project
from kooditin.qda.change import Change
from kooditin.qda.codebook import Code, code_path
from kooditin.qda.coding import Coding

Index = QModelIndex | QPersistentModelIndex

CODING_ROLE = Qt.ItemDataRole.UserRole
COLOR_ROLE = Qt.ItemDataRole.UserRole + 1
RELATION_ROLE = Qt.ItemDataRole.UserRole + 2
CODER_ROLE = Qt.ItemDataRole.UserRole + 3

OTHER_HEIGHT = 44


@dataclass(frozen=True, slots=True)
class CodingContext:
    """Where a coding stands: the other codings that share text with it, and the turn (from 1) with its speaker.

    `pages` are the numbers of the original's pages, "" where it has none.
    """

    others: tuple[Coding, ...] = ()
    speaker: str = ""
    turn: int | None = None
    pages: str = ""


def relation(other: Coding, chosen: Coding) -> str:
    """How another coding's span lies to the chosen one's."""
    if other.span == chosen.span:
        return tr("same passage")
    if other.start <= chosen.start and other.end >= chosen.end:
        return tr("around it")
    if other.start >= chosen.start and other.end <= chosen.end:
        return tr("inside it")
    return tr("overlaps")


class OthersModel(QAbstractListModel):
    """The passage's other codings, in text order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._chosen: Coding | None = None
        self._others: list[Coding] = []
        self._codes: dict[int, Code] = {}
        self._coders: dict[int, str] = {}

    def show_others(
        self, chosen: Coding | None, others: Iterable[Coding], codes: dict[int, Code], coders: dict[int, str]
    ) -> None:
        """Lists those codings whose code is known."""
        self.beginResetModel()
        self._chosen, self._codes, self._coders = chosen, codes, coders
        self._others = [coding for coding in others if coding.code in codes]
        self.endResetModel()

    def others(self) -> list[Coding]:
        return list(self._others)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's signature
        return 0 if parent.isValid() else len(self._others)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or self._chosen is None:
            return None
        coding = self._others[index.row()]
        code, coder = self._codes[coding.code], self._coders.get(coding.coder, "")
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            path = code_path(code, self._codes).replace("/", " / ")
            return f"{path} · {coder} · {relation(coding, self._chosen)}"
        values = {Qt.ItemDataRole.DisplayRole: code.name, CODING_ROLE: coding.id, COLOR_ROLE: code.color,
                  RELATION_ROLE: relation(coding, self._chosen), CODER_ROLE: coder}  # fmt: skip
        return values.get(role)


class _OtherDelegate(QStyledItemDelegate):
    """Chip and name, and under them in a quiet ink how the span lies and whose it is."""

    LEFT, RIGHT = 16, 12

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, OTHER_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        t, row = theme.tokens(), option.rect
        has_focus = bool(option.state & QStyle.StateFlag.State_HasFocus)
        if has_focus or option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(row, QColor(t.chosen))
        if has_focus:
            draw_focus(painter, row)
        left = row.left() + self.LEFT
        top = QRect(left, row.top() + 4, row.width() - self.LEFT - self.RIGHT, 18)
        draw_chip(painter, chip_box(left, top), index.data(COLOR_ROLE))
        words = top.adjusted(CHIP + 8, 0, 0, 0)
        draw_text(painter, words, index.data(), theme.ui_font(13), t.ink)
        facts = " · ".join(filter(None, (index.data(RELATION_ROLE), index.data(CODER_ROLE))))
        draw_text(painter, words.translated(0, 17), facts, theme.ui_font(12), t.muted)


class MemoEditor(Panel):
    """The right panel. It asks for changes by signals and shows them when the project's change comes back."""

    memo_changed = Signal(int, str)
    recode_requested = Signal(int)
    delete_requested = Signal(int)
    coding_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("memo_editor")
        self._project: Project | None = None
        self._coding: Coding | None = None
        self._context = CodingContext()
        self.heading = Heading(self)
        self.hint = QLabel(self)
        self.hint.setObjectName("no_coding_hint")
        self.hint.setWordWrap(True)
        self.hint.setContentsMargins(4, 0, 0, 0)
        self.hint.setProperty("role", "quiet")
        self.card = self._made_card()
        self.others_heading = Heading(self)
        self.model = OthersModel(self)
        self.others = self._made_list()
        self._lay_out()
        theme.notifier().changed.connect(self._show_words)
        self.retranslate()
        self._show_state()

    def _made_card(self) -> QFrame:
        card = QFrame(self)
        card.setObjectName("chosen_coding")
        card.setProperty("role", "card")
        self.chip = QLabel(card)
        self.chip.setFixedSize(16, 16)
        self.name = ElidedLabel(card)
        self.name.setObjectName("coding_code")
        self.name.setFont(theme.ui_font(14, bold=True))
        self.name.setStyleSheet("font-size: 14px; font-weight: 600;")
        self.where = QLabel(card)
        self.where.setObjectName("coding_where")
        self.facts = QLabel(card)
        self.facts.setObjectName("coding_facts")
        for label in (self.where, self.facts):
            label.setWordWrap(True)
            label.setProperty("role", "quiet")
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.memo = SettledText(card, least=3, most=14)
        self.memo.setObjectName("coding_memo")
        self.memo.settled.connect(self._on_memo_settled)
        self.recode = QPushButton(card)
        self.recode.setObjectName("recode_coding")
        self.recode.clicked.connect(self._ask_recode)
        self.delete = QPushButton(card)
        self.delete.setObjectName("delete_coding")
        self.delete.clicked.connect(self._ask_delete)
        self._fill_card(card)
        return card

    def _fill_card(self, card: QFrame) -> None:
        column = QVBoxLayout(card)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.chip)
        top.addWidget(self.name, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.recode)
        buttons.addWidget(self.delete)
        buttons.addStretch(1)
        column.addLayout(top)
        column.addWidget(self.where)
        column.addWidget(self.memo)
        column.addWidget(self.facts)
        column.addLayout(buttons)

    def _made_list(self) -> QListView:
        view = QListView(self)
        view.setObjectName("other_codings")
        view.setModel(self.model)
        view.setItemDelegate(_OtherDelegate(view))
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setMouseTracking(True)
        view.setSelectionMode(QListView.SelectionMode.NoSelection)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.clicked.connect(lambda index: self.coding_chosen.emit(index.data(CODING_ROLE)))
        view.activated.connect(lambda index: self.coding_chosen.emit(index.data(CODING_ROLE)))
        return view

    def _lay_out(self) -> None:
        inner = QWidget(self)
        inner.setObjectName("memo_inner")
        rows = QVBoxLayout(inner)
        rows.setContentsMargins(0, 0, 0, 8)
        rows.setSpacing(0)
        around = QVBoxLayout()
        around.setContentsMargins(12, 4, 12, 8)
        around.addWidget(self.hint)
        around.addWidget(self.card)
        rows.addLayout(around)
        rows.addWidget(self.others_heading)
        rows.addWidget(self.others)
        rows.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setObjectName("memo_scroll")
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inner)
        scroll.setStyleSheet("#memo_scroll, #memo_inner { background: transparent; }")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.heading)
        column.addWidget(scroll, 1)

    def set_project(self, project: Project | None) -> None:
        self.show_coding(None)
        self._project = project

    def show_coding(self, coding: Coding | None, context: CodingContext | None = None) -> None:
        """Shows a coding (None: how to come by one). What is being typed in the memo of another is told first."""
        if self._coding is not None and (coding is None or coding.id != self._coding.id):
            self.memo.flush()
            self.memo.show_text("")
        self._coding, self._context = coding, context or CodingContext()
        if coding is not None and not self.memo.is_unsettled:
            self.memo.show_text(coding.memo)
        self._show_state()

    def follow(self, change: Change) -> None:
        coding, project = self._coding, self._project
        if coding is None or project is None or not change.touches("coding", "code", "coder"):
            return
        touched = change.ids("coding")
        fresh = {each.id: each for each in project.codings.get_many(touched)}
        if coding.id in touched and coding.id not in fresh:
            self.show_coding(None)
            return
        coding = fresh.pop(coding.id, coding)
        known = {coding.id, *(each.id for each in self._context.others)}
        if not change.touches("code", "coder") and not touched & known and not _near(coding, fresh.values()):
            return
        others = [each for each in self._context.others if each.id not in touched]
        others = _near(coding, [*others, *fresh.values()])
        others.sort(key=lambda each: (each.start, -each.end, each.id))
        self.show_coding(coding, replace(self._context, others=tuple(others)))

    def focus_memo(self) -> None:
        """Puts the cursor into the memo."""
        if self._coding is not None:
            self.memo.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def flush(self) -> None:
        """Tells of what has been typed, now: before another source is shown or the window closes."""
        self.memo.flush()

    def _on_memo_settled(self, text: str) -> None:
        if self._coding is not None:
            self.memo_changed.emit(self._coding.id, text)

    def _ask_recode(self) -> None:
        if self._coding is not None:
            self.recode_requested.emit(self._coding.id)

    def _ask_delete(self) -> None:
        if self._coding is not None:
            self.delete_requested.emit(self._coding.id)

    def _show_state(self) -> None:
        is_shown = self._coding is not None
        self.card.setVisible(is_shown)
        self.hint.setVisible(not is_shown)
        self._show_words()
        has_others = self.model.rowCount() > 0
        self.others.setFixedHeight(OTHER_HEIGHT * max(1, self.model.rowCount()) + 4)
        self.others_heading.setVisible(has_others)
        self.others.setVisible(has_others)

    def _show_words(self) -> None:
        coding, project = self._coding, self._project
        if coding is None or project is None:
            self.model.show_others(None, (), {}, {})
            return
        codes = project.codes.by_id()
        coders = {coder.id: coder.name for coder in project.coders.all()}
        self.model.show_others(coding, self._context.others, codes, coders)
        code = codes.get(coding.code)
        if code is None:
            return
        self.chip.setPixmap(chip_icon(code.color, self.devicePixelRatioF()).pixmap(QSize(16, 16)))
        self.name.set_whole(code.name)
        above = code_path(code, codes).rpartition("/")[0].replace("/", " / ")
        who = f"{coders.get(coding.coder, '')}, {local_moment(coding.created)}"
        self.where.setText(" · ".join(filter(None, (above, who))))
        self.facts.setText(" · ".join(self._facts(coding)))

    def _facts(self, coding: Coding) -> list[str]:
        length = coding.end - coding.start
        facts = [tr("%n characters", length).replace(str(length), number(length))]
        if self._context.speaker:
            facts.append(self._context.speaker)
        if self._context.turn is not None:
            facts.append(tr("turn {number}").format(number=self._context.turn))
        if pages := self._context.pages:
            words = tr("pages {numbers}") if "–" in pages else tr("page {numbers}")
            facts.append(words.format(numbers=pages))
        if coding.origin != "manual":
            facts.append(origin_name(coding.origin))
        return facts

    def retranslate(self) -> None:
        self.setAccessibleName(tr("Chosen coding"))
        self.heading.set_words(tr("Chosen coding"))
        self.others_heading.set_words(tr("Other codes of the passage"))
        self.others.setAccessibleName(tr("Other codes of the passage"))
        self.memo.setAccessibleName(tr("Memo of the coding"))
        self.memo.setPlaceholderText(tr("Why this code? What does it bring to mind?"))
        self.recode.setText(tr("Change code…"))
        self.delete.setText(tr("Delete"))
        self.hint.setText(
            tr(
                "Select words in the text and press Enter: the code palette opens below them. "
                "Click a stripe in the margin to see its coding here and to write a memo."
            )
        )
        self._show_words()


def _near(chosen: Coding, others: Iterable[Coding]) -> list[Coding]:
    """Those of the others that share text with the chosen coding."""
    start, end, source = chosen.start, chosen.end, chosen.source
    return [each for each in others if each.source == source and each.start < end and start < each.end]
