/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-journal.h"

#include <string.h>

#include "eiam-error.h"
#include "eiam-incident.h"
#include "eiam-test-utils.h"

#define SECRET "13800138000"
#define INCIDENTS 1000

/* What the last entry had, by the names of the fields. */
static GHashTable *entry;

static GLogWriterOutput
write_entry (GLogLevelFlags   level,
             const GLogField *fields,
             gsize            n_fields,
             gpointer         user_data)
{
  if ((level & G_LOG_LEVEL_INFO) == 0)
    return g_log_writer_default (level, fields, n_fields, user_data);

  g_hash_table_remove_all (entry);
  for (gsize i = 0; i < n_fields; i++)
    {
      g_assert_cmpint (fields[i].length, ==, -1);
      g_hash_table_insert (entry, g_strdup (fields[i].key), g_strdup (fields[i].value));
    }
  return G_LOG_WRITER_HANDLED;
}

static const char *
get (const char *field)
{
  return g_hash_table_lookup (entry, field);
}

static void
test_fields (void)
{
  g_autoptr (GError) error = eiam_error_new_for_field (EIAM_ERROR_TIMEOUT, "mobile", SECRET);
  const EiamEventDetails details = {
    .page = "details", .call = "sms/send", .error = error, .duration_ms = 2013, .count = 3,
  };

  eiam_error_set_incident (error, "4F7K2Q");
  eiam_journal_tell (EIAM_EVENT_REQUEST_FAILED, &details);
  g_assert_cmpstr (get ("EIAM_EVENT"), ==, "request-failed");
  g_assert_cmpstr (get ("EIAM_CALL"), ==, "sms/send");
  g_assert_cmpstr (get ("EIAM_ERROR_CODE"), ==, "timeout");
  g_assert_cmpstr (get ("EIAM_DURATION_MS"), ==, "2013");
  g_assert_cmpstr (get ("EIAM_INCIDENT"), ==, "4F7K2Q");
  g_assert_cmpstr (get ("PRIORITY"), ==, "4");
  g_assert_cmpstr (get ("SYSLOG_IDENTIFIER"), ==, "eiam-register");
  g_assert_cmpstr (get ("MESSAGE"), ==,
                   "A call of the service failed, call sms/send, error code timeout, "
                   "duration ms 2013, incident 4F7K2Q");
  g_assert_null (get ("EIAM_PAGE"));
  g_assert_null (get ("EIAM_COUNT"));

  eiam_journal_tell (EIAM_EVENT_PAGE, &details);
  g_assert_cmpstr (get ("EIAM_PAGE"), ==, "details");
  g_assert_null (get ("EIAM_CALL"));
  eiam_journal_tell (EIAM_EVENT_SETTINGS, &details);
  g_assert_cmpstr (get ("EIAM_COUNT"), ==, "3");
  eiam_journal_tell (EIAM_EVENT_START, NULL);
  g_assert_cmpstr (get ("EIAM_EVENT"), ==, "start");
  g_assert_cmpstr (get ("PRIORITY"), ==, "6");
}

/* Whatever is handed over by mistake. */
static void
test_nothing_personal (void)
{
  g_autoptr (GError) error = eiam_error_new_for_field (EIAM_ERROR_NOT_ALLOWED, SECRET, SECRET);
  g_autoptr (GError) foreign = g_error_new (G_IO_ERROR, G_IO_ERROR_FAILED, "%s", SECRET);
  const EiamEventDetails details = {
    .page = "Zhang San", .call = "register?mobile=" SECRET, .error = error,
  };
  const EiamEventDetails strange = { .call = "", .error = foreign };
  GHashTableIter iter;
  gpointer value;

  eiam_error_set_server_answer (error, SECRET, SECRET);
  eiam_error_set_next_step (error, SECRET);
  eiam_error_set_incident (error, SECRET "@example.com");
  for (unsigned int event = 0; event < EIAM_N_EVENTS; event++)
    {
      eiam_journal_tell ((EiamEvent) event, &details);
      g_hash_table_iter_init (&iter, entry);
      while (g_hash_table_iter_next (&iter, NULL, &value))
        {
          g_assert_null (strstr (value, SECRET));
          g_assert_null (strstr (value, "Zhang"));
        }
    }

  eiam_journal_tell (EIAM_EVENT_REQUEST_FAILED, &strange);
  g_assert_cmpstr (get ("EIAM_ERROR_CODE"), ==, "other");
  g_assert_null (get ("EIAM_CALL"));
  g_assert_null (get ("EIAM_INCIDENT"));
}

static void
test_events (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (unsigned int event = 0; event < EIAM_N_EVENTS; event++)
    {
      g_autofree char *row = eiam_event_dup_row ((EiamEvent) event);

      eiam_journal_tell ((EiamEvent) event, NULL);
      g_assert_cmpstr (get ("EIAM_EVENT"), ==, eiam_event_get_name ((EiamEvent) event));
      g_assert_cmpuint (strlen (get ("MESSAGE_ID")), ==, 32);
      g_assert_nonnull (strstr (row, get ("MESSAGE_ID")));
      g_assert_true (g_hash_table_add (seen, g_strdup (get ("MESSAGE_ID"))));
      g_assert_true (g_hash_table_add (seen, g_strdup (get ("EIAM_EVENT"))));
    }
}

static void
test_incident (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  unsigned int repeated = 0;

  for (unsigned int i = 0; i < INCIDENTS; i++)
    {
      char *code = eiam_incident_new ();

      g_assert_cmpuint (strlen (code), ==, EIAM_INCIDENT_LENGTH);
      g_assert_cmpuint (strspn (code, "0123456789ABCDEFGHJKMNPQRSTVWXYZ"), ==,
                        EIAM_INCIDENT_LENGTH);
      repeated += !g_hash_table_add (seen, code);
    }
  /* Of a thousand million: two of a thousand are alike once in two thousand times. */
  g_assert_cmpuint (repeated, <=, 1);
}

static void
test_incident_of_error (void)
{
  g_autoptr (GError) error = eiam_error_new_for_field (EIAM_ERROR_DEVICE, NULL, NULL);
  g_autoptr (GError) copy = NULL;
  g_autoptr (GError) foreign = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, "");

  g_assert_null (eiam_error_get_incident (error));
  eiam_error_set_incident (error, "4F7K2Q");
  copy = g_error_copy (error);
  g_assert_cmpstr (eiam_error_get_incident (copy), ==, "4F7K2Q");
  g_assert_null (eiam_error_get_incident (foreign));
  g_assert_null (eiam_error_get_incident (NULL));
}

/* Whom an error needs: the person, whoever runs the device, or the company. */
static void
test_needs_help (void)
{
  static const struct
  {
    EiamError code;
    gboolean  own;
    gboolean  self_service;
  } rows[] = {
    { EIAM_ERROR_INVALID_INPUT, FALSE, FALSE }, { EIAM_ERROR_WRONG_PUZZLE, FALSE, FALSE },
    { EIAM_ERROR_CODE_WRONG, FALSE, FALSE },    { EIAM_ERROR_ALREADY_REGISTERED, FALSE, FALSE },
    { EIAM_ERROR_RATE_LIMITED, FALSE, FALSE },  { EIAM_ERROR_OFFLINE, FALSE, TRUE },
    { EIAM_ERROR_PROXY, FALSE, TRUE },          { EIAM_ERROR_CAPTIVE_PORTAL, FALSE, TRUE },
    { EIAM_ERROR_TIMEOUT, FALSE, TRUE },        { EIAM_ERROR_BUSY, FALSE, TRUE },
    { EIAM_ERROR_NOT_ALLOWED, TRUE, TRUE },     { EIAM_ERROR_DEVICE, TRUE, TRUE },
    { EIAM_ERROR_CONFIGURATION, TRUE, TRUE },   { EIAM_ERROR_TLS, TRUE, TRUE },
    { EIAM_ERROR_REDIRECT, TRUE, TRUE },        { EIAM_ERROR_PROTOCOL, TRUE, TRUE },
    { EIAM_ERROR_UNKNOWN_OUTCOME, TRUE, TRUE },
  };

  for (unsigned int i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = eiam_error_new_for_field (rows[i].code, NULL, NULL);

      g_assert_cmpint (eiam_error_needs_help (error, FALSE), ==, rows[i].own);
      g_assert_cmpint (eiam_error_needs_help (error, TRUE), ==, rows[i].self_service);
    }
  g_assert_false (eiam_error_needs_help (NULL, TRUE));
}

int
main (int    argc,
      char **argv)
{
  int status;

  eiam_test_init (&argc, &argv);
  entry = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_log_set_writer_func (write_entry, NULL, NULL);

  g_test_add_func ("/journal/fields", test_fields);
  g_test_add_func ("/journal/nothing-personal", test_nothing_personal);
  g_test_add_func ("/journal/events", test_events);
  g_test_add_func ("/journal/incident", test_incident);
  g_test_add_func ("/journal/incident-of-error", test_incident_of_error);
  g_test_add_func ("/journal/needs-help", test_needs_help);

  status = g_test_run ();
  g_hash_table_unref (entry);
  return status;
}
