<?xml version="1.0" encoding="UTF-8"?>
<!-- 行政处罚决定书 (限制从业), as it is served. xd:unprinted names facts that are for the program alone. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:f="urn:xindang:facts:1"
                xmlns:xd="urn:xindang:template:1" xmlns="urn:xindang:gongwen:1" exclude-result-prefixes="f xd"
                xd:unprinted="role article circumstance seal violation-type">
  <xsl:import href="decision-text.xsl"/>

  <xsl:template match="/f:ban-decision">
    <xsl:call-template name="require-computed"><xsl:with-param name="computed" select="f:computed"/></xsl:call-template>
    <gongwen version="1" title="行政处罚决定书 {f:computed/f:number}">
      <xsl:call-template name="decision-section"><xsl:with-param name="sealed" select="'yes'"/></xsl:call-template>
    </gongwen>
  </xsl:template>
</xsl:stylesheet>
