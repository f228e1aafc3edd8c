"""The rules for suggestions: words that always or never suggest a code, and learned words that are offered as such."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor

from kooditin.gui.bridge import theme
from kooditin.gui.bridge.drawing import chip_icon
from kooditin.gui.bridge.i18n import tr
from kooditin.gui.bridge.wording import percent
from kooditin.qda.codebook import Code
from kooditin.qda.suggestion import Rule, RuleKind
from kooditin.qda.suggestion_messages import OfferedRule

Index = QModelIndex | QPersistentModelIndex

CODE, KIND, WORDS, FACT = range(4)


def kind_words(kind: RuleKind) -> str:
    """What a rule does, in words."""
    return tr("always") if kind == "always" else tr("never")


class RulesModel(QAbstractTableModel):
    """The project's rules, the oldest first, and behind them in a quiet ink those that are offered."""

    edit_asked = Signal(int, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rules: list[Rule] = []
        self._offered: list[OfferedRule] = []
        self._codes: Mapping[int, Code] = {}

    def set_rules(self, rules: Sequence[Rule], offered: Sequence[OfferedRule], codes: Mapping[int, Code]) -> None:
        """Shows these; of the offered ones, those that are rules already are left out."""
        known = {(rule.code, rule.expression) for rule in rules}
        self.beginResetModel()
        self._rules, self._codes = [rule for rule in rules if rule.code in codes], codes
        self._offered = [each for each in offered if (each.code, each.expression) not in known and each.code in codes]
        self.endResetModel()

    def rule(self, row: int) -> Rule | None:
        """The rule on a row; None where the row is an offer, or there is none."""
        return self._rules[row] if 0 <= row < len(self._rules) else None

    def offered(self, row: int) -> OfferedRule | None:
        """The offer on a row, if it is one."""
        place = row - len(self._rules)
        return self._offered[place] if 0 <= place < len(self._offered) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's signature
        return 0 if parent.isValid() else len(self._rules) + len(self._offered)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's signature
        return 0 if parent.isValid() else FACT + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole and 0 <= section <= FACT:
            return (tr("Code"), tr("When"), tr("Words"), "")[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        is_own = self.rule(index.row()) is not None
        return plain | Qt.ItemFlag.ItemIsEditable if is_own and index.column() == WORDS else plain

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        each = (self.rule(index.row()) or self.offered(index.row())) if index.isValid() else None
        if each is None:
            return None
        code, column = self._codes[each.code], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return (code.name, kind_words(each.kind), each.expression, self._fact(each))[column]
            case Qt.ItemDataRole.EditRole if column == WORDS:
                return each.expression
            case Qt.ItemDataRole.DecorationRole if column == CODE:
                return chip_icon(code.color)
            case Qt.ItemDataRole.ForegroundRole if isinstance(each, OfferedRule):
                return QColor(theme.tokens().muted)
        return None

    @staticmethod
    def _fact(each: Rule | OfferedRule) -> str:
        if isinstance(each, Rule):
            return ""
        words = tr("offered: {percent} of %n passage(s)", each.examples)
        return words.format(percent=percent(each.precision))

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        rule = self.rule(index.row()) if index.isValid() else None
        if rule is None or role != Qt.ItemDataRole.EditRole or str(value).strip() in ("", rule.expression):
            return False
        self.edit_asked.emit(rule.id, str(value))
        return True
