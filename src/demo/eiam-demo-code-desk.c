/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-demo-code-desk.h"

#include "eiam-demo-error.h"

typedef struct {
  char         *code; /* (nullable): NULL once it is used up */
  unsigned int  attempts;
  gint64        sent;
} Code;

/* Remembers which code went to which number; only the newest one counts. */
struct _EiamDemoCodeDesk
{
  GObject     parent_instance;

  GHashTable *codes; /* mobile → Code */
};

G_DEFINE_FINAL_TYPE (EiamDemoCodeDesk, eiam_demo_code_desk, G_TYPE_OBJECT)

static void
code_free (gpointer data)
{
  Code *code = data;

  g_free (code->code);
  g_free (code);
}

static void
eiam_demo_code_desk_finalize (GObject *object)
{
  EiamDemoCodeDesk *self = EIAM_DEMO_CODE_DESK (object);

  g_clear_pointer (&self->codes, g_hash_table_unref);

  G_OBJECT_CLASS (eiam_demo_code_desk_parent_class)->finalize (object);
}

static void
eiam_demo_code_desk_class_init (EiamDemoCodeDeskClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = eiam_demo_code_desk_finalize;
}

static void
eiam_demo_code_desk_init (EiamDemoCodeDesk *self)
{
  self->codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, code_free);
}

/**
 * eiam_demo_code_desk_new:
 *
 * Returns: (transfer full): a desk that has sent no code yet
 */
EiamDemoCodeDesk *
eiam_demo_code_desk_new (void)
{
  return g_object_new (EIAM_TYPE_DEMO_CODE_DESK, NULL);
}

/**
 * eiam_demo_code_desk_allow:
 * @self: a desk
 * @mobile: a mobile number
 * @resend_delay: how many seconds must lie between two messages
 * @now: the time in seconds
 * @error: return location for an error of #EIAM_DEMO_ERROR
 *
 * Returns: whether a message to @mobile is allowed by now; else @error tells
 *   the seconds left
 */
gboolean
eiam_demo_code_desk_allow (EiamDemoCodeDesk  *self,
                           const char        *mobile,
                           unsigned int       resend_delay,
                           gint64             now,
                           GError           **error)
{
  const Code *known = NULL;
  gint64 left;

  g_return_val_if_fail (EIAM_IS_DEMO_CODE_DESK (self), FALSE);
  g_return_val_if_fail (mobile != NULL, FALSE);

  known = g_hash_table_lookup (self->codes, mobile);
  if (known == NULL)
    return TRUE;

  left = known->sent + resend_delay - now;
  if (left <= 0)
    return TRUE;

  g_set_error (error, EIAM_DEMO_ERROR, EIAM_DEMO_ERROR_TOO_OFTEN, "%" G_GINT64_FORMAT, left);
  return FALSE;
}

/**
 * eiam_demo_code_desk_issue:
 * @self: a desk
 * @mobile: a mobile number
 * @code: the code that was sent to it
 * @now: the time in seconds
 *
 * Remembers @code; an older one for the same number is void.
 */
void
eiam_demo_code_desk_issue (EiamDemoCodeDesk *self,
                           const char       *mobile,
                           const char       *code,
                           gint64            now)
{
  Code *known = NULL;

  g_return_if_fail (EIAM_IS_DEMO_CODE_DESK (self));
  g_return_if_fail (mobile != NULL && code != NULL);

  known = g_new0 (Code, 1);
  known->code = g_strdup (code);
  known->sent = now;
  g_hash_table_replace (self->codes, g_strdup (mobile), known);
}

/**
 * eiam_demo_code_desk_check:
 * @self: a desk
 * @mobile: a mobile number
 * @code: what a person typed
 * @now: the time in seconds
 * @error: return location for an error of #EIAM_DEMO_ERROR
 *
 * Checks a code. A right one stays good, a wrong one costs an attempt.
 *
 * Returns: whether @code is the newest code of @mobile and still good
 */
gboolean
eiam_demo_code_desk_check (EiamDemoCodeDesk  *self,
                           const char        *mobile,
                           const char        *code,
                           gint64             now,
                           GError           **error)
{
  Code *known = NULL;

  g_return_val_if_fail (EIAM_IS_DEMO_CODE_DESK (self), FALSE);
  g_return_val_if_fail (mobile != NULL && code != NULL, FALSE);

  known = g_hash_table_lookup (self->codes, mobile);
  if (known == NULL || known->code == NULL || known->sent + EIAM_DEMO_CODE_LIFETIME <= now)
    {
      g_set_error_literal (error, EIAM_DEMO_ERROR, EIAM_DEMO_ERROR_EXPIRED, "verify_code");
      return FALSE;
    }

  if (g_str_equal (known->code, code))
    return TRUE;

  known->attempts++;
  if (known->attempts >= EIAM_DEMO_CODE_ATTEMPTS)
    g_clear_pointer (&known->code, g_free);
  g_set_error_literal (error, EIAM_DEMO_ERROR, EIAM_DEMO_ERROR_CODE, "verify_code");
  return FALSE;
}
