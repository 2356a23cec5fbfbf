"""A naive reading of county plans: sections by a Markdown parser, search by plain loops, diff by
the table of a longest common subsequence (contract 4.5, 4.7)."""

import re
import unicodedata

from markdown_it import MarkdownIt

REQUIRED = ["Steering committee", "Collaboration / MOU", "MDT tiers", "Screening",
            "Services and placement", "Training", "Missing-youth protocol", "Data and outcomes",
            "Budget"]


def key(name):
    return None if name is None else " ".join(name.lower().split())


class Plan:
    """One file: `front` as a dictionary, `sections` as [name, line of the heading, lines]."""

    def __init__(self, text):
        self.lines = text.replace("\r\n", "\n").split("\n")
        if self.lines[-1] == "":
            self.lines.pop()
        end = self.lines.index("---", 1)
        self.front = dict(
            (part.strip().strip('"') for part in line.split(":", 1))
            for line in self.lines[1:end] if ":" in line)
        self.county, self.year = self.front["county"], self.front["fiscal_year"]
        # The front matter's lines stay as blank ones, so that numbers are those of the file.
        body = [""] * (end + 1) + self.lines[end + 1:]
        headings = {}
        tokens = MarkdownIt("commonmark").parse("\n".join(body) + "\n")
        for place, token in enumerate(tokens):
            # A heading on a line of its own within a list's item is one all the same.
            if (token.type == "heading_open" and token.markup == "##"
                    and re.match(" {0,3}##", body[token.map[0]])):
                headings[token.map[0]] = tokens[place + 1].content
        self.sections = []
        current = self.add(None, None)
        for number in range(end + 1, len(body)):
            if number in headings:
                current = self.add(headings[number], number + 1)
                current["all"].append((number + 1, body[number]))
            else:
                current["own"].append((number + 1, body[number]))
                current["all"].append((number + 1, body[number]))
        for section in self.sections:
            own = section["own"]
            while own and not own[0][1].strip():
                own.pop(0)
            while own and not own[-1][1].strip():
                own.pop()
        if not self.sections[0]["own"]:
            self.sections.pop(0)
        else:
            self.sections[0]["line"] = self.sections[0]["own"][0][0]

    def add(self, name, line):
        for section in self.sections:
            if key(section["name"]) == key(name):
                return section
        self.sections.append({"name": name, "line": line, "own": [], "all": []})
        return self.sections[-1]

    def show(self):
        names = [key(name) for name in REQUIRED]
        return [{"section": s["name"], "line": s["line"], "required": key(s["name"]) in names,
                 "text": "\n".join(text for _, text in s["own"])} for s in self.sections]

    def lacking(self):
        """Each required section without text: (name, missing or empty)."""
        found = {key(s["name"]): bool(s["own"]) for s in self.sections}
        for name in REQUIRED:
            if not found.get(key(name), False):
                yield name, "empty" if key(name) in found else "missing"

    def row(self):
        missing = [name for name, _ in self.lacking()]
        return {"county": self.county, "fiscal_year": self.year,
                "status": self.front["status"].lower(),
                "submitted_on": self.front.get("submitted_on") or None,
                "sections_present": len(REQUIRED) - len(missing),
                "sections_required": len(REQUIRED), "missing_sections": missing}


def words(text):
    """The words of a text without case and diacritics."""
    plain = unicodedata.normalize("NFD", text)
    plain = "".join(c for c in plain if unicodedata.category(c) != "Mn").lower()
    return re.findall(r"[^\W_]+", plain)


def terms(query):
    """Each term as (its words, whether the last is a beginning)."""
    found = []
    for index, part in enumerate(query.split('"')):
        if index % 2:
            found.append([part, False])
            continue
        if found and index and part.startswith("*"):
            found[-1][1] = True
            part = part[1:]
        found += [[piece, piece.endswith("*")] for piece in part.split()]
    return [(words(text), begins) for text, begins in found if words(text)]


def holds(text, term):
    wanted, begins = term
    have = words(text)
    for start in range(len(have) - len(wanted) + 1):
        part = have[start:start + len(wanted)]
        if part == wanted:
            return True
        if begins and part[:-1] == wanted[:-1] and part[-1].startswith(wanted[-1]):
            return True
    return False


def search(plans, query):
    """Sections that hold every term: (county, year, section), and the lines that hold one."""
    wanted = terms(query)
    for plan in sorted(plans, key=lambda p: (p.county, p.year)):
        for section in plan.sections:
            text = "\n".join(line for _, line in section["all"])
            if all(holds(text, term) for term in wanted):
                lines = {number for number, line in section["all"]
                         if any(holds(line, term) for term in wanted)}
                yield (plan.county, plan.year, section["name"]), lines


def common(one, other):
    row = [0] * (len(other) + 1)
    for line in one:
        before = row
        row = [0]
        for index, candidate in enumerate(other):
            row.append(before[index] + 1 if line == candidate else max(before[index + 1], row[-1]))
    return row[-1]
