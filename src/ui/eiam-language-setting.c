/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-language-setting.h"

#include "eiam-language.h"

/* The setting `language`, and what the program makes of it. */

#define KEY "language"

/**
 * eiam_language_setting_choose:
 * @settings: the settings
 * @tag: a language tag, or "" for the session's language
 * @remember: whether the choice is for the next start too
 *
 * Chooses the language, in place of what the command line said. One that cannot
 * be stored, as an administrator locked the setting, holds for this run.
 */
void
eiam_language_setting_choose (EiamSettings *settings,
                              const char   *tag,
                              gboolean      remember)
{
  GSettings *gsettings = NULL;

  g_return_if_fail (EIAM_IS_SETTINGS (settings));
  g_return_if_fail (tag != NULL);

  gsettings = eiam_settings_get_gsettings (settings);
  if (!remember || !g_settings_is_writable (gsettings, KEY))
    {
      eiam_settings_override (settings, KEY, tag);
      return;
    }
  g_settings_set_string (gsettings, KEY, tag);
  eiam_settings_override (settings, KEY, NULL);
}

/**
 * eiam_language_setting_apply:
 * @settings: the settings
 *
 * Has all texts from now on in the language that is set; what is no language is
 * passed over.
 */
void
eiam_language_setting_apply (EiamSettings *settings)
{
  const char *tag = NULL;

  g_return_if_fail (EIAM_IS_SETTINGS (settings));

  tag = eiam_settings_get_language (settings);
  eiam_language_init (eiam_language_is_valid_tag (tag) ? tag : NULL);
}
