"""Surveys of other programs in the wizard: all columns are seen, and what it says comes true in the import."""

from pathlib import Path

import pytest
from PySide6.QtTest import QAbstractItemModelTester

from kooditin.exchange.surveys import survey_batch
from kooditin.gui.materials.survey_model import COLUMN_ROLE, FACTS_ROLE
from kooditin.gui.materials.survey_wizard import SurveyWizard

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal
FILES = Path(__file__).parent.parent / "data" / "formats"
SURVEYS = (
    "K2016__jaksopalautteet__scratch-1.csv",
    "K2016__loppupalaute__python.csv",
    "S2015__koodiaapinen-taustakysely-lyhennetty.csv",
    "S2015__koodiaapinen-tutkimuskysely-osa1-anonymisoitu.csv",
    "S2015__maakunnat.ods",
    "S2015__maakunnat.xls",
    "cases456.xlsx",
    "kysely.sav",
)


@pytest.mark.parametrize("name", SURVEYS)
def test_what_the_wizard_says_of_a_survey_comes_true(qtbot, name: str) -> None:
    wizard = SurveyWizard(imports=True)
    qtbot.addWidget(wizard)
    tester = QAbstractItemModelTester(wizard.model, FATAL)
    wizard.show_file(FILES / name, {})
    wizard.show()
    qtbot.waitUntil(lambda: wizard.table is not None)
    qtbot.waitUntil(lambda: not (wizard.trial.is_busy or wizard._settle.isActive()))
    for row in range(wizard.model.rowCount()):
        wizard.sheet.go_to(row)
        index = wizard.model.index(row, 0)
        assert index.data(COLUMN_ROLE).heading == wizard.mapping().columns[row].heading
        assert index.data(FACTS_ROLE).answers or index.data(COLUMN_ROLE).role == "out"
    wizard.grab()
    mapping = wizard.mapping()
    batch = survey_batch(wizard.table, mapping, origin=name, sha256="", name=mapping.name)
    said = wizard.summary.text().split(" · ")
    assert int(said[0].split()[0].replace(",", "")) == len(batch.cases)
    assert int(said[2].split()[0]) == len(batch.variables)
    if batch.sources:
        assert wizard.preview.source_heading.fact.text().split()[0] == str(len(batch.sources))
        wizard.sheet.go_to(mapping.of_role("open")[0].index)
        shown = wizard.preview.text.toPlainText()
        first = batch.sources[0]
        assert shown.startswith(first.name)
        assert all(first.text[turn.start : turn.end] in shown for turn in first.turns[:2])
    assert tester.model() is wizard.model
