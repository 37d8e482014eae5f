#!/usr/bin/env python3
"""Documents beside Apache FOP and WeasyPrint, in one run: our two-page decision with everything it carries, then the same
text by the peers, warm in one process each; what a document takes of CPU time, the first one of a process, memory.

    run.py PROGRAM FOLDER"""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys

program, folder = sys.argv[1], pathlib.Path(sys.argv[2])
here = pathlib.Path(__file__).resolve().parent
fonts = here.parents[2] / "fonts" / "prepared"
JARS = ("fop fop-core fop-util fop-events batik-all xmlgraphics-commons commons-io commons-logging fontbox2 xml-apis-ext "
        "serializer xalan2 xercesImpl")
CLASSES = ":".join(f"/usr/share/java/{name}.jar" for name in JARS.split())


def measured(*command, **more):
    """What a program says, and the most memory it held, in MB."""
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **more) as done:
        out, err = done.communicate()
        if done.returncode != 0:
            raise RuntimeError((err.strip() or "failed").splitlines()[-1])
    return json.loads(out.strip().splitlines()[-1])


def peak(command):
    """The same through a process of its own, whose children are this one alone."""
    code = ("import json,resource,subprocess,sys;"
            "d=subprocess.run(sys.argv[1:],capture_output=True,text=True);"
            "sys.stderr.write(d.stderr[-2000:]);"
            "d.returncode and sys.exit(d.returncode);"
            "a=json.loads(d.stdout.strip().splitlines()[-1]);"
            "a['megabytes']=resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss//1024;print(json.dumps(a))")
    return measured(sys.executable, "-c", code, *map(str, command))


def fop():
    if not shutil.which("java") or not pathlib.Path("/usr/share/java/fop.jar").exists():
        raise RuntimeError("not installed (fop, default-jdk-headless)")
    config = folder / "fop.xconf"
    faces = {"FangSong": "FandolFang-Regular.otf", "HeiTi": "NotoSansCJKsc-Regular.otf", "KaiTi": "LXGWWenKai-Regular.ttf",
             "SongTi": "NotoSerifCJKsc-Regular.otf", "XiaoBiaoSong": "NotoSerifCJKsc-Bold.otf"}
    triplets = "".join(f'<font kerning="no" embed-url="{fonts / file}"><font-triplet name="{name}" style="normal" '
                       'weight="normal"/></font>' for name, file in faces.items())
    config.write_text(f'<fop version="1.0"><accessibility>true</accessibility><renderers><renderer mime="application/pdf">'
                      f'<pdf-a-mode>PDF/A-3a</pdf-a-mode><fonts>{triplets}</fonts></renderer></renderers></fop>')
    return peak(["java", "-Xmx1g", "-cp", CLASSES, "-Dorg.apache.commons.logging.Log=org.apache.commons.logging.impl.NoOpLog",
                 here / "FopPeer.java", "pdf", folder / "gongwen.xml", here / "gongwen-fo.xsl", config, folder / "fop.pdf", "30"])


def weasyprint():
    if not shutil.which("weasyprint"):
        raise RuntimeError("not installed (weasyprint)")
    path = folder / "gongwen.html"
    subprocess.run(["java", "-cp", CLASSES, str(here / "FopPeer.java"), "html",
                    str(folder / "gongwen.xml"), str(here / "gongwen-html.xsl"), str(path)], check=True, capture_output=True)
    return peak(["/usr/bin/python3", here / "weasyprint_peer.py", path, here / "gongwen.css", fonts, folder / "weasyprint.pdf", "10"])


def pages(name):
    """Pages of a PDF, and how much of our text it prints: nothing is compared that says something else."""
    def text(file):
        told = subprocess.run(["pdftotext", "-enc", "UTF-8", str(file), "-"], capture_output=True, text=True, check=True).stdout
        return re.sub(r"[\s—0-9]", "", told)
    ours, theirs = text(folder / "ours.pdf"), text(folder / name)
    common = sum(min(ours.count(c), theirs.count(c)) for c in set(ours))
    info = subprocess.run(["pdfinfo", str(folder / name)], capture_output=True, text=True, check=True).stdout
    count = re.search(r"Pages: *(\d+)", info).group(1)
    return f"{count} pages, {100 * common // len(ours)} % of our characters"


os.makedirs(folder, exist_ok=True)
ours = peak([program, "--json", folder])
rows = [("xindang: PDF/A-3a, PDF/UA-1, signed", ours, "ours.pdf")]
missing = []
for name, make, file in (("Apache FOP: PDF/A-3a, unsigned", fop, "fop.pdf"),
                         ("WeasyPrint: plain PDF, unsigned", weasyprint, "weasyprint.pdf")):
    try:
        rows.append((name, make(), file))
    except (RuntimeError, subprocess.CalledProcessError) as problem:
        missing.append(f"{name}: missing: {problem}")
print(f"{'':38}{'CPU ms':>9}{'times ours':>12}{'a second':>10}{'first, CPU s':>14}{'clock s':>9}{'MB':>6}{'octets':>9}")
for name, row, file in rows:
    print(f"{name:38}{row['cpu'] * 1000:9.2f}{row['cpu'] / ours['cpu']:12.1f}{1 / row['cpu']:10.0f}{row['cold_cpu']:14.2f}"
          f"{row['cold_wall']:9.2f}{row['megabytes']:6}{row['octets']:9}  {pages(file)}")
print("\n".join(missing))
print(f"floor (SHA-256 of the same octets and one P-256 signature): {1000 * ours['floor']:.3f} ms, ours is "
      f"{ours['cpu'] / ours['floor']:.0f} times that")
