/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fuzz.h"

#include "eiam-secret.h"
#include "eiam-stored-session.h"

/* What another program may have put into the keyring. */

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GHashTable) attributes = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *secret = fuzz_dup_text (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (EiamStoredSession) item = NULL;
  g_autoptr (EiamStoredSession) again = NULL;
  char *written = NULL;

  item = eiam_stored_session_new_from_secret (attributes, secret, &error);
  fuzz_error (error, item == NULL);
  if (item == NULL)
    return 0;

  written = eiam_stored_session_to_secret (item);
  again = eiam_stored_session_new_from_secret (attributes, written, NULL);
  g_assert_nonnull (again);
  g_assert_cmpstr (eiam_stored_session_get_user_name (item), ==,
                   eiam_stored_session_get_user_name (again));
  eiam_secret_free (written);

  return 0;
}
