/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-test-look.h"

#include "eiam-field-row.h"

#include <adwaita.h>
#include <string.h>

/* Rounding is no fault. */
#define SLACK 1.0f

typedef void (*Visitor) (GtkWidget *widget,
                         GtkWidget *window,
                         gpointer   user_data);

typedef struct {
  GPtrArray *faults;
  int       *smallest;
  int        width;
  int        least_picture;
} Search;

/* What may be smaller than a finger, by what it is in. */
static const struct
{
  GType (*get_type) (void);
  const char *reason;
} small_targets[] = {
  { gtk_window_controls_get_type, "drawn as the desktop wants them" },
  { gtk_calendar_get_type, "GTK's own; the date can be typed as well" },
  { gtk_scrollbar_get_type, "GTK's own; the page itself scrolls too" },
};

/* How large a picture beside text of the usual size is at least, in pixels. */
#define LEAST_PICTURE 12

/* What keeps its size however large the text is, by what it is in. */
static const struct
{
  GType (*get_type) (void);
  const char *reason;
} fixed_pictures[] = {
  { gtk_window_controls_get_type, "drawn as the desktop wants them" },
  { gtk_switch_get_type, "as large as its slider, which says the same by its place" },
  { gtk_calendar_get_type, "GTK's own; the date can be typed as well" },
};

/* A click anywhere in one of these is a click on the control that it holds. */
static GType (*const rows[]) (void) = {
  eiam_field_row_get_type,
  adw_action_row_get_type,
};

static GType (*const actionables[]) (void) = {
  gtk_button_get_type, gtk_switch_get_type,       gtk_text_get_type,
  gtk_scale_get_type,  gtk_check_button_get_type, gtk_expander_get_type,
};

static void
visit (GtkWidget *widget,
       GtkWidget *window,
       Visitor    visitor,
       gpointer   user_data)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  visitor (widget, window, user_data);

  /* Text scrolls inside of its field, and a menu has a surface of its own. */
  if (GTK_IS_TEXT (widget) || GTK_IS_POPOVER (widget))
    return;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    visit (child, window, visitor, user_data);
}

/* What a person would call the widget. */
static char *
dup_name (GtkWidget *widget)
{
  for (GtkWidget *w = widget; w != NULL; w = gtk_widget_get_parent (w))
    {
      if (GTK_IS_LABEL (w))
        return g_strdup (gtk_label_get_text (GTK_LABEL (w)));
      if (GTK_IS_BUTTON (w) && gtk_button_get_label (GTK_BUTTON (w)) != NULL)
        return g_strdup (gtk_button_get_label (GTK_BUTTON (w)));
      if (EIAM_IS_FIELD_ROW (w))
        return g_strdup (eiam_field_row_get_label (EIAM_FIELD_ROW (w)));
      if (gtk_widget_get_tooltip_text (w) != NULL)
        return g_strdup (gtk_widget_get_tooltip_text (w));
      if (ADW_IS_PREFERENCES_ROW (w))
        return g_strdup (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (w)));
    }
  return g_strdup ("?");
}

G_GNUC_PRINTF (3, 4)
static void
add_fault (GPtrArray  *faults,
           GtkWidget  *widget,
           const char *format,
           ...)
{
  g_autofree char *name = dup_name (widget);
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_ptr_array_add (faults, g_strdup_printf ("%s “%s”: %s", G_OBJECT_TYPE_NAME (widget), name,
                                            text));
}

static void
check_overflow (GtkWidget *widget,
                GtkWidget *window,
                gpointer   user_data)
{
  Search *search = user_data;
  graphene_rect_t bounds;
  float right;

  if (!gtk_widget_compute_bounds (widget, window, &bounds))
    return;
  right = bounds.origin.x + bounds.size.width;
  if (bounds.origin.x < -SLACK || right > (float) search->width + SLACK)
    add_fault (search->faults, widget, "reaches from %.0f to %.0f of %d",
               (double) bounds.origin.x, (double) right, search->width);
}

static gboolean
is_scrolled_sideways (GtkWidget *widget)
{
  GtkAdjustment *adjustment = NULL;

  if (!GTK_IS_SCROLLED_WINDOW (widget))
    return FALSE;
  adjustment = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (widget));
  return gtk_adjustment_get_upper (adjustment) > gtk_adjustment_get_page_size (adjustment);
}

static void
check_scrolling (GtkWidget *widget,
                 GtkWidget *window,
                 gpointer   user_data)
{
  Search *search = user_data;

  if (is_scrolled_sideways (widget))
    add_fault (search->faults, widget, "scrolls sideways");
}

/**
 * eiam_test_look_find_overflow:
 * @window: a window
 * @width: how wide it was to be, in pixels
 * @faults: (element-type utf8): where to add a sentence for every fault
 *
 * Finds what is cut off at a side or would have to be scrolled to.
 */
void
eiam_test_look_find_overflow (GtkWidget *window,
                              int        width,
                              GPtrArray *faults)
{
  Search search = { faults, NULL, width, 0 };

  if (gtk_widget_get_width (window) != width)
    add_fault (faults, window, "is %d wide instead of %d", gtk_widget_get_width (window), width);
  visit (window, window, check_overflow, &search);
  visit (window, window, check_scrolling, &search);
}

/* Addresses and the like are torn where there is no room. */
static gboolean
is_data (const char *text)
{
  return strpbrk (text, ".@/_") != NULL;
}

/* Returns whether a line ends in the middle of a word. */
static gboolean
tears_word (PangoLayout *layout)
{
  const char *text = pango_layout_get_text (layout);
  int n_attributes = 0;
  const PangoLogAttr *attributes = pango_layout_get_log_attrs_readonly (layout, &n_attributes);

  for (int i = 1; i < pango_layout_get_line_count (layout); i++)
    {
      const char *start = text + pango_layout_line_get_start_index (
                            pango_layout_get_line_readonly (layout, i));

      if (!attributes[g_utf8_pointer_to_offset (text, start)].is_line_break
          && g_unichar_isalpha (g_utf8_get_char (start))
          && g_unichar_isalpha (g_utf8_get_char (g_utf8_prev_char (start))))
        return TRUE;
    }
  return FALSE;
}

static void
check_clipped (GtkWidget *widget,
               GtkWidget *window,
               gpointer   user_data)
{
  Search *search = user_data;
  PangoLayout *layout = NULL;
  int width = 0;
  int height = 0;

  if (!GTK_IS_LABEL (widget))
    return;
  layout = gtk_label_get_layout (GTK_LABEL (widget));
  pango_layout_get_pixel_size (layout, &width, &height);
  if (pango_layout_is_ellipsized (layout))
    add_fault (search->faults, widget, "is shortened");
  else if (!is_data (gtk_label_get_text (GTK_LABEL (widget))) && tears_word (layout))
    add_fault (search->faults, widget, "has a line that ends within a word");
  else if (width > gtk_widget_get_width (widget) + (int) SLACK
           || height > gtk_widget_get_height (widget) + (int) SLACK)
    add_fault (search->faults, widget, "needs %d×%d and has %d×%d", width, height,
               gtk_widget_get_width (widget), gtk_widget_get_height (widget));
}

/**
 * eiam_test_look_find_clipped:
 * @window: a window
 * @faults: (element-type utf8): where to add a sentence for every fault
 *
 * Finds labels that do not show all of their text, or tear a word.
 */
void
eiam_test_look_find_clipped (GtkWidget *window,
                             GPtrArray *faults)
{
  Search search = { faults, NULL, 0, 0 };

  visit (window, window, check_clipped, &search);
}

static gboolean
is_actionable (GtkWidget *widget)
{
  if (GTK_IS_LIST_BOX_ROW (widget) && gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (widget)))
    return TRUE;
  /* The eye of a password, but not what tells of capitals. */
  if (GTK_IS_IMAGE (widget) && GTK_IS_PASSWORD_ENTRY (gtk_widget_get_parent (widget))
      && !gtk_widget_has_css_class (widget, "caps-lock-indicator"))
    return TRUE;
  for (unsigned int i = 0; i < G_N_ELEMENTS (actionables); i++)
    if (g_type_is_a (G_OBJECT_TYPE (widget), actionables[i]()))
      return TRUE;
  return FALSE;
}

static const char *
find_reason (GtkWidget *widget)
{
  for (unsigned int i = 0; i < G_N_ELEMENTS (small_targets); i++)
    if (gtk_widget_get_ancestor (widget, small_targets[i].get_type ()) != NULL)
      return small_targets[i].reason;
  return NULL;
}

/* A button in a row does something of its own. */
static GtkWidget *
find_target (GtkWidget *widget)
{
  for (unsigned int i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      GtkWidget *row = gtk_widget_get_ancestor (widget, rows[i]());

      if (row != NULL && !GTK_IS_BUTTON (widget) && !GTK_IS_IMAGE (widget))
        return row;
    }
  return widget;
}

static void
check_target (GtkWidget *widget,
              GtkWidget *window,
              gpointer   user_data)
{
  Search *search = user_data;
  GtkWidget *target = NULL;
  gboolean kiosk = gtk_widget_has_css_class (window, "kiosk");
  graphene_rect_t bounds;
  int side = 0;

  if (!is_actionable (widget) || find_reason (widget) != NULL)
    return;
  target = find_target (widget);
  if (!gtk_widget_compute_bounds (target, window, &bounds))
    return;

  side = (int) MIN (bounds.size.width, bounds.size.height);
  *search->smallest = MIN (*search->smallest, side);
  if (side < (kiosk ? EIAM_TEST_LOOK_KIOSK_TARGET : EIAM_TEST_LOOK_TARGET))
    add_fault (search->faults, widget, "is a target of %.0f×%.0f", (double) bounds.size.width,
               (double) bounds.size.height);
}

/**
 * eiam_test_look_find_targets:
 * @window: a window
 * @faults: (element-type utf8): where to add a sentence for every fault
 * @smallest: (inout): the smallest side of a target, in pixels
 *
 * Finds what is too small for a finger.
 */
void
eiam_test_look_find_targets (GtkWidget *window,
                             GPtrArray *faults,
                             int       *smallest)
{
  Search search = { faults, smallest, 0, 0 };

  visit (window, window, check_target, &search);
}

static void
check_picture (GtkWidget *widget,
               GtkWidget *window,
               gpointer   user_data)
{
  Search *search = user_data;
  int side = MIN (gtk_widget_get_width (widget), gtk_widget_get_height (widget));

  if (!GTK_IS_IMAGE (widget) && !GTK_IS_SPINNER (widget))
    return;
  for (unsigned int i = 0; i < G_N_ELEMENTS (fixed_pictures); i++)
    if (gtk_widget_get_ancestor (widget, fixed_pictures[i].get_type ()) != NULL)
      return;
  if (side < search->least_picture)
    add_fault (search->faults, widget, "is a picture of %d×%d, which should be %d at least",
               gtk_widget_get_width (widget), gtk_widget_get_height (widget),
               search->least_picture);
}

/**
 * eiam_test_look_find_dwarfed:
 * @window: a window
 * @text_scale: how much larger than usual the text is
 * @faults: (element-type utf8): where to add a sentence for every fault
 *
 * Finds pictures that did not grow with the text that they stand beside.
 */
void
eiam_test_look_find_dwarfed (GtkWidget *window,
                             double     text_scale,
                             GPtrArray *faults)
{
  Search search = { faults, NULL, 0, (int) (LEAST_PICTURE * text_scale) };

  visit (window, window, check_picture, &search);
}
