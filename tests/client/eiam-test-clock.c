/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

/* In place of the C library's clock on the wall: for as long as there is the file
 * that EIAM_TEST_WRONG_CLOCK names, one that is ahead by the seconds that are
 * written in the file, or, when it is empty, one that stands still on 2020-01-31
 * at 09:05 UTC. Clocks that cannot be set go on. It is linked into a test, or
 * loaded before a program's libraries. */

#define WRONG_TIME 1580461500
#define MOST_DIGITS 20

/* Returns what the clock shows when @now is right. */
static struct timespec
put_wrong (struct timespec now)
{
  const char *path = getenv ("EIAM_TEST_WRONG_CLOCK");
  char text[MOST_DIGITS + 1] = { 0 };
  int file = path != NULL ? open (path, O_RDONLY | O_CLOEXEC) : -1;
  ssize_t length;

  if (file < 0)
    return now;
  length = read (file, text, MOST_DIGITS);
  close (file);
  if (length <= 0)
    return (struct timespec) { WRONG_TIME, 0 };
  now.tv_sec += strtol (text, NULL, 10);
  return now;
}

int
clock_gettime (clockid_t        clock_id,
               struct timespec *now)
{
  long result = syscall (SYS_clock_gettime, clock_id, now);

  if (result == 0 && clock_id == CLOCK_REALTIME)
    *now = put_wrong (*now);

  return (int) result;
}

int
gettimeofday (struct timeval *restrict now,
              void           *restrict zone)
{
  struct timespec precise = { 0 };
  int result = clock_gettime (CLOCK_REALTIME, &precise);

  *now = (struct timeval) { precise.tv_sec, precise.tv_nsec / 1000 };
  return result;
}

time_t
time (time_t *copy)
{
  struct timespec now = { 0 };

  clock_gettime (CLOCK_REALTIME, &now);
  if (copy != NULL)
    *copy = now.tv_sec;
  return now.tv_sec;
}
