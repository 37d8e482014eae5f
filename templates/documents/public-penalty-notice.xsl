<?xml version="1.0" encoding="UTF-8"?>
<!-- 信息摘要, then the decision as it was served but for redaction: its text is made by the template of its own kind, without the
     seal, which belongs to the served paper. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:f="urn:xindang:facts:1"
                xmlns:xd="urn:xindang:template:1" xmlns="urn:xindang:gongwen:1" exclude-result-prefixes="f"
                xd:unprinted="document">
  <xsl:import href="common.xsl"/>

  <xsl:template match="/f:public-penalty-notice">
    <xsl:call-template name="require-computed"><xsl:with-param name="computed" select="f:decision/*/f:computed"/></xsl:call-template>
    <gongwen version="1" title="{f:summary/@document} {f:decision/*/f:computed/f:number}">
      <section form="summary">
        <title><xsl:value-of select="f:summary/@heading"/></title>
        <body>
          <table>
            <column share="11"/><column share="28"/>
            <xsl:for-each select="f:summary/f:row">
              <row>
                <cell kind="label"><p><xsl:value-of select="@label"/></p></cell>
                <cell><xsl:for-each select="f:line"><p><xsl:value-of select="."/></p></xsl:for-each></cell>
              </row>
            </xsl:for-each>
            <xsl:if test="f:period"><row><cell kind="label"><p>公示期限</p></cell><cell><p><xsl:value-of select="f:period"/></p></cell></row></xsl:if>
          </table>
        </body>
      </section>
      <xd:enclosed fact="decision"/>
    </gongwen>
  </xsl:template>
</xsl:stylesheet>
