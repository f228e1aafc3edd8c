"""Who speaks where in a transcript, for all readers: the credible ones among the labels that turn_labels finds.

Credible are labels that recur, that are shaped like a name among others, or that are known marks (H:, V1:,
Haastattelija:).
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from kooditin.formats.turn_labels import (
    PARTICLES,
    Label,
    is_known,
    is_shaped,
    labels_in,
    line_below,
    plain_label,
    timed_paragraphs,
)
from kooditin.formats.turn_times import may_hold_times, stamped_parts, with_times
from kooditin.qda.source import Span, Turn, trimmed
from kooditin.qda.speakers import is_interviewer

__all__ = ["find_turns", "is_interviewer"]

MOST_LINES = 200_000  # of a text in which speakers are looked for; the longest transcripts have some thousands
SPARSE = 50  # lines for each label; names rarer than that in a long text are its headings
_TITLE_ROOM = 60  # characters that a line of a title block has at most
# One word of a name alone on its line: letters in one usual case, a number, or a role in parentheses.
_NAME_WORD = re.compile(r"[^\W\d_](?:[^\W\d_A-ZÅÄÖ]*|[A-ZÅÄÖ]*)(?:[-'’.][^\W\d_]*)*|\d{1,3}|\([^()]*\)?|[^()]*\)")
_PERSON = re.compile(r"[ \t]*[A-ZÅÄÖ][\w'-]+(?: [A-ZÅÄÖ][\w'-]+){1,3}(?:,[^\n]*)?\s*(?:\n[^\n]*\s*)?")
_INLINE = frozenset(("colon", "timed", "tab", "bold"))
# Whole utterances that recur on lines of their own and name nobody.
_FILLERS = frozenset(
    "joo juu niin kyllä mm mhm ei eli no okei ok aivan just juuri jep joojoo kiitos hyvä selvä totta nii nauraa naurua "
    "naurahtaa tauko yes right okay yeah".split()
)


def find_turns(text: str, bold: Collection[Span] = ()) -> list[Turn]:
    """The turns of a transcript in text order; empty when it has no credible speaker labels.

    `text` is normal_text; `bold` are its bold spans (docx). A turn's span is its speech alone, trimmed; it goes on over
    the following paragraphs to the next label. Text before the first label belongs to no turn; nor do the times at the
    ends of turns and what a program writes after the last.
    """
    if not bold and not may_hold_times(text) and (plain := _plain_turns(text)):
        return plain
    if text.count("\n") > MOST_LINES:
        return []
    labels, times, lines = labels_in(text, sorted(bold))
    kept = _credible(labels, text, lines) if labels else []
    if not kept:
        marks = sorted([*timed_paragraphs(text), *times], key=lambda label: label.start)
        if len(marks) < 2:
            return stamped_parts(text)
        kept = marks
    return with_times(text, _turns(text, kept, times))


def _plain_turns(text: str) -> list[Turn]:
    """The turns of a text in which each line is "Name: speech" with a credible name; empty for any other.

    What the long way finds in such a text, in a quarter of the time: most transcripts are of this kind.
    """
    found: list[tuple[str, int, int]] = []  # the head of each line with its colon, and where its speech stands
    line, length = 0, len(text)
    while line < length:
        end = text.find("\n", line)
        if end < 0:
            end = length
        if line < end:
            colon = text.find(": ", line, end) + 1
            if not colon:
                return []
            speech = (colon + 1, end)
            if text[colon + 1 : colon + 2].isspace() or text[end - 1].isspace():
                speech = trimmed(Span(colon, end), text)
            found.append((text[line:colon], *speech))
        line = end + 1
    names = _plainly_credible(Counter([head for head, _, _ in found]))
    if not names or found[0][2] - found[0][1] <= _TITLE_ROOM:
        return []
    return [Turn(start, end, names[head]) for head, start, end in found if start < end]


def _plainly_credible(heads: Counter[str]) -> dict[str, str]:
    """The name that each head of a line means; empty unless every one is credible and means another speaker."""
    if heads.total() < 2:
        return {}
    names: dict[str, str] = {}
    labels: dict[str, tuple[Label, int]] = {}
    for head, count in heads.items():
        label = plain_label(head)
        if label is None or label.key in labels:
            return {}
        labels[label.key] = label, count
        names[head] = label.name
    known = sum(is_known(name) for name in names.values())
    credible = (_is_sure(label, n, known) or (n > 1 and _is_likely(label)) for label, n in labels.values())
    return names if all(credible) else {}


def _credible(labels: Sequence[Label], text: str, lines: int) -> list[Label]:
    """The labels that mark speakers: those with speech on their line or a time, else names alone, else brackets."""
    if all(label.style == "colon" for label in labels):
        return _inline(labels, text, lines)
    inline = _inline([label for label in labels if label.style in _INLINE], text, lines)
    alone = _alone([label for label in labels if label.style == "alone"], text)
    if inline or alone:
        return inline if len(inline) >= len(alone) else alone
    return _brackets([label for label in labels if label.style == "bracket"], lines)


def _inline(labels: Sequence[Label], text: str, lines: int) -> list[Label]:
    if 0 < sum(label.style == "tab" for label in labels) * 2 < lines:
        labels = [label for label in labels if label.style != "tab" or is_known(label.name)]
    counts = Counter([label.key for label in labels])
    forms = {(label.name, label.style, label.bold, label.bracketed): label for label in labels}.values()
    known = len({label.key for label in forms if is_known(label.name)})
    sure = {label.key for label in forms if _is_sure(label, counts[label.key], known)}
    likely = sure | {label.key for label in forms if counts[label.key] >= 2 and _is_likely(label)}
    spoken = [label for label in labels if label.key in likely]
    if len(spoken) < 2:
        return []
    apart = sum(label.apart for label in spoken) >= 2
    chosen = [
        label for label in labels if label.key in likely or (apart and label.apart) or _speaks_once(label, spoken)
    ]
    if not sure and len({label.key for label in chosen}) == 1 and len(chosen) * 2 < lines:
        return []
    if not known and len(chosen) * SPARSE < lines:
        return []
    if apart and _is_programme(chosen, text):
        return []
    return _without_title_block(chosen, counts, text)


def _is_programme(labels: Sequence[Label], text: str) -> bool:
    """Whether what looks like names with times mostly has nothing under it, as the points of a programme."""
    bare = sum(not text[label.speech : after.start].strip() for label, after in pairwise(labels) if label.apart)
    return bare * 2 > len(labels)


def _is_sure(label: Label, count: int, known: int) -> bool:
    """Known marks (`known` of them are told apart), names with a time, two words in capitals: credible at once."""
    if is_known(label.name):
        return count >= 2 or len(label.name) > 1 or (known >= 2 and label.name in "HVKIhvki")
    words = label.name.split()
    if label.style == "timed" and label.name[:1].isupper():
        return count >= 2 or label.bracketed or (len(words) > 1 and (not label.apart or is_shaped(label.name)))
    if label.style == "colon" and label.name.isupper() and 2 <= len(words) <= 4 and not _has_digit(label.name):
        return all(len(word) > 1 for word in words)
    return count >= 2 and label.bold


def _is_likely(label: Label) -> bool:
    """A form that a recurring name can have; in a table, a small letter alone is one of a figure's parts."""
    if label.style == "tab":
        return len(label.name) > 1 or label.name.isupper()
    return label.apart or label.name[:1].isupper() or label.name.islower()


def _has_digit(name: str) -> bool:
    return any(char.isdigit() for char in name)


def _speaks_once(label: Label, spoken: Sequence[Label]) -> bool:
    """Who speaks only once among others: a bold name, one with a time, in capitals, or of two to four words."""
    words = label.name.split("(")[0].split()
    capitalised = bool(words) and all(word[:1].isupper() for word in words if word not in PARTICLES)
    if label.style == "bold":
        return False
    if label.bold:
        return capitalised or label.start > spoken[0].start
    if not capitalised or (label.start < spoken[0].start and label.room < 40):
        return False
    if label.style in ("timed", "tab") or label.name.isupper():
        return True
    return 2 <= len(words) <= 4 and not _has_digit(label.name)


def _without_title_block(labels: list[Label], counts: Counter[str], text: str) -> list[Label]:
    """Leaves out "Haastattelija: Maija Mäki" at the head: a name and no speech, or a role that never returns."""
    while len(labels) > 3:
        first, following = labels[0], labels[1]
        if following.start - first.speech > _TITLE_ROOM or first.bold or first.seconds is not None:
            break
        if text[first.speech : following.start].rstrip().endswith("#"):  # f4's stamp after speech
            break
        names = _PERSON.fullmatch(text, first.speech, following.start) is not None
        names = names or is_known(text[first.speech : following.start].strip())  # "H: Haastattelija", a legend
        if not names and (counts[first.key] > 1 or len(first.name) < 4):
            break
        labels = labels[1:]
    return labels


def _alone(labels: Sequence[Label], text: str) -> list[Label]:
    """Names alone on their lines, each with speech somewhere below."""
    followed = [label for label in labels if text[label.speech : label.speech + 200].strip()]
    counts = Counter(label.key for label in followed)
    recurring = {label.key for label in followed if _stands_alone(label, counts[label.key])}
    if len(recurring) < 2 and not any(is_known(key) and counts[key] > 1 for key in recurring):
        recurring = {key for key in recurring if counts[key] >= 3 and len(key.split()) > 1}
    spoken = [label for label in followed if label.key in recurring]
    if not any(counts[label.key] > 1 for label in spoken):
        return []
    upper = all(label.name.isupper() for label in spoken)
    return [
        label
        for label in followed
        if label.key in recurring
        or (len(label.name.split()) in (2, 3) and label.name.isupper() == upper and _speaks_once(label, spoken))
    ]


def _stands_alone(label: Label, count: int) -> bool:
    if label.key in _FILLERS:
        return False
    if count < 2:
        return len(label.name) > 3 and is_known(label.name)
    if is_known(label.name):
        return True
    if not all(_NAME_WORD.fullmatch(word) for word in label.name.split()):
        return False
    if len(label.name) == 1 and label.name.islower():  # a part of a figure
        return False
    if label.bold or label.name.isupper():
        return True
    return label.name[:1].isupper() and (len(label.name.split()) > 1 or count >= 3)


def _brackets(labels: Sequence[Label], lines: int) -> list[Label]:
    """[id1]: with a digit, or on most lines; never [naurua]."""
    numbered = [label for label in labels if _has_digit(label.name)]
    if len(numbered) >= 2:
        return numbered
    named = [label for label in labels if label.name[:1].isupper()]
    return named if len(named) >= 2 and len(named) * 2 >= lines else []


def _turns(text: str, labels: Sequence[Label], times: Sequence[Label]) -> Iterator[Turn]:
    """The speech between labels; a time alone above a label, or under a name alone, is that turn's time."""
    spelling: dict[str, str] = {}
    above = {line_below(text, time): time for time in times}
    below = {time.start - 1: time for time in times}
    ends = [label.start for label in labels[1:]]
    if above:
        ends = [above[end].start if end in above else end for end in ends]
    for (line, start, name, key, _, seconds, *_), end in zip(labels, [*ends, len(text)], strict=False):
        if seconds is None and above:
            if start in below and name:
                start, seconds = below[start].speech, below[start].seconds
            elif line in above:
                seconds = above[line].seconds
        speech = text[start:end].rstrip()
        if speech[:1].isspace():
            start += len(speech) - len(speech.lstrip())
            speech = speech.lstrip()
        if speech:
            yield Turn(start, start + len(speech), spelling.setdefault(key, name) if name else None, seconds)
