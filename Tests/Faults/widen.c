// Preloaded: makes the windows of a checkpoint wide, so that a race that needs microseconds gets
// milliseconds. Every database opened by default gets a VFS whose xUnfetch, which SQLite calls
// inside a checkpoint, sleeps up to WIDEN_MICROSECONDS in one call of three.
#define _GNU_SOURCE
#include <sqlite3.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

static sqlite3_vfs *base, shim;
static sqlite3_io_methods methods;
static int (*unfetch)(sqlite3_file *, sqlite3_int64, void *);
static unsigned seed;
static int longest;

static int slow_unfetch(sqlite3_file *file, sqlite3_int64 offset, void *page) {
  if (page == 0 && longest > 0 && rand_r(&seed) % 3 == 0) usleep(rand_r(&seed) % longest);
  return unfetch(file, offset, page);
}

static int slow_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out) {
  (void)vfs;
  int code = base->xOpen(base, name, file, flags, out);
  if (code == SQLITE_OK && file->pMethods && (flags & SQLITE_OPEN_MAIN_DB)) {
    methods = *file->pMethods;
    unfetch = methods.xUnfetch;
    methods.xUnfetch = slow_unfetch;
    file->pMethods = &methods;
  }
  return code;
}

__attribute__((constructor)) static void widen(void) {
  const char *text = getenv("WIDEN_MICROSECONDS");
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  longest = text ? atoi(text) : 3000;
  seed = (unsigned)getpid() ^ (unsigned)now.tv_nsec;
  sqlite3_initialize();
  base = sqlite3_vfs_find(0);
  shim = *base;
  shim.zName = "widened";
  shim.xOpen = slow_open;
  sqlite3_vfs_register(&shim, 1);
}
