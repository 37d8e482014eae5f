<?xml version="1.0" encoding="UTF-8"?>
<!-- 行政处罚信息摘要 of a penalty decision, with or without a ban. 市场监督管理行政处罚信息公示规定第四条: 决定书文号、当事人基本情况、
     违法行为类型、行政处罚内容、作出决定的行政机关名称和日期. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:f="urn:xindang:facts:1"
                xmlns="urn:xindang:notice-summary:1" exclude-result-prefixes="f">
  <xsl:import href="notice-rows.xsl"/>

  <xsl:template match="/*">
    <xsl:variable name="offence" select="(f:case/f:violation-type | f:violation-type)[1]"/>
    <xsl:variable name="dated" select="(f:decided-on | f:issued-on)[1]"/>
    <notice-summary heading="行政处罚信息摘要" document="行政处罚信息公示">
      <party><xsl:value-of select="f:party/f:name"/></party>
      <offence><xsl:value-of select="$offence"/></offence>
      <content>
        <xsl:value-of select="f:computed/f:ban-text"/>
        <xsl:for-each select="f:penalty"><xsl:if test="position() &gt; 1 or ../f:computed/f:ban-text">；</xsl:if><xsl:value-of select="f:text"/></xsl:for-each>
      </content>
      <organ><xsl:value-of select="f:computed/f:organ"/></organ>
      <decided-on><xsl:value-of select="$dated"/></decided-on>
      <xsl:for-each select="(f:party/f:credit-code | f:party/f:employer-credit-code)[1]"><credit-code><xsl:value-of select="."/></credit-code></xsl:for-each>
      <xsl:for-each select="f:penalty"><penalty-kind><xsl:value-of select="@kind"/></penalty-kind></xsl:for-each>
      <xsl:for-each select="f:penalty[f:from]"><restriction from="{f:from}" to="{f:to}"/></xsl:for-each>
      <xsl:call-template name="row"><xsl:with-param name="label">行政处罚决定书文号</xsl:with-param><xsl:with-param name="value" select="f:computed/f:number"/></xsl:call-template>
      <xsl:call-template name="party-row"/>
      <xsl:call-template name="row"><xsl:with-param name="label">违法行为类型</xsl:with-param><xsl:with-param name="value" select="$offence"/></xsl:call-template>
      <row label="行政处罚内容">
        <xsl:if test="f:computed/f:ban-text"><line>1.<xsl:value-of select="f:computed/f:ban-text"/></line></xsl:if>
        <xsl:variable name="before" select="count(f:computed/f:ban-text)"/>
        <xsl:for-each select="f:penalty">
          <xsl:variable name="text"><xsl:call-template name="penalty"><xsl:with-param name="place" select="position()"/></xsl:call-template></xsl:variable>
          <line><xsl:value-of select="position() + $before"/>.<xsl:value-of select="$text"/></line>
        </xsl:for-each>
      </row>
      <row label="行政处罚依据"><line><xsl:for-each select="f:computed/f:citation[not(@of)]"><xsl:if test="position() &gt; 1">、</xsl:if><xsl:value-of select="."/></xsl:for-each></line></row>
      <xsl:call-template name="row"><xsl:with-param name="label">作出决定的行政机关</xsl:with-param><xsl:with-param name="value" select="f:computed/f:organ"/></xsl:call-template>
      <xsl:call-template name="day-row"><xsl:with-param name="label">作出决定的日期</xsl:with-param><xsl:with-param name="of" select="$dated"/></xsl:call-template>
    </notice-summary>
  </xsl:template>
</xsl:stylesheet>
