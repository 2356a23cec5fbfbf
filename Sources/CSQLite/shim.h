// What Swift cannot say for itself: SQLite's variadic calls and its pointer-valued macros, and the
// one wait on a file lock that must end by a deadline (wait.h).
#pragma once
#include <sqlite3.h>
#include <sys/fsuid.h>
#include "wait.h"

/// Sets the group by which the calling thread's files are judged, and gives the one before. Linux
/// keeps it for each thread; Swift's Glibc has no name for it.
static inline unsigned int csq_set_files_group(unsigned int group) { return setfsgid(group); }

/// Keeps SQLite from counting its own memory, which takes a lock at every allocation; nothing here
/// reads the count. Answers SQLITE_OK, or SQLITE_MISUSE once SQLite runs.
static inline int csq_count_no_memory(void) {
  return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

/// Binds a copy of `bytes`; SQLITE_TRANSIENT is a cast macro that Swift does not import.
static inline int csq_bind_text(
    sqlite3_stmt *statement, int index, const char *bytes, sqlite3_uint64 count) {
  return sqlite3_bind_text64(statement, index, bytes, count, SQLITE_TRANSIENT, SQLITE_UTF8);
}

/// Binds a copy of `bytes`; an empty blob stays a blob, where a null pointer would make it NULL.
static inline int csq_bind_blob(
    sqlite3_stmt *statement, int index, const void *bytes, sqlite3_uint64 count) {
  if (count == 0) return sqlite3_bind_zeroblob(statement, index, 0);
  return sqlite3_bind_blob64(statement, index, bytes, count, SQLITE_TRANSIENT);
}

static inline void csq_result_text(sqlite3_context *context, const char *bytes, int count) {
  sqlite3_result_text(context, bytes, count, SQLITE_TRANSIENT);
}

static inline void csq_result_blob(sqlite3_context *context, const void *bytes, int count) {
  if (count == 0) sqlite3_result_zeroblob(context, 0);
  else sqlite3_result_blob(context, bytes, count, SQLITE_TRANSIENT);
}

/// Sets one boolean of sqlite3_db_config and answers what it reads back as, or -1.
static inline int csq_configure(sqlite3 *connection, int option, int value) {
  int now = -1;
  if (sqlite3_db_config(connection, option, value, (int *)0) != SQLITE_OK) return -1;
  if (sqlite3_db_config(connection, option, -1, &now) != SQLITE_OK) return -1;
  return now;
}
