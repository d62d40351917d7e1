/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-expiry.h"

#include "eiam-time.h"

#include <glib/gi18n.h>

/* Until when a saved session holds, in words and as an icon. */

static const struct
{
  const char *icon;
  /* The first placeholder is a moment, the second how long it is until then. */
  const char *text;
} looks[] = {
  [EIAM_EXPIRY_UNKNOWN] = {
    "dialog-question-symbolic",
    N_("It is not known how long this session is valid"),
  },
  [EIAM_EXPIRY_EXPIRED] = {
    "dialog-error-symbolic",
    /* Translators: the placeholder is a date with time. */
    N_("Expired on %s: sign in again"),
  },
  [EIAM_EXPIRY_SOON] = {
    "dialog-warning-symbolic",
    /* Translators: a date with time, and how long it is until then, such as "12 minutes". */
    N_("Expires soon, on %s (in %s)"),
  },
  [EIAM_EXPIRY_VALID] = {
    "object-select-symbolic",
    /* Translators: a date with time, and how long it is until then, such as "12 hours". */
    N_("Valid until %s (for %s)"),
  },
};

/**
 * eiam_expiry_of:
 * @expires_at: (nullable): when a session ends
 * @now: the present
 *
 * Returns: how the session stands
 */
EiamExpiry
eiam_expiry_of (GDateTime *expires_at,
                GDateTime *now)
{
  GTimeSpan left;

  g_return_val_if_fail (now != NULL, EIAM_EXPIRY_UNKNOWN);

  if (expires_at == NULL)
    return EIAM_EXPIRY_UNKNOWN;

  left = g_date_time_difference (expires_at, now);
  if (left < G_TIME_SPAN_SECOND)
    return EIAM_EXPIRY_EXPIRED;

  return left < G_TIME_SPAN_HOUR ? EIAM_EXPIRY_SOON : EIAM_EXPIRY_VALID;
}

/**
 * eiam_expiry_get_icon:
 * @expiry: how a session stands
 *
 * Returns: the name of an icon for it
 */
const char *
eiam_expiry_get_icon (EiamExpiry expiry)
{
  g_return_val_if_fail ((int) expiry >= 0 && expiry < G_N_ELEMENTS (looks), NULL);

  return looks[expiry].icon;
}

/* The text of each state has as many placeholders as it is given here. */
static char *
write_text (const char *text,
            const char *moment,
            const char *left)
{
  g_auto (GStrv) parts = g_strsplit (text, "%s", 3);
  g_autoptr (GString) out = g_string_new (parts[0]);
  const char *values[] = { moment, left };
  unsigned int n_parts = g_strv_length (parts);

  for (unsigned int i = 0; i < G_N_ELEMENTS (values) && i + 1 < n_parts; i++)
    {
      g_string_append (out, values[i] == NULL ? "" : values[i]);
      g_string_append (out, parts[i + 1]);
    }

  return g_string_free (g_steal_pointer (&out), FALSE);
}

/**
 * eiam_expiry_dup_text:
 * @expires_at: (nullable): when a session ends
 * @now: the present
 *
 * Returns: (transfer full): a translated sentence about it
 */
char *
eiam_expiry_dup_text (GDateTime *expires_at,
                      GDateTime *now)
{
  g_autofree char *moment = expires_at == NULL ? NULL : eiam_time_format_moment (expires_at);
  g_autofree char *left = expires_at == NULL ? NULL : eiam_time_format_left (expires_at, now);

  return write_text (_(looks[eiam_expiry_of (expires_at, now)].text), moment, left);
}
