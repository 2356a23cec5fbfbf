#!/usr/bin/env python3
"""Types into Bash, Z shell and fish, presses Tab, and reads what each makes of the line.

    Tests/Setup/shells.py BINARY

The last line is `N passed, N failed`.
"""

import os
import shutil
import subprocess
import sys
import tempfile

import pexpect

counts = {True: 0, False: 0}
# What is typed before Tab, and what the line must be then.
LINES = [
    ("csecboard case", "csecboard caseloads "),
    ("csecboard reports --b", "csecboard reports --by "),
    ("csecboard caseloads --by wor", "csecboard caseloads --by worker "),
    ("csecboard do assign-c", "csecboard do assign-case "),
    ("csecboard do assign-case sta", "csecboard do assign-case staff="),
    ("csecboard do assign-case role=sec", "csecboard do assign-case role=secondary "),
    ("csecboard do record-notice episode=M-1 party=nc",
     "csecboard do record-notice episode=M-1 party=ncmec "),
    ("csecboard import avail", "csecboard import availability "),
    ("csecboard audit ver", "csecboard audit verify "),
    ("csecboard grant maria supe", "csecboard grant maria supervisor "),
    ("csecboard completions zs", "csecboard completions zsh "),
    ("csecboard --store onlyf", "csecboard --store onlyfile.db "),
    ("csecboard import --template youth", "csecboard import --template youth "),
]
START = {
    "bash": ["bash", "--norc", "--noprofile", "-i"],
    "zsh": ["zsh", "-f", "-i"],
    "fish": ["fish", "--no-config", "-i"],
}


def expect(name, held, detail=""):
    counts[bool(held)] += 1
    if not held:
        print(f"FAIL {name}{': ' + detail if detail else ''}", flush=True)


def setup(shell, script):
    """Lines that load the script and let ^G print the line as it stands."""
    if shell == "bash":
        return [
            f"source {script}", "PS1='$ '", "bind 'set enable-bracketed-paste off'",
            "bind 'set bell-style none'",
            "show() { printf '\\n<%s>\\n' \"$READLINE_LINE\"; }", "bind -x '\"\\C-g\": show'"]
    if shell == "zsh":
        return [
            "autoload -U compinit; compinit -u -D", "unsetopt BEEP", "PS1='$ '",
            f"source {script}",
            "show() { printf '\\n<%s>\\n' \"$BUFFER\"; }; zle -N show; bindkey '^G' show"]
    return [
        f"source {script}", "function fish_prompt; echo '$ '; end", "set -g fish_greeting",
        "function show; printf '\\n<%s>\\n' (commandline); end", "bind \\cg show"]


def completed(child, typed):
    """The line after Tab."""
    child.send(f"\x15{typed}\t\x07")
    child.expect(r"<(csecboard[^>\r\n]*)>", timeout=10)
    return child.match[1]


def check(shell, binary, folder):
    script = os.path.join(folder, f"completions.{shell}")
    result = subprocess.run(
        [binary, "completions", shell], capture_output=True, text=True)
    expect(f"{shell}: the script is printed", result.returncode == 0, result.stderr)
    with open(script, "w", encoding="utf-8") as file:
        file.write(result.stdout)
    environment = {
        "PATH": os.environ["PATH"], "HOME": folder, "TERM": "xterm", "LC_ALL": "C.UTF-8",
        "XDG_CONFIG_HOME": folder, "XDG_DATA_HOME": folder, "XDG_CACHE_HOME": folder}
    command = START[shell]
    child = pexpect.spawn(
        command[0], command[1:], env=environment, cwd=folder, encoding="utf-8",
        dimensions=(50, 160), timeout=20)
    try:
        for line in setup(shell, script):
            child.sendline(line)
        # In two parts, so that the echo of what is typed is no answer.
        child.sendline("echo rea'dy'")
        child.expect("ready")
        for typed, wanted in LINES:
            try:
                found = completed(child, typed)
            except pexpect.TIMEOUT:
                found = f"no line; last {child.before[-200:]!r}"
            expect(f"{shell}: {typed}<Tab>", found == wanted, repr(found))
    finally:
        child.close(force=True)


def main(binary):
    binary = os.path.abspath(binary)
    with tempfile.TemporaryDirectory(prefix="csecboard-shells-") as folder:
        open(os.path.join(folder, "onlyfile.db"), "w", encoding="utf-8").close()
        for shell in START:
            if shutil.which(shell) is None:
                expect(f"{shell} is installed", False, "Tests/Setup/need.sh test installs it")
                continue
            check(shell, binary, folder)
    print(f"{counts[True]} passed, {counts[False]} failed")
    return 1 if counts[False] else 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1]))
