<?xml version="1.0" encoding="UTF-8"?>
<!-- 监督检查计划, sent to the offices in the general form; the plan itself stands in the annexes (附件), office by office. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:f="urn:xindang:facts:1"
                xmlns:xd="urn:xindang:template:1" xmlns="urn:xindang:gongwen:1" exclude-result-prefixes="f xd"
                xd:unprinted="basis seal credit-code">
  <xsl:import href="common.xsl"/>

  <!-- Rows of one table: the layout takes 2,000, with its head. -->
  <xsl:variable name="rows" select="1500"/>
  <xsl:variable name="visits" select="/*/f:office/f:visit"/>
  <xsl:variable name="fallen-out" select="/*/f:office/f:fallen-out"/>

  <xsl:template match="/f:inspection-plan">
    <xsl:call-template name="require-computed"><xsl:with-param name="computed" select="f:computed"/></xsl:call-template>
    <gongwen version="1" title="{f:year}年度药品医疗器械化妆品监督检查计划">
      <section form="general">
        <organ-mark><xsl:value-of select="f:computed/f:organ"/></organ-mark>
        <number><nobreak><xsl:value-of select="f:computed/f:number"/></nobreak></number>
        <title>关于印发<xsl:value-of select="f:year"/>年度药品医疗器械化妆品监督检查计划的通知</title>
        <addressee><xsl:for-each select="f:addressee"><xsl:if test="position() &gt; 1">，</xsl:if><xsl:value-of select="."/></xsl:for-each>：</addressee>
        <body>
          <p>依据<xsl:call-template name="citations"/>的规定，本局按照企业的信用等级和风险等级制定了<xsl:value-of select="f:year"/>年度药品医疗器械化妆品监督检查计划，现印发你们，请认真组织实施。</p>
          <heading level="1">一、计划的依据</heading>
          <p>本计划以截至<xsl:call-template name="whole-day"><xsl:with-param name="of" select="f:made-on"/></xsl:call-template>（台账第<xsl:value-of select="f:ledger-position"/>条）的信用档案为准，按第<xsl:value-of select="f:rules-version"/>版信用风险监管规则确定监管等级、检查种类和频次，涉及企业<xsl:value-of select="f:firms"/>家。计划经审批后记入台账第<xsl:value-of select="f:adopted-by-entry"/>条，内容摘要为<xsl:value-of select="f:digest"/>。</p>
          <xsl:if test="f:provisional"><p><xsl:value-of select="f:year"/>年的节假日安排尚未公布，计划日期只避开周末；公布后落在节假日的，由责任单位相应调整。</p></xsl:if>
          <heading level="1">二、检查任务</heading>
          <p>全年应当安排检查<xsl:value-of select="count($visits) + count($fallen-out)"/>次，需要<xsl:value-of select="sum(f:office/f:demanded)"/>人日；已经排入<xsl:value-of select="count($visits)"/>次，<xsl:value-of select="sum(f:office/f:planned)"/>人日。各单位的任务和检查能力见附件1，检查安排见附件2。</p>
          <xsl:choose>
            <xsl:when test="$fallen-out">
              <p>未排入<xsl:value-of select="count($fallen-out)"/>次<xsl:call-template name="obstacles"/>，见附件3。未排入的检查仍应完成，由责任单位提出增加检查能力或者另行安排的意见。</p>
            </xsl:when>
            <xsl:otherwise><p>应当安排的检查全部排入。</p></xsl:otherwise>
          </xsl:choose>
          <heading level="1">三、组织实施</heading>
          <p>责任单位按照计划日期组织检查，并将检查结论和发现的缺陷及时录入信用档案；计划的执行情况以信用档案中的检查记录为准。</p>
          <xsl:call-template name="contact"/>
        </body>
        <attachment>各单位检查任务和检查能力</attachment>
        <attachment><xsl:value-of select="f:year"/>年度检查安排</attachment>
        <xsl:if test="$fallen-out"><attachment>未排入的检查</attachment></xsl:if>
        <xsl:call-template name="signature"/>
      </section>
      <section form="annex">
        <annex-label>附件1</annex-label>
        <title>各单位检查任务和检查能力</title>
        <body>
          <heading level="1">一、全年检查任务</heading>
          <xsl:call-template name="tasks"/>
          <heading level="1">二、各月人日（已排/可用）</heading>
          <xsl:call-template name="half-year"><xsl:with-param name="from" select="1"/></xsl:call-template>
          <xsl:call-template name="half-year"><xsl:with-param name="from" select="7"/></xsl:call-template>
        </body>
      </section>
      <section form="annex">
        <annex-label>附件2</annex-label>
        <title><xsl:value-of select="f:year"/>年度检查安排</title>
        <body>
          <xsl:for-each select="f:office[f:visit]">
            <heading level="1"><xsl:call-template name="han"><xsl:with-param name="of" select="position()"/></xsl:call-template>、<xsl:value-of select="f:name"/></heading>
            <xsl:for-each select="f:visit[position() mod $rows = 1]"><xsl:call-template name="visits"/></xsl:for-each>
          </xsl:for-each>
          <xsl:if test="not($visits)"><p>没有排入的检查。</p></xsl:if>
        </body>
        <xsl:if test="not($fallen-out)"><xsl:call-template name="imprint"/></xsl:if>
      </section>
      <xsl:if test="$fallen-out">
        <section form="annex">
          <annex-label>附件3</annex-label>
          <title>未排入的检查</title>
          <body>
            <xsl:for-each select="f:office[f:fallen-out]">
              <heading level="1"><xsl:call-template name="han"><xsl:with-param name="of" select="position()"/></xsl:call-template>、<xsl:value-of select="f:name"/></heading>
              <xsl:for-each select="f:fallen-out[position() mod $rows = 1]"><xsl:call-template name="fallen-out"/></xsl:for-each>
            </xsl:for-each>
          </body>
          <xsl:call-template name="imprint"/>
        </section>
      </xsl:if>
    </gongwen>
  </xsl:template>

  <!-- （其中因检查能力不足3次、…） -->
  <xsl:template name="obstacles">
    <xsl:variable name="no-capacity" select="count($fallen-out[@obstacle = 'no-capacity'])"/>
    <xsl:variable name="too-close" select="count($fallen-out[@obstacle = 'too-close'])"/>
    <xsl:variable name="no-month" select="count($fallen-out[@obstacle = 'no-month-left'])"/>
    <xsl:text>（</xsl:text>
    <xsl:if test="$no-capacity &gt; 0">因检查能力不足<xsl:value-of select="$no-capacity"/>次</xsl:if>
    <xsl:if test="$no-capacity &gt; 0 and $too-close &gt; 0">，</xsl:if>
    <xsl:if test="$too-close &gt; 0">因与同一企业的其他检查相隔过近<xsl:value-of select="$too-close"/>次</xsl:if>
    <xsl:if test="$no-month &gt; 0 and $no-capacity + $too-close &gt; 0">，</xsl:if>
    <xsl:if test="$no-month &gt; 0">因年内没有可以安排的月份<xsl:value-of select="$no-month"/>次</xsl:if>
    <xsl:text>）</xsl:text>
  </xsl:template>

  <xsl:template name="tasks">
    <table size="small">
      <column share="19"/><column share="6"/><column share="6"/><column share="6"/><column share="6"/><column share="6"/><column share="6"/>
      <row kind="head"><cell kind="label"><p>责任单位</p></cell><cell kind="label"><p>应查</p><p>次数</p></cell><cell kind="label"><p>排入</p><p>次数</p></cell><cell kind="label"><p>未排入</p><p>次数</p></cell><cell kind="label"><p>应需</p><p>人日</p></cell><cell kind="label"><p>已排</p><p>人日</p></cell><cell kind="label"><p>可用</p><p>人日</p></cell></row>
      <xsl:for-each select="f:office">
        <row>
          <cell><p><xsl:value-of select="f:name"/></p></cell>
          <cell kind="centre"><p><xsl:value-of select="count(f:visit) + count(f:fallen-out)"/></p></cell>
          <cell kind="centre"><p><xsl:value-of select="count(f:visit)"/></p></cell>
          <cell kind="centre"><p><xsl:value-of select="count(f:fallen-out)"/></p></cell>
          <cell kind="centre"><p><xsl:value-of select="f:demanded"/></p></cell>
          <cell kind="centre"><p><xsl:value-of select="f:planned"/></p></cell>
          <cell kind="centre"><p><xsl:value-of select="f:capacity"/></p></cell>
        </row>
      </xsl:for-each>
      <row>
        <cell kind="label"><p>合计</p></cell>
        <cell kind="centre"><p><xsl:value-of select="count($visits) + count($fallen-out)"/></p></cell>
        <cell kind="centre"><p><xsl:value-of select="count($visits)"/></p></cell>
        <cell kind="centre"><p><xsl:value-of select="count($fallen-out)"/></p></cell>
        <cell kind="centre"><p><xsl:value-of select="sum(f:office/f:demanded)"/></p></cell>
        <cell kind="centre"><p><xsl:value-of select="sum(f:office/f:planned)"/></p></cell>
        <cell kind="centre"><p><xsl:value-of select="sum(f:office/f:capacity)"/></p></cell>
      </row>
    </table>
  </xsl:template>

  <xsl:template name="half-year">
    <xsl:param name="from"/>
    <table size="small">
      <column share="19"/><column share="6"/><column share="6"/><column share="6"/><column share="6"/><column share="6"/><column share="6"/>
      <row kind="head">
        <cell kind="label"><p>责任单位</p></cell>
        <xsl:for-each select="f:office[1]/f:month[position() &gt;= $from and position() &lt; $from + 6]"><cell kind="label"><p><xsl:value-of select="$from + position() - 1"/>月</p></cell></xsl:for-each>
      </row>
      <xsl:for-each select="f:office">
        <row>
          <cell><p><xsl:value-of select="f:name"/></p></cell>
          <xsl:for-each select="f:month[position() &gt;= $from and position() &lt; $from + 6]"><cell kind="centre"><p><xsl:value-of select="@planned"/>/<xsl:value-of select="@capacity"/></p></cell></xsl:for-each>
        </row>
      </xsl:for-each>
    </table>
  </xsl:template>

  <!-- 企业 and 类别 in one cell: both are long, and a clerk reads them together. -->
  <xsl:template name="firm">
    <cell><p><xsl:value-of select="f:firm"/></p><p>（<xsl:value-of select="f:group"/>）</p></cell>
  </xsl:template>

  <xsl:template name="standing">
    <cell kind="centre">
      <p><xsl:value-of select="f:level"/></p>
      <p><xsl:value-of select="f:risk"/></p>
      <p><xsl:choose><xsl:when test="f:grade"><xsl:value-of select="f:grade"/>级</xsl:when><xsl:otherwise>未评价</xsl:otherwise></xsl:choose></p>
    </cell>
  </xsl:template>

  <xsl:template name="what">
    <cell><p><xsl:value-of select="f:kind"/></p><p>（全年<xsl:value-of select="f:of"/>次之第<xsl:value-of select="f:nth"/>次）</p></cell>
    <cell kind="centre"><p><xsl:value-of select="f:person-days"/></p></cell>
  </xsl:template>

  <!-- On the first visit of a table: it and those after it. -->
  <xsl:template name="visits">
    <table size="small">
      <column share="13"/><column share="17"/><column share="8"/><column share="14"/><column share="5"/>
      <row kind="head"><cell kind="label"><p>计划日期</p></cell><cell kind="label"><p>企业（类别）</p></cell><cell kind="label"><p>监管等级</p></cell><cell kind="label"><p>检查种类</p></cell><cell kind="label"><p>人日</p></cell></row>
      <xsl:for-each select=".|following-sibling::f:visit[position() &lt; $rows]">
        <row>
          <cell kind="centre"><p><xsl:call-template name="whole-day"><xsl:with-param name="of" select="@on"/></xsl:call-template></p></cell>
          <xsl:call-template name="firm"/>
          <xsl:call-template name="standing"/>
          <xsl:call-template name="what"/>
        </row>
      </xsl:for-each>
    </table>
  </xsl:template>

  <xsl:template name="fallen-out">
    <table size="small">
      <column share="16"/><column share="8"/><column share="13"/><column share="5"/><column share="10"/>
      <row kind="head"><cell kind="label"><p>企业（类别）</p></cell><cell kind="label"><p>监管等级</p></cell><cell kind="label"><p>检查种类</p></cell><cell kind="label"><p>人日</p></cell><cell kind="label"><p>原因</p></cell></row>
      <xsl:for-each select=".|following-sibling::f:fallen-out[position() &lt; $rows]">
        <row>
          <xsl:call-template name="firm"/>
          <xsl:call-template name="standing"/>
          <xsl:call-template name="what"/>
          <cell><p><xsl:choose><xsl:when test="@obstacle = 'no-capacity'">检查能力不足</xsl:when><xsl:when test="@obstacle = 'too-close'">与该企业其他检查相隔过近</xsl:when><xsl:otherwise>年内没有可以安排的月份</xsl:otherwise></xsl:choose></p></cell>
        </row>
      </xsl:for-each>
    </table>
  </xsl:template>
</xsl:stylesheet>
