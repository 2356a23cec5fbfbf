// Preloaded: writes, reads or syncs of the store's files fail with EIO.
//
//   FAIL_CALL     write, sync or read
//   FAIL_AT       the n-th such call fails
//   FAIL_FOREVER  set: all later ones fail too
//   FAIL_TORN     set: the failing write writes half of its bytes first
//
// Only files whose name holds ".db" count, and never the lock file.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static int calls;

static int is_store(int descriptor) {
  char link[64], name[512];
  snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  ssize_t length = readlink(link, name, sizeof name - 1);
  if (length <= 0) return 0;
  name[length] = 0;
  return strstr(name, ".db") && !strstr(name, ".db.lock");
}

static int fails(const char *kind, int descriptor) {
  const char *wanted = getenv("FAIL_CALL"), *at = getenv("FAIL_AT");
  if (!wanted || !at || strcmp(wanted, kind) != 0 || !is_store(descriptor)) return 0;
  calls++;
  return getenv("FAIL_FOREVER") ? calls >= atoi(at) : calls == atoi(at);
}

static ssize_t write_at(int descriptor, const void *bytes, size_t count, off_t offset) {
  static ssize_t (*real)(int, const void *, size_t, off_t);
  if (!real) real = dlsym(RTLD_NEXT, "pwrite64");
  if (fails("write", descriptor)) {
    if (getenv("FAIL_TORN")) real(descriptor, bytes, count / 2, offset);
    errno = EIO;
    return -1;
  }
  return real(descriptor, bytes, count, offset);
}

ssize_t pwrite64(int descriptor, const void *bytes, size_t count, off_t offset) {
  return write_at(descriptor, bytes, count, offset);
}

ssize_t pwrite(int descriptor, const void *bytes, size_t count, off_t offset) {
  return write_at(descriptor, bytes, count, offset);
}

ssize_t pread64(int descriptor, void *bytes, size_t count, off_t offset) {
  static ssize_t (*real)(int, void *, size_t, off_t);
  if (!real) real = dlsym(RTLD_NEXT, "pread64");
  if (fails("read", descriptor)) {
    errno = EIO;
    return -1;
  }
  return real(descriptor, bytes, count, offset);
}

static int sync_file(int descriptor, const char *name) {
  int (*real)(int) = dlsym(RTLD_NEXT, name);
  if (fails("sync", descriptor)) {
    errno = EIO;
    return -1;
  }
  return real(descriptor);
}

int fsync(int descriptor) { return sync_file(descriptor, "fsync"); }

int fdatasync(int descriptor) { return sync_file(descriptor, "fdatasync"); }
