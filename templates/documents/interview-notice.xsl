<?xml version="1.0" encoding="UTF-8"?>
<!-- 责任约谈通知书, in the general form of GB/T 9704. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:f="urn:xindang:facts:1"
                xmlns:xd="urn:xindang:template:1" xmlns="urn:xindang:gongwen:1" exclude-result-prefixes="f xd"
                xd:unprinted="basis seal">
  <xsl:import href="common.xsl"/>

  <xsl:template match="/f:interview-notice">
    <xsl:call-template name="require-computed"><xsl:with-param name="computed" select="f:computed"/></xsl:call-template>
    <gongwen version="1" title="关于对{f:addressee}进行责任约谈的通知">
      <section form="general">
        <organ-mark><xsl:value-of select="f:computed/f:organ"/></organ-mark>
        <number><nobreak><xsl:value-of select="f:computed/f:number"/></nobreak></number>
        <title>关于对<nobreak><xsl:value-of select="f:addressee"/></nobreak>进行责任约谈的通知</title>
        <addressee><xsl:value-of select="f:addressee"/>：</addressee>
        <body>
          <xsl:apply-templates select="f:reason/f:paragraph"/>
          <p>依据<xsl:for-each select="f:computed/f:citation"><xsl:if test="position() &gt; 1">、</xsl:if><xsl:value-of select="."/></xsl:for-each>的规定，本局决定对你单位（统一社会信用代码：<nobreak><xsl:value-of select="f:addressee-credit-code"/></nobreak>）进行责任约谈。现将有关事项通知如下：</p>
          <heading level="1">一、被约谈人</heading>
          <xsl:for-each select="f:interviewee">
            <p><nobreak><xsl:value-of select="f:name"/></nobreak>（<xsl:value-of select="f:post"/>）</p>
          </xsl:for-each>
          <heading level="1">二、约谈时间和地点</heading>
          <p>时间：<xsl:call-template name="whole-day"><xsl:with-param name="of" select="f:held-on"/></xsl:call-template><nobreak><xsl:value-of select="f:held-at"/></nobreak>。</p>
          <p>地点：<xsl:value-of select="f:place"/>。</p>
          <heading level="1">三、约谈事项</heading>
          <xsl:for-each select="f:item">
            <p>（<xsl:call-template name="han"><xsl:with-param name="of" select="position()"/></xsl:call-template>）<xsl:apply-templates/><xsl:choose><xsl:when test="position() = last()">。</xsl:when><xsl:otherwise>；</xsl:otherwise></xsl:choose></p>
          </xsl:for-each>
          <xsl:if test="f:material">
            <heading level="1">四、需携带的材料</heading>
            <xsl:for-each select="f:material">
              <p><xsl:value-of select="position()"/>.<xsl:value-of select="."/><xsl:choose><xsl:when test="position() = last()">。</xsl:when><xsl:otherwise>；</xsl:otherwise></xsl:choose></p>
            </xsl:for-each>
          </xsl:if>
          <p>请被约谈人持有效身份证件准时参加。被约谈人因故不能参加的，应当在约谈前书面说明理由，并委托单位其他负责人持授权委托书参加。约谈情况和整改情况将记入你单位信用档案。</p>
          <p>联系人：<nobreak><xsl:value-of select="f:contact/f:name"/></nobreak>，联系电话：<nobreak><xsl:value-of select="f:contact/f:phone"/></nobreak>。</p>
        </body>
        <xsl:for-each select="f:attachment"><attachment><xsl:value-of select="."/></attachment></xsl:for-each>
        <signature>
          <xsl:if test="f:computed/f:seal"><xsl:attribute name="seal"><xsl:value-of select="f:computed/f:seal"/></xsl:attribute></xsl:if>
          <organ><xsl:value-of select="f:computed/f:organ"/></organ>
          <date><xsl:call-template name="day"><xsl:with-param name="of" select="f:issued-on"/></xsl:call-template></date>
        </signature>
        <imprint>
          <xsl:for-each select="f:copies-to"><copies-to><xsl:value-of select="."/></copies-to></xsl:for-each>
          <printed-by><xsl:value-of select="f:computed/f:printed-by"/></printed-by>
          <printed-on><xsl:call-template name="day"><xsl:with-param name="of" select="f:issued-on"/></xsl:call-template></printed-on>
        </imprint>
      </section>
    </gongwen>
  </xsl:template>
</xsl:stylesheet>
