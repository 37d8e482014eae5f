<?xml version="1.0" encoding="UTF-8"?>
<!-- What stays at the address of a notice that was withdrawn (行政处罚法 art. 48(2): with the reason) or has expired. It says
     nothing about the party: that is what was taken down. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:p="urn:xindang:page:1"
                exclude-result-prefixes="p">
  <xsl:import href="frame.xsl"/>

  <xsl:template match="/p:page">
    <xsl:variable name="notice" select="p:notice"/>
    <xsl:variable name="heading">
      <xsl:choose>
        <xsl:when test="$notice/@state = 'withdrawn'">本公示信息已撤下</xsl:when>
        <xsl:otherwise>本公示信息公示期已满</xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:call-template name="page">
      <xsl:with-param name="title"><xsl:value-of select="$heading"/>：<xsl:value-of select="$notice/p:number"/></xsl:with-param>
      <xsl:with-param name="description"><xsl:value-of select="$heading"/></xsl:with-param>
      <xsl:with-param name="path"><xsl:value-of select="$notice/@address"/>.html</xsl:with-param>
      <xsl:with-param name="robots" select="'noindex,noarchive'"/>
      <xsl:with-param name="main">
        <article class="ended">
          <h1><xsl:value-of select="$heading"/></h1>
          <dl class="summary">
            <div><dt>决定书文号</dt><dd class="number"><xsl:value-of select="$notice/p:number"/></dd></div>
            <div><dt>公示日期</dt><dd><xsl:apply-templates select="$notice/p:published" mode="day"/></dd></div>
            <xsl:choose>
              <xsl:when test="$notice/@state = 'withdrawn'">
                <div><dt>撤下日期</dt><dd><xsl:apply-templates select="$notice/p:ended" mode="day"/></dd></div>
                <div><dt>撤下理由</dt><dd><xsl:value-of select="$notice/p:reason"/></dd></div>
              </xsl:when>
              <xsl:otherwise>
                <div><dt>公示截止</dt><dd><xsl:apply-templates select="$notice/p:last-day" mode="day"/></dd></div>
              </xsl:otherwise>
            </xsl:choose>
          </dl>
          <p>原公示的网页和文件已经移除。转载、保存过该信息的单位和个人，请一并停止使用。</p>
          <p><a href="{@root}index.html">返回公示目录</a></p>
        </article>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
