"""The row of limits: codes, speakers, cases and their values, kinds and sources, each with a card to tick."""

from collections.abc import Callable, Hashable, Iterable
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QIcon, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from kooditin.gui.bridge import theme
from kooditin.gui.bridge.i18n import number, shown_language, tr
from kooditin.gui.bridge.panel import Panel
from kooditin.gui.bridge.tick_card import Choice
from kooditin.gui.bridge.wording import kind_heading, menu_words
from kooditin.gui.search.limit_card import LimitCard
from kooditin.project.project import Project
from kooditin.qda.case import shown_value, value_order
from kooditin.qda.codebook import Code, code_path, in_tree_order
from kooditin.qda.search import Limits
from kooditin.qda.source import SOURCE_KINDS

LONGEST = 170  # pixels of a limit's words on its button
ROOMY = 860  # pixels from which on the row has room for such words
KINDS = ("codes", "speakers", "cases", "values", "kinds", "sources")


class LimitRow(Panel):
    """`changed` tells that other limits hold now: ask `limits`."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._project: Project | None = None
        self._is_roomy = True
        self._chosen: dict[str, dict[Hashable, str]] = {kind: {} for kind in KINDS}
        self.buttons = {kind: QPushButton() for kind in KINDS}
        self.clear_button = QPushButton()
        self.clear_button.setProperty("quiet", True)
        self.clear_button.clicked.connect(self.clear)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 12, 10)
        row.setSpacing(6)
        for kind, button in self.buttons.items():
            button.clicked.connect(partial(self.open_card, kind))
            row.addWidget(button)
        row.addWidget(self.clear_button)
        row.addStretch(1)
        self.retranslate()

    def set_project(self, project: Project | None) -> None:
        """Offers what another project has; nothing is limited."""
        self._project = project
        self._chosen = {kind: {} for kind in KINDS}
        self._show_words()

    @property
    def limits(self) -> Limits:
        """Where to search; a chosen code takes those under it along."""
        chosen: dict[str, Any] = {kind: frozenset(keys) if keys else None for kind, keys in self._chosen.items()}
        if chosen["codes"] and self._project:
            chosen["codes"] = _with_subcodes(chosen["codes"], self._project.codes.all())
        chosen["values"] = _by_variable(chosen["values"] or ())
        return Limits(**chosen)

    @property
    def is_limited(self) -> bool:
        return any(self._chosen.values())

    def clear(self) -> None:
        """Searches everywhere again."""
        if self.is_limited:
            self._take({})

    def choose(self, kind: str, keys: Iterable[Hashable]) -> None:
        """Limits to these of a kind; to all, where there are none."""
        words = {choice.key: choice.words for choice in self.choices(kind)}
        self._take({**self._chosen, kind: {key: words[key] for key in keys if key in words}})

    def _take(self, chosen: dict[str, dict[Hashable, str]]) -> None:
        self._chosen = {kind: chosen.get(kind, {}) for kind in KINDS}
        self._show_words()
        self.changed.emit()

    def outlive(self) -> None:
        """Drops limits to what is no longer in the project, and takes new names."""
        kept: dict[str, dict[Hashable, str]] = {}
        for kind, keys in self._chosen.items():
            words = {choice.key: choice.words for choice in self.choices(kind)} if keys else {}
            kept[kind] = {key: words[key] for key in keys if key in words}
        if kept != self._chosen:
            lost = any(kept[kind].keys() != keys.keys() for kind, keys in self._chosen.items())
            self._chosen = kept
            self._show_words()
            if lost:
                self.changed.emit()

    def open_card(self, kind: str) -> LimitCard:
        """Opens the list of a kind below its button."""
        button = self.buttons[kind]
        card = LimitCard(_title(kind), self.choices(kind), self._chosen[kind], self)
        card.changed.connect(partial(self.choose, kind))
        card.open_at(button.mapToGlobal(QPoint(0, button.height() + 2)))
        return card

    def choices(self, kind: str) -> list[Choice]:
        """What the project has of a kind."""
        project = self._project
        if project is None:
            return []
        found: dict[str, Callable[[], list[Choice]]] = {
            "codes": lambda: _codes(project),
            "speakers": lambda: [Choice(name, name) for name in speaker_names(project)],
            "cases": lambda: [Choice(case.id, case.name) for case in project.cases.all()],
            "values": lambda: _values(project),
            "kinds": lambda: [Choice(each, kind_heading(each)) for each in SOURCE_KINDS],
            "sources": lambda: [Choice(source.id, source.name) for source in project.sources.all()],
        }
        return found[kind]()

    def _show_words(self) -> None:
        for kind, button in self.buttons.items():
            chosen = list(self._chosen[kind].values())
            whole = f"{_title(kind)}: {', '.join(chosen)}" if chosen else _title(kind)
            title = tr("Values") if kind == "values" and not self._is_roomy else _title(kind)
            one = chosen[0] if len(chosen) == 1 and self._is_roomy else number(len(chosen))
            words = f"{title}: {one}" if chosen else title
            shown = QFontMetrics(button.font()).elidedText(words, Qt.TextElideMode.ElideMiddle, LONGEST)
            button.setText(menu_words(shown) + " ▾")
            button.setToolTip(whole if chosen else "")
            button.setAccessibleName(whole if chosen else tr("Limit the search: {what}").format(what=_title(kind)))
            button.setProperty("limits", bool(chosen))
            button.setDown(False)
            button.setStyleSheet("font-weight: 600;" if chosen else "")
        self.clear_button.setVisible(self.is_limited)
        self.clear_button.setText(tr("Clear the limits") if self._is_roomy else "")
        self.clear_button.setIcon(QIcon() if self._is_roomy else theme.icon("x"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._is_roomy != (self.width() >= ROOMY):
            self._is_roomy = not self._is_roomy
            self._show_words()

    def minimumSizeHint(self) -> QSize:
        """The words on the buttons hold no window wide: they get shorter where it is narrow."""
        return QSize(0, super().minimumSizeHint().height())

    def words(self) -> str:
        """What is limited, in words; empty where nothing is."""
        said = [f"{_title(kind)}: {', '.join(names.values())}" for kind, names in self._chosen.items() if names]
        return "; ".join(said)

    def retranslate(self) -> None:
        self.clear_button.setToolTip(tr("Clear the limits"))
        self.clear_button.setAccessibleName(tr("Clear the limits"))
        if self._chosen["kinds"]:
            self._chosen["kinds"] = {key: kind_heading(str(key)) for key in self._chosen["kinds"]}
        self._show_words()


def _title(kind: str) -> str:
    return {
        "codes": tr("Codes"),
        "speakers": tr("Speakers"),
        "cases": tr("Cases"),
        "values": tr("Values of cases"),
        "kinds": tr("Kinds"),
        "sources": tr("Sources"),
    }[kind]


def _codes(project: Project) -> list[Choice]:
    by_id = project.codes.by_id()
    found = []
    for code in in_tree_order(by_id.values()):
        path = code_path(code, by_id)
        found.append(Choice(code.id, code.name, code.color, path.replace("/", " / "), path.count("/")))
    return found


def _values(project: Project) -> list[Choice]:
    """Each value that some case has, as "variable: value", in the order of the variables and their values."""
    found: list[Choice] = []
    texts: dict[int, set[str]] = {}
    for value in project.cases.values():
        texts.setdefault(value.variable, set()).add(value.text)
    for variable in project.cases.variables():
        for text in sorted(texts.get(variable.id, ()), key=lambda text: value_order(text, variable.type)):
            shown = shown_value(text, variable.type, shown_language())
            found.append(Choice((variable.id, text), f"{variable.name}: {shown}"))
    return found


def _by_variable(chosen: Iterable[tuple[int, str]]) -> tuple[tuple[int, frozenset[str]], ...]:
    texts: dict[int, set[str]] = {}
    for variable, text in chosen:
        texts.setdefault(variable, set()).add(text)
    return tuple((variable, frozenset(texts[variable])) for variable in sorted(texts))


def _with_subcodes(chosen: frozenset[Hashable], codes: Iterable[Code]) -> frozenset[Hashable]:
    taken = set(chosen)
    for code in in_tree_order(codes):
        if code.parent in taken:
            taken.add(code.id)
    return frozenset(taken)


def speaker_names(project: Project) -> list[str]:
    """The names of all speakers of the project, each once, in the order of their letters."""
    names = {speaker.name for source in project.sources.all() for speaker in project.sources.speakers(source.id)}
    return sorted(names, key=str.casefold)
