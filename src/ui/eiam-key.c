/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-key.h"

#include "eiam-key-layout.h"
#include "eiam-style.h"

#include <glib/gi18n.h>

/**
 * EiamKey:
 *
 * One key of the on-screen keyboard: a button that never has the focus. It shows
 * nothing but itself when it is pressed.
 */
struct _EiamKey
{
  GtkButton parent_instance;

  gunichar  character; /* of the layout */
  char      text[7];   /* what it types now; "" for a key that does something else */
};

G_DEFINE_FINAL_TYPE (EiamKey, eiam_key, GTK_TYPE_BUTTON)

enum {
  HELD,
  LET_GO,
  N_SIGNALS
};

static unsigned int signals[N_SIGNALS];

/* Keys that do something. What they show is a picture, a word or a sample of what they lead to. */
static const struct
{
  gunichar    character;
  const char *icon;
  const char *label;
  const char *name;
} special_keys[] = {
  /* Translators: a key of the keyboard on the screen: deletes one character */
  { EIAM_KEY_BACKSPACE, "eiam-key-backspace-symbolic", NULL, NC_("key", "Backspace") },
  /* Translators: a key of the keyboard on the screen */
  { EIAM_KEY_ENTER, "eiam-key-enter-symbolic", NULL, NC_("key", "Enter") },
  { EIAM_KEY_HIDE, "eiam-key-hide-symbolic", NULL, NC_("key", "Hide Keyboard") },
  /* Translators: a key of the keyboard on the screen: leads to the letters */
  { EIAM_KEY_LETTERS, NULL, "abc", NC_("key", "Letters") },
  { EIAM_KEY_MORE, NULL, "°§©", NC_("key", "More Symbols") },
  /* Translators: a key of the keyboard on the screen: goes to the next field, short */
  { EIAM_KEY_NEXT, NULL, NULL, NC_("key", "Next") },
  /* Translators: a key of the keyboard on the screen: leads to signs such as @ and # */
  { EIAM_KEY_SYMBOLS, NULL, "#+=", NC_("key", "Symbols") },
  /* Translators: a key of the keyboard on the screen: the next letter is a capital */
  { EIAM_KEY_SHIFT, "eiam-key-shift-symbolic", NULL, NC_("key", "Shift") },
  /* Translators: a key of the keyboard on the screen */
  { EIAM_KEY_SPACE, "eiam-key-space-symbolic", NULL, NC_("key", "Space") },
};

static void
on_long_press_pressed (GtkGesture *gesture,
                       double      x,
                       double      y,
                       EiamKey    *self)
{
  g_assert (EIAM_IS_KEY (self));

  /* What it does now is not what a click does. */
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  g_signal_emit (self, signals[HELD], 0);
}

static void
on_long_press_end (EiamKey *self)
{
  g_assert (EIAM_IS_KEY (self));

  g_signal_emit (self, signals[LET_GO], 0);
}

static void
set_name (EiamKey    *self,
          const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* A long word must not make all keys wide. */
static void
show_label (EiamKey    *self,
            const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  /* Or a parenthesis would be shown as the other one. */
  gtk_widget_set_direction (label, GTK_TEXT_DIR_LTR);
  gtk_button_set_child (GTK_BUTTON (self), label);
}

static void
show_icon (EiamKey    *self,
           const char *icon)
{
  eiam_style_add_icons ();
  gtk_button_set_icon_name (GTK_BUTTON (self), icon);
}

static void
show_special (EiamKey *self)
{
  for (unsigned int i = 0; i < G_N_ELEMENTS (special_keys); i++)
    {
      const char *name = g_dpgettext2 (NULL, "key", special_keys[i].name);

      if (special_keys[i].character != self->character)
        continue;
      if (special_keys[i].icon != NULL)
        show_icon (self, special_keys[i].icon);
      else
        show_label (self, special_keys[i].label != NULL ? special_keys[i].label : name);
      gtk_widget_add_css_class (GTK_WIDGET (self), "special");
      set_name (self, name);
    }
}

static void
show_text (EiamKey *self,
           gboolean capital)
{
  gunichar character = capital ? g_unichar_toupper (self->character) : self->character;

  self->text[g_unichar_to_utf8 (character, self->text)] = '\0';
  show_label (self, self->text);
  set_name (self, self->text);
}

static gboolean
is_special (gunichar character)
{
  for (unsigned int i = 0; i < G_N_ELEMENTS (special_keys); i++)
    if (special_keys[i].character == character)
      return TRUE;
  return FALSE;
}

static void
eiam_key_class_init (EiamKeyClass *klass)
{
  /**
   * EiamKey::held:
   *
   * A finger stays on the key, which is no click then.
   */
  signals[HELD] = g_signal_new ("held", EIAM_TYPE_KEY, G_SIGNAL_RUN_LAST,
                                0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * EiamKey::let-go:
   *
   * The finger has left the key.
   */
  signals[LET_GO] = g_signal_new ("let-go", EIAM_TYPE_KEY, G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
eiam_key_init (EiamKey *self)
{
  GtkGesture *gesture = gtk_gesture_long_press_new ();

  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  gtk_widget_set_focus_on_click (GTK_WIDGET (self), FALSE);
  /* The keys of the Latin script are where they are in every language. */
  gtk_widget_set_direction (GTK_WIDGET (self), GTK_TEXT_DIR_LTR);
  gtk_widget_add_css_class (GTK_WIDGET (self), "key");

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (gesture), GTK_PHASE_CAPTURE);
  g_signal_connect_object (gesture, "pressed", G_CALLBACK (on_long_press_pressed), self,
                           G_CONNECT_DEFAULT);
  g_signal_connect_object (gesture, "end", G_CALLBACK (on_long_press_end), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (gesture));
}

/**
 * eiam_key_new:
 * @character: a character of a layout
 *
 * Returns: (transfer floating): a key
 */
GtkWidget *
eiam_key_new (gunichar character)
{
  EiamKey *self = g_object_new (EIAM_TYPE_KEY, NULL);

  self->character = character;
  if (is_special (character))
    show_special (self);
  else
    show_text (self, FALSE);
  if (character == EIAM_KEY_SPACE)
    g_strlcpy (self->text, " ", sizeof self->text);

  return GTK_WIDGET (self);
}

/**
 * eiam_key_get_character:
 * @self: a key
 *
 * Returns: the character of the layout
 */
gunichar
eiam_key_get_character (EiamKey *self)
{
  g_return_val_if_fail (EIAM_IS_KEY (self), 0);

  return self->character;
}

/**
 * eiam_key_get_text:
 * @self: a key
 *
 * Returns: what the key types now, or "" when it does something else
 */
const char *
eiam_key_get_text (EiamKey *self)
{
  g_return_val_if_fail (EIAM_IS_KEY (self), NULL);

  return self->text;
}

static void
show_shift (EiamKey *self,
            gboolean shift,
            gboolean locked)
{
  show_icon (self, locked ? "eiam-key-lock-symbolic" : "eiam-key-shift-symbolic");
  /* Translators: a key of the keyboard on the screen: all letters are capitals */
  set_name (self, locked ? C_("key", "Caps Lock") : C_("key", "Shift"));
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_PRESSED,
                               shift ? GTK_ACCESSIBLE_TRISTATE_TRUE
                                     : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
  if (shift)
    gtk_widget_add_css_class (GTK_WIDGET (self), "on");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "on");
}

/**
 * eiam_key_set_shift:
 * @self: a key
 * @shift: whether the next letter is a capital
 * @locked: whether all are
 *
 * Has the key show so.
 */
void
eiam_key_set_shift (EiamKey *self,
                    gboolean shift,
                    gboolean locked)
{
  g_return_if_fail (EIAM_IS_KEY (self));

  if (self->character == EIAM_KEY_SHIFT)
    show_shift (self, shift, locked);
  else if (g_unichar_isalpha (self->character) && !is_special (self->character))
    show_text (self, shift);
}
