/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-help-button.h"

#include "eiam-kiosk.h"

#include <glib/gi18n.h>

/* The button of the header bar behind which the administrator's words are. */

#define TEXT_WIDTH 40
#define MAX_HEIGHT 400

static GtkWidget *
create_popover (const char *help)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *pane = gtk_scrolled_window_new ();
  GtkWidget *label = gtk_label_new (help);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), TEXT_WIDTH);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_widget_add_css_class (label, "help-text");
  /* Takes the focus, so that the text is read aloud; and GTK 4.8 complains of a popover
   * in which nothing does while nothing else has it. */
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (pane), label);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (pane), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (pane), TRUE);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (pane), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (pane), MAX_HEIGHT);
  gtk_accessible_update_property (GTK_ACCESSIBLE (pane),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, help,
                                  -1);
  gtk_popover_set_child (GTK_POPOVER (popover), pane);
  return popover;
}

/**
 * eiam_help_button_dup_text:
 * @settings: the settings
 *
 * Returns: (transfer full): whom to ask, in the administrator's words and with
 *   the number to call, or ""
 */
char *
eiam_help_button_dup_text (EiamSettings *settings)
{
  g_autofree char *number = NULL;
  g_autofree char *line = NULL;
  const char *text = NULL;
  const char *phone = NULL;

  g_return_val_if_fail (EIAM_IS_SETTINGS (settings), NULL);

  text = eiam_settings_get_help_text (settings);
  phone = eiam_settings_get_help_phone (settings);
  /* Isolated, so that the number reads from left to right in every language. */
  number = g_strconcat ("\u2066", phone, "\u2069", NULL);
  /* Translators: %s is the telephone number of the company's help desk */
  line = g_strdup_printf (_("Help desk: %s"), number);
  return g_strstrip (g_strdup_printf ("%s\n%s", text, *phone != '\0' ? line : ""));
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

  help = eiam_help_button_dup_text (settings);
  if (*help == '\0')
    return NULL;

  button = gtk_menu_button_new ();
  if (eiam_kiosk_is_enabled (eiam_kiosk_get (settings)))
    gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _("Help"));
  else
    /* A window may be narrow. */
    gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "system-help-symbolic");
  /* Translators: the button that shows whom to ask for help. */
  gtk_widget_set_tooltip_text (button, _("Help"));
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
