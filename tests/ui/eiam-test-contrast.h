/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * EiamTestContrast:
 * @ratio: by the WCAG, from 1 to 21
 * @kind: what kind of text it is
 * @text: the text itself, if it is known
 * @disabled: whether it belongs to something that cannot be used now
 */
typedef struct {
  double   ratio;
  char    *kind;
  char    *text;
  gboolean disabled;
} EiamTestContrast;

GPtrArray *eiam_test_contrast_measure (GtkWidget     *window,
                                       GskRenderNode *node,
                                       GdkTexture    *picture);
void       eiam_test_contrast_free    (gpointer       data);

G_END_DECLS
