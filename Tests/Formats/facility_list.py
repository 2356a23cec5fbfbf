#!/usr/bin/env python3
"""Imports a synthetic facility download at the state's real size, and reads it once more here.

    facility_list.py BINARY [SEED]

2,669 rows (1,960 of 24-hour care, 709 of foster family agencies) with every trap that the state's
own files have: numbers without their zeros, repeated or absent; a date in the status column; types
for adults; unpadded dates, dates with a time; a county in capitals, or none. Read by Python's csv.
The last line is `N passed, N failed`.
"""

import csv
import datetime
import io
import json
import os
import random
import re
import subprocess
import sys
import tempfile

CLOCK, LATER = "2026-01-15T12:00:00-08:00", "2026-02-15T12:00:00-08:00"
SIZE = {"24-hour": 1960, "agencies": 709}
COLUMNS = ("facility_type facility_number facility_name licensee facility_administrator"
           " facility_telephone_number facility_address facility_city facility_state facility_zip"
           " county_name regional_office facility_capacity facility_status license_first_date"
           " closed_date file_date").split()
TYPES = {
    "SHORT TERM RESIDENTIAL THERAPEUTIC PROGRAM": "STRTP",
    "STRTP - CHILDRENS CRISIS RESIDENTIAL": "STRTP_CCR", "GROUP HOME": "GH",
    "GH - CHILDREN SPECIAL HEALTH CARE NEED": "GH",
    "ENHANCED BEHAVIORAL SUPPORTS HOME - GH": "EBSH", "COMMUNITY CRISIS HOMES": "CCH",
    "COMMUNITY TREATMENT FACILITY": "CTF", "YOUTH HOMELESSNESS PREVENTION CENTER - GH": "YHPC",
    "SMALL FAMILY HOME": "SFH", "TEMPORARY SHELTER CARE FACILITY": "TSCF",
    "TRANSITIONAL SHELTER CARE FACILITY": "TRANSITIONAL_SHELTER",
    "TRANSITIONAL HOUSING PLACEMENT PROGRAM": "THPP_M", "CRISIS NURSERY": "CRISIS_NURSERY",
}
AGENCIES = {"FOSTER FAMILY AGENCY": "FFA", "FOSTER FAMILY AGENCY SUB-": "FFA"}
STATUSES = ["LICENSED", "CLOSED", "PENDING", "ON PROBATION", "INACTIVE"]


class Download:
    """A file as the state publishes it, and what is wrong with which of its lines."""

    def __init__(self, seed, counties):
        self.random = random.Random(seed)
        self.counties = counties
        self.rows, self.bad = [], {}
        self.number = 1
        for group, size in SIZE.items():
            types = TYPES if group == "24-hour" else AGENCIES
            for _ in range(size):
                self.add(types)

    def add(self, types):
        self.number += self.random.randrange(1, 900)
        first = self.date(2000, 2024)
        row = {
            "facility_type": self.random.choice(list(types)), "facility_number": str(self.number),
            "facility_name": f"SAMPLE HOME {self.number}, INC", "licensee": "SAMPLE LICENSEE",
            "facility_administrator": "SAMPLE PERSON", "facility_telephone_number": "(555) 555-0100",
            "facility_address": "Unavailable", "facility_city": "SAMPLE", "facility_state": "CA",
            "facility_zip": "90000", "county_name": self.random.choice(self.counties).upper(),
            "regional_office": self.random.choice(["15", ""]),
            "facility_capacity": self.random.choice(["6", "12", "376", ""]),
            "facility_status": self.random.choices(STATUSES + [""], [60, 30, 9, 1, 1, 1])[0],
            "license_first_date": self.random.choice(
                [f"{first.month}/{first.day}/{first.year}", first.isoformat(),
                 first.isoformat() + "T00:00:00", ""]),
            "closed_date": "", "file_date": "1052026"}
        if row["facility_status"] == "CLOSED":
            row["closed_date"] = self.random.choice(["1/9/2025", "12/31/2024"])
        self.spoil(row)
        self.rows.append([row[name] for name in COLUMNS])

    def spoil(self, row):
        line, lot = len(self.rows) + 2, self.random.random()
        traps = [
            ("facility_number", ""), ("facility_number", "12A4"), ("facility_number", "1234567890"),
            ("facility_type", "ADOPTION AGENCY"), ("facility_type", ""),
            ("county_name", "ATLANTIS"), ("county_name", ""), ("facility_status", "5/20/2010"),
            ("license_first_date", "2/30/2010"), ("closed_date", "soon"), ("file_date", "13052026"),
            ("file_date", "2030"), ("facility_capacity", "six"), ("facility_name", "")]
        if lot < 0.04:
            column, word = self.random.choice(traps)
            row[column], self.bad[line] = word, column
        elif lot < 0.05 and len(self.rows) > 10:
            good = [index for index in range(len(self.rows)) if index + 2 not in self.bad]
            row["facility_number"] = self.rows[self.random.choice(good)][1].zfill(9)
            self.bad[line] = "facility_number"

    def date(self, first, last):
        start = datetime.date(first, 1, 1)
        return start + datetime.timedelta(self.random.randrange(365 * (last - first)))

    def cut_one(self):
        """A line with a cell too few, as a file cut by hand has."""
        line = next(index for index in range(50, 99) if index + 2 not in self.bad)
        self.rows[line] = self.rows[line][:-1]
        self.bad[line + 2] = "-"

    def write(self, path):
        text = io.StringIO()
        writer = csv.writer(text)
        writer.writerow([name.upper() for name in COLUMNS])
        writer.writerows(self.rows)
        with open(path, "w", encoding="utf-8-sig", newline="") as file:
            file.write(text.getvalue())

    def good(self):
        return [dict(zip(COLUMNS, row)) for index, row in enumerate(self.rows)
                if index + 2 not in self.bad]


def date(text):
    """`M/D/YYYY`, ISO, or `MDDYYYY`."""
    if "/" in text:
        month, day, year = map(int, text.split("/"))
        return datetime.date(year, month, day).isoformat()
    if re.fullmatch(r"\d{7,8}", text):
        return f"{text[-4:]}-{int(text[:-6]):02}-{text[-6:-4]}"
    return text[:10] or None


def expected(rows, fips, own, known=()):
    """Facility → its row; `known` is what stood there before: blank never erases."""
    found = {key: dict(values) for key, values in dict(known).items()}
    for row in rows:
        number = row["facility_number"].zfill(9)
        said = {
            "name": row["facility_name"] or None,
            "type": {**TYPES, **AGENCIES}[row["facility_type"]],
            "county": fips[row["county_name"].lower()], "licence_number": number,
            "licence_status": row["facility_status"] or None,
            "capacity_licensed": int(row["facility_capacity"] or 0) or None,
            "licensed_on": date(row["license_first_date"]), "closed_on": date(row["closed_date"]),
            "licence_as_of": date(row["file_date"])}
        line = found.setdefault(own.get(number, number), dict.fromkeys(said))
        line.update({name: value for name, value in said.items() if value is not None})
    return found


class Store:
    def __init__(self, binary, folder):
        self.binary, self.path = os.path.abspath(binary), os.path.join(folder, "demo.db")
        self.run("demo", "--no-open", "--seed", "7", "--clock", CLOCK)

    def run(self, *words, status=0):
        done = subprocess.run(
            [self.binary, "--store", self.path, *words], capture_output=True, text=True,
            stdin=subprocess.DEVNULL, env={"PATH": os.environ["PATH"], "LANG": "C.UTF-8"})
        if done.returncode != status:
            sys.exit(f"{' '.join(words)}: {done.returncode}: {done.stderr.strip()[:500]}")
        return done

    def listing(self, *words):
        return json.loads(self.run("--format", "json", *words).stdout)

    def take(self, path, clock, *words):
        done = self.run("--format", "json", "--clock", clock, "import", "ccld", path, *words)
        row = json.loads(done.stdout)["rows"][0]
        return tuple(row[name] for name in "read added changed unchanged rejected".split())

    def facilities(self, at):
        names = ("name type county licence_number licence_status capacity_licensed licensed_on"
                 " closed_on licence_as_of").split()
        return {row["facility"]: {name: row[name] for name in names}
                for row in self.listing("--as-of", at, "placements")["rows"]}


CHECKS = []


def check(name, is_good, detail=""):
    CHECKS.append(bool(is_good))
    print(f"{'ok  ' if is_good else 'FAIL'} {name}" + ("" if is_good else f": {detail}"))


def differing(one, other):
    keys = [key for key in one.keys() | other.keys() if one.get(key) != other.get(key)]
    return [(key, one.get(key), other.get(key)) for key in sorted(keys)[:3]], len(keys)


def main():
    if len(sys.argv) < 2 or not os.access(sys.argv[1], os.X_OK):
        sys.exit("usage: facility_list.py BINARY [SEED]")
    with tempfile.TemporaryDirectory(prefix="csecboard-ccld-") as folder:
        store = Store(sys.argv[1], folder)
        names = {row["name"]: row["fips"] for row in
                 store.listing("caseloads", "--by", "county")["rows"]}
        download = Download(int(sys.argv[2]) if len(sys.argv) > 2 else 20260115, list(names))
        download.cut_one()
        path, rejects = os.path.join(folder, "ccld.csv"), os.path.join(folder, "rejects.csv")
        download.write(path)
        run(store, download, path, rejects, folder, {k.lower(): v for k, v in names.items()})
    print(f"{sum(CHECKS)} passed, {len(CHECKS) - sum(CHECKS)} failed")
    sys.exit(0 if all(CHECKS) else 1)


def run(store, download, path, rejects, folder, fips):
    # One of the county's own facilities has a licence that the list has too, its zeros lost.
    before = store.facilities(CLOCK)
    listed = download.good()[5]["facility_number"]
    own_key = sorted(before)[0]
    with open(os.path.join(folder, "facilities.csv"), "w", encoding="utf-8") as file:
        file.write("id,name,type,county,licence_number\n")
        kept = before[own_key]
        file.write(f"{own_key},{kept['name']},{kept['type']},{kept['county']},{listed}\n")
    store.run("--clock", CLOCK, "import", "facilities", os.path.join(folder, "facilities.csv"))
    own, before = {listed.zfill(9): own_key}, store.facilities(CLOCK)

    done = store.run("--clock", CLOCK, "import", "ccld", path, status=65)
    first = [line for line in done.stderr.splitlines() if "ccld.csv:" in line][0]
    line, column = min(download.bad.items())
    check("a bad row is named with line and column", f":{line}:{column}: " in first, first)
    check("and the store is as it was", store.facilities(CLOCK) == before)

    good = download.good()
    total = len(download.rows)
    counts = store.take(path, CLOCK, "--rejects", rejects)
    check("every row is added, changed or rejected",
          counts == (total, len(good) - 1, 1, 0, len(download.bad)), counts)
    with open(rejects, encoding="utf-8", newline="") as file:
        told = {int(row["line"]): row["column"] for row in csv.DictReader(file)}
    check("each trap is set aside by its line and column", told == download.bad,
          differing(told, download.bad))
    truth = expected(good, fips, own, before)
    now = store.facilities(CLOCK)
    check("every facility is as the list has it", now == truth, differing(now, truth))
    check("a second time changes nothing", store.take(path, CLOCK, "--rejects", rejects)
          == (total, 0, 0, len(good), len(download.bad)))

    # A month later: one licence closes, one row is all blanks, a hundred are not listed any more.
    later = Download.__new__(Download)
    later.bad, later.rows = {}, [[row[name] for name in COLUMNS] for row in good[:-100]]
    place = {name: COLUMNS.index(name) for name in COLUMNS}
    for row in later.rows:
        row[place["file_date"]] = "2122026"
    later.rows[0][place["facility_status"]] = "CLOSED"
    later.rows[0][place["closed_date"]] = "1/31/2026"
    for name in ("facility_name", "facility_status", "facility_capacity", "license_first_date"):
        later.rows[1][place[name]] = ""
    second = os.path.join(folder, "second.csv")
    later.write(second)
    counts = store.take(second, LATER)
    check("each listed row has a new day of the list",
          counts == (len(good) - 100, 0, len(good) - 100, 0, 0), counts)
    truth = expected(later.good(), fips, own, truth)
    after = store.facilities(LATER)
    check("blank never erases, absence never closes", after == truth, differing(after, truth))
    check("an earlier moment has the earlier licence", store.facilities(CLOCK) == now,
          differing(store.facilities(CLOCK), now))
    store.take(path, LATER, "--rejects", rejects)
    check("an older list takes nothing back", store.facilities(LATER) == truth)
    number = max(row["import"] for row in store.listing("imports")["rows"])
    store.run("--clock", LATER, "import", "--revert", str(number))
    back = store.facilities(LATER)
    check("an import taken back leaves what was", back == now, differing(back, now))
    check("the store is whole", store.run("check").returncode == 0)


if __name__ == "__main__":
    main()
