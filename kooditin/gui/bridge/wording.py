"""Times, sizes and kinds in the words of the window's language."""

from PySide6.QtCore import QDate, QDateTime, QLocale, Qt, QTimeZone

from kooditin.gui.bridge.i18n import tr
from kooditin.language.foreign import has_word_list

_CLOCK = {QLocale.Language.Finnish: "H.mm"}
_SECONDS = {QLocale.Language.Finnish: "H.mm.ss"}
_DAY = {QLocale.Language.Finnish: "d.M.yyyy"}


_LANGUAGES = {
    "": lambda: tr("Not known"),
    "fi": lambda: tr("Finnish"),
    "sv": lambda: tr("Swedish"),
    "en": lambda: tr("English"),
    "se": lambda: tr("Northern Sámi"),
    "et": lambda: tr("Estonian"),
    "ru": lambda: tr("Russian"),
    "uk": lambda: tr("Ukrainian"),
    "ar": lambda: tr("Arabic"),
    "so": lambda: tr("Somali"),
    "de": lambda: tr("German"),
    "fr": lambda: tr("French"),
    "es": lambda: tr("Spanish"),
}
LANGUAGES = tuple(_LANGUAGES)  # those offered


def language_name(code: str) -> str:
    """The language of an ISO 639-1 code; by its own name where it is not among those offered."""
    return _LANGUAGES[code]() if code in _LANGUAGES else QLocale(code).nativeLanguageName() or code


def language_note(code: str) -> str:
    """What is to be known of the base forms of texts in a language, where they are not read like Finnish."""
    if code == "fi":
        return ""
    if not code:
        return tr("Read as Finnish")
    if has_word_list(code):
        return tr("Base forms by a word list; no tagger reads the sentences")
    return tr("No base forms are known; words are found as they are written")


def local_moment(utc: str) -> str:
    """A stored UTC time on the user's clock, with the day in a word where one will do: today 10.42."""
    local = _local(utc)
    return day_and_clock(local) if local.isValid() else ""


def local_clock(utc: str) -> str:
    """A stored UTC time as the user's clock shows it, to the second: 10.42.07."""
    return QLocale().toString(_local(utc), _SECONDS.get(QLocale().language(), "HH:mm:ss"))


def _local(utc: str) -> QDateTime:
    moment = QDateTime.fromString(utc[:19], Qt.DateFormat.ISODate)
    moment.setTimeZone(QTimeZone.utc())
    return moment.toLocalTime()


def day_and_clock(local: QDateTime) -> str:
    """Today 10.42, yesterday 9.05 or 14.3.2026 16.30."""
    language = QLocale().language()
    clock = QLocale().toString(local.time(), _CLOCK.get(language, "HH:mm"))
    days = local.date().daysTo(QDate.currentDate())
    if days == 0:
        return tr("today {time}").format(time=clock)
    if days == 1:
        return tr("yesterday {time}").format(time=clock)
    return f"{QLocale().toString(local.date(), _DAY.get(language, 'd MMM yyyy'))} {clock}"


def kind_name(kind: str) -> str:
    """One source of the kind, e.g. Interview."""
    return {
        "interview": tr("Interview"),
        "workshop": tr("Workshop"),
        "survey": tr("Survey"),
        "report": tr("Report"),
        "notes": tr("Notes"),
    }.get(kind, kind)


def kind_heading(kind: str) -> str:
    """All sources of the kind, e.g. Interviews."""
    return {
        "interview": tr("Interviews"),
        "workshop": tr("Workshops"),
        "survey": tr("Surveys"),
        "report": tr("Reports"),
        "notes": tr("Field notes"),
    }.get(kind, kind)


def origin_name(origin: str) -> str:
    """How a coding came to be."""
    return {
        "manual": tr("coded by hand"),
        "suggested": tr("accepted suggestion"),
        "auto": tr("coded automatically"),
        "imported": tr("imported"),
    }.get(origin, origin)


def percent(share: float) -> str:
    """A share (0–1) in whole percent as the language writes it: 86 %, in English 86%."""
    space = "\u00a0" if QLocale().language() == QLocale.Language.Finnish else ""
    return f"{round(share * 100)}{space}%"


def menu_words(name: str) -> str:
    """A name as menus and tabs take it: there a single & would mark the next letter as a key."""
    return name.replace("&", "&&")
