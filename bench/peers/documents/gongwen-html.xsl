<?xml version="1.0" encoding="UTF-8"?>
<!-- A gongwen as HTML, for WeasyPrint: the page, sizes and fonts of GB/T 9704-2012 as far as CSS can say them. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:g="urn:xindang:gongwen:1"
                exclude-result-prefixes="g">
  <xsl:output method="html" encoding="UTF-8" indent="no"/>
  <xsl:template match="/g:gongwen">
    <html lang="zh-CN"><head><meta charset="utf-8"/><title><xsl:value-of select="@title"/></title></head>
      <body><xsl:apply-templates select="g:section"/></body></html>
  </xsl:template>
  <xsl:template match="g:section"><section><xsl:apply-templates/></section></xsl:template>
  <xsl:template match="g:organ-mark | g:title"><h1><xsl:apply-templates/></h1></xsl:template>
  <xsl:template match="g:number"><p class="number"><xsl:apply-templates/></p></xsl:template>
  <xsl:template match="g:addressee"><p class="flush"><xsl:apply-templates/></p></xsl:template>
  <xsl:template match="g:body"><xsl:apply-templates/></xsl:template>
  <xsl:template match="g:body/g:p | g:attachment | g:remark"><p><xsl:apply-templates/></p></xsl:template>
  <xsl:template match="g:heading"><p class="level{@level}"><xsl:apply-templates/></p></xsl:template>
  <xsl:template match="g:hei"><span class="level1"><xsl:apply-templates/></span></xsl:template>
  <xsl:template match="g:kai"><span class="level2"><xsl:apply-templates/></span></xsl:template>
  <xsl:template match="g:signature"><div class="signature"><xsl:for-each select="*"><div><xsl:apply-templates/></div></xsl:for-each></div></xsl:template>
  <xsl:template match="g:table"><table><xsl:for-each select="g:row"><tr><xsl:for-each select="g:cell"><td><xsl:if test="@columns"><xsl:attribute name="colspan"><xsl:value-of select="@columns"/></xsl:attribute></xsl:if><xsl:for-each select="g:p"><div><xsl:apply-templates/></div></xsl:for-each></td></xsl:for-each></tr></xsl:for-each></table></xsl:template>
  <xsl:template match="g:imprint | g:sign-each-page"/>
</xsl:stylesheet>
