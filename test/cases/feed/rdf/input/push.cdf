<?xml version="1.0"?>
<CHANNEL HREF="http://valleymail.example/" BASE="http://valleymail.example/" LASTMOD="1998-11-05T08:00">
  <TITLE>Valley Mail</TITLE>
  <ABSTRACT>From the valley</ABSTRACT>
  <ITEM HREF="http://valleymail.example/snow.html" LASTMOD="1998-11-05T07:30">
    <TITLE>Snow on the pass</TITLE>
    <ABSTRACT>The road to Carrow is shut until Friday.</ABSTRACT>
  </ITEM>
</CHANNEL>
