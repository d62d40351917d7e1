/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-header.h"

#include "eiam-help-button.h"
#include "eiam-kiosk.h"
#include "eiam-language.h"
#include "eiam-menu-names.h"
#include "eiam-page.h"
#include "eiam-reading-box.h"
#include "eiam-wrap.h"

#include <glib/gi18n.h>

/**
 * EiamHeader:
 *
 * The header bar of the window with its menu. It is thrown away and made anew
 * when the language changes.
 */
struct _EiamHeader
{
  AdwBin          parent_instance;

  AdwHeaderBar   *bar;
  AdwWindowTitle *title;
  EiamReadingBox *start;
  GtkButton      *back_button;
  GtkMenuButton  *menu_button;
  GMenuModel     *primary_menu;
};

G_DEFINE_FINAL_TYPE (EiamHeader, eiam_header, ADW_TYPE_BIN)

static void
eiam_header_class_init (EiamHeaderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (EIAM_TYPE_READING_BOX);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/eiam-header.ui");
  gtk_widget_class_bind_template_child (widget_class, EiamHeader, title);
  gtk_widget_class_bind_template_child (widget_class, EiamHeader, bar);
  gtk_widget_class_bind_template_child (widget_class, EiamHeader, start);
  gtk_widget_class_bind_template_child (widget_class, EiamHeader, back_button);
  gtk_widget_class_bind_template_child (widget_class, EiamHeader, menu_button);
  gtk_widget_class_bind_template_child (widget_class, EiamHeader, primary_menu);
}

static void
eiam_header_init (EiamHeader *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  eiam_wrap_labels (GTK_WIDGET (self->title));
}

static void
become_desktop (EiamHeader *self)
{
  gtk_menu_button_set_menu_model (self->menu_button, self->primary_menu);
  eiam_menu_names_keep (self->menu_button);
}

/* Where the title has room beside it: a window has its own buttons at the end. */
static void
add_help (EiamHeader   *self,
          EiamSettings *settings)
{
  GtkWidget *help = eiam_help_button_new (settings);

  if (help == NULL)
    return;
  if (eiam_kiosk_is_enabled (eiam_kiosk_get (settings)))
    adw_header_bar_pack_end (self->bar, help);
  else
    gtk_box_append (GTK_BOX (self->start), help);
}

/* Whoever does not want to go on need not wait until the machine notices. The button is
 * there while the action is possible. */
static void
add_start_over (EiamHeader *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("go-home-symbolic");

  gtk_widget_add_css_class (button, "header-button");
  gtk_widget_set_tooltip_text (button, _("Start Over"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Start Over"),
                                  -1);
  g_object_bind_property (button, "sensitive", button, "visible", G_BINDING_SYNC_CREATE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "kiosk.start-over");
  gtk_box_append (GTK_BOX (self->start), button);
}

/* Without the menu, which GTK 4.8 never frees once it was in a popover, and without
 * what the desktop puts into the bar of a window. */
static void
become_kiosk (EiamHeader *self)
{
  adw_header_bar_set_show_start_title_buttons (self->bar, FALSE);
  adw_header_bar_set_show_end_title_buttons (self->bar, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->menu_button), FALSE);
  add_start_over (self);
}

/**
 * eiam_header_new:
 * @settings: the settings
 *
 * Returns: (transfer floating): a header bar without a title
 */
GtkWidget *
eiam_header_new (EiamSettings *settings)
{
  EiamHeader *self = NULL;

  g_return_val_if_fail (EIAM_IS_SETTINGS (settings), NULL);

  self = g_object_new (EIAM_TYPE_HEADER, NULL);
  add_help (self, settings);
  if (eiam_kiosk_forbids (eiam_kiosk_get (settings), EIAM_KIOSK_MENU))
    become_kiosk (self);
  else
    become_desktop (self);
  return GTK_WIDGET (self);
}

/**
 * eiam_header_set_page:
 * @self: the header bar
 * @title: the title of the page
 * @step: which of the %EIAM_N_PAGE_STEPS steps it is, or 0 for none
 */
void
eiam_header_set_page (EiamHeader   *self,
                      const char   *title,
                      unsigned int  step)
{
  /* Translators: how far a person is; both placeholders are numbers. */
  g_autofree char *numbered = g_strdup_printf (_("Step %u of %u"), step, EIAM_N_PAGE_STEPS);
  g_autofree char *subtitle = eiam_language_dup_digits (numbered);

  g_return_if_fail (EIAM_IS_HEADER (self));
  g_return_if_fail (title != NULL);

  adw_window_title_set_title (self->title, title);
  adw_window_title_set_subtitle (self->title, step > 0 ? subtitle : "");
}

/**
 * eiam_header_dup_announcement:
 * @self: the header bar
 *
 * Returns: (transfer full): what is said when the page opens
 */
char *
eiam_header_dup_announcement (EiamHeader *self)
{
  const char *title = NULL;
  const char *subtitle = NULL;

  g_return_val_if_fail (EIAM_IS_HEADER (self), NULL);

  title = adw_window_title_get_title (self->title);
  subtitle = adw_window_title_get_subtitle (self->title);
  if (subtitle == NULL || *subtitle == '\0')
    return g_strdup (title);
  /* Translators: spoken when a page opens: its title, and "Step 2 of 3" */
  return g_strdup_printf (_("%s, %s"), title, subtitle);
}

/**
 * eiam_header_set_back_visible:
 * @self: the header bar
 * @visible: whether there is a page to go back to
 */
void
eiam_header_set_back_visible (EiamHeader *self,
                              gboolean    visible)
{
  g_return_if_fail (EIAM_IS_HEADER (self));

  gtk_widget_set_visible (GTK_WIDGET (self->back_button), visible);
}

/**
 * eiam_header_open_menu:
 * @self: the header bar
 *
 * Opens the menu of the program.
 */
void
eiam_header_open_menu (EiamHeader *self)
{
  g_return_if_fail (EIAM_IS_HEADER (self));

  gtk_menu_button_popup (self->menu_button);
}
