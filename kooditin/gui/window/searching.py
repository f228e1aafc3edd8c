"""From the search to where things are: the next hit on the page, and a code, case or memo found by its name."""

import sys
from collections.abc import Sequence
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QFileDialog

from kooditin.gui.bridge.background import Job
from kooditin.gui.bridge.i18n import shown_language, tr
from kooditin.gui.window.files import open_folder
from kooditin.project.project import Project

if TYPE_CHECKING:
    from kooditin.analysis.frequencies import Frequency, Typical
    from kooditin.gui.search.found_list import Thing
    from kooditin.gui.window.main_window import MainWindow
    from kooditin.gui.window.search_place import SearchPlace


PLACE = "kooditin.gui.window.search_place"
TOGETHER = 100  # words in one text
READY = 1500  # ms after a project was shown


def get_ready(window: "MainWindow") -> None:
    """Loads the search in the background a little later, as that takes as long as making and showing it."""

    def load() -> None:
        if PLACE not in sys.modules:
            Job(lambda _: import_module(PLACE), QCoreApplication.instance()).start()

    QTimer.singleShot(READY, window, load)


def made_search(window: "MainWindow") -> "SearchPlace":
    """The search of a window, joined to its page, its acts and its language worker."""
    from kooditin.gui.window.search_place import SearchPlace

    search = SearchPlace(window.places)
    search.coded.connect(lambda words: window.tell(words, (tr("Undo"), window.undo)))
    search.left.connect(lambda: window.leave_place("show_search"))
    search.passage_requested.connect(window.show_passage)
    search.thing_requested.connect(partial(show_thing, window))
    search.background_requested.connect(window.files.run_beside)
    search.panel.bases_wanted.connect(partial(ask_bases, window))
    search.panel.memo_bases_wanted.connect(partial(ask_memo_bases, window))
    search.panel.export_requested.connect(partial(choose_export, window))
    window.language_work.indexed.connect(lambda _: search.panel.note_indexed())
    return search


def step_hit(window: "MainWindow", by: int) -> None:
    """Shows the next (1) or previous (-1) hit on the page; where nothing was searched, opens the search."""
    if window.project is None:
        return
    search = window.search if "search" in window.__dict__ else None
    if search is None or search.project is None or not search.panel.results.model.rowCount():
        window.open_place("show_search")
    elif not search.step(by):
        words = tr("This was the last hit.") if by > 0 else tr("This was the first hit.")
        window.tell(words, (tr("Back to the hits"), lambda: window.open_place("show_search")))


def ask_bases(window: "MainWindow", words: Sequence[str]) -> None:
    """Has base forms of typed words looked up by the language worker, which tells the search of them."""
    found: dict[str, set[str]] = {word: set() for word in words}

    def take(message: dict[str, Any]) -> None:
        if "words" in message:
            found[words[message["at"]]] |= {lemma.lower() for _, _, lemma, *_ in message["words"]}
        if message.get("done") and window.project is not None:
            window.search.panel.take_bases(found)

    # Without them each word is searched as if it were a base form; what is wrong is told where sources are analysed.
    request = {"do": "analyse", "texts": list(words), "language": "fi", "quick": True}
    window.language_work.worker.ask(request, take, lambda error: None, urgent=True)


def ask_memo_bases(window: "MainWindow", words: Sequence[str]) -> None:
    """Has the base forms of memos' words looked up by the language worker, many in each text."""
    texts = [" ".join(words[place : place + TOGETHER]) for place in range(0, len(words), TOGETHER)]
    found: dict[str, str] = {}

    def take(message: dict[str, Any]) -> None:
        if "words" in message:
            text = texts[message["at"]]
            found.update({text[start:end]: lemma.lower() for start, end, lemma, *_ in message["words"]})
        if message.get("done") and window.project is not None:
            window.search.panel.take_memo_bases(found)

    request = {"do": "analyse", "texts": texts, "language": "fi", "quick": True}
    window.language_work.worker.ask(request, take, lambda error: None, urgent=True)


def choose_export(window: "MainWindow", words: "Sequence[Frequency] | Sequence[Typical]") -> None:
    """Asks for a name and writes words with their figures as CSV."""
    if window.project is None:
        return
    offered = window.project.path.with_name(f"{window.project.path.stem} – {tr('words')}.csv")
    name, _ = QFileDialog.getSaveFileName(
        window, tr("Export the words"), str(offered), tr("CSV for Excel") + " (*.csv)"
    )
    if name:
        export(window, words, Path(name))


def export(window: "MainWindow", words: "Sequence[Frequency] | Sequence[Typical]", path: Path) -> None:
    """Writes words in the background, then tells how many and offers to open the folder."""
    headings = shown_language()

    def work(job: Job) -> int:
        from kooditin.exchange.word_lists import export_words

        return export_words(path, words, profile="excel", headings=headings)

    def done(rows: int) -> None:
        told = tr("%n word(s) written to {name}.", rows).format(name=path.name)
        window.tell(told, (tr("Open the folder"), lambda: open_folder(path.parent)))

    window.files.run(tr("Exporting"), work, done, window.files.tell_failed)


def show_thing(window: "MainWindow", thing: "Thing") -> None:
    """Goes to a code, case or memo where it is kept."""
    if window.project is None:
        return
    if thing.kind == "memo":
        _show_memo(window, window.project, thing.id)
    else:
        _show_target(window, window.project, thing.kind, thing.id)


def _show_memo(window: "MainWindow", project: Project, memo_id: int) -> None:
    memo = project.memos.get(memo_id)
    if memo.span is None:
        _show_target(window, project, memo.target_kind, memo.target)
        return
    window.show_passage(memo.target, memo.span)
    if window.place.source_id == memo.target:
        window.place.read_memo(memo_id)


def _show_target(window: "MainWindow", project: Project, kind: str, target: int) -> None:
    """Goes to a thing that has a name of its own or a memo; what has no place in the window stays where it is."""
    if kind == "case":
        window.open_place("show_cases")
        window.cases.table.show_case(target)
    elif kind == "code":
        window.leave_place("show_search")
        window.panels.open("show_left")
        window.place.codebook.select(target)
        window.place.codebook.tree.setFocus()
    elif kind == "coding":
        coding = project.codings.get(target)
        window.show_passage(coding.source)
        window.transcript.choose(coding.id, reveal=True)
    elif kind == "source":
        window.show_passage(target)
