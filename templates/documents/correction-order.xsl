<?xml version="1.0" encoding="UTF-8"?>
<!-- 责令改正通知书, in the plain form of enforcement documents. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:f="urn:xindang:facts:1"
                xmlns:xd="urn:xindang:template:1" xmlns="urn:xindang:gongwen:1" exclude-result-prefixes="f xd"
                xd:unprinted="basis breach seal">
  <xsl:import href="common.xsl"/>

  <xsl:template match="/f:correction-order">
    <xsl:call-template name="require-computed"><xsl:with-param name="computed" select="f:computed"/></xsl:call-template>
    <gongwen version="1" title="责令改正通知书 {f:computed/f:number}">
      <section form="plain">
        <organ-mark><xsl:value-of select="f:computed/f:organ"/></organ-mark>
        <number><nobreak><xsl:value-of select="f:computed/f:number"/></nobreak></number>
        <title>责令改正通知书</title>
        <body>
          <xsl:call-template name="party"/>
          <xsl:for-each select="f:findings/f:paragraph"><p><xsl:if test="position() = 1">经查，</xsl:if><xsl:apply-templates/></p></xsl:for-each>
          <p>上述行为违反了<xsl:call-template name="citations"><xsl:with-param name="of">breach</xsl:with-param></xsl:call-template>的规定。依据<xsl:call-template name="citations"/>的规定，本局决定责令<xsl:call-template name="you"/>于<xsl:call-template name="whole-day"><xsl:with-param name="of" select="f:correct-by"/></xsl:call-template>前改正下列违法行为，并将改正情况书面报告本局：</p>
          <xsl:call-template name="items"><xsl:with-param name="of" select="f:item"/></xsl:call-template>
          <p>逾期不改正的，本局将依法处理。改正情况将记入信用档案。</p>
          <xsl:call-template name="clause"><xsl:with-param name="name">remedy</xsl:with-param></xsl:call-template>
          <xsl:call-template name="contact"/>
        </body>
        <xsl:call-template name="signature"/>
      </section>
    </gongwen>
  </xsl:template>
</xsl:stylesheet>
