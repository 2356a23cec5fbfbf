// Preloaded: records, in order, what a writer does to its store, for the power-loss replay.
//
// RECORD_TO names the record. Each entry is a header of four 64-bit numbers (kind, file, offset,
// length) and, for a write, its bytes. Kinds: 1 write, 2 truncate, 3 sync, 4 line said on standard
// output (its bytes follow: the commit it names is acknowledged). Files: 1 the database, 2 its log.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

static int record = -1;

__attribute__((constructor)) static void start(void) {
  const char *path = getenv("RECORD_TO");
  if (path) record = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static int file_of(int descriptor) {
  char link[64], name[512];
  snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  ssize_t length = readlink(link, name, sizeof name - 1);
  if (length <= 0) return 0;
  name[length] = 0;
  if (length > 3 && strcmp(name + length - 3, ".db") == 0) return 1;
  if (length > 7 && strcmp(name + length - 7, ".db-wal") == 0) return 2;
  return 0;
}

static void note(int64_t kind, int64_t file, int64_t offset, const void *bytes, int64_t count) {
  if (record < 0) return;
  int64_t header[4] = {kind, file, offset, count};
  struct iovec parts[2] = {{header, sizeof header}, {(void *)bytes, bytes ? (size_t)count : 0}};
  if (writev(record, parts, 2) < 0) abort();
}

static ssize_t write_at(int descriptor, const void *bytes, size_t count, off_t offset) {
  static ssize_t (*real)(int, const void *, size_t, off_t);
  if (!real) real = dlsym(RTLD_NEXT, "pwrite64");
  int file = file_of(descriptor);
  if (file) note(1, file, offset, bytes, (int64_t)count);
  return real(descriptor, bytes, count, offset);
}

ssize_t pwrite64(int descriptor, const void *bytes, size_t count, off_t offset) {
  return write_at(descriptor, bytes, count, offset);
}

ssize_t pwrite(int descriptor, const void *bytes, size_t count, off_t offset) {
  return write_at(descriptor, bytes, count, offset);
}

ssize_t write(int descriptor, const void *bytes, size_t count) {
  static ssize_t (*real)(int, const void *, size_t);
  if (!real) real = dlsym(RTLD_NEXT, "write");
  if (descriptor == 1) note(4, 0, 0, bytes, (int64_t)count);
  return real(descriptor, bytes, count);
}

static int truncate_to(int descriptor, off_t size) {
  static int (*real)(int, off_t);
  if (!real) real = dlsym(RTLD_NEXT, "ftruncate64");
  int file = file_of(descriptor);
  if (file) note(2, file, size, NULL, 0);
  return real(descriptor, size);
}

int ftruncate(int descriptor, off_t size) { return truncate_to(descriptor, size); }

int ftruncate64(int descriptor, off_t size) { return truncate_to(descriptor, size); }

static int sync_file(int descriptor, const char *name) {
  int (*real)(int) = dlsym(RTLD_NEXT, name);
  int file = file_of(descriptor);
  if (file) note(3, file, 0, NULL, 0);
  return real(descriptor);
}

int fsync(int descriptor) { return sync_file(descriptor, "fsync"); }

int fdatasync(int descriptor) { return sync_file(descriptor, "fdatasync"); }
