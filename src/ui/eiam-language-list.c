/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-language-list.h"

#include "eiam-focus.h"
#include "eiam-languages.h"

#include <glib/gi18n.h>
#include <string.h>

/**
 * EiamLanguageList:
 *
 * A list of languages to choose from, each by its own name and with a mark at
 * the one that is chosen. Nothing is chosen by moving through the list.
 */
struct _EiamLanguageList
{
  AdwBin     parent_instance;

  GtkWidget *list;
  GtkWidget *chosen_button; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (EiamLanguageList, eiam_language_list, ADW_TYPE_BIN)

#define TAG_KEY "eiam-language-tag"

enum {
  CHOSEN,
  N_SIGNALS
};

static unsigned int signals[N_SIGNALS];

static void
on_button_clicked (EiamLanguageList *self,
                   GtkButton        *button)
{
  g_assert (EIAM_IS_LANGUAGE_LIST (self));

  g_signal_emit (self, signals[CHOSEN], 0, g_object_get_data (G_OBJECT (button), TAG_KEY));
}

static GtkWidget *
create_content (const char *name,
                gboolean    is_chosen)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (name);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "body");
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  if (is_chosen)
    gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("object-select-symbolic"));
  return box;
}

/* The row only frames its button, which has the focus, the name and the state. */
static void
add_language (EiamLanguageList *self,
              const char       *tag,
              const char       *name,
              gboolean          is_chosen)
{
  GtkWidget *button = g_object_new (GTK_TYPE_BUTTON,
                                    "accessible-role", GTK_ACCESSIBLE_ROLE_RADIO,
                                    "child", create_content (name, is_chosen),
                                    NULL);
  GtkWidget *row = g_object_new (GTK_TYPE_LIST_BOX_ROW,
                                 "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP,
                                 "activatable", FALSE,
                                 "focusable", FALSE,
                                 "child", button,
                                 NULL);

  gtk_widget_add_css_class (button, "touch-button");
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (button),
                               GTK_ACCESSIBLE_STATE_CHECKED,
                               is_chosen ? GTK_ACCESSIBLE_TRISTATE_TRUE
                                         : GTK_ACCESSIBLE_TRISTATE_FALSE,
                               -1);
  g_object_set_data_full (G_OBJECT (button), TAG_KEY, g_strdup (tag), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_button_clicked), self,
                           G_CONNECT_SWAPPED);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
  if (is_chosen)
    self->chosen_button = button;
}

static gboolean
eiam_language_list_grab_focus (GtkWidget *widget)
{
  EiamLanguageList *self = EIAM_LANGUAGE_LIST (widget);

  return self->chosen_button != NULL ? gtk_widget_grab_focus (self->chosen_button)
                                     : gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);
}

static void
eiam_language_list_class_init (EiamLanguageListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->grab_focus = eiam_language_list_grab_focus;
  eiam_focus_pass_through (widget_class);

  /**
   * EiamLanguageList::chosen:
   * @tag: a language, or "" for the session's
   *
   * The person has chosen a language, perhaps the one that is chosen already.
   */
  signals[CHOSEN] = g_signal_new ("chosen", EIAM_TYPE_LANGUAGE_LIST, G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
eiam_language_list_init (EiamLanguageList *self)
{
  self->list = g_object_new (GTK_TYPE_LIST_BOX,
                             "accessible-role", GTK_ACCESSIBLE_ROLE_RADIO_GROUP,
                             "selection-mode", GTK_SELECTION_NONE,
                             NULL);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Language"),
                                  -1);
  adw_bin_set_child (ADW_BIN (self), self->list);
}

/**
 * eiam_language_list_new:
 * @tags: from eiam_languages_dup_installed(), or "" for the session's language
 * @chosen: the language that is chosen, in any spelling, or ""
 *
 * Returns: (transfer floating): the list of @tags
 */
GtkWidget *
eiam_language_list_new (const char * const *tags,
                        const char         *chosen)
{
  EiamLanguageList *self = NULL;
  const char *found = NULL;

  g_return_val_if_fail (tags != NULL, NULL);
  g_return_val_if_fail (chosen != NULL, NULL);

  self = g_object_new (EIAM_TYPE_LANGUAGE_LIST, NULL);
  found = *chosen == '\0' ? "" : eiam_languages_find (chosen);
  for (unsigned int i = 0; tags[i] != NULL; i++)
    /* Translators: an entry of the list of languages: the one of the whole computer */
    add_language (self, tags[i],
                  *tags[i] == '\0' ? _("Same as This Computer") : eiam_languages_get_name (tags[i]),
                  g_strcmp0 (tags[i], found) == 0);
  return GTK_WIDGET (self);
}
