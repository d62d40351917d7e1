/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-announcer.h"

#include <dlfcn.h>

/**
 * EiamAnnouncer:
 *
 * Tells a screen reader what changed while the focus stayed where it was. Since
 * GTK 4.14 there is a call for this; before, an alert of no size appears with
 * the text as its name, which readers speak. Sighted people see nothing of it.
 */
struct _EiamAnnouncer
{
  AdwBin     parent_instance;

  GtkWidget *alert;
};

G_DEFINE_FINAL_TYPE (EiamAnnouncer, eiam_announcer, ADW_TYPE_BIN)

/* gtk_accessible_announce(), and its middle priority. Looked up at run time:
 * the program is built against GTK 4.8. */
typedef void (*Announce) (GtkAccessible *accessible,
                          const char    *message,
                          int            priority);

#define PRIORITY_MEDIUM 1

static Announce
find_announce (void)
{
  static gsize initialized = 0;
  static Announce announce = NULL;

  if (g_once_init_enter (&initialized))
    {
      *(void **) &announce = dlsym (RTLD_DEFAULT, "gtk_accessible_announce");
      g_once_init_leave (&initialized, 1);
    }

  return announce;
}

static void
eiam_announcer_class_init (EiamAnnouncerClass *klass)
{
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
eiam_announcer_init (EiamAnnouncer *self)
{
  self->alert = g_object_new (GTK_TYPE_BOX,
                              "accessible-role", GTK_ACCESSIBLE_ROLE_ALERT,
                              "visible", FALSE,
                              NULL);
  adw_bin_set_child (ADW_BIN (self), self->alert);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

/**
 * eiam_announcer_say:
 * @self: an announcer in a window that can be seen
 * @text: a sentence
 *
 * Has @text spoken when the reader has finished what it is saying.
 */
void
eiam_announcer_say (EiamAnnouncer *self,
                    const char    *text)
{
  Announce announce = find_announce ();

  g_return_if_fail (EIAM_IS_ANNOUNCER (self));
  g_return_if_fail (text != NULL);

  if (announce != NULL)
    {
      announce (GTK_ACCESSIBLE (self), text, PRIORITY_MEDIUM);
      return;
    }

  /* It has to appear, with its name, to be spoken. */
  gtk_widget_set_visible (self->alert, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->alert),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                  -1);
  gtk_widget_set_visible (self->alert, TRUE);
}
