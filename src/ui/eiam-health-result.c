/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-health-private.h"

#include "eiam-client-enums.h"
#include "eiam-error.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>

/* What came of the checks, and how it is printed. The names of checks, causes and
 * outcomes are the same in every language, as programs read them. */

static const char *const names[EIAM_N_HEALTH_CHECKS] = {
  [EIAM_HEALTH_SETTINGS] = "settings",
  [EIAM_HEALTH_CLOCK] = "clock",
  [EIAM_HEALTH_DNS] = "dns",
  [EIAM_HEALTH_TCP] = "tcp",
  [EIAM_HEALTH_PROXY] = "proxy",
  [EIAM_HEALTH_TLS] = "tls",
  [EIAM_HEALTH_SERVICE] = "service",
  [EIAM_HEALTH_KEYRING] = "keyring",
};

static const char *const outcomes[] = {
  [EIAM_HEALTH_PENDING] = "pending",
  [EIAM_HEALTH_OK] = "ok",
  [EIAM_HEALTH_FAILED] = "failed",
  [EIAM_HEALTH_SKIPPED] = "skipped",
};

static void
clear (EiamHealthResult *result)
{
  g_clear_pointer (&result->sentence, g_free);
  g_clear_pointer (&result->next_step, g_free);
  g_clear_pointer (&result->cause, g_free);
}

static char *
dup_cause (const GError *error)
{
  g_autoptr (GEnumClass) causes = g_type_class_ref (EIAM_TYPE_ERROR);
  GEnumValue *value = error->domain == EIAM_ERROR ? g_enum_get_value (causes, error->code) : NULL;

  return g_strdup (value == NULL ? "other" : value->value_nick);
}

/* Notes how @check went: well when @error is %NULL. */
void
_eiam_health_finish (EiamHealth      *self,
                     EiamHealthCheck  check,
                     const GError    *error)
{
  EiamHealthResult *result = &self->results[check];

  clear (result);
  result->status = error == NULL ? EIAM_HEALTH_OK : EIAM_HEALTH_FAILED;
  if (error == NULL)
    {
      /* Translators: on the command line, of a check that found nothing wrong. */
      result->sentence = g_strdup (_("In order."));
      return;
    }
  result->sentence = eiam_error_dup_sentence (error);
  result->next_step = g_strdup (eiam_error_get_next_step (error));
  result->cause = dup_cause (error);
}

/* Notes that @check was not made: there is no need when @because_of is %NULL, else
 * that is the name of a check that failed before it. */
void
_eiam_health_skip (EiamHealth      *self,
                   EiamHealthCheck  check,
                   const char      *because_of)
{
  EiamHealthResult *result = &self->results[check];

  clear (result);
  result->status = EIAM_HEALTH_SKIPPED;
  result->sentence = because_of == NULL
                       /* Translators: on the command line, of a check that was not made. */
                       ? g_strdup (_("Not needed here."))
                       /* Translators: on the command line, of a check that was not made; %s is
                        * the name of another check, such as dns. */
                       : g_strdup_printf (_("Not checked, because “%s” failed."), because_of);
}

/* Notes how far the way to the server led. A proxy finds the server in place of
 * this machine, and @plain needs no proof of identity. */
void
_eiam_health_finish_reach (EiamHealth     *self,
                           EiamReachStage  stage,
                           gboolean        by_proxy,
                           gboolean        plain,
                           const GError   *error)
{
  static const EiamHealthCheck checks[] = {
    [EIAM_REACH_DNS] = EIAM_HEALTH_DNS,
    [EIAM_REACH_TCP] = EIAM_HEALTH_TCP,
    [EIAM_REACH_PROXY] = EIAM_HEALTH_PROXY,
    [EIAM_REACH_TLS] = EIAM_HEALTH_TLS,
    [EIAM_REACH_DONE] = EIAM_HEALTH_SERVICE,
  };
  const gboolean needed[] = {
    [EIAM_REACH_DNS] = !by_proxy,
    [EIAM_REACH_TCP] = !by_proxy,
    [EIAM_REACH_PROXY] = by_proxy,
    [EIAM_REACH_TLS] = !plain,
    [EIAM_REACH_DONE] = TRUE,
  };

  for (EiamReachStage i = EIAM_REACH_DNS; i < EIAM_REACH_DONE; i++)
    {
      if (!needed[i])
        _eiam_health_skip (self, checks[i], NULL);
      else if (i <= stage)
        _eiam_health_finish (self, checks[i], i == stage ? error : NULL);
      else
        _eiam_health_skip (self, checks[i], names[checks[stage]]);
    }
  if (error != NULL)
    _eiam_health_skip (self, EIAM_HEALTH_SERVICE, names[checks[stage]]);
}

/**
 * eiam_health_free:
 * @self: (transfer full): what came of the checks
 */
void
eiam_health_free (EiamHealth *self)
{
  g_return_if_fail (self != NULL);

  for (unsigned int i = 0; i < EIAM_N_HEALTH_CHECKS; i++)
    clear (&self->results[i]);
  g_free (self);
}

/**
 * eiam_health_check_get_name:
 * @check: a check
 *
 * Returns: its name, which is the same in every language
 */
const char *
eiam_health_check_get_name (EiamHealthCheck check)
{
  g_return_val_if_fail (check < EIAM_N_HEALTH_CHECKS, NULL);

  return names[check];
}

/**
 * eiam_health_is_good:
 * @self: what came of the checks
 *
 * Returns: whether none failed
 */
gboolean
eiam_health_is_good (const EiamHealth *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (unsigned int i = 0; i < EIAM_N_HEALTH_CHECKS; i++)
    if (self->results[i].status == EIAM_HEALTH_FAILED)
      return FALSE;
  return TRUE;
}

/**
 * eiam_health_to_text:
 * @self: what came of the checks
 *
 * Returns: (transfer full): a line for each: its name, how it went, what that
 *   means and what to do
 */
char *
eiam_health_to_text (const EiamHealth *self)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);

  for (unsigned int i = 0; i < EIAM_N_HEALTH_CHECKS; i++)
    {
      const EiamHealthResult *result = &self->results[i];

      g_string_append_printf (text, "%-8s  %-7s  %s%s%s\n", names[i], outcomes[result->status],
                              result->sentence, result->next_step != NULL ? " " : "",
                              result->next_step != NULL ? result->next_step : "");
    }
  return g_string_free (text, FALSE);
}

static void
add_text (JsonBuilder *builder,
          const char  *name,
          const char  *text)
{
  if (text == NULL)
    return;
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

/**
 * eiam_health_to_json:
 * @self: what came of the checks
 *
 * Returns: (transfer full): an object with `healthy`, a boolean, and `checks`, an
 *   array of objects with `check`, `status`, `sentence` and, where it failed,
 *   `cause` and `next_step`
 */
char *
eiam_health_to_json (const EiamHealth *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "healthy");
  json_builder_add_boolean_value (builder, eiam_health_is_good (self));
  json_builder_set_member_name (builder, "checks");
  json_builder_begin_array (builder);
  for (unsigned int i = 0; i < EIAM_N_HEALTH_CHECKS; i++)
    {
      json_builder_begin_object (builder);
      add_text (builder, "check", names[i]);
      add_text (builder, "status", outcomes[self->results[i].status]);
      add_text (builder, "sentence", self->results[i].sentence);
      add_text (builder, "cause", self->results[i].cause);
      add_text (builder, "next_step", self->results[i].next_step);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, TRUE);
}
