<?xml version="1.0" encoding="UTF-8"?>
<!-- 涉嫌犯罪案件移送书; the receipt (回执) follows on a page of its own, to be sealed and sent back. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:f="urn:xindang:facts:1"
                xmlns:xd="urn:xindang:template:1" xmlns="urn:xindang:gongwen:1" exclude-result-prefixes="f xd"
                xd:unprinted="basis offence seal">
  <xsl:import href="common.xsl"/>

  <xsl:template match="/f:criminal-transfer">
    <xsl:call-template name="require-computed"><xsl:with-param name="computed" select="f:computed"/></xsl:call-template>
    <gongwen version="1" title="涉嫌犯罪案件移送书 {f:computed/f:number}">
      <section form="plain">
        <organ-mark><xsl:value-of select="f:computed/f:organ"/></organ-mark>
        <number><nobreak><xsl:value-of select="f:computed/f:number"/></nobreak></number>
        <title>涉嫌犯罪案件移送书</title>
        <addressee><xsl:value-of select="f:recipient"/>：</addressee>
        <body>
          <p>本局在依法查办<nobreak><xsl:value-of select="f:party/f:name"/></nobreak>一案中，发现当事人的行为<xsl:value-of select="f:subject"/>。当事人情况如下：</p>
          <xsl:call-template name="party"/>
          <xsl:for-each select="f:findings/f:paragraph"><p><xsl:if test="position() = 1">经查，</xsl:if><xsl:apply-templates/></p></xsl:for-each>
          <p>上述行为涉嫌触犯<xsl:call-template name="citations"><xsl:with-param name="of">offence</xsl:with-param></xsl:call-template>的规定。依据<xsl:call-template name="citations"/>的规定，经本局主要负责人于<xsl:call-template name="whole-day"><xsl:with-param name="of" select="f:approved-on"/></xsl:call-template>批准，现将该案移送你单位。</p>
          <xsl:if test="f:done"><p>移送前，本局已作出下列行政处罚：</p><xsl:call-template name="items"><xsl:with-param name="of" select="f:done"/></xsl:call-template></xsl:if>
          <xsl:call-template name="clause"><xsl:with-param name="name">receipt</xsl:with-param></xsl:call-template>
          <xsl:call-template name="clause"><xsl:with-param name="name">decision</xsl:with-param></xsl:call-template>
          <xsl:if test="f:goods">
            <p>涉案物品：</p>
            <table size="small">
              <column share="5"/><column share="15"/><column share="8"/><column share="16"/>
              <row kind="head"><cell kind="label"><p>序号</p></cell><cell kind="label"><p>名称、批号</p></cell><cell kind="label"><p>数量</p></cell><cell kind="label"><p>已采取的措施和存放地点</p></cell></row>
              <xsl:for-each select="f:goods">
                <row><cell kind="centre"><p><xsl:value-of select="position()"/></p></cell><cell><p><xsl:value-of select="f:name"/></p></cell><cell kind="centre"><p><xsl:value-of select="f:quantity"/></p></cell><cell><p><xsl:value-of select="f:held"/></p></cell></row>
              </xsl:for-each>
            </table>
          </xsl:if>
          <p>移送材料：</p>
          <table size="small">
            <column share="5"/><column share="27"/><column share="6"/><column share="6"/>
            <row kind="head"><cell kind="label"><p>序号</p></cell><cell kind="label"><p>材料名称</p></cell><cell kind="label"><p>份数</p></cell><cell kind="label"><p>页数</p></cell></row>
            <xsl:for-each select="f:material">
              <row><cell kind="centre"><p><xsl:value-of select="position()"/></p></cell><cell><p><xsl:value-of select="f:name"/></p></cell><cell kind="centre"><p><xsl:value-of select="f:copies"/></p></cell><cell kind="centre"><p><xsl:value-of select="f:pages"/></p></cell></row>
            </xsl:for-each>
          </table>
          <xsl:call-template name="contact"/>
        </body>
        <xsl:call-template name="signature"/>
        <xsl:call-template name="imprint"/>
      </section>
      <section form="summary">
        <title>涉嫌犯罪案件移送书回执</title>
        <body>
          <p shape="flush"><xsl:value-of select="f:computed/f:organ"/>：</p>
          <p>你局移送的<nobreak><xsl:value-of select="f:party/f:name"/></nobreak><xsl:value-of select="f:subject"/>一案（<nobreak><xsl:value-of select="f:computed/f:number"/></nobreak>）的移送书、材料<xsl:value-of select="count(f:material)"/>件<xsl:if test="f:goods">和涉案物品清单</xsl:if>收悉。</p>
          <table>
            <column share="10"/><column share="22"/>
            <row><cell kind="label"><p>接收单位（印章）</p></cell><cell><p>　</p><p>　</p></cell></row>
            <row><cell kind="label"><p>接收人签名</p></cell><cell><p>　</p></cell></row>
            <row><cell kind="label"><p>接收日期</p></cell><cell><p>日期：</p></cell></row>
            <row><cell kind="label"><p>不属于本单位管辖、已转送的单位和日期</p></cell><cell><p>　</p></cell></row>
          </table>
        </body>
      </section>
    </gongwen>
  </xsl:template>
</xsl:stylesheet>
