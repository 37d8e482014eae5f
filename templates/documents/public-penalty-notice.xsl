<?xml version="1.0" encoding="UTF-8"?>
<!-- 行政处罚信息摘要, then the decision as it was served but for redaction. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:f="urn:xindang:facts:1"
                xmlns:xd="urn:xindang:template:1" xmlns="urn:xindang:gongwen:1" exclude-result-prefixes="f xd"
                xd:unprinted="role article circumstance seal">
  <xsl:import href="decision-text.xsl"/>

  <xsl:template match="/f:public-penalty-notice">
    <xsl:call-template name="require-computed"><xsl:with-param name="computed" select="f:decision/f:computed"/></xsl:call-template>
    <gongwen version="1" title="行政处罚信息公示 {f:decision/f:computed/f:number}">
      <xsl:apply-templates select="f:decision" mode="summary"/>
      <xsl:for-each select="f:decision">
        <xsl:call-template name="decision-section"><xsl:with-param name="sealed" select="'no'"/></xsl:call-template>
      </xsl:for-each>
    </gongwen>
  </xsl:template>

  <!-- 公示规定第四条: 决定书文号、当事人基本情况、违法行为类型、行政处罚内容、作出决定的行政机关名称和日期 -->
  <xsl:template match="f:decision" mode="summary">
    <section form="summary">
      <title>行政处罚信息摘要</title>
      <body>
        <table>
          <column share="11"/><column share="28"/>
          <xsl:call-template name="row"><xsl:with-param name="label">行政处罚决定书文号</xsl:with-param><xsl:with-param name="value" select="f:computed/f:number"/></xsl:call-template>
          <row>
            <cell kind="label"><p>当事人基本情况</p></cell>
            <cell>
              <p>姓名：<xsl:value-of select="f:party/f:name"/></p>
              <p><xsl:value-of select="f:party/f:id-type"/>号码：<xsl:value-of select="f:party/f:id-number"/></p>
              <p>任职单位：<xsl:value-of select="f:party/f:employer"/></p>
              <p>统一社会信用代码：<xsl:value-of select="f:party/f:employer-credit-code"/></p>
              <p>职务：<xsl:value-of select="f:party/f:post"/></p>
            </cell>
          </row>
          <xsl:call-template name="row"><xsl:with-param name="label">违法行为类型</xsl:with-param><xsl:with-param name="value" select="f:case/f:violation-type"/></xsl:call-template>
          <row>
            <cell kind="label"><p>行政处罚内容</p></cell>
            <cell>
              <p>1.<xsl:value-of select="f:computed/f:ban-text"/></p>
              <xsl:for-each select="f:penalty">
                <p><xsl:value-of select="position() + 1"/>.<xsl:call-template name="penalty"><xsl:with-param name="place" select="position()"/></xsl:call-template></p>
              </xsl:for-each>
            </cell>
          </row>
          <xsl:call-template name="row"><xsl:with-param name="label">行政处罚依据</xsl:with-param><xsl:with-param name="value" select="f:computed/f:citation"/></xsl:call-template>
          <xsl:call-template name="row"><xsl:with-param name="label">作出决定的行政机关</xsl:with-param><xsl:with-param name="value" select="f:computed/f:organ"/></xsl:call-template>
          <row>
            <cell kind="label"><p>作出决定的日期</p></cell>
            <cell><p><xsl:call-template name="day"><xsl:with-param name="of" select="f:decided-on"/></xsl:call-template></p></cell>
          </row>
          <xsl:if test="../f:period">
            <xsl:call-template name="row"><xsl:with-param name="label">公示期限</xsl:with-param><xsl:with-param name="value" select="../f:period"/></xsl:call-template>
          </xsl:if>
        </table>
      </body>
    </section>
  </xsl:template>

  <xsl:template name="row">
    <xsl:param name="label"/>
    <xsl:param name="value"/>
    <row><cell kind="label"><p><xsl:value-of select="$label"/></p></cell><cell><p><xsl:value-of select="$value"/></p></cell></row>
  </xsl:template>
</xsl:stylesheet>
