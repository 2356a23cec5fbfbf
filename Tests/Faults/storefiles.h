// What the preloaded libraries share: which file a descriptor is of, and writes at a place by
// either of their names. Included first: it asks for the GNU names.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

// Whether the name of a descriptor's file holds these words; ".db" is in those of the store, of its
// log and of its lock.
static int is_named(int descriptor, const char *words) {
  char link[64], name[512];
  snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  ssize_t length = readlink(link, name, sizeof name - 1);
  if (length <= 0) return 0;
  name[length] = 0;
  return strstr(name, words) != NULL;
}

// Each library's own: what becomes of a write; `real` is the system's.
static ssize_t write_at(
    ssize_t (*real)(int, const void *, size_t, off_t), int descriptor, const void *bytes,
    size_t count, off_t offset);

static ssize_t write_here(int descriptor, const void *bytes, size_t count, off_t offset) {
  static ssize_t (*real)(int, const void *, size_t, off_t);
  if (!real) real = dlsym(RTLD_NEXT, "pwrite64");
  return write_at(real, descriptor, bytes, count, offset);
}

ssize_t pwrite64(int descriptor, const void *bytes, size_t count, off_t offset) {
  return write_here(descriptor, bytes, count, offset);
}

ssize_t pwrite(int descriptor, const void *bytes, size_t count, off_t offset) {
  return write_here(descriptor, bytes, count, offset);
}
