"""The backups of a project: when each was taken, and putting one back."""

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from kooditin.gui.bridge.fitting import fit_to_screen
from kooditin.gui.bridge.i18n import tr
from kooditin.gui.bridge.row_table import RowTable
from kooditin.gui.bridge.wording import local_moment
from kooditin.project.backups import Backup

Index = QModelIndex | QPersistentModelIndex

BACKUP_ROLE = Qt.ItemDataRole.UserRole
ROW = 30


class BackupModel(QAbstractTableModel):
    """One backup a row, the newest first: time, size, name."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._backups: list[Backup] = []

    def set_backups(self, backups: list[Backup]) -> None:
        self.beginResetModel()
        self._backups = sorted(backups, key=lambda backup: backup.time, reverse=True)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's signature
        return 0 if parent.isValid() else len(self._backups)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 3

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        backup = self._backups[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return (local_moment(backup.time), _size(backup.size), backup.name)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return str(backup.path)
        return backup if role == BACKUP_ROLE else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole and 0 <= section < 3:
            return (tr("Taken"), tr("Size"), tr("Project file"))[section]
        return None

    def retranslate(self) -> None:
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, 2)


def _size(size: int) -> str:
    return QLocale().formattedDataSize(size, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat)


class BackupsDialog(QDialog):
    """Lists backups and asks for one to be put back; what is replaced is itself kept as a backup."""

    restore_requested = Signal(object)
    folder_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("backups_dialog")
        self.words = QLabel(self)
        self.words.setWordWrap(True)
        self.words.setProperty("role", "quiet")
        self.model = BackupModel(self)
        self.table = self._made_table()
        self.restore, self.folder, self.close_button = (QPushButton(self) for _ in range(3))
        self.restore.setObjectName("restore_backup")
        self.restore.setProperty("primary", True)
        self.folder.setObjectName("open_backup_folder")
        self.close_button.setObjectName("close_backups")
        self._lay_out()
        self.restore.clicked.connect(self._ask_restore)
        self.folder.clicked.connect(self.folder_requested)
        self.close_button.clicked.connect(self.reject)
        self.table.activated.connect(self._ask_restore)
        self.table.selectionModel().currentChanged.connect(self._show_state)
        self.retranslate()

    def _made_table(self) -> RowTable:
        table = RowTable(self.model, "backups", ROW, self)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.horizontalHeader().setStretchLastSection(True)
        return table

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(self.words)
        column.addWidget(self.table, 1)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.restore)
        row.addWidget(self.folder)
        row.addStretch(1)
        row.addWidget(self.close_button)
        column.addLayout(row)
        fit_to_screen(self, QSize(560, 400))

    def show_backups(self, backups: list[Backup]) -> None:
        """Lists these, the newest first and chosen."""
        self.model.set_backups(backups)
        if backups:
            self.table.setCurrentIndex(self.model.index(0, 0))
        self._show_state()

    def chosen(self) -> Backup | None:
        """The backup that would be put back."""
        backup: Backup | None = self.table.currentIndex().data(BACKUP_ROLE)
        return backup

    def _ask_restore(self) -> None:
        if (backup := self.chosen()) is not None:
            self.restore_requested.emit(backup)

    def _show_state(self) -> None:
        self.restore.setEnabled(self.chosen() is not None)
        self.words.setText(
            tr(
                "A backup is taken when a project is opened, and the ten newest are kept. "
                "Restoring puts one in the place of the project file; the file as it is now is kept as a backup too."
            )
            if self.model.rowCount()
            else tr("There are no backups of this project yet. One is taken each time that it is opened.")
        )

    def retranslate(self) -> None:
        self.setWindowTitle(tr("Backups"))
        self.table.setAccessibleName(tr("Backups"))
        self.restore.setText(tr("Restore this backup"))
        self.folder.setText(tr("Open the folder"))
        self.close_button.setText(tr("Close"))
        self.model.retranslate()
        self._show_state()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
