"""What a code means: its definition and what belongs in it and what does not, shown and edited under the tree."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QToolButton, QVBoxLayout, QWidget

from kooditin.gui.bridge import theme
from kooditin.gui.bridge.drawing import rule
from kooditin.gui.bridge.i18n import tr
from kooditin.gui.bridge.panel import Panel
from kooditin.gui.bridge.settled_text import SettledText
from kooditin.qda.codebook import Code

TALLEST = 184
PARTS = ("definition", "include", "exclude")


class CodeDescription(Panel):
    """A foldable part: the chosen code's definition, inclusion and exclusion notes.

    `described` carries the code id and the three texts once one of them has been changed.
    """

    described = Signal(int, str, str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("code_description")
        self._code: Code | None = None
        self.fold = QToolButton(self)
        self.fold.setObjectName("fold_description")
        self.fold.setCheckable(True)
        self.fold.setChecked(True)
        self.fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.fold.setAutoRaise(True)
        self.fold.toggled.connect(self._show_state)
        self.fields = {
            part: SettledText(self, least=1, most=8, flat=True) for part in ("definition", "include", "exclude")
        }
        self.labels = {part: QLabel(self) for part in self.fields}
        self._lay_out()
        self.retranslate()
        self._show_state()
        theme.notifier().changed.connect(self._on_theme)

    def _lay_out(self) -> None:
        self.body = QScrollArea(self)
        self.body.setObjectName("description_scroll")
        self.body.setFrameShape(QFrame.Shape.NoFrame)
        self.body.setWidgetResizable(True)
        self.body.setMaximumHeight(TALLEST)
        self.body.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget(self.body)
        inner.setObjectName("description_fields")
        rows = QVBoxLayout(inner)
        rows.setContentsMargins(12, 0, 8, 8)
        rows.setSpacing(0)
        for part, field in self.fields.items():
            field.setObjectName(f"code_{part}")
            field.settled.connect(self._on_settled)
            self.labels[part].setProperty("role", "quiet")
            self.labels[part].setBuddy(field)
            self.labels[part].setContentsMargins(5, 4 if part != "definition" else 0, 0, 0)
            rows.addWidget(self.labels[part])
            rows.addWidget(field)
        self.body.setWidget(inner)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(rule(self))
        head = QVBoxLayout()
        head.setContentsMargins(12, 0, 12, 0)
        head.addWidget(self.fold)
        column.addLayout(head)
        column.addWidget(self.body)
        self._on_theme()

    def set_room(self, height: int) -> None:
        """How high the texts may be; longer ones scroll."""
        self.body.setMaximumHeight(max(56, min(TALLEST, height)))

    def show_code(self, code: Code | None) -> None:
        """Shows another code, or the same one as it is stored now; what is being typed stays."""
        if self._code and (code is None or code.id != self._code.id):
            self.flush()
        same = self._code is not None and code is not None and code.id == self._code.id
        self._code = code
        for part, field in self.fields.items():
            if not (same and field.is_unsettled):
                field.show_text(getattr(code, part) if code else "")
        self._show_state()

    def flush(self) -> None:
        """Tells of what has been typed, now."""
        for field in self.fields.values():
            field.flush()

    @property
    def goes_on(self) -> bool:
        """Whether the texts told last continue what was told before in one go."""
        return any(field.goes_on for field in self.fields.values())

    def _on_settled(self) -> None:
        if self._code is not None:
            texts = [field.toPlainText() for field in self.fields.values()]
            self.described.emit(self._code.id, *texts)

    def _show_state(self) -> None:
        self.fold.setArrowType(Qt.ArrowType.DownArrow if self.fold.isChecked() else Qt.ArrowType.RightArrow)
        self.body.setVisible(self.fold.isChecked() and self._code is not None)
        self.setVisible(self._code is not None)

    def _on_theme(self) -> None:
        t = theme.tokens()
        self.body.setStyleSheet("#description_scroll, #description_fields { background: transparent; }")
        self.fold.setStyleSheet(
            f"QToolButton {{ border: 1px solid transparent; border-radius: 5px; color: {t.muted}; padding: 2px 4px; }}"
            f"QToolButton:hover {{ background: {t.chosen}; }} QToolButton:focus {{ border: 1px solid {t.accent}; }}"
        )

    def retranslate(self) -> None:
        self.setAccessibleName(tr("What the code means"))
        self.fold.setText(tr("What the code means"))
        words = {"definition": tr("Definition"), "include": tr("Belongs here"), "exclude": tr("Does not belong here")}
        for part, word in words.items():
            self.labels[part].setText(word)
            self.fields[part].setAccessibleName(word)
