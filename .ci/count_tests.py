#!/usr/bin/env python3
"""Prints how many tests a JUnit file of ctest names and how many of them did not pass."""
import pathlib
import sys
import xml.etree.ElementTree as tree

path = pathlib.Path(sys.argv[1])
if not path.exists():
    print(0, 0)
    sys.exit()
cases = tree.parse(path).getroot().findall("testcase")
broken = [case for case in cases if case.get("status") != "run"]
for case in broken:
    print("not passed:", case.get("name"), case.get("status"), file=sys.stderr)
print(len(cases), len(broken))
