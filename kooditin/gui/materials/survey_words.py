"""What the survey wizard calls roles, types and the facts of a column."""

from kooditin.gui.bridge.i18n import number, said, tr
from kooditin.gui.materials.survey_reading import Opened
from kooditin.qda.survey import ColumnRole, SurveyColumn, SurveyMapping, SurveyTable
from kooditin.qda.survey_edits import ColumnKind
from kooditin.qda.survey_facts import ColumnFacts

MOST_NAMED = 5


def role_name(role: ColumnRole) -> str:
    """What becomes of a column, in a word."""
    return {
        "id": tr("Identifier"),
        "variable": tr("Variable"),
        "open": tr("Open answer"),
        "out": tr("Leave out"),
    }[role]


def kind_name(kind: ColumnKind) -> str:
    """The type of a variable."""
    return {
        "text": tr("Text"),
        "choice": tr("Choice"),
        "several": tr("Several choices"),
        "integer": tr("Whole number"),
        "number": tr("Number"),
        "date": tr("Date"),
        "yesno": tr("Yes or no"),
    }[kind]


def facts_words(facts: ColumnFacts) -> str:
    """How many answers, and how many different ones where that says more: 331 answers, 5 different."""
    if not facts.answers:
        return tr("no answers")
    words = tr("%n answer(s)", facts.answers)
    different = len(facts.different)
    if different == facts.answers:
        return words
    many = tr("{count} different").format(count=number(different)) if different > 1 else tr("all the same")
    return f"{words}, {many}"


def reason_words(column: SurveyColumn) -> str:
    """Why the role is proposed; "" where a person chose it."""
    return said(column.reason) if column.reason else ""


def counts_words(table: SurveyTable, mapping: SurveyMapping) -> str:
    """How much would come in: 412 respondents, 3 open questions, 11 variables, 2 columns left out."""
    respondents = len(table.rows) - mapping.header_rows
    parts = [tr("%n respondent(s)", respondents).replace(str(respondents), number(respondents))]
    parts.append(tr("%n open question(s)", len(mapping.of_role("open"))))
    parts.append(tr("%n variable(s)", sum(1 + len(c.choices) * bool(c.several) for c in mapping.of_role("variable"))))
    if left_out := len(mapping.of_role("out")):
        parts.append(tr("%n column(s) left out", left_out))
    return " · ".join(parts)


def opened_words(opened: Opened) -> str:
    """What did not go as a saved mapping says; "" where all did."""
    lines = []
    if opened.lost:
        names = ", ".join(f"”{column.heading}”" for column in opened.lost[:MOST_NAMED])
        lines.append(tr("%n column(s) of these settings are not in this survey:", len(opened.lost)) + f" {names}")
    if opened.new:
        names = ", ".join(f"”{column.heading}”" for column in opened.new[:MOST_NAMED])
        lines.append(tr("%n column(s) are new, see what is proposed for them:", len(opened.new)) + f" {names}")
    return "\n".join(lines)
