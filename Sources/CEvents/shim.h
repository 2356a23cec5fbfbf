// What of Linux Swift's Glibc module leaves out: descriptors, two masks that are macros, and how
// the allocator deals with freed memory.
#pragma once
#include <malloc.h>
#include <stdint.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <sys/timerfd.h>

/// A wall-clock timer that also fires when the clock is set: a sleeping laptop wakes to the truth.
static inline int cev_timer(void) {
  return timerfd_create(CLOCK_REALTIME, TFD_NONBLOCK | TFD_CLOEXEC);
}

/// Arms the timer for a second of the wall clock; 0 disarms it.
static inline int cev_arm(int timer, int64_t second) {
  struct itimerspec when = {.it_value = {.tv_sec = second}};
  return timerfd_settime(timer, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &when, NULL);
}

/// A counter that wakes whoever polls it.
static inline int cev_wake(int blocking) {
  return eventfd(0, EFD_CLOEXEC | (blocking ? 0 : EFD_NONBLOCK));
}

/// Memory that was freed is used again rather than given back and asked for anew: the arrays of a
/// listing grow and go by the hundred, and each page given anew costs a fault.
static inline void cev_keep_freed_memory(void) {
  mallopt(M_TOP_PAD, 4 << 20);
  mallopt(M_MMAP_THRESHOLD, 32 << 20);
  mallopt(M_TRIM_THRESHOLD, 128 << 20);
}
