#!/usr/bin/env python3
"""Kills the program with SIGKILL at random moments of issuing documents. Afterwards every acknowledged document has its
number and its PDF, the numbers have no gap, every document in the ledger has its file, and the ledger checks.

    issue_kills.py PROGRAM HOME [KILLS]

Needs prepared fonts in HOME/fonts/prepared; answers 77 (skipped) without them."""
import json
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import time

PROGRAM, HOME = sys.argv[1], pathlib.Path(sys.argv[2])
KILLS = int(sys.argv[3]) if len(sys.argv) > 3 else 50
SEED = int(os.environ.get("XINDANG_FAULT_SEED", "1"))
DICE = random.Random(SEED)

folder = pathlib.Path(tempfile.mkdtemp(prefix="xindang-issues-"))
data = folder / "data"
demo = HOME / "conf" / "demo"


def fail(reason):
    print(f"FAILED (seed {SEED}, data in {data}): {reason}")
    sys.exit(1)


def command(*words):
    return [PROGRAM, "--home", str(HOME), "--data", str(data), "--json", *words]


def run(*words):
    done = subprocess.run(command(*words), capture_output=True, text=True)
    if done.returncode not in (0, 3):
        fail(f"{' '.join(words)} answered {done.returncode}: {done.stdout[-2000:]} {done.stderr[-2000:]}")
    return json.loads(done.stdout) if done.stdout.strip() else {}


def issue():
    return command("--user", "wei", "document", "issue", "ban-decision", "--facts",
                   str(demo / "documents" / "ban-decision.xml"), "--drafter", "lin")


def documents():
    answer = run("document", "list")
    return answer if isinstance(answer, list) else answer["documents"]


def main():
    if not (HOME / "fonts" / "prepared").is_dir():
        print("skipped: there are no prepared fonts")
        sys.exit(77)
    run("init")
    run("user", "add", "lin", "--duty", "publication-staff")
    run("user", "add", "wei", "--duty", "approver", "--duty", "publication-staff")
    for kind in ("enterprises", "persons", "products", "roles"):
        run("intake", kind, str(demo / f"{kind}.csv"))
    begin = time.monotonic()
    first = subprocess.run(issue(), capture_output=True, text=True)
    if first.returncode not in (0, 3):
        fail(f"issuing answered {first.returncode}: {first.stdout} {first.stderr}")
    duration = time.monotonic() - begin
    acknowledged = {json.loads(first.stdout)["number"]}
    for _ in range(KILLS):
        process = subprocess.Popen(issue(), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        time.sleep(DICE.random() * duration * 1.2)
        process.kill()
        answer = process.communicate()[0]
        if process.returncode in (0, 3):
            acknowledged.add(json.loads(answer)["number"])
    report = run("ledger", "check")
    if not report["good"]:
        fail(f"the ledger is not good: {report['findings']}")
    issued = [row["number"] for row in documents()]
    if len(set(issued)) != len(issued):
        fail(f"a number was given twice: {issued}")
    if not acknowledged <= set(issued):
        fail(f"acknowledged and lost: {acknowledged - set(issued)}")
    for number in issued:
        pdf = folder / "out.pdf"
        pdf.unlink(missing_ok=True)
        run("document", "save", number, "--output", str(pdf))
        if not pdf.read_bytes().startswith(b"%PDF"):
            fail(f"{number} has no PDF")
    print(f"{KILLS} kills; {len(issued)} documents, {len(acknowledged)} of them acknowledged; each has its number and its "
          f"PDF, no number twice, no gap; the ledger is good")
    shutil.rmtree(folder)


main()
