/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-pinyin.h"

#include <string.h>

#include "eiam-word-list.h"

/**
 * eiam_pinyin_dup_reading:
 * @character: a character
 *
 * Returns: (nullable) (transfer full): how a Chinese name reads @character, in
 *   ASCII letters without tone, %NULL when that is not known
 */
char *
eiam_pinyin_dup_reading (gunichar character)
{
  const char * const *lines = eiam_word_list_get (EIAM_WORD_LIST_PINYIN);

  for (; character > 0x7F && *lines != NULL; lines++)
    {
      if (g_utf8_strchr (*lines, -1, character) != NULL)
        return g_strndup (*lines, strcspn (*lines, " "));
    }

  return NULL;
}

/**
 * eiam_pinyin_dup_surname_reading:
 * @name: a name that begins with its surname
 * @rest: (out): where the name goes on behind the surname
 *
 * Returns: (nullable) (transfer full): how the surname is read if it is one of
 *   those that have a reading of their own
 */
char *
eiam_pinyin_dup_surname_reading (const char  *name,
                                 const char **rest)
{
  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (rest != NULL, NULL);

  for (const char * const *line = eiam_word_list_get (EIAM_WORD_LIST_SURNAMES);
       *line != NULL;
       line++)
    {
      gsize length = strcspn (*line, " ");
      const char *surname = *line + length + 1;

      if (!g_str_has_prefix (name, surname))
        continue;
      *rest = name + strlen (surname);
      return g_strndup (*line, length);
    }

  return NULL;
}
