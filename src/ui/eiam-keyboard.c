/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-keyboard.h"

#include "eiam-key.h"
#include "eiam-key-layout.h"
#include "eiam-key-variants.h"
#include "eiam-language.h"
#include "eiam-typing.h"

#include <glib/gi18n.h>

/**
 * EiamKeyboard:
 *
 * A keypad or a keyboard for fingers, which types into an entry that has the
 * focus and keeps it. It knows which keys it has, and nothing of what was typed.
 */

/* The widest that a column becomes, and how often a held key deletes. */
#define COLUMN_WIDTH 60
#define REPEAT_MS 90

typedef enum {
  SHIFT_OFF,
  SHIFT_ONCE,
  SHIFT_LOCKED,
} Shift;

#define N_SHIFTS (SHIFT_LOCKED + 1)

struct _EiamKeyboard
{
  AdwBin           parent_instance;

  GtkText         *target;    /* (nullable): weak */
  Shift            shift;
  unsigned int     repeat_id;
  int              held_x;    /* the upper edge of the key that is held */
  int              held_y;

  GtkWidget       *overlay;
  GtkGrid         *grid;
  AdwClamp        *clamp;
  EiamKeyVariants *variants;
};

G_DEFINE_FINAL_TYPE (EiamKeyboard, eiam_keyboard, ADW_TYPE_BIN)

enum {
  HIDE,
  N_SIGNALS
};

static unsigned int signals[N_SIGNALS];

static const struct
{
  gunichar    key;
  EiamKeyPage page;
} page_keys[] = {
  { EIAM_KEY_LETTERS, EIAM_KEY_PAGE_LETTERS },
  { EIAM_KEY_SYMBOLS, EIAM_KEY_PAGE_SYMBOLS },
  { EIAM_KEY_MORE, EIAM_KEY_PAGE_MORE },
};

static const struct
{
  gunichar key;
  void   (*act) (GtkText *target);
} typing_keys[] = {
  { EIAM_KEY_BACKSPACE, eiam_typing_backspace },
  { EIAM_KEY_ENTER, eiam_typing_enter },
  { EIAM_KEY_NEXT, eiam_typing_next },
};

static void
show_shift (EiamKeyboard *self)
{
  for (GtkWidget *key = gtk_widget_get_first_child (GTK_WIDGET (self->grid)); key != NULL;
       key = gtk_widget_get_next_sibling (key))
    eiam_key_set_shift (EIAM_KEY (key), self->shift != SHIFT_OFF, self->shift == SHIFT_LOCKED);
}

static void
set_shift (EiamKeyboard *self,
           Shift         shift)
{
  if (self->shift == shift)
    return;

  self->shift = shift;
  show_shift (self);
}

static void
stop_repeat (EiamKeyboard *self)
{
  g_clear_handle_id (&self->repeat_id, g_source_remove);
}

static void
type (EiamKeyboard *self,
      const char   *text)
{
  if (self->target != NULL)
    eiam_typing_insert (self->target, text);
  /* Afterwards: it changes what the key has to say. */
  if (self->shift == SHIFT_ONCE)
    set_shift (self, SHIFT_OFF);
}

static void show_page (EiamKeyboard *self,
                       EiamKeyPage   page);

static gboolean
act_page (EiamKeyboard *self,
          gunichar      key)
{
  for (unsigned int i = 0; i < G_N_ELEMENTS (page_keys); i++)
    if (page_keys[i].key == key)
      {
        show_page (self, page_keys[i].page);
        return TRUE;
      }
  return FALSE;
}

static void
act (EiamKeyboard *self,
     gunichar      key)
{
  if (key == EIAM_KEY_SHIFT)
    set_shift (self, (self->shift + 1) % N_SHIFTS);
  else if (key == EIAM_KEY_HIDE)
    g_signal_emit (self, signals[HIDE], 0);
  else if (!act_page (self, key))
    for (unsigned int i = 0; i < G_N_ELEMENTS (typing_keys); i++)
      if (typing_keys[i].key == key && self->target != NULL)
        typing_keys[i].act (self->target);
}

static void
on_key_clicked (EiamKey      *key,
                EiamKeyboard *self)
{
  const char *text = eiam_key_get_text (key);

  g_assert (EIAM_IS_KEYBOARD (self));

  eiam_key_variants_close (self->variants);
  if (*text == '\0')
    act (self, eiam_key_get_character (key));
  else
    type (self, text);
}

static gboolean
on_repeat (gpointer user_data)
{
  EiamKeyboard *self = user_data;

  g_assert (EIAM_IS_KEYBOARD (self));

  act (self, EIAM_KEY_BACKSPACE);
  return G_SOURCE_CONTINUE;
}

static void
open_variants (EiamKeyboard *self,
               EiamKey      *key,
               const char   *characters)
{
  graphene_rect_t place;

  if (gtk_widget_compute_bounds (GTK_WIDGET (key), self->overlay, &place))
    {
      self->held_x = (int) (place.origin.x + place.size.width / 2);
      self->held_y = (int) place.origin.y;
    }
  eiam_key_variants_open (self->variants, characters, self->shift != SHIFT_OFF);
}

/* Above the key that is held, as far as there is room. */
static gboolean
on_overlay_get_child_position (GtkOverlay   *overlay,
                               GtkWidget    *child,
                               GdkRectangle *place,
                               EiamKeyboard *self)
{
  GtkRequisition size;
  int room;

  g_assert (EIAM_IS_KEYBOARD (self));

  gtk_widget_get_preferred_size (child, NULL, &size);
  room = MAX (0, gtk_widget_get_width (GTK_WIDGET (overlay)) - size.width);
  place->x = CLAMP (self->held_x - size.width / 2, 0, room);
  place->y = MAX (0, self->held_y - size.height);
  place->width = size.width;
  place->height = size.height;
  return TRUE;
}

static void
on_key_held (EiamKey      *key,
             EiamKeyboard *self)
{
  gunichar character = eiam_key_get_character (key);
  const char *variants = eiam_key_layout_get_variants (character);

  g_assert (EIAM_IS_KEYBOARD (self));

  if (variants != NULL)
    open_variants (self, key, variants);
  else if (character == EIAM_KEY_BACKSPACE && self->repeat_id == 0)
    self->repeat_id = g_timeout_add (REPEAT_MS, on_repeat, self);
  else if (self->repeat_id == 0)
    on_key_clicked (key, self);
}

static void
on_variants_chosen (EiamKeyVariants *variants,
                    const char      *text,
                    EiamKeyboard    *self)
{
  g_assert (EIAM_IS_KEY_VARIANTS (variants));
  g_assert (EIAM_IS_KEYBOARD (self));

  type (self, text);
}

static void
add_key (EiamKeyboard *self,
         gunichar      character,
         int           column,
         int           row,
         int           width)
{
  GtkWidget *key = NULL;

  if (character == EIAM_KEY_NONE)
    return;

  key = eiam_key_new (character);
  g_signal_connect_object (key, "clicked", G_CALLBACK (on_key_clicked), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (key, "held", G_CALLBACK (on_key_held), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (key, "let-go", G_CALLBACK (stop_repeat), self, G_CONNECT_SWAPPED);
  gtk_grid_attach (self->grid, key, column, row, width, 1);
}

/* A row that is narrower than the others is in the middle. */
static void
add_row (EiamKeyboard  *self,
         EiamKeyLayout *layout,
         unsigned int   row)
{
  const char *at = layout->rows[row];
  glong n_keys = g_utf8_strlen (at, -1);
  unsigned int total = 0;
  unsigned int column = 0;

  for (glong i = 0; i < n_keys; i++)
    total += eiam_key_layout_measure (layout, row, (unsigned int) i);
  column = (layout->columns - total) / 2;
  for (glong i = 0; i < n_keys; i++)
    {
      unsigned int width = eiam_key_layout_measure (layout, row, (unsigned int) i);

      add_key (self, g_utf8_get_char (at), (int) column, (int) row, (int) width);
      column += width;
      at = g_utf8_next_char (at);
    }
}

static void
remove_keys (EiamKeyboard *self)
{
  GtkWidget *key = NULL;

  stop_repeat (self);
  eiam_key_variants_close (self->variants);
  while ((key = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, key);
}

static void
show_page (EiamKeyboard *self,
           EiamKeyPage   page)
{
  EiamKeyLayout layout;

  remove_keys (self);
  layout = eiam_key_layout_get (gtk_text_get_input_purpose (self->target), page,
                                eiam_language_get_code ());
  for (unsigned int row = 0; layout.rows[row] != NULL; row++)
    add_row (self, &layout, row);
  adw_clamp_set_maximum_size (self->clamp, (int) layout.columns * COLUMN_WIDTH);
  adw_clamp_set_tightening_threshold (self->clamp, (int) layout.columns * COLUMN_WIDTH);
  show_shift (self);
}

static void
eiam_keyboard_dispose (GObject *object)
{
  EiamKeyboard *self = EIAM_KEYBOARD (object);

  stop_repeat (self);
  g_clear_weak_pointer (&self->target);

  G_OBJECT_CLASS (eiam_keyboard_parent_class)->dispose (object);
}

static void
eiam_keyboard_class_init (EiamKeyboardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = eiam_keyboard_dispose;

  /**
   * EiamKeyboard::hide-wanted:
   *
   * The key that hides the keyboard was pressed.
   */
  signals[HIDE] = g_signal_new ("hide-wanted", EIAM_TYPE_KEYBOARD, G_SIGNAL_RUN_LAST,
                                0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "keyboard");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
eiam_keyboard_init (EiamKeyboard *self)
{
  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_widget_set_direction (GTK_WIDGET (self->grid), GTK_TEXT_DIR_LTR);
  gtk_grid_set_column_homogeneous (self->grid, TRUE);
  gtk_grid_set_row_homogeneous (self->grid, TRUE);
  gtk_grid_set_row_spacing (self->grid, 6);
  gtk_grid_set_column_spacing (self->grid, 6);

  self->variants = EIAM_KEY_VARIANTS (eiam_key_variants_new ());
  g_signal_connect_object (self->variants, "chosen", G_CALLBACK (on_variants_chosen), self,
                           G_CONNECT_DEFAULT);

  self->clamp = ADW_CLAMP (adw_clamp_new ());
  adw_clamp_set_child (self->clamp, GTK_WIDGET (self->grid));
  self->overlay = gtk_overlay_new ();
  gtk_widget_set_direction (self->overlay, GTK_TEXT_DIR_LTR);
  g_signal_connect_object (self->overlay, "get-child-position",
                           G_CALLBACK (on_overlay_get_child_position), self, G_CONNECT_DEFAULT);
  gtk_overlay_set_child (GTK_OVERLAY (self->overlay), GTK_WIDGET (self->clamp));
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), GTK_WIDGET (self->variants));
  adw_bin_set_child (ADW_BIN (self), self->overlay);
  /* Neither a finger nor Tab takes the focus from the entry. */
  gtk_widget_set_can_focus (GTK_WIDGET (self), FALSE);
}

/**
 * eiam_keyboard_new:
 *
 * Returns: (transfer floating): a keyboard without keys
 */
GtkWidget *
eiam_keyboard_new (void)
{
  return g_object_new (EIAM_TYPE_KEYBOARD, NULL);
}

/**
 * eiam_keyboard_get_target:
 * @self: a keyboard
 *
 * Returns: (transfer none) (nullable): where it types
 */
GtkText *
eiam_keyboard_get_target (EiamKeyboard *self)
{
  g_return_val_if_fail (EIAM_IS_KEYBOARD (self), NULL);

  return self->target;
}

/**
 * eiam_keyboard_set_target:
 * @self: a keyboard
 * @target: (nullable): the text of an entry
 * @keypad: whether a field for numbers has a keypad
 *
 * Has @self type into @target, with the keys that it is for, in the language that
 * is in use by now. Nothing remains of what was pressed before.
 */
void
eiam_keyboard_set_target (EiamKeyboard *self,
                          GtkText      *target,
                          gboolean      keypad)
{
  g_return_if_fail (EIAM_IS_KEYBOARD (self));
  g_return_if_fail (target == NULL || GTK_IS_TEXT (target));

  g_set_weak_pointer (&self->target, target);
  self->shift = SHIFT_OFF;
  if (target == NULL)
    {
      remove_keys (self);
      return;
    }

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("On-Screen Keyboard"), -1);
  show_page (self, keypad ? EIAM_KEY_PAGE_START : EIAM_KEY_PAGE_LETTERS);
}
