/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-help-button.h"

#include <glib/gi18n.h>

/* The button of the header bar behind which the administrator's words are. */

#define TEXT_WIDTH 40

static char *
dup_help (EiamSettings *settings)
{
  const char *text = eiam_settings_get_help_text (settings);
  const char *phone = eiam_settings_get_help_phone (settings);
  /* Isolated, so that the number reads from left to right in every language. */
  g_autofree char *number = g_strconcat ("\u2066", phone, "\u2069", NULL);
  /* Translators: %s is the telephone number of the company's help desk */
  g_autofree char *line = g_strdup_printf (_("Help desk: %s"), number);

  return g_strstrip (g_strdup_printf ("%s\n%s", text, *phone != '\0' ? line : ""));
}

static GtkWidget *
create_popover (const char *help)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *label = gtk_label_new (help);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), TEXT_WIDTH);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_widget_add_css_class (label, "help-text");
  gtk_popover_set_child (GTK_POPOVER (popover), label);
  return popover;
}

/**
 * eiam_help_button_new:
 * @settings: the settings
 *
 * Returns: (transfer floating) (nullable): a button that shows whom to ask, or
 *   %NULL when the administrator says nothing of it
 */
GtkWidget *
eiam_help_button_new (EiamSettings *settings)
{
  g_autofree char *help = NULL;
  GtkWidget *button = NULL;

  g_return_val_if_fail (EIAM_IS_SETTINGS (settings), NULL);

  help = dup_help (settings);
  if (*help == '\0')
    return NULL;

  button = gtk_menu_button_new ();
  /* Translators: the button that shows whom to ask for help. */
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _("Help"));
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (button), FALSE);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), create_popover (help));
  gtk_widget_add_css_class (button, "header-button");
  gtk_widget_add_css_class (button, "help-button");
  /* Its label is within the button within: the outer one is what is found by name. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Help"),
                                  -1);
  return button;
}
