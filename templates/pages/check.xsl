<?xml version="1.0" encoding="UTF-8"?>
<!-- Where anybody checks a document: by its file, which never leaves the browser, or by the code printed on it. The words
     of every answer stand here; assets/check.js only picks the right one. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:p="urn:xindang:page:1"
                exclude-result-prefixes="p">
  <xsl:import href="frame.xsl"/>

  <xsl:template match="/p:page">
    <xsl:call-template name="page">
      <xsl:with-param name="title">核验文书</xsl:with-param>
      <xsl:with-param name="description">核验<xsl:value-of select="@authority"/>制发的电子文书是否真实有效。文件只在您的浏览器内比对，不会上传。</xsl:with-param>
      <xsl:with-param name="path">check/</xsl:with-param>
      <xsl:with-param name="more-head">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'"/>
        <meta name="referrer" content="no-referrer"/>
        <script src="{@root}assets/check.js" defer="defer"></script>
      </xsl:with-param>
      <xsl:with-param name="main">
        <p class="crumbs"><a href="{@root}index.html">公示目录</a></p>
        <h1>核验文书</h1>
        <p class="lead">核验<xsl:value-of select="@authority"/>制发的电子文书（PDF 文件）是否真实有效、是否被改动过。文件只在您的浏览器内计算校验值，<strong>不会上传</strong>。</p>
        <noscript><p class="verdict unknown">您的浏览器没有启用脚本，不能在本页比对。请按下面“不用本页怎样核验”的办法核验。</p></noscript>
        <form id="check" class="panel check" hidden="hidden" novalidate="novalidate">
          <p id="drop">
            <label for="file">文书文件（PDF）</label>
            <input id="file" type="file" accept="application/pdf,.pdf" aria-describedby="file-help"/>
            <span id="file-help" class="help">选择文件，或者把文件拖到这里。</span>
          </p>
          <p>
            <label for="code">核验码</label>
            <input id="code" type="text" inputmode="text" autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="40" aria-describedby="code-help"/>
            <span id="code-help" class="help">印在文书末页下方，16 位。可以只填核验码；与文件一并核验时，还能看出文件是否被改动。</span>
          </p>
          <p><button id="go" class="button" type="submit">核验</button></p>
        </form>
        <div id="result" role="status" aria-live="polite" tabindex="-1"></div>
        <xsl:call-template name="answers"/>
        <section class="panel" aria-labelledby="offline-heading">
          <h2 id="offline-heading">不用本页怎样核验</h2>
          <ul>
            <li>用支持电子签名的 PDF 阅读器打开文件，查看签名面板：签名有效、签名人为<xsl:value-of select="@authority"/>、签名后未被修改，即为真实。</li>
            <li>使用信档程序的，运行 <code>xindang verify 文件.pdf</code>，不需要联网。</li>
            <li>公示的文书，可以把公示页面上的文件校验值（SHA-256）与自己计算的比对。</li>
          </ul>
          <p>电子签名只能证明文件由本机关制发、没有被改动；文书后来是否被撤销，以本页的结果为准。对结果有疑问的，请向作出文书的机关核实。</p>
        </section>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- Answers by the word check.js knows them by. Elements with data-fill are filled in, and left out when there is nothing. -->
  <xsl:template name="answers">
    <xsl:call-template name="answer">
      <xsl:with-param name="word">valid</xsl:with-param><xsl:with-param name="look">good</xsl:with-param>
      <xsl:with-param name="verdict">真实有效</xsl:with-param>
      <xsl:with-param name="words">这个文件由本机关制发，没有被改动，现在有效。</xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="answer">
      <xsl:with-param name="word">valid-code</xsl:with-param><xsl:with-param name="look">good</xsl:with-param>
      <xsl:with-param name="verdict">真实有效</xsl:with-param>
      <xsl:with-param name="words">本机关制发过使用这个核验码的文书，现在有效。核验码不能证明您手中文件的内容没有被改动：请再选择文件一并核验。</xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="answer">
      <xsl:with-param name="word">revoked</xsl:with-param><xsl:with-param name="look">bad</xsl:with-param>
      <xsl:with-param name="verdict">已撤销</xsl:with-param>
      <xsl:with-param name="words">本机关制发过这份文书，但已经撤销，不再有效。</xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="answer">
      <xsl:with-param name="word">withdrawn</xsl:with-param><xsl:with-param name="look">bad</xsl:with-param>
      <xsl:with-param name="verdict">已撤销</xsl:with-param>
      <xsl:with-param name="words">这是本机关公示过的文件，公示已经撤下。请停止使用、转载。</xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="answer">
      <xsl:with-param name="word">expired</xsl:with-param><xsl:with-param name="look">unknown</xsl:with-param>
      <xsl:with-param name="verdict">公示期已满</xsl:with-param>
      <xsl:with-param name="words">这是本机关公示过的文件，公示期已满，公示已经停止。请停止使用、转载。</xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="answer">
      <xsl:with-param name="word">mismatch</xsl:with-param><xsl:with-param name="look">bad</xsl:with-param>
      <xsl:with-param name="verdict">不符</xsl:with-param>
      <xsl:with-param name="words">核验码属于本机关的另一个文件：您手中的文件被改动过，或者核验码不是这份文书的。请不要采信。</xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="answer">
      <xsl:with-param name="word">not-found</xsl:with-param><xsl:with-param name="look">unknown</xsl:with-param>
      <xsl:with-param name="verdict">未找到</xsl:with-param>
      <xsl:with-param name="words">这里没有与它一致的文书：它不是本机关制发的，或者被改动过（重新另存、打印成 PDF、转换格式也算改动）。</xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="answer">
      <xsl:with-param name="word">not-found-code</xsl:with-param><xsl:with-param name="look">unknown</xsl:with-param>
      <xsl:with-param name="verdict">未找到</xsl:with-param>
      <xsl:with-param name="words">这里没有使用这个核验码的文书。请对照文书再看一遍核验码。</xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="answer">
      <xsl:with-param name="word">bad-code</xsl:with-param><xsl:with-param name="look">unknown</xsl:with-param>
      <xsl:with-param name="verdict">核验码有误</xsl:with-param>
      <xsl:with-param name="words">核验码应为 16 位，其中有字符填错了。请对照文书再看一遍。</xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="answer">
      <xsl:with-param name="word">nothing</xsl:with-param><xsl:with-param name="look">unknown</xsl:with-param>
      <xsl:with-param name="verdict">请先选择文件或者填写核验码</xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="answer">
      <xsl:with-param name="word">unavailable</xsl:with-param><xsl:with-param name="look">unknown</xsl:with-param>
      <xsl:with-param name="verdict">现在不能核验</xsl:with-param>
      <xsl:with-param name="words">没有取得核验数据，或者本页不是经 https 打开的。请稍后再试，或者用下面的办法核验。</xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="answer">
    <xsl:param name="word"/>
    <xsl:param name="look"/>
    <xsl:param name="verdict"/>
    <xsl:param name="words"/>
    <template id="answer-{$word}">
      <div class="verdict {$look}">
        <h2><xsl:value-of select="$verdict"/></h2>
        <xsl:if test="$words != ''"><p><xsl:value-of select="$words"/></p></xsl:if>
        <dl class="facts">
          <div><dt>决定书文号</dt><dd class="number" data-fill="number"></dd></div>
          <div><dt>制发机关</dt><dd data-fill="organ"></dd></div>
          <div><dt>决定日期</dt><dd class="number" data-fill="day"></dd></div>
          <div><dt>文件名</dt><dd data-fill="name"></dd></div>
          <div><dt>文件校验值</dt><dd class="digest" data-fill="digest"></dd></div>
        </dl>
      </div>
    </template>
  </xsl:template>
</xsl:stylesheet>
