/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-code-boxes.h"

/**
 * EiamCodeBoxes:
 *
 * Frames around the digits of an entry, one for each digit that a code has.
 * They are a picture only, laid over the entry: it spreads its digits so far
 * that each stands in its box, and everything else is the entry's own.
 */

/* Where the number of digits is not known, there are at least as many boxes as
 * any code has digits, and room for the longest. */
#define LEAST_BOXES 4
#define MOST_BOXES 8

/* In pixels. All boxes fit into the form in a window of 360. */
#define WIDEST_PITCH 46
#define MOST_WIDTH 304
#define GAP 6
#define CARET_ROOM 4

struct _EiamCodeBoxes
{
  GtkWidget     parent_instance;

  GtkEntry     *entry;
  GtkText      *text;
  unsigned int  length;     /* 0: not known */
  int           pitch;      /* from one digit to the next */
  int           middle;     /* from the beginning of the text to the middle of its first digit */
  gboolean      fits;
  GPtrArray    *boxes;      /* (element-type GtkWidget) */
};

G_DEFINE_FINAL_TYPE (EiamCodeBoxes, eiam_code_boxes, GTK_TYPE_WIDGET)

static unsigned int
count_digits (EiamCodeBoxes *self)
{
  return (unsigned int) g_utf8_strlen (gtk_editable_get_text (GTK_EDITABLE (self->text)), -1);
}

static unsigned int
count_boxes (EiamCodeBoxes *self)
{
  if (self->length > 0)
    return self->length;

  return CLAMP (count_digits (self), LEAST_BOXES, MOST_BOXES);
}

static PangoLayout *
create_layout (EiamCodeBoxes *self,
               const char    *text)
{
  return gtk_widget_create_pango_layout (GTK_WIDGET (self->text), text);
}

static int
measure_digit (EiamCodeBoxes *self)
{
  g_autoptr (PangoLayout) layout = create_layout (self, "0");
  int width = 0;

  pango_layout_get_size (layout, &width, NULL);

  return width;
}

/* How much of the space between two digits stands before the first; Pango has
 * had different minds about that. */
static int
measure_lead (EiamCodeBoxes *self,
              PangoAttrList *attributes)
{
  g_autoptr (PangoLayout) plain = create_layout (self, "0");
  g_autoptr (PangoLayout) spread = create_layout (self, "00");
  PangoRectangle plain_ink, spread_ink;

  pango_layout_set_attributes (spread, attributes);
  pango_layout_get_extents (plain, &plain_ink, NULL);
  pango_layout_get_extents (spread, &spread_ink, NULL);

  return spread_ink.x - plain_ink.x;
}

/* Spreads the digits; a box is never narrower than what stands in it. */
static void
update_pitch (EiamCodeBoxes *self)
{
  unsigned int most = self->length > 0 ? self->length : MOST_BOXES;
  int digit = measure_digit (self);
  int pitch = MIN (WIDEST_PITCH, MOST_WIDTH / (int) most);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pitch = MAX (pitch, PANGO_PIXELS_CEIL (digit) + GAP + 2);
  if (pitch == self->pitch)
    return;

  self->pitch = pitch;
  pango_attr_list_insert (attributes, pango_attr_letter_spacing_new (pitch * PANGO_SCALE - digit));
  gtk_entry_set_attributes (self->entry, attributes);
  self->middle = PANGO_PIXELS (measure_lead (self, attributes) + digit / 2);
  /* The text is written from left to right, so this is its left. */
  gtk_widget_set_margin_start (GTK_WIDGET (self->text), MAX (0, pitch / 2 - self->middle));
}

/* The entry is as wide as its boxes and stands where the language begins. Boxes
 * that find no room, with very large text, are left out. */
static void
update_width (EiamCodeBoxes *self)
{
  int width = self->pitch * (int) self->boxes->len;

  self->fits = width <= MOST_WIDTH;
  gtk_widget_set_halign (GTK_WIDGET (self->entry), self->fits ? GTK_ALIGN_START : GTK_ALIGN_FILL);
  gtk_widget_set_size_request (GTK_WIDGET (self->entry), self->fits ? width + CARET_ROOM : -1, -1);
}

static void
set_class (GtkWidget  *widget,
           const char *name,
           gboolean    has)
{
  if (has)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

/* The box that the next digit goes into; none while a selection would go. The
 * text's own caret keeps close to the digit before, so a vacant box has one. */
static void
update_active (EiamCodeBoxes *self)
{
  GtkEditable *editable = GTK_EDITABLE (self->text);
  unsigned int position = (unsigned int) gtk_editable_get_position (editable);
  gboolean ready = gtk_widget_has_focus (GTK_WIDGET (self->text))
                   && !gtk_editable_get_selection_bounds (editable, NULL, NULL);
  gboolean vacant = ready && position == count_digits (self) && position < self->boxes->len;

  for (unsigned int i = 0; i < self->boxes->len; i++)
    {
      set_class (self->boxes->pdata[i], "active", ready && i == position);
      set_class (self->boxes->pdata[i], "vacant", vacant && i == position);
    }
  set_class (GTK_WIDGET (self->entry), "without-caret", vacant && self->fits);
}

static void
update_boxes (EiamCodeBoxes *self)
{
  unsigned int wanted = count_boxes (self);

  while (self->boxes->len > wanted)
    g_ptr_array_remove_index (self->boxes, self->boxes->len - 1);
  while (self->boxes->len < wanted)
    {
      GtkWidget *box = g_object_new (GTK_TYPE_BOX,
                                     "css-name", "codebox",
                                     "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                     NULL);

      gtk_widget_set_parent (box, GTK_WIDGET (self));
      g_ptr_array_add (self->boxes, box);
    }

  update_pitch (self);
  update_width (self);
  update_active (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
on_text_changed (EiamCodeBoxes *self)
{
  g_assert (EIAM_IS_CODE_BOXES (self));

  update_boxes (self);
}

static void
on_text_state_changed (EiamCodeBoxes *self)
{
  g_assert (EIAM_IS_CODE_BOXES (self));

  update_active (self);
}

/* Where the first digit's cell begins, in the coordinates of the boxes. */
static gboolean
find_origin (EiamCodeBoxes   *self,
             graphene_rect_t *bounds)
{
  graphene_rect_t caret;

  if (!gtk_widget_compute_bounds (GTK_WIDGET (self->text), GTK_WIDGET (self), bounds))
    return FALSE;

  gtk_text_compute_cursor_extents (self->text, 0, &caret, NULL);
  bounds->origin.x += caret.origin.x;

  return TRUE;
}

static void
eiam_code_boxes_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  EiamCodeBoxes *self = EIAM_CODE_BOXES (widget);
  graphene_rect_t bounds;
  gboolean possible = self->fits && find_origin (self, &bounds);

  for (unsigned int i = 0; i < self->boxes->len; i++)
    {
      GtkWidget *box = self->boxes->pdata[i];
      GtkAllocation allocation = { 0, 0, 0, 0 };

      gtk_widget_set_child_visible (box, possible);
      if (!possible)
        continue;

      allocation.x = (int) bounds.origin.x + self->middle
                     + (int) i * self->pitch - (self->pitch - GAP) / 2;
      allocation.y = (int) bounds.origin.y;
      allocation.width = self->pitch - GAP;
      allocation.height = (int) bounds.size.height;
      gtk_widget_size_allocate (box, &allocation, -1);
    }
}

static void
eiam_code_boxes_css_changed (GtkWidget         *widget,
                             GtkCssStyleChange *change)
{
  EiamCodeBoxes *self = EIAM_CODE_BOXES (widget);

  GTK_WIDGET_CLASS (eiam_code_boxes_parent_class)->css_changed (widget, change);

  if (self->text != NULL)
    update_boxes (self);
}

static void
eiam_code_boxes_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (eiam_code_boxes_parent_class)->map (widget);

  update_boxes (EIAM_CODE_BOXES (widget));
}

static void
eiam_code_boxes_dispose (GObject *object)
{
  EiamCodeBoxes *self = EIAM_CODE_BOXES (object);

  g_ptr_array_set_size (self->boxes, 0);
  g_clear_object (&self->text);
  g_clear_object (&self->entry);

  G_OBJECT_CLASS (eiam_code_boxes_parent_class)->dispose (object);
}

static void
eiam_code_boxes_finalize (GObject *object)
{
  EiamCodeBoxes *self = EIAM_CODE_BOXES (object);

  g_clear_pointer (&self->boxes, g_ptr_array_unref);

  G_OBJECT_CLASS (eiam_code_boxes_parent_class)->finalize (object);
}

static void
eiam_code_boxes_class_init (EiamCodeBoxesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = eiam_code_boxes_dispose;
  object_class->finalize = eiam_code_boxes_finalize;
  widget_class->size_allocate = eiam_code_boxes_size_allocate;
  widget_class->css_changed = eiam_code_boxes_css_changed;
  widget_class->map = eiam_code_boxes_map;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
  gtk_widget_class_set_css_name (widget_class, "codeboxes");
}

static void
eiam_code_boxes_init (EiamCodeBoxes *self)
{
  self->boxes = g_ptr_array_new_with_free_func ((GDestroyNotify) gtk_widget_unparent);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

/**
 * eiam_code_boxes_new:
 * @entry: an entry for digits
 *
 * The widget must lie over @entry, so that it covers it.
 *
 * Returns: (transfer floating): boxes for the digits of @entry
 */
GtkWidget *
eiam_code_boxes_new (GtkEntry *entry)
{
  EiamCodeBoxes *self;

  g_return_val_if_fail (GTK_IS_ENTRY (entry), NULL);

  self = g_object_new (EIAM_TYPE_CODE_BOXES, NULL);
  self->entry = g_object_ref (entry);
  self->text = GTK_TEXT (g_object_ref (gtk_editable_get_delegate (GTK_EDITABLE (entry))));
  /* In every language the first digit stands in the box on the left. */
  gtk_editable_set_alignment (GTK_EDITABLE (entry), 0.0f);
  g_signal_connect_object (self->text, "changed", G_CALLBACK (on_text_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->text, "notify::cursor-position",
                           G_CALLBACK (on_text_state_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->text, "notify::selection-bound",
                           G_CALLBACK (on_text_state_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->text, "notify::has-focus",
                           G_CALLBACK (on_text_state_changed), self, G_CONNECT_SWAPPED);
  update_boxes (self);

  return GTK_WIDGET (self);
}

/**
 * eiam_code_boxes_get_number:
 *
 * Returns: how many boxes there are, 0 when they find no room
 */
unsigned int
eiam_code_boxes_get_number (EiamCodeBoxes *self)
{
  g_return_val_if_fail (EIAM_IS_CODE_BOXES (self), 0);

  return self->fits ? self->boxes->len : 0;
}

/**
 * eiam_code_boxes_set_length:
 * @length: how many digits a code has, 0 when that is not known
 */
void
eiam_code_boxes_set_length (EiamCodeBoxes *self,
                            unsigned int   length)
{
  g_return_if_fail (EIAM_IS_CODE_BOXES (self));
  g_return_if_fail (length <= MOST_BOXES);

  self->length = length;
  update_boxes (self);
}
