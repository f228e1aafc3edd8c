"""The language of the window: shown text is English in the code and passes through tr()."""

from typing import Literal

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from kooditin.qda.errors import KooditinError
from kooditin.qda.source import Warning
from kooditin.resources import resource_folder

LANGUAGES = ("fi", "en")
_CONTEXT = "kooditin"
_installed: list[QTranslator] = []


def tr(text: str, n: int = -1) -> str:
    """The text in the window's language. With `n`, %n in it becomes the number and the plural fits it."""
    return QCoreApplication.translate(_CONTEXT, text, "", n)


def said(words: KooditinError | Warning) -> str:
    """An error or a reader's warning as a sentence in the window's language."""
    values = {name: said(value) if isinstance(value, KooditinError | Warning) else value
              for name, value in words.values.items()}  # fmt: skip
    return tr(words.template).format(**values)


def number(value: int) -> str:
    """A whole number with the language's thousands mark, e.g. 6 120."""
    return QLocale().toString(value)


def shown_language() -> Literal["fi", "en"]:
    """ "fi" or "en": how values are written in the window."""
    return "fi" if QLocale().language() == QLocale.Language.Finnish else "en"


def chosen_language(choice: str) -> str:
    """ "fi" or "en" for a setting "system", "fi" or "en"; Finnish where the system is Finnish."""
    if choice in LANGUAGES:
        return choice
    return "fi" if QLocale.system().language() == QLocale.Language.Finnish else "en"


def install(choice: str) -> str:
    """Switches the language of all open windows at once; gives "fi" or "en"."""
    language = chosen_language(choice)
    app = QCoreApplication.instance()
    assert app is not None
    QLocale.setDefault(QLocale(QLocale.Language.Finnish if language == "fi" else QLocale.Language.English))
    for old in _installed:
        app.removeTranslator(old)
    _installed.clear()
    _load(f"kooditin_{language}", str(resource_folder() / "translations"))
    if language != "en":
        _load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    for translator in _installed:
        app.installTranslator(translator)
    return language


def _load(name: str, folder: str) -> None:
    translator = QTranslator()
    if translator.load(name, folder):
        _installed.append(translator)
