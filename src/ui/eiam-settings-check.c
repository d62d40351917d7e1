/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-settings-check.h"

#include "eiam-error.h"
#include "eiam-field.h"
#include "eiam-kiosk.h"
#include "eiam-language.h"
#include "eiam-error.h"
#include "eiam-server.h"
#include "eiam-text.h"

#include <glib/gi18n.h>

/* Settings come from people and from administrators: what cannot be used is
 * named in a sentence, never trusted. */

/* As the check of a code has it (spec/api.md 8). */
#define MIN_CODE_LENGTH 4
#define MAX_CODE_LENGTH 8

static void
add_problem (GPtrArray  *problems,
             const char *key,
             const char *entry,
             const char *reason)
{
  /* Translators: the first placeholder is the name of a setting, the second the
   * value that is wrong, the third a sentence that says what is wrong with it. */
  char *problem = g_strdup_printf (_("Setting %s, value “%s”: %s"), key, entry, reason);

  g_ptr_array_add (problems, problem);
}

static void
check_server_url (EiamSettings *settings,
                  GPtrArray    *problems)
{
  const char *text = eiam_settings_get_server_url (settings);
  g_autoptr (GUri) server = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *reason = NULL;

  if (*text == '\0')
    return;

  server = eiam_server_parse (text, &error);
  if (server != NULL)
    return;

  reason = eiam_error_dup_sentence (error);
  add_problem (problems, "server-url", text, reason);
}

static void
check_header_value (const char *key,
                    const char *value,
                    GPtrArray  *problems)
{
  if (!eiam_text_is_header_value (value))
    add_problem (problems, key, value, _("Only Latin letters, digits and signs can be sent."));
}

static void
check_ca_file (EiamSettings *settings,
               GPtrArray    *problems)
{
  const char *path = eiam_settings_get_ca_file (settings);

  if (*path != '\0' && !g_file_test (path, G_FILE_TEST_IS_REGULAR))
    add_problem (problems, "ca-file", path, _("There is no such file."));
}

static void
check_language (EiamSettings *settings,
                GPtrArray    *problems)
{
  const char *tag = eiam_settings_get_language (settings);

  if (*tag != '\0' && !eiam_language_is_valid_tag (tag))
    add_problem (problems, "language", tag, _("This is not a language tag such as zh_CN."));
}

static void
check_server_languages (EiamSettings *settings,
                        GPtrArray    *problems)
{
  const char *const *languages = eiam_settings_get_server_languages (settings);

  for (unsigned int i = 0; languages[i] != NULL; i++)
    if (!eiam_language_is_valid_tag (languages[i]))
      add_problem (problems, "server-languages", languages[i],
                   _("This is not a language code such as zh."));
}

static void
check_code_length (EiamSettings *settings,
                   GPtrArray    *problems)
{
  GSettings *gsettings = eiam_settings_get_gsettings (settings);
  g_autofree char *text = g_strdup_printf ("%u", g_settings_get_uint (gsettings, "code-length"));

  if (!eiam_settings_is_code_length (g_settings_get_uint (gsettings, "code-length")))
    add_problem (problems, "code-length", text, _("A code has 4 to 8 digits."));
}

static void
check_fields (EiamSettings *settings,
              const char   *key,
              GPtrArray    *problems)
{
  GSettings *gsettings = eiam_settings_get_gsettings (settings);
  g_auto (GStrv) names = g_settings_get_strv (gsettings, key);
  g_auto (GStrv) hidden = g_settings_get_strv (gsettings, "hidden-fields");
  gboolean hiding = g_str_equal (key, "hidden-fields");
  EiamField field;

  for (unsigned int i = 0; names[i] != NULL; i++)
    {
      if (!eiam_field_lookup (names[i], &field))
        add_problem (problems, key, names[i], _("There is no such attribute."));
      else if (hiding && eiam_settings_is_always_asked (names[i]))
        add_problem (problems, key, names[i], _("This attribute cannot be hidden."));
      else if (!hiding && g_strv_contains ((const char *const *) hidden, names[i]))
        add_problem (problems, key, names[i],
                     _("A hidden attribute cannot be required; it is shown."));
    }
}

static void
check_exit_chord (EiamSettings *settings,
                  GPtrArray    *problems)
{
  g_autofree char *chord = eiam_kiosk_dup_exit_chord (eiam_kiosk_get (settings));
  GdkModifierType modifiers;
  unsigned int key;

  if (*chord != '\0' && !eiam_kiosk_parse_chord (chord, &key, &modifiers))
    add_problem (problems, "kiosk/exit-chord", chord,
                 _("This is not a key with Control, Alt or Super."));
}

/**
 * eiam_settings_is_always_asked:
 * @key: the attribute's name in the request body
 *
 * Returns: %TRUE for the mobile number and the code, which every registration
 *   needs
 */
gboolean
eiam_settings_is_always_asked (const char *key)
{
  EiamField field;

  g_return_val_if_fail (key != NULL, FALSE);

  return eiam_field_lookup (key, &field)
         && (field == EIAM_FIELD_MOBILE || field == EIAM_FIELD_VERIFY_CODE);
}

/**
 * eiam_settings_is_code_length:
 * @length: how many digits a code is to have
 *
 * Returns: whether there are such codes; 0 stands for a length that is not known
 */
gboolean
eiam_settings_is_code_length (unsigned int length)
{
  return length == 0 || (length >= MIN_CODE_LENGTH && length <= MAX_CODE_LENGTH);
}

/**
 * eiam_settings_check:
 * @settings: the settings
 * @attribute_problems: (nullable) (element-type utf8): what is wrong with the
 *   entries of `extension-attributes`
 *
 * Returns: (transfer full) (element-type utf8): a translated sentence for each
 *   value that cannot be used
 */
GPtrArray *
eiam_settings_check (EiamSettings *settings,
                     GPtrArray    *attribute_problems)
{
  GPtrArray *problems = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (EIAM_IS_SETTINGS (settings), problems);

  check_server_url (settings, problems);
  check_header_value ("client-id", eiam_settings_get_client_id (settings), problems);
  check_header_value ("tenant-id", eiam_settings_get_tenant_id (settings), problems);
  check_ca_file (settings, problems);
  check_language (settings, problems);
  check_server_languages (settings, problems);
  check_code_length (settings, problems);
  check_fields (settings, "hidden-fields", problems);
  check_fields (settings, "required-fields", problems);
  check_exit_chord (settings, problems);
  for (unsigned int i = 0; attribute_problems != NULL && i < attribute_problems->len; i++)
    g_ptr_array_add (problems,
                     /* Translators: the placeholder is a sentence that says what is wrong, and
                      * begins with the name of the setting. */
                     g_strdup_printf (_("Setting %s"),
                                      (const char *) g_ptr_array_index (attribute_problems, i)));
  return problems;
}
