"""Draws packaging/screenshot.png, the README's picture: the real window, in Finnish, on the example project."""

import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QLineEdit

from kooditin.gui.window.application import make_application
from kooditin.gui.window.main_window import MainWindow
from kooditin.project.project import Project
from kooditin.sample import write_example
from kooditin.settings import Settings

SIZE = (1440, 900)
QUOTE, TYPED = "Meil on kolmesataa ihmist postituslistal", "tavottaminen"


def main(target: Path) -> None:
    """Opens the example, chooses a coding, selects a passage, types into the code palette, and saves the picture."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["KOODITIN_HOME"] = folder
        settings = Settings(language="fi", theme="light", coder="Aino Esimerkki")
        app = make_application(["kooditin"], settings)
        window = MainWindow(settings)
        window.resize(*SIZE)
        window.show()
        window.show_project(Project.open(write_example(Path(folder) / "Kotoutumispalvelut.kooditin")))
        window.show_source(window.project.sources.find("Talent Hub, Turku").id)
        view = window.transcript
        sentence = view.page.sentence(view.page.stored.index(QUOTE))
        view.choose(view.index.touching(sentence.start - 40, sentence.start)[0].id, reveal=True)
        view.verticalScrollBar().setValue(view.verticalScrollBar().value() + 60)
        app.processEvents()
        view.select_span(sentence)
        window.place.coding.ask_code()
        window.place.palette_box.findChild(QLineEdit).setText(TYPED)
        for _ in range(20):
            app.processEvents()
        window.grab().save(str(target))
        window.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).with_name("screenshot.png"))
