/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-locale.h"

#include <errno.h>
#include <locale.h>
#include <string.h>
#include <unistd.h>

/* The locale behind a language. gettext translates only while messages are in
 * a locale with a name of its own: never in "C", and since glibc 2.39 not in
 * "C.UTF-8" either, which is all that many machines have. There a locale with
 * the name of the language is made up: a link to the contents of C.UTF-8, found
 * by LOCPATH. Its name also tells Pango which form Chinese characters have. */

#define FALLBACK_LOCALE "C.UTF-8"

/* Where C libraries keep the contents of C.UTF-8. */
static const char * const sources[] = {
  "/usr/lib/locale/C.utf8",
  "/usr/lib/locale/C.UTF-8",
  "/usr/lib64/locale/C.utf8",
  NULL
};

static char *
create_name (const char *tag)
{
  const char *modifier = strchr (tag, '@');

  return g_strdup_printf ("%.*s.UTF-8%s", (int) strcspn (tag, ".@"), tag,
                          modifier == NULL ? "" : modifier);
}

static gboolean
is_plain_name (const char *name)
{
  return name == NULL || g_str_equal (name, "C") || g_str_equal (name, "POSIX")
         || g_str_has_prefix (name, "C.");
}

static const char *
find_source (void)
{
  for (unsigned int i = 0; sources[i] != NULL; i++)
    if (g_file_test (sources[i], G_FILE_TEST_IS_DIR))
      return sources[i];
  return NULL;
}

/* Returns the directory with the locale @name in it, or NULL. */
static char *
make_directory (const char *name)
{
  const char *source = find_source ();
  g_autofree char *directory = g_build_filename (g_get_user_runtime_dir (), "eiam-register",
                                                 "locale", NULL);
  g_autofree char *link = g_build_filename (directory, name, NULL);

  if (source == NULL || g_mkdir_with_parents (directory, 0700) != 0)
    return NULL;
  if (symlink (source, link) != 0 && errno != EEXIST)
    return NULL;
  return g_steal_pointer (&directory);
}

/* A locale that is installed is used for everything that is read by people;
 * numbers stay as they are. */
static gboolean
use_installed (const char *name)
{
  static const int categories[] = { LC_CTYPE, LC_COLLATE, LC_TIME };

  if (setlocale (LC_MESSAGES, name) == NULL)
    return FALSE;
  for (unsigned int i = 0; i < G_N_ELEMENTS (categories); i++)
    setlocale (categories[i], name);
  return TRUE;
}

/* LOCPATH is read when a locale is looked for. Both it and LANGUAGE are in the
 * environment from the start, so that later only their values are replaced:
 * other threads may be reading. */
static gboolean
use_made_up (const char *name)
{
  g_autofree char *before = g_strdup (g_getenv ("LOCPATH"));
  g_autofree char *directory = make_directory (name);
  gboolean used = FALSE;

  if (directory == NULL)
    return FALSE;

  g_setenv ("LOCPATH", directory, TRUE);
  used = setlocale (LC_MESSAGES, name) != NULL;
  if (used)
    setlocale (LC_CTYPE, name);
  g_setenv ("LOCPATH", before == NULL ? "" : before, TRUE);
  return used;
}

/* Any name does where the language's own is not to be had: the language itself
 * comes from LANGUAGE. */
static gboolean
use_any (void)
{
  return !eiam_locale_is_plain () || setlocale (LC_MESSAGES, "en_US.UTF-8") != NULL;
}

/**
 * eiam_locale_reset:
 *
 * Goes back to the locale of the session, or to UTF-8 without a language where
 * that is not installed.
 */
void
eiam_locale_reset (void)
{
  g_setenv ("LOCPATH", "", FALSE);
  if (setlocale (LC_ALL, "") == NULL)
    setlocale (LC_ALL, FALLBACK_LOCALE);
  if (g_strcmp0 (setlocale (LC_CTYPE, NULL), "C") == 0)
    setlocale (LC_CTYPE, FALLBACK_LOCALE);
  if (g_strcmp0 (setlocale (LC_MESSAGES, NULL), "C") == 0)
    setlocale (LC_MESSAGES, FALLBACK_LOCALE);
}

/**
 * eiam_locale_is_plain:
 *
 * Returns: whether messages are in a locale in which gettext may not translate
 */
gboolean
eiam_locale_is_plain (void)
{
  return is_plain_name (setlocale (LC_MESSAGES, NULL));
}

/**
 * eiam_locale_use:
 * @tag: a language such as `zh_CN`
 *
 * Puts the program into a locale of that language, made up where none is
 * installed.
 *
 * Returns: %FALSE when there is no way to do so; all is as it was then
 */
gboolean
eiam_locale_use (const char *tag)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (tag != NULL, FALSE);

  if (is_plain_name (tag))
    return FALSE;

  name = create_name (tag);
  return use_installed (name) || use_made_up (name) || use_any ();
}
