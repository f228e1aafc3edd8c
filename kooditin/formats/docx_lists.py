"""The bullets and numbers that Word shows before the paragraphs of lists but does not store in their text."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kooditin.formats.docx_package import W
from kooditin.formats.docx_styles import value
from kooditin.formats.list_marks import spelled

if TYPE_CHECKING:
    from lxml.etree import _Element


@dataclass(slots=True)
class _Level:
    form: str
    pattern: str
    start: int


@dataclass(slots=True)
class _List:
    """One numbering instance; instances of one abstract list share its counters unless they restart."""

    abstract: str
    levels: dict[int, _Level]
    restarts: set[int] = field(default_factory=set)


class Lists:
    """Counts the list paragraphs in the order of the text; `mark` gives what stands before each."""

    def __init__(self, numbering: "_Element | None", styles: "_Element | None") -> None:
        self._lists = _read_lists(numbering)
        self._by_style = _numbered_styles(styles)
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def mark(self, properties: "_Element | None") -> tuple[str, int]:
        """ "• ", "1. " or the like before this paragraph, and its level from 1; "" and 0 when it is in no list."""
        name, depth = self._place(properties)
        numbering = self._lists.get(name)
        level = numbering.levels.get(depth) if numbering is not None else None
        if numbering is None or level is None or level.form == "none":
            return "", 0
        if level.form == "bullet":
            return "• ", depth + 1
        counts = self._counts.setdefault(numbering.abstract, {})
        if depth in numbering.restarts and (name, depth) not in self._begun:
            counts.pop(depth, None)
        self._begun.add((name, depth))
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [other for other in counts if other > depth]:
            del counts[deeper]
        mark = level.pattern
        for other, shape in numbering.levels.items():
            number = counts.get(other, shape.start)
            mark = mark.replace(f"%{other + 1}", spelled(number, shape.form))
        return (f"{mark.strip()} ", depth + 1) if mark.strip() else ("", 0)

    def _place(self, properties: "_Element | None") -> tuple[str, int]:
        if properties is None:
            return "", 0
        style = properties.find(f"{W}pStyle")
        name, depth = self._by_style.get(style.get(f"{W}val", "") if style is not None else "", ("", 0))
        own = properties.find(f"{W}numPr")
        if own is not None:
            own_name, own_depth = _reference(own)
            name, depth = own_name or name, own_depth if own_depth is not None else depth
        return name, depth


def _reference(reference: "_Element") -> tuple[str, int | None]:
    name, depth = reference.find(f"{W}numId"), reference.find(f"{W}ilvl")
    return (
        name.get(f"{W}val", "") if name is not None else "",
        _number(depth.get(f"{W}val")) if depth is not None else None,
    )


def _number(value: str | None, otherwise: int = 0) -> int:
    try:
        return int(value or "")
    except ValueError:
        return otherwise


def _numbered_styles(styles: "_Element | None") -> dict[str, tuple[str, int]]:
    numbered: dict[str, tuple[str, int]] = {}
    for style in styles.iter(f"{W}style") if styles is not None else ():
        reference = style.find(f"{W}pPr/{W}numPr")
        if reference is not None:
            name, depth = _reference(reference)
            numbered[style.get(f"{W}styleId", "")] = name, depth or 0
    return numbered


def _read_lists(numbering: "_Element | None") -> dict[str, _List]:
    if numbering is None:
        return {}
    by_style = {value(each, "styleLink"): each for each in numbering.iter(f"{W}abstractNum")}
    abstract = {
        each.get(f"{W}abstractNumId", ""): _levels(by_style.get(value(each, "numStyleLink") or "-", each))
        for each in numbering.iter(f"{W}abstractNum")
    }
    lists: dict[str, _List] = {}
    for each in numbering.iter(f"{W}num"):
        reference = each.find(f"{W}abstractNumId")
        name = reference.get(f"{W}val", "") if reference is not None else ""
        found = _List(name, dict(abstract.get(name, {})))
        for override in each.iter(f"{W}lvlOverride"):
            depth = _number(override.get(f"{W}ilvl"))
            found.levels.update(_levels(override))
            start = override.find(f"{W}startOverride")
            if start is not None and depth in found.levels:
                level = found.levels[depth]
                found.levels[depth] = _Level(level.form, level.pattern, _number(start.get(f"{W}val"), 1))
                found.restarts.add(depth)
        lists[each.get(f"{W}numId", "")] = found
    return lists


def _levels(parent: "_Element") -> dict[int, _Level]:
    levels = {}
    for level in parent.findall(f"{W}lvl"):
        form, text, start = (level.find(f"{W}{name}") for name in ("numFmt", "lvlText", "start"))
        levels[_number(level.get(f"{W}ilvl"))] = _Level(
            form.get(f"{W}val", "decimal") if form is not None else "decimal",
            text.get(f"{W}val", "") if text is not None else "",
            _number(start.get(f"{W}val"), 1) if start is not None else 1,
        )
    return levels
