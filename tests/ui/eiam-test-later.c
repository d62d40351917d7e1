/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-test-later.h"

#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

/* In place of the C library's clock: the one that goes on while a machine sleeps can
 * be put forward, so that nobody has to wait. Timers of the main loop do not notice. */

static time_t passed;

int
clock_gettime (clockid_t        clock_id,
               struct timespec *now)
{
  long result = syscall (SYS_clock_gettime, clock_id, now);

  if (result == 0 && clock_id == CLOCK_BOOTTIME)
    now->tv_sec += passed;

  return (int) result;
}

/**
 * eiam_test_later_pass:
 * @seconds: how long the machine sleeps
 *
 * Lets time go by, without any of it.
 */
void
eiam_test_later_pass (unsigned int seconds)
{
  passed += seconds;
}
