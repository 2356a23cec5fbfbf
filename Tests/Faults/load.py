"""F11, F13: many readers and writers at once; nobody is told the store is busy, nothing is lost."""

import os

from probe import Store


def many_at_once(tools, tally, full):
    readers, writers, seconds = (50, 10, 60) if full else (20, 5, 4)
    with Store(tools) as store:
        crowd = [store.start("load-write", seconds) for _ in range(writers)]
        crowd += [store.start("load-read", seconds) for _ in range(readers)]
        outputs = [process.communicate(timeout=seconds + 120) for process in crowd]
        failures = [error for process, (_, error) in zip(crowd, outputs) if process.returncode]
        figures = [tuple(map(int, text.split())) for text, _ in outputs if text]
        commits = sum(figure[0] for figure in figures[:writers])
        busy = sum(figure[1] for figure in figures)
        result = store.run("counter")
        log = os.path.getsize(store.path + "-wal")

        def milliseconds(part, index):
            return max(figure[index] for figure in part) / 1000

        def line(part):
            return (f"p50 {milliseconds(part, 2):.1f} p99 {milliseconds(part, 3):.1f} "
                    f"max {milliseconds(part, 4):.1f} ms")

        tally.expect(
            f"{readers} readers and {writers} writers for {seconds} s", not failures and busy == 0,
            f"{commits} commits, {busy} busy, worst writer {line(figures[:writers])}, "
            f"worst reader {line(figures[writers:])} {failures[:1]}")
        tally.expect("no update is lost", result.stdout.strip() == f"{commits + 1} {commits}",
                     f"{commits} commits, counter and rows {result.stdout.strip()}")
        tally.expect("the log stays below 8 MB", log < 8_000_000, f"{log / 1e6:.1f} MB")
