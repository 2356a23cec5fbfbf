#!/usr/bin/env python3
"""Measures what scope costs: a worker of 21 youth on a store of a million.

    Tests/Benchmarks/scope.py BINARY [--youth N] [--rounds N]

A demonstration store is filled up with youth of the worker's county, each with a version, an open
case and an assignment to somebody else, until there are a million. The worker's listings are then
held beside the same listings on the store before it was filled up, which have the same rows, and
beside the sqlite3 shell reading the worker's youth, cases and assignments by their keys. Printed
are medians of milliseconds of processor time, each side's own start taken off. A listing holds when
a million youth cost no more than twice what a few hundred do, or no more than 5 ms. The last line
is `N passed, N failed`.
"""

import argparse
import os
import sqlite3
import sys
import tempfile

from listings import AT_ONCE, Bench

GOAL = 2.0
OWN = 21
LISTINGS = {"caseloads by case": ["caseloads", "--by", "case"],
            "caseloads by worker": ["caseloads", "--by", "worker"],
            "missing": ["missing"], "clocks": ["clocks"]}


def give_cases(path):
    """Gives the worker as many youth as are wanted; their keys, and the county."""
    connection = sqlite3.connect(path)
    staff, agency, county = connection.execute(
        "SELECT staff, agency, counties FROM grants WHERE account = 'worker'").fetchone()
    connection.execute("DELETE FROM assignments WHERE staff = ?", (staff,))
    cases = connection.execute(
        "SELECT min(id), youth FROM cases WHERE closed_on IS NULL AND county = ? GROUP BY youth"
        f" ORDER BY 1 LIMIT {OWN}", (county,)).fetchall()
    connection.executemany(
        "INSERT INTO assignments VALUES (?, ?, 'primary', 1700000000, NULL, NULL, 1, x'')",
        [(case, staff) for case, _ in cases])
    connection.commit()
    connection.close()
    return [youth for _, youth in cases], county, staff


def fill(path, county, staff, count):
    """Adds youth of others; hashes of rows are checked by `check` alone, so they are left empty."""
    connection = sqlite3.connect(path)
    other = connection.execute(
        "SELECT id FROM staff WHERE owner_county = ? AND id <> ? LIMIT 1", (county, staff)
    ).fetchone()[0]
    numbers = range(count - connection.execute("SELECT count(*) FROM youth").fetchone()[0])
    for sql, row in (
            ("INSERT INTO youth VALUES (?, ?, 1, x'')", lambda n: (f"Z-{n:07}", county)),
            ("INSERT INTO youth_versions (id, valid_from, initials, name, county, entry, row_hash)"
             " VALUES (?, -62135596800, 'ZZ', 'Sample Youth', ?, 1, x'')",
             lambda n: (f"Z-{n:07}", county)),
            ("INSERT INTO cases VALUES (?, ?, ?, 'FR', '2024-01-01', NULL, 1, x'')",
             lambda n: (f"ZC-{n:07}", f"Z-{n:07}", county)),
            ("INSERT INTO assignments VALUES (?, ?, 'primary', 1700000000, NULL, NULL, 1, x'')",
             lambda n: (f"ZC-{n:07}", other))):
        connection.executemany(sql, map(row, numbers))
    connection.execute("ANALYZE") if connection.execute(
        "SELECT 1 FROM sqlite_schema WHERE name = 'sqlite_stat1'").fetchone() else None
    connection.commit()
    connection.close()


def by_key(folder, youth):
    """A script that reads the worker's youth, their cases and assignments by key."""
    path = os.path.join(folder, "by-key.sql")
    keys = ", ".join(f"'{key}'" for key in youth)
    with open(path, "w", encoding="utf-8") as file:
        file.write(
            "SELECT y.id, v.initials, v.county, c.id, c.component, a.staff, a.from_at FROM youth y"
            " JOIN youth_versions v ON v.id = y.id JOIN cases c ON c.youth = y.id"
            f" JOIN assignments a ON a.case_id = c.id WHERE y.id IN ({keys});\n")
    return path


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("binary")
    parser.add_argument("--youth", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=7)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="csecboard-scope-") as folder:
        few, many = (os.path.join(folder, name) for name in ("few.db", "many.db"))
        for path in (few, many):
            Bench(options.binary, folder, path).check(
                [options.binary, "--store", path, "demo", "--seed", "1", "--no-open"])
            youth, county, staff = give_cases(path)
        fill(many, county, staff, options.youth)
        bench = Bench(options.binary, folder, many)
        script = by_key(folder, youth)
        empty = os.path.join(folder, "empty.sql")
        open(empty, "w", encoding="ascii").close()
        starts = bench.compare([([bench.binary, "--version"], None),
                                (["sqlite3", ":memory:"], empty)], options.rounds * 2)
        keyed = max(0.1, bench.compare([(["sqlite3", "-readonly", many], script)],
                                       options.rounds)[0] - starts[1])
        print(f"start, taken off: csecboard {starts[0]:.1f} ms, sqlite3 {starts[1]:.1f} ms")
        print(f"sqlite3 reads the {len(youth)} youth by key in {keyed:.1f} ms")
        print(f"{'listing':20} {'rows':>5} {'few':>8} {options.youth:>9} {'ratio':>7} {'by key':>7}")
        passed = failed = 0
        for name, words in LISTINGS.items():
            command = ["--as", "worker", *words]
            sides = [[bench.binary, "--store", path, *command] for path in (few, many)]
            small, large = (time - starts[0] for time in bench.compare(
                [(side, None) for side in sides], options.rounds))
            rows = bench.rows(command)
            holds = large <= AT_ONCE or large <= GOAL * small
            passed, failed = passed + holds, failed + (not holds)
            print(f"{name:20} {rows:5} {small:8.1f} {large:9.1f} {large / small:7.2f}"
                  f" {large / keyed:7.2f}  {'ok' if holds else 'FAIL'}", flush=True)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
