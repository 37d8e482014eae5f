<?xml version="1.0" encoding="UTF-8"?>
<!-- 责令暂停生产、销售、使用的令, in the form of GB/T 9704-2012 10.2. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:f="urn:xindang:facts:1"
                xmlns:xd="urn:xindang:template:1" xmlns="urn:xindang:gongwen:1" exclude-result-prefixes="f xd"
                xd:unprinted="basis seal">
  <xsl:import href="common.xsl"/>

  <xsl:template match="/f:suspension-order">
    <xsl:call-template name="require-computed"><xsl:with-param name="computed" select="f:computed"/></xsl:call-template>
    <gongwen version="1" title="{f:computed/f:organ}令 {f:computed/f:number}">
      <section form="order">
        <organ-mark><xsl:value-of select="f:computed/f:organ"/>令</organ-mark>
        <number><nobreak><xsl:value-of select="f:computed/f:number"/></nobreak></number>
        <body>
          <xsl:apply-templates select="f:findings/f:paragraph"/>
          <p>依据<xsl:call-template name="citations"/>的规定，现对<nobreak><xsl:value-of select="f:party/f:name"/></nobreak>（统一社会信用代码：<nobreak><xsl:value-of select="f:party/f:credit-code"/></nobreak>，法定代表人（负责人）：<nobreak><xsl:value-of select="f:party/f:representative"/></nobreak>，住所：<xsl:value-of select="f:party/f:address"/>）的下列产品，自<xsl:call-template name="whole-day"><xsl:with-param name="of" select="f:effective-on"/></xsl:call-template>起采取紧急控制措施：</p>
          <xsl:call-template name="items"><xsl:with-param name="of" select="f:product"/></xsl:call-template>
          <p>现命令：</p>
          <xsl:call-template name="items"><xsl:with-param name="of" select="f:order"/></xsl:call-template>
          <xsl:call-template name="clause"><xsl:with-param name="name">remedy</xsl:with-param></xsl:call-template>
        </body>
        <signature>
          <signer-post><xsl:value-of select="f:signer-post"/></signer-post>
          <signer><xsl:value-of select="f:signer"/></signer>
          <date><xsl:call-template name="day"><xsl:with-param name="of" select="f:issued-on"/></xsl:call-template></date>
        </signature>
        <xsl:call-template name="imprint"/>
      </section>
    </gongwen>
  </xsl:template>
</xsl:stylesheet>
