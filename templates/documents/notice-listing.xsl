<?xml version="1.0" encoding="UTF-8"?>
<!-- What a notice tells first of a decision to put on or to take off 严重违法失信名单: the fields of 列入决定 that other authorities
     publish (名称、代码、列入日期、事由、机关), and those of the removal. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:f="urn:xindang:facts:1"
                xmlns="urn:xindang:notice-summary:1" exclude-result-prefixes="f">
  <xsl:import href="notice-rows.xsl"/>

  <xsl:template match="/*">
    <xsl:variable name="does"><xsl:choose><xsl:when test="f:removed-on">移出</xsl:when><xsl:otherwise>列入</xsl:otherwise></xsl:choose></xsl:variable>
    <notice-summary heading="严重违法失信名单信息" document="严重违法失信名单信息公示">
      <party><xsl:value-of select="f:party/f:name"/></party>
      <offence><xsl:value-of select="f:ground"/></offence>
      <content><xsl:value-of select="$does"/>严重违法失信名单</content>
      <organ><xsl:value-of select="f:computed/f:organ"/></organ>
      <decided-on><xsl:value-of select="f:issued-on"/></decided-on>
      <xsl:if test="f:party/f:credit-code"><credit-code><xsl:value-of select="f:party/f:credit-code"/></credit-code></xsl:if>
      <row label="{$does}决定书文号"><line><xsl:value-of select="f:computed/f:number"/></line></row>
      <xsl:call-template name="party-row"/>
      <xsl:if test="f:removed-on">
        <xsl:call-template name="row"><xsl:with-param name="label">列入决定书文号</xsl:with-param><xsl:with-param name="value" select="f:listing-number"/></xsl:call-template>
      </xsl:if>
      <xsl:call-template name="day-row"><xsl:with-param name="label">列入日期</xsl:with-param><xsl:with-param name="of" select="f:listed-on"/></xsl:call-template>
      <xsl:if test="f:removed-on">
        <xsl:call-template name="day-row"><xsl:with-param name="label">移出日期</xsl:with-param><xsl:with-param name="of" select="f:removed-on"/></xsl:call-template>
      </xsl:if>
      <row label="{$does}事由"><line><xsl:value-of select="normalize-space(f:ground)"/></line></row>
      <row label="{$does}依据"><line><xsl:for-each select="f:computed/f:citation[not(@of)]"><xsl:if test="position() &gt; 1">、</xsl:if><xsl:value-of select="."/></xsl:for-each></line></row>
      <xsl:call-template name="row"><xsl:with-param name="label">作出决定的机关</xsl:with-param><xsl:with-param name="value" select="f:computed/f:organ"/></xsl:call-template>
      <xsl:call-template name="day-row"><xsl:with-param name="label">作出决定的日期</xsl:with-param><xsl:with-param name="of" select="f:issued-on"/></xsl:call-template>
    </notice-summary>
  </xsl:template>
</xsl:stylesheet>
