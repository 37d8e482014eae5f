#!/usr/bin/env python3
"""Checks every #include under src/ against .ci/floors.txt (rooms) and .ci/walls.txt (foreign headers)."""
import pathlib
import re
import sys

root = pathlib.Path(__file__).resolve().parent.parent


def lines_of(path):
    return [line for line in path.read_text("utf-8").splitlines() if line.strip() and not line.startswith("#")]


floor_of = {}
floors = lines_of(root / ".ci/floors.txt")
for height, line in enumerate(reversed(floors)):
    for room in line.split():
        floor_of[room] = height
walls = {prefix.strip(): rooms.split() for prefix, rooms in (line.rsplit(":", 1) for line in lines_of(root / ".ci/walls.txt"))}

faults = []
checked = 0
for path in sorted((root / "src").rglob("*")):
    if path.suffix not in (".h", ".cpp"):
        continue
    place = path.relative_to(root)
    room = place.parts[1]
    if room not in floor_of:
        faults.append(f"{place}:1: room {room} has no floor in .ci/floors.txt")
        continue
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        include = re.match(r'\s*#\s*include\s*([<"])([^>"]+)', line)
        if not include:
            continue
        checked += 1
        header = include.group(2)
        if include.group(1) == '"':
            faults.append(f'{place}:{number}: write #include <room/{header}>, never quotes')
        other = header.split("/")[0]
        if "/" in header and other in floor_of and other != room and floor_of[other] >= floor_of[room]:
            faults.append(f"{place}:{number}: {room} may not include {other}")
        for prefix, rooms in walls.items():
            matches = header.startswith(prefix) if prefix != "hb" else re.match(r"hb(-[a-z]+)?\.h$", header)
            if matches and room not in rooms:
                faults.append(f"{place}:{number}: {prefix} belongs to {' '.join(rooms)}, not to {room}")

print("\n".join(faults) if faults else f"floors and walls: {checked} includes, no fault")
sys.exit(1 if faults else 0)
