/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * EiamEvent:
 * @EIAM_EVENT_START: the program has started
 * @EIAM_EVENT_SETTINGS: settings cannot be used
 * @EIAM_EVENT_PAGE: a page is shown
 * @EIAM_EVENT_REQUEST_DONE: the service has done what it was asked
 * @EIAM_EVENT_REQUEST_FAILED: it has not, or did not answer
 * @EIAM_EVENT_REGISTERED: a registration succeeded
 * @EIAM_EVENT_REFUSED: a registration failed
 * @EIAM_EVENT_UNKNOWN: a registration was sent and its answer was lost
 * @EIAM_EVENT_CONFIRMED: a lost registration turns out to have succeeded
 * @EIAM_EVENT_KEYRING_REFUSED: the keyring does not take the tokens
 * @EIAM_EVENT_IDLE_WARNING: nobody seems to be at a self-service machine
 * @EIAM_EVENT_WIPE: a self-service machine has forgotten a person
 *
 * What is told to the journal.
 */
typedef enum {
  EIAM_EVENT_START,
  EIAM_EVENT_SETTINGS,
  EIAM_EVENT_PAGE,
  EIAM_EVENT_REQUEST_DONE,
  EIAM_EVENT_REQUEST_FAILED,
  EIAM_EVENT_REGISTERED,
  EIAM_EVENT_REFUSED,
  EIAM_EVENT_UNKNOWN,
  EIAM_EVENT_CONFIRMED,
  EIAM_EVENT_KEYRING_REFUSED,
  EIAM_EVENT_IDLE_WARNING,
  EIAM_EVENT_WIPE,
} EiamEvent;

#define EIAM_N_EVENTS (EIAM_EVENT_WIPE + 1)

/**
 * EiamEventDetails:
 * @page: (nullable): the name of a page
 * @call: (nullable): the name of a call
 * @error: (nullable): what went wrong, of which only the kind and the incident are told
 * @duration_ms: how long it took, in milliseconds
 * @count: how many there are
 *
 * What an event is about; each tells what its row of the table names.
 */
typedef struct {
  const char   *page;
  const char   *call;
  const GError *error;
  gint64        duration_ms;
  unsigned int  count;
} EiamEventDetails;

void        eiam_journal_open       (gboolean                always);
void        eiam_journal_tell       (EiamEvent               event,
                                     const EiamEventDetails *details);

const char *eiam_event_get_name     (EiamEvent               event);
char       *eiam_event_dup_row      (EiamEvent               event);

G_END_DECLS
