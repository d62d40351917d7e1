/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-settings-notice.h"

#include <glib/gi18n.h>

/* The settings that cannot be used, for whoever can mend them. */

static char *
dup_lines (GPtrArray *problems)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_copy (problems, NULL, NULL);

  /* A copy keeps the function that frees, and these lines are not its own. */
  g_ptr_array_set_free_func (lines, NULL);
  g_ptr_array_add (lines, NULL);

  return g_strjoinv ("\n", (char **) lines->pdata);
}

static GtkWidget *
create_label (const char *text,
              const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_selectable (GTK_LABEL (label), FALSE);
  gtk_widget_add_css_class (label, css_class);

  return label;
}

/**
 * eiam_settings_notice_new:
 * @settings: the settings
 *
 * Returns: (transfer floating) (nullable): a notice that names each setting that
 *   cannot be used, %NULL when all can
 */
GtkWidget *
eiam_settings_notice_new (EiamSettings *settings)
{
  GPtrArray *problems = eiam_settings_get_problems (settings);
  g_autofree char *lines = NULL;
  GtkWidget *box;

  if (problems->len == 0)
    return NULL;

  lines = dup_lines (problems);
  box = g_object_new (GTK_TYPE_BOX,
                      "orientation", GTK_ORIENTATION_VERTICAL,
                      "spacing", 3,
                      "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP,
                      NULL);
  gtk_widget_add_css_class (box, "notice");
  gtk_box_append (GTK_BOX (box),
                  create_label (_("Some settings are wrong and not in use. "
                                  "Please tell your administrator."),
                                "heading"));
  gtk_box_append (GTK_BOX (box), create_label (lines, "body"));

  return box;
}

/**
 * eiam_settings_notice_print:
 * @settings: the settings
 *
 * Names each setting that cannot be used on standard error, in one line.
 */
void
eiam_settings_notice_print (EiamSettings *settings)
{
  GPtrArray *problems = eiam_settings_get_problems (settings);

  for (unsigned int i = 0; i < problems->len; i++)
    g_printerr ("eiam-register: %s\n", (const char *) problems->pdata[i]);
}
