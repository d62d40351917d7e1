/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-test-peer.h"

#include <string.h>

struct _EiamTestPeer
{
  GSubprocess      *process;
  GDataInputStream *output;
  unsigned int      port;
};

/* (nullable): at the end of the output */
static char *
read_line (EiamTestPeer *self)
{
  g_autoptr (GError) error = NULL;
  char *line = g_data_input_stream_read_line (self->output, NULL, NULL, &error);

  g_assert_no_error (error);
  return line;
}

static void
read_port (EiamTestPeer *self)
{
  g_autofree char *line = read_line (self);

  g_assert_nonnull (line);
  g_assert_true (g_str_has_prefix (line, "listening "));
  self->port = (unsigned int) g_ascii_strtoull (line + strlen ("listening "), NULL, 10);
}

/**
 * eiam_test_peer_new:
 * @options: its kind and options, ended by %NULL
 *
 * Starts a peer and waits until it listens.
 *
 * Returns: (transfer full): the peer
 */
EiamTestPeer *
eiam_test_peer_new (const char * const *options)
{
  EiamTestPeer *self = g_new0 (EiamTestPeer, 1);
  g_autoptr (GStrvBuilder) argv = g_strv_builder_new ();
  g_auto (GStrv) arguments = NULL;
  g_autoptr (GError) error = NULL;

  g_strv_builder_add_many (argv, TEST_PYTHON, TEST_PEER, NULL);
  g_strv_builder_addv (argv, (const char **) options);
  arguments = g_strv_builder_end (argv);
  self->process = g_subprocess_newv ((const char * const *) arguments,
                                     G_SUBPROCESS_FLAGS_STDIN_PIPE
                                     | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_assert_no_error (error);
  self->output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->process));
  read_port (self);
  return self;
}

/**
 * eiam_test_peer_free:
 * @self: (transfer full): a peer that was ended
 */
void
eiam_test_peer_free (EiamTestPeer *self)
{
  g_object_unref (self->output);
  g_object_unref (self->process);
  g_free (self);
}

/**
 * eiam_test_peer_get_port:
 * @self: a peer
 *
 * Returns: the port of 127.0.0.1 that it listens on
 */
unsigned int
eiam_test_peer_get_port (EiamTestPeer *self)
{
  return self->port;
}

/**
 * eiam_test_peer_end:
 * @self: a peer, whose connections are all closed on our side
 *
 * Ends the peer.
 *
 * Returns: (transfer full): the lines that it said
 */
char **
eiam_test_peer_end (EiamTestPeer *self)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  g_autoptr (GError) error = NULL;
  char *line = NULL;

  g_output_stream_close (g_subprocess_get_stdin_pipe (self->process), NULL, &error);
  g_assert_no_error (error);
  while ((line = read_line (self)) != NULL)
    {
      g_strv_builder_add (lines, line);
      g_free (line);
    }
  g_subprocess_wait_check (self->process, NULL, &error);
  g_assert_no_error (error);
  return g_strv_builder_end (lines);
}
