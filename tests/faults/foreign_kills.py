#!/usr/bin/env python3
"""Kills the program with SIGKILL at random moments of taking another agency's list in, then requires that the ledger checks,
that all of the file became records or nothing did, and that the same file taken again leaves every entry with one record.

    foreign_kills.py PROGRAM HOME [KILLS]

Ledger and store of lists are two files: between their commits the ledger has everything and the store does not know it yet.
That is the one state in between, and taking the file again must end it without a second record."""
import json
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import time

PROGRAM, HOME = sys.argv[1], sys.argv[2]
KILLS = int(sys.argv[3]) if len(sys.argv) > 3 else 20
STEP = 200
SEED = int(os.environ.get("XINDANG_FAULT_SEED", "1"))
DICE = random.Random(SEED)
sys.path.insert(0, str(pathlib.Path(HOME) / "conf/demo"))
from invented import credit_code

folder = pathlib.Path(tempfile.mkdtemp(prefix="xindang-foreign-kills-"))
data = folder / "data"


def command(*words):
    return [PROGRAM, "--home", HOME, "--data", str(data), "--json", *words]


def run(*words):
    done = subprocess.run(command(*words), capture_output=True, text=True)
    if done.returncode not in (0, 3):
        fail(f"{' '.join(words)} answered {done.returncode}: {done.stdout[-2000:]} {done.stderr[-2000:]}")
    return json.loads(done.stdout) if done.stdout.strip() else {}


def fail(reason):
    print(f"FAILED (seed {SEED}, data in {data}): {reason}")
    sys.exit(1)


def table(name, title, rows):
    path = folder / name
    path.write_text("\n".join([title, *rows]) + "\n", "utf-8")
    return path


def firms(count):
    return table("firms.csv", "企业名称,统一社会信用代码,领域,行政区划代码,住所,许可证号",
                 [f"东屿省虚构第{i}医药有限公司,{credit_code('359902', 500000 + i)},药品,359902,虚构路{i}号,闽20{i:06}"
                  for i in range(count)])


def tax_list(number):
    """News of one month: STEP firms that no list before named."""
    first = number * STEP
    return table(f"tax-{number}.csv", "确定文书文号,纳税人名称,统一社会信用代码,公布日期,公布状态,停止公布日期,主要违法事实,数据日期",
                 [f"税稽罚〔2026〕{i + 1}号,东屿省虚构第{i}医药有限公司,{credit_code('359902', 500000 + i)},2026-05-01,公布,,"
                  "虚开发票,2026-06-30" for i in range(first, first + STEP)])


def entries():
    report = run("ledger", "check")
    if not report["good"]:
        fail(f"the ledger is not good: {report['findings']}")
    return report["entries"]


def take(path):
    return command("foreign", "import", "tax-violations", str(path))


def matched():
    for row in run("foreign", "status")["lists"]:
        if row["source"] == "tax-violations":
            return row["now"]["matched"]
    fail("foreign status does not know the list")


def kill_once(number, duration):
    """What the blow left."""
    path = tax_list(number)
    before = entries()
    process = subprocess.Popen(take(path), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(DICE.random() * duration * 1.1)
    process.kill()
    process.wait()
    taken = entries() - before
    if taken not in (0, STEP + 1): # a record each, and that the list was imported
        fail(f"{taken} ledger entries of a list of {STEP} went in")
    known = matched()
    if known not in (number * STEP, (number + 1) * STEP):
        fail(f"{known} entries are matched after {number} whole lists of {STEP}")
    if known > number * STEP and taken == 0:
        fail("the store of lists knows records that the ledger does not have")
    receipt = run("foreign", "import", "tax-violations", str(path))
    if receipt["records_added"] != (0 if taken else STEP):
        fail(f"taken again, the same list added {receipt['records_added']} records after {taken} had gone in")
    if matched() != (number + 1) * STEP:
        fail(f"{matched()} entries are matched after {number + 1} lists of {STEP}")
    if taken and known == number * STEP:
        return "ledger ahead of the store"
    return "kept whole" if taken else "left out"


def main():
    run("init")
    run("intake", "enterprises", str(firms((KILLS + 1) * STEP)))
    begin = time.monotonic()
    subprocess.run(take(tax_list(0)), check=True, capture_output=True)
    duration = time.monotonic() - begin
    counts = {}
    for number in range(1, KILLS + 1):
        outcome = kill_once(number, duration)
        counts[outcome] = counts.get(outcome, 0) + 1
    print(f"{KILLS} kills: {counts}; {matched()} entries have one record each; {entries()} entries, the ledger is good")
    shutil.rmtree(folder)


main()
