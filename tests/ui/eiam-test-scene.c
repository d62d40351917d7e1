/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-test-scene-private.h"

#include "eiam-code-entry.h"
#include "eiam-done-page.h"
#include "eiam-language-dialog.h"
#include "eiam-memory-store.h"
#include "eiam-news-banner.h"
#include "eiam-page.h"
#include "eiam-puzzle-view.h"
#include "eiam-review-page.h"
#include "eiam-sessions-page.h"
#include "eiam-test-dialog.h"
#include "eiam-test-store.h"
#include "eiam-test-ui.h"
#include "eiam-test-vault.h"
#include "eiam-window.h"

#include <glib/gi18n.h>

/* Every page of the program in every state that looks different, as a person sees
 * it: in the real window, over a service in this process. */

typedef struct {
  EiamField   field;
  const char *text;
} Entry;

static const Entry person[] = {
  { EIAM_FIELD_MOBILE, "13800138000" },
  { EIAM_FIELD_USER_NAME, "wangxiaoming" },
  { EIAM_FIELD_NAME, "Wang Xiaoming" },
  { EIAM_FIELD_EMAIL, "wang.xiaoming@example.com" },
  { EIAM_FIELD_PASSWORD, "correct-Horse-7" },
  { EIAM_FIELD_GENDER, "female" },
  { EIAM_FIELD_BIRTHDAY, "1990-02-28" },
};

static EiamSignup *
get_signup (EiamTestScene *self)
{
  return eiam_window_get_signup (EIAM_WINDOW (self->window));
}

static void
enter (EiamTestScene *self,
       EiamField      field,
       const char    *text)
{
  eiam_registration_set_text (eiam_signup_get_registration (get_signup (self)), field, text);
}

static void
enter_person (EiamTestScene *self)
{
  for (unsigned int i = 0; i < G_N_ELEMENTS (person); i++)
    enter (self, person[i].field, person[i].text);
}

void
_eiam_test_scene_carry_to (EiamTestScene  *self,
                           EiamSignupStep  step)
{
  enter_person (self);
  eiam_test_ui_carry_to (get_signup (self), self->service, step);
}

gboolean
_eiam_test_scene_has_countries (gpointer user_data)
{
  return eiam_test_ui_has_text (user_data, "+86");
}

/* The actions of the program, without which its buttons cannot be pressed. */
static void
add_program_actions (GtkWindow *window)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) demo = g_simple_action_new ("demo", NULL);

  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (demo));
  gtk_widget_insert_action_group (GTK_WIDGET (window), "app", G_ACTION_GROUP (group));
}

/* Without a compositor GTK draws a frame of its own, which no person sees. */
static void
show_window (EiamTestScene *self,
             GtkWindow     *window)
{
  self->window = window;
  add_program_actions (window);
  /* A picture is as large as its mode wants it. */
  gtk_window_unfullscreen (window);
  gtk_window_set_default_size (window, self->width, self->height);
  gtk_window_present (window);
  eiam_test_ui_await_mapped (GTK_WIDGET (window));
  gtk_widget_remove_css_class (GTK_WIDGET (window), "solid-csd");
  gtk_window_set_default_size (window, self->width, self->height);
}

void
_eiam_test_scene_open_window (EiamTestScene *self)
{
  if (self->service != NULL)
    {
      g_autofree char *url = eiam_demo_service_dup_url (self->service);

      eiam_settings_override (self->settings, "server-url", url);
      eiam_settings_override (self->settings, "client-id", "test-client");
    }
  show_window (self, GTK_WINDOW (eiam_window_new (NULL, self->settings)));
}

static void
open_with_service (EiamTestScene *self)
{
  self->service = eiam_test_ui_start_service ();
  _eiam_test_scene_open_window (self);
  eiam_test_ui_await (_eiam_test_scene_has_countries, self->window);
}

static void
open_details_filled (EiamTestScene *self)
{
  open_with_service (self);
  enter_person (self);
  /* The page is filled when it comes up again. */
  eiam_test_ui_carry_to (get_signup (self), self->service, EIAM_SIGNUP_REVIEW);
  eiam_signup_change_details (get_signup (self));
}

static void
open_details_errors (EiamTestScene *self)
{
  open_with_service (self);
  enter (self, EIAM_FIELD_EMAIL, "wang");
  eiam_test_ui_click (GTK_WIDGET (self->window), _("Continue"));
}

static void
open_review (EiamTestScene *self)
{
  open_with_service (self);
  _eiam_test_scene_carry_to (self, EIAM_SIGNUP_REVIEW);
}

static gboolean
has_puzzle (gpointer user_data)
{
  GtkWidget *view = eiam_test_ui_find (user_data, EIAM_TYPE_PUZZLE_VIEW, NULL);

  return view != NULL && eiam_puzzle_view_get_range (EIAM_PUZZLE_VIEW (view)) > 0.0;
}

static void
open_puzzle (EiamTestScene *self)
{
  open_with_service (self);
  _eiam_test_scene_carry_to (self, EIAM_SIGNUP_PUZZLE);
  eiam_test_ui_await (has_puzzle, self->window);
  eiam_puzzle_view_set_position (
    EIAM_PUZZLE_VIEW (eiam_test_ui_find (GTK_WIDGET (self->window), EIAM_TYPE_PUZZLE_VIEW, NULL)),
    60.0);
}

static void
open_puzzle_error (EiamTestScene *self)
{
  open_puzzle (self);
  eiam_signup_answer_puzzle (get_signup (self), 5.0);
  eiam_test_ui_await_step (get_signup (self), EIAM_SIGNUP_PUZZLE);
}

/* As often wrong as it takes to be told how the piece is moved best. */
static void
open_puzzle_hint (EiamTestScene *self)
{
  open_puzzle (self);
  for (unsigned int i = 0; i < 3; i++)
    {
      eiam_test_ui_await (has_puzzle, self->window);
      eiam_signup_answer_puzzle (get_signup (self), 0.0);
      eiam_test_ui_await_step (get_signup (self), EIAM_SIGNUP_PUZZLE);
    }
}

static void
enter_code (EiamTestScene *self,
            const char    *code)
{
  GtkWidget *entry = eiam_test_ui_find (GTK_WIDGET (self->window), EIAM_TYPE_CODE_ENTRY, NULL);

  eiam_code_entry_set_text (EIAM_CODE_ENTRY (entry), code);
}

static void
open_code (EiamTestScene *self)
{
  open_with_service (self);
  _eiam_test_scene_carry_to (self, EIAM_SIGNUP_CODE);
  enter_code (self, "204816");
}

static void
open_code_error (EiamTestScene *self)
{
  open_code (self);
  eiam_news_banner_show_message (eiam_window_get_news (EIAM_WINDOW (self->window)),
                                 "Demo message: your code is %s", "204816");
  enter_code (self, "000000");
  eiam_signup_register (get_signup (self), "000000");
  eiam_test_ui_await_step (get_signup (self), EIAM_SIGNUP_CODE);
}

static void
open_done (EiamTestScene *self)
{
  open_with_service (self);
  _eiam_test_scene_carry_to (self, EIAM_SIGNUP_REGISTERED);
}

static void
open_unknown (EiamTestScene *self)
{
  g_autoptr (GError) error = NULL;

  g_settings_set_string (eiam_settings_get_gsettings (self->settings), "help-phone",
                         "+86 10 5555 0100");
  open_with_service (self);
  eiam_demo_service_set_fault (self->service, EIAM_CALL_REGISTER, "drop-after", &error);
  g_assert_no_error (error);
  _eiam_test_scene_carry_to (self, EIAM_SIGNUP_UNKNOWN);
}

static void
open_setup_problems (EiamTestScene *self)
{
  g_settings_set_string (eiam_settings_get_gsettings (self->settings), "server-url",
                         "ftp://eiam.example");
  _eiam_test_scene_open_window (self);
}

static void
open_setup_errors (EiamTestScene *self)
{
  _eiam_test_scene_open_window (self);
  eiam_test_ui_click (GTK_WIDGET (self->window), _("Connect"));
}

static gboolean
has_read_sessions (gpointer user_data)
{
  return eiam_test_ui_find (user_data, GTK_TYPE_BUTTON, _("Remove")) != NULL
         || eiam_test_ui_has_text (user_data, _("No Saved Sessions"));
}

/* The page is the window's own, but over a store of the test. */
static void
show_sessions (EiamTestScene  *self,
               EiamTokenStore *store)
{
  GtkWidget *stack = NULL;

  open_with_service (self);
  stack = eiam_test_ui_find (GTK_WIDGET (self->window), GTK_TYPE_STACK, NULL);
  gtk_stack_add_named (GTK_STACK (stack), eiam_sessions_page_new (store),
                       eiam_page_get_name (EIAM_PAGE_SESSIONS));
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.sessions", NULL);
  eiam_test_ui_await (has_read_sessions, self->window);
}

static void
open_sessions (EiamTestScene *self)
{
  g_autoptr (EiamTokenStore) store = eiam_memory_store_new (EIAM_TOKEN_STORE_KEYRING);

  eiam_test_store_add_session (store, "a1", "wangxiaoming", 12);
  eiam_test_store_add_session (store, "a2", "", -1);
  show_sessions (self, store);
}

static void
open_sessions_empty (EiamTestScene *self)
{
  g_autoptr (EiamTokenStore) store = eiam_memory_store_new (EIAM_TOKEN_STORE_KEYRING);

  show_sessions (self, store);
}

/* A page is the window's own, but over a keyring that the test plays. */
static void
add_page (EiamTestScene *self,
          EiamPage       page,
          GtkWidget *(*create) (EiamSignup *, EiamSettings *))
{
  GtkWidget *stack = NULL;

  open_with_service (self);
  self->vault = eiam_test_vault_new (EIAM_TOKEN_STORE_KEYRING);
  self->signup = eiam_test_ui_create_signup (self->service, self->vault);
  for (unsigned int i = 0; i < G_N_ELEMENTS (person); i++)
    eiam_registration_set_text (eiam_signup_get_registration (self->signup), person[i].field,
                                person[i].text);
  stack = eiam_test_ui_find (GTK_WIDGET (self->window), GTK_TYPE_STACK, NULL);
  gtk_stack_add_named (GTK_STACK (stack), create (self->signup, self->settings),
                       eiam_page_get_name (page));
}

static gboolean
offers_to_go_on (gpointer user_data)
{
  return eiam_test_ui_find (user_data, GTK_TYPE_BUTTON, _("Go On Without Saving")) != NULL;
}

static gboolean
is_warned (gpointer user_data)
{
  return eiam_test_ui_has_text (user_data, _("Your session cannot be kept"));
}

static void
open_review_with (EiamTestScene     *self,
                  EiamTestVaultMood  mood,
                  EiamTestCondition  condition)
{
  add_page (self, EIAM_PAGE_REVIEW, eiam_review_page_new);
  eiam_test_ui_carry_to (self->signup, self->service, EIAM_SIGNUP_REVIEW);
  _eiam_test_scene_carry_to (self, EIAM_SIGNUP_REVIEW);
  eiam_test_vault_set_mood (self->vault, mood);
  eiam_signup_send_code (self->signup);
  eiam_test_ui_await (condition, self->window);
}

static void
open_review_warning (EiamTestScene *self)
{
  open_review_with (self, EIAM_TEST_VAULT_FAILS, is_warned);
}

static void
open_review_waiting (EiamTestScene *self)
{
  open_review_with (self, EIAM_TEST_VAULT_WAITS, offers_to_go_on);
}

static void
open_done_unsaved (EiamTestScene *self)
{
  add_page (self, EIAM_PAGE_DONE, eiam_done_page_new);
  eiam_test_ui_carry_to (self->signup, self->service, EIAM_SIGNUP_CODE);
  eiam_test_vault_set_mood (self->vault, EIAM_TEST_VAULT_FAILS);
  eiam_signup_register (self->signup, eiam_test_ui_get_code (self->service));
  eiam_test_ui_await_step (self->signup, EIAM_SIGNUP_REGISTERED);
  /* The window shows its page of the end when its own sign-up has come there. */
  enter_person (self);
  enter (self, EIAM_FIELD_MOBILE, "13900139000");
  enter (self, EIAM_FIELD_USER_NAME, "wangxiaoming2");
  enter (self, EIAM_FIELD_EMAIL, "other@example.com");
  eiam_test_ui_carry_to (get_signup (self), self->service, EIAM_SIGNUP_REGISTERED);
}

static void
open_invitation (EiamTestScene *self)
{
  g_autoptr (GFile) file = g_file_new_for_uri (
    "eiam-register:join?server=https://registration.company.example&client_id=nTo1eRIub60vPb54"
    "&tenant_id=headquarters&name=Wang%20Xiaoming&email=wang.xiaoming@company.example"
    "&attr_gender=female");

  _eiam_test_scene_open_window (self);
  g_assert_null (eiam_invitation_desk_open (eiam_window_get_desk (EIAM_WINDOW (self->window)),
                                            &file, 1));
}

static void
open_language (EiamTestScene *self)
{
  show_window (self, eiam_language_dialog_new (self->settings));
}

static void
open_preferences (EiamTestScene *self,
                  unsigned int   page)
{
  GtkWidget *stack = NULL;
  g_autoptr (GtkSelectionModel) pages = NULL;

  show_window (self, eiam_test_dialog_show_preferences (self->settings));
  stack = eiam_test_ui_find (GTK_WIDGET (self->window), ADW_TYPE_VIEW_STACK, NULL);
  pages = adw_view_stack_get_pages (ADW_VIEW_STACK (stack));
  gtk_selection_model_select_item (pages, page, TRUE);
}

static void
open_preferences_service (EiamTestScene *self)
{
  open_preferences (self, 0);
}

static void
open_preferences_registration (EiamTestScene *self)
{
  open_preferences (self, 1);
}

static void
open_preferences_fields (EiamTestScene *self)
{
  open_preferences (self, 2);
}

static const struct
{
  const char *name;
  void (*open) (EiamTestScene *self);
} scenes[] = {
  { "setup", _eiam_test_scene_open_window },
  { "setup-problems", open_setup_problems },
  { "setup-errors", open_setup_errors },
  { "invitation", open_invitation },
  { "language", open_language },
  { "details-empty", open_with_service },
  { "details-filled", open_details_filled },
  { "details-errors", open_details_errors },
  { "review", open_review },
  { "review-warning", open_review_warning },
  { "review-waiting", open_review_waiting },
  { "verify-puzzle", open_puzzle },
  { "verify-puzzle-error", open_puzzle_error },
  { "verify-puzzle-hint", open_puzzle_hint },
  { "verify-code", open_code },
  { "verify-code-error", open_code_error },
  { "kiosk-welcome", _eiam_test_scene_open_welcome },
  { "kiosk-details", _eiam_test_scene_open_kiosk_details },
  { "kiosk-question", _eiam_test_scene_open_kiosk_question },
  { "kiosk-done", _eiam_test_scene_open_kiosk_done },
  { "done", open_done },
  { "done-unsaved", open_done_unsaved },
  { "unknown", open_unknown },
  { "sessions", open_sessions },
  { "sessions-empty", open_sessions_empty },
  { "preferences-service", open_preferences_service },
  { "preferences-registration", open_preferences_registration },
  { "preferences-fields", open_preferences_fields },
};

/**
 * eiam_test_scene_open:
 * @index: which page, from 0
 * @width: of the window, in pixels
 * @height: of the window, in pixels
 *
 * Returns: (transfer full): the page on the screen
 */
EiamTestScene *
eiam_test_scene_open (unsigned int index,
                      int          width,
                      int          height)
{
  EiamTestScene *self = g_new0 (EiamTestScene, 1);

  g_assert_cmpuint (index, <, G_N_ELEMENTS (scenes));
  self->settings = eiam_settings_new ();
  self->width = width;
  self->height = height;
  scenes[index].open (self);
  eiam_test_ui_drain ();
  return self;
}

/**
 * eiam_test_scene_get_window:
 * @self: a page on the screen
 *
 * Returns: (transfer none): its window
 */
GtkWindow *
eiam_test_scene_get_window (EiamTestScene *self)
{
  return self->window;
}

/**
 * eiam_test_scene_find_window:
 * @self: a page on the screen
 *
 * Returns: (transfer none): its window, which is another one by now if the
 *   program replaced it
 */
GtkWindow *
eiam_test_scene_find_window (EiamTestScene *self)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  g_assert_cmpuint (g_list_model_get_n_items (toplevels), ==, 1);
  /* The list keeps it. */
  self->window = g_list_model_get_item (toplevels, 0);
  g_object_unref (self->window);
  return self->window;
}

/**
 * eiam_test_scene_get_settings:
 * @self: a page on the screen
 *
 * Returns: (transfer none): the settings behind it
 */
EiamSettings *
eiam_test_scene_get_settings (EiamTestScene *self)
{
  return self->settings;
}

/**
 * eiam_test_scene_close:
 * @self: (transfer full): a page on the screen
 *
 * Takes the page away.
 */
void
eiam_test_scene_close (EiamTestScene *self)
{
  gtk_window_destroy (self->window);
  if (self->signup != NULL)
    eiam_signup_cancel (self->signup);
  eiam_test_ui_drain ();
  g_clear_object (&self->signup);
  g_clear_object (&self->vault);
  g_clear_object (&self->service);
  g_settings_reset (eiam_settings_get_gsettings (self->settings), "help-phone");
  g_settings_reset (eiam_settings_get_gsettings (self->settings), "token-storage");
  _eiam_test_scene_set_patience (self, FALSE);
  g_settings_reset (eiam_settings_get_gsettings (self->settings), "server-url");
  g_object_unref (self->settings);
  g_free (self);
}

/**
 * eiam_test_scene_get_name:
 * @index: which page, from 0
 *
 * Returns: (nullable): its name, or %NULL after the last page
 */
const char *
eiam_test_scene_get_name (unsigned int index)
{
  return index < G_N_ELEMENTS (scenes) ? scenes[index].name : NULL;
}
