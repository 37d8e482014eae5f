#!/usr/bin/env python3
"""Checks every XML file of ours with xmllint: well-formed, and valid by the schema that .ci/schemas.txt names for it."""
import fnmatch
import pathlib
import subprocess
import sys

root = pathlib.Path(__file__).resolve().parent.parent
rules = [line.split() for line in (root / ".ci/schemas.txt").read_text("utf-8").splitlines()
         if line.strip() and not line.startswith("#")]
files = subprocess.run(["git", "ls-files", "conf/*.xml", "xsd/*.xsd", "templates/*.xsl", "fonts/*.xml"], cwd=root,
                       capture_output=True, text=True, check=True).stdout.split()
faults = []
for file in files:
    schema = None
    if file.startswith("conf/"):
        schema = next((schema for pattern, schema in rules if fnmatch.fnmatch(file, pattern)), None)
        if schema is None:
            faults.append(f"{file}:1: no line of .ci/schemas.txt names a schema for it")
            continue
    command = ["xmllint", "--nonet", "--noout"] + (["--schema", schema] if schema and schema != "-" else []) + [file]
    answer = subprocess.run(command, cwd=root, capture_output=True, text=True)
    if answer.returncode:
        faults.append(answer.stderr.strip())
print("\n".join(faults) if faults else f"xml: {len(files)} files, no fault")
sys.exit(1 if faults else 0)
