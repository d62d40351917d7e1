/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include <gio/gunixinputstream.h>
#include <stdio.h>
#include <string.h>

#include "eiam-error.h"
#include "eiam-keyring-store.h"
#include "eiam-quiet-store.h"
#include "eiam-test-store.h"

/* Uses the keyring as it is told to, line by line:
 *
 *   check | store TOKEN | list | remove   one answer each: the word and "done",
 *                                         the tokens, "cancelled", or the error
 *   cancel                                gives up what is under way
 *   kind                                  how long the store says that it keeps things
 *   ping                                  answers at once, whatever is under way
 *
 * Its arguments are a collection, or "default", and "quiet" for a keyring that
 * must not ask anything.
 */

typedef struct {
  EiamTokenStore   *store;
  GDataInputStream *input;
  GCancellable     *cancellable;
  GMainLoop        *loop;
} Probe;

static const char *const kinds[] = {
  [EIAM_TOKEN_STORE_KEYRING] = "keyring",
  [EIAM_TOKEN_STORE_LOGIN_SESSION] = "session",
  [EIAM_TOKEN_STORE_MEMORY] = "memory",
  [EIAM_TOKEN_STORE_NONE] = "none",
};

static void
say (const char   *word,
     const GError *error,
     const char   *good)
{
  g_autofree char *sentence = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    good = "cancelled";
  else if (error != NULL)
    good = sentence = eiam_error_dup_sentence (error);
  printf ("%s: %s\n", word, good);
  fflush (stdout);
}

static void
check_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert (user_data == NULL);
  eiam_token_store_check_finish (EIAM_TOKEN_STORE (source), result, &error);
  say ("check", error, "done");
}

static void
store_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert (user_data == NULL);
  eiam_token_store_store_finish (EIAM_TOKEN_STORE (source), result, &error);
  say ("store", error, "done");
}

static void
remove_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert (user_data == NULL);
  eiam_token_store_remove_finish (EIAM_TOKEN_STORE (source), result, &error);
  say ("remove", error, "done");
}

static void
list_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GString) tokens = g_string_new ("");

  g_assert (user_data == NULL);
  items = eiam_token_store_list_finish (EIAM_TOKEN_STORE (source), result, &error);
  for (unsigned int i = 0; items != NULL && i < items->len; i++)
    g_string_append_printf (tokens, "[%s]", eiam_session_get_session_token (
                              eiam_stored_session_get_session (items->pdata[i])));
  say ("list", error, tokens->str);
}

static void
obey (Probe      *probe,
      const char *line)
{
  const char *token = g_str_has_prefix (line, "store ") ? line + strlen ("store ") : "token";
  g_autoptr (EiamStoredSession) item = eiam_test_store_create_item ("aaaa", token);

  if (g_str_equal (line, "check"))
    eiam_token_store_check_async (probe->store, probe->cancellable, check_cb, NULL);
  else if (g_str_has_prefix (line, "store "))
    eiam_token_store_store_async (probe->store, item, probe->cancellable, store_cb, NULL);
  else if (g_str_equal (line, "list"))
    eiam_token_store_list_async (probe->store, probe->cancellable, list_cb, NULL);
  else if (g_str_equal (line, "remove"))
    eiam_token_store_remove_async (probe->store, item, probe->cancellable, remove_cb, NULL);
  else if (g_str_equal (line, "ping"))
    say ("ping", NULL, "done");
  else if (g_str_equal (line, "kind"))
    say ("kind", NULL, kinds[eiam_token_store_get_kind (probe->store)]);
  else if (g_str_equal (line, "cancel"))
    {
      g_cancellable_cancel (probe->cancellable);
      g_clear_object (&probe->cancellable);
      probe->cancellable = g_cancellable_new ();
    }
  else
    g_error ("Unknown command");
}

static void
read_line_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  Probe *probe = user_data;
  g_autofree char *line =
    g_data_input_stream_read_line_finish_utf8 (G_DATA_INPUT_STREAM (source), result, NULL, NULL);

  if (line == NULL)
    {
      g_main_loop_quit (probe->loop);
      return;
    }
  obey (probe, line);
  g_data_input_stream_read_line_async (probe->input, G_PRIORITY_DEFAULT, NULL, read_line_cb, probe);
}

static EiamTokenStore *
create_store (int    argc,
              char **argv)
{
  const char *collection = argc > 1 && !g_str_equal (argv[1], "default") ? argv[1] : NULL;
  g_autoptr (EiamTokenStore) store = eiam_keyring_store_new (collection);

  g_assert (argc <= 3);
  if (argc < 3)
    return g_steal_pointer (&store);

  g_assert_cmpstr (argv[2], ==, "quiet");
  return eiam_quiet_store_new (store);
}

int
main (int    argc,
      char **argv)
{
  Probe probe = { .store = create_store (argc, argv) };
  g_autoptr (GInputStream) stdin_stream = g_unix_input_stream_new (0, FALSE);

  probe.input = g_data_input_stream_new (stdin_stream);
  probe.cancellable = g_cancellable_new ();
  probe.loop = g_main_loop_new (NULL, FALSE);
  g_data_input_stream_read_line_async (probe.input, G_PRIORITY_DEFAULT, NULL, read_line_cb, &probe);
  g_main_loop_run (probe.loop);

  g_main_loop_unref (probe.loop);
  g_object_unref (probe.cancellable);
  g_object_unref (probe.input);
  g_object_unref (probe.store);
  return 0;
}
