<?xml version="1.0" encoding="UTF-8"?>
<!-- What a notice tells first of a granted 信用修复. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:f="urn:xindang:facts:1"
                xmlns="urn:xindang:notice-summary:1" exclude-result-prefixes="f">
  <xsl:import href="notice-rows.xsl"/>

  <xsl:template match="/*">
    <notice-summary heading="信用修复信息" document="信用修复信息公示">
      <party><xsl:value-of select="f:party/f:name"/></party>
      <offence><xsl:value-of select="f:record-content"/></offence>
      <content>准予信用修复</content>
      <organ><xsl:value-of select="f:computed/f:organ"/></organ>
      <decided-on><xsl:value-of select="f:issued-on"/></decided-on>
      <xsl:if test="f:party/f:credit-code"><credit-code><xsl:value-of select="f:party/f:credit-code"/></credit-code></xsl:if>
      <xsl:call-template name="row"><xsl:with-param name="label">信用修复决定书文号</xsl:with-param><xsl:with-param name="value" select="f:computed/f:number"/></xsl:call-template>
      <xsl:call-template name="party-row"/>
      <xsl:call-template name="row"><xsl:with-param name="label">修复的信息</xsl:with-param><xsl:with-param name="value" select="f:record-content"/></xsl:call-template>
      <xsl:call-template name="row"><xsl:with-param name="label">原决定书文号</xsl:with-param><xsl:with-param name="value" select="f:record-number"/></xsl:call-template>
      <xsl:call-template name="row"><xsl:with-param name="label">原决定机关</xsl:with-param><xsl:with-param name="value" select="f:record-organ"/></xsl:call-template>
      <xsl:call-template name="day-row"><xsl:with-param name="label">原决定日期</xsl:with-param><xsl:with-param name="of" select="f:record-date"/></xsl:call-template>
      <xsl:call-template name="row"><xsl:with-param name="label">作出修复决定的机关</xsl:with-param><xsl:with-param name="value" select="f:computed/f:organ"/></xsl:call-template>
      <xsl:call-template name="day-row"><xsl:with-param name="label">作出修复决定的日期</xsl:with-param><xsl:with-param name="of" select="f:issued-on"/></xsl:call-template>
    </notice-summary>
  </xsl:template>
</xsl:stylesheet>
