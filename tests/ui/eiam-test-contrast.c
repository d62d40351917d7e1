/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-test-contrast.h"

#include <math.h>
#include <string.h>

/* Every piece of text that is drawn is found in the render nodes, with the colour
 * and the opacity that it is drawn with: the edges of letters are blended, so that
 * a picture does not have the colour of small text anywhere. What is behind it is
 * read from the picture: the colour that most of the pixels around the letters have. */

/* How far around the letters to look, in pixels: the dots of a password fill their
 * own area. */
#define AROUND 3

typedef struct {
  GtkWidget       *window;
  const guchar    *pixels;
  int              width;
  int              height;
  GPtrArray       *found;
  gboolean         clipped; /* whether only @clip can be seen */
  graphene_rect_t  clip;
} Measurement;

/* These name a kind of text, on the widget itself or around it. */
static const char *const kinds[] = {
  "title-1", "title-2", "title-3", "title-4", "heading", "caption-heading", "caption", "title",
  "subtitle", "dim-label", "field-caption", "error", "warning", "success", "accent",
  "suggested-action", "destructive-action", "flat", "pill", "property", "notice",
};

static double
get_linear (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
get_luminance (const GdkRGBA *color)
{
  return 0.2126 * get_linear ((double) color->red)
         + 0.7152 * get_linear ((double) color->green)
         + 0.0722 * get_linear ((double) color->blue);
}

static double
get_ratio (const GdkRGBA *one,
           const GdkRGBA *other)
{
  double a = get_luminance (one);
  double b = get_luminance (other);

  return (MAX (a, b) + 0.05) / (MIN (a, b) + 0.05);
}

static float
blend (float over,
       float under,
       float alpha)
{
  return over * alpha + under * (1.0f - alpha);
}

static void
count_pixel (GHashTable *counts,
             guint32     pixel,
             guint32    *most,
             unsigned int *most_count)
{
  gpointer key = GUINT_TO_POINTER (pixel);
  unsigned int count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, key)) + 1;

  g_hash_table_insert (counts, key, GUINT_TO_POINTER (count));
  if (count > *most_count)
    {
      *most_count = count;
      *most = pixel;
    }
}

/* Returns FALSE for what lies outside of the picture. */
static gboolean
read_background (Measurement           *self,
                 const graphene_rect_t *area,
                 GdkRGBA               *color)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);
  int left = (int) floorf (area->origin.x) - AROUND;
  int top = (int) floorf (area->origin.y) - AROUND;
  int right = (int) ceilf (area->origin.x + area->size.width) + AROUND;
  int bottom = (int) ceilf (area->origin.y + area->size.height) + AROUND;
  unsigned int most_count = 0;
  guint32 most = 0;

  if (left < 0 || top < 0 || right > self->width || bottom > self->height)
    return FALSE;

  for (int y = top; y < bottom; y++)
    for (int x = left; x < right; x++)
      {
        guint32 pixel;

        memcpy (&pixel, self->pixels + ((gsize) y * (gsize) self->width + (gsize) x) * 4, 4);
        count_pixel (counts, pixel, &most, &most_count);
      }
  color->red = (float) ((most >> 16) & 0xff) / 255.0f;
  color->green = (float) ((most >> 8) & 0xff) / 255.0f;
  color->blue = (float) (most & 0xff) / 255.0f;
  color->alpha = 1.0f;
  return most_count > 0;
}

static gboolean
has_class_around (GtkWidget  *widget,
                  const char *name)
{
  for (unsigned int i = 0; widget != NULL && i < 5; i++)
    {
      if (gtk_widget_has_css_class (widget, name))
        return TRUE;
      widget = gtk_widget_get_parent (widget);
    }
  return FALSE;
}

static char *
dup_kind (GtkWidget *widget)
{
  GString *kind = g_string_new (gtk_widget_get_css_name (widget));

  if (gtk_widget_get_ancestor (widget, GTK_TYPE_BUTTON) != NULL)
    g_string_append (kind, " in button");
  for (unsigned int i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (has_class_around (widget, kinds[i]))
      g_string_append_printf (kind, " .%s", kinds[i]);
  return g_string_free (kind, FALSE);
}

static char *
dup_text (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return g_strdup (gtk_label_get_text (GTK_LABEL (widget)));
  if (GTK_IS_EDITABLE (widget))
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (widget)));
  return g_strdup (G_OBJECT_TYPE_NAME (widget));
}

/* Reads three channels, and an opacity if there is one. */
static void
parse_channels (const char *text,
                GdkRGBA    *color)
{
  float *const channels[] = { &color->red, &color->green, &color->blue, &color->alpha };
  char *end = NULL;

  color->alpha = 1.0f;
  for (unsigned int i = 0; i < G_N_ELEMENTS (channels) && *text != ')'; i++)
    {
      *channels[i] = (float) g_ascii_strtod (text, &end);
      text = end + strspn (end, " /");
    }
}

static float
get_channel (double linear)
{
  double channel = linear <= 0.0031308 ? linear * 12.92 : 1.055 * pow (linear, 1.0 / 2.4) - 0.055;

  return (float) CLAMP (channel, 0.0, 1.0);
}

/* The channels are lightness and two directions of colour: libadwaita 1.7 makes the
 * colours of its notices so. */
static void
convert_oklab (GdkRGBA *color)
{
  double lightness = (double) color->red;
  double a = (double) color->green;
  double b = (double) color->blue;
  double l = pow (lightness + 0.3963377774 * a + 0.2158037573 * b, 3.0);
  double m = pow (lightness - 0.1055613458 * a - 0.0638541728 * b, 3.0);
  double s = pow (lightness - 0.0894841775 * a - 1.2914855480 * b, 3.0);

  color->red = get_channel (4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s);
  color->green = get_channel (-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s);
  color->blue = get_channel (-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s);
}

static void
parse_color (const char *text,
             GdkRGBA    *color)
{
  static const char srgb[] = "color(srgb ";
  static const char oklab[] = "color(oklab ";

  if (g_str_has_prefix (text, srgb))
    {
      parse_channels (text + strlen (srgb), color);
    }
  else if (g_str_has_prefix (text, oklab))
    {
      parse_channels (text + strlen (oklab), color);
      convert_oklab (color);
    }
  else if (!gdk_rgba_parse (color, text))
    {
      g_error ("not a colour: %s", text);
    }
}

/* By way of the text form of the node: in GTK 4.18 gsk_text_node_get_color() takes
 * one structure for another. */
static void
read_color (GskRenderNode *node,
            GdkRGBA       *color)
{
  static const char property[] = "\n  color: ";
  g_autoptr (GBytes) bytes = gsk_render_node_serialize (node);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  char *start = strstr (text, property);
  char *end = NULL;

  *color = (GdkRGBA) { 0.0f, 0.0f, 0.0f, 1.0f };
  /* Black is left out. */
  if (start == NULL)
    return;
  start += strlen (property);
  end = strchr (start, ';');
  g_assert_nonnull (end);
  *end = '\0';
  parse_color (start, color);
}

/* What is scrolled out of sight is drawn all the same, below something else. */
static gboolean
is_within_clip (Measurement           *self,
                const graphene_rect_t *area)
{
  graphene_point_t center;

  graphene_rect_get_center (area, &center);
  return !self->clipped || graphene_rect_contains_point (&self->clip, &center);
}

static void
measure_text (Measurement   *self,
              GskRenderNode *node,
              GskTransform  *transform,
              float          opacity)
{
  GdkRGBA color;
  float alpha;
  graphene_rect_t bounds;
  graphene_rect_t area;
  GdkRGBA under;
  GdkRGBA over;
  GtkWidget *widget;
  EiamTestContrast *contrast;

  read_color (node, &color);
  alpha = color.alpha * opacity;
  gsk_render_node_get_bounds (node, &bounds);
  gsk_transform_transform_bounds (transform, &bounds, &area);
  /* Of a text with a selection there is a transparent copy. */
  if (alpha <= 0.0f)
    return;
  if (!is_within_clip (self, &area) || !read_background (self, &area, &under))
    return;
  widget = gtk_widget_pick (self->window,
                            (double) (area.origin.x + area.size.width / 2.0f),
                            (double) (area.origin.y + area.size.height / 2.0f),
                            GTK_PICK_INSENSITIVE | GTK_PICK_NON_TARGETABLE);
  if (widget == NULL)
    return;

  over.red = blend (color.red, under.red, alpha);
  over.green = blend (color.green, under.green, alpha);
  over.blue = blend (color.blue, under.blue, alpha);
  contrast = g_new0 (EiamTestContrast, 1);
  contrast->ratio = get_ratio (&over, &under);
  contrast->kind = dup_kind (widget);
  contrast->text = dup_text (widget);
  contrast->disabled = !gtk_widget_is_sensitive (widget);
  g_ptr_array_add (self->found, contrast);
}

static void walk (Measurement   *self,
                  GskRenderNode *node,
                  GskTransform  *transform,
                  float          opacity);

static void
walk_transform (Measurement   *self,
                GskRenderNode *node,
                GskTransform  *transform,
                float          opacity)
{
  GskTransform *own = gsk_transform_node_get_transform (node);
  g_autoptr (GskTransform) next = gsk_transform_transform (gsk_transform_ref (transform), own);

  walk (self, gsk_transform_node_get_child (node), next, opacity);
}

static void
walk_clip (Measurement   *self,
           GskRenderNode *node,
           GskTransform  *transform,
           float          opacity)
{
  Measurement outer = *self;
  graphene_rect_t own;

  gsk_transform_transform_bounds (transform, gsk_clip_node_get_clip (node), &own);
  if (!outer.clipped)
    self->clip = own;
  else if (!graphene_rect_intersection (&outer.clip, &own, &self->clip))
    self->clip = (graphene_rect_t) GRAPHENE_RECT_INIT (0.0f, 0.0f, 0.0f, 0.0f);
  self->clipped = TRUE;
  walk (self, gsk_clip_node_get_child (node), transform, opacity);
  *self = outer;
}

/* The filter `opacity()` of CSS becomes a matrix. */
static float
get_matrix_opacity (GskRenderNode *node)
{
  return graphene_matrix_get_value (gsk_color_matrix_node_get_color_matrix (node), 3, 3);
}

static void
walk (Measurement   *self,
      GskRenderNode *node,
      GskTransform  *transform,
      float          opacity)
{
  switch ((int) gsk_render_node_get_node_type (node))
    {
    case GSK_TEXT_NODE:
      measure_text (self, node, transform, opacity);
      break;
    case GSK_CONTAINER_NODE:
      for (unsigned int i = 0; i < gsk_container_node_get_n_children (node); i++)
        walk (self, gsk_container_node_get_child (node, i), transform, opacity);
      break;
    case GSK_TRANSFORM_NODE:
      walk_transform (self, node, transform, opacity);
      break;
    case GSK_OPACITY_NODE:
      walk (self, gsk_opacity_node_get_child (node), transform,
            opacity * gsk_opacity_node_get_opacity (node));
      break;
    case GSK_COLOR_MATRIX_NODE:
      walk (self, gsk_color_matrix_node_get_child (node), transform,
            opacity * get_matrix_opacity (node));
      break;
    case GSK_CLIP_NODE:
      walk_clip (self, node, transform, opacity);
      break;
    case GSK_ROUNDED_CLIP_NODE:
      walk (self, gsk_rounded_clip_node_get_child (node), transform, opacity);
      break;
    case GSK_SHADOW_NODE:
      walk (self, gsk_shadow_node_get_child (node), transform, opacity);
      break;
    case GSK_DEBUG_NODE:
      walk (self, gsk_debug_node_get_child (node), transform, opacity);
      break;
    default:
      break;
    }
}

/**
 * eiam_test_contrast_measure:
 * @window: a window
 * @node: what is drawn for it
 * @picture: @node as a picture
 *
 * Returns: (transfer full) (element-type EiamTestContrast): the contrast of every
 *   piece of text that is wholly in @picture
 */
GPtrArray *
eiam_test_contrast_measure (GtkWidget     *window,
                            GskRenderNode *node,
                            GdkTexture    *picture)
{
  g_autoptr (GskTransform) transform = NULL;
  g_autofree guchar *pixels = NULL;
  Measurement self = { .window = window };

  self.width = gdk_texture_get_width (picture);
  self.height = gdk_texture_get_height (picture);
  pixels = g_malloc0_n ((gsize) self.width * (gsize) self.height, 4);
  gdk_texture_download (picture, pixels, (gsize) self.width * 4);
  self.pixels = pixels;
  self.found = g_ptr_array_new_with_free_func (eiam_test_contrast_free);
  walk (&self, node, transform, 1.0f);
  return self.found;
}

/**
 * eiam_test_contrast_free:
 * @data: (transfer full): an EiamTestContrast
 *
 * Frees @data.
 */
void
eiam_test_contrast_free (gpointer data)
{
  EiamTestContrast *contrast = data;

  g_free (contrast->kind);
  g_free (contrast->text);
  g_free (contrast);
}
