"""The code that is suggested, on the card of the review: its chip, name and path, and how likely it is right."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from kooditin.gui.bridge import theme
from kooditin.gui.bridge.basis import Thresholds, basis_line, basis_words, is_by_name, is_by_rule, likely_words
from kooditin.gui.bridge.drawing import ElidedLabel, chip_icon
from kooditin.qda.codebook import Code
from kooditin.qda.suggestion import Ranked


class SuggestedCode(QWidget):
    """`likely` is a share, or a rule; `note` stands in its place where the code has few examples."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chip, self.name, self.above = QLabel(), ElidedLabel(), ElidedLabel()
        self.likely, self.note = QLabel(), QLabel()
        self.chip.setFixedSize(16, 16)
        self.name.setStyleSheet("font-size: 14px; font-weight: 600;")
        self.name.setFont(theme.ui_font(14, bold=True))
        for quiet in (self.above, self.likely, self.note):
            quiet.setProperty("role", "quiet")
        self.note.setWordWrap(True)
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setContentsMargins(0, 8, 0, 0)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(0)
        grid.addWidget(self.chip, 0, 0)
        grid.addWidget(self.name, 0, 1)
        grid.addWidget(self.likely, 0, 2)
        grid.addWidget(self.above, 1, 1, 1, 2)
        grid.addWidget(self.note, 2, 0, 1, 3)
        grid.setColumnStretch(1, 1)

    def show_code(self, code: Code, path: str, ranked: Ranked, thresholds: Thresholds) -> None:
        """Shows a code; `path` is that of its name in the codebook."""
        self.chip.setPixmap(chip_icon(code.color, self.devicePixelRatioF()).pixmap(QSize(16, 16)))
        self.name.set_whole(code.name)
        above = path.rpartition(" / ")[0]
        self.above.set_whole(above)
        self.above.setVisible(bool(above))
        found = thresholds.get(code.id)
        by_name = is_by_name(code.id, ranked.reasons, thresholds)
        tip = "" if found is None or is_by_rule(ranked.reasons) else basis_words(found)
        self.likely.setText("" if by_name else likely_words(ranked, thresholds))
        self.note.setText(basis_line(found) if by_name else "")
        self.note.setVisible(by_name)
        for label in (self.likely, self.note):
            label.setToolTip(tip)
