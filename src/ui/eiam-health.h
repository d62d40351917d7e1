/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "eiam-settings.h"

G_BEGIN_DECLS

/**
 * EiamHealthCheck:
 * @EIAM_HEALTH_SETTINGS: all settings can be used, and they name a service
 * @EIAM_HEALTH_CLOCK: the clock does not stand before the release of this version
 * @EIAM_HEALTH_DNS: the server's name is known
 * @EIAM_HEALTH_TCP: the server accepts connections
 * @EIAM_HEALTH_PROXY: the network's proxy leads to the server
 * @EIAM_HEALTH_TLS: the server proves its identity
 * @EIAM_HEALTH_SERVICE: the service answers
 * @EIAM_HEALTH_KEYRING: tokens could be stored
 *
 * What has to be in order for a registration.
 */
typedef enum {
  EIAM_HEALTH_SETTINGS,
  EIAM_HEALTH_CLOCK,
  EIAM_HEALTH_DNS,
  EIAM_HEALTH_TCP,
  EIAM_HEALTH_PROXY,
  EIAM_HEALTH_TLS,
  EIAM_HEALTH_SERVICE,
  EIAM_HEALTH_KEYRING,
} EiamHealthCheck;

#define EIAM_N_HEALTH_CHECKS (EIAM_HEALTH_KEYRING + 1)

typedef enum {
  EIAM_HEALTH_PENDING,
  EIAM_HEALTH_OK,
  EIAM_HEALTH_FAILED,
  EIAM_HEALTH_SKIPPED,
} EiamHealthStatus;

/**
 * EiamHealthResult:
 * @status: how it went; never %EIAM_HEALTH_PENDING in the end
 * @sentence: what was found out
 * @next_step: (nullable): what to do about it
 * @cause: (nullable): the kind of error, such as `timeout`
 *
 * What came of a check.
 */
typedef struct {
  EiamHealthStatus  status;
  char             *sentence;
  char             *next_step;
  char             *cause;
} EiamHealthResult;

typedef struct {
  EiamHealthResult results[EIAM_N_HEALTH_CHECKS];
} EiamHealth;

EiamHealth *eiam_health_run        (EiamSettings     *settings);
void        eiam_health_free       (EiamHealth       *self);
gboolean    eiam_health_is_good    (const EiamHealth *self);
char       *eiam_health_to_text    (const EiamHealth *self);
char       *eiam_health_to_json    (const EiamHealth *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EiamHealth, eiam_health_free)

const char *eiam_health_check_get_name  (EiamHealthCheck  check);

G_END_DECLS
