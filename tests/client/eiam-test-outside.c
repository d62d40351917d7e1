/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-test-outside.h"

#include <signal.h>
#include <sys/prctl.h>

#define GREETING "listening on "

static void read_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data);

static void
read_on (EiamTestOutside  *self,
         GDataInputStream *stream)
{
  g_data_input_stream_read_line_async (stream, G_PRIORITY_DEFAULT, NULL, read_cb, self);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  GDataInputStream *stream = G_DATA_INPUT_STREAM (source);
  g_autofree char *line = g_data_input_stream_read_line_finish (stream, result, NULL, NULL);
  g_auto (GStrv) words = line == NULL ? NULL : g_strsplit (line, " ", -1);
  EiamTestOutside *self = user_data;

  self->ended = words == NULL;
  if (self->ended)
    return;

  if (g_str_equal (words[0], "puzzle"))
    self->x = (unsigned int) g_ascii_strtoull (words[2], NULL, 10);
  else if (g_str_equal (words[0], "sms"))
    {
      g_free (self->code);
      self->code = g_strdup (words[2]);
    }
  read_on (self, stream);
}

/* The service does not outlive a run that is cut short. */
static void
die_with_parent (gpointer user_data)
{
  prctl (PR_SET_PDEATHSIG, SIGTERM);
}

/**
 * eiam_test_outside_start:
 * @command: the service's program and its options, %NULL-terminated; `--port=0` and
 *   `--print-codes` among them
 *
 * Returns: (transfer full): a service that listens
 */
EiamTestOutside *
eiam_test_outside_start (const char * const *command)
{
  EiamTestOutside *self = g_new0 (EiamTestOutside, 1);
  g_autoptr (GSubprocessLauncher) launcher =
    g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autoptr (GDataInputStream) stream = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *line = NULL;

  g_subprocess_launcher_set_child_setup (launcher, die_with_parent, NULL, NULL);
  self->process = g_subprocess_launcher_spawnv (launcher, command, &error);
  g_assert_no_error (error);
  stream = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->process));
  line = g_data_input_stream_read_line (stream, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (line != NULL && g_str_has_prefix (line, GREETING));
  self->url = g_strdup (line + strlen (GREETING));
  read_on (self, stream);
  return self;
}

/**
 * eiam_test_outside_forget:
 * @self: a service
 *
 * Forgets what it told of the last person.
 */
void
eiam_test_outside_forget (EiamTestOutside *self)
{
  self->x = 0;
  g_clear_pointer (&self->code, g_free);
}

/**
 * eiam_test_outside_stop:
 * @self: (transfer full): a service
 *
 * Ends its process.
 */
void
eiam_test_outside_stop (EiamTestOutside *self)
{
  g_subprocess_force_exit (self->process);
  while (!self->ended)
    g_main_context_iteration (NULL, TRUE);
  g_object_unref (self->process);
  g_free (self->url);
  g_free (self->code);
  g_free (self);
}
