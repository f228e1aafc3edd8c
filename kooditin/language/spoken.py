"""Spoken Finnish in writing: the written form of a word as transcripts have it (oon → olen, tehään → tehdään).

A short table of the commonest words, then patterns of speech whose result counts only where Voikko knows it.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from kooditin.language.morphology import readings

_WRITTEN = dict(
    pair.split(">")
    for pair in """
    mä>minä mää>minä mie>minä miä>minä mun>minun mua>minua mut>minut mulla>minulla mulle>minulle multa>minulta
    mussa>minussa musta>minusta muhun>minuun sä>sinä sää>sinä sie>sinä siä>sinä sun>sinun sua>sinua sut>sinut
    sulla>sinulla sulle>sinulle sulta>sinulta sussa>sinussa susta>sinusta suhun>sinuun meijän>meidän
    teijän>teidän heijän>heidän meiän>meidän teiän>teidän heiän>heidän toi>tuo ton>tuon tota>tuota tolla>tuolla
    tolle>tuolle tossa>tuossa tosta>tuosta tohon>tuohon noi>nuo tää>tämä tän>tämän nää>nämä näitten>näiden
    noitten>noiden niitten>niiden oon>olen oot>olet ootte>olette oo>ole oisin>olisin ois>olisi oisit>olisit
    oltas>oltaisiin meen>menen meet>menet mee>mene tuun>tulen tuut>tulet tuu>tule paan>panen paat>panet
    tiiän>tiedän tiiä>tiedä tiiät>tiedät tiietään>tiedetään nään>näen näät>näet lähen>lähden lähet>lähdet
    pitäs>pitäisi täytys>täytyisi vois>voisi sais>saisi tulis>tulisi menis>menisi yks>yksi kaks>kaksi
    kolome>kolme viis>viisi kuus>kuusi seittemän>seitsemän kaheksan>kahdeksan yheksän>yhdeksän yhen>yhden
    kahen>kahden yhessä>yhdessä kahessa>kahdessa yhellä>yhdellä yhestä>yhdestä miks>miksi siks>siksi
    ykskään>yksikään vaiks>vaikka niinku>niin_kuin niinko>niin_kuin ku>kuin emmä>en_minä eiks>eikö onks>onko
    oliks>oliko sit>sitten sitte>sitten ees>edes tääl>täällä siel>siellä tual>tuolla täs>tässä siin>siinä
    mis>missä tost>tuosta siit>siitä semmonen>semmoinen tommonen>tommoinen tämmönen>tämmöinen millanen>millainen
    sellanen>sellainen vaa>vaan kyl>kyllä kans>kanssa kaa>kanssa just>juuri jotai>jotain jotaki>jotakin
    mitää>mitään
    """.split()
)
_VOWEL = "aeiouyäö"
# A pattern of speech and what is written for it; tried in this order, the first that the dictionary knows holds.
_PATTERNS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), written)
    for pattern, written in (
        (r"^(.*[^aeiouyäö])([ou])nen$", r"\1\2inen"),  # semmonen
        (r"^(.*)([aä])n(en|e[nt]|s[aeiouyäö].*|st[aä]|sia|siä)$", r"\1\2in\3"),
        (r"^(.*[oaöä])(nen|sen|set|sta|stä|sia|siä|sessa|sessä|sella|sellä|selle|seen|sissa|sissä)$", r"\1i\2"),
        (r"^(.*)(n[uy])$", r"\1\2t"),  # ollu is below; mennyt
        (r"^(.*)([lrs][uy])$", r"\1\2t"),  # ollu → ollut
        (r"^(.*)(t[uy])$", r"\1\2t"),
        (r"^(.*i)s$", r"\1si"), (r"^(.*)is$", r"\1aisi"), (r"^(.*)is$", r"\1äisi"),  # vois → voisi, haluis → haluaisi
        (r"^(.*[aä])s$", r"\1isi"),  # pitäs → pitäisi
        (r"^(.*[aä])sin$", r"\1isin"),
        (r"^(.*)ee$", r"\1ea"), (r"^(.*)ee$", r"\1eä"), (r"^(.*)ee([nt]|ssa|ssä|lla|llä|ks)$", r"\1ea\2"),
        (r"^(.*)ee([nt]|ssa|ssä|lla|llä|ks)$", r"\1eä\2"),
        (r"^(.*)oo$", r"\1oa"), (r"^(.*)öö$", r"\1öä"), (r"^(.*)uu$", r"\1ua"), (r"^(.*)yy$", r"\1yä"),
        (r"^(.*)ii$", r"\1ia"), (r"^(.*)ii$", r"\1iä"), (r"^(.*)aa$", r"\1ada"), (r"^(.*)ää$", r"\1ädä"),
        (r"^(.*[aeiouyäö]h)([aä]{2}n)$", r"\1d\2"),  # tehään
        (r"^(.*[aeiouyäö]h)([aeiouyäö].*)$", r"\1d\2"),  # kahen, yhessä
        (r"^(.*[aeiouyäö])j([aeiouyäö].*)$", r"\1d\2"),  # meijän
        (r"^(.*[aeiouyäö])r([aeiouyäö].*)$", r"\1d\2"),  # meirän
        (r"^(.*[aeiouyäö])([aeiouyäö].*)$", r"\1d\2"),  # tiän
        (r"^(.*)ks$", r"\1ksi"), (r"^(.*[aeiouyäö](?:ss|st|ll|lt))$", r"\1a"),
        (r"^(.*[aeiouyäö](?:ss|st|ll|lt))$", r"\1ä"), (r"^(.*)s$", r"\1ssa"), (r"^(.*)s$", r"\1ssä"),
        (r"^(.*)l$", r"\1lla"), (r"^(.*)l$", r"\1llä"), (r"^(.*)t$", r"\1tä"),
        (r"^(.*[aeiouyäö])$", r"\1n"),  # sitte, mutta olleskaa
    )
)  # fmt: skip


@lru_cache(50_000)
def written_form(form: str) -> str:
    """The written form of a word in lower case that the dictionary does not know; "" where none is found."""
    known = _WRITTEN.get(form)
    if known:
        return known.partition("_")[0]
    return next((candidate for candidate in _candidates(form) if _is_word(candidate)), "")


def common_form(form: str) -> str:
    """The written form of one of the commonest spoken words, also where it could be another word; else ""."""
    return _WRITTEN.get(form, "").partition("_")[0]


@lru_cache(200_000)
def as_written(form: str) -> str:
    """The word as it would be written: itself, unless it is among the commonest spoken ones or known only as spoken."""
    if not form[:1].isalpha():
        return form
    lower = form.lower()
    written = common_form(lower) or ("" if readings(lower) or readings(form) else written_form(lower))
    if not written:
        return form
    return written.capitalize() if form[:1].isupper() else written


def _candidates(form: str) -> Iterator[str]:
    if len(form) < 4:
        return
    for pattern, written in _PATTERNS:
        if pattern.match(form):
            yield pattern.sub(written, form)


def _is_word(form: str) -> bool:
    """Whether the dictionary knows it as one word or a compound of ordinary parts."""
    return any(len(reading.parts) <= 2 and all(len(part) > 2 for part in reading.parts) for reading in readings(form))
