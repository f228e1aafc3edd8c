"""The quick guide and the facts about the program."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QTextBlockFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFrame, QMessageBox, QTextBrowser, QVBoxLayout, QWidget

from kooditin import __version__
from kooditin.gui.bridge.fitting import fit_to_screen
from kooditin.gui.bridge.i18n import tr
from kooditin.resources import resource

_GUIDES = {"fi": "pikaohje.fi.md", "en": "quickstart.en.md"}


class GuideDialog(QDialog):
    """One page on how to work with Kooditin, with its keys."""

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Quick guide"))
        fit_to_screen(self, QSize(680, 640))
        page = QTextBrowser()
        page.setMarkdown(resource("help", _GUIDES[language]).read_text(encoding="utf-8"))
        page.setOpenLinks(False)
        page.setFrameShape(QFrame.Shape.NoFrame)
        _space(page.document())
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(page)
        layout.addWidget(buttons)


def _space(document: QTextDocument) -> None:
    """Air around headings and paragraphs, which Markdown's own setting lacks."""
    document.setDocumentMargin(28)
    cursor = QTextCursor(document)
    block = document.begin()
    while block.isValid():
        spaced = block.blockFormat()
        level = spaced.headingLevel()
        if cursor.currentTable() is None:
            spaced.setTopMargin(16 if level > 1 else 0)
            spaced.setBottomMargin(10 if level == 1 else 4)
            spaced.setLineHeight(125, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.setPosition(block.position())
        cursor.setBlockFormat(spaced)
        block = block.next()


def about(parent: QWidget) -> None:
    """Version, purpose, licence and what ships with it."""
    words = tr("Qualitative interview coding, offline, in one file.")
    licence = tr("Free software under the GNU General Public License, version 3 or later.")
    parts = tr(
        "Faces: Inter and Noto Serif (SIL OFL 1.1). Icons: Lucide (ISC). "
        "Meaning of passages: multilingual-e5-small (MIT)."
    )
    box = QMessageBox(parent)
    box.setWindowTitle(tr("About Kooditin"))
    box.setText(f"<b>Kooditin {__version__}</b><p>{words}</p><p>{licence}</p><p>{parts}</p>")
    box.open()
