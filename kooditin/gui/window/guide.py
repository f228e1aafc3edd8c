"""The quick guide and the facts about the program."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QMessageBox, QTextBrowser, QVBoxLayout, QWidget

from kooditin import __version__
from kooditin.gui.bridge.i18n import tr
from kooditin.resources import resource

_GUIDES = {"fi": "pikaohje.fi.md", "en": "quickstart.en.md"}


class GuideDialog(QDialog):
    """One page on how to work with Kooditin, with its keys."""

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Quick guide"))
        self.resize(680, 640)
        page = QTextBrowser()
        page.setMarkdown(resource("help", _GUIDES[language]).read_text(encoding="utf-8"))
        page.setOpenLinks(False)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(page)
        layout.addWidget(buttons)


def about(parent: QWidget) -> None:
    """Version, purpose, licence and what ships with it."""
    words = tr("Qualitative interview coding, offline, in one file.")
    licence = tr("Free software under the GNU General Public License, version 3 or later.")
    parts = tr("Faces: Inter and Noto Serif (SIL OFL 1.1). Icons: Lucide (ISC).")
    box = QMessageBox(parent)
    box.setWindowTitle(tr("About Kooditin"))
    box.setText(f"<b>Kooditin {__version__}</b><p>{words}</p><p>{licence}</p><p>{parts}</p>")
    box.open()
