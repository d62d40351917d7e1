/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-test-memory.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

/* How much memory this process took, at its most, by what the kernel says. */

#ifndef __has_feature
#define __has_feature(feature) 0
#endif
#if defined (__SANITIZE_ADDRESS__) || __has_feature (address_sanitizer)
#define IS_SANITIZED 1
#else
#define IS_SANITIZED 0
#endif

/* Has the kernel forget the peak so far (proc(5)). */
static gboolean
reset_peak (void)
{
  int fd = open ("/proc/self/clear_refs", O_WRONLY | O_CLOEXEC);
  gboolean done = fd >= 0 && write (fd, "5", 1) == 1;

  if (fd >= 0)
    close (fd);

  return done;
}

static unsigned int
read_kib (const char *name)
{
  g_autofree char *text = NULL;
  const char *line;

  g_assert_true (g_file_get_contents ("/proc/self/status", &text, NULL, NULL));
  line = strstr (text, name);
  g_assert_nonnull (line);
  return (unsigned int) g_ascii_strtoull (line + strlen (name), NULL, 10);
}

/**
 * eiam_test_memory_find_obstacle:
 *
 * Returns: (nullable): why memory cannot be measured here
 */
const char *
eiam_test_memory_find_obstacle (void)
{
  if (IS_SANITIZED)
    return "a sanitizer keeps what was freed";
  if (!reset_peak ())
    return "the kernel does not reset the peak here";

  return NULL;
}

/**
 * eiam_test_memory_begin:
 * @memory: (out): what is measured
 *
 * Begins to measure.
 */
void
eiam_test_memory_begin (EiamTestMemory *memory)
{
  reset_peak ();
  memory->before = read_kib ("\nVmRSS:");
}

/**
 * eiam_test_memory_get_growth:
 * @memory: what is measured
 *
 * Returns: by how many KiB the process has been larger since
 *   eiam_test_memory_begin() than it was then
 */
unsigned int
eiam_test_memory_get_growth (const EiamTestMemory *memory)
{
  unsigned int peak = read_kib ("\nVmHWM:");

  return peak > memory->before ? peak - memory->before : 0;
}
