/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-demo-directory.h"

#include "eiam-demo-error.h"

/* The accounts that exist. User names and addresses differ by more than case. */
struct _EiamDemoDirectory
{
  GObject     parent_instance;

  GHashTable *mobiles;
  GHashTable *user_names;
  GHashTable *emails;
};

G_DEFINE_FINAL_TYPE (EiamDemoDirectory, eiam_demo_directory, G_TYPE_OBJECT)

static gboolean
is_free (GHashTable     *names,
         const char     *name,
         EiamDemoError   code,
         GError        **error)
{
  g_autofree char *folded = name == NULL ? NULL : g_utf8_casefold (name, -1);

  if (folded == NULL || !g_hash_table_contains (names, folded))
    return TRUE;

  g_set_error_literal (error, EIAM_DEMO_ERROR, (int) code, name);
  return FALSE;
}

static void
take (GHashTable *names,
      const char *name)
{
  if (name != NULL)
    g_hash_table_add (names, g_utf8_casefold (name, -1));
}

static void
eiam_demo_directory_finalize (GObject *object)
{
  EiamDemoDirectory *self = EIAM_DEMO_DIRECTORY (object);

  g_clear_pointer (&self->mobiles, g_hash_table_unref);
  g_clear_pointer (&self->user_names, g_hash_table_unref);
  g_clear_pointer (&self->emails, g_hash_table_unref);

  G_OBJECT_CLASS (eiam_demo_directory_parent_class)->finalize (object);
}

static void
eiam_demo_directory_class_init (EiamDemoDirectoryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = eiam_demo_directory_finalize;
}

static void
eiam_demo_directory_init (EiamDemoDirectory *self)
{
  self->mobiles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->user_names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->emails = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * eiam_demo_directory_new:
 *
 * Returns: (transfer full): a directory without accounts
 */
EiamDemoDirectory *
eiam_demo_directory_new (void)
{
  return g_object_new (EIAM_TYPE_DEMO_DIRECTORY, NULL);
}

/**
 * eiam_demo_directory_check:
 * @self: a directory
 * @account: an account that someone wants
 * @error: return location for an error of #EIAM_DEMO_ERROR
 *
 * Returns: whether nothing of @account is taken
 */
gboolean
eiam_demo_directory_check (EiamDemoDirectory      *self,
                           const EiamDemoAccount  *account,
                           GError                **error)
{
  g_return_val_if_fail (EIAM_IS_DEMO_DIRECTORY (self), FALSE);
  g_return_val_if_fail (account != NULL, FALSE);

  return is_free (self->mobiles, account->mobile, EIAM_DEMO_ERROR_MOBILE_TAKEN, error)
         && is_free (self->user_names, account->user_name, EIAM_DEMO_ERROR_USER_NAME_TAKEN, error)
         && is_free (self->emails, account->email, EIAM_DEMO_ERROR_EMAIL_TAKEN, error);
}

/**
 * eiam_demo_directory_add:
 * @self: a directory
 * @account: an account that eiam_demo_directory_check() found free
 *
 * Creates @account.
 */
void
eiam_demo_directory_add (EiamDemoDirectory     *self,
                         const EiamDemoAccount *account)
{
  g_return_if_fail (EIAM_IS_DEMO_DIRECTORY (self));
  g_return_if_fail (account != NULL);

  take (self->mobiles, account->mobile);
  take (self->user_names, account->user_name);
  take (self->emails, account->email);
}

/**
 * eiam_demo_directory_count:
 * @self: a directory
 *
 * Returns: how many accounts there are
 */
unsigned int
eiam_demo_directory_count (EiamDemoDirectory *self)
{
  g_return_val_if_fail (EIAM_IS_DEMO_DIRECTORY (self), 0);

  return g_hash_table_size (self->mobiles);
}
