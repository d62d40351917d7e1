/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-test-log.h"

#include <string.h>

/* All that was logged at any level, whatever would be shown of it. */

static GMutex lock;
static GString *captured;   /* (mutex lock) */

static GLogWriterOutput
write_log (GLogLevelFlags   level,
           const GLogField *fields,
           gsize            n_fields,
           gpointer         user_data)
{
  g_mutex_lock (&lock);
  for (gsize i = 0; i < n_fields; i++)
    {
      const char *value = fields[i].value;

      if (fields[i].length < 0)
        g_string_append (captured, value);
      else
        g_string_append_len (captured, value, fields[i].length);
      g_string_append_c (captured, '\n');
    }
  g_mutex_unlock (&lock);

  if ((level & (G_LOG_LEVEL_DEBUG | G_LOG_LEVEL_INFO)) != 0)
    return G_LOG_WRITER_HANDLED;
  return g_log_writer_default (level, fields, n_fields, user_data);
}

/**
 * eiam_test_log_capture:
 *
 * Keeps everything that is logged from now on. To be called once.
 */
void
eiam_test_log_capture (void)
{
  captured = g_string_new (NULL);
  /* The test framework has a handler of its own, which keeps some of it back. */
  g_log_set_default_handler (g_log_default_handler, NULL);
  g_log_set_writer_func (write_log, NULL, NULL);
  g_debug ("The log is being read");
  g_assert_nonnull (strstr (captured->str, "The log is being read"));
}

/**
 * eiam_test_log_assert_without:
 * @secret: what must not be in the log
 *
 * Looks through everything that was logged.
 */
void
eiam_test_log_assert_without (const char *secret)
{
  g_assert_cmpstr (secret, !=, "");

  g_mutex_lock (&lock);
  g_assert_null (strstr (captured->str, secret));
  g_mutex_unlock (&lock);
}
