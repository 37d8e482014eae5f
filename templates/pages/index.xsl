<?xml version="1.0" encoding="UTF-8"?>
<!-- The front page with the newest notices, and the page of a month. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:p="urn:xindang:page:1"
                exclude-result-prefixes="p">
  <xsl:import href="frame.xsl"/>

  <xsl:variable name="month" select="/p:page/p:shown-month"/>
  <xsl:variable name="month-name">
    <xsl:value-of select="substring($month, 1, 4)"/>年<xsl:value-of select="number(substring($month, 6, 2))"/>月</xsl:variable>
  <xsl:variable name="folder"><xsl:if test="not($month)">notices/</xsl:if></xsl:variable>

  <xsl:template match="/p:page">
    <xsl:call-template name="page">
      <xsl:with-param name="title">
        <xsl:choose>
          <xsl:when test="$month"><xsl:value-of select="$month-name"/>公示的信息</xsl:when>
          <xsl:otherwise><xsl:value-of select="@site"/></xsl:otherwise>
        </xsl:choose>
      </xsl:with-param>
      <xsl:with-param name="description"><xsl:value-of select="@authority"/>依法公示的决定，可以查看决定书全文并下载带电子签名的文件。</xsl:with-param>
      <xsl:with-param name="path"><xsl:if test="$month">notices/<xsl:value-of select="$month"/>.html</xsl:if></xsl:with-param>
      <xsl:with-param name="main">
        <h1>
          <xsl:choose>
            <xsl:when test="$month"><xsl:value-of select="$month-name"/>公示的信息</xsl:when>
            <xsl:otherwise><xsl:value-of select="@site"/></xsl:otherwise>
          </xsl:choose>
        </h1>
        <p class="lead">
          <xsl:choose>
            <xsl:when test="p:total = 0">目前没有正在公示的信息。</xsl:when>
            <xsl:when test="$month">本月公示 <xsl:value-of select="p:total"/> 件，均在公示期内。</xsl:when>
            <xsl:otherwise>正在公示 <xsl:value-of select="p:total"/> 件<xsl:if test="count(p:notice) &lt; p:total">，这里列出最近 <xsl:value-of select="count(p:notice)"/> 件，其余见按月目录</xsl:if>。</xsl:otherwise>
          </xsl:choose>
        </p>
        <xsl:if test="count(p:kind) &gt; 1">
          <p class="kinds">其中<xsl:for-each select="p:kind"><xsl:sort select="@count" data-type="number" order="descending"/><xsl:if test="position() &gt; 1">，</xsl:if><xsl:value-of select="concat(@name, ' ', @count, ' 件')"/></xsl:for-each>。</p>
        </xsl:if>
        <xsl:if test="p:notice">
          <ul class="notices">
            <xsl:apply-templates select="p:notice"/>
          </ul>
        </xsl:if>
        <xsl:if test="p:month">
          <nav class="months" aria-labelledby="months-heading">
            <h2 id="months-heading">按公示月份</h2>
            <ul>
              <xsl:for-each select="p:month">
                <li>
                  <a>
                    <xsl:attribute name="href"><xsl:value-of select="$folder"/><xsl:value-of select="@iso"/>.html</xsl:attribute>
                    <xsl:if test="@iso = $month"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if>
                    <xsl:value-of select="substring(@iso, 1, 4)"/>年<xsl:value-of select="number(substring(@iso, 6, 2))"/>月</a>
                  <span class="count"><xsl:value-of select="@count"/> 件</span>
                </li>
              </xsl:for-each>
            </ul>
          </nav>
        </xsl:if>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="p:notice">
    <li>
      <article>
        <xsl:if test="p:kind"><p class="kind"><xsl:value-of select="p:kind"/></p></xsl:if>
        <h2><a href="{$folder}{@file}.html"><xsl:value-of select="p:title"/></a></h2>
        <dl class="facts">
          <div><dt>当事人</dt><dd><xsl:value-of select="p:party"/></dd></div>
          <div><dt>决定书文号</dt><dd class="number"><xsl:value-of select="p:number"/></dd></div>
          <div><dt><xsl:value-of select="p:penalty/@label"/><xsl:if test="not(p:penalty/@label)">内容</xsl:if></dt><dd><xsl:value-of select="p:penalty"/></dd></div>
          <div><dt>决定日期</dt><dd><xsl:apply-templates select="p:decided" mode="day"/></dd></div>
          <div><dt>公示日期</dt><dd><xsl:apply-templates select="p:published" mode="day"/></dd></div>
          <div><dt>公示期限</dt><dd><xsl:call-template name="term"/></dd></div>
        </dl>
      </article>
    </li>
  </xsl:template>
</xsl:stylesheet>
