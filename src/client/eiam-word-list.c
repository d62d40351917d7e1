/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-word-list.h"

#include <gio/gio.h>

#include "eiam-client-resources.h"

#define PREFIX "/io/github/eiam/Register/words/"

static const char * const paths[] = {
  [EIAM_WORD_LIST_PASSWORDS] = PREFIX "passwords",
  [EIAM_WORD_LIST_PINYIN] = PREFIX "pinyin",
  [EIAM_WORD_LIST_SURNAMES] = PREFIX "surnames",
};

static char **
load (const char *path)
{
  g_autoptr (GBytes) bytes = g_resource_lookup_data (eiam_client_get_resource (), path,
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  g_assert (bytes != NULL);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  lines = g_strsplit (text, "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    {
      if (**line != '\0')
        g_strv_builder_add (words, *line);
    }
  return g_strv_builder_end (words);
}

/**
 * eiam_word_list_get:
 * @list: which one
 *
 * Reads a list when it is first asked for, and keeps it.
 *
 * Returns: (transfer none) (array zero-terminated=1): its lines, in their order
 */
const char * const *
eiam_word_list_get (EiamWordList list)
{
  static gsize loaded[G_N_ELEMENTS (paths)];

  g_return_val_if_fail (list < G_N_ELEMENTS (paths), NULL);

  if (g_once_init_enter (&loaded[list]))
    g_once_init_leave (&loaded[list], (gsize) load (paths[list]));
  return (const char * const *) loaded[list];
}
