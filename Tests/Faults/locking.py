"""Races between processes: the log reset, the first start, a stopped holder."""

import os
import signal
import subprocess
import time

from probe import Store, last_number


def race_played_step_by_step(tools, tally):
    """F3: shows that the library needs the lock, and that the lock's order is enough."""
    def play(mode):
        with Store(tools, create=False) as store:
            result = subprocess.run(
                [tools.path("walreset"), mode, store.path], capture_output=True, text=True)
            words = result.stdout.split()
            return int(words[2]), words[3], result.stdout.strip()

    version = subprocess.run(
        ["python3", "-c", "import sqlite3; print(sqlite3.sqlite_version)"],
        capture_output=True, text=True).stdout.strip()
    lost, _, line = play("race")
    if tuple(map(int, version.split("."))) < (3, 51, 3):
        tally.expect("the scripted race loses rows without a lock", lost > 0,
                     f"SQLite {version}: {line}")
    else:
        tally.skip("the scripted race", f"SQLite {version} has it mended")
    lost, integrity, line = play("locked")
    tally.expect("one after the other it loses none", lost == 0 and integrity == "ok", line)


def widened_run(tools, rows, *preloads):
    """Four writers that checkpoint at nearly every commit, two checkpointers, wide windows."""
    with Store(tools) as store:
        environment = tools.preload(*preloads, WIDEN_MICROSECONDS=3000)
        writers = {n: store.start("write", n, rows, 3, env=environment) for n in range(1, 5)}
        # A checkpointer that only ever sees what others wrote stands in the window each time.
        checkpointers = [store.start("checkpoint", env=environment) for _ in range(2)]
        acknowledged = {}
        for number, process in writers.items():
            try:
                output, _ = process.communicate(timeout=120)
            except subprocess.TimeoutExpired:
                process.kill()
                output, _ = process.communicate()
            acknowledged[number] = last_number(output)
        for process in checkpointers:
            process.kill()
            process.communicate()
        lost, torn, integrity = store.judge(acknowledged)
        return sum(acknowledged.values()), lost, torn, integrity


def race_of_our_writers(tools, tally, full):
    """F3 through Connection.write, and the same with a lock that locks nothing."""
    runs, rows = (100, 100) if full else (6, 60)
    total, bad = 0, []
    for _ in range(runs):
        acknowledged, lost, torn, integrity = widened_run(tools, rows, "widen")
        total += acknowledged
        if lost or torn or integrity != "ok" or acknowledged != 4 * rows:
            bad.append((acknowledged, lost, torn, integrity))
    tally.expect(f"{runs} widened runs of 4 writers lose nothing", not bad,
                 f"{total} acknowledged, bad runs {len(bad)} {bad[:2]}")
    for attempt in range(1, 201):
        acknowledged, lost, torn, integrity = widened_run(tools, 60, "widen", "nolock")
        if lost or torn or integrity != "ok":
            tally.expect("without the lock the same run is damaged", True,
                         f"in run {attempt}: {lost} lost, {torn} torn, {integrity[:60]}")
            return
    tally.expect("without the lock the same run is damaged", False, "not in 200 runs")


def creation_by_many(tools, tally, full):
    """F22: one schema and one first row, whoever comes first."""
    rounds = 200 if full else 10
    bad = []
    for _ in range(rounds):
        with Store(tools, create=False) as store:
            crowd = [store.start("create") for _ in range(20)]
            outputs = [process.communicate(timeout=120) for process in crowd]
            applied = sum(text.count("applied") for text, _ in outputs)
            failures = [error for process, (_, error) in zip(crowd, outputs) if process.returncode]
            _, integrity, schema = store.audit()
            leftovers = [name for name in os.listdir(store.folder) if "creating" in name]
            if failures or applied != 2 or schema != "2" or integrity != "ok" or leftovers:
                bad.append((failures[:1], applied, schema, integrity, leftovers))
    tally.expect(f"{rounds} times 20 processes create one store", not bad, f"{bad[:2]}")


def killed_creators(tools, tally, full):
    """R4: a creator killed at any moment leaves a store that the next one can use."""
    rounds = 100 if full else 15
    bad = []
    for index in range(rounds):
        with Store(tools, create=False) as store:
            process = store.start("create")
            time.sleep(0.0007 * (index % 20))
            process.kill()
            process.communicate()
            again = store.run("create")
            _, integrity, schema = store.audit()
            if again.returncode or integrity != "ok" or schema != "2":
                bad.append((index, again.stderr, integrity, schema))
    tally.expect(f"{rounds} creators killed half-way hinder nobody", not bad, f"{bad[:2]}")


def stopped_holder(tools, tally):
    """F12: a holder stopped by Ctrl-Z; the wait ends, names it, and leaves nothing waiting."""
    with Store(tools) as store:
        holder = store.start("hold")
        holder.stdout.readline()
        holder.send_signal(signal.SIGSTOP)
        began = time.monotonic()
        waiter = store.start("try", 300)
        lines = [waiter.stdout.readline().strip() for _ in range(3)]
        waited = time.monotonic() - began
        wanted = f"busy pid={holder.pid} verb=hold"
        tally.expect("a stopped holder is named by each write that gives up",
                     lines == [wanted] * 3, f"{lines[0]} after {waited:.2f} s for three")
        tally.expect("the wait keeps its bound", 0.8 < waited < 10, f"{waited:.2f} s")
        tally.expect("reads go on meanwhile", store.audit()[1] == "ok")
        holder.send_signal(signal.SIGCONT)
        holder.communicate(timeout=30)
        # The waiter lives on; had it a wait left behind, it would hold the lock now.
        after = store.run("try", 0)
        tally.expect("nobody holds the lock afterwards", after.stdout.split() == ["ok"] * 3,
                     after.stdout.strip().replace("\n", ", "))
        waiter.communicate(timeout=30)
