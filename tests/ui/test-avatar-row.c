/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-avatar-row.h"

#include <libsoup/soup.h>
#include <string.h>

#include "eiam-picture-decoder.h"
#include "eiam-test-bomb.h"
#include "eiam-test-ui.h"

/* A row in a window, and a web server of this process with one picture. */
typedef struct {
  EiamRegistration *registration;
  SoupServer       *server;
  SoupServerMessage *paused;
  GBytes           *picture;
  unsigned int      n_requests;
  GtkWidget        *row;
  GtkWindow        *window;
} Fixture;

static GBytes *
create_picture (const char *type,
                int         width,
                int         height)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, width, height);
  char *data = NULL;
  gsize size = 0;

  gdk_pixbuf_fill (pixbuf, 0x2e7d32ff);
  g_assert_true (gdk_pixbuf_save_to_buffer (pixbuf, &data, &size, type, NULL, NULL));

  return g_bytes_new_take (data, size);
}

static void
on_request (SoupServer        *server,
            SoupServerMessage *message,
            const char        *path,
            GHashTable        *query,
            gpointer           user_data)
{
  Fixture *fixture = user_data;
  gsize size = 0;
  const char *data = g_bytes_get_data (fixture->picture, &size);

  fixture->n_requests++;
  if (g_str_equal (path, "/slow"))
    {
      soup_server_message_pause (message);
      fixture->paused = message;
      return;
    }
  soup_server_message_set_response (message, "image/png", SOUP_MEMORY_COPY, data, size);
  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
}

static void
fixture_open (Fixture *fixture)
{
  GtkWidget *list = gtk_list_box_new ();

  memset (fixture, 0, sizeof (Fixture));
  fixture->registration = eiam_registration_new ();
  fixture->picture = create_picture ("png", 64, 64);
  fixture->server = soup_server_new (NULL, NULL);
  soup_server_add_handler (fixture->server, NULL, on_request, fixture, NULL);
  g_assert_true (soup_server_listen_local (fixture->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY,
                                           NULL));
  fixture->row = eiam_avatar_row_new (fixture->registration, NULL);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), fixture->row);
  fixture->window = eiam_test_ui_show (list);
}

static void
fixture_close (Fixture *fixture)
{
  eiam_test_ui_close (fixture->window);
  soup_server_disconnect (fixture->server);
  eiam_test_ui_drain ();
  g_object_unref (fixture->server);
  g_object_unref (fixture->registration);
  g_bytes_unref (fixture->picture);
}

static void
enter_path (Fixture    *fixture,
            const char *path)
{
  GSList *uris = soup_server_get_uris (fixture->server);
  g_autofree char *base = g_uri_to_string (uris->data);
  g_autofree char *address = g_strconcat (base, path, NULL);

  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  eiam_registration_set_text (fixture->registration, EIAM_FIELD_AVATAR, address);
}

static AdwAvatar *
get_avatar (Fixture *fixture)
{
  return ADW_AVATAR (eiam_test_ui_find (fixture->row, ADW_TYPE_AVATAR, NULL));
}

static gboolean
is_at_rest (gpointer user_data)
{
  return gtk_widget_is_sensitive (eiam_test_ui_find (user_data, GTK_TYPE_BUTTON, "Show Picture"));
}

static void
show (Fixture *fixture)
{
  eiam_test_ui_click (fixture->row, "Show Picture");
  eiam_test_ui_await (is_at_rest, fixture->row);
}

static void
test_showing (void)
{
  Fixture fixture;

  fixture_open (&fixture);
  g_assert_false (gtk_widget_get_visible (fixture.row));
  eiam_registration_set_text (fixture.registration, EIAM_FIELD_NAME, "Wang Xiaoming");
  enter_path (&fixture, "me.png");
  g_assert_true (gtk_widget_get_visible (fixture.row));
  g_assert_cmpstr (adw_avatar_get_text (get_avatar (&fixture)), ==, "Wang Xiaoming");
  eiam_test_ui_drain ();
  g_assert_cmpuint (fixture.n_requests, ==, 0);
  eiam_test_ui_write_picture (fixture.window, "avatar-initials");

  show (&fixture);
  g_assert_cmpuint (fixture.n_requests, ==, 1);
  g_assert_nonnull (adw_avatar_get_custom_image (get_avatar (&fixture)));
  g_assert_true (eiam_test_ui_has_text (fixture.row, "This is the picture at the address."));
  eiam_test_ui_write_picture (fixture.window, "avatar-shown");

  /* Another address: back to the initials, and nothing fetched unasked. */
  enter_path (&fixture, "other.png");
  g_assert_null (adw_avatar_get_custom_image (get_avatar (&fixture)));
  g_assert_true (eiam_test_ui_has_text (fixture.row, "only when you ask"));
  eiam_registration_set_text (fixture.registration, EIAM_FIELD_AVATAR, "  ");
  g_assert_false (gtk_widget_get_visible (fixture.row));
  g_assert_cmpuint (fixture.n_requests, ==, 1);
  fixture_close (&fixture);
}

static void
test_failing (void)
{
  Fixture fixture;

  fixture_open (&fixture);
  eiam_registration_set_text (fixture.registration, EIAM_FIELD_AVATAR, "http://example.com/a.png");
  show (&fixture);
  g_assert_true (eiam_test_ui_has_text (fixture.row, "begins with https://"));

  g_bytes_unref (fixture.picture);
  fixture.picture = create_picture ("png", 2001, 1);
  enter_path (&fixture, "large.png");
  show (&fixture);
  g_assert_true (eiam_test_ui_has_text (fixture.row, "larger than 2000 × 2000 pixels"));
  g_assert_null (adw_avatar_get_custom_image (get_avatar (&fixture)));
  fixture_close (&fixture);
}

static gboolean
has_paused (gpointer user_data)
{
  return ((Fixture *) user_data)->paused != NULL;
}

/* What is on its way for an address that is no longer there comes to nothing. */
static void
test_changing_under_way (void)
{
  Fixture fixture;

  fixture_open (&fixture);
  enter_path (&fixture, "slow");
  eiam_test_ui_click (fixture.row, "Show Picture");
  g_assert_true (eiam_test_ui_has_text (fixture.row, "Fetching the picture…"));
  g_assert_false (is_at_rest (fixture.row));
  eiam_test_ui_await (has_paused, &fixture);
  enter_path (&fixture, "me.png");
  g_assert_true (is_at_rest (fixture.row));
  show (&fixture);
  g_assert_nonnull (adw_avatar_get_custom_image (get_avatar (&fixture)));

  /* A window that is closed waits for nothing. */
  fixture.paused = NULL;
  enter_path (&fixture, "slow");
  eiam_test_ui_click (fixture.row, "Show Picture");
  eiam_test_ui_await (has_paused, &fixture);
  fixture_close (&fixture);
}

static void
on_ready (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static gboolean
is_set (gpointer user_data)
{
  return *(gpointer *) user_data != NULL;
}

static GdkTexture *
decode (GBytes  *bytes,
        GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  eiam_picture_decode_async (bytes, NULL, on_ready, &result);
  eiam_test_ui_await (is_set, &result);
  return eiam_picture_decode_finish (result, error);
}

static void
test_sizes (void)
{
  static const struct
  {
    const char *type;
    int         width;
    int         height;
    gboolean    fine;
  } rows[] = {
    { "png", 1, 1, TRUE }, { "jpeg", 1, 1, TRUE },
    { "png", 2000, 2000, TRUE }, { "jpeg", 2000, 30, TRUE },
    { "png", 2001, 2, FALSE }, { "png", 2, 2001, FALSE },
    { "jpeg", 2001, 2, FALSE }, { "jpeg", 2, 2001, FALSE },
    { "bmp", 10, 10, FALSE }, { "tiff", 10, 10, FALSE },
  };

  for (unsigned int i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GBytes) bytes = create_picture (rows[i].type, rows[i].width, rows[i].height);
      g_autoptr (GError) error = NULL;
      g_autoptr (GdkTexture) texture = decode (bytes, &error);

      g_test_message ("%s %d × %d", rows[i].type, rows[i].width, rows[i].height);
      g_assert_cmpint (texture != NULL, ==, rows[i].fine);
      g_assert_cmpint (error == NULL, ==, rows[i].fine);
      if (texture != NULL)
        g_assert_cmpint (gdk_texture_get_width (texture), ==, rows[i].width);
    }
}

/* Neither the pixels nor the texts that a file names come to be. */
static void
test_bombs (void)
{
  g_autoptr (GBytes) png = create_picture ("png", 64, 64);
  g_autoptr (GBytes) pixels = eiam_test_bomb_new_pixels ();
  g_autoptr (GBytes) texts = eiam_test_bomb_new_texts (png);
  glong before = eiam_test_bomb_get_peak ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) refused = decode (pixels, &error);
  g_autoptr (GdkTexture) shown = decode (texts, NULL);

  g_assert_null (refused);
  g_assert_nonnull (error);
  g_assert_nonnull (shown);
  g_assert_cmpint (eiam_test_bomb_get_peak () - before, <, EIAM_TEST_BOMB_LIMIT);
}

/* Every picture that ends too early, and every one with a byte turned over,
 * is a picture or an error, and nothing else. */
static void
test_damaged (void)
{
  static const char * const types[] = { "png", "jpeg" };

  for (unsigned int i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (GBytes) whole = create_picture (types[i], 8, 8);
      gsize size = g_bytes_get_size (whole);

      for (gsize length = 1; length < size; length += 7)
        {
          g_autoptr (GBytes) part = g_bytes_new_from_bytes (whole, 0, length);
          g_autofree guchar *data = g_memdup2 (g_bytes_get_data (whole, NULL), size);
          g_autoptr (GBytes) turned = NULL;
          g_autoptr (GdkTexture) cut = decode (part, NULL);
          g_autoptr (GdkTexture) other = NULL;

          data[length] ^= 0xff;
          turned = g_bytes_new (data, size);
          other = decode (turned, NULL);
          if (length < size / 2)
            g_assert_null (cut);
          g_assert_true (other == NULL || GDK_IS_TEXTURE (other));
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  eiam_test_ui_init (&argc, &argv);

  g_test_add_func ("/avatar-row/showing", test_showing);
  g_test_add_func ("/avatar-row/failing", test_failing);
  g_test_add_func ("/avatar-row/changing-under-way", test_changing_under_way);
  g_test_add_func ("/avatar-row/sizes", test_sizes);
  g_test_add_func ("/avatar-row/bombs", test_bombs);
  g_test_add_func ("/avatar-row/damaged", test_damaged);

  return g_test_run ();
}
