"""A naive reading of facilities and their open beds (contract 4.2, 4.7).

Shares nothing with the program but the contract. Slow and plain on purpose.
"""

import fractions

import bundle
import missing
import randombundle

HOUR = 3600
ROUND_THE_CLOCK = ("STRTP", "STRTP_CCR", "TSCF", "TRANSITIONAL_SHELTER", "YHPC")
FRESHNESS = ("fresh", "ageing", "stale", "unknown")


def number(text):
    return int(text) if text else None


def confirmations(folders, time):
    """The newest confirmation of each facility by now."""
    newest = {}
    for row in missing.merged(folders, "availability", ("facility", "confirmed_at")):
        at = bundle.instant(row["confirmed_at"])
        if at <= time and at >= newest.get(row["facility"], (at, None))[0]:
            newest[row["facility"]] = (at, row)
    return newest


def freshness(kind, at, time):
    if at is None:
        return "unknown"
    limit = (12 if kind in ROUND_THE_CLOCK else 72) * HOUR
    age = time - at
    return "fresh" if 2 * age <= limit else "ageing" if age <= limit else "stale"


def lines(folders, time, county):
    """(whether its beds count in a total, the row), in order."""
    data, newest, found = bundle.Bundle(folders), confirmations(folders, time), []
    for key, dated in data.facilities.items():
        values = dated.at(time)
        if county not in (None, values["county"]):
            continue
        at, told = newest.get(key, (None, {}))
        beds = [None] * 3
        if at is not None:
            beds = [number(told.get(name)) or 0 for name in ("occupied", "held", "offline")]
        contracted = number(values.get("capacity_contracted"))
        known = at is not None and contracted is not None
        state = freshness(values["type"].upper(), at, time)
        age = None
        if at is not None:
            age = missing.half_up(fractions.Fraction(time - at, 360)) / 10
        counts = (
            state in ("fresh", "ageing") and contracted is not None
            and values.get("licence_status", "").upper() == "LICENSED")
        row = {
            "facility": key, "name": values["name"], "type": values["type"].upper(),
            "county": values["county"], "capacity_contracted": contracted, "occupied": beds[0],
            "held": beds[1], "offline": beds[2],
            "open": contracted - sum(beds) if known else None,
            "confirmed_at": missing.shown(at), "age_hours": age, "freshness": state,
            "licence_number": values.get("licence_number"),
            "licence_status": values.get("licence_status"),
            "capacity_licensed": number(values.get("capacity_licensed")),
            # Known of a facility on the state's list alone; these bundles bring none.
            "licensed_on": None, "closed_on": None, "licence_as_of": None,
        }
        rank = max(FRESHNESS.index(state), 1)
        found.append(((rank, values["county"], key), counts, row))
    found.sort(key=lambda line: line[0])
    return [(counts, row) for _, counts, row in found]


def answers(folders, time):
    for county in (None, "06029"):
        found = lines(folders, time, county)
        counted = [row for counts, row in found if counts]
        yield ["placements", *(["--county", county] if county else [])], {
            "rows": [row for _, row in found],
            "summary": {
                "open": sum(row["open"] for row in counted), "facilities": len(counted),
                "left_out": len(found) - len(counted)}}


# --- at random ----------------------------------------------------------------------------------

STATUSES = ["LICENSED", "LICENSED", "Licensed", "licensed", "PENDING", "CLOSED", ""]


def extend(maker):
    columns, rows = maker.tables[("first", "facilities")]
    columns += ["licence_number", "licence_status", "capacity_licensed", "capacity_contracted"]
    for index in range(maker.random.randrange(3, 9)):
        rows.append({
            "id": f"P-{index}", "name": f"Place {index}",
            "type": maker.pick(["YHPC", "STRTP_CCR", "RFH", "SAFE_HOME_CSE", "TSCF"]),
            "county": maker.pick(randombundle.COUNTIES)[0]})
    for row in rows:
        row["licence_number"] = maker.pick(["", f"{maker.random.randrange(10 ** 9):09}"])
        row["licence_status"] = maker.pick(STATUSES)
        row["capacity_licensed"] = maker.pick(["", "4", "12"])
        row["capacity_contracted"] = maker.pick(["", "0", "2", "6"])
        confirm(maker, row)


def confirm(maker, row):
    seen = set()
    for _ in range(maker.pick([0, 1, 1, 2, 4])):
        at = maker.near(maker.pick([0, 6 * HOUR, 12 * HOUR, 36 * HOUR, 72 * HOUR]))
        if at in seen:
            continue
        seen.add(at)
        room = int(row["capacity_contracted"] or 5)
        occupied = maker.random.randrange(room + 1)
        held = maker.random.randrange(room - occupied + 1)
        offline = maker.random.randrange(room - occupied - held + 1)
        maker.add("availability", maker.pick(["first", "first", "then"]), facility=row["id"],
                  confirmed_at=maker.written(at), occupied=occupied,
                  held=held or maker.pick(["", "0"]), offline=offline or maker.pick(["", "0"]))
