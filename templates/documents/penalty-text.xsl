<?xml version="1.0" encoding="UTF-8"?>
<!-- Parts of the text of a penalty case: facts, evidence, what is ordered, where money is paid. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:f="urn:xindang:facts:1"
                xmlns="urn:xindang:gongwen:1" exclude-result-prefixes="f">
  <xsl:import href="common.xsl"/>

  <xsl:template name="findings">
    <xsl:for-each select="f:case/f:findings/f:paragraph">
      <p><xsl:if test="position() = 1">经查，</xsl:if><xsl:apply-templates/></p>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="evidence">
    <p>上述事实，主要有以下证据证明：</p>
    <xsl:for-each select="f:case/f:evidence/f:item">
      <p><xsl:value-of select="position()"/>.<xsl:apply-templates select="f:name/node()"/>，证明<xsl:apply-templates select="f:proves/node()"/><xsl:choose><xsl:when test="position() = last()">。</xsl:when><xsl:otherwise>；</xsl:otherwise></xsl:choose></p>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="penalty">
    <xsl:param name="place"/>
    <xsl:value-of select="f:text"/>
    <xsl:if test="f:from">（自<xsl:call-template name="whole-day"><xsl:with-param name="of" select="f:from"/></xsl:call-template>起至<xsl:call-template name="whole-day"><xsl:with-param name="of" select="f:to"/></xsl:call-template>止）</xsl:if>
    <xsl:if test="f:amount">人民币<nobreak><xsl:call-template name="amount"><xsl:with-param name="of" select="f:amount"/></xsl:call-template></nobreak>（大写：<xsl:value-of select="../f:computed/f:amount-words[@penalty = $place]"/>）</xsl:if>
  </xsl:template>

  <!-- 罚款、没收 … one a line, the sum in both forms -->
  <xsl:template name="penalty-list">
    <xsl:for-each select="f:penalty">
      <p><xsl:value-of select="position()"/>.<xsl:call-template name="penalty"><xsl:with-param name="place" select="position()"/></xsl:call-template><xsl:choose><xsl:when test="position() = last()">。</xsl:when><xsl:otherwise>；</xsl:otherwise></xsl:choose></p>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="account">
    <xsl:if test="f:payment">
      <p shape="hanging">收款银行：<xsl:value-of select="f:payment/f:bank"/></p>
      <p shape="hanging">收款户名：<xsl:value-of select="f:payment/f:account-name"/></p>
      <p shape="hanging">收款账号：<nobreak><xsl:value-of select="f:payment/f:account"/></nobreak></p>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
