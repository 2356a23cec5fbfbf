// Preloaded: writes, reads or syncs of the store's files fail with EIO, or for want of room.
//
//   FAIL_CALL     write, sync or read
//   FAIL_AT       the n-th such call fails
//   FAIL_FOREVER  set: all later ones fail too
//   FAIL_TORN     set: the failing write writes half of its bytes first
//   FAIL_FULL     set: the error is ENOSPC, of a full disk
//
// Only files whose name holds ".db" count, and never the lock file.
#include "storefiles.h"

#include <errno.h>

static int calls;

static int is_store(int descriptor) {
  return is_named(descriptor, ".db") && !is_named(descriptor, ".db.lock");
}

static int fails(const char *kind, int descriptor) {
  const char *wanted = getenv("FAIL_CALL"), *at = getenv("FAIL_AT");
  if (!wanted || !at || strcmp(wanted, kind) != 0 || !is_store(descriptor)) return 0;
  calls++;
  return getenv("FAIL_FOREVER") ? calls >= atoi(at) : calls == atoi(at);
}

static int error_number(void) { return getenv("FAIL_FULL") ? ENOSPC : EIO; }

static ssize_t write_at(
    ssize_t (*real)(int, const void *, size_t, off_t), int descriptor, const void *bytes,
    size_t count, off_t offset) {
  if (fails("write", descriptor)) {
    if (getenv("FAIL_TORN")) real(descriptor, bytes, count / 2, offset);
    errno = error_number();
    return -1;
  }
  return real(descriptor, bytes, count, offset);
}

ssize_t pread64(int descriptor, void *bytes, size_t count, off_t offset) {
  static ssize_t (*real)(int, void *, size_t, off_t);
  if (!real) real = dlsym(RTLD_NEXT, "pread64");
  if (fails("read", descriptor)) {
    errno = error_number();
    return -1;
  }
  return real(descriptor, bytes, count, offset);
}

static int sync_file(int descriptor, const char *name) {
  int (*real)(int) = dlsym(RTLD_NEXT, name);
  if (fails("sync", descriptor)) {
    errno = error_number();
    return -1;
  }
  return real(descriptor);
}

int fsync(int descriptor) { return sync_file(descriptor, "fsync"); }

int fdatasync(int descriptor) { return sync_file(descriptor, "fdatasync"); }
