<?xml version="1.0" encoding="UTF-8"?>
<!-- 通报, in the general form; figures of a quarter stand in a table with the change against the period before. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:f="urn:xindang:facts:1"
                xmlns:xd="urn:xindang:template:1" xmlns="urn:xindang:gongwen:1" exclude-result-prefixes="f xd"
                xd:unprinted="seal">
  <xsl:import href="common.xsl"/>

  <xsl:template match="/f:bulletin">
    <xsl:call-template name="require-computed"><xsl:with-param name="computed" select="f:computed"/></xsl:call-template>
    <gongwen version="1" title="关于{f:subject}的通报">
      <section form="general">
        <organ-mark><xsl:value-of select="f:computed/f:organ"/></organ-mark>
        <number><nobreak><xsl:value-of select="f:computed/f:number"/></nobreak></number>
        <title>关于<xsl:value-of select="f:subject"/>的通报</title>
        <addressee><xsl:for-each select="f:addressee"><xsl:if test="position() &gt; 1">，</xsl:if><xsl:value-of select="."/></xsl:for-each>：</addressee>
        <body>
          <xsl:apply-templates select="f:lead/f:paragraph"/>
          <xsl:apply-templates select="f:figures"/>
          <xsl:for-each select="f:part">
            <heading level="1"><xsl:call-template name="han"><xsl:with-param name="of" select="position()"/></xsl:call-template>、<xsl:value-of select="f:heading"/></heading>
            <xsl:apply-templates select="f:paragraph"/>
          </xsl:for-each>
          <xsl:if test="f:contact"><xsl:call-template name="contact"/></xsl:if>
        </body>
        <xsl:call-template name="signature"/>
        <xsl:call-template name="imprint"/>
      </section>
    </gongwen>
  </xsl:template>

  <xsl:template match="f:figures">
    <table size="small">
      <column share="14"/><column share="5"/><column share="9"/><column share="9"/><column share="7"/>
      <row kind="head"><cell kind="label"><p>项目</p></cell><cell kind="label"><p>单位</p></cell><cell kind="label"><p><xsl:value-of select="f:period"/></p></cell><cell kind="label"><p><xsl:value-of select="f:before"/></p></cell><cell kind="label"><p>增减</p></cell></row>
      <xsl:for-each select="f:figure">
        <row>
          <cell><p><xsl:value-of select="f:name"/></p></cell>
          <cell kind="centre"><p><xsl:value-of select="f:unit"/></p></cell>
          <cell kind="centre"><p><xsl:value-of select="format-number(f:now, '#,##0')"/></p></cell>
          <cell kind="centre"><p><xsl:value-of select="format-number(f:then, '#,##0')"/></p></cell>
          <cell kind="centre"><p><xsl:choose><xsl:when test="f:now = f:then">持平</xsl:when><xsl:when test="f:now &gt; f:then">+<xsl:value-of select="format-number(f:now - f:then, '#,##0')"/></xsl:when><xsl:otherwise>-<xsl:value-of select="format-number(f:then - f:now, '#,##0')"/></xsl:otherwise></xsl:choose></p></cell>
        </row>
      </xsl:for-each>
    </table>
  </xsl:template>
</xsl:stylesheet>
