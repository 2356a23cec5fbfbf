"""Killed writers, failing disks, full quotas."""

import os
import random
import resource
import subprocess
import time

from probe import Store, last_number


def killed_writers(tools, tally, full):
    """F1: what was acknowledged before kill -9 is there afterwards, whole."""
    rounds, writers = (1000, 10) if full else (25, 4)
    chance = random.Random(1)
    total, bad = 0, []
    # A fresh store every 25 rounds: the check of a store grows with it.
    for start in range(0, rounds, 25):
        with Store(tools) as store:
            acknowledged = {n: 0 for n in range(1, writers + 1)}
            for index in range(start, min(start + 25, rounds)):
                kill_once(store, acknowledged, 0.03 + chance.random() * 0.12)
                lost, torn, integrity = store.judge(acknowledged)
                if lost or torn or integrity != "ok":
                    bad.append((index, lost, torn, integrity))
            total += sum(acknowledged.values())
    tally.expect(f"kill -9 of {writers} writers {rounds} times loses nothing", not bad and total > 0,
                 f"{total} acknowledged; {bad[:2]}")


def kill_once(store, acknowledged, after):
    processes = {n: store.start("write", n, 100000, 40) for n in acknowledged}
    time.sleep(after)
    for process in processes.values():
        process.kill()
    for number, process in processes.items():
        output, _ = process.communicate()
        acknowledged[number] = max(acknowledged[number], last_number(output))


def failing_disk(tools, tally, full):
    """F4 to F6: the n-th call fails, once or for good; acknowledged rows stay, errors surface."""
    plans = [
        ("write", {}, 300), ("write", {"FAIL_FOREVER": 1}, 100), ("write", {"FAIL_TORN": 1}, 300),
        ("sync", {}, 100), ("sync", {"FAIL_FOREVER": 1}, 60), ("read", {}, 60),
    ]
    for kind, extra, count in plans:
        step = 1 if full else 10
        surfaced, codes, bad = 0, {}, []
        for at in range(1, count + 1, step):
            with Store(tools) as store:
                environment = tools.preload("failing", FAIL_CALL=kind, FAIL_AT=at, **extra)
                result = store.run("write", 1, 60, 20, env=environment)
                acknowledged = {1: last_number(result.stdout)}
                if result.returncode:
                    surfaced += 1
                    code = result.stderr.split(" ")[0]
                    codes[code] = codes.get(code, 0) + 1
                lost, torn, integrity = store.judge(acknowledged)
                hidden = result.returncode == 0 and acknowledged[1] != 60
                if lost or torn or hidden or result.returncode < 0 or integrity != "ok":
                    bad.append((at, lost, torn, integrity, result.stderr))
        words = " ".join([kind, *(name[5:].lower() for name in extra)])
        tally.expect(f"failing {words}: acknowledged rows stay", not bad and surfaced > 0,
                     f"{surfaced} surfaced, codes {codes} {bad[:2]}")


def full_quota(tools, tally, full):
    """F8: a limit on file size is an error and never a death."""
    runs = 200 if full else 20
    bad, codes = [], {}
    for index in range(runs):
        limit = 60_000 + index * 4_099
        with Store(tools) as store:
            result = store.run(
                "write", 1, 4000, 50,
                before=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)))
            code = result.stderr.split(" ")[0]
            codes[code] = codes.get(code, 0) + 1
            lost, torn, integrity = store.judge({1: last_number(result.stdout)})
            if result.returncode <= 0 or lost or torn or integrity != "ok":
                bad.append((limit, result.returncode, lost, torn, integrity))
    tally.expect(f"{runs} writers at a file size limit end with an error", not bad,
                 f"codes {codes} {bad[:2]}")


def full_disk(tools, tally, full):
    """F7: no space left; acknowledged rows stay and the store is sound."""
    sizes = [96, 160, 256, 512, 1024, 4096] * (10 if full else 1)
    bad, codes = [], {}
    for size in sizes:
        place = f"/tmp/csecboard-small-{os.getpid()}"
        os.makedirs(place, exist_ok=True)
        mount = ["mount", "-t", "tmpfs", "-o", f"size={size}k", "tmpfs", place]
        if os.getuid() != 0 or subprocess.run(mount, capture_output=True).returncode:
            os.rmdir(place)
            tally.skip("a full disk", "no right to mount a small filesystem")
            return
        try:
            with Store(tools, place=place) as store:
                result = store.run("write", 1, 4000, 50)
                code = result.stderr.split(" ")[0]
                codes[code] = codes.get(code, 0) + 1
                lost, torn, integrity = store.judge({1: last_number(result.stdout)})
                if result.returncode <= 0 or lost or torn or integrity != "ok":
                    bad.append((size, result.returncode, lost, torn, integrity))
        except subprocess.CalledProcessError as error:
            bad.append((size, error.stderr))
        finally:
            subprocess.run(["umount", place], check=True)
            os.rmdir(place)
    tally.expect(f"{len(sizes)} full disks lose nothing acknowledged", not bad,
                 f"codes {codes} {bad[:2]}")


def narrow_process(tools, tally):
    """F8, F9: the program refuses a process too narrow to write in."""
    def refusal(kind, limit):
        with Store(tools) as store:
            result = store.run("limits", before=lambda: resource.setrlimit(kind, (limit, limit)))
            return result.returncode, result.stderr.strip()

    code, text = refusal(resource.RLIMIT_FSIZE, 1 << 20)
    tally.expect("a file size limit is refused", code == 65 and "ulimit -f" in text, text)
    code, text = refusal(resource.RLIMIT_NOFILE, 20)
    tally.expect("too few open files are refused", code == 65 and "ulimit -n" in text, text)
    with Store(tools) as store:
        tally.expect("an ordinary process is not", store.run("limits").returncode == 0)


def missing_permission(tools, tally):
    """F19: a file or folder that may not be written is refused with a sentence."""
    nobody = 65534

    def refusal(file_mode, folder_mode):
        with Store(tools) as store:
            os.chmod(store.path, file_mode)
            os.chmod(store.folder, folder_mode)
            result = store.run(
                "check", before=(lambda: os.setuid(nobody)) if os.getuid() == 0 else None)
            os.chmod(store.folder, 0o700)
            return result.returncode, result.stderr.strip()

    for name, modes in {"file": (0o444, 0o777), "folder": (0o666, 0o555)}.items():
        code, text = refusal(*modes)
        tally.expect(f"a read-only {name} is refused", code == 65 and "both are needed" in text, text)


def closed_streams(tools, tally):
    """F10: without standard streams no byte of output lands in the store."""
    with Store(tools) as store:
        command = " ".join(store.command("write", 1, 20))
        subprocess.run(["sh", "-c", command + " <&- >&- 2>&-"])
        writers, integrity, _ = store.audit()
        tally.expect("closed streams harm nothing",
                     writers.get(1) == (20, 20) and integrity == "ok", f"{writers} {integrity}")
