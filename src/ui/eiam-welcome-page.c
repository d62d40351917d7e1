/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-welcome-page.h"

#include "eiam-kiosk.h"
#include "eiam-language.h"
#include "eiam-language-list.h"
#include "eiam-language-setting.h"
#include "eiam-languages.h"
#include "eiam-look.h"

/**
 * EiamWelcomePage:
 *
 * Where the next person begins at a self-service machine: in which language,
 * and how it is best read. Nothing that is chosen here outlasts the person.
 */
struct _EiamWelcomePage
{
  AdwBin        parent_instance;

  EiamSettings *settings; /* (owned) */

  AdwBin       *language_bin;
  GtkSwitch    *contrast_switch;
  GtkSwitch    *text_switch;
  GtkButton    *start_button;
};

G_DEFINE_FINAL_TYPE (EiamWelcomePage, eiam_welcome_page, ADW_TYPE_BIN)

static void
on_contrast_switch_notify_active (GtkSwitch *widget)
{
  g_assert (GTK_IS_SWITCH (widget));

  eiam_look_set_high_contrast (gtk_switch_get_active (widget));
}

static void
on_text_switch_notify_active (GtkSwitch *widget)
{
  g_assert (GTK_IS_SWITCH (widget));

  eiam_look_set_large_text (gtk_switch_get_active (widget));
}

static void
on_list_chosen (EiamWelcomePage *self,
                const char      *tag)
{
  g_autofree char *own_tag = g_strdup (tag);

  g_assert (EIAM_IS_WELCOME_PAGE (self));

  eiam_language_setting_choose (self->settings, own_tag, FALSE);
}

/* In the order of the setting; all that there are when it names none of them. */
static char **
dup_languages (EiamSettings *settings)
{
  g_auto (GStrv) installed = eiam_languages_dup_installed (eiam_language_get_directory ());
  g_auto (GStrv) wanted = eiam_kiosk_dup_languages (eiam_kiosk_get (settings));
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) found = NULL;

  for (unsigned int i = 0; wanted[i] != NULL; i++)
    {
      const char *tag = eiam_languages_find (wanted[i]);

      if (tag != NULL && g_strv_contains ((const char *const *) installed, tag))
        g_strv_builder_add (builder, tag);
    }
  found = g_strv_builder_end (builder);
  return found[0] != NULL ? g_steal_pointer (&found) : g_steal_pointer (&installed);
}

static void
add_languages (EiamWelcomePage *self)
{
  g_auto (GStrv) tags = dup_languages (self->settings);
  const char *chosen = eiam_settings_get_language (self->settings);
  GtkWidget *list = NULL;

  if (g_strv_length (tags) < 2)
    return;

  list = eiam_language_list_new ((const char *const *) tags,
                                 *chosen != '\0' ? chosen : eiam_language_get_code ());
  g_signal_connect_object (list, "chosen", G_CALLBACK (on_list_chosen), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (self->language_bin, list);
}

static gboolean
eiam_welcome_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (EIAM_WELCOME_PAGE (widget)->start_button));
}

static void
eiam_welcome_page_dispose (GObject *object)
{
  g_clear_object (&EIAM_WELCOME_PAGE (object)->settings);

  G_OBJECT_CLASS (eiam_welcome_page_parent_class)->dispose (object);
}

static void
eiam_welcome_page_class_init (EiamWelcomePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = eiam_welcome_page_dispose;
  widget_class->grab_focus = eiam_welcome_page_grab_focus;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/eiam-welcome-page.ui");
  gtk_widget_class_bind_template_child (widget_class, EiamWelcomePage, language_bin);
  gtk_widget_class_bind_template_child (widget_class, EiamWelcomePage, contrast_switch);
  gtk_widget_class_bind_template_child (widget_class, EiamWelcomePage, text_switch);
  gtk_widget_class_bind_template_child (widget_class, EiamWelcomePage, start_button);
}

static void
eiam_welcome_page_init (EiamWelcomePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_switch_set_active (self->contrast_switch, eiam_look_get_high_contrast ());
  gtk_switch_set_active (self->text_switch, eiam_look_get_large_text ());
  g_signal_connect (self->contrast_switch, "notify::active",
                    G_CALLBACK (on_contrast_switch_notify_active), NULL);
  g_signal_connect (self->text_switch, "notify::active",
                    G_CALLBACK (on_text_switch_notify_active), NULL);
}

/**
 * eiam_welcome_page_new:
 * @settings: the settings
 *
 * Returns: (transfer floating): the page for the next person
 */
GtkWidget *
eiam_welcome_page_new (EiamSettings *settings)
{
  EiamWelcomePage *self = NULL;

  g_return_val_if_fail (EIAM_IS_SETTINGS (settings), NULL);

  self = g_object_new (EIAM_TYPE_WELCOME_PAGE, NULL);
  self->settings = g_object_ref (settings);
  add_languages (self);
  return GTK_WIDGET (self);
}
