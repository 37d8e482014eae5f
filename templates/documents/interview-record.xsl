<?xml version="1.0" encoding="UTF-8"?>
<!-- 责任约谈记录: no seal; those who were there sign by hand at the foot of every page and in the table at the end. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:f="urn:xindang:facts:1"
                xmlns:xd="urn:xindang:template:1" xmlns="urn:xindang:gongwen:1" exclude-result-prefixes="f xd"
                xd:unprinted="seal organ-mark">
  <xsl:import href="common.xsl"/>

  <xsl:template match="/f:interview-record">
    <xsl:call-template name="require-computed"><xsl:with-param name="computed" select="f:computed"/></xsl:call-template>
    <gongwen version="1" title="责任约谈记录 {f:computed/f:number}">
      <section form="plain" numbering="of-total">
        <organ-mark><xsl:value-of select="f:computed/f:organ"/></organ-mark>
        <number><nobreak><xsl:value-of select="f:computed/f:number"/></nobreak></number>
        <title>责任约谈记录</title>
        <body>
          <xsl:call-template name="party"/>
          <p shape="hanging">约谈通知书文号：<nobreak><xsl:value-of select="f:notice-number"/></nobreak></p>
          <p shape="hanging">约谈时间：<xsl:call-template name="whole-day"><xsl:with-param name="of" select="f:issued-on"/></xsl:call-template><nobreak><xsl:value-of select="f:began-at"/></nobreak>至<nobreak><xsl:value-of select="f:ended-at"/></nobreak></p>
          <p shape="hanging">约谈地点：<xsl:value-of select="f:place"/></p>
          <xsl:for-each select="f:host"><p shape="hanging">主持人：<nobreak><xsl:value-of select="f:name"/></nobreak>，<xsl:value-of select="f:unit"/><xsl:value-of select="f:post"/><xsl:if test="f:certificate">（执法证件号：<nobreak><xsl:value-of select="f:certificate"/></nobreak>）</xsl:if></p></xsl:for-each>
          <xsl:for-each select="f:recorder"><p shape="hanging">记录人：<nobreak><xsl:value-of select="f:name"/></nobreak>，<xsl:value-of select="f:unit"/><xsl:value-of select="f:post"/><xsl:if test="f:certificate">（执法证件号：<nobreak><xsl:value-of select="f:certificate"/></nobreak>）</xsl:if></p></xsl:for-each>
          <xsl:for-each select="f:officer"><p shape="hanging">参加人：<nobreak><xsl:value-of select="f:name"/></nobreak>，<xsl:value-of select="f:unit"/><xsl:value-of select="f:post"/><xsl:if test="f:certificate">（执法证件号：<nobreak><xsl:value-of select="f:certificate"/></nobreak>）</xsl:if></p></xsl:for-each>
          <xsl:for-each select="f:interviewee"><p shape="hanging">被约谈人：<nobreak><xsl:value-of select="f:name"/></nobreak>，<xsl:value-of select="f:unit"/><xsl:value-of select="f:post"/><xsl:if test="f:certificate">（执法证件号：<nobreak><xsl:value-of select="f:certificate"/></nobreak>）</xsl:if></p></xsl:for-each>
          <heading level="1">一、告知事项</heading>
          <xsl:apply-templates select="f:opening/f:paragraph"/>
          <heading level="1">二、通报的问题</heading>
          <xsl:call-template name="items"><xsl:with-param name="of" select="f:problem"/></xsl:call-template>
          <heading level="1">三、被约谈方陈述</heading>
          <xsl:apply-templates select="f:statement/f:paragraph"/>
          <heading level="1">四、整改要求</heading>
          <p>要求被约谈方于<xsl:call-template name="whole-day"><xsl:with-param name="of" select="f:report-by"/></xsl:call-template>前提交整改报告，并做到：</p>
          <xsl:call-template name="items"><xsl:with-param name="of" select="f:requirement"/></xsl:call-template>
          <heading level="1">五、被约谈方承诺</heading>
          <xsl:apply-templates select="f:promise/f:paragraph"/>
          <p>（以下由被约谈人写明“以上记录已阅，与约谈情况相符”或者不同意见，并逐页签名；拒绝签名的，由记录人注明。）</p>
          <table>
            <column share="8"/><column share="20"/>
            <row><cell kind="label"><p>被约谈人意见和签名、日期</p></cell><cell><p>　</p><p>　</p><p>　</p></cell></row>
            <row><cell kind="label"><p>主持人签名</p></cell><cell><p>　</p></cell></row>
            <row><cell kind="label"><p>记录人签名</p></cell><cell><p>　</p></cell></row>
          </table>
        </body>
        <sign-each-page>被约谈人签名</sign-each-page>
        <sign-each-page>记录人签名</sign-each-page>
      </section>
    </gongwen>
  </xsl:template>
</xsl:stylesheet>
