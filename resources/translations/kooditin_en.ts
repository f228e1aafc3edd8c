<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
 <context>
  <name>kooditin</name>
  <message numerus="yes">
   <source>%n answer(s)</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>%n case(s)</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>%n characters</source>
   <translation>
    <numerusform>%n character</numerusform>
    <numerusform>%Ln characters</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n chosen</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>%n code(s) imported.</source>
   <translation>
    <numerusform>%n code imported.</numerusform>
    <numerusform>%Ln codes imported.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n codes</source>
   <translation>
    <numerusform>%n code</numerusform>
    <numerusform>%Ln codes</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n coding(s)</source>
   <translation>
    <numerusform>%n coding</numerusform>
    <numerusform>%Ln codings</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n coding(s) went with it.</source>
   <translation>
    <numerusform>%n coding went with it.</numerusform>
    <numerusform>%Ln codings went with it.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n codings</source>
   <translation>
    <numerusform>%n coding</numerusform>
    <numerusform>%Ln codings</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n column(s) are new, see what is proposed for them:</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>%n column(s) chosen</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>%n column(s) left out</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>%n column(s) of these settings are not in this survey:</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>%n different</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>%n different answer(s) do not fit</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>%n different answer(s) do not fit the type:</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>%n excerpt(s) written to {name}.</source>
   <translation>
    <numerusform>%n excerpt written to {name}.</numerusform>
    <numerusform>%Ln excerpts written to {name}.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n file(s)</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>%n file(s) are in the project already.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>%n file(s) could not be read.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>%n file(s) of other kinds were passed over.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>%n file(s) wait: make or open a project, and they are imported into it.</source>
   <translation>
    <numerusform>%n file waits: make or open a project, and it is imported into it.</numerusform>
    <numerusform>%Ln files wait: make or open a project, and they are imported into it.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n file(s) were left out.</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>%n left out</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>%n more remark(s).</source>
   <translation>
    <numerusform>%n more remark.</numerusform>
    <numerusform>%Ln more remarks.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n new code(s) will be made.</source>
   <translation>
    <numerusform>%n new code will be made.</numerusform>
    <numerusform>%n new codes will be made.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n open question(s)</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>%n place(s)</source>
   <translation>
    <numerusform>%n place</numerusform>
    <numerusform>%n places</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n respondent(s)</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>%n source(s)</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>%n source(s) imported.</source>
   <translation>
    <numerusform>%n source imported.</numerusform>
    <numerusform>%Ln sources imported.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n speaker(s)</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>%n turn(s)</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>%n variable(s)</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>%n word(s)</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>%n words</source>
   <translation>
    <numerusform>%n word</numerusform>
    <numerusform>%Ln words</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Code %n heading(s)</source>
   <translation>
    <numerusform>Code %n heading</numerusform>
    <numerusform>Code %n headings</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Import %n source(s)</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>In %n file(s)</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
   </translation>
  </message>
  <message numerus="yes">
   <source>and %n more answer(s)</source>
   <translation type="unfinished">
    <numerusform />
    <numerusform />
   </translation>
  </message>
 </context>
</TS>
