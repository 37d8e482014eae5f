<?xml version="1.0" encoding="UTF-8"?>
<!-- One notice: what a reader wants to know first, then 信息摘要 and decision as the same gongwen XML gives the PDF. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:p="urn:xindang:page:1"
                xmlns:g="urn:xindang:gongwen:1" exclude-result-prefixes="p g">
  <xsl:import href="frame.xsl"/>

  <xsl:template match="/p:page">
    <xsl:variable name="notice" select="p:notice"/>
    <xsl:call-template name="page">
      <xsl:with-param name="title"><xsl:value-of select="$notice/p:title"/></xsl:with-param>
      <xsl:with-param name="description"><xsl:value-of select="$notice/p:number"/>，<xsl:value-of select="$notice/p:offence"/>，<xsl:value-of select="$notice/p:authority"/><xsl:value-of select="$notice/p:decided"/>作出。</xsl:with-param>
      <xsl:with-param name="path"><xsl:value-of select="$notice/@address"/>.html</xsl:with-param>
      <xsl:with-param name="main">
        <p class="crumbs"><a href="{@root}index.html">公示目录</a></p>
        <h1><xsl:value-of select="$notice/p:title"/></h1>
        <section class="panel" aria-label="公示信息">
          <dl class="facts">
            <div><dt>决定书文号</dt><dd class="number"><xsl:value-of select="$notice/p:number"/></dd></div>
            <div><dt>公示日期</dt><dd><xsl:apply-templates select="$notice/p:published" mode="day"/></dd></div>
            <div><dt>公示期限</dt><dd><xsl:for-each select="$notice"><xsl:call-template name="term"/></xsl:for-each></dd></div>
          </dl>
          <p class="actions">
            <a class="button" href="{$notice/@file}.pdf" type="application/pdf" download="">下载公示文件（PDF）</a>
            <span>文件带有电子签名，可用阅读器核验。</span>
          </p>
          <p class="digest">文件校验值（SHA-256）：<xsl:value-of select="$notice/p:pdf-digest"/></p>
        </section>
        <xsl:apply-templates select="p:decision/g:gongwen/g:section"/>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="g:section">
    <section class="sheet">
      <xsl:apply-templates select="g:organ-mark"/>
      <xsl:apply-templates select="g:title"/>
      <xsl:apply-templates select="g:number"/>
      <xsl:apply-templates select="g:addressee | g:body/* | g:signature | g:remark"/>
      <xsl:if test="g:attachment">
        <ol class="small"><xsl:for-each select="g:attachment"><li><xsl:apply-templates/></li></xsl:for-each></ol>
      </xsl:if>
    </section>
  </xsl:template>

  <xsl:template match="g:organ-mark">
    <p class="organ"><xsl:if test="../@form = 'general'"><xsl:attribute name="class">organ red</xsl:attribute></xsl:if><xsl:apply-templates/></p>
  </xsl:template>
  <xsl:template match="g:section/g:title"><h2><xsl:apply-templates/></h2></xsl:template>
  <xsl:template match="g:section/g:number"><p class="docno"><xsl:apply-templates/></p></xsl:template>
  <xsl:template match="g:addressee"><p><xsl:apply-templates/></p></xsl:template>
  <xsl:template match="g:remark"><p class="body-text">（<xsl:apply-templates/>）</p></xsl:template>

  <!-- The section has an h2, so 层次 1 to 4 are h3 to h6. -->
  <xsl:template match="g:heading">
    <xsl:element name="h{@level + 2}"><xsl:apply-templates/></xsl:element>
  </xsl:template>

  <xsl:template match="g:body/g:p">
    <p class="body-text">
      <xsl:choose>
        <xsl:when test="@shape = 'flush'"><xsl:attribute name="class">flush</xsl:attribute></xsl:when>
        <xsl:when test="@shape = 'hanging'"><xsl:attribute name="class">hanging</xsl:attribute></xsl:when>
      </xsl:choose>
      <xsl:apply-templates/>
    </p>
  </xsl:template>

  <xsl:template match="g:table">
    <table><tbody><xsl:apply-templates select="g:row"/></tbody></table>
  </xsl:template>
  <xsl:template match="g:row"><tr><xsl:apply-templates select="g:cell"/></tr></xsl:template>
  <xsl:template match="g:cell">
    <xsl:variable name="columns"><xsl:choose><xsl:when test="@columns"><xsl:value-of select="@columns"/></xsl:when><xsl:otherwise>1</xsl:otherwise></xsl:choose></xsl:variable>
    <xsl:choose>
      <xsl:when test="@kind = 'label'"><th scope="row" colspan="{$columns}"><xsl:apply-templates select="g:p"/></th></xsl:when>
      <xsl:otherwise><td colspan="{$columns}"><xsl:apply-templates select="g:p"/></td></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="g:cell/g:p"><p><xsl:apply-templates/></p></xsl:template>

  <xsl:template match="g:signature">
    <div class="signature">
      <p><xsl:apply-templates select="g:organ/node()"/></p>
      <xsl:if test="@seal"><p class="seal">（印章）</p></xsl:if>
      <p><xsl:apply-templates select="g:date/node()"/></p>
    </div>
  </xsl:template>

  <xsl:template match="g:hei"><span class="hei"><xsl:apply-templates/></span></xsl:template>
  <xsl:template match="g:kai"><span class="kai"><xsl:apply-templates/></span></xsl:template>
  <xsl:template match="g:nobreak"><span class="nobreak"><xsl:apply-templates/></span></xsl:template>
  <xsl:template match="g:field"><xsl:apply-templates/></xsl:template>
  <!-- White space between Han characters means nothing in gongwen XML, and would be a gap in HTML. -->
  <xsl:template match="g:*/text()">
    <xsl:choose>
      <xsl:when test="contains(., '&#10;')"><xsl:value-of select="translate(., '&#10;&#13;&#9; ', '')"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="."/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
