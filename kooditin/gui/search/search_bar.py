"""The one field of the search, how its words are understood, and a line of help or of what is wrong below it."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QComboBox, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from kooditin.gui.bridge import theme
from kooditin.gui.bridge.i18n import said, tr
from kooditin.gui.bridge.panel import Panel
from kooditin.qda.errors import KooditinError
from kooditin.qda.search import MODES, Mode

TYPING = 150  # ms after a key until what is typed is searched
HALF_TYPED = 900  # ms after which a query that cannot be understood is no longer taken for one half typed


def mode_name(mode: Mode) -> str:
    """How the words are understood, as it stands in the choice."""
    return {
        "lemma": tr("Base forms"),
        "exact": tr("Exactly"),
        "fuzzy": tr("Nearly"),
        "regex": tr("Regular expression"),
    }[mode]


def mode_hint(mode: Mode) -> str:
    """One line on what the mode finds."""
    return {
        "lemma": tr("All inflected forms and compounds by their parts: kunta finds kunnissa, kuntien, kuntapalvelut."),
        "exact": tr("Words just as they are typed; capital letters make no difference."),
        "fuzzy": tr("Words that differ by a letter or two as well: misspellings and spoken forms."),
        "regex": tr("A pattern for the whole text, such as kun(ta|nan)\\w*"),
    }[mode]


class SearchBar(Panel):
    """`asked` carries the text and the mode when the typing pauses; `words_wanted` whether words are wanted.

    Enter searches at once, Down and Enter go on to what was found, Esc asks to leave.
    """

    asked = Signal(str, str)
    results_wanted = Signal()
    left = Signal()
    words_wanted = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field, self.mode_box, self.line = QLineEdit(), QComboBox(), QLabel()
        self.hits_button, self.words_button = QPushButton(), QPushButton()
        self._problem: KooditinError | None = None
        self._is_low = False
        self._other_text = ""  # what is typed in the field while the other view is shown
        self._typing = QTimer(self, singleShot=True, interval=TYPING)
        self._waiting = QTimer(self, singleShot=True, interval=HALF_TYPED)
        self._lay_out()
        self._typing.timeout.connect(self.ask)
        self._waiting.timeout.connect(self._show_problem)
        self.field.textChanged.connect(self._on_text)
        self.field.installEventFilter(self)
        self.mode_box.activated.connect(lambda _: self.ask())
        self._views.buttonToggled.connect(self._on_view)
        theme.notifier().changed.connect(self._dress)
        self.retranslate()
        self._dress()

    def _lay_out(self) -> None:
        self.field.setObjectName("search_field")
        self.field.setClearButtonEnabled(True)
        self.field.setMinimumWidth(120)
        self._icon = self.field.addAction(theme.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        for mode in MODES:
            self.mode_box.addItem("", mode)
        self._views = QButtonGroup(self)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.field, 1)
        row.addWidget(self.mode_box)
        row.addSpacing(8)
        for button in (self.hits_button, self.words_button):
            button.setCheckable(True)
            self._views.addButton(button)
            row.addWidget(button)
        self.hits_button.setChecked(True)
        self.line.setWordWrap(True)
        self.line.setTextFormat(Qt.TextFormat.PlainText)
        self.line.setContentsMargins(4, 0, 4, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 12, 4)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self.line)

    @property
    def mode(self) -> Mode:
        chosen: Mode = self.mode_box.currentData()
        return chosen

    @property
    def text(self) -> str:
        return self.field.text().strip()

    def set_query(self, text: str, mode: Mode | None = None) -> None:
        """Puts a query into the field and searches it."""
        blocked = self.field.blockSignals(True)
        self.field.setText(text)
        self.field.blockSignals(blocked)
        if mode is not None:
            self.mode_box.setCurrentIndex(MODES.index(mode))
        self.ask()

    def ask(self) -> None:
        """Asks for what is typed, now."""
        self._typing.stop()
        self._show_help()
        self.asked.emit(self.text, self.mode)

    def refuse(self, error: KooditinError) -> None:
        """Says what is wrong with the query, once the typing rests."""
        self._problem = error
        self._waiting.start()

    def accept(self) -> None:
        """The query is understood."""
        self._show_help()

    def show_words(self, wanted: bool) -> None:
        """Switches between the hits and the words."""
        (self.words_button if wanted else self.hits_button).setChecked(True)

    def forget_words(self) -> None:
        """Nothing is typed to narrow the words any more."""
        self._other_text = ""

    @property
    def is_words(self) -> bool:
        """Whether words are wanted; what is typed then narrows them."""
        return self.words_button.isChecked()

    def set_low(self, low: bool) -> None:
        """Where there is little height, the line is for what is wrong alone."""
        if low != self._is_low:
            self._is_low = low
            self._show_line()

    def _on_text(self) -> None:
        self._show_help()
        self._typing.start()

    def _on_view(self, button: QPushButton, on: bool) -> None:
        if not on:
            return
        self._typing.stop()
        blocked = self.field.blockSignals(True)
        kept = self.field.text()
        self.field.setText(self._other_text)
        self._other_text = kept
        self.field.blockSignals(blocked)
        self.mode_box.setEnabled(not self.is_words)
        self._show_help()
        self.retranslate()
        self.words_wanted.emit(button is self.words_button)

    def _show_help(self) -> None:
        self._waiting.stop()
        self._problem = None
        self._show_line()

    def _show_problem(self) -> None:
        self._show_line()

    def _show_line(self) -> None:
        is_told = self._problem is not None and not self._waiting.isActive()
        words = said(self._problem) if is_told and self._problem else self._help()
        self.line.setText(words)
        self.line.setVisible(is_told or not self._is_low)
        color = theme.tokens().danger if is_told else theme.tokens().muted
        self.line.setStyleSheet(f"color: {color}; font-size: 12px;")
        self.field.setAccessibleDescription(words)

    def _help(self) -> str:
        if self.is_words:
            return tr("What is typed narrows the words. Enter searches the chosen word, and Delete leaves it out.")
        hint = mode_hint(self.mode)
        if self.mode == "regex":
            return hint
        return hint + "  ·  " + tr("“two words” for a phrase, AND, OR, NOT, NEAR between words")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key == Qt.Key.Key_Escape:
                self.left.emit()
                return True
            if key == Qt.Key.Key_Down:
                self.results_wanted.emit()
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if self._typing.isActive():
                    self.ask()
                else:
                    self.results_wanted.emit()
                return True
        return super().eventFilter(watched, event)

    def _dress(self) -> None:
        t = theme.tokens()
        self._icon.setIcon(theme.icon("search", t.muted))
        self.field.setStyleSheet("QLineEdit { font-size: 15px; padding: 7px 8px; }")
        self._show_line()

    def retranslate(self) -> None:
        words = tr("Find a word") if self.is_words else tr("Search all sources, codes, cases and memos")
        self.field.setPlaceholderText(words)
        self.field.setAccessibleName(words)
        self.mode_box.setAccessibleName(tr("How the words are understood"))
        for place, mode in enumerate(MODES):
            self.mode_box.setItemText(place, mode_name(mode))
            self.mode_box.setItemData(place, mode_hint(mode), Qt.ItemDataRole.ToolTipRole)
        self.hits_button.setText(tr("Hits"))
        self.words_button.setText(tr("Word list"))
        self.words_button.setToolTip(tr("How often each word occurs, and the words typical of a group"))
        self._show_line()
