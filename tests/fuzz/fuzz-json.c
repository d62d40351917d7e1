/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fuzz.h"

#include "eiam-json.h"

/* Our own writer against the reader: any text comes back as it was. */

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char *raw = fuzz_dup_text (data, size);
  g_autofree char *text = g_utf8_make_valid (raw, -1);
  g_autoptr (GString) json = g_string_new ("{");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (JsonObject) object = NULL;

  eiam_json_append_member (json, "first", text);
  eiam_json_append_member (json, "second", "");
  g_string_append_c (json, '}');
  bytes = g_string_free_to_bytes (g_steal_pointer (&json));

  object = eiam_json_parse_object (bytes, NULL);
  g_assert_nonnull (object);
  g_assert_cmpstr (eiam_json_get_string (object, "first"), ==, text);
  g_assert_cmpstr (eiam_json_get_string (object, "second"), ==, "");

  return 0;
}
