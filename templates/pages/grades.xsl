<?xml version="1.0" encoding="UTF-8"?>
<!-- The public list of the grades of an evaluation. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:p="urn:xindang:page:1"
                exclude-result-prefixes="p">
  <xsl:output method="html" version="5.0" encoding="UTF-8" indent="no" doctype-system="about:legacy-compat"/>

  <xsl:template match="/p:grades">
    <html lang="zh-CN">
      <head>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <title>企业信用等级公布（<xsl:value-of select="@evaluation"/>） — <xsl:value-of select="@authority"/></title>
        <link rel="stylesheet" href="../assets/site.css"/>
      </head>
      <body>
        <header class="masthead"><div class="width"><p class="agency"><xsl:value-of select="@authority"/></p></div></header>
        <main id="content" class="width">
          <h1>企业信用等级公布（<xsl:value-of select="@evaluation"/>）</h1>
          <p class="lead">评价截止日<xsl:value-of select="@cut-off"/>，共 <xsl:value-of select="count(p:enterprise)"/> 家企业。<a href="{@evaluation}.csv">下载表格（CSV）</a></p>
          <p>A级 <xsl:value-of select="count(p:enterprise[@grade = 'A'])"/> 家，B级 <xsl:value-of select="count(p:enterprise[@grade = 'B'])"/> 家，C级 <xsl:value-of select="count(p:enterprise[@grade = 'C'])"/> 家，D级 <xsl:value-of select="count(p:enterprise[@grade = 'D'])"/> 家。</p>
          <table class="grades">
            <thead><tr><th scope="col">企业名称</th><th scope="col">统一社会信用代码</th><th scope="col">信用等级</th></tr></thead>
            <tbody>
              <xsl:for-each select="p:enterprise">
                <tr><td><xsl:value-of select="@name"/></td><td><xsl:value-of select="@credit-code"/></td><td><xsl:value-of select="@grade"/></td></tr>
              </xsl:for-each>
            </tbody>
          </table>
        </main>
        <footer class="foot"><div class="width"><p>等级按公布时有效的评价方案和截止日前的信用记录评定；公布以后的记录、更正和信用修复在日常评价中体现。</p></div></footer>
      </body>
    </html>
  </xsl:template>
</xsl:stylesheet>
