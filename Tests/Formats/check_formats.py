#!/usr/bin/env python3
"""Checks that each listing says the same as CSV and as JSON.

    check_formats.py BINARY STORE [--as-of TIME]

Both are read by Python's own parsers; the JSON is flattened by the rules of the contract (sections
3 and 5) and must then equal the CSV cell by cell: percentages as three columns, lists as `a;b`,
objects in a list as `name=points`, withheld cells as `[withheld]`, unknown as empty, and a `'`
before text that a spreadsheet would take for a formula. The last line is `N passed, N failed`;
listings that this build does not have are named and counted as neither.
"""

import argparse
import csv
import io
import json
import re
import subprocess
import sys

SPAN = ["--from", "2026-11-01", "--until", "2026-11-30"]
LISTINGS = [
    ["caseloads", "--by", "case"], ["caseloads", "--by", "worker"], ["caseloads", "--by", "unit"],
    ["caseloads", "--by", "county"], ["placements"],
    ["placements", "--for", "Y-00001"], ["placements", "--unmet"], ["missing"],
    ["missing", "--all"], ["clocks"], ["clocks", "--state", "late"],
    ["oncall"], ["coverage", *SPAN], ["roster", *SPAN], ["callouts", *SPAN], ["plans"],
    ["plans", "gaps"], ["reports", "--by", "county"], ["reports", "--by", "year"],
    ["reports", "--by", "fiscal_year"], ["reports", "--by", "quarter"], ["reports", "--by", "venue"],
    ["reports", "--by", "source"], ["reports", "--by", "age_band"],
    ["reports", "--list", "substantiated"], ["reports", "--figure", "again"],
    ["reports", "--figure", "fields"], ["reports", "--figure", "heat"],
    ["reports", "--figure", "aligned"], ["reports", "--figure", "submitted"], ["policies"], ["policies", "--history"], ["oversight"],
    ["accounts"], ["imports"], ["audit"],
]
# These show the present only (section 1).
WITHOUT_TIME = {"audit"}
USAGE = 64
DANGEROUS = re.compile(r"'*[=+\-@\t\r]")
NUMBER = re.compile(r"-?\d+(\.\d+)?$")


def run(binary, store, words, form):
    command = [binary, "--store", store, *words, "--format", form]
    return subprocess.run(command, capture_output=True, timeout=120)


def is_share(value):
    return isinstance(value, dict) and {"percent", "count", "total", "of"} <= set(value)


def plain(value):
    """One value as CSV spells it, before quoting and guarding."""
    if value is None:
        return ""
    if value is True or value is False:
        return "yes" if value else "no"
    if isinstance(value, list):
        return ";".join(plain(item) for item in value)
    if isinstance(value, dict):
        first, *rest = value.values()
        return plain(first) + "=" + ",".join(plain(item) for item in rest)
    return str(value)


def flatten(row, columns):
    """The JSON row as the CSV's cells; `columns` tell what was withheld or suppressed."""
    flat = {}
    for key, value in row.items():
        if key in ("withheld", "suppressed"):
            continue
        if is_share(value):
            for part in ("percent", "count", "total"):
                flat[f"{key}_{part}"] = plain(value[part])
        else:
            flat[key] = plain(value)
    for word in ("withheld", "suppressed"):
        for key in row.get(word, []):
            names = [f"{key}_{part}" for part in ("percent", "count", "total")]
            names = [key] if key in columns else names
            flat.pop(key, None)
            flat.update({name: f"[{word}]" for name in names})
    return flat


def same(cell, wanted):
    if cell == wanted:
        # Text that starts a formula must not stand bare; a number may.
        return bool(NUMBER.match(cell)) or not DANGEROUS.match(cell)
    if NUMBER.match(cell) and NUMBER.match(wanted):
        return float(cell) == float(wanted)
    return cell == "'" + wanted


def differences(text, document):
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    if not rows:
        yield "the CSV has no header row"
        return
    columns, rows = rows[0], rows[1:]
    if len(set(columns)) != len(columns):
        yield f"a column stands twice: {columns}"
    wanted = document["rows"]
    if len(rows) != len(wanted):
        yield f"{len(rows)} records, JSON has {len(wanted)} rows"
    for number, (cells, row) in enumerate(zip(rows, wanted), 1):
        if len(cells) != len(columns):
            yield f"record {number} has {len(cells)} cells, the header {len(columns)}"
            continue
        flat = flatten(row, set(columns))
        if set(flat) != set(columns):
            yield f"record {number}: columns differ: {sorted(set(flat) ^ set(columns))}"
            continue
        for name, cell in zip(columns, cells):
            if not same(cell, flat[name]):
                yield f"record {number}.{name}: {cell!r}, JSON has {flat[name]!r}"


def envelope(document, words):
    """What section 5 promises of every listing."""
    keys = {"listing", "as_of", "store", "scope", "rows", "summary", "notes"}
    if set(document) != keys:
        yield f"the object's keys differ: {sorted(set(document) ^ keys)}"
        return
    if document["listing"].split()[0] != words[0]:
        yield f"listing is {document['listing']!r}"
    if not re.match(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$", document["as_of"]):
        yield f"as_of is {document['as_of']!r}"
    if document["store"] not in ("demo", "live"):
        yield f"store is {document['store']!r}"


def check(binary, store, words):
    """The problems of one listing, or None where the program does not know it."""
    outputs = {}
    for form in ("csv", "json"):
        done = run(binary, store, words, form)
        if done.returncode == USAGE:
            return None
        if done.returncode:
            return [f"{form}: exit {done.returncode}: {done.stderr.decode(errors='replace').strip()}"]
        outputs[form] = done.stdout.decode("utf-8")
    if outputs["csv"].replace("\r\n", "").startswith("\ufeff"):
        return ["the CSV begins with a byte order mark"]
    document = json.loads(outputs["json"])
    return [*envelope(document, words), *differences(outputs["csv"], document)]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("binary")
    parser.add_argument("store")
    parser.add_argument("--as-of", default="2026-11-20T12:00:00-08:00")
    options = parser.parse_args()
    passed = failed = 0
    for words in LISTINGS:
        timed = [] if words[0] in WITHOUT_TIME else ["--as-of", options.as_of]
        try:
            problems = check(options.binary, options.store, words + timed)
        except (ValueError, KeyError, csv.Error, subprocess.TimeoutExpired) as error:
            problems = [f"{type(error).__name__}: {error}"]
        if problems is None:
            print(f"not there yet: {' '.join(words)}")
        elif problems:
            failed += 1
            print(f"FAILED {' '.join(words)}")
            for problem in problems[:10]:
                print(f"  {problem}")
        else:
            passed += 1
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
