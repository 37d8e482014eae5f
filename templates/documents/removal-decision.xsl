<?xml version="1.0" encoding="UTF-8"?>
<!-- 移出严重违法失信名单决定书. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:f="urn:xindang:facts:1"
                xmlns:xd="urn:xindang:template:1" xmlns="urn:xindang:gongwen:1" exclude-result-prefixes="f xd"
                xd:unprinted="code basis seal">
  <xsl:import href="common.xsl"/>

  <xsl:template match="/f:removal-decision">
    <xsl:call-template name="require-computed"><xsl:with-param name="computed" select="f:computed"/></xsl:call-template>
    <gongwen version="1" title="移出严重违法失信名单决定书 {f:computed/f:number}">
      <section form="plain">
        <organ-mark><xsl:value-of select="f:computed/f:organ"/></organ-mark>
        <number><nobreak><xsl:value-of select="f:computed/f:number"/></nobreak></number>
        <title>移出严重违法失信名单决定书</title>
        <body>
          <xsl:call-template name="party"/>
          <p><xsl:call-template name="you"/>因<xsl:value-of select="f:listing-ground"/>，于<xsl:call-template name="whole-day"><xsl:with-param name="of" select="f:listed-on"/></xsl:call-template>被本局列入严重违法失信名单（列入决定书文号：<nobreak><xsl:value-of select="f:listing-number"/></nobreak>）。</p>
          <xsl:for-each select="f:findings/f:paragraph"><p><xsl:if test="position() = 1">经查，</xsl:if><xsl:apply-templates/></p></xsl:for-each>
          <p>移出事由：<xsl:value-of select="f:ground"/>。依据<xsl:call-template name="citations"/>的规定，本局决定自<xsl:call-template name="whole-day"><xsl:with-param name="of" select="f:removed-on"/></xsl:call-template>起将<xsl:call-template name="you"/>移出严重违法失信名单。</p>
          <xsl:call-template name="clause"><xsl:with-param name="name">stop</xsl:with-param></xsl:call-template>
          <xsl:call-template name="clause"><xsl:with-param name="name">remedy</xsl:with-param></xsl:call-template>
        </body>
        <xsl:call-template name="signature"/>
      </section>
    </gongwen>
  </xsl:template>
</xsl:stylesheet>
