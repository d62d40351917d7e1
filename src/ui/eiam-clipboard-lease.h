/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define EIAM_TYPE_CLIPBOARD_LEASE (eiam_clipboard_lease_get_type ())
G_DECLARE_FINAL_TYPE (EiamClipboardLease, eiam_clipboard_lease, EIAM, CLIPBOARD_LEASE, GObject)

EiamClipboardLease *eiam_clipboard_lease_new  (GdkClipboard *clipboard,
                                               const char   *text,
                                               unsigned int  milliseconds);

void                eiam_clipboard_lease_copy (GtkWidget    *widget,
                                               const char   *text,
                                               unsigned int  milliseconds);

G_END_DECLS
