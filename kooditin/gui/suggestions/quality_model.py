"""The table of how good suggestions are, code by code."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from kooditin.gui.bridge import theme
from kooditin.gui.bridge.basis import basis_words
from kooditin.gui.bridge.i18n import number, tr
from kooditin.gui.bridge.wording import percent
from kooditin.qda.codebook import Code, code_path
from kooditin.qda.suggestion import Acceptance
from kooditin.qda.suggestion_messages import OWN, Threshold

Index = QModelIndex | QPersistentModelIndex

CODE, EXAMPLES, PRECISION, COVERAGE, LIMIT, ACCEPTED, REJECTED = range(7)
ESTIMATES = (EXAMPLES, PRECISION, COVERAGE, LIMIT)
CODE_ROLE = Qt.ItemDataRole.UserRole
COLOR_ROLE = Qt.ItemDataRole.UserRole + 1
SORT_ROLE = Qt.ItemDataRole.UserRole + 2


class QualityModel(QAbstractTableModel):
    """One row a code: what was estimated of it, and what became of its suggestions. SORT_ROLE gives bare values."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._codes: list[Code] = []
        self._paths: dict[int, str] = {}
        self._thresholds: dict[int, Threshold] = {}
        self._acceptance: dict[int | None, Acceptance] = {}

    def set_codes(self, codes: Mapping[int, Code], ordered: Sequence[Code]) -> None:
        """The codebook, and the order of its codes."""
        self.beginResetModel()
        self._codes = list(ordered)
        self._paths = {code.id: code_path(code, dict(codes)).replace("/", " / ") for code in ordered}
        self.endResetModel()

    def set_thresholds(self, thresholds: Sequence[Threshold]) -> None:
        """What was estimated."""
        self._thresholds = {each.code: each for each in thresholds}
        self._tell()

    def set_acceptance(self, rows: Sequence[Acceptance]) -> None:
        """What became of the suggestions."""
        self._acceptance = {row.code: row for row in rows}
        self._tell()

    def _tell(self) -> None:
        if self._codes:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._codes) - 1, REJECTED))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's signature
        return 0 if parent.isValid() else len(self._codes)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's signature
        return 0 if parent.isValid() else REJECTED + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section <= REJECTED:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int((Qt.AlignmentFlag.AlignRight if section else Qt.AlignmentFlag.AlignLeft)
                       | Qt.AlignmentFlag.AlignVCenter)  # fmt: skip
        if role == Qt.ItemDataRole.DisplayRole:
            return (tr("Code"), tr("Examples"), tr("Right"), tr("Found"), tr("From"), tr("Accepted"), tr("Rejected"))[
                section
            ]
        if role == Qt.ItemDataRole.ToolTipRole:
            return (
                "",
                tr("Coded passages that were learned from"),
                tr("How many of the suggestions are right, and between which shares that is to be expected (90%)"),
                tr("How many of the passages that should have the code get it suggested"),
                tr("How sure a suggestion must be to be shown"),
                tr("Suggestions accepted"),
                tr("Suggestions rejected or given another code"),
            )[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        code, column = self._codes[index.row()], index.column()
        found, became = self._thresholds.get(code.id), self._acceptance.get(code.id)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._shown(code, column, found, became)
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole if column == CODE:
                return self._paths[code.id]
            case Qt.ItemDataRole.ToolTipRole if column in ESTIMATES and found is not None:
                return basis_words(found)
            case Qt.ItemDataRole.AccessibleTextRole if column == PRECISION and found is not None and found.basis != OWN:
                return basis_words(found)
            case Qt.ItemDataRole.TextAlignmentRole:
                side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
                return int(side | Qt.AlignmentFlag.AlignVCenter)
            case Qt.ItemDataRole.ForegroundRole if column in ESTIMATES and found is not None and found.basis != OWN:
                return QColor(theme.tokens().muted)
            case int(known) if known == CODE_ROLE:
                return code.id
            case int(known) if known == COLOR_ROLE:
                return code.color
            case int(known) if known == SORT_ROLE:
                return self._bare(index.row(), column, found, became)
        return None

    @staticmethod
    def _shown(code: Code, column: int, found: Threshold | None, became: Acceptance | None) -> str:
        if column == CODE:
            return code.name
        if column in (ACCEPTED, REJECTED):
            if became is None:
                return ""
            return number(became.accepted if column == ACCEPTED else became.rejected + became.changed)
        if found is None:
            return ""
        if column == EXAMPLES:
            return number(found.examples)
        if column == LIMIT and (found.score is None or found.basis == OWN):
            return tr("never") if found.score is None else percent(found.score)
        if found.basis != OWN:
            return tr("by its name") if column == PRECISION else "–"
        share = found.precision if column == PRECISION else found.coverage
        if share is None:
            return "–"
        if column == PRECISION and found.low is not None and found.high is not None:
            return f"{percent(share)}  ({round(found.low * 100)}–{round(found.high * 100)})"
        return percent(share)

    def _bare(self, row: int, column: int, found: Threshold | None, became: Acceptance | None) -> float:
        """What a column is sorted by; what is not known comes last."""
        values: dict[int, float | None] = {CODE: row}
        if found is not None:
            values |= {
                EXAMPLES: found.examples,
                PRECISION: found.precision,
                COVERAGE: found.coverage,
                LIMIT: found.score if found.basis == OWN else None,
            }
        if became is not None:
            values |= {ACCEPTED: became.accepted, REJECTED: became.rejected + became.changed}
        value = values.get(column)
        return -1.0 if value is None else float(value)
