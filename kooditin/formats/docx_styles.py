"""What the styles of a Word document say of their paragraphs and runs: bold, hidden, a heading of which level."""

import re
from typing import TYPE_CHECKING

from kooditin.formats.docx_package import W

if TYPE_CHECKING:
    from lxml.etree import _Element

_OFF = frozenset(("0", "false", "off", "none"))
_DEEPEST = 20  # styles based on one another
# Word stores its own headings under English names; other programs write those of their language.
_HEADING = re.compile(r"(?:heading|otsikko|rubrik|überschrift|titre)[ _]?(\d)", re.IGNORECASE)


def is_on(properties: "_Element | None", name: str) -> bool | None:
    """A switch among properties: True, False, or None when it is not set."""
    found = properties.find(f"{W}{name}") if properties is not None else None
    return None if found is None else found.get(f"{W}val", "1").lower() not in _OFF


def value(properties: "_Element | None", name: str) -> str:
    """The value of a property, "" where it is not set."""
    found = properties.find(f"{W}{name}") if properties is not None else None
    return "" if found is None else found.get(f"{W}val", "")


def styles_with(styles: "_Element | None", switch: str) -> frozenset[str]:
    """The ids of the styles that turn the switch on, themselves or by what they are based on."""
    if styles is None:
        return frozenset()
    own = {name: is_on(style.find(f"{W}rPr"), switch) for name, style in _by_id(styles).items()}
    based = _based_on(styles)

    def decided(name: str, depth: int = 0) -> bool:
        here = own.get(name)
        if here is not None or depth > _DEEPEST or not based.get(name):
            return bool(here)
        return decided(based[name], depth + 1)

    return frozenset(name for name in own if decided(name))


def heading_levels(styles: "_Element | None") -> dict[str, int]:
    """The level, from 1, of each style of headings, by its id; by its outline level, else by its name."""
    if styles is None:
        return {}
    own = {name: _own_level(style) for name, style in _by_id(styles).items()}
    based = _based_on(styles)

    def decided(name: str, depth: int = 0) -> int:
        here = own.get(name)
        if here is not None or depth > _DEEPEST or not based.get(name):
            return here or 0
        return decided(based[name], depth + 1)

    return {name: level for name in own if (level := decided(name))}


def outline_level(properties: "_Element | None") -> int | None:
    """The level, from 1, that paragraph properties set; 0 for running text, None where they say nothing."""
    level = value(properties, "outlineLvl")
    return (int(level) + 1 if int(level) < 9 else 0) if level.isascii() and level.isdigit() else None


def _own_level(style: "_Element") -> int | None:
    level = outline_level(style.find(f"{W}pPr"))
    if level is not None:
        return level
    named = _HEADING.fullmatch(value(style, "name")) or _HEADING.fullmatch(style.get(f"{W}styleId", ""))
    return int(named[1]) or None if named is not None else None


def _by_id(styles: "_Element") -> dict[str, "_Element"]:
    return {style.get(f"{W}styleId", ""): style for style in styles.iter(f"{W}style")}


def _based_on(styles: "_Element") -> dict[str, str]:
    return {name: value(style, "basedOn") for name, style in _by_id(styles).items()}
