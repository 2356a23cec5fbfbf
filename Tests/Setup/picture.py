#!/usr/bin/env python3
"""Takes the README's picture of the board from a real run in a terminal of 100 by 30.

    Tests/Setup/picture.py BINARY            writes it between the README's markers
    Tests/Setup/picture.py --check BINARY    compares, and ends with `N passed, N failed`

The sample bundle is shown as of the moment for which its own README counts, so that the picture
is the same on every day.
"""

import difflib
import os
import pwd
import re
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(ROOT, "Tests", "Terminal"))

from pane import Pane  # noqa: E402
from samplestore import SampleStore  # noqa: E402

README = os.path.join(ROOT, "README.md")
MARKED = re.compile(r"(<!-- BEGIN PICTURE -->\n)(.*?)(<!-- END PICTURE -->)", re.S)
MOMENT = "2026-11-20T12:00:00-08:00"


def take(binary):
    with SampleStore(binary) as store, Pane(100, 30, home=store.folder) as pane:
        pane.type(store.command("--as-of", MOMENT))
        if not pane.until(lambda text: "DEMO" in text and "ready>" not in text):
            sys.exit(f"the board does not open:\n{pane.text()}")
        # Any key takes away the words for who opens it for the first time.
        pane.keys("1")
        text = pane.settled(quiet=0.4)
        pane.keys("q")
        pane.prompts()
    return plain(text)


def plain(text):
    """Without what differs from host to host: whose account it was, and when it was drawn."""
    account = pwd.getpwuid(os.getuid()).pw_name
    text = re.sub(rf"\b{re.escape(account)}\b", "you", text)
    return "\n".join(line.rstrip() for line in text.rstrip("\n").split("\n"))


def main(words):
    checks = "--check" in words
    paths = [word for word in words if not word.startswith("-")]
    if len(paths) != 1:
        sys.exit(__doc__)
    picture = f"```\n{take(paths[0])}\n```\n"
    with open(README, encoding="utf-8") as file:
        text = file.read()
    if not checks:
        with open(README, "w", encoding="utf-8") as file:
            file.write(MARKED.sub(lambda found: found[1] + picture + found[3], text))
        return 0
    found = MARKED.search(text)
    same = found is not None and found[2] == picture
    if not same:
        print("the README's picture is not what the board shows; `make picture` takes it anew")
        old = found[2] if found else ""
        print("\n".join(difflib.unified_diff(
            old.splitlines(), picture.splitlines(), "README.md", "the board", lineterm="")))
    print(f"{int(same)} passed, {int(not same)} failed")
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
