/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-password-meter.h"

#include <glib/gi18n.h>

/**
 * EiamPasswordMeter:
 *
 * A bar that shows how hard a password is to guess. Assistive technology finds
 * the level in words, and when the person pauses at another level than before,
 * the sentence about it is spoken.
 */

/* How long a person pauses before the sentence is spoken. */
#define PAUSE_MS 900

struct _EiamPasswordMeter
{
  AdwBin             parent_instance;

  GtkLevelBar       *bar;
  EiamPasswordLevel  level;
  EiamPasswordLevel  told;
  char              *sentence;      /* (nullable) */
  unsigned int       announce_id;
};

G_DEFINE_FINAL_TYPE (EiamPasswordMeter, eiam_password_meter, ADW_TYPE_BIN)

/* Who is elsewhere by now does not hear of the password any more. */
static gboolean
is_attended (EiamPasswordMeter *self)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_LIST_BOX_ROW);

  return row != NULL && (gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

static gboolean
on_pause (gpointer user_data)
{
  EiamPasswordMeter *self = EIAM_PASSWORD_METER (user_data);

  self->announce_id = 0;
  if (self->level != self->told && self->sentence != NULL && is_attended (self))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.announce", "s", self->sentence);
  self->told = self->level;

  return G_SOURCE_REMOVE;
}

static void
update_bar (EiamPasswordMeter *self)
{
  const char *name = eiam_password_level_get_name (self->level);

  /* A password that is refused fills no part of the bar. */
  gtk_level_bar_set_value (self->bar, MAX (self->level, EIAM_PASSWORD_REFUSED)
                                      - EIAM_PASSWORD_REFUSED);
  gtk_widget_set_visible (GTK_WIDGET (self), self->level != EIAM_PASSWORD_EMPTY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, name,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, name,
                                  -1);
}

static void
eiam_password_meter_dispose (GObject *object)
{
  EiamPasswordMeter *self = EIAM_PASSWORD_METER (object);

  g_clear_handle_id (&self->announce_id, g_source_remove);

  G_OBJECT_CLASS (eiam_password_meter_parent_class)->dispose (object);
}

static void
eiam_password_meter_finalize (GObject *object)
{
  EiamPasswordMeter *self = EIAM_PASSWORD_METER (object);

  g_clear_pointer (&self->sentence, g_free);

  G_OBJECT_CLASS (eiam_password_meter_parent_class)->finalize (object);
}

static void
eiam_password_meter_class_init (EiamPasswordMeterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = eiam_password_meter_dispose;
  object_class->finalize = eiam_password_meter_finalize;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "passwordmeter");
}

static void
eiam_password_meter_init (EiamPasswordMeter *self)
{
  GtkWidget *bar = gtk_level_bar_new_for_interval (0, EIAM_PASSWORD_STRONG - EIAM_PASSWORD_REFUSED);

  self->bar = GTK_LEVEL_BAR (bar);
  gtk_level_bar_set_mode (self->bar, GTK_LEVEL_BAR_MODE_DISCRETE);
  gtk_level_bar_add_offset_value (self->bar, GTK_LEVEL_BAR_OFFSET_LOW,
                                  EIAM_PASSWORD_WEAK - EIAM_PASSWORD_REFUSED);
  gtk_level_bar_add_offset_value (self->bar, GTK_LEVEL_BAR_OFFSET_HIGH,
                                  EIAM_PASSWORD_GOOD - EIAM_PASSWORD_REFUSED);
  gtk_level_bar_add_offset_value (self->bar, GTK_LEVEL_BAR_OFFSET_FULL,
                                  EIAM_PASSWORD_STRONG - EIAM_PASSWORD_REFUSED);
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Password strength"),
                                  -1);
  adw_bin_set_child (ADW_BIN (self), bar);
  update_bar (self);
}

/**
 * eiam_password_meter_new:
 *
 * Returns: (transfer floating): a meter, hidden while there is no password
 */
GtkWidget *
eiam_password_meter_new (void)
{
  return g_object_new (EIAM_TYPE_PASSWORD_METER, NULL);
}

/**
 * eiam_password_meter_get_level:
 *
 * Returns: the level that is shown
 */
EiamPasswordLevel
eiam_password_meter_get_level (EiamPasswordMeter *self)
{
  g_return_val_if_fail (EIAM_IS_PASSWORD_METER (self), EIAM_PASSWORD_EMPTY);

  return self->level;
}

/**
 * eiam_password_meter_set_level:
 * @level: how hard the password is to guess
 * @sentence: what a person reads about it, translated
 */
void
eiam_password_meter_set_level (EiamPasswordMeter *self,
                               EiamPasswordLevel  level,
                               const char        *sentence)
{
  g_return_if_fail (EIAM_IS_PASSWORD_METER (self));
  g_return_if_fail (sentence != NULL);

  self->level = level;
  g_free (self->sentence);
  self->sentence = g_strdup (sentence);
  update_bar (self);

  g_clear_handle_id (&self->announce_id, g_source_remove);
  self->announce_id = g_timeout_add (PAUSE_MS, on_pause, self);
}
