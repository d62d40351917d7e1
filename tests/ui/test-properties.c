/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "eiam-code-entry.h"
#include "eiam-test-ui.h"
#include "eiam-window.h"

/* Reads every property of every object that can be reached from the window, and
 * finds no secret in any: whoever lists properties (an inspector, a log, a
 * binding) learns none. */

#define MOBILE "13800138000"
#define PASSWORD "Zk4-Wombrax-Pwd9"
#define CODE "90718253"

typedef struct {
  const char   *secret;
  gboolean      ours_only;    /* look at this program's classes alone */
  GHashTable   *seen;         /* (element-type GObject) */
  GPtrArray    *waiting;      /* (element-type GObject) */
  unsigned int  n_ours;
  GString      *found;
} Search;

static void
meet (Search  *search,
      GObject *object)
{
  if (object == NULL || !g_hash_table_add (search->seen, g_object_ref (object)))
    return;

  g_ptr_array_add (search->waiting, object);
}

static void
meet_children (Search    *search,
               GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    meet (search, G_OBJECT (child));
}

static void
meet_items (Search     *search,
            GListModel *model)
{
  for (unsigned int i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (model, i);

      meet (search, item);
    }
}

/* Returns the texts in a value as one, or NULL. */
static char *
dup_text (const GValue *value)
{
  if (G_VALUE_HOLDS (value, G_TYPE_STRV) && g_value_get_boxed (value) != NULL)
    return g_strjoinv (" ", g_value_get_boxed (value));
  if (G_VALUE_HOLDS (value, G_TYPE_ERROR) && g_value_get_boxed (value) != NULL)
    return g_strdup (((GError *) g_value_get_boxed (value))->message);

  return G_VALUE_HOLDS_STRING (value) ? g_value_dup_string (value) : NULL;
}

static void
read_property (Search     *search,
               GObject    *object,
               GParamSpec *pspec)
{
  gboolean is_ours = g_str_has_prefix (G_OBJECT_TYPE_NAME (object), "Eiam");
  g_auto (GValue) value = G_VALUE_INIT;
  g_autofree char *text = NULL;

  if ((pspec->flags & G_PARAM_READABLE) == 0 || (pspec->flags & G_PARAM_DEPRECATED) != 0)
    return;

  g_value_init (&value, pspec->value_type);
  g_object_get_property (object, pspec->name, &value);
  if (G_VALUE_HOLDS_OBJECT (&value))
    meet (search, g_value_get_object (&value));
  text = dup_text (&value);
  if (text != NULL && strstr (text, search->secret) != NULL && (is_ours || !search->ours_only))
    g_string_append_printf (search->found, "%s:%s ", G_OBJECT_TYPE_NAME (object), pspec->name);
}

static void
read_object (Search  *search,
             GObject *object)
{
  unsigned int n_properties = 0;
  g_autofree GParamSpec **pspecs =
    g_object_class_list_properties (G_OBJECT_GET_CLASS (object), &n_properties);

  if (g_str_has_prefix (G_OBJECT_TYPE_NAME (object), "Eiam"))
    search->n_ours++;
  for (unsigned int i = 0; i < n_properties; i++)
    read_property (search, object, pspecs[i]);
  if (GTK_IS_WIDGET (object))
    meet_children (search, GTK_WIDGET (object));
  if (G_IS_LIST_MODEL (object))
    meet_items (search, G_LIST_MODEL (object));
}

/* Returns the names of the properties that hold @secret. */
static char *
find_secret (EiamWindow *window,
             const char *secret,
             gboolean    ours_only)
{
  EiamSignup *signup = eiam_window_get_signup (window);
  Search search = { .secret = secret, .ours_only = ours_only };

  search.seen = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  search.waiting = g_ptr_array_new ();
  search.found = g_string_new (NULL);
  meet (&search, G_OBJECT (window));
  meet (&search, G_OBJECT (signup));
  meet (&search, G_OBJECT (eiam_signup_get_registration (signup)));
  meet (&search, G_OBJECT (eiam_signup_get_client (signup)));
  meet (&search, G_OBJECT (eiam_signup_get_store (signup)));
  while (search.waiting->len > 0)
    read_object (&search, g_ptr_array_steal_index (search.waiting, search.waiting->len - 1));

  g_test_message ("%u objects, %u of them ours", g_hash_table_size (search.seen), search.n_ours);
  g_assert_cmpuint (search.n_ours, >, 10);
  g_hash_table_unref (search.seen);
  g_ptr_array_unref (search.waiting);
  return g_string_free (search.found, FALSE);
}

static void
assert_secret (EiamWindow *window,
               const char *secret,
               gboolean    ours_only)
{
  g_autofree char *found = NULL;

  g_assert_nonnull (secret);
  found = find_secret (window, secret, ours_only);
  g_assert_cmpstr (found, ==, "");
}

static EiamWindow *
show_window (EiamDemoService *service)
{
  g_autofree char *url = eiam_demo_service_dup_url (service);
  g_autoptr (EiamSettings) settings = eiam_settings_new ();

  g_settings_set_string (eiam_settings_get_gsettings (settings), "token-storage", "none");
  eiam_settings_override (settings, "server-url", url);
  eiam_settings_override (settings, "client-id", "test-client");

  return eiam_test_ui_open (settings);
}

static void
test_entered (void)
{
  g_autoptr (EiamDemoService) service = eiam_test_ui_start_service ();
  EiamWindow *window = show_window (service);
  EiamSignup *signup = eiam_window_get_signup (window);
  EiamRegistration *registration = eiam_signup_get_registration (signup);
  GtkWidget *password = eiam_test_ui_find (GTK_WIDGET (window), GTK_TYPE_PASSWORD_ENTRY, NULL);
  GtkWidget *code = NULL;
  g_autofree char *mobile = NULL;

  gtk_editable_set_text (GTK_EDITABLE (password), PASSWORD);
  g_assert_cmpstr (eiam_registration_get_text (registration, EIAM_FIELD_PASSWORD), ==, PASSWORD);
  eiam_registration_set_text (registration, EIAM_FIELD_MOBILE, MOBILE);
  assert_secret (window, PASSWORD, FALSE);
  mobile = find_secret (window, MOBILE, TRUE);
  g_assert_cmpstr (mobile, ==, "EiamRegistration:mobile ");

  eiam_test_ui_carry_to (signup, service, EIAM_SIGNUP_CODE);
  code = eiam_test_ui_find (GTK_WIDGET (window), EIAM_TYPE_CODE_ENTRY, NULL);
  eiam_code_entry_set_text (EIAM_CODE_ENTRY (code), CODE);
  eiam_registration_set_text (registration, EIAM_FIELD_VERIFY_CODE, CODE);
  assert_secret (window, PASSWORD, FALSE);
  assert_secret (window, CODE, TRUE);
  eiam_test_ui_close (GTK_WINDOW (window));
}

static void
test_returned (void)
{
  g_autoptr (EiamDemoService) service = eiam_test_ui_start_service ();
  EiamWindow *window = show_window (service);
  EiamSignup *signup = eiam_window_get_signup (window);
  EiamSession *session = NULL;

  eiam_registration_set_text (eiam_signup_get_registration (signup), EIAM_FIELD_MOBILE, MOBILE);
  eiam_test_ui_carry_to (signup, service, EIAM_SIGNUP_REGISTERED);
  session = eiam_signup_get_session (signup);
  assert_secret (window, eiam_session_get_session_token (session), FALSE);
  assert_secret (window, eiam_session_get_id_token (session), FALSE);
  eiam_test_ui_close (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  eiam_test_ui_init (&argc, &argv);

  g_test_add_func ("/properties/entered", test_entered);
  g_test_add_func ("/properties/returned", test_returned);

  return g_test_run ();
}
