<?xml version="1.0" encoding="UTF-8"?>
<!-- 信用报告, with the last grade explained in its annex (附件). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:f="urn:xindang:facts:1"
                xmlns:xd="urn:xindang:template:1" xmlns="urn:xindang:gongwen:1" exclude-result-prefixes="f xd"
                xd:unprinted="basis seal printed-by">
  <xsl:import href="credit-tables.xsl"/>

  <xsl:template match="/f:credit-report">
    <xsl:call-template name="require-computed"><xsl:with-param name="computed" select="f:computed"/></xsl:call-template>
    <gongwen version="1" title="{f:addressee}信用报告">
      <section form="plain">
        <organ-mark><xsl:value-of select="f:computed/f:organ"/></organ-mark>
        <number><nobreak><xsl:value-of select="f:computed/f:number"/></nobreak></number>
        <title>信用报告</title>
        <body>
          <p>依据<xsl:call-template name="citations"/>的规定，本局建立<nobreak><xsl:value-of select="f:addressee"/></nobreak>的信用档案。现将截至<xsl:call-template name="whole-day"><xsl:with-param name="of" select="f:issued-on"/></xsl:call-template>（台账第<xsl:value-of select="f:ledger-position"/>条）的档案信息报告如下：</p>
          <heading level="1">一、基本信息</heading>
          <table size="small">
            <column share="5"/><column share="13"/>
            <row><cell kind="label"><p>名称</p></cell><cell><p><xsl:value-of select="f:addressee"/></p></cell></row>
            <row><cell kind="label"><p>统一社会信用代码</p></cell><cell><p><xsl:value-of select="f:addressee-credit-code"/></p></cell></row>
            <xsl:for-each select="f:detail">
              <row><cell kind="label"><p><xsl:value-of select="f:label"/></p></cell><cell><p><xsl:value-of select="f:value|f:private"/></p></cell></row>
            </xsl:for-each>
          </table>
          <heading level="1">二、信用等级</heading>
          <xsl:choose>
            <xsl:when test="f:grading"><xsl:call-template name="gradings"/></xsl:when>
            <xsl:otherwise><p>尚未评价。</p></xsl:otherwise>
          </xsl:choose>
          <heading level="1">三、档案记录</heading>
          <xsl:if test="f:count"><xsl:call-template name="counts"/></xsl:if>
          <xsl:choose>
            <xsl:when test="f:record">
              <p>当前有效的记录（没有过有效期，所涉处罚没有经信用修复）如下。计入哪项指标或者限制，见<xsl:choose><xsl:when test="f:explanation">附件中同一编号</xsl:when><xsl:otherwise>评价说明</xsl:otherwise></xsl:choose>：</p>
              <xsl:call-template name="records"/>
            </xsl:when>
            <xsl:otherwise><p>没有当前有效的记录。</p></xsl:otherwise>
          </xsl:choose>
          <heading level="1">四、任职人员禁业情况</heading>
          <xsl:choose>
            <xsl:when test="f:barred-person"><xsl:call-template name="bans"/></xsl:when>
            <xsl:otherwise><p>没有任职人员处于禁业期的信息。</p></xsl:otherwise>
          </xsl:choose>
          <heading level="1">五、说明</heading>
          <p>本报告只反映本局信用档案截至上述日期的信息。</p>
          <xsl:call-template name="clause"><xsl:with-param name="name">correction</xsl:with-param></xsl:call-template>
          <xsl:call-template name="contact"/>
        </body>
        <xsl:if test="f:explanation"><attachment>信用评价逐项说明</attachment></xsl:if>
        <xsl:call-template name="signature"/>
      </section>
      <xsl:apply-templates select="f:explanation"/>
    </gongwen>
  </xsl:template>

  <xsl:template name="gradings">
    <table size="small">
      <column share="6"/><column share="4"/><column share="4"/><column share="4"/>
      <row kind="head"><cell kind="label"><p>评价截止日</p></cell><cell kind="label"><p>方案版本</p></cell><cell kind="label"><p>得分</p></cell><cell kind="label"><p>等级</p></cell></row>
      <xsl:for-each select="f:grading">
        <row>
          <cell kind="centre"><p><xsl:call-template name="day"><xsl:with-param name="of" select="f:cut-off"/></xsl:call-template></p></cell>
          <cell kind="centre"><p>第<xsl:value-of select="f:scheme-version"/>版</p></cell>
          <cell kind="centre"><p><xsl:value-of select="f:score"/></p></cell>
          <cell kind="centre"><p><xsl:value-of select="f:grade"/></p></cell>
        </row>
      </xsl:for-each>
    </table>
  </xsl:template>

  <xsl:template name="counts">
    <table size="small">
      <column share="8"/><column share="5"/><column share="5"/>
      <row kind="head"><cell kind="label"><p>记录种类</p></cell><cell kind="label"><p>总数</p></cell><cell kind="label"><p>当前有效</p></cell></row>
      <xsl:for-each select="f:count">
        <row><cell><p><xsl:value-of select="f:kind"/></p></cell><cell kind="centre"><p><xsl:value-of select="f:all"/></p></cell><cell kind="centre"><p><xsl:value-of select="f:in-force"/></p></cell></row>
      </xsl:for-each>
    </table>
  </xsl:template>

  <xsl:template name="records">
    <table size="small">
      <column share="11"/><column share="16"/><column share="12"/><column share="12"/>
      <row kind="head"><cell kind="label"><p>日期、台账编号</p></cell><cell kind="label"><p>内容</p></cell><cell kind="label"><p>机关和文号</p></cell><cell kind="label"><p>在评价中的作用</p></cell></row>
      <xsl:for-each select="f:record">
        <row>
          <cell kind="centre"><p><xsl:call-template name="whole-day"><xsl:with-param name="of" select="f:on"/></xsl:call-template></p><xsl:if test="f:entry"><p>第<xsl:value-of select="f:entry"/>条</p></xsl:if></cell>
          <cell><p><xsl:value-of select="f:what"/></p><xsl:if test="f:until"><p>有效至<xsl:call-template name="whole-day"><xsl:with-param name="of" select="f:until"/></xsl:call-template></p></xsl:if></cell>
          <cell><p><xsl:value-of select="f:organ"/></p><xsl:if test="f:number"><p><xsl:value-of select="f:number"/></p></xsl:if></cell>
          <cell>
            <xsl:choose>
              <xsl:when test="f:counted-in/@until"><p>计入<xsl:value-of select="f:counted-in"/>；<xsl:call-template name="whole-day"><xsl:with-param name="of" select="f:counted-in/@until"/></xsl:call-template>起不再计入</p></xsl:when>
              <xsl:when test="f:counted-in"><p>计入<xsl:value-of select="f:counted-in"/>；长期</p></xsl:when>
              <xsl:otherwise><p>不加分也不扣分</p></xsl:otherwise>
            </xsl:choose>
          </cell>
        </row>
      </xsl:for-each>
    </table>
  </xsl:template>

  <xsl:template name="bans">
    <table size="small">
      <column share="5"/><column share="7"/><column share="16"/><column share="10"/>
      <row kind="head"><cell kind="label"><p>姓名</p></cell><cell kind="label"><p>职务</p></cell><cell kind="label"><p>禁业内容</p></cell><cell kind="label"><p>决定书文号</p></cell></row>
      <xsl:for-each select="f:barred-person">
        <row><cell kind="centre"><p><xsl:value-of select="f:name"/></p></cell><cell kind="centre"><p><xsl:value-of select="f:post"/></p></cell><cell><p><xsl:value-of select="f:what"/></p></cell><cell><p><xsl:value-of select="f:number"/></p></cell></row>
      </xsl:for-each>
    </table>
  </xsl:template>

  <xsl:template match="f:explanation">
    <section form="annex">
      <annex-label>附件</annex-label>
      <title>信用评价逐项说明</title>
      <body>
        <heading level="1">一、评价结果</heading>
        <xsl:for-each select="f:result"><xsl:call-template name="grade-table"/></xsl:for-each>
        <heading level="1">二、各维度计分</heading>
        <xsl:call-template name="dimension-table"/>
        <heading level="1">三、等级限制</heading>
        <xsl:choose>
          <xsl:when test="f:limit"><xsl:call-template name="limit-table"/></xsl:when>
          <xsl:otherwise><p>无。</p></xsl:otherwise>
        </xsl:choose>
        <heading level="1">四、逐项指标</heading>
        <xsl:choose>
          <xsl:when test="f:indicator"><xsl:call-template name="indicator-table"/></xsl:when>
          <xsl:otherwise><p>没有扣分或者加分的指标。</p></xsl:otherwise>
        </xsl:choose>
        <p>分值前有“-”的为扣分，没有的为加分。“台账第N条”是记录在本局信用档案中的编号，对某条记录有异议的，请写明该编号。</p>
        <xsl:if test="f:outlook">
          <heading level="1">五、等级走向</heading>
          <xsl:for-each select="f:outlook"><xsl:call-template name="outlook"/></xsl:for-each>
        </xsl:if>
      </body>
    </section>
  </xsl:template>
</xsl:stylesheet>
