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
        <cell kind="label"><p>得分</p></cell><cell kind="centre"><p><xsl:value-of select="f:score"/></p></cell>
        <cell kind="label"><p>信用等级</p></cell><cell kind="centre"><p><xsl:value-of select="f:grade"/>级<xsl:if test="f:grade-by-score">（按得分为<xsl:value-of select="f:grade-by-score"/>级）</xsl:if></p></cell>
      </row>
    </table>
  </xsl:template>

  <xsl:template name="dimension-table">
    <table size="small">
      <column share="8"/><column share="4"/><column share="4"/>
      <row kind="head"><cell kind="label"><p>维度</p></cell><cell kind="label"><p>扣分</p></cell><cell kind="label"><p>加分</p></cell></row>
      <xsl:for-each select="f:dimension">
        <row><cell><p><xsl:value-of select="f:name"/></p></cell><cell kind="centre"><p><xsl:value-of select="f:lost"/></p></cell><cell kind="centre"><p><xsl:value-of select="f:gained"/></p></cell></row>
      </xsl:for-each>
    </table>
  </xsl:template>

  <xsl:template name="limit-table">
    <table size="small">
      <column share="3"/><column share="10"/><column share="5"/><column share="10"/>
      <row kind="head"><cell kind="label"><p>编号</p></cell><cell kind="label"><p>等级限制</p></cell><cell kind="label"><p>效果</p></cell><cell kind="label"><p>依据</p></cell></row>
      <xsl:for-each select="f:limit">
        <row><cell kind="centre"><p><xsl:value-of select="f:id"/></p></cell><cell><p><xsl:value-of select="f:name"/></p></cell><cell><p><xsl:value-of select="f:effect"/></p></cell><cell><p><xsl:value-of select="f:grounds"/></p></cell></row>
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
          </cell>
          <cell kind="centre"><p><xsl:value-of select="f:points"/></p></cell>
          <cell>
            <xsl:if test="f:how"><p><xsl:value-of select="f:how"/></p></xsl:if>
            <xsl:for-each select="f:record">
              <p>台账第<xsl:value-of select="f:entry"/>条：<xsl:call-template name="whole-day"><xsl:with-param name="of" select="f:on"/></xsl:call-template>，<xsl:value-of select="f:what"/>；<xsl:choose><xsl:when test="f:until"><xsl:call-template name="whole-day"><xsl:with-param name="of" select="f:until"/></xsl:call-template>起不再计入</xsl:when><xsl:otherwise>长期计入</xsl:otherwise></xsl:choose>。</p>
            </xsl:for-each>
            <xsl:if test="not(f:how) and not(f:record)"><p>无</p></xsl:if>
          </cell>
        </row>
      </xsl:for-each>
    </table>
  </xsl:template>
</xsl:stylesheet>
