#!/usr/bin/env python3
"""An independent, naive reading of the weighted caseload (contract 4.1 and 4.7).

    caseloads.py BUNDLE... --as-of TIME --by case|worker|unit|county [--county FIPS]

prints the rows as JSON with the contract's keys. It shares nothing with the program but the
contract; where both agree on bundles made at random, both have probably read it rightly.
"""

import argparse
import datetime
import fractions
import json
import sys

import bundle
import policy

DAY = 86400
ORDER = ["none", "at_risk", "possible", "clear", "confirmed"]
FLAG_MODIFIERS = [
    "specialty_court",
    "dual_lead",
    "dual_non_lead",
    "pregnant_or_parenting",
    "icwa_active_efforts",
    "interpreter",
]


def half_up(value):
    """Rounds a fraction, half up: the floor of value + 1/2."""
    return (fractions.Fraction(value) + fractions.Fraction(1, 2)).__floor__()


def share(count, total, of):
    percent = None
    if total:
        percent = half_up(fractions.Fraction(1000 * count, total)) / 10
    return {"percent": percent, "count": count, "total": total, "of": of}


def in_force(row, time):
    start, end = bundle.instant(row["from"]), bundle.instant(row.get("until"))
    return start <= time and (end is None or time < end)


def twelve_months_after(date):
    if (date.month, date.day) == (2, 29):
        return datetime.date(date.year + 1, 2, 28)
    return date.replace(year=date.year + 1)


class Oracle:
    def __init__(self, folders, time):
        self.data = bundle.Bundle(folders)
        self.time = time
        self.today = bundle.local_date(time)
        self.policy = policy.Policy(self.data.weights, time)
        self.staff = {key: dated.at(time) for key, dated in self.data.staff.items()}
        self.youth = {key: dated.at(time) for key, dated in self.data.youth.items()}
        self.facilities = {key: dated.at(time) for key, dated in self.data.facilities.items()}
        self.statuses = {key: self.status(key) for key in self.youth}
        self.open_cases = {c["id"]: c for c in self.data.cases if self.is_open(c)}
        self.held = [
            a for a in self.data.assignments
            if a["case"] in self.open_cases and in_force(a, time)
        ]
        self.halved = self.cases_to_halve()

    # --- status of a youth -------------------------------------------------------------------

    def screenings_that_count(self, youth):
        return [
            s for s in self.data.screenings
            if s["youth"] == youth and s["tool"].lower() == "cse_it" and s["version"] == "2.0"
            and bundle.first_instant(bundle.day(s["screened_on"])) <= self.time
        ]

    def status(self, youth):
        highest = 0
        for row in self.data.cse_status:
            if row["youth"] == youth and in_force(row, self.time):
                highest = max(highest, ORDER.index(row["status"].lower()))
        screenings = self.screenings_that_count(youth)
        if screenings:
            newest = max(screenings, key=lambda s: bundle.day(s["screened_on"]))
            score = int(newest["score"])
            if 4 <= score <= 8:
                highest = max(highest, ORDER.index("possible"))
            elif 9 <= score <= 23:
                highest = max(highest, ORDER.index("clear"))
        name = ORDER[highest]
        if name == "confirmed":
            if self.today > twelve_months_after(max(self.indicators(youth))):
                return "confirmed_historic"
        return name

    def indicators(self, youth):
        """Local dates of every indicator at or before the time."""
        dates = []
        for row in self.data.cse_status:
            if row["youth"] != youth:
                continue
            if row["status"].lower() == "confirmed" or row["basis"].lower() == "disclosure":
                start = bundle.instant(row["from"])
                if start <= self.time:
                    dates.append(bundle.local_date(start))
        for row in self.screenings_that_count(youth):
            if int(row["score"]) >= 9:
                dates.append(bundle.day(row["screened_on"]))
        for row in self.data.reports:
            if row.get("youth") != youth or row.get("screening", "").lower() != "screened_in":
                continue
            received = bundle.instant(row["received_at"])
            decided = bundle.instant(row.get("screened_at"))
            if decided is None:
                decided = received
            if received <= self.time and decided <= self.time:
                dates.append(bundle.local_date(received))
        return dates

    # --- points of a case --------------------------------------------------------------------

    def is_open(self, case):
        closed = bundle.day(case.get("closed_on"))
        return bundle.day(case["opened_on"]) <= self.today and (
            closed is None or self.today <= closed
        )

    def modifiers(self, case):
        """The names that apply, each with its points, by the case's county."""
        youth, county, time = case["youth"], case["county"], self.time
        found = {}

        def add(name):
            found[name] = self.policy.value("modifier", name, county)

        for row in self.data.missing:
            if row["youth"] != youth:
                continue
            received = bundle.instant(row["received_at"])
            returned = bundle.instant(row.get("returned_at"))
            closed = bundle.instant(row.get("closed_at"))
            end = returned + 7 * DAY if returned is not None else closed
            if received <= time and (end is None or time < end):
                add("missing")
            if returned is not None:
                end = returned + 14 * DAY
                screened = bundle.instant(row.get("screened_at"))
                debriefed = bundle.instant(row.get("debriefed_at"))
                if screened is not None and debriefed is not None:
                    end = min(end, max(screened, debriefed))
                if returned <= time < end:
                    add("return_window")
        for row in self.data.cse_status:
            if row["youth"] == youth and row["basis"].lower() == "disclosure":
                start = bundle.instant(row["from"])
                if start <= time < start + 30 * DAY:
                    add("new_disclosure")
        begun = 0
        places = set()
        for row in self.data.stays:
            if row["youth"] != youth:
                continue
            start = bundle.instant(row["from"])
            if start <= time < start + 14 * DAY:
                begun += 1
            if in_force(row, time):
                facility = self.facilities[row["facility"]]
                if facility["type"].upper() == "OUT_OF_STATE":
                    places.add("out_of_state")
                elif facility["county"] != self.youth[youth]["county"]:
                    places.add("out_of_county")
        if begun:
            each = self.policy.value("modifier", "placement_change", county)
            most = self.policy.value("modifier", "placement_change_max", county)
            found["placement_change"] = min(begun * each, most)
        if "out_of_state" in places:
            add("out_of_state")
        elif "out_of_county" in places:
            add("out_of_county")
        for row in self.data.flags:
            if row["youth"] != youth:
                continue
            flag = row["flag"].lower()
            start, end = bundle.instant(row["from"]), bundle.instant(row.get("until"))
            if flag == "hospital_or_detention" and end is not None:
                end += 3 * DAY
            if not (start <= time and (end is None or time < end)):
                continue
            if flag in FLAG_MODIFIERS or flag == "hospital_or_detention":
                add(flag)
            if flag == "nmd" and self.is_cse(youth):
                add("nmd")
        return found

    def is_cse(self, youth):
        return self.statuses[youth] in ("possible", "clear", "confirmed", "confirmed_historic")

    def base(self, case, halve):
        value = self.policy.value("base", case["component"].upper(), case["county"])
        return half_up(fractions.Fraction(value, 2)) if halve else value

    def points(self, case, halve):
        county = case["county"]
        tier = self.policy.value("tier", self.statuses[case["youth"]], county)
        weight = half_up(fractions.Fraction(self.base(case, halve) * tier, 100))
        weight += sum(self.modifiers(case).values())
        floor = self.policy.value("modifier", "floor", county)
        ceiling = self.policy.value("modifier", "ceiling", county)
        return min(max(weight, floor), ceiling)

    def cases_to_halve(self):
        sets = {}
        for a in self.held:
            if a["role"].lower() != "primary":
                continue
            case = self.open_cases[a["case"]]
            group = self.youth[case["youth"]].get("sibling_group")
            if group:
                sets.setdefault((group, a["staff"]), []).append(case)
        halved = set()
        for cases in sets.values():
            if len({case["youth"] for case in cases}) < 2:
                continue
            whole = min(cases, key=lambda c: (-self.points(c, False), c["id"]))
            halved.update(c["id"] for c in cases if c["id"] != whole["id"])
        return halved

    # --- rows --------------------------------------------------------------------------------

    def case_row(self, case, assignment):
        halve = case["id"] in self.halved
        points = self.points(case, halve)
        role = assignment["role"].lower() if assignment else None
        worker = assignment["staff"] if assignment else None
        assigned = 0
        if assignment:
            percent = self.policy.value("role", role, case["county"])
            assigned = half_up(fractions.Fraction(points * percent, 100))
        status = self.statuses[case["youth"]]
        return {
            "case": case["id"],
            "youth": case["youth"],
            "county": case["county"],
            "unit": self.staff[worker].get("unit") if worker else None,
            "worker": worker,
            "component": case["component"].upper(),
            "status": status,
            "base": self.base(case, halve),
            "tier": self.policy.value("tier", status, case["county"]),
            "modifiers": [
                {"name": name, "points": value}
                for name, value in sorted(self.modifiers(case).items())
            ],
            "points": points,
            "role": role,
            "assigned_points": assigned,
        }

    def case_rows(self):
        rows = [self.case_row(self.open_cases[a["case"]], a) for a in self.held]
        taken = {a["case"] for a in self.held}
        rows += [
            self.case_row(case, None)
            for key, case in self.open_cases.items() if key not in taken
        ]
        return rows

    def in_service(self, person):
        ended = bundle.day(person.get("ended_on"))
        return bundle.day(person["started_on"]) <= self.today and (
            ended is None or self.today <= ended
        )

    def capacity(self, person):
        if person["role"].lower() != "worker" or not self.in_service(person):
            return 0
        full = self.policy.value("capacity", "full_time", person["county"])
        fte = fractions.Fraction(person.get("fte", "1.0"))
        relief = fractions.Fraction(person.get("relief_percent", "0"))
        return half_up(full * fte * (100 - relief) / 100)

    def band(self, points, capacity, county):
        if capacity == 0:
            return None
        limit = {k: self.policy.value("band", k, county) for k in ("room", "full", "over")}
        if 100 * points < limit["room"] * capacity:
            return "room"
        if 100 * points <= limit["full"] * capacity:
            return "full"
        if 100 * points <= limit["over"] * capacity:
            return "over"
        return "blocked"

    def cases_of(self, worker):
        return {a["case"] for a in self.held if a["staff"] == worker}

    def cse_of(self, cases):
        return {c for c in cases if self.is_cse(self.open_cases[c]["youth"])}

    def left_on(self, person):
        ended = bundle.day(person.get("ended_on"))
        return ended.isoformat() if ended is not None and ended < self.today else None

    def away_until(self, key):
        ends = [bundle.instant(row["until"]) for row in self.data.leave
                if row["staff"] == key and in_force(row, self.time)]
        if not ends:
            return None
        back = datetime.datetime.fromtimestamp(max(ends), datetime.timezone.utc)
        return back.strftime("%Y-%m-%dT%H:%M:%SZ")

    def worker_rows(self):
        rows = []
        for key, person in self.staff.items():
            listed = self.in_service(person) and person["role"].lower() in ("worker", "supervisor")
            cases = self.cases_of(key)
            if not listed and not cases:
                continue
            points = sum(r["assigned_points"] for r in self.case_rows() if r["worker"] == key)
            capacity = self.capacity(person)
            rows.append({
                "worker": key,
                "name": person["name"],
                "unit": person.get("unit"),
                "county": person["county"],
                "cse_designated": bundle.yes(person.get("cse_designated")),
                "fte": float(person.get("fte", "1.0")),
                "cases": len(cases),
                "cse_cases": len(self.cse_of(cases)),
                "points": points,
                "capacity": capacity,
                "percent": share(points, capacity, "capacity"),
                "band": self.band(points, capacity, person["county"]),
                "away_until": self.away_until(key),
                "left_on": self.left_on(person),
            })
        return rows

    def group_row(self, members):
        cases = set().union(*(self.cases_of(m["worker"]) for m in members))
        cse = self.cse_of(cases)
        designated = {
            a["case"] for a in self.held
            if a["case"] in cse and a["role"].lower() == "primary"
            and bundle.yes(self.staff[a["staff"]].get("cse_designated"))
        }
        tenths = [
            half_up(fractions.Fraction(1000 * m["points"], m["capacity"]))
            for m in members if m["capacity"]
        ]
        points = sum(m["points"] for m in members)
        capacity = sum(m["capacity"] for m in members)
        mean = half_up(fractions.Fraction(sum(tenths), len(tenths))) / 10 if tenths else None
        spread = (max(tenths) - min(tenths)) / 10 if tenths else None
        return {
            "cases": len(cases),
            "cse_cases": len(cse),
            "holders": sum(1 for m in members if m["cse_cases"]),
            "points": points,
            "capacity": capacity,
            "percent": share(points, capacity, "capacity"),
            "cse_in_designated": share(len(designated), len(cse), "cse_cases"),
            "funded": None,
            "filled": None,
            "vacant": None,
            "mean_percent": mean,
            "spread_percent": spread,
        }

    def groups(self, name):
        grouped = {}
        for row in self.worker_rows():
            grouped.setdefault(name(row), []).append(row)
        return grouped

    def unit_rows(self):
        rows = []
        for (county, unit), members in self.groups(lambda r: (r["county"], r["unit"])).items():
            rows.append({"unit": unit, "county": county} | self.group_row(members))
        return rows

    def posts(self, county):
        newest = {}
        for row in self.data.positions:
            as_of = bundle.day(row["as_of"])
            post = (row["agency"], row["role"].lower())
            if row["county"] != county or as_of > self.today:
                continue
            if post not in newest or as_of > newest[post][0]:
                newest[post] = (as_of, int(row["funded"]))
        if not newest:
            return {"funded": None, "filled": None, "vacant": None}
        funded = filled = vacant = 0
        for (agency, role), (_, posts) in newest.items():
            people = sum(
                1 for p in self.staff.values()
                if p["agency"] == agency and p["role"].lower() == role and p["county"] == county
                and self.in_service(p)
            )
            funded += posts
            filled += people
            vacant += max(0, posts - people)
        return {"funded": funded, "filled": filled, "vacant": vacant}

    def county_rows(self):
        rows = []
        names = {c["fips"]: c for c in self.data.counties}
        for county, members in self.groups(lambda r: r["county"]).items():
            row = {"county": county, "fips": county, "name": names[county]["name"]}
            row["opted_in_on"] = names[county].get("opted_in_on") or None
            rows.append(row | self.group_row(members) | self.posts(county))
        return rows

    def rows(self, by, counties=()):
        rows = getattr(self, by + "_rows")()
        return [r for r in rows if not counties or r["county"] in counties]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("bundle", nargs="+")
    parser.add_argument("--as-of", required=True)
    parser.add_argument("--by", choices=("case", "worker", "unit", "county"), default="worker")
    parser.add_argument("--county", action="append", default=[])
    options = parser.parse_args()
    oracle = Oracle(options.bundle, bundle.instant(options.as_of))
    json.dump(oracle.rows(options.by, options.county), sys.stdout, indent=1)
    print()


if __name__ == "__main__":
    main()
