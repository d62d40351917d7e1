/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-journal.h"

#include <stdio.h>
#include <string.h>

#include "eiam-client-enums.h"
#include "eiam-error.h"

/* What happens, in entries of the system's journal with fields of their own, for
 * those who look after many machines. Every value is a word of this program or a
 * number that it counted: nothing of a person, a server or an answer. */

#define IDENTIFIER "eiam-register"
#define PRIORITY_WARNING "4"
#define PRIORITY_INFO "6"
/* The fields of every entry, and the most that a row adds. */
#define N_COMMON_FIELDS 6
#define MAX_VALUE 40

typedef enum {
  FIELD_PAGE,
  FIELD_CALL,
  FIELD_ERROR,
  FIELD_DURATION,
  FIELD_COUNT,
  FIELD_INCIDENT,
  N_FIELDS,
} Field;

static const char *const field_names[N_FIELDS] = {
  [FIELD_PAGE] = "EIAM_PAGE",
  [FIELD_CALL] = "EIAM_CALL",
  [FIELD_ERROR] = "EIAM_ERROR_CODE",
  [FIELD_DURATION] = "EIAM_DURATION_MS",
  [FIELD_COUNT] = "EIAM_COUNT",
  [FIELD_INCIDENT] = "EIAM_INCIDENT",
};

#define HAS(field) (1u << FIELD_##field)

static const struct
{
  const char   *name;
  const char   *message_id;
  const char   *priority;
  unsigned int  fields;
  const char   *message;
} rows[EIAM_N_EVENTS] = {
  [EIAM_EVENT_START] = {
    "start", "2d86f28cad7143e4a784290b632968b4", PRIORITY_INFO, 0,
    "The program has started",
  },
  [EIAM_EVENT_SETTINGS] = {
    "settings", "1587ffb897ad4a1689f24236b4501ae9", PRIORITY_WARNING, HAS (COUNT),
    "Settings cannot be used",
  },
  [EIAM_EVENT_PAGE] = {
    "page", "5b286e2bee24441a8292725b022e8465", PRIORITY_INFO, HAS (PAGE),
    "A page is shown",
  },
  [EIAM_EVENT_REQUEST_DONE] = {
    "request-done", "663620e6577948c28b069630ed7955a6", PRIORITY_INFO,
    HAS (CALL) | HAS (DURATION),
    "The service answered a call",
  },
  [EIAM_EVENT_REQUEST_FAILED] = {
    "request-failed", "2f092430ad6a4f01bd4979e90deff1b1", PRIORITY_WARNING,
    HAS (CALL) | HAS (ERROR) | HAS (DURATION) | HAS (INCIDENT),
    "A call of the service failed",
  },
  [EIAM_EVENT_REGISTERED] = {
    "registered", "d8b27f2e17324a489d952431ff2f933b", PRIORITY_INFO, 0,
    "A registration succeeded",
  },
  [EIAM_EVENT_REFUSED] = {
    "refused", "c52dcb0708d346d7941fdff60b4f0106", PRIORITY_WARNING,
    HAS (ERROR) | HAS (INCIDENT),
    "A registration failed",
  },
  [EIAM_EVENT_UNKNOWN] = {
    "unknown", "279ffe08be6f49b493d74a7d7bd2e8cc", PRIORITY_WARNING,
    HAS (ERROR) | HAS (INCIDENT),
    "The answer to a registration was lost",
  },
  [EIAM_EVENT_CONFIRMED] = {
    "confirmed", "98000cae588343b98407b50fc69eac63", PRIORITY_INFO, 0,
    "A registration whose answer was lost has very likely succeeded",
  },
  [EIAM_EVENT_KEYRING_REFUSED] = {
    "keyring-refused", "c18f341e99ca49ebb79c4b1562ab6a88", PRIORITY_WARNING,
    HAS (INCIDENT),
    "The keyring does not take the tokens",
  },
  [EIAM_EVENT_IDLE_WARNING] = {
    "idle-warning", "1e37d5ab66494e70a907b380d1024ab1", PRIORITY_INFO, 0,
    "Nobody seems to be at the machine",
  },
  [EIAM_EVENT_WIPE] = {
    "wipe", "3993d16ef05a4e0cb80ed1bcc4e1732f", PRIORITY_INFO, 0,
    "The last person is forgotten",
  },
};

static gboolean to_journal;

static const char *
get_error_name (const GError *error)
{
  g_autoptr (GEnumClass) names = g_type_class_ref (EIAM_TYPE_ERROR);
  GEnumValue *value = NULL;

  if (error == NULL || error->domain != EIAM_ERROR)
    return "other";
  value = g_enum_get_value (names, error->code);
  return value == NULL ? "other" : value->value_nick;
}

/* Nothing that somebody typed or sent can be told by mistake. */
static gboolean
is_word (const char *text)
{
  static const char allowed[] = G_CSET_a_2_z G_CSET_A_2_Z G_CSET_DIGITS "-/";

  return *text != '\0' && strlen (text) <= MAX_VALUE && strspn (text, allowed) == strlen (text);
}

/* Returns the value (transfer full), or %NULL where there is none. */
static char *
dup_value (Field                   field,
           const EiamEventDetails *details)
{
  const char *word = NULL;

  switch (field)
    {
    case FIELD_PAGE:
      word = details->page;
      break;
    case FIELD_CALL:
      word = details->call;
      break;
    case FIELD_ERROR:
      word = get_error_name (details->error);
      break;
    case FIELD_INCIDENT:
      word = eiam_error_get_incident (details->error);
      break;
    case FIELD_DURATION:
      return g_strdup_printf ("%" G_GINT64_FORMAT, details->duration_ms);
    case FIELD_COUNT:
      return g_strdup_printf ("%u", details->count);
    case N_FIELDS:
    default:
      break;
    }
  return word != NULL && is_word (word) ? g_strdup (word) : NULL;
}

/* A name as people read it in the message: `EIAM_ERROR_CODE` is `error code`. */
static char *
dup_label (const char *name)
{
  g_autofree char *lower = g_ascii_strdown (name + strlen ("EIAM_"), -1);

  return g_strdup (g_strdelimit (lower, "_", ' '));
}

static void
write_fields (const GLogField *fields,
              gsize            n_fields)
{
  if (to_journal
      && g_log_writer_journald (G_LOG_LEVEL_INFO, fields, n_fields, NULL) == G_LOG_WRITER_HANDLED)
    return;
  /* Of this level, which a terminal shows only to who asks for it. */
  g_log_structured_array (G_LOG_LEVEL_INFO, fields, n_fields);
}

/**
 * eiam_journal_open:
 * @always: whether entries go to the journal even when the program's standard
 *   error does not, as it is at a self-service machine
 *
 * Says where entries go. To be called once, before any.
 */
void
eiam_journal_open (gboolean always)
{
  to_journal = always || g_log_writer_is_journald (fileno (stderr));
}

/**
 * eiam_journal_tell:
 * @event: what happened
 * @details: (nullable): what it is about
 *
 * Writes an entry. Where it does not go to the journal, it is a message of the
 * level of information, which `G_MESSAGES_DEBUG` shows.
 */
void
eiam_journal_tell (EiamEvent               event,
                   const EiamEventDetails *details)
{
  static const EiamEventDetails none = { .count = 0 };
  g_autoptr (GString) message = NULL;
  g_auto (GStrv) values = g_new0 (char *, N_FIELDS + 1);
  GLogField fields[N_COMMON_FIELDS + N_FIELDS];
  unsigned int n = 0;
  unsigned int n_values = 0;

  g_return_if_fail ((int) event >= 0 && event < EIAM_N_EVENTS);

  message = g_string_new (rows[event].message);
  for (Field field = 0; field < N_FIELDS; field++)
    {
      char *value = (rows[event].fields & (1u << field)) != 0
                      ? dup_value (field, details == NULL ? &none : details) : NULL;
      g_autofree char *label = dup_label (field_names[field]);

      if (value == NULL)
        continue;
      g_string_append_printf (message, ", %s %s", label, value);
      values[n_values++] = value;
      fields[n++] = (GLogField) { field_names[field], value, -1 };
    }
  fields[n++] = (GLogField) { "MESSAGE", message->str, -1 };
  fields[n++] = (GLogField) { "MESSAGE_ID", rows[event].message_id, -1 };
  fields[n++] = (GLogField) { "PRIORITY", rows[event].priority, -1 };
  fields[n++] = (GLogField) { "SYSLOG_IDENTIFIER", IDENTIFIER, -1 };
  fields[n++] = (GLogField) { "GLIB_DOMAIN", G_LOG_DOMAIN, -1 };
  fields[n++] = (GLogField) { "EIAM_EVENT", rows[event].name, -1 };
  write_fields (fields, n);
}

/**
 * eiam_event_get_name:
 * @event: an event
 *
 * Returns: the value of `EIAM_EVENT`
 */
const char *
eiam_event_get_name (EiamEvent event)
{
  g_return_val_if_fail ((int) event >= 0 && event < EIAM_N_EVENTS, NULL);

  return rows[event].name;
}

/**
 * eiam_event_dup_row:
 * @event: an event
 *
 * Returns: (transfer full): how a table for people shows it, in Markdown
 */
char *
eiam_event_dup_row (EiamEvent event)
{
  g_autoptr (GString) fields = g_string_new (NULL);

  g_return_val_if_fail ((int) event >= 0 && event < EIAM_N_EVENTS, NULL);

  for (Field field = 0; field < N_FIELDS; field++)
    if ((rows[event].fields & (1u << field)) != 0)
      g_string_append_printf (fields, "%s`%s`", fields->len > 0 ? ", " : "", field_names[field]);
  return g_strdup_printf ("| `%s` | %s | %s | %s | `%s` |", rows[event].name, rows[event].message,
                          fields->str, rows[event].priority, rows[event].message_id);
}
