"""Between the outline and the page: where the page is, going to a heading, folding, and coding what is under it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from kooditin.gui.bridge.i18n import number, tr
from kooditin.gui.bridge.later import later
from kooditin.project.heading_codes import code_headings, headings
from kooditin.project.project import Project
from kooditin.qda.outline import body
from kooditin.qda.source import Section

if TYPE_CHECKING:
    from kooditin.gui.window.coding_place import CodingPlace

SETTLED = 40  # ms without scrolling until the heading that the page is at is looked up


class OutlineGuide(QObject):
    """Keeps the outline panel and the page of one place together."""

    long_act = Signal(str, object)  # the words for its progress, and what it does with the project

    def __init__(self, place: "CodingPlace") -> None:
        super().__init__(place)
        self.place, self.panel, self.view = place, place.outline, place.transcript
        self.is_wanted = True
        self._folds: dict[int, frozenset[int]] = {}
        self._went_to: tuple[int, int] | None = None  # a position gone to, and the scroll bar's value there
        self._late = later(self, self._follow_page, SETTLED)
        self.view.verticalScrollBar().valueChanged.connect(self._late.start)
        self.view.folds_changed.connect(self._late.start)
        panel = self.panel
        panel.section_chosen.connect(lambda section: self.go(section))
        panel.section_entered.connect(lambda section: self.go(section, enter=True))
        panel.select_requested.connect(self.select)
        panel.fold_requested.connect(lambda section: self.view.folding.toggle(section.start))
        panel.code_requested.connect(self.ask_codes)

    # The open source

    def forget(self) -> None:
        """Another project: nothing is folded in it."""
        self._folds.clear()

    def keep(self, source_id: int) -> None:
        """Remembers the folds of a source that is left."""
        self._folds[source_id] = frozenset(self.view.folding.closed)

    def folded(self, source_id: int) -> frozenset[int]:
        """The folds that a source was left with."""
        return self._folds.get(source_id, frozenset())

    def show_page(self) -> None:
        """Shows the outline of the page that was just set."""
        self.panel.set_sections(self.view.page.sections, self.view.index)
        project = self.place.project
        self.panel.can_write = project is not None and not project.read_only
        self._went_to = None
        self._follow_page()
        self.show_panel(self.is_wanted)

    def count(self) -> None:
        """Counts the codings under the headings anew."""
        self.panel.set_codings(self.view.index)

    def show_panel(self, is_wanted: bool) -> None:
        """Shows the panel, where the source has an outline, or hides it."""
        self.is_wanted = is_wanted
        self.panel.setVisible(is_wanted and not self.panel.is_empty())
        QTimer.singleShot(0, self, self._show_current_source)  # only then has the list above its new height

    def _show_current_source(self) -> None:
        tree = self.place.sources.tree
        tree.scrollTo(tree.currentIndex())

    def focus(self) -> None:
        """Puts the keyboard into the outline."""
        self.show_panel(True)
        if self.panel.is_empty():
            self.place.notice.tell(tr("This source has no headings."))
        else:
            self.panel.focus_tree()

    def _follow_page(self) -> None:
        value = self.view.verticalScrollBar().value()
        if self._went_to and self._went_to[1] == value:
            position = self._went_to[0]
        else:
            position, self._went_to = self.view.reading_position(), None
        self.panel.follow_page(position)

    # Acts

    def go(self, section: Section, *, enter: bool = False) -> None:
        """Brings a heading to the top of the page; with `enter` the keyboard goes there, too."""
        view = self.view
        view.folding.reveal(section.start)
        view.set_caret(section.start)
        view.scroll_to(section.start)
        self._went_to = section.start, view.verticalScrollBar().value()
        self._follow_page()
        if enter:
            view.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_by(self, step: int) -> None:
        """Goes to the next (1) or previous (-1) heading."""
        entries, here = self.panel.model.outline.entries, self.panel.model.here
        at = self._went_to[0] if self._went_to else self.view.reading_position()
        behind = here >= 0 and step < 0 and entries[here].section.start < at
        place = here if behind else here + step
        if 0 <= place < len(entries):
            self.go(entries[place].section)

    def select(self, section: Section) -> None:
        """Selects what is under a heading."""
        span = body(section, self.view.page.stored)
        if span.end > span.start:
            self.view.select_span(span)
            self.view.scroll_to(section.start)
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def section_at(self, position: int) -> Section | None:
        """The heading that a stored position of the page stands under."""
        place = self.panel.model.outline.at(position)
        return self.panel.model.section(place) if place >= 0 else None

    def ask_codes(self, about: Section | None = None) -> None:
        """Opens the dialog that codes what is under headings; without a heading, for the one at the caret."""
        from kooditin.gui.coding.heading_codes import HeadingCodesDialog

        project = self.place.project
        if project is None or project.read_only:
            return
        dialog = HeadingCodesDialog(self.place.window())
        dialog.coding_requested.connect(self._code)
        dialog.ask(
            headings(project),
            project.codes.all(),
            {source.id: source.name for source in project.sources.all()},
            source=self.place.source_id,
            about=about or self.section_at(self.view.caret()),
            counts=project.queries.code_counts(),
        )

    def _code(self, wanted: list[tuple[int | str, tuple[object, ...]]]) -> None:
        def act(project: Project) -> None:
            code_headings(project, wanted)  # type: ignore[arg-type]  # a signal does not tell what a tuple holds

        self.place.flush_memos()
        places = number(sum(len(each) for _, each in wanted))
        self.long_act.emit(tr("Coding what is under {count} headings").format(count=places), act)
