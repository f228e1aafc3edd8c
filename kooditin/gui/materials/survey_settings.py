"""The button of saved column settings: take some into use, keep these under a name or in a file."""

from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMenu, QPushButton, QWidget

from kooditin.gui.bridge.i18n import tr
from kooditin.gui.bridge.wording import menu_words
from kooditin.settings import documents_folder

PATTERN = "*.json"


class SettingsButton(QPushButton):
    """Asks for what is chosen in its menu; `used` carries the name of a saved mapping."""

    used = Signal(str)
    save_requested = Signal(str)
    read_requested = Signal(object)
    write_requested = Signal(object)
    proposal_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("survey_settings")
        self.setAutoDefault(False)
        self.suggested_name = ""
        self.folder = documents_folder()
        self._names: tuple[str, ...] = ()
        self.menu_of_settings = QMenu(self)
        self.menu_of_settings.setToolTipsVisible(True)
        self.setMenu(self.menu_of_settings)
        self.menu_of_settings.aboutToShow.connect(self._fill)
        self.retranslate()

    def set_names(self, names: tuple[str, ...]) -> None:
        """The mappings that the project has."""
        self._names = names
        self._fill()

    def _fill(self) -> None:
        menu = self.menu_of_settings
        menu.clear()
        menu.addAction(tr("Settings of this project")).setEnabled(False)
        for name in self._names:
            menu.addAction(menu_words(name)).triggered.connect(lambda _=False, name=name: self.used.emit(name))
        if not self._names:
            menu.addAction(tr("None saved yet")).setEnabled(False)
        menu.addSeparator()
        for words, act in (
            (tr("Save in the project as…"), self._ask_name),
            (tr("Save to a file…"), self._ask_file_to_write),
            (tr("Read from a file…"), self._ask_file_to_read),
        ):
            menu.addAction(words).triggered.connect(act)
        menu.addSeparator()
        menu.addAction(tr("Go back to what was proposed")).triggered.connect(self.proposal_requested)

    def _ask_name(self) -> None:
        dialog = QInputDialog(self.window())
        dialog.setObjectName("survey_settings_name")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(tr("Save the column settings"))
        dialog.setLabelText(tr("Name, for the next round of the survey"))
        dialog.setTextValue(self.suggested_name)
        dialog.textValueSelected.connect(self.save_requested)
        dialog.open()

    def _ask_file_to_write(self) -> None:
        dialog = self._file_dialog(tr("Save the column settings to a file"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("json")
        dialog.selectFile(f"{self.suggested_name} – {tr('column settings')}.json")
        dialog.fileSelected.connect(lambda name: self.write_requested.emit(Path(name)))
        dialog.open()

    def _ask_file_to_read(self) -> None:
        dialog = self._file_dialog(tr("Read column settings from a file"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.read_requested.emit(Path(name)))
        dialog.open()

    def _file_dialog(self, title: str) -> QFileDialog:
        dialog = QFileDialog(self.window(), title, str(self.folder), f"{tr('Column settings')} ({PATTERN})")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return dialog

    def retranslate(self) -> None:
        self.setText(tr("Column settings"))
        self.setToolTip(tr("Use what was chosen for an earlier round, or keep this for the next one."))
        self._fill()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
