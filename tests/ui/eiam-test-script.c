/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-test-script.h"


/* Whether a page can be read in the script of a language: letters that no font has,
 * strokes outside of the room of their line, and what runs the wrong way. */

/* Strokes may reach this far, in pixels, beyond their room without being missed. */
#define SLACK 2.0f

/* Runs from left to right everywhere: telephone numbers, codes, dates in figures, mail and
 * web addresses. */
static const char ordered_pattern[] =
  "\\+\\d[\\d -]*\\d|\\d{5,}|\\d{4}-\\d\\d-\\d\\d|https?://([\\w.:/-]*\\w)?|[\\w.]+@[\\w.]+\\w"
  "|[A-Z]+(\\.[A-Z0-9]+)+";

static const GtkInputPurpose ordered_purposes[] = {
  GTK_INPUT_PURPOSE_PHONE,    GTK_INPUT_PURPOSE_DIGITS, GTK_INPUT_PURPOSE_EMAIL,
  GTK_INPUT_PURPOSE_PASSWORD, GTK_INPUT_PURPOSE_URL,    GTK_INPUT_PURPOSE_NUMBER,
};

typedef struct {
  GPtrArray       *faults;
  GPtrArray       *labels; /* (element-type GtkLabel): those that were looked at */
  GRegex          *ordered;
  const char      *tag;
  GtkTextDirection direction;
} Search;

typedef void (*Visitor) (GtkWidget    *widget,
                         const Search *search);

static void
visit (GtkWidget    *widget,
       Visitor       visitor,
       const Search *search)
{
  if (!gtk_widget_get_mapped (widget) || GTK_IS_POPOVER (widget))
    return;
  visitor (widget, search);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    visit (child, visitor, search);
}

G_GNUC_PRINTF (3, 4)
static void
add_fault (const Search *search,
           GtkWidget    *widget,
           const char   *format,
           ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_ptr_array_add (search->faults, g_strdup_printf ("%s %s", G_OBJECT_TYPE_NAME (widget), text));
}

static PangoLayout *
get_layout (GtkWidget *widget)
{
  return GTK_IS_LABEL (widget) ? gtk_label_get_layout (GTK_LABEL (widget)) : NULL;
}

static void
check_missing (GtkWidget    *widget,
               const Search *search)
{
  PangoLayout *layout = get_layout (widget);

  if (layout != NULL && pango_layout_get_unknown_glyphs_count (layout) > 0)
    add_fault (search, widget, "“%s”: no font has %d of its letters",
               pango_layout_get_text (layout), pango_layout_get_unknown_glyphs_count (layout));
}

/**
 * eiam_test_script_find_missing:
 * @window: a window
 * @faults: (element-type utf8): where to add a sentence for every fault
 *
 * Finds letters that are drawn as empty boxes.
 */
void
eiam_test_script_find_missing (GtkWidget *window,
                               GPtrArray *faults)
{
  Search search = { .faults = faults };

  visit (window, check_missing, &search);
}

/* Where the letters of a label really are, in the window. */
static gboolean
get_ink (GtkWidget       *label,
         GtkWidget       *root,
         graphene_rect_t *area)
{
  PangoRectangle ink;
  graphene_point_t corner;
  int x = 0;
  int y = 0;

  pango_layout_get_pixel_extents (get_layout (label), &ink, NULL);
  gtk_label_get_layout_offsets (GTK_LABEL (label), &x, &y);
  graphene_rect_init (area, (float) (x + ink.x), (float) (y + ink.y), (float) ink.width,
                      (float) ink.height);
  if (!gtk_widget_compute_point (label, root, graphene_point_zero (), &corner))
    return FALSE;
  graphene_rect_offset (area, corner.x, corner.y);
  return ink.width > 0 && ink.height > 0;
}

/* Returns what cuts the widget off, or NULL. */
static GtkWidget *
find_cutter (GtkWidget *widget)
{
  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    if (gtk_widget_get_overflow (widget) == GTK_OVERFLOW_HIDDEN)
      return widget;
  return NULL;
}

static void
check_label_cut (GtkWidget    *widget,
                 const Search *search)
{
  GtkWidget *cutter = find_cutter (widget);
  graphene_rect_t ink;

  if (cutter == NULL || !get_ink (widget, cutter, &ink))
    return;
  if (ink.origin.y < -SLACK
      || ink.origin.y + ink.size.height > (float) gtk_widget_get_height (cutter) + SLACK)
    add_fault (search, widget, "“%s”: cut off by %s", gtk_label_get_text (GTK_LABEL (widget)),
               G_OBJECT_TYPE_NAME (cutter));
}

/* Letters that leave the room of their own label must not lie on those of another. */
static void
check_touching (GtkWidget    *widget,
                const Search *search)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (widget));
  graphene_rect_t ink;

  if (!GTK_IS_LABEL (widget) || !get_ink (widget, root, &ink))
    return;
  for (unsigned int i = 0; i < search->labels->len; i++)
    {
      GtkWidget *other = search->labels->pdata[i];
      graphene_rect_t other_ink;
      graphene_rect_t common;

      if (get_ink (other, root, &other_ink)
          && graphene_rect_intersection (&ink, &other_ink, &common)
          && common.size.height > SLACK && common.size.width > SLACK)
        add_fault (search, widget, "“%s”: lies on “%s”", gtk_label_get_text (GTK_LABEL (widget)),
                   gtk_label_get_text (GTK_LABEL (other)));
    }
  g_ptr_array_add (search->labels, widget);
}

/* A field cuts what is higher than itself, so it needs room for all that people write in
 * their language. */
static void
check_text_cut (GtkWidget    *widget,
                const Search *search)
{
  const char *sample = pango_language_get_sample_string (pango_language_from_string (search->tag));
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, sample);
  PangoRectangle ink;

  pango_layout_get_pixel_extents (layout, &ink, NULL);
  if (ink.height > gtk_widget_get_height (widget) + (int) SLACK)
    add_fault (search, widget, "is %d high, and “%s” needs %d", gtk_widget_get_height (widget),
               sample, ink.height);
}

static void
check_cut (GtkWidget    *widget,
           const Search *search)
{
  if (GTK_IS_LABEL (widget))
    check_label_cut (widget, search);
  if (GTK_IS_TEXT (widget))
    check_text_cut (widget, search);
}

/**
 * eiam_test_script_find_cut:
 * @window: a window
 * @tag: its language
 * @faults: (element-type utf8): where to add a sentence for every fault
 *
 * Finds letters that are cut off, would be in a field, or lie on others.
 */
void
eiam_test_script_find_cut (GtkWidget  *window,
                           const char *tag,
                           GPtrArray  *faults)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  Search search = { .faults = faults, .labels = labels, .tag = tag };

  visit (window, check_cut, &search);
  visit (window, check_touching, &search);
}

/* Whether each letter is to the right of the one before, or on the next line. */
static gboolean
is_ordered (PangoLayout *layout,
            int          start,
            int          end)
{
  PangoRectangle last;

  pango_layout_index_to_pos (layout, start, &last);
  for (int i = start + 1; i < end; i++)
    {
      PangoRectangle next;

      pango_layout_index_to_pos (layout, i, &next);
      if (next.y == last.y && next.x < last.x)
        return FALSE;
      last = next;
    }
  return TRUE;
}

static void
check_reordered (GtkWidget    *widget,
                 const Search *search)
{
  PangoLayout *layout = get_layout (widget);
  g_autoptr (GMatchInfo) match = NULL;

  if (layout == NULL)
    return;

  g_regex_match (search->ordered, pango_layout_get_text (layout), 0, &match);
  for (; g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      int start = 0;
      int end = 0;

      g_match_info_fetch_pos (match, 0, &start, &end);
      if (!is_ordered (layout, start, end))
        add_fault (search, widget, "“%s”: does not run from left to right",
                   pango_layout_get_text (layout));
    }
}

/**
 * eiam_test_script_find_reordered:
 * @window: a window
 * @faults: (element-type utf8): where to add a sentence for every fault
 *
 * Finds numbers, codes and addresses whose parts are not in their order.
 */
void
eiam_test_script_find_reordered (GtkWidget *window,
                                 GPtrArray *faults)
{
  g_autoptr (GRegex) ordered = g_regex_new (ordered_pattern, G_REGEX_OPTIMIZE, 0, NULL);
  Search search = { .faults = faults, .ordered = ordered };

  visit (window, check_reordered, &search);
}

static gboolean
is_ordered_text (GtkWidget *widget)
{
  for (unsigned int i = 0; GTK_IS_TEXT (widget) && i < G_N_ELEMENTS (ordered_purposes); i++)
    if (gtk_text_get_input_purpose (GTK_TEXT (widget)) == ordered_purposes[i])
      return TRUE;
  return GTK_IS_SCALE (widget);
}

/* The picture of the puzzle is never mirrored, so what moves its piece is not either. */
static gboolean
is_on_the_wrong_side (GtkWidget *widget)
{
  const char *action = GTK_IS_BUTTON (widget)
                         ? gtk_actionable_get_action_name (GTK_ACTIONABLE (widget))
                         : NULL;
  graphene_point_t corner;

  if (g_strcmp0 (action, "verify.move-left") != 0)
    return FALSE;
  return !gtk_widget_compute_point (gtk_widget_get_next_sibling (widget), widget,
                                    graphene_point_zero (), &corner)
         || corner.x <= 0.0f;
}

static void
check_turned (GtkWidget    *widget,
              const Search *search)
{
  GtkTextDirection own = gtk_widget_get_direction (widget);

  if (is_ordered_text (widget) && own != GTK_TEXT_DIR_LTR)
    add_fault (search, widget, "does not run from left to right");
  if (is_on_the_wrong_side (widget))
    add_fault (search, widget, "moves to the left, and is on the right");
  if (GTK_IS_LABEL (widget) && own != search->direction
      && gtk_widget_get_ancestor (widget, GTK_TYPE_SCALE) == NULL)
    add_fault (search, widget, "“%s”: is not in the direction of the language",
               gtk_label_get_text (GTK_LABEL (widget)));
}

/**
 * eiam_test_script_find_turned:
 * @window: a window
 * @tag: its language
 * @faults: (element-type utf8): where to add a sentence for every fault
 *
 * Finds what is laid out in the direction of other languages, and fields and sliders
 * that have a direction of their own and were turned all the same.
 */
void
eiam_test_script_find_turned (GtkWidget  *window,
                              const char *tag,
                              GPtrArray  *faults)
{
  Search search = { .faults = faults, .direction = eiam_test_script_get_direction (tag) };

  visit (window, check_turned, &search);
}

/**
 * eiam_test_script_get_direction:
 * @tag: a language
 *
 * Returns: in which direction Pango knows it to be written
 */
GtkTextDirection
eiam_test_script_get_direction (const char *tag)
{
  const PangoScript *scripts = NULL;
  int count = 0;

  scripts = pango_language_get_scripts (pango_language_from_string (tag), &count);
  g_assert_cmpint (count, >, 0);
  return scripts[0] == PANGO_SCRIPT_ARABIC || scripts[0] == PANGO_SCRIPT_HEBREW
           ? GTK_TEXT_DIR_RTL
           : GTK_TEXT_DIR_LTR;
}
