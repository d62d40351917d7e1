/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "eiam-code-entry.h"
#include "eiam-error.h"
#include "eiam-field-row.h"
#include "eiam-test-ui.h"
#include "eiam-window.h"

/* Every refusal of a registration that is known, from the wire to where the person reads it. */

#define CODE "verify_code"
#define ASKED_FOR "The service asks for this field."
#define NOT_ACCEPTED "The service does not accept this."
#define PASSWORD_NAME "The password must not be made from your username or other details."

/* At a field of the form, at the code, or, without a field, in the notice beside the code. */
static const struct
{
  const char *code;
  const char *message;
  const char *field;
  const char *sentence;
} refusals[] = {
  { "SDK.COMMON.1001", "Parameter X-client-id cannot be left blank.", NULL,
    "The service does not know the client ID of this program." },
  { "SDK.COMMON.1001", "Parameter mobile cannot be left blank.", "mobile", ASKED_FOR },
  { "SDK.COMMON.1001", "Parameter verify_code cannot be left blank.", CODE,
    "This is not the code that was sent." },
  { "SDK.COMMON.1001", "Parameter user_name cannot be left blank.", "user_name", ASKED_FOR },
  { "SDK.COMMON.1001", "Parameter name cannot be left blank.", "name", ASKED_FOR },
  { "SDK.COMMON.1001", "Parameter email cannot be left blank.", "email", ASKED_FOR },
  { "SDK.COMMON.1001", "Parameter pwd cannot be left blank.", "pwd", ASKED_FOR },
  { "SDK.COMMON.1002", "Parameter head_img is badly formatted.", "head_img", NOT_ACCEPTED },
  { "SDK.COMMON.1002", "Parameter attr_gender is badly formatted.", "attr_gender", NOT_ACCEPTED },
  { "SDK.COMMON.1002", "attr_birthday", "attr_birthday", NOT_ACCEPTED },
  { "SDK.COMMON.1002", "参数attr_nick_name格式错误", "attr_nick_name", NOT_ACCEPTED },
  { "SDK.COMMON.1006", "mailing_address is wrong", "mailing_address", NOT_ACCEPTED },
  { "SDK.COMMON.1006", "zip_code is wrong", "zip_code", NOT_ACCEPTED },
  { "SDK.COMMON.1006", "first_name is wrong", "first_name", NOT_ACCEPTED },
  { "SDK.COMMON.1007", "middle_name is no string", "middle_name", NOT_ACCEPTED },
  { "SDK.COMMON.1007", "last_name is no string", "last_name", NOT_ACCEPTED },
  { "SDK.COMMON.1007", "industry is no string", "industry", NOT_ACCEPTED },
  { "SDK.COMMON.1001", "Parameter badge cannot be left blank.", "badge", ASKED_FOR },
  { "SDK.COMMON.1002", "参数extension.工号格式错误", "工号", NOT_ACCEPTED },
  { "SDK.COMMON.1003", NULL, NULL, "The service did not accept this device." },
  { "SDK.COMMON.1005", "verify_code has expired", CODE, "The code is no longer valid." },
  { "SDK.COMMON.1006", "verify_code is wrong", CODE, "This is not the code that was sent." },
  { "SDK.COMMON.1008", NULL, NULL, "The service is busy." },
  { "SDK.COMMON.1009", NULL, NULL, "This program is not set up correctly for the service." },
  { "SDK.COMMON.1010", NULL, NULL, "The service is busy." },
  { "SDK.COMMON.1012", NULL, NULL, "The service does not know the client ID of this program." },
  { "SDK.COMMON.1014", NULL, NULL, "This program is not set up correctly for the service." },
  { "SDK.LOGIN.1003", "locked, unlocks in 10 min 30 s", NULL, "There were too many tries." },
  { "SDK.LOGIN.1004", NULL, NULL, "The service is busy." },
  { "APP.0001", NULL, NULL, "The service does not know the client ID of this program." },
  { "APP.0003", NULL, NULL, "This program is not set up correctly for the service." },
  { "IDAAS.SDK.CAPTCHA.0007", NULL, CODE, "This is not the code that was sent." },
  { "CAPTCHA.0005", NULL, CODE, "This is not the code that was sent." },
  { "IDAAS.SDK.PARAM.0001", NULL, NULL, "The service did not accept this device." },
  { "PARAM.0009", NULL, CODE, "This is not the code that was sent." },
  { "USER.0011", NULL, "mobile", ASKED_FOR },
  { "USER.0012", NULL, "email", ASKED_FOR },
  { "USER.0029", NULL, "user_name", "This username is taken." },
  { "USER.0030", NULL, "mobile", "This mobile number has an account already." },
  { "USER.0031", NULL, "email", "This email address has an account already." },
  { "USER.0037", NULL, "name", NOT_ACCEPTED },
  { "USER.0038", NULL, "mobile", NOT_ACCEPTED },
  { "PWD.0001", NULL, "pwd", ASKED_FOR },
  { "PWD.0002", NULL, "pwd", "The service wants a shorter or a longer password." },
  { "PWD.0003", NULL, "pwd", PASSWORD_NAME },
  { "PWD.0004", NULL, "pwd", PASSWORD_NAME },
  { "PWD.0005", NULL, "pwd", "The service wants a password of more kinds of characters." },
  { "PWD.0006", NULL, "pwd", "This password is too easy to guess." },
  { "IDAAS.TENANT.COM.0002", NULL, NULL, "The service is busy." },
  { "IDAAS.TENANT.USER.0002", NULL, "user_name", ASKED_FOR },
  { "IDAAS.TENANT.USER.0003", NULL, "name", ASKED_FOR },
  { "IDAAS.TENANT.USER.0004", NULL, "mobile", ASKED_FOR },
  { "IDAAS.TENANT.USER.0005", NULL, "email", ASKED_FOR },
  { "IDAAS.TENANT.USER.0006", NULL, "pwd", ASKED_FOR },
  { "IDAAS.TENANT.USER.0007", NULL, "attr_gender", ASKED_FOR },
  { "IDAAS.TENANT.USER.0008", NULL, "attr_birthday", ASKED_FOR },
  { "IDAAS.TENANT.USER.0009", NULL, "attr_nick_name", ASKED_FOR },
  { "IDAAS.TENANT.USER.0010", NULL, "mailing_address", ASKED_FOR },
  { "IDAAS.TENANT.USER.0011", NULL, "zip_code", ASKED_FOR },
  { "IDAAS.TENANT.USER.0012", NULL, "first_name", ASKED_FOR },
  { "IDAAS.TENANT.USER.0013", NULL, "middle_name", ASKED_FOR },
  { "IDAAS.TENANT.USER.0014", NULL, "last_name", ASKED_FOR },
  { "IDAAS.TENANT.USER.0015", NULL, "industry", ASKED_FOR },
  { "IDAAS.TENANT.PWD.0001", NULL, "pwd", "This password was used before." },
  { "IDAAS.TENANT.PWD.0002", NULL, "pwd", PASSWORD_NAME },
  { "IDAAS.TENANT.PWD.0003", NULL, "pwd", PASSWORD_NAME },
  { "IDAAS.TENANT.PWD.0004", NULL, "pwd",
    "The service wants a password of more kinds of characters." },
  { "IDAAS.TENANT.PWD.0005", NULL, "pwd", "This password is too easy to guess." },
  { "SDK.USER.1099", NULL, NULL, "The service refused this step (code SDK.USER.1099)." },
};

#define ATTRIBUTES "[{'key': <'badge'>}, {'key': <'工号'>}]"

typedef struct {
  EiamDemoService *service;
  EiamSettings    *settings;
  EiamWindow      *window;
  EiamSignup      *signup;
} Fixture;

static void
fixture_open (Fixture    *fixture,
              const char *hidden)
{
  const char *fields[] = { hidden, NULL };
  g_autofree char *url = NULL;
  GSettings *gsettings;

  fixture->service = eiam_test_ui_start_service ();
  url = eiam_demo_service_dup_url (fixture->service);

  fixture->settings = eiam_settings_new ();
  gsettings = eiam_settings_get_gsettings (fixture->settings);
  g_settings_set_string (gsettings, "token-storage", "none");
  g_settings_set_value (gsettings, "extension-attributes",
                        g_variant_new_parsed (ATTRIBUTES));
  g_settings_set_strv (gsettings, "hidden-fields", fields);
  eiam_settings_override (fixture->settings, "server-url", url);
  eiam_settings_override (fixture->settings, "client-id", "test-client");
  fixture->window = eiam_test_ui_open (fixture->settings);
  fixture->signup = eiam_window_get_signup (fixture->window);
}

static void
fixture_close (Fixture *fixture)
{
  eiam_signup_start_over (fixture->signup);
  eiam_test_ui_close (GTK_WINDOW (fixture->window));
  eiam_test_ui_drain ();
  g_object_unref (fixture->settings);
  g_object_unref (fixture->service);
}

static gboolean
is_over (gpointer user_data)
{
  Fixture *fixture = user_data;

  return eiam_signup_get_busy (fixture->signup) == EIAM_SIGNUP_IDLE;
}

/* Registers the @number-th person, whom the service refuses. */
static void
refuse (Fixture      *fixture,
        unsigned int  number,
        const char   *code,
        const char   *message)
{
  g_autofree char *mobile = g_strdup_printf ("138%08u", number);
  g_autofree char *fault = g_strdup_printf ("status=400;code=%s;message=%s", code,
                                            message == NULL ? "Said by the service" : message);
  g_autoptr (GError) error = NULL;

  eiam_signup_start_over (fixture->signup);
  eiam_registration_set_text (eiam_signup_get_registration (fixture->signup), EIAM_FIELD_MOBILE,
                              mobile);
  eiam_test_ui_carry_to (fixture->signup, fixture->service, EIAM_SIGNUP_CODE);
  eiam_demo_service_set_fault (fixture->service, EIAM_CALL_REGISTER, fault, &error);
  g_assert_no_error (error);
  eiam_signup_register (fixture->signup, eiam_test_ui_get_code (fixture->service));
  eiam_test_ui_await (is_over, fixture);
}

/* Returns the row of a field that can be seen. */
static EiamFieldRow *
find_row (GtkWidget  *root,
          const char *key)
{
  if (!gtk_widget_get_mapped (root))
    return NULL;
  if (EIAM_IS_FIELD_ROW (root)
      && g_strcmp0 (eiam_field_row_get_key (EIAM_FIELD_ROW (root)), key) == 0)
    return EIAM_FIELD_ROW (root);

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      EiamFieldRow *found = find_row (child, key);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
check_refusal (Fixture    *fixture,
               const char *field,
               const char *sentence)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  gboolean at_code = field == NULL || g_str_equal (field, CODE);
  EiamFieldRow *row;
  GtkWidget *focus;

  g_assert_cmpint (eiam_signup_get_step (fixture->signup), ==,
                   at_code ? EIAM_SIGNUP_CODE : EIAM_SIGNUP_DETAILS);
  g_assert_true (eiam_test_ui_has_text (window, sentence));
  row = find_row (window, field == NULL ? CODE : field);
  g_assert_nonnull (row);
  g_assert_cmpstr (eiam_field_row_get_error (row), ==, field == NULL ? NULL : sentence);
  focus = gtk_window_get_focus (GTK_WINDOW (window));
  g_assert_true (gtk_widget_get_ancestor (focus, EIAM_TYPE_FIELD_ROW) == GTK_WIDGET (row));
}

static void
test_refusals (void)
{
  Fixture fixture;

  fixture_open (&fixture, NULL);
  for (unsigned int i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_test_message ("%s %s: %s", refusals[i].code,
                      refusals[i].message == NULL ? "" : refusals[i].message,
                      refusals[i].field == NULL ? "notice" : refusals[i].field);
      refuse (&fixture, i, refusals[i].code, refusals[i].message);
      check_refusal (&fixture, refusals[i].field, refusals[i].sentence);
    }
  fixture_close (&fixture);
}

/* Whoever is sent back to the form finds the reason there, even of what it does not show. */
static void
test_hidden (void)
{
  GtkWidget *expander;
  GtkWidget *window;
  Fixture fixture;

  fixture_open (&fixture, "email");
  window = GTK_WIDGET (fixture.window);
  refuse (&fixture, 1, "USER.0012", NULL);
  g_assert_cmpint (eiam_signup_get_step (fixture.signup), ==, EIAM_SIGNUP_DETAILS);
  g_assert_null (find_row (window, "email"));
  g_assert_true (eiam_test_ui_has_text (window, "Email: " ASKED_FOR));
  g_assert_true (eiam_test_ui_has_text (window, "Ask your company’s help desk."));
  expander = eiam_test_ui_find (window, GTK_TYPE_EXPANDER, "Details");
  gtk_expander_set_expanded (GTK_EXPANDER (expander), TRUE);
  g_assert_true (eiam_test_ui_has_text (window, "Said by the service\nUSER.0012"));

  eiam_test_ui_click (window, "Continue");
  g_assert_cmpint (eiam_signup_get_step (fixture.signup), ==, EIAM_SIGNUP_REVIEW);
  fixture_close (&fixture);
}

/* An attribute that the person has added is refused like any other, and may be sent again. */
static void
test_added (void)
{
  GtkWidget *window;
  EiamFieldRow *row = NULL;
  Fixture fixture;

  fixture_open (&fixture, NULL);
  window = GTK_WIDGET (fixture.window);
  eiam_signup_start_over (fixture.signup);
  eiam_registration_set_extension (eiam_signup_get_registration (fixture.signup), "team", "A");
  eiam_registration_set_text (eiam_signup_get_registration (fixture.signup), EIAM_FIELD_MOBILE,
                              "13800000000");
  eiam_test_ui_carry_to (fixture.signup, fixture.service, EIAM_SIGNUP_CODE);
  eiam_demo_service_set_fault (fixture.service, EIAM_CALL_REGISTER,
                               "status=400;code=SDK.COMMON.1002;message=team is wrong", NULL);
  eiam_signup_register (fixture.signup, eiam_test_ui_get_code (fixture.service));
  eiam_test_ui_await (is_over, &fixture);

  g_assert_cmpint (eiam_signup_get_step (fixture.signup), ==, EIAM_SIGNUP_DETAILS);
  row = EIAM_FIELD_ROW (gtk_widget_get_ancestor (gtk_window_get_focus (GTK_WINDOW (window)),
                                                 EIAM_TYPE_FIELD_ROW));
  g_assert_cmpstr (eiam_field_row_get_label (row), ==, "Attribute value");
  g_assert_cmpstr (eiam_field_row_get_error (row), ==, NOT_ACCEPTED);
  eiam_test_ui_click (window, "Continue");
  g_assert_cmpint (eiam_signup_get_step (fixture.signup), ==, EIAM_SIGNUP_REVIEW);
  fixture_close (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  eiam_test_ui_init (&argc, &argv);

  g_test_add_func ("/refusals/table", test_refusals);
  g_test_add_func ("/refusals/hidden", test_hidden);
  g_test_add_func ("/refusals/added", test_added);

  return g_test_run ();
}
