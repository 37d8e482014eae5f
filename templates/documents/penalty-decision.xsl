<?xml version="1.0" encoding="UTF-8"?>
<!-- 行政处罚决定书 of the ordinary procedure: order of 市场监督管理行政处罚文书格式范本（2021年修订版）. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:f="urn:xindang:facts:1"
                xmlns:xd="urn:xindang:template:1" xmlns="urn:xindang:gongwen:1" exclude-result-prefixes="f xd"
                xd:unprinted="ban basis breach circumstance violation-type field gravity kind seal printed-by">
  <xsl:import href="penalty-text.xsl"/>

  <xsl:template match="/f:penalty-decision">
    <xsl:call-template name="require-computed"><xsl:with-param name="computed" select="f:computed"/></xsl:call-template>
    <gongwen version="1" title="行政处罚决定书 {f:computed/f:number}">
      <section form="plain">
        <organ-mark><xsl:value-of select="f:computed/f:organ"/></organ-mark>
        <number><nobreak><xsl:value-of select="f:computed/f:number"/></nobreak></number>
        <title>行政处罚决定书</title>
        <body>
          <xsl:call-template name="party"/>
          <xsl:apply-templates select="f:case/f:origin/f:paragraph"/>
          <xsl:call-template name="findings"/>
          <xsl:call-template name="evidence"/>
          <xsl:apply-templates select="f:case/f:test-conclusion/f:paragraph"/>
          <xsl:apply-templates select="f:case/f:hearing/f:paragraph"/>
          <xsl:apply-templates select="f:case/f:qualification/f:paragraph"/>
          <xsl:apply-templates select="f:case/f:discretion/f:paragraph"/>
          <p>当事人的上述行为违反了<xsl:call-template name="citations"><xsl:with-param name="of">breach</xsl:with-param></xsl:call-template>的规定。依据<xsl:call-template name="citations"/>的规定，本局决定对当事人作出如下行政处罚：</p>
          <xsl:call-template name="penalty-list"/>
          <xsl:if test="f:ban"><p>依据<xsl:call-template name="citations"><xsl:with-param name="of">ban</xsl:with-param></xsl:call-template>的规定，<xsl:value-of select="f:computed/f:ban-text"/>。</p></xsl:if>
          <xsl:if test="f:computed/f:clause[@name = 'performance']"><xsl:call-template name="clause"><xsl:with-param name="name">performance</xsl:with-param></xsl:call-template></xsl:if>
          <xsl:call-template name="account"/>
          <xsl:call-template name="clause"><xsl:with-param name="name">remedy</xsl:with-param></xsl:call-template>
          <xsl:if test="f:computed/f:clause[@name = 'publication']"><xsl:call-template name="clause"><xsl:with-param name="name">publication</xsl:with-param></xsl:call-template></xsl:if>
        </body>
        <xsl:call-template name="signature"/>
      </section>
    </gongwen>
  </xsl:template>
</xsl:stylesheet>
