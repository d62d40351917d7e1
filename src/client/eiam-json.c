/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-json.h"

#include <string.h>

#include "eiam-error.h"

/* Reading answers without trusting them: json-glib has no nesting limit and
 * its own getters complain loudly about members of another type. */

/* An error that nobody wants is not made: the library of the demo has this file too, and the
 * errors of the program can be registered once only. */
static JsonObject *
refuse (const char  *reason,
        GError     **error)
{
  if (error != NULL)
    *error = g_error_new (EIAM_ERROR, EIAM_ERROR_PROTOCOL, "The answer is %s", reason);
  return NULL;
}

/* What JSON has outside of strings. json-glib also takes comments and single
 * quotes, in which brackets could hide from the count below. */
static gboolean
is_json_character (char c)
{
  return g_ascii_isalnum (c) || strchr (" \t\r\n{}[],:+-.", c) != NULL;
}

/* Strings end at a NUL in C, so that a text with one would be read as another. */
static gboolean
is_escaped_nul (const char *data,
                gsize       left)
{
  return left >= strlen ("u0000") && strncmp (data, "u0000", strlen ("u0000")) == 0;
}

/* Returns why @data is not given to the parser, or %NULL. */
static const char *
find_fault (const char *data,
            gsize       size)
{
  unsigned int depth = 0;
  gboolean in_string = FALSE;
  gsize i;

  for (i = 0; i < size; i++)
    {
      char c = data[i];

      if (c == '"')
        in_string = !in_string;
      else if (in_string && c == '\\')
        {
          if (is_escaped_nul (data + i + 1, size - i - 1))
            return "not JSON: a NUL in a text";
          i++;
        }
      else if (in_string)
        continue;
      else if (!is_json_character (c))
        return "not JSON: syntax";
      else if (c == '[' || c == '{')
        depth++;
      else if ((c == ']' || c == '}') && depth > 0)
        depth--;

      if (depth > EIAM_JSON_MAX_DEPTH)
        return "not JSON: nested too deeply";
    }

  return NULL;
}

static void
on_parser_object_member (JsonParser *parser,
                         JsonObject *object,
                         const char *member,
                         gpointer    user_data)
{
  unsigned int *n_members = user_data;

  g_assert (n_members != NULL);

  (*n_members)++;
}

static void
count_element_members (JsonArray    *array,
                       unsigned int  index,
                       JsonNode     *element,
                       gpointer      user_data);

static void
count_members (JsonObject *object,
               const char *member,
               JsonNode   *node,
               gpointer    user_data)
{
  unsigned int *n_members = user_data;

  g_assert (n_members != NULL);

  (*n_members)++;
  count_element_members (NULL, 0, node, n_members);
}

static void
count_element_members (JsonArray    *array,
                       unsigned int  index,
                       JsonNode     *element,
                       gpointer      user_data)
{
  if (JSON_NODE_HOLDS_OBJECT (element))
    json_object_foreach_member (json_node_get_object (element), count_members, user_data);
  else if (JSON_NODE_HOLDS_ARRAY (element))
    json_array_foreach_element (json_node_get_array (element), count_element_members, user_data);
}

/* Whoever reads a member that is there twice may read either: no answer of this
 * service is so. The parser keeps the last, so there are fewer than it met. */
static gboolean
has_duplicates (JsonNode     *root,
                unsigned int  n_met)
{
  unsigned int n_kept = 0;

  count_element_members (NULL, 0, root, &n_kept);
  return n_kept != n_met;
}

/**
 * eiam_json_parse_object:
 * @bytes: an answer's body
 * @error: return location for an %EIAM_ERROR_PROTOCOL error
 *
 * Parses @bytes, which must be UTF-8 JSON with an object at the root, no member
 * twice and at most %EIAM_JSON_MAX_DEPTH levels of nesting. A byte order mark is
 * skipped.
 *
 * Returns: (transfer full) (nullable): the root object
 */
JsonObject *
eiam_json_parse_object (GBytes  *bytes,
                        GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  unsigned int n_members = 0;
  const char *fault;
  const char *data;
  JsonNode *root;
  gsize size;

  g_return_val_if_fail (bytes != NULL, NULL);

  g_signal_connect (parser, "object-member", G_CALLBACK (on_parser_object_member), &n_members);
  data = g_bytes_get_data (bytes, &size);
  if (size >= 3 && memcmp (data, "\xEF\xBB\xBF", 3) == 0)
    {
      data += 3;
      size -= 3;
    }

  if (size == 0)
    return refuse ("empty", error);
  if (!g_utf8_validate (data, size, NULL))
    return refuse ("not JSON: not UTF-8", error);
  fault = find_fault (data, size);
  if (fault != NULL)
    return refuse (fault, error);
  /* The parser's own message quotes the answer, so it is not passed on. */
  if (!json_parser_load_from_data (parser, data, size, NULL))
    return refuse ("not JSON: syntax", error);

  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return refuse ("not JSON: no object", error);
  if (has_duplicates (root, n_members))
    return refuse ("not JSON: a member twice", error);

  return json_object_ref (json_node_get_object (root));
}

static JsonNode *
get_value_node (JsonObject *object,
                const char *member,
                GType       type)
{
  JsonNode *node = json_object_get_member (object, member);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != type)
    return NULL;

  return node;
}

/**
 * eiam_json_get_string:
 * @object: an object
 * @member: a member's name
 *
 * Returns: (transfer none) (nullable): the string, %NULL when the member is
 *   missing or anything but a string of Unicode characters
 */
const char *
eiam_json_get_string (JsonObject *object,
                      const char *member)
{
  JsonNode *node;
  const char *text;

  g_return_val_if_fail (object != NULL && member != NULL, NULL);

  node = get_value_node (object, member, G_TYPE_STRING);
  text = node == NULL ? NULL : json_node_get_string (node);
  /* json-glib turns half a surrogate pair into bytes that are no UTF-8. */
  return text != NULL && g_utf8_validate (text, -1, NULL) ? text : NULL;
}

/**
 * eiam_json_get_int:
 * @object: an object
 * @member: a member's name
 * @value: (out): return location for the number
 *
 * Returns: whether the member is a whole number
 */
gboolean
eiam_json_get_int (JsonObject *object,
                   const char *member,
                   gint64     *value)
{
  JsonNode *node;

  g_return_val_if_fail (object != NULL && member != NULL && value != NULL, FALSE);

  node = get_value_node (object, member, G_TYPE_INT64);
  if (node == NULL)
    return FALSE;

  *value = json_node_get_int (node);
  return TRUE;
}

/**
 * eiam_json_get_array:
 * @object: an object
 * @member: a member's name
 *
 * Returns: (transfer none) (nullable): the array, %NULL for anything else
 */
JsonArray *
eiam_json_get_array (JsonObject *object,
                     const char *member)
{
  JsonNode *node;

  g_return_val_if_fail (object != NULL && member != NULL, NULL);

  node = json_object_get_member (object, member);
  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

/**
 * eiam_json_get_object:
 * @object: an object
 * @member: a member's name
 *
 * Returns: (transfer none) (nullable): the inner object, %NULL for anything else
 */
JsonObject *
eiam_json_get_object (JsonObject *object,
                      const char *member)
{
  JsonNode *node;

  g_return_val_if_fail (object != NULL && member != NULL, NULL);

  node = json_object_get_member (object, member);
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/**
 * eiam_json_get_element:
 * @array: an array
 * @index: an index below the array's length
 *
 * Returns: (transfer none) (nullable): the object at @index, %NULL for anything else
 */
JsonObject *
eiam_json_get_element (JsonArray   *array,
                       unsigned int index)
{
  JsonNode *node;

  g_return_val_if_fail (array != NULL && index < json_array_get_length (array), NULL);

  node = json_array_get_element (array, index);
  return JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/* What does not stand for itself in a JSON string. */
#define SPECIAL \
  "\"\\\001\002\003\004\005\006\007\010\011\012\013\014\015\016\017" \
  "\020\021\022\023\024\025\026\027\030\031\032\033\034\035\036\037"

static const char *
get_short_escape (char c)
{
  switch (c)
    {
    case '"':
      return "\\\"";
    case '\\':
      return "\\\\";
    case '\n':
      return "\\n";
    case '\r':
      return "\\r";
    case '\t':
      return "\\t";
    default:
      return NULL;
    }
}

/**
 * eiam_json_append_string:
 * @json: where to write, of enough capacity when @text is a secret
 * @text: UTF-8 text
 *
 * Appends @text as a JSON string, at most six bytes for each of its own and
 * two quotes. Written here because json-glib keeps copies that cannot be wiped.
 */
void
eiam_json_append_string (GString    *json,
                         const char *text)
{
  const char *p = text;

  g_return_if_fail (json != NULL && text != NULL);

  g_string_append_c (json, '"');
  for (;;)
    {
      gsize plain = strcspn (p, SPECIAL);
      const char *escape = get_short_escape (p[plain]);

      g_string_append_len (json, p, (gssize) plain);
      p += plain;
      if (*p == '\0')
        break;
      if (escape != NULL)
        g_string_append (json, escape);
      else
        g_string_append_printf (json, "\\u%04x", (unsigned int) (guchar) *p);
      p++;
    }
  g_string_append_c (json, '"');
}

/**
 * eiam_json_append_member:
 * @json: an object being written, from its opening brace on
 * @name: the member's name
 * @value: the member's value
 *
 * Appends `"name":"value"`, with a comma unless it is the first member.
 */
void
eiam_json_append_member (GString    *json,
                         const char *name,
                         const char *value)
{
  g_return_if_fail (json != NULL && json->len > 0);

  if (json->str[json->len - 1] != '{')
    g_string_append_c (json, ',');
  eiam_json_append_string (json, name);
  g_string_append_c (json, ':');
  eiam_json_append_string (json, value);
}
