/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fuzz.h"

#include "eiam-json.h"
#include "eiam-json-members.h"

/* The reader of answers with secrets against json-glib: where both take an answer,
 * they read the same texts and numbers. */

static const char *const names[] = { "status", "expire", "session_token", "id_token", NULL };

static void
compare_member (EiamJsonMembers *members,
                JsonObject      *object,
                const char      *name)
{
  const char *text = eiam_json_members_get_string (members, name);
  gint64 number = 0;
  gint64 number_again = 0;

  /* json-glib gives no text where it made one that is no UTF-8. */
  if (text != NULL && eiam_json_get_string (object, name) != NULL)
    g_assert_cmpstr (text, ==, eiam_json_get_string (object, name));
  if (eiam_json_members_get_int (members, name, &number))
    {
      g_assert_true (eiam_json_get_int (object, name, &number_again));
      g_assert_cmpint (number, ==, number_again);
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EiamJsonMembers) members = eiam_json_members_parse ((const char *) data, size, names,
                                                                 &error);
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (JsonObject) object = NULL;

  g_assert_true ((members == NULL) == (error != NULL));
  if (members == NULL)
    return 0;

  object = eiam_json_parse_object (bytes, NULL);
  for (unsigned int i = 0; names[i] != NULL; i++)
    {
      const char *text = eiam_json_members_get_string (members, names[i]);

      g_assert_true (text == NULL || g_utf8_validate (text, -1, NULL));
      if (object != NULL)
        compare_member (members, object, names[i]);
    }

  return 0;
}
