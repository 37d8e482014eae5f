<?xml version="1.0" encoding="UTF-8"?>
<!-- 风险提示函. The letter form (信函格式) of GB/T 9704 is not there yet: general form. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:f="urn:xindang:facts:1"
                xmlns:xd="urn:xindang:template:1" xmlns="urn:xindang:gongwen:1" exclude-result-prefixes="f xd"
                xd:unprinted="seal">
  <xsl:import href="common.xsl"/>

  <xsl:template match="/f:risk-notice">
    <xsl:call-template name="require-computed"><xsl:with-param name="computed" select="f:computed"/></xsl:call-template>
    <gongwen version="1" title="关于{f:subject}的风险提示函">
      <section form="general">
        <organ-mark><xsl:value-of select="f:computed/f:organ"/></organ-mark>
        <number><nobreak><xsl:value-of select="f:computed/f:number"/></nobreak></number>
        <title>关于<xsl:value-of select="f:subject"/>的风险提示函</title>
        <addressee><xsl:value-of select="f:addressee"/>：</addressee>
        <body>
          <xsl:apply-templates select="f:risk/f:paragraph"/>
          <xsl:if test="f:scope"><heading level="1">一、可能的影响范围</heading></xsl:if>
          <xsl:apply-templates select="f:scope/f:paragraph"/>
          <heading level="1"><xsl:choose><xsl:when test="f:scope">二</xsl:when><xsl:otherwise>一</xsl:otherwise></xsl:choose>、建议采取的措施</heading>
          <p>建议你单位（统一社会信用代码：<nobreak><xsl:value-of select="f:addressee-credit-code"/></nobreak>）采取以下措施：</p>
          <xsl:call-template name="items"><xsl:with-param name="of" select="f:measure"/></xsl:call-template>
          <xsl:if test="f:reply-by"><p>采取措施的情况，请于<xsl:call-template name="whole-day"><xsl:with-param name="of" select="f:reply-by"/></xsl:call-template>前函告本局。</p></xsl:if>
          <xsl:call-template name="clause"><xsl:with-param name="name">nature</xsl:with-param></xsl:call-template>
          <xsl:call-template name="contact"/>
        </body>
        <xsl:call-template name="signature"/>
        <xsl:call-template name="imprint"/>
      </section>
    </gongwen>
  </xsl:template>
</xsl:stylesheet>
