"""F2: the power fails. A recorded run is replayed into states a disk may be left in."""

import os
import random
import shutil
import sqlite3
import struct
import tempfile

from probe import Store

WRITE, TRUNCATE, SYNC, SAID = 1, 2, 3, 4
SUFFIX = {1: "", 2: "-wal"}


def read_record(path):
    events = []
    with open(path, "rb") as record:
        while header := record.read(32):
            kind, file, offset, count = struct.unpack("<4q", header)
            data = record.read(count) if kind in (WRITE, SAID) else b""
            events.append((kind, file, offset, data))
    return events


def put(image, offset, data):
    if len(image) < offset:
        image.extend(bytes(offset - len(image)))
    image[offset:offset + len(data)] = data


def state_after(before, events, cut, chance, heeds_log_syncs):
    """The files after a failure at `cut`: what was synced is there, of the rest anything may be.

    An unsynced write is whole, absent, or there in some of its 512-byte sectors.
    """
    synced = {1: -1, 2: -1}
    acknowledged = 0
    for index, (kind, file, _, data) in enumerate(events[:cut]):
        if kind == SYNC and (file == 1 or heeds_log_syncs):
            synced[file] = index
        elif kind == SAID and data.strip().isdigit():
            acknowledged = int(data)
    images = {file: bytearray(data) for file, data in before.items()}
    for index, (kind, file, offset, data) in enumerate(events[:cut]):
        if kind not in (WRITE, TRUNCATE):
            continue
        fate = 3 if index <= synced[file] else chance.randrange(4)
        if kind == TRUNCATE:
            if fate >= 2:
                del images[file][offset:]
        elif fate >= 2:
            put(images[file], offset, data)
        elif fate == 1:
            for start in range(0, len(data), 512):
                if chance.random() < 0.5:
                    put(images[file], offset + start, data[start:start + 512])
    return images, acknowledged


def verdict(folder, images, acknowledged):
    path = os.path.join(folder, "state.db")
    for suffix in ("", "-wal", "-shm"):
        if os.path.exists(path + suffix):
            os.unlink(path + suffix)
    for file, image in images.items():
        with open(path + SUFFIX[file], "wb") as out:
            out.write(image)
    try:
        connection = sqlite3.connect(path)
        rows, = connection.execute("SELECT count(*) FROM written WHERE writer = 1").fetchone()
        newest = connection.execute("SELECT number FROM newest WHERE writer = 1").fetchone()
        integrity, = connection.execute("PRAGMA integrity_check").fetchone()
        connection.close()
    except sqlite3.DatabaseError:
        return "corrupt"
    if integrity != "ok":
        return "corrupt"
    if rows != (newest[0] if newest else 0):
        return "torn"
    return "lost" if rows < acknowledged else "ok"


def power_loss(tools, tally, full):
    states = 1000 if full else 150
    with Store(tools) as store:
        before = {}
        for file, suffix in SUFFIX.items():
            with open(store.path + suffix, "rb") as image:
                before[file] = image.read()
        record = os.path.join(store.folder, "record")
        store.run("write", 1, 150, 30, check=True, env=tools.preload("recorder", RECORD_TO=record))
        events = read_record(record)
    folder = tempfile.mkdtemp(prefix="csecboard-power-")
    try:
        for heeds, name in ((True, "with every sync"), (False, "with no sync of the log")):
            chance = random.Random(7)
            count = {"ok": 0, "lost": 0, "torn": 0, "corrupt": 0}
            for _ in range(states):
                cut = chance.randrange(1, len(events) + 1)
                count[verdict(folder, *state_after(before, events, cut, chance, heeds))] += 1
            if heeds:
                tally.expect(f"{states} power losses lose nothing", count["ok"] == states, f"{count}")
            else:
                tally.expect(f"the same {name} are found out", count["lost"] > 0, f"{count}")
    finally:
        shutil.rmtree(folder)
