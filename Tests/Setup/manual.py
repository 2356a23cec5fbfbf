#!/usr/bin/env python3
"""Checks the manual: clean mdoc, and every command and option that the program has.

    Tests/Setup/manual.py BINARY

What the pages say of files, keys and exit statuses is held to the code by the Swift tests of
`ManualTests`. The last line is `N passed, N failed`.
"""

import os
import re
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PAGES = ["man/csecboard.1", "man/csecboard-formats.5"]
counts = {True: 0, False: 0}


def expect(name, held, detail=""):
    counts[bool(held)] += 1
    if not held:
        print(f"FAIL {name}{': ' + detail if detail else ''}")


def lint(page):
    result = subprocess.run(
        ["mandoc", "-Tlint", "-Wwarning", os.path.join(ROOT, page)],
        capture_output=True, text=True)
    expect(f"{page} is clean", result.returncode == 0 and not result.stdout, result.stdout)


def section(title, text):
    """The lines of a section of `--help` that begin an entry; others go on with one."""
    part = re.search(rf"^{title}:\n((?:  .*\n)+)", text, re.MULTILINE)
    lines = part[1].splitlines() if part else []
    return [line.strip() for line in lines if re.match(r" {2,6}\S", line)]


def names(binary):
    result = subprocess.run([binary, "--help"], capture_output=True, text=True)
    expect("--help ends with 0", result.returncode == 0, result.stderr)
    commands = [re.match(r"[a-z]+", line) for line in section("Commands", result.stdout)]
    options = re.findall(r"--([a-z][a-z-]*)", "\n".join(section("Options", result.stdout)))
    return [match[0] for match in commands if match], options


def main(binary):
    for page in PAGES:
        lint(page)
    with open(os.path.join(ROOT, PAGES[0]), encoding="utf-8") as file:
        page = file.read()
    commands, options = names(binary)
    expect("--help names commands", len(commands) > 5)
    documented = set(re.findall(r"^\.(?:It )?Ic ([a-z]+)", page.split(".\\\" END COMMANDS")[0], re.M))
    for command in commands:
        expect(f"the manual has the command {command}", command in documented)
    for command in documented:
        expect(f"the program has the command {command}", command in commands)
    for option in options:
        expect(f"the manual has --{option}", f"Fl -{option}" in page)
    print(f"{counts[True]} passed, {counts[False]} failed")
    return 1 if counts[False] else 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1]))
