#!/usr/bin/env python3
"""Holds the funnel to the published figures, through files and the command line.

    published.py BINARY

Of 70,334 reports received from 1 July 2015 to 30 June 2022, 46,500 were screened in, 9,300 of them
inconclusive and 11,300 substantiated: 66.1, 20.0 and 24.3 % with their own denominators, and 16.1 %
substantiated of all received. Reports of the days before and after stand beside them and must not
count. The last line is `N passed, N failed`.
"""

import csv
import datetime
import json
import os
import sys
import tempfile

import bundle
import compare
import randombundle
from rosters import share

RECEIVED, SCREENED_IN, INCONCLUSIVE, SUBSTANTIATED = 70_334, 46_500, 9_300, 11_300
CARE = [("prior_placement_not_in_care", 400), ("in_placement", 1_530),
        ("absent_from_placement", 1_820), ("none", 10_000)]
FIRST = bundle.first_instant(datetime.date(2015, 7, 1))
END = bundle.first_instant(datetime.date(2022, 7, 1))
COUNTIES = [("06019", "Fresno"), ("06029", "Kern"), ("06067", "Sacramento")]


def write(folder, table, rows):
    with open(os.path.join(folder, table + ".csv"), "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)


def report(number, received, screening="screened_in", disposition="", care=""):
    return {"id": f"R-{number}", "county": COUNTIES[number % 3][0],
            "received_at": randombundle.utc(received), "screening": screening,
            "disposition": disposition, "care_status": care}


def care(place):
    """Of 10,000 confirmed, 1,130 in a placement, 290 absent from one and 400 with an earlier one."""
    for status, bound in CARE:
        if 0 <= place < bound:
            return status
    return ""


def reports():
    for number in range(RECEIVED):
        # Spread evenly, the first instant and the last second included.
        received = FIRST + (END - 1 - FIRST) * number // (RECEIVED - 1)
        place = number * 7 % RECEIVED  # 7 and the total share no divisor.
        screening = "screened_in" if place < SCREENED_IN else "evaluated_out"
        disposition = (
            "inconclusive" if place < INCONCLUSIVE else
            "substantiated" if place < INCONCLUSIVE + SUBSTANTIATED else "")
        yield report(number, received, screening, disposition, care(place - INCONCLUSIVE))
    yield report(RECEIVED, FIRST - 1)
    yield report(RECEIVED + 1, END)


def wanted():
    return {
        "received": RECEIVED, "screened_in": SCREENED_IN, "substantiated": SUBSTANTIATED,
        "inconclusive": INCONCLUSIVE, "evaluated_out": RECEIVED - SCREENED_IN, "unscreened": 0,
        "unfounded": 0, "pending": SCREENED_IN - INCONCLUSIVE - SUBSTANTIATED,
        "screened_in_of_received": share(SCREENED_IN, RECEIVED, "received"),
        "substantiated_of_screened_in": share(SUBSTANTIATED, SCREENED_IN, "screened_in"),
        "inconclusive_of_screened_in": share(INCONCLUSIVE, SCREENED_IN, "screened_in"),
        "substantiated_of_received": share(SUBSTANTIATED, RECEIVED, "received"),
        "from": "2015-07-01T07:00:00Z", "until": "2022-07-01T07:00:00Z",
    }


def main():
    result = compare.Report(10)
    with tempfile.TemporaryDirectory() as folder:
        write(folder, "counties", [
            {"fips": fips, "name": name, "opted_in_on": "2015-01-01"} for fips, name in COUNTIES])
        write(folder, "reports", list(reports()))
        program = compare.Program(sys.argv[1], folder)
        program.run("init", "--demo")
        program.run("import", folder)
        for by in ("county", "year", "fiscal_year", "quarter", "venue", "source"):
            document = json.loads(program.run(
                "reports", "--by", by, "--from", "2015-07-01", "--until", "2022-06-30",
                "--format", "json"))
            summary, target = document["summary"], wanted()
            problems = [f"{key}: {summary.get(key)!r}, published is {target[key]!r}"
                        for key in target if summary.get(key) != target[key]]
            added = sum(row["received"] for row in document["rows"])
            if added != RECEIVED:
                problems.append(f"the rows add up to {added}")
            result.check(f"reports --by {by}", problems)
        found = json.loads(program.run(
            "reports", "--figure", "care", "--from", "2015-07-01", "--until", "2022-06-30",
            "--format", "json"))["summary"]
        result.check("reports --figure care", [
            f"{key}: {found.get(key)!r}, published is {target!r}" for key, target in (
                ("identified", SUBSTANTIATED), ("not_recorded", SUBSTANTIATED - 10_000),
                ("prior_placement_not_in_care_of_recorded", share(400, 10_000, "recorded")),
                ("in_placement_of_recorded", share(1_130, 10_000, "recorded")),
                ("absent_from_placement_of_recorded", share(290, 10_000, "recorded")),
                ("none_of_recorded", share(8_180, 10_000, "recorded")))
            if found.get(key) != target])
        text = program.run("reports", "--by", "fiscal_year", "--from", "2015-07-01",
                           "--until", "2022-06-30")
        result.check("reports as text", [
            f"{figure!r} is not printed" for figure in (
                "66.1 % (46500 of 70334 received)", "24.3 % (11300 of 46500 screened_in)",
                "20.0 % (9300 of 46500 screened_in)", "16.1 % (11300 of 70334 received)")
            if figure not in text])
    print(f"{result.passed} passed, {result.failed} failed")
    return 1 if result.failed else 0


if __name__ == "__main__":
    sys.exit(main())
