"""Words that say little of what a text is about, by base form; users add their own to a project."""

_FINNISH = """
ja tai mutta että jos kun kuin niin vaikka koska eli sekä vaan vai eikä joten kunnes jotta mikäli siis sillä taikka ynnä
olla ei saada voida pitää tulla alkaa mennä tehdä antaa ottaa laittaa panna käydä jäädä täytyä taitaa haluta sanoa
tietää luulla ajatella tuntea näyttää tuntua tarkoittaa
minä sinä hän me te he se tämä tuo ne nämä nuo joka mikä kuka kumpi jompikumpi itse joku jokin kukin kumpikin kukaan
mikään molemmat toinen kaikki moni muu sama eräs muutama jokainen koko usea sellainen semmoinen tällainen tämmöinen
tuollainen tuommoinen millainen minkälainen jollainen samanlainen erilainen
tässä tästä tähän tällä tältä tälle tuossa tuosta tuohon tuolla tuolta tuonne siinä siitä siihen siellä sieltä sinne
täällä täältä tänne missä mistä mihin minne milloin miten miksi kuinka jossa josta johon
nyt sitten silloin joskus aina usein koskaan heti kohta vielä jo juuri taas yhä enää ensin lopulta yleensä jatkuvasti
kyllä joo juu jees niinku niinkuin tota tuota no nii ihan aika melko varsin hyvin tosi todella oikein kovin liian
enemmän eniten vähän paljon enempi vähemmän myös myöskin lisäksi edes ainakin vain ainoastaan lähinnä melkein noin
ehkä varmaan varmasti kai tietysti tietenkin toki toisaalta kuitenkin silti tosin esimerkiksi esim jotenkin jotain
jossain jonkin joskin ikään näin noin siten täten oikeastaan periaatteessa käytännössä itse itsekin sinänsä muuten
yli alle ennen jälkeen aikana kautta kanssa kohti kohdalla mukaan mukana varten vasten vastaan lähellä lähelle
takia vuoksi puolesta sijaan sisällä ulkona välillä keskellä edessä takana päällä alla luona luo ilman asti saakka
suhteen osalta liittyen koskien
yksi kaksi kolme neljä viisi ensimmäinen
siälä siäl siel tääl tual tualla täälä ku et ni mut kans sillai sillee semmonen tommonen tämmönen sellanen vaa viel
hei moi okei ok öö öh mm mmm hmm ai aha ahaa niinpä juurikin just sit emt jne ym yms ns tms jms
pois päin tätä sitä niitä
asia juttu
"""
_ENGLISH = """
the a an and or but if because as of at by for with about against between into through during before after above below
to from up down in out on off over under again further then once here there when where why how all any both each few
more most other some such no nor not only own same so than too very can will just should now be have do would could
may might must shall i you he she it we they me him her us them my your his its our their this that these those what
which who whom one get go like know think yeah yes well okay really also
"""
_SWEDISH = """
och eller men att om när än så eftersom därför fast utan både inte vara ha bli få kunna skola vilja måste göra komma gå
jag du han hon den det vi ni de man mig dig honom henne oss er dem sig min din hans hennes sin vår deras denna detta
dessa som vad vem vilken här där nu då ju nog väl också bara mycket lite mer mest någon något några ingen all många
i på av för med till från vid under över efter före mellan mot hos genom ja nej jo alltså liksom typ
"""

FINNISH, ENGLISH, SWEDISH = (frozenset(words.split()) for words in (_FINNISH, _ENGLISH, _SWEDISH))


def stop_words(languages: frozenset[str] = frozenset(("fi",))) -> frozenset[str]:
    """The words to be left out for texts in these languages ("fi", "en", "sv")."""
    known = {"fi": FINNISH, "en": ENGLISH, "sv": SWEDISH}
    return frozenset().union(*(known.get(language, frozenset()) for language in languages))
