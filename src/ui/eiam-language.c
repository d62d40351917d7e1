/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-language.h"

#include "eiam-languages.h"
#include "eiam-locale.h"

#include <glib/gi18n.h>
#include <gtk/gtk.h>
#include <string.h>

/* Where the catalogues are when not where they are installed. */
static const char *directory = NULL; /* (nullable): interned */

/* What LANGUAGE was when the program started, for whoever follows the session again. */
static const char *
get_session_language (void)
{
  static gsize initialized = 0;
  static char *language = NULL;

  if (g_once_init_enter (&initialized))
    {
      const char *value = g_getenv ("LANGUAGE");

      language = g_strdup (value == NULL ? "" : value);
      g_once_init_leave (&initialized, 1);
    }
  return language;
}

/* The tag itself comes first, as other programs' catalogues may have it. */
static char *
create_language_list (const char *tag)
{
  const char *found = eiam_languages_find (tag);
  g_autofree char *plain = g_strdelimit (g_strdup (tag), "-", '_');

  plain[strcspn (plain, ".")] = '\0';
  if (found == NULL || g_str_equal (found, plain))
    return g_steal_pointer (&plain);
  return g_strconcat (plain, ":", found, NULL);
}

static void
choose_locale (gboolean explicit)
{
  eiam_locale_reset ();
  /* The session's own locale is good for its own language. */
  if (explicit || eiam_locale_is_plain ())
    eiam_locale_use (g_get_language_names ()[0]);
}

/**
 * eiam_language_init_full:
 * @tag: (nullable): a language tag such as `zh_CN`, or %NULL or "" for the
 *   session's language
 * @localedir: where the catalogues are
 *
 * Chooses the language of all texts that are asked for from now on. To be
 * called before GTK starts; later again to change the language. Nothing fails:
 * without a way to the language, texts are in English.
 */
void
eiam_language_init_full (const char *tag,
                         const char *localedir)
{
  gboolean explicit = tag != NULL && *tag != '\0';
  const char *session = NULL;
  g_autofree char *list = NULL;

  g_return_if_fail (localedir != NULL);

  directory = g_intern_string (localedir);
  session = get_session_language ();
  list = explicit ? create_language_list (tag) : g_strdup (session);
  g_setenv ("LANGUAGE", list, TRUE);

  /* GTK would set the locale again, and without the fallback. */
  if (!gtk_is_initialized ())
    gtk_disable_setlocale ();

  choose_locale (explicit);
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
 * Like eiam_language_init_full(), with the catalogues that are in use already
 * or else those that are installed.
 */
void
eiam_language_init (const char *tag)
{
  eiam_language_init_full (tag, eiam_language_get_directory ());
}

/**
 * eiam_language_get_directory:
 *
 * Returns: where the catalogues are
 */
const char *
eiam_language_get_directory (void)
{
  return directory != NULL ? directory : LOCALEDIR;
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
 * eiam_language_dup_digits:
 * @text: a text in which all numbers are counts, dates or times
 *
 * Returns: (transfer full): @text with the digits of the language in use
 */
char *
eiam_language_dup_digits (const char *text)
{
  g_autoptr (GString) out = g_string_new (NULL);
  /* Translators: the ten digits, from zero on, as your language writes counts, dates and times.
   * Leave it as it is where these are the usual ones. Nothing else. */
  const char *digits = C_("digits", "0123456789");

  g_return_val_if_fail (text != NULL, NULL);

  if (g_utf8_strlen (digits, -1) != 10)
    return g_strdup (text);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      const char *digit = c < 128 && g_ascii_isdigit (*p)
                            ? g_utf8_offset_to_pointer (digits, *p - '0')
                            : p;

      g_string_append_unichar (out, g_utf8_get_char (digit));
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
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
