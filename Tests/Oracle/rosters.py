"""A naive reading of rosters, coverage and dual responses (contract 4.4, 4.7).

Shares nothing with the program but the contract. Coverage asks of every single minute who holds
which seat. Slow and plain on purpose.
"""

import datetime

import bundle
import randombundle

MINUTE, DAY = 60, 86400
SEATS = ("child_welfare", "advocate", "supervisor", "clinician")
REQUIRED = SEATS[:2]
NO_ONE = ("rank", "agency", "phone", "from", "until", "staff", "next_person", "next_from",
          "next_phone")


def share(count, total, name):
    percent = None
    if count is not None and total:
        percent = (2000 * count + total) // (2 * total) / 10
    return {"percent": percent, "count": count, "total": total, "of": name}


def shown(seconds):
    return None if seconds is None else randombundle.utc(seconds)


def merged(folders, table):
    rows = {}
    for row in bundle.Bundle.rows(folders, table):
        old = rows.setdefault(row["id"], {})
        old.update({k: v for k, v in row.items() if v or k not in old})
    return list(rows.values())


def after(date):
    """The first instant of the day after."""
    return bundle.first_instant(date + datetime.timedelta(days=1))


class Board:
    def __init__(self, folders, time):
        self.data, self.time = bundle.Bundle(folders), time
        self.agencies = {row["id"]: row["name"] for row in self.data.agencies}
        self.counties = sorted(row["fips"] for row in self.data.counties)
        self.shifts = []
        for row in merged(folders, "shifts"):
            start, end = bundle.instant(row["starts_at"]), bundle.instant(row["ends_at"])
            if start < end:
                self.shifts.append({**row, "start": start, "end": end,
                                    "seat": row["seat"].lower(), "rank": row["rank"].lower()})

    def in_post(self, staff, moment):
        values = self.data.staff[staff].at(self.time)
        ends = [bundle.day(values.get(name)) for name in ("ended_on", "qualified_until")]
        return moment >= bundle.first_instant(bundle.day(values["started_on"])) and all(
            end is None or moment < after(end) for end in ends)

    def person(self, staff):
        values = self.data.staff[staff].at(self.time)
        return values["name"], self.agencies[values["agency"]], values.get("phone")

    def scope(self, county):
        return [fips for fips in self.counties if county in (None, fips)]

    # --- on call -------------------------------------------------------------------------------

    def on_call(self, county):
        for fips in self.scope(county):
            for seat in SEATS:
                here = [s for s in self.shifts if (s["county"], s["seat"]) == (fips, seat)
                        and s["start"] <= self.time < s["end"]
                        and self.in_post(s["staff"], self.time)]
                here.sort(key=lambda s: (s["rank"] != "primary", s["start"], s["id"]))
                for shift in here:
                    name, agency, phone = self.person(shift["staff"])
                    yield {"county": fips, "seat": seat, "rank": shift["rank"], "person": name,
                           "agency": agency, "phone": phone, "from": shown(shift["start"]),
                           "until": shown(shift["end"]), "staff": shift["staff"],
                           **self.coming(fips, seat, shift["rank"])}
                if not here and seat in REQUIRED:
                    yield {"county": fips, "seat": seat, "person": "NOBODY",
                           **dict.fromkeys(NO_ONE)}

    def coming(self, fips, seat, rank):
        """Whoever comes next in a seat and rank, within a week."""
        later = [s for s in self.shifts if (s["county"], s["seat"], s["rank"]) == (fips, seat, rank)
                 and self.time < s["start"] < min(s["end"], self.time + 7 * DAY)
                 and self.in_post(s["staff"], s["start"])]
        if not later:
            return dict.fromkeys(("next_person", "next_from", "next_phone"))
        shift = min(later, key=lambda s: (s["start"], s["id"]))
        name, _, phone = self.person(shift["staff"])
        return {"next_person": name, "next_from": shown(shift["start"]), "next_phone": phone}

    def roster(self, start, end, county):
        found = [s for s in self.shifts if s["county"] in self.scope(county)
                 and s["start"] < end and s["end"] > start]
        found.sort(key=lambda s: (s["county"], s["start"], SEATS.index(s["seat"]),
                                  s["rank"] != "primary", s["id"]))
        for shift in found:
            name, agency, phone = self.person(shift["staff"])
            yield {"county": shift["county"], "seat": shift["seat"], "rank": shift["rank"],
                   "person": name, "agency": agency, "phone": phone,
                   "starts_at": shown(shift["start"]), "ends_at": shown(shift["end"]),
                   "uid": shift["id"], "staff": shift["staff"]}

    # --- coverage ------------------------------------------------------------------------------

    def missing(self, shifts, moment):
        """The seats that lack someone at a moment; one person fills one seat only."""
        holders = {seat: {s["staff"] for s in shifts if s["seat"] == seat
                          and s["start"] <= moment < s["end"]
                          and self.in_post(s["staff"], moment)} for seat in REQUIRED}
        for first in holders["child_welfare"]:
            if holders["advocate"] - {first}:
                return ()
        if not holders["child_welfare"]:
            return tuple(seat for seat in REQUIRED if not holders[seat])
        return ("advocate",)

    def coverage(self, start, end, county):
        for fips in self.scope(county):
            near = [s for s in self.shifts if s["county"] == fips and s["seat"] in REQUIRED
                    and s["start"] < end and s["end"] > start]
            minutes = range(start, start + (end - start) // MINUTE * MINUTE, MINUTE)
            gaps, covered = [], 0
            for moment in minutes:
                lacking = self.missing(near, moment)
                if not lacking:
                    covered += 1
                elif gaps and gaps[-1][1] == moment and gaps[-1][2] == lacking:
                    gaps[-1][1] = moment + MINUTE
                else:
                    gaps.append([moment, moment + MINUTE, lacking])
            yield {"county": fips, "minutes_total": len(minutes), "minutes_covered": covered,
                   "percent": share(covered, len(minutes), "minutes"),
                   "gaps": [{"from": shown(a), "until": shown(b), "minutes": (b - a) // MINUTE,
                             "missing": list(seats)} for a, b, seats in gaps]}


# --- dual responses -----------------------------------------------------------------------------


def callouts(folders, time, start, end, county):
    reports = {row["id"]: row for row in bundle.Bundle(folders).reports}
    found = []
    for row in merged(folders, "callouts"):
        opened = bundle.instant(row["opened_at"])
        if not start <= opened < end or opened > time or county not in (None, row["county"]):
            continue
        arrived = {}
        for seat in ("cws", "advocate"):
            at = bundle.instant(row.get(seat + "_arrived_at"))
            arrived[seat] = at if at is not None and at <= time else None
        decision = None
        if row.get("report"):
            report = reports[row["report"]]
            decided = bundle.instant(report.get("screened_at") or report["received_at"])
            if report.get("screening") and decided <= time:
                decision = report["screening"].lower() == "screened_in"
        both = None not in arrived.values()
        staff = {seat: row.get(seat + "_staff") or None for seat in arrived}
        found.append((opened, {
            "callout": row["id"], "county": row["county"], "opened_at": shown(opened),
            "source": row.get("source") or None, "tier": row.get("tier", "").upper() or None,
            "report": row.get("report") or None, "screened_in": decision,
            "cws_staff": staff["cws"], "cws_minutes": whole(arrived["cws"], opened),
            "advocate_staff": staff["advocate"],
            "advocate_minutes": whole(arrived["advocate"], opened),
            "dual": both and staff["cws"] != staff["advocate"],
            "exception_reason": row.get("exception_reason") or None}))
    found.sort(key=lambda pair: (pair[0], pair[1]["callout"]))
    return [row for _, row in found]


def whole(arrived, opened):
    return None if arrived is None else (arrived - opened) // MINUTE


def summary_of_callouts(rows):
    counted = [row for row in rows if row["screened_in"]]
    dual = sum(row["dual"] for row in counted)
    return {"callouts": len(rows), "dual": sum(row["dual"] for row in rows),
            "screened_in": len(counted), "dual_rate": share(dual, len(counted), "screened_in")}


# --- questions ----------------------------------------------------------------------------------


def spans(time):
    """A week of local days, which a change of clock makes shorter or longer; and any seconds."""
    day = bundle.local_date(time)
    for first in (day, day - datetime.timedelta(days=6)):
        last = first + datetime.timedelta(days=6)
        yield ["--from", first.isoformat(), "--until", last.isoformat()], (
            bundle.first_instant(first), after(last))
    start, end = time - DAY - 17, time + 2 * DAY + 3661
    yield ["--from", randombundle.utc(start), "--until", randombundle.utc(end)], (start, end)


def answers(folders, time):
    board = Board(folders, time)
    for county in (None, "06029"):
        where = ["--county", county] if county else []
        rows = list(board.on_call(county))
        yield ["oncall", *where], {"rows": rows, "summary": {
            "counties": len(board.scope(county)),
            "nobody": sum(row["person"] == "NOBODY" for row in rows)}}
        for words, (start, end) in spans(time):
            rows = list(board.coverage(start, end, county))
            total, covered = (sum(row[key] for row in rows)
                              for key in ("minutes_total", "minutes_covered"))
            yield ["coverage", *words, *where], {"rows": rows, "summary": {
                "counties": len(rows), "minutes_total": total, "minutes_covered": covered,
                "percent": share(covered, total, "minutes"),
                "gaps": sum(len(row["gaps"]) for row in rows),
                "from": shown(start), "until": shown(end)}}
            rows = list(board.roster(start, end, county))
            yield ["roster", *words, *where], {"rows": rows, "summary": {"shifts": len(rows)}}
            rows = callouts(folders, time, start, end, county)
            yield ["callouts", *words, *where], {
                "rows": rows, "summary": {
                    **summary_of_callouts(rows), "from": shown(start), "until": shown(end)}}


# --- at random ----------------------------------------------------------------------------------


def extend(maker):
    columns, rows = maker.tables[("first", "staff")]
    columns += [name for name in ("qualified_until", "phone") if name not in columns]
    for row in rows:
        row["qualified_until"] = maker.pick(["", "", str(maker.near_day())])
        if row["qualified_until"] and row["qualified_until"] < str(row["started_on"]):
            row["qualified_until"] = ""
        row["phone"] = maker.pick(["", f"661-555-01{maker.random.randrange(100):02}"])
    changed = {row["id"] for row in maker.tables.get(("then", "staff"), ([], []))[1]}
    for row in rows:
        if row["phone"] and row["id"] not in changed and maker.chance(0.3):
            maker.add("staff", "then", **{**row, "phone": "559-555-0199"},
                      effective_on=maker.near_day())
    for fips, _ in randombundle.COUNTIES:
        # Few people, so that one often sits in both seats or twice in one.
        people = maker.random.sample(maker.staff, min(len(maker.staff), maker.pick([2, 3, 5])))
        for number in range(maker.pick([0, 4, 12, 24])):
            make_shift(maker, fips, number, people)
    for number in range(maker.random.randrange(12)):
        make_callout(maker, number)


def make_shift(maker, fips, number, people):
    start = maker.near(maker.pick([0, 12 * 3600, DAY, 3 * DAY, 6 * DAY]))
    start -= maker.pick([0, start % 3600, start % 60])
    length = maker.pick([0, 59, 60, 61, 8 * 3600, 12 * 3600, DAY, 7 * DAY,
                         maker.random.randrange(4 * DAY)])
    maker.add("shifts", id=f"SH-{fips}-{number}", county=fips,
              seat=maker.pick(["child_welfare"] * 4 + ["advocate"] * 4 + ["supervisor", "CLINICIAN"]),
              rank=maker.pick(["primary", "primary", "backup"]), staff=maker.pick(people),
              starts_at=maker.written(start), ends_at=maker.written(start + length))


def make_callout(maker, number):
    opened = maker.near(maker.pick([0, 3600, DAY]))
    row = {"id": f"CO-{number}", "county": maker.pick(randombundle.COUNTIES)[0],
           "opened_at": maker.written(opened), "source": maker.pick(["", "hotline", "school"]),
           "tier": maker.pick(["", "T1", "T2", "T3"]), "exception_reason": ""}
    known = maker.tables.get(("first", "reports"), ([], []))[1]
    row["report"] = maker.pick(known)["id"] if known and maker.chance(0.8) else ""
    for seat in ("cws", "advocate"):
        if maker.chance(0.85):
            row[seat + "_staff"] = maker.pick(maker.staff[:3])
            if maker.chance(0.85):
                row[seat + "_arrived_at"] = maker.written(
                    opened + maker.pick([0, 59, 60, 3599, maker.random.randrange(2 * DAY)]))
    maker.add("callouts", **row)
