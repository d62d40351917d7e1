/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-registration.h"

#include <string.h>

#include <json-glib/json-glib.h>

#include "eiam-error.h"
#include "eiam-test-utils.h"

/* The body of the interface page's example, without the white space. */
#define PAGE_BODY \
  "{\"user_name\":\"zhangsan\",\"name\":\"张三\",\"mobile\":\"15201657315\"," \
  "\"verify_code\":\"1234\",\"email\":\"15201657315@qq.com\",\"pwd\":\"QWE@qwe123\"," \
  "\"head_img\":\"" PAGE_AVATAR "\",\"attr_gender\":\"male\",\"attr_birthday\":\"2022-02-17\"," \
  "\"attr_nick_name\":\"张三\",\"mailing_address\":\"湖北省武汉市\",\"zip_code\":\"430000\"," \
  "\"first_name\":\"zhangsan\",\"middle_name\":\"zhangsan\",\"last_name\":\"zhangsan\"," \
  "\"industry\":\"事业单位\",\"extension\":{\"age\":\"18\"}}"
#define PAGE_AVATAR \
  "https://thirdwx.qlogo.cn/mmopen/vi_32/" \
  "Q0j4TwGTfTIQ8QOTSn3y4cYHLlMC3sv6RCBmeMkxtOog47Zr3v2Afbqc2bmP0WibUIUskX39eJlJ"

static const char * const page_texts[EIAM_N_FIELDS] = {
  [EIAM_FIELD_USER_NAME] = "zhangsan",
  [EIAM_FIELD_NAME] = "张三",
  [EIAM_FIELD_MOBILE] = "15201657315",
  [EIAM_FIELD_VERIFY_CODE] = "1234",
  [EIAM_FIELD_EMAIL] = "15201657315@qq.com",
  [EIAM_FIELD_PASSWORD] = "QWE@qwe123",
  [EIAM_FIELD_AVATAR] = PAGE_AVATAR,
  [EIAM_FIELD_GENDER] = "male",
  [EIAM_FIELD_BIRTHDAY] = "2022-02-17",
  [EIAM_FIELD_NICK_NAME] = "张三",
  [EIAM_FIELD_MAILING_ADDRESS] = "湖北省武汉市",
  [EIAM_FIELD_ZIP_CODE] = "430000",
  [EIAM_FIELD_FIRST_NAME] = "zhangsan",
  [EIAM_FIELD_MIDDLE_NAME] = "zhangsan",
  [EIAM_FIELD_LAST_NAME] = "zhangsan",
  [EIAM_FIELD_INDUSTRY] = "事业单位",
};

static EiamRegistration *
create_page_example (void)
{
  EiamRegistration *registration = eiam_registration_new ();

  for (unsigned int i = 0; i < EIAM_N_FIELDS; i++)
    eiam_registration_set_text (registration, (EiamField) i, page_texts[i]);
  eiam_registration_set_extension (registration, "age", "18");
  return registration;
}

static void
assert_json (EiamRegistration *registration,
             const char       *expected)
{
  g_autoptr (GBytes) json = eiam_registration_to_json (registration);
  gsize size = 0;
  const char *data = g_bytes_get_data (json, &size);

  g_assert_cmpmem (data, size, expected, strlen (expected));
}

static void
test_page_body (void)
{
  g_autoptr (EiamRegistration) registration = create_page_example ();

  assert_json (registration, PAGE_BODY);
}

/* The text above is what the fields were set to. */
static void
test_page_body_as_json (void)
{
  g_autoptr (JsonNode) body = json_from_string (PAGE_BODY, NULL);
  JsonObject *object = NULL;

  g_assert_nonnull (body);
  object = json_node_get_object (body);
  g_assert_cmpuint (json_object_get_size (object), ==, EIAM_N_FIELDS + 1);
  for (unsigned int i = 0; i < EIAM_N_FIELDS; i++)
    {
      const char *key = eiam_field_get_info ((EiamField) i)->key;

      g_assert_cmpstr (json_object_get_string_member (object, key), ==, page_texts[i]);
    }
}

static void
test_empty (void)
{
  g_autoptr (EiamRegistration) registration = eiam_registration_new ();

  g_assert_true (eiam_registration_is_empty (registration));
  assert_json (registration, "{}");
  for (unsigned int i = 0; i < EIAM_N_FIELDS; i++)
    g_assert_cmpstr (eiam_registration_get_text (registration, (EiamField) i), ==, "");
}

static void
test_empty_is_left_out (void)
{
  g_autoptr (EiamRegistration) registration = eiam_registration_new ();

  eiam_registration_set_text (registration, EIAM_FIELD_MOBILE, "152 0165 7315");
  eiam_registration_set_text (registration, EIAM_FIELD_NAME, "   ");
  eiam_registration_set_text (registration, EIAM_FIELD_EMAIL, "");
  eiam_registration_set_extension (registration, "age", " ");
  eiam_registration_set_extension (registration, " ", "x");
  assert_json (registration, "{\"mobile\":\"15201657315\"}");

  eiam_registration_set_extension (registration, "age", "18");
  assert_json (registration, "{\"mobile\":\"15201657315\",\"extension\":{\"age\":\"18\"}}");
  eiam_registration_set_text (registration, EIAM_FIELD_MOBILE, NULL);
  assert_json (registration, "{\"extension\":{\"age\":\"18\"}}");
}

static void
test_wire_form (void)
{
  g_autoptr (EiamRegistration) registration = eiam_registration_new ();

  eiam_registration_set_text (registration, EIAM_FIELD_NAME, " e\xcc\x81 \"\\\n ");
  eiam_registration_set_text (registration, EIAM_FIELD_PASSWORD, " e\xcc\x81 ");
  eiam_registration_set_text (registration, EIAM_FIELD_VERIFY_CODE, "１２ ３４");
  eiam_registration_set_extension (registration, "cafe\xcc\x81", " e\xcc\x81 ");
  assert_json (registration,
               "{\"name\":\"é \\\"\\\\\",\"verify_code\":\"1234\",\"pwd\":\" e\xcc\x81 \","
               "\"extension\":{\"café\":\"é\"}}");
  g_assert_cmpstr (eiam_registration_get_text (registration, EIAM_FIELD_NAME), ==,
                   " e\xcc\x81 \"\\\n ");
}

static void
test_extension_order (void)
{
  g_autoptr (EiamRegistration) registration = eiam_registration_new ();
  g_auto (GStrv) keys = NULL;

  eiam_registration_set_extension (registration, "z", "1");
  eiam_registration_set_extension (registration, "a", "2");
  eiam_registration_set_extension (registration, "m", "3");
  eiam_registration_set_extension (registration, "z", "4");
  assert_json (registration, "{\"extension\":{\"z\":\"4\",\"a\":\"2\",\"m\":\"3\"}}");

  eiam_registration_set_extension (registration, "a", NULL);
  eiam_registration_set_extension (registration, "missing", NULL);
  keys = eiam_registration_get_extension_keys (registration);
  g_assert_cmpuint (g_strv_length (keys), ==, 2);
  g_assert_cmpstr (keys[0], ==, "z");
  g_assert_cmpstr (keys[1], ==, "m");
  g_assert_null (eiam_registration_get_extension (registration, "a"));
  g_assert_cmpstr (eiam_registration_get_extension (registration, "m"), ==, "3");
}

static void
test_clear (void)
{
  g_autoptr (EiamRegistration) registration = create_page_example ();

  g_assert_false (eiam_registration_is_empty (registration));
  eiam_registration_clear (registration);
  g_assert_true (eiam_registration_is_empty (registration));
  g_assert_null (eiam_registration_get_extension (registration, "age"));
  assert_json (registration, "{}");

  eiam_registration_set_extension (registration, "age", "18");
  g_assert_false (eiam_registration_is_empty (registration));
}

static void
test_properties (void)
{
  g_autoptr (EiamRegistration) registration = eiam_registration_new ();
  GObjectClass *class = G_OBJECT_GET_CLASS (registration);

  for (unsigned int i = 0; i < EIAM_N_FIELDS; i++)
    {
      const char *name = eiam_field_get_info ((EiamField) i)->property;
      GParamSpec *pspec = g_object_class_find_property (class, name);
      gboolean is_secret = i == EIAM_FIELD_PASSWORD || i == EIAM_FIELD_VERIFY_CODE;
      g_autofree char *value = NULL;

      g_assert_nonnull (pspec);
      g_assert_cmpint ((pspec->flags & G_PARAM_READABLE) == 0, ==, is_secret);
      g_object_set (registration, name, page_texts[i], NULL);
      g_assert_cmpstr (eiam_registration_get_text (registration, (EiamField) i), ==, page_texts[i]);
      if (is_secret)
        continue;
      g_object_get (registration, name, &value, NULL);
      g_assert_cmpstr (value, ==, page_texts[i]);
    }
}

static void
on_notify (GObject    *object,
           GParamSpec *pspec,
           gpointer    user_data)
{
  unsigned int *count = user_data;

  g_assert (EIAM_IS_REGISTRATION (object));

  (*count)++;
}

static void
test_notify (void)
{
  g_autoptr (EiamRegistration) registration = eiam_registration_new ();
  unsigned int names = 0;
  unsigned int all = 0;

  g_signal_connect (registration, "notify::name", G_CALLBACK (on_notify), &names);
  g_signal_connect (registration, "notify", G_CALLBACK (on_notify), &all);
  eiam_registration_set_text (registration, EIAM_FIELD_NAME, "");
  eiam_registration_set_text (registration, EIAM_FIELD_NAME, NULL);
  g_assert_cmpuint (all, ==, 0);
  eiam_registration_set_text (registration, EIAM_FIELD_NAME, "a");
  eiam_registration_set_text (registration, EIAM_FIELD_NAME, "a");
  g_assert_cmpuint (names, ==, 1);
  g_object_set (registration, "name", "b", NULL);
  g_assert_cmpuint (names, ==, 2);
  /* GObject tells nobody of a property that cannot be read. */
  eiam_registration_set_text (registration, EIAM_FIELD_PASSWORD, "x");
  g_assert_cmpuint (all, ==, 2);
  eiam_registration_set_text (registration, EIAM_FIELD_EMAIL, "a@b.cn");
  g_assert_cmpuint (all, ==, 3);
  eiam_registration_clear (registration);
  g_assert_cmpuint (names, ==, 3);
  g_assert_cmpuint (all, ==, 5);
}

/* What is set may be a part of what is there. */
static void
test_own_text (void)
{
  static const EiamField fields[] = { EIAM_FIELD_NAME, EIAM_FIELD_PASSWORD };
  g_autoptr (EiamRegistration) registration = eiam_registration_new ();

  for (unsigned int i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      eiam_registration_set_text (registration, fields[i], "abcdef");
      eiam_registration_set_text (registration, fields[i],
                                  eiam_registration_get_text (registration, fields[i]) + 3);
      g_assert_cmpstr (eiam_registration_get_text (registration, fields[i]), ==, "def");
    }
}

static GPtrArray *
create_attributes (void)
{
  g_autoptr (GVariant) entries =
    g_variant_ref_sink (g_variant_new_parsed ("[{'key': <'age'>, 'type': <'number'>,"
                                              "  'required': <true>}, {'key': <'team'>}]"));

  return eiam_attribute_list_parse (entries, NULL);
}

static void
test_check (void)
{
  static const char * const required[] = { "email", "pwd", NULL };
  static const char * const expected[] = {
    "mobile", "user_name", "email", "pwd", "attr_birthday", "extension.age",
  };
  g_autoptr (EiamRegistration) registration = eiam_registration_new ();
  g_autoptr (GPtrArray) attributes = create_attributes ();
  g_autoptr (GPtrArray) problems = NULL;

  eiam_registration_set_text (registration, EIAM_FIELD_USER_NAME, "zhang san");
  eiam_registration_set_text (registration, EIAM_FIELD_BIRTHDAY, "2022-02-30");
  eiam_registration_set_extension (registration, "team", "anything");
  problems = eiam_registration_check (registration, required, attributes);
  g_assert_cmpuint (problems->len, ==, G_N_ELEMENTS (expected));
  for (unsigned int i = 0; i < G_N_ELEMENTS (expected); i++)
    eiam_test_assert_error (problems->pdata[i], EIAM_ERROR_INVALID_INPUT, expected[i]);
}

static void
test_check_accepts (void)
{
  g_autoptr (EiamRegistration) registration = create_page_example ();
  g_autoptr (EiamRegistration) least = eiam_registration_new ();
  g_autoptr (GPtrArray) attributes = create_attributes ();
  g_autoptr (GPtrArray) problems = eiam_registration_check (registration, NULL, attributes);
  g_autoptr (GPtrArray) none = NULL;

  g_assert_cmpuint (problems->len, ==, 0);
  eiam_registration_set_text (least, EIAM_FIELD_MOBILE, "15201657315");
  none = eiam_registration_check (least, NULL, NULL);
  g_assert_cmpuint (none->len, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  eiam_test_init (&argc, &argv);

  g_test_add_func ("/registration/page-body", test_page_body);
  g_test_add_func ("/registration/page-body-as-json", test_page_body_as_json);
  g_test_add_func ("/registration/empty", test_empty);
  g_test_add_func ("/registration/empty-is-left-out", test_empty_is_left_out);
  g_test_add_func ("/registration/wire-form", test_wire_form);
  g_test_add_func ("/registration/extension-order", test_extension_order);
  g_test_add_func ("/registration/clear", test_clear);
  g_test_add_func ("/registration/properties", test_properties);
  g_test_add_func ("/registration/notify", test_notify);
  g_test_add_func ("/registration/own-text", test_own_text);
  g_test_add_func ("/registration/check", test_check);
  g_test_add_func ("/registration/check-accepts", test_check_accepts);

  return g_test_run ();
}
