/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "eiam-memory-store.h"
#include "eiam-sessions-page.h"
#include "eiam-test-store.h"
#include "eiam-test-ui.h"
#include "eiam-test-vault.h"

static gboolean
shows_list (gpointer user_data)
{
  return eiam_test_ui_find (user_data, GTK_TYPE_BUTTON, "Remove") != NULL;
}

static gboolean
shows_empty (gpointer user_data)
{
  return eiam_test_ui_has_text (user_data, "No Saved Sessions");
}

static gboolean
shows_error (gpointer user_data)
{
  return eiam_test_ui_has_text (user_data, "Your Keyring Cannot Be Read");
}

static void
test_sessions_page_list (void)
{
  g_autoptr (EiamTokenStore) store = eiam_memory_store_new (EIAM_TOKEN_STORE_KEYRING);
  GtkWidget *page = NULL;
  GtkWindow *window = NULL;

  eiam_test_store_add_session (store, "a1", "zhangsan", 12);
  eiam_test_store_add_session (store, "a2", "", -1);
  page = eiam_sessions_page_new (store);
  window = eiam_test_ui_show (page);
  eiam_test_ui_await (shows_list, page);
  g_assert_true (eiam_test_ui_has_text (page, "zhangsan"));
  g_assert_true (eiam_test_ui_has_text (page, EIAM_TEST_SERVER));
  g_assert_true (eiam_test_ui_has_text (page, "12 hours"));
  g_assert_true (eiam_test_ui_has_text (page, "Expired on"));
  eiam_test_ui_write_picture (window, "sessions");
  eiam_test_ui_close (window);
}

static void
test_sessions_page_copy (void)
{
  g_autoptr (EiamTokenStore) store = eiam_memory_store_new (EIAM_TOKEN_STORE_KEYRING);
  GtkWidget *page = NULL;
  GtkWindow *window = NULL;
  GdkClipboard *clipboard = NULL;
  g_auto (GValue) value = G_VALUE_INIT;
  g_autoptr (GError) error = NULL;

  eiam_test_store_add_session (store, "a1", "zhangsan", 12);
  page = eiam_sessions_page_new (store);
  window = eiam_test_ui_show (page);
  eiam_test_ui_await (shows_list, page);
  clipboard = gtk_widget_get_clipboard (page);
  eiam_test_ui_click (page, "Copy Session Token");
  g_assert_true (gdk_clipboard_is_local (clipboard));
  g_value_init (&value, G_TYPE_STRING);
  gdk_content_provider_get_value (gdk_clipboard_get_content (clipboard), &value, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (g_value_get_string (&value), ==, "token-1");

  /* What was copied outlives the page, and not the window. */
  gtk_window_set_child (window, NULL);
  g_assert_nonnull (gdk_clipboard_get_content (clipboard));
  eiam_test_ui_close (window);
  g_assert_null (gdk_clipboard_get_content (clipboard));
}

static unsigned int
count_sessions (EiamTokenStore *store)
{
  g_autoptr (GPtrArray) items = eiam_test_store_list (store, NULL);

  g_assert_nonnull (items);
  return items->len;
}

/* Nothing is gone while it can be undone, and everything is once it cannot. */
static void
test_sessions_page_remove (void)
{
  g_autoptr (EiamTokenStore) store = eiam_memory_store_new (EIAM_TOKEN_STORE_KEYRING);
  GtkWidget *page = NULL;
  GtkWindow *window = NULL;

  eiam_test_store_add_session (store, "a1", "zhangsan", 12);
  page = eiam_sessions_page_new (store);
  window = eiam_test_ui_show (page);
  eiam_test_ui_await (shows_list, page);

  eiam_test_ui_click (page, "Remove");
  g_assert_true (shows_empty (page));
  g_assert_cmpuint (count_sessions (store), ==, 1);
  eiam_test_ui_click (GTK_WIDGET (window), "Undo");
  eiam_test_ui_await (shows_list, page);
  g_assert_cmpuint (count_sessions (store), ==, 1);

  eiam_test_ui_click (page, "Remove");
  eiam_test_ui_close (window);
  g_assert_cmpuint (count_sessions (store), ==, 0);
}

static void
test_sessions_page_states (void)
{
  g_autoptr (EiamTokenStore) store = eiam_test_vault_new (EIAM_TOKEN_STORE_KEYRING);
  GtkWidget *page = eiam_sessions_page_new (store);
  GtkWindow *window = eiam_test_ui_show (page);

  eiam_test_ui_await (shows_empty, page);
  eiam_test_ui_write_picture (window, "sessions-empty");
  eiam_test_ui_close (window);

  eiam_test_vault_set_mood (store, EIAM_TEST_VAULT_FAILS);
  page = eiam_sessions_page_new (store);
  window = eiam_test_ui_show (page);
  eiam_test_ui_await (shows_error, page);
  eiam_test_ui_write_picture (window, "sessions-error");
  eiam_test_vault_set_mood (store, EIAM_TEST_VAULT_WORKS);
  eiam_test_ui_click (page, "Try Again");
  eiam_test_ui_await (shows_empty, page);
  eiam_test_ui_close (window);
}

int
main (int   argc,
      char *argv[])
{
  eiam_test_ui_init (&argc, &argv);

  g_test_add_func ("/sessions-page/list", test_sessions_page_list);
  g_test_add_func ("/sessions-page/copy", test_sessions_page_copy);
  g_test_add_func ("/sessions-page/remove", test_sessions_page_remove);
  g_test_add_func ("/sessions-page/states", test_sessions_page_states);

  return g_test_run ();
}
