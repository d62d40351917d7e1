/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-demo-fault-kind.h"

#include <string.h>

#include <json-glib/json-glib.h>

#include "eiam-demo-json.h"

#define JSON_TYPE "application/json"
#define HTML_TYPE "text/html"

#define MEBIBYTE    (1024 * 1024)
#define BLOCK_SIZE  (64 * 1024)
#define HEADER_SIZE 1000

#define PORTAL_PAGE \
  "<!DOCTYPE html><html><head><title>Guest network</title></head><body>" \
  "<form action=\"/login\"><p>Please accept the terms of use.</p></form></body></html>"

#define MARKUP_MESSAGE \
  "<b>Sorry</b> & <a href=\"https://elsewhere.example/\">click here</a> %s %n " \
  "<span size='900000'>big</span>\342\200\256"

static char *
dup_body (const EiamDemoReply *reply)
{
  gsize size = 0;
  const char *data = g_bytes_get_data (reply->body, &size);

  return g_strndup (data, size);
}

/* The body as a JSON object of its own, or an empty one. */
static JsonNode *
parse_body (const EiamDemoReply *reply)
{
  g_autofree char *text = dup_body (reply);
  JsonNode *root = json_from_string (text, NULL);

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      g_clear_pointer (&root, json_node_unref);
      root = json_node_new (JSON_NODE_OBJECT);
      json_node_take_object (root, json_object_new ());
    }

  return root;
}

static void
take_json (EiamDemoReply *reply,
           JsonNode      *root)
{
  g_autofree char *text = json_to_string (root, FALSE);

  eiam_demo_reply_set_text (reply, JSON_TYPE, text);
  json_node_unref (root);
}

/* The head that the body would have had, for answers that are no longer HTTP. */
static GString *
build_head (const EiamDemoReply *reply,
            const char          *headers)
{
  GString *head = g_string_new (NULL);

  g_string_printf (head, "HTTP/1.1 %u Raw\r\nContent-Type: %s\r\nConnection: close\r\n%s",
                   reply->status, reply->type, headers);
  return head;
}

static void
set_raw (EiamDemoReply *reply,
         GString       *raw)
{
  reply->delivery = EIAM_DEMO_DELIVERY_RAW;
  reply->raw = g_string_free_to_bytes (raw);
}

static void
set_envelope (EiamDemoReply *reply,
              const char    *code,
              const char    *message)
{
  g_autofree char *text = eiam_demo_json_envelope (code, message);

  eiam_demo_reply_set_text (reply, JSON_TYPE, text);
}

static void
apply_status (const EiamDemoFaultOptions *options,
              EiamDemoReply              *reply)
{
  reply->status = options->number;
  reply->retry_after = g_strdup (options->retry_after);
  reply->location = g_strdup (options->location);
  if (options->body != NULL)
    eiam_demo_reply_set_text (reply, options->type != NULL ? options->type : JSON_TYPE,
                              options->body);
  else if (options->code != NULL || options->message != NULL)
    set_envelope (reply, options->code, options->message);
  else if (options->type != NULL)
    eiam_demo_reply_set_text (reply, options->type, "<html><body>Not now.</body></html>");
}

static void
apply_redirect (const EiamDemoFaultOptions *options,
                EiamDemoReply              *reply)
{
  reply->status = options->number;
  reply->location = g_strdup (options->location != NULL ? options->location
                                                        : "https://elsewhere.example/");
}

static void
apply_empty (const EiamDemoFaultOptions *options,
             EiamDemoReply              *reply)
{
  eiam_demo_reply_set_text (reply, JSON_TYPE, "");
}

static void
apply_null (const EiamDemoFaultOptions *options,
            EiamDemoReply              *reply)
{
  eiam_demo_reply_set_text (reply, JSON_TYPE, "null");
}

static void
apply_garbage (const EiamDemoFaultOptions *options,
               EiamDemoReply              *reply)
{
  eiam_demo_reply_set_text (reply, JSON_TYPE, "{\"status\": \"SUCC\x01\x7f]]} ,,: \"token\" nul");
}

static void
apply_html (const EiamDemoFaultOptions *options,
            EiamDemoReply              *reply)
{
  eiam_demo_reply_set_text (reply, HTML_TYPE, PORTAL_PAGE);
}

static void
apply_body (const EiamDemoFaultOptions *options,
            EiamDemoReply              *reply)
{
  eiam_demo_reply_set_text (reply, options->type != NULL ? options->type : JSON_TYPE,
                            options->body);
}

static void
apply_drop (const EiamDemoFaultOptions *options,
            EiamDemoReply              *reply)
{
  reply->delivery = EIAM_DEMO_DELIVERY_DROP;
}

static void
apply_hang (const EiamDemoFaultOptions *options,
            EiamDemoReply              *reply)
{
  reply->delivery = EIAM_DEMO_DELIVERY_HANG;
}

static void
apply_delay (const EiamDemoFaultOptions *options,
             EiamDemoReply              *reply)
{
  /* The service waits by eiam_demo_fault_get_delay(). */
}

static void
apply_cut (const EiamDemoFaultOptions *options,
           EiamDemoReply              *reply)
{
  g_autofree char *length = NULL;
  gsize size = 0;
  const char *data = g_bytes_get_data (reply->body, &size);
  GString *raw = NULL;

  length = g_strdup_printf ("Content-Length: %" G_GSIZE_FORMAT "\r\n\r\n", size + 100);
  raw = build_head (reply, length);
  g_string_append_len (raw, data, size / 2);
  set_raw (reply, raw);
}

static void
apply_slow (const EiamDemoFaultOptions *options,
            EiamDemoReply              *reply)
{
  g_autofree char *length = NULL;

  length = g_strdup_printf ("Content-Length: %d\r\n\r\n", BLOCK_SIZE);
  set_raw (reply, build_head (reply, length));
  reply->filler = g_bytes_new_static (" ", 1);
  reply->n_fillers = BLOCK_SIZE;
  reply->interval = 1000;
}

static void
apply_huge (const EiamDemoFaultOptions *options,
            EiamDemoReply              *reply)
{
  char *block = g_malloc (BLOCK_SIZE);
  GString *raw = build_head (reply, "\r\n");

  g_string_append (raw, "{\"status\":\"");
  set_raw (reply, raw);
  memset (block, 'a', BLOCK_SIZE);
  reply->filler = g_bytes_new_take (block, BLOCK_SIZE);
  reply->n_fillers = (guint64) options->number * (MEBIBYTE / BLOCK_SIZE);
}

static void
apply_endless_header (const EiamDemoFaultOptions *options,
                      EiamDemoReply              *reply)
{
  char *block = g_malloc (HEADER_SIZE);

  set_raw (reply, build_head (reply, "X-Endless: "));
  memset (block, 'a', HEADER_SIZE);
  reply->filler = g_bytes_new_take (block, HEADER_SIZE);
  reply->n_fillers = G_MAXUINT64;
}

static void
apply_bad_chunks (const EiamDemoFaultOptions *options,
                  EiamDemoReply              *reply)
{
  GString *raw = build_head (reply, "Transfer-Encoding: chunked\r\n\r\n");

  g_string_append (raw, "5\r\n{\"sta\r\nFFFFFFFFFFFFFFFFFF\r\nzz\r\n-1\r\n\r\n");
  set_raw (reply, raw);
}

static void
apply_nested (const EiamDemoFaultOptions *options,
              EiamDemoReply              *reply)
{
  g_autoptr (GString) text = g_string_new ("{\"status\":");

  for (unsigned int i = 0; i < options->number; i++)
    g_string_append_c (text, '[');
  for (unsigned int i = 0; i < options->number; i++)
    g_string_append_c (text, ']');
  g_string_append_c (text, '}');
  eiam_demo_reply_set_text (reply, JSON_TYPE, text->str);
}

/* Repeats every member, the second time with another value. */
static void
apply_duplicate_keys (const EiamDemoFaultOptions *options,
                      EiamDemoReply              *reply)
{
  JsonNode *root = parse_body (reply);
  g_autofree char *text = json_to_string (root, FALSE);
  g_autoptr (GString) twice = g_string_new (text);
  g_autoptr (GList) members = json_object_get_members (json_node_get_object (root));

  g_string_truncate (twice, twice->len - 1);
  for (GList *l = members; l != NULL; l = l->next)
    g_string_append_printf (twice, ",\"%s\":\"duplicate\"", (const char *) l->data);
  g_string_append_c (twice, '}');
  if (members == NULL)
    g_string_assign (twice, "{\"a\":1,\"a\":2}");

  eiam_demo_reply_set_text (reply, JSON_TYPE, twice->str);
  json_node_unref (root);
}

static void
set_other_type_cb (JsonObject *object,
                   const char *member,
                   JsonNode   *node,
                   gpointer    user_data)
{
  JsonObject *wrong = user_data;

  g_assert (wrong != NULL);

  if (JSON_NODE_HOLDS_ARRAY (node))
    json_object_set_object_member (wrong, member, json_object_new ());
  else if (JSON_NODE_HOLDS_OBJECT (node))
    json_object_set_array_member (wrong, member, json_array_new ());
  else if (!JSON_NODE_HOLDS_NULL (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    json_object_set_double_member (wrong, member, 1.5);
  else
    json_object_set_string_member (wrong, member, "text");
}

static void
apply_wrong_types (const EiamDemoFaultOptions *options,
                   EiamDemoReply              *reply)
{
  g_autoptr (JsonNode) right = parse_body (reply);
  JsonNode *root = json_node_new (JSON_NODE_OBJECT);
  JsonObject *wrong = json_object_new ();

  json_object_foreach_member (json_node_get_object (right), set_other_type_cb, wrong);
  json_node_take_object (root, wrong);
  take_json (reply, root);
}

static void
apply_no_tokens (const EiamDemoFaultOptions *options,
                 EiamDemoReply              *reply)
{
  static const char * const tokens[] = { "session_token", "id_token", "captcha_token", "token" };
  JsonNode *root = parse_body (reply);
  JsonObject *object = json_node_get_object (root);

  for (unsigned int i = 0; i < G_N_ELEMENTS (tokens); i++)
    {
      if (json_object_has_member (object, tokens[i]))
        json_object_remove_member (object, tokens[i]);
    }
  take_json (reply, root);
}

/* The value is raw, so that it can be what no JSON library would write. */
static void
apply_expire (const EiamDemoFaultOptions *options,
              EiamDemoReply              *reply)
{
  JsonNode *root = parse_body (reply);
  JsonObject *object = json_node_get_object (root);
  g_autofree char *text = NULL;
  g_autoptr (GString) raw = NULL;

  if (json_object_has_member (object, "expire"))
    json_object_remove_member (object, "expire");
  text = json_to_string (root, FALSE);
  raw = g_string_new (text);
  g_string_truncate (raw, raw->len - 1);
  g_string_append_printf (raw, "%s\"expire\":%s}", json_object_get_size (object) > 0 ? "," : "",
                          options->value);

  eiam_demo_reply_set_text (reply, JSON_TYPE, raw->str);
  json_node_unref (root);
}

static void
apply_invalid_utf8 (const EiamDemoFaultOptions *options,
                    EiamDemoReply              *reply)
{
  g_autofree char *body = dup_body (reply);
  g_autofree char *text = NULL;

  text = g_strconcat ("{\"note\":\"\xc3\x28 \xed\xa0\x80 \xff\",", *body == '{' ? body + 1 : "}",
                      NULL);
  eiam_demo_reply_set_text (reply, JSON_TYPE, text);
}

static void
apply_bom (const EiamDemoFaultOptions *options,
           EiamDemoReply              *reply)
{
  g_autofree char *body = dup_body (reply);
  g_autofree char *text = g_strconcat ("\xef\xbb\xbf", body, NULL);

  eiam_demo_reply_set_text (reply, JSON_TYPE, text);
}

/* A NUL in the middle of the first member's name, and one after the end. */
static void
apply_nul (const EiamDemoFaultOptions *options,
           EiamDemoReply              *reply)
{
  g_autofree char *body = dup_body (reply);
  GByteArray *bytes = g_byte_array_new ();
  const char *rest = *body == '{' ? body + 1 : "\"a\":1}";

  g_byte_array_append (bytes, (const guint8 *) "{\"n\0ul\":\"\0\",", 12);
  g_byte_array_append (bytes, (const guint8 *) rest, strlen (rest) + 1);
  eiam_demo_reply_set_body (reply, g_byte_array_free_to_bytes (bytes));
}

/* The same, as JSON would write it. */
static void
set_escaped_nul_cb (JsonObject *object,
                    const char *member,
                    JsonNode   *node,
                    gpointer    user_data)
{
  GString *text = user_data;

  g_assert (text != NULL);

  g_string_append_printf (text, "%s\"%s\":\"SUCCESS\\u0000 \\u0000\"",
                          text->len > 1 ? "," : "", member);
}

static void
apply_escaped_nul (const EiamDemoFaultOptions *options,
                   EiamDemoReply              *reply)
{
  g_autoptr (JsonNode) root = parse_body (reply);
  g_autoptr (GString) text = g_string_new ("{");

  json_object_foreach_member (json_node_get_object (root), set_escaped_nul_cb, text);
  g_string_append_c (text, '}');
  eiam_demo_reply_set_text (reply, JSON_TYPE, text->str);
}

static void
apply_long_message (const EiamDemoFaultOptions *options,
                    EiamDemoReply              *reply)
{
  g_autofree char *message = g_strnfill (options->number, 'A');

  reply->status = SOUP_STATUS_BAD_REQUEST;
  set_envelope (reply, options->code != NULL ? options->code : "SDK.COMMON.1999", message);
}

static void
apply_markup (const EiamDemoFaultOptions *options,
              EiamDemoReply              *reply)
{
  reply->status = SOUP_STATUS_BAD_REQUEST;
  set_envelope (reply, options->code != NULL ? options->code : "<i>SDK</i>.1999", MARKUP_MESSAGE);
}

#define HEADERS EIAM_DEMO_FAULT_STAGE_HEADERS
#define INSTEAD EIAM_DEMO_FAULT_STAGE_INSTEAD
#define AFTER   EIAM_DEMO_FAULT_STAGE_AFTER
#define NONE    EIAM_DEMO_FAULT_VALUE_NONE
#define TEXT    EIAM_DEMO_FAULT_VALUE_TEXT
#define NUMBER  EIAM_DEMO_FAULT_VALUE_NUMBER

static const EiamDemoFaultKind kinds[] = {
  { "status", INSTEAD, NUMBER, 200, 599, apply_status },
  { "redirect", INSTEAD, NUMBER, 300, 399, apply_redirect },
  { "html", INSTEAD, NONE, 0, 0, apply_html },
  { "body", INSTEAD, TEXT, 0, 0, apply_body },
  { "huge", INSTEAD, NUMBER, 1, 4096, apply_huge },
  { "nested", INSTEAD, NUMBER, 1, 10000000, apply_nested },
  { "long-message", INSTEAD, NUMBER, 1, 100000000, apply_long_message },
  { "markup", INSTEAD, NONE, 0, 0, apply_markup },
  { "hang", INSTEAD, NONE, 0, 0, apply_hang },
  { "drop-before", HEADERS, NONE, 0, 0, apply_drop },
  { "drop-after", AFTER, NONE, 0, 0, apply_drop },
  { "delay", AFTER, NUMBER, 0, 600000, apply_delay },
  { "empty", AFTER, NONE, 0, 0, apply_empty },
  { "null", AFTER, NONE, 0, 0, apply_null },
  { "garbage", AFTER, NONE, 0, 0, apply_garbage },
  { "cut", AFTER, NONE, 0, 0, apply_cut },
  { "slow", AFTER, NONE, 0, 0, apply_slow },
  { "endless-header", AFTER, NONE, 0, 0, apply_endless_header },
  { "bad-chunks", AFTER, NONE, 0, 0, apply_bad_chunks },
  { "duplicate-keys", AFTER, NONE, 0, 0, apply_duplicate_keys },
  { "wrong-types", AFTER, NONE, 0, 0, apply_wrong_types },
  { "no-tokens", AFTER, NONE, 0, 0, apply_no_tokens },
  { "expire", AFTER, TEXT, 0, 0, apply_expire },
  { "invalid-utf8", AFTER, NONE, 0, 0, apply_invalid_utf8 },
  { "bom", AFTER, NONE, 0, 0, apply_bom },
  { "nul", AFTER, NONE, 0, 0, apply_nul },
  { "escaped-nul", AFTER, NONE, 0, 0, apply_escaped_nul },
};

/**
 * eiam_demo_fault_kind_lookup:
 * @name: the name of a kind
 *
 * Returns: (nullable): the kind, %NULL for an unknown name
 */
const EiamDemoFaultKind *
eiam_demo_fault_kind_lookup (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  for (unsigned int i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (g_str_equal (kinds[i].name, name))
        return &kinds[i];
    }

  return NULL;
}
