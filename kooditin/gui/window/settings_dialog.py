"""The settings: language, look, reading face and size, coder. Each takes effect at once."""

import dataclasses
from itertools import pairwise

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFontComboBox,
    QFormLayout,
    QFrame,
    QLabel,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from kooditin.gui.bridge import theme
from kooditin.gui.bridge.fitting import fit_to_screen, scrolling
from kooditin.gui.bridge.i18n import tr
from kooditin.settings import LARGEST_FONT, SMALLEST_FONT, Settings


class SettingsDialog(QDialog):
    """`settings_changed` carries the whole Settings after each choice; the coder's name when it is complete."""

    settings_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("settings_dialog")
        self._settings = Settings()
        self.language, self.theme = QComboBox(self), QComboBox(self)
        for box, choices in ((self.language, ("system", "fi", "en")), (self.theme, ("system", "light", "dark"))):
            for choice in choices:
                box.addItem("", choice)
        self.font_family = QFontComboBox(self)
        self.font_family.setEditable(False)
        self.font_family.setFontFilters(QFontComboBox.FontFilter.ScalableFonts)
        self.font_size = QSpinBox(self)
        self.font_size.setRange(SMALLEST_FONT, LARGEST_FONT)
        self.font_size.lineEdit().setTextMargins(6, 0, 0, 0)  # a style sheet's padding does not reach the digits
        self.coder = QLineEdit(self)
        self.sample = QLabel(self)
        self.sample.setObjectName("reading_sample")
        self.sample.setWordWrap(True)
        self.labels = {name: QLabel(self) for name in ("language", "theme", "font_family", "font_size", "coder")}
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self.buttons.button(QDialogButtonBox.StandardButton.Close).setObjectName("close_settings")
        self.buttons.rejected.connect(self.reject)
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for name, label in self.labels.items():
            widget = getattr(self, name)
            widget.setObjectName(f"setting_{name}")
            label.setBuddy(widget)
            form.addRow(label, widget)
        card = QFrame(self)
        card.setProperty("role", "card")
        inner = QVBoxLayout(card)
        inner.setContentsMargins(16, 12, 16, 12)
        inner.addWidget(self.sample)
        page = QWidget(self)
        rows = QVBoxLayout(page)
        rows.setContentsMargins(24, 20, 24, 4)
        rows.setSpacing(16)
        rows.addLayout(form)
        rows.addWidget(card)
        rows.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(scrolling(page), 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(24, 12, 24, 20)
        foot.addWidget(self.buttons)
        column.addLayout(foot)
        fit_to_screen(self, QSize(480, 372))
        fields = (self.language, self.theme, self.font_family, self.font_size, self.coder)
        for field, behind in pairwise((*fields, self.buttons.button(QDialogButtonBox.StandardButton.Close))):
            self.setTabOrder(field, behind)
        self.language.setFocus()

    def _connect(self) -> None:
        self.language.currentIndexChanged.connect(lambda: self._choose(language=self.language.currentData()))
        self.theme.currentIndexChanged.connect(lambda: self._choose(theme=self.theme.currentData()))
        self.font_family.currentFontChanged.connect(lambda font: self._choose(font_family=font.family()))
        self.font_size.valueChanged.connect(lambda size: self._choose(font_size=size))
        self.coder.editingFinished.connect(self._choose_coder)
        theme.notifier().changed.connect(self._show_sample)

    def show_settings(self, settings: Settings) -> None:
        """Shows these choices, without telling of them."""
        self._settings = settings
        widgets = (self.language, self.theme, self.font_family, self.font_size, self.coder)
        blockers = [QSignalBlocker(widget) for widget in widgets]
        self.language.setCurrentIndex(self.language.findData(settings.language))
        self.theme.setCurrentIndex(self.theme.findData(settings.theme))
        self.font_family.setCurrentFont(QFont(settings.font_family or theme.READING_FACE))
        self.font_size.setValue(settings.font_size)
        self.coder.setText(settings.coder)
        for blocker in blockers:
            blocker.unblock()
        self._show_sample()

    def _choose_coder(self) -> None:
        name = " ".join(self.coder.text().split())
        if name and name != self._settings.coder:
            self._choose(coder=name)

    def _choose(self, **choice: str | int) -> None:
        changed = dataclasses.replace(self._settings, **choice)  # type: ignore[arg-type]  # named by the fields above
        if changed != self._settings:
            self._settings = changed
            self._show_sample()
            self.settings_changed.emit(changed)

    def _show_sample(self) -> None:
        family = self._settings.font_family or theme.READING_FACE
        size = self._settings.font_size
        self.sample.setStyleSheet(f'font-family: "{family}"; font-size: {size}px;')

    def done(self, result: int) -> None:
        self._choose_coder()
        super().done(result)

    def retranslate(self) -> None:
        self.setWindowTitle(tr("Settings"))
        words = {"language": tr("Language"), "theme": tr("Look"), "font_family": tr("Face of the text"),
                 "font_size": tr("Size of the text"), "coder": tr("Coder")}  # fmt: skip
        for name, label in self.labels.items():
            label.setText(words[name])
            getattr(self, name).setAccessibleName(words[name])
        for box, names in (
            (self.language, (tr("As the system"), "Suomi", "English")),
            (self.theme, (tr("As the system"), tr("Light"), tr("Dark"))),
        ):
            for place, name in enumerate(names):
                box.setItemText(place, name)
        self.font_size.setSuffix(tr(" px"))
        self.coder.setPlaceholderText(tr("Your name or initials"))
        self.sample.setText("No se on just se iso kysymys, että kenen alla me sitten ollaan. – Äänekoski, Öölanti 😀")
        self.buttons.button(QDialogButtonBox.StandardButton.Close).setText(tr("Close"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
