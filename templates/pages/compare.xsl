<?xml version="1.0" encoding="UTF-8"?>
<!-- What the party was served and what everybody will read, side by side, for the person who decides. One file without
     links, script or fonts: it holds personal data, is not part of the public site and must not leave the office. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:p="urn:xindang:page:1"
                exclude-result-prefixes="p">
  <xsl:output method="html" version="5.0" encoding="UTF-8" indent="no" doctype-system="about:legacy-compat"/>

  <xsl:template match="/p:page">
    <html lang="zh-CN">
      <head>
        <meta charset="UTF-8"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="robots" content="noindex"/>
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>
        <title>遮盖对照：<xsl:value-of select="p:number"/></title>
        <style>
          body { margin: 1.5rem auto; max-width: 76rem; padding: 0 1rem; font: 1rem/1.75 "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; color: #1d1f23; }
          h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin: 1.5rem 0 .4rem; }
          .warn { border-inline-start: 8px solid #9c1c1c; background: #fdf1f1; padding: .6rem 1rem; }
          table { width: 100%; border-collapse: collapse; table-layout: fixed; }
          th, td { border: 1px solid #9aa0a8; padding: .4rem .6rem; vertical-align: top; text-align: start; overflow-wrap: anywhere; }
          thead th { background: #f0f1f4; } .place { width: 16%; font-size: .85rem; color: #4a4f57; font-weight: 400; } .why { width: 22%; font-size: .9rem; }
          del { background: #ffd9d6; text-decoration: line-through; } ins { background: #d5f0dc; text-decoration: none; border-bottom: 2px solid #0d6b38; }
          @media print { body { margin: 0; font-size: 10pt; } tr { break-inside: avoid; } }
        </style>
      </head>
      <body>
        <h1>遮盖对照：<xsl:value-of select="p:number"/></h1>
        <p class="warn" role="note">内部材料：左栏含个人信息，仅供决定公示的人员使用，不得外传。</p>
        <p>左栏是送达当事人的内容，右栏是拟公示的内容；除标出的以外，两者一致（《市场监督管理行政处罚信息公示规定》第六条、第七条）。共遮盖 <xsl:value-of select="count(//p:cut)"/> 处。</p>
        <xsl:if test="p:leftover">
          <section class="warn">
            <h2>还没有决定的 <xsl:value-of select="count(p:leftover)"/> 处</h2>
            <ul><xsl:for-each select="p:leftover"><li><code><xsl:value-of select="@name"/></code>（<xsl:call-template name="kind"/>）：<xsl:value-of select="@place"/></li></xsl:for-each></ul>
            <p>决定之前不能公示：用 <code>--accept 名称=理由</code> 予以保留，或者用 <code>--redact 名称=理由</code> 予以遮盖。</p>
          </section>
        </xsl:if>
        <table>
          <thead><tr><th class="place" scope="col">位置</th><th scope="col">送达文本</th><th scope="col">公示文本</th><th class="why" scope="col">遮盖的依据和理由</th></tr></thead>
          <tbody><xsl:apply-templates select="p:text"/></tbody>
        </table>
      </body>
    </html>
  </xsl:template>

  <xsl:template match="p:text">
    <tr>
      <th class="place" scope="row"><xsl:value-of select="@place"/></th>
      <td><xsl:for-each select="*"><xsl:choose>
        <xsl:when test="self::p:cut"><del><xsl:value-of select="p:served"/></del></xsl:when>
        <xsl:otherwise><xsl:value-of select="."/></xsl:otherwise></xsl:choose></xsl:for-each></td>
      <td><xsl:for-each select="*"><xsl:choose>
        <xsl:when test="self::p:cut[p:shown != '']"><ins><xsl:value-of select="p:shown"/></ins></xsl:when>
        <xsl:when test="self::p:cut"><ins>（不公示）</ins></xsl:when>
        <xsl:otherwise><xsl:value-of select="."/></xsl:otherwise></xsl:choose></xsl:for-each></td>
      <td class="why"><xsl:for-each select="p:cut"><p>
        <xsl:call-template name="kind"/>：<xsl:choose>
          <xsl:when test="@cause = 'marked'">起草时已标明</xsl:when>
          <xsl:when test="@cause = 'same-value'">与已标明的相同</xsl:when>
          <xsl:otherwise>决定遮盖，理由：<xsl:value-of select="@reason"/></xsl:otherwise>
        </xsl:choose></p></xsl:for-each></td>
    </tr>
  </xsl:template>

  <xsl:template name="kind"><xsl:value-of select="@kind-name"/></xsl:template>
</xsl:stylesheet>
