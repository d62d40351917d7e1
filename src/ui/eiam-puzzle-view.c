/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-puzzle-view.h"

#include "eiam-picture.h"
#include "eiam-picture-decoder.h"
#include "eiam-sharp-picture.h"

#include <math.h>

/**
 * EiamPuzzleView:
 *
 * Draws a puzzle's picture and the piece over it. The position of the piece
 * is kept in pixels of the picture, so that it means the same at every size
 * and scale factor; the widget only multiplies when it draws. Its edges are
 * drawn sharp at every size, and on pixels of the screen. Left is left in
 * every language: the picture is never mirrored.
 */

#define MAX_SCALE 2.0
#define MIN_WIDTH 160
#define RADIUS 12.0f

/* No screen has more than four pixels for one of its units. */
#define MAX_SHARPNESS 8
#define EPSILON 0.001

struct _EiamPuzzleView
{
  GtkWidget    parent_instance;

  EiamPuzzle  *puzzle;           /* (owned) (nullable) */
  GdkTexture  *background;       /* (owned) (nullable) */
  GdkTexture  *piece;            /* (owned) (nullable) */
  GdkTexture  *sharp_background; /* (owned) (nullable): enlarged by sharpness */
  GdkTexture  *sharp_piece;      /* (owned) (nullable) */
  unsigned int sharpness;
  double       position;
  double       drag_start;
  gboolean     broken;
};

G_DEFINE_FINAL_TYPE (EiamPuzzleView, eiam_puzzle_view, GTK_TYPE_WIDGET)

typedef enum {
  PROP_PUZZLE = 1,
  PROP_POSITION,
  PROP_BROKEN,
} EiamPuzzleViewProperty;

#define PROP_LAST PROP_BROKEN

static GParamSpec *properties[PROP_LAST + 1];

static double
get_scale (EiamPuzzleView *self)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  double scale;

  if (self->background == NULL)
    return 1.0;

  scale = MIN (width / gdk_texture_get_width (self->background),
               height / gdk_texture_get_height (self->background));

  return CLAMP (scale, 0.01, MAX_SCALE);
}

static void
clear_textures (EiamPuzzleView *self)
{
  g_clear_object (&self->background);
  g_clear_object (&self->piece);
  g_clear_object (&self->sharp_background);
  g_clear_object (&self->sharp_piece);
}

/* With at least as many pixels as the screen will show, so that drawing them
 * blends no edge over more than one pixel. Where each pixel of the picture takes
 * up a whole number of the screen's, nothing is blended at all. */
static void
sharpen (EiamPuzzleView *self,
         double          scale)
{
  double pixels = scale * gtk_widget_get_scale_factor (GTK_WIDGET (self));
  unsigned int sharpness = (unsigned int) ceil (pixels - EPSILON);

  sharpness = CLAMP (sharpness, 1, MAX_SHARPNESS);
  if (self->sharp_background != NULL && self->sharpness == sharpness)
    return;

  g_clear_object (&self->sharp_background);
  g_clear_object (&self->sharp_piece);
  self->sharp_background = eiam_sharp_picture_enlarge (self->background, sharpness);
  self->sharp_piece = eiam_sharp_picture_enlarge (self->piece, sharpness);
  self->sharpness = sharpness;
}

/* Half a pixel of the screen would blur every edge. */
static float
snap (EiamPuzzleView *self,
      double          length)
{
  double factor = gtk_widget_get_scale_factor (GTK_WIDGET (self));

  return (float) (round (length * factor) / factor);
}

/* The service is trusted no more than anybody with what a picture unfolds to. */
static gboolean
load_textures (EiamPuzzleView  *self,
               GError         **error)
{
  self->background = eiam_picture_decode (eiam_puzzle_get_background (self->puzzle), error);
  if (self->background == NULL)
    return FALSE;

  self->piece = eiam_picture_decode (eiam_puzzle_get_piece (self->puzzle), error);

  return self->piece != NULL;
}

static void
set_broken (EiamPuzzleView *self,
            gboolean        broken)
{
  if (self->broken == broken)
    return;

  self->broken = broken;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BROKEN]);
}

static void
reload (EiamPuzzleView *self)
{
  g_autoptr (GError) error = NULL;
  gboolean broken = FALSE;

  clear_textures (self);

  if (self->puzzle != NULL && !load_textures (self, &error))
    {
      g_debug ("The puzzle's picture cannot be shown: %s", error->message);
      clear_textures (self);
      broken = TRUE;
    }

  set_broken (self, broken);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
on_drag_begin (GtkGestureDrag *gesture,
               double          start_x,
               double          start_y,
               EiamPuzzleView *self)
{
  g_assert (EIAM_IS_PUZZLE_VIEW (self));

  self->drag_start = self->position;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
on_drag_update (GtkGestureDrag *gesture,
                double          offset_x,
                double          offset_y,
                EiamPuzzleView *self)
{
  g_assert (EIAM_IS_PUZZLE_VIEW (self));

  eiam_puzzle_view_set_position (self, self->drag_start + offset_x / get_scale (self));
}

static gboolean
move_cb (GtkWidget *widget,
         GVariant  *args,
         gpointer   user_data)
{
  EiamPuzzleView *self = EIAM_PUZZLE_VIEW (widget);
  double step = 0.0;

  g_variant_get (args, "(d)", &step);
  eiam_puzzle_view_set_position (self, self->position + step);

  return GDK_EVENT_STOP;
}

static GtkSizeRequestMode
eiam_puzzle_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
eiam_puzzle_view_measure (GtkWidget      *widget,
                          GtkOrientation  orientation,
                          int             for_size,
                          int            *minimum,
                          int            *natural,
                          int            *minimum_baseline,
                          int            *natural_baseline)
{
  EiamPuzzleView *self = EIAM_PUZZLE_VIEW (widget);
  int width;
  int height;
  double scale = 1.0;

  *minimum = *natural = 0;
  if (self->background == NULL)
    return;

  width = gdk_texture_get_width (self->background);
  height = gdk_texture_get_height (self->background);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MIN (width, MIN_WIDTH);
      *natural = width;
      return;
    }

  if (for_size > 0)
    scale = MIN ((double) for_size / width, MAX_SCALE);
  *minimum = *natural = MAX (1, (int) (height * scale + 0.5));
}

static void
eiam_puzzle_view_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  EiamPuzzleView *self = EIAM_PUZZLE_VIEW (widget);
  graphene_rect_t area;
  graphene_rect_t piece;
  GskRoundedRect clip;
  float scale;

  if (self->background == NULL || self->piece == NULL)
    return;

  scale = (float) get_scale (self);
  sharpen (self, (double) scale);
  area.size.width = gdk_texture_get_width (self->background) * scale;
  area.size.height = gdk_texture_get_height (self->background) * scale;
  area.origin.x = snap (self, (gtk_widget_get_width (widget) - (double) area.size.width) / 2);
  area.origin.y = 0;
  graphene_rect_init (&piece,
                      area.origin.x + snap (self, self->position * (double) scale),
                      0,
                      gdk_texture_get_width (self->piece) * scale,
                      gdk_texture_get_height (self->piece) * scale);

  gsk_rounded_rect_init_from_rect (&clip, &area, RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &clip);
  gtk_snapshot_append_texture (snapshot, self->sharp_background, &area);
  gtk_snapshot_append_texture (snapshot, self->sharp_piece, &piece);
  gtk_snapshot_pop (snapshot);
}

static void
eiam_puzzle_view_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  EiamPuzzleView *self = EIAM_PUZZLE_VIEW (object);

  switch ((EiamPuzzleViewProperty) prop_id)
    {
    case PROP_PUZZLE:
      g_value_set_object (value, self->puzzle);
      break;

    case PROP_POSITION:
      g_value_set_double (value, self->position);
      break;

    case PROP_BROKEN:
      g_value_set_boolean (value, self->broken);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
eiam_puzzle_view_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  EiamPuzzleView *self = EIAM_PUZZLE_VIEW (object);

  switch ((EiamPuzzleViewProperty) prop_id)
    {
    case PROP_PUZZLE:
      eiam_puzzle_view_set_puzzle (self, g_value_get_object (value));
      break;

    case PROP_POSITION:
      eiam_puzzle_view_set_position (self, g_value_get_double (value));
      break;

    case PROP_BROKEN:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
eiam_puzzle_view_dispose (GObject *object)
{
  EiamPuzzleView *self = EIAM_PUZZLE_VIEW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), EIAM_TYPE_PUZZLE_VIEW);
  clear_textures (self);
  g_clear_object (&self->puzzle);

  G_OBJECT_CLASS (eiam_puzzle_view_parent_class)->dispose (object);
}

static void
add_bindings (GtkWidgetClass *widget_class)
{
  static const struct
  {
    unsigned int    key;
    GdkModifierType modifiers;
    double          step;
  } bindings[] = {
    { GDK_KEY_Left, 0, -1.0 },
    { GDK_KEY_Right, 0, 1.0 },
    { GDK_KEY_KP_Left, 0, -1.0 },
    { GDK_KEY_KP_Right, 0, 1.0 },
    { GDK_KEY_Left, GDK_SHIFT_MASK, -10.0 },
    { GDK_KEY_Right, GDK_SHIFT_MASK, 10.0 },
    { GDK_KEY_Page_Up, 0, -10.0 },
    { GDK_KEY_Page_Down, 0, 10.0 },
    { GDK_KEY_Home, 0, -EIAM_PICTURE_MAX_SIDE },
    { GDK_KEY_End, 0, EIAM_PICTURE_MAX_SIDE },
  };

  for (unsigned int i = 0; i < G_N_ELEMENTS (bindings); i++)
    gtk_widget_class_add_binding (widget_class,
                                  bindings[i].key,
                                  bindings[i].modifiers,
                                  move_cb,
                                  "(d)",
                                  bindings[i].step);
}

static void
eiam_puzzle_view_class_init (EiamPuzzleViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = eiam_puzzle_view_get_property;
  object_class->set_property = eiam_puzzle_view_set_property;
  object_class->dispose = eiam_puzzle_view_dispose;
  widget_class->get_request_mode = eiam_puzzle_view_get_request_mode;
  widget_class->measure = eiam_puzzle_view_measure;
  widget_class->snapshot = eiam_puzzle_view_snapshot;

  /**
   * EiamPuzzleView:puzzle:
   *
   * The puzzle that is shown, or %NULL.
   */
  properties[PROP_PUZZLE] =
    g_param_spec_object ("puzzle", NULL, NULL, EIAM_TYPE_PUZZLE,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  /**
   * EiamPuzzleView:position:
   *
   * Where the left edge of the piece is, in pixels of the picture.
   */
  properties[PROP_POSITION] =
    g_param_spec_double ("position", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0.0,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  /**
   * EiamPuzzleView:broken:
   *
   * Whether the puzzle's pictures cannot be shown.
   */
  properties[PROP_BROKEN] =
    g_param_spec_boolean ("broken", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_css_name (widget_class, "puzzleview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/eiam-puzzle-view.ui");
  gtk_widget_class_bind_template_callback (widget_class, on_drag_begin);
  gtk_widget_class_bind_template_callback (widget_class, on_drag_update);
  add_bindings (widget_class);
}

static void
eiam_puzzle_view_init (EiamPuzzleView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * eiam_puzzle_view_new:
 *
 * Returns: (transfer floating): a view without a puzzle
 */
GtkWidget *
eiam_puzzle_view_new (void)
{
  return g_object_new (EIAM_TYPE_PUZZLE_VIEW, NULL);
}

/**
 * eiam_puzzle_view_get_puzzle:
 *
 * Returns: (transfer none) (nullable): the puzzle that is shown
 */
EiamPuzzle *
eiam_puzzle_view_get_puzzle (EiamPuzzleView *self)
{
  g_return_val_if_fail (EIAM_IS_PUZZLE_VIEW (self), NULL);

  return self->puzzle;
}

/**
 * eiam_puzzle_view_set_puzzle:
 * @puzzle: (nullable): a puzzle
 *
 * Shows @puzzle, with its piece at the left edge. A picture that cannot be
 * decoded leaves the view empty and sets #EiamPuzzleView:broken.
 */
void
eiam_puzzle_view_set_puzzle (EiamPuzzleView *self,
                             EiamPuzzle     *puzzle)
{
  g_return_if_fail (EIAM_IS_PUZZLE_VIEW (self));
  g_return_if_fail (puzzle == NULL || EIAM_IS_PUZZLE (puzzle));

  if (!g_set_object (&self->puzzle, puzzle))
    return;

  reload (self);
  eiam_puzzle_view_set_position (self, 0.0);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PUZZLE]);
}

/**
 * eiam_puzzle_view_get_position:
 *
 * Returns: the left edge of the piece, in pixels of the picture
 */
double
eiam_puzzle_view_get_position (EiamPuzzleView *self)
{
  g_return_val_if_fail (EIAM_IS_PUZZLE_VIEW (self), 0.0);

  return self->position;
}

/**
 * eiam_puzzle_view_set_position:
 * @position: the left edge of the piece, in pixels of the picture
 *
 * Moves the piece; a position outside the picture is moved to its edge.
 */
void
eiam_puzzle_view_set_position (EiamPuzzleView *self,
                               double          position)
{
  g_return_if_fail (EIAM_IS_PUZZLE_VIEW (self));

  /* Written so that a position that is not a number becomes 0 as well. */
  position = position > 0.0 ? MIN (position, eiam_puzzle_view_get_range (self)) : 0.0;
  if (position == self->position)
    return;

  self->position = position;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_POSITION]);
}

/**
 * eiam_puzzle_view_get_range:
 *
 * Returns: the rightmost position of the piece, in pixels of the picture; 0
 *   without a picture
 */
double
eiam_puzzle_view_get_range (EiamPuzzleView *self)
{
  g_return_val_if_fail (EIAM_IS_PUZZLE_VIEW (self), 0.0);

  if (self->background == NULL || self->piece == NULL)
    return 0.0;

  return MAX (0.0,
              (double) gdk_texture_get_width (self->background)
                - gdk_texture_get_width (self->piece));
}

/**
 * eiam_puzzle_view_get_broken:
 *
 * Returns: whether the puzzle's pictures cannot be shown
 */
gboolean
eiam_puzzle_view_get_broken (EiamPuzzleView *self)
{
  g_return_val_if_fail (EIAM_IS_PUZZLE_VIEW (self), FALSE);

  return self->broken;
}
