#!/usr/bin/env python3
"""Kills the program with SIGKILL at random moments of taking files in, then requires that the ledger checks and that
nothing that was acknowledged is lost. Also lets two processes write at once.

    intake_kills.py PROGRAM HOME [KILLS]

An intake is acknowledged when the process has exited with 0 or 3. Prints one line per hundredth kill and what it found;
exits with 1 at the first broken promise, leaving the data folder for a look."""
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
KILLS = int(sys.argv[3]) if len(sys.argv) > 3 else 60
ROWS = 1500
SEED = int(os.environ.get("XINDANG_FAULT_SEED", "1"))
DICE = random.Random(SEED)

folder = pathlib.Path(tempfile.mkdtemp(prefix="xindang-kills-"))
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


def write_file(name, first, rows):
    path = folder / f"{name}.csv"
    lines = ["企业名称,许可证号,行政区划代码,住所"]
    lines += [f"虚构药业第{i}有限公司,闽20{i:06},350100,虚构路{i}号" for i in range(first, first + rows)]
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def check():
    report = run("ledger", "check")
    if not report["good"]:
        fail(f"the ledger is not good: {report['findings']}")
    return report["entries"]


def kill_once(number, duration, acknowledged):
    path = write_file(f"kill-{number}", 1_000 + number * ROWS, ROWS)
    process = subprocess.Popen(command("intake", "enterprises", str(path)), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    time.sleep(DICE.random() * duration * 1.1)
    process.kill()
    process.communicate()
    # 0 and 3 mean it had answered before the blow fell.
    if process.returncode in (0, 3):
        acknowledged.append(path)
        return "acknowledged"
    entries = check()
    taken = entries - kill_once.entries
    if taken not in (0, ROWS):
        fail(f"{taken} rows of a file of {ROWS} went in")
    return "kept whole" if taken else "left out"


def two_at_once(round_number):
    first = 900_000 + round_number * 400
    paths = [write_file(f"pair-{round_number}-{side}", first + side * 200, 200) for side in (0, 1)]
    processes = [subprocess.Popen(command("intake", "enterprises", str(path)), stdout=subprocess.PIPE) for path in paths]
    for process, path in zip(processes, paths):
        answer = json.loads(process.communicate()[0])
        if process.returncode not in (0, 3) or answer["added"] != 200:
            fail(f"one of two writers: {process.returncode} {answer}")
    return paths


def main():
    run("init")
    begin = time.monotonic()
    acknowledged = [write_file("first", 0, 1_000)]
    run("intake", "enterprises", str(acknowledged[0]))
    duration = time.monotonic() - begin
    counts = {}
    for number in range(KILLS):
        kill_once.entries = check()
        outcome = kill_once(number, duration, acknowledged)
        counts[outcome] = counts.get(outcome, 0) + 1
    for round_number in range(5):
        acknowledged += two_at_once(round_number)
    check()
    for path in acknowledged:
        receipt = run("intake", "enterprises", str(path))
        if receipt["unchanged"] != receipt["rows"]:
            fail(f"{path.name} was acknowledged, and now: {receipt['added']} new of {receipt['rows']}")
    print(f"{KILLS} kills: {counts}; 5 pairs of writers; {len(acknowledged)} acknowledged files are all there; "
          f"{check()} entries, the ledger is good")
    shutil.rmtree(folder)


main()
