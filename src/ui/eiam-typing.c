/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-typing.h"

#include "eiam-field-row.h"

/* What the keys of a keyboard do in an entry, through the same signals, so that
 * checks, undo and input methods cannot tell the difference. */

/* More than the suffixes of any row. */
#define MAX_STEPS 8

/**
 * eiam_typing_insert:
 * @target: the text of an entry
 * @text: a character
 *
 * Types @text in place of what is selected.
 */
void
eiam_typing_insert (GtkText    *target,
                    const char *text)
{
  g_return_if_fail (GTK_IS_TEXT (target));
  g_return_if_fail (text != NULL);

  gtk_editable_delete_selection (GTK_EDITABLE (target));
  g_signal_emit_by_name (target, "insert-at-cursor", text);
}

/**
 * eiam_typing_backspace:
 * @target: the text of an entry
 *
 * Deletes what is selected, else the character before the cursor.
 */
void
eiam_typing_backspace (GtkText *target)
{
  g_return_if_fail (GTK_IS_TEXT (target));

  g_signal_emit_by_name (target, "backspace");
}

/**
 * eiam_typing_enter:
 * @target: the text of an entry
 *
 * Does what Enter does.
 */
void
eiam_typing_enter (GtkText *target)
{
  g_return_if_fail (GTK_IS_TEXT (target));

  g_signal_emit_by_name (target, "activate");
}

/**
 * eiam_typing_next:
 * @target: the text of an entry
 *
 * Goes on as Tab does, past the buttons of the same row.
 */
void
eiam_typing_next (GtkText *target)
{
  GtkRoot *root = NULL;
  GtkWidget *row = NULL;
  GtkWidget *focus = NULL;

  g_return_if_fail (GTK_IS_TEXT (target));

  root = gtk_widget_get_root (GTK_WIDGET (target));
  row = gtk_widget_get_ancestor (GTK_WIDGET (target), EIAM_TYPE_FIELD_ROW);
  if (root == NULL)
    return;

  for (unsigned int i = 0; i < MAX_STEPS; i++)
    {
      gtk_widget_child_focus (GTK_WIDGET (root), GTK_DIR_TAB_FORWARD);
      focus = gtk_root_get_focus (root);
      if (focus == NULL || row == NULL || !gtk_widget_is_ancestor (focus, row))
        return;
    }
}
