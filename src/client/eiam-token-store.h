/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "eiam-stored-session.h"

G_BEGIN_DECLS

/**
 * EiamTokenStoreKind:
 * @EIAM_TOKEN_STORE_KEYRING: kept in the person's keyring
 * @EIAM_TOKEN_STORE_LOGIN_SESSION: kept until the person logs out of the desktop
 * @EIAM_TOKEN_STORE_MEMORY: kept by this program until it ends
 * @EIAM_TOKEN_STORE_NONE: not kept
 */
typedef enum {
  EIAM_TOKEN_STORE_KEYRING,
  EIAM_TOKEN_STORE_LOGIN_SESSION,
  EIAM_TOKEN_STORE_MEMORY,
  EIAM_TOKEN_STORE_NONE,
} EiamTokenStoreKind;

#define EIAM_TYPE_TOKEN_STORE (eiam_token_store_get_type ())
G_DECLARE_INTERFACE (EiamTokenStore, eiam_token_store, EIAM, TOKEN_STORE, GObject)

/**
 * EiamTokenStoreInterface:
 * @parent_iface: the parent
 * @get_kind: what the store can say of how long it keeps things
 * @check: tries whether something can be stored
 * @store: keeps @item
 * @list: (nullable): returns a #GPtrArray of all items
 * @remove: (nullable): forgets @item
 *
 * What a kind of store does. Each task comes not yet cancelled, with the item as
 * its data; it is returned from once, with %TRUE, the array or an error. A store
 * without @list and @remove only takes.
 */
struct _EiamTokenStoreInterface
{
  GTypeInterface parent_iface;

  EiamTokenStoreKind (*get_kind) (EiamTokenStore    *self);
  void               (*check)    (EiamTokenStore    *self,
                                  GTask             *task);
  void               (*store)    (EiamTokenStore    *self,
                                  EiamStoredSession *item,
                                  GTask             *task);
  void               (*list)     (EiamTokenStore    *self,
                                  GTask             *task);
  void               (*remove)   (EiamTokenStore    *self,
                                  EiamStoredSession *item,
                                  GTask             *task);
};

EiamTokenStoreKind eiam_token_store_get_kind (EiamTokenStore *self);
void       eiam_token_store_check_async   (EiamTokenStore      *self,
                                           GCancellable        *cancellable,
                                           GAsyncReadyCallback  callback,
                                           gpointer             user_data);
gboolean   eiam_token_store_check_finish  (EiamTokenStore      *self,
                                           GAsyncResult        *result,
                                           GError             **error);
void       eiam_token_store_store_async   (EiamTokenStore      *self,
                                           EiamStoredSession   *item,
                                           GCancellable        *cancellable,
                                           GAsyncReadyCallback  callback,
                                           gpointer             user_data);
gboolean   eiam_token_store_store_finish  (EiamTokenStore      *self,
                                           GAsyncResult        *result,
                                           GError             **error);
void       eiam_token_store_list_async    (EiamTokenStore      *self,
                                           GCancellable        *cancellable,
                                           GAsyncReadyCallback  callback,
                                           gpointer             user_data);
GPtrArray *eiam_token_store_list_finish   (EiamTokenStore      *self,
                                           GAsyncResult        *result,
                                           GError             **error);
void       eiam_token_store_remove_async  (EiamTokenStore      *self,
                                           EiamStoredSession   *item,
                                           GCancellable        *cancellable,
                                           GAsyncReadyCallback  callback,
                                           gpointer             user_data);
gboolean   eiam_token_store_remove_finish (EiamTokenStore      *self,
                                           GAsyncResult        *result,
                                           GError             **error);

G_END_DECLS
