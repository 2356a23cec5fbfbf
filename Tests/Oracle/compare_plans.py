#!/usr/bin/env python3
"""Compares what the program says of plans made at random with a naive reading of them.

    compare_plans.py BINARY [--seeds N] [--from SEED]

Sections are found by a Markdown parser (markdown-it), searches by plain loops, and a comparison
must make the one text the other with as few lines as `diff --minimal` needs. The last line is
`N passed, N failed`.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile

import plans
from compare import Program

COUNTIES = {"06019": "Fresno", "06029": "Kern", "06067": "Sacramento"}
YEARS = ["2024-25", "2025-26", "2026-27"]
NOON = "2026-11-20T12:00:00-08:00"
WORDS = ("night cover advocate naïve Ünder 24/7 warm hand-off youth's CSE-IT 2.0 cafe\u0301 MOU "
         "AND OR NOT NEAR training places ÉCOLE x_y 90% “quoted” über Straße").split()
counts = {True: 0, False: 0}


def expect(name, found, wanted):
    counts[found == wanted] += 1
    if found != wanted:
        print(f"FAIL {name}\n  found  {str(found)[:600]}\n  wanted {str(wanted)[:600]}")


def sentence(rng):
    return " ".join(rng.choice(WORDS) for _ in range(rng.randint(1, 7)))


def heading(rng, name):
    """A heading of a section as somebody types it, or one that only looks like it."""
    kind = rng.random()
    if kind < 0.5:
        return f"## {name}"
    if kind < 0.75:
        return rng.choice(["##  {} ##", "   ## {}", "## {}   ", "##\t{}"]).format(
            name.upper() if rng.random() < 0.5 else name.replace(" ", "   "))
    return rng.choice(["##{}", "### {}", "# {}", "    ## {}", "\\## {}", "## {}s", "## The {}"]
                      ).format(name)


def body(rng):
    lines = []
    for _ in range(rng.randint(0, 5)):
        kind = rng.random()
        if kind < 0.6:
            lines.append(sentence(rng))
        elif kind < 0.7:
            lines.append("")
        elif kind < 0.9:
            fence = rng.choice(["```", "~~~", "````", "``` text", "- ```", "> ```", "  ~~~"])
            # The same in an item that text goes on with, however far left that stands.
            lead = rng.choice([[""], [""], ["- text"], ["1. text"], ["- a", "  - b"],
                               ["- text", "text that goes on"], ["- text", "", "text apart"]])
            inset = " " * (rng.choice([0, 2, 2, 3, 4]) if lead != [""] else 0)
            indent = "  " if fence.startswith("- ") else ""
            mark = fence.strip("-> ").split(" ")[0]
            quote = "> " if fence.startswith(">") else ""
            lines += lead + [inset + fence, f"{quote}{indent}## {rng.choice(plans.REQUIRED)}",
                             quote + indent + sentence(rng)]
            # Some are never closed, or by too short a run.
            if rng.random() < 0.9:
                lines += [inset * rng.randint(0, 1) + quote + indent + mark, ""]
            elif len(mark) > 3:
                lines.append(mark[:3])
        else:
            lines.append(rng.choice(["- " + sentence(rng), "1. " + sentence(rng),
                                     "> " + sentence(rng), "### " + sentence(rng)]))
    return lines


def make(rng, county, year, before=None):
    front = ["---", f'county: "{county}"', f"fiscal_year: {year}",
             "status: " + rng.choice(["draft", "Submitted", "APPROVED"])]
    if rng.random() < 0.7:
        front.append("submitted_on: 2025-05-0%d" % rng.randint(1, 9))
    front.append("---")
    if before and rng.random() < 0.7:
        lines = before[before.index("---", 1) + 1:]
        for _ in range(rng.randint(0, 4)):
            place = rng.randint(0, len(lines))
            lines = lines[:place] + rng.choice([[], [sentence(rng)]]) + lines[place + rng.randint(
                0, 2):]
        return front + lines
    lines = body(rng) if rng.random() < 0.5 else []
    names = rng.sample(plans.REQUIRED, rng.randint(3, 9))
    for name in names + rng.sample(names, rng.randint(0, 2)):
        lines += [heading(rng, name)] + body(rng) + ([""] if rng.random() < 0.5 else [])
    return front + lines


def queries(rng):
    for _ in range(25):
        kind = rng.random()
        word = rng.choice(WORDS)
        if kind < 0.3:
            yield word.upper() if rng.random() < 0.5 else word.lower()
        elif kind < 0.5:
            yield f"{word} {rng.choice(WORDS)}"
        elif kind < 0.7:
            yield f'"{word} {rng.choice(WORDS)}"'
        elif kind < 0.85:
            yield word[:rng.randint(1, 3)] + "*"
        else:
            yield rng.choice(['"{}', "({})", "{}:*", "-{}", '""{}""', "^{}", "col:{}", "{}^2",
                              '"{} "*']).format(word)


def minimal(folder, one, other):
    """How many lines `diff --minimal` takes out and puts in."""
    paths = []
    for name, lines in (("one", one), ("other", other)):
        paths.append(os.path.join(folder, name))
        with open(paths[-1], "w", encoding="utf-8") as file:
            file.write("".join(line + "\n" for line in lines))
    out = subprocess.run(["diff", "--minimal", *paths], capture_output=True, text=True).stdout
    lines = out.splitlines()
    return sum(l.startswith("< ") for l in lines), sum(l.startswith("> ") for l in lines)


def compare_difference(program, folder, county, one, other):
    found = program.rows("plans", "diff", county, one.year, other.year)
    left = {plans.key(s["name"]): s for s in one.sections}
    right = {plans.key(s["name"]): s for s in other.sections}
    named = {plans.key(row["section"]): row for row in found}
    expect(f"{county} diff: each section once", len(named), len(found))
    for name in list(left) + [n for n in right if n not in left]:
        a = left.get(name, {"own": []})["own"]
        b = right.get(name, {"own": []})["own"]
        row = named.get(name)
        if name in left and name in right and [t for _, t in a] == [t for _, t in b]:
            expect(f"{county} {name}: is alike", row, None)
            continue
        change = "changed" if name in left and name in right else (
            "removed" if name in left else "added")
        if row is None:
            expect(f"{county} {name}: is there", row, change)
            continue
        expect(f"{county} {name}: change", row["change"], change)
        out = {(l["line"], l["text"]) for l in row["removed"]}
        new = {(l["line"], l["text"]) for l in row["added"]}
        expect(f"{county} {name}: lines of the files", (out <= set(a), new <= set(b)),
               (True, True))
        expect(f"{county} {name}: makes one the other",
               [t for n, t in a if (n, t) not in out], [t for n, t in b if (n, t) not in new])
        expect(f"{county} {name}: as few as diff", (len(out), len(new)),
               minimal(folder, [t for _, t in a], [t for _, t in b]))


def compare(program, folder, rng, seed):
    bundle = os.path.join(folder, f"bundle-{seed}")
    os.makedirs(os.path.join(bundle, "plans"))
    with open(os.path.join(bundle, "counties.csv"), "w", encoding="utf-8") as file:
        file.write("fips,name\n" + "".join(f"{f},{n}\n" for f, n in COUNTIES.items()))
    made = {}
    for county in COUNTIES:
        before = None
        for year in YEARS:
            if rng.random() < 0.25:
                continue
            before = make(rng, county, year, before)
            text = rng.choice(["\n", "\r\n"]).join(before) + rng.choice(["", "\n"])
            with open(os.path.join(bundle, "plans", f"{county}-{year}.md"), "w", newline="",
                      encoding="utf-8") as file:
                file.write(text)
            made[county, year] = plans.Plan(text)
    program.run("import", bundle)
    years = sorted({year for _, year in made} | {"2026-27"})
    wanted = []
    gaps = []
    for county in COUNTIES:
        for year in years:
            plan = made.get((county, year))
            wanted.append(plan.row() if plan else {
                "county": county, "fiscal_year": year, "status": "not_received",
                "submitted_on": None, "sections_present": None, "sections_required": None,
                "missing_sections": []})
            for name, gap in plan.lacking() if plan else [(None, "not_received")]:
                gaps.append({"county": county, "fiscal_year": year, "section": name, "gap": gap})
    expect(f"{seed}: plans", program.rows("plans", "--as-of", NOON), wanted)
    rows = program.rows("plans", "gaps", "--as-of", NOON)
    # What another heading may stand for is a guess, which no rule of the contract makes.
    expect(f"{seed}: gaps", [{k: v for k, v in row.items() if k != "near"} for row in rows], gaps)
    for (county, year), plan in made.items():
        expect(f"{seed}: {county} {year}", program.rows("plans", "show", county, year),
               plan.show())
    for query in queries(rng):
        if not plans.terms(query):
            continue
        out = program.run("--format", "json", "plans", "search", "--", query)
        hits = json.loads(out)["rows"]
        naive = dict(plans.search(made.values(), query))
        expect(f"{seed}: search {query}",
               [(h["county"], h["fiscal_year"], h["section"]) for h in hits], list(naive))
        for hit in hits:
            lines = naive.get((hit["county"], hit["fiscal_year"], hit["section"]), set())
            plan = made[hit["county"], hit["fiscal_year"]]
            expect(f"{seed}: {query}: a line that holds a term", hit["line"] in lines or not lines,
                   True)
            text = plan.lines[hit["line"] - 1]
            expect(f"{seed}: {query}: its text", hit["snippet"].strip("…") in text
                   and len(hit["snippet"]) <= 200, True)
    for county in COUNTIES:
        for one, other in zip(YEARS, YEARS[1:]):
            if (county, one) in made and (county, other) in made:
                compare_difference(program, folder, county, made[county, one], made[county, other])


def compare_large(program, folder):
    """Two plans of 2 MB that differ in few places, far apart."""
    rng = random.Random(2)
    lines = ["---", "county: 06029", "fiscal_year: 2030-31", "status: draft", "---", "## Training"]
    lines += [f"{n} {sentence(rng)} {sentence(rng)}" for n in range(36_000)]
    lines += ["## Budget", "wide " * 40_000 + "needle", "last"]
    other = [line.replace("2030-31", "2031-32") for line in lines]
    for place in (100, 12_000, 24_000):
        other[place] = "another line"
    del other[18_000:18_005]
    bundle = os.path.join(folder, "large")
    os.makedirs(bundle)
    made = []
    for text in (lines, other):
        plan = plans.Plan("\n".join(text))
        made.append(plan)
        with open(os.path.join(bundle, f"06029-{plan.year}.md"), "w", encoding="utf-8") as file:
            file.write("\n".join(text) + "\n")
    expect("large: more than 2 MB", os.path.getsize(file.name) > 2_000_000, True)
    program.run("import", "plans", bundle)
    for plan in made:
        expect(f"large: {plan.year}", program.rows("plans", "show", "Kern", plan.year),
               plan.show())
    compare_difference(program, folder, "06029", *made)
    hits = program.rows("plans", "search", '"another line"')
    expect("large: a phrase", [h["line"] for h in hits], [101])
    hits = program.rows("plans", "search", "12345", "24999")
    expect("large: words far apart", [(h["fiscal_year"], h["line"]) for h in hits],
           [("2030-31", 12_352), ("2031-32", 12_352)])
    hits = program.rows("plans", "search", "need*")
    expect("large: the end of a long line", [(h["line"], h["snippet"][-6:]) for h in hits],
           [(36_008, "needle"), (36_003, "needle")])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("binary")
    parser.add_argument("--seeds", type=int, default=4)
    parser.add_argument("--from", dest="first", type=int, default=1)
    chosen = parser.parse_args()
    for seed in range(chosen.first, chosen.first + chosen.seeds):
        with tempfile.TemporaryDirectory() as folder:
            program = Program(chosen.binary, folder)
            program.run("init", "--demo")
            compare(program, folder, random.Random(seed), seed)
            if seed == chosen.first:
                compare_large(program, folder)
    print(f"{counts[True]} passed, {counts[False]} failed")
    return 1 if counts[False] else 0


if __name__ == "__main__":
    sys.exit(main())
