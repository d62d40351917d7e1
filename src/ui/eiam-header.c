/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-header.h"

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

  AdwWindowTitle *title;
  GtkButton      *back_button;
  GtkMenuButton  *menu_button;
};

G_DEFINE_FINAL_TYPE (EiamHeader, eiam_header, ADW_TYPE_BIN)

static void
eiam_header_class_init (EiamHeaderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/eiam-header.ui");
  gtk_widget_class_bind_template_child (widget_class, EiamHeader, title);
  gtk_widget_class_bind_template_child (widget_class, EiamHeader, back_button);
  gtk_widget_class_bind_template_child (widget_class, EiamHeader, menu_button);
}

static void
eiam_header_init (EiamHeader *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * eiam_header_new:
 *
 * Returns: (transfer floating): a header bar without a title
 */
GtkWidget *
eiam_header_new (void)
{
  return g_object_new (EIAM_TYPE_HEADER, NULL);
}

/**
 * eiam_header_set_titles:
 * @self: the header bar
 * @title: the title of the page
 * @subtitle: (nullable): which step it is
 */
void
eiam_header_set_titles (EiamHeader *self,
                        const char *title,
                        const char *subtitle)
{
  g_return_if_fail (EIAM_IS_HEADER (self));
  g_return_if_fail (title != NULL);

  adw_window_title_set_title (self->title, title);
  adw_window_title_set_subtitle (self->title, subtitle != NULL ? subtitle : "");
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
