<?xml version="1.0" encoding="UTF-8"?>
<!-- What all public pages share: head, masthead, footer. Pages need no script (but for the check page); the style sheet is a file of the site, so that
     a strict content security policy can stand. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:p="urn:xindang:page:1"
                exclude-result-prefixes="p">
  <xsl:output method="html" version="5.0" encoding="UTF-8" indent="no" doctype-system="about:legacy-compat"/>

  <xsl:template name="page">
    <xsl:param name="title"/>
    <xsl:param name="description"/>
    <xsl:param name="path"/>
    <xsl:param name="robots" select="'index,follow'"/>
    <xsl:param name="main"/>
    <xsl:param name="more-head"/>
    <html lang="zh-CN">
      <head>
        <meta charset="UTF-8"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="description" content="{$description}"/>
        <meta name="robots" content="{$robots}"/>
        <meta name="format-detection" content="telephone=no"/>
        <title><xsl:value-of select="$title"/> — <xsl:value-of select="concat(/p:page/@authority, /p:page/@site)"/></title>
        <link rel="canonical" href="{/p:page/@base}{$path}"/>
        <link rel="stylesheet" href="{/p:page/@root}assets/site.css"/>
        <link rel="alternate" type="application/atom+xml" title="{/p:page/@authority}{/p:page/@site}" href="{/p:page/@root}feed.xml"/>
        <xsl:copy-of select="$more-head"/>
      </head>
      <body>
        <a class="skip" href="#content">跳到正文</a>
        <header class="masthead">
          <div class="width">
            <p class="agency"><xsl:value-of select="/p:page/@authority"/></p>
            <p class="site"><a href="{/p:page/@root}index.html"><xsl:value-of select="/p:page/@site"/></a></p>
          </div>
        </header>
        <xsl:if test="/p:page/@remark != ''">
          <p class="remark" role="note"><xsl:value-of select="/p:page/@remark"/></p>
        </xsl:if>
        <main id="content" class="width">
          <xsl:copy-of select="$main"/>
        </main>
        <footer class="foot">
          <div class="width">
            <p>本站依照《中华人民共和国行政处罚法》第四十八条、《市场监督管理行政处罚信息公示规定》等规定公示。公示文本除依法处理的个人信息、商业秘密外，与送达当事人的决定书一致。</p>
            <p>认为公示信息不准确的，可以向作出决定的机关申请更正。<a href="{/p:page/@root}check/index.html">核验文书真伪</a>　<a href="{/p:page/@root}feed.xml">订阅更新（Atom）</a></p>
          </div>
        </footer>
      </body>
    </html>
  </xsl:template>

  <xsl:template match="p:published|p:decided|p:last-day|p:ended" mode="day">
    <time datetime="{@iso}"><xsl:value-of select="."/></time>
  </xsl:template>

  <xsl:template name="term">
    <xsl:choose>
      <xsl:when test="p:last-day">至<xsl:apply-templates select="p:last-day" mode="day"/></xsl:when>
      <xsl:otherwise>长期（限制从业为终身）</xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
