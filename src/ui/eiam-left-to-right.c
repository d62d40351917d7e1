/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-left-to-right.h"

/**
 * eiam_left_to_right_set:
 * @control: an entry or an entry row
 *
 * Has what is entered run from left to right in every language, as numbers, codes
 * and addresses do. It stays on the side where the language starts.
 */
void
eiam_left_to_right_set (GtkEditable *control)
{
  GtkEditable *text = NULL;

  g_return_if_fail (GTK_IS_EDITABLE (control));

  /* Only the text within: icons stay on the side where the language has them. */
  text = gtk_editable_get_delegate (control);
  gtk_widget_set_direction (GTK_WIDGET (text), GTK_TEXT_DIR_LTR);
  if (gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL)
    gtk_editable_set_alignment (control, 1.0f);
}
