<?xml version="1.0" encoding="UTF-8"?>
<!-- 联合通报, in the general form: the marks and seals of all organs, the number of the 主办机关. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:f="urn:xindang:facts:1"
                xmlns:xd="urn:xindang:template:1" xmlns="urn:xindang:gongwen:1" exclude-result-prefixes="f xd"
                xd:unprinted="seal">
  <xsl:import href="common.xsl"/>

  <xsl:template match="/f:joint-bulletin">
    <xsl:call-template name="require-computed"><xsl:with-param name="computed" select="f:computed"/></xsl:call-template>
    <gongwen version="1" title="关于{f:subject}的通报">
      <section form="general">
        <organ-mark><xsl:value-of select="f:computed/f:organ"/></organ-mark>
        <xsl:for-each select="f:joint-organ"><organ-mark><xsl:value-of select="."/></organ-mark></xsl:for-each>
        <number><nobreak><xsl:value-of select="f:computed/f:number"/></nobreak></number>
        <title>关于<xsl:value-of select="f:subject"/>的通报</title>
        <addressee><xsl:for-each select="f:addressee"><xsl:if test="position() &gt; 1">，</xsl:if><xsl:value-of select="."/></xsl:for-each>：</addressee>
        <body>
          <xsl:apply-templates select="f:lead/f:paragraph"/>
          <xsl:for-each select="f:part">
            <heading level="1"><xsl:call-template name="han"><xsl:with-param name="of" select="position()"/></xsl:call-template>、<xsl:value-of select="f:heading"/></heading>
            <xsl:apply-templates select="f:paragraph"/>
          </xsl:for-each>
          <xsl:if test="f:contact"><xsl:call-template name="contact"/></xsl:if>
        </body>
        <signature>
          <organ seal="{f:computed/f:seal}"><xsl:value-of select="f:computed/f:organ"/></organ>
          <xsl:for-each select="f:joint-organ"><organ seal="{@seal}"><xsl:value-of select="."/></organ></xsl:for-each>
          <date><xsl:call-template name="day"><xsl:with-param name="of" select="f:issued-on"/></xsl:call-template></date>
        </signature>
        <xsl:call-template name="imprint"/>
      </section>
    </gongwen>
  </xsl:template>
</xsl:stylesheet>
