<?xml version="1.0" encoding="UTF-8"?>
<!-- 挂牌督办通知书, in the general form. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:f="urn:xindang:facts:1"
                xmlns:xd="urn:xindang:template:1" xmlns="urn:xindang:gongwen:1" exclude-result-prefixes="f xd"
                xd:unprinted="basis seal">
  <xsl:import href="common.xsl"/>

  <xsl:template match="/f:supervised-case-notice">
    <xsl:call-template name="require-computed"><xsl:with-param name="computed" select="f:computed"/></xsl:call-template>
    <gongwen version="1" title="关于对{f:subject}挂牌督办的通知">
      <section form="general">
        <organ-mark><xsl:value-of select="f:computed/f:organ"/></organ-mark>
        <number><nobreak><xsl:value-of select="f:computed/f:number"/></nobreak></number>
        <title>关于对<xsl:value-of select="f:subject"/>挂牌督办的通知</title>
        <addressee><xsl:value-of select="f:addressee"/>：</addressee>
        <body>
          <xsl:apply-templates select="f:findings/f:paragraph"/>
          <p><xsl:if test="f:computed/f:citation">依据<xsl:call-template name="citations"/>的规定，</xsl:if>本局决定对该案挂牌督办，由<xsl:value-of select="f:supervisor"/>负责督办。现提出以下要求：</p>
          <xsl:call-template name="items"><xsl:with-param name="of" select="f:requirement"/></xsl:call-template>
          <p>请于<xsl:call-template name="whole-day"><xsl:with-param name="of" select="f:report-by"/></xsl:call-template>前首次书面报告进展，于<xsl:call-template name="whole-day"><xsl:with-param name="of" select="f:finish-by"/></xsl:call-template>前办结。因案情复杂确需延长的，应当在期限届满前书面说明理由。</p>
          <p><xsl:choose><xsl:when test="f:public">本局将向社会公布本次挂牌督办及其结果。</xsl:when><xsl:otherwise>本通知在解除挂牌督办前不公开。</xsl:otherwise></xsl:choose>案件办结并经核查符合要求的，由本局书面解除挂牌督办。</p>
          <xsl:call-template name="contact"/>
        </body>
        <xsl:call-template name="signature"/>
        <xsl:call-template name="imprint"/>
      </section>
    </gongwen>
  </xsl:template>
</xsl:stylesheet>
