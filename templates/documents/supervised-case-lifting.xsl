<?xml version="1.0" encoding="UTF-8"?>
<!-- 解除挂牌督办通知书, in the general form. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:f="urn:xindang:facts:1"
                xmlns:xd="urn:xindang:template:1" xmlns="urn:xindang:gongwen:1" exclude-result-prefixes="f xd"
                xd:unprinted="basis seal">
  <xsl:import href="common.xsl"/>

  <xsl:template match="/f:supervised-case-lifting">
    <xsl:call-template name="require-computed"><xsl:with-param name="computed" select="f:computed"/></xsl:call-template>
    <gongwen version="1" title="关于解除{f:subject}挂牌督办的通知">
      <section form="general">
        <organ-mark><xsl:value-of select="f:computed/f:organ"/></organ-mark>
        <number><nobreak><xsl:value-of select="f:computed/f:number"/></nobreak></number>
        <title>关于解除<xsl:value-of select="f:subject"/>挂牌督办的通知</title>
        <addressee><xsl:value-of select="f:addressee"/>：</addressee>
        <body>
          <p>本局于<xsl:call-template name="whole-day"><xsl:with-param name="of" select="f:notice-date"/></xsl:call-template>以《挂牌督办通知书》（<nobreak><xsl:value-of select="f:notice-number"/></nobreak>）对<xsl:value-of select="f:subject"/>挂牌督办。</p>
          <xsl:apply-templates select="f:result/f:paragraph"/>
          <xsl:apply-templates select="f:reason/f:paragraph"/>
          <p>本局决定自<xsl:call-template name="whole-day"><xsl:with-param name="of" select="f:lifted-on"/></xsl:call-template>起解除对该案的挂牌督办。</p>
          <xsl:if test="f:requirement"><p>请继续做好以下工作：</p><xsl:call-template name="items"><xsl:with-param name="of" select="f:requirement"/></xsl:call-template></xsl:if>
          <xsl:call-template name="contact"/>
        </body>
        <xsl:call-template name="signature"/>
        <xsl:call-template name="imprint"/>
      </section>
    </gongwen>
  </xsl:template>
</xsl:stylesheet>
