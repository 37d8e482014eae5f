<?xml version="1.0" encoding="UTF-8"?>
<!-- A gongwen as XSL-FO, for Apache FOP: the page, sizes and fonts of GB/T 9704-2012 as far as FO can say them. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format"
                xmlns:g="urn:xindang:gongwen:1" exclude-result-prefixes="g">
  <xsl:template match="/g:gongwen">
    <fo:root xml:lang="zh-CN" font-family="FangSong" font-size="16pt" line-height="29.61pt">
      <fo:layout-master-set>
        <fo:simple-page-master master-name="page" page-width="210mm" page-height="297mm" margin="37mm 26mm 20mm 28mm">
          <fo:region-body margin-bottom="15mm"/>
          <fo:region-after extent="15mm"/>
        </fo:simple-page-master>
      </fo:layout-master-set>
      <fo:declarations>
        <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
          <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title><xsl:value-of select="@title"/></dc:title></rdf:Description>
        </rdf:RDF></x:xmpmeta>
      </fo:declarations>
      <xsl:apply-templates select="g:section"/>
    </fo:root>
  </xsl:template>

  <xsl:template match="g:section">
    <fo:page-sequence master-reference="page" xml:lang="zh-CN">
      <fo:static-content flow-name="xsl-region-after">
        <fo:block font-family="SongTi" font-size="14pt" text-align="end" end-indent="14pt">— <fo:page-number/> —</fo:block>
      </fo:static-content>
      <fo:flow flow-name="xsl-region-body"><xsl:apply-templates/></fo:flow>
    </fo:page-sequence>
  </xsl:template>

  <xsl:template match="g:organ-mark | g:title">
    <fo:block font-family="XiaoBiaoSong" font-size="22pt" line-height="36pt" text-align="center"><xsl:apply-templates/></fo:block>
  </xsl:template>
  <xsl:template match="g:number"><fo:block text-align="center"><xsl:apply-templates/></fo:block></xsl:template>
  <xsl:template match="g:addressee"><fo:block><xsl:apply-templates/></fo:block></xsl:template>
  <xsl:template match="g:body"><xsl:apply-templates/></xsl:template>
  <xsl:template match="g:body/g:p | g:heading | g:attachment | g:remark">
    <fo:block text-indent="2em" text-align="justify" orphans="2" widows="2">
      <xsl:if test="@level = 1"><xsl:attribute name="font-family">HeiTi</xsl:attribute></xsl:if>
      <xsl:if test="@level = 2"><xsl:attribute name="font-family">KaiTi</xsl:attribute></xsl:if>
      <xsl:apply-templates/>
    </fo:block>
  </xsl:template>
  <xsl:template match="g:hei"><fo:inline font-family="HeiTi"><xsl:apply-templates/></fo:inline></xsl:template>
  <xsl:template match="g:kai"><fo:inline font-family="KaiTi"><xsl:apply-templates/></fo:inline></xsl:template>
  <xsl:template match="g:signature">
    <fo:block space-before="59pt" text-align="end" end-indent="63pt" keep-together.within-page="always">
      <xsl:for-each select="*"><fo:block><xsl:apply-templates/></fo:block></xsl:for-each>
    </fo:block>
  </xsl:template>
  <xsl:template match="g:table">
    <fo:table table-layout="fixed" width="100%" font-size="14pt" line-height="24pt" border="0.5pt solid black">
      <xsl:for-each select="g:column"><fo:table-column column-width="proportional-column-width({@share})"/></xsl:for-each>
      <fo:table-body>
        <xsl:for-each select="g:row"><fo:table-row><xsl:for-each select="g:cell">
          <fo:table-cell border="0.5pt solid black" padding="2pt"><xsl:if test="@columns"><xsl:attribute name="number-columns-spanned"><xsl:value-of select="@columns"/></xsl:attribute></xsl:if><xsl:for-each select="g:p"><fo:block><xsl:apply-templates/></fo:block></xsl:for-each></fo:table-cell>
        </xsl:for-each></fo:table-row></xsl:for-each>
      </fo:table-body>
    </fo:table>
  </xsl:template>
  <xsl:template match="g:imprint | g:sign-each-page"/>
</xsl:stylesheet>
