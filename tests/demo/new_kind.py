#!/usr/bin/env python3
"""Adds a kind of document as docs/guides/new-document-kind.md tells it, with data files alone, and issues it.
    new_kind.py PROGRAM HOME"""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

program, home = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()

SCHEMA = """<?xml version="1.0" encoding="UTF-8"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="urn:xindang:facts:1"
           targetNamespace="urn:xindang:facts:1" elementFormDefault="qualified" version="1.0">
  <xs:include schemaLocation="facts-common.xsd"/>
  <xs:element name="thank-you">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="issued-on" type="Day"/>
        <xs:element name="addressee" type="Line"/>
        <xs:element name="addressee-credit-code" type="xs:token"/>
        <xs:element name="deed" type="Prose" maxOccurs="20"/>
        <xs:element name="basis" type="Basis"/>
        <xs:element name="computed" type="Computed" minOccurs="0"/>
      </xs:sequence>
      <xs:attribute name="version" type="xs:token" fixed="1" use="required"/>
    </xs:complexType>
  </xs:element>
</xs:schema>
"""
TEMPLATE = """<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:f="urn:xindang:facts:1"
                xmlns:xd="urn:xindang:template:1" xmlns="urn:xindang:gongwen:1" exclude-result-prefixes="f xd"
                xd:unprinted="basis seal printed-by">
  <xsl:import href="common.xsl"/>
  <xsl:template match="/f:thank-you">
    <xsl:call-template name="require-computed"><xsl:with-param name="computed" select="f:computed"/></xsl:call-template>
    <gongwen version="1" title="感谢信">
      <section form="letter">
        <organ-mark><xsl:value-of select="f:computed/f:organ"/></organ-mark>
        <number><nobreak><xsl:value-of select="f:computed/f:number"/></nobreak></number>
        <title>感谢信</title>
        <addressee><xsl:value-of select="f:addressee"/>：</addressee>
        <body>
          <p>你单位（<nobreak><xsl:value-of select="f:addressee-credit-code"/></nobreak>）依据<xsl:call-template name="citations"/>的规定：</p>
          <xsl:call-template name="items"><xsl:with-param name="of" select="f:deed"/></xsl:call-template>
          <xsl:call-template name="clause"><xsl:with-param name="name">thanks</xsl:with-param></xsl:call-template>
        </body>
        <xsl:call-template name="signature"/>
      </section>
    </gongwen>
  </xsl:template>
</xsl:stylesheet>
"""
FACTS = """<?xml version="1.0" encoding="UTF-8"?>
<thank-you xmlns="urn:xindang:facts:1" version="1">
  <issued-on>2026-03-05</issued-on>
  <addressee>东屿省鲸屿制药有限公司</addressee>
  <addressee-credit-code>91359905DY0000041B</addressee-credit-code>
  <deed>主动报告药品质量安全信息</deed>
  <basis statute="drug-law" article="105"/>
</thank-you>
"""
NUMBER = '  <document-kind code="thank-you" name="感谢信" class-word="谢" series="thanks"/>\n'
CLAUSE = ('  <document kind="thank-you"><clause name="thanks" statute="drug-law" article="105">'
          '本局对你单位的做法表示感谢，并依据{citation}记入信用档案。</clause></document>\n')


def run(*arguments, accepted=(0,)):
    answer = subprocess.run([program, "--home", office, "--data", data, *arguments], capture_output=True, text=True,
                            env={**os.environ, "XINDANG_NOW": "2026-03-05T09:00:00+08:00"}, check=False)
    if answer.returncode not in accepted:
        sys.exit(f"xindang {' '.join(map(str, arguments))}: {answer.returncode}\n{answer.stdout}{answer.stderr}")
    return answer


def insert(file, before, text):
    whole = file.read_text("utf-8")
    assert before in whole, f"{file} has no {before}"
    file.write_text(whole.replace(before, text + before), "utf-8")


with tempfile.TemporaryDirectory() as folder:
    office, data = pathlib.Path(folder, "home"), pathlib.Path(folder, "data")
    for part in ("conf", "xsd", "templates", "fonts"):
        shutil.copytree(home / part, office / part, symlinks=False)
    run("init")
    run("user", "add", "lin", "--name", "林起草", "--duty", "publication-staff")
    run("user", "add", "wei", "--name", "魏审批", "--duty", "approver", "--duty", "publication-staff")
    draft = pathlib.Path(folder, "draft.xml")
    draft.write_text(FACTS, "utf-8")
    issue = ("--json", "--user", "wei", "document", "issue", "thank-you", "--facts", draft, "--drafter", "lin")
    assert run(*issue, accepted=range(1, 256)).returncode not in (0, 3), "the kind is there before it is added"

    # What the guide asks for, and nothing else.
    (office / "xsd/facts-thank-you.xsd").write_text(SCHEMA, "utf-8")
    (office / "templates/documents/thank-you.xsl").write_text(TEMPLATE, "utf-8")
    insert(office / "conf/law/numbering.xml", "</numbering>", NUMBER)
    insert(office / "conf/clauses.xml", "</clauses>", CLAUSE)

    receipt = json.loads(run(*issue, accepted=(0, 3)).stdout)
    number = receipt["number"]
    assert number == "东药监谢〔2026〕1号", number
    pdf = pathlib.Path(folder, "thank-you.pdf")
    run("document", "save", number, "--output", pdf)
    run("verify", pdf)
    if shutil.which("pdftotext"):
        text = subprocess.run(["pdftotext", "-raw", pdf, "-"], capture_output=True, text=True, check=True).stdout
        text = "".join(text.split())
        for words in ("感谢信", "第一百零五条", "记入信用档案", "（一）主动报告药品质量安全信息。"):
            assert words in text, f"{words} is not printed:\n{text}"
print("a kind made of data files alone was issued, printed and verified")
