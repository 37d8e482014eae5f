<?xml version="1.0" encoding="UTF-8"?>
<!-- 行政处罚告知书: facts, reasons, basis, the proposed penalty, the rights (行政处罚法第四十四条). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:f="urn:xindang:facts:1"
                xmlns:xd="urn:xindang:template:1" xmlns="urn:xindang:gongwen:1" exclude-result-prefixes="f xd"
                xd:unprinted="basis breach article role circumstance kind seal printed-by">
  <xsl:import href="penalty-text.xsl"/>

  <xsl:template match="/f:prior-notice">
    <xsl:call-template name="require-computed"><xsl:with-param name="computed" select="f:computed"/></xsl:call-template>
    <gongwen version="1" title="行政处罚告知书 {f:computed/f:number}">
      <section form="plain">
        <organ-mark><xsl:value-of select="f:computed/f:organ"/></organ-mark>
        <number><nobreak><xsl:value-of select="f:computed/f:number"/></nobreak></number>
        <title>行政处罚告知书</title>
        <body>
          <xsl:call-template name="party"/>
          <p><xsl:value-of select="f:party/f:name"/>涉嫌<xsl:value-of select="f:violation-type"/>一案，本局已调查终结。现将拟作出的行政处罚内容及事实、理由、依据和依法享有的权利告知如下：</p>
          <xsl:for-each select="f:findings/f:paragraph"><p><xsl:if test="position() = 1">经查，</xsl:if><xsl:apply-templates/></p></xsl:for-each>
          <p>上述事实，主要有以下证据证明：</p>
          <xsl:for-each select="f:evidence"><p><xsl:value-of select="position()"/>.<xsl:apply-templates/><xsl:choose><xsl:when test="position() = last()">。</xsl:when><xsl:otherwise>；</xsl:otherwise></xsl:choose></p></xsl:for-each>
          <xsl:apply-templates select="f:qualification/f:paragraph"/>
          <xsl:apply-templates select="f:discretion/f:paragraph"/>
          <p>上述行为违反了<xsl:call-template name="citations"><xsl:with-param name="of">breach</xsl:with-param></xsl:call-template>的规定。依据<xsl:call-template name="citations"/>的规定，本局拟作出如下行政处罚：</p>
          <xsl:if test="f:ban"><p>（一）依据<xsl:call-template name="citations"><xsl:with-param name="of">ban</xsl:with-param></xsl:call-template>的规定，<xsl:value-of select="f:computed/f:ban-text"/>。</p></xsl:if>
          <xsl:variable name="before" select="count(f:ban)"/>
          <xsl:for-each select="f:penalty">
            <p>（<xsl:call-template name="han"><xsl:with-param name="of" select="position() + $before"/></xsl:call-template>）<xsl:call-template name="penalty"><xsl:with-param name="place" select="position()"/></xsl:call-template><xsl:choose><xsl:when test="position() = last()">。</xsl:when><xsl:otherwise>；</xsl:otherwise></xsl:choose></p>
          </xsl:for-each>
          <xsl:call-template name="clause"><xsl:with-param name="name">statement</xsl:with-param></xsl:call-template>
          <xsl:if test="f:computed/f:clause[@name = 'hearing']"><xsl:call-template name="clause"><xsl:with-param name="name">hearing</xsl:with-param></xsl:call-template></xsl:if>
          <xsl:call-template name="contact"/>
        </body>
        <xsl:call-template name="signature"/>
      </section>
    </gongwen>
  </xsl:template>
</xsl:stylesheet>
