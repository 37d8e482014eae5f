<?xml version="1.0" encoding="UTF-8"?>
<!-- 信用修复决定书: 准予 or 不予. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:f="urn:xindang:facts:1"
                xmlns:xd="urn:xindang:template:1" xmlns="urn:xindang:gongwen:1" exclude-result-prefixes="f xd"
                xd:unprinted="basis seal">
  <xsl:import href="common.xsl"/>

  <xsl:template match="/f:repair-decision">
    <xsl:call-template name="require-computed"><xsl:with-param name="computed" select="f:computed"/></xsl:call-template>
    <gongwen version="1" title="信用修复决定书 {f:computed/f:number}">
      <section form="plain">
        <organ-mark><xsl:value-of select="f:computed/f:organ"/></organ-mark>
        <number><nobreak><xsl:value-of select="f:computed/f:number"/></nobreak></number>
        <title><xsl:choose><xsl:when test="f:granted">准予信用修复决定书</xsl:when><xsl:otherwise>不予信用修复决定书</xsl:otherwise></xsl:choose></title>
        <body>
          <xsl:call-template name="party"/>
          <p><xsl:call-template name="you"/>于<xsl:call-template name="whole-day"><xsl:with-param name="of" select="f:applied-on"/></xsl:call-template>向本局提出信用修复申请，申请停止公示下列信息：<nobreak><xsl:value-of select="f:record-organ"/></nobreak>于<xsl:call-template name="whole-day"><xsl:with-param name="of" select="f:record-date"/></xsl:call-template>作出的“<xsl:value-of select="f:record-content"/>”（文号：<nobreak><xsl:value-of select="f:record-number"/></nobreak>）。</p>
          <p>经审查：</p>
          <xsl:call-template name="items"><xsl:with-param name="of" select="f:check"/></xsl:call-template>
          <xsl:choose>
            <xsl:when test="f:granted">
              <p><xsl:call-template name="you"/>的申请符合<xsl:call-template name="citations"/>规定的条件，本局决定准予信用修复。</p>
              <xsl:call-template name="clause"><xsl:with-param name="name">stop</xsl:with-param></xsl:call-template>
            </xsl:when>
            <xsl:otherwise>
              <xsl:apply-templates select="f:refused/f:paragraph"/>
              <p><xsl:call-template name="you"/>的申请不符合<xsl:call-template name="citations"/>规定的条件，本局决定不予信用修复。</p>
            </xsl:otherwise>
          </xsl:choose>
          <xsl:call-template name="clause"><xsl:with-param name="name">remedy</xsl:with-param></xsl:call-template>
        </body>
        <xsl:call-template name="signature"/>
      </section>
    </gongwen>
  </xsl:template>
</xsl:stylesheet>
