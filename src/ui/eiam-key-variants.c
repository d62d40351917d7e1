/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-key-variants.h"

#include "eiam-key.h"

#include <glib/gi18n.h>

/**
 * EiamKeyVariants:
 *
 * A row of the characters behind a key that is held, over the keyboard. It is
 * part of the window, so that the focus stays where it is.
 */
struct _EiamKeyVariants
{
  AdwBin   parent_instance;

  GtkBox  *box;
};

G_DEFINE_FINAL_TYPE (EiamKeyVariants, eiam_key_variants, ADW_TYPE_BIN)

enum {
  CHOSEN,
  N_SIGNALS
};

static unsigned int signals[N_SIGNALS];

static void
on_key_clicked (EiamKey         *key,
                EiamKeyVariants *self)
{
  g_autofree char *text = g_strdup (eiam_key_get_text (key));

  g_assert (EIAM_IS_KEY_VARIANTS (self));

  eiam_key_variants_close (self);
  g_signal_emit (self, signals[CHOSEN], 0, text);
}

static void
add_key (EiamKeyVariants *self,
         gunichar         character)
{
  GtkWidget *key = eiam_key_new (character);

  g_signal_connect_object (key, "clicked", G_CALLBACK (on_key_clicked), self, G_CONNECT_DEFAULT);
  gtk_box_append (self->box, key);
}

static void
eiam_key_variants_class_init (EiamKeyVariantsClass *klass)
{
  /**
   * EiamKeyVariants::chosen:
   * @text: a character
   *
   * One of them was pressed, and the row is closed.
   */
  signals[CHOSEN] = g_signal_new ("chosen", EIAM_TYPE_KEY_VARIANTS, G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "keyvariants");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
eiam_key_variants_init (EiamKeyVariants *self)
{
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
  gtk_widget_set_direction (GTK_WIDGET (self->box), GTK_TEXT_DIR_LTR);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * eiam_key_variants_new:
 *
 * Returns: (transfer floating): a row that is closed
 */
GtkWidget *
eiam_key_variants_new (void)
{
  return g_object_new (EIAM_TYPE_KEY_VARIANTS, NULL);
}

/**
 * eiam_key_variants_open:
 * @self: the row
 * @characters: what it offers
 * @capital: whether letters are capitals
 */
void
eiam_key_variants_open (EiamKeyVariants *self,
                        const char      *characters,
                        gboolean         capital)
{
  g_return_if_fail (EIAM_IS_KEY_VARIANTS (self));
  g_return_if_fail (characters != NULL);

  eiam_key_variants_close (self);
  for (const char *at = characters; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);

      add_key (self, capital ? g_unichar_toupper (character) : character);
    }
  /* Translators: a row of characters such as é and è, over the keyboard on the screen */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  C_("key", "Similar Characters"), -1);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

/**
 * eiam_key_variants_close:
 * @self: the row
 *
 * Takes the row away, if it is open.
 */
void
eiam_key_variants_close (EiamKeyVariants *self)
{
  GtkWidget *key = NULL;

  g_return_if_fail (EIAM_IS_KEY_VARIANTS (self));

  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  while ((key = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, key);
}
