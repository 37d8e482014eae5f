<?xml version="1.0" encoding="UTF-8"?>
<!-- 监管告诫信, in the general form of GB/T 9704. It names no penalty. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:f="urn:xindang:facts:1"
                xmlns:xd="urn:xindang:template:1" xmlns="urn:xindang:gongwen:1" exclude-result-prefixes="f xd"
                xd:unprinted="basis breach seal">
  <xsl:import href="common.xsl"/>

  <xsl:template match="/f:admonition">
    <xsl:call-template name="require-computed"><xsl:with-param name="computed" select="f:computed"/></xsl:call-template>
    <gongwen version="1" title="关于对{f:addressee}的监管告诫信">
      <section form="general">
        <organ-mark><xsl:value-of select="f:computed/f:organ"/></organ-mark>
        <number><nobreak><xsl:value-of select="f:computed/f:number"/></nobreak></number>
        <title>关于对<nobreak><xsl:value-of select="f:addressee"/></nobreak>的监管告诫信</title>
        <addressee><xsl:value-of select="f:addressee"/>：</addressee>
        <body>
          <xsl:apply-templates select="f:reason/f:paragraph"/>
          <p>依据<xsl:call-template name="citations"/>的规定，本局对你单位（统一社会信用代码：<nobreak><xsl:value-of select="f:addressee-credit-code"/></nobreak>）予以告诫，提出以下要求：</p>
          <xsl:call-template name="items"><xsl:with-param name="of" select="f:item"/></xsl:call-template>
          <xsl:if test="f:reply-by"><p>请于<xsl:call-template name="whole-day"><xsl:with-param name="of" select="f:reply-by"/></xsl:call-template>前将落实情况书面报告本局。</p></xsl:if>
          <p>本告诫和你单位的落实情况将记入信用档案。</p>
          <xsl:call-template name="clause"><xsl:with-param name="name">nature</xsl:with-param></xsl:call-template>
          <xsl:call-template name="contact"/>
        </body>
        <xsl:call-template name="signature"/>
        <xsl:call-template name="imprint"/>
      </section>
    </gongwen>
  </xsl:template>
</xsl:stylesheet>
