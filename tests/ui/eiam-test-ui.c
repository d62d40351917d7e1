/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-test-ui.h"

#include "eiam-language.h"
#include "eiam-memory-store.h"
#include "eiam-server.h"
#include "eiam-style.h"
#include "eiam-test-leaks.h"

#include <adwaita.h>

/* How long anything may take, in seconds, valgrind and sanitizers included. */
#define DEADLINE 60

#define TEST_MOBILE "13800138000"
#define CODE_KEY "eiam-test-code"
#define PUZZLE_KEY "eiam-test-x"

/* The test ends as skipped where no screen can be had. */
#define EXIT_SKIPPED 77

/**
 * eiam_test_ui_init:
 * @argc: the number of arguments
 * @argv: the arguments
 *
 * Starts GTK and the test framework.
 */
void
eiam_test_ui_init (int    *argc,
                   char ***argv)
{
  eiam_test_leaks_watch ();
  g_test_init (argc, argv, NULL);
  eiam_language_init (NULL);
  if (!gtk_init_check ())
    exit (EXIT_SKIPPED);
  adw_init ();
  eiam_style_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
}

static gboolean
on_deadline (gpointer user_data)
{
  gboolean *late = user_data;

  *late = TRUE;
  return G_SOURCE_CONTINUE;
}

/**
 * eiam_test_ui_await:
 * @condition: what is awaited
 * @user_data: for @condition
 *
 * Lets the program run until @condition is met; the test fails when it is not
 * in time.
 */
void
eiam_test_ui_await (EiamTestCondition condition,
                    gpointer          user_data)
{
  gboolean late = FALSE;
  unsigned int id = g_timeout_add_seconds (DEADLINE, on_deadline, &late);

  while (!condition (user_data) && !late)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (id);
  g_assert_false (late);
}

static gboolean
is_mapped (gpointer user_data)
{
  return gtk_widget_get_mapped (user_data);
}

/**
 * eiam_test_ui_await_mapped:
 * @widget: a widget
 *
 * Lets the program run until @widget is on the screen.
 */
void
eiam_test_ui_await_mapped (GtkWidget *widget)
{
  eiam_test_ui_await (is_mapped, widget);
}

/**
 * eiam_test_ui_drain:
 *
 * Lets everything happen that is due already.
 */
void
eiam_test_ui_drain (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

/**
 * eiam_test_ui_show:
 * @child: a widget
 *
 * Returns: (transfer none): a window that shows @child, for
 *   eiam_test_ui_close()
 */
GtkWindow *
eiam_test_ui_show (GtkWidget *child)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *overlay = adw_toast_overlay_new ();

  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), child);
  gtk_window_set_child (GTK_WINDOW (window), overlay);
  gtk_window_set_default_size (GTK_WINDOW (window), 480, 720);
  gtk_window_present (GTK_WINDOW (window));
  eiam_test_ui_await_mapped (child);
  return GTK_WINDOW (window);
}

/**
 * eiam_test_ui_open:
 * @settings: the settings
 *
 * Returns: (transfer none): the program's own window, on the screen, for
 *   eiam_test_ui_close()
 */
EiamWindow *
eiam_test_ui_open (EiamSettings *settings)
{
  EiamWindow *window = eiam_window_new (NULL, settings);

  gtk_window_present (GTK_WINDOW (window));
  eiam_test_ui_await_mapped (GTK_WIDGET (window));
  return window;
}

/**
 * eiam_test_ui_find_window:
 *
 * Returns: (transfer none): the program's own window, of which there is one
 */
EiamWindow *
eiam_test_ui_find_window (void)
{
  GListModel *toplevels = gtk_window_get_toplevels ();
  EiamWindow *found = NULL;

  for (unsigned int i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (toplevels, i);

      if (EIAM_IS_WINDOW (window))
        {
          g_assert_null (found);
          found = EIAM_WINDOW (window);
        }
    }
  g_assert_nonnull (found);
  return found;
}

static gboolean
is_cleared (gpointer user_data)
{
  return *(gpointer *) user_data == NULL;
}

/**
 * eiam_test_ui_close:
 * @window: a window
 *
 * Destroys @window and sees it freed.
 */
void
eiam_test_ui_close (GtkWindow *window)
{
  gpointer weak = window;

  g_object_add_weak_pointer (G_OBJECT (window), &weak);
  gtk_window_destroy (window);
  eiam_test_ui_await (is_cleared, &weak);
  eiam_test_ui_drain ();
}

static gboolean
is_named (GtkWidget  *widget,
          const char *name)
{
  g_autofree char *other = NULL;

  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), name) == 0)
    return TRUE;
  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), name))
    return TRUE;
  if (ADW_IS_PREFERENCES_ROW (widget)
      && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), name))
    return TRUE;
  if (!gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL))
    return FALSE;

  other = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget),
                                              GTK_ACCESSIBLE_PROPERTY_LABEL, name);
  return other == NULL;
}

/**
 * eiam_test_ui_find:
 * @root: where to look
 * @type: what kind of widget
 * @name: (nullable): its accessible name, visible label or title
 *
 * Returns: (transfer none) (nullable): the first such widget within @root that
 *   is not hidden
 */
GtkWidget *
eiam_test_ui_find (GtkWidget  *root,
                   GType       type,
                   const char *name)
{
  if (!gtk_widget_get_visible (root) || !gtk_widget_get_child_visible (root))
    return NULL;
  if (g_type_is_a (G_OBJECT_TYPE (root), type) && (name == NULL || is_named (root, name)))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = eiam_test_ui_find (child, type, name);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/**
 * eiam_test_ui_has_text:
 * @root: where to look
 * @text: what to look for
 *
 * Returns: %TRUE when a label within @root that is not hidden has @text in it
 */
gboolean
eiam_test_ui_has_text (GtkWidget  *root,
                       const char *text)
{
  if (!gtk_widget_get_visible (root) || !gtk_widget_get_child_visible (root))
    return FALSE;
  if (GTK_IS_LABEL (root) && strstr (gtk_label_get_text (GTK_LABEL (root)), text) != NULL)
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (eiam_test_ui_has_text (child, text))
      return TRUE;
  return FALSE;
}

/**
 * eiam_test_ui_find_row:
 * @root: where to look
 * @label: the name of a field
 *
 * Returns: (nullable): the row of the form with that name
 */
EiamFieldRow *
eiam_test_ui_find_row (GtkWidget  *root,
                       const char *label)
{
  if (EIAM_IS_FIELD_ROW (root)
      && g_strcmp0 (eiam_field_row_get_label (EIAM_FIELD_ROW (root)), label) == 0)
    return EIAM_FIELD_ROW (root);

  for (GtkWidget *child = gtk_widget_get_first_child (root);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      EiamFieldRow *found = eiam_test_ui_find_row (child, label);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/**
 * eiam_test_ui_click:
 * @root: where to look
 * @name: the name of a button
 *
 * Presses a button as a person would: one that is insensitive fails the test.
 */
void
eiam_test_ui_click (GtkWidget  *root,
                    const char *name)
{
  GtkWidget *button = eiam_test_ui_find (root, GTK_TYPE_BUTTON, name);

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

/**
 * eiam_test_ui_write_picture_file:
 * @window: a window on the screen
 * @path: the picture's path
 *
 * Writes a picture of @window.
 */
void
eiam_test_ui_write_picture_file (GtkWindow  *window,
                                 const char *path)
{
  g_autoptr (GdkPaintable) paintable = NULL;
  g_autoptr (GtkSnapshot) snapshot = NULL;
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  paintable = gtk_widget_paintable_new (GTK_WIDGET (window));
  snapshot = gtk_snapshot_new ();
  gdk_paintable_snapshot (paintable, GDK_SNAPSHOT (snapshot),
                          gtk_widget_get_width (GTK_WIDGET (window)),
                          gtk_widget_get_height (GTK_WIDGET (window)));
  node = gtk_snapshot_to_node (snapshot);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node, NULL);
  g_assert_true (gdk_texture_save_to_png (texture, path));
}

/**
 * eiam_test_ui_write_picture:
 * @window: a window on the screen
 * @name: the picture's name, without ending
 *
 * Writes a picture of @window into the directory that `EIAM_TEST_PICTURES`
 * names, if it names one.
 */
void
eiam_test_ui_write_picture (GtkWindow  *window,
                            const char *name)
{
  const char *directory = g_getenv ("EIAM_TEST_PICTURES");
  g_autofree char *file = NULL;
  g_autofree char *path = NULL;

  if (directory == NULL)
    return;

  file = g_strconcat (name, ".png", NULL);
  path = g_build_filename (directory, file, NULL);
  eiam_test_ui_write_picture_file (window, path);
}

static void
on_service_sms (EiamDemoService *service,
                const char      *mobile,
                const char      *code,
                gpointer         user_data)
{
  g_assert_nonnull (mobile);
  g_assert_null (user_data);

  g_object_set_data_full (G_OBJECT (service), CODE_KEY, g_strdup (code), g_free);
}

static void
on_service_puzzle (EiamDemoService *service,
                   const char      *token,
                   unsigned int     x,
                   gpointer         user_data)
{
  g_assert_nonnull (token);
  g_assert_null (user_data);

  g_object_set_data (G_OBJECT (service), PUZZLE_KEY, GUINT_TO_POINTER (x));
}

/**
 * eiam_test_ui_start_service:
 *
 * Returns: (transfer full): a service in this process
 */
EiamDemoService *
eiam_test_ui_start_service (void)
{
  EiamDemoService *service = eiam_demo_service_new ();
  g_autoptr (GError) error = NULL;

  g_signal_connect (service, "sms", G_CALLBACK (on_service_sms), NULL);
  g_signal_connect (service, "puzzle", G_CALLBACK (on_service_puzzle), NULL);
  eiam_demo_service_start (service, 0, &error);
  g_assert_no_error (error);
  return service;
}

/**
 * eiam_test_ui_get_code:
 * @service: of eiam_test_ui_start_service()
 *
 * Returns: (nullable): the code of the last SMS
 */
const char *
eiam_test_ui_get_code (EiamDemoService *service)
{
  return g_object_get_data (G_OBJECT (service), CODE_KEY);
}

/**
 * eiam_test_ui_get_puzzle_x:
 * @service: of eiam_test_ui_start_service()
 *
 * Returns: where the piece of the last puzzle belongs, in pixels of its picture
 */
unsigned int
eiam_test_ui_get_puzzle_x (EiamDemoService *service)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (service), PUZZLE_KEY));
}

/**
 * eiam_test_ui_create_signup:
 * @service: (nullable): a service, or %NULL for one that cannot be reached
 * @store: (nullable): where the tokens go, or %NULL for memory
 *
 * Returns: (transfer full): a sign-up with a mobile number entered
 */
EiamSignup *
eiam_test_ui_create_signup (EiamDemoService *service,
                            EiamTokenStore  *store)
{
  g_autofree char *url = service != NULL ? eiam_demo_service_dup_url (service)
                                         : g_strdup ("http://127.0.0.1:1");
  g_autoptr (GUri) server = eiam_server_parse (url, NULL);
  g_autoptr (EiamDevice) device = eiam_device_new ();
  g_autoptr (EiamClient) client = eiam_client_new (server, "test-client", device);
  g_autoptr (EiamTokenStore) memory = eiam_memory_store_new (EIAM_TOKEN_STORE_KEYRING);
  EiamSignup *signup = NULL;

  eiam_client_set_language (client, "en");
  signup = eiam_signup_new (client, store != NULL ? store : memory);
  eiam_registration_set_text (eiam_signup_get_registration (signup), EIAM_FIELD_MOBILE,
                              TEST_MOBILE);
  return signup;
}

typedef struct {
  EiamSignup    *signup;
  EiamSignupStep step;
} Awaited;

static gboolean
has_come (gpointer user_data)
{
  Awaited *awaited = user_data;

  return eiam_signup_get_step (awaited->signup) == awaited->step
         && eiam_signup_get_busy (awaited->signup) == EIAM_SIGNUP_IDLE;
}

/**
 * eiam_test_ui_await_step:
 * @signup: a sign-up
 * @step: a step
 *
 * Waits until @signup has come to @step and is at rest.
 */
void
eiam_test_ui_await_step (EiamSignup     *signup,
                         EiamSignupStep  step)
{
  Awaited awaited = { signup, step };

  eiam_test_ui_await (has_come, &awaited);
}

/**
 * eiam_test_ui_carry_to:
 * @signup: a sign-up that has a mobile number
 * @service: its service
 * @step: a step after the details
 *
 * Does what a person would do to come to @step.
 */
void
eiam_test_ui_carry_to (EiamSignup      *signup,
                       EiamDemoService *service,
                       EiamSignupStep   step)
{
  unsigned int x = 0;

  g_assert_true (eiam_signup_review (signup));
  if (step == EIAM_SIGNUP_REVIEW)
    return;

  eiam_signup_send_code (signup);
  eiam_test_ui_await_step (signup, EIAM_SIGNUP_PUZZLE);
  if (step == EIAM_SIGNUP_PUZZLE)
    return;

  x = eiam_test_ui_get_puzzle_x (service);
  eiam_signup_answer_puzzle (signup, x);
  eiam_test_ui_await_step (signup, EIAM_SIGNUP_CODE);
  if (step == EIAM_SIGNUP_CODE)
    return;

  eiam_signup_register (signup, g_object_get_data (G_OBJECT (service), CODE_KEY));
  eiam_test_ui_await_step (signup, step);
}
