"""Haku: the search over all sources; turns what it asks into verbs of the project and tells what came of them."""

from collections.abc import Sequence
from functools import cached_property, partial

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kooditin.gui.bridge.i18n import number, said, tr
from kooditin.gui.coding.code_palette import CodePalette
from kooditin.gui.search.found_list import Thing
from kooditin.gui.search.search_panel import SearchPanel
from kooditin.gui.window.notice import Notice
from kooditin.project.project import Project
from kooditin.qda.change import Change
from kooditin.qda.context import Extent
from kooditin.qda.errors import KooditinError
from kooditin.qda.search import Hit
from kooditin.qda.source import Span


class SearchPlace(QWidget):
    """The search with a notice above it and a code palette of its own.

    `passage_requested` carries a source and a span, or None for all of it; `thing_requested` a Thing of another
    place; `coded` what was coded, in words; `background_requested` words, an act of the project, and what is called
    with its result.
    """

    follows_hidden = True
    coded = Signal(str)
    left = Signal()
    passage_requested = Signal(int, object)
    thing_requested = Signal(object)
    background_requested = Signal(str, object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.project: Project | None = None
        self.notice, self.panel = Notice(self), SearchPanel(self)
        self._waiting: tuple[list[Hit], Extent] | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notice)
        column.addWidget(self.panel, 1)
        self.panel.left.connect(self.left)
        self.panel.hit_opened.connect(self._open_hit)
        self.panel.thing_opened.connect(self._open_thing)
        self.panel.coding_requested.connect(self._ask_code)
        self.panel.left_out_changed.connect(self._leave_out)

    @cached_property
    def palette_box(self) -> CodePalette:
        """Asks for the code of hits; made when it is first asked."""
        palette = CodePalette(self)
        palette.code_chosen.connect(lambda code_id: self._code(code_id, None))
        palette.new_code_requested.connect(lambda name: self._code(None, name))
        return palette

    def set_project(self, project: Project | None) -> None:
        """Searches another project (None: nothing is open); the same one is shown as it was left."""
        if project is not self.project:
            self.notice.hide()
            if "palette_box" in self.__dict__:
                self.palette_box.dismiss(give_focus_back=False)
        self.project = project
        self.panel.set_project(project)

    def follow(self, change: Change) -> None:
        """Brings an act, its undo or its redo to what was found."""
        self.notice.outlive_act()
        self.panel.follow(change)

    def flush(self) -> None:
        """Nothing is written here."""

    def focus(self) -> None:
        """Puts the keyboard into the field."""
        self.panel.focus_field()

    # Going to what was found

    def step(self, by: int) -> bool:
        """Shows the next (1) or previous (-1) hit on the page; False where nothing is left or found."""
        hit = self.panel.step(by)
        if hit is not None:
            self._open_hit(hit)
        return hit is not None

    def _open_hit(self, hit: Hit) -> None:
        self.passage_requested.emit(hit.source, Span(hit.start, hit.end))

    def _open_thing(self, thing: Thing) -> None:
        if thing.kind == "source":
            self.passage_requested.emit(thing.id, None)
        else:
            self.thing_requested.emit(thing)

    # Words

    def _leave_out(self, words: frozenset[str]) -> None:
        """Keeps which words are left out; it is a way of looking and no act."""
        if self.project is None:
            return
        try:
            self.project.words.set_own_stop_words(words)
        except KooditinError as error:
            self.tell_problem(error)
        self.panel.recount()

    # Coding what was found

    def _ask_code(self, hits: Sequence[Hit], extent: Extent) -> None:
        """Opens the palette below the button; the hits wait for the code."""
        if self.project is None:
            return
        results = self.panel.results
        anchor = results.code_all
        rect = QRect(anchor.mapToGlobal(anchor.rect().topLeft()), anchor.size())
        self._waiting = list(hits), extent
        words = tr("Code %n hit(s) with…", len(hits))
        self.palette_box.ask(rect, self.project.codes.all(), counts=self.project.queries.code_counts(), title=words)

    def _code(self, code_id: int | None, new_name: str | None) -> None:
        waiting, self._waiting = self._waiting, None
        if waiting is None or self.project is None:
            return
        hits, extent = waiting
        name = new_name if code_id is None else self.project.codes.get(code_id).name
        self.background_requested.emit(
            tr("Coding %n hit(s)", len(hits)),
            lambda project: code_hits(project, hits, extent, code_id, str(name)),
            partial(self._tell_coded, str(name)),
        )

    def _tell_coded(self, name: str, outcome: tuple[int, int]) -> None:
        new, every = outcome
        if not new:
            self.notice.tell(tr("All these passages have the code {name} already.").format(name=name))
            return
        words = tr("%n passage(s) coded with {name}.", new).format(name=name)
        if every > new:
            words += " " + tr("{count} had it already.").format(count=number(every - new))
        self.coded.emit(words)

    def tell_problem(self, error: KooditinError) -> None:
        """Says what could not be done."""
        self.notice.tell(partial(said, error), problem=True)


def code_hits(project: Project, hits: Sequence[Hit], extent: Extent, code_id: int | None, name: str) -> tuple[int, int]:
    """Codes the passages around hits in one act, with a new code of that name where no code is given.

    Gives how many codings are new, and how many passages there are. Raises KooditinError.
    """
    if code_id is None:
        with project.operation("apply_new_code", name):
            code = project.codes.add(name)
            every = len(project.search.code(hits, code.id, extent=extent))
        return every, every
    before = _coding_count(project, code_id)
    every = len(project.search.code(hits, code_id, extent=extent))
    return _coding_count(project, code_id) - before, every


def _coding_count(project: Project, code_id: int) -> int:
    return sum(project.queries.code_counts([code_id]).values())
