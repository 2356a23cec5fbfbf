// Preloaded: the process is killed, as by kill -9, at a call that touches the store's files.
//
//   KILL_AT     the n-th such call never happens; 0 kills nothing
//   KILL_TORN   set: a write that is the n-th call writes half of its bytes first
//   KILL_COUNT  the file that a process that lives on writes the number of its calls to
//
// Counted are writes, syncs, changes of size and the taking and leaving of the lock.
#include "storefiles.h"

#include <signal.h>

static int calls;

static int is_last(int descriptor) {
  const char *at = getenv("KILL_AT");
  return at && is_named(descriptor, ".db") && ++calls == atoi(at);
}

static ssize_t write_at(
    ssize_t (*real)(int, const void *, size_t, off_t), int descriptor, const void *bytes,
    size_t count, off_t offset) {
  if (is_last(descriptor)) {
    if (getenv("KILL_TORN")) real(descriptor, bytes, count / 2, offset);
    raise(SIGKILL);
  }
  return real(descriptor, bytes, count, offset);
}

static int call(int descriptor, const char *name) {
  int (*real)(int) = dlsym(RTLD_NEXT, name);
  if (is_last(descriptor)) raise(SIGKILL);
  return real(descriptor);
}

int fsync(int descriptor) { return call(descriptor, "fsync"); }

int fdatasync(int descriptor) { return call(descriptor, "fdatasync"); }

int ftruncate64(int descriptor, off_t length) {
  int (*real)(int, off_t) = dlsym(RTLD_NEXT, "ftruncate64");
  if (is_last(descriptor)) raise(SIGKILL);
  return real(descriptor, length);
}

int flock(int descriptor, int operation) {
  int (*real)(int, int) = dlsym(RTLD_NEXT, "flock");
  if (is_last(descriptor)) raise(SIGKILL);
  return real(descriptor, operation);
}

__attribute__((destructor)) static void count(void) {
  const char *path = getenv("KILL_COUNT");
  FILE *file = path ? fopen(path, "w") : NULL;
  if (!file) return;
  fprintf(file, "%d\n", calls);
  fclose(file);
}
