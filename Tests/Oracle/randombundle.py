#!/usr/bin/env python3
"""Makes a valid bundle at random, full of edges.

    randombundle.py --seed N DIR

writes DIR/first and DIR/then (to be imported in this order; the second changes and ends records
of the first) and DIR/as_of.txt with the times worth asking about. Windows are placed so that they
open or close at, just before or just after one of these times; the times sit on changes of clock,
leap days and midnights. The same seed gives the same files.
"""

import argparse
import csv
import datetime
import os
import random

import bundle

DAY = 86400
COUNTIES = [("06019", "Fresno"), ("06029", "Kern"), ("06067", "Sacramento")]
COMPONENTS = "ER ERA FM FR PP VFM ST PROB".split()
FLAGS = ("pregnant_or_parenting icwa_active_efforts interpreter hospital_or_detention dual_lead "
         "dual_non_lead specialty_court nmd confidential_location exploitation_local").split()
ANCHORS = [
    (2026, 11, 1), (2026, 3, 8), (2027, 2, 28), (2027, 3, 1), (2028, 2, 29), (2028, 3, 1),
    (2029, 2, 28), (2029, 3, 1), (2026, 11, 20), (2026, 12, 31), (2027, 3, 14), (2027, 11, 7),
]


def utc(seconds):
    moment = datetime.datetime.fromtimestamp(seconds, bundle.UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


class Maker:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.tables = {}  # (folder, table) -> (columns, rows)
        anchor = datetime.date(*self.random.choice(ANCHORS))
        start = bundle.first_instant(anchor)
        midnight = bundle.first_instant(anchor + datetime.timedelta(days=1))
        self.times = sorted({
            start + self.random.choice([0, -1, 1, 3600 * self.random.randrange(24)]),
            start + self.random.randrange(DAY),
            midnight + self.random.choice([0, -1]),
            start + self.random.randrange(-3 * DAY, 3 * DAY),
        })

    # --- choosing ----------------------------------------------------------------------------

    def chance(self, probability):
        return self.random.random() < probability

    def pick(self, values):
        return self.random.choice(values)

    def near(self, before=0):
        """An instant such that a window of `before` seconds from it ends near a time asked about."""
        nudge = self.pick([0, 0, -1, 1, -3600, 3600, self.random.randrange(-5 * DAY, 5 * DAY)])
        return self.pick(self.times) - before + nudge

    def near_day(self, years=0):
        """A local date at, before or after that of a time asked about, `years` earlier."""
        date = bundle.local_date(self.pick(self.times))
        if years == 1 and (date.year, date.month) == (2029, 3) and self.chance(0.4):
            return datetime.date(2028, 2, 29)
        if (date.month, date.day) == (2, 29) and years % 4:
            date = date.replace(day=self.pick([27, 28]))
        date = date.replace(year=date.year - years)
        return date + datetime.timedelta(days=self.pick([0, 0, -1, 1, -2, 2]))

    def long_ago(self):
        return bundle.local_date(self.times[0]) - datetime.timedelta(
            days=self.random.randrange(40, 900))

    def written(self, seconds):
        """An instant in one of the ways in which files may write it."""
        local = datetime.datetime.fromtimestamp(seconds, bundle.UTC).astimezone(bundle.ZONE)
        style = self.random.randrange(4)
        if style == 0:
            return local.isoformat()
        naive = local.replace(tzinfo=None)
        certain = all(
            naive.replace(tzinfo=bundle.ZONE, fold=fold).timestamp() == seconds for fold in (0, 1))
        if style == 1 and certain and local.second == 0:
            if (local.hour, local.minute) == (0, 0):
                return naive.date().isoformat()
            return naive.strftime("%Y-%m-%d %H:%M")
        return utc(seconds)

    # --- writing -----------------------------------------------------------------------------

    def add(self, table, folder="first", **values):
        values = {k.rstrip("_"): "" if v is None else str(v) for k, v in values.items()}
        columns, rows = self.tables.setdefault((folder, table), ([], []))
        columns += [c for c in values if c not in columns]
        rows.append(values)

    def save(self, target):
        for folder in ("first", "then"):
            os.makedirs(os.path.join(target, folder), exist_ok=True)
        for (folder, table), (columns, rows) in self.tables.items():
            path = os.path.join(target, folder, table + ".csv")
            names = columns[:]
            self.random.shuffle(names)
            end = self.pick(["\n", "\r\n"])
            with open(path, "w", encoding=self.pick(["utf-8", "utf-8-sig"]), newline="") as file:
                writer = csv.DictWriter(file, names, restval="", lineterminator=end)
                writer.writeheader()
                writer.writerows(rows)
        with open(os.path.join(target, "as_of.txt"), "w", encoding="utf-8") as file:
            file.writelines(utc(t) + "\n" for t in self.times)

    # --- the world ---------------------------------------------------------------------------

    def make(self):
        for fips, name in COUNTIES:
            self.add("counties", fips=fips, name=name, latitude="36.5", longitude="-119.5",
                     opted_in_on=self.pick(["", "2025-07-01", self.near_day().isoformat()]))
            self.add("agencies", id="CW-" + fips, name=name + " child welfare",
                     kind="child_welfare", county=fips)
        self.make_staff()
        self.make_youth()
        self.make_facilities()
        if self.chance(0.25):
            self.make_exact_loads()
        else:
            self.make_weights()
        for youth in self.youth:
            self.make_facts(youth)
        self.make_cases()

    def make_staff(self):
        self.staff = []
        for number in range(self.random.randrange(8, 16)):
            key, fips = f"W-{number:02}", self.pick(COUNTIES)[0]
            started = self.pick([self.long_ago(), self.long_ago(), self.near_day()])
            ended = self.pick(["", "", "", self.near_day()])
            if ended and ended < started:
                ended = ""
            role = self.pick(["worker"] * 6 + ["supervisor", "advocate", "manager"])
            row = {
                "id": key, "name": "Worker " + key, "agency": "CW-" + fips, "role": role,
                "unit": self.pick(["North", "South", ""]), "county": fips,
                "fte": self.pick(["1.0", "1", "0.5", "0.85", "0.33"]),
                "relief_percent": self.pick(["0", "0", "20", "33", "100"]),
                "cse_designated": self.pick(["yes", "no", "1", "0"]), "started_on": started,
            }
            self.staff.append(key)
            self.add("staff", **row, ended_on=ended)
            if self.chance(0.4):
                self.change_staff(row)
        for fips, _ in COUNTIES[:2]:
            for role in ("worker", "supervisor", "advocate"):
                for as_of in {self.long_ago(), self.near_day()}:
                    if self.chance(0.6):
                        self.add("positions", county=fips, agency="CW-" + fips, role=role,
                                 funded=self.random.randrange(8), as_of=as_of)

    def change_staff(self, row):
        row = dict(row)
        changes = {
            "fte": self.pick(["0.5", "0.75", "1.0"]), "cse_designated": self.pick(["yes", "no"]),
            "relief_percent": self.pick(["10", "25"]), "role": self.pick(["worker", "supervisor"]),
            "county": self.pick(COUNTIES)[0],
        }
        if row["unit"]:
            changes["unit"] = self.pick(["North", "South", "East"])
        for name in self.random.sample(sorted(changes), 2):
            row[name] = changes[name]
        self.add("staff", "then", **row, effective_on=self.near_day())

    def make_youth(self):
        self.youth = []
        for number in range(self.random.randrange(12, 28)):
            key, fips = f"Y-{number:03}", self.pick(COUNTIES)[0]
            group = self.pick(["", "", "G1", "G2", "G3"])
            self.youth.append(key)
            self.add("youth", id=key, initials="SY", name="Sample Youth " + key,
                     born_on="2011-02-03", county=fips, sibling_group=group)
            if self.chance(0.15):
                self.add("youth", "then", id=key, county=self.pick(COUNTIES)[0],
                         sibling_group=self.pick(["G1", "G2"]) if group else "",
                         effective_on=self.near_day())

    def make_facilities(self):
        self.facilities = []
        for number in range(6):
            key, fips = f"F-{number}", self.pick(COUNTIES)[0]
            kind = self.pick(["STRTP", "ISFC", "OUT_OF_STATE", "TSCF"])
            self.facilities.append(key)
            self.add("facilities", id=key, name="House " + key, type=kind, county=fips)
            if self.chance(0.2):
                self.add("facilities", "then", id=key, name="House " + key, county=self.pick(
                    COUNTIES)[0], type=self.pick(["ISFC", "OUT_OF_STATE"]),
                    effective_on=self.near_day())

    def make_weights(self):
        limits = {
            ("band", "room"): (75, 85), ("band", "full"): (95, 105), ("band", "over"): (110, 125),
            ("capacity", "full_time"): (1500, 2500), ("modifier", "floor"): (5, 60),
            ("modifier", "ceiling"): self.pick([(101, 160), (200, 600)]), ("modifier", "placement_change_max"): (60, 90),
        }
        for name in ("missing return_window new_disclosure placement_change specialty_court "
                     "dual_lead dual_non_lead nmd pregnant_or_parenting out_of_county "
                     "out_of_state icwa_active_efforts interpreter hospital_or_detention").split():
            limits["modifier", name] = (5, 60)
        for name in COMPONENTS:
            limits["base", name] = (11, 199)
        for name in "none at_risk possible clear confirmed confirmed_historic".split():
            limits["tier", name] = (80, 260)
        for name in "primary secondary courtesy closing".split():
            limits["role", name] = (10, 110)
        for (kind, key), (low, high) in limits.items():
            for owner in ("", self.pick(COUNTIES)[0]):
                for since in {self.long_ago(), self.near_day(), self.near_day()}:
                    if self.chance(0.15):
                        self.add("weights", county=owner, effective_on=since, kind=kind, key=key,
                                 value=self.random.randint(low, high), citation="made up",
                                 provenance="made up", approved_by=self.pick(["", "Someone"]))

    def make_exact_loads(self):
        """Under the default weights: loads exactly on the limits of the bands, and equal siblings."""
        loads = {"W-850": "ER ER FM FR FR FR FR FR", "W-1000": "FR " * 10,
                 "W-1150": "ER ER FM " + "FR " * 8, "W-SIB": "FR FR PP"}
        for worker, components in loads.items():
            self.add("staff", id=worker, name="Worker " + worker, agency="CW-06029", role="worker",
                     unit="Exact", county="06029", fte="0.5", started_on=self.long_ago())
            # The numbers run over a change of length, where order by text and by number differ.
            for number, component in enumerate(components.split(), 9):
                key = f"{worker}-{number}"
                self.add("youth", id="Y-" + key, county="06029",
                         sibling_group="G-EXACT" if worker == "W-SIB" else "")
                since = self.long_ago()
                self.add("cases", id="C-" + key, youth="Y-" + key, county="06029",
                         component=component, opened_on=since)
                self.add("assignments", case="C-" + key, staff=worker, role="primary", from_=since)

    # --- facts of one youth ------------------------------------------------------------------

    def make_facts(self, youth):
        seen = set()
        for _ in range(self.pick([0, 0, 1, 1, 2, 3])):
            self.make_status(youth, seen)
        for _ in range(self.pick([0, 0, 1, 2])):
            self.make_screening(youth, seen)
        for flag in self.random.sample(FLAGS, self.pick([0, 0, 1, 2, 4])):
            start = self.near(self.pick([0, 3 * DAY, 60 * DAY]))
            until = self.pick([None, self.near(), self.near(3 * DAY)])
            until = None if until is None or until <= start else self.written(until)
            self.add("flags", youth=youth, flag=flag, from_=self.written(start), until=until)
        self.make_stays(youth)
        self.make_episodes(youth)
        for number in range(self.pick([0, 0, 0, 1, 2])):
            self.make_report(youth, number)

    def make_status(self, youth, seen):
        basis = self.pick(["grid", "cse_it", "law_enforcement", "disclosure", "disclosure", "court"])
        status = self.pick(["at_risk", "possible", "clear", "confirmed", "confirmed", "confirmed"])
        if self.chance(0.5):
            start = bundle.first_instant(self.near_day(years=1)) + self.pick([0, 1, 80000])
        else:
            start = self.near(self.pick([0, 30 * DAY, 400 * DAY, 700 * DAY]))
        if (basis, start) in seen:
            return
        seen.add((basis, start))
        until = self.pick([None, None, self.near()])
        until = None if until is None or until <= start else self.written(until)
        self.add("cse_status", youth=youth, status=self.pick([status, status.upper()]),
                 basis=basis, from_=self.written(start), until=until, source="worker")

    def make_screening(self, youth, seen):
        tool, version = self.pick(
            [("cse_it", "2.0")] * 4 + [("cse_it", "brief"), ("htiam_14", "1"), ("vera_tvit", "2.0")])
        day = self.pick([self.near_day(), self.near_day(years=1), self.long_ago()])
        if (tool, day) in seen:
            return
        seen.add((tool, day))
        score = self.pick([0, 3, 4, 8, 9, 23, self.random.randrange(24)])
        self.add("screenings", youth=youth, tool=tool, version=version, score=score,
                 screened_on=day)

    def make_stays(self, youth):
        at = self.near(self.pick([14 * DAY, 20 * DAY, 90 * DAY]))
        for _ in range(self.pick([0, 0, 1, 2, 4])):
            length = self.pick([DAY, 5 * DAY, 13 * DAY, self.random.randrange(3600, 30 * DAY)])
            until = at + length
            ends = self.chance(0.8)
            # A stay that is still open may be ended by the second folder.
            later = ends and self.chance(0.2)
            row = {"youth": youth, "facility": self.pick(self.facilities), "from_": utc(at)}
            self.add("stays", **row, until=utc(until) if ends and not later else "")
            if later:
                self.add("stays", "then", **row, until=utc(until))
            if self.chance(0.15):
                # A visit elsewhere while the place is kept: two stays in force at once.
                self.add("stays", youth=youth, facility=self.pick(self.facilities),
                         from_=utc(at + 60), until=self.pick(["", utc(until)]))
            if not ends:
                return
            at = until + self.pick([0, 1, 3600, DAY])

    def make_episodes(self, youth):
        at = self.near(self.pick([DAY, 7 * DAY, 14 * DAY, 21 * DAY, 60 * DAY]))
        for number in range(self.pick([0, 0, 0, 1, 2])):
            received = at
            ending = self.pick(["open", "returned", "returned", "closed", "both"])
            returned = closed = screened = debriefed = None
            if ending in ("returned", "both"):
                edge = self.near(self.pick([0, 7 * DAY, 14 * DAY]))
                returned = max(received + 60, edge)
                screened = self.pick([None, max(returned + 60, self.near())])
                debriefed = self.pick([None, max(returned + 60, self.near())])
            if ending == "closed":
                closed = max(received + 60, self.near())
            if ending == "both":
                closed = max(filter(None, (returned, screened, debriefed))) + self.pick([60, DAY])
            moments = {"returned_at": returned, "screened_at": screened,
                       "debriefed_at": debriefed, "closed_at": closed}
            self.add("missing", id=f"M-{youth}-{number}", youth=youth,
                     received_at=self.written(received),
                     **{k: "" if v is None else self.written(v) for k, v in moments.items()})
            if returned is None and closed is None:
                return
            at = max(v for v in moments.values() if v is not None) + self.pick([60, 2 * DAY])

    def make_report(self, youth, number):
        received = self.pick([
            bundle.first_instant(self.near_day(years=1)) + self.pick([0, 1, 86000]), self.near()])
        decision = self.pick(["screened_in", "screened_in", "evaluated_out", ""])
        decided = ""
        if decision and self.chance(0.6):
            decided = self.written(max(received, self.near()) if self.chance(0.3) else received + 60)
        self.add("reports", id=f"R-{youth}-{number}", county=self.pick(COUNTIES)[0],
                 received_at=self.written(received), youth=youth, screening=decision,
                 screened_at=decided)

    # --- cases and who holds them ------------------------------------------------------------

    def make_cases(self):
        for number in range(len(self.youth) + self.random.randrange(2, 12)):
            key = f"C-{number:03}"
            opened = self.pick([self.long_ago(), self.long_ago(), self.near_day()])
            closed = self.pick(["", "", "", self.near_day()])
            if closed and closed < opened:
                closed = ""
            later = bool(closed) and self.chance(0.3)
            row = {"id": key, "youth": self.pick(self.youth), "county": self.pick(COUNTIES)[0],
                   "component": self.pick(COMPONENTS), "opened_on": opened}
            self.add("cases", **row, closed_on="" if later else closed)
            if later:
                self.add("cases", "then", **row, closed_on=closed)
            if self.chance(0.9):
                self.make_assignments(key, bundle.first_instant(opened))

    def make_assignments(self, case, opened):
        # Few holders, so that siblings often share a worker.
        at = opened
        for _ in range(self.pick([1, 1, 1, 2, 3])):
            until = self.near() if self.chance(0.5) else None
            if until is not None and until <= at:
                until = None
            holder = self.pick(self.staff[:4]) if self.chance(0.6) else self.pick(self.staff)
            self.add("assignments", case=case, staff=holder, role="primary",
                     from_=self.written(at), until="" if until is None else self.written(until))
            if until is None:
                break
            at = until
        for role in ("secondary", "courtesy", "closing"):
            if self.chance(0.15):
                start = max(opened, self.near())
                until = self.near()
                self.add("assignments", case=case, staff=self.pick(self.staff), role=role,
                         from_=self.written(start),
                         until=self.written(until) if until > start and self.chance(0.5) else "")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("dir")
    options = parser.parse_args()
    maker = Maker(options.seed)
    maker.make()
    maker.save(options.dir)


if __name__ == "__main__":
    main()
