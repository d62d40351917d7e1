/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-tls-error.h"

#include <glib/gi18n-lib.h>

#include "eiam-clock.h"
#include "eiam-error.h"

/* Why there is no secure connection, in the words of a person. */

typedef struct {
  GTlsCertificateFlags flag;
  const char          *sentence;
} TlsRow;

static const TlsRow tls_rows[] = {
  { G_TLS_CERTIFICATE_REVOKED, N_("The server’s certificate was revoked, so nothing was sent.") },
  { G_TLS_CERTIFICATE_EXPIRED, N_("The server’s certificate has expired, so nothing was sent.") },
  { G_TLS_CERTIFICATE_NOT_ACTIVATED,
    N_("The server’s certificate is not valid yet, so nothing was sent. "
       "Is the clock of this device right?") },
  { G_TLS_CERTIFICATE_BAD_IDENTITY,
    N_("The server’s certificate belongs to another server, so nothing was sent.") },
  { G_TLS_CERTIFICATE_UNKNOWN_CA,
    N_("The server’s certificate comes from an authority this device does not know, "
       "so nothing was sent.") },
  { G_TLS_CERTIFICATE_INSECURE, N_("The server’s certificate is too weak, so nothing was sent.") },
};

/* What else keeps a secure connection from being made. */
static const struct {
  int         code;
  const char *sentence;
} handshake_rows[] = {
  { G_TLS_ERROR_CERTIFICATE_REQUIRED,
    N_("The server asks for a certificate of this device, which it does not have.") },
  { G_TLS_ERROR_MISC, N_("No secure connection to the server is possible, so nothing was sent.") },
  { G_TLS_ERROR_HANDSHAKE,
    N_("No secure connection to the server is possible, so nothing was sent.") },
  { G_TLS_ERROR_NOT_TLS,
    N_("No secure connection to the server is possible, so nothing was sent.") },
};

static const char *
get_handshake_sentence (int code)
{
  unsigned int i;

  for (i = 0; i < G_N_ELEMENTS (handshake_rows); i++)
    {
      if (handshake_rows[i].code == code)
        return handshake_rows[i].sentence;
    }

  return NULL;
}

static const char *
get_tls_sentence (GTlsCertificateFlags flags)
{
  unsigned int i;

  for (i = 0; i < G_N_ELEMENTS (tls_rows); i++)
    {
      if ((flags & tls_rows[i].flag) != 0)
        return tls_rows[i].sentence;
    }

  return NULL;
}

/* (nullable): where the clock may be right. To a clock that stands before this
 * program was made, good certificates are not valid yet. */
static GError *
find_clock_error (GTlsCertificateFlags flags)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *shown = NULL;
  g_autofree char *sentence = NULL;
  GError *error;

  if ((flags & G_TLS_CERTIFICATE_NOT_ACTIVATED) == 0 || !eiam_clock_is_before_release (now))
    return NULL;

  shown = g_date_time_format (now, "%Y-%m-%d %H:%M");
  /* Translators: %s is a date and time such as 2020-01-31 09:05 */
  sentence = g_strdup_printf (_("The clock of this device is wrong: it shows %s. So the server’s "
                                "certificate could not be checked, and nothing was sent."), shown);
  error = eiam_error_new_for_field (EIAM_ERROR_TLS, NULL, sentence);
  eiam_error_set_next_step (error, N_("Set the clock, then try again."));
  return error;
}

/**
 * eiam_tls_error_new:
 * @code: the #GTlsError with which the connection failed
 * @flags: what is wrong with the server's certificate
 * @was_asked: whether the server asked for a certificate of this device
 * @was_sent: (inout): whether the request's head had left; %FALSE afterwards
 *   where the server refused the connection all the same, and so read nothing
 *
 * Returns: (transfer full): an %EIAM_ERROR_TLS with one sentence for the cause;
 *   %EIAM_ERROR_OFFLINE where a good connection broke later
 */
GError *
eiam_tls_error_new (int                  code,
                    GTlsCertificateFlags flags,
                    gboolean             was_asked,
                    gboolean            *was_sent)
{
  GError *error = find_clock_error (flags);

  if (error != NULL)
    return error;
  if (flags != 0)
    return eiam_error_new_for_field (EIAM_ERROR_TLS, NULL, get_tls_sentence (flags));
  /* TLS 1.3 tells that it was required only when the handshake seemed done. */
  if (was_asked && code == G_TLS_ERROR_MISC)
    code = G_TLS_ERROR_CERTIFICATE_REQUIRED;
  if (code == G_TLS_ERROR_CERTIFICATE_REQUIRED)
    *was_sent = FALSE;
  if (*was_sent)
    return eiam_error_new_for_field (EIAM_ERROR_OFFLINE, NULL,
                                     N_("The connection to the server broke off."));

  return eiam_error_new_for_field (EIAM_ERROR_TLS, NULL, get_handshake_sentence (code));
}
