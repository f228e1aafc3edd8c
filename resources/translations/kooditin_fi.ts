<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fi" sourcelanguage="en">
 <context>
  <name>kooditin</name>
  <message>
   <source> px</source>
   <translation> px</translation>
  </message>
  <message numerus="yes">
   <source>%n answer(s)</source>
   <translation>
    <numerusform>%n vastaus</numerusform>
    <numerusform>%n vastausta</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n case(s)</source>
   <translation>
    <numerusform>%n tapaus</numerusform>
    <numerusform>%n tapausta</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n case(s) deleted with their values. Their sources stay.</source>
   <translation>
    <numerusform>%n tapaus ja sen arvot poistettiin. Aineistot säilyvät.</numerusform>
    <numerusform>%n tapausta ja niiden arvot poistettiin. Aineistot säilyvät.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n case(s) merged into {name}. Values that differed are in its memo.</source>
   <translation>
    <numerusform>%n tapaus yhdistettiin tapaukseksi {name}. Eriävät arvot ovat sen muistiossa.</numerusform>
    <numerusform>%n tapausta yhdistettiin tapaukseksi {name}. Eriävät arvot ovat sen muistiossa.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n characters</source>
   <translation>
    <numerusform>%n merkki</numerusform>
    <numerusform>%Ln merkkiä</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n chosen</source>
   <translation>
    <numerusform>%n valittu</numerusform>
    <numerusform>%Ln valittu</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n code(s) imported.</source>
   <translation>
    <numerusform>Tuotiin %n koodi.</numerusform>
    <numerusform>Tuotiin %Ln koodia.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n code(s) with fewer than ten examples are suggested mostly by name and definition; how often that is right cannot be told code by code yet.</source>
   <translation>
    <numerusform>%n koodilla on alle kymmenen esimerkkiä. Sitä ehdotetaan lähinnä nimen ja määritelmän perusteella, eikä sen osuvuutta voi vielä arvioida.</numerusform>
    <numerusform>%n koodilla on alle kymmenen esimerkkiä. Niitä ehdotetaan lähinnä nimen ja määritelmän perusteella, eikä niiden osuvuutta voi vielä arvioida.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n codes</source>
   <translation>
    <numerusform>%n koodi</numerusform>
    <numerusform>%Ln koodia</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n coding(s)</source>
   <translation>
    <numerusform>%n koodaus</numerusform>
    <numerusform>%Ln koodausta</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n coding(s) went with it.</source>
   <translation>
    <numerusform>Sen mukana poistui %n koodaus.</numerusform>
    <numerusform>Sen mukana poistui %Ln koodausta.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n codings</source>
   <translation>
    <numerusform>%n koodaus</numerusform>
    <numerusform>%Ln koodausta</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n column(s) are new, see what is proposed for them:</source>
   <translation>
    <numerusform>Yksi sarake on uusi, katso mitä sille ehdotetaan:</numerusform>
    <numerusform>%n saraketta on uusia, katso mitä niille ehdotetaan:</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n column(s) came beyond the last variable and were left out. Add variables first.</source>
   <translation>
    <numerusform>%n sarake jäi viimeisen muuttujan ulkopuolelle eikä tullut mukaan. Lisää ensin muuttujia.</numerusform>
    <numerusform>%n saraketta jäi viimeisen muuttujan ulkopuolelle eikä tullut mukaan. Lisää ensin muuttujia.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n column(s) chosen</source>
   <translation>
    <numerusform>%n sarake valittu</numerusform>
    <numerusform>%n saraketta valittu</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n column(s) left out</source>
   <translation>
    <numerusform>%n sarake jää pois</numerusform>
    <numerusform>%n saraketta jää pois</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n column(s) of these settings are not in this survey:</source>
   <translation>
    <numerusform>Yhtä näiden asetusten saraketta ei ole tässä kyselyssä:</numerusform>
    <numerusform>%n näiden asetusten saraketta puuttuu tästä kyselystä:</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n different answer(s) do not fit</source>
   <translation>
    <numerusform>yksi vastaus ei sovi</numerusform>
    <numerusform>%n erilaista ei sovi</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n different answer(s) do not fit the type:</source>
   <translation>
    <numerusform>Yksi vastaus ei sovi tyyppiin:</numerusform>
    <numerusform>%n erilaista vastausta ei sovi tyyppiin:</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n example(s): {right} right, {covered} of passages get a suggestion.</source>
   <translation>
    <numerusform>%n esimerkki: osuu {right}, ehdotuksen saa {covered} kohdista.</numerusform>
    <numerusform>%n esimerkkiä: osuu {right}, ehdotuksen saa {covered} kohdista.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n excerpt(s) written to {name}.</source>
   <translation>
    <numerusform>%n ote vietiin tiedostoon {name}.</numerusform>
    <numerusform>%Ln otetta vietiin tiedostoon {name}.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n file(s)</source>
   <translation>
    <numerusform>%n tiedosto</numerusform>
    <numerusform>%Ln tiedostoa</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n file(s) are included already.</source>
   <translation>
    <numerusform>%n tiedosto on jo mukana.</numerusform>
    <numerusform>%Ln tiedostoa on jo mukana.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n file(s) could not be read.</source>
   <translation>
    <numerusform>%n tiedostoa ei voitu lukea.</numerusform>
    <numerusform>%Ln tiedostoa ei voitu lukea.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n file(s) of other kinds were passed over.</source>
   <translation>
    <numerusform>%n muunlainen tiedosto ohitettiin.</numerusform>
    <numerusform>%Ln muunlaista tiedostoa ohitettiin.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n file(s) wait: make or open a project, and they are imported into it.</source>
   <translation>
    <numerusform>%n tiedosto odottaa: luo tai avaa projekti, niin se tuodaan siihen.</numerusform>
    <numerusform>%Ln tiedostoa odottaa: luo tai avaa projekti, niin ne tuodaan siihen.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n file(s) were left out.</source>
   <translation>
    <numerusform>%n tiedosto jäi pois.</numerusform>
    <numerusform>%Ln tiedostoa jäi pois.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n hit(s)</source>
   <translation>
    <numerusform>%n osuma</numerusform>
    <numerusform>%Ln osumaa</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n left out</source>
   <translation>
    <numerusform>%n jäi pois</numerusform>
    <numerusform>%Ln jäi pois</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n more remark(s).</source>
   <translation>
    <numerusform>Lisäksi %n huomautus.</numerusform>
    <numerusform>Lisäksi %Ln huomautusta.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n new code(s) will be made.</source>
   <translation>
    <numerusform>Syntyy %n uusi koodi.</numerusform>
    <numerusform>Syntyy %n uutta koodia.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n open question(s)</source>
   <translation>
    <numerusform>%n avokysymys</numerusform>
    <numerusform>%Ln avokysymystä</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n passage(s) coded with {name}.</source>
   <translation>
    <numerusform>%n kohta sai koodin {name}.</numerusform>
    <numerusform>%Ln kohtaa sai koodin {name}.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n place(s)</source>
   <translation>
    <numerusform>%n kohta</numerusform>
    <numerusform>%n kohtaa</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n respondent(s)</source>
   <translation>
    <numerusform>%n vastaaja</numerusform>
    <numerusform>%Ln vastaajaa</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n respondent(s) became cases.</source>
   <translation>
    <numerusform>%n vastaajasta tuli tapaus.</numerusform>
    <numerusform>%Ln vastaajasta tuli tapauksia.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n row(s) came below the last case and were left out.</source>
   <translation>
    <numerusform>%n rivi jäi viimeisen tapauksen alapuolelle eikä tullut mukaan.</numerusform>
    <numerusform>%n riviä jäi viimeisen tapauksen alapuolelle eikä tullut mukaan.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n row(s) written to {name}.</source>
   <translation>
    <numerusform>%n rivi kirjoitettu tiedostoon {name}.</numerusform>
    <numerusform>%Ln riviä kirjoitettu tiedostoon {name}.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n source(s)</source>
   <translation>
    <numerusform>%n aineisto</numerusform>
    <numerusform>%n aineistoa</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n source(s) imported.</source>
   <translation>
    <numerusform>Tuotiin %n aineisto.</numerusform>
    <numerusform>Tuotiin %Ln aineistoa.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n source(s) not counted yet</source>
   <translation>
    <numerusform>%n aineistoa ei ole vielä laskettu</numerusform>
    <numerusform>%Ln aineistoa ei ole vielä laskettu</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n speaker(s)</source>
   <translation>
    <numerusform>%n puhuja</numerusform>
    <numerusform>%Ln puhujaa</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n turn(s)</source>
   <translation>
    <numerusform>%n vuoro</numerusform>
    <numerusform>%Ln vuoroa</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n value(s) do not fit the type of their variable. They are kept and marked red.</source>
   <translation>
    <numerusform>%n arvo ei sovi muuttujansa tyyppiin. Se säilyy ja näkyy punaisena.</numerusform>
    <numerusform>%n arvoa ei sovi muuttujansa tyyppiin. Ne säilyvät ja näkyvät punaisina.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n value(s) do not fit this type. They are kept as they are and marked in the sheet:</source>
   <translation>
    <numerusform>%n arvo ei sovi tähän tyyppiin. Se säilyy ennallaan ja merkitään taulukkoon:</numerusform>
    <numerusform>%n arvoa ei sovi tähän tyyppiin. Ne säilyvät ennallaan ja merkitään taulukkoon:</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n variable(s)</source>
   <translation>
    <numerusform>%n muuttuja</numerusform>
    <numerusform>%Ln muuttujaa</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n word(s)</source>
   <translation>
    <numerusform>%n sana</numerusform>
    <numerusform>%Ln sanaa</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n word(s) left out ▾</source>
   <translation>
    <numerusform>%n sana jätetty pois ▾</numerusform>
    <numerusform>%Ln sanaa jätetty pois ▾</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n word(s) written to {name}.</source>
   <translation>
    <numerusform>%n sana kirjoitettu tiedostoon {name}.</numerusform>
    <numerusform>%Ln sanaa kirjoitettu tiedostoon {name}.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n words</source>
   <translation>
    <numerusform>%n sana</numerusform>
    <numerusform>%Ln sanaa</numerusform>
   </translation>
  </message>
  <message>
   <source>&amp;Coding</source>
   <translation>&amp;Koodaus</translation>
  </message>
  <message>
   <source>&amp;Edit</source>
   <translation>&amp;Muokkaa</translation>
  </message>
  <message>
   <source>&amp;File</source>
   <translation>&amp;Tiedosto</translation>
  </message>
  <message>
   <source>&amp;Help</source>
   <translation>&amp;Ohje</translation>
  </message>
  <message>
   <source>&amp;Source</source>
   <translation>&amp;Aineisto</translation>
  </message>
  <message>
   <source>&amp;View</source>
   <translation>&amp;Näytä</translation>
  </message>
  <message>
   <source>(empty)</source>
   <translation>(tyhjä)</translation>
  </message>
  <message>
   <source>(no heading)</source>
   <translation>(ei otsikkoa)</translation>
  </message>
  <message>
   <source>A backup is taken when a project is opened, and the ten newest are kept. Restoring puts one in the place of the project file; the file as it is now is kept as a backup too.</source>
   <translation>Projektista otetaan varmuuskopio, kun se avataan, ja kymmenen uusinta säilytetään. Palautettu kopio tulee projektitiedoston tilalle; nykyinenkin tiedosto jää talteen varmuuskopioksi.</translation>
  </message>
  <message>
   <source>A better pipeline for Finnish could not be loaded ({reason}). {pipeline} is used instead; kooditin doctor tells more.</source>
   <translation>Parempaa suomen kielen mallia ei voitu ladata ({reason}). Sen sijaan käytetään mallia {pipeline}; lisää kertoo kooditin doctor.</translation>
  </message>
  <message>
   <source>A closing parenthesis has no opening one before it. Put one in, or take it away.</source>
   <translation>Sulkeva sulje on ilman avaavaa. Lisää avaava sulje tai poista sulkeva.</translation>
  </message>
  <message>
   <source>A code needs a name. Type one and try again.</source>
   <translation>Koodilta puuttuu nimi. Kirjoita nimi ja yritä uudelleen.</translation>
  </message>
  <message>
   <source>A code of the codebook has no name. Give each code a path.</source>
   <translation>Koodikirjassa on koodi, jolla ei ole nimeä. Anna jokaiselle koodille polku.</translation>
  </message>
  <message>
   <source>A coder needs a name. Type one and try again.</source>
   <translation>Koodaajalta puuttuu nimi. Kirjoita nimi ja yritä uudelleen.</translation>
  </message>
  <message>
   <source>A memo needs some text. Write it, or delete the memo.</source>
   <translation>Muistio on tyhjä. Kirjoita siihen jotain tai poista se.</translation>
  </message>
  <message>
   <source>A name is needed. Type one and try again.</source>
   <translation>Nimi puuttuu. Kirjoita nimi ja yritä uudelleen.</translation>
  </message>
  <message>
   <source>A parenthesis is not closed. Put ) where the group ends.</source>
   <translation>Sulje jää auki. Lisää ) siihen, mihin ryhmä päättyy.</translation>
  </message>
  <message>
   <source>A pattern for the whole text, such as kun(ta|nan)\w*</source>
   <translation>Tekstistä haettava kaava, esimerkiksi kun(ta|nan)\w*</translation>
  </message>
  <message>
   <source>A project needs a name. Type one and try again.</source>
   <translation>Projektilta puuttuu nimi. Kirjoita nimi ja yritä uudelleen.</translation>
  </message>
  <message>
   <source>A quotation mark is not closed. Put " where the phrase ends.</source>
   <translation>Lainausmerkki jää auki. Lisää lainausmerkki siihen, mihin sanaliitto päättyy.</translation>
  </message>
  <message>
   <source>A source for each question</source>
   <translation>Oma aineisto joka kysymyksestä</translation>
  </message>
  <message>
   <source>A table with respondents in its rows.</source>
   <translation>Taulukko, jonka riveillä on vastaajia.</translation>
  </message>
  <message>
   <source>About Kooditin</source>
   <translation>Tietoja Kooditin-ohjelmasta</translation>
  </message>
  <message>
   <source>Accept</source>
   <translation>Hyväksy</translation>
  </message>
  <message numerus="yes">
   <source>Accept %n suggestion(s)</source>
   <translation>
    <numerusform>Hyväksy %n ehdotus</numerusform>
    <numerusform>Hyväksy %Ln ehdotusta</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Accept %n suggestion(s) in this source?</source>
   <translation>
    <numerusform>Hyväksytäänkö %n ehdotus tässä aineistossa?</numerusform>
    <numerusform>Hyväksytäänkö %Ln ehdotusta tässä aineistossa?</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Accept %n suggestion(s) in {sources} sources?</source>
   <translation>
    <numerusform>Hyväksytäänkö %n ehdotus {sources} aineistossa?</numerusform>
    <numerusform>Hyväksytäänkö %Ln ehdotusta {sources} aineistossa?</numerusform>
   </translation>
  </message>
  <message>
   <source>Accept all</source>
   <translation>Hyväksy kaikki</translation>
  </message>
  <message numerus="yes">
   <source>Accept all %n sure suggestions…</source>
   <translation>
    <numerusform>Hyväksy kaikki varmat (%n)…</numerusform>
    <numerusform>Hyväksy kaikki varmat (%Ln)…</numerusform>
   </translation>
  </message>
  <message>
   <source>Accept suggestions: {subject}</source>
   <translation>Hyväksy ehdotuksia: {subject}</translation>
  </message>
  <message>
   <source>Accept the suggestion “{subject}”</source>
   <translation>Hyväksy ehdotus ”{subject}”</translation>
  </message>
  <message>
   <source>Accepted</source>
   <translation>Hyväksytty</translation>
  </message>
  <message>
   <source>Accepting suggestions</source>
   <translation>Hyväksytään ehdotuksia</translation>
  </message>
  <message>
   <source>Acts, newest first</source>
   <translation>Muutokset, uusin ensin</translation>
  </message>
  <message>
   <source>Add</source>
   <translation>Lisää</translation>
  </message>
  <message numerus="yes">
   <source>Add %n coding(s)</source>
   <translation>
    <numerusform>%n koodauksen lisäys</numerusform>
    <numerusform>%Ln koodauksen lisäys</numerusform>
   </translation>
  </message>
  <message>
   <source>Add a code</source>
   <translation>Lisää koodi</translation>
  </message>
  <message>
   <source>Add a code beside it…	Ins</source>
   <translation>Lisää koodi rinnalle…	Ins</translation>
  </message>
  <message>
   <source>Add a code under it…</source>
   <translation>Lisää alakoodi…</translation>
  </message>
  <message>
   <source>Add a code…	Ins</source>
   <translation>Lisää koodi…	Ins</translation>
  </message>
  <message>
   <source>Add a suggestion rule to “{subject}”</source>
   <translation>Lisää koodille ”{subject}” ehdotussääntö</translation>
  </message>
  <message>
   <source>Add codings: {subject}</source>
   <translation>Koodausten lisäys: {subject}</translation>
  </message>
  <message>
   <source>Add the case “{subject}”</source>
   <translation>Tapauksen ”{subject}” lisäys</translation>
  </message>
  <message>
   <source>Add the code “{subject}”</source>
   <translation>Koodin ”{subject}” lisäys</translation>
  </message>
  <message>
   <source>Add the coder “{subject}”</source>
   <translation>Koodaajan ”{subject}” lisäys</translation>
  </message>
  <message>
   <source>Add the variable “{subject}”</source>
   <translation>Muuttujan ”{subject}” lisäys</translation>
  </message>
  <message>
   <source>Add them as new cases</source>
   <translation>Lisää uusiksi tapauksiksi</translation>
  </message>
  <message>
   <source>Add to the chosen case</source>
   <translation>Liitä valittuun tapaukseen</translation>
  </message>
  <message>
   <source>All</source>
   <translation>Kaikki</translation>
  </message>
  <message>
   <source>All codes</source>
   <translation>Kaikki koodit</translation>
  </message>
  <message>
   <source>All codes are there already.</source>
   <translation>Kaikki koodit ovat jo koodikirjassa.</translation>
  </message>
  <message>
   <source>All files</source>
   <translation>Kaikki tiedostot</translation>
  </message>
  <message>
   <source>All forms</source>
   <translation>Kaikki muodot</translation>
  </message>
  <message>
   <source>All inflected forms and compounds by their parts: kunta finds kunnissa, kuntien, kuntapalvelut.</source>
   <translation>Kaikki taivutusmuodot, ja yhdyssanat osiensa mukaan: kunta löytää myös sanat kunnissa, kuntien ja kuntapalvelut.</translation>
  </message>
  <message>
   <source>All sources</source>
   <translation>Kaikki aineistot</translation>
  </message>
  <message>
   <source>All suggestions here have been gone through.</source>
   <translation>Kaikki tämän paikan ehdotukset on käyty läpi.</translation>
  </message>
  <message>
   <source>All these passages have the code {name} already.</source>
   <translation>Kaikilla näillä kohdilla on jo koodi {name}.</translation>
  </message>
  <message>
   <source>All who answered gave the same answer.</source>
   <translation>Kaikki vastanneet vastasivat samoin.</translation>
  </message>
  <message>
   <source>Always or never</source>
   <translation>Aina tai ei koskaan</translation>
  </message>
  <message>
   <source>Analyse now</source>
   <translation>Analysoi nyt</translation>
  </message>
  <message>
   <source>Analysing {done}/{total}</source>
   <translation>Analysoidaan {done}/{total}</translation>
  </message>
  <message>
   <source>Analysis paused {done}/{total}</source>
   <translation>Analyysi tauolla {done}/{total}</translation>
  </message>
  <message>
   <source>Analysis stopped</source>
   <translation>Analyysi keskeytyi</translation>
  </message>
  <message>
   <source>Another colour…</source>
   <translation>Muu väri…</translation>
  </message>
  <message>
   <source>Another program has replaced {path}, so nothing was changed. Close the project and open it again.</source>
   <translation>Toinen ohjelma on vaihtanut tiedoston {path}, joten mitään ei muutettu. Sulje projekti ja avaa se uudelleen.</translation>
  </message>
  <message>
   <source>Another window has taken over the writing of {path}, so nothing was changed. Close it there, then open it again here.</source>
   <translation>Toinen ikkuna on ottanut projektin {path} muokattavakseen, joten mitään ei muutettu. Sulje se siellä ja avaa sitten täällä uudelleen.</translation>
  </message>
  <message>
   <source>Answers in the respondents' own words.</source>
   <translation>Vastaukset vastaajien omin sanoin.</translation>
  </message>
  <message>
   <source>Answers that mean yes, one a line</source>
   <translation>Kyllä-vastaukset, yksi rivillä</translation>
  </message>
  <message>
   <source>Apply the code “{subject}”</source>
   <translation>Koodaus koodilla ”{subject}”</translation>
  </message>
  <message>
   <source>Apply the new code “{subject}”</source>
   <translation>Koodaus uudella koodilla ”{subject}”</translation>
  </message>
  <message>
   <source>Apply to the selection	Enter</source>
   <translation>Koodaa valittu kohta	Enter</translation>
  </message>
  <message>
   <source>Arabic</source>
   <translation>arabia</translation>
  </message>
  <message>
   <source>As a whole the passage says much what the code’s name and definition say</source>
   <translation>Kohta sanoo kokonaisuutena paljolti samaa kuin koodin nimi ja määritelmä</translation>
  </message>
  <message>
   <source>As the system</source>
   <translation>Järjestelmän mukaan</translation>
  </message>
  <message>
   <source>Asks</source>
   <translation>Kysyy</translation>
  </message>
  <message>
   <source>Back</source>
   <translation>Takaisin</translation>
  </message>
  <message>
   <source>Back to the hits</source>
   <translation>Takaisin osumiin</translation>
  </message>
  <message>
   <source>Backups</source>
   <translation>Varmuuskopiot</translation>
  </message>
  <message>
   <source>Backups…</source>
   <translation>Varmuuskopiot…</translation>
  </message>
  <message>
   <source>Base forms</source>
   <translation>Perusmuoto</translation>
  </message>
  <message>
   <source>Base forms are looked up in all sources, so that the search finds every inflected form.</source>
   <translation>Kaikista aineistoista katsotaan sanojen perusmuodot, jotta haku löytää jokaisen taivutusmuodon.</translation>
  </message>
  <message>
   <source>Base forms are still being looked up in {some} of {all} sources; until then only the words just as they are typed are found in them.</source>
   <translation>Perusmuotoja selvitetään vielä: {some}/{all} aineistoa on kesken. Siihen asti niistä löytyvät sanat vain siinä muodossa kuin ne kirjoitat.</translation>
  </message>
  <message>
   <source>Base forms by a word list; no tagger reads the sentences</source>
   <translation>Perusmuodot sanalistasta; lauseita ei jäsennetä</translation>
  </message>
  <message>
   <source>Becomes</source>
   <translation>Käyttö</translation>
  </message>
  <message>
   <source>Before the hit</source>
   <translation>Ennen osumaa</translation>
  </message>
  <message>
   <source>Begin the coding a word earlier</source>
   <translation>Siirrä koodauksen alkua sana taaksepäin</translation>
  </message>
  <message>
   <source>Begin the coding a word later</source>
   <translation>Siirrä koodauksen alkua sana eteenpäin</translation>
  </message>
  <message>
   <source>Belongs here</source>
   <translation>Kuuluu tähän</translation>
  </message>
  <message>
   <source>By name</source>
   <translation>Nimen mukaan</translation>
  </message>
  <message>
   <source>CSV for Excel</source>
   <translation>CSV Exceliä varten</translation>
  </message>
  <message>
   <source>Calendar</source>
   <translation>Kalenteri</translation>
  </message>
  <message>
   <source>Came in</source>
   <translation>Tuotiin</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>Peruuta</translation>
  </message>
  <message>
   <source>Case</source>
   <translation>Tapaus</translation>
  </message>
  <message>
   <source>Case of the speaker {name}…</source>
   <translation>Puhujan {name} tapaus…</translation>
  </message>
  <message>
   <source>Case variables: {name}</source>
   <translation>Tapauksen muuttujat: {name}</translation>
  </message>
  <message>
   <source>Case {number}</source>
   <translation>Tapaus {number}</translation>
  </message>
  <message>
   <source>Cases</source>
   <translation>Tapaukset</translation>
  </message>
  <message>
   <source>Case…</source>
   <translation>Tapaus…</translation>
  </message>
  <message>
   <source>Change</source>
   <translation>Muuta</translation>
  </message>
  <message>
   <source>Change a coding’s code to “{subject}”</source>
   <translation>Koodauksen koodin vaihto koodiin ”{subject}”</translation>
  </message>
  <message>
   <source>Change a suggestion rule of “{subject}”</source>
   <translation>Muuta koodin ”{subject}” ehdotussääntöä</translation>
  </message>
  <message>
   <source>Change code…</source>
   <translation>Vaihda koodi…</translation>
  </message>
  <message>
   <source>Change how sure…</source>
   <translation>Muuta varmuutta…</translation>
  </message>
  <message>
   <source>Change the code of the chosen coding…</source>
   <translation>Vaihda valitun koodauksen koodi…</translation>
  </message>
  <message>
   <source>Change the interviewer mark of “{subject}”</source>
   <translation>Haastattelijamerkintä: {subject}</translation>
  </message>
  <message>
   <source>Change the variable “{subject}”</source>
   <translation>Muuttujan ”{subject}” muokkaus</translation>
  </message>
  <message>
   <source>Changing the variable</source>
   <translation>Muutetaan muuttujaa</translation>
  </message>
  <message>
   <source>Check the project file</source>
   <translation>Tarkista projektitiedosto</translation>
  </message>
  <message>
   <source>Checking</source>
   <translation>Tarkistetaan</translation>
  </message>
  <message>
   <source>Choice</source>
   <translation>Valinta</translation>
  </message>
  <message>
   <source>Choices</source>
   <translation>Vaihtoehdot</translation>
  </message>
  <message>
   <source>Choices in their order, one a line</source>
   <translation>Vaihtoehdot järjestyksessä, yksi rivillä</translation>
  </message>
  <message>
   <source>Choose</source>
   <translation>Valitse</translation>
  </message>
  <message>
   <source>Choose a row of the sheet to see its sources, speakers and memo here.</source>
   <translation>Valitse taulukosta rivi, niin tapauksen aineistot, puhujat ja muistio näkyvät tässä.</translation>
  </message>
  <message>
   <source>Choose all</source>
   <translation>Valitse kaikki</translation>
  </message>
  <message>
   <source>Choose limits above first: their words are then compared with all the others</source>
   <translation>Valitse ensin yltä rajauksia: niiden sanoja verrataan sitten kaikkiin muihin</translation>
  </message>
  <message>
   <source>Choose one or more forms to see them alone</source>
   <translation>Valitse yksi tai useampi muoto, niin näet vain ne</translation>
  </message>
  <message>
   <source>Choose or type</source>
   <translation>Valitse tai kirjoita</translation>
  </message>
  <message>
   <source>Choose the folder</source>
   <translation>Valitse kansio</translation>
  </message>
  <message>
   <source>Choose “{subject}” instead of the suggestion</source>
   <translation>Valitse ehdotuksen sijaan ”{subject}”</translation>
  </message>
  <message>
   <source>Choose…</source>
   <translation>Valitse…</translation>
  </message>
  <message>
   <source>Chosen by hand, or by column settings.</source>
   <translation>Valittu itse tai sarakeasetuksista.</translation>
  </message>
  <message>
   <source>Chosen case</source>
   <translation>Valittu tapaus</translation>
  </message>
  <message>
   <source>Chosen coding</source>
   <translation>Valittu koodaus</translation>
  </message>
  <message>
   <source>Chosen column</source>
   <translation>Valittu sarake</translation>
  </message>
  <message>
   <source>Chosen file</source>
   <translation>Valittu tiedosto</translation>
  </message>
  <message>
   <source>Chosen files</source>
   <translation>Valitut tiedostot</translation>
  </message>
  <message>
   <source>Clear	Del</source>
   <translation>Tyhjennä	Del</translation>
  </message>
  <message>
   <source>Clear the filter</source>
   <translation>Poista suodatus</translation>
  </message>
  <message>
   <source>Clear the limits</source>
   <translation>Poista rajaukset</translation>
  </message>
  <message>
   <source>Click to decide.</source>
   <translation>Ratkaise napsauttamalla.</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>Sulje</translation>
  </message>
  <message>
   <source>Close project</source>
   <translation>Sulje projekti</translation>
  </message>
  <message>
   <source>Code</source>
   <translation>Koodi</translation>
  </message>
  <message numerus="yes">
   <source>Code %n heading(s)</source>
   <translation>
    <numerusform>Koodaa %n otsikko</numerusform>
    <numerusform>Koodaa %n otsikkoa</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Code %n hit(s) with…</source>
   <translation>
    <numerusform>Koodaa %n osuma koodilla…</numerusform>
    <numerusform>Koodaa %Ln osumaa koodilla…</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Code %n passage(s) that a search found</source>
   <translation>
    <numerusform>Koodaa %n haun löytämä kohta</numerusform>
    <numerusform>Koodaa %n haun löytämää kohtaa</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Code all %n…</source>
   <translation>
    <numerusform>Koodaa %n osuma…</numerusform>
    <numerusform>Koodaa kaikki %Ln…</numerusform>
   </translation>
  </message>
  <message>
   <source>Code of the new rule</source>
   <translation>Uuden säännön koodi</translation>
  </message>
  <message>
   <source>Code palette</source>
   <translation>Koodipaletti</translation>
  </message>
  <message>
   <source>Code passages that a search found: {subject}</source>
   <translation>Koodaa haun löytämiä kohtia: {subject}</translation>
  </message>
  <message numerus="yes">
   <source>Code the chosen %n…</source>
   <translation>
    <numerusform>Koodaa valittu…</numerusform>
    <numerusform>Koodaa valitut %Ln…</numerusform>
   </translation>
  </message>
  <message>
   <source>Code the selection</source>
   <translation>Koodaa valittu kohta</translation>
  </message>
  <message>
   <source>Code the selection…</source>
   <translation>Koodaa valittu kohta…</translation>
  </message>
  <message>
   <source>Code the text under headings</source>
   <translation>Koodaa otsikoiden alla oleva teksti</translation>
  </message>
  <message>
   <source>Code the text under headings: {subject}</source>
   <translation>Otsikoiden alla olevan tekstin koodaus: {subject}</translation>
  </message>
  <message>
   <source>Code the text under headings…</source>
   <translation>Koodaa otsikoiden alla oleva teksti…</translation>
  </message>
  <message>
   <source>Code the text under the heading…</source>
   <translation>Koodaa otsikon alla oleva teksti…</translation>
  </message>
  <message>
   <source>Code your interviews: offline, in one file, in Finnish.</source>
   <translation>Koodaa haastattelusi omalla koneella, yhdessä tiedostossa ja suomeksi.</translation>
  </message>
  <message>
   <source>Code {first} ({second}) hangs under itself.</source>
   <translation>Koodi {first} ({second}) on itsensä alla.</translation>
  </message>
  <message>
   <source>Codebook</source>
   <translation>Koodikirja</translation>
  </message>
  <message>
   <source>Codebook (*.csv)</source>
   <translation>Koodikirja (*.csv)</translation>
  </message>
  <message>
   <source>Codebook tables</source>
   <translation>Koodikirjataulukot</translation>
  </message>
  <message>
   <source>Coded</source>
   <translation>Koodattu</translation>
  </message>
  <message>
   <source>Coded alike: “{excerpt}”</source>
   <translation>Koodattu samoin: ”{excerpt}”</translation>
  </message>
  <message>
   <source>Coded passages that were learned from</source>
   <translation>Koodatut kohdat, joista on opittu</translation>
  </message>
  <message>
   <source>Coder</source>
   <translation>Koodaaja</translation>
  </message>
  <message>
   <source>Coder (your name or initials)</source>
   <translation>Koodaaja (nimesi tai nimikirjaimesi)</translation>
  </message>
  <message>
   <source>Codes</source>
   <translation>Koodit</translation>
  </message>
  <message>
   <source>Codes found</source>
   <translation>Löytyneet koodit</translation>
  </message>
  <message>
   <source>Code…</source>
   <translation>Koodaa…</translation>
  </message>
  <message numerus="yes">
   <source>Coding %n hit(s)</source>
   <translation>
    <numerusform>Koodataan %n osumaa</numerusform>
    <numerusform>Koodataan %Ln osumaa</numerusform>
   </translation>
  </message>
  <message>
   <source>Coding goes on without it. kooditin doctor tells more.</source>
   <translation>Koodaaminen jatkuu ilman sitä. Lisää kertoo kooditin doctor.</translation>
  </message>
  <message>
   <source>Coding what is under {count} headings</source>
   <translation>Koodataan {count} otsikon alla oleva teksti</translation>
  </message>
  <message>
   <source>Coding {first} is there {second} times.</source>
   <translation>Koodaus {first} on projektissa {second} kertaa.</translation>
  </message>
  <message>
   <source>Coding {first} lies outside the text of {second}.</source>
   <translation>Koodaus {first} on aineiston {second} tekstin ulkopuolella.</translation>
  </message>
  <message>
   <source>Codings</source>
   <translation>Koodaukset</translation>
  </message>
  <message>
   <source>Colour {color}</source>
   <translation>Väri {color}</translation>
  </message>
  <message>
   <source>Colour…</source>
   <translation>Väri…</translation>
  </message>
  <message>
   <source>Column</source>
   <translation>Sarake</translation>
  </message>
  <message>
   <source>Column settings</source>
   <translation>Sarakeasetukset</translation>
  </message>
  <message>
   <source>Column {number}</source>
   <translation>Sarake {number}</translation>
  </message>
  <message>
   <source>Columns of the survey</source>
   <translation>Kyselyn sarakkeet</translation>
  </message>
  <message>
   <source>Columns that become values</source>
   <translation>Sarakkeet, joista tulee arvoja</translation>
  </message>
  <message>
   <source>Columns…</source>
   <translation>Sarakkeet…</translation>
  </message>
  <message>
   <source>Comments with no place left in the text ({count}) are in the memo of the source.</source>
   <translation>Kommentit, joilla ei ole enää paikkaa tekstissä ({count}), ovat aineiston muistiossa.</translation>
  </message>
  <message>
   <source>Compare with the rest</source>
   <translation>Vertaa muihin</translation>
  </message>
  <message numerus="yes">
   <source>Confirm %n proposal(s)</source>
   <translation>
    <numerusform>Vahvista %n ehdotus</numerusform>
    <numerusform>Vahvista %n ehdotusta</numerusform>
   </translation>
  </message>
  <message>
   <source>Confirm the proposals</source>
   <translation>Vahvista ehdotukset</translation>
  </message>
  <message>
   <source>Copy</source>
   <translation>Kopioi</translation>
  </message>
  <message>
   <source>Copy	Ctrl+C</source>
   <translation>Kopioi	Ctrl+C</translation>
  </message>
  <message>
   <source>Copy as text</source>
   <translation>Kopioi tekstinä</translation>
  </message>
  <message>
   <source>Copy the report</source>
   <translation>Kopioi raportti</translation>
  </message>
  <message>
   <source>Count</source>
   <translation>Kertoja</translation>
  </message>
  <message>
   <source>Count all of them again</source>
   <translation>Ota kaikki taas mukaan</translation>
  </message>
  <message>
   <source>Count in the rest</source>
   <translation>Kertoja muualla</translation>
  </message>
  <message>
   <source>Counting the words…</source>
   <translation>Lasketaan sanoja…</translation>
  </message>
  <message>
   <source>Create a new code ”{name}”</source>
   <translation>Luo uusi koodi ”{name}”</translation>
  </message>
  <message>
   <source>Create project</source>
   <translation>Luo projekti</translation>
  </message>
  <message>
   <source>Create the project “{subject}”</source>
   <translation>Projektin ”{subject}” luonti</translation>
  </message>
  <message>
   <source>Creating {name}</source>
   <translation>Luodaan: {name}</translation>
  </message>
  <message>
   <source>Dark</source>
   <translation>Tumma</translation>
  </message>
  <message>
   <source>Date</source>
   <translation>Päivämäärä</translation>
  </message>
  <message>
   <source>Dates alone.</source>
   <translation>Pelkkiä päivämääriä.</translation>
  </message>
  <message>
   <source>Decision {first} on a suggestion has the unknown verdict {second}.</source>
   <translation>Ehdotusta koskevan ratkaisun {first} laji {second} on tuntematon.</translation>
  </message>
  <message>
   <source>Decision {first} on a suggestion lies outside the text of {second}.</source>
   <translation>Ehdotusta koskeva ratkaisu {first} on aineiston {second} tekstin ulkopuolella.</translation>
  </message>
  <message>
   <source>Definition</source>
   <translation>Määritelmä</translation>
  </message>
  <message>
   <source>Delete</source>
   <translation>Poista</translation>
  </message>
  <message numerus="yes">
   <source>Delete %n case(s)</source>
   <translation>
    <numerusform>Poista %n tapaus</numerusform>
    <numerusform>Poista %n tapausta</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Delete %n coding(s)</source>
   <translation>
    <numerusform>%n koodauksen poisto</numerusform>
    <numerusform>%Ln koodauksen poisto</numerusform>
   </translation>
  </message>
  <message>
   <source>Delete a coding “{subject}”</source>
   <translation>Koodauksen ”{subject}” poisto</translation>
  </message>
  <message>
   <source>Delete a memo on “{subject}”</source>
   <translation>Muistion poisto: ”{subject}”</translation>
  </message>
  <message>
   <source>Delete a suggestion rule of “{subject}”</source>
   <translation>Poista koodilta ”{subject}” ehdotussääntö</translation>
  </message>
  <message>
   <source>Delete cases: {subject}</source>
   <translation>Tapausten poisto: {subject}</translation>
  </message>
  <message>
   <source>Delete code	Del</source>
   <translation>Poista koodi	Del</translation>
  </message>
  <message>
   <source>Delete codings: {subject}</source>
   <translation>Koodausten poisto: {subject}</translation>
  </message>
  <message>
   <source>Delete source	Del</source>
   <translation>Poista aineisto	Del</translation>
  </message>
  <message>
   <source>Delete the case “{subject}”</source>
   <translation>Tapauksen ”{subject}” poisto</translation>
  </message>
  <message>
   <source>Delete the chosen coding</source>
   <translation>Poista valittu koodaus</translation>
  </message>
  <message>
   <source>Delete the code “{subject}”</source>
   <translation>Koodin ”{subject}” poisto</translation>
  </message>
  <message>
   <source>Delete the source</source>
   <translation>Poista aineisto</translation>
  </message>
  <message>
   <source>Delete the source “{subject}”</source>
   <translation>Aineiston ”{subject}” poisto</translation>
  </message>
  <message>
   <source>Delete the variable</source>
   <translation>Poista muuttuja</translation>
  </message>
  <message>
   <source>Delete the variable “{subject}”</source>
   <translation>Muuttujan ”{subject}” poisto</translation>
  </message>
  <message>
   <source>Deleting cases</source>
   <translation>Poistetaan tapauksia</translation>
  </message>
  <message>
   <source>Deleting {name}</source>
   <translation>Poistetaan {name}</translation>
  </message>
  <message>
   <source>Describe the code “{subject}”</source>
   <translation>Koodin ”{subject}” kuvaus</translation>
  </message>
  <message>
   <source>Description</source>
   <translation>Kuvaus</translation>
  </message>
  <message>
   <source>Does not belong here</source>
   <translation>Ei kuulu tähän</translation>
  </message>
  <message>
   <source>Each open question becomes a source of its own. Here is the first.</source>
   <translation>Jokaisesta avokysymyksestä tulee oma aineisto. Tässä on ensimmäinen.</translation>
  </message>
  <message>
   <source>Each row of the table is a case. Rows with the very name of a case or source find it by themselves; confirm those that are only alike, or choose another. Rows without a tick are left out.</source>
   <translation>Taulukon jokainen rivi on tapaus. Rivi, jolla on täsmälleen tapauksen tai aineiston nimi, löytää sen itse. Vahvista ne, jotka vain muistuttavat toisiaan, tai valitse toinen. Rivit, joilla ei ole rastia, jäävät pois.</translation>
  </message>
  <message>
   <source>Each sentence is read for the right base forms. You can go on working; the search works.</source>
   <translation>Perusmuodot tarkennetaan lause lauseelta. Voit jatkaa työtäsi; haku toimii jo.</translation>
  </message>
  <message>
   <source>Edit a memo on “{subject}”</source>
   <translation>Muistion muutos: ”{subject}”</translation>
  </message>
  <message>
   <source>Empty</source>
   <translation>Tyhjä</translation>
  </message>
  <message>
   <source>End the coding a word earlier</source>
   <translation>Siirrä koodauksen loppua sana taaksepäin</translation>
  </message>
  <message>
   <source>End the coding a word later</source>
   <translation>Siirrä koodauksen loppua sana eteenpäin</translation>
  </message>
  <message>
   <source>English</source>
   <translation>englanti</translation>
  </message>
  <message>
   <source>Estonian</source>
   <translation>viro</translation>
  </message>
  <message>
   <source>Every column is left out. Make one of them a variable or an open answer.</source>
   <translation>Kaikki sarakkeet jäisivät pois. Merkitse ainakin yksi muuttujaksi tai avovastaukseksi.</translation>
  </message>
  <message>
   <source>Every source and speaker has its case.</source>
   <translation>Jokaisella aineistolla ja puhujalla on tapauksensa.</translation>
  </message>
  <message>
   <source>Exactly</source>
   <translation>Täsmälleen</translation>
  </message>
  <message>
   <source>Examples</source>
   <translation>Esimerkkejä</translation>
  </message>
  <message>
   <source>Excerpts are written as CSV. Choose a name that ends in .csv instead of {file}.</source>
   <translation>Otteet viedään CSV-tiedostoon. Valitse tiedoston {file} sijasta nimi, jonka pääte on .csv.</translation>
  </message>
  <message>
   <source>Export excerpts</source>
   <translation>Vie otteet</translation>
  </message>
  <message>
   <source>Export excerpts to CSV…</source>
   <translation>Vie otteet CSV-tiedostoon…</translation>
  </message>
  <message>
   <source>Export the words</source>
   <translation>Vie sanat</translation>
  </message>
  <message>
   <source>Export the words…</source>
   <translation>Vie sanat…</translation>
  </message>
  <message>
   <source>Export to CSV…</source>
   <translation>Vie CSV-tiedostoon…</translation>
  </message>
  <message>
   <source>Export what became of suggestions</source>
   <translation>Vie, mitä ehdotuksista tuli</translation>
  </message>
  <message>
   <source>Exporting</source>
   <translation>Viedään otteita</translation>
  </message>
  <message>
   <source>Face of the text</source>
   <translation>Tekstin fontti</translation>
  </message>
  <message>
   <source>Faces: Inter and Noto Serif (SIL OFL 1.1). Icons: Lucide (ISC). Meaning of passages: multilingual-e5-small (MIT).</source>
   <translation>Kirjaintyypit: Inter ja Noto Serif (SIL OFL 1.1). Kuvakkeet: Lucide (ISC). Kohtien merkitys: multilingual-e5-small (MIT).</translation>
  </message>
  <message>
   <source>Field notes</source>
   <translation>Kenttämuistiinpanot</translation>
  </message>
  <message>
   <source>Files</source>
   <translation>Tiedostot</translation>
  </message>
  <message>
   <source>Files to import</source>
   <translation>Tuotavat tiedostot</translation>
  </message>
  <message>
   <source>Fill down	Ctrl+D</source>
   <translation>Täytä alas	Ctrl+D</translation>
  </message>
  <message>
   <source>Filter codes</source>
   <translation>Suodata koodeja</translation>
  </message>
  <message>
   <source>Filter…</source>
   <translation>Suodata…</translation>
  </message>
  <message>
   <source>Find a case</source>
   <translation>Etsi tapausta</translation>
  </message>
  <message>
   <source>Find a case or name a new one</source>
   <translation>Etsi tapaus tai anna uuden nimi</translation>
  </message>
  <message>
   <source>Find a code or name a new one</source>
   <translation>Etsi koodi tai nimeä uusi</translation>
  </message>
  <message>
   <source>Find a source, passage, code or coder</source>
   <translation>Etsi aineistoa, kohtaa, koodia tai koodaajaa</translation>
  </message>
  <message>
   <source>Find a value</source>
   <translation>Etsi arvo</translation>
  </message>
  <message>
   <source>Find a word</source>
   <translation>Etsi sana</translation>
  </message>
  <message>
   <source>Find columns</source>
   <translation>Etsi sarakkeita</translation>
  </message>
  <message>
   <source>Finnish</source>
   <translation>suomi</translation>
  </message>
  <message>
   <source>First answers</source>
   <translation>Ensimmäiset vastaukset</translation>
  </message>
  <message>
   <source>Fold</source>
   <translation>Taita</translation>
  </message>
  <message>
   <source>Fold or unfold it on the page</source>
   <translation>Taita tai avaa se tekstissä</translation>
  </message>
  <message>
   <source>Folder</source>
   <translation>Kansio</translation>
  </message>
  <message>
   <source>Folder of the project</source>
   <translation>Projektin kansio</translation>
  </message>
  <message>
   <source>Forms</source>
   <translation>Muodot</translation>
  </message>
  <message>
   <source>Forms found; choose some to see them alone</source>
   <translation>Löytyneet muodot; valitse ne, jotka haluat nähdä erikseen</translation>
  </message>
  <message>
   <source>Found</source>
   <translation>Löytyy</translation>
  </message>
  <message>
   <source>Free software under the GNU General Public License, version 3 or later.</source>
   <translation>Vapaa ohjelmisto, lisenssinä GNU GPL, versio 3 tai uudempi.</translation>
  </message>
  <message>
   <source>French</source>
   <translation>ranska</translation>
  </message>
  <message>
   <source>From</source>
   <translation>Raja</translation>
  </message>
  <message>
   <source>From a file…</source>
   <translation>Tiedostosta…</translation>
  </message>
  <message>
   <source>From the file {name}</source>
   <translation>Tiedostosta {name}</translation>
  </message>
  <message>
   <source>German</source>
   <translation>saksa</translation>
  </message>
  <message>
   <source>Gets suggestions</source>
   <translation>Ehdotetaan</translation>
  </message>
  <message>
   <source>Getting the search ready {done}/{total}</source>
   <translation>Valmistellaan hakua {done}/{total}</translation>
  </message>
  <message>
   <source>Give the project a name and a folder.</source>
   <translation>Anna projektille nimi ja kansio.</translation>
  </message>
  <message>
   <source>Go back to what was proposed</source>
   <translation>Palauta ehdotetut</translation>
  </message>
  <message>
   <source>Go on</source>
   <translation>Jatka</translation>
  </message>
  <message>
   <source>Go to the codebook</source>
   <translation>Siirry koodikirjaan</translation>
  </message>
  <message>
   <source>Go to the heading</source>
   <translation>Siirry otsikkoon</translation>
  </message>
  <message>
   <source>Go to the outline</source>
   <translation>Siirry sisällykseen</translation>
  </message>
  <message>
   <source>Go to the sources</source>
   <translation>Siirry aineistoihin</translation>
  </message>
  <message>
   <source>Go to the text</source>
   <translation>Siirry tekstiin</translation>
  </message>
  <message>
   <source>Headers and footers were left out: {words}</source>
   <translation>Ylä- ja alatunnisteet jätettiin pois: {words}</translation>
  </message>
  <message>
   <source>Heading</source>
   <translation>Otsikko</translation>
  </message>
  <message>
   <source>Heading rows</source>
   <translation>Otsikkorivejä</translation>
  </message>
  <message>
   <source>Headings and their codes</source>
   <translation>Otsikot ja niiden koodit</translation>
  </message>
  <message>
   <source>Headings named “{name}”</source>
   <translation>Otsikot nimeltä ”{name}”</translation>
  </message>
  <message>
   <source>Headings of level {level}</source>
   <translation>Tason {level} otsikot</translation>
  </message>
  <message>
   <source>Headings: {count}</source>
   <translation>Otsikoita {count}</translation>
  </message>
  <message>
   <source>History</source>
   <translation>Historia</translation>
  </message>
  <message>
   <source>Hit and what follows</source>
   <translation>Osuma ja jatko</translation>
  </message>
  <message>
   <source>Hits</source>
   <translation>Osumat</translation>
  </message>
  <message>
   <source>Holds addresses: left out, so that nobody can be recognised.</source>
   <translation>Osoitteita: jätetään pois, jottei ketään tunnisteta.</translation>
  </message>
  <message>
   <source>Holds e-mail addresses: left out, so that nobody can be recognised.</source>
   <translation>Sähköpostiosoitteita: jätetään pois, jottei ketään tunnisteta.</translation>
  </message>
  <message>
   <source>Holds people's names: left out, so that nobody can be recognised.</source>
   <translation>Ihmisten nimiä: jätetään pois, jottei ketään tunnisteta.</translation>
  </message>
  <message>
   <source>Holds personal identity data: left out, so that nobody can be recognised.</source>
   <translation>Henkilötietoja: jätetään pois, jottei ketään tunnisteta.</translation>
  </message>
  <message>
   <source>Holds telephone numbers: left out, so that nobody can be recognised.</source>
   <translation>Puhelinnumeroita: jätetään pois, jottei ketään tunnisteta.</translation>
  </message>
  <message>
   <source>How good suggestions are</source>
   <translation>Miten hyviä ehdotukset ovat</translation>
  </message>
  <message>
   <source>How good suggestions are, by code</source>
   <translation>Miten hyviä ehdotukset ovat koodeittain</translation>
  </message>
  <message>
   <source>How good they are on this project</source>
   <translation>Miten hyviä ne ovat tässä projektissa</translation>
  </message>
  <message>
   <source>How many of the passages that should have the code get it suggested</source>
   <translation>Kuinka monelle niistä kohdista, joille koodi kuuluu, sitä ehdotetaan</translation>
  </message>
  <message>
   <source>How many of the suggestions are right, and between which shares that is to be expected (90%)</source>
   <translation>Kuinka moni ehdotuksista osuu, ja mille välille se todennäköisesti jää (90 %)</translation>
  </message>
  <message>
   <source>How much is coded of what is around a hit</source>
   <translation>Kuinka paljon osuman ympäriltä koodataan</translation>
  </message>
  <message>
   <source>How often each word occurs, and the words typical of a group</source>
   <translation>Kuinka usein kukin sana esiintyy, ja mitkä sanat ovat ryhmälle tyypillisiä</translation>
  </message>
  <message>
   <source>How often it occurs in 1,000 words outside the limits</source>
   <translation>Kuinka monta kertaa sana esiintyy tuhatta sanaa kohti rajausten ulkopuolella</translation>
  </message>
  <message>
   <source>How often that is right cannot be told before the code has ten examples.</source>
   <translation>Osuvuuden voi arvioida vasta, kun koodilla on kymmenen esimerkkiä.</translation>
  </message>
  <message>
   <source>How often the word occurs</source>
   <translation>Kuinka monta kertaa sana esiintyy</translation>
  </message>
  <message>
   <source>How often the word occurs in 1,000 words</source>
   <translation>Kuinka monta kertaa sana esiintyy tuhatta sanaa kohti</translation>
  </message>
  <message>
   <source>How often the word occurs in all that is outside the limits</source>
   <translation>Kuinka monta kertaa sana esiintyy rajausten ulkopuolella</translation>
  </message>
  <message>
   <source>How sure a suggestion must be to be shown</source>
   <translation>Kuinka varma ehdotuksen on oltava, jotta se näytetään</translation>
  </message>
  <message>
   <source>How the words are understood</source>
   <translation>Miten hakusanat ymmärretään</translation>
  </message>
  <message>
   <source>Identifier</source>
   <translation>Tunniste</translation>
  </message>
  <message>
   <source>Import</source>
   <translation>Tuo</translation>
  </message>
  <message numerus="yes">
   <source>Import %n file(s)</source>
   <translation>
    <numerusform>Tuo %n tiedosto</numerusform>
    <numerusform>Tuo %Ln tiedostoa</numerusform>
   </translation>
  </message>
  <message>
   <source>Import a codebook</source>
   <translation>Tuo koodikirja</translation>
  </message>
  <message numerus="yes">
   <source>Import a codebook of %n code(s)</source>
   <translation>
    <numerusform>Koodikirjan tuonti: %n koodi</numerusform>
    <numerusform>Koodikirjan tuonti: %Ln koodia</numerusform>
   </translation>
  </message>
  <message>
   <source>Import a codebook…</source>
   <translation>Tuo koodikirja…</translation>
  </message>
  <message>
   <source>Import a folder</source>
   <translation>Tuo kansio</translation>
  </message>
  <message>
   <source>Import a folder…</source>
   <translation>Tuo kansio…</translation>
  </message>
  <message>
   <source>Import a survey</source>
   <translation>Tuo kysely</translation>
  </message>
  <message>
   <source>Import a survey…</source>
   <translation>Tuo kysely…</translation>
  </message>
  <message>
   <source>Import as a transcript</source>
   <translation>Tuo litteraattina</translation>
  </message>
  <message>
   <source>Import cases: {subject}</source>
   <translation>Tuo tapaukset: {subject}</translation>
  </message>
  <message>
   <source>Import report</source>
   <translation>Tuontiraportti</translation>
  </message>
  <message>
   <source>Import reports</source>
   <translation>Tuontiraportit</translation>
  </message>
  <message>
   <source>Import reports…</source>
   <translation>Tuontiraportit…</translation>
  </message>
  <message>
   <source>Import sources</source>
   <translation>Tuo aineistoa</translation>
  </message>
  <message>
   <source>Import sources: {subject}</source>
   <translation>Aineiston tuonti: {subject}</translation>
  </message>
  <message>
   <source>Import sources…</source>
   <translation>Tuo aineistoa…</translation>
  </message>
  <message>
   <source>Import the codebook {subject}</source>
   <translation>Koodikirjan {subject} tuonti</translation>
  </message>
  <message>
   <source>Import the survey</source>
   <translation>Tuo kysely</translation>
  </message>
  <message>
   <source>Import the values</source>
   <translation>Tuo arvot</translation>
  </message>
  <message numerus="yes">
   <source>Import the values of %n row(s)</source>
   <translation>
    <numerusform>Tuo %n rivin arvot</numerusform>
    <numerusform>Tuo %n rivin arvot</numerusform>
   </translation>
  </message>
  <message>
   <source>Import values</source>
   <translation>Tuo arvoja</translation>
  </message>
  <message>
   <source>Import values of {subject} cases</source>
   <translation>{subject} tapauksen arvojen tuonti</translation>
  </message>
  <message>
   <source>Import values…</source>
   <translation>Tuo arvoja…</translation>
  </message>
  <message>
   <source>Import {time}</source>
   <translation>Tuonti {time}</translation>
  </message>
  <message>
   <source>Imported: {parts}.</source>
   <translation>Tuotu: {parts}.</translation>
  </message>
  <message>
   <source>Importing</source>
   <translation>Tuodaan aineistoa</translation>
  </message>
  <message>
   <source>Importing values</source>
   <translation>Tuodaan arvoja</translation>
  </message>
  <message>
   <source>Imports</source>
   <translation>Tuonnit</translation>
  </message>
  <message numerus="yes">
   <source>In %n file(s)</source>
   <translation>
    <numerusform>%n tiedostossa</numerusform>
    <numerusform>%Ln tiedostossa</numerusform>
   </translation>
  </message>
  <message>
   <source>In all sources</source>
   <translation>Kaikissa aineistoissa</translation>
  </message>
  <message>
   <source>In how many sources the word occurs</source>
   <translation>Kuinka monessa aineistossa sana esiintyy</translation>
  </message>
  <message>
   <source>In sources</source>
   <translation>Aineistoissa</translation>
  </message>
  <message>
   <source>In the case</source>
   <translation>Tapauksessa</translation>
  </message>
  <message>
   <source>In the order they were made</source>
   <translation>Luontijärjestykseen</translation>
  </message>
  <message>
   <source>In the project</source>
   <translation>Projektissa</translation>
  </message>
  <message>
   <source>In the source</source>
   <translation>Aineistossa</translation>
  </message>
  <message>
   <source>In the table</source>
   <translation>Taulukossa</translation>
  </message>
  <message>
   <source>In which sources</source>
   <translation>Missä aineistoissa</translation>
  </message>
  <message>
   <source>Include the interviewer</source>
   <translation>Ota haastattelija mukaan</translation>
  </message>
  <message>
   <source>Integration services 2026</source>
   <translation>Kotoutumispalvelut 2026</translation>
  </message>
  <message>
   <source>Interview</source>
   <translation>Haastattelu</translation>
  </message>
  <message>
   <source>Interviewer included</source>
   <translation>Haastattelija mukana</translation>
  </message>
  <message>
   <source>Interviewer left out</source>
   <translation>Haastattelija pois</translation>
  </message>
  <message>
   <source>Interviews</source>
   <translation>Haastattelut</translation>
  </message>
  <message>
   <source>It is one act: a single Undo takes it back.</source>
   <translation>Tämä on yksi teko: yksi kumoaminen peruu kaiken.</translation>
  </message>
  <message>
   <source>Its heading says so, and each value occurs once.</source>
   <translation>Otsikko kertoo sen, ja jokainen arvo on siinä kerran.</translation>
  </message>
  <message>
   <source>Its sentence</source>
   <translation>Osuman virke</translation>
  </message>
  <message>
   <source>Its turn or paragraph</source>
   <translation>Puheenvuoro tai kappale</translation>
  </message>
  <message>
   <source>Its {count} turns were left out, as was chosen.</source>
   <translation>Tekstiä ei jaettu vuoroihin ({count}), kuten valittiin.</translation>
  </message>
  <message>
   <source>Journal image {first} does not belong to its operation {second}.</source>
   <translation>Historian kuva {first} ei kuulu toimeensa {second}.</translation>
  </message>
  <message>
   <source>Key</source>
   <translation>Pikanäppäin</translation>
  </message>
  <message>
   <source>Kind</source>
   <translation>Laji</translation>
  </message>
  <message>
   <source>Kinds</source>
   <translation>Lajit</translation>
  </message>
  <message>
   <source>Kooditin example</source>
   <translation>Kooditin-esimerkki</translation>
  </message>
  <message>
   <source>Kooditin projects</source>
   <translation>Kooditin-projektit</translation>
  </message>
  <message>
   <source>Language</source>
   <translation>Kieli</translation>
  </message>
  <message>
   <source>Language: {name}</source>
   <translation>Kieli: {name}</translation>
  </message>
  <message>
   <source>Larger text</source>
   <translation>Suurempi teksti</translation>
  </message>
  <message>
   <source>Later</source>
   <translation>Lykkää</translation>
  </message>
  <message>
   <source>Learn from</source>
   <translation>Opi</translation>
  </message>
  <message>
   <source>Learn from its codings</source>
   <translation>Opi sen koodauksista</translation>
  </message>
  <message>
   <source>Learned from</source>
   <translation>Opitaan</translation>
  </message>
  <message numerus="yes">
   <source>Learned from %n coded passage(s).</source>
   <translation>
    <numerusform>Opittu %n koodatusta kohdasta.</numerusform>
    <numerusform>Opittu %Ln koodatusta kohdasta.</numerusform>
   </translation>
  </message>
  <message>
   <source>Leave out</source>
   <translation>Jätä pois</translation>
  </message>
  <message>
   <source>Leave the interviewer out of coding</source>
   <translation>Jätä haastattelija pois koodauksesta</translation>
  </message>
  <message>
   <source>Leave this word out</source>
   <translation>Jätä tämä sana pois</translation>
  </message>
  <message>
   <source>Leaves out words such as ja, että, olla, joka and tota</source>
   <translation>Jättää pois esimerkiksi sanat ja, että, olla, joka ja tota</translation>
  </message>
  <message>
   <source>Left out</source>
   <translation>Jäi pois</translation>
  </message>
  <message>
   <source>Less</source>
   <translation>Piilota</translation>
  </message>
  <message>
   <source>Light</source>
   <translation>Vaalea</translation>
  </message>
  <message>
   <source>Limit the search: {what}</source>
   <translation>Rajaa hakua: {what}</translation>
  </message>
  <message>
   <source>Lines above the headings were left out: {lines}.</source>
   <translation>Otsikoiden yläpuolelta jätettiin pois rivejä: {lines}.</translation>
  </message>
  <message>
   <source>List items: {count}</source>
   <translation>Luettelon kohtia {count}</translation>
  </message>
  <message>
   <source>Log-likelihood: + is commoner here than in the rest, − rarer; from about 3.8 on it is seldom chance alone, and from 10.8 on hardly ever</source>
   <translation>Log-likelihood: + on tässä yleisempi kuin muualla, − harvinaisempi; noin 3,8:sta alkaen ero on harvoin pelkkää sattumaa, 10,8:sta alkaen tuskin koskaan</translation>
  </message>
  <message>
   <source>Look</source>
   <translation>Ulkoasu</translation>
  </message>
  <message>
   <source>Looking for suggestions…</source>
   <translation>Etsitään ehdotuksia…</translation>
  </message>
  <message numerus="yes">
   <source>Make %n new case(s)</source>
   <translation>
    <numerusform>Tee %n uusi tapaus</numerusform>
    <numerusform>Tee %n uutta tapausta</numerusform>
   </translation>
  </message>
  <message>
   <source>Make a case of each</source>
   <translation>Tee tapaus jokaisesta</translation>
  </message>
  <message>
   <source>Make a column an open answer, and it becomes text to read and code.</source>
   <translation>Merkitse sarake avovastaukseksi, niin siitä tulee luettavaa ja koodattavaa tekstiä.</translation>
  </message>
  <message>
   <source>Make cases: {subject}</source>
   <translation>Uudet tapaukset: {subject}</translation>
  </message>
  <message>
   <source>Make it a rule</source>
   <translation>Ota säännöksi</translation>
  </message>
  <message>
   <source>Make new cases</source>
   <translation>Tee uusia tapauksia</translation>
  </message>
  <message>
   <source>Make the case {name}</source>
   <translation>Luo tapaus {name}</translation>
  </message>
  <message>
   <source>Makes the chosen columns variables of this type</source>
   <translation>Tekee valituista sarakkeista tämän tyyppisiä muuttujia</translation>
  </message>
  <message>
   <source>Making the example project</source>
   <translation>Luodaan esimerkkiprojektia</translation>
  </message>
  <message>
   <source>Many choices in one answer: each becomes a yes/no variable.</source>
   <translation>Monta valintaa yhdessä vastauksessa: kustakin tulee kyllä/ei-muuttuja.</translation>
  </message>
  <message>
   <source>Measure</source>
   <translation>Mittaa</translation>
  </message>
  <message>
   <source>Measure again</source>
   <translation>Mittaa uudelleen</translation>
  </message>
  <message>
   <source>Measured on this code’s own examples</source>
   <translation>Mitattu tämän koodin omista esimerkeistä</translation>
  </message>
  <message numerus="yes">
   <source>Measured {time} on %n coded passage(s).</source>
   <translation>
    <numerusform>Mitattu {time}, %n koodattu kohta.</numerusform>
    <numerusform>Mitattu {time}, %Ln koodattua kohtaa.</numerusform>
   </translation>
  </message>
  <message>
   <source>Measuring hides part of your codings, learns from the rest and looks how much of it is found again.</source>
   <translation>Mittaus kätkee osan koodauksistasi, oppii muista ja katsoo, kuinka paljon kätketyistä löytyy.</translation>
  </message>
  <message>
   <source>Memo</source>
   <translation>Muistio</translation>
  </message>
  <message>
   <source>Memo of the case</source>
   <translation>Tapauksen muistio</translation>
  </message>
  <message>
   <source>Memo of the coding</source>
   <translation>Koodauksen muistio</translation>
  </message>
  <message>
   <source>Memo of {name}</source>
   <translation>Aineiston ”{name}” muistio</translation>
  </message>
  <message>
   <source>Memo on this passage</source>
   <translation>Muistio tästä kohdasta</translation>
  </message>
  <message>
   <source>Memo {first} is about a {second} that is not there.</source>
   <translation>Muistion {first} kohdetta ({second}) ei ole.</translation>
  </message>
  <message>
   <source>Memo {first} lies outside the text of {second}.</source>
   <translation>Muistio {first} on aineiston {second} tekstin ulkopuolella.</translation>
  </message>
  <message numerus="yes">
   <source>Merge %n case(s) into</source>
   <translation>
    <numerusform>Yhdistä %n tapaus tapaukseksi</numerusform>
    <numerusform>Yhdistä %n tapausta tapaukseksi</numerusform>
   </translation>
  </message>
  <message>
   <source>Merge cases into “{subject}”</source>
   <translation>Tapausten yhdistäminen tapaukseksi ”{subject}”</translation>
  </message>
  <message>
   <source>Merge codes into “{subject}”</source>
   <translation>Koodien yhdistäminen koodiin ”{subject}”</translation>
  </message>
  <message>
   <source>Merge into {name}</source>
   <translation>Yhdistä koodiin ”{name}”</translation>
  </message>
  <message>
   <source>Merge into…</source>
   <translation>Yhdistä koodiin…</translation>
  </message>
  <message>
   <source>Merge {names} into…</source>
   <translation>Mihin yhdistetään: {names}</translation>
  </message>
  <message>
   <source>More</source>
   <translation>Lisää</translation>
  </message>
  <message>
   <source>More than one variable is called {name}. Give each a name of its own.</source>
   <translation>Usealla muuttujalla on nimi {name}. Anna jokaiselle oma nimi.</translation>
  </message>
  <message>
   <source>More than {count} hits</source>
   <translation>Yli {count} osumaa</translation>
  </message>
  <message>
   <source>Move down</source>
   <translation>Siirrä alas</translation>
  </message>
  <message>
   <source>Move left</source>
   <translation>Siirrä vasemmalle</translation>
  </message>
  <message>
   <source>Move right</source>
   <translation>Siirrä oikealle</translation>
  </message>
  <message>
   <source>Move the code “{subject}”</source>
   <translation>Koodin ”{subject}” siirto</translation>
  </message>
  <message>
   <source>Move the ends of a coding “{subject}”</source>
   <translation>Koodauksen ”{subject}” rajojen siirto</translation>
  </message>
  <message>
   <source>Move the variable “{subject}”</source>
   <translation>Muuttujan ”{subject}” siirto</translation>
  </message>
  <message>
   <source>Move to the top level</source>
   <translation>Siirrä ylimmälle tasolle</translation>
  </message>
  <message>
   <source>Move under {name}</source>
   <translation>Siirrä koodin ”{name}” alle</translation>
  </message>
  <message>
   <source>Move up</source>
   <translation>Siirrä ylös</translation>
  </message>
  <message>
   <source>NEAR needs two words at least. Write for example: NEAR(kunta raha, 5).</source>
   <translation>LÄHELLÄ (NEAR) tarvitsee vähintään kaksi sanaa. Kirjoita esimerkiksi: LÄHELLÄ(kunta raha, 5).</translation>
  </message>
  <message>
   <source>NOT needs something before it: what to search for. Write for example: kunta NOT Helsinki.</source>
   <translation>EI (NOT) tarvitsee eteensä sen, mitä haetaan. Kirjoita esimerkiksi: kunta EI Helsinki.</translation>
  </message>
  <message>
   <source>Name</source>
   <translation>Nimi</translation>
  </message>
  <message>
   <source>Name of the case</source>
   <translation>Tapauksen nimi</translation>
  </message>
  <message>
   <source>Name of the speaker in this source:</source>
   <translation>Puhujan nimi tässä aineistossa:</translation>
  </message>
  <message>
   <source>Name of the survey</source>
   <translation>Kyselyn nimi</translation>
  </message>
  <message>
   <source>Name, choices and description…</source>
   <translation>Nimi, vaihtoehdot ja kuvaus…</translation>
  </message>
  <message>
   <source>Name, for the next round of the survey</source>
   <translation>Nimi, jolla löydät nämä kyselyn seuraavalla kierroksella</translation>
  </message>
  <message>
   <source>Names, each of them once.</source>
   <translation>Nimiä, kukin kerran.</translation>
  </message>
  <message>
   <source>Nearly</source>
   <translation>Likimain</translation>
  </message>
  <message>
   <source>New case</source>
   <translation>Uusi tapaus</translation>
  </message>
  <message>
   <source>New case {name}</source>
   <translation>Uusi tapaus {name}</translation>
  </message>
  <message>
   <source>New code under {name}</source>
   <translation>Uusi koodi koodin ”{name}” alle</translation>
  </message>
  <message>
   <source>New code's name</source>
   <translation>Uuden koodin nimi</translation>
  </message>
  <message>
   <source>New code: {name}</source>
   <translation>Uusi koodi: {name}</translation>
  </message>
  <message>
   <source>New code…</source>
   <translation>Uusi koodi…</translation>
  </message>
  <message>
   <source>New name of the code</source>
   <translation>Koodin uusi nimi</translation>
  </message>
  <message>
   <source>New name of the source</source>
   <translation>Aineiston uusi nimi</translation>
  </message>
  <message>
   <source>New name of the speaker</source>
   <translation>Puhujan uusi nimi</translation>
  </message>
  <message>
   <source>New project</source>
   <translation>Uusi projekti</translation>
  </message>
  <message>
   <source>New project…</source>
   <translation>Uusi projekti…</translation>
  </message>
  <message>
   <source>New variable</source>
   <translation>Uusi muuttuja</translation>
  </message>
  <message>
   <source>Next coding</source>
   <translation>Seuraava koodaus</translation>
  </message>
  <message>
   <source>Next heading</source>
   <translation>Seuraava otsikko</translation>
  </message>
  <message>
   <source>Next hit</source>
   <translation>Seuraava osuma</translation>
  </message>
  <message>
   <source>Next respondent</source>
   <translation>Seuraava vastaaja</translation>
  </message>
  <message>
   <source>Next source</source>
   <translation>Seuraava aineisto</translation>
  </message>
  <message>
   <source>No answers in it.</source>
   <translation>Ei yhtään vastausta.</translation>
  </message>
  <message>
   <source>No backup could be made in {folder} ({reason}). Check that there is space on its drive.</source>
   <translation>Varmuuskopiota ei voitu tehdä kansioon {folder} ({reason}). Tarkista, että levyllä on tilaa.</translation>
  </message>
  <message>
   <source>No base forms are known; words are found as they are written</source>
   <translation>Perusmuotoja ei tunneta; sanat löytyvät siinä muodossa kuin ne on kirjoitettu</translation>
  </message>
  <message>
   <source>No case</source>
   <translation>Ei tapausta</translation>
  </message>
  <message>
   <source>No case is chosen</source>
   <translation>Tapausta ei ole valittu</translation>
  </message>
  <message>
   <source>No cases yet. A case is a respondent, an organisation or another unit that you compare. Make cases of your sources and speakers at the right, type a name above, paste a table from Excel, or import one.</source>
   <translation>Tapauksia ei vielä ole. Tapaus on vastaaja, organisaatio tai muu yksikkö, joita vertaat toisiinsa. Tee tapauksia oikealla näkyvistä aineistoista ja puhujista, kirjoita nimi yllä olevaan kenttään, liitä taulukko Excelistä tai tuo se tiedostosta.</translation>
  </message>
  <message>
   <source>No code has the key {key} yet. Give one in the codebook’s menu.</source>
   <translation>Pikanäppäintä {key} ei ole vielä millään koodilla. Voit antaa sen koodikirjassa koodin valikosta.</translation>
  </message>
  <message>
   <source>No codes yet. Add the first one with +, or name one while coding.</source>
   <translation>Koodeja ei vielä ole. Lisää ensimmäinen +-painikkeella tai nimeä se koodatessasi.</translation>
  </message>
  <message>
   <source>No examples yet: suggested by the code’s name and definition.</source>
   <translation>Esimerkkejä ei vielä ole: ehdotus perustuu koodin nimeen ja määritelmään.</translation>
  </message>
  <message>
   <source>No hits are chosen. Choose some and try again.</source>
   <translation>Yhtään osumaa ei ole valittu. Valitse osumia ja yritä uudelleen.</translation>
  </message>
  <message>
   <source>No key</source>
   <translation>Ei pikanäppäintä</translation>
  </message>
  <message>
   <source>No limit</source>
   <translation>Ei rajausta</translation>
  </message>
  <message>
   <source>No source has headings or questions.</source>
   <translation>Missään aineistossa ei ole otsikoita eikä kysymyksiä.</translation>
  </message>
  <message>
   <source>No source or speaker is this case yet. Choose from the list below.</source>
   <translation>Tapauksella ei ole vielä aineistoa eikä puhujaa. Valitse alla olevasta luettelosta.</translation>
  </message>
  <message>
   <source>No sources yet. Drop interviews here (docx, odt, pdf, txt, vtt, srt) or import them.</source>
   <translation>Aineistoja ei vielä ole. Pudota haastattelut tähän (docx, odt, pdf, txt, vtt, srt) tai tuo ne.</translation>
  </message>
  <message>
   <source>No speakers were found, and the name does not tell.</source>
   <translation>Puhujia ei löytynyt, eikä nimi kerro muuta.</translation>
  </message>
  <message>
   <source>No suggestion has been decided one by one yet, so nobody knows how many are right.</source>
   <translation>Yhtään ehdotusta ei ole vielä ratkaistu yksitellen, joten kukaan ei tiedä, kuinka moni osuu.</translation>
  </message>
  <message>
   <source>No word is sure enough yet to be offered as a rule. Code some more.</source>
   <translation>Mikään sana ei ole vielä riittävän varma säännöksi. Koodaa lisää.</translation>
  </message>
  <message>
   <source>No words here. Widen the limits, or empty the field: what is typed narrows the words.</source>
   <translation>Tässä ei ole sanoja. Laajenna rajauksia tai tyhjennä hakukenttä: siihen kirjoitettu rajaa sanoja.</translation>
  </message>
  <message>
   <source>Nobody answered “{question}”.</source>
   <translation>Kysymykseen ”{question}” ei vastannut kukaan.</translation>
  </message>
  <message>
   <source>None</source>
   <translation>Ei mitään</translation>
  </message>
  <message>
   <source>None of the columns of these settings is in this survey. Choose others.</source>
   <translation>Tässä kyselyssä ei ole yhtäkään näiden asetusten saraketta. Valitse toiset asetukset.</translation>
  </message>
  <message>
   <source>None saved yet</source>
   <translation>Ei vielä tallennettuja</translation>
  </message>
  <message>
   <source>Normal text size</source>
   <translation>Tavallisen kokoinen teksti</translation>
  </message>
  <message>
   <source>Northern Sámi</source>
   <translation>pohjoissaame</translation>
  </message>
  <message>
   <source>Not known</source>
   <translation>Ei tiedossa</translation>
  </message>
  <message>
   <source>Notes</source>
   <translation>Muistiinpanot</translation>
  </message>
  <message>
   <source>Nothing has been imported into this project yet.</source>
   <translation>Tähän projektiin ei ole vielä tuotu mitään.</translation>
  </message>
  <message>
   <source>Nothing stands between the parentheses, or before the closing one. Put a word there.</source>
   <translation>Sulkeiden välissä tai sulkevan sulkeen edessä ei ole mitään. Kirjoita siihen sana.</translation>
  </message>
  <message>
   <source>Nothing was found in any form.</source>
   <translation>Missään muodossa ei löytynyt mitään.</translation>
  </message>
  <message>
   <source>Nothing was found just so.</source>
   <translation>Juuri näin kirjoitettuna ei löytynyt mitään.</translation>
  </message>
  <message>
   <source>Nothing was found that is near.</source>
   <translation>Likimainkaan samanlaista ei löytynyt.</translation>
  </message>
  <message>
   <source>Nothing was found within the limits. {limits}</source>
   <translation>Rajausten sisältä ei löytynyt mitään. {limits}</translation>
  </message>
  <message>
   <source>Nothing was imported.</source>
   <translation>Mitään ei tuotu.</translation>
  </message>
  <message>
   <source>Noticed</source>
   <translation>Huomattua</translation>
  </message>
  <message>
   <source>Number</source>
   <translation>Luku</translation>
  </message>
  <message>
   <source>Numbers alone.</source>
   <translation>Pelkkiä lukuja.</translation>
  </message>
  <message>
   <source>Of the suggestions decided so far, {right} of {all} have been right.</source>
   <translation>Tähän mennessä ratkaistuista ehdotuksista on osunut {right}/{all}.</translation>
  </message>
  <message>
   <source>Offer learned words</source>
   <translation>Tarjoa opittuja sanoja</translation>
  </message>
  <message>
   <source>One source of the whole survey</source>
   <translation>Yksi aineisto koko kyselystä</translation>
  </message>
  <message numerus="yes">
   <source>Only %n example(s) yet: suggested mostly by the code’s name and definition.</source>
   <translation>
    <numerusform>Vasta %n esimerkki: ehdotus perustuu lähinnä koodin nimeen ja määritelmään.</numerusform>
    <numerusform>Vasta %n esimerkkiä: ehdotus perustuu lähinnä koodin nimeen ja määritelmään.</numerusform>
   </translation>
  </message>
  <message>
   <source>Only in {name}</source>
   <translation>Vain aineistossa {name}</translation>
  </message>
  <message>
   <source>Only the sheet {sheet} was read; the file has others too: {others}.</source>
   <translation>Vain taulukko {sheet} luettiin; tiedostossa on muitakin: {others}.</translation>
  </message>
  <message>
   <source>Open a project</source>
   <translation>Avaa projekti</translation>
  </message>
  <message>
   <source>Open answer</source>
   <translation>Avovastaus</translation>
  </message>
  <message>
   <source>Open answers become</source>
   <translation>Avovastauksista tehdään</translation>
  </message>
  <message>
   <source>Open for editing anyway</source>
   <translation>Avaa silti muokattavaksi</translation>
  </message>
  <message>
   <source>Open project…</source>
   <translation>Avaa projekti…</translation>
  </message>
  <message>
   <source>Open sources</source>
   <translation>Avoimet aineistot</translation>
  </message>
  <message>
   <source>Open the example</source>
   <translation>Avaa esimerkki</translation>
  </message>
  <message>
   <source>Open the example project</source>
   <translation>Avaa esimerkkiprojekti</translation>
  </message>
  <message>
   <source>Open the folder</source>
   <translation>Avaa kansio</translation>
  </message>
  <message>
   <source>Opening {name}</source>
   <translation>Avataan: {name}</translation>
  </message>
  <message>
   <source>Operation {first} ({second}) of the journal is done although an earlier one is undone.</source>
   <translation>Historian toimi {first} ({second}) on voimassa, vaikka sitä aiempi on kumottu.</translation>
  </message>
  <message>
   <source>Operation {first} of the journal lacks some of its images.</source>
   <translation>Historian toimesta {first} puuttuu kuvia.</translation>
  </message>
  <message>
   <source>Operation {first} of the journal was left open.</source>
   <translation>Historian toimi {first} jäi kesken.</translation>
  </message>
  <message>
   <source>Other codes of the passage</source>
   <translation>Kohdan muut koodit</translation>
  </message>
  <message>
   <source>Other…</source>
   <translation>Muu…</translation>
  </message>
  <message>
   <source>Outline</source>
   <translation>Sisällys</translation>
  </message>
  <message>
   <source>Own case in each file</source>
   <translation>Oma tapaus joka tiedostossa</translation>
  </message>
  <message>
   <source>Pages: {count}</source>
   <translation>Sivuja {count}</translation>
  </message>
  <message>
   <source>Part the text into turns</source>
   <translation>Jaa teksti puheenvuoroihin</translation>
  </message>
  <message>
   <source>Passage</source>
   <translation>Kohta</translation>
  </message>
  <message>
   <source>Passages are compared by what they mean, not only by their words. You can go on working.</source>
   <translation>Katkelmia verrataan merkityksen eikä vain sanojen perusteella. Voit jatkaa työtäsi.</translation>
  </message>
  <message>
   <source>Paste	Ctrl+V</source>
   <translation>Liitä	Ctrl+V</translation>
  </message>
  <message>
   <source>Paste a table from the clipboard</source>
   <translation>Liitä taulukko leikepöydältä</translation>
  </message>
  <message>
   <source>Paste rows into the cases: {subject}</source>
   <translation>Rivien liittäminen tapauksiin: {subject}</translation>
  </message>
  <message>
   <source>Pasting</source>
   <translation>Liitetään</translation>
  </message>
  <message>
   <source>Pause</source>
   <translation>Tauko</translation>
  </message>
  <message>
   <source>Per 1,000 words</source>
   <translation>1 000 sanaa kohti</translation>
  </message>
  <message>
   <source>Precision and coverage by number of examples</source>
   <translation>Osuvuus ja kattavuus esimerkkien määrän mukaan</translation>
  </message>
  <message>
   <source>Previous coding</source>
   <translation>Edellinen koodaus</translation>
  </message>
  <message>
   <source>Previous heading</source>
   <translation>Edellinen otsikko</translation>
  </message>
  <message>
   <source>Previous hit</source>
   <translation>Edellinen osuma</translation>
  </message>
  <message>
   <source>Previous respondent</source>
   <translation>Edellinen vastaaja</translation>
  </message>
  <message>
   <source>Previous source</source>
   <translation>Edellinen aineisto</translation>
  </message>
  <message>
   <source>Project file</source>
   <translation>Projektitiedosto</translation>
  </message>
  <message>
   <source>Projects that you have opened will be listed here.</source>
   <translation>Tähän tulevat projektit, joita olet avannut.</translation>
  </message>
  <message>
   <source>Put off the suggestion “{subject}”</source>
   <translation>Jätä ehdotus ”{subject}” myöhemmäksi</translation>
  </message>
  <message>
   <source>Qualitative interview coding, offline, in one file.</source>
   <translation>Laadullisen haastatteluaineiston koodausta, omalla koneella ja yhdessä tiedostossa.</translation>
  </message>
  <message>
   <source>Questions</source>
   <translation>Kysymykset</translation>
  </message>
  <message>
   <source>Quick guide</source>
   <translation>Pikaohje</translation>
  </message>
  <message>
   <source>Quit</source>
   <translation>Lopeta</translation>
  </message>
  <message>
   <source>Read as Finnish</source>
   <translation>Luetaan suomena</translation>
  </message>
  <message>
   <source>Read column settings from a file</source>
   <translation>Lue sarakeasetukset tiedostosta</translation>
  </message>
  <message>
   <source>Read from a file…</source>
   <translation>Lue tiedostosta…</translation>
  </message>
  <message>
   <source>Read only</source>
   <translation>Vain luku</translation>
  </message>
  <message>
   <source>Reading the survey…</source>
   <translation>Luetaan kyselyä…</translation>
  </message>
  <message>
   <source>Reading {name}</source>
   <translation>Luetaan {name}</translation>
  </message>
  <message>
   <source>Reading: {done} of {all}</source>
   <translation>Luetaan: {done}/{all}</translation>
  </message>
  <message>
   <source>Recent</source>
   <translation>Viimeksi käytetyt</translation>
  </message>
  <message>
   <source>Recent projects</source>
   <translation>Viimeksi avatut projektit</translation>
  </message>
  <message>
   <source>Recolour the code “{subject}”</source>
   <translation>Koodin ”{subject}” värin vaihto</translation>
  </message>
  <message>
   <source>Redo</source>
   <translation>Tee uudelleen</translation>
  </message>
  <message>
   <source>Redoing</source>
   <translation>Tehdään uudelleen</translation>
  </message>
  <message>
   <source>Refine now</source>
   <translation>Tarkenna nyt</translation>
  </message>
  <message>
   <source>Refining paused {done}/{total}</source>
   <translation>Tarkennus tauolla {done}/{total}</translation>
  </message>
  <message>
   <source>Refining suggestions {done}/{total}</source>
   <translation>Ehdotuksia tarkennetaan {done}/{total}</translation>
  </message>
  <message>
   <source>Regular expression</source>
   <translation>Säännöllinen lauseke</translation>
  </message>
  <message>
   <source>Reject</source>
   <translation>Hylkää</translation>
  </message>
  <message numerus="yes">
   <source>Reject %n suggestion(s)</source>
   <translation>
    <numerusform>Hylkää %n ehdotus</numerusform>
    <numerusform>Hylkää %Ln ehdotusta</numerusform>
   </translation>
  </message>
  <message>
   <source>Reject suggestions: {subject}</source>
   <translation>Hylkää ehdotuksia: {subject}</translation>
  </message>
  <message>
   <source>Reject the suggestion “{subject}”</source>
   <translation>Hylkää ehdotus ”{subject}”</translation>
  </message>
  <message>
   <source>Rejected</source>
   <translation>Hylätty</translation>
  </message>
  <message>
   <source>Remove</source>
   <translation>Poista</translation>
  </message>
  <message>
   <source>Rename	F2</source>
   <translation>Nimeä uudelleen	F2</translation>
  </message>
  <message>
   <source>Rename a case to “{subject}”</source>
   <translation>Tapauksen uusi nimi ”{subject}”</translation>
  </message>
  <message>
   <source>Rename a code to “{subject}”</source>
   <translation>Koodin uusi nimi ”{subject}”</translation>
  </message>
  <message>
   <source>Rename a source to “{subject}”</source>
   <translation>Aineiston uusi nimi ”{subject}”</translation>
  </message>
  <message>
   <source>Rename a speaker to “{subject}”</source>
   <translation>Puhujan uusi nimi ”{subject}”</translation>
  </message>
  <message>
   <source>Rename a variable to “{subject}”</source>
   <translation>Muuttujan uusi nimi ”{subject}”</translation>
  </message>
  <message>
   <source>Rename cases: {subject}</source>
   <translation>Tapausten uudelleennimeäminen: {subject}</translation>
  </message>
  <message>
   <source>Rename the case</source>
   <translation>Nimeä tapaus uudelleen</translation>
  </message>
  <message>
   <source>Rename the project to “{subject}”</source>
   <translation>Projektin uusi nimi ”{subject}”</translation>
  </message>
  <message>
   <source>Rename the source</source>
   <translation>Nimeä aineisto uudelleen</translation>
  </message>
  <message>
   <source>Rename the speaker</source>
   <translation>Nimeä puhuja uudelleen</translation>
  </message>
  <message>
   <source>Rename the speaker {name}…</source>
   <translation>Nimeä puhuja ”{name}” uudelleen…</translation>
  </message>
  <message>
   <source>Report</source>
   <translation>Raportti</translation>
  </message>
  <message>
   <source>Reports</source>
   <translation>Raportit</translation>
  </message>
  <message>
   <source>Rest per 1,000</source>
   <translation>Muualla / 1 000</translation>
  </message>
  <message>
   <source>Restore the newest good backup</source>
   <translation>Palauta uusin ehjä varmuuskopio</translation>
  </message>
  <message>
   <source>Restore this backup</source>
   <translation>Palauta tämä kopio</translation>
  </message>
  <message>
   <source>Restoring the backup</source>
   <translation>Palautetaan varmuuskopiota</translation>
  </message>
  <message>
   <source>Review suggestions</source>
   <translation>Käy ehdotukset läpi</translation>
  </message>
  <message>
   <source>Right</source>
   <translation>Osuu</translation>
  </message>
  <message>
   <source>Row {row} of {table} refers to a row of {parent} that is not there.</source>
   <translation>Taulun {table} rivi {row} viittaa taulun {parent} riviin, jota ei ole.</translation>
  </message>
  <message>
   <source>Rows</source>
   <translation>Rivit</translation>
  </message>
  <message>
   <source>Rows below the answers explain their codes; the answers were spelt out by them.</source>
   <translation>Vastausten alla olevat rivit selittävät koodit; vastaukset avattiin niiden mukaan.</translation>
  </message>
  <message>
   <source>Rows with an id that an earlier row has: {count}. Each became a case of its own.</source>
   <translation>Rivejä, joiden tunniste on jo aiemmalla rivillä: {count}. Jokaisesta tuli oma tapauksensa.</translation>
  </message>
  <message>
   <source>Rows without an id: {count}. Their cases are named by the number of the row.</source>
   <translation>Rivejä ilman tunnistetta: {count}. Niiden tapaukset nimettiin rivin numerolla.</translation>
  </message>
  <message>
   <source>Rules</source>
   <translation>Säännöt</translation>
  </message>
  <message>
   <source>Rules for suggestions</source>
   <translation>Ehdotusten säännöt</translation>
  </message>
  <message>
   <source>Russian</source>
   <translation>venäjä</translation>
  </message>
  <message>
   <source>SQLite finds the file damaged: {problem}.</source>
   <translation>SQLiten mukaan tiedosto on vioittunut: {problem}.</translation>
  </message>
  <message>
   <source>Save as text…</source>
   <translation>Tallenna tekstinä…</translation>
  </message>
  <message>
   <source>Save in the project as…</source>
   <translation>Tallenna projektiin nimellä…</translation>
  </message>
  <message>
   <source>Save the column settings</source>
   <translation>Tallenna sarakeasetukset</translation>
  </message>
  <message>
   <source>Save the column settings to a file</source>
   <translation>Tallenna sarakeasetukset tiedostoon</translation>
  </message>
  <message>
   <source>Save the history</source>
   <translation>Tallenna historia</translation>
  </message>
  <message>
   <source>Save the import report</source>
   <translation>Tallenna tuontiraportti</translation>
  </message>
  <message>
   <source>Save the survey mapping “{subject}”</source>
   <translation>Tallenna kyselyn sarakeasetukset ”{subject}”</translation>
  </message>
  <message>
   <source>Save to a file…</source>
   <translation>Tallenna tiedostoon…</translation>
  </message>
  <message>
   <source>Saved</source>
   <translation>Tallennettu</translation>
  </message>
  <message>
   <source>Saved as {path}</source>
   <translation>Tallennetaan nimellä {path}</translation>
  </message>
  <message>
   <source>Saved {time}</source>
   <translation>Tallennettu {time}</translation>
  </message>
  <message>
   <source>Say which group to compare with the rest: --source, --kind, --code, --speaker or --case.</source>
   <translation>Kerro, mitä ryhmää verrataan muihin: --source, --kind, --code, --speaker tai --case.</translation>
  </message>
  <message>
   <source>Search</source>
   <translation>Haku</translation>
  </message>
  <message>
   <source>Search all sources, codes, cases and memos</source>
   <translation>Hae aineistoista, koodeista, tapauksista ja muistioista</translation>
  </message>
  <message>
   <source>Search base forms</source>
   <translation>Hae perusmuodolla</translation>
  </message>
  <message>
   <source>Search everywhere</source>
   <translation>Hae kaikkialta</translation>
  </message>
  <message>
   <source>Search for {word}</source>
   <translation>Hae sanaa {word}</translation>
  </message>
  <message>
   <source>Search what is nearly so</source>
   <translation>Hae likimain samanlaisia</translation>
  </message>
  <message>
   <source>Section {first} lies outside the text of {second}.</source>
   <translation>Jakso {first} on aineiston {second} tekstin ulkopuolella.</translation>
  </message>
  <message>
   <source>Select a passage of the text first; then choose its code.</source>
   <translation>Valitse ensin kohta tekstistä ja sitten koodi.</translation>
  </message>
  <message>
   <source>Select the sentence</source>
   <translation>Valitse virke</translation>
  </message>
  <message>
   <source>Select the text under it</source>
   <translation>Valitse sen alla oleva teksti</translation>
  </message>
  <message>
   <source>Select the turn</source>
   <translation>Valitse puheenvuoro</translation>
  </message>
  <message>
   <source>Select words in the text and press Enter: the code palette opens below them. Click a stripe in the margin to see its coding here and to write a memo.</source>
   <translation>Valitse tekstistä kohta ja paina Enter: koodipaletti aukeaa sen alle. Napsauta marginaalin raitaa, niin näet koodauksen tässä ja voit kirjoittaa siihen muistion.</translation>
  </message>
  <message>
   <source>Set</source>
   <translation>Anna</translation>
  </message>
  <message>
   <source>Set a value of “{subject}”</source>
   <translation>Tapauksen ”{subject}” muuttujan arvo</translation>
  </message>
  <message>
   <source>Set the case of the source “{subject}”</source>
   <translation>Aineiston ”{subject}” tapauksen valinta</translation>
  </message>
  <message>
   <source>Set the case of the speaker “{subject}”</source>
   <translation>Puhujan ”{subject}” tapauksen valinta</translation>
  </message>
  <message>
   <source>Set the case of {subject}</source>
   <translation>Tapauksen asettaminen: {subject}</translation>
  </message>
  <message>
   <source>Set the key of the code “{subject}”</source>
   <translation>Koodin ”{subject}” pikanäppäin</translation>
  </message>
  <message>
   <source>Set the kind of the source “{subject}”</source>
   <translation>Aineiston ”{subject}” lajin vaihto</translation>
  </message>
  <message>
   <source>Set the language of the source “{subject}”</source>
   <translation>Aseta aineiston ”{subject}” kieli</translation>
  </message>
  <message>
   <source>Set the use of “{subject}” in suggestions</source>
   <translation>Aseta aineiston ”{subject}” käyttö ehdotuksissa</translation>
  </message>
  <message>
   <source>Settings</source>
   <translation>Asetukset</translation>
  </message>
  <message>
   <source>Settings of this project</source>
   <translation>Tämän projektin asetukset</translation>
  </message>
  <message>
   <source>Settings…</source>
   <translation>Asetukset…</translation>
  </message>
  <message>
   <source>Several choices</source>
   <translation>Monivalinta</translation>
  </message>
  <message>
   <source>Several codes are called {reference}: {paths}. Name one by its path.</source>
   <translation>Nimi ”{reference}” on monella koodilla: {paths}. Anna koodin koko polku.</translation>
  </message>
  <message>
   <source>Sheet</source>
   <translation>Taulukko</translation>
  </message>
  <message>
   <source>Short answers, many of them different.</source>
   <translation>Lyhyitä vastauksia, monta erilaista.</translation>
  </message>
  <message>
   <source>Show all</source>
   <translation>Näytä kaikki</translation>
  </message>
  <message>
   <source>Show headings down to level 2</source>
   <translation>Näytä otsikot 2. tasoon asti</translation>
  </message>
  <message>
   <source>Show headings down to level 3</source>
   <translation>Näytä otsikot 3. tasoon asti</translation>
  </message>
  <message>
   <source>Show headings of level 1 only</source>
   <translation>Näytä vain 1. tason otsikot</translation>
  </message>
  <message>
   <source>Show the import report</source>
   <translation>Näytä tuontiraportti</translation>
  </message>
  <message>
   <source>Shows the speakers of all files; what you change holds wherever they speak.</source>
   <translation>Näyttää kaikkien tiedostojen puhujat. Muutos koskee puhujaa jokaisessa tiedostossa, jossa hän puhuu.</translation>
  </message>
  <message>
   <source>Shows which words are commoner or rarer here than outside the limits</source>
   <translation>Näyttää, mitkä sanat ovat tässä yleisempiä tai harvinaisempia kuin rajausten ulkopuolella</translation>
  </message>
  <message>
   <source>Since then there are others.</source>
   <translation>Koodaukset ovat sen jälkeen muuttuneet.</translation>
  </message>
  <message>
   <source>Size</source>
   <translation>Koko</translation>
  </message>
  <message>
   <source>Size of the text</source>
   <translation>Tekstin koko</translation>
  </message>
  <message>
   <source>Smaller text</source>
   <translation>Pienempi teksti</translation>
  </message>
  <message>
   <source>So respondent 1 of this survey is another case than respondent 1 of the next.</source>
   <translation>Näin tämän kyselyn vastaaja 1 on eri tapaus kuin seuraavan kyselyn vastaaja 1.</translation>
  </message>
  <message>
   <source>Somali</source>
   <translation>somali</translation>
  </message>
  <message>
   <source>Some characters of the file were broken and are shown as �. Compare the text with the original.</source>
   <translation>Osa tiedoston merkeistä oli rikki, ja niiden tilalla on �. Vertaa tekstiä alkuperäiseen.</translation>
  </message>
  <message>
   <source>Some pages are pictures without text, e.g. scanned: {pages}. Run text recognition (OCR) on them.</source>
   <translation>Osa sivuista on kuvia ilman tekstiä, esimerkiksi skannattuja: {pages}. Aja niille tekstintunnistus (OCR).</translation>
  </message>
  <message>
   <source>Something else has been done since the last decision. Undo that first.</source>
   <translation>Edellisen ratkaisun jälkeen on tehty muuta. Kumoa se ensin.</translation>
  </message>
  <message>
   <source>Something unexpected happened. Your project is safe: everything up to now is saved.</source>
   <translation>Tapahtui jotain odottamatonta. Projektisi on turvassa: kaikki tähän asti tehty on tallessa.</translation>
  </message>
  <message>
   <source>Sort ascending</source>
   <translation>Järjestä nousevasti</translation>
  </message>
  <message>
   <source>Sort descending</source>
   <translation>Järjestä laskevasti</translation>
  </message>
  <message>
   <source>Source</source>
   <translation>Aineisto</translation>
  </message>
  <message>
   <source>Source memo</source>
   <translation>Aineiston muistio</translation>
  </message>
  <message>
   <source>Sources</source>
   <translation>Aineistot</translation>
  </message>
  <message>
   <source>Sources and codebook</source>
   <translation>Aineistot ja koodikirja</translation>
  </message>
  <message>
   <source>Sources and speakers of the case</source>
   <translation>Tapauksen aineistot ja puhujat</translation>
  </message>
  <message>
   <source>Sources and speakers without a case</source>
   <translation>Aineistot ja puhujat ilman tapausta</translation>
  </message>
  <message>
   <source>Sources gone through</source>
   <translation>Läpikäytävät aineistot</translation>
  </message>
  <message>
   <source>Sources learned from and given suggestions</source>
   <translation>Aineistot, joista opitaan ja joille ehdotetaan</translation>
  </message>
  <message>
   <source>Sources not yet analysed are searched less exactly.</source>
   <translation>Vielä analysoimattomista aineistoista haetaan epätarkemmin.</translation>
  </message>
  <message>
   <source>Space</source>
   <translation>Väli</translation>
  </message>
  <message>
   <source>Spanish</source>
   <translation>espanja</translation>
  </message>
  <message>
   <source>Speaker</source>
   <translation>Puhuja</translation>
  </message>
  <message>
   <source>Speakers</source>
   <translation>Puhujat</translation>
  </message>
  <message>
   <source>Speakers and cases</source>
   <translation>Puhujat ja tapaukset</translation>
  </message>
  <message>
   <source>Speakers {speakers}, turns {turns}.</source>
   <translation>Puhujia {speakers}, vuoroja {turns}.</translation>
  </message>
  <message>
   <source>Start page</source>
   <translation>Aloitussivu</translation>
  </message>
  <message>
   <source>Suggest codes for it</source>
   <translation>Ehdota siihen koodeja</translation>
  </message>
  <message>
   <source>Suggest only when at least</source>
   <translation>Ehdota vain, kun osuu</translation>
  </message>
  <message>
   <source>Suggested</source>
   <translation>Ehdotus</translation>
  </message>
  <message>
   <source>Suggested mostly by the code’s name, as there are few examples yet: {count}.</source>
   <translation>Lähinnä koodin nimen perusteella, koska esimerkkejä on vasta vähän: {count}.</translation>
  </message>
  <message>
   <source>Suggestion {by}</source>
   <translation>Ehdotus {by}</translation>
  </message>
  <message>
   <source>Suggestion, {percent} sure</source>
   <translation>Ehdotus, varmuus {percent}</translation>
  </message>
  <message>
   <source>Suggestions</source>
   <translation>Ehdotukset</translation>
  </message>
  <message>
   <source>Suggestions accepted</source>
   <translation>Hyväksytyt ehdotukset</translation>
  </message>
  <message>
   <source>Suggestions by the names of the codes</source>
   <translation>Ehdotuksia koodien nimistä</translation>
  </message>
  <message>
   <source>Suggestions go by the words of the passages; comparing what they mean takes power, so it goes on when the computer is plugged in.</source>
   <translation>Ehdotukset perustuvat nyt katkelmien sanoihin. Merkitysten vertailu kuluttaa akkua, joten se jatkuu, kun kone on kytketty verkkovirtaan.</translation>
  </message>
  <message>
   <source>Suggestions in the margin</source>
   <translation>Ehdotukset marginaalissa</translation>
  </message>
  <message>
   <source>Suggestions rejected or given another code</source>
   <translation>Hylätyt ja toisella koodilla koodatut ehdotukset</translation>
  </message>
  <message>
   <source>Sure</source>
   <translation>Varmuus</translation>
  </message>
  <message>
   <source>Survey</source>
   <translation>Kysely</translation>
  </message>
  <message>
   <source>Surveys</source>
   <translation>Kyselyt</translation>
  </message>
  <message>
   <source>Surveys and tables</source>
   <translation>Kyselyt ja taulukot</translation>
  </message>
  <message>
   <source>Swedish</source>
   <translation>ruotsi</translation>
  </message>
  <message>
   <source>TE24 (29 codes)</source>
   <translation>TE24 (29 koodia)</translation>
  </message>
  <message>
   <source>Tables</source>
   <translation>Taulukot</translation>
  </message>
  <message>
   <source>Take away {name}</source>
   <translation>Poista {name}</translation>
  </message>
  <message>
   <source>Take out of the case</source>
   <translation>Irrota tapauksesta</translation>
  </message>
  <message>
   <source>Taken</source>
   <translation>Otettu</translation>
  </message>
  <message>
   <source>Text</source>
   <translation>Teksti</translation>
  </message>
  <message>
   <source>The * needs letters beside it. Write for example kunt*.</source>
   <translation>Merkki * tarvitsee viereensä kirjaimia. Kirjoita esimerkiksi kunt*.</translation>
  </message>
  <message>
   <source>The SHA-256 of {name} is malformed.</source>
   <translation>Aineiston {name} SHA-256-tunniste on virheellinen.</translation>
  </message>
  <message>
   <source>The analysis of the language does not work ({reason}). Coding goes on without it; kooditin doctor tells more.</source>
   <translation>Kielen analyysi ei toimi ({reason}). Koodaaminen jatkuu ilman sitä; lisää kertoo kooditin doctor.</translation>
  </message>
  <message>
   <source>The analysis of the language ended again and again ({reason}). Coding goes on without it; kooditin doctor tells more.</source>
   <translation>Kielen analyysi kaatui kerta toisensa jälkeen ({reason}). Koodaaminen jatkuu ilman sitä; lisää kertoo kooditin doctor.</translation>
  </message>
  <message>
   <source>The analysis of the language fell silent over a text, so that text was left out.</source>
   <translation>Kielen analyysi jumittui yhteen tekstiin, joten se teksti jätettiin väliin.</translation>
  </message>
  <message>
   <source>The analysis of the language was ended again and again, perhaps for want of memory. Close other programs; coding goes on without it.</source>
   <translation>Kielen analyysi katkesi kerta toisensa jälkeen, ehkä muistin puutteen vuoksi. Sulje muita ohjelmia; koodaaminen jatkuu ilman sitä.</translation>
  </message>
  <message>
   <source>The backup could not be put in the place of {path} ({reason}). Restore it under another name.</source>
   <translation>Varmuuskopiota ei saatu tiedoston {path} tilalle ({reason}). Palauta se toisella nimellä.</translation>
  </message>
  <message>
   <source>The backup {path} is damaged. Choose an older one.</source>
   <translation>Varmuuskopio {path} on vioittunut. Valitse vanhempi.</translation>
  </message>
  <message>
   <source>The backup {path} is no longer there. Choose another.</source>
   <translation>Varmuuskopiota {path} ei enää ole. Valitse toinen.</translation>
  </message>
  <message>
   <source>The beginning has “{word}”.</source>
   <translation>Alussa on ”{word}”.</translation>
  </message>
  <message>
   <source>The beginning: {percent}% of the text. All of it comes in.</source>
   <translation>Tässä on alku: {percent} % tekstistä. Kaikki tuodaan.</translation>
  </message>
  <message>
   <source>The beginning: {shown} of {all} turns. All of them come in.</source>
   <translation>Tässä on alku: {shown} vuoroa {all} vuorosta. Kaikki tuodaan.</translation>
  </message>
  <message>
   <source>The case as it will be</source>
   <translation>Tapaus sellaisena kuin se tulee</translation>
  </message>
  <message>
   <source>The case is called so</source>
   <translation>Tapaus saa tämän nimen</translation>
  </message>
  <message>
   <source>The case is named in</source>
   <translation>Tapauksen nimi on sarakkeessa</translation>
  </message>
  <message>
   <source>The clipboard holds no table. Copy one in Excel first, headings and all.</source>
   <translation>Leikepöydällä ei ole taulukkoa. Kopioi ensin taulukko otsikoineen Excelissä.</translation>
  </message>
  <message>
   <source>The code has this rule already. Change the words.</source>
   <translation>Koodilla on jo tämä sääntö. Muuta sanoja.</translation>
  </message>
  <message>
   <source>The code name {name} holds a slash, which parts the levels of a code path. Leave the slash out.</source>
   <translation>Koodin nimessä ”{name}” on vinoviiva, joka erottaa polun tasot toisistaan. Jätä vinoviiva pois.</translation>
  </message>
  <message>
   <source>The code {name} was deleted.</source>
   <translation>Koodi ”{name}” poistettiin.</translation>
  </message>
  <message>
   <source>The column settings are in {name}.</source>
   <translation>Sarakeasetukset ovat tiedostossa {name}.</translation>
  </message>
  <message>
   <source>The column settings are saved in the project as “{name}”.</source>
   <translation>Sarakeasetukset on tallennettu projektiin nimellä ”{name}”.</translation>
  </message>
  <message>
   <source>The column settings “{name}” of this project fit this survey.</source>
   <translation>Projektin sarakeasetukset ”{name}” sopivat tähän kyselyyn.</translation>
  </message>
  <message>
   <source>The disk is full, so nothing was changed. Free some space on the drive of {path} and try again.</source>
   <translation>Levy on täynnä, joten mitään ei muutettu. Vapauta tilaa levyltä, jolla {path} on, ja yritä uudelleen.</translation>
  </message>
  <message>
   <source>The disk is full, so {path} is open for reading only. Free some space.</source>
   <translation>Levy on täynnä, joten {path} on auki vain luettavaksi. Vapauta levyltä tilaa.</translation>
  </message>
  <message>
   <source>The document had hidden text ({count} characters), which was left out.</source>
   <translation>Asiakirjassa oli piilotettua tekstiä (merkkejä {count}), joka jätettiin pois.</translation>
  </message>
  <message>
   <source>The document had tracked changes ({count}); it was read as if all were accepted.</source>
   <translation>Asiakirjassa oli jäljitettyjä muutoksia ({count}). Se luettiin niin kuin ne olisi kaikki hyväksytty.</translation>
  </message>
  <message>
   <source>The document has charts, formulas or other programs' objects ({count}), which were left out.</source>
   <translation>Asiakirjassa on kaavioita, kaavoja tai muiden ohjelmien objekteja ({count}), jotka jätettiin pois.</translation>
  </message>
  <message>
   <source>The document has equations ({count}); only their letters and signs are read, as one line.</source>
   <translation>Asiakirjassa on kaavoja ({count}); niistä luettiin vain kirjaimet ja merkit yhdelle riville.</translation>
  </message>
  <message>
   <source>The document has files attached ({count}), which were left out.</source>
   <translation>Asiakirjaan on liitetty tiedostoja ({count}), jotka jätettiin pois.</translation>
  </message>
  <message>
   <source>The document has footnotes or endnotes ({count}); they stand at the end of the text.</source>
   <translation>Asiakirjassa on ala- tai loppuviitteitä ({count}); ne ovat tekstin lopussa.</translation>
  </message>
  <message>
   <source>The document has form fields ({count}), which were left out with what is written in them.</source>
   <translation>Asiakirjassa on lomakekenttiä ({count}); ne jätettiin pois, samoin kuin niihin kirjoitettu teksti.</translation>
  </message>
  <message>
   <source>The document has passages marked without a comment ({count}); the marks were left out.</source>
   <translation>Asiakirjassa on korostuksia tai alleviivauksia ilman kommenttia ({count}); merkinnät jätettiin pois.</translation>
  </message>
  <message>
   <source>The document has pictures ({count}); only text is read.</source>
   <translation>Asiakirjassa on kuvia ({count}). Vain teksti luettiin.</translation>
  </message>
  <message>
   <source>The document has text boxes ({count}); each stands after the paragraph that it hangs on.</source>
   <translation>Asiakirjassa on tekstiruutuja ({count}); kukin on siirretty sen kappaleen perään, johon se on kiinnitetty.</translation>
  </message>
  <message>
   <source>The document has text that runs sideways ({count} characters), which was left out.</source>
   <translation>Asiakirjassa on sivuttain kulkevaa tekstiä (merkkejä {count}), joka jätettiin pois.</translation>
  </message>
  <message>
   <source>The examples of the other codes count too.</source>
   <translation>Myös muiden koodien esimerkit vaikuttavat.</translation>
  </message>
  <message>
   <source>The file lists its choices.</source>
   <translation>Tiedosto luettelee vaihtoehdot.</translation>
  </message>
  <message>
   <source>The file was not in UTF-8; it was read as {encoding}. Check that ä, ö and å are right.</source>
   <translation>Tiedosto ei ollut UTF-8-muodossa, joten se luettiin merkistöllä {encoding}. Tarkista, että ä, ö ja å ovat oikein.</translation>
  </message>
  <message>
   <source>The first column, and each value occurs once.</source>
   <translation>Ensimmäinen sarake, ja jokainen arvo on siinä kerran.</translation>
  </message>
  <message>
   <source>The folder of {path} may not be written to, so it is open for reading only. Save a copy to work in it.</source>
   <translation>Kansioon, jossa {path} on, ei saa kirjoittaa, joten projekti on auki vain luettavaksi. Jos haluat muokata sitä, tallenna kopio.</translation>
  </message>
  <message>
   <source>The hit alone</source>
   <translation>Pelkkä osuma</translation>
  </message>
  <message>
   <source>The interviewer, who asks the questions</source>
   <translation>Haastattelija eli se, joka kysyy</translation>
  </message>
  <message>
   <source>The interviewer’s speech is coded and counted. Press to leave it out.</source>
   <translation>Haastattelijan puhe koodataan ja lasketaan mukaan. Jätä se pois painamalla tästä.</translation>
  </message>
  <message>
   <source>The interviewer’s speech is not coded and not counted. Press to include it.</source>
   <translation>Haastattelijan puhetta ei koodata eikä lasketa mukaan. Ota se mukaan painamalla tästä.</translation>
  </message>
  <message>
   <source>The journal of this project lacks that act. Open a backup if you need to take it back.</source>
   <translation>Muutosta ei löydy tämän projektin historiasta. Jos se on kumottava, avaa varmuuskopio.</translation>
  </message>
  <message>
   <source>The key {first} belongs to {second} codes.</source>
   <translation>Näppäin {first} on {second} koodilla.</translation>
  </message>
  <message>
   <source>The ledger is written as CSV. Choose a name that ends in .csv instead of {file}.</source>
   <translation>Ehdotusten vaiheet tallennetaan CSV-tiedostoon. Valitse tiedoston {file} sijaan nimi, jonka lopussa on .csv.</translation>
  </message>
  <message>
   <source>The lock file of {path} could not be read ({reason}), so the project is open for reading only. Close it and try again in a moment.</source>
   <translation>Projektin {path} lukkotiedostoa ei voitu lukea ({reason}), joten projekti on auki vain luettavaksi. Sulje se ja yritä hetken kuluttua uudelleen.</translation>
  </message>
  <message>
   <source>The name has “{word}”.</source>
   <translation>Nimessä on ”{word}”.</translation>
  </message>
  <message>
   <source>The name or the folders of {path} are too long. Move the file into a folder nearer to the root of its drive, or give it a shorter name.</source>
   <translation>Tiedoston {path} nimi tai kansiopolku on liian pitkä. Siirrä tiedosto kansioon, joka on lähempänä aseman juurta, tai lyhennä tiedoston nimeä.</translation>
  </message>
  <message>
   <source>The name {name} is taken already. Choose another name.</source>
   <translation>Nimi ”{name}” on jo käytössä. Valitse toinen nimi.</translation>
  </message>
  <message>
   <source>The passage has this code already. Choose another passage or code.</source>
   <translation>Kohdalla on jo tämä koodi. Valitse toinen kohta tai koodi.</translation>
  </message>
  <message>
   <source>The passage {start}–{end} is empty or outside the text ({length} characters). Choose one inside it.</source>
   <translation>Kohta {start}–{end} on tyhjä tai tekstin ulkopuolella (tekstissä on {length} merkkiä). Valitse kohta tekstistä.</translation>
  </message>
  <message>
   <source>The project file is sound: every excerpt matches its text.</source>
   <translation>Projektitiedosto on ehjä: jokainen ote on tekstissä sanasta sanaan.</translation>
  </message>
  <message>
   <source>The project is open for reading only, so suggestions cannot be decided.</source>
   <translation>Projekti on auki vain luettavaksi, joten ehdotuksia ei voi ratkaista.</translation>
  </message>
  <message>
   <source>The project {path} could not be made ({reason}). Choose a folder of your own with free space.</source>
   <translation>Projektia {path} ei voitu luoda ({reason}). Valitse oma kansio, jossa on tilaa.</translation>
  </message>
  <message>
   <source>The project {path} could not be made ({reason}). Choose a shorter name without special signs, or a folder nearer to the root of its drive.</source>
   <translation>Projektia {path} ei voitu luoda ({reason}). Valitse lyhyempi nimi, jossa ei ole erikoismerkkejä, tai kansio, joka on lähempänä aseman juurta.</translation>
  </message>
  <message>
   <source>The project {path} could not be made. {reason} Choose a folder of your own with free space.</source>
   <translation>Projektia {path} ei voitu luoda. {reason} Valitse oma kansio, jossa on tilaa.</translation>
  </message>
  <message>
   <source>The project's GUID {guid} is malformed, so no backup could be made. Save a copy.</source>
   <translation>Projektin tunniste (GUID) {guid} on virheellinen, joten varmuuskopiota ei voitu tehdä. Tallenna kopio.</translation>
  </message>
  <message>
   <source>The quotation marks of the file do not pair; each line was read as a row.</source>
   <translation>Tiedoston lainausmerkit eivät ole pareittain; jokainen rivi luettiin omana rivinään.</translation>
  </message>
  <message>
   <source>The regular expression is wrong at its character {place}: {reason}. Mend it and try again.</source>
   <translation>Säännöllisessä lausekkeessa on virhe {place}. merkin kohdalla ({reason}). Korjaa se ja yritä uudelleen.</translation>
  </message>
  <message>
   <source>The regular expression takes too long. Write it more simply: repetitions inside repetitions, such as (a+)+, are slow.</source>
   <translation>Säännöllisen lausekkeen haku kestää liian kauan. Kirjoita se yksinkertaisemmin: sisäkkäiset toistot, kuten (a+)+, ovat hitaita.</translation>
  </message>
  <message>
   <source>The rows look like the turns of a transcript, not like respondents.</source>
   <translation>Rivit näyttävät litteraatin puheenvuoroilta, eivät vastaajilta.</translation>
  </message>
  <message>
   <source>The same answers again and again: {count} different ones.</source>
   <translation>Samat vastaukset toistuvat: {count} erilaista.</translation>
  </message>
  <message>
   <source>The same file as {name}</source>
   <translation>Sama tiedosto kuin {name}</translation>
  </message>
  <message>
   <source>The same in all files</source>
   <translation>Sama kaikissa tiedostoissa</translation>
  </message>
  <message>
   <source>The search breaks off. Write another word after the last one, or take the operator away.</source>
   <translation>Haku jää kesken. Kirjoita loppuun vielä sana tai poista viimeinen operaattori.</translation>
  </message>
  <message>
   <source>The search has too many parentheses inside each other. Write it with fewer.</source>
   <translation>Haussa on liikaa sisäkkäisiä sulkeita. Kirjoita se vähemmillä.</translation>
  </message>
  <message>
   <source>The search is too long. Write it with {count} words at most.</source>
   <translation>Haku on liian pitkä. Kirjoita siihen enintään {count} sanaa.</translation>
  </message>
  <message>
   <source>The search works; the exact analysis takes power, so it goes on when the computer is plugged in.</source>
   <translation>Haku toimii. Tarkka analyysi kuluttaa akkua, joten se jatkuu, kun kone on kytketty verkkovirtaan.</translation>
  </message>
  <message>
   <source>The settings could not be saved in {folder} ({reason}). Check that the folder can be written to.</source>
   <translation>Asetuksia ei voitu tallentaa kansioon {folder} ({reason}). Tarkista, että kansioon voi kirjoittaa.</translation>
  </message>
  <message>
   <source>The source {name} was deleted with its codings.</source>
   <translation>Aineisto ”{name}” ja sen koodaukset poistettiin.</translation>
  </message>
  <message>
   <source>The speaker {old} was renamed {new}.</source>
   <translation>Puhuja {old} sai nimen {new}.</translation>
  </message>
  <message>
   <source>The survey's name before the identifier</source>
   <translation>Kyselyn nimi tunnisteen eteen</translation>
  </message>
  <message>
   <source>The text as it will be</source>
   <translation>Teksti sellaisena kuin se tulee</translation>
  </message>
  <message>
   <source>The text of {name} has {count} characters, not {noted}.</source>
   <translation>Aineiston {name} tekstissä on {count} merkkiä, ei {noted}.</translation>
  </message>
  <message>
   <source>The text of {name} has {count} words, not {noted}.</source>
   <translation>Aineiston {name} tekstissä on {count} sanaa, ei {noted}.</translation>
  </message>
  <message>
   <source>The text of {name} is not in the normal form.</source>
   <translation>Aineiston {name} teksti ei ole normaalimuodossa.</translation>
  </message>
  <message>
   <source>The text under each heading becomes one passage, without the heading; of answers to a question, each becomes its own. Click a code to choose another.</source>
   <translation>Kunkin otsikon alla oleva teksti koodataan yhtenä kohtana ilman otsikkoa, kysymyksen vastaukset kukin erikseen. Koodin voi vaihtaa napsauttamalla sitä.</translation>
  </message>
  <message>
   <source>The times of some captions could not be read ({count}); their words follow the caption before them.</source>
   <translation>Joidenkin tekstitysten aikaa ei saatu luettua ({count} kpl); niiden sanat ovat edellisen tekstityksen perässä.</translation>
  </message>
  <message numerus="yes">
   <source>The variable {name} was deleted with %n value(s).</source>
   <translation>
    <numerusform>Muuttuja {name} ja sen %n arvo poistettiin.</numerusform>
    <numerusform>Muuttuja {name} ja sen %n arvoa poistettiin.</numerusform>
   </translation>
  </message>
  <message>
   <source>The whole source</source>
   <translation>Koko aineisto</translation>
  </message>
  <message>
   <source>The word index of {name} does not agree with its text. kooditin index --anew makes it again.</source>
   <translation>Aineiston {name} sanahakemisto ei vastaa sen tekstiä. Komento kooditin index --anew tekee sen uudelleen.</translation>
  </message>
  <message>
   <source>Then {number} of 10 were to be right.</source>
   <translation>Tavoite oli silloin {number}/10.</translation>
  </message>
  <message>
   <source>There are fewer than ten coded passages, so suggestions go by the names and definitions of the codes, and how often they are right cannot be measured yet.</source>
   <translation>Koodattuja kohtia on alle kymmenen, joten ehdotukset perustuvat koodien nimiin ja määritelmiin eikä osuvuutta voi vielä mitata.</translation>
  </message>
  <message>
   <source>There are no backups of this project yet. One is taken each time that it is opened.</source>
   <translation>Tästä projektista ei ole vielä varmuuskopioita. Kopio otetaan aina, kun projekti avataan.</translation>
  </message>
  <message>
   <source>There are no codes yet.</source>
   <translation>Koodeja ei ole vielä.</translation>
  </message>
  <message>
   <source>There are no codes yet. Make some in the codebook: their names and definitions are enough for the first suggestions.</source>
   <translation>Koodeja ei ole vielä. Tee niitä koodikirjaan: ensimmäisiin ehdotuksiin riittävät koodien nimet ja määritelmät.</translation>
  </message>
  <message>
   <source>There are no open answers: the rows become cases, and the columns their variables.</source>
   <translation>Avovastauksia ei ole. Riveistä tulee tapauksia ja sarakkeista niiden muuttujia.</translation>
  </message>
  <message>
   <source>There are no sources yet.</source>
   <translation>Aineistoja ei ole vielä.</translation>
  </message>
  <message>
   <source>There are no sources yet. Import interviews, and suggestions are looked for in them.</source>
   <translation>Aineistoja ei ole vielä. Tuo haastatteluja, niin niistä etsitään ehdotuksia.</translation>
  </message>
  <message>
   <source>There is already a code {name} at this place. Choose another name.</source>
   <translation>Samassa paikassa on jo koodi ”{name}”. Valitse toinen nimi.</translation>
  </message>
  <message>
   <source>There is already a file {path}. Choose another name or folder.</source>
   <translation>Tiedosto {path} on jo olemassa. Valitse toinen nimi tai kansio.</translation>
  </message>
  <message>
   <source>There is already a source {name}. Choose another name.</source>
   <translation>Projektissa on jo aineisto ”{name}”. Valitse toinen nimi.</translation>
  </message>
  <message>
   <source>There is no case {reference}. Look at the list of cases.</source>
   <translation>Tapausta {reference} ei ole. Katso tapausluettelosta.</translation>
  </message>
  <message>
   <source>There is no code {reference}. Look at the list of codes.</source>
   <translation>Koodia ”{reference}” ei ole. Katso koodikirjasta.</translation>
  </message>
  <message>
   <source>There is no codebook {name}. Give the path of a CSV file, or the name of a shipped codebook: {shipped}.</source>
   <translation>Koodikirjaa {name} ei ole. Anna CSV-tiedoston polku tai jonkin valmiin koodikirjan nimi: {shipped}.</translation>
  </message>
  <message>
   <source>There is no coder {coder} in this project. The coders are: {names}.</source>
   <translation>Projektissa ei ole koodaajaa {coder}. Koodaajat: {names}.</translation>
  </message>
  <message>
   <source>There is no coder {reference}. Look at the list of coders.</source>
   <translation>Koodaajaa {reference} ei ole. Katso koodaajaluettelosta.</translation>
  </message>
  <message>
   <source>There is no coding {reference}. It may have been deleted.</source>
   <translation>Koodausta {reference} ei ole. Se on ehkä poistettu.</translation>
  </message>
  <message>
   <source>There is no file {path}. Choose another, or make a new project.</source>
   <translation>Tiedostoa {path} ei ole. Valitse toinen tai luo uusi projekti.</translation>
  </message>
  <message>
   <source>There is no mapping {name}: neither such a file nor one saved in the project. Those saved are: {names}.</source>
   <translation>Sarakeasetuksia {name} ei ole: ei tiedostona eikä projektiin tallennettuna. Tallennetut: {names}.</translation>
  </message>
  <message>
   <source>There is no memo {reference}. It may have been deleted.</source>
   <translation>Muistiota {reference} ei ole. Se on ehkä poistettu.</translation>
  </message>
  <message>
   <source>There is no pipeline for Finnish here, so base forms are looked up word by word. kooditin doctor tells how to add one.</source>
   <translation>Tällä koneella ei ole suomen kielen mallia, joten perusmuodot katsotaan sana kerrallaan. kooditin doctor kertoo, miten mallin voi lisätä.</translation>
  </message>
  <message>
   <source>There is no rule {reference}. It may have been deleted.</source>
   <translation>Sääntöä {reference} ei ole. Se on ehkä poistettu.</translation>
  </message>
  <message>
   <source>There is no source {reference}. Look at the list of sources.</source>
   <translation>Aineistoa ”{reference}” ei ole. Katso aineistoluettelosta.</translation>
  </message>
  <message>
   <source>There is no speaker {reference}. Look at the source's speakers.</source>
   <translation>Puhujaa {reference} ei ole. Katso aineiston puhujista.</translation>
  </message>
  <message>
   <source>There is no variable {name} in this project. The variables are: {names}.</source>
   <translation>Projektissa ei ole muuttujaa {name}. Muuttujat: {names}.</translation>
  </message>
  <message>
   <source>There is no variable {reference}. Look at the list of variables.</source>
   <translation>Muuttujaa {reference} ei ole. Katso muuttujaluettelosta.</translation>
  </message>
  <message>
   <source>There is no {kind} {reference}. Look at the list.</source>
   <translation>Kohdetta {reference} ({kind}) ei ole. Katso luettelosta.</translation>
  </message>
  <message>
   <source>There is nothing here that Kooditin reads.</source>
   <translation>Näissä ei ole mitään, mitä Kooditin lukee.</translation>
  </message>
  <message>
   <source>There is nothing here that is sure enough to be suggested. Code some more, or be content with less sure suggestions.</source>
   <translation>Täällä ei ole mitään riittävän varmaa ehdotettavaa. Koodaa lisää tai tyydy epävarmempiin ehdotuksiin.</translation>
  </message>
  <message>
   <source>There is nothing here to choose yet.</source>
   <translation>Tässä ei ole vielä mitään valittavaa.</translation>
  </message>
  <message>
   <source>There is nothing to search for. Type a word.</source>
   <translation>Haettavaa ei ole. Kirjoita jokin sana.</translation>
  </message>
  <message>
   <source>There is too little memory for the analysis of the language. Close other programs; coding goes on without it.</source>
   <translation>Muisti ei riitä kielen analyysiin. Sulje muita ohjelmia; koodaaminen jatkuu ilman sitä.</translation>
  </message>
  <message>
   <source>This code’s own examples are nowhere found as often right as you want. It is suggested only where the examples of all codes together say that it is.</source>
   <translation>Tämän koodin omien esimerkkien perusteella ehdotus ei osu millään rajalla niin usein kuin haluat. Raja on laskettu kaikkien koodien esimerkeistä yhdessä.</translation>
  </message>
  <message>
   <source>This file is in the project already, as {name}. Undo to leave it out.</source>
   <translation>Sama tiedosto on jo projektissa nimellä ”{name}”. Kumoa, jos et halua sitä toiseen kertaan.</translation>
  </message>
  <message>
   <source>This is not a mapping of a survey's columns. Write one with “kooditin mapping”, or import without it.</source>
   <translation>Nämä eivät ole kyselyn sarakeasetukset. Kirjoita asetukset komennolla ”kooditin mapping” tai tuo kysely ilman niitä.</translation>
  </message>
  <message>
   <source>This is the interviewer’s speech, and it is not coded while “Leave the interviewer out of coding” is on in the Coding menu.</source>
   <translation>Tämä on haastattelijan puhetta, eikä sitä koodata, kun Koodaus-valikon ”Jätä haastattelija pois koodauksesta” on päällä.</translation>
  </message>
  <message>
   <source>This source</source>
   <translation>Tämä aineisto</translation>
  </message>
  <message>
   <source>This source already has a speaker {name}. Choose another name.</source>
   <translation>Tässä aineistossa on jo puhuja ”{name}”. Valitse toinen nimi.</translation>
  </message>
  <message>
   <source>This source has no headings.</source>
   <translation>Tässä aineistossa ei ole otsikoita.</translation>
  </message>
  <message>
   <source>This source is kept out of suggestions.</source>
   <translation>Tälle aineistolle ei tehdä ehdotuksia.</translation>
  </message>
  <message>
   <source>This was the first hit.</source>
   <translation>Tämä oli ensimmäinen osuma.</translation>
  </message>
  <message>
   <source>This was the last hit.</source>
   <translation>Tämä oli viimeinen osuma.</translation>
  </message>
  <message>
   <source>Tick the headings whose text is to be coded.</source>
   <translation>Merkitse otsikot, joiden alla oleva teksti koodataan.</translation>
  </message>
  <message>
   <source>Ticked, or left empty.</source>
   <translation>Rastitettu tai jätetty tyhjäksi.</translation>
  </message>
  <message>
   <source>Tiers that hold no speech of their own were left out: {names}.</source>
   <translation>Tasot, joilla ei ole omaa puhetta, jätettiin pois: {names}.</translation>
  </message>
  <message>
   <source>Transcript</source>
   <translation>Teksti</translation>
  </message>
  <message>
   <source>Transcripts and documents</source>
   <translation>Litteraatit ja asiakirjat</translation>
  </message>
  <message>
   <source>Try again</source>
   <translation>Yritä uudelleen</translation>
  </message>
  <message>
   <source>Turn {first} is said by speaker {second}, who is not in its source.</source>
   <translation>Puheenvuoron {first} puhuja {second} ei kuulu samaan aineistoon.</translation>
  </message>
  <message>
   <source>Turn {first} lies outside the text of {second}.</source>
   <translation>Puheenvuoro {first} on aineiston {second} tekstin ulkopuolella.</translation>
  </message>
  <message>
   <source>Turn {turn} of source {source} begins before the one before it ends.</source>
   <translation>Aineiston {source} puheenvuoro {turn} alkaa ennen kuin edellinen päättyy.</translation>
  </message>
  <message>
   <source>Turns</source>
   <translation>Vuoroja</translation>
  </message>
  <message>
   <source>Type</source>
   <translation>Tyyppi</translation>
  </message>
  <message>
   <source>Type a word: its inflected forms are found in all sources, and so are compounds that it is part of. Enter opens a hit on the page, and F3 goes on from there to the next one.</source>
   <translation>Kirjoita sana, niin sen taivutusmuodot ja yhdyssanat, joissa se on osana, löytyvät kaikista aineistoista. Enter avaa osuman sivulla, ja F3 jatkaa siitä seuraavaan.</translation>
  </message>
  <message>
   <source>Typical</source>
   <translation>Tyypillisyys</translation>
  </message>
  <message>
   <source>Ukrainian</source>
   <translation>ukraina</translation>
  </message>
  <message>
   <source>Undo</source>
   <translation>Kumoa</translation>
  </message>
  <message>
   <source>Undo takes back: {act}</source>
   <translation>Kumottavissa: {act}</translation>
  </message>
  <message>
   <source>Undoing</source>
   <translation>Kumotaan</translation>
  </message>
  <message>
   <source>Unfold</source>
   <translation>Avaa</translation>
  </message>
  <message>
   <source>Unfold all</source>
   <translation>Avaa kaikki</translation>
  </message>
  <message>
   <source>Until then suggestions go by the words of the passages.</source>
   <translation>Siihen asti ehdotukset perustuvat katkelmien sanoihin.</translation>
  </message>
  <message>
   <source>Use them</source>
   <translation>Ota käyttöön</translation>
  </message>
  <message>
   <source>Use these columns</source>
   <translation>Käytä näitä sarakkeita</translation>
  </message>
  <message>
   <source>Use what was chosen for an earlier round, or keep this for the next one.</source>
   <translation>Käytä aiemman kierroksen valintoja tai säilytä nämä seuraavaa varten.</translation>
  </message>
  <message>
   <source>Use {first} of a source in suggestions is there {second} times.</source>
   <translation>Aineiston käyttö ehdotuksissa {first} on tiedostossa {second} kertaa.</translation>
  </message>
  <message>
   <source>Value</source>
   <translation>Arvo</translation>
  </message>
  <message>
   <source>Value {first} is there {second} times.</source>
   <translation>Arvo {first} on projektissa {second} kertaa.</translation>
  </message>
  <message>
   <source>Value, e.g. staff</source>
   <translation>Arvo, esim. henkilöstö</translation>
  </message>
  <message>
   <source>Values</source>
   <translation>Arvot</translation>
  </message>
  <message>
   <source>Values from a table whose rows are named as the cases or sources</source>
   <translation>Arvot taulukosta, jonka rivit on nimetty tapausten tai aineistojen mukaan</translation>
  </message>
  <message>
   <source>Values from {name}</source>
   <translation>Arvot: {name}</translation>
  </message>
  <message>
   <source>Values of cases</source>
   <translation>Tapausten arvot</translation>
  </message>
  <message>
   <source>Values of {name}</source>
   <translation>Muuttujan {name} arvot</translation>
  </message>
  <message>
   <source>Variable</source>
   <translation>Muuttuja</translation>
  </message>
  <message>
   <source>Variable of the type</source>
   <translation>Muuttuja, jonka tyyppi on</translation>
  </message>
  <message>
   <source>Variable {name}</source>
   <translation>Muuttuja {name}</translation>
  </message>
  <message>
   <source>Variable, e.g. group</source>
   <translation>Muuttuja, esim. ryhmä</translation>
  </message>
  <message>
   <source>Waits for mains power</source>
   <translation>Odottaa verkkovirtaa</translation>
  </message>
  <message>
   <source>What</source>
   <translation>Mitä</translation>
  </message>
  <message>
   <source>What became of suggestions</source>
   <translation>Mitä ehdotuksista tuli</translation>
  </message>
  <message>
   <source>What became of them</source>
   <translation>Mitä ehdotuksista tuli</translation>
  </message>
  <message>
   <source>What do you notice here?</source>
   <translation>Mitä huomaat tässä kohdassa?</translation>
  </message>
  <message>
   <source>What is typed narrows the words. Enter searches the chosen word, and Delete leaves it out.</source>
   <translation>Kirjoittamasi rajaa sanoja. Enter hakee valitun sanan, Delete jättää sen pois.</translation>
  </message>
  <message>
   <source>What should you remember of this case?</source>
   <translation>Mitä tästä tapauksesta pitää muistaa?</translation>
  </message>
  <message>
   <source>What should you remember of this source?</source>
   <translation>Mitä tästä aineistosta on hyvä muistaa?</translation>
  </message>
  <message>
   <source>What tells the meaning of passages cannot be read ({file}: {reason}). Install Kooditin anew; suggestions go on by words alone.</source>
   <translation>Kohtien merkitystä vertaavaa tiedostoa ei voi lukea ({file}: {reason}). Asenna Kooditin uudelleen; ehdotukset jatkuvat pelkkien sanojen varassa.</translation>
  </message>
  <message>
   <source>What the code means</source>
   <translation>Mitä koodi tarkoittaa</translation>
  </message>
  <message>
   <source>What the memo is about ({kind} {target}) is no longer there.</source>
   <translation>Muistion kohdetta ({kind} {target}) ei enää ole.</translation>
  </message>
  <message>
   <source>What was asked</source>
   <translation>Mitä kysyttiin</translation>
  </message>
  <message>
   <source>What was asked, or what the variable means</source>
   <translation>Mitä kysyttiin tai mitä muuttuja tarkoittaa</translation>
  </message>
  <message>
   <source>What you correct holds for all chosen files.</source>
   <translation>Korjaus koskee kaikkia valittuja tiedostoja.</translation>
  </message>
  <message>
   <source>When</source>
   <translation>Milloin</translation>
  </message>
  <message>
   <source>Where</source>
   <translation>Missä</translation>
  </message>
  <message>
   <source>Which are listed</source>
   <translation>Mitkä luetellaan</translation>
  </message>
  <message>
   <source>Which case is the source {name}?</source>
   <translation>Mikä tapaus aineisto {name} on?</translation>
  </message>
  <message>
   <source>Which case is the speaker {name}? It goes before the case of the source.</source>
   <translation>Mikä tapaus puhuja {name} on? Puhujan tapaus menee aineiston tapauksen edelle.</translation>
  </message>
  <message>
   <source>Which columns are variables, open answers or left out</source>
   <translation>Mitkä sarakkeet ovat muuttujia, avovastauksia tai jäävät pois</translation>
  </message>
  <message>
   <source>Which headings</source>
   <translation>Mitkä otsikot</translation>
  </message>
  <message>
   <source>Who or what this is</source>
   <translation>Kuka tai mikä tämä on</translation>
  </message>
  <message>
   <source>Whole number</source>
   <translation>Kokonaisluku</translation>
  </message>
  <message>
   <source>Whole numbers alone.</source>
   <translation>Pelkkiä kokonaislukuja.</translation>
  </message>
  <message>
   <source>Whose the row {name} is</source>
   <translation>Minkä tapauksen rivi {name} on</translation>
  </message>
  <message>
   <source>Why this code? What does it bring to mind?</source>
   <translation>Miksi tämä koodi? Mitä siitä tulee mieleen?</translation>
  </message>
  <message>
   <source>Without a case</source>
   <translation>Ilman tapausta</translation>
  </message>
  <message>
   <source>Without the commonest function words</source>
   <translation>Ilman yleisimpiä apusanoja</translation>
  </message>
  <message>
   <source>Without the interviewer’s speech</source>
   <translation>Ilman haastattelijan puhetta</translation>
  </message>
  <message>
   <source>Word</source>
   <translation>Sana</translation>
  </message>
  <message>
   <source>Word list</source>
   <translation>Sanat</translation>
  </message>
  <message>
   <source>Words</source>
   <translation>Sanat</translation>
  </message>
  <message>
   <source>Words are written as CSV. Choose a name that ends in .csv instead of {file}.</source>
   <translation>Sanat kirjoitetaan CSV-tiedostoon. Valitse nimen {file} sijaan nimi, joka päättyy .csv.</translation>
  </message>
  <message>
   <source>Words in their base form, joined by AND, OR and NOT; a phrase in quotation marks.</source>
   <translation>Sanat perusmuodossa, väliin JA, TAI tai EI; sanaliitto lainausmerkeissä.</translation>
  </message>
  <message>
   <source>Words just as they are typed; capital letters make no difference.</source>
   <translation>Sanat juuri niin kuin ne on kirjoitettu; isoilla kirjaimilla ei ole väliä.</translation>
  </message>
  <message>
   <source>Words left out</source>
   <translation>Pois jätetyt sanat</translation>
  </message>
  <message>
   <source>Words of the new rule</source>
   <translation>Uuden säännön sanat</translation>
  </message>
  <message>
   <source>Words that differ by a letter or two as well: misspellings and spoken forms.</source>
   <translation>Myös sanat, jotka poikkeavat kirjaimen tai pari: kirjoitusvirheet ja puhekielen muodot.</translation>
  </message>
  <message>
   <source>Workshop</source>
   <translation>Työpaja</translation>
  </message>
  <message>
   <source>Workshops</source>
   <translation>Työpajat</translation>
  </message>
  <message>
   <source>Write a memo on the chosen coding</source>
   <translation>Kirjoita muistio valittuun koodaukseen</translation>
  </message>
  <message>
   <source>Write a memo on the passage</source>
   <translation>Kirjoita muistio kohdasta</translation>
  </message>
  <message>
   <source>Write a memo on “{subject}”</source>
   <translation>Uusi muistio: ”{subject}”</translation>
  </message>
  <message>
   <source>Write the memo of a coding “{subject}”</source>
   <translation>Koodauksen ”{subject}” muistio</translation>
  </message>
  <message>
   <source>Write the memo of the case “{subject}”</source>
   <translation>Tapauksen ”{subject}” muistio</translation>
  </message>
  <message>
   <source>Write the memo of the source “{subject}”</source>
   <translation>Aineiston ”{subject}” muistio</translation>
  </message>
  <message>
   <source>Writing or reading {path} failed, so nothing was changed. Check the drive, its space and the network.</source>
   <translation>Tiedoston {path} lukeminen tai kirjoittaminen ei onnistunut, joten mitään ei muutettu. Tarkista levy, sen vapaa tila ja verkko.</translation>
  </message>
  <message>
   <source>Writing values</source>
   <translation>Kirjoitetaan arvoja</translation>
  </message>
  <message>
   <source>Yes and no alone.</source>
   <translation>Pelkkiä kyllä- ja ei-vastauksia.</translation>
  </message>
  <message>
   <source>Yes or no</source>
   <translation>Kyllä tai ei</translation>
  </message>
  <message>
   <source>You can also drop a project file or your transcripts here.</source>
   <translation>Voit myös pudottaa tähän projektitiedoston tai litteraattisi.</translation>
  </message>
  <message>
   <source>You can go on working. Please send the report below to the makers of Kooditin; it is also in {path}.</source>
   <translation>Voit jatkaa työtä. Lähetä alla oleva raportti Kooditimen tekijöille; se on myös tiedostossa {path}.</translation>
  </message>
  <message>
   <source>Your choices would be lost. Press Cancel again to leave.</source>
   <translation>Valintasi katoaisivat. Poistu painamalla Peruuta uudelleen.</translation>
  </message>
  <message>
   <source>Your corrections would be lost. Press Cancel again to leave.</source>
   <translation>Korjauksesi häviäisivät. Poistu painamalla Peruuta uudelleen.</translation>
  </message>
  <message>
   <source>Your name or initials</source>
   <translation>Nimesi tai nimikirjaimesi</translation>
  </message>
  <message>
   <source>Your rule: {rule}</source>
   <translation>Sääntösi: {rule}</translation>
  </message>
  <message>
   <source>a new case</source>
   <translation>uusi tapaus</translation>
  </message>
  <message>
   <source>a part of its path is not a folder</source>
   <translation>polun osa ei ole kansio</translation>
  </message>
  <message>
   <source>accepted</source>
   <translation>hyväksytty</translation>
  </message>
  <message>
   <source>accepted suggestion</source>
   <translation>hyväksytty ehdotus</translation>
  </message>
  <message>
   <source>all</source>
   <translation>kaikki</translation>
  </message>
  <message>
   <source>all the same</source>
   <translation>kaikki samoja</translation>
  </message>
  <message>
   <source>always</source>
   <translation>aina</translation>
  </message>
  <message numerus="yes">
   <source>and %n more variable(s)</source>
   <translation>
    <numerusform>ja vielä yksi muuttuja</numerusform>
    <numerusform>ja vielä %n muuttujaa</numerusform>
   </translation>
  </message>
  <message>
   <source>and so on, one answer after another</source>
   <translation>ja niin edelleen, vastaus vastauksen jälkeen</translation>
  </message>
  <message>
   <source>another program is using it</source>
   <translation>toinen ohjelma käyttää sitä</translation>
  </message>
  <message>
   <source>around it</source>
   <translation>ympärillä</translation>
  </message>
  <message>
   <source>by a rule</source>
   <translation>sääntösi mukaan</translation>
  </message>
  <message>
   <source>by its name</source>
   <translation>nimen mukaan</translation>
  </message>
  <message>
   <source>by your rule {rule}</source>
   <translation>säännöstäsi {rule}</translation>
  </message>
  <message>
   <source>case</source>
   <translation>tapaus</translation>
  </message>
  <message>
   <source>choose…</source>
   <translation>valitse…</translation>
  </message>
  <message>
   <source>chosen by you</source>
   <translation>valitsit itse</translation>
  </message>
  <message>
   <source>code</source>
   <translation>koodi</translation>
  </message>
  <message>
   <source>coded automatically</source>
   <translation>koodattu automaattisesti</translation>
  </message>
  <message>
   <source>coded by hand</source>
   <translation>koodattu käsin</translation>
  </message>
  <message>
   <source>column settings</source>
   <translation>sarakeasetukset</translation>
  </message>
  <message>
   <source>decided</source>
   <translation>ratkaistut</translation>
  </message>
  <message>
   <source>different cases</source>
   <translation>eri tapauksia</translation>
  </message>
  <message>
   <source>different kinds</source>
   <translation>eri lajeja</translation>
  </message>
  <message>
   <source>different languages</source>
   <translation>eri kieliä</translation>
  </message>
  <message>
   <source>everybody’s codings</source>
   <translation>kaikkien koodauksista</translation>
  </message>
  <message>
   <source>examples</source>
   <translation>esimerkkejä</translation>
  </message>
  <message>
   <source>excerpts</source>
   <translation>otteet</translation>
  </message>
  <message>
   <source>given another code</source>
   <translation>muu koodi</translation>
  </message>
  <message>
   <source>history</source>
   <translation>historia</translation>
  </message>
  <message>
   <source>import report</source>
   <translation>tuontiraportti</translation>
  </message>
  <message>
   <source>imported</source>
   <translation>tuotu</translation>
  </message>
  <message numerus="yes">
   <source>in %n source(s)</source>
   <translation>
    <numerusform>%n aineistossa</numerusform>
    <numerusform>%Ln aineistossa</numerusform>
   </translation>
  </message>
  <message>
   <source>inside it</source>
   <translation>sisällä</translation>
  </message>
  <message>
   <source>it grew too large for the drive</source>
   <translation>tiedostosta tulisi asemalle liian suuri</translation>
  </message>
  <message>
   <source>it is a folder</source>
   <translation>se on kansio</translation>
  </message>
  <message>
   <source>it is only in the cloud, which does not answer</source>
   <translation>se on vain pilvessä, joka ei vastaa</translation>
  </message>
  <message>
   <source>it or its folder cannot be opened</source>
   <translation>sitä tai sen kansiota ei voi avata</translation>
  </message>
  <message>
   <source>its name has a sign that the drive does not take</source>
   <translation>nimessä on merkki, jota asema ei hyväksy</translation>
  </message>
  <message>
   <source>its name is too long</source>
   <translation>nimi on liian pitkä</translation>
  </message>
  <message>
   <source>learned words: {words}</source>
   <translation>opittuja sanoja: {words}</translation>
  </message>
  <message>
   <source>like “{excerpt}”</source>
   <translation>muistuttaa otetta ”{excerpt}”</translation>
  </message>
  <message>
   <source>memo</source>
   <translation>muistio</translation>
  </message>
  <message>
   <source>my own codings</source>
   <translation>omista koodauksistani</translation>
  </message>
  <message>
   <source>never</source>
   <translation>ei koskaan</translation>
  </message>
  <message>
   <source>no answers</source>
   <translation>ei vastauksia</translation>
  </message>
  <message>
   <source>no open answers</source>
   <translation>ei avovastauksia</translation>
  </message>
  <message>
   <source>no permission</source>
   <translation>ei oikeuksia</translation>
  </message>
  <message>
   <source>no single word stands out</source>
   <translation>mikään yksittäinen sana ei nouse esiin</translation>
  </message>
  <message>
   <source>none</source>
   <translation>ei yhtään</translation>
  </message>
  <message>
   <source>not found</source>
   <translation>ei löydy</translation>
  </message>
  <message>
   <source>nothing alike, left out</source>
   <translation>ei vastinetta, jää pois</translation>
  </message>
  <message numerus="yes">
   <source>offered: {percent} of %n passage(s)</source>
   <translation>
    <numerusform>tarjolla: {percent} %n kohdasta</numerusform>
    <numerusform>tarjolla: {percent} %n kohdasta</numerusform>
   </translation>
  </message>
  <message>
   <source>overlaps</source>
   <translation>limittäin</translation>
  </message>
  <message>
   <source>p. {number}</source>
   <translation>s. {number}</translation>
  </message>
  <message>
   <source>page {numbers}</source>
   <translation>sivu {numbers}</translation>
  </message>
  <message>
   <source>pages {numbers}</source>
   <translation>sivut {numbers}</translation>
  </message>
  <message>
   <source>passages with a suggestion</source>
   <translation>kohdat, joille ehdotetaan</translation>
  </message>
  <message>
   <source>put off</source>
   <translation>lykätty</translation>
  </message>
  <message>
   <source>raha OR rahoitus</source>
   <translation>raha TAI rahoitus</translation>
  </message>
  <message>
   <source>rejected</source>
   <translation>hylätty</translation>
  </message>
  <message>
   <source>right</source>
   <translation>osuu</translation>
  </message>
  <message>
   <source>same passage</source>
   <translation>sama kohta</translation>
  </message>
  <message>
   <source>says what its definition says</source>
   <translation>sanoo samaa kuin koodin määritelmä</translation>
  </message>
  <message>
   <source>shown</source>
   <translation>näytetty</translation>
  </message>
  <message>
   <source>source</source>
   <translation>aineisto</translation>
  </message>
  <message>
   <source>suggestion</source>
   <translation>ehdotus</translation>
  </message>
  <message>
   <source>suggestions</source>
   <translation>ehdotukset</translation>
  </message>
  <message>
   <source>the clipboard</source>
   <translation>leikepöytä</translation>
  </message>
  <message>
   <source>the disk is full</source>
   <translation>levy on täynnä</translation>
  </message>
  <message>
   <source>the drive does not answer</source>
   <translation>asema ei vastaa</translation>
  </message>
  <message>
   <source>the drive is for reading only</source>
   <translation>asemaan ei voi kirjoittaa</translation>
  </message>
  <message>
   <source>the drive is not connected</source>
   <translation>asemaa ei ole kytketty</translation>
  </message>
  <message>
   <source>the file is damaged</source>
   <translation>tiedosto on vioittunut</translation>
  </message>
  <message>
   <source>the network does not answer</source>
   <translation>verkko ei vastaa</translation>
  </message>
  <message>
   <source>the same name</source>
   <translation>sama nimi</translation>
  </message>
  <message>
   <source>the virus protection stopped it</source>
   <translation>virustorjunta esti sen</translation>
  </message>
  <message>
   <source>there is a file of that name already</source>
   <translation>samanniminen tiedosto on jo olemassa</translation>
  </message>
  <message>
   <source>there is no such file or folder</source>
   <translation>tiedostoa tai kansiota ei ole</translation>
  </message>
  <message>
   <source>today {time}</source>
   <translation>tänään {time}</translation>
  </message>
  <message>
   <source>too many files are open</source>
   <translation>liian monta tiedostoa on auki</translation>
  </message>
  <message>
   <source>turn {number}</source>
   <translation>puheenvuoro {number}</translation>
  </message>
  <message>
   <source>undone</source>
   <translation>kumottu</translation>
  </message>
  <message>
   <source>undone for good</source>
   <translation>kumottu pysyvästi</translation>
  </message>
  <message>
   <source>with the codes under it: {count}</source>
   <translation>alakoodeineen {count}</translation>
  </message>
  <message>
   <source>words</source>
   <translation>sanat</translation>
  </message>
  <message>
   <source>words of its name or definition: {words}</source>
   <translation>nimen tai määritelmän sanoja: {words}</translation>
  </message>
  <message>
   <source>yes: {answers}</source>
   <translation>kyllä: {answers}</translation>
  </message>
  <message>
   <source>yesterday {time}</source>
   <translation>eilen {time}</translation>
  </message>
  <message>
   <source>your share of the disk is full</source>
   <translation>levytilasi on täynnä</translation>
  </message>
  <message>
   <source>{alike}, to be confirmed</source>
   <translation>{alike}, vahvista</translation>
  </message>
  <message>
   <source>{color} is not a colour. Write it like #3a923a.</source>
   <translation>{color} ei ole väri. Kirjoita väri näin: #3a923a.</translation>
  </message>
  <message>
   <source>{count} different</source>
   <translation>{count} erilaista</translation>
  </message>
  <message>
   <source>{count} had it already.</source>
   <translation>{count} kohdalla se oli jo.</translation>
  </message>
  <message>
   <source>{count} of {all} left “{question}” unanswered.</source>
   <translation>Vastaamatta kysymykseen ”{question}” jätti {count}/{all}.</translation>
  </message>
  <message>
   <source>{count} rows of {table} have the GUID {guid}.</source>
   <translation>Taulun {table} {count} rivillä on sama GUID-tunniste {guid}.</translation>
  </message>
  <message>
   <source>{file} could not be read ({reason}). Choose another file.</source>
   <translation>Tiedostoa {file} ei voitu lukea ({reason}). Valitse toinen tiedosto.</translation>
  </message>
  <message>
   <source>{file} could not be read from the disk ({reason}). Copy it to this computer and try again.</source>
   <translation>Tiedostoa {file} ei voitu lukea levyltä ({reason}). Kopioi se tälle koneelle ja yritä uudelleen.</translation>
  </message>
  <message>
   <source>{file} could not be written ({reason}). Choose another folder, then try again.</source>
   <translation>Tiedostoa {file} ei voitu kirjoittaa ({reason}). Valitse toinen kansio ja yritä uudelleen.</translation>
  </message>
  <message>
   <source>{file} could not be written ({reason}). Choose another name, then try again.</source>
   <translation>Tiedostoa {file} ei voitu kirjoittaa ({reason}). Valitse toinen nimi ja yritä uudelleen.</translation>
  </message>
  <message>
   <source>{file} could not be written ({reason}). Free some space or choose another drive, then try again.</source>
   <translation>Tiedostoa {file} ei voitu kirjoittaa ({reason}). Vapauta tilaa tai valitse toinen asema ja yritä uudelleen.</translation>
  </message>
  <message>
   <source>{file} does not fit the mapping: it has no column {columns}. Choose another mapping, or none.</source>
   <translation>{file} ei sovi sarakeasetuksiin: siinä ei ole saraketta {columns}. Valitse toiset asetukset tai jätä ne pois.</translation>
  </message>
  <message>
   <source>{file} does not hold text. Choose a transcript or a document instead.</source>
   <translation>Tiedosto {file} ei ole tekstiä. Valitse litteraatti tai asiakirja.</translation>
  </message>
  <message>
   <source>{file} has headings but no codes. Write one code on each line below them.</source>
   <translation>Tiedostossa {file} on otsikot mutta ei yhtään koodia. Kirjoita koodit otsikoiden alle, yksi kullekin riville.</translation>
  </message>
  <message>
   <source>{file} has headings but no words below them. Check that it was saved whole.</source>
   <translation>Tiedostossa {file} on otsikot mutta ei tekstiä niiden alla. Tarkista, että se tallentui kokonaan.</translation>
  </message>
  <message>
   <source>{file} has more cells than a survey has. Copy its rows and columns with answers into a new file.</source>
   <translation>Tiedostossa {file} on enemmän soluja kuin kyselyssä voi olla. Kopioi vastausrivit ja -sarakkeet uuteen tiedostoon.</translation>
  </message>
  <message>
   <source>{file} has no annotations with words in it. Check it in ELAN.</source>
   <translation>Tiedostossa {file} ei ole annotaatioita, joissa olisi tekstiä. Tarkista se ELANissa.</translation>
  </message>
  <message>
   <source>{file} has no captions with times in it. Download it again as vtt or srt, or import it as txt.</source>
   <translation>Tiedostossa {file} ei ole ajoitettuja tekstityksiä. Lataa se uudelleen muodossa vtt tai srt, tai tuo se txt-tiedostona.</translation>
  </message>
  <message>
   <source>{file} has no column of codes. Head it “path” or “name” (in Finnish “polku” or “nimi”).</source>
   <translation>Tiedostossa {file} ei ole saraketta koodeille. Anna sarakkeelle otsikoksi ”polku” tai ”nimi” (tai ”path” tai ”name”).</translation>
  </message>
  <message>
   <source>{file} has no segments of speech with times. Save the transcript as vtt, docx or txt and import that.</source>
   <translation>Tiedostossa {file} ei ole ajastettuja puhejaksoja. Tallenna litteraatti vtt-, docx- tai txt-muotoon ja tuo se.</translation>
  </message>
  <message>
   <source>{file} has no sheet {sheet}. Choose one of these: {sheets}.</source>
   <translation>Tiedostossa {file} ei ole taulukkoa {sheet}. Valitse jokin näistä: {sheets}.</translation>
  </message>
  <message>
   <source>{file} holds XML that no word processor writes and that could harm. Open it where it was made, save it anew and try again.</source>
   <translation>Tiedostossa {file} on XML-rakenteita, joita mikään tekstinkäsittelyohjelma ei kirjoita ja jotka voivat olla haitallisia. Avaa se ohjelmassa, jolla se on tehty, tallenna uudelleen ja yritä sitten.</translation>
  </message>
  <message>
   <source>{file} holds headings at most, and no answers. Check that it was saved whole.</source>
   <translation>Tiedostossa {file} on enintään otsikot, ei yhtään vastausta. Tarkista, että se tallennettiin kokonaan.</translation>
  </message>
  <message>
   <source>{file} holds no files that Kooditin reads. Unpack it and look at what is in it.</source>
   <translation>{file} ei sisällä tiedostoja, joita Kooditin lukee. Pura se ja katso, mitä siinä on.</translation>
  </message>
  <message>
   <source>{file} holds no table, only empty cells. Check that it was saved whole.</source>
   <translation>Tiedostossa {file} on vain tyhjiä soluja. Tarkista, että se tallentui kokonaan.</translation>
  </message>
  <message>
   <source>{file} holds no text, only pictures of pages. Run text recognition (OCR) on it first and import the result.</source>
   <translation>Tiedostossa {file} ei ole tekstiä vaan sivujen kuvia. Tunnista teksti ensin tekstintunnistuksella (OCR) ja tuo tulos.</translation>
  </message>
  <message>
   <source>{file} holds no text, only white space. Check that it was saved whole.</source>
   <translation>Tiedostossa {file} on vain tyhjää. Tarkista, että se on tallentunut kokonaan.</translation>
  </message>
  <message>
   <source>{file} holds no text. If it shows pictures of text, type the text out first.</source>
   <translation>Tiedostossa {file} ei ole tekstiä. Jos siinä on kuvia tekstistä, kirjoita teksti ensin auki.</translation>
  </message>
  <message>
   <source>{file} holds {count} files, more than can be imported at once. Unpack it and import them in parts.</source>
   <translation>{file} sisältää {count} tiedostoa, enemmän kuin kerralla voi tuoda. Pura se ja tuo tiedostot osissa.</translation>
  </message>
  <message>
   <source>{file} is a PDF, though not named so. Change its ending to .pdf and import it again.</source>
   <translation>Tiedosto {file} on PDF, vaikka sen pääte on toinen. Vaihda päätteeksi .pdf ja tuo se uudelleen.</translation>
  </message>
  <message>
   <source>{file} is a Word document, though not named so. Change its ending to .docx and import it again.</source>
   <translation>Tiedosto {file} on Word-asiakirja, vaikka sen pääte on toinen. Vaihda päätteeksi .docx ja tuo se uudelleen.</translation>
  </message>
  <message>
   <source>{file} is a folder. Choose the files in it.</source>
   <translation>{file} on kansio. Valitse siinä olevat tiedostot.</translation>
  </message>
  <message>
   <source>{file} is a packed archive. Unpack it and import the files in it.</source>
   <translation>Tiedosto {file} on pakattu arkisto. Pura se ja tuo siinä olevat tiedostot.</translation>
  </message>
  <message>
   <source>{file} is a picture. Type out its text or run text recognition on it first.</source>
   <translation>Tiedosto {file} on kuva. Kirjoita teksti auki tai tunnista se ensin tekstintunnistuksella.</translation>
  </message>
  <message>
   <source>{file} is a program or database, not text. Choose a transcript instead.</source>
   <translation>Tiedosto {file} on ohjelma tai tietokanta eikä tekstiä. Valitse litteraatti.</translation>
  </message>
  <message>
   <source>{file} is a sound or video recording. Transcribe it first and import the transcript.</source>
   <translation>Tiedosto {file} on ääni- tai videotallenne. Litteroi se ensin ja tuo litteraatti.</translation>
  </message>
  <message>
   <source>{file} is a spreadsheet, slides or other Office file. Save its text as docx or txt and import that.</source>
   <translation>Tiedosto {file} on taulukko, esitys tai muu Office-tiedosto. Tallenna sen teksti muotoon docx tai txt ja tuo se sitten.</translation>
  </message>
  <message>
   <source>{file} is a survey or another table, not a transcript. Import it as a survey and choose its columns.</source>
   <translation>{file} on kysely tai muu taulukko eikä litteraatti. Tuo se kyselynä ja valitse sarakkeet.</translation>
  </message>
  <message>
   <source>{file} is a web page or XML, not a workbook. Open it in Excel, save it as xlsx and import that.</source>
   <translation>{file} on verkkosivu tai XML-tiedosto eikä Excel-työkirja. Avaa se Excelissä, tallenna xlsx-muotoon ja tuo se.</translation>
  </message>
  <message>
   <source>{file} is a web page, though not named so. Change its ending to .html and import it again.</source>
   <translation>Tiedosto {file} on verkkosivu, vaikka sen pääte on toinen. Vaihda päätteeksi .html ja tuo se uudelleen.</translation>
  </message>
  <message>
   <source>{file} is a zip inside a zip. Unpack the outer one and import {file} by itself.</source>
   <translation>{file} on zip toisen zipin sisällä. Pura ulompi ja tuo {file} erikseen.</translation>
  </message>
  <message>
   <source>{file} is an OpenDocument text, though not named so. Change its ending to .odt and import it again.</source>
   <translation>Tiedosto {file} on OpenDocument-asiakirja, vaikka sen pääte on toinen. Vaihda päätteeksi .odt ja tuo se uudelleen.</translation>
  </message>
  <message>
   <source>{file} is an RTF document, though not named so. Change its ending to .rtf and import it again.</source>
   <translation>Tiedosto {file} on RTF-asiakirja, vaikka sen pääte on toinen. Vaihda päätteeksi .rtf ja tuo se uudelleen.</translation>
  </message>
  <message>
   <source>{file} is damaged: it ends too early or its parts do not fit. Fetch it again from where it came.</source>
   <translation>Tiedosto {file} on vioittunut: se loppuu kesken tai sen osat eivät sovi yhteen. Hae se uudelleen sieltä, mistä se tuli.</translation>
  </message>
  <message>
   <source>{file} is damaged: it is not whole JSON. Save it again where it was made, or save it as txt there.</source>
   <translation>Tiedosto {file} on vioittunut: sen JSON-rakenne ei ole ehjä. Tallenna se uudelleen ohjelmassa, jossa se on tehty, tai tallenna se siellä txt-muotoon.</translation>
  </message>
  <message>
   <source>{file} is empty. Check that it was saved or downloaded whole.</source>
   <translation>Tiedosto {file} on tyhjä. Tarkista, että se on tallentunut tai latautunut kokonaan.</translation>
  </message>
  <message>
   <source>{file} is in Word's old .doc form. Open it in Word, save it as docx and import that.</source>
   <translation>Tiedosto {file} on Wordin vanhaa doc-muotoa. Avaa se Wordissa, tallenna docx-muotoon ja tuo se sitten.</translation>
  </message>
  <message>
   <source>{file} is laid out in far more pieces than a transcript has. Save it as txt and import that.</source>
   <translation>Tiedostossa {file} on paljon enemmän muotoiltuja osia kuin litteraateissa. Tallenna se txt-muotoon ja tuo se.</translation>
  </message>
  <message>
   <source>{file} is no file of column settings. Choose another file.</source>
   <translation>{file} ei ole sarakeasetusten tiedosto. Valitse toinen tiedosto.</translation>
  </message>
  <message>
   <source>{file} is no longer where it was. Check the folder and choose the file again.</source>
   <translation>Tiedosto {file} ei ole enää paikallaan. Tarkista kansio ja valitse tiedosto uudelleen.</translation>
  </message>
  <message>
   <source>{file} is not a PDF, though its name says so. Open it where it was made, save it as PDF, docx or txt.</source>
   <translation>Tiedosto {file} ei ole PDF, vaikka pääte niin väittää. Avaa se ohjelmassa, jolla se on tehty, ja tallenna muotoon PDF, docx tai txt.</translation>
  </message>
  <message>
   <source>{file} is not a Word document, though its name says so. Open it where it was made, save it as docx or txt.</source>
   <translation>Tiedosto {file} ei ole Word-asiakirja, vaikka pääte niin väittää. Avaa se ohjelmassa, jolla se on tehty, ja tallenna muotoon docx tai txt.</translation>
  </message>
  <message>
   <source>{file} is not an ELAN transcript, though its name says so. Save it anew in ELAN and import that.</source>
   <translation>Tiedosto {file} ei ole ELAN-litteraatti, vaikka pääte niin väittää. Tallenna se ELANissa uudelleen ja tuo se sitten.</translation>
  </message>
  <message>
   <source>{file} is not an Excel workbook, though its name says so. Open it where it was made and save it as xlsx.</source>
   <translation>{file} ei ole Excel-työkirja, vaikka nimi niin sanoo. Avaa se ohjelmassa, jolla se tehtiin, ja tallenna xlsx-muotoon.</translation>
  </message>
  <message>
   <source>{file} is not an OpenDocument spreadsheet, though its name says so. Open it where it was made and save it as ods or xlsx.</source>
   <translation>{file} ei ole OpenDocument-taulukko, vaikka nimi niin sanoo. Avaa se ohjelmassa, jolla se tehtiin, ja tallenna ods- tai xlsx-muotoon.</translation>
  </message>
  <message>
   <source>{file} is not an OpenDocument text, though its name says so. Open it where it was made, save it as odt or docx.</source>
   <translation>Tiedosto {file} ei ole OpenDocument-asiakirja, vaikka pääte niin väittää. Avaa se ohjelmassa, jolla se on tehty, ja tallenna muotoon odt tai docx.</translation>
  </message>
  <message>
   <source>{file} is not an RTF document, though its name says so. Open it where it was made, save it as docx or txt.</source>
   <translation>Tiedosto {file} ei ole RTF-asiakirja, vaikka pääte niin väittää. Avaa se ohjelmassa, jolla se on tehty, ja tallenna muotoon docx tai txt.</translation>
  </message>
  <message>
   <source>{file} is not an SPSS file, though its name says so. Open it where it was made and save it anew.</source>
   <translation>{file} ei ole SPSS-tiedosto, vaikka nimi niin sanoo. Avaa se ohjelmassa, jolla se tehtiin, ja tallenna uudelleen.</translation>
  </message>
  <message>
   <source>{file} is not an ordinary file. Choose a transcript instead.</source>
   <translation>{file} ei ole tavallinen tiedosto. Valitse litteraatti.</translation>
  </message>
  <message>
   <source>{file} is of a kind that Kooditin does not read. Save it as docx, pdf or txt and import that.</source>
   <translation>Kooditin ei osaa lukea tiedostoa {file}. Tallenna se muotoon docx, pdf tai txt ja tuo se sitten.</translation>
  </message>
  <message>
   <source>{file} is open in another program, probably Excel. Close it there and try again, or choose another name.</source>
   <translation>{file} on auki toisessa ohjelmassa, luultavasti Excelissä. Sulje se siellä ja yritä uudelleen, tai valitse toinen nimi.</translation>
  </message>
  <message>
   <source>{file} is open in another program. Close it there and try again, or choose another name.</source>
   <translation>{file} on auki toisessa ohjelmassa. Sulje se siellä ja yritä uudelleen, tai valitse toinen nimi.</translation>
  </message>
  <message>
   <source>{file} is plain text, not a web page. Change its ending to .txt and import it again.</source>
   <translation>Tiedosto {file} on pelkkää tekstiä eikä verkkosivu. Vaihda päätteeksi .txt ja tuo se uudelleen.</translation>
  </message>
  <message>
   <source>{file} is protected with a password. Open it in Excel, remove the password, save and import it again.</source>
   <translation>{file} on suojattu salasanalla. Avaa se Excelissä, poista salasana, tallenna ja tuo uudelleen.</translation>
  </message>
  <message>
   <source>{file} is protected with a password. Open it in Word, remove the password, save and import it again.</source>
   <translation>Tiedosto {file} on suojattu salasanalla. Avaa se Wordissa, poista salasana, tallenna ja tuo uudelleen.</translation>
  </message>
  <message>
   <source>{file} is protected with a password. Save or print it without the password and import that.</source>
   <translation>Tiedosto {file} on suojattu salasanalla. Tallenna tai tulosta se ilman salasanaa ja tuo se sitten.</translation>
  </message>
  <message>
   <source>{file} is protected with a password. Unpack it with the password and import the files in it.</source>
   <translation>{file} on suojattu salasanalla. Pura se salasanalla ja tuo sen tiedostot.</translation>
  </message>
  <message>
   <source>{file} is too large to be a transcript ({megabytes} MB). Split it into files of at most 200 MB.</source>
   <translation>Tiedosto {file} on liian suuri litteraatiksi ({megabytes} Mt). Jaa se enintään 200 Mt:n tiedostoihin.</translation>
  </message>
  <message>
   <source>{file} may not be read. Close it in other programs, or ask its owner for the right to read it.</source>
   <translation>Tiedostoa {file} ei saa lukea. Sulje se muista ohjelmista tai pyydä lukuoikeus sen omistajalta.</translation>
  </message>
  <message>
   <source>{file} was left out, as was chosen. Import it again if it is needed.</source>
   <translation>{file} jätettiin pois, kuten valittiin. Tuo se uudelleen, jos sitä tarvitaan.</translation>
  </message>
  <message>
   <source>{file} was left out: {name} is made of the same file. Tick it to import it again.</source>
   <translation>{file} jätettiin pois, koska {name} on tehty samasta tiedostosta. Merkitse se, jos haluat tuoda sen uudelleen.</translation>
  </message>
  <message>
   <source>{file} was left packed: its name or place in the zip is not safe. Unpack it yourself and import it.</source>
   <translation>{file} jäi purkamatta, koska sen nimi tai paikka zipissä ei ole turvallinen. Pura se itse ja tuo se.</translation>
  </message>
  <message>
   <source>{file} would unpack to {megabytes} MB, more than a transcript needs. Save it as txt and import that.</source>
   <translation>Tiedosto {file} veisi purettuna {megabytes} Mt, paljon enemmän kuin yksikään litteraatti. Tallenna se txt-muotoon ja tuo se sitten.</translation>
  </message>
  <message>
   <source>{file} would unpack to {megabytes} MB, more than transcripts need. Unpack it and import the files in it.</source>
   <translation>{file} veisi purettuna {megabytes} Mt, enemmän kuin litteraatit tarvitsevat. Pura se itse ja tuo sen tiedostot.</translation>
  </message>
  <message>
   <source>{file}, line {line}: the table breaks off there. Save it again as CSV from the spreadsheet.</source>
   <translation>{file}, rivi {line}: taulukko katkeaa tähän. Tallenna se taulukkolaskennasta uudelleen CSV-muotoon.</translation>
  </message>
  <message>
   <source>{file}, line {line}: {reason}</source>
   <translation>{file}, rivi {line}: {reason}</translation>
  </message>
  <message>
   <source>{file}, row {row}: the table breaks off there. Save it again as CSV from the spreadsheet.</source>
   <translation>{file}, rivi {row}: taulukko katkeaa siihen. Tallenna se uudelleen CSV-muotoon taulukkolaskennasta.</translation>
  </message>
  <message>
   <source>{kind} is no kind of source. Choose one of {kinds}.</source>
   <translation>{kind} ei ole aineiston laji. Valitse jokin näistä: {kinds}.</translation>
  </message>
  <message>
   <source>{name} cannot be moved under itself. Choose another place.</source>
   <translation>Koodia ”{name}” ei voi siirtää itsensä alle. Valitse toinen paikka.</translation>
  </message>
  <message>
   <source>{name} is an interviewer</source>
   <translation>{name} on haastattelija</translation>
  </message>
  <message>
   <source>{name} stands above {target} and cannot be merged into it. Merge the other way round.</source>
   <translation>Koodi ”{name}” on koodin ”{target}” yläpuolella, joten sitä ei voi yhdistää siihen. Yhdistä ne toisin päin.</translation>
  </message>
  <message>
   <source>{name}: new variable, {type}</source>
   <translation>{name}: uusi muuttuja, {type}</translation>
  </message>
  <message>
   <source>{name}: {type}</source>
   <translation>{name}: {type}</translation>
  </message>
  <message>
   <source>{number} of 10 are right</source>
   <translation>{number}/10</translation>
  </message>
  <message>
   <source>{operator} needs a word on both sides. Put one there, or take it away.</source>
   <translation>{operator} tarvitsee sanan kummallekin puolelleen. Lisää sana tai poista operaattori.</translation>
  </message>
  <message>
   <source>{pair} is no VARIABLE=VALUE. Write for example alue=Kainuu.</source>
   <translation>{pair} ei ole muotoa MUUTTUJA=ARVO. Kirjoita esimerkiksi alue=Kainuu.</translation>
  </message>
  <message>
   <source>{path} can only be read. Check that you may write to it.</source>
   <translation>Tiedostoa {path} voi vain lukea. Tarkista, että sinulla on siihen kirjoitusoikeus.</translation>
  </message>
  <message>
   <source>{path} cannot be read ({reason}). Check that you may open it and that its drive is connected.</source>
   <translation>Tiedostoa {path} ei voi lukea ({reason}). Tarkista, että sinulla on siihen oikeus ja että sen levy on kytketty.</translation>
  </message>
  <message>
   <source>{path} has an older format and could not be brought up to date ({reason}). It is as it was: make sure that its drive has space and open it again.</source>
   <translation>Tiedosto {path} on vanhempaa muotoa eikä sitä voitu päivittää ({reason}). Se on ennallaan: tarkista, että levyllä on tilaa, ja avaa se uudelleen.</translation>
  </message>
  <message>
   <source>{path} is a REFI-QDA file of another program, which this version cannot open yet. Export the texts there and import them into a project here.</source>
   <translation>{path} on toisen ohjelman REFI-QDA-tiedosto, jota tämä versio ei vielä osaa avata. Vie aineistot siinä ohjelmassa tekstitiedostoiksi ja tuo ne täällä omaan projektiin.</translation>
  </message>
  <message>
   <source>{path} is a folder, not a project file. Choose a .kooditin file.</source>
   <translation>{path} on kansio eikä projektitiedosto. Valitse .kooditin-tiedosto.</translation>
  </message>
  <message>
   <source>{path} is damaged ({problem}). Open a backup of it.</source>
   <translation>Tiedosto {path} on vioittunut ({problem}). Avaa sen varmuuskopio.</translation>
  </message>
  <message>
   <source>{path} is damaged. Open a backup of it.</source>
   <translation>Tiedosto {path} on vioittunut. Avaa sen varmuuskopio.</translation>
  </message>
  <message>
   <source>{path} is damaged: its beginning is missing. Open a backup of it.</source>
   <translation>Tiedosto {path} on vioittunut: sen alku puuttuu. Avaa sen varmuuskopio.</translation>
  </message>
  <message>
   <source>{path} is damaged: the project's own row is missing. Open a backup of it.</source>
   <translation>Tiedosto {path} on vioittunut: projektin omat tiedot puuttuvat. Avaa sen varmuuskopio.</translation>
  </message>
  <message>
   <source>{path} is in use by another program, so nothing was changed. Try again in a moment.</source>
   <translation>Toinen ohjelma käyttää tiedostoa {path}, joten mitään ei muutettu. Yritä hetken päästä uudelleen.</translation>
  </message>
  <message>
   <source>{path} is no longer there, so nothing was changed. Bring it back, or open it in its new place.</source>
   <translation>Tiedosto {path} ei ole enää paikallaan, joten mitään ei muutettu. Siirrä se takaisin tai avaa se uudesta paikasta.</translation>
  </message>
  <message>
   <source>{path} is not a Kooditin project. Choose a file that ends in .kooditin.</source>
   <translation>Tiedosto {path} ei ole Kooditin-projekti. Valitse tiedosto, jonka pääte on .kooditin.</translation>
  </message>
  <message>
   <source>{path} is open for reading only. Save a copy and work in that.</source>
   <translation>Projekti {path} on avattu vain luettavaksi. Tallenna kopio ja jatka työtä siinä.</translation>
  </message>
  <message>
   <source>{path} is open in a window. Close it and restore the backup then.</source>
   <translation>Projekti {path} on auki ikkunassa. Sulje se ja palauta varmuuskopio sitten.</translation>
  </message>
  <message>
   <source>{path} is open in a window. Close it first, or choose another name.</source>
   <translation>Projekti {path} on auki ikkunassa. Sulje se ensin tai valitse toinen nimi.</translation>
  </message>
  <message>
   <source>{path} may not be written to, so it is open for reading only. Save a copy to work in it.</source>
   <translation>Tiedostoon {path} ei saa kirjoittaa, joten se on auki vain luettavaksi. Jos haluat muokata sitä, tallenna kopio.</translation>
  </message>
  <message>
   <source>{path} may not be written to, so nothing was changed. Save a copy in a folder of your own.</source>
   <translation>Tiedostoon {path} ei saa kirjoittaa, joten mitään ei muutettu. Tallenna kopio omaan kansioosi.</translation>
  </message>
  <message>
   <source>{path} or its folder cannot be written to, so nothing was changed. Check the drive.</source>
   <translation>Tiedostoon {path} tai sen kansioon ei voi kirjoittaa, joten mitään ei muutettu. Tarkista levy.</translation>
  </message>
  <message>
   <source>{path} was left in the middle of an act. Open it once for writing, which takes that act back.</source>
   <translation>Tiedostossa {path} on kesken jäänyt muutos. Avaa se kerran muokattavaksi, niin muutos perutaan.</translation>
  </message>
  <message>
   <source>{path} was made by a newer Kooditin (format {number}; this one reads up to {known}). Update Kooditin.</source>
   <translation>Tiedosto {path} on tehty uudemmalla Kooditimella (tiedostomuoto {number}, tämä versio lukee muotoon {known} asti). Päivitä Kooditin.</translation>
  </message>
  <message>
   <source>{percent} % alike</source>
   <translation>{percent} % samanlainen</translation>
  </message>
  <message>
   <source>{percent}% coded</source>
   <translation>{percent} % koodattu</translation>
  </message>
  <message>
   <source>{places} in {sources} sources</source>
   <translation>{places} kohtaa, {sources} aineistoa</translation>
  </message>
  <message>
   <source>{place} of {total}</source>
   <translation>{place}/{total}</translation>
  </message>
  <message>
   <source>{place} of {total} in this source</source>
   <translation>{place}/{total}</translation>
  </message>
  <message>
   <source>{share}% coded</source>
   <translation>{share} % koodattu</translation>
  </message>
  <message>
   <source>{shortcut} cannot be a code's key. Choose a digit from 1 to 9.</source>
   <translation>Merkki {shortcut} ei kelpaa koodin pikanäppäimeksi. Valitse numero 1–9.</translation>
  </message>
  <message>
   <source>{shown} of {all} hits</source>
   <translation>{shown}/{all} osumaa</translation>
  </message>
  <message>
   <source>{shown} of {all} shown</source>
   <translation>Näkyvissä {shown}/{all}</translation>
  </message>
  <message>
   <source>{shown} of {total}</source>
   <translation>{shown}/{total}</translation>
  </message>
  <message>
   <source>{text} has no word in it to search for. Type letters or digits.</source>
   <translation>{text} ei sisällä sanaa, jota hakea. Kirjoita kirjaimia tai numeroita.</translation>
  </message>
  <message>
   <source>{text} is neither yes nor no. Write yes or no.</source>
   <translation>{text} ei ole kyllä eikä ei. Kirjoita kyllä tai ei.</translation>
  </message>
  <message>
   <source>{text} is not a date. Write it like 6.10.2015.</source>
   <translation>{text} ei ole päivämäärä. Kirjoita se muodossa 6.10.2015.</translation>
  </message>
  <message>
   <source>{text} is not a number. Write it in digits, like 3.5.</source>
   <translation>{text} ei ole luku. Kirjoita se numeroin, esimerkiksi 3,5.</translation>
  </message>
  <message>
   <source>{text} is not a whole number. Write it in digits, like 42.</source>
   <translation>{text} ei ole kokonaisluku. Kirjoita se numeroin, esimerkiksi 42.</translation>
  </message>
  <message>
   <source>{text} is not among the choices of {name}.</source>
   <translation>{text} ei ole muuttujan {name} vaihtoehtojen joukossa.</translation>
  </message>
  <message>
   <source>{type} · filtered</source>
   <translation>{type} · suodatettu</translation>
  </message>
  <message>
   <source>{user} on {host} has had {path} open since {time}, so it can only be read now. Close it there to work in it.</source>
   <translation>Projekti {path} on auki toisaalla (käyttäjä {user}, kone {host}, alkaen {time}), joten nyt sitä voi vain lukea. Sulje se siellä, niin voit muokata sitä täällä.</translation>
  </message>
  <message>
   <source>{variable}: answers that do not fit its type are kept as they are: {answers}.</source>
   <translation>{variable}: vastaukset, jotka eivät sovi muuttujan tyyppiin, säilyvät sellaisinaan: {answers}.</translation>
  </message>
  <message>
   <source>{words} different words, {total} in all</source>
   <translation>{words} eri sanaa, yhteensä {total}</translation>
  </message>
  <message>
   <source>{word} is a learned word of this code</source>
   <translation>{word} on koodille opittu sana</translation>
  </message>
  <message>
   <source>{word} is in the code’s name or definition</source>
   <translation>{word} on koodin nimessä tai määritelmässä</translation>
  </message>
  <message>
   <source>“two words” for a phrase, AND, OR, NOT, NEAR between words</source>
   <translation>”kaksi sanaa” hakee sanaliiton; sanojen välissä käyvät JA, TAI, EI ja LÄHELLÄ</translation>
  </message>
  <message>
   <source>“{excerpt}”</source>
   <translation>”{excerpt}”</translation>
  </message>
 </context>
</TS>
