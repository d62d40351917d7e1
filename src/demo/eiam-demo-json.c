/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-demo-json.h"

#include <string.h>

/**
 * eiam_demo_json_add:
 * @builder: a builder inside an object
 * @name: the member
 * @value: (nullable): its text, %NULL for a JSON null
 *
 * Adds one text member.
 */
void
eiam_demo_json_add (JsonBuilder *builder,
                    const char  *name,
                    const char  *value)
{
  json_builder_set_member_name (builder, name);
  if (value == NULL)
    json_builder_add_null_value (builder);
  else
    json_builder_add_string_value (builder, value);
}

/**
 * eiam_demo_json_finish:
 * @builder: a complete document
 *
 * Returns: (transfer full): the document's bytes
 */
GBytes *
eiam_demo_json_finish (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  char *text = json_to_string (root, FALSE);

  return g_bytes_new_take (text, strlen (text));
}

/**
 * eiam_demo_json_envelope:
 * @code: the error code
 * @message: what a person reads
 *
 * Returns: (transfer full): an error answer
 */
char *
eiam_demo_json_envelope (const char *code,
                         const char *message)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  eiam_demo_json_add (builder, "error_code", code);
  eiam_demo_json_add (builder, "error_msg", message);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);

  return json_to_string (root, FALSE);
}
