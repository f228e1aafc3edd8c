"""One suggestion at a time: its passage, the code and why; accepted, rejected, given another code, or put off."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from kooditin.gui.bridge import theme
from kooditin.gui.bridge.basis import (
    Thresholds,
    basis_line,
    has_own_examples,
    is_by_name,
    likely_words,
)
from kooditin.gui.bridge.drawing import Heading, chip_icon
from kooditin.gui.bridge.fitting import scrolling
from kooditin.gui.bridge.i18n import number, tr
from kooditin.gui.bridge.key_button import KeyButton
from kooditin.gui.bridge.panel import Panel
from kooditin.gui.coding import review_keys
from kooditin.gui.coding.reasons import passage_html, reason_sentences, reasons_line, told_words
from kooditin.gui.coding.suggested_code import SuggestedCode
from kooditin.qda.codebook import Code, code_path
from kooditin.qda.suggestion import Ranked, Suggestion

Emptiness = Literal["none", "no_codes", "no_sources", "looking", "nothing", "done", "kept_out", "read_only", "problem"]
SCOPES = ("source", "all")
PASSAGE_LENGTH = 360  # characters
OTHERS = 3
ROOMY = 420  # pixels


@dataclass(frozen=True, slots=True)
class Shown:
    """What the panel shows: the suggestion, its passage's text, where it stands, and how far one has come.

    `place` counts from 1; `thresholds` say which codes have examples enough to go by, and how many the others have.
    """

    suggestion: Suggestion
    text: str
    where: str
    place: int
    total: int
    thresholds: Thresholds = field(default_factory=dict)


class SuggestionPanel(Panel):
    """It shows, asks by signals, and decides nothing. Its keys hold while it, or the page, has the keyboard."""

    accept_requested = Signal()
    reject_requested = Signal()
    other_requested = Signal()
    code_requested = Signal(int)
    later_requested = Signal()
    back_requested = Signal()
    left = Signal()
    scope_chosen = Signal(str)
    all_requested = Signal()
    threshold_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("suggestion_panel")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._shown: Shown | None = None
        self._codes: Mapping[int, Code] = {}
        self._emptiness: Emptiness = "none"
        self._problem = ""
        self._is_expanded = False
        self.heading, self.close_button = Heading(self), QPushButton()
        self.scope, self.progress = QComboBox(), QLabel()
        self.card, self.empty_card = QFrame(), QFrame()
        self.passage, self.where, self.code = QLabel(), QLabel(), SuggestedCode()
        self.reasons, self.all_reasons = QLabel(), QLabel()
        self.accept, self.reject, self.other, self.later, self.back, self.more = (KeyButton() for _ in range(6))
        self.others = [KeyButton() for _ in range(OTHERS)]
        self.empty, self.loosen, self.accept_all = QLabel(), QPushButton(), QPushButton()
        self._dress_parts()
        self._lay_out()
        self._connect()
        theme.notifier().changed.connect(self._show_all)
        theme.notifier().changed.connect(self._show_focus)
        self.retranslate()

    def _dress_parts(self) -> None:
        self.close_button.setProperty("quiet", True)
        self.accept.setProperty("primary", True)
        for card in (self.card, self.empty_card):
            card.setProperty("role", "card")
            card.setObjectName("suggestion_card")
        for label in (self.where, self.progress, self.reasons, self.all_reasons):
            label.setProperty("role", "quiet")
        for label in (self.passage, self.where, self.reasons, self.all_reasons, self.empty):
            label.setWordWrap(True)
        self.passage.setTextFormat(Qt.TextFormat.RichText)
        for label in (self.where, self.reasons, self.all_reasons, self.empty):
            label.setTextFormat(Qt.TextFormat.PlainText)
        for button in (self.accept, self.reject, self.other, self.later, self.back, self.more, *self.others):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for quiet in (self.back, self.more, self.accept_all):
            quiet.setProperty("quiet", True)
        self.scope.addItems(["", ""])
        self.progress.setMinimumWidth(1)
        self.scope.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def _lay_out(self) -> None:
        self.heading.add(self.close_button)
        top = QHBoxLayout()
        top.setContentsMargins(16, 0, 12, 8)
        top.setSpacing(8)
        top.addWidget(self.scope)
        top.addWidget(self.progress, 1, Qt.AlignmentFlag.AlignRight)
        self._fill_card()
        empty = QVBoxLayout(self.empty_card)
        empty.setContentsMargins(12, 12, 12, 12)
        empty.setSpacing(12)
        empty.addWidget(self.empty)
        empty.addWidget(self.loosen, 0, Qt.AlignmentFlag.AlignLeft)
        inner = QWidget()
        rows = QVBoxLayout(inner)
        rows.setContentsMargins(12, 0, 12, 8)
        rows.setSpacing(8)
        for part in (self.card, self.empty_card, self.accept_all):
            rows.addWidget(part)
        rows.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.heading)
        column.addLayout(top)
        area = scrolling(inner)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column.addWidget(area, 1)

    def _fill_card(self) -> None:
        column = QVBoxLayout(self.card)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        deciding = QGridLayout()
        deciding.setSpacing(6)
        for place, button in enumerate((self.accept, self.reject, self.other, self.later, self.back, self.more)):
            deciding.addWidget(button, place // 2, place % 2)
        deciding.setColumnStretch(0, 1)
        deciding.setColumnStretch(1, 1)
        line = QFrame()
        line.setProperty("role", "rule")
        line.setFixedHeight(1)
        for part in (self.passage, self.where, line, self.code, self.reasons):
            column.addWidget(part)
        column.addLayout(deciding)
        for more in (self.all_reasons, *self.others):
            column.addWidget(more)

    def _connect(self) -> None:
        for button, signal in (
            (self.accept, self.accept_requested),
            (self.reject, self.reject_requested),
            (self.other, self.other_requested),
            (self.later, self.later_requested),
            (self.back, self.back_requested),
            (self.close_button, self.left),
            (self.accept_all, self.all_requested),
            (self.loosen, self.threshold_requested),
        ):
            button.clicked.connect(lambda _=False, signal=signal: signal.emit())
        self.more.clicked.connect(self.expand)
        for place, button in enumerate(self.others):
            button.clicked.connect(lambda _=False, place=place: self._ask_ranked(place))
        self.scope.activated.connect(lambda place: self.scope_chosen.emit(SCOPES[place]))

    # What is shown

    def show_suggestion(self, shown: Shown, codes: Mapping[int, Code]) -> None:
        """Shows one suggestion; `codes` are by id."""
        if (shown, codes) == (self._shown, self._codes):
            return
        is_same = self._shown is not None and self._shown.suggestion.span == shown.suggestion.span
        self._is_expanded = self._is_expanded and is_same
        self._shown, self._codes, self._emptiness, self._problem = shown, codes, "none", ""
        self._show_all()

    def show_empty(self, why: Emptiness, *, problem: str = "") -> None:
        """Says why there is nothing to decide; `problem` is the sentence where the analysis does not work."""
        self._shown, self._emptiness, self._problem = None, why, problem
        self._show_all()

    def show_scope(self, scope: str) -> None:
        """Which sources are gone through: "source" or "all"."""
        self.scope.setCurrentIndex(SCOPES.index(scope))

    def show_sure_count(self, count: int) -> None:
        """How many suggestions could be accepted at once."""
        self.accept_all.setVisible(count > 1)
        self.accept_all.setText(tr("Accept all %n sure suggestions…", count))

    def ranked(self) -> tuple[Ranked, ...]:
        """The codes ranked for the passage that is shown, the suggested one first."""
        return self._shown.suggestion.ranked if self._shown else ()

    def expand(self) -> None:
        """Shows all reasons and the codes ranked next, or puts them away."""
        self._is_expanded = not self._is_expanded
        self._show_all()

    def _show_all(self) -> None:
        shown = self._shown
        self.card.setVisible(shown is not None)
        self.empty_card.setVisible(shown is None)
        self.empty.setText(self._empty_words())
        self.loosen.setVisible(shown is None and self._emptiness == "nothing")
        self.progress.setText("")
        if shown is None or not shown.suggestion.ranked:
            self.setAccessibleDescription(self.empty.text())
            return
        best = shown.suggestion.ranked[0]
        face = theme.reading_font("", 15)
        self.passage.setFont(face)
        self.passage.setStyleSheet(f"font-family: '{theme.READING_FACE}'; font-size: 15px;")
        self.where.setText(shown.where)
        self.where.setVisible(bool(shown.where))
        words = tr("{place} of {total} in this source") if self.scope.currentIndex() == 0 else tr("{place} of {total}")
        self.progress.setText(words.format(place=number(shown.place), total=number(shown.total)))
        self._show_why(shown, best)
        self._show_more(shown)

    def _passage_length(self) -> int:
        """How much of a passage is shown: where the panel is low, the buttons are to be seen too."""
        return PASSAGE_LENGTH if self.height() >= ROOMY else PASSAGE_LENGTH // 3

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if (event.oldSize().height() >= ROOMY) != (event.size().height() >= ROOMY):
            self._show_all()

    def _show_why(self, shown: Shown, best: Ranked) -> None:
        """The code, what it goes by, and the reasons, whose words are strong in the passage."""
        code = self._codes.get(best.code)
        if code is None:
            return
        self.code.show_code(code, self._path(code), best, shown.thresholds)
        learned = has_own_examples(code.id, shown.thresholds)
        told = told_words(shown.text, best.reasons, learned=learned)
        excerpt = passage_html(shown.text, told, length=self._passage_length())
        self.passage.setText(tr("“{excerpt}”").format(excerpt=excerpt))
        self.reasons.setText(reasons_line(shown.text, best.reasons, learned=learned))
        sentences = reason_sentences(shown.text, best.reasons, learned=learned)
        self.all_reasons.setText("\n".join(f"· {each}" for each in sentences))
        self.reasons.setVisible(bool(self.reasons.text()) and not (self._is_expanded and sentences))
        said = (code.name, self.code.likely.text(), self.code.note.text(), self.reasons.text(), shown.text)
        self.setAccessibleDescription(" ".join(f"{each.rstrip('.')}." for each in said if each))

    def _path(self, code: Code) -> str:
        return code_path(code, dict(self._codes)).replace("/", " / ")

    def _show_more(self, shown: Shown) -> None:
        best, *others = shown.suggestion.ranked
        self.more.set_words(tr("Less") if self._is_expanded else tr("More"), "M")
        self.more.setVisible(bool(best.reasons or others))
        self.all_reasons.setVisible(self._is_expanded and bool(self.all_reasons.text()))
        for place, button in enumerate(self.others):
            code = self._codes.get(others[place].code) if place < len(others) else None
            button.setVisible(self._is_expanded and code is not None)
            if code is not None:
                self._show_other(button, place, code, shown)
                button.setIcon(chip_icon(code.color, self.devicePixelRatioF()))

    def _show_other(self, button: KeyButton, place: int, code: Code, shown: Shown) -> None:
        ranked, thresholds = shown.suggestion.ranked[place + 1], shown.thresholds
        by_name = is_by_name(code.id, ranked.reasons, thresholds)
        button.set_words(code.name if by_name else f"{code.name}  {likely_words(ranked, thresholds)}", str(place + 1))
        tip = [self._path(code), basis_line(thresholds.get(code.id)) if by_name else ""]
        button.setToolTip("\n".join(filter(None, tip)))

    def _empty_words(self) -> str:
        return {
            "none": "",
            "no_codes": tr("There are no codes yet. Make some in the codebook: their names and definitions are enough "
                           "for the first suggestions."),
            "no_sources": tr("There are no sources yet. Import interviews, and suggestions are looked for in them."),
            "looking": tr("Looking for suggestions…"),
            "nothing": tr("There is nothing here that is sure enough to be suggested. Code some more, or be content "
                          "with less sure suggestions."),
            "done": tr("All suggestions here have been gone through."),
            "kept_out": tr("This source is kept out of suggestions."),
            "read_only": tr("The project is open for reading only, so suggestions cannot be decided."),
            "problem": self._problem,
        }[self._emptiness]  # fmt: skip

    # Keys

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._show_focus()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show_focus()

    def _show_focus(self) -> None:
        """The card's edge says whether the keys are the panel's."""
        edge = theme.tokens().accent if self.hasFocus() else theme.tokens().line
        for card in (self.card, self.empty_card):
            card.setStyleSheet(f"QFrame#suggestion_card {{ border: 1px solid {edge}; }}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.take_key(event):
            super().keyPressEvent(event)

    def take_key(self, event: QKeyEvent) -> bool:
        """Does what the key stands for; says whether it stands for anything here."""
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        key = Qt.Key(event.key())
        if key == review_keys.LEAVE:
            self.left.emit()
        elif key == review_keys.BACK:
            self.back_requested.emit()
        elif self._shown is None:
            return False
        elif self._is_expanded and event.text() in ("1", "2", "3"):
            self._ask_ranked(int(event.text()) - 1)
        elif signal := {
            review_keys.ACCEPT: self.accept_requested,
            review_keys.REJECT: self.reject_requested,
            review_keys.OTHER: self.other_requested,
            review_keys.LATER: self.later_requested,
        }.get(key):
            signal.emit()
        elif key == review_keys.MORE:
            self.expand()
        else:
            return False
        return True

    def _ask_ranked(self, place: int) -> None:
        others: Sequence[Ranked] = self.ranked()[1:]
        if place < min(OTHERS, len(others)):
            self.code_requested.emit(others[place].code)

    def retranslate(self) -> None:
        self.setAccessibleName(tr("Suggestions"))
        self.heading.set_words(tr("Suggestions"))
        self.close_button.setText(tr("Close"))
        self.scope.setAccessibleName(tr("Sources gone through"))
        self.scope.setItemText(0, tr("This source"))
        self.scope.setItemText(1, tr("All sources"))
        self.accept.set_words(tr("Accept"), "A")
        self.reject.set_words(tr("Reject"), "X")
        self.other.set_words(tr("Other…"), "E")
        self.later.set_words(tr("Later"), tr("Space"))
        self.back.set_words(tr("Back"), "⌫")
        self.loosen.setText(tr("Change how sure…"))
        self._show_all()
