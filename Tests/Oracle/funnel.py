"""A naive reading of the funnel of reports (contract 4.6, 4.7).

Shares nothing with the program but the contract. Slow and plain on purpose.
"""

import datetime

import bundle
import randombundle
from rosters import after, share, shown

COUNTS = ("received", "screened_in", "evaluated_out", "unscreened", "substantiated",
          "inconclusive", "unfounded", "pending")
RATES = (("screened_in", "received"), ("substantiated", "screened_in"),
         ("inconclusive", "screened_in"), ("substantiated", "received"))
GROUPINGS = ("county", "year", "fiscal_year", "quarter", "venue", "source")


def group(report, day, by):
    if by == "county":
        return report["county"]
    if by == "year":
        return str(day.year)
    if by == "fiscal_year":
        first = day.year - (day.month < 7)
        return f"{first}-{str(first + 1)[2:]}"
    if by == "quarter":
        return f"{day.year}-Q{1 + (day.month - 1) // 3}"
    if by == "venue":
        return report.get("venue", "").lower() or "unknown"
    return report.get("reporter_kind") or "unknown"


def stage(report, time):
    """The counts that a report adds to, as it stands."""
    screened = bundle.instant(report.get("screened_at") or report["received_at"])
    decision = report.get("screening", "").lower()
    if not decision or screened > time:
        return ("received", "unscreened")
    if decision == "evaluated_out":
        return ("received", "evaluated_out")
    found = report.get("disposition", "").lower()
    disposed = bundle.instant(report.get("disposed_at"))
    disposed = screened if disposed is None else disposed
    return ("received", "screened_in", found if found and disposed <= time else "pending")


def figures(counts):
    rates = {f"{a}_of_{b}": share(counts[a] if counts else None, counts[b] if counts else None, b)
             for a, b in RATES}
    return {**(counts or dict.fromkeys(COUNTS)), **rates}


def funnel(folders, time, by, start, end, county):
    """(rows, summary, notes) of the reports from `start` up to `end`; either may be None."""
    data = bundle.Bundle(folders)
    scope = sorted((row for row in data.counties if county in (None, row["fips"])),
                   key=lambda row: row["fips"])
    opted = {row["fips"]: bundle.day(row.get("opted_in_on")) for row in scope}
    end = time + 1 if end is None else min(end, time + 1)
    groups, total, early = {}, dict.fromkeys(COUNTS, 0), set()
    for report in data.reports:
        received = bundle.instant(report["received_at"])
        if report["county"] not in opted or received >= end or (
                start is not None and received < start):
            continue
        day = bundle.local_date(received)
        since = opted[report["county"]]
        if since is None or since > day:
            early.add(report["county"])
            continue
        here = groups.setdefault(group(report, day, by), dict.fromkeys(COUNTS, 0))
        for name in stage(report, time):
            here[name] += 1
            total[name] += 1
    last = bundle.local_date(end - 1)
    inside = [row for row in scope if opted[row["fips"]] and opted[row["fips"]] <= last]
    if by == "county":
        told = list(bundle.Bundle.rows(folders, "submissions"))
        rows = [county_row(row, groups.get(row["fips"]), told, start, last, time)
                for row in inside]
    else:
        rows = [{by: name, **figures(counts)} for name, counts in sorted(groups.items())]
    names = sorted(row["name"] for row in scope if row not in inside or row["fips"] in early)
    return rows, figures(total), ["not opted in: " + "; ".join(names)] if names else []


def county_row(row, counts, submissions, start, last, time):
    if counts is None:
        today = bundle.local_date(time)
        for told in submissions:
            first_day, last_day, sent = (
                bundle.day(told[name]) for name in ("first_day", "last_day", "submitted_on"))
            touches = first_day <= last and (
                start is None or last_day >= bundle.local_date(start))
            if told["county"] == row["fips"] and touches and sent <= today:
                counts = dict.fromkeys(COUNTS, 0)
    return {"county": row["fips"], "fips": row["fips"], "name": row["name"],
            "reporting": "reported" if counts else "not_reported", **figures(counts)}


def spans(time):
    day = bundle.local_date(time)
    yield [], (None, None)
    first, last = day - datetime.timedelta(days=370), day + datetime.timedelta(days=3)
    yield ["--from", first.isoformat(), "--until", last.isoformat()], (
        bundle.first_instant(first), after(last))
    yield ["--from", day.isoformat()], (bundle.first_instant(day), None)
    before = day - datetime.timedelta(days=1)
    yield ["--until", before.isoformat()], (None, after(before))


def answers(folders, time):
    for by in GROUPINGS:
        for words, (start, end) in spans(time):
            for county in (None, "06029"):
                where = ["--county", county] if county else []
                rows, summary, notes = funnel(folders, time, by, start, end, county)
                yield ["reports", "--by", by, *words, *where], {
                    "rows": rows, "notes": notes,
                    "summary": {**summary, "from": shown(start), "until": shown(end)}}


# --- at random ----------------------------------------------------------------------------------

VENUES = ("public_establishment private_home hotel online massage_business street other unknown "
          "HOTEL").split()


def extend(maker):
    for number in range(maker.random.randrange(60)):
        received = maker.near(maker.pick([0, 3600, 86400, 200 * 86400, 365 * 86400]))
        if maker.chance(0.2):
            received = bundle.first_instant(maker.near_day(years=1)) - maker.pick([0, 1])
        row = {"id": f"RX-{number}", "county": maker.pick(randombundle.COUNTIES)[0],
               "received_at": maker.written(received), "venue": maker.pick(["", *VENUES]),
               "reporter_kind": maker.pick(["", "school", "health", "self"])}
        row["screening"] = maker.pick(["screened_in"] * 4 + ["evaluated_out", ""])
        screened = received + maker.pick([0, 60, 86400, maker.random.randrange(10 * 86400)])
        if row["screening"] and maker.chance(0.7):
            row["screened_at"] = maker.written(screened)
        if row["screening"] == "screened_in" and maker.chance(0.7):
            row["disposition"] = maker.pick(["substantiated", "inconclusive", "unfounded"])
            if maker.chance(0.7):
                row["disposed_at"] = maker.written(screened + maker.pick([0, 60, 5 * 86400]))
        maker.add("reports", **row)
    for fips, _ in randombundle.COUNTIES:
        if maker.chance(0.5):
            first = maker.near_day() - datetime.timedelta(days=maker.pick([0, 1, 90]))
            last = first + datetime.timedelta(days=maker.pick([0, 1, 91]))
            maker.add("submissions", county=fips, first_day=first, last_day=last, count=0,
                      submitted_on=maker.pick([last, maker.near_day()]))
