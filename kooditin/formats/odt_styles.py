"""What the styles of an OpenDocument text say: bold, hidden, how lists and headings are numbered; and its headers."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

NAMES = "{urn:oasis:names:tc:opendocument:xmlns:"
TEXT, TABLE, DRAW = f"{NAMES}text:1.0}}", f"{NAMES}table:1.0}}", f"{NAMES}drawing:1.0}}"
STYLE, OFFICE = f"{NAMES}style:1.0}}", f"{NAMES}office:1.0}}"
_FO = f"{NAMES}xsl-fo-compatible:1.0}}"
DC = "{http://purl.org/dc/elements/1.1/}"
HIDDEN = "none"


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a document that hold text or say how it looks."""

    content: "_Element"
    styles: "_Element | None" = None


@dataclass(slots=True)
class Style:
    parent: str = ""
    bold: bool | None = None
    hidden: bool | None = None


@dataclass(slots=True)
class Styles:
    by_name: dict[tuple[str, str], Style] = field(default_factory=dict)
    levels: dict[str, dict[int, "_Element"]] = field(default_factory=dict)
    chapters: dict[int, "_Element"] = field(default_factory=dict)  # how the headings of each level are numbered


def count_of(value: str | None) -> int:
    """A whole number that an attribute gives; 1 where it gives none."""
    return int(value) if value and value.isascii() and value.isdigit() and len(value) < 7 else 1


def styles_of(parts: Parts) -> Styles:
    """Paragraph and text styles and the levels of list styles; those of the content last, as they are used there."""
    styles = Styles()
    for root in (parts.styles, parts.content):
        if root is None:
            continue
        for style in root.iter(f"{STYLE}style"):
            looks = style.find(f"{STYLE}text-properties")
            weight = looks.get(f"{_FO}font-weight") if looks is not None else None
            display = looks.get(f"{TEXT}display") if looks is not None else None
            styles.by_name[style.get(f"{STYLE}family", ""), style.get(f"{STYLE}name", "")] = Style(
                style.get(f"{STYLE}parent-style-name", ""),
                None if weight is None else weight == "bold" or weight in ("600", "700", "800", "900"),
                None if display is None else display == HIDDEN,
            )
        for each in root.iter(f"{TEXT}list-style"):
            styles.levels[each.get(f"{STYLE}name", "")] = {count_of(level.get(f"{TEXT}level")): level for level in each}
        for level in root.iter(f"{TEXT}outline-level-style"):
            styles.chapters[count_of(level.get(f"{TEXT}level"))] = level
    return styles


def header_words(styles: "_Element | None") -> str:
    """The words of the first header or footer that has letters."""
    for name in ("header", "footer", "header-left", "footer-left", "header-first", "footer-first"):
        for part in styles.iter(f"{STYLE}{name}") if styles is not None else ():
            words = " ".join(map(str, part.itertext()))
            if part.get(f"{STYLE}display") != "false" and any(map(str.isalpha, words)):
                return words
    return ""
