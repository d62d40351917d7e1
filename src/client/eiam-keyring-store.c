/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-keyring-store.h"

#include <glib/gi18n-lib.h>

#include "eiam-error.h"
#include "eiam-secret.h"

/**
 * EiamKeyringStore:
 *
 * A store over libsecret: the Secret Service, or its encrypted file inside a
 * Flatpak. One item per server, client and account, written by this process
 * alone.
 */
struct _EiamKeyringStore
{
  GObject  parent_instance;

  char    *collection;   /* (nullable): the default one */
  GTask   *latest;       /* (unowned) (nullable): the last that stores, perhaps gone */
};

static void eiam_keyring_store_iface_init (EiamTokenStoreInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (EiamKeyringStore, eiam_keyring_store, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (EIAM_TYPE_TOKEN_STORE,
                                                      eiam_keyring_store_iface_init))

#define STORE_VERSION "1"
#define PROBE_SERVER "probe:"

/**
 * eiam_keyring_store_get_schema:
 *
 * The name is not matched: a locked gnome-keyring finds nothing by it, and
 * would not ask to be unlocked. The attribute `application` tells our items
 * from others.
 *
 * Returns: (transfer none): the schema of the items
 */
const SecretSchema *
eiam_keyring_store_get_schema (void)
{
  static const SecretSchema schema = {
    .name = BASE_ID ".Session",
    .flags = SECRET_SCHEMA_DONT_MATCH_NAME,
    .attributes = {
      { "application", SECRET_SCHEMA_ATTRIBUTE_STRING },
      { "server", SECRET_SCHEMA_ATTRIBUTE_STRING },
      { "client-id", SECRET_SCHEMA_ATTRIBUTE_STRING },
      { "account", SECRET_SCHEMA_ATTRIBUTE_STRING },
      { "version", SECRET_SCHEMA_ATTRIBUTE_STRING },
      { NULL, 0 },
    },
  };

  return &schema;
}

static GHashTable *
build_attributes (const char *server,
                  const char *client_id,
                  const char *account)
{
  return secret_attributes_build (eiam_keyring_store_get_schema (),
                                  "application", BASE_ID,
                                  "server", server,
                                  "client-id", client_id,
                                  "account", account,
                                  "version", STORE_VERSION,
                                  NULL);
}

static GHashTable *
build_item_attributes (EiamStoredSession *item)
{
  return build_attributes (eiam_stored_session_get_server (item),
                           eiam_stored_session_get_client_id (item),
                           eiam_stored_session_get_account (item));
}

/* Takes @error (nullable): whoever closes the keyring's question causes none. */
static void
return_failure (GTask  *task,
                GError *error)
{
  g_debug ("The keyring failed: %s", error == NULL ? "dismissed" : error->message);
  g_clear_error (&error);
  /* The library keeps its connection to a service, and would go on asking one
   * that was started anew in the name of the old one. Not before each question:
   * of its encrypted file the library loses a copy each time. */
  secret_service_disconnect ();
  g_task_return_error (task, eiam_error_new_for_field (EIAM_ERROR_STORE, NULL, NULL));
}

static void
on_cancellable_cancelled (GCancellable *cancellable,
                          GTask        *task)
{
  g_autoptr (GTask) kept = g_object_ref (task);

  g_assert (G_IS_CANCELLABLE (cancellable));
  g_assert (G_IS_TASK (task));

  g_task_return_error_if_cancelled (kept);
}

/* The library is never told to give up: it would take back the question that a
 * keyring asks, whereupon gnome-keyring 42 falls over and the library waits for
 * ever. The task ends at once; what the library finds out later is passed over. */
static GTask *
ref_to_give_up (GTask *task)
{
  GCancellable *cancellable = g_task_get_cancellable (task);

  if (cancellable != NULL)
    g_signal_connect_object (cancellable, "cancelled", G_CALLBACK (on_cancellable_cancelled), task,
                             G_CONNECT_DEFAULT);
  return g_object_ref (task);
}

/* Whether nobody waits for the task any more. */
static gboolean
is_over (GTask *task)
{
  return g_cancellable_is_cancelled (g_task_get_cancellable (task));
}

static EiamTokenStoreKind
eiam_keyring_store_get_kind (EiamTokenStore *store)
{
  EiamKeyringStore *self = EIAM_KEYRING_STORE (store);

  return g_strcmp0 (self->collection, SECRET_COLLECTION_SESSION) == 0
         ? EIAM_TOKEN_STORE_LOGIN_SESSION
         : EIAM_TOKEN_STORE_KEYRING;
}

static void
clear_probe_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  secret_password_clear_finish (result, &error);
  if (is_over (task))
    return;
  if (error != NULL)
    return_failure (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, TRUE);
}

static void
store_probe_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GHashTable) attributes = build_attributes (PROBE_SERVER, "", "");
  g_autoptr (GError) error = NULL;

  if (!secret_password_store_finish (result, &error))
    {
      if (!is_over (task))
        return_failure (task, g_steal_pointer (&error));
      return;
    }

  /* Even when nobody waits for it: nothing is left behind. */
  secret_password_clearv (eiam_keyring_store_get_schema (), attributes,
                          NULL, clear_probe_cb, g_object_ref (task));
}

/* Storing is the only question that every kind of keyring answers truly, and
 * that lets a locked one ask to be unlocked. */
static void
eiam_keyring_store_check (EiamTokenStore *store,
                          GTask          *task)
{
  EiamKeyringStore *self = EIAM_KEYRING_STORE (store);
  g_autoptr (GHashTable) attributes = build_attributes (PROBE_SERVER, "", "");

  secret_password_storev (eiam_keyring_store_get_schema (), attributes, self->collection,
                          _("Staff Sign-Up: trying the keyring"), "{}",
                          NULL, store_probe_cb, ref_to_give_up (task));
}

/* Of a search that loaded the secrets. */
static SecretValue *
dup_secret (SecretRetrievable *retrievable)
{
  if (SECRET_IS_ITEM (retrievable))
    return secret_item_get_secret (SECRET_ITEM (retrievable));

  /* Of the encrypted file: it was read and decrypted by the search. */
  return secret_retrievable_retrieve_secret_sync (retrievable, NULL, NULL);
}

static gboolean
has_secret (GList      *found,
            const char *secret)
{
  GList *l;

  for (l = found; l != NULL; l = l->next)
    {
      g_autoptr (SecretValue) value = dup_secret (l->data);

      if (value != NULL && g_strcmp0 (secret_value_get_text (value), secret) == 0)
        return TRUE;
    }
  return FALSE;
}

/* A keyring that was reset meanwhile answers a store with success and keeps
 * nothing, so what was written is read back. All that is found is looked at:
 * another collection may hold an earlier session of the same account. */
static void
read_back_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autolist (GObject) found = secret_password_search_finish (result, &error);
  char *secret = eiam_stored_session_to_secret (g_task_get_task_data (task));

  if (is_over (task))
    g_debug ("The keyring answered too late");
  else if (error != NULL || !has_secret (found, secret))
    return_failure (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, TRUE);

  eiam_secret_free (secret);
}

static void
take_back_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  GTask *task = user_data;
  g_autoptr (GError) error = NULL;

  g_assert (G_IS_TASK (task));
  secret_password_clear_finish (result, &error);
  if (error != NULL)
    g_debug ("A session that was given up is still stored: %s", error->message);
  g_object_unref (task);
}

/* The keyring was opened after the person had gone on without: what was stored
 * behind their back goes again, unless it is being stored once more. */
static void
take_back (GTask *task)
{
  EiamKeyringStore *self = EIAM_KEYRING_STORE (g_task_get_source_object (task));
  g_autoptr (GHashTable) attributes = build_item_attributes (g_task_get_task_data (task));

  if (self->latest == task)
    secret_password_clearv (eiam_keyring_store_get_schema (), attributes, NULL,
                            take_back_cb, g_object_ref (task));
}

static void
store_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GHashTable) attributes = build_item_attributes (g_task_get_task_data (task));
  g_autoptr (GError) error = NULL;

  gboolean stored = secret_password_store_finish (result, &error);

  if (is_over (task))
    {
      if (stored)
        take_back (task);
      return;
    }
  if (!stored)
    {
      return_failure (task, g_steal_pointer (&error));
      return;
    }

  secret_password_searchv (eiam_keyring_store_get_schema (), attributes,
                           SECRET_SEARCH_ALL | SECRET_SEARCH_LOAD_SECRETS, NULL,
                           read_back_cb, g_object_ref (task));
}

static void
eiam_keyring_store_store (EiamTokenStore    *store,
                          EiamStoredSession *item,
                          GTask             *task)
{
  EiamKeyringStore *self = EIAM_KEYRING_STORE (store);
  g_autoptr (GHashTable) attributes = build_item_attributes (item);
  g_autofree char *label = NULL;
  char *secret;

  self->latest = task;

  /* Translators: the name of an item in the system's keyring; %s is a server address */
  label = g_strdup_printf (_("Staff Sign-Up session at %s"), eiam_stored_session_get_server (item));
  secret = eiam_stored_session_to_secret (item);
  secret_password_storev (eiam_keyring_store_get_schema (), attributes, self->collection,
                          label, secret, NULL, store_cb, ref_to_give_up (task));
  eiam_secret_free (secret);
}

/* The secrets were loaded by the search; this takes them out. */
static EiamStoredSession *
read_item (SecretRetrievable *retrievable)
{
  g_autoptr (GHashTable) attributes = secret_retrievable_get_attributes (retrievable);
  g_autoptr (SecretValue) value = NULL;
  const char *text;

  if (g_strcmp0 (g_hash_table_lookup (attributes, "server"), PROBE_SERVER) == 0)
    return NULL;
  value = dup_secret (retrievable);
  text = value == NULL ? NULL : secret_value_get_text (value);

  return text == NULL ? NULL : eiam_stored_session_new_from_secret (attributes, text, NULL);
}

/* What stayed locked must not look like nothing. */
static gboolean
is_locked (SecretRetrievable *retrievable)
{
  return SECRET_IS_ITEM (retrievable) && secret_item_get_locked (SECRET_ITEM (retrievable));
}

static void
search_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;
  g_autolist (GObject) found = secret_password_search_finish (result, &error);
  GList *l;

  if (is_over (task))
    return;
  if (error != NULL)
    {
      return_failure (task, g_steal_pointer (&error));
      return;
    }

  for (l = found; l != NULL; l = l->next)
    {
      EiamStoredSession *item = NULL;

      if (is_locked (l->data))
        {
          return_failure (task, NULL);
          return;
        }
      item = read_item (l->data);

      if (item != NULL)
        g_ptr_array_add (items, item);
    }
  g_task_return_pointer (task, g_steal_pointer (&items), (GDestroyNotify) g_ptr_array_unref);
}

static void
eiam_keyring_store_list (EiamTokenStore *store,
                         GTask          *task)
{
  g_autoptr (GHashTable) attributes = NULL;

  attributes = secret_attributes_build (eiam_keyring_store_get_schema (),
                                        "application", BASE_ID, NULL);
  secret_password_searchv (eiam_keyring_store_get_schema (), attributes,
                           SECRET_SEARCH_ALL | SECRET_SEARCH_UNLOCK | SECRET_SEARCH_LOAD_SECRETS,
                           NULL, search_cb, ref_to_give_up (task));
}

static void
clear_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (is_over (task))
    return;
  if (!secret_password_clear_finish (result, &error))
    return_failure (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, TRUE);
}

/* The library removes nothing that is locked, and does not say so: what is to
 * go is unlocked first. */
static void
search_before_clear_cb (GObject      *source,
                        GAsyncResult *result,
                        gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GHashTable) attributes = build_item_attributes (g_task_get_task_data (task));
  g_autoptr (GError) error = NULL;
  g_autolist (GObject) found = secret_password_search_finish (result, &error);

  if (is_over (task))
    return;
  if (error != NULL)
    return_failure (task, g_steal_pointer (&error));
  else if (found == NULL)
    g_task_return_boolean (task, TRUE);
  else
    secret_password_clearv (eiam_keyring_store_get_schema (), attributes,
                            NULL, clear_cb, g_object_ref (task));
}

static void
eiam_keyring_store_remove (EiamTokenStore    *store,
                           EiamStoredSession *item,
                           GTask             *task)
{
  g_autoptr (GHashTable) attributes = build_item_attributes (item);

  secret_password_searchv (eiam_keyring_store_get_schema (), attributes,
                           SECRET_SEARCH_ALL | SECRET_SEARCH_UNLOCK, NULL,
                           search_before_clear_cb, ref_to_give_up (task));
}

static void
eiam_keyring_store_iface_init (EiamTokenStoreInterface *iface)
{
  iface->get_kind = eiam_keyring_store_get_kind;
  iface->check = eiam_keyring_store_check;
  iface->store = eiam_keyring_store_store;
  iface->list = eiam_keyring_store_list;
  iface->remove = eiam_keyring_store_remove;
}

static void
eiam_keyring_store_finalize (GObject *object)
{
  EiamKeyringStore *self = EIAM_KEYRING_STORE (object);

  g_clear_pointer (&self->collection, g_free);

  G_OBJECT_CLASS (eiam_keyring_store_parent_class)->finalize (object);
}

static void
eiam_keyring_store_class_init (EiamKeyringStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = eiam_keyring_store_finalize;
}

static void
eiam_keyring_store_init (EiamKeyringStore *self)
{
}

/**
 * eiam_keyring_store_new:
 * @collection: (nullable): %SECRET_COLLECTION_SESSION for the one that is gone
 *   at logout, %NULL for the default one
 *
 * Returns: (transfer full): a store
 */
EiamTokenStore *
eiam_keyring_store_new (const char *collection)
{
  EiamKeyringStore *self = g_object_new (EIAM_TYPE_KEYRING_STORE, NULL);

  self->collection = g_strdup (collection);
  return EIAM_TOKEN_STORE (self);
}
