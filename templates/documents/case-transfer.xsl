<?xml version="1.0" encoding="UTF-8"?>
<!-- 案件移送函, as a letter (信函); the receipt (回执) follows on a page of its own. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:f="urn:xindang:facts:1"
                xmlns:xd="urn:xindang:template:1" xmlns="urn:xindang:gongwen:1" exclude-result-prefixes="f xd"
                xd:unprinted="basis seal printed-by">
  <xsl:import href="common.xsl"/>

  <xsl:template match="/f:case-transfer">
    <xsl:call-template name="require-computed"><xsl:with-param name="computed" select="f:computed"/></xsl:call-template>
    <gongwen version="1" title="关于移送{f:party/f:name}{f:subject}一案的函">
      <section form="letter">
        <organ-mark><xsl:value-of select="f:computed/f:organ"/></organ-mark>
        <number><nobreak><xsl:value-of select="f:computed/f:number"/></nobreak></number>
        <title>关于移送<nobreak><xsl:value-of select="f:party/f:name"/></nobreak><xsl:value-of select="f:subject"/>一案的函</title>
        <addressee><xsl:value-of select="f:recipient"/>：</addressee>
        <body>
          <xsl:apply-templates select="f:findings/f:paragraph"/>
          <xsl:apply-templates select="f:reason/f:paragraph"/>
          <p>依据<xsl:call-template name="citations"/>的规定，现将该案移送你单位处理。当事人情况和移送材料如下：</p>
          <xsl:call-template name="party"/>
          <table size="small">
            <column share="6"/><column share="26"/><column share="7"/><column share="7"/>
            <row kind="head"><cell kind="label"><p>序号</p></cell><cell kind="label"><p>材料名称</p></cell><cell kind="label"><p>份数</p></cell><cell kind="label"><p>页数</p></cell></row>
            <xsl:for-each select="f:material">
              <row><cell kind="centre"><p><xsl:value-of select="position()"/></p></cell><cell><p><xsl:value-of select="f:name"/></p></cell><cell kind="centre"><p><xsl:value-of select="f:copies"/></p></cell><cell kind="centre"><p><xsl:value-of select="f:pages"/></p></cell></row>
            </xsl:for-each>
          </table>
          <p>处理结果请函告本局。</p>
          <xsl:call-template name="contact"/>
        </body>
        <xsl:call-template name="signature"/>
        <xsl:call-template name="imprint"/>
      </section>
      <section form="summary">
        <title>案件移送函回执</title>
        <body>
          <p shape="flush"><xsl:value-of select="f:computed/f:organ"/>：</p>
          <p>你局移送的<xsl:value-of select="f:party/f:name"/><xsl:value-of select="f:subject"/>一案（<nobreak><xsl:value-of select="f:computed/f:number"/></nobreak>）及所附材料收悉。</p>
          <table>
            <column share="10"/><column share="22"/>
            <row><cell kind="label"><p>接收单位（印章）</p></cell><cell><p>　</p></cell></row>
            <row><cell kind="label"><p>接收人签名</p></cell><cell><p>　</p></cell></row>
            <row><cell kind="label"><p>接收日期</p></cell><cell><p>　</p></cell></row>
            <row><cell kind="label"><p>备注</p></cell><cell><p>　</p></cell></row>
          </table>
        </body>
      </section>
    </gongwen>
  </xsl:template>
</xsl:stylesheet>
