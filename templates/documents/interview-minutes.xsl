<?xml version="1.0" encoding="UTF-8"?>
<!-- 约谈会议纪要, in the form of GB/T 9704-2012 10.3. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:f="urn:xindang:facts:1"
                xmlns:xd="urn:xindang:template:1" xmlns="urn:xindang:gongwen:1" exclude-result-prefixes="f xd"
                xd:unprinted="seal">
  <xsl:import href="common.xsl"/>

  <xsl:template match="/f:interview-minutes">
    <xsl:call-template name="require-computed"><xsl:with-param name="computed" select="f:computed"/></xsl:call-template>
    <gongwen version="1" title="关于{f:subject}的会议纪要">
      <section form="minutes">
        <organ-mark><xsl:value-of select="f:computed/f:organ"/>约谈纪要</organ-mark>
        <number><nobreak><xsl:value-of select="f:computed/f:number"/></nobreak></number>
        <title>关于<xsl:value-of select="f:subject"/>的会议纪要</title>
        <body>
          <p><xsl:call-template name="whole-day"><xsl:with-param name="of" select="f:met-on"/></xsl:call-template>，<xsl:value-of select="f:host"/>在<xsl:value-of select="f:place"/>主持召开会议。现将会议议定的事项纪要如下：</p>
          <xsl:apply-templates select="f:lead/f:paragraph"/>
          <xsl:for-each select="f:part">
            <heading level="1"><xsl:call-template name="han"><xsl:with-param name="of" select="position()"/></xsl:call-template>、<xsl:value-of select="f:heading"/></heading>
            <xsl:apply-templates select="f:paragraph"/>
          </xsl:for-each>
        </body>
        <present><xsl:for-each select="f:present"><xsl:if test="position() &gt; 1">，</xsl:if><xsl:value-of select="."/></xsl:for-each></present>
        <xsl:if test="f:absent"><absent><xsl:for-each select="f:absent"><xsl:if test="position() &gt; 1">，</xsl:if><xsl:value-of select="."/></xsl:for-each></absent></xsl:if>
        <xsl:if test="f:observer"><observer><xsl:for-each select="f:observer"><xsl:if test="position() &gt; 1">，</xsl:if><xsl:value-of select="."/></xsl:for-each></observer></xsl:if>
        <xsl:call-template name="imprint"/>
      </section>
    </gongwen>
  </xsl:template>
</xsl:stylesheet>
