<?xml version="1.0" encoding="UTF-8"?>
<!-- 联合惩戒月报, sent to the partners in the general form; the numbers stand in the annexes (附件), list by list. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:f="urn:xindang:facts:1"
                xmlns:xd="urn:xindang:template:1" xmlns="urn:xindang:gongwen:1" exclude-result-prefixes="f xd"
                xd:unprinted="basis seal">
  <xsl:import href="common.xsl"/>

  <!-- Rows of one table: the layout takes 2,000, with its head. -->
  <xsl:variable name="rows" select="1500"/>
  <xsl:variable name="late" select="/*/f:late"/>

  <xsl:template match="/f:discipline-report">
    <xsl:call-template name="require-computed"><xsl:with-param name="computed" select="f:computed"/></xsl:call-template>
    <gongwen version="1" title="{f:year}年{f:month}月联合惩戒工作月报">
      <section form="general">
        <organ-mark><xsl:value-of select="f:computed/f:organ"/></organ-mark>
        <number><nobreak><xsl:value-of select="f:computed/f:number"/></nobreak></number>
        <title>关于<xsl:value-of select="f:year"/>年<xsl:value-of select="f:month"/>月联合惩戒工作情况的通报</title>
        <addressee><xsl:for-each select="f:addressee"><xsl:if test="position() &gt; 1">，</xsl:if><xsl:value-of select="."/></xsl:for-each>：</addressee>
        <body>
          <p>依据<xsl:call-template name="citations"/>的规定，现将<xsl:value-of select="f:year"/>年<xsl:value-of select="f:month"/>月各协同部门依据惩戒名单采取和反馈措施的情况通报如下。数据截至<xsl:call-template name="whole-day"><xsl:with-param name="of" select="f:until"/></xsl:call-template>（台账第<xsl:value-of select="f:ledger-position"/>条）；同一条目由多个部门执行的，按部门分别计算。</p>
          <heading level="1">一、名单条目</heading>
          <p>月末在列条目<xsl:value-of select="f:total/f:entries"/>条，本月列入<xsl:value-of select="f:total/f:added"/>条，移出<xsl:value-of select="f:total/f:removed"/>条。各部门本月提出更正线索<xsl:value-of select="f:total/f:cases-opened"/>件，尚待核实<xsl:value-of select="f:total/f:cases-open"/>件。</p>
          <heading level="1">二、惩戒措施</heading>
          <p>应当采取的措施<xsl:value-of select="f:total/f:asked"/>项，已经采取<xsl:value-of select="f:total/f:applied"/>项，本月反馈<xsl:value-of select="f:total/f:reported"/>项；尚未反馈<xsl:value-of select="f:total/f:outstanding"/>项，其中逾期<xsl:value-of select="f:total/f:overdue"/>项。条目移出后应当解除的措施<xsl:value-of select="f:total/f:to-lift"/>项，其中逾期<xsl:value-of select="f:total/f:lift-overdue"/>项；本月已经解除<xsl:value-of select="f:total/f:lifted"/>项。各名单、各部门的情况见附件1。</p>
          <heading level="1">三、有关要求</heading>
          <xsl:choose>
            <xsl:when test="$late">
              <p>逾期<xsl:value-of select="count($late)"/>项，见附件2。请有关部门核实情况，及时采取、解除措施并反馈结果。</p>
            </xsl:when>
            <xsl:otherwise><p>没有逾期的措施。请各部门继续按照名单载明的期限采取、解除措施并反馈结果。</p></xsl:otherwise>
          </xsl:choose>
          <xsl:call-template name="contact"/>
        </body>
        <attachment>各名单、各部门联合惩戒情况</attachment>
        <xsl:if test="$late"><attachment>逾期的措施</attachment></xsl:if>
        <xsl:call-template name="signature"/>
      </section>
      <section form="annex">
        <annex-label>附件1</annex-label>
        <title>各名单、各部门联合惩戒情况</title>
        <body>
          <xsl:for-each select="f:list">
            <heading level="1"><xsl:call-template name="han"><xsl:with-param name="of" select="position()"/></xsl:call-template>、<xsl:value-of select="f:name"/>（<xsl:value-of select="f:code"/>）</heading>
            <xsl:call-template name="entries"/>
            <xsl:call-template name="measures"/>
          </xsl:for-each>
        </body>
        <xsl:if test="not($late)"><xsl:call-template name="imprint"/></xsl:if>
      </section>
      <xsl:if test="$late">
        <section form="annex">
          <annex-label>附件2</annex-label>
          <title>逾期的措施</title>
          <body>
            <xsl:for-each select="f:late[position() mod $rows = 1]"><xsl:call-template name="late"/></xsl:for-each>
          </body>
          <xsl:call-template name="imprint"/>
        </section>
      </xsl:if>
    </gongwen>
  </xsl:template>

  <xsl:template name="entries">
    <table size="small">
      <column share="19"/><column share="7"/><column share="7"/><column share="7"/><column share="7"/><column share="7"/>
      <row kind="head"><cell kind="label"><p>协同部门</p></cell><cell kind="label"><p>在列</p><p>条目</p></cell><cell kind="label"><p>本月</p><p>列入</p></cell><cell kind="label"><p>本月</p><p>移出</p></cell><cell kind="label"><p>本月更</p><p>正线索</p></cell><cell kind="label"><p>待核</p><p>线索</p></cell></row>
      <xsl:for-each select="f:partner">
        <row><cell><p><xsl:value-of select="f:name"/></p></cell><cell kind="centre"><p><xsl:value-of select="f:entries"/></p></cell><cell kind="centre"><p><xsl:value-of select="f:added"/></p></cell><cell kind="centre"><p><xsl:value-of select="f:removed"/></p></cell><cell kind="centre"><p><xsl:value-of select="f:cases-opened"/></p></cell><cell kind="centre"><p><xsl:value-of select="f:cases-open"/></p></cell></row>
      </xsl:for-each>
    </table>
  </xsl:template>

  <xsl:template name="measures">
    <table size="small">
      <column share="15"/><column share="7"/><column share="7"/><column share="7"/><column share="7"/><column share="7"/><column share="7"/><column share="7"/><column share="7"/>
      <row kind="head"><cell kind="label"><p>协同部门</p></cell><cell kind="label"><p>应当</p><p>采取</p></cell><cell kind="label"><p>已经</p><p>采取</p></cell><cell kind="label"><p>本月</p><p>反馈</p></cell><cell kind="label"><p>尚未</p><p>反馈</p></cell><cell kind="label"><p>反馈</p><p>逾期</p></cell><cell kind="label"><p>应当</p><p>解除</p></cell><cell kind="label"><p>解除</p><p>逾期</p></cell><cell kind="label"><p>本月</p><p>解除</p></cell></row>
      <xsl:for-each select="f:partner">
        <row><cell><p><xsl:value-of select="f:name"/></p></cell><cell kind="centre"><p><xsl:value-of select="f:asked"/></p></cell><cell kind="centre"><p><xsl:value-of select="f:applied"/></p></cell><cell kind="centre"><p><xsl:value-of select="f:reported"/></p></cell><cell kind="centre"><p><xsl:value-of select="f:outstanding"/></p></cell><cell kind="centre"><p><xsl:value-of select="f:overdue"/></p></cell><cell kind="centre"><p><xsl:value-of select="f:to-lift"/></p></cell><cell kind="centre"><p><xsl:value-of select="f:lift-overdue"/></p></cell><cell kind="centre"><p><xsl:value-of select="f:lifted"/></p></cell></row>
      </xsl:for-each>
    </table>
  </xsl:template>

  <!-- On the first row of a table: it and those after it. -->
  <xsl:template name="late">
    <table size="small">
      <column share="15"/><column share="17"/><column share="19"/><column share="7"/><column share="14"/>
      <row kind="head"><cell kind="label"><p>协同部门</p></cell><cell kind="label"><p>条目</p></cell><cell kind="label"><p>惩戒措施</p></cell><cell kind="label"><p>应当</p></cell><cell kind="label"><p>期限</p></cell></row>
      <xsl:for-each select=".|following-sibling::f:late[position() &lt; $rows]">
        <row>
          <cell><p><xsl:value-of select="f:partner"/></p></cell>
          <cell kind="centre"><p><nobreak><xsl:value-of select="f:entry"/></nobreak></p></cell>
          <cell><p><xsl:value-of select="f:measure"/></p></cell>
          <cell kind="centre"><p><xsl:choose><xsl:when test="@what = 'lift'">解除</xsl:when><xsl:otherwise>反馈</xsl:otherwise></xsl:choose></p></cell>
          <cell kind="centre"><p><xsl:if test="f:due"><xsl:call-template name="whole-day"><xsl:with-param name="of" select="f:due"/></xsl:call-template></xsl:if></p></cell>
        </row>
      </xsl:for-each>
    </table>
  </xsl:template>
</xsl:stylesheet>
