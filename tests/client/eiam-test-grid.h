/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "eiam-server-error.h"

G_BEGIN_DECLS

/**
 * EiamTestReading:
 * @EIAM_TEST_READING_FINE: nothing: the call succeeds all the same
 *
 * What a person learns of a fault. For the countries it is nothing in any case.
 */
typedef enum {
  EIAM_TEST_READING_FINE,
  EIAM_TEST_READING_BUSY,
  EIAM_TEST_READING_TOO_MANY,
  EIAM_TEST_READING_TOO_MANY_UNTIL,
  EIAM_TEST_READING_REDIRECT,
  EIAM_TEST_READING_PORTAL,
  EIAM_TEST_READING_UNREADABLE,
  EIAM_TEST_READING_TOO_LARGE,
  EIAM_TEST_READING_BROKEN,
  EIAM_TEST_READING_TIMEOUT,
  EIAM_TEST_READING_REFUSED,
  EIAM_TEST_READING_REFUSED_MARKUP,
  EIAM_TEST_READING_UNCONFIRMED,
  EIAM_TEST_READING_LOST,
} EiamTestReading;

/**
 * EiamTestPlace:
 *
 * Where a fault leaves the person: what is shown and can be done there.
 */
typedef enum {
  EIAM_TEST_PLACE_FORM,            /* the form, with the countries */
  EIAM_TEST_PLACE_PLAIN_FORM,      /* the form, without them */
  EIAM_TEST_PLACE_PUZZLE,          /* a puzzle, or the next one */
  EIAM_TEST_PLACE_NO_PUZZLE,       /* none came */
  EIAM_TEST_PLACE_CODE,            /* a code was sent, or may have been */
  EIAM_TEST_PLACE_CODE_KEPT,       /* the code can be sent once more */
  EIAM_TEST_PLACE_REGISTERED,
  EIAM_TEST_PLACE_UNKNOWN,
} EiamTestPlace;

/**
 * EiamTestCell:
 * @reading: what the person reads, and nothing but that
 * @place: where the person is then
 * @is_slow: whether it is the deadline that ends the call
 */
typedef struct {
  EiamTestReading reading;
  EiamTestPlace   place;
  gboolean        is_slow;
} EiamTestCell;

unsigned int  eiam_test_grid_get_n_faults (void);
const char   *eiam_test_grid_get_title    (unsigned int        fault);
const char   *eiam_test_grid_get_fault    (unsigned int        fault);
void          eiam_test_grid_get_cell     (unsigned int        fault,
                                           EiamCall            call,
                                           EiamTestCell       *cell);

int           eiam_test_cell_get_error    (const EiamTestCell *cell);
const char   *eiam_test_cell_get_text     (const EiamTestCell *cell);
const char   *eiam_test_cell_get_advice   (const EiamTestCell *cell);
char         *eiam_test_cell_dup_way      (const EiamTestCell *cell);
const char   *eiam_test_place_get_name    (EiamTestPlace       place);
const char   *eiam_test_call_get_name     (EiamCall            call);

G_END_DECLS
