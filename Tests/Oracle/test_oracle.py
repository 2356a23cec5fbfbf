#!/usr/bin/env python3
"""Checks the oracle against the tables of sampledata/README.md and against cases made by hand."""

import os
import sys
import tempfile
import traceback

import bundle
import caseloads
import patterns

HERE = os.path.dirname(os.path.abspath(__file__))
SAMPLE = os.path.join(HERE, "..", "..", "sampledata")
NOON = "2026-11-20T12:00:00-08:00"


def sample(time=NOON):
    return caseloads.Oracle([SAMPLE], bundle.instant(time))


def table(keys):
    """The rows of the README's tables whose first cell is a code span, by the table's width."""
    with open(os.path.join(SAMPLE, "README.md"), encoding="utf-8") as file:
        for line in file:
            cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
            if line.startswith("| `") and len(cells) == keys:
                yield [cells[0].strip("`")] + cells[1:]


def number(text):
    return None if text == "—" else float(text)


def test_points_of_each_case():
    rows = {r["case"]: r["points"] for r in sample().case_rows()}
    told = {case: int(points) for case, points, _ in table(3)}
    assert len(told) == 26
    for case, points in told.items():
        assert rows[case] == points, (case, rows[case], points)


def test_each_worker():
    rows = {r["worker"]: r for r in sample().worker_rows()}
    told = list(table(6))
    assert {t[0] for t in told} == set(rows)
    for worker, points, capacity, percent, band, _ in told:
        row = rows[worker]
        found = (row["points"], row["capacity"], row["percent"]["percent"], row["band"])
        wanted = (int(points), int(capacity), number(percent), None if band == "—" else band)
        assert found == wanted, (worker, found, wanted)


def test_each_unit_and_county():
    oracle = sample()
    rows = {r["county"] + "/" + (r["unit"] or ""): r for r in oracle.unit_rows()}
    rows |= {r["county"]: r for r in oracle.county_rows()}
    told = list(table(11))
    assert {t[0] for t in told} == set(rows)
    names = ("cases cse_cases holders points capacity percent cse_in_designated mean_percent "
             "spread_percent vacant").split()
    for key, *cells in told:
        found = [rows[key][name] for name in names]
        found = [f["percent"] if isinstance(f, dict) else f for f in found]
        assert found == [number(c) for c in cells], (key, found, cells)


def test_worked_example_before_the_youth_goes_missing():
    rows = {r["worker"]: r for r in sample("2026-11-10T12:00:00-08:00").worker_rows()}
    alder = rows["W-101"]
    assert (alder["points"], alder["percent"]["percent"], alder["band"]) == (1950, 97.5, "full")


def made(**tables):
    """An oracle over small tables written by hand: NAME=[header, row, ...], at `time`."""
    time = tables.pop("time")
    tables.setdefault("counties", ["fips,name", "06029,Kern", "06019,Fresno"])
    tables.setdefault("agencies", ["id,name,kind", "A,Agency,child_welfare"])
    tables.setdefault("youth", ["id,county", "Y,06029"])
    tables.setdefault("staff", [
        "id,name,agency,role,county,started_on", "W,Worker,A,worker,06029,2020-01-01"])
    tables.setdefault("cases", ["id,youth,county,component,opened_on", "C,Y,06029,FR,2020-01-01"])
    tables.setdefault("assignments", ["case,staff,role,from", "C,W,primary,2020-01-01"])
    with tempfile.TemporaryDirectory() as folder:
        for name, lines in tables.items():
            with open(os.path.join(folder, name + ".csv"), "w", encoding="utf-8") as file:
                file.write("\n".join(lines) + "\n")
        return caseloads.Oracle([folder], bundle.instant(time))


def points(**tables):
    return made(**tables).case_rows()[0]["points"]


def test_historic_from_the_day_after_twelve_months():
    rows = ["youth,status,basis,from", "Y,confirmed,grid,2025-03-08"]
    assert points(cse_status=rows, time="2026-03-08T23:59:59-07:00") == 200
    assert points(cse_status=rows, time="2026-03-09") == 125
    leap = ["youth,status,basis,from", "Y,confirmed,grid,2024-02-29"]
    assert points(cse_status=leap, time="2025-02-28T23:00:00-08:00") == 200
    assert points(cse_status=leap, time="2025-03-01") == 125


def test_days_are_24_hours_across_the_change_of_clock():
    rows = ["youth,status,basis,from", "Y,at_risk,disclosure,2026-10-10"]
    # From PDT midnight 30 x 24 h end at 23:00 PST.
    assert points(cse_status=rows, time="2026-11-08T22:59:59-08:00") == 175
    assert points(cse_status=rows, time="2026-11-08T23:00:00-08:00") == 125


def test_decision_not_yet_known_is_no_indicator():
    status = ["youth,status,basis,from", "Y,confirmed,grid,2024-01-01"]
    reports = ["id,county,received_at,youth,screening,screened_at",
               "R,06029,2026-01-05T10:00:00-08:00,Y,screened_in,2026-01-06T10:00:00-08:00"]
    assert points(cse_status=status, reports=reports, time="2026-01-06T09:59:59-08:00") == 125
    assert points(cse_status=status, reports=reports, time="2026-01-06T10:00:00-08:00") == 200


def test_return_window_ends_at_the_later_of_screening_and_debrief():
    head = "id,youth,received_at,returned_at,screened_at,debriefed_at"
    both = [head, "M,Y,2026-01-01,2026-01-02,2026-01-04T09:00:00-08:00,2026-01-03T09:00:00-08:00"]
    assert points(missing=both, time="2026-01-04T08:59:59-08:00") == 200
    assert points(missing=both, time="2026-01-04T09:00:00-08:00") == 175
    one = [head, "M,Y,2026-01-01,2026-01-02,2026-01-04,"]
    assert points(missing=one, time="2026-01-15T23:59:59-08:00") == 125
    assert points(missing=one, time="2026-01-16") == 100


def test_equal_siblings_leave_the_lower_case_whole():
    oracle = made(
        youth=["id,county,sibling_group", "Y1,06029,G", "Y2,06029,G"],
        cases=["id,youth,county,component,opened_on", "C2,Y1,06029,FR,2020-01-01",
               "C10,Y2,06029,FR,2020-01-01"],
        assignments=["case,staff,role,from", "C2,W,primary,2020-01-01",
                     "C10,W,primary,2020-01-01"],
        time="2026-01-01")
    assert {r["case"]: r["points"] for r in oracle.case_rows()} == {"C10": 100, "C2": 50}


def test_two_cases_of_one_youth_are_no_siblings():
    oracle = made(
        youth=["id,county,sibling_group", "Y1,06029,G"],
        cases=["id,youth,county,component,opened_on", "C1,Y1,06029,FR,2020-01-01",
               "C2,Y1,06029,PP,2020-01-01"],
        assignments=["case,staff,role,from", "C1,W,primary,2020-01-01",
                     "C2,W,primary,2020-01-01"],
        time="2026-01-01")
    assert sorted(r["points"] for r in oracle.case_rows()) == [66, 100]


def test_county_weights_win_over_newer_statewide_ones():
    rows = ["county,effective_on,kind,key,value", "06029,2025-01-01,base,FR,120",
            ",2025-06-01,base,FR,90"]
    assert points(weights=rows, time="2025-07-01") == 120
    assert points(weights=rows[:1] + rows[2:], time="2025-07-01") == 90
    assert points(weights=rows[:1] + rows[2:], time="2025-05-31T23:59:59-07:00") == 100


def test_bands_compare_exactly():
    oracle = made(time="2026-01-01")
    band = [oracle.band(p, 2000, "06029") for p in (1699, 1700, 2000, 2001, 2300, 2301)]
    assert band == ["room", "full", "full", "over", "over", "blocked"]


def test_attributes_change_from_their_date():
    staff = ["id,name,agency,role,county,started_on,fte,effective_on",
             "W,Worker,A,worker,06029,2020-01-01,1.0,", "W,Worker,A,worker,06029,,0.5,2026-02-01"]
    before = made(staff=staff, time="2026-01-31T23:59:59-08:00").worker_rows()[0]
    after = made(staff=staff, time="2026-02-01").worker_rows()[0]
    assert (before["capacity"], after["capacity"]) == (2000, 1000)


def test_cases_and_service_last_to_the_end_of_their_day():
    cases = ["id,youth,county,component,opened_on,closed_on", "C,Y,06029,FR,2020-01-01,2026-01-15"]
    assert len(made(cases=cases, time="2026-01-15T23:59:59-08:00").case_rows()) == 1
    assert made(cases=cases, time="2026-01-16").case_rows() == []


def test_the_table_of_patterns_is_what_its_script_writes():
    with open(os.path.join(HERE, "patterns.txt"), encoding="utf-8") as file:
        assert file.read().splitlines() == list(patterns.lines())


def main():
    passed = failed = 0
    for name, test in sorted(globals().items()):
        if not name.startswith("test_"):
            continue
        try:
            test()
            passed += 1
        except Exception:
            failed += 1
            print(f"FAILED {name}")
            traceback.print_exc(file=sys.stdout)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
