// Kernel calls that Swift cannot make: a lock wait with a deadline, and a rename that never
// replaces.
#pragma once
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/prctl.h>
#include <sys/statfs.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

static void csq_wake(int number) { (void)number; }

/// Waits for the exclusive lock on `descriptor`, at most `milliseconds`.
///
/// The wait is one blocking flock, so the kernel hands the lock over the moment it is free; asking
/// again and again with LOCK_NB loses that and starves under load. The deadline is a timer signal
/// to this thread alone: it breaks the call with EINTR. It fires again every 50 ms, because the
/// first one may arrive between the check and the call. A wait given up here leaves nothing
/// behind: no thread is still queued that could receive the lock later.
///
/// The signal is SIGRTMIN+9; its handler does nothing and stays installed. It is unblocked only
/// while waiting, and none can be pending afterwards: the timer is deleted before the mask is put
/// back.
///
/// Returns 0, ETIMEDOUT, or the errno of the call that failed.
static inline int csq_lock_within(int descriptor, long milliseconds) {
  if (flock(descriptor, LOCK_EX | LOCK_NB) == 0) return 0;
  if (errno != EWOULDBLOCK && errno != EINTR) return errno;
  if (milliseconds <= 0) return ETIMEDOUT;

  const int number = SIGRTMIN + 9;
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = csq_wake;  // no SA_RESTART: the call must end with EINTR
  sigemptyset(&action.sa_mask);
  if (sigaction(number, &action, (struct sigaction *)0) != 0) return errno;

  struct sigevent event;
  memset(&event, 0, sizeof event);
  event.sigev_notify = SIGEV_THREAD_ID;
  event.sigev_signo = number;
  event._sigev_un._tid = (int)syscall(SYS_gettid);
  timer_t timer;
  if (timer_create(CLOCK_MONOTONIC, &event, &timer) != 0) return errno;

  sigset_t only, before;
  sigemptyset(&only);
  sigaddset(&only, number);
  pthread_sigmask(SIG_UNBLOCK, &only, &before);

  struct timespec start, now;
  clock_gettime(CLOCK_MONOTONIC, &start);
  struct itimerspec alarm = {
      .it_interval = {0, 50 * 1000 * 1000},
      .it_value = {milliseconds / 1000, (milliseconds % 1000) * 1000 * 1000}};
  int result = timer_settime(timer, 0, &alarm, (struct itimerspec *)0) == 0 ? 0 : errno;
  while (result == 0 && flock(descriptor, LOCK_EX) != 0) {
    if (errno != EINTR) {
      result = errno;
      break;
    }
    clock_gettime(CLOCK_MONOTONIC, &now);
    long waited =
        (now.tv_sec - start.tv_sec) * 1000 + (now.tv_nsec - start.tv_nsec) / (1000 * 1000);
    if (waited >= milliseconds) result = ETIMEDOUT;
  }
  timer_delete(timer);
  pthread_sigmask(SIG_SETMASK, &before, (sigset_t *)0);
  return result;
}

/// Renames unless something already bears the new name (EEXIST). Returns 0 or the errno.
static inline int csq_rename_new(const char *from, const char *to) {
  const int at = -100, noReplace = 1;  // AT_FDCWD, RENAME_NOREPLACE
  if (syscall(SYS_renameat2, at, from, at, to, noReplace) == 0) return 0;
  return errno;
}

/// The low 32 bits of the filesystem's number (linux/magic.h). Returns 0 or the errno.
static inline int csq_filesystem_type(const char *path, unsigned int *type) {
  struct statfs facts;
  if (statfs(path, &facts) != 0) return errno;
  *type = (unsigned int)facts.f_type;
  return 0;
}

/// Makes the process unreadable to a debugger of the same user. Returns 0 or the errno.
static inline int csq_refuse_dumps(void) { return prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0 ? 0 : errno; }
