"""What a suggestion rests on, in words: a rule, the code's own examples, or little more than the code's name.

A share of how likely it is right is told only where the code has examples enough to say so.
"""

from collections.abc import Iterable, Mapping

from kooditin.gui.bridge.i18n import tr
from kooditin.gui.bridge.wording import percent
from kooditin.qda.suggestion import Ranked, Reason
from kooditin.qda.suggestion_messages import NAMES, OWN, Threshold

Thresholds = Mapping[int, Threshold]  # by code id


def by_code(thresholds: Iterable[Threshold]) -> Thresholds:
    """The thresholds by the ids of their codes."""
    return {each.code: each for each in thresholds}


def has_own_examples(code: int, thresholds: Thresholds) -> bool:
    """Whether a code has examples enough of its own to go by; not so where nothing is known of it yet."""
    found = thresholds.get(code)
    return found is not None and found.basis == OWN


def is_by_rule(reasons: Iterable[Reason]) -> bool:
    """Whether a code is suggested because a rule says so."""
    return any(reason.kind == "rule" for reason in reasons)


def likely_words(ranked: Ranked, thresholds: Thresholds) -> str:
    """How likely a code is right as a share, or in short what it goes by instead."""
    if is_by_rule(ranked.reasons):
        return tr("by a rule")
    return percent(ranked.score) if has_own_examples(ranked.code, thresholds) else tr("by its name")


def is_by_name(code: int, reasons: Iterable[Reason], thresholds: Thresholds) -> bool:
    """Whether a code is suggested mostly by its name and definition."""
    return not is_by_rule(reasons) and not has_own_examples(code, thresholds)


def basis_line(found: Threshold | None) -> str:
    """In one line what suggestions of a code with few examples go by."""
    if found is None or not found.examples:
        return tr("No examples yet: suggested by the code’s name and definition.")
    return tr("Only %n example(s) yet: suggested mostly by the code’s name and definition.", found.examples)


def basis_words(found: Threshold) -> str:
    """What the suggestions of a code rest on, and what follows from that."""
    if found.basis == OWN:
        if found.precision is None:
            return tr(
                "This code’s own examples are nowhere found as often right as you want. It is suggested only where "
                "the examples of all codes together say that it is."
            )
        return tr("Measured on this code’s own examples")
    words = [basis_line(found)]
    if found.basis != NAMES:
        words.append(tr("The examples of the other codes count too."))
    words.append(tr("How often that is right cannot be told before the code has ten examples."))
    return " ".join(words)
