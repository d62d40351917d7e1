/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define EIAM_ERROR (eiam_error_quark ())

/**
 * EiamError:
 * @EIAM_ERROR_INVALID_INPUT: what the person entered is not acceptable; see eiam_error_get_field()
 * @EIAM_ERROR_WRONG_PUZZLE: the puzzle piece was not at its place
 * @EIAM_ERROR_PUZZLE_EXPIRED: the puzzle, or the pass it gave, is too old
 * @EIAM_ERROR_CODE_WRONG: the SMS code is not the one that was sent
 * @EIAM_ERROR_CODE_EXPIRED: the SMS code is too old
 * @EIAM_ERROR_ALREADY_REGISTERED: the number, user name or e-mail has an account
 * @EIAM_ERROR_NOT_ALLOWED: the service refuses this registration
 * @EIAM_ERROR_RATE_LIMITED: too many tries; see eiam_error_get_retry_after()
 * @EIAM_ERROR_DEVICE: the service did not accept what this device says of itself
 * @EIAM_ERROR_CONFIGURATION: server address, client id or the service's own settings are wrong
 * @EIAM_ERROR_BUSY: the service failed for the moment
 * @EIAM_ERROR_OFFLINE: no connection could be made
 * @EIAM_ERROR_PROXY: the proxy refused
 * @EIAM_ERROR_CAPTIVE_PORTAL: the network wants its own log-in first
 * @EIAM_ERROR_TLS: the server's identity could not be verified
 * @EIAM_ERROR_TIMEOUT: no answer in time
 * @EIAM_ERROR_REDIRECT: the server sent us elsewhere
 * @EIAM_ERROR_PROTOCOL: the answer was not one of this service
 * @EIAM_ERROR_UNKNOWN_OUTCOME: the registration was sent and its answer was lost
 * @EIAM_ERROR_STORE: the keyring is missing, locked or failed
 *
 * The causes that the program acts on.
 */
typedef enum {
  EIAM_ERROR_INVALID_INPUT,
  EIAM_ERROR_WRONG_PUZZLE,
  EIAM_ERROR_PUZZLE_EXPIRED,
  EIAM_ERROR_CODE_WRONG,
  EIAM_ERROR_CODE_EXPIRED,
  EIAM_ERROR_ALREADY_REGISTERED,
  EIAM_ERROR_NOT_ALLOWED,
  EIAM_ERROR_RATE_LIMITED,
  EIAM_ERROR_DEVICE,
  EIAM_ERROR_CONFIGURATION,
  EIAM_ERROR_BUSY,
  EIAM_ERROR_OFFLINE,
  EIAM_ERROR_PROXY,
  EIAM_ERROR_CAPTIVE_PORTAL,
  EIAM_ERROR_TLS,
  EIAM_ERROR_TIMEOUT,
  EIAM_ERROR_REDIRECT,
  EIAM_ERROR_PROTOCOL,
  EIAM_ERROR_UNKNOWN_OUTCOME,
  EIAM_ERROR_STORE,
} EiamError;

GQuark      eiam_error_quark               (void);

GError     *eiam_error_new_for_field       (EiamError     code,
                                            const char   *field,
                                            const char   *sentence);
void        eiam_error_set_field           (GError       *error,
                                            const char   *field);
void        eiam_error_set_next_step       (GError       *error,
                                            const char   *next_step);
void        eiam_error_set_server_answer   (GError       *error,
                                            const char   *server_code,
                                            const char   *server_message);
void        eiam_error_set_retry_after     (GError       *error,
                                            unsigned int  seconds);
void        eiam_error_set_incident        (GError       *error,
                                            const char   *incident);

const char *eiam_error_get_field           (const GError *error);
const char *eiam_error_get_server_code     (const GError *error);
const char *eiam_error_get_server_message  (const GError *error);
unsigned int eiam_error_get_retry_after    (const GError *error);
GDateTime  *eiam_error_get_retry_at        (const GError *error);
const char *eiam_error_get_incident        (const GError *error);
gboolean    eiam_error_needs_help          (const GError *error,
                                            gboolean      self_service);

char       *eiam_error_dup_sentence        (const GError *error);
const char *eiam_error_get_next_step       (const GError *error);

G_END_DECLS
