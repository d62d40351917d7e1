/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-country-cache.h"

#include <string.h>

#include <glib/gstdio.h>

#include "eiam-server.h"
#include "eiam-test-person.h"
#include "eiam-test-utils.h"

/* A directory, and a file in it that is the cache. */
typedef struct {
  char *directory;
  char *path;
} Place;

static void
place_open (Place *place)
{
  g_autoptr (GUri) server = eiam_server_parse ("https://eiam.example.com", NULL);

  place->directory = g_dir_make_tmp ("eiam-cache-XXXXXX", NULL);
  place->path = eiam_country_cache_dup_path (place->directory, server, "client");
  g_assert_true (g_str_has_prefix (place->path, place->directory));
}

static void
place_close (Place *place)
{
  g_autofree char *inner = g_path_get_dirname (place->path);

  g_remove (place->path);
  g_rmdir (inner);
  g_assert_cmpint (g_rmdir (place->directory), ==, 0);
  g_free (place->path);
  g_free (place->directory);
}

static void
place_write (Place      *place,
             const char *text,
             gsize       length)
{
  g_autofree char *inner = g_path_get_dirname (place->path);

  g_assert_cmpint (g_mkdir_with_parents (inner, 0700), ==, 0);
  g_assert_true (g_file_set_contents (place->path, text, (gssize) length, NULL));
}

static EiamCountries *
load (Place *place)
{
  g_autoptr (GAsyncResult) result = NULL;

  eiam_country_cache_load_async (place->path, NULL, eiam_test_on_ready, &result);
  return eiam_country_cache_load_finish (eiam_test_await_result (&result), NULL);
}

static gboolean
is_there (gpointer user_data)
{
  return g_file_test (user_data, G_FILE_TEST_EXISTS);
}

static gboolean
has_countries (gpointer user_data)
{
  return g_list_model_get_n_items (eiam_signup_get_countries (user_data)) > 0;
}

static gboolean
on_poll (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

/* What happens in a thread wakes nobody here. */
static void
await_file (const char *path)
{
  unsigned int poll = g_timeout_add (20, on_poll, NULL);

  eiam_test_await (is_there, (gpointer) path);
  g_source_remove (poll);
}

static void
test_paths (void)
{
  static const struct
  {
    const char *server;
    const char *client_id;
    gboolean    same;
  } rows[] = {
    { "https://EIAM.example.com:443/", "client", TRUE },
    { "https://eiam.example.com", "other", FALSE },
    { "https://eiam.example.com:8443", "client", FALSE },
    { "https://eiam.example.com/tenant", "client", FALSE },
    { "https://eiam.example.org", "client", FALSE },
  };
  g_autoptr (GUri) server = eiam_server_parse ("https://eiam.example.com", NULL);
  g_autoptr (GUri) plain = eiam_server_parse ("http://127.0.0.1:8080", NULL);
  g_autofree char *path = eiam_country_cache_dup_path ("/cache", server, "client");

  g_assert_true (g_str_has_prefix (path, "/cache/eiam-register/countries-"));
  g_assert_null (eiam_country_cache_dup_path ("/cache", plain, "client"));
  for (unsigned int i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GUri) uri = eiam_server_parse (rows[i].server, NULL);
      g_autofree char *other = eiam_country_cache_dup_path ("/cache", uri, rows[i].client_id);

      g_assert_cmpint (g_str_equal (path, other), ==, rows[i].same);
    }
}

/* Whatever is wrong with the file, it is as if there were none. */
static void
test_bad_files (void)
{
  static const char * const texts[] = {
    "", "x", "{}", "[]", "null", "{\"phoneAreaCodeDefinitions\":7}",
    "{\"phoneAreaCodeDefinitions\":[", "\xff\xfe",
  };
  g_autofree char *huge = g_strnfill (256 * 1024, ' ');
  g_autofree char *long_text = g_strconcat ("{\"phoneAreaCodeDefinitions\":[]}", huge, NULL);
  Place place;

  place_open (&place);
  g_assert_null (load (&place));
  for (unsigned int i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      place_write (&place, texts[i], strlen (texts[i]));
      g_assert_null (load (&place));
    }
  place_write (&place, long_text, strlen (long_text));
  g_assert_null (load (&place));
  g_remove (place.path);
  g_assert_cmpint (g_mkdir (place.path, 0700), ==, 0);
  g_assert_null (load (&place));
  g_rmdir (place.path);
  place_close (&place);
}

static void
test_save_and_load (void)
{
  static const char text[] = "{\"preferredAreaCode\":\"HK\",\"phoneAreaCodeDefinitions\":"
                             "[{\"countryCode\":\"HK\",\"areaCode\":\"852\"}]}";
  g_autoptr (GBytes) source = g_bytes_new_static (text, strlen (text));
  g_autoptr (EiamCountries) countries = NULL;
  GStatBuf status;
  Place place;

  place_open (&place);
  eiam_country_cache_save (place.path, source);
  await_file (place.path);
  countries = load (&place);
  g_assert_nonnull (countries);
  g_assert_cmpuint (countries->list->len, ==, 1);
  g_assert_cmpstr (countries->preferred, ==, "HK");
  g_assert_true (g_bytes_equal (countries->source, source));
  g_assert_cmpint (g_stat (place.path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  place_close (&place);
}

/* A directory that cannot be made is no matter to anybody. */
static void
test_no_place (void)
{
  g_autoptr (GBytes) source = g_bytes_new_static ("{}", 2);

  eiam_country_cache_save ("/proc/none/countries.json", source);
}

/* The first start asks the service, the next one without it knows all the same. */
static void
test_offline_start (void)
{
  Place place;

  place_open (&place);
  {
    g_autoptr (EiamTestPerson) person = eiam_test_person_new ();

    eiam_signup_set_country_cache (person->signup, place.path);
    eiam_signup_load_countries (person->signup);
    eiam_test_await (has_countries, person->signup);
    await_file (place.path);
  }
  {
    g_autoptr (EiamTestPerson) person = eiam_test_person_new ();

    eiam_test_person_set_fault (person, EIAM_CALL_COUNTRY_CODES, "status=500");
    eiam_signup_set_country_cache (person->signup, place.path);
    eiam_signup_load_countries (person->signup);
    eiam_test_await (has_countries, person->signup);
    g_assert_cmpstr (eiam_signup_get_preferred_country (person->signup), ==, "CN");
  }
  place_close (&place);
}

static gboolean
is_preferred_cn (gpointer user_data)
{
  return g_strcmp0 (eiam_signup_get_preferred_country (user_data), "CN") == 0;
}

/* What the service says replaces what it said, and nothing twice the same. */
static void
test_renewal (void)
{
  static const char old[] = "{\"preferredAreaCode\":\"HK\",\"phoneAreaCodeDefinitions\":"
                            "[{\"countryCode\":\"HK\",\"areaCode\":\"852\"}]}";
  g_autoptr (EiamTestPerson) person = eiam_test_person_new ();
  g_autoptr (EiamCountries) kept = NULL;
  Place place;

  place_open (&place);
  place_write (&place, old, strlen (old));
  eiam_signup_set_country_cache (person->signup, place.path);
  eiam_signup_load_countries (person->signup);
  eiam_test_await (is_preferred_cn, person->signup);
  g_assert_cmpuint (g_list_model_get_n_items (eiam_signup_get_countries (person->signup)), >, 1);
  while (kept == NULL || kept->list->len == 1)
    {
      g_clear_pointer (&kept, eiam_countries_free);
      kept = load (&place);
    }
  g_assert_cmpstr (kept->preferred, ==, "CN");
  g_assert_cmpuint (g_list_model_get_n_items (eiam_signup_get_countries (person->signup)), ==,
                    kept->list->len);
  place_close (&place);
}

int
main (int    argc,
      char **argv)
{
  eiam_test_init (&argc, &argv);

  g_test_add_func ("/country-cache/paths", test_paths);
  g_test_add_func ("/country-cache/bad-files", test_bad_files);
  g_test_add_func ("/country-cache/save-and-load", test_save_and_load);
  g_test_add_func ("/country-cache/no-place", test_no_place);
  g_test_add_func ("/country-cache/offline-start", test_offline_start);
  g_test_add_func ("/country-cache/renewal", test_renewal);

  return g_test_run ();
}
