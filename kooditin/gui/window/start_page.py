"""The start page: a new project, an old one, or the example."""

import re
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from kooditin.disk import is_reserved
from kooditin.gui.bridge import theme
from kooditin.gui.bridge.drawing import ElidedLabel
from kooditin.gui.bridge.i18n import tr
from kooditin.gui.bridge.keys import key_here
from kooditin.gui.bridge.mime import dropped_files
from kooditin.gui.window.recent_projects import PATH_ROLE, RecentDelegate, RecentModel
from kooditin.settings import documents_folder

SUFFIX = ".kooditin"
WIDEST = 880
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')


@dataclass(frozen=True, slots=True)
class NewProject:
    """What the form asks for. `codebook` is "te24", "empty" or a codebook file."""

    path: Path
    name: str
    coder: str
    codebook: str | Path


def file_name(project_name: str) -> str:
    """A file name that every system takes, e.g. "Haastattelut 1-2.kooditin" for "Haastattelut 1/2"."""
    stem = " ".join(_FORBIDDEN.sub("-", project_name).split()).strip(". ")
    if is_reserved(stem):
        stem = f"_{stem}"
    return f"{stem[:100].rstrip('. ')}{SUFFIX}" if stem else ""


class StartPage(QWidget):
    """What is seen when no project is open. Files can be dropped anywhere on it."""

    create_requested = Signal(object)
    open_requested = Signal(object)
    browse_requested = Signal()
    example_requested = Signal()
    files_dropped = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("start_page")
        self.setAcceptDrops(True)
        self._codebook_file: Path | None = None
        self._is_dragged_over = False
        self.title, self.subtitle = QLabel("Kooditin", self), QLabel(self)
        self.title.setProperty("role", "title")
        self.subtitle.setProperty("role", "quiet")
        self.form = self._made_form()
        self.side = self._made_side()
        self.hint = QLabel(self)
        self.hint.setProperty("role", "quiet")
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.hint.setWordWrap(True)
        self._lay_out()
        self._connect()
        self.set_folder(documents_folder())
        self.retranslate()

    def _made_form(self) -> QFrame:
        card = QFrame(self)
        card.setObjectName("new_project")
        card.setProperty("role", "card")
        self.form_title = QLabel(card)
        self.form_title.setStyleSheet("font-size: 15px; font-weight: 600;")
        self.name, self.folder, self.coder = QLineEdit(card), QLineEdit(card), QLineEdit(card)
        self.choose_folder = QPushButton(card)
        self.codebook = QComboBox(card)
        for choice in ("te24", "empty", "file"):
            self.codebook.addItem("", choice)
        self.saved_as = ElidedLabel(card)
        self.saved_as.setProperty("role", "quiet")
        self.problem = QLabel(card)
        self.problem.setObjectName("new_project_problem")
        self.problem.setWordWrap(True)
        self.problem.hide()
        self.create_button = QPushButton(card)
        self.create_button.setProperty("primary", True)
        self.labels = {field: QLabel(card) for field in ("name", "folder", "coder", "codebook")}
        for field, label in self.labels.items():
            widget = getattr(self, field)
            widget.setObjectName(f"project_{field}")
            label.setBuddy(widget)
            label.setProperty("role", "quiet")
        self.choose_folder.setObjectName("choose_folder")
        self.create_button.setObjectName("create_project")
        self._fill_form(card)
        return card

    def _fill_form(self, card: QFrame) -> None:
        grid = QGridLayout(card)
        grid.setContentsMargins(20, 20, 20, 20)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.addWidget(self.form_title, 0, 0, 1, 2)
        grid.setRowMinimumHeight(1, 8)
        row = 2
        for field, label in self.labels.items():
            grid.addWidget(label, row, 0, 1, 2)
            grid.addWidget(getattr(self, field), row + 1, 0, 1, 1 if field == "folder" else 2)
            grid.setRowMinimumHeight(row + 2, 8)
            row += 3
        grid.addWidget(self.choose_folder, 6, 1)
        grid.addWidget(self.saved_as, row, 0, 1, 2)
        grid.addWidget(self.problem, row + 1, 0, 1, 2)
        grid.setRowMinimumHeight(row + 2, 8)
        grid.addWidget(self.create_button, row + 3, 0, 1, 2, Qt.AlignmentFlag.AlignLeft)
        grid.setRowStretch(row + 4, 1)

    def _made_side(self) -> QWidget:
        side = QWidget(self)
        self.open_button, self.example_button = QPushButton(side), QPushButton(side)
        self.open_button.setObjectName("open_project_button")
        self.example_button.setObjectName("open_example_button")
        self.recent_title = QLabel(side)
        self.recent_title.setProperty("role", "heading")
        self.recent = QListView(side)
        self.recent.setObjectName("recent_projects")
        self.recent.setFrameShape(QFrame.Shape.NoFrame)
        self.recent.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.recent.setMouseTracking(True)
        self.model = RecentModel(self)
        self.recent.setModel(self.model)
        self.recent.setItemDelegate(RecentDelegate(self.recent))
        self.no_recent = QLabel(side)
        self.no_recent.setProperty("role", "quiet")
        self.no_recent.setWordWrap(True)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.open_button)
        buttons.addWidget(self.example_button)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addSpacing(8)
        column.addWidget(self.recent_title)
        column.addWidget(self.no_recent)
        column.addWidget(self.recent, 1)
        column.addStretch()  # keeps the rest on top where nothing is recent
        return side

    def _lay_out(self) -> None:
        inner = QWidget(self)
        inner.setObjectName("start_inner")
        inner.setMaximumWidth(WIDEST)
        column = QVBoxLayout(inner)
        column.setContentsMargins(24, 32, 24, 24)
        column.setSpacing(4)
        column.addWidget(self.title)
        column.addWidget(self.subtitle)
        column.addSpacing(20)
        halves = QHBoxLayout()
        halves.setSpacing(32)
        halves.addWidget(self.form, 1, Qt.AlignmentFlag.AlignTop)
        halves.addWidget(self.side, 1)
        column.addLayout(halves, 1)
        column.addSpacing(16)
        column.addWidget(self.hint)
        scroll = QScrollArea(self)
        scroll.setObjectName("start_scroll")
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        holder = QWidget(scroll)
        holder.setObjectName("start_holder")
        centre = QVBoxLayout(holder)
        centre.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(inner, 100)
        row.addStretch(1)
        centre.addStretch(1)
        centre.addLayout(row, 6)
        centre.addStretch(2)
        scroll.setWidget(holder)
        scroll.setStyleSheet("#start_scroll, #start_holder { background: transparent; }")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    def _connect(self) -> None:
        for field in (self.name, self.folder):
            field.textChanged.connect(self._show_state)
        for field in (self.name, self.folder, self.coder):
            field.returnPressed.connect(self._ask_create)
        self.create_button.clicked.connect(self._ask_create)
        self.choose_folder.clicked.connect(self._browse_folder)
        self.codebook.activated.connect(self._on_codebook)
        self.open_button.clicked.connect(self.browse_requested)
        self.example_button.clicked.connect(self.example_requested)
        self.recent.clicked.connect(self._open)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):  # not `activated`: some systems send it with each click
            key_here(self.recent, key, self._open)
        self.model.modelReset.connect(self._show_recent)
        theme.notifier().changed.connect(self._on_theme)

    def set_recent(self, paths: list[str]) -> None:
        """Lists projects, the newest first; whether they are still there is looked up in the background."""
        self.model.set_paths(paths)

    def set_coder(self, name: str) -> None:
        """The coder that is offered for a new project."""
        self.coder.setText(name)

    def set_folder(self, folder: Path) -> None:
        """The folder that is offered for a new project."""
        self.folder.setText(str(folder))

    def set_codebook_file(self, path: Path | None) -> None:
        """Takes the codebook from a file; None goes back to the shipped one."""
        self._codebook_file = path
        self.codebook.setCurrentIndex(0 if path is None else 2)
        self._name_codebooks()

    def show_problem(self, words: str) -> None:
        """Tells under the form why the project could not be made; empty words take it away."""
        self.problem.setText(words)
        self.problem.setVisible(bool(words))

    def project_path(self) -> Path | None:
        """Where the new project would be saved; None while it has no name or folder."""
        name, folder = file_name(self.name.text()), self.folder.text().strip()
        return Path(folder).expanduser() / name if name and folder else None

    def _ask_create(self) -> None:
        path = self.project_path()
        if path is None:
            self.show_problem(tr("Give the project a name and a folder."))
            (self.name if not self.name.text().strip() else self.folder).setFocus()
            return
        self.show_problem("")
        chosen = self.codebook.currentData()
        codebook = self._codebook_file if chosen == "file" and self._codebook_file else chosen
        self.create_requested.emit(NewProject(path, self.name.text().strip(), self.coder.text().strip(), codebook))

    def _browse_folder(self) -> None:
        dialog = QFileDialog(self, tr("Folder of the project"), self.folder.text())
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.folder.setText)
        dialog.open()

    def _on_codebook(self, place: int) -> None:
        if self.codebook.itemData(place) != "file":
            return
        dialog = QFileDialog(self, tr("Codebook"), self.folder.text(), tr("Codebook (*.csv)"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda path: self.set_codebook_file(Path(path)))
        dialog.rejected.connect(lambda: self.set_codebook_file(self._codebook_file))
        dialog.open()

    def _open(self, index: QModelIndex | None = None) -> None:
        index = index or self.recent.currentIndex()
        if index.flags() & Qt.ItemFlag.ItemIsEnabled:
            self.open_requested.emit(Path(index.data(PATH_ROLE)))

    def _show_state(self) -> None:
        path = self.project_path()
        self.saved_as.set_whole(tr("Saved as {path}").format(path=path) if path else "")
        self.create_button.setEnabled(path is not None)
        self.show_problem("")

    def _show_recent(self) -> None:
        has_recent = self.model.rowCount() > 0
        self.recent.setVisible(has_recent)
        self.no_recent.setVisible(not has_recent)

    def _on_theme(self) -> None:
        self.problem.setStyleSheet(f"color: {theme.tokens().danger};")
        self.recent.viewport().update()
        self.update()

    def _name_codebooks(self) -> None:
        file = self._codebook_file
        self.codebook.setItemText(0, tr("TE24 (29 codes)"))
        self.codebook.setItemText(1, tr("Empty"))
        self.codebook.setItemText(2, tr("From the file {name}").format(name=file.name) if file else tr("From a file…"))

    def retranslate(self) -> None:
        self.setAccessibleName(tr("Start page"))
        self.subtitle.setText(tr("Code your interviews: offline, in one file, in Finnish."))
        self.form_title.setText(tr("New project"))
        words = {"name": tr("Name"), "folder": tr("Folder"), "coder": tr("Coder (your name or initials)"),
                 "codebook": tr("Codebook")}  # fmt: skip
        for field, label in self.labels.items():
            label.setText(words[field])
            getattr(self, field).setAccessibleName(words[field])
        self.name.setPlaceholderText(tr("Integration services 2026"))
        self.choose_folder.setText(tr("Choose…"))
        self.choose_folder.setAccessibleName(tr("Choose the folder"))
        self.create_button.setText(tr("Create project"))
        self.open_button.setText(tr("Open project…"))
        self.example_button.setText(tr("Open the example"))
        self.recent_title.setText(tr("Recent projects").upper())
        self.recent.setAccessibleName(tr("Recent projects"))
        self.no_recent.setText(tr("Projects that you have opened will be listed here."))
        self.hint.setText(tr("You can also drop a project file or your transcripts here."))
        self._name_codebooks()
        self._show_state()
        self._show_recent()
        self._on_theme()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(WIDEST, 620)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._is_dragged_over:
            with QPainter(self) as painter:
                painter.setPen(QColor(theme.tokens().accent))
                painter.drawRect(QRect(4, 4, self.width() - 9, self.height() - 9))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()
            self._mark_drag(True)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QEvent) -> None:
        self._mark_drag(False)

    def _mark_drag(self, is_over: bool) -> None:
        self._is_dragged_over = is_over
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:
        self._mark_drag(False)
        event.acceptProposedAction()
        files = dropped_files(event.mimeData())
        projects = [path for path in files if path.suffix.lower() == SUFFIX]
        if projects:
            self.open_requested.emit(projects[0])
        elif files:
            self.files_dropped.emit(files)
