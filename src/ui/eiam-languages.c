/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-languages.h"

#include <string.h>

/* The languages that the program can be used in, each by its own name, which
 * people find whatever the present language is. */

#define SOURCE_LANGUAGE "en"

/* In the order of the alphabets. A new catalogue needs a line here. */
static const struct
{
  char tag[8];
  char name[24];
} languages[] = {
  { "id", "Bahasa Indonesia" },
  { "cs", "Čeština" },
  { "de", "Deutsch" },
  { SOURCE_LANGUAGE, "English" },
  { "es", "Español" },
  { "fr", "Français" },
  { "it", "Italiano" },
  { "nl", "Nederlands" },
  { "pl", "Polski" },
  { "pt_BR", "Português (Brasil)" },
  { "sv", "Svenska" },
  { "vi", "Tiếng Việt" },
  { "tr", "Türkçe" },
  { "el", "Ελληνικά" },
  { "ru", "Русский" },
  { "uk", "Українська" },
  { "he", "עברית" },
  { "ar", "العربية" },
  { "fa", "فارسی" },
  { "hi", "हिन्दी" },
  { "th", "ไทย" },
  { "ko", "한국어" },
  { "zh_CN", "简体中文" },
  { "zh_TW", "繁體中文" },
  { "ja", "日本語" },
};

/* Other ways to name a language of the list. */
static const struct
{
  char tag[10];
  char language[8];
} aliases[] = {
  { "zh_Hans", "zh_CN" },
  { "zh_SG", "zh_CN" },
  { "zh_Hant", "zh_TW" },
  { "zh_HK", "zh_TW" },
  { "zh_MO", "zh_TW" },
  { "zh", "zh_CN" },
  { "iw", "he" },
  { "in", "id" },
};

static gboolean
find_exact (const char  *tag,
            gsize        length,
            const char **language)
{
  for (unsigned int i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      *language = languages[i].tag;
      if (strlen (languages[i].tag) == length
          && g_ascii_strncasecmp (languages[i].tag, tag, length) == 0)
        return TRUE;
    }
  for (unsigned int i = 0; i < G_N_ELEMENTS (aliases); i++)
    {
      *language = aliases[i].language;
      if (strlen (aliases[i].tag) == length
          && g_ascii_strncasecmp (aliases[i].tag, tag, length) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Portuguese of Portugal is better served by that of Brazil than by English. */
static const char *
find_relative (const char *tag)
{
  gsize length = strcspn (tag, "_");

  for (unsigned int i = 0; i < G_N_ELEMENTS (languages); i++)
    if (strcspn (languages[i].tag, "_") == length
        && g_ascii_strncasecmp (languages[i].tag, tag, length) == 0)
      return languages[i].tag;
  return NULL;
}

/**
 * eiam_languages_find:
 * @tag: a language tag in any spelling, such as `zh-Hant-TW` or `de_AT.UTF-8`
 *
 * Returns: (nullable): the tag of the language of the list that it means, or
 *   %NULL when it is none of them
 */
const char *
eiam_languages_find (const char *tag)
{
  g_autofree char *plain = NULL;

  g_return_val_if_fail (tag != NULL, NULL);

  plain = g_strdelimit (g_strndup (tag, strcspn (tag, ".@")), "-", '_');
  for (gsize length = strlen (plain); length > 0; length--)
    {
      const char *language = NULL;

      if ((plain[length] == '\0' || plain[length] == '_')
          && find_exact (plain, length, &language))
        return language;
    }
  return find_relative (plain);
}

/**
 * eiam_languages_get_name:
 * @tag: one of eiam_languages_dup_installed()
 *
 * Returns: what the language calls itself
 */
const char *
eiam_languages_get_name (const char *tag)
{
  g_return_val_if_fail (tag != NULL, NULL);

  for (unsigned int i = 0; i < G_N_ELEMENTS (languages); i++)
    if (g_str_equal (languages[i].tag, tag))
      return languages[i].name;
  return tag;
}

static gboolean
is_installed (const char *tag,
              const char *localedir)
{
  g_autofree char *path = g_build_filename (localedir, tag, "LC_MESSAGES",
                                            GETTEXT_PACKAGE ".mo", NULL);

  /* English is what the program is written in. */
  return g_str_equal (tag, SOURCE_LANGUAGE) || g_file_test (path, G_FILE_TEST_EXISTS);
}

/**
 * eiam_languages_dup_installed:
 * @localedir: where the catalogues are
 *
 * Returns: (transfer full): the tags of the languages that can be chosen, in
 *   the order in which they are shown
 */
char **
eiam_languages_dup_installed (const char *localedir)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_return_val_if_fail (localedir != NULL, NULL);

  for (unsigned int i = 0; i < G_N_ELEMENTS (languages); i++)
    if (is_installed (languages[i].tag, localedir))
      g_strv_builder_add (builder, languages[i].tag);
  return g_strv_builder_end (builder);
}
