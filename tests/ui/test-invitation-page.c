/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "eiam-invitation-page.h"
#include "eiam-invitation-setup.h"
#include "eiam-test-dialog.h"
#include "eiam-test-ui.h"
#include "eiam-window.h"

#define LINK "eiam-register:join?server=https://invited.example&client_id=invited"
#define PERSON "&name=%E5%BC%A0%E4%B8%89&email=zhang@invited.example&attr_gender=female"

static const char *const keys[] = { "server-url", "client-id", "tenant-id", "hidden-fields", NULL };

static EiamSettings *
create_settings (const char *url)
{
  EiamSettings *settings = eiam_settings_new ();
  GSettings *gsettings = eiam_settings_get_gsettings (settings);

  for (unsigned int i = 0; keys[i] != NULL; i++)
    g_settings_reset (gsettings, keys[i]);
  g_settings_set_string (gsettings, "token-storage", "none");
  if (url != NULL)
    {
      g_settings_set_string (gsettings, "server-url", url);
      g_settings_set_string (gsettings, "client-id", "test-client");
    }
  return settings;
}

static const char *
open_link (EiamInvitationDesk *desk,
           const char         *link)
{
  g_autoptr (GFile) file = g_file_new_for_uri (link);

  return eiam_invitation_desk_open (desk, &file, 1);
}

static void
assert_title (EiamWindow *window,
              const char *title)
{
  eiam_test_ui_drain ();
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, title);
}

static gboolean
is_empty (const char *text)
{
  return text == NULL || *text == '\0';
}

#define DETAILS_TITLE "Your Details — Staff Sign-Up"
#define INVITATION_TITLE "Invitation — Staff Sign-Up"
#define SETUP_TITLE "Set Up — Staff Sign-Up"

static EiamRegistration *
get_registration (EiamWindow *window)
{
  return eiam_signup_get_registration (eiam_window_get_signup (window));
}

/* What is shown is what will be used, and nothing happens before consent. */
static void
test_accept (void)
{
  g_autoptr (EiamSettings) settings = create_settings (NULL);
  EiamWindow *window = eiam_test_ui_open (settings);
  GtkWidget *widget = GTK_WIDGET (window);

  assert_title (window, SETUP_TITLE);
  g_assert_null (open_link (eiam_window_get_desk (window), LINK "&tenant_id=t1" PERSON));
  assert_title (window, INVITATION_TITLE);
  eiam_test_ui_write_picture (GTK_WINDOW (window), "invitation");
  g_assert_true (eiam_test_ui_has_text (widget, "invited.example"));
  g_assert_true (eiam_test_ui_has_text (widget, "t1"));
  g_assert_true (eiam_test_ui_has_text (widget, "张三"));
  g_assert_true (eiam_test_ui_has_text (widget, "Female"));
  g_assert_true (eiam_test_ui_has_text (widget, "Nothing is kept or sent before you accept"));
  g_assert_cmpstr (eiam_settings_get_server_url (settings), ==, "");
  g_assert_null (eiam_window_get_signup (window));

  eiam_test_ui_click (widget, "Accept");
  assert_title (window, DETAILS_TITLE);
  g_assert_cmpstr (eiam_settings_get_server_url (settings), ==, "https://invited.example");
  g_assert_cmpstr (eiam_settings_get_client_id (settings), ==, "invited");
  g_assert_cmpstr (eiam_settings_get_tenant_id (settings), ==, "t1");
  g_assert_cmpstr (eiam_registration_get_text (get_registration (window), EIAM_FIELD_NAME), ==,
                   "张三");
  g_assert_cmpstr (eiam_registration_get_text (get_registration (window), EIAM_FIELD_GENDER), ==,
                   "female");
  eiam_test_ui_close (GTK_WINDOW (window));
}

static void
test_decline (void)
{
  g_autoptr (EiamSettings) settings = create_settings ("http://127.0.0.1:1");
  EiamWindow *window = eiam_test_ui_open (settings);
  EiamSignup *signup = eiam_window_get_signup (window);
  const char *ways[] = { "invitation.decline", "win.back" };

  eiam_registration_set_text (get_registration (window), EIAM_FIELD_NAME, "Ann");
  for (unsigned int i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      open_link (eiam_window_get_desk (window), LINK PERSON);
      assert_title (window, INVITATION_TITLE);
      if (i == 0)
        eiam_test_ui_click (GTK_WIDGET (window), "Decline");
      else
        gtk_widget_activate_action (GTK_WIDGET (window), ways[i], NULL);
      assert_title (window, DETAILS_TITLE);
    }
  g_assert_true (eiam_window_get_signup (window) == signup);
  g_assert_cmpstr (eiam_registration_get_text (get_registration (window), EIAM_FIELD_NAME), ==,
                   "Ann");
  g_assert_true (is_empty (eiam_registration_get_text (get_registration (window),
                                                       EIAM_FIELD_EMAIL)));
  g_assert_cmpstr (eiam_settings_get_server_url (settings), ==, "http://127.0.0.1:1");
  eiam_test_ui_close (GTK_WINDOW (window));
}

static void
test_fault (void)
{
  g_autoptr (EiamSettings) settings = create_settings (NULL);
  EiamWindow *window = eiam_test_ui_open (settings);
  GtkWidget *widget = GTK_WIDGET (window);
  GFile *both[] = { NULL, NULL };

  open_link (eiam_window_get_desk (window), "eiam-register:join?server=http://example.com");
  assert_title (window, INVITATION_TITLE);
  g_assert_true (eiam_test_ui_has_text (widget, "server: A server address begins with https://"));
  g_assert_null (eiam_test_ui_find (widget, GTK_TYPE_BUTTON, "Accept"));
  eiam_test_ui_write_picture (GTK_WINDOW (window), "invitation-fault");

  /* A good one takes its place. */
  open_link (eiam_window_get_desk (window), LINK);
  eiam_test_ui_drain ();
  g_assert_false (eiam_test_ui_has_text (widget, "A server address begins"));
  g_assert_nonnull (eiam_test_ui_find (widget, GTK_TYPE_BUTTON, "Accept"));
  open_link (eiam_window_get_desk (window), LINK "&pwd=x");
  g_assert_true (eiam_test_ui_has_text (widget, "pwd: "));
  eiam_test_ui_click (widget, "Dismiss");
  assert_title (window, SETUP_TITLE);

  g_assert_nonnull (eiam_invitation_desk_open (eiam_window_get_desk (window), both, 2));
  assert_title (window, SETUP_TITLE);
  eiam_test_ui_close (GTK_WINDOW (window));
}

/* The longest words that an invitation can hold fit into the narrowest window. */
static void
test_narrow (void)
{
  g_autoptr (EiamSettings) settings = create_settings (NULL);
  EiamWindow *window = eiam_test_ui_open (settings);
  g_autofree char *id = g_strnfill (128, 'W');
  g_autofree char *host = g_strnfill (63, 'w');
  g_autofree char *link =
    g_strdup_printf ("eiam-register:join?server=https://%s.%s.example&client_id=%s&tenant_id=%s"
                     "&name=%s", host, host, id, id, id);
  int minimum = 0;

  g_assert_null (open_link (eiam_window_get_desk (window), link));
  assert_title (window, INVITATION_TITLE);
  g_assert_nonnull (eiam_test_ui_find (GTK_WIDGET (window), GTK_TYPE_BUTTON, "Accept"));
  gtk_widget_measure (GTK_WIDGET (window), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL,
                      NULL);
  g_assert_cmpint (minimum, <=, 360);
  gtk_window_set_default_size (GTK_WINDOW (window), 360, 720);
  eiam_test_ui_drain ();
  eiam_test_ui_write_picture (GTK_WINDOW (window), "invitation-narrow");
  eiam_test_ui_close (GTK_WINDOW (window));
}

/* In the middle of a registration it asks first, and what was typed stays. */
static void
test_under_way (void)
{
  g_autoptr (EiamDemoService) service = eiam_test_ui_start_service ();
  g_autofree char *url = eiam_demo_service_dup_url (service);
  g_autoptr (EiamSettings) settings = create_settings (url);
  EiamWindow *window = eiam_test_ui_open (settings);
  EiamSignup *signup = eiam_window_get_signup (window);
  GtkWidget *widget = GTK_WIDGET (window);

  eiam_registration_set_text (get_registration (window), EIAM_FIELD_MOBILE, "13800138000");
  eiam_registration_set_text (get_registration (window), EIAM_FIELD_USER_NAME, "ann");
  eiam_test_ui_carry_to (signup, service, EIAM_SIGNUP_CODE);
  open_link (eiam_window_get_desk (window), LINK PERSON);
  assert_title (window, INVITATION_TITLE);
  eiam_test_ui_click (widget, "Accept");
  eiam_test_dialog_answer ("Keep");
  assert_title (window, INVITATION_TITLE);
  g_assert_cmpstr (eiam_settings_get_server_url (settings), ==, url);
  eiam_test_ui_click (widget, "Decline");
  assert_title (window, "Verify — Staff Sign-Up");
  g_assert_cmpint (eiam_signup_get_step (signup), ==, EIAM_SIGNUP_CODE);

  open_link (eiam_window_get_desk (window), LINK PERSON);
  eiam_test_ui_click (widget, "Accept");
  eiam_test_dialog_answer ("Discard");
  assert_title (window, DETAILS_TITLE);
  g_assert_true (eiam_window_get_signup (window) != signup);
  g_assert_cmpstr (eiam_registration_get_text (get_registration (window), EIAM_FIELD_USER_NAME), ==,
                   "ann");
  g_assert_cmpstr (eiam_registration_get_text (get_registration (window), EIAM_FIELD_EMAIL), ==,
                   "zhang@invited.example");
  eiam_test_ui_close (GTK_WINDOW (window));
}

/* Somebody else's data does not go into the next person's form. */
static void
test_registered (void)
{
  g_autoptr (EiamDemoService) service = eiam_test_ui_start_service ();
  g_autofree char *url = eiam_demo_service_dup_url (service);
  g_autoptr (EiamSettings) settings = create_settings (url);
  EiamWindow *window = eiam_test_ui_open (settings);

  eiam_registration_set_text (get_registration (window), EIAM_FIELD_MOBILE, "13800138000");
  eiam_test_ui_carry_to (eiam_window_get_signup (window), service, EIAM_SIGNUP_REGISTERED);
  g_assert_null (open_link (eiam_window_get_desk (window), LINK PERSON));
  eiam_test_ui_click (GTK_WIDGET (window), "Accept");
  assert_title (window, DETAILS_TITLE);
  g_assert_true (is_empty (eiam_registration_get_text (get_registration (window),
                                                       EIAM_FIELD_MOBILE)));
  eiam_test_ui_close (GTK_WINDOW (window));
}

/* A question about one invitation is no consent to the next. */
static void
test_other_while_asking (void)
{
  g_autoptr (EiamSettings) settings = create_settings ("http://127.0.0.1:1");
  EiamWindow *window = eiam_test_ui_open (settings);

  eiam_registration_set_text (get_registration (window), EIAM_FIELD_NAME, "Ann");
  open_link (eiam_window_get_desk (window), LINK PERSON);
  eiam_test_ui_click (GTK_WIDGET (window), "Accept");
  eiam_test_dialog_await_question (TRUE);
  open_link (eiam_window_get_desk (window),
             "eiam-register:join?server=https://evil.example&client_id=evil&name=E");
  eiam_test_dialog_await_question (FALSE);
  assert_title (window, INVITATION_TITLE);
  g_assert_cmpstr (eiam_settings_get_server_url (settings), ==, "http://127.0.0.1:1");
  eiam_test_ui_close (GTK_WINDOW (window));
}

static void
test_hidden (void)
{
  g_autoptr (EiamSettings) settings = create_settings (NULL);
  g_autoptr (EiamInvitation) invitation = eiam_invitation_parse_link (LINK PERSON, NULL);
  const char *hidden[] = { "email", NULL };

  g_settings_set_strv (eiam_settings_get_gsettings (settings), "hidden-fields", hidden);
  g_assert_null (eiam_invitation_setup_get_text (invitation, settings, EIAM_FIELD_EMAIL));
  g_assert_cmpstr (eiam_invitation_setup_get_text (invitation, settings, EIAM_FIELD_NAME), ==,
                   "张三");
}

static void
assert_value (EiamInvitation        *invitation,
              EiamSettings          *settings,
              EiamInvitationSetting  setting,
              const char            *expected,
              gboolean               refused)
{
  g_autofree char *value = eiam_invitation_setup_dup_value (invitation, settings, setting);
  g_autofree char *refusal = eiam_invitation_setup_dup_refusal (invitation, settings, setting);

  g_assert_cmpstr (value, ==, expected);
  g_assert_cmpint (refusal != NULL, ==, refused);
}

/* Without an old tenant, which another server would not know. */
static void
test_tenant (void)
{
  g_autoptr (EiamSettings) settings = create_settings ("https://old.example");
  g_autoptr (EiamInvitation) invitation = eiam_invitation_parse_link (LINK, NULL);

  g_settings_set_string (eiam_settings_get_gsettings (settings), "tenant-id", "old");
  eiam_settings_override (settings, "client-id", "from-command-line");
  assert_value (invitation, settings, EIAM_INVITATION_TENANT_ID, "", FALSE);
  eiam_invitation_setup_store (invitation, settings);
  g_assert_cmpstr (eiam_settings_get_tenant_id (settings), ==, "");
  g_assert_cmpstr (eiam_settings_get_client_id (settings), ==, "invited");
  g_assert_cmpstr (eiam_settings_get_server_url (settings), ==, "https://invited.example");
}

int
main (int   argc,
      char *argv[])
{
  eiam_test_ui_init (&argc, &argv);

  g_test_add_func ("/invitation-page/accept", test_accept);
  g_test_add_func ("/invitation-page/decline", test_decline);
  g_test_add_func ("/invitation-page/fault", test_fault);
  g_test_add_func ("/invitation-page/narrow", test_narrow);
  g_test_add_func ("/invitation-page/under-way", test_under_way);
  g_test_add_func ("/invitation-page/registered", test_registered);
  g_test_add_func ("/invitation-page/other-while-asking", test_other_while_asking);
  g_test_add_func ("/invitation-page/hidden", test_hidden);
  g_test_add_func ("/invitation-page/tenant", test_tenant);

  return g_test_run ();
}
