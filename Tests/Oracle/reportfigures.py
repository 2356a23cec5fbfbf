"""A naive reading of what is worked out from reports beyond the funnel (requirements S14–S17, S66),
and of the lists behind every count.

Shares nothing with the program but the sentences of its manual. Slow and plain on purpose.
"""

import datetime

import bundle
import funnel
import randombundle
from rosters import share, shown

GROUPINGS = ("county", "source", "fiscal_year", "quarter", "year", "venue", "channel", "age_band")
VENUES = ("public_establishment private_home hotel online massage_business street other "
          "unknown").split()
CARE = "in_placement absent_from_placement prior_placement_not_in_care none".split()
DETECTED = "counts are of what was detected and reported; what nobody reported is in none of them"


def months_after(day, months):
    """The same day of a later month or that month's last; 29 February counts as 28."""
    if (day.month, day.day) == (2, 29):
        day = day.replace(day=28)
    count = day.year * 12 + day.month - 1 + months
    for last in range(day.day, 27, -1):
        try:
            return datetime.date(count // 12, count % 12 + 1, last)
        except ValueError:
            pass
    return datetime.date(count // 12, count % 12 + 1, day.day)


def median(numbers):
    """In tenths, as numbers are; of two in the middle the mean, a half rounded up."""
    if not numbers:
        return None
    numbers = sorted(numbers)
    half = len(numbers) // 2
    tenths = numbers[half] if len(numbers) % 2 else (numbers[half - 1] + numbers[half] + 1) // 2
    return tenths / 10


def days(start, end):
    return (max(0, end - start) * 2 + 8640) // (2 * 8640)


class Reports:
    def __init__(self, folders, time, county):
        self.data, self.time = bundle.Bundle(folders), time
        self.scope = sorted((row for row in self.data.counties if county in (None, row["fips"])),
                            key=lambda row: row["fips"])
        self.opted = {row["fips"]: bundle.day(row.get("opted_in_on")) for row in self.scope}
        self.names = {row["fips"]: row["name"] for row in self.scope}
        self.told = list(bundle.Bundle.rows(folders, "submissions"))
        self.all = []
        for row in self.data.reports:
            received = bundle.instant(row["received_at"])
            if received > time:
                continue
            day = bundle.local_date(received)
            since = self.opted.get(row["county"])
            self.all.append({
                **row, "received": received, "day": day, "stage": funnel.stage(row, time)[-1],
                "counted": since is not None and since <= day})
        self.all.sort(key=lambda row: (row["received"], row["id"]))
        self.first = self.first_found()

    def substantiated_at(self, row):
        for name in ("disposed_at", "screened_at", "received_at"):
            if row.get(name):
                return bundle.instant(row[name])

    def first_found(self):
        seen, first = set(), []
        for row in self.all:
            if row["counted"] and row["stage"] == "substantiated":
                if row.get("youth") and row["youth"] in seen:
                    continue
                seen.add(row.get("youth"))
                first.append(row)
        return first

    def between(self, rows, start, end):
        return [row for row in rows if row["counted"]
                and (start is None or row["received"] >= start)
                and (end is None or row["received"] < end)]

    def group(self, row, by):
        if by == "channel":
            return row.get("channel") or "unknown"
        if by == "age_band":
            youth = self.data.youth.get(row.get("youth"))
            born = bundle.day(youth.at(self.time).get("born_on")) if youth else None
            if born is None or born > row["day"]:
                return "unknown"
            years = row["day"].year - born.year - (
                (row["day"].month, row["day"].day) < (born.month, born.day))
            return ("under 13" if years < 13 else "13-15" if years < 16 else
                    "16-17" if years < 18 else "18-20" if years < 21 else "21 or over")
        return funnel.group(row, row["day"], by)

    def groups(self, rows, by):
        found = {}
        for row in rows:
            found.setdefault(self.group(row, by), []).append(row)
        return sorted(found.items())

    def counts(self, rows):
        counts = dict.fromkeys(funnel.COUNTS, 0)
        for row in rows:
            for name in funnel.stage(row, self.time):
                counts[name] += 1
        return counts

    # --- the figures -------------------------------------------------------------------------

    def lags(self, rows):
        decided = [row for row in rows if row["stage"] != "unscreened" and row.get("screened_at")]
        found = [row for row in rows if row["stage"] in (
            "substantiated", "inconclusive", "unfounded") and row.get("disposed_at")]
        return {
            "received": len(rows), "screened": len(decided),
            "screening_median_days": median(
                [days(r["received"], bundle.instant(r["screened_at"])) for r in decided]),
            "disposed": len(found),
            "disposition_median_days": median(
                [days(r["received"], bundle.instant(r["disposed_at"])) for r in found])}

    def care(self, rows):
        known = [row for row in rows if row.get("care_status")]
        return {"identified": len(rows), **{
            f"{status}_of_recorded": share(
                sum(row["care_status"].lower() == status for row in known), len(known), "recorded")
            for status in CARE}, "not_recorded": len(rows) - len(known)}

    def again(self, rows):
        today, answer = bundle.local_date(self.time), {}
        rows = [row for row in rows if row.get("youth")]
        for months in (6, 12, 24):
            followed = came = censored = 0
            for row in rows:
                start = self.substantiated_at(row)
                last = months_after(bundle.local_date(start), months)
                if last >= today:
                    censored += 1
                    continue
                followed += 1
                came += any(other.get("youth") == row["youth"] and other["received"] > start
                            and other["day"] <= last for other in self.all)
            answer[f"again_{months}_of_followed"] = share(came, followed, "followed")
            answer[f"censored_{months}"] = censored
        return {"youth": len(rows), **answer}

    def venues(self, rows):
        where = [row.get("venue", "").lower() or "unknown" for row in rows]
        return {
            "received": len(rows),
            "private_of_received": share(
                sum(venue in ("private_home", "hotel") for venue in where), len(rows), "received"),
            **{f"{venue}_of_received": share(where.count(venue), len(rows), "received")
               for venue in VENUES}}

    FIELDS = {
        "youth": "received", "reporter_kind": "received", "venue": "received",
        "channel": "received", "benefit": "received", "screened_at": "screened",
        "response": "screened_in", "disposed_at": "disposed", "care_status": "identified"}

    def asked(self, row, field):
        stage = row["stage"]
        return {
            "received": True, "screened": stage != "unscreened",
            "screened_in": stage not in ("unscreened", "evaluated_out"),
            "disposed": stage in ("substantiated", "inconclusive", "unfounded"),
            "identified": any(row is first for first in self.first)}[self.FIELDS[field]]

    def completeness(self, rows):
        tenths, whole, blanks = 0, 0, dict.fromkeys(self.FIELDS, 0)
        for row in rows:
            asked = [field for field in self.FIELDS if self.asked(row, field)]
            blank = [field for field in asked if not row.get(field)]
            for field in blank:
                blanks[field] += 1
            whole += not blank
            filled = len(asked) - len(blank)
            tenths += (2000 * filled + len(asked)) // (2 * len(asked))
        # Of equals the first by name.
        worst = min(blanks, key=lambda field: (-blanks[field], field))
        mean = (2 * tenths + len(rows)) // (2 * len(rows)) / 10 if rows else None
        return {"mean_percent": mean, "whole_of_received": share(whole, len(rows), "received"),
                "worst_field": worst if blanks[worst] else None,
                "worst_blank": blanks[worst] or None}

    def fields(self, rows):
        for field, of in self.FIELDS.items():
            asked = [row for row in rows if self.asked(row, field)]
            values = [row[field] for row in asked if row.get(field)]
            yield {"field": field, "of": of, "filled": share(len(values), len(asked), of),
                   "unknown": sum(value.lower() == "unknown" for value in values),
                   "blank": len(asked) - len(values)}

    def heat(self, rows, start, end):
        end = self.time + 1 if end is None else min(end, self.time + 1)
        begin = start if start is not None else min((row["received"] for row in rows), default=None)
        if begin is None or begin >= end:
            return
        first, last = bundle.local_date(begin), bundle.local_date(end - 1)
        if start is None:
            first = datetime.date(first.year, (first.month - 1) // 3 * 3 + 1, 1)
        today = bundle.local_date(self.time)
        for fips in sorted(self.opted):
            day = datetime.date(first.year, (first.month - 1) // 3 * 3 + 1, 1)
            while day <= last:
                after = months_after(day, 3)
                until = min(after - datetime.timedelta(days=1), last)
                since = self.opted[fips]
                inside = since is not None and since <= until
                some = [row for row in rows if row["county"] == fips and day <= row["day"] < after]
                told = any(
                    told["county"] == fips and bundle.day(told["submitted_on"]) <= today
                    and bundle.day(told["first_day"]) <= until
                    and bundle.day(told["last_day"]) >= max(day, first) for told in self.told)
                counts = None
                if inside and (some or told):
                    counts = self.counts(some)
                yield {
                    "county": fips, "name": self.names[fips],
                    "quarter": f"{day.year}-Q{1 + day.month // 3}",
                    "standing": "not_opted_in" if not inside else
                                "reported" if counts else "not_reported",
                    "is_part": inside and (day < first or after > last + datetime.timedelta(1)
                                           or since > day),
                    **funnel.figures(counts)}
                day = after

    def aligned(self):
        today, lines = bundle.local_date(self.time), {}
        for fips, since in self.opted.items():
            if since is None or since > today:
                continue

            def begins(place):
                return months_after(since, 3 * place)

            mine = [row for row in self.all if row["county"] == fips]
            place = -8
            while place < 0 and not any(
                    begins(place) <= row["day"] < begins(place + 1) for row in mine):
                place += 1
            while begins(place) <= today:
                line = lines.setdefault(place, {"counties": 0, "silent": 0, "open": 0, "rows": []})
                some = [row for row in mine if begins(place) <= row["day"] < begins(place + 1)]
                if begins(place + 1) > today:
                    line["open"] += 1
                elif some:
                    line["counties"] += 1
                    line["rows"] += some
                else:
                    line["silent"] += 1
                place += 1
        for place, line in sorted(lines.items()):
            some, counties = line.pop("rows"), line["counties"]
            mean = (2 * 10 * len(some) + counties) // (2 * counties) / 10 if counties else None
            yield {"quarter_from_opt_in": place, **line, "mean_received": mean,
                   **funnel.figures(self.counts(some) if counties else None)}

    def submitted(self, start, end):
        end = self.time + 1 if end is None else min(end, self.time + 1)
        last, today = bundle.local_date(end - 1), bundle.local_date(self.time)
        newest = {}
        for told in self.told:
            key = (told["county"], told["first_day"], told["last_day"])
            touches = bundle.day(told["first_day"]) <= last and (
                start is None or bundle.day(told["last_day"]) >= bundle.local_date(start))
            if told["county"] in self.opted and bundle.day(told["submitted_on"]) <= today \
                    and touches and newest.get(key, {"submitted_on": ""})["submitted_on"] \
                    < told["submitted_on"]:
                newest[key] = told
        for (fips, first, until), told in sorted(newest.items()):
            here = sum(bundle.day(first) <= row["day"] <= bundle.day(until)
                       for row in self.all if row["county"] == fips)
            yield {"county": fips, "name": self.names[fips], "first_day": first,
                   "last_day": until, "submitted_on": told["submitted_on"],
                   "submitted": int(told["count"]), "in_store": here,
                   "difference": here - int(told["count"]),
                   # A bundle brings no signatures.
                   "sign_off": "not_signed", "signed_by": None, "signed_at": None,
                   "signed_submitted": None, "signed_in_store": None, "note": None}

    def note(self, start, end):
        end = self.time + 1 if end is None else min(end, self.time + 1)
        last = bundle.local_date(end - 1)
        early = {row["county"] for row in self.all if row["county"] in self.opted
                 and not row["counted"] and row["received"] < end
                 and (start is None or row["received"] >= start)}
        names = sorted(row["name"] for row in self.scope if row["fips"] in early
                       or not self.opted[row["fips"]] or self.opted[row["fips"]] > last)
        return ["not opted in: " + "; ".join(names)] if names else []


def trends(lines):
    former = None
    for line in lines:
        now = line["private_of_received"]
        line["trend"] = None
        if former:
            difference = now["count"] * former["total"] - former["count"] * now["total"]
            line["trend"] = ("rising" if difference > 0 else "falling" if difference < 0
                             else "level")
        former = now
    return lines


def identified(folders, time, start, end, county):
    data = bundle.Bundle(folders)
    first = {}
    for row in data.cse_status:
        since = bundle.instant(row["from"])
        if row["status"].lower() != "confirmed" or since > time:
            continue
        key = (since, row.get("source", "").lower())
        if row["youth"] not in first or key < first[row["youth"]]:
            first[row["youth"]] = key
    found = []
    for youth, (since, source) in first.items():
        if county not in (None, data.youth[youth].at(time)["county"]):
            continue
        contacts = [bundle.instant(row["from"]) for row in data.cse_status
                    if row["youth"] == youth and row["status"].lower() != "confirmed"]
        contacts += [bundle.instant(row["received_at"]) for row in data.reports
                     if row.get("youth") == youth]
        contacts += [bundle.instant(row["opened_on"]) for row in data.cases
                     if row["youth"] == youth]
        contacts = [moment for moment in contacts if moment <= since]
        if (start is None or since >= start) and (end is None or since < end):
            found.append((source or "unknown", days(min(contacts), since) if contacts else None))

    def figures(some):
        known = [lag for _, lag in some if lag is not None]
        return {"known_before": len(known), "median_days": median(known)}

    rows = [{"source": source, "youth_of_identified": share(len(some), len(found), "identified"),
             **figures(some)}
            for source in sorted({source for source, _ in found})
            for some in [[one for one in found if one[0] == source]]]
    return rows, {"identified": len(found), **figures(found)}


def answers(folders, time):
    # Which grouping, span and county a figure is asked for changes from one to the next, so that
    # all meet in the course of a few bundles.
    turn = time
    today = bundle.local_date(time)
    for county in (None, "06029"):
        reports = Reports(folders, time, county)
        where = ["--county", county] if county else []
        yield ["reports", "--figure", "aligned", *where], {
            "rows": list(reports.aligned()), "summary": {
                "counties": sum(since is not None and since <= today
                                for since in reports.opted.values())}}
        for number, (words, (start, end)) in enumerate(funnel.spans(time)):
            turn += 1
            if (turn + number // 2) % 2:
                continue
            rows = reports.between(reports.all, start, end)
            first = reports.between(reports.first, start, end)
            ends = {"from": shown(start), "until": shown(end)}
            notes = [*reports.note(start, end), DETECTED]
            by = GROUPINGS[turn % len(GROUPINGS)]
            for name, some in (("lags", rows), ("care", first),
                               ("again", [row for row in first if row.get("youth")]),
                               ("completeness", rows)):
                make = getattr(reports, name)
                yield ["reports", "--figure", name, "--by", by, *words, *where], {
                    "rows": [{"group": group,
                              "name": reports.names[group] if by == "county" else None,
                              **make(some)} for group, some in reports.groups(some, by)],
                    "summary": {**make(some), "by": by, **ends}, "notes": notes}
            by = ("quarter", "fiscal_year", "year")[turn % 3]
            lines = trends([{"period": group, **reports.venues(some)}
                            for group, some in reports.groups(rows, by)])
            yield ["reports", "--figure", "venues", "--by", by, *words, *where], {
                "rows": lines, "summary": {**reports.venues(rows), "by": by, **ends},
                "notes": notes}
            yield ["reports", "--figure", "channels", "--by", by, *words, *where], {
                "rows": [{"period": group, "channel": channel, "channel_of_received": share(
                              len(same), len(some), "received")}
                         for group, some in reports.groups(rows, by)
                         for channel, same in reports.groups(some, "channel")],
                "summary": {"received": len(rows), "by": by, **ends}, "notes": notes}
            yield ["reports", "--figure", "fields", *words, *where], {
                "rows": list(reports.fields(rows)),
                "summary": {**reports.completeness(rows), **ends}, "notes": notes}
            counts = reports.counts(rows)
            by = ("channel", "age_band")[turn % 2]
            yield ["reports", "--by", by, *words, *where], {
                "rows": [{by: group, **funnel.figures(reports.counts(some))}
                         for group, some in reports.groups(rows, by)],
                "summary": {**funnel.figures(counts), **ends}, "notes": notes[:-1]}
            yield ["reports", "--figure", "heat", *words, *where], {
                "rows": list(reports.heat(rows, start, end)),
                "summary": {**funnel.figures(counts), **ends}, "notes": notes}
            lines = list(reports.submitted(start, end))
            yield ["reports", "--figure", "submitted", *words, *where], {
                "rows": lines, "summary": {
                    "statements": len(lines),
                    "differing": sum(line["difference"] != 0 for line in lines),
                    "unanswered": sum(line["difference"] != 0 for line in lines), **ends}}
            lines, summary = identified(folders, time, start, end, county)
            yield ["reports", "--figure", "identified", *words, *where], {
                "rows": lines, "summary": {**summary, **ends}}
            yield from lists(reports, rows, ends, words, where, turn, time)


def lists(reports, rows, ends, words, where, turn, time):
    measure = funnel.COUNTS[turn % len(funnel.COUNTS)]
    by = GROUPINGS[turn % len(GROUPINGS)]
    some = [row for row in rows if measure in funnel.stage(row, time)]
    groups = reports.groups(rows, by)
    group = groups[turn % len(groups)][0] if groups and turn % 2 else None
    if group:
        some = [row for row in some if reports.group(row, by) == group]
    of = ["--of", group] if group else []
    yield ["reports", "--list", measure, "--by", by, *of, *words, *where], {
        "rows": [{"report": row["id"], "stage": row["stage"]} for row in some],
        "reading": lambda found: [{"report": row["report"], "stage": row["stage"]}
                                  for row in found],
        "summary": {"reports": len(some), "measure": measure, "by": by, "group": group, **ends}}


# --- at random ----------------------------------------------------------------------------------

def extend(maker):
    """Youth who are reported again, at, before and after the last day of a window."""
    for number in range(maker.random.randrange(40)):
        youth = maker.pick(maker.youth)
        months = maker.pick([6, 12, 24])
        first = months_after(maker.near_day(), -months)
        again = months_after(first, months) + datetime.timedelta(days=maker.pick([-1, 0, 1]))
        for part, day in enumerate([first, again][:maker.pick([1, 2, 2])]):
            received = bundle.first_instant(day) + maker.pick([0, 1, 43200, 82000])
            row = {"id": f"RA-{number}-{part}", "county": maker.pick(randombundle.COUNTIES)[0],
                   "received_at": maker.written(received), "youth": youth,
                   "channel": maker.pick(["", "phone", "fax"]),
                   "venue": maker.pick(["", "hotel", "online", "unknown"]),
                   "benefit": maker.pick(["", "both", "unknown"]),
                   "reporter_kind": maker.pick(["", "school"])}
            if part == 0:
                row.update(screening="screened_in", disposition="substantiated",
                           response=maker.pick(["", "immediate"]),
                           care_status=maker.pick(["", *CARE]))
                if maker.chance(0.5):
                    row["screened_at"] = maker.written(received + 60)
                    row["disposed_at"] = maker.written(received + maker.pick([60, 86400]))
            maker.add("reports", **row)
