#!/usr/bin/env python3
"""Publishes lists with the program, imports each of them as a partner, packs one and verifies the bundle with nobody's tools but
those of others: the recipe in it, run as it stands.

    list_bundle_test.py PROGRAM HOME

Answers 77 (skipped) without fonts or without xmlsec1, xmllint, openssl."""
import csv
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import zipfile

PROGRAM, HOME = sys.argv[1], pathlib.Path(sys.argv[2])
folder = pathlib.Path(tempfile.mkdtemp(prefix="xindang-bundle-"))
data, partner = folder / "data", folder / "partner"
demo = HOME / "conf" / "demo"


def fail(reason):
    print(f"FAILED (in {folder}): {reason}")
    sys.exit(1)


def run(*words, codes=(0,), of=data):
    done = subprocess.run([PROGRAM, "--home", str(HOME), "--data", str(of), "--json", *map(str, words)],
                          capture_output=True, text=True)
    if done.returncode not in codes:
        fail(f"{' '.join(map(str, words))} answered {done.returncode}: {done.stdout[-3000:]} {done.stderr[-3000:]}")
    return json.loads(done.stdout) if done.stdout.strip() else {}


def check(truth, what):
    if not truth:
        fail(what)


def issue(kind, name):
    return run("--user", "wei", "document", "issue", kind, "--facts", demo / "documents" / f"{name}.xml", "--drafter", "lin",
               codes=(0, 3))["number"]


def judge(where, *words):
    return subprocess.run(["sh", "verify.sh", *words], cwd=where, capture_output=True, text=True)


def main():
    if not (HOME / "fonts" / "prepared").is_dir() or not all(map(shutil.which, ("xmlsec1", "xmllint", "openssl"))):
        print("skipped: fonts or judges are missing")
        sys.exit(77)
    run("init")
    run("user", "add", "lin", "--duty", "publication-staff")
    run("user", "add", "wei", "--duty", "approver", "--duty", "publication-staff")
    for kind in ("enterprises", "persons", "products", "roles"):
        run("intake", kind, demo / f"{kind}.csv")
    ban = issue("ban-decision", "ban-decision")
    issue("listing-decision", "listing-decision")
    issue("penalty-decision", "penalty-decision-bar")
    due = run("list", "due", codes=(0, 3))
    check(any(task["document"] == ban and task["kind"] == "add-entry" for task in due["due"]), "the ban is not due")
    run("list", "keys", "sm2")
    published = {row["list"]: row for row in run("--user", "lin", "list", "publish")["published"]}
    check({list_id: row["entries"] for list_id, row in published.items()} ==
          {"INDUSTRY-BAN": 1, "INDUSTRY-BAN-PUBLIC": 1, "INDUSTRY-BAN-FULL": 1, "APPLICATION-BAR": 1, "IMPORT-BAR": 0,
           "SERIOUS-DISHONESTY": 1}, f"other entries than expected: {published}")
    check(not run("list", "due")["due"], "something is still due after publication")

    # As a partner.
    run("init", of=partner)
    root, sm2 = data / "keys" / "list-root.crt", data / "keys" / "list-sm2.pub"
    for list_id, code in (("INDUSTRY-BAN", "dongyu-amr"), ("INDUSTRY-BAN-PUBLIC", "dongyu-police"), ("APPLICATION-BAR", "dongyu-amr"),
                          ("IMPORT-BAR", "dongyu-customs"), ("SERIOUS-DISHONESTY", "dongyu-finance")):
        report = run("list", "import", data / "site" / "lists" / list_id, "--into", partner, "--root", root, "--as", code,
                     "--require-sm2", sm2)
        check(report["outcome"] == "imported", f"{list_id}: {report}")
    full = data / "confidential-lists" / "INDUSTRY-BAN-FULL"
    run("list", "import", full, "--into", partner, "--root", root, "--as", "dongyu-health", codes=(12,))
    run("list", "import", full, "--into", partner, "--root", root, "--as", "dongyu-health", "--confidential")
    other = subprocess.run(["openssl", "genpkey", "-algorithm", "SM2", "-out", str(folder / "k")], capture_output=True)
    subprocess.run(["openssl", "pkey", "-in", str(folder / "k"), "-pubout", "-out", str(folder / "p")], check=True)
    run("list", "import", data / "site" / "lists" / "IMPORT-BAR", "--into", folder / "second", "--root", root, "--as", "dongyu-customs",
        "--require-sm2", folder / "p", codes=(11,))

    # The tables name what they are of.
    tables = data / "site" / "lists" / "INDUSTRY-BAN-PUBLIC" / "tables"
    state = published["INDUSTRY-BAN-PUBLIC"]
    rows = list(csv.DictReader((tables / "INDUSTRY-BAN-PUBLIC.csv").open(encoding="utf-8-sig")))
    check(len(rows) == 1 and rows[0]["名单"] == "INDUSTRY-BAN-PUBLIC" and rows[0]["状态摘要"] == state["state_digest"], f"CSV: {rows}")
    table = json.loads((tables / "INDUSTRY-BAN-PUBLIC.json").read_text())
    check(table["seq"] == 1 and table["state_digest"] == state["state_digest"] and len(table["entries"]) == 1, f"JSON: {table}")
    check(zipfile.is_zipfile(tables / "INDUSTRY-BAN-PUBLIC.xlsx"), "XLSX is none")

    # On a disc, and with nothing of ours.
    packed = folder / "list.zip"
    entry = rows[0]["编号"]
    run("--user", "lin", "list", "bundle", "--list", "INDUSTRY-BAN", "--out", packed, "--prove", entry)
    run("--user", "lin", "list", "bundle", "--list", "INDUSTRY-BAN", "--out", packed, codes=(7,))
    disc = folder / "disc"
    with zipfile.ZipFile(packed) as file:
        check(file.testzip() is None, "the ZIP is damaged")
        file.extractall(disc)
    done = judge(disc)
    print(done.stdout)
    check(done.returncode == 0 and "OK: INDUSTRY-BAN seq 1" in done.stdout, f"the recipe: {done.stdout} {done.stderr}")
    check(judge(disc, str(root)).returncode == 0, "the recipe with a root of one's own")
    # By a partner that has no data folder of its own.
    report = run("list", "import", disc / "list", "--into", folder / "third", "--root", root, "--as", "dongyu-health",
                 of=folder / "nowhere")
    check(report["outcome"] == "imported", f"from the disc: {report}")
    proof = run("list", "verify-proof", disc / "proofs" / f"{entry}.xml", "--root", root)
    check(proof, "the proof")

    # Whatever is altered is found, also by somebody who makes the sums anew.
    part = next((disc / "list").glob("list-1-*.xml"))
    genuine = part.read_bytes()
    part.write_bytes(genuine.replace(b"<Category>industry-ban", b"<Category>industry-bam"))
    check(judge(disc).returncode != 0, "an altered part passed")
    names = [line.split("  ", 1)[1] for line in (disc / "SHA256SUMS").read_text().splitlines()]
    sums = subprocess.run(["sha256sum", *names], cwd=disc, capture_output=True, text=True).stdout
    (disc / "SHA256SUMS").write_text(sums)
    done = judge(disc)
    check(done.returncode != 0 and "is not signed by" in done.stderr, f"an altered part with new sums passed: {done.stderr}")
    part.write_bytes(genuine)
    (disc / "SHA256SUMS").write_text(subprocess.run(["sha256sum", *names], cwd=disc, capture_output=True, text=True).stdout)
    check(judge(disc).returncode == 0, "put back, it does not pass")
    check(judge(disc, str(data / "keys" / "documents-root.crt")).returncode != 0, "another root passed")
    shutil.rmtree(folder)
    print("lists published, imported, packed and verified by others")


main()
