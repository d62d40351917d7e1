/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-test-ui.h"
#include "eiam-watchdog.h"

#include <gio/gunixsocketaddress.h>
#include <glib/gstdio.h>
#include <unistd.h>

#define MOST_BYTES 256
#define USEC "200000"
#define LONGER_THAN_USEC 500000
#define FOREVER "86400000000"

/* What a service manager has: a socket, and what it has heard. */
typedef struct {
  char      *folder;
  char      *path;
  GSocket   *socket;
  GSource   *source;
  GPtrArray *heard;  /* (element-type utf8) */
  guint      wanted; /* for the conditions */
} Manager;

/* Returns NULL when nothing has come. */
static char *
take (GSocket *socket)
{
  char text[MOST_BYTES + 1] = { 0 };
  g_autoptr (GError) error = NULL;
  gssize length = g_socket_receive (socket, text, MOST_BYTES, NULL, &error);

  if (length >= 0)
    return g_strdup (text);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_WOULD_BLOCK);
  return NULL;
}

static gboolean
on_message (GSocket      *socket,
            GIOCondition  condition,
            gpointer      user_data)
{
  Manager *manager = user_data;
  char *text = take (socket);

  if (text != NULL)
    g_ptr_array_add (manager->heard, text);
  return G_SOURCE_CONTINUE;
}

static void
listen_at (Manager        *manager,
           GSocketAddress *address)
{
  g_autoptr (GError) error = NULL;

  manager->socket = g_socket_new (G_SOCKET_FAMILY_UNIX, G_SOCKET_TYPE_DATAGRAM,
                                  G_SOCKET_PROTOCOL_DEFAULT, &error);
  g_assert_no_error (error);
  g_socket_set_blocking (manager->socket, FALSE);
  g_socket_bind (manager->socket, address, FALSE, &error);
  g_assert_no_error (error);
  manager->source = g_socket_create_source (manager->socket, G_IO_IN, NULL);
  g_source_set_callback (manager->source, G_SOURCE_FUNC (on_message), manager, NULL);
  g_source_attach (manager->source, NULL);
}

static void
listen_at_path (Manager *manager)
{
  g_autoptr (GSocketAddress) address = g_unix_socket_address_new (manager->path);

  listen_at (manager, address);
}

/* Sets the environment as a service manager does; nobody listens yet. */
static void
manager_open (Manager    *manager,
              const char *usec)
{
  manager->folder = g_dir_make_tmp ("eiam-test-XXXXXX", NULL);
  manager->path = g_build_filename (manager->folder, "notify", NULL);
  manager->heard = g_ptr_array_new_with_free_func (g_free);
  g_setenv ("NOTIFY_SOCKET", manager->path, TRUE);
  g_unsetenv ("WATCHDOG_PID");
  if (usec != NULL)
    g_setenv ("WATCHDOG_USEC", usec, TRUE);
  else
    g_unsetenv ("WATCHDOG_USEC");
}

static void
manager_close (Manager *manager)
{
  g_source_destroy (manager->source);
  g_source_unref (manager->source);
  g_object_unref (manager->socket);
  g_ptr_array_unref (manager->heard);
  g_unlink (manager->path);
  g_rmdir (manager->folder);
  g_free (manager->path);
  g_free (manager->folder);
}

static gboolean
has_heard (gpointer user_data)
{
  Manager *manager = user_data;

  return manager->heard->len >= manager->wanted;
}

static void
await_messages (Manager *manager,
                guint    wanted)
{
  manager->wanted = wanted;
  eiam_test_ui_await (has_heard, manager);
}

#define assert_heard(manager, number, text) \
  g_assert_cmpstr ((manager)->heard->pdata[number], ==, text)

static void
test_signs_of_life (void)
{
  Manager manager = { 0 };
  g_autoptr (EiamWatchdog) watchdog = NULL;

  manager_open (&manager, USEC);
  listen_at_path (&manager);
  watchdog = eiam_watchdog_new ();
  eiam_watchdog_set_ready (watchdog);
  eiam_watchdog_set_ready (watchdog);
  await_messages (&manager, 3);
  eiam_watchdog_stop (watchdog);
  eiam_test_ui_drain ();

  assert_heard (&manager, 0, "READY=1");
  for (guint i = 1; i + 1 < manager.heard->len; i++)
    assert_heard (&manager, i, "WATCHDOG=1");
  assert_heard (&manager, manager.heard->len - 1, "STOPPING=1");
  manager_close (&manager);
}

/* While something keeps the main loop, nothing may say that all is well. */
static void
test_blocked (void)
{
  Manager manager = { 0 };
  g_autoptr (EiamWatchdog) watchdog = NULL;
  g_autofree char *silence = NULL;
  guint before = 0;

  manager_open (&manager, USEC);
  listen_at_path (&manager);
  watchdog = eiam_watchdog_new ();
  eiam_watchdog_set_ready (watchdog);
  await_messages (&manager, 2);

  while ((silence = take (manager.socket)) != NULL)
    g_clear_pointer (&silence, g_free);
  g_usleep (LONGER_THAN_USEC);
  silence = take (manager.socket);
  g_assert_null (silence);

  before = manager.heard->len;
  await_messages (&manager, before + 1);
  assert_heard (&manager, before, "WATCHDOG=1");
  manager_close (&manager);
}

static gboolean
on_time_over (gpointer user_data)
{
  gboolean *over = user_data;

  *over = TRUE;
  return G_SOURCE_REMOVE;
}

static gboolean
is_true (gpointer user_data)
{
  return *(gboolean *) user_data;
}

/* No interval, and one for another process: only the news is told. */
static void
test_no_signs (void)
{
  static const struct
  {
    const char *usec;
    const char *pid;
  } cases[] = {
    { NULL, NULL },
    { USEC, "1" },
    { USEC, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Manager manager = { 0 };
      g_autoptr (EiamWatchdog) watchdog = NULL;
      gboolean over = FALSE;

      manager_open (&manager, cases[i].usec);
      listen_at_path (&manager);
      if (cases[i].pid != NULL)
        g_setenv ("WATCHDOG_PID", cases[i].pid, TRUE);
      watchdog = eiam_watchdog_new ();
      eiam_watchdog_set_ready (watchdog);
      /* A sign of life would have had its turn before this. */
      g_timeout_add (LONGER_THAN_USEC / 1000, on_time_over, &over);
      eiam_test_ui_await (is_true, &over);
      await_messages (&manager, 1);
      g_assert_cmpuint (manager.heard->len, ==, 1);
      assert_heard (&manager, 0, "READY=1");
      manager_close (&manager);
    }
}

static void
test_own_pid (void)
{
  Manager manager = { 0 };
  g_autoptr (EiamWatchdog) watchdog = NULL;
  g_autofree char *pid = g_strdup_printf ("%d", (int) getpid ());

  manager_open (&manager, USEC);
  listen_at_path (&manager);
  g_setenv ("WATCHDOG_PID", pid, TRUE);
  watchdog = eiam_watchdog_new ();
  eiam_watchdog_set_ready (watchdog);
  await_messages (&manager, 2);
  assert_heard (&manager, 1, "WATCHDOG=1");
  manager_close (&manager);
}

static void
test_abstract (void)
{
  Manager manager = { 0 };
  g_autoptr (EiamWatchdog) watchdog = NULL;
  g_autoptr (GSocketAddress) address = NULL;
  g_autofree char *name = NULL;

  manager_open (&manager, NULL);
  name = g_strdup_printf ("@%s", manager.path);
  address = g_unix_socket_address_new_with_type (name + 1, -1, G_UNIX_SOCKET_ADDRESS_ABSTRACT);
  listen_at (&manager, address);
  g_setenv ("NOTIFY_SOCKET", name, TRUE);
  watchdog = eiam_watchdog_new ();
  eiam_watchdog_set_ready (watchdog);
  await_messages (&manager, 1);
  assert_heard (&manager, 0, "READY=1");
  manager_close (&manager);
}

/* The news is not lost because nobody listened at the first moment. */
static void
test_late_manager (void)
{
  Manager manager = { 0 };
  g_autoptr (EiamWatchdog) watchdog = NULL;

  manager_open (&manager, FOREVER);
  watchdog = eiam_watchdog_new ();
  eiam_watchdog_set_ready (watchdog);
  listen_at_path (&manager);
  await_messages (&manager, 1);
  assert_heard (&manager, 0, "READY=1");
  manager_close (&manager);
}

static void
test_bad_environment (void)
{
  static const struct
  {
    const char *name;
    const char *value;
  } cases[] = {
    { "NOTIFY_SOCKET", "" },
    { "NOTIFY_SOCKET", "/" },
    { "NOTIFY_SOCKET", "vsock:2:1" },
    { "WATCHDOG_USEC", "" },
    { "WATCHDOG_USEC", "0" },
    { "WATCHDOG_USEC", "-1" },
    { "WATCHDOG_USEC", "20s" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *pattern = g_strdup_printf ("%s is not used: *", cases[i].name);
      g_autoptr (EiamWatchdog) watchdog = NULL;

      g_unsetenv ("WATCHDOG_PID");
      g_setenv ("NOTIFY_SOCKET", "/nowhere/at/all", TRUE);
      g_setenv ("WATCHDOG_USEC", USEC, TRUE);
      g_setenv (cases[i].name, cases[i].value, TRUE);
      g_test_expect_message (G_LOG_DOMAIN, G_LOG_LEVEL_WARNING, pattern);
      watchdog = eiam_watchdog_new ();
      g_test_assert_expected_messages ();
      eiam_watchdog_set_ready (watchdog);
      eiam_watchdog_stop (watchdog);
    }
}

static void
on_activate (GtkApplication *application,
             Manager        *manager)
{
  GtkWidget *window = gtk_application_window_new (application);

  /* What was built is not yet what was painted. */
  eiam_test_ui_drain ();
  g_assert_cmpuint (manager->heard->len, ==, 0);
  gtk_window_present (GTK_WINDOW (window));
}

static gboolean
on_look (gpointer user_data)
{
  Manager *manager = user_data;
  GApplication *application = g_application_get_default ();

  if (manager->heard->len == 0)
    return G_SOURCE_CONTINUE;
  assert_heard (manager, 0, "READY=1");
  g_assert_true (
    gtk_widget_get_mapped (gtk_application_get_windows (GTK_APPLICATION (application))->data));
  g_application_quit (application);
  return G_SOURCE_REMOVE;
}

static void
test_program (void)
{
  Manager manager = { 0 };
  g_autoptr (GtkApplication) application =
    gtk_application_new ("io.github.eiam.Test", G_APPLICATION_NON_UNIQUE);
  g_autoptr (EiamWatchdog) watchdog = NULL;

  manager_open (&manager, FOREVER);
  listen_at_path (&manager);
  watchdog = eiam_watchdog_new ();
  eiam_watchdog_follow (watchdog, application);
  g_signal_connect (application, "activate", G_CALLBACK (on_activate), &manager);
  g_timeout_add (10, on_look, &manager);
  g_assert_cmpint (g_application_run (G_APPLICATION (application), 0, NULL), ==, 0);
  await_messages (&manager, 2);
  assert_heard (&manager, 1, "STOPPING=1");
  manager_close (&manager);
}

int
main (int   argc,
      char *argv[])
{
  eiam_test_ui_init (&argc, &argv);

  g_test_add_func ("/watchdog/signs-of-life", test_signs_of_life);
  g_test_add_func ("/watchdog/blocked", test_blocked);
  g_test_add_func ("/watchdog/no-signs", test_no_signs);
  g_test_add_func ("/watchdog/own-pid", test_own_pid);
  g_test_add_func ("/watchdog/abstract", test_abstract);
  g_test_add_func ("/watchdog/late-manager", test_late_manager);
  g_test_add_func ("/watchdog/bad-environment", test_bad_environment);
  g_test_add_func ("/watchdog/program", test_program);

  return g_test_run ();
}
