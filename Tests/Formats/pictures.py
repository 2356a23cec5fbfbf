#!/usr/bin/env python3
"""Checks that reports drawn as SVG are whole pictures and say what the listings say.

    pictures.py BINARY

Read by Python's own XML parser: a title, a description, numbers in the title of each element, a
view box that holds every element, and for a role with counts only no small count. County names that
would be markup stay words. The last line is `N passed, N failed`.
"""

import json
import os
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

NAME = "{http://www.w3.org/2000/svg}"
COUNTIES = [("06019", 'Fres<no> & "co"'), ("06029", "Kern"), ("06067", "Sacramento")]


class Store:
    def __init__(self, binary, folder):
        self.binary, self.folder = os.path.abspath(binary), folder
        self.path = os.path.join(folder, "board.db")

    def run(self, *words):
        done = subprocess.run(
            [self.binary, "--store", self.path, *words], capture_output=True, text=True, timeout=60,
            env={"PATH": os.environ.get("PATH", ""), "HOME": self.folder, "LC_ALL": "C.UTF-8"})
        if done.returncode:
            raise RuntimeError(f"{' '.join(words)}: {done.stderr.strip()}")
        return done.stdout

    def write(self, table, header, rows):
        with open(os.path.join(self.folder, table + ".csv"), "w", encoding="utf-8") as file:
            file.write("\n".join([header, *rows]) + "\n")


def fill(store):
    store.write("counties", "fips,name,opted_in_on", [
        f'06019,"Fres<no> & ""co""",2025-01-01', "06029,Kern,2026-02-15", "06067,Sacramento,"])
    store.write("agencies", "id,name,kind,county", ["CW,Child Welfare,child_welfare,06019"])
    rows = [f"R-{n},06019,2026-0{1 + n % 6}-10 10:00,hotel,screened_in,substantiated"
            for n in range(60)]
    rows += [f"R-K{n},06029,2026-0{1 + n % 6}-20 10:00,online,screened_in," for n in range(5)]
    store.write("reports", "id,county,received_at,venue,screening,disposition", rows)
    store.run("init", "--demo")
    store.run("import", store.folder)
    store.run("grant", "ana", "analyst", "CW", "06019", "06029")


def whole(root):
    """What every picture must have."""
    if root.tag != NAME + "svg" or root.get("role") != "img":
        yield f"the root is {root.tag} with role {root.get('role')}"
    known = {element.get("id"): element for element in root.iter()}
    for reference in root.get("aria-labelledby", "").split():
        if not (known.get(reference) is not None and known[reference].text):
            yield f"no words at {reference}"
    if not root.get("aria-labelledby"):
        yield "nothing says what the picture is"
    width, height = (int(root.get(name)) for name in ("width", "height"))
    if root.get("viewBox") != f"0 0 {width} {height}":
        yield f"the view box is {root.get('viewBox')}"
    for element in root.iter():
        x, y = (float(element.get(name, 0)) for name in ("x", "y"))
        right = x + float(element.get("width", 0))
        bottom = y + float(element.get("height", 0))
        if x < 0 or y < 0 or right > width or bottom > height:
            yield f"{element.tag} lies outside: {element.attrib}"
    for group in root.iter(NAME + "g"):
        if group.find(NAME + "title") is None or group.find(NAME + "rect") is None:
            yield "an element without its words"


def texts(root):
    return ["".join(element.itertext()) for element in root.iter(NAME + "text")]


def titles(root):
    return [group.find(NAME + "title").text for group in root.iter(NAME + "g")]


def heat(store):
    root = ElementTree.fromstring(store.run("reports", "--figure", "heat", "-f", "svg"))
    yield from whole(root)
    rows = json.loads(store.run("reports", "--figure", "heat", "-f", "json"))["rows"]
    words = {"not_opted_in": "not opted in", "not_reported": "not reported"}
    wanted = [
        f"{row['name']}, {row['quarter']}: " + (
            words.get(row["standing"])
            or f"{row['received']} received" + (", a part" if row["is_part"] else ""))
        for row in rows]
    if titles(root) != wanted:
        yield f"{titles(root)} in place of {wanted}"
    fills = [group.find(NAME + "rect").get("fill") for group in root.iter(NAME + "g")]
    if not any(fill.startswith("url(") for fill in fills):
        yield "nothing is hatched"
    for row, fill in zip(rows, fills):
        if (row["standing"] == "not_opted_in") != fill.startswith("url("):
            yield f"{row['name']} {row['quarter']} is drawn {fill}"
    if not any(name == COUNTIES[0][1] for name in texts(root)):
        yield "a county's name did not stay words"


def bars(store):
    root = ElementTree.fromstring(store.run("reports", "--by", "venue", "-f", "svg"))
    yield from whole(root)
    for words in ("hotel: 60 received", "hotel: 60 substantiated, 100.0 % of 60 screened in",
                  "online: 4 screened in, 100.0 % of 4 received", "online: 0 substantiated, "
                  "0.0 % of 4 screened in"):
        if words not in titles(root):
            yield f"{words!r} is not there: {titles(root)}"
    widths = [float(group.find(NAME + "rect").get("width")) for group in root.iter(NAME + "g")]
    if widths[0] <= widths[3] or widths[3] <= 0:
        yield f"the bars are {widths} wide"


def hidden(store):
    for by in ("county", "venue", "fiscal_year"):
        root = ElementTree.fromstring(store.run("--as", "ana", "reports", "--by", by, "-f", "svg"))
        yield from whole(root)
        rows = json.loads(
            store.run("--as", "ana", "reports", "--by", by, "-f", "json"))["rows"]
        for row in rows:
            for measure in ("received", "screened_in", "substantiated"):
                name = f"{row.get('name') or row[by]}: "
                said = [title for title in titles(root) if title.startswith(name)]
                word = measure.replace("_", " ")
                is_hidden = f"{name}{word}: suppressed" in said
                if is_hidden != (measure in row.get("suppressed", [])):
                    yield f"{by}: {name}{word} is hidden otherwise than in the listing"
        if not any("suppressed" in title for title in titles(root)) and by != "fiscal_year":
            yield f"{by}: nothing is hidden"
        for text in texts(root) + titles(root):
            if any(word.isdigit() and 0 < int(word) < 11 for word in text.split()):
                yield f"{by}: a small count is drawn: {text}"


def main():
    passed = failed = 0
    with tempfile.TemporaryDirectory() as folder:
        store = Store(sys.argv[1], folder)
        fill(store)
        for check in (heat, bars, hidden):
            problems = list(check(store))
            passed, failed = passed + (not problems), failed + bool(problems)
            for problem in problems[:6]:
                print(f"FAILED {check.__name__}: {problem}")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
