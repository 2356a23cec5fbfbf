#!/usr/bin/env python3
"""Checks that what is exported is what was imported, and comes back unchanged.

    export.py BINARY

The sample bundle is imported and every kind exported. Both sides are read by Python's own parsers
and must hold the same records, cell by cell: times as UTC, yes and no as such, numbers as numbers,
an empty cell of the file where the export has its stand-in. The last line is `N passed, N failed`.
"""

import csv
import datetime
import os
import subprocess
import sys
import tempfile
from zoneinfo import ZoneInfo

HERE = os.path.dirname(os.path.abspath(__file__))
BUNDLE = os.path.join(HERE, "..", "..", "sampledata")
PACIFIC = ZoneInfo("America/Los_Angeles")
# Columns in which an empty cell of a new record stands for a value (csecboard-formats(5)).
STAND_INS = {
    "staff": {"fte": "1", "relief_percent": "0", "cse_designated": "no"},
    "availability": {"held": "0", "offline": "0"},
}
# A record of these may have several rows of a file; the last one holds.
DATED = {"staff", "youth", "facilities"}


def run(binary, store, *words):
    return subprocess.run(
        [binary, "--store", store, *words], capture_output=True, text=True, timeout=300)


def moment(text):
    """A time of a file as UTC; `None` where the cell is none."""
    if len(text) < 10 or text[4:5] != "-" or text[7:8] != "-":
        return None
    try:
        read = datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))
    except ValueError:
        return None
    if read.tzinfo is None:
        read = read.replace(tzinfo=PACIFIC)
    return read.astimezone(datetime.timezone.utc).isoformat()


def plain(text):
    """A cell so that two ways of writing one value are equal."""
    if text in ("1", "yes"):
        return "yes"
    if text in ("0", "no"):
        return "no"
    try:
        return repr(float(text))
    except ValueError:
        return moment(text) or ";".join(part.strip() for part in text.split(";"))


def rows(lines, kind, columns):
    found = []
    for row in csv.DictReader(lines):
        given = {name.lower(): text for name, text in row.items()}
        stand_ins = STAND_INS.get(kind, {})
        found.append(tuple(
            plain(given.get(name) or stand_ins.get(name, "")) for name in columns))
    return found


def last_of_each(found):
    return list({row[0]: row for row in found}.values())


def main(binary):
    passed = failed = 0

    def check(is_right, words):
        nonlocal passed, failed
        passed, failed = passed + is_right, failed + (not is_right)
        if not is_right:
            print(f"FAIL {words}")

    with tempfile.TemporaryDirectory(prefix="csecboard-export-") as folder:
        store, out = os.path.join(folder, "board.db"), os.path.join(folder, "out")
        os.mkdir(out)
        run(binary, store, "init", "--demo")
        check(run(binary, store, "import", BUNDLE).returncode == 0, "the bundle is imported")
        names = sorted(
            name[:-4] for name in os.listdir(BUNDLE) if name.endswith(".csv") and name != "ccld.csv")
        for kind in names:
            answer = run(binary, store, "export", kind)
            path = os.path.join(out, f"{kind}.csv")
            with open(path, "w", encoding="utf-8", newline="") as file:
                file.write(answer.stdout)
            with open(path, encoding="utf-8", newline="") as file:
                columns = next(csv.reader(file), [])
            header = run(binary, store, "import", "--template", kind).stdout.strip().split(",")
            check([name for name in header if name in columns or name != "effective_on"] == columns,
                  f"{kind}: the header is {columns}")
            with open(path, encoding="utf-8", newline="") as file:
                exported = rows(file, kind, columns)
            with open(os.path.join(BUNDLE, f"{kind}.csv"), encoding="utf-8-sig", newline="") as file:
                given = rows(file, kind, columns)
            if kind in DATED:
                given = last_of_each(given)
            if kind == "weights":
                # What the program ships stands in the store too.
                exported = [row for row in exported if row in given]
            check(sorted(given) == sorted(exported),
                  f"{kind}: {len(given)} given, {len(exported)} exported;"
                  f" {sorted(set(given) ^ set(exported))[:2]}")
        again = run(binary, store, "import", out)
        check(again.returncode == 0 and "nothing changed" in again.stdout, f"again: {again.stderr}")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
