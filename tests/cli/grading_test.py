#!/usr/bin/env python3
"""Grades the demonstration with the program itself, as an administrator does: two versions of a scheme side by side, what
the next one would change, the audit as text, data and page, and the refusals of a folder of schemes.

    grading_test.py PROGRAM HOME"""
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree
import zipfile

PROGRAM, SOURCE = sys.argv[1], pathlib.Path(sys.argv[2])
CODE = "91359902DY0000017F"
folder = pathlib.Path(tempfile.mkdtemp(prefix="xindang-grading-"))
home = folder / "home"
failed = []


def run(*words, code=0, form=("--user", "zhao")):
    done = subprocess.run([PROGRAM, "--home", str(home), "--data", str(folder / "data"), *form, *words],
                          capture_output=True, text=True, check=False)
    expect(f"{' '.join(words)} answers {code}", done.returncode == code, f"{done.returncode}: {done.stdout} {done.stderr}")
    return done


def read(*words, code=0):
    return json.loads(run(*words, code=code, form=("--user", "zhao", "--json")).stdout)


def expect(what, holds, told=""):
    print(("ok      " if holds else "FAILED  ") + what + ("" if holds else f"\n        {told[-1500:]}"))
    if not holds:
        failed.append(what)


def scheme(name, *changes):
    """A file of conf/schemes with parts of its text replaced."""
    text = (SOURCE / "conf" / "schemes" / name).read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


def set_up():
    """A home of its own, in which version 3 began on 1 July 2026."""
    shutil.copytree(SOURCE / "conf", home / "conf")
    for name in ("xsd", "templates", "fonts"):
        (home / name).symlink_to(SOURCE / name)
    put("general-3.xml", scheme("general-3.xml", ('effective-from="2027-01-01"', 'effective-from="2026-07-01"')))
    run("init", form=())
    run("user", "add", "zhao", "--duty", "credit-administrator", form=())
    for kind in ("enterprises", "persons", "products", "roles", "records"):
        run("intake", kind, str(home / "conf" / "demo" / f"{kind}.csv"))


def put(name, text):
    (home / "conf" / "schemes" / name).write_text(text, encoding="utf-8")


def versions():
    old = read("grade", "--all", "--on", "2026-06-30")
    new = read("grade", "--all", "--on", "2026-07-01")
    expect("the day picks the version", (old["scheme_version"], new["scheme_version"]) == ("2", "3"), str(old)[:300])
    run("grade", "--all", "--on", "2026-07-02", "--scheme", "general@2", code=6)
    told = run("grade", "show", CODE, "--explain", "--on", "2026-06-30").stdout
    expect("the old decision is explained by the old version", "第2版" in told and "摘要一致" in told, told)
    told = run("grade", "show", CODE, "--explain").stdout
    expect("the last decision is explained by the new version", "第3版" in told and "摘要一致" in told, told)
    page = run("grade", "show", CODE, "--explain", "--format", "html", "--scheme", "general@2").stdout
    expect("the page is one", page.startswith("<!DOCTYPE html>") and "第2版" in page)
    data = json.loads(run("grade", "show", CODE, "--explain", "--format", "json").stdout)
    expect("the data has explanation, outlook and names", sorted(data) == ["explanation", "names", "outlook"], str(data)[:200])


def what_if():
    told = read("grade", "what-if", "--scheme", "general@2", "--on", "2026-07-01")
    moves = sum(move["enterprises"] for move in told["moves"])
    expect("every enterprise is in the table of moves", moves == 70, str(told)[:400])
    expect("those that move are named, with the indicators that did it", told["moved"] and told["movers"], str(told)[:400])
    diff = read("scheme", "diff", "general@2", "general@3")["changes"]
    expect("the difference names what went and what came",
           {change["change"] for change in diff} == {"added", "removed", "changed"})


def describe():
    book = folder / "scheme.xlsx"
    run("scheme", "describe", "general", "--form", "xlsx", "--output", str(book))
    with zipfile.ZipFile(book) as parts:
        expect("the workbook is whole and has its sheets", parts.testzip() is None and
               sum(name.startswith("xl/worksheets/") for name in parts.namelist()) == 5)
    run("scheme", "describe", "general", "--form", "xlsx", code=4)


def audit():
    text = run("scheme", "audit", "--on", "2026-06-30").stdout
    expect("the audit tells regions, sizes and what costs twice",
           all(word in text for word in ("359901", "微型", "（未登记）", "同一记录被两项指标扣分")), text)
    data = read("scheme", "audit", "--on", "2026-06-30")
    expect("groups add up", sum(group["total"] for group in data["by_size"]) == 70)
    expect("version 2 takes points twice, version 3 never", data["counted_twice"] and
           not read("scheme", "audit", "--on", "2026-07-01")["counted_twice"])
    page = folder / "audit.html"
    run("scheme", "audit", "--on", "2026-06-30", "--format", "html", "--output", str(page))
    html = page.read_text(encoding="utf-8")
    expect("the page needs nothing beside itself", "src=" not in html and "<script" not in html and "href=" not in html)
    plots = html.count("<svg")
    for at in range(plots):
        svg = html.split("<svg")[at + 1].split("</svg>")[0]
        xml.etree.ElementTree.fromstring("<svg" + svg + "</svg>")
    expect("the page has its plots", plots >= 9, str(plots))
    again = run("scheme", "audit", "--on", "2026-06-30", "--format", "html").stdout
    expect("the same audit gives the same octets", again == html)
    run("scheme", "audit", "--output", str(page), code=4)


def folders_of_schemes():
    run("scheme", "lint")
    draft = folder / "draft.xml"
    draft.write_text(scheme("general-3.xml", ('version="3"', 'version="4"')), encoding="utf-8")
    run("scheme", "lint", str(draft))
    put("general-4.xml", draft.read_text(encoding="utf-8"))
    told = run("scheme", "lint", code=4).stdout
    expect("a second successor is told with file and line", "general-4.xml:10" in told, told)
    told = run("grade", "--all", "--on", "2026-07-01", code=7).stderr
    expect("versions that overlap are refused with file and line", "general-4.xml:10" in told, told)


set_up()
versions()
what_if()
describe()
audit()
folders_of_schemes()
shutil.rmtree(folder)
sys.exit(1 if failed else 0)
