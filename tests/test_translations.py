"""The window speaks Finnish and English: every text is translated, and its menus are told apart by their keys."""

import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtWidgets import QApplication

from kooditin.gui.bridge import i18n
from kooditin.gui.bridge.i18n import said, tr
from kooditin.gui.window.actions import MENUS
from kooditin.qda.errors import KooditinError

TOOL = Path(__file__).resolve().parent.parent / "packaging" / "translations.py"


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    """The program that gathers the texts; it stands outside the package."""
    spec = importlib.util.spec_from_file_location("kooditin_translations", TOOL)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def language(qapp: QApplication) -> Iterator[None]:
    """Gives the English back after the test."""
    yield
    i18n.install("en")


def test_every_text_is_translated_and_compiled(tool: ModuleType) -> None:
    assert tool.problems(tool.texts_in_code()) == []


def test_no_finnish_text_has_straight_quotes_or_three_dots(tool: ModuleType) -> None:
    forms = [form for forms in tool.read_ts(tool.FOLDER / "kooditin_fi.ts").values() for form in forms]
    assert [form for form in forms if '"' in form or "..." in form] == []


@pytest.mark.usefixtures("language")
@pytest.mark.parametrize("choice", ["fi", "en"])
def test_each_menu_has_an_access_key_of_its_own(choice: str) -> None:
    i18n.install(choice)
    titles = [words() for words in MENUS.values()]
    keys = [title[title.index("&") + 1].casefold() for title in titles]
    assert len(set(keys)) == len(titles), titles


@pytest.mark.usefixtures("language")
def test_the_language_changes_there_and_back() -> None:
    i18n.install("fi")
    assert tr("Undo") == "Kumoa"
    i18n.install("en")
    assert tr("Undo") == "Undo"
    i18n.install("fi")
    assert tr("Undo") == "Kumoa"


@pytest.mark.usefixtures("language")
@pytest.mark.parametrize(
    ("choice", "one", "none", "many"),
    [("fi", "1 koodaus", "0 koodausta", "6\u00a0120 koodausta"), ("en", "1 coding", "0 codings", "6,120 codings")],
)
def test_a_number_takes_its_form_of_the_word(choice: str, one: str, none: str, many: str) -> None:
    i18n.install(choice)
    assert [tr("%n codings", count) for count in (1, 0, 6120)] == [one, none, many]


@pytest.mark.usefixtures("language")
def test_an_error_is_said_in_finnish_with_its_values() -> None:
    i18n.install("fi")
    error = KooditinError("There is already a source {name}. Choose another name.", name="Jyväskylä 🙂")
    assert said(error) == "Projektissa on jo aineisto ”Jyväskylä 🙂”. Valitse toinen nimi."
