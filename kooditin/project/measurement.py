"""The newest measurement of how good suggestions are, as a preference: it says something of the file and is no act."""

import json
from typing import NamedTuple

from kooditin.project.preferences import Preferences
from kooditin.qda.suggestion_messages import Assessment, assessment_message, assessment_of

_KEY = "suggestions' measurement"


class Measurement(NamedTuple):
    """What was measured, and when (UTC, ISO-8601). `assessment` says on how many examples, and what was wanted."""

    time: str
    assessment: Assessment


def keep(preferences: Preferences, whose: str, measurement: Measurement) -> None:
    """Puts it in the place of the one before; `whose` work it was learned from. Raises Refused as preferences do."""
    kept = {"time": measurement.time, "assessment": assessment_message(measurement.assessment)}
    preferences.put(f"{_KEY} {whose}", json.dumps(kept))


def newest(preferences: Preferences, whose: str) -> Measurement | None:
    """The one kept, if any; None also for one of a version that measured other things."""
    text = preferences.get(f"{_KEY} {whose}")
    if not text:
        return None
    kept = json.loads(text)
    try:
        return Measurement(kept["time"], assessment_of(kept))
    except (TypeError, ValueError):
        return None
