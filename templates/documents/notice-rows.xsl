<?xml version="1.0" encoding="UTF-8"?>
<!-- What the sheets that make a notice's summary share (xsd/notice-summary.xsd). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:f="urn:xindang:facts:1"
                xmlns="urn:xindang:notice-summary:1" exclude-result-prefixes="f">
  <xsl:import href="penalty-text.xsl"/>

  <xsl:template name="row">
    <xsl:param name="label"/>
    <xsl:param name="value"/>
    <row label="{$label}"><line><xsl:value-of select="normalize-space($value)"/></line></row>
  </xsl:template>

  <xsl:template name="day-row">
    <xsl:param name="label"/>
    <xsl:param name="of"/>
    <row label="{$label}"><line><xsl:call-template name="day"><xsl:with-param name="of" select="$of"/></xsl:call-template></line></row>
  </xsl:template>

  <!-- 基本情况: a person by the masked number, and by the unit where that is a fact of the case; a unit by its code -->
  <xsl:template name="party-row">
    <row label="当事人基本情况">
      <line><xsl:choose><xsl:when test="f:party/f:credit-code">名称</xsl:when><xsl:otherwise>姓名</xsl:otherwise></xsl:choose>：<xsl:value-of select="f:party/f:name"/></line>
      <xsl:if test="f:party/f:id-number"><line><xsl:value-of select="f:party/f:id-type"/>号码：<xsl:value-of select="f:party/f:id-number"/></line></xsl:if>
      <xsl:if test="f:party/f:credit-code"><line>统一社会信用代码：<xsl:value-of select="f:party/f:credit-code"/></line></xsl:if>
      <xsl:if test="f:party/f:representative"><line>法定代表人（负责人）：<xsl:value-of select="f:party/f:representative"/></line></xsl:if>
      <xsl:if test="f:party/f:employer"><line>任职单位：<xsl:value-of select="f:party/f:employer"/></line></xsl:if>
      <xsl:if test="f:party/f:employer-credit-code"><line>统一社会信用代码：<xsl:value-of select="f:party/f:employer-credit-code"/></line></xsl:if>
      <xsl:if test="f:party/f:post"><line>职务：<xsl:value-of select="f:party/f:post"/></line></xsl:if>
    </row>
  </xsl:template>
</xsl:stylesheet>
