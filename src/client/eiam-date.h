/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * EiamDateOrder:
 * @EIAM_DATE_ORDER_YMD: year, month, day
 * @EIAM_DATE_ORDER_DMY: day, month, year
 * @EIAM_DATE_ORDER_MDY: month, day, year
 *
 * The order in which people write the parts of a date.
 */
typedef enum {
  EIAM_DATE_ORDER_YMD,
  EIAM_DATE_ORDER_DMY,
  EIAM_DATE_ORDER_MDY,
} EiamDateOrder;

EiamDateOrder  eiam_date_get_order       (void);
EiamDateOrder  eiam_date_order_of_format (const char    *format);
char          *eiam_date_read            (const char    *text,
                                          EiamDateOrder  order);
char          *eiam_date_clean           (const char    *text);

G_END_DECLS
