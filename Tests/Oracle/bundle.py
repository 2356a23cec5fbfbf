"""Reads a bundle of CSV files as the contract's sections 2 and 3 describe it.

Written for the oracle: plain, slow, and without a look at the program's own code.
Several folders may be given; they are read in order, as if imported one after the other.
"""

import csv
import datetime
import os
import re
import zoneinfo

ZONE = zoneinfo.ZoneInfo("America/Los_Angeles")
UTC = datetime.timezone.utc
DATE = re.compile(r"\d{4}-\d{2}-\d{2}$")


def instant(text):
    """Seconds since 1970 of a TIME; a date alone is its first instant; None for an empty cell."""
    text = (text or "").strip()
    if not text:
        return None
    if DATE.match(text):
        return first_instant(datetime.date.fromisoformat(text))
    moment = datetime.datetime.fromisoformat(text.replace("Z", "+00:00").replace(" ", "T"))
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=ZONE)
    return int(moment.timestamp())


def first_instant(date):
    # The clock changes at two in the morning, so midnight always exists once.
    midnight = datetime.datetime(date.year, date.month, date.day, tzinfo=ZONE)
    return int(midnight.astimezone(UTC).timestamp())


def local_date(seconds):
    return datetime.datetime.fromtimestamp(seconds, UTC).astimezone(ZONE).date()


def day(text):
    text = (text or "").strip()
    return datetime.date.fromisoformat(text) if text else None


def yes(text):
    return (text or "").strip().lower() in ("1", "yes")


class Dated:
    """A record whose attributes are dated: the first value known, then changes from a time on."""

    def __init__(self):
        self.changes = {}  # attribute -> list of (from instant or None, value)

    def add(self, row):
        since = instant(row.get("effective_on"))
        for name, value in row.items():
            value = (value or "").strip()
            if not value or name == "effective_on":
                continue
            known = self.changes.setdefault(name, [])
            if not known:
                known.append((None, value))
            elif since is not None:
                known.append((since, value))
            else:
                raise ValueError(f"a second value of {name} without effective_on")

    def at(self, time):
        """The values at a time, as a dictionary; what is unknown is absent."""
        values = {}
        for name, known in self.changes.items():
            best = known[0]
            for since, value in known[1:]:
                if since <= time and (best[0] is None or since >= best[0]):
                    best = (since, value)
            values[name] = best[1]
        return values


class Bundle:
    """Every table of the given folders; missing files are empty tables."""

    KEYS = {
        "flags": ("youth", "flag", "from"),
        "cse_status": ("youth", "basis", "from"),
        "screenings": ("youth", "tool", "screened_on"),
        "assignments": ("case", "staff", "role", "from"),
        "stays": ("youth", "from"),
        "leave": ("staff", "from"),
        "positions": ("county", "agency", "role", "as_of"),
        "weights": ("county", "kind", "key", "effective_on"),
        "counties": ("fips",),
        "agencies": ("id",),
        "cases": ("id",),
        "reports": ("id",),
        "missing": ("id",),
    }
    DATED = ("staff", "youth", "facilities")

    def __init__(self, folders):
        for table, key in self.KEYS.items():
            merged = {}
            for row in self.rows(folders, table):
                old = merged.setdefault(tuple(row.get(k, "").lower() for k in key), {})
                # An empty cell never erases.
                old.update({k: v for k, v in row.items() if v or k not in old})
            setattr(self, table, list(merged.values()))
        for table in self.DATED:
            records = {}
            for row in self.rows(folders, table):
                records.setdefault(row["id"], Dated()).add(row)
            setattr(self, table, records)

    @staticmethod
    def rows(folders, table):
        for folder in folders:
            path = os.path.join(folder, table + ".csv")
            if not os.path.exists(path):
                continue
            with open(path, encoding="utf-8-sig", newline="") as file:
                reader = csv.DictReader(file)
                for row in reader:
                    yield {k.strip().lower(): (v or "").strip() for k, v in row.items()}
