<?xml version="1.0" encoding="UTF-8"?>
<!-- 异议答复书: claim by claim, then the outcome. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:f="urn:xindang:facts:1"
                xmlns:xd="urn:xindang:template:1" xmlns="urn:xindang:gongwen:1" exclude-result-prefixes="f xd"
                xd:unprinted="basis seal">
  <xsl:import href="credit-tables.xsl"/>

  <xsl:template match="/f:objection-reply">
    <xsl:call-template name="require-computed"><xsl:with-param name="computed" select="f:computed"/></xsl:call-template>
    <gongwen version="1" title="异议答复书 {f:computed/f:number}">
      <section form="plain">
        <organ-mark><xsl:value-of select="f:computed/f:organ"/></organ-mark>
        <number><nobreak><xsl:value-of select="f:computed/f:number"/></nobreak></number>
        <title>异议答复书</title>
        <addressee><xsl:value-of select="f:addressee"/>：</addressee>
        <body>
          <p>本局于<xsl:call-template name="whole-day"><xsl:with-param name="of" select="f:objected-on"/></xsl:call-template>收到你单位（统一社会信用代码：<nobreak><xsl:value-of select="f:addressee-credit-code"/></nobreak>）对<xsl:value-of select="f:against"/>提出的异议。经核查，现答复如下：</p>
          <xsl:for-each select="f:claim">
            <heading level="1"><xsl:call-template name="han"><xsl:with-param name="of" select="position()"/></xsl:call-template>、第<xsl:call-template name="han"><xsl:with-param name="of" select="position()"/></xsl:call-template>项异议</heading>
            <p shape="hanging">异议内容：<xsl:apply-templates select="f:said/node()"/><xsl:call-template name="sentence-end"><xsl:with-param name="of" select="f:said"/></xsl:call-template></p>
            <p shape="hanging">核查情况：<xsl:apply-templates select="f:found/node()"/><xsl:call-template name="sentence-end"><xsl:with-param name="of" select="f:found"/></xsl:call-template></p>
            <p shape="hanging">处理意见：<xsl:choose><xsl:when test="f:accepted">予以采纳。</xsl:when><xsl:otherwise>不予采纳。</xsl:otherwise></xsl:choose></p>
          </xsl:for-each>
          <heading level="1"><xsl:call-template name="han"><xsl:with-param name="of" select="count(f:claim) + 1"/></xsl:call-template>、处理结果</heading>
          <xsl:apply-templates select="f:maintained|f:corrected"/>
          <xsl:call-template name="clause"><xsl:with-param name="name">remedy</xsl:with-param></xsl:call-template>
          <xsl:call-template name="contact"/>
        </body>
        <xsl:call-template name="signature"/>
      </section>
    </gongwen>
  </xsl:template>

  <xsl:template match="f:maintained">
    <p>依据<xsl:call-template name="citations"/>的规定，原评价结果<xsl:if test="f:grade">（<xsl:value-of select="f:grade"/>级）</xsl:if>维持不变。</p>
  </xsl:template>

  <xsl:template match="f:corrected">
    <p>依据<xsl:call-template name="citations"/>的规定，本局对信用档案作如下更正：</p>
    <xsl:call-template name="items"><xsl:with-param name="of" select="f:change"/></xsl:call-template>
    <xsl:if test="f:grade">
      <p>更正后，你单位的得分由<xsl:value-of select="f:score-before"/>分变更为<xsl:value-of select="f:score"/>分，信用等级由<xsl:value-of select="f:grade-before"/>级变更为<xsl:value-of select="f:grade"/>级，自<xsl:call-template name="whole-day"><xsl:with-param name="of" select="f:effective-on"/></xsl:call-template>起适用。原评价结果和本次更正均保留在信用档案中。</p>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
