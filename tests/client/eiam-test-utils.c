/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-test-utils.h"

#include <locale.h>

#include "eiam-error.h"

/* Long enough for valgrind on a busy machine. */
#define WATCHDOG_SECONDS 60

static gboolean
on_watchdog (gpointer user_data)
{
  g_error ("What the test awaits did not come within %d seconds", WATCHDOG_SECONDS);
  return G_SOURCE_REMOVE;
}

static gboolean
has_come (gpointer user_data)
{
  return *(gpointer *) user_data != NULL;
}

static gboolean
has_gone (gpointer user_data)
{
  return *(gpointer *) user_data == NULL;
}

/**
 * eiam_test_init:
 * @argc: the number of arguments
 * @argv: the arguments
 *
 * Makes the program a test program.
 */
void
eiam_test_init (int    *argc,
                char ***argv)
{
  setlocale (LC_ALL, "");
  g_test_init (argc, argv, NULL);
}

/**
 * eiam_test_use_environment_proxy:
 *
 * Has GIO take the proxy from the environment, not from anybody's desktop; to
 * be called first.
 */
void
eiam_test_use_environment_proxy (void)
{
  static const char * const variables[] = {
    "GIO_USE_PROXY_RESOLVER", "XDG_CURRENT_DESKTOP", "DESKTOP_SESSION", "http_proxy",
    "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "no_proxy", "NO_PROXY", "all_proxy", "ALL_PROXY",
  };

  for (unsigned int i = 0; i < G_N_ELEMENTS (variables); i++)
    g_unsetenv (variables[i]);
}

/**
 * eiam_test_knows_proxies:
 *
 * Returns: whether GIO looks into the environment for a proxy on this machine
 */
gboolean
eiam_test_knows_proxies (void)
{
  g_auto (GStrv) proxies = NULL;

  g_setenv ("https_proxy", "http://127.0.0.1:1", TRUE);
  proxies = g_proxy_resolver_lookup (g_proxy_resolver_get_default (), "https://eiam.example",
                                     NULL, NULL);
  g_unsetenv ("https_proxy");

  return proxies != NULL && g_strcmp0 (proxies[0], "http://127.0.0.1:1") == 0;
}

/**
 * eiam_test_await:
 * @condition: what is awaited
 * @user_data: for @condition
 *
 * Runs the main context until @condition holds; a watchdog ends the test when
 * it never does.
 */
void
eiam_test_await (EiamTestCondition condition,
                 gpointer          user_data)
{
  unsigned int watchdog = g_timeout_add_seconds (WATCHDOG_SECONDS, on_watchdog, NULL);

  while (!condition (user_data))
    g_main_context_iteration (NULL, TRUE);

  g_source_remove (watchdog);
}

/**
 * eiam_test_await_gone:
 * @object: a weak pointer
 *
 * Waits until the object that @object points to is finalized.
 */
void
eiam_test_await_gone (gpointer *object)
{
  eiam_test_await (has_gone, object);
}

/**
 * eiam_test_drain:
 *
 * Runs the main context until it has nothing to do at the moment.
 */
void
eiam_test_drain (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

/**
 * eiam_test_on_ready:
 * @source: (nullable): where the result comes from
 * @result: a result
 * @user_data: a #GAsyncResult pointer to keep it in
 *
 * A ready callback for eiam_test_await_result().
 */
void
eiam_test_on_ready (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  GAsyncResult **kept = user_data;

  g_assert_null (*kept);
  *kept = g_object_ref (result);
}

/**
 * eiam_test_await_result:
 * @result: a pointer given to eiam_test_on_ready()
 *
 * Returns: (transfer none): the result, when it has come
 */
GAsyncResult *
eiam_test_await_result (GAsyncResult **result)
{
  eiam_test_await (has_come, result);
  return *result;
}

/**
 * eiam_test_assert_error:
 * @error: (nullable): what came
 * @code: the #EiamError that had to come
 * @field: (nullable): the field that it had to name
 *
 * Compares an error, and sees that it can be shown to a person.
 */
void
eiam_test_assert_error (const GError *error,
                        int           code,
                        const char   *field)
{
  g_autofree char *sentence = NULL;

  g_assert_error (error, EIAM_ERROR, code);
  g_assert_cmpstr (eiam_error_get_field (error), ==, field);

  sentence = eiam_error_dup_sentence (error);
  g_assert_cmpstr (sentence, !=, "");
  g_assert_cmpstr (eiam_error_get_next_step (error), !=, "");
}

/**
 * eiam_test_assert_finalized:
 * @object: (transfer full): an object
 *
 * Drops the last reference to @object, which must be the last.
 */
void
eiam_test_assert_finalized (gpointer object)
{
  gpointer weak = object;

  g_object_add_weak_pointer (G_OBJECT (object), &weak);
  g_object_unref (object);
  g_assert_null (weak);
}

/**
 * eiam_test_print_row:
 * @table: the name of a table of cases
 * @input: (nullable): what is put in, any bytes
 * @result: what comes out
 *
 * Writes one row into the log of the test, from which `./run test --long` prints
 * the tables.
 */
void
eiam_test_print_row (const char *table,
                     const char *input,
                     const char *result)
{
  g_autofree char *valid = input != NULL ? g_utf8_make_valid (input, -1) : g_strdup ("(nothing)");
  g_autofree char *one_line = g_strdelimit (g_strdup (valid), "\n\r\t", ' ');

  g_test_message ("row: %s | %s | %s", table, one_line, result);
}
