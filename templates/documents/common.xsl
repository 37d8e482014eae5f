<?xml version="1.0" encoding="UTF-8"?>
<!-- What the templates of all kinds share: dates, amounts, prose, numbers of items. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:f="urn:xindang:facts:1"
                xmlns="urn:xindang:gongwen:1" exclude-result-prefixes="f">
  <xsl:output method="xml" encoding="UTF-8" indent="no"/>
  <xsl:strip-space elements="*"/>

  <!-- 2026-01-05 as 2026年1月5日 -->
  <xsl:template name="day">
    <xsl:param name="of"/>
    <xsl:value-of select="concat(number(substring($of, 1, 4)), '年', number(substring($of, 6, 2)), '月', number(substring($of, 9, 2)), '日')"/>
  </xsl:template>
  <xsl:template name="whole-day">
    <xsl:param name="of"/>
    <nobreak><xsl:call-template name="day"><xsl:with-param name="of" select="$of"/></xsl:call-template></nobreak>
  </xsl:template>

  <!-- 50000.00 as 50,000.00元 -->
  <xsl:template name="amount">
    <xsl:param name="of"/>
    <xsl:value-of select="concat(format-number(substring-before($of, '.'), '#,##0'), '.', substring-after($of, '.'), '元')"/>
  </xsl:template>

  <!-- A paragraph of prose keeps its units; marks of what is personal are for redaction, not for print. -->
  <xsl:template match="f:private"><xsl:value-of select="normalize-space(.)"/></xsl:template>
  <xsl:template match="f:nobreak"><nobreak><xsl:value-of select="normalize-space(.)"/></nobreak></xsl:template>
  <xsl:template match="f:paragraph"><p><xsl:apply-templates/></p></xsl:template>

  <!-- 一 to 九十九 -->
  <xsl:template name="han">
    <xsl:param name="of"/>
    <xsl:variable name="digits" select="'一二三四五六七八九'"/>
    <xsl:variable name="tens" select="floor($of div 10)"/>
    <xsl:if test="$tens &gt; 1"><xsl:value-of select="substring($digits, $tens, 1)"/></xsl:if>
    <xsl:if test="$tens &gt; 0">十</xsl:if>
    <xsl:if test="$of mod 10 &gt; 0"><xsl:value-of select="substring($digits, $of mod 10, 1)"/></xsl:if>
  </xsl:template>

  <!-- The places the office goes by, or those of another fact: 《…》第…条、《…》第…条 -->
  <xsl:template name="citations">
    <xsl:param name="of" select="''"/>
    <xsl:if test="not(/*/f:computed/f:citation[string(@of) = $of])">
      <xsl:message terminate="yes">the facts lack the citation "<xsl:value-of select="$of"/>"</xsl:message>
    </xsl:if>
    <xsl:for-each select="/*/f:computed/f:citation[string(@of) = $of]"><xsl:if test="position() &gt; 1">、</xsl:if><xsl:value-of select="."/></xsl:for-each>
  </xsl:template>

  <!-- A sentence the law wants: without it there is no document. -->
  <xsl:template name="clause">
    <xsl:param name="name"/>
    <xsl:if test="not(/*/f:computed/f:clause[@name = $name])">
      <xsl:message terminate="yes">the facts lack the clause "<xsl:value-of select="$name"/>"</xsl:message>
    </xsl:if>
    <p><xsl:value-of select="/*/f:computed/f:clause[@name = $name]"/></p>
  </xsl:template>

  <!-- What ends a sentence that somebody wrote, with or without the mark at its end. -->
  <xsl:template name="sentence-end">
    <xsl:param name="of"/>
    <xsl:param name="mark" select="'。'"/>
    <xsl:variable name="text" select="normalize-space($of)"/>
    <xsl:if test="not(contains('。！？；', substring($text, string-length($text))))"><xsl:value-of select="$mark"/></xsl:if>
  </xsl:template>

  <!-- （一）…；（二）…。 -->
  <xsl:template name="items">
    <xsl:param name="of"/>
    <xsl:for-each select="$of">
      <p>（<xsl:call-template name="han"><xsl:with-param name="of" select="position()"/></xsl:call-template>）<xsl:apply-templates/><xsl:call-template name="sentence-end"><xsl:with-param name="of" select="."/><xsl:with-param name="mark"><xsl:choose><xsl:when test="position() = last()">。</xsl:when><xsl:otherwise>；</xsl:otherwise></xsl:choose></xsl:with-param></xsl:call-template></p>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="party">
    <p shape="hanging">当事人：<nobreak><xsl:value-of select="f:party/f:name"/></nobreak></p>
    <xsl:if test="f:party/f:id-number"><p shape="hanging"><xsl:value-of select="f:party/f:id-type"/>号码：<nobreak><xsl:value-of select="f:party/f:id-number"/></nobreak></p></xsl:if>
    <xsl:if test="f:party/f:credit-code">
      <p shape="hanging">统一社会信用代码：<nobreak><xsl:value-of select="f:party/f:credit-code"/></nobreak></p>
      <p shape="hanging">法定代表人（负责人）：<nobreak><xsl:value-of select="f:party/f:representative"/></nobreak></p>
    </xsl:if>
    <p shape="hanging"><xsl:choose><xsl:when test="f:party/f:id-number">住址</xsl:when><xsl:otherwise>住所</xsl:otherwise></xsl:choose>：<xsl:value-of select="f:party/f:address"/></p>
  </xsl:template>

  <!-- How a decision speaks to its party. -->
  <xsl:template name="you">
    <xsl:choose><xsl:when test="f:party/f:id-number">你</xsl:when><xsl:otherwise>你单位</xsl:otherwise></xsl:choose>
  </xsl:template>

  <xsl:template name="contact">
    <p>联系人：<nobreak><xsl:value-of select="f:contact/f:name"/></nobreak>，联系电话：<nobreak><xsl:value-of select="f:contact/f:phone"/></nobreak>。</p>
  </xsl:template>

  <xsl:template name="signature">
    <signature>
      <xsl:if test="f:computed/f:seal"><xsl:attribute name="seal"><xsl:value-of select="f:computed/f:seal"/></xsl:attribute></xsl:if>
      <organ><xsl:value-of select="f:computed/f:organ"/></organ>
      <date><xsl:call-template name="day"><xsl:with-param name="of" select="f:issued-on"/></xsl:call-template></date>
    </signature>
  </xsl:template>

  <xsl:template name="imprint">
    <imprint>
      <xsl:for-each select="f:copies-to"><copies-to><xsl:value-of select="."/></copies-to></xsl:for-each>
      <printed-by><xsl:value-of select="f:computed/f:printed-by"/></printed-by>
      <printed-on><xsl:call-template name="day"><xsl:with-param name="of" select="f:issued-on"/></xsl:call-template></printed-on>
    </imprint>
  </xsl:template>

  <xsl:template name="require-computed">
    <xsl:param name="computed"/>
    <xsl:if test="not($computed)">
      <xsl:message terminate="yes">the facts lack what the law gives (computed): a draft cannot be printed</xsl:message>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
