/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "eiam-invitation-page.h"
#include "eiam-invitation-setup.h"
#include "eiam-test-ui.h"

#define G_SETTINGS_ENABLE_BACKEND
#include <gio/gsettingsbackend.h>

#define BACKEND "eiam-test-locked"
#define PATH "/io/github/eiam/Register/"
#define LINK "eiam-register:join?server=https://invited.example&client_id=invited&tenant_id=invited"

/* Settings as an administrator leaves them: every one has a value, some are locked. */

#define EIAM_TYPE_TEST_LOCKED (eiam_test_locked_get_type ())
G_DECLARE_FINAL_TYPE (EiamTestLocked, eiam_test_locked, EIAM, TEST_LOCKED, GSettingsBackend)

struct _EiamTestLocked
{
  GSettingsBackend parent_instance;
};

G_DEFINE_FINAL_TYPE (EiamTestLocked, eiam_test_locked, G_TYPE_SETTINGS_BACKEND)

static const char *const *locked;
static GHashTable *values;

static GVariant *
eiam_test_locked_read (GSettingsBackend   *backend,
                       const char         *key,
                       const GVariantType *type,
                       gboolean            default_value)
{
  GVariant *value = default_value ? NULL : g_hash_table_lookup (values, key);

  return value != NULL ? g_variant_ref (value) : NULL;
}

static gboolean
eiam_test_locked_get_writable (GSettingsBackend *backend,
                               const char       *key)
{
  return !g_str_has_prefix (key, PATH) || !g_strv_contains (locked, key + strlen (PATH));
}

static gboolean
eiam_test_locked_write (GSettingsBackend *backend,
                        const char       *key,
                        GVariant         *value,
                        gpointer          origin_tag)
{
  g_assert_true (eiam_test_locked_get_writable (backend, key));
  g_hash_table_insert (values, g_strdup (key), g_variant_ref_sink (value));
  g_settings_backend_changed (backend, key, origin_tag);
  return TRUE;
}

static void
eiam_test_locked_reset (GSettingsBackend *backend,
                        const char       *key,
                        gpointer          origin_tag)
{
  g_hash_table_remove (values, key);
  g_settings_backend_changed (backend, key, origin_tag);
}

static void
eiam_test_locked_class_init (EiamTestLockedClass *klass)
{
  GSettingsBackendClass *backend_class = G_SETTINGS_BACKEND_CLASS (klass);

  backend_class->read = eiam_test_locked_read;
  backend_class->write = eiam_test_locked_write;
  backend_class->reset = eiam_test_locked_reset;
  backend_class->get_writable = eiam_test_locked_get_writable;
}

static void
eiam_test_locked_init (EiamTestLocked *self)
{
}

static void
set_value (const char *key,
           const char *value)
{
  g_hash_table_insert (values, g_strconcat (PATH, key, NULL),
                       g_variant_ref_sink (g_variant_new_string (value)));
}

typedef struct {
  const char *locked[4];
  const char *server;    /* what the administrator has set */
  const char *expected[EIAM_N_INVITATION_SETTINGS];
  gboolean    refused[EIAM_N_INVITATION_SETTINGS];
} Row;

#define OTHER "https://admin.example"
#define INVITED "https://invited.example"

static const Row rows[] = {
  { { NULL }, OTHER, { INVITED, "invited", "invited" }, { FALSE, FALSE, FALSE } },
  /* The other two mean nothing at another server, but only what is locked was chosen. */
  { { "server-url", NULL }, OTHER, { OTHER, "admin", "admin" }, { TRUE, FALSE, FALSE } },
  { { "server-url", NULL }, INVITED "/", { INVITED "/", "invited", "invited" },
    { FALSE, FALSE, FALSE } },
  { { "client-id", NULL }, OTHER, { INVITED, "admin", "invited" }, { FALSE, TRUE, FALSE } },
  { { "tenant-id", NULL }, OTHER, { INVITED, "invited", "admin" }, { FALSE, FALSE, TRUE } },
  { { "server-url", "client-id", "tenant-id", NULL }, OTHER, { OTHER, "admin", "admin" },
    { TRUE, TRUE, TRUE } },
};

static void
assert_row (const Row      *row,
            EiamInvitation *invitation)
{
  g_autoptr (EiamSettings) settings = NULL;
  const char *stored[EIAM_N_INVITATION_SETTINGS];

  locked = row->locked;
  set_value ("server-url", row->server);
  set_value ("client-id", "admin");
  set_value ("tenant-id", "admin");
  settings = eiam_settings_new ();

  for (unsigned int i = 0; i < EIAM_N_INVITATION_SETTINGS; i++)
    {
      EiamInvitationSetting setting = (EiamInvitationSetting) i;
      g_autofree char *value = eiam_invitation_setup_dup_value (invitation, settings, setting);
      g_autofree char *refusal = eiam_invitation_setup_dup_refusal (invitation, settings, setting);

      g_assert_cmpstr (value, ==, row->expected[i]);
      g_assert_cmpint (refusal != NULL, ==, row->refused[i]);
    }

  eiam_invitation_setup_store (invitation, settings);
  stored[EIAM_INVITATION_SERVER] = eiam_settings_get_server_url (settings);
  stored[EIAM_INVITATION_CLIENT_ID] = eiam_settings_get_client_id (settings);
  stored[EIAM_INVITATION_TENANT_ID] = eiam_settings_get_tenant_id (settings);
  for (unsigned int i = 0; i < EIAM_N_INVITATION_SETTINGS; i++)
    g_assert_cmpstr (stored[i], ==, row->expected[i]);
}

static void
test_table (void)
{
  g_autoptr (EiamInvitation) invitation = eiam_invitation_parse_link (LINK, NULL);

  for (unsigned int i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("row %u", i);
      assert_row (&rows[i], invitation);
    }
}

/* Where the person's data goes is what the page shows; what is not used is named. */
static void
test_page (void)
{
  static const char *const only_server[] = { "server-url", NULL };
  g_autoptr (EiamSettings) settings = NULL;
  g_autoptr (EiamInvitationDesk) desk = NULL;
  g_autoptr (GFile) file = g_file_new_for_uri (LINK);
  GtkWindow *window = NULL;
  GtkWidget *page = NULL;

  locked = only_server;
  set_value ("server-url", OTHER);
  settings = eiam_settings_new ();
  desk = eiam_invitation_desk_new (settings);
  g_assert_null (eiam_invitation_desk_open (desk, &file, 1));
  page = eiam_invitation_page_new (desk);
  window = eiam_test_ui_show (page);

  g_assert_true (eiam_test_ui_has_text (page, "admin.example"));
  g_assert_true (eiam_test_ui_has_text (page, "Your administrator has chosen the server"));
  g_assert_true (eiam_test_ui_has_text (page, "(https://invited.example)"));
  eiam_test_ui_write_picture (window, "invitation-locked");
  eiam_test_ui_click (page, "Accept");
  g_assert_cmpstr (eiam_settings_get_server_url (settings), ==, OTHER);
  eiam_test_ui_close (window);
}

int
main (int   argc,
      char *argv[])
{
  values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                  (GDestroyNotify) g_variant_unref);
  g_setenv ("GSETTINGS_BACKEND", BACKEND, TRUE);
  g_io_extension_point_register (G_SETTINGS_BACKEND_EXTENSION_POINT_NAME);
  g_io_extension_point_implement (G_SETTINGS_BACKEND_EXTENSION_POINT_NAME, EIAM_TYPE_TEST_LOCKED,
                                  BACKEND, 1000);
  locked = rows[0].locked;
  eiam_test_ui_init (&argc, &argv);

  g_test_add_func ("/invitation-locked/table", test_table);
  g_test_add_func ("/invitation-locked/page", test_page);

  return g_test_run ();
}
