/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "eiam-demo-fault.h"

G_BEGIN_DECLS

/**
 * EiamDemoFaultOptions:
 * @value: (nullable): what follows the kind and `=`
 * @number: @value as a number, for a kind whose value is one
 *
 * What a fault was told; every text may be missing.
 */
typedef struct {
  char         *value;
  unsigned int  number;
  char         *body;
  char         *type;
  char         *retry_after;
  char         *code;
  char         *message;
  char         *location;
} EiamDemoFaultOptions;

/**
 * EiamDemoFaultValue:
 * @EIAM_DEMO_FAULT_VALUE_NONE: the kind takes no value
 * @EIAM_DEMO_FAULT_VALUE_TEXT: the kind needs a text
 * @EIAM_DEMO_FAULT_VALUE_NUMBER: the kind needs a number within its limits
 */
typedef enum {
  EIAM_DEMO_FAULT_VALUE_NONE,
  EIAM_DEMO_FAULT_VALUE_TEXT,
  EIAM_DEMO_FAULT_VALUE_NUMBER,
} EiamDemoFaultValue;

/**
 * EiamDemoFaultKind:
 *
 * One way to fail: its name, what value it takes, when it strikes and what it
 * does to the reply.
 */
typedef struct {
  const char         *name;
  EiamDemoFaultStage  stage;
  EiamDemoFaultValue  value;
  unsigned int        min;
  unsigned int        max;
  void              (*apply) (const EiamDemoFaultOptions *options,
                              EiamDemoReply              *reply);
} EiamDemoFaultKind;

const EiamDemoFaultKind *eiam_demo_fault_kind_lookup (const char *name);

G_END_DECLS
