/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "eiam-registration.h"
#include "eiam-session.h"

#include <json-glib/json-glib.h>
#include <stdio.h>
#include <string.h>

/* A registration is written and an answer read, by us and by json-glib alone, in
 * turn; the lines tell the nanoseconds of one. */

#define ROUNDS 31
#define TIMES 1000

/* As long as a real one: tokens of the length that a signed JSON Web Token has. */
#define TOKEN_LENGTH 900

static const struct
{
  EiamField   field;
  const char *text;
} person[] = {
  { EIAM_FIELD_USER_NAME, "zhangsan" }, { EIAM_FIELD_NAME, "张三" },
  { EIAM_FIELD_MOBILE, "15201657315" }, { EIAM_FIELD_VERIFY_CODE, "123456" },
  { EIAM_FIELD_EMAIL, "15201657315@qq.com" }, { EIAM_FIELD_PASSWORD, "QWE@qwe123" },
  { EIAM_FIELD_GENDER, "male" }, { EIAM_FIELD_BIRTHDAY, "2022-02-17" },
  { EIAM_FIELD_NICK_NAME, "张三" }, { EIAM_FIELD_MAILING_ADDRESS, "湖北省武汉市" },
  { EIAM_FIELD_ZIP_CODE, "430000" }, { EIAM_FIELD_FIRST_NAME, "zhangsan" },
  { EIAM_FIELD_MIDDLE_NAME, "zhangsan" }, { EIAM_FIELD_LAST_NAME, "zhangsan" },
  { EIAM_FIELD_INDUSTRY, "事业单位" },
};

static EiamRegistration *registration;
static GBytes *answer;

static GBytes *
create_answer (void)
{
  g_autofree char *token = g_strnfill (TOKEN_LENGTH, 'x');
  char *text = g_strdup_printf ("{\"status\":\"SUCCESS\",\"session_token\":\"%.200s\","
                                "\"id_token\":\"%s\",\"expire\":7200}", token, token);

  return g_bytes_new_take (text, strlen (text));
}

static void
encode_ours (void)
{
  g_autoptr (GBytes) bytes = eiam_registration_to_json (registration);

  g_assert_cmpuint (g_bytes_get_size (bytes), >, 0);
}

/* The members as they are, without a look at what is in them. */
static void
encode_theirs (void)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  json_builder_begin_object (builder);
  for (unsigned int i = 0; i < G_N_ELEMENTS (person); i++)
    {
      json_builder_set_member_name (builder, eiam_field_get_info (person[i].field)->key);
      json_builder_add_string_value (builder, person[i].text);
    }
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);
  text = json_generator_to_data (generator, NULL);
  g_assert_nonnull (text);
}

static void
parse_ours (void)
{
  g_autoptr (EiamSession) session = eiam_session_new_from_answer (answer, NULL);

  g_assert_nonnull (session);
}

static void
parse_theirs (void)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autofree char *token = NULL;
  JsonObject *object;

  json_parser_load_from_data (parser, g_bytes_get_data (answer, NULL),
                              (gssize) g_bytes_get_size (answer), NULL);
  object = json_node_get_object (json_parser_get_root (parser));
  token = g_strdup (json_object_get_string_member (object, "session_token"));
  g_assert_nonnull (token);
}

static const struct
{
  const char *name;
  void (*run) (void);
} sides[] = {
  { "encode-json-glib", encode_theirs },
  { "encode", encode_ours },
  { "parse-json-glib", parse_theirs },
  { "parse", parse_ours },
};

/* For those who count: often enough that the start of the program is little beside it. */
static void
run_ours (void)
{
  for (unsigned int i = 0; i < TIMES; i++)
    {
      encode_ours ();
      parse_ours ();
    }
}

static void
run_in_turn (void)
{
  for (unsigned int round = 0; round < ROUNDS; round++)
    for (unsigned int side = 0; side < G_N_ELEMENTS (sides); side++)
      {
        gint64 began = g_get_monotonic_time ();

        for (unsigned int i = 0; i < TIMES; i++)
          sides[side].run ();
        printf ("%s %" G_GINT64_FORMAT "\n", sides[side].name,
                (g_get_monotonic_time () - began) * 1000 / TIMES);
      }
}

int
main (int   argc,
      char *argv[])
{
  registration = eiam_registration_new ();
  for (unsigned int i = 0; i < G_N_ELEMENTS (person); i++)
    eiam_registration_set_text (registration, person[i].field, person[i].text);
  answer = create_answer ();
  if (argc == 2 && g_str_equal (argv[1], "ours"))
    run_ours ();
  else
    run_in_turn ();

  g_bytes_unref (answer);
  g_object_unref (registration);
  return 0;
}
