/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-attribute.h"

#include <string.h>

#include "eiam-error.h"
#include "eiam-test-utils.h"

static EiamAttribute *
parse (const char  *text,
       GError     **error)
{
  g_autoptr (GVariant) entry = g_variant_parse (G_VARIANT_TYPE_VARDICT, text, NULL, NULL, NULL);

  g_assert_nonnull (entry);
  return eiam_attribute_new_from_variant (entry, error);
}

static void
test_defaults (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EiamAttribute) attribute = parse ("{'key': <'age'>}", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (eiam_attribute_get_key (attribute), ==, "age");
  g_assert_cmpstr (eiam_attribute_get_label (attribute), ==, "age");
  g_assert_cmpint (eiam_attribute_get_value_type (attribute), ==, EIAM_ATTRIBUTE_TEXT);
  g_assert_false (eiam_attribute_get_required (attribute));
  g_assert_null (eiam_attribute_get_choices (attribute));
}

static void
test_full (void)
{
  g_autoptr (EiamAttribute) attribute =
    parse ("{'key': <'site'>, 'label': <'Site'>, 'type': <'choice'>, 'required': <true>,"
           " 'choices': <['Wuhan', 'Beijing']>}", NULL);

  g_assert_cmpstr (eiam_attribute_get_label (attribute), ==, "Site");
  g_assert_cmpint (eiam_attribute_get_value_type (attribute), ==, EIAM_ATTRIBUTE_CHOICE);
  g_assert_true (eiam_attribute_get_required (attribute));
  g_assert_cmpuint (g_strv_length ((char **) eiam_attribute_get_choices (attribute)), ==, 2);
}

static void
test_types (void)
{
  static const char * const names[] = { "text", "number", "date", NULL, "boolean" };

  for (unsigned int i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *text = g_strdup_printf ("{'key': <'k'>, 'type': <'%s'>}", names[i]);
      g_autoptr (EiamAttribute) attribute = names[i] == NULL ? NULL : parse (text, NULL);

      if (attribute != NULL)
        g_assert_cmpint (eiam_attribute_get_value_type (attribute), ==, i);
    }
}

static void
test_labels (void)
{
  static const char * const languages[][2] = {
    { "en", "Age" }, { "zh_CN", "年龄" }, { "zh_TW", "年齡" }, { "de", "Age" }, { "zh_SG", "年" },
  };
  g_autoptr (EiamAttribute) attribute =
    parse ("{'key': <'age'>, 'label': <{'en': 'Age', 'zh_CN': '年龄', 'zh_TW': '年齡', 'zh': '年'}>}",
           NULL);
  g_autofree char *before = g_strdup (g_getenv ("LANGUAGE"));

  for (unsigned int i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_setenv ("LANGUAGE", languages[i][0], TRUE);
      g_assert_cmpstr (eiam_attribute_get_label (attribute), ==, languages[i][1]);
    }

  if (before == NULL)
    g_unsetenv ("LANGUAGE");
  else
    g_setenv ("LANGUAGE", before, TRUE);
}

/* An entry, and the word that tells an administrator what is wrong with it. */
static void
test_mistakes (void)
{
  static const char * const rows[][2] = {
    { "@a{sv} {}", "key" },
    { "{'label': <'Age'>}", "key" },
    { "{'key': <7>}", "key" },
    { "{'key': <''>}", "key" },
    { "{'key': <'01234567890123456789012345678901234567890123456789012345678901234'>}", "key" },
    { "{'key': <'mobile'>}", "key" },
    { "{'key': <'user_name'>}", "key" },
    { "{'key': <'k'>, 'label': <7>}", "label" },
    { "{'key': <'k'>, 'label': <''>}", "label" },
    { "{'key': <'k'>, 'label': <@a{ss} {}>}", "label" },
    { "{'key': <'k'>, 'label': <['a']>}", "label" },
    { "{'key': <'k'>, 'label': <{'en': 'Age', 'zh': ''}>}", "label" },
    { "{'key': <'k'>, 'type': <'string'>}", "type" },
    { "{'key': <'k'>, 'type': <1>}", "type" },
    { "{'key': <'k'>, 'required': <'yes'>}", "required" },
    { "{'key': <'k'>, 'type': <'choice'>}", "choices" },
    { "{'key': <'k'>, 'type': <'choice'>, 'choices': <@as []>}", "choices" },
    { "{'key': <'k'>, 'type': <'choice'>, 'choices': <'a'>}", "choices" },
    { "{'key': <'k'>, 'choices': <['a']>}", "choices" },
    { "{'key': <'k'>, 'pattern': <'('>}", "pattern" },
    { "{'key': <'k'>, 'pattern': <7>}", "pattern" },
    { "{'key': <'k'>, 'lable': <'Age'>}", "not known" },
  };

  for (unsigned int i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *sentence = NULL;

      g_test_message ("%s", rows[i][0]);
      g_assert_null (parse (rows[i][0], &error));
      eiam_test_assert_error (error, EIAM_ERROR_CONFIGURATION, NULL);
      sentence = eiam_error_dup_sentence (error);
      g_assert_nonnull (strstr (sentence, rows[i][1]));
    }
}

static void
test_list (void)
{
  g_autoptr (GVariant) entries =
    g_variant_ref_sink (g_variant_new_parsed ("[{'key': <'a'>}, {'key': <7>}, {'key': <'a'>},"
                                              " {'key': <'b'>}, {'kay': <'c'>}]"));
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GPtrArray) list = eiam_attribute_list_parse (entries, &problems);
  g_autoptr (GPtrArray) again = eiam_attribute_list_parse (entries, NULL);

  g_assert_cmpuint (list->len, ==, 2);
  g_assert_cmpuint (again->len, ==, 2);
  g_assert_cmpstr (eiam_attribute_get_key (list->pdata[0]), ==, "a");
  g_assert_cmpstr (eiam_attribute_get_key (list->pdata[1]), ==, "b");
  g_assert_cmpuint (problems->len, ==, 3);
  g_assert_nonnull (strstr (problems->pdata[0], "entry 2"));
  g_assert_nonnull (strstr (problems->pdata[1], "entry 3"));
  g_assert_nonnull (strstr (problems->pdata[1], "twice"));
  g_assert_nonnull (strstr (problems->pdata[2], "entry 5"));
}

static void
test_empty_list (void)
{
  g_autoptr (GVariant) entries = g_variant_ref_sink (g_variant_new ("aa{sv}", NULL));
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GPtrArray) list = eiam_attribute_list_parse (entries, &problems);

  g_assert_cmpuint (list->len, ==, 0);
  g_assert_cmpuint (problems->len, ==, 0);
}

typedef struct {
  const char *entry;
  const char *text;
  gboolean    accepted;
} Row;

static const Row value_rows[] = {
  { "{'key': <'k'>}", NULL, TRUE },
  { "{'key': <'k'>}", "", TRUE },
  { "{'key': <'k'>}", "anything", TRUE },
  { "{'key': <'k'>, 'required': <true>}", NULL, FALSE },
  { "{'key': <'k'>, 'required': <true>}", "", FALSE },
  { "{'key': <'k'>, 'required': <true>}", "x", TRUE },
  { "{'key': <'k'>, 'required': <true>}", " \t", FALSE },
  { "{'key': <'k'>, 'pattern': <'[a-z]'>}", " x ", TRUE },
  { "{'key': <'k'>, 'type': <'number'>}", "18", TRUE },
  { "{'key': <'k'>, 'type': <'number'>}", "-1.5", TRUE },
  { "{'key': <'k'>, 'type': <'number'>}", " 18 ", TRUE },
  { "{'key': <'k'>, 'type': <'number'>}", "１８", TRUE },
  { "{'key': <'k'>, 'type': <'number'>}", "١٨", TRUE },
  { "{'key': <'k'>, 'type': <'number'>}", "1,5", FALSE },
  { "{'key': <'k'>, 'type': <'number'>}", "18 years", FALSE },
  { "{'key': <'k'>, 'type': <'number'>}", "eighteen", FALSE },
  { "{'key': <'k'>, 'type': <'number'>}", "-", FALSE },
  { "{'key': <'k'>, 'type': <'number'>}", "nan", FALSE },
  { "{'key': <'k'>, 'type': <'number'>}", "inf", FALSE },
  { "{'key': <'k'>, 'type': <'number'>}", "0x10", FALSE },
  { "{'key': <'k'>, 'type': <'number'>}", "1e999", FALSE },
  { "{'key': <'k'>, 'type': <'date'>}", "2030-02-28", TRUE },
  { "{'key': <'k'>, 'type': <'date'>}", "2030-02-30", FALSE },
  { "{'key': <'k'>, 'type': <'date'>}", "28.2.2030", TRUE },
  { "{'key': <'k'>, 'type': <'date'>}", "28.2.30", FALSE },
  { "{'key': <'k'>, 'type': <'boolean'>}", "true", TRUE },
  { "{'key': <'k'>, 'type': <'boolean'>}", "false", TRUE },
  { "{'key': <'k'>, 'type': <'choice'>, 'choices': <['a','b']>}", "a", TRUE },
  { "{'key': <'k'>, 'type': <'choice'>, 'choices': <['a','b']>}", "c", FALSE },
  { "{'key': <'k'>, 'type': <'choice'>, 'choices': <['a','b']>}", "A", FALSE },
  { "{'key': <'k'>, 'pattern': <'[A-Z]{2}[0-9]+'>}", "AB12", TRUE },
  { "{'key': <'k'>, 'pattern': <'[A-Z]{2}[0-9]+'>}", "AB12x", FALSE },
  { "{'key': <'k'>, 'pattern': <'[A-Z]{2}[0-9]+'>}", "xAB12", FALSE },
  { "{'key': <'k'>, 'pattern': <'[A-Z]{2}[0-9]+'>}", "AB", FALSE },
  { "{'key': <'k'>, 'pattern': <'a|ab'>}", "ab", TRUE },
  { "{'key': <'k'>, 'pattern': <'.'>}", "张", TRUE },
};

static void
test_values (void)
{
  for (unsigned int i = 0; i < G_N_ELEMENTS (value_rows); i++)
    {
      const Row *row = &value_rows[i];
      g_autoptr (EiamAttribute) attribute = parse (row->entry, NULL);
      g_autoptr (GError) error = NULL;

      g_test_message ("%s “%s”", row->entry, row->text);
      g_assert_cmpint (eiam_attribute_check (attribute, row->text, &error), ==, row->accepted);
      if (!row->accepted)
        eiam_test_assert_error (error, EIAM_ERROR_INVALID_INPUT, "extension.k");
    }
}

/* What is sent of what was typed. */
static void
test_clean (void)
{
  static const char * const rows[][3] = {
    { "text", NULL, "" },
    { "text", " a b ", "a b" },
    { "text", "e\xcc\x81", "é" },
    { "text", "１８", "１８" },
    { "number", " １８.5 ", "18.5" },
    { "number", "-٣", "-3" },
    { "date", "17.2.1990", "1990-02-17" },
    { "boolean", "true", "true" },
  };

  for (unsigned int i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *entry = g_strdup_printf ("{'key': <'k'>, 'type': <'%s'>}", rows[i][0]);
      g_autoptr (EiamAttribute) attribute = parse (entry, NULL);
      g_autofree char *clean = eiam_attribute_clean (attribute, rows[i][1]);

      g_test_message ("%s “%s”", rows[i][0], rows[i][1]);
      g_assert_cmpstr (clean, ==, rows[i][2]);
    }
}

static void
test_long_value (void)
{
  g_autoptr (EiamAttribute) attribute = parse ("{'key': <'k'>}", NULL);
  g_autofree char *longest = g_strnfill (512, 'x');
  g_autofree char *longer = g_strnfill (513, 'x');

  g_assert_true (eiam_attribute_check (attribute, longest, NULL));
  g_assert_false (eiam_attribute_check (attribute, longer, NULL));
}

int
main (int    argc,
      char **argv)
{
  eiam_test_init (&argc, &argv);

  g_test_add_func ("/attribute/defaults", test_defaults);
  g_test_add_func ("/attribute/full", test_full);
  g_test_add_func ("/attribute/types", test_types);
  g_test_add_func ("/attribute/labels", test_labels);
  g_test_add_func ("/attribute/clean", test_clean);
  g_test_add_func ("/attribute/mistakes", test_mistakes);
  g_test_add_func ("/attribute/list", test_list);
  g_test_add_func ("/attribute/empty-list", test_empty_list);
  g_test_add_func ("/attribute/values", test_values);
  g_test_add_func ("/attribute/long-value", test_long_value);

  return g_test_run ();
}
