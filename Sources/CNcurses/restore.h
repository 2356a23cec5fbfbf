// Giving the terminal back on every path: orderly, on a fatal signal, at exit, and, by a process
// of its own, after SIGKILL.
//
// The state lives in one shared page, so the watchdog sees the restore string and whether the
// screen is taken. Everything that a handler calls is async-signal-safe: write, tcsetattr,
// pread, dup2, sigaction, raise.
#pragma once
#include "shim.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

// GNU's, which the feature macros above don't declare.
extern int pipe2(int fds[2], int flags);
extern long syscall(long number, ...);

enum { CN_RESTORE_CAPACITY = 32768, CN_SIGNALS = 10 };

struct cn_state {
  int active;  // 1 while the screen is ours
  int length;  // of bytes
  struct termios saved;
  char bytes[CN_RESTORE_CAPACITY];
};

struct cn_guard {
  struct cn_state *state;
  int tty;          // where the terminal is written to
  int stderr_copy;  // the real standard error while it is redirected, else -1
  int stderr_log;
  int lifeline;  // the watchdog reads the other end
  pid_t owner;
  pid_t starter;  // started the watchdog; 0 once it is taken leave of
  struct sigaction former[CN_SIGNALS];
};

// Weak, so that the objects of all Swift files that come to hold these functions share one.
__attribute__((weak)) struct cn_guard cn_guard = {NULL, -1, -1, -1, -1, 0, 0, {{{0}}}};
static const int cn_signals[CN_SIGNALS] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE,  SIGABRT,
                                           SIGTRAP, SIGHUP, SIGINT, SIGTERM, SIGQUIT};

static inline int cn_memfd(const char *name) {
  return (int)syscall(SYS_memfd_create, name, 1u /* MFD_CLOEXEC */);
}

// Writes all of it, waiting where the terminal is slow.
static inline int cn_write_all(int fd, const char *bytes, size_t length) {
  while (length > 0) {
    ssize_t n = write(fd, bytes, length);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0 && errno == EAGAIN) {
      struct pollfd wait = {fd, POLLOUT, 0};
      if (poll(&wait, 1, 5000) <= 0) return -1;
      continue;
    }
    if (n <= 0) return -1;
    bytes += n;
    length -= (size_t)n;
  }
  return 0;
}

// Standard error goes to memory while the screen is ours, or it would be drawn over.
static inline void cn_capture_stderr(void) {
  if (cn_guard.stderr_copy >= 0 || !isatty(2)) return;
  if (cn_guard.stderr_log < 0) cn_guard.stderr_log = cn_memfd("stderr");
  if (cn_guard.stderr_log < 0) return;
  cn_guard.stderr_copy = fcntl(2, F_DUPFD_CLOEXEC, 3);
  if (cn_guard.stderr_copy >= 0) dup2(cn_guard.stderr_log, 2);
}

// Puts standard error back and prints what it missed.
static inline void cn_release_stderr(void) {
  if (cn_guard.stderr_copy < 0) return;
  dup2(cn_guard.stderr_copy, 2);
  close(cn_guard.stderr_copy);
  cn_guard.stderr_copy = -1;
  char buffer[1024];
  off_t place = 0;
  ssize_t n;
  while ((n = pread(cn_guard.stderr_log, buffer, sizeof buffer, place)) > 0) {
    cn_write_all(2, buffer, (size_t)n);
    place += n;
  }
  if (ftruncate(cn_guard.stderr_log, 0) == 0) lseek(cn_guard.stderr_log, 0, SEEK_SET);
}

static inline void cn_give_back(struct cn_state *state, int tty) {
  if (!__atomic_exchange_n(&state->active, 0, __ATOMIC_SEQ_CST)) return;
  cn_write_all(tty, state->bytes, (size_t)state->length);
  tcsetattr(tty, TCSANOW, &state->saved);
}

// Restores at once; used at exit and by the handlers. Does nothing in a forked child.
static inline void cn_restore_now(void) {
  if (!cn_guard.state || getpid() != cn_guard.owner) return;
  cn_give_back(cn_guard.state, cn_guard.tty);
  cn_release_stderr();
}

static void cn_at_exit(void) { cn_restore_now(); }

// Restores, then lets the former action have the signal.
static void cn_on_signal(int signal) {
  int error = errno;
  cn_restore_now();
  for (int i = 0; i < CN_SIGNALS; i++)
    if (cn_signals[i] == signal) sigaction(signal, &cn_guard.former[i], NULL);
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, signal);
  sigprocmask(SIG_UNBLOCK, &set, NULL);
  errno = error;
  raise(signal);
}

static inline void cn_install_handlers(void) {
  // A stack of its own, for the overflow of the usual one.
  stack_t stack = {0};
  stack.ss_size = 65536;
  stack.ss_sp = mmap(NULL, stack.ss_size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS,
                     -1, 0);
  if (stack.ss_sp != MAP_FAILED) sigaltstack(&stack, NULL);
  for (int i = 0; i < CN_SIGNALS; i++) {
    struct sigaction action = {0};
    action.sa_handler = cn_on_signal;
    action.sa_flags = SA_ONSTACK;
    sigfillset(&action.sa_mask);
    sigaction(cn_signals[i], NULL, &cn_guard.former[i]);
    // A signal that the parent had ignored, as nohup does with SIGHUP, stays ignored.
    if (cn_guard.former[i].sa_handler == SIG_IGN) continue;
    // Swift's own handler offers the memory of a crashed program to whoever sits there: only
    // where a developer asks for it.
    if (!getenv("SWIFT_BACKTRACE")) {
      memset(&cn_guard.former[i], 0, sizeof cn_guard.former[i]);
      cn_guard.former[i].sa_handler = SIG_DFL;
    }
    sigaction(cn_signals[i], &action, NULL);
  }
}

// The watchdog: waits for the end of the pipe, which comes when the program is gone however it
// went, then restores the terminal if it was still taken. It keeps two descriptors only.
static inline void cn_watch(int lifeline, int tty) {
  setpgid(0, 0);
  for (int s = 1; s < 32; s++) signal(s, SIG_IGN);
  dup2(lifeline, 0);
  dup2(tty, 1);
#ifdef SYS_close_range
  if (syscall(SYS_close_range, 2u, ~0u, 0u) != 0)
#endif
    for (int fd = 2; fd < 1024; fd++) close(fd);
  prctl(PR_SET_NAME, "terminal-watch", 0, 0, 0);
  if (chdir("/") != 0) _exit(0);
  char byte;
  for (;;) {
    ssize_t n = read(0, &byte, 1);
    if (n == 0 || (n < 0 && errno != EINTR)) break;
  }
  cn_give_back(cn_guard.state, 1);
  _exit(0);
}

// Forked twice, so that the program never has it as a child to wait for. Must run before any
// thread starts.
static inline void cn_start_watchdog(int tty) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) return;
  pid_t child = fork();
  if (child == 0) {
    close(ends[1]);
    pid_t grandchild = fork();
    if (grandchild == 0) cn_watch(ends[0], tty);
    _exit(0);
  }
  close(ends[0]);
  cn_guard.lifeline = ends[1];
  cn_guard.starter = child;
}

// Takes leave of the process that started the watchdog, once it has ended; waits for nothing.
static inline void cn_reap_starter(void) {
  if (cn_guard.starter > 0 && waitpid(cn_guard.starter, NULL, WNOHANG) != 0)
    cn_guard.starter = 0;
}

// Takes note of the terminal's state, starts the watchdog, installs the handlers. Once only.
static inline int cn_guard_start(int tty) {
  if (cn_guard.state) return 0;
  void *page = mmap(NULL, sizeof(struct cn_state), PROT_READ | PROT_WRITE,
                    MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (page == MAP_FAILED) return -1;
  struct cn_state *state = page;
  if (tcgetattr(tty, &state->saved) != 0) {
    munmap(page, sizeof(struct cn_state));
    return -1;
  }
  cn_guard.state = state;
  cn_guard.tty = tty;
  cn_guard.owner = getpid();
  cn_start_watchdog(tty);
  cn_install_handlers();
  atexit(cn_at_exit);
  return 0;
}

// Sets what a restore writes. The length is set last: a handler may come in between.
static inline void cn_guard_set(const char *bytes, int length) {
  if (!cn_guard.state || length > CN_RESTORE_CAPACITY) return;
  cn_guard.state->length = 0;
  memcpy(cn_guard.state->bytes, bytes, (size_t)length);
  __atomic_store_n(&cn_guard.state->length, length, __ATOMIC_SEQ_CST);
}

static inline void cn_guard_active(int active) {
  if (cn_guard.state) __atomic_store_n(&cn_guard.state->active, active, __ATOMIC_SEQ_CST);
}

static inline void cn_guard_reset_modes(void) {
  if (cn_guard.state) tcsetattr(cn_guard.tty, TCSADRAIN, &cn_guard.state->saved);
}

// Stops the process group with SIGTSTP as the shell expects, and returns when continued.
static inline void cn_stop_group(void) {
  struct sigaction usual = {0}, former;
  usual.sa_handler = SIG_DFL;
  sigaction(SIGTSTP, &usual, &former);
  sigset_t set, mask;
  sigemptyset(&set);
  sigaddset(&set, SIGTSTP);
  sigprocmask(SIG_UNBLOCK, &set, &mask);
  kill(0, SIGTSTP);
  sigprocmask(SIG_SETMASK, &mask, NULL);
  sigaction(SIGTSTP, &former, NULL);
}

// The window's size: 0 where the terminal doesn't say.
static inline void cn_window_size(int tty, int *columns, int *rows) {
  struct winsize size = {0};
  if (ioctl(tty, TIOCGWINSZ, &size) != 0) size.ws_col = size.ws_row = 0;
  *columns = size.ws_col;
  *rows = size.ws_row;
}

static inline FILE *cn_stream(int fd, const char *mode) { return fdopen(fd, mode); }
