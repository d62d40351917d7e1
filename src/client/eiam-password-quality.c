/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-password-quality.h"

#ifdef HAVE_PWQUALITY
#include <pwquality.h>

/* The least score, of 100, for each level. */
static const int level_scores[EIAM_N_PASSWORD_LEVELS] = {
  [EIAM_PASSWORD_FAIR] = 20,
  [EIAM_PASSWORD_GOOD] = 40,
  [EIAM_PASSWORD_STRONG] = 60,
};

/**
 * eiam_password_quality_rate:
 * @password: an acceptable password
 * @level: what it was rated
 *
 * Asks libpwquality for a second opinion. The rules for log-ins of this
 * computer are left alone: they are not the service's. So is the dictionary,
 * which would leave parts of the password in memory that nobody wipes.
 *
 * Returns: the lower one of both opinions, at least %EIAM_PASSWORD_WEAK
 */
EiamPasswordLevel
eiam_password_quality_rate (const char        *password,
                            EiamPasswordLevel  level)
{
  pwquality_settings_t *settings;
  int score;

  g_return_val_if_fail (password != NULL, level);

  settings = pwquality_default_settings ();
  if (settings == NULL)
    return level;

  pwquality_set_int_value (settings, PWQ_SETTING_DICT_CHECK, 0);
  score = pwquality_check (settings, password, NULL, NULL, NULL);
  pwquality_free_settings (settings);
  while (level > EIAM_PASSWORD_WEAK && score < level_scores[level])
    level--;

  return level;
}
#else
EiamPasswordLevel
eiam_password_quality_rate (const char        *password,
                            EiamPasswordLevel  level)
{
  return level;
}
#endif
