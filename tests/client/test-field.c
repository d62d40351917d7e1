/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-field.h"

#include <string.h>

#include "eiam-error.h"
#include "eiam-test-utils.h"

static void
test_table (void)
{
  static const char * const keys[EIAM_N_FIELDS] = {
    "user_name", "name", "mobile", "verify_code", "email", "pwd", "head_img", "attr_gender",
    "attr_birthday", "attr_nick_name", "mailing_address", "zip_code", "first_name", "middle_name",
    "last_name", "industry",
  };

  for (unsigned int i = 0; i < EIAM_N_FIELDS; i++)
    {
      const EiamFieldInfo *info = eiam_field_get_info ((EiamField) i);
      EiamField field = EIAM_N_FIELDS;

      g_assert_cmpstr (info->key, ==, keys[i]);
      g_assert_true (eiam_field_lookup (keys[i], &field));
      g_assert_cmpint (field, ==, i);
      g_assert_cmpstr (info->label, !=, "");
      g_assert_cmpuint (info->max_length, >, 0);
      g_assert_cmpstr (eiam_field_group_get_title (info->group), !=, "");
    }
}

static void
test_lookup (void)
{
  static const char * const unknown[] = {
    "", "User_Name", "user-name", "extension", "mobile ", NULL
  };

  g_assert_true (eiam_field_lookup ("mobile", NULL));
  g_assert_false (eiam_field_lookup (NULL, NULL));
  for (unsigned int i = 0; unknown[i] != NULL; i++)
    g_assert_false (eiam_field_lookup (unknown[i], NULL));
}

static void
test_page_order (void)
{
  static const EiamField expected[EIAM_N_FIELDS] = {
    EIAM_FIELD_MOBILE, EIAM_FIELD_USER_NAME, EIAM_FIELD_NAME, EIAM_FIELD_EMAIL, EIAM_FIELD_PASSWORD,
    EIAM_FIELD_FIRST_NAME, EIAM_FIELD_MIDDLE_NAME, EIAM_FIELD_LAST_NAME, EIAM_FIELD_NICK_NAME,
    EIAM_FIELD_GENDER, EIAM_FIELD_BIRTHDAY, EIAM_FIELD_AVATAR, EIAM_FIELD_MAILING_ADDRESS,
    EIAM_FIELD_ZIP_CODE, EIAM_FIELD_INDUSTRY, EIAM_FIELD_VERIFY_CODE,
  };
  const EiamField *order = eiam_field_get_page_order ();

  for (unsigned int i = 0; i < EIAM_N_FIELDS; i++)
    g_assert_cmpint (order[i], ==, expected[i]);
}

static void
test_gender (void)
{
  static const char * const values[] = { "", "female", "male", "unknow" };
  const EiamFieldChoice *choices = eiam_field_get_info (EIAM_FIELD_GENDER)->choices;

  for (unsigned int i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_assert_cmpstr (choices[i].value, ==, values[i]);
      g_assert_cmpstr (eiam_field_choice_get_label (EIAM_FIELD_GENDER, values[i]), ==,
                       choices[i].label);
    }
  g_assert_null (choices[G_N_ELEMENTS (values)].label);
  g_assert_cmpstr (eiam_field_choice_get_label (EIAM_FIELD_GENDER, NULL), ==, choices[0].label);
  g_assert_null (eiam_field_choice_get_label (EIAM_FIELD_GENDER, "unknown"));
  g_assert_null (eiam_field_choice_get_label (EIAM_FIELD_NAME, "female"));
}

static void
test_required (void)
{
  for (unsigned int i = 0; i < EIAM_N_FIELDS; i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_true (eiam_field_check ((EiamField) i, "", FALSE, NULL));
      g_assert_true (eiam_field_check ((EiamField) i, NULL, FALSE, NULL));
      g_assert_false (eiam_field_check ((EiamField) i, "", TRUE, &error));
      eiam_test_assert_error (error, EIAM_ERROR_INVALID_INPUT,
                              eiam_field_get_info ((EiamField) i)->key);
    }
}

static void
test_length (void)
{
  static const EiamField fields[] = {
    EIAM_FIELD_USER_NAME, EIAM_FIELD_NAME, EIAM_FIELD_PASSWORD, EIAM_FIELD_NICK_NAME,
    EIAM_FIELD_MAILING_ADDRESS, EIAM_FIELD_ZIP_CODE, EIAM_FIELD_FIRST_NAME,
    EIAM_FIELD_MIDDLE_NAME, EIAM_FIELD_LAST_NAME, EIAM_FIELD_INDUSTRY,
  };

  for (unsigned int i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      unsigned int max = eiam_field_get_info (fields[i])->max_length;
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GError) error = NULL;

      while (text->len < max * strlen ("张"))
        g_string_append (text, "张");
      g_assert_true (eiam_field_check (fields[i], text->str, TRUE, NULL));
      g_string_append (text, "张");
      g_assert_false (eiam_field_check (fields[i], text->str, TRUE, &error));
      eiam_test_assert_error (error, EIAM_ERROR_INVALID_INPUT,
                              eiam_field_get_info (fields[i])->key);
    }
}

static void
test_huge (void)
{
  g_autofree char *huge = g_strnfill (1024 * 1024, '7');

  for (unsigned int i = 0; i < EIAM_N_FIELDS; i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (eiam_field_check ((EiamField) i, huge, FALSE, &error));
      eiam_test_assert_error (error, EIAM_ERROR_INVALID_INPUT,
                              eiam_field_get_info ((EiamField) i)->key);
    }
}

/* A password is sent byte for byte as it was typed. */
static void
test_password (void)
{
  static const char * const texts[] = {
    " ", "  QWE@qwe123  ", "\t", "e\xcc\x81", "１２３４", "a\nb", "\"\\", "\xe3\x80\x80", "密码",
  };

  for (unsigned int i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *clean = eiam_field_clean (EIAM_FIELD_PASSWORD, texts[i]);

      g_assert_cmpstr (clean, ==, texts[i]);
      g_assert_true (eiam_field_check (EIAM_FIELD_PASSWORD, texts[i], TRUE, NULL));
    }
}

static void
test_unreadable (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (eiam_field_check (EIAM_FIELD_PASSWORD, "\xff\xfe", FALSE, &error));
  eiam_test_assert_error (error, EIAM_ERROR_INVALID_INPUT, "pwd");
}

static void
test_clean (void)
{
  for (unsigned int i = 0; i < EIAM_N_FIELDS; i++)
    {
      EiamField field = (EiamField) i;
      EiamFieldInput input = eiam_field_get_info (field)->input;
      g_autofree char *clean = eiam_field_clean (field, " e\xcc\x81 ");
      g_autofree char *none = eiam_field_clean (field, NULL);

      g_assert_cmpstr (none, ==, "");
      if (input == EIAM_FIELD_INPUT_PASSWORD)
        g_assert_cmpstr (clean, ==, " e\xcc\x81 ");
      else if (input != EIAM_FIELD_INPUT_CODE && input != EIAM_FIELD_INPUT_PHONE)
        g_assert_cmpstr (clean, ==, "é");
    }
}

int
main (int    argc,
      char **argv)
{
  eiam_test_init (&argc, &argv);

  g_test_add_func ("/field/table", test_table);
  g_test_add_func ("/field/lookup", test_lookup);
  g_test_add_func ("/field/page-order", test_page_order);
  g_test_add_func ("/field/gender", test_gender);
  g_test_add_func ("/field/required", test_required);
  g_test_add_func ("/field/length", test_length);
  g_test_add_func ("/field/huge", test_huge);
  g_test_add_func ("/field/password", test_password);
  g_test_add_func ("/field/unreadable", test_unreadable);
  g_test_add_func ("/field/clean", test_clean);

  return g_test_run ();
}
