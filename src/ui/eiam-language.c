/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-language.h"

#include <glib/gi18n.h>
#include <gtk/gtk.h>
#include <locale.h>

/* The codeset in which every catalogue can be chosen by LANGUAGE, on machines
 * where the session's own locale is not installed. */
#define FALLBACK_LOCALE "C.UTF-8"

static gboolean
is_plain_c (const char *locale)
{
  return locale == NULL || g_str_equal (locale, "C") || g_str_equal (locale, "POSIX");
}

/* gettext ignores LANGUAGE while messages are in the "C" locale. */
static void
set_locale (void)
{
  if (setlocale (LC_ALL, "") == NULL)
    setlocale (LC_ALL, FALLBACK_LOCALE);
  if (is_plain_c (setlocale (LC_CTYPE, NULL)))
    setlocale (LC_CTYPE, FALLBACK_LOCALE);
  if (is_plain_c (setlocale (LC_MESSAGES, NULL)))
    setlocale (LC_MESSAGES, FALLBACK_LOCALE);
}

/**
 * eiam_language_init_full:
 * @tag: (nullable): a language tag such as `zh_CN`, or %NULL or "" for the
 *   session's language
 * @localedir: where the catalogues are
 *
 * Chooses the language of all texts. To be called before GTK starts for GTK's
 * own texts to follow.
 */
void
eiam_language_init_full (const char *tag,
                         const char *localedir)
{
  g_return_if_fail (localedir != NULL);

  if (tag != NULL && *tag != '\0')
    g_setenv ("LANGUAGE", tag, TRUE);

  /* GTK would set the locale again, and without the fallback. */
  if (!gtk_is_initialized ())
    gtk_disable_setlocale ();

  set_locale ();
  bindtextdomain (GETTEXT_PACKAGE, localedir);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  /* GLib decides once for all whether g_dgettext() translates, and decides
   * against it when the program's domain has no words in the session's
   * language. Asked before the domain is set, it says yes; the language may
   * be another one later. */
  (void) g_dgettext (GETTEXT_PACKAGE, "");
  textdomain (GETTEXT_PACKAGE);
}

/**
 * eiam_language_init:
 * @tag: (nullable): a language tag such as `zh_CN`, or %NULL or "" for the
 *   session's language
 *
 * Like eiam_language_init_full(), with the installed catalogues.
 */
void
eiam_language_init (const char *tag)
{
  eiam_language_init_full (tag, LOCALEDIR);
}

/**
 * eiam_language_apply_direction:
 *
 * Lays out windows from right to left when the language in use is written so.
 * To be called after GTK has started.
 */
void
eiam_language_apply_direction (void)
{
  /* Translators: "default:LTR" for languages written from left to right,
   * "default:RTL" for those written from right to left. Nothing else. */
  const char *direction = C_("text direction", "default:LTR");

  gtk_widget_set_default_direction (g_str_equal (direction, "default:RTL") ? GTK_TEXT_DIR_RTL
                                                                          : GTK_TEXT_DIR_LTR);
}

/**
 * eiam_language_is_valid_tag:
 * @tag: a language tag
 *
 * Whether @tag looks like `zh`, `zh_CN`, `zh-Hant-TW`, `sr@latin` or
 * `de_DE.UTF-8`.
 *
 * Returns: %TRUE when it can be used as a language
 */
gboolean
eiam_language_is_valid_tag (const char *tag)
{
  g_return_val_if_fail (tag != NULL, FALSE);

  return g_regex_match_simple ("\\A[A-Za-z]{2,8}([_-][A-Za-z0-9]{2,8}){0,3}"
                               "(\\.[A-Za-z0-9-]{1,16})?(@[A-Za-z0-9]{1,16})?\\z",
                               tag,
                               G_REGEX_DEFAULT,
                               G_REGEX_MATCH_DEFAULT);
}

/**
 * eiam_language_get_code:
 *
 * Returns: the code of the language of the catalogue in use, such as `zh`
 */
const char *
eiam_language_get_code (void)
{
  /* Translators: the two-letter code of the language of this translation, in
   * ASCII and as the server knows it, for instance "zh" for Chinese. */
  return C_("language code of this translation for the server, e.g. zh or en", "en");
}

/**
 * eiam_language_dup_server_language:
 * @server_languages: (nullable): the languages in which the service can answer
 *
 * The language to ask the service for: that of the catalogue in use, else
 * English, else the first of @server_languages.
 *
 * Returns: (transfer full): a language code
 */
char *
eiam_language_dup_server_language (const char * const *server_languages)
{
  const char *own = eiam_language_get_code ();
  const char *const wanted[] = { own, "en" };

  if (server_languages == NULL || server_languages[0] == NULL)
    return g_strdup ("en");

  for (unsigned int i = 0; i < G_N_ELEMENTS (wanted); i++)
    if (g_strv_contains (server_languages, wanted[i]))
      return g_strdup (wanted[i]);

  return g_strdup (server_languages[0]);
}
