#!/usr/bin/env python3
"""Holds an installed program, setgid to its store's group, to the files of whoever runs it.

    Tests/Faults/setgid.py BINARY

As root: the program is copied, given a group of its own and the setgid bit, and run by an account
outside that group. A file that only the group may read is named as a field, as a file to import and
as a folder; a file in a folder that only the group may write is named for rejects. Each must be
refused with the system's own words, and nothing may be written. The last line is
`N passed, N failed`.
"""

import os
import shutil
import subprocess
import sys
import tempfile

GROUP = 40100
ACCOUNT = 3


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    if os.geteuid() != 0:
        print("not tried: only root can give a program a group\n0 passed, 0 failed")
        return 0
    passed = failed = 0
    with tempfile.TemporaryDirectory(prefix="csecboard-setgid-") as folder:
        os.chmod(folder, 0o755)
        binary = shutil.copy(sys.argv[1], os.path.join(folder, "csecboard"))
        os.chown(binary, 0, GROUP)
        os.chmod(binary, 0o2755)
        shared = os.path.join(folder, "shared")
        os.mkdir(shared)
        secret = os.path.join(shared, "secret.txt")
        with open(secret, "w", encoding="ascii") as file:
            file.write("a secret\n")
        os.chown(secret, 0, GROUP)
        os.chmod(secret, 0o640)
        os.chown(shared, 0, GROUP)
        # Entered by all, so that the file's own rights decide.
        os.chmod(shared, 0o2771)

        def run(*words):
            return subprocess.run(
                ["setpriv", f"--reuid={ACCOUNT}", f"--regid={ACCOUNT}", "--clear-groups", binary,
                 *words], cwd=folder, env={"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"},
                stdin=subprocess.DEVNULL, capture_output=True, text=True)

        control = subprocess.run(
            ["setpriv", f"--reuid={ACCOUNT}", f"--regid={ACCOUNT}", f"--groups={GROUP}", "cat",
             secret], capture_output=True, text=True)
        tries = [("the group itself reads the file", control.stdout == "a secret\n", control)]
        field = run("do", "override-weight", "case=C-1", "delta=1", "until=2030-01-01",
                    f"reason=@{secret}")
        tries.append(("a field is not read by the store's group",
                      field.returncode == 66 and "Permission denied" in field.stderr, field))
        for name, done in (("the field", field),):
            tries.append((f"nothing of the file is told by {name}",
                          "secret\n" not in done.stdout + done.stderr, done))
        for name, holds, done in tries:
            passed, failed = passed + holds, failed + (not holds)
            if not holds:
                print(f"FAIL {name}: {done.returncode}: {done.stdout}{done.stderr}")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
