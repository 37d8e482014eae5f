<?xml version="1.0" encoding="UTF-8"?>
<!-- 信用等级告知书: the result, the reasons by dimension and by indicator, and the way to object. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:f="urn:xindang:facts:1"
                xmlns:xd="urn:xindang:template:1" xmlns="urn:xindang:gongwen:1" exclude-result-prefixes="f xd"
                xd:unprinted="basis seal">
  <xsl:import href="credit-tables.xsl"/>

  <xsl:template match="/f:grade-notice">
    <xsl:call-template name="require-computed"><xsl:with-param name="computed" select="f:computed"/></xsl:call-template>
    <gongwen version="1" title="信用等级告知书 {f:computed/f:number}">
      <section form="plain">
        <organ-mark><xsl:value-of select="f:computed/f:organ"/></organ-mark>
        <number><nobreak><xsl:value-of select="f:computed/f:number"/></nobreak></number>
        <title>信用等级告知书</title>
        <addressee><xsl:value-of select="f:addressee"/>：</addressee>
        <body>
          <p>依据<xsl:call-template name="citations"/>的规定，本局对你单位（统一社会信用代码：<nobreak><xsl:value-of select="f:addressee-credit-code"/></nobreak>）进行了<xsl:value-of select="f:occasion"/>，<xsl:if test="f:proposed">拟</xsl:if>评定你单位的信用等级为<hei><xsl:value-of select="f:result/f:grade"/>级</hei><xsl:if test="f:previous-grade">（上一次评定为<xsl:value-of select="f:previous-grade"/>级）</xsl:if>。现将评价结果和理由告知如下：</p>
          <heading level="1">一、评价结果</heading>
          <xsl:for-each select="f:result"><xsl:call-template name="grade-table"/></xsl:for-each>
          <heading level="1">二、各维度计分</heading>
          <xsl:call-template name="dimension-table"/>
          <xsl:if test="f:limit">
            <heading level="1">三、等级限制</heading>
            <p>你单位有下列情形，等级受到限制：</p>
            <xsl:call-template name="limit-table"/>
          </xsl:if>
          <heading level="1"><xsl:choose><xsl:when test="f:limit">四</xsl:when><xsl:otherwise>三</xsl:otherwise></xsl:choose>、计分的指标</heading>
          <xsl:choose>
            <xsl:when test="f:indicator"><xsl:call-template name="indicator-table"/></xsl:when>
            <xsl:otherwise><p>没有扣分或者加分的指标。</p></xsl:otherwise>
          </xsl:choose>
          <heading level="1"><xsl:choose><xsl:when test="f:limit">五</xsl:when><xsl:otherwise>四</xsl:otherwise></xsl:choose>、异议</heading>
          <xsl:call-template name="clause"><xsl:with-param name="name">objection</xsl:with-param></xsl:call-template>
          <xsl:if test="f:object-by"><p>异议截止日：<xsl:call-template name="whole-day"><xsl:with-param name="of" select="f:object-by"/></xsl:call-template>。</p></xsl:if>
          <xsl:call-template name="contact"/>
        </body>
        <xsl:call-template name="signature"/>
      </section>
    </gongwen>
  </xsl:template>
</xsl:stylesheet>
