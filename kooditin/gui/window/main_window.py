"""The window: start page or project, menus, the bar of everyday acts, and the line at the foot."""

import base64
import dataclasses
from collections.abc import Callable
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMainWindow, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from kooditin import settings as settings_file
from kooditin.gui.bridge import i18n, theme
from kooditin.gui.bridge.i18n import said, tr
from kooditin.gui.bridge.mime import dropped_files
from kooditin.gui.bridge.signals import ProjectSignals
from kooditin.gui.bridge.wording import menu_words
from kooditin.gui.coding.history_panel import operation_sentence
from kooditin.gui.window import actions
from kooditin.gui.window.actions import ActionTable
from kooditin.gui.window.coding_place import CodingPlace
from kooditin.gui.window.files import SUFFIX, Files
from kooditin.gui.window.notice import Notice, Words
from kooditin.gui.window.page_menu import page_menu
from kooditin.gui.window.status_line import StatusLine
from kooditin.project.project import Project
from kooditin.qda.change import Change, Operation
from kooditin.qda.coding import Coding
from kooditin.qda.errors import KooditinError
from kooditin.qda.source import Span
from kooditin.settings import Settings

if TYPE_CHECKING:
    from kooditin.gui.window.cases_place import CasesPlace
    from kooditin.gui.window.start_page import StartPage


# About this many rows are undone in the time in which the window may stand still (50 ms); a row of an act on
# whole sources, with their texts, takes as long as twenty others.
MANY_ROWS, WEIGHT_WITH_TEXTS = 1500, 20
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
        self.setObjectName("main_window")
        self.setAcceptDrops(True)
        self.resize(1360, 860)
        self.setMinimumSize(900, 460)  # a full HD screen at 200 %, less the task bar
        self.start_notice = Notice()
        self.place = CodingPlace()
        self.transcript = self.place.transcript
        self.status = StatusLine()
        self.setStatusBar(self.status)
        self.files = Files(self)
        self._lay_out()
        self.acts = ActionTable(self, self.menuBar(), self._handlers())
        self._connect()
        self._restore_layout()
        self._show_settings()
        self.retranslate()
        self._show_state()

    def _lay_out(self) -> None:
        self.bar = QWidget()
        row = QHBoxLayout(self.bar)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(8)
        self.import_button, self.code_button = QPushButton(), QPushButton()
        self.undo_button, self.redo_button, self.export_button = QPushButton(), QPushButton(), QPushButton()
        self.import_button.setProperty("primary", True)
        self.title = QLabel()
        self.title.setProperty("role", "quiet")
        for button in (self.import_button, self.code_button, self.undo_button, self.redo_button):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.title)
        row.addStretch(1)
        row.addWidget(self.export_button)
        self.cases_button = QPushButton()
        self.cases_button.setCheckable(True)
        row.addWidget(self.cases_button)
        self.places = QStackedWidget()
        self.places.addWidget(self.place)
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

    def _handlers(self) -> dict[str, Callable[[], object]]:
        place, view, files = self.place, self.transcript, self.files
        return {
            "new_project": self.show_start,
            "open_project": files.choose_project,
            "open_example": files.open_example,
            "import_sources": files.importing.choose_files,
            "import_folder": files.importing.choose_folder,
            "import_reports": files.importing.show_reports,
            "import_codebook": files.import_codebook,
            "export_excerpts": files.choose_export,
            "backups": files.show_backups,
            "check_file": files.check,
            "settings": self.ask_settings,
            "close_project": self.show_start,
            "quit": self.close,
            "undo": self.undo,
            "redo": self.redo,
            "copy": view.copy,
            "select_sentence": view.select_sentence,
            "select_turn": view.select_turn,
            "previous_source": lambda: place.sources.step(-1),
            "next_source": lambda: place.sources.step(1),
            "rename_source": place.sources.start_rename,
            "delete_source": place.delete_source,
            "apply_code": place.ask_code,
            "delete_coding": place.delete_coding,
            "recode": place.ask_recode,
            "edit_memo": self._edit_memo,
            "write_memo": place.write_memo,
            "next_coding": lambda: view.choose_neighbour(1),
            "previous_coding": lambda: view.choose_neighbour(-1),
            "end_later": lambda: place.move_end("end", 1),
            "end_earlier": lambda: place.move_end("end", -1),
            "start_earlier": lambda: place.move_end("start", -1),
            "start_later": lambda: place.move_end("start", 1),
            "leave_out_interviewer": place.switch_interviewer,
            "add_code": self._add_code,
            "code_headings": place.guide.ask_codes,
            "larger_text": lambda: view.zoom(1),
            "smaller_text": lambda: view.zoom(-1),
            "normal_text": lambda: view.zoom(0),
            "show_left": lambda: self._fold(place.left, "show_left"),
            "show_right": lambda: self._fold(place.right, "show_right"),
            "show_cases": self._show_cases,
            "show_history": self._fold_history,
            "focus_sources": place.sources.tree.setFocus,
            "focus_codebook": place.codebook.tree.setFocus,
            "focus_page": view.setFocus,
            "focus_outline": self._focus_outline,
            "show_outline": lambda: place.guide.show_panel(self.acts.by_name["show_outline"].isChecked()),
            "previous_heading": lambda: place.guide.go_by(-1),
            "next_heading": lambda: place.guide.go_by(1),
            "fold": view.folding.fold_here,
            "unfold": view.folding.unfold_here,
            "fold_level_1": lambda: view.folding.fold_to_level(1),
            "fold_level_2": lambda: view.folding.fold_to_level(2),
            "fold_level_3": lambda: view.folding.fold_to_level(3),
            "unfold_all": view.folding.unfold_all,
            "keys": self.show_guide,
            "about": self.show_about,
        }

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
        from kooditin.gui.window.cases_place import CasesPlace

        cases = CasesPlace()
        cases.undo_requested.connect(self.undo)
        cases.source_requested.connect(self._show_source_of_case)
        cases.background_requested.connect(self.files.run_beside)
        self.places.addWidget(cases)
        return cases

    def _show_cases(self) -> None:
        shown = self.acts.by_name["show_cases"].isChecked()
        self.cases_button.setChecked(shown)
        if shown:
            self.place.flush_memos()
            self.cases.set_project(self.project)
        elif "cases" in self.__dict__:
            self.cases.flush()
        self.places.setCurrentWidget(self.cases if shown else self.place)
        (self.cases.focus if shown else self.transcript.setFocus)()
        self._show_state()

    def _follow_cases(self, change: Change) -> None:
        if self._cases_are_shown():
            self.cases.follow(change)

    def _cases_are_shown(self) -> bool:
        return "cases" in self.__dict__ and self.places.currentWidget() is self.cases

    def _show_source_of_case(self, source_id: int) -> None:
        self.acts.by_name["show_cases"].trigger()
        self.place.show_source(source_id)

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
        by_name = self.acts.by_name
        for button, name in (
            (self.import_button, "import_sources"),
            (self.code_button, "apply_code"),
            (self.undo_button, "undo"),
            (self.redo_button, "redo"),
            (self.export_button, "export_excerpts"),
        ):
            button.clicked.connect(by_name[name].trigger)
            by_name[name].enabledChanged.connect(button.setEnabled)
        self.cases_button.clicked.connect(by_name["show_cases"].trigger)
        self.status.interviewer.clicked.connect(by_name["leave_out_interviewer"].trigger)
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
        self._signals.changed.connect(self._follow_cases)
        self.start_notice.hide()
        self.place.set_project(project)
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
            self.files.importing.ask(waiting)

    def open_project(self, path: Path) -> None:
        """Opens a project in the background, then shows it."""
        self.files.open(path)

    def show_source(self, source_id: int) -> None:
        """Opens a source of the project on the page."""
        self.place.show_source(source_id)

    def apply_code(self, code_id: int, span: Span | None = None) -> Coding | None:
        """Applies a code to the selection (or a span) of the open source."""
        return self.place.apply_code(code_id, span)

    def show_start(self) -> None:
        """Closes the project and shows the start page."""
        self.close_project()
        self.start_page.setFocus()

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
        self.files.wait()
        self.acts.by_name["show_cases"].setChecked(False)
        self._show_cases()
        if "cases" in self.__dict__:
            self.cases.set_project(None)
        self.place.set_project(None)
        if self._signals:
            self._signals.stop()
        project, self.project = self.project, None
        project.close()

    def undo(self) -> None:
        """Takes back the last act."""
        self._step(Project.undoable, Project.undo, tr("Undoing"))

    def redo(self) -> None:
        """Brings the undone act again."""
        self._step(Project.redoable, Project.redo, tr("Redoing"))

    def _step(
        self,
        find: Callable[[Project], Operation | None],
        step: Callable[[Project, int], Operation | None],
        words: str,
    ) -> None:
        """One step through the journal: at once, or in the background where thousands of rows come and go."""
        self.place.flush_memos()
        if self._cases_are_shown():
            self.cases.flush()
        operation = self.place.do(find)
        if operation is None:
            return
        weight = operation.changes * (WEIGHT_WITH_TEXTS if operation.verb.endswith(("_source", "_sources")) else 1)
        if weight < MANY_ROWS:
            self.place.do(lambda project: step(project, operation.id))
        elif not self.files.jobs:
            # An act that comes in between is newer than the one that was to be taken back, and stays.
            self.files.run_beside(words, lambda project: step(project, operation.id))

    # Telling

    def tell(self, text: Words, *buttons: tuple[Words, Callable[[], object]], problem: bool = False) -> None:
        """Says something above the page (or on the start page) without stopping the work."""
        place = self.cases if self._cases_are_shown() else self.place
        notice = place.notice if self.project else self.start_notice
        notice.tell(text, *buttons, problem=problem)

    def tell_problem(self, error: KooditinError) -> None:
        """Says what could not be done and what to try."""
        self.tell(partial(said, error), problem=True)

    def _show_state(self) -> None:
        project, place = self.project, self.place
        granted = {actions.ALWAYS}
        if project:
            granted.add(actions.PROJECT)
            if not project.read_only:
                granted.add(actions.WRITABLE)
            if place.source_id is not None:
                granted.add(actions.SOURCE)
            if place.transcript.textCursor().hasSelection():
                granted.add(actions.SELECTION)
            if place.transcript.chosen is not None:
                granted.add(actions.CODING)
        self.acts.enable(granted)
        if self.acts.by_name["show_cases"].isChecked():
            for act in filter(None, actions.ACTS):
                if act.menu in ("source", "coding"):
                    self.acts.by_name[act.name].setEnabled(False)
        self.acts.by_name["leave_out_interviewer"].setChecked(project is not None and project.interviewer_left_out)
        self._show_undo(project)
        self.status.show_project(project)
        name = project.sources.get(place.source_id).name if project and place.source_id is not None else ""
        self.status.show_source(name, *place.coded_share())
        self.status.show_font_size(self.transcript.font_size)
        title = f"{project.path.name} – {project.coder.name}" if project else ""
        self.title.setText(title)
        self.setWindowTitle(f"{project.path.stem} – Kooditin" if project else "Kooditin")

    def _show_undo(self, project: Project | None) -> None:
        undo = project.undoable() if project and not project.read_only else None
        redo = project.redoable() if project and not project.read_only else None
        by_name = self.acts.by_name
        by_name["undo"].setEnabled(undo is not None)
        by_name["redo"].setEnabled(redo is not None)
        undo_words, redo_words = tr("Undo"), tr("Redo")
        by_name["undo"].setText(f"{undo_words}: {menu_words(operation_sentence(undo))}" if undo else undo_words)
        by_name["redo"].setText(f"{redo_words}: {menu_words(operation_sentence(redo))}" if redo else redo_words)

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
        try:
            settings_file.save(settings)
        except KooditinError as error:
            self.tell_problem(error)

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
        self.bar.setStyleSheet(f"QWidget#bar {{ background: {t.panel}; }}")
        self.acts.redraw_icons()
        self.import_button.setIcon(theme.icon("plus", t.accent_ink))
        self.undo_button.setIcon(theme.icon("undo-2"))
        self.redo_button.setIcon(theme.icon("redo-2"))
        self.export_button.setIcon(theme.icon("download"))

    def retranslate(self) -> None:
        """The window's own words in its language."""
        self.acts.retranslate()
        self.import_button.setText(tr("Import sources"))
        self.code_button.setText(tr("Code the selection"))
        self.undo_button.setText(tr("Undo"))
        self.redo_button.setText(tr("Redo"))
        self.export_button.setText(tr("Export excerpts"))
        self.cases_button.setText(tr("Cases"))
        for button, name in (
            (self.import_button, "import_sources"),
            (self.code_button, "apply_code"),
            (self.undo_button, "undo"),
            (self.redo_button, "redo"),
            (self.export_button, "export_excerpts"),
        ):
            button.setToolTip(self.acts.by_name[name].shortcut().toString(QKeySequence.SequenceFormat.NativeText))

    def show_guide(self) -> None:
        """Opens the quick guide."""
        from kooditin.gui.window.guide import GuideDialog

        GuideDialog(self.language, self).open()

    def show_about(self) -> None:
        """Says what this is, its version and licence."""
        from kooditin.gui.window.guide import about

        about(self)

    def _show_page_menu(self, position: int, point: QPoint) -> None:
        menu = page_menu(self.place, self.acts.by_name, position)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(point)

    def _add_code(self) -> None:
        self.place.left.show()
        self.place.codebook.start_adding()

    def _focus_outline(self) -> None:
        for name in ("show_left", "show_outline"):
            self.acts.by_name[name].setChecked(True)
        self.place.left.show()
        self.place.guide.focus()

    def _edit_memo(self) -> None:
        self.place.right.show()
        self.place.memo.focus_memo()

    def _fold(self, panel: QWidget, name: str) -> None:
        panel.setVisible(self.acts.by_name[name].isChecked())

    def _fold_history(self) -> None:
        shown = self.acts.by_name["show_history"].isChecked()
        self.place.history.setVisible(shown)
        if shown:
            self.place.right.show()
            self.acts.by_name["show_right"].setChecked(True)

    # Files dropped on the window

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self._take_files(dropped_files(event.mimeData()))
        event.acceptProposedAction()

    def _take_files(self, paths: list[Path]) -> None:
        projects = [path for path in paths if path.suffix == SUFFIX]
        if projects:
            self.files.open(projects[0])
        elif self.project is not None:
            self.files.importing.ask(paths)
        elif paths:
            self._waiting_files = paths
            self.tell(tr("%n file(s) wait: make or open a project, and they are imported into it.", len(paths)))

    # The window itself

    def _restore_layout(self) -> None:
        for name in ("show_left", "show_right", "show_outline"):
            self.acts.by_name[name].setChecked(True)
        if self.settings.window_geometry:
            self.restoreGeometry(_decoded(self.settings.window_geometry))
        for name, splitter in (("place", self.place.splitter), ("left", self.place.left)):
            if saved := self.settings.splitters.get(name):
                splitter.restoreState(_decoded(saved))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self._show_state()
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        splitters = {"place": self.place.splitter, "left": self.place.left}
        self._keep(
            dataclasses.replace(
                self.settings,
                window_geometry=_encoded(self.saveGeometry()),
                splitters={name: _encoded(splitter.saveState()) for name, splitter in splitters.items()},
            )
        )
        self.files.wait()
        self._leave_project()
        super().closeEvent(event)


def _encoded(state: QByteArray) -> str:
    return base64.b64encode(bytes(state.data())).decode()


def _decoded(text: str) -> QByteArray:
    return QByteArray(base64.b64decode(text))
