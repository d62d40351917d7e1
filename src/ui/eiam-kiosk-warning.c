/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-kiosk-warning.h"

#include "eiam-language.h"

#include <glib/gi18n.h>

/**
 * EiamKioskWarning:
 *
 * Asks whether the person is still there, in place of what they entered, and
 * says for how long it waits.
 */
struct _EiamKioskWarning
{
  AdwBin     parent_instance;

  GtkWidget *page;
  GtkWidget *button;
};

G_DEFINE_FINAL_TYPE (EiamKioskWarning, eiam_kiosk_warning, ADW_TYPE_BIN)

/* Seconds at which it is spoken, besides the first. */
static const unsigned int spoken[] = { 20, 10, 5 };

static gboolean
is_spoken (unsigned int seconds)
{
  for (unsigned int i = 0; i < G_N_ELEMENTS (spoken); i++)
    if (spoken[i] == seconds)
      return TRUE;
  return FALSE;
}

static gboolean
eiam_kiosk_warning_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (EIAM_KIOSK_WARNING (widget)->button);
}

static void
eiam_kiosk_warning_class_init (EiamKioskWarningClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->grab_focus = eiam_kiosk_warning_grab_focus;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
eiam_kiosk_warning_init (EiamKioskWarning *self)
{
  self->page = adw_status_page_new ();
  self->button = gtk_button_new ();
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), "kiosk.stay");
  gtk_widget_set_halign (self->button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->button, "pill");
  gtk_widget_add_css_class (self->button, "suggested-action");
  gtk_widget_add_css_class (self->button, "kiosk-button");
  adw_status_page_set_child (ADW_STATUS_PAGE (self->page), self->button);
  gtk_widget_set_vexpand (self->page, TRUE);
  adw_bin_set_child (ADW_BIN (self), self->page);
}

/**
 * eiam_kiosk_warning_show:
 * @self: the warning
 * @seconds: for how long it waits
 *
 * Says so, in the language that is in use by now; at some moments aloud.
 */
void
eiam_kiosk_warning_show (EiamKioskWarning *self,
                         unsigned int      seconds)
{
  g_autofree char *text = NULL;
  g_autofree char *sentence = NULL;
  gboolean first = FALSE;

  g_return_if_fail (EIAM_IS_KIOSK_WARNING (self));

  /* Translators: on a machine for many people, before it forgets the last one; the placeholder
   * is a number of seconds. */
  text = g_strdup_printf (ngettext ("In %u second everything that you entered will be deleted.",
                                    "In %u seconds everything that you entered will be deleted.",
                                    seconds),
                          seconds);
  sentence = eiam_language_dup_digits (text);
  first = !gtk_widget_get_visible (GTK_WIDGET (self));
  adw_status_page_set_title (ADW_STATUS_PAGE (self->page), _("Are You Still There?"));
  adw_status_page_set_description (ADW_STATUS_PAGE (self->page), sentence);
  /* Translators: the button of the question “Are You Still There?” */
  gtk_button_set_label (GTK_BUTTON (self->button), _("I Am Still Here"));
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  if (first)
    gtk_widget_grab_focus (self->button);
  if (first || is_spoken (seconds))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.announce", "s", sentence);
}
