"""The window: start page or project, menus, the bar of everyday acts, and the line at the foot."""

import dataclasses
from collections.abc import Callable
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from kooditin.gui.bridge import i18n, theme
from kooditin.gui.bridge.i18n import said, tr
from kooditin.gui.bridge.mime import dropped_files
from kooditin.gui.bridge.signals import ProjectSignals
from kooditin.gui.window import room, searching
from kooditin.gui.window.actions import ActionTable
from kooditin.gui.window.bar import Bar
from kooditin.gui.window.coding_place import CodingPlace
from kooditin.gui.window.files import SUFFIX, Files
from kooditin.gui.window.handlers import handlers, met_needs
from kooditin.gui.window.language_work import LanguageWork
from kooditin.gui.window.notice import Notice, Words
from kooditin.gui.window.page_menu import page_menu
from kooditin.gui.window.places import Places
from kooditin.gui.window.settings_keeper import SettingsKeeper
from kooditin.gui.window.status_line import StatusLine
from kooditin.gui.window.steps import Steps, name_steps
from kooditin.gui.window.suggested import Suggested
from kooditin.project.project import Project
from kooditin.qda.coding import Coding
from kooditin.qda.errors import KooditinError
from kooditin.qda.source import Span
from kooditin.settings import Settings

if TYPE_CHECKING:
    from kooditin.gui.window.cases_place import CasesPlace
    from kooditin.gui.window.search_place import SearchPlace
    from kooditin.gui.window.start_page import StartPage
    from kooditin.gui.window.suggestions_place import SuggestionsPlace


PATIENCE = 0.2  # seconds for which the window may stand still where another program holds the file


class MainWindow(QMainWindow):
    """One project at a time, or the start page."""

    project_shown = Signal()

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.settings = settings
        self.language = i18n.chosen_language(settings.language)
        self.project: Project | None = None
        self._signals: ProjectSignals | None = None
        self._waiting_files: list[Path] = []
        self._keeper = SettingsKeeper(settings, self)
        self._keeper.problem.connect(self.tell_problem)
        self.setObjectName("main_window")
        self.setAcceptDrops(True)
        self.resize(1360, 860)
        self.setMinimumSize(*room.LEAST)
        self.start_notice = Notice()
        self.place = CodingPlace()
        self.transcript = self.place.transcript
        self.status = StatusLine()
        self.setStatusBar(self.status)
        self.files = Files(self)
        self.steps = Steps(self.place, self.files)
        self.acts = ActionTable(self, self.menuBar(), handlers(self))
        self.panels = room.Panels({"show_left": self.place.left, "show_right": self.place.right}, self.acts.by_name)
        self._lay_out()
        self.language_work = LanguageWork(self)
        self.suggested = Suggested(self, self.language_work.worker)
        self._connect()
        self._restore_layout()
        self._show_settings()
        self.retranslate()
        self._show_state()

    def _lay_out(self) -> None:
        self.bar = Bar(self.acts)
        self.places = Places(self.place, {"show_search": lambda: self.search, "show_cases": lambda: self.cases,
                                           "show_suggestion_place": lambda: self.suggestion_place})  # fmt: skip
        rule = QWidget()
        rule.setFixedHeight(1)
        rule.setObjectName("rule")
        project_page, self._start = QWidget(), QWidget()
        for page, widgets in ((project_page, (self.bar, rule, self.places)), (self._start, (self.start_notice,))):
            column = QVBoxLayout(page)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(0)
            for widget in widgets:
                column.addWidget(widget, 1 if widget is self.places else 0)
        self.rule = rule
        self.pages = QStackedWidget()
        self.pages.addWidget(self._start)
        self.pages.addWidget(project_page)
        self.setCentralWidget(self.pages)

    @cached_property
    def start_page(self) -> "StartPage":
        """The start page; made when it is first shown, as opening a project directly needs none."""

        from kooditin.gui.window import start_page

        start, files = start_page.StartPage(), self.files
        start.create_requested.connect(files.create)
        start.open_requested.connect(files.open)
        start.browse_requested.connect(files.choose_project)
        start.example_requested.connect(files.open_example)
        start.files_dropped.connect(self._take_files)
        layout = self._start.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.addWidget(start, 1)
        return start

    @cached_property
    def cases(self) -> "CasesPlace":
        """The sheet of cases; made when it is first shown, as coding needs none."""
        from kooditin.gui.window import values_import
        from kooditin.gui.window.cases_place import CasesPlace

        cases = CasesPlace()
        cases.import_requested.connect(lambda: values_import.choose_values(self.files))
        cases.table_pasted.connect(lambda text: values_import.paste_values(self.files, text))
        cases.undo_requested.connect(self.undo)
        cases.source_requested.connect(self.show_passage)
        cases.background_requested.connect(self.files.run_beside)
        return cases

    @cached_property
    def search(self) -> "SearchPlace":
        """The search over all sources; made when it is first shown."""
        return searching.made_search(self)

    @cached_property
    def suggestion_place(self) -> "SuggestionsPlace":
        """How good suggestions are, the rules for them and what became of them; made when it is first shown."""
        from kooditin.gui.window.suggestions_place import SuggestionsPlace

        return SuggestionsPlace(self, self.suggested)

    def show_place(self, name: str) -> None:
        """Shows a place or the page, as the place's act says."""
        shown = self.acts.by_name[name].isChecked()
        for other in self.places.names:
            self.acts.by_name[other].setChecked(shown and other == name)
        if shown:
            self.place.flush_memos()
            self.places.open(name, self.project)
        else:
            self.places.leave()
            self.transcript.setFocus()
        self._show_state()

    def open_place(self, name: str) -> None:
        """Shows a place, if it is not the one shown."""
        if not self.acts.by_name[name].isChecked():
            self.acts.by_name[name].trigger()

    def leave_place(self, name: str) -> None:
        """Goes back to the page from a place, if that is the one shown."""
        if self.acts.by_name[name].isChecked():
            self.acts.by_name[name].trigger()

    def show_passage(self, source_id: int, span: Span | None = None) -> None:
        """Opens a source on the page, and selects a passage there."""
        for name in self.places.names:
            self.leave_place(name)
        self.place.show_source(source_id)
        if span is not None and self.place.source_id == source_id:
            self.transcript.reveal(span)
            self.transcript.select_span(span)

    def _connect(self) -> None:
        place, files = self.place, self.files
        place.files_dropped.connect(self._take_files)
        place.import_requested.connect(files.importing.choose_files)
        place.problem.connect(self.tell_problem)
        place.state_changed.connect(self._show_state)
        place.undo_requested.connect(self.undo)
        place.redo_requested.connect(self.redo)
        place.history_saved.connect(files.save_history)
        place.guide.long_act.connect(files.run_beside)
        self.transcript.menu_requested.connect(self._show_page_menu)
        self.transcript.font_size_changed.connect(self._keep_font_size)
        self.project_shown.connect(partial(searching.get_ready, self))
        self.status.interviewer.clicked.connect(self.acts.by_name["leave_out_interviewer"].trigger)
        theme.notifier().changed.connect(self._use_colors)
        self._use_colors()

    # Projects

    def show_project(self, project: Project) -> None:
        """Shows an open project; the one before is closed."""
        self._leave_project()
        project.wait_at_most(PATIENCE)
        self.project = project
        self._signals = ProjectSignals(project, self)
        self._signals.changed.connect(self.place.follow)
        self._signals.changed.connect(self.places.follow)
        self._signals.changed.connect(self.language_work.follow)
        self._signals.changed.connect(self.suggested.follow)
        self.start_notice.hide()
        self.place.set_project(project)
        self.language_work.set_project(project)
        self.suggested.set_project(project)
        self.pages.setCurrentIndex(1)
        self.transcript.setFocus()
        self._keep(self.settings.with_recent(project.path))
        if project.read_only_reason is not None:
            steal = (lambda: tr("Open for editing anyway"), lambda: self.files.open(project.path, steal_lock=True))
            self.tell(partial(said, project.read_only_reason), steal, problem=True)
        elif project.backup_problem is not None:
            self.tell_problem(project.backup_problem)
        self._show_state()
        self.project_shown.emit()
        waiting, self._waiting_files = self._waiting_files, []
        if waiting and not project.read_only:
            self.files.ask(waiting)

    def open_project(self, path: Path) -> None:
        """Opens a project in the background, then shows it."""
        self.files.open(path)

    def show_source(self, source_id: int) -> None:
        """Opens a source of the project on the page."""
        self.place.show_source(source_id)

    def apply_code(self, code_id: int, span: Span | None = None) -> Coding | None:
        """Applies a code to the selection (or a span) of the open source."""
        return self.place.coding.apply_code(code_id, span)

    def show_start(self) -> None:
        """Closes the project and shows the start page."""
        self.close_project()
        self.start_page.setFocus()

    def show_some_page(self) -> None:
        """Shows the start page where there is nothing yet: the project named on starting could not be opened."""
        if self.project is None and "start_page" not in self.__dict__:
            self.show_start()

    def _fill_start_page(self) -> None:
        self.start_page.set_recent(list(self.settings.recent))
        self.start_page.set_coder(self.settings.coder)

    def close_project(self) -> None:
        """Closes the project at hand, if any."""
        self._leave_project()
        self._fill_start_page()
        self.pages.setCurrentIndex(0)
        self._show_state()

    def _leave_project(self) -> None:
        if self.project is None:
            return
        self.files.importing.leave()
        self.files.surveys.leave()
        self.files.wait()
        for name in self.places.names:
            self.leave_place(name)
        self.places.forget_project()
        self.language_work.set_project(None)
        self.suggested.set_project(None)
        self.place.set_project(None)
        if self._signals:
            self._signals.stop()
        project, self.project = self.project, None
        project.close()

    def undo(self) -> None:
        """Takes back the last act."""
        self._flush()
        self.steps.undo()

    def redo(self) -> None:
        """Brings the undone act again."""
        self._flush()
        self.steps.redo()

    def _flush(self) -> None:
        """Keeps what is being written, before a step is taken back from it."""
        self.place.flush_memos()
        self.places.flush()

    # Telling

    def tell(self, text: Words, *buttons: tuple[Words, Callable[[], object]], problem: bool = False) -> None:
        """Says something above the page (or on the start page) without stopping the work."""
        place = self.places.shown or self.place
        notice = place.notice if self.project else self.start_notice
        notice.tell(text, *buttons, problem=problem)

    def tell_problem(self, error: KooditinError) -> None:
        """Says what could not be done and what to try."""
        self.tell(partial(said, error), problem=True)

    def _show_state(self) -> None:
        project, place = self.project, self.place
        page_acts = self.places.shown is None
        self.acts.enable(met_needs(project, place), page_acts=page_acts)
        self.acts.by_name["leave_out_interviewer"].setChecked(project is not None and project.interviewer_left_out)
        name_steps(project, self.acts.by_name)
        self.status.show_project(project)
        name = project.sources.get(place.source_id).name if project and place.source_id is not None else ""
        self.status.show_source(name, *place.coded_share())
        self.status.show_font_size(self.transcript.font_size)
        title = f"{project.path.name} – {project.coder.name}" if project else ""
        self.bar.title.set_whole(title)
        self.setWindowTitle(f"{project.path.stem} – Kooditin" if project else "Kooditin")

    # Settings, language and look

    def ask_settings(self) -> None:
        """Opens the settings; each choice holds at once."""
        from kooditin.gui.window.settings_dialog import SettingsDialog

        dialog = SettingsDialog(self)
        dialog.show_settings(self.settings)
        dialog.settings_changed.connect(self.use_settings)
        dialog.open()

    def use_settings(self, settings: Settings) -> None:
        """Puts new settings to use and keeps them."""
        before = self.settings
        self._keep(settings)
        if settings.language != before.language:
            self.language = i18n.install(settings.language)
        if settings.theme != before.theme:
            theme.apply_theme(settings.theme)
        self._show_settings()
        if settings.coder and settings.coder != before.coder and self.project and not self.project.read_only:
            self.place.do(lambda project: project.use_coder(settings.coder))
        self._show_state()

    def _keep(self, settings: Settings) -> None:
        self.settings = settings
        self._keeper.keep(settings)

    def _show_settings(self) -> None:
        self.transcript.set_reading_font(self.settings.font_family, self.settings.font_size)
        if self.project is None and "start_page" in self.__dict__:
            self._fill_start_page()

    def _keep_font_size(self, size: int) -> None:
        if size != self.settings.font_size:
            self._keep(dataclasses.replace(self.settings, font_size=size))
        self.status.show_font_size(size)

    def _use_colors(self) -> None:
        t = theme.tokens()
        self.rule.setStyleSheet(f"background: {t.line};")
        self.acts.redraw_icons()

    def retranslate(self) -> None:
        """The window's own words in its language."""
        self.acts.retranslate()

    def _show_page_menu(self, position: int, point: QPoint) -> None:
        menu = page_menu(self.place, self.acts.by_name, position)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(point)

    # Files dropped on the window

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            self.files.importing.get_ready()
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self._take_files(dropped_files(event.mimeData()))
        event.acceptProposedAction()

    def _take_files(self, paths: list[Path]) -> None:
        projects = [path for path in paths if path.suffix.lower() == SUFFIX]
        if projects:
            self.files.open(projects[0])
        elif self.project is not None:
            self.files.ask(paths)
        elif paths:
            self._waiting_files = paths
            self.tell(tr("%n file(s) wait: make or open a project, and they are imported into it.", len(paths)))

    # The window itself

    def _restore_layout(self) -> None:
        self.acts.by_name["show_outline"].setChecked(True)
        if self.settings.window_geometry:
            self.restoreGeometry(room.decoded(self.settings.window_geometry))
        room.restore(self._splitters(), self.settings.splitters)

    def _splitters(self) -> dict[str, QSplitter]:
        return {"place": self.place.splitter, "left": self.place.left}

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < room.NARROW
        self.panels.fit(self.width())
        self.bar.set_narrow(narrow)
        self.status.set_narrow(narrow)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self._show_state()
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        geometry, splitters = room.encoded(self.saveGeometry()), room.kept(self._splitters())
        self.settings = dataclasses.replace(self.settings, window_geometry=geometry, splitters=splitters)
        self._keeper.keep_at_last(self.settings)
        self.files.wait()
        self._leave_project()
        super().closeEvent(event)
