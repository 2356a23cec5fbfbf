#!/usr/bin/env python3
"""Reads the roster's calendar with three programs that know nothing of ours.

    calendar.py BINARY

A roster over both clock changes of a year is imported; its `roster --format csv` is then held
against its `roster --format ics` as the library icalendar, khal and calcurse understand it: the
same shifts, to the minute, the same people. The last line is `N passed, N failed`.
"""

import csv
import io
import os
import subprocess
import sys
import tempfile
from datetime import datetime, timedelta, timezone

import icalendar

SPAN = ["--from", "2026-02-01", "--until", "2026-12-31"]
CLOCK = "2026-01-15T12:00:00-08:00"
SEATS = {"child_welfare": "CWS", "advocate": "ADV", "supervisor": "SUP", "clinician": "CLIN"}
KHAL = """[calendars]
[[roster]]
path = {folder}/khal/roster
[locale]
local_timezone = America/Los_Angeles
default_timezone = America/Los_Angeles
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M %z
longdatetimeformat = %Y-%m-%dT%H:%M%z
[sqlite]
path = {folder}/khal/cache.db
[default]
default_calendar = roster
"""


def shifts(county, people):
    """Half-day shifts of two seats around both changes of clock, given as true time.

    None begins in the hour that autumn tells twice: calcurse keeps wall times, and could not.
    """
    number = 0
    for first in ("2026-03-06T15:00", "2026-10-30T15:00"):
        start = datetime.fromisoformat(first).replace(tzinfo=timezone.utc)
        for half in range(10):
            for seat, staff in people.items():
                number += 1
                at = start + timedelta(hours=12 * half)
                yield [f"CAL-{number}", county, seat, "primary", staff,
                       at.isoformat(), (at + timedelta(hours=12)).isoformat()]


class Tried:
    def __init__(self):
        self.passed = self.failed = 0

    def check(self, name, holds, more=""):
        self.passed += holds
        self.failed += not holds
        if not holds:
            print(f"FAIL {name}: {more}")


def instant(text):
    return datetime.fromisoformat(text.replace("Z", "+00:00"))


def differing(one, other):
    return f"only ours {sorted(one - other)[:3]}, only theirs {sorted(other - one)[:3]}"


def main():
    binary = os.path.abspath(sys.argv[1])
    tried = Tried()
    with tempfile.TemporaryDirectory(prefix="csecboard-calendar-") as folder:
        environment = {"PATH": os.environ["PATH"], "HOME": folder, "LC_ALL": "C.UTF-8",
                       "TZ": "America/Los_Angeles"}

        def run(*words, **options):
            done = subprocess.run(words, capture_output=True, text=True, timeout=120,
                                  env=environment, **options)
            if done.returncode != 0:
                sys.exit(f"{words}: {done.returncode}: {done.stderr}")
            return done.stdout

        store = os.path.join(folder, "demo.db")
        run(binary, "--store", store, "--clock", CLOCK, "demo", "--no-open")
        words = [binary, "--store", store, "--as-of", CLOCK, "roster", *SPAN, "--format"]
        county, people = None, {}
        for row in csv.DictReader(io.StringIO(run(*words, "csv"))):
            county = county or row["county"]
            if row["county"] == county and row["seat"] in ("child_welfare", "advocate"):
                people[row["seat"]] = row["staff"]
        rows = os.path.join(folder, "shifts.csv")
        with open(rows, "w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow("id county seat rank staff starts_at ends_at".split())
            writer.writerows(shifts(county, people))
        run(binary, "--store", store, "--clock", CLOCK, "import", rows)

        listed = list(csv.DictReader(io.StringIO(run(*words, "csv"))))
        calendar = os.path.join(folder, "roster.ics")
        with open(calendar, "wb") as file:
            file.write(subprocess.run([*words, "ics"], capture_output=True, check=True,
                                      env=environment).stdout)
        times = {(row["uid"], instant(row["starts_at"]), instant(row["ends_at"]))
                 for row in listed}
        tried.check("there are shifts", len(times) >= 40, len(times))

        events = icalendar.Calendar.from_ical(open(calendar, "rb").read()).walk("VEVENT")
        read = {(str(each["UID"]), each["DTSTART"].dt, each["DTEND"].dt) for each in events}
        tried.check("icalendar: the same shifts", read == times, differing(times, read))
        tried.check("one event a shift", len(events) == len(read), len(events))
        by_key = {row["uid"]: row for row in listed}
        for event in events:
            row = by_key[str(event["UID"])]
            person = event["ATTENDEE"].params
            tried.check(f"{row['uid']}: person", (person["CN"], person["X-STAFF-ID"])
                        == (row["person"], row["staff"]), person)
            tried.check(f"{row['uid']}: seat", event["CATEGORIES"].to_ical().decode()
                        == f"{SEATS[row['seat']]}-{row['rank'].upper()}", event["CATEGORIES"])
            tried.check(f"{row['uid']}: county and status",
                        (event["X-COUNTY-FIPS"], event["STATUS"], "RRULE" in event)
                        == (row["county"], "CONFIRMED", False), event)

        notes = os.path.join(folder, "calcurse")
        run("calcurse", "-D", notes, "-i", calendar)
        kept = run("calcurse", "-D", notes, "-G", "--filter-type", "apt", "--format-apt",
                   "%(start:epoch) %(end:epoch)\n").split("\n")
        spans = sorted((int(a), int(b)) for a, b in (line.split() for line in kept if line))
        ours = sorted((int(a.timestamp()), int(b.timestamp())) for _, a, b in times)
        tried.check("calcurse: the same minutes", spans == ours,
                    differing(set(ours), set(spans)))

        os.makedirs(os.path.join(folder, "khal", "roster"))
        settings = os.path.join(folder, "khal", "config")
        with open(settings, "w", encoding="utf-8") as file:
            file.write(KHAL.format(folder=folder))
        run("khal", "-c", settings, "import", "--batch", "-a", "roster", calendar)
        shown = run("khal", "-c", settings, "list", "--once", "--day-format", "",
                    "--format", "{uid} {start-long-full} {end-long-full}", "2026-02-01",
                    "2026-12-31")
        read = set()
        for line in shown.splitlines():
            key, start, end = line.split()
            read.add((key, instant(start[:-2] + ":" + start[-2:]),
                      instant(end[:-2] + ":" + end[-2:])))
        tried.check("khal: the same shifts", read == times, differing(times, read))
    print(f"{tried.passed} passed, {tried.failed} failed")
    return 1 if tried.failed else 0


if __name__ == "__main__":
    sys.exit(main())
