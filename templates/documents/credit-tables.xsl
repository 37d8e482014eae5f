<?xml version="1.0" encoding="UTF-8"?>
<!-- Tables about a credit grade, for the documents that tell one. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:f="urn:xindang:facts:1"
                xmlns="urn:xindang:gongwen:1" exclude-result-prefixes="f">
  <xsl:import href="common.xsl"/>

  <!-- 评价结果, on an element of type GradeGiven -->
  <xsl:template name="grade-table">
    <table size="small">
      <column share="3"/><column share="5"/><column share="3"/><column share="5"/>
      <row><cell kind="label"><p>评价方案</p></cell><cell columns="3"><p><xsl:value-of select="f:scheme"/>（第<xsl:value-of select="f:scheme-version"/>版）</p></cell></row>
      <row>
        <cell kind="label"><p>评价截止日</p></cell><cell kind="centre"><p><xsl:call-template name="day"><xsl:with-param name="of" select="f:cut-off"/></xsl:call-template></p></cell>
        <cell kind="label"><p>基础分</p></cell><cell kind="centre"><p><xsl:value-of select="f:base"/></p></cell>
      </row>
      <row>
        <cell kind="label"><p>扣分合计</p></cell><cell kind="centre"><p><xsl:value-of select="f:lost"/></p></cell>
        <cell kind="label"><p>加分合计</p></cell><cell kind="centre"><p><xsl:value-of select="f:gained"/></p></cell>
      </row>
      <row>
        <cell kind="label"><p>得分</p></cell><cell kind="centre"><p><xsl:value-of select="f:score"/></p><xsl:choose><xsl:when test="f:base - f:lost + f:gained &lt; f:score - 0.0005"><p>（已到最低分）</p></xsl:when><xsl:when test="f:base - f:lost + f:gained &gt; f:score + 0.0005"><p>（已到最高分）</p></xsl:when></xsl:choose></cell>
        <cell kind="label"><p>信用等级</p></cell><cell kind="centre"><p><xsl:value-of select="f:grade"/>级<xsl:if test="f:grade-by-score">（按得分为<xsl:value-of select="f:grade-by-score"/>级）</xsl:if></p></cell>
      </row>
    </table>
  </xsl:template>

  <xsl:template name="dimension-table">
    <table size="small">
      <column share="8"/><column share="4"/><column share="4"/>
      <row kind="head"><cell kind="label"><p>维度</p></cell><cell kind="label"><p>扣分</p></cell><cell kind="label"><p>加分</p></cell></row>
      <xsl:for-each select="f:dimension">
        <row><cell><p><xsl:value-of select="f:name"/></p></cell><cell kind="centre"><p><xsl:value-of select="f:lost"/><xsl:if test="f:capped">（已达上限）</xsl:if></p></cell><cell kind="centre"><p><xsl:value-of select="f:gained"/></p></cell></row>
      </xsl:for-each>
    </table>
  </xsl:template>

  <xsl:template name="limit-table">
    <table size="small">
      <column share="5"/><column share="14"/><column share="7"/><column share="15"/>
      <row kind="head"><cell kind="label"><p>编号</p></cell><cell kind="label"><p>等级限制和依据</p></cell><cell kind="label"><p>效果</p></cell><cell kind="label"><p>所依据的记录</p></cell></row>
      <xsl:for-each select="f:limit">
        <row>
          <cell kind="centre"><p><xsl:value-of select="f:id"/></p></cell>
          <cell>
            <p><xsl:value-of select="f:name"/></p>
            <p>依据：<xsl:value-of select="f:grounds"/></p>
            <xsl:call-template name="rule"/>
          </cell>
          <cell kind="centre"><p><xsl:value-of select="f:effect"/></p></cell>
          <cell>
            <xsl:call-template name="counted-records"/>
            <xsl:if test="not(f:record)"><p>不以记录为条件</p></xsl:if>
          </cell>
        </row>
      </xsl:for-each>
    </table>
  </xsl:template>

  <!-- 逐项指标: points, grounds, and the records that were counted -->
  <xsl:template name="indicator-table">
    <table size="small">
      <column share="5"/><column share="15"/><column share="4"/><column share="17"/>
      <row kind="head"><cell kind="label"><p>编号</p></cell><cell kind="label"><p>指标和依据</p></cell><cell kind="label"><p>分值</p></cell><cell kind="label"><p>计入的记录</p></cell></row>
      <xsl:for-each select="f:indicator">
        <row>
          <cell kind="centre"><p><xsl:value-of select="f:id"/></p></cell>
          <cell>
            <p><xsl:value-of select="f:name"/>（<xsl:value-of select="f:dimension"/>）</p>
            <p>依据：<xsl:value-of select="f:grounds"/></p>
            <xsl:call-template name="rule"/>
          </cell>
          <cell kind="centre"><p><xsl:value-of select="f:points"/></p></cell>
          <cell>
            <xsl:if test="f:how"><p><xsl:value-of select="f:how"/></p></xsl:if>
            <xsl:call-template name="counted-records"/>
            <xsl:if test="not(f:how) and not(f:record)"><p>无</p></xsl:if>
          </cell>
        </row>
      </xsl:for-each>
    </table>
  </xsl:template>

  <xsl:template name="rule">
    <xsl:if test="f:rule"><p>条件：<xsl:value-of select="f:rule"/>。</p></xsl:if>
  </xsl:template>

  <!-- 台账第14条：2025年5月11日，监督检查：限期整改（某局，某号）；扣3分；2027年5月12日起不再计入。 -->
  <xsl:template name="counted-records">
    <xsl:for-each select="f:record">
      <p>台账第<xsl:value-of select="f:entry"/>条：<xsl:call-template name="whole-day"><xsl:with-param name="of" select="f:on"/></xsl:call-template>，<xsl:value-of select="f:what"/><xsl:if test="f:source">（<xsl:value-of select="f:source"/>）</xsl:if><xsl:if test="f:points">；<xsl:choose><xsl:when test="starts-with(f:points, '-')">扣<xsl:value-of select="substring(f:points, 2)"/>分</xsl:when><xsl:otherwise>加<xsl:value-of select="f:points"/>分</xsl:otherwise></xsl:choose></xsl:if>；<xsl:choose><xsl:when test="f:until"><xsl:call-template name="whole-day"><xsl:with-param name="of" select="f:until"/></xsl:call-template>起不再计入</xsl:when><xsl:otherwise>长期计入</xsl:otherwise></xsl:choose>。</p>
    </xsl:for-each>
  </xsl:template>

  <!-- 等级走向, on an element of type GradeOutlook -->
  <xsl:template name="outlook">
    <p><xsl:value-of select="f:assumption"/></p>
    <xsl:for-each select="f:sentence"><p><xsl:value-of select="."/></p></xsl:for-each>
    <xsl:if test="f:turn">
      <table size="small">
        <column share="12"/><column share="7"/><column share="6"/><column share="22"/>
        <row kind="head"><cell kind="label"><p>自何日起</p></cell><cell kind="label"><p>得分</p></cell><cell kind="label"><p>等级</p></cell><cell kind="label"><p>原因</p></cell></row>
        <xsl:for-each select="f:turn">
          <row>
            <cell kind="centre"><p><xsl:call-template name="whole-day"><xsl:with-param name="of" select="f:on"/></xsl:call-template></p></cell>
            <cell kind="centre"><p><xsl:value-of select="f:score"/></p></cell>
            <cell kind="centre"><p><xsl:value-of select="f:grade"/>级</p></cell>
            <cell><p><xsl:choose><xsl:when test="f:why"><xsl:value-of select="f:why"/></xsl:when><xsl:otherwise>计分期限届满</xsl:otherwise></xsl:choose></p></cell>
          </row>
        </xsl:for-each>
      </table>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
