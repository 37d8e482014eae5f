<?xml version="1.0" encoding="UTF-8"?>
<!-- 送达回证: a form to be filled in by hand where it is served. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:f="urn:xindang:facts:1"
                xmlns:xd="urn:xindang:template:1" xmlns="urn:xindang:gongwen:1" exclude-result-prefixes="f xd"
                xd:unprinted="seal printed-by">
  <xsl:import href="common.xsl"/>

  <xsl:template match="/f:service-receipt">
    <xsl:call-template name="require-computed"><xsl:with-param name="computed" select="f:computed"/></xsl:call-template>
    <gongwen version="1" title="送达回证 {f:computed/f:number}">
      <section form="plain">
        <organ-mark><xsl:value-of select="f:computed/f:organ"/></organ-mark>
        <number><nobreak><xsl:value-of select="f:computed/f:number"/></nobreak></number>
        <title>送达回证</title>
        <body>
          <table size="small">
            <column share="8"/><column share="13"/><column share="6"/><column share="8"/>
            <row><cell kind="label"><p>受送达人</p></cell><cell columns="3"><p><xsl:value-of select="f:party/f:name"/>（<xsl:value-of select="f:party/f:id-type"/><xsl:if test="f:party/f:credit-code">统一社会信用代码</xsl:if>：<xsl:value-of select="f:party/f:credit-code|f:party/f:id-number"/>）</p><xsl:if test="f:party/f:representative"><p>法定代表人（负责人）：<xsl:value-of select="f:party/f:representative"/></p></xsl:if><p>地址：<xsl:value-of select="f:party/f:address"/></p></cell></row>
            <row><cell kind="label"><p>案由</p></cell><cell columns="3"><p><xsl:value-of select="f:subject"/></p></cell></row>
            <xsl:for-each select="f:served">
              <row><cell kind="label"><p>送达文书</p></cell><cell><p>《<xsl:value-of select="f:name"/>》</p><p><xsl:value-of select="f:number"/></p></cell><cell kind="label"><p>份数</p></cell><cell kind="centre"><p><xsl:value-of select="f:copies"/></p></cell></row>
            </xsl:for-each>
            <row><cell kind="label"><p>送达方式</p></cell><cell columns="3"><p><xsl:value-of select="f:manner"/></p></cell></row>
            <row><cell kind="label"><p>送达地点</p></cell><cell columns="3"><p><xsl:value-of select="f:place"/></p></cell></row>
            <row><cell kind="label"><p>收件人签收</p></cell><cell columns="3"><p>签名或者盖章、日期和时间：</p><p>　</p></cell></row>
            <row><cell kind="label"><p>代收人签收</p></cell><cell columns="3"><p>签名、与受送达人的关系、日期和时间：</p><p>　</p></cell></row>
            <row><cell kind="label"><p>送达人签名</p></cell><cell columns="3"><p>签名、执法证件号、日期：</p><p>　</p></cell></row>
            <row><cell kind="label"><p>见证人签名</p></cell><cell columns="3"><p>　</p></cell></row>
            <row><cell kind="label"><p>备注</p></cell><cell columns="3"><p>　</p></cell></row>
          </table>
        </body>
        <xsl:call-template name="signature"/>
      </section>
    </gongwen>
  </xsl:template>
</xsl:stylesheet>
