/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-demo-body.h"

#include "eiam-demo-error.h"

static gboolean
is_blank (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      if (!g_unichar_isspace (g_utf8_get_char (text)))
        return FALSE;
    }

  return TRUE;
}

/* A text, or %NULL for a missing member and for null; anything else is an error. */
static gboolean
read_text (JsonObject  *body,
           const char  *member,
           const char  *name,
           const char **value,
           GError     **error)
{
  JsonNode *node = json_object_get_member (body, member);

  *value = NULL;
  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return TRUE;

  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    {
      g_set_error_literal (error, EIAM_DEMO_ERROR, EIAM_DEMO_ERROR_TYPE, name);
      return FALSE;
    }
  if (!g_utf8_validate (json_node_get_string (node), -1, NULL))
    {
      g_set_error_literal (error, EIAM_DEMO_ERROR, EIAM_DEMO_ERROR_FORMAT, name);
      return FALSE;
    }

  *value = json_node_get_string (node);
  return TRUE;
}

/**
 * eiam_demo_body_require:
 * @body: a request's body
 * @member: a required parameter
 * @value: (out) (transfer none): its text, not blank
 * @error: return location for an error of #EIAM_DEMO_ERROR
 *
 * Returns: whether the parameter is there
 */
gboolean
eiam_demo_body_require (JsonObject  *body,
                        const char  *member,
                        const char **value,
                        GError     **error)
{
  g_return_val_if_fail (body != NULL, FALSE);
  g_return_val_if_fail (member != NULL && value != NULL, FALSE);

  if (!read_text (body, member, member, value, error))
    return FALSE;
  if (*value != NULL && !is_blank (*value))
    return TRUE;

  g_set_error_literal (error, EIAM_DEMO_ERROR, EIAM_DEMO_ERROR_BLANK, member);
  return FALSE;
}

/**
 * eiam_demo_body_optional:
 * @body: a request's body
 * @member: a parameter that may be left out
 * @value: (out) (transfer none) (nullable): its text, %NULL when left out
 * @error: return location for an error of #EIAM_DEMO_ERROR
 *
 * Returns: whether the parameter is left out or a text
 */
gboolean
eiam_demo_body_optional (JsonObject  *body,
                         const char  *member,
                         const char **value,
                         GError     **error)
{
  g_return_val_if_fail (body != NULL, FALSE);
  g_return_val_if_fail (member != NULL && value != NULL, FALSE);

  return read_text (body, member, member, value, error);
}

/**
 * eiam_demo_body_extension:
 * @body: a request's body
 * @error: return location for an error of #EIAM_DEMO_ERROR
 *
 * Returns: whether `extension` is left out or an object of texts
 */
gboolean
eiam_demo_body_extension (JsonObject  *body,
                          GError     **error)
{
  JsonNode *node = NULL;
  JsonObjectIter iter;
  const char *key = NULL;

  g_return_val_if_fail (body != NULL, FALSE);

  node = json_object_get_member (body, "extension");
  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      g_set_error_literal (error, EIAM_DEMO_ERROR, EIAM_DEMO_ERROR_TYPE, "extension");
      return FALSE;
    }

  json_object_iter_init (&iter, json_node_get_object (node));
  while (json_object_iter_next (&iter, &key, NULL))
    {
      g_autofree char *name = g_strconcat ("extension.", key, NULL);
      const char *value = NULL;

      if (!read_text (json_node_get_object (node), key, name, &value, error))
        return FALSE;
    }

  return TRUE;
}
