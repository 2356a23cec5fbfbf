// Preloaded: the process is killed, as by kill -9, at a call that touches the store's files.
//
//   KILL_AT     the n-th such call never happens; 0 kills nothing
//   KILL_TORN   set: a write that is the n-th call writes half of its bytes first
//   KILL_COUNT  the file that a process that lives on writes the number of its calls to
//
// Counted are writes, syncs, changes of size and the taking and leaving of the lock.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <signal.h>
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
  return strstr(name, ".db") != NULL;
}

static int is_last(int descriptor) {
  const char *at = getenv("KILL_AT");
  return at && is_store(descriptor) && ++calls == atoi(at);
}

static ssize_t write_at(int descriptor, const void *bytes, size_t count, off_t offset) {
  static ssize_t (*real)(int, const void *, size_t, off_t);
  if (!real) real = dlsym(RTLD_NEXT, "pwrite64");
  if (is_last(descriptor)) {
    if (getenv("KILL_TORN")) real(descriptor, bytes, count / 2, offset);
    raise(SIGKILL);
  }
  return real(descriptor, bytes, count, offset);
}

ssize_t pwrite64(int descriptor, const void *bytes, size_t count, off_t offset) {
  return write_at(descriptor, bytes, count, offset);
}

ssize_t pwrite(int descriptor, const void *bytes, size_t count, off_t offset) {
  return write_at(descriptor, bytes, count, offset);
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
