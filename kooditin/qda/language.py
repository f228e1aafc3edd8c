"""The language of a text, guessed from its commonest words."""

from collections import Counter

_LOOKED_AT = 1600  # characters
_FEWEST = 3  # common words, for a guess
_SHARE = 0.06  # of all words, likewise
# Words of one language that hardly any other of these has; those beside fi, sv and en keep their texts from being taken
# for one of them.
_WORDS = {
    "fi": "ja on ei se että mä niin kun oli mutta joo tai myös ovat mitä kyllä siis tää sit ole olen sitä niitä hän "
    "minä me ne joka jos vielä sen siinä nyt vaan ihan tota niinku eli mulla meillä olisi voi pitää sekä kuin hyvin "
    "kanssa tämä tässä sitten olla oo mun sun vähän tulee mukaan joita joiden hankkeen työn",
    "en": "the and of to is that it was you we with are this be have they but for not at what there i'm it's so just "
    "because would can your my our from which or an been were",
    "sv": "och att är inte för jag från också när mycket eller hur där här ju liksom någon något vara skulle kunna "
    "vad mig dig oss sig måste efter bara finns alla så blir",
    "et": "see et kui mis aga oma seda või ning ka väga ma olen meie nad mida",
    "de": "und der die das nicht ist ich mit auch ein eine wir zu den von sie auf für sich dass",
    "nb": "og ikke jeg fra også når mye eller noe hva meg oss må etter bare blir hvor er av en til som",
    "es": "que de la el los las y en un una por con para no se es",
    "fr": "et les des une est que dans pour pas qui sur le la un je",
    "nl": "het een van en niet dat ik zijn op voor met maar wat ook",
}
_GUESSED = ("fi", "en", "sv")
_BY_WORD: dict[str, tuple[str, ...]] = {
    word: tuple(language for language, words in _WORDS.items() if word in words.split())
    for words in _WORDS.values() for word in words.split()
}  # fmt: skip


def language_of(text: str) -> str:
    """ "fi", "en" or "sv" as the words at the text's beginning have it, "" where they leave it unsure."""
    words = text[:_LOOKED_AT].lower().split()
    counts = dict.fromkeys(_WORDS, 0)
    for languages, count in Counter(map(_BY_WORD.get, words)).items():
        for language in languages or ():
            counts[language] += count
    first, second = sorted(counts, key=counts.__getitem__, reverse=True)[:2]
    sure = counts[first] >= max(_FEWEST, _SHARE * len(words)) and counts[first] >= 1.5 * counts[second]
    return first if sure and first in _GUESSED else ""
