<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
 <context>
  <name>kooditin</name>
  <message numerus="yes">
   <source>%n answer(s)</source>
   <translation>
    <numerusform>%n answer</numerusform>
    <numerusform>%Ln answers</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n case(s)</source>
   <translation>
    <numerusform>%n case</numerusform>
    <numerusform>%Ln cases</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n case(s) deleted with their values. Their sources stay.</source>
   <translation>
    <numerusform>%n case deleted with its values. Its sources stay.</numerusform>
    <numerusform>%Ln cases deleted with their values. Their sources stay.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n case(s) merged into {name}. Values that differed are in its memo.</source>
   <translation>
    <numerusform>%n case merged into {name}. Values that differed are in its memo.</numerusform>
    <numerusform>%Ln cases merged into {name}. Values that differed are in its memo.</numerusform>
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
   <translation>
    <numerusform>%n chosen</numerusform>
    <numerusform>%Ln chosen</numerusform>
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
   <source>%n code(s) with fewer than ten examples are suggested mostly by name and definition; how often that is right cannot be told code by code yet.</source>
   <translation>
    <numerusform>%n code with fewer than ten examples is suggested mostly by its name and definition; how often that is right cannot be told yet.</numerusform>
    <numerusform>%Ln codes with fewer than ten examples are suggested mostly by their names and definitions; how often that is right cannot be told yet.</numerusform>
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
   <translation>
    <numerusform>%n column is new, see what is proposed for it:</numerusform>
    <numerusform>%Ln columns are new, see what is proposed for them:</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n column(s) came beyond the last variable and were left out. Add variables first.</source>
   <translation>
    <numerusform>%n column came beyond the last variable and was left out. Add variables first.</numerusform>
    <numerusform>%Ln columns came beyond the last variable and were left out. Add variables first.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n column(s) chosen</source>
   <translation>
    <numerusform>%n column chosen</numerusform>
    <numerusform>%Ln columns chosen</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n column(s) left out</source>
   <translation>
    <numerusform>%n column left out</numerusform>
    <numerusform>%Ln columns left out</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n column(s) of these settings are not in this survey:</source>
   <translation>
    <numerusform>%n column of these settings is not in this survey:</numerusform>
    <numerusform>%Ln columns of these settings are not in this survey:</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n different answer(s) do not fit</source>
   <translation>
    <numerusform>%n different answer does not fit</numerusform>
    <numerusform>%Ln different answers do not fit</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n different answer(s) do not fit the type:</source>
   <translation>
    <numerusform>%n different answer does not fit the type:</numerusform>
    <numerusform>%Ln different answers do not fit the type:</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n example(s): {right} right, {covered} of passages get a suggestion.</source>
   <translation>
    <numerusform>%n example: {right} right, {covered} of passages get a suggestion.</numerusform>
    <numerusform>%n examples: {right} right, {covered} of passages get a suggestion.</numerusform>
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
   <translation>
    <numerusform>%n file</numerusform>
    <numerusform>%Ln files</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n file(s) are included already.</source>
   <translation>
    <numerusform>%n file is included already.</numerusform>
    <numerusform>%Ln files are included already.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n file(s) could not be read.</source>
   <translation>
    <numerusform>%n file could not be read.</numerusform>
    <numerusform>%Ln files could not be read.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n file(s) of other kinds were passed over.</source>
   <translation>
    <numerusform>%n file of another kind was passed over.</numerusform>
    <numerusform>%Ln files of other kinds were passed over.</numerusform>
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
   <translation>
    <numerusform>%n file was left out.</numerusform>
    <numerusform>%Ln files were left out.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n hit(s)</source>
   <translation>
    <numerusform>%n hit</numerusform>
    <numerusform>%Ln hits</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n left out</source>
   <translation>
    <numerusform>%n left out</numerusform>
    <numerusform>%Ln left out</numerusform>
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
   <translation>
    <numerusform>%n open question</numerusform>
    <numerusform>%Ln open questions</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n passage(s) coded with {name}.</source>
   <translation>
    <numerusform>%n passage coded with {name}.</numerusform>
    <numerusform>%Ln passages coded with {name}.</numerusform>
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
   <translation>
    <numerusform>%n respondent</numerusform>
    <numerusform>%Ln respondents</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n respondent(s) became cases.</source>
   <translation>
    <numerusform>%n respondent became a case.</numerusform>
    <numerusform>%Ln respondents became cases.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n row(s) came below the last case and were left out.</source>
   <translation>
    <numerusform>%n row came below the last case and was left out.</numerusform>
    <numerusform>%Ln rows came below the last case and were left out.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n row(s) written to {name}.</source>
   <translation>
    <numerusform>%n row written to {name}.</numerusform>
    <numerusform>%n rows written to {name}.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n source(s)</source>
   <translation>
    <numerusform>%n source</numerusform>
    <numerusform>%Ln sources</numerusform>
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
   <source>%n source(s) not counted yet</source>
   <translation>
    <numerusform>%n source not counted yet</numerusform>
    <numerusform>%Ln sources not counted yet</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n speaker(s)</source>
   <translation>
    <numerusform>%n speaker</numerusform>
    <numerusform>%Ln speakers</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n turn(s)</source>
   <translation>
    <numerusform>%n turn</numerusform>
    <numerusform>%Ln turns</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n value(s) do not fit the type of their variable. They are kept and marked red.</source>
   <translation>
    <numerusform>%n value does not fit the type of its variable. It is kept and marked red.</numerusform>
    <numerusform>%Ln values do not fit the type of their variable. They are kept and marked red.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n value(s) do not fit this type. They are kept as they are and marked in the sheet:</source>
   <translation>
    <numerusform>%n value does not fit this type. It is kept as it is and marked in the sheet:</numerusform>
    <numerusform>%Ln values do not fit this type. They are kept as they are and marked in the sheet:</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n variable(s)</source>
   <translation>
    <numerusform>%n variable</numerusform>
    <numerusform>%Ln variables</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n word(s)</source>
   <translation>
    <numerusform>%n word</numerusform>
    <numerusform>%Ln words</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n word(s) left out ▾</source>
   <translation>
    <numerusform>%n word left out ▾</numerusform>
    <numerusform>%Ln words left out ▾</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n word(s) written to {name}.</source>
   <translation>
    <numerusform>%n word written to {name}.</numerusform>
    <numerusform>%Ln words written to {name}.</numerusform>
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
   <source>Accept %n suggestion(s)</source>
   <translation>
    <numerusform>Accept %n suggestion</numerusform>
    <numerusform>Accept %Ln suggestions</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Accept %n suggestion(s) in this source?</source>
   <translation>
    <numerusform>Accept %n suggestion in this source?</numerusform>
    <numerusform>Accept %n suggestions in this source?</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Accept %n suggestion(s) in {sources} sources?</source>
   <translation>
    <numerusform>Accept %n suggestion in {sources} sources?</numerusform>
    <numerusform>Accept %n suggestions in {sources} sources?</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Accept all %n sure suggestions…</source>
   <translation>
    <numerusform>Accept all %n sure suggestions…</numerusform>
    <numerusform>Accept all %n sure suggestions…</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Add %n coding(s)</source>
   <translation>
    <numerusform>Add %n coding</numerusform>
    <numerusform>Add %Ln codings</numerusform>
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
   <source>Code %n hit(s) with…</source>
   <translation>
    <numerusform>Code %n hit with…</numerusform>
    <numerusform>Code %Ln hits with…</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Code %n passage(s) that a search found</source>
   <translation>
    <numerusform>Code %n passage that a search found</numerusform>
    <numerusform>Code %Ln passages that a search found</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Code all %n…</source>
   <translation>
    <numerusform>Code %n hit…</numerusform>
    <numerusform>Code all %Ln…</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Code the chosen %n…</source>
   <translation>
    <numerusform>Code the chosen one…</numerusform>
    <numerusform>Code the chosen %Ln…</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Coding %n hit(s)</source>
   <translation>
    <numerusform>Coding %n hit</numerusform>
    <numerusform>Coding %Ln hits</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Confirm %n proposal(s)</source>
   <translation>
    <numerusform>Confirm %n proposal</numerusform>
    <numerusform>Confirm %Ln proposals</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Delete %n case(s)</source>
   <translation>
    <numerusform>Delete %n case</numerusform>
    <numerusform>Delete %Ln cases</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Delete %n coding(s)</source>
   <translation>
    <numerusform>Delete %n coding</numerusform>
    <numerusform>Delete %Ln codings</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Import %n file(s)</source>
   <translation>
    <numerusform>Import %n file</numerusform>
    <numerusform>Import %Ln files</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Import a codebook of %n code(s)</source>
   <translation>
    <numerusform>Import a codebook of %n code</numerusform>
    <numerusform>Import a codebook of %Ln codes</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Import the values of %n row(s)</source>
   <translation>
    <numerusform>Import the values of %n row</numerusform>
    <numerusform>Import the values of %Ln rows</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>In %n file(s)</source>
   <translation>
    <numerusform>In %n file</numerusform>
    <numerusform>In %Ln files</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Learned from %n coded passage(s).</source>
   <translation>
    <numerusform>Learned from %n coded passage.</numerusform>
    <numerusform>Learned from %n coded passages.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Make %n new case(s)</source>
   <translation>
    <numerusform>Make %n new case</numerusform>
    <numerusform>Make %Ln new cases</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Measured {time} on %n coded passage(s).</source>
   <translation>
    <numerusform>Measured {time} on %n coded passage.</numerusform>
    <numerusform>Measured {time} on %n coded passages.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Merge %n case(s) into</source>
   <translation>
    <numerusform>Merge %n case into</numerusform>
    <numerusform>Merge %Ln cases into</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Only %n example(s) yet: suggested mostly by the code’s name and definition.</source>
   <translation>
    <numerusform>Only %n example yet: suggested mostly by the code’s name and definition.</numerusform>
    <numerusform>Only %Ln examples yet: suggested mostly by the code’s name and definition.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Reject %n suggestion(s)</source>
   <translation>
    <numerusform>Reject %n suggestion</numerusform>
    <numerusform>Reject %Ln suggestions</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>The variable {name} was deleted with %n value(s).</source>
   <translation>
    <numerusform>The variable {name} was deleted with %n value.</numerusform>
    <numerusform>The variable {name} was deleted with %Ln values.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>and %n more variable(s)</source>
   <translation>
    <numerusform>and %n more variable</numerusform>
    <numerusform>and %Ln more variables</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>in %n source(s)</source>
   <translation>
    <numerusform>in %n source</numerusform>
    <numerusform>in %Ln sources</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>offered: {percent} of %n passage(s)</source>
   <translation>
    <numerusform>offered: {percent} of %n passage</numerusform>
    <numerusform>offered: {percent} of %n passages</numerusform>
   </translation>
  </message>
 </context>
</TS>
