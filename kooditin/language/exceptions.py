"""Words whose base form in Universal Dependencies is not Voikko's."""

# The base forms of plural pronouns are those of the singular ones.
PRONOUNS = {"me": "minä", "te": "sinä", "he": "hän", "nämä": "tämä", "nuo": "tuo", "ne": "se"}
# Pronouns that keep -kin or -kaan in their base form, by Voikko's base form and the clitic.
WITH_CLITIC = {
    ("kuka", "kaan"): "kukaan", ("ken", "kaan"): "kukaan", ("mikä", "kaan"): "mikään", ("kumpi", "kaan"): "kumpikaan",
    ("kumpi", "kin"): "kumpikin", ("joka", "kin"): "jokin", ("joku", "kin"): "jokin", ("mikä", "kin"): "mikin",
}  # fmt: skip
# Adverbs that are no base form with a clitic, and degrees of adverbs.
ADVERBS = frozenset(
    "ainakin ainakaan alkuunkin alkuunkaan kaikin läheskään milloinkin milloinkaan ollenkaan tietenkin tietenkään "
    "varmaankin varmaankaan varsinkin varsinkaan jopa mitenkään sittenkin kuitenkin kuitenkaan miltei ikäänkuin "
    "niinkään kylläkin toisinaan suinkaan muutenkin muutenkaan joskin ehkäpä".split()
)
# Words that, alone, are adverbs and adpositions rather than forms of the nouns and adjectives they come from.
UNINFLECTED = frozenset(
    "paljon hyvin esimerkiksi jälkeen lopulta lisää noin ilman usein lisäksi tosin sinne puolesta kautta kovin "
    "samalla kerran kaikkein sijaan takaisin välillä suhteen huolimatta alle sisään silloin harvoin kotona esille "
    "täynnä samoin täysin kokonaan varmaan mennessä edellä totta todella miksi sillä vähän kohti varten yli ali läpi "
    "ympäri aikana".split()
)
FIXED = {
    "": {"minä": "minä", "sinä": "sinä", "on": "olla", "ei": "ei", "vuosi": "vuosi", "vuosikin": "vuosi"},
    "ADV": {"paremmin": "hyvin", "parhaiten": "hyvin", "vaikkapa": "vaikka"},
    "SCONJ": {"et": "että", "sillä": "sillä"},
    "PRON": {
        "molemmat": "molemmat", "molempien": "molemmat", "molempia": "molemmat", "molemmille": "molemmat",
        "kenelle": "kuka", "ken": "kuka",
    },
}  # fmt: skip
# Words that are plural in their base form, also as the last part of a compound; some only as a name (Yhdysvallat).
PLURALS = ("vaali", "markkina", "kasvo", "juhla", "aivo")
NAMES_IN_PLURAL = ("valta", "maa", "saari")
