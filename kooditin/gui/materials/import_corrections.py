"""What can be corrected of the chosen files before they come in: name, kind, language, turns, speakers, cases."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QFormLayout,
    QFrame,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from kooditin.exchange.corrections import Corrections, kind_of, source_name, with_value
from kooditin.exchange.incoming import Incoming
from kooditin.gui.bridge.drawing import Heading
from kooditin.gui.bridge.i18n import number, said, tr
from kooditin.gui.bridge.row_table import RowTable
from kooditin.gui.bridge.wording import LANGUAGES, kind_name, language_name
from kooditin.gui.materials.import_model import ImportModel
from kooditin.gui.materials.import_values import ImportValues
from kooditin.gui.materials.import_voices import (
    CASE,
    NAME,
    WHOLE,
    WORDS,
    CaseDelegate,
    NameDelegate,
    VoiceModel,
    VoiceRow,
)
from kooditin.qda.source import SOURCE_KINDS

ROW, MOST_ROWS = 30, 9
ROOM_FOR_WORDS = 400  # pixels: in a narrower panel the cases need the place
SIMILAR = 80  # of 100: names that may be one case


class ImportCorrections(QScrollArea):
    """Follows the chosen files; a correction holds for all of them. `columns_asked` carries a survey's row."""

    columns_asked = Signal(int)

    def __init__(self, files: ImportModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("import_corrections")
        self._files = files
        self.inside = QWidget(self)
        self._chosen: list[int] = []
        self._cases: list[str] = []
        self._choices: dict[str, list[str]] = {}
        self.name, self.kind, self.language = QLineEdit(self), QComboBox(self), QComboBox(self)
        self.reason, self.structure, self.warnings = (QLabel(self) for _ in range(3))
        self.columns = QPushButton(self)
        self.columns.setObjectName("survey_columns")
        self.has_turns, self.everywhere = QCheckBox(self), QCheckBox(self)
        self.voices = VoiceModel(files, self)
        self.table = self._made_table()
        self.values = ImportValues(self)
        self.headings = {name: Heading(self) for name in ("file", "speakers", "noticed")}
        self.labels = {name: QLabel(self) for name in ("name", "kind", "language")}
        self._lay_out()
        self._connect()
        self.retranslate()

    def _made_table(self) -> RowTable:
        table = RowTable(self.voices, "import_voices", ROW, self)
        triggers = QAbstractItemView.EditTrigger
        table.setEditTriggers(
            triggers.DoubleClicked | triggers.SelectedClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed
        )
        header = table.horizontalHeader()
        header.setMinimumSectionSize(40)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(CASE, QHeaderView.ResizeMode.Stretch)
        table.setItemDelegateForColumn(NAME, NameDelegate(table))
        table.setItemDelegateForColumn(CASE, CaseDelegate(self._offered_cases, table))
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return table

    def _lay_out(self) -> None:
        inside = self.inside
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 16)
        column.setSpacing(8)
        form = QFormLayout()
        form.setContentsMargins(16, 0, 16, 0)
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(6)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        with_reason = QVBoxLayout()  # a form gives a wrapped label of its own too much height
        with_reason.setSpacing(2)
        with_reason.addWidget(self.kind)
        with_reason.addWidget(self.reason)
        for name, field, row in (
            ("name", self.name, self.name), ("kind", self.kind, with_reason), ("language", self.language, self.language)
        ):  # fmt: skip
            field.setObjectName(f"import_{name}")
            self.labels[name].setBuddy(field)
            form.addRow(self.labels[name], row)
        form.addRow("", self.has_turns)
        form.addRow("", self.columns)
        for label in (self.reason, self.structure, self.warnings):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.reason.setProperty("role", "quiet")
        self.has_turns.setObjectName("has_turns")
        self.everywhere.setObjectName("same_in_all_files")
        column.addWidget(self.headings["file"])
        column.addLayout(form)
        column.addWidget(self.headings["speakers"])
        column.addLayout(_inset(self.everywhere))
        column.addLayout(_inset(self.table, margin=8))
        column.addLayout(_inset(self.values))
        column.addWidget(self.headings["noticed"])
        column.addLayout(_inset(self.structure, self.warnings))
        column.addStretch(1)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(330)

    def _connect(self) -> None:
        self.name.editingFinished.connect(self._rename)
        self.kind.activated.connect(lambda: self._say(kind=self.kind.currentData()))
        self.language.activated.connect(lambda: self._say(language=self.language.currentData()))
        self.has_turns.clicked.connect(lambda: self._say(has_turns=self.has_turns.isChecked()))
        self.columns.clicked.connect(lambda: self.columns_asked.emit(self._chosen[0]))
        self.everywhere.toggled.connect(self._show_voices)
        self.values.value_asked.connect(self._put_value)
        self.table.selectionModel().selectionChanged.connect(self._show_values)
        self.voices.modelReset.connect(self._choose_first)
        self._files.changed.connect(self.reload)

    def set_known(self, cases: Sequence[str], choices: Mapping[str, Sequence[str]]) -> None:
        """The project's cases, and its variables with the values that each may or does take."""
        self._cases = list(cases)
        self._choices = {name: list(values) for name, values in choices.items()}
        self._show_values()

    def set_chosen(self, rows: Sequence[int]) -> None:
        """Shows these files, and lets them be corrected."""
        self._rename()
        self._chosen = [row for row in rows if row in self._files.readable()]
        self.reload()

    def reload(self) -> None:
        """Shows anew what is said of the chosen files."""
        files = [self._files.file(row) for row in self._chosen]
        self.inside.setVisible(bool(files))
        self._show_file(files)
        self._show_noticed(files)
        self._show_voices()

    def _show_file(self, files: Sequence[tuple[Incoming, Corrections]]) -> None:
        single = files[0] if len(files) == 1 else None
        self.headings["file"].set_words(tr("Chosen files") if len(files) > 1 else tr("Chosen file"))
        self.name.setText(source_name(*single) if single else "")
        self.name.setEnabled(single is not None)
        self.name.setPlaceholderText("" if single or not files else tr("%n file(s)", len(files)))
        kinds = {kind_of(*each)[0] for each in files}
        self.kind.setCurrentIndex(self.kind.findData(kinds.pop()) if len(kinds) == 1 else -1)
        reason = kind_of(*single)[1] if single else None
        self.reason.setText(said(reason) if reason else "")
        self.reason.setVisible(reason is not None)
        languages = {_language(*each) for each in files}
        self._show_language(languages.pop() if len(languages) == 1 else None)
        is_survey = single is not None and single[0].survey is not None
        self.columns.setVisible(is_survey)
        self.has_turns.setVisible(not is_survey)
        for part in (self.headings["speakers"], self.everywhere, self.table, self.values):
            part.setVisible(not is_survey)
        turns = [corrections for incoming, corrections in files if incoming.source and incoming.source.turns]
        self.has_turns.setEnabled(bool(turns))
        states = {each.has_turns for each in turns}
        self.has_turns.setTristate(len(states) > 1)
        self.has_turns.setCheckState(
            Qt.CheckState.PartiallyChecked if len(states) > 1
            else Qt.CheckState.Checked if True in states else Qt.CheckState.Unchecked
        )  # fmt: skip

    def _show_language(self, code: str | None) -> None:
        if code is not None and self.language.findData(code) < 0:
            self.language.addItem(code, code)
        self.language.setCurrentIndex(-1 if code is None else self.language.findData(code))

    def _show_noticed(self, files: Sequence[tuple[Incoming, Corrections]]) -> None:
        counts: Counter[str] = Counter()
        noticed: Counter[str] = Counter()
        for incoming, _ in files:
            assert incoming.source is not None
            if incoming.survey is None:
                counts.update(section.kind for section in incoming.source.sections)
            noticed.update(said(warning) for warning in incoming.source.warnings)
        kinds = (
            ("heading", tr("Headings: {count}")), ("item", tr("List items: {count}")),
            ("page", tr("Pages: {count}")),
        )  # fmt: skip
        structure = [words.format(count=number(counts[kind])) for kind, words in kinds if counts[kind]]
        lines = [f"⚠ {words}" + (f" ({number(n)})" if n > 1 else "") for words, n in noticed.most_common(20)]
        self.structure.setText(" · ".join(structure))
        self.warnings.setText("\n".join(lines))
        self.structure.setVisible(bool(structure))
        self.warnings.setVisible(bool(lines))
        self.headings["noticed"].setVisible(bool(structure or lines))

    def _show_voices(self) -> None:
        scope = self._files.readable() if self.everywhere.isChecked() and self._chosen else self._chosen
        self.voices.set_scope(scope)
        rows = min(MOST_ROWS, max(1, self.voices.rowCount()))
        self.table.setFixedHeight(rows * ROW + self.table.horizontalHeader().sizeHint().height() + 2)
        speakers = self.voices.rowCount() - 1
        self.headings["speakers"].set_words(
            tr("Speakers and cases"), tr("%n speaker(s)", speakers) if speakers > 0 else ""
        )
        self._show_values()

    def _choose_first(self) -> None:
        rows = self.voices.rows
        first = next((at for at, row in enumerate(rows) if row.voice != WHOLE and not row.interviewer), 0)
        if rows:
            self.table.selectRow(first)

    def chosen_voices(self) -> list[VoiceRow]:
        """The rows of the table that are chosen; a value is set for all of them."""
        rows = sorted({index.row() for index in self.table.selectedIndexes()})
        return [self.voices.rows[row] for row in rows if row < len(self.voices.rows)]

    def _show_values(self) -> None:
        chosen = self.chosen_voices()
        names = [str(self.voices.index(self.voices.rows.index(row), NAME).data()) for row in chosen]
        common = set(chosen[0].values).intersection(*(row.values for row in chosen)) if chosen else set()
        self.values.setEnabled(bool(chosen))
        self.values.show_values(", ".join(names), sorted(common))
        self.values.set_variables(self._offered_variables())

    def _offered_variables(self) -> dict[str, list[str]]:
        """The project's variables, and those given in this import, with the values there are."""
        offered = {name: dict.fromkeys(values) for name, values in self._choices.items()}
        for _, said_of_file in self._files.files():
            for values in (said_of_file.values, *(voice.values for voice in said_of_file.voices.values())):
                for name, text in values.items():
                    offered.setdefault(name, {})[text] = None
        return {name: list(values) for name, values in offered.items()}

    def _offered_cases(self, voice: str) -> list[str]:
        """The project's cases and those given in this import, the likest to the speaker's or source's name first."""
        from rapidfuzz import process
        from rapidfuzz.utils import default_process

        given = (said_of_file for _, said_of_file in self._files.files())
        new = (case for each in given for case in (each.case, *(one.case for one in each.voices.values())) if case)
        known = list(dict.fromkeys((*self._cases, *new)))
        likest: list[str] = []
        for row in self._chosen[:1]:
            for wanted in filter(None, (voice, source_name(*self._files.file(row)))):
                found = process.extract(wanted, known, processor=default_process, limit=4, score_cutoff=SIMILAR)
                likest += [name for name, *_ in found]
        return list(dict.fromkeys((*likest, *sorted(known, key=str.casefold))))

    # What is said

    def _say(self, **words: object) -> None:
        self._files.change(self._chosen, lambda _, before: replace(before, **words))  # type: ignore[arg-type]  # its own fields

    def _rename(self) -> None:
        if len(self._chosen) != 1 or not self.name.isEnabled():
            return
        incoming, before = self._files.file(self._chosen[0])
        name = " ".join(self.name.text().split())
        if name and name != source_name(incoming, before):
            self._say(name=name)

    def _put_value(self, variable: str, text: str) -> None:
        def change(voice: str) -> Callable[[Incoming, Corrections], Corrections]:
            return lambda incoming, before: with_value(incoming, before, voice, variable, text)

        self.voices.change([row.voice for row in self.chosen_voices()], change)

    # Words

    def retranslate(self) -> None:
        with QSignalBlocker(self.kind), QSignalBlocker(self.language):
            self.kind.clear()
            for kind in SOURCE_KINDS:
                self.kind.addItem(kind_name(kind), kind)
            self.language.clear()
            for code in LANGUAGES:
                self.language.addItem(language_name(code), code)
        self.kind.setPlaceholderText(tr("different kinds"))
        self.language.setPlaceholderText(tr("different languages"))
        self.headings["noticed"].set_words(tr("Noticed"))
        self.labels["name"].setText(tr("Name"))
        self.labels["kind"].setText(tr("Kind"))
        self.labels["language"].setText(tr("Language"))
        self.columns.setText(tr("Columns…"))
        self.columns.setToolTip(tr("Which columns are variables, open answers or left out"))
        self.has_turns.setText(tr("Part the text into turns"))
        self.everywhere.setText(tr("The same in all files"))
        self.everywhere.setToolTip(tr("Shows the speakers of all files; what you change holds wherever they speak."))
        self.table.setAccessibleName(tr("Speakers and cases"))
        self.voices.retranslate()
        self.reload()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.table.setColumnHidden(WORDS, self.width() < ROOM_FOR_WORDS)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "labels"):
            self.retranslate()
        super().changeEvent(event)


def _language(incoming: Incoming, corrections: Corrections) -> str:
    read = incoming.source.language if incoming.source else ""
    return read if corrections.language is None else corrections.language


def _inset(*widgets: QWidget, margin: int = 16) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setContentsMargins(margin, 0, margin, 0)
    column.setSpacing(4)
    for widget in widgets:
        column.addWidget(widget)
    return column
