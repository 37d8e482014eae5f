<?xml version="1.0" encoding="UTF-8"?>
<!-- The text of a ban decision, served or published: order of 市场监督管理行政处罚文书格式范本（2021年修订版）, 行政处罚决定书. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:f="urn:xindang:facts:1"
                xmlns="urn:xindang:gongwen:1" exclude-result-prefixes="f">
  <xsl:import href="penalty-text.xsl"/>

  <!-- Called on an element of type BanDecision. A published text carries no seal: the seal belongs to the served paper. -->
  <xsl:template name="decision-section">
    <xsl:param name="sealed"/>
    <section form="plain">
      <organ-mark><xsl:value-of select="f:computed/f:organ"/></organ-mark>
      <number><nobreak><xsl:value-of select="f:computed/f:number"/></nobreak></number>
      <title>行政处罚决定书</title>
      <body>
        <xsl:apply-templates select="f:party"/>
        <xsl:apply-templates select="f:case/f:origin/f:paragraph"/>
        <xsl:call-template name="findings"/>
        <xsl:call-template name="evidence"/>
        <xsl:apply-templates select="f:case/f:test-conclusion/f:paragraph"/>
        <xsl:apply-templates select="f:case/f:hearing/f:paragraph"/>
        <xsl:apply-templates select="f:case/f:qualification/f:paragraph"/>
        <xsl:apply-templates select="f:case/f:discretion/f:paragraph"/>
        <xsl:call-template name="penalties"/>
        <xsl:call-template name="performance"/>
        <p><xsl:value-of select="f:computed/f:remedy"/></p>
        <p><xsl:value-of select="f:computed/f:publication"/></p>
      </body>
      <signature>
        <xsl:if test="$sealed = 'yes' and f:computed/f:seal">
          <xsl:attribute name="seal"><xsl:value-of select="f:computed/f:seal"/></xsl:attribute>
        </xsl:if>
        <organ><xsl:value-of select="f:computed/f:organ"/></organ>
        <date><xsl:call-template name="day"><xsl:with-param name="of" select="f:decided-on"/></xsl:call-template></date>
      </signature>
    </section>
  </xsl:template>

  <xsl:template match="f:party">
    <p shape="hanging">当事人：<nobreak><xsl:value-of select="f:name"/></nobreak></p>
    <p shape="hanging"><xsl:value-of select="f:id-type"/>号码：<nobreak><xsl:value-of select="f:id-number"/></nobreak></p>
    <p shape="hanging">住址：<xsl:value-of select="f:address"/></p>
    <xsl:if test="f:phone"><p shape="hanging">联系电话：<nobreak><xsl:value-of select="f:phone"/></nobreak></p></xsl:if>
    <p shape="hanging">任职单位：<xsl:value-of select="f:employer"/></p>
    <p shape="hanging">统一社会信用代码：<nobreak><xsl:value-of select="f:employer-credit-code"/></nobreak></p>
    <p shape="hanging">职务：<xsl:value-of select="f:post"/></p>
  </xsl:template>

  <xsl:template name="penalties">
    <p>依据<xsl:value-of select="f:computed/f:citation"/>的规定，本局决定对当事人作出如下行政处罚：</p>
    <p>1.<xsl:value-of select="f:computed/f:ban-text"/><xsl:choose><xsl:when test="f:penalty">；</xsl:when><xsl:otherwise>。</xsl:otherwise></xsl:choose></p>
    <xsl:for-each select="f:penalty">
      <p><xsl:value-of select="position() + 1"/>.<xsl:call-template name="penalty"><xsl:with-param name="place" select="position()"/></xsl:call-template><xsl:choose><xsl:when test="position() = last()">。</xsl:when><xsl:otherwise>；</xsl:otherwise></xsl:choose></p>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="performance">
    <xsl:if test="f:computed/f:performance"><p><xsl:value-of select="f:computed/f:performance"/></p></xsl:if>
    <xsl:call-template name="account"/>
  </xsl:template>
</xsl:stylesheet>
