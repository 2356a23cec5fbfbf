// The WAL-reset race of SQLite 3.7.0 to 3.51.2, played step by step in one process.
//
//   walreset race     a commit falls between a checkpoint's two looks at the log: rows are lost
//   walreset locked   the same steps with commit and checkpoint one after the other, as under our
//                     lock: none may be lost
//
// Connection `late` has a VFS whose xUnfetch runs the other connection's commit inside its
// checkpoint, after it has read the log's header and before it looks how much is written back.
// Prints: acknowledged found lost integrity.
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static sqlite3 *writer, *first, *late;
static int armed, fired;
static sqlite3_vfs *base, shim;
static sqlite3_io_methods methods;
static int (*unfetch)(sqlite3_file *, sqlite3_int64, void *);

static void run(sqlite3 *connection, const char *sql) {
  char *message = 0;
  if (sqlite3_exec(connection, sql, 0, 0, &message) != SQLITE_OK) {
    fprintf(stderr, "%s: %s\n", sql, message ? message : "failed");
    exit(2);
  }
}

static long long number(sqlite3 *connection, const char *sql) {
  sqlite3_stmt *statement;
  long long value = -1;
  if (sqlite3_prepare_v2(connection, sql, -1, &statement, 0) != SQLITE_OK) return -2;
  if (sqlite3_step(statement) == SQLITE_ROW) value = sqlite3_column_int64(statement, 0);
  sqlite3_finalize(statement);
  return value;
}

static int unfetch_and_commit(sqlite3_file *file, sqlite3_int64 offset, void *page) {
  if (armed && page == 0) {
    armed = 0;
    fired = 1;
    run(writer, "INSERT INTO t(v) VALUES('in the window')");
  }
  return unfetch ? unfetch(file, offset, page) : SQLITE_OK;
}

static int open_hooked(
    sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out) {
  (void)vfs;
  int code = base->xOpen(base, name, file, flags, out);
  if (code == SQLITE_OK && file->pMethods && (flags & SQLITE_OPEN_MAIN_DB)) {
    methods = *file->pMethods;
    unfetch = methods.xUnfetch;
    methods.xUnfetch = unfetch_and_commit;
    file->pMethods = &methods;
  }
  return code;
}

int main(int count, char **words) {
  if (count < 3) return 64;
  int locked = strcmp(words[1], "locked") == 0;
  const char *path = words[2];
  base = sqlite3_vfs_find(0);
  shim = *base;
  shim.zName = "hooked";
  shim.xOpen = open_hooked;
  sqlite3_vfs_register(&shim, 0);

  sqlite3_open(path, &writer);
  run(writer, "PRAGMA journal_mode=WAL; PRAGMA wal_autocheckpoint=0");
  run(writer, "CREATE TABLE t(id INTEGER PRIMARY KEY, v)");
  sqlite3_open_v2(path, &late, SQLITE_OPEN_READWRITE, "hooked");
  run(late, "PRAGMA wal_autocheckpoint=0");
  number(late, "SELECT count(*) FROM t");
  sqlite3_open(path, &first);
  for (int i = 0; i < 20; i++) run(writer, "INSERT INTO t(v) VALUES(hex(zeroblob(3000)))");

  run(first, "PRAGMA wal_checkpoint(PASSIVE)");  // whole: the next commit may reset the log
  armed = !locked;
  run(late, "PRAGMA wal_checkpoint(PASSIVE)");
  if (locked) run(writer, "INSERT INTO t(v) VALUES('after the checkpoint')");
  for (int i = 0; i < 5; i++) run(writer, "INSERT INTO t(v) VALUES('acknowledged')");
  sqlite3_close(late);
  sqlite3_close(first);
  sqlite3_close(writer);

  sqlite3 *reader;
  sqlite3_stmt *check;
  sqlite3_open(path, &reader);
  long long found = number(reader, "SELECT count(*) FROM t");
  sqlite3_prepare_v2(reader, "PRAGMA integrity_check", -1, &check, 0);
  sqlite3_step(check);
  printf("26 %lld %lld %s\n", found, 26 - found, sqlite3_column_text(check, 0));
  sqlite3_finalize(check);
  sqlite3_close(reader);
  return locked || fired ? 0 : 3;
}
