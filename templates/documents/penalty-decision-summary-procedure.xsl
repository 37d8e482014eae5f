<?xml version="1.0" encoding="UTF-8"?>
<!-- 当场行政处罚决定书: what the officers hand over on the spot, signed by them and by the party. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:f="urn:xindang:facts:1"
                xmlns:xd="urn:xindang:template:1" xmlns="urn:xindang:gongwen:1" exclude-result-prefixes="f xd"
                xd:unprinted="basis breach field gravity kind seal printed-by">
  <xsl:import href="penalty-text.xsl"/>

  <xsl:template match="/f:penalty-decision-summary-procedure">
    <xsl:call-template name="require-computed"><xsl:with-param name="computed" select="f:computed"/></xsl:call-template>
    <gongwen version="1" title="当场行政处罚决定书 {f:computed/f:number}">
      <section form="plain">
        <organ-mark><xsl:value-of select="f:computed/f:organ"/></organ-mark>
        <number><nobreak><xsl:value-of select="f:computed/f:number"/></nobreak></number>
        <title>当场行政处罚决定书</title>
        <body>
          <xsl:call-template name="party"/>
          <xsl:for-each select="f:findings/f:paragraph"><p><xsl:if test="position() = 1">经查，</xsl:if><xsl:apply-templates/></p></xsl:for-each>
          <p>上述事实，主要有以下证据证明：</p>
          <xsl:for-each select="f:evidence"><p><xsl:value-of select="position()"/>.<xsl:apply-templates/><xsl:choose><xsl:when test="position() = last()">。</xsl:when><xsl:otherwise>；</xsl:otherwise></xsl:choose></p></xsl:for-each>
          <xsl:apply-templates select="f:statement/f:paragraph"/>
          <p>当事人的上述行为违反了<xsl:call-template name="citations"><xsl:with-param name="of">breach</xsl:with-param></xsl:call-template>的规定，构成<xsl:value-of select="f:violation-type"/>的违法行为。</p>
          <xsl:apply-templates select="f:discretion/f:paragraph"/>
          <p>依据<xsl:call-template name="citations"/>的规定，本局于<xsl:call-template name="whole-day"><xsl:with-param name="of" select="f:issued-on"/></xsl:call-template>在<xsl:value-of select="f:place"/>当场作出如下行政处罚：</p>
          <xsl:call-template name="penalty-list"/>
          <xsl:if test="f:computed/f:clause[@name = 'performance']"><xsl:call-template name="clause"><xsl:with-param name="name">performance</xsl:with-param></xsl:call-template></xsl:if>
          <xsl:call-template name="account"/>
          <xsl:if test="f:collected"><p>罚款由执法人员当场收缴（<xsl:value-of select="f:collected"/>），并出具专用票据。</p></xsl:if>
          <xsl:call-template name="clause"><xsl:with-param name="name">remedy</xsl:with-param></xsl:call-template>
          <table size="small">
            <column share="8"/><column share="20"/>
            <xsl:for-each select="f:officer">
              <row><cell kind="label"><p>执法人员签名</p></cell><cell><p>（<xsl:value-of select="f:name"/>，执法证件号：<xsl:value-of select="f:certificate"/>）</p></cell></row>
            </xsl:for-each>
            <row><cell kind="label"><p>当事人签收</p></cell><cell><p>签名和日期：</p></cell></row>
          </table>
        </body>
        <xsl:call-template name="signature"/>
      </section>
    </gongwen>
  </xsl:template>
</xsl:stylesheet>
