#!/usr/bin/env python3
"""Imports calendars of chance rosters, and holds the shifts against a reading of its own.

    calendar_in.py BINARY [SEED]

The file is read by the library icalendar, its rules are expanded on the wall by dateutil, and the
walls are read by Python's zoneinfo. Nothing here is the product's. The last line is
`N passed, N failed`.
"""

import csv
import io
import os
import random
import subprocess
import sys
import tempfile
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

# Beside this file is another calendar.py than the one that the libraries mean.
sys.path.pop(0)
import icalendar
from dateutil.rrule import rrulestr

CLOCK = "2026-01-15T12:00:00-08:00"
LATER = "2026-01-20T12:00:00-08:00"
SPAN = ["--from", "2025-12-01", "--until", "2045-12-31"]
DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
PLACES = {"CWS": "child_welfare", "ADV": "advocate", "SUP": "supervisor", "CLIN": "clinician"}
# A zone of the file's own that is New York under another name, and one that has a known name and
# other rules: the file's own count.
NEW_YORK = """BEGIN:VTIMEZONE
TZID:County Clock
BEGIN:STANDARD
DTSTART:16011104T020000
TZOFFSETFROM:-0400
TZOFFSETTO:-0500
RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010311T020000
TZOFFSETFROM:-0500
TZOFFSETTO:-0400
RRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE"""
FIXED = """BEGIN:VTIMEZONE
TZID:America/Boise
BEGIN:STANDARD
DTSTART:19700101T000000
TZOFFSETFROM:-0300
TZOFFSETTO:-0300
RDATE:19800101T000000
END:STANDARD
END:VTIMEZONE"""
ZONES = {"UTC": timezone.utc, "County Clock": ZoneInfo("America/New_York"),
         "America/Boise": timezone(timedelta(hours=-3)),
         "America/Los_Angeles": ZoneInfo("America/Los_Angeles"),
         "America/Denver": ZoneInfo("America/Denver")}


def utc(wall, zone):
    """Of a repeated time the first, of a skipped one that with the offset before: fold 0."""
    return wall.replace(tzinfo=ZONES[zone], fold=0).astimezone(timezone.utc)


def stamp(moment):
    return moment.strftime("%Y%m%dT%H%M%SZ")


def line(name, walls, zone, more=""):
    text = ",".join(wall.strftime("%Y%m%dT%H%M%S") + ("Z" if zone == "UTC" else "")
                    for wall in walls)
    return f"{name}{more}{'' if zone == 'UTC' else f';TZID={zone}'}:{text}"


def duty(chance, people):
    staff, name = chance.choice(people)
    seat, rank = chance.choice(list(PLACES)), chance.choice(["PRIMARY", "BACKUP"])
    who = chance.choice([f"ATTENDEE;X-STAFF-ID={staff}:mailto:x@example.org",
                         f'ATTENDEE;ROLE=CHAIR;CN="{name}":mailto:nobody@example.org',
                         f"ATTENDEE:MAILTO:{staff}@example.org", f"X-STAFF-ID:{staff}"])
    return [f"CATEGORIES:On call,{seat}-{rank}", who, "SUMMARY:Seat\\, zone é漢🌊" * 4,
            "X-ODD;A=b:anything"]


def rule(chance, start):
    """A rule, and a first time that it allows."""
    frequency = chance.choice(["DAILY", "WEEKLY", "MONTHLY"])
    parts = [f"FREQ={frequency}", f"INTERVAL={chance.randint(1, 3)}"]
    if chance.random() < 0.7:
        days = chance.sample(DAYS, chance.randint(1, 3))
        # dateutil takes days with and without a number for days that are both.
        if frequency == "MONTHLY" and chance.random() < 0.8:
            days = [chance.choice(["1", "2", "-1", "5", "-2"]) + day for day in days]
        parts.append("BYDAY=" + ",".join(days))
    if chance.random() < 0.4:
        parts.append("WKST=" + chance.choice(DAYS))
    first = rrulestr(";".join(parts), dtstart=start)[0]
    return parts, first


def series(chance, uid, people, county):
    zone = chance.choice(list(ZONES))
    # Often around the changes of clock, at hours that they skip or repeat.
    start = chance.choice([datetime(2026, 3, 1), datetime(2026, 10, 25), datetime(2026, 1, 25),
                           datetime(2026, 6, 1)]) + timedelta(days=chance.randint(0, 20))
    start += timedelta(minutes=chance.choice([30, 90, 150, 480, 1200]))
    length = timedelta(minutes=chance.choice([60, 480, 720, 1440]))
    lines, times = [], [start]
    if chance.random() < 0.85:
        parts, start = rule(chance, start)
        text = ";".join(parts)
        most = chance.randint(1, 25)
        times = list(rrulestr(text, dtstart=start).xafter(start, most, inc=True))
        if chance.random() < 0.5:
            parts.append(f"COUNT={most}")
        else:
            parts.append("UNTIL=" + stamp(utc(times[-1], zone)))
        chance.shuffle(parts)
        lines.append("RRULE:" + ";".join(parts))
        for left in chance.sample(times, min(len(times), chance.randint(0, 3))):
            lines.append(line("EXDATE", [left], zone) if chance.random() < 0.5 else
                         line("EXDATE", [utc(left, zone).replace(tzinfo=None)], "UTC"))
    if chance.random() < 0.3:
        lines.append(line("RDATE", [start + timedelta(days=200), start + timedelta(days=3)], zone))
    if chance.random() < 0.2:
        at = utc(start + timedelta(days=301), zone)
        lines.append(f"RDATE;VALUE=PERIOD:{stamp(at)}/PT3H,{stamp(at + timedelta(days=1))}/"
                     f"{stamp(at + timedelta(days=1, hours=2))}")
    end = (line("DTEND", [start + length], zone) if chance.random() < 0.6
           else f"DURATION:PT{length // timedelta(minutes=1)}M")
    yield ["UID:" + uid, line("DTSTART", [start], zone), end, *lines, *duty(chance, people), county]
    for moved in chance.sample(times, min(len(times), chance.randint(0, 2))):
        begin = utc(moved, zone).replace(tzinfo=None)
        if chance.random() < 0.3:
            body = ["STATUS:CANCELLED", line("DTSTART", [begin], "UTC")]
        else:
            begin += timedelta(minutes=chance.choice([0, 45, 300]))
            body = [line("DTSTART", [begin], "UTC"), "DURATION:PT5H", "STATUS:CONFIRMED",
                    *duty(chance, people), county]
        yield ["UID:" + uid, line("RECURRENCE-ID", [moved], zone), *body]


def written(chance, events):
    """The file's bytes: parts in any order, alarms inside, folded anywhere."""
    parts = ["\n".join(["BEGIN:VEVENT", *event, "BEGIN:VALARM", "TRIGGER:-PT1H", "ODD:1",
                        "END:VALARM", "END:VEVENT"]) for event in events] + [NEW_YORK, FIXED]
    chance.shuffle(parts)
    text = "\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//a//b//EN", *parts,
                      "END:VCALENDAR"])
    out = b""
    for each in text.encode().split(b"\n"):
        while len(each) > 60 and chance.random() < 0.9:
            at = chance.randint(40, 60)
            out, each = out + each[:at] + b"\r\n ", each[at:]
        out += each + chance.choice([b"\r\n", b"\n"])
    return out


def places(event):
    """Seat, rank and who, as an event of the library says them."""
    words = [str(word) for word in event["CATEGORIES"].cats]
    seat, rank = next(word for word in words if "-" in word).split("-")
    if "X-STAFF-ID" in event:
        who = str(event["X-STAFF-ID"])
    else:
        person = event["ATTENDEE"]
        who = person.params.get("X-STAFF-ID")
        who = who or (person.params["CN"] if "CN" in person.params
                      else str(person)[7:].split("@")[0])
    return PLACES[seat], rank.lower(), who


def moment(value, zone):
    wall = value.replace(tzinfo=None)
    return wall, utc(wall, zone)


def zone_of(event, name):
    return event[name].params.get("TZID", "UTC")


def expected(data, people):
    """The shifts as (key, start, end, seat, rank, staff)."""
    names = {name: staff for staff, name in people}
    groups = {}
    for event in icalendar.Calendar.from_ical(data).walk("VEVENT"):
        groups.setdefault(str(event["UID"]), []).append(event)
    shifts = set()
    for uid, events in groups.items():
        found = {}
        many = len(events) > 1
        for event in events:
            if "RECURRENCE-ID" in event or event.get("STATUS") == "CANCELLED":
                continue
            zone = zone_of(event, "DTSTART")
            wall, first = moment(event["DTSTART"].dt, zone)
            length = (event["DTEND"].dt.replace(tzinfo=None) - wall if "DTEND" in event
                      else event["DURATION"].dt)
            walls = [wall]
            if "RRULE" in event:
                many = True
                terms = dict(part.split("=") for part in
                             event["RRULE"].to_ical().decode().split(";"))
                until = terms.pop("UNTIL", None)
                limit = until and datetime.strptime(until + "+0000", "%Y%m%dT%H%M%SZ%z")
                text = ";".join("=".join(pair) for pair in terms.items())
                walls = []
                for each in rrulestr(text, dtstart=wall):
                    if limit and utc(each, zone) > limit:
                        break
                    walls.append(each)
            for each in walls:
                found[utc(each, zone)] = (utc(each + length, zone), event)
            added = event.get("RDATE", [])
            for dates in added if isinstance(added, list) else [added]:
                many = True
                for value in dates.dts:
                    if isinstance(value.dt, tuple):
                        begin, end = value.dt
                        end = begin + end if isinstance(end, timedelta) else end
                        found[begin.astimezone(timezone.utc)] = (end.astimezone(timezone.utc), event)
                    else:
                        each, at = moment(value.dt, zone)
                        found.setdefault(at, (utc(each + length, zone), event))
            left = event.get("EXDATE", [])
            for dates in left if isinstance(left, list) else [left]:
                own = dates.params.get("TZID") if hasattr(dates, "params") else None
                for value in dates.dts:
                    is_utc = own is None and value.dt.utcoffset() == timedelta(0)
                    found.pop(moment(value.dt, "UTC" if is_utc else zone)[1], None)
        begun = {at: (at, end, event) for at, (end, event) in found.items()}
        for event in events:
            if "RECURRENCE-ID" not in event:
                continue
            at = moment(event["RECURRENCE-ID"].dt, zone_of(event, "RECURRENCE-ID"))[1]
            begun.pop(at, None)
            if event.get("STATUS") != "CANCELLED":
                begin = event["DTSTART"].dt.astimezone(timezone.utc)
                begun[at] = (begin, begin + event["DURATION"].dt, event)
        for original, (begin, end, event) in begun.items():
            seat, rank, who = places(event)
            if begin < end:
                key = f"{uid}/{stamp(original)}" if many else uid
                shifts.add((key, begin, end, seat, rank, names.get(who, who)))
    return shifts


class Tried:
    def __init__(self):
        self.passed = self.failed = 0

    def check(self, name, holds, more=""):
        self.passed += holds
        self.failed += not holds
        if not holds:
            print(f"FAIL {name}: {more}")


def main():
    binary = os.path.abspath(sys.argv[1])
    chance = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 7)
    tried = Tried()
    with tempfile.TemporaryDirectory(prefix="csecboard-calendar-") as folder:
        store, calendar = os.path.join(folder, "demo.db"), os.path.join(folder, "roster.ics")
        environment = {"PATH": os.environ["PATH"], "HOME": folder, "LC_ALL": "C.UTF-8",
                       "TZ": "Asia/Tokyo"}

        def run(*words, status=0):
            done = subprocess.run([binary, "--store", store, *words], capture_output=True,
                                  text=True, timeout=120, env=environment)
            if done.returncode != status:
                sys.exit(f"{words}: {done.returncode}: {done.stderr}")
            return done.stdout + done.stderr

        def rows():
            listed = run("--as-of", CLOCK, "roster", *SPAN, "-f", "csv")
            return list(csv.DictReader(io.StringIO(listed)))

        def kept(prefix):
            return {(row["uid"], datetime.fromisoformat(row["starts_at"].replace("Z", "+00:00")),
                     datetime.fromisoformat(row["ends_at"].replace("Z", "+00:00")), row["seat"],
                     row["rank"], row["staff"]) for row in rows() if row["uid"].startswith(prefix)}

        run("--clock", CLOCK, "demo", "--no-open")
        first = rows()
        county = "X-COUNTY-FIPS:" + first[0]["county"]
        people = sorted({(row["staff"], row["person"]) for row in first
                         if row["county"] == first[0]["county"]})
        made = {f"T-{number}": list(series(chance, f"T-{number}", people, county))
                for number in range(150)}
        data = written(chance, [event for events in made.values() for event in events])
        open(calendar, "wb").write(data)
        run("--clock", CLOCK, "import", calendar)
        wanted, found = expected(data, people), kept("T-")
        tried.check("there are shifts", len(wanted) > 500, len(wanted))
        for uid in made:
            one, other = ({each for each in shifts if each[0].split("/")[0] == uid}
                          for shifts in (wanted, found))
            tried.check(uid, one == other, f"only theirs {sorted(one - other)[:2]}, only ours "
                        f"{sorted(other - one)[:2]}\n" + "\n".join(map(str, made[uid])))
        again = run("--clock", LATER, "import", "roster", calendar)
        tried.check("a second time changes nothing", "nothing changed" in again, again)

        # Half of the UIDs again, otherwise: theirs are replaced, the others stay.
        other = {uid: list(series(chance, uid, people, county)) for uid in list(made)[::2]}
        data = written(chance, [event for events in other.values() for event in events])
        open(calendar, "wb").write(data)
        run("--clock", LATER, "import", calendar)
        stay = {each for each in wanted if each[0].split("/")[0] not in other}
        found = kept("T-")
        named = {each for each in found if each[0].split("/")[0] in other}
        tried.check("other UIDs stay", found - named == stay, sorted((found - named) ^ stay)[:3])
        told = expected(data, people)
        # A key that an event keeps when it begins to come again is the UID alone.
        tried.check("their shifts are replaced", {each[1:] for each in named}
                    == {each[1:] for each in told},
                    sorted({each[1:] for each in named} ^ {each[1:] for each in told})[:3])

        # What the product writes of them reads back as what it is.
        text = run("--as-of", LATER, "roster", *SPAN, "-f", "ics")
        open(calendar, "w", encoding="utf-8", newline="").write(text)
        again = run("--clock", LATER, "import", calendar)
        tried.check("its own calendar changes nothing", "nothing changed" in again, again)
    print(f"{tried.passed} passed, {tried.failed} failed")
    return 1 if tried.failed else 0


if __name__ == "__main__":
    sys.exit(main())
