"""Who among the speakers asks the questions, guessed from the marks that transcribers use."""

import re
from collections.abc import Collection

_ASKERS = (
    r"(?:\w+)?haastattelija|haast\.?|hst|h|int\.?|i|interviewer|tutkija|researcher|moderaattori|moderator|"
    r"fasilitaattori|facilitator|kysyjä|kysymys|q"
)
_INTERVIEWER = re.compile(rf"(?:{_ASKERS})(?: ?\d)?(?: ?\(.*\))?", re.IGNORECASE)
_ANSWERER = re.compile(r"v ?\d*|vastaaja ?\d*|vastaus", re.IGNORECASE)


def is_interviewer(name: str, others: Collection[str] = ()) -> bool:
    """Whether the name marks the one who asks (H, Haastattelija, Interviewer, ...).

    K (kysyjä) does when one of the other speakers is V (vastaaja).
    """
    clean = name.strip().rstrip(":")
    if clean.casefold() in ("k", "k1", "k2"):
        return any(_ANSWERER.fullmatch(other.strip()) for other in others)
    return _INTERVIEWER.fullmatch(clean) is not None
