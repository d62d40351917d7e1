/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "eiam-key-layout.h"

static const GtkInputPurpose purposes[] = {
  GTK_INPUT_PURPOSE_FREE_FORM, GTK_INPUT_PURPOSE_NAME, GTK_INPUT_PURPOSE_PASSWORD,
  GTK_INPUT_PURPOSE_EMAIL,     GTK_INPUT_PURPOSE_URL,  GTK_INPUT_PURPOSE_PHONE,
  GTK_INPUT_PURPOSE_DIGITS,    GTK_INPUT_PURPOSE_PIN,  GTK_INPUT_PURPOSE_NUMBER,
};
static const char *const languages[] = { NULL, "en", "cs", "de", "fr", "zh_CN" };

static void
test_key_layout_rows (void)
{
  for (unsigned int i = 0; i < G_N_ELEMENTS (purposes); i++)
    for (unsigned int j = 0; j < G_N_ELEMENTS (languages); j++)
      for (unsigned int page = 0; page <= EIAM_KEY_PAGE_MORE; page++)
        {
          EiamKeyLayout layout =
            eiam_key_layout_get (purposes[i], (EiamKeyPage) page, languages[j]);

          for (unsigned int row = 0; layout.rows[row] != NULL; row++)
            {
              unsigned int total = 0;

              g_assert_true (g_utf8_validate (layout.rows[row], -1, NULL));
              for (glong key = 0; key < g_utf8_strlen (layout.rows[row], -1); key++)
                total += eiam_key_layout_measure (&layout, row, (unsigned int) key);
              g_assert_cmpuint (total, <=, layout.columns);
              g_assert_cmpuint (total + 2, >=, layout.columns);
            }
        }
}

static gboolean
has_key (EiamKeyLayout *layout,
         char           key)
{
  for (unsigned int row = 0; layout->rows[row] != NULL; row++)
    if (strchr (layout->rows[row], key) != NULL)
      return TRUE;
  return FALSE;
}

/* A password can have any of them. */
static void
test_key_layout_ascii (void)
{
  for (unsigned int i = 0; i < G_N_ELEMENTS (languages); i++)
    for (char c = ' '; c <= '~'; c++)
      {
        gboolean found = FALSE;

        for (unsigned int page = 0; page <= EIAM_KEY_PAGE_MORE; page++)
          {
            EiamKeyLayout layout = eiam_key_layout_get (GTK_INPUT_PURPOSE_PASSWORD,
                                                        (EiamKeyPage) page, languages[i]);

            found = found || has_key (&layout, g_ascii_tolower (c));
          }
        g_assert_true (found);
      }
}

/* Whatever is shown can be left, and goes on. */
static void
test_key_layout_ways (void)
{
  for (unsigned int i = 0; i < G_N_ELEMENTS (purposes); i++)
    for (unsigned int page = 0; page <= EIAM_KEY_PAGE_MORE; page++)
      {
        EiamKeyLayout layout = eiam_key_layout_get (purposes[i], (EiamKeyPage) page, NULL);

        for (const char *key = "ENHB"; *key != '\0'; key++)
          g_assert_true (has_key (&layout, *key));
        g_assert_true (page < EIAM_KEY_PAGE_SYMBOLS || has_key (&layout, EIAM_KEY_LETTERS));
      }
}

static void
test_key_layout_variants (void)
{
  g_assert_null (eiam_key_layout_get_variants ('q'));
  g_assert_nonnull (strstr (eiam_key_layout_get_variants ('e'), "é"));
  g_assert_nonnull (strstr (eiam_key_layout_get_variants ('o'), "ø"));
  for (gunichar c = ' '; c <= '~'; c++)
    {
      const char *variants = eiam_key_layout_get_variants (c);

      g_assert_true (variants == NULL || g_utf8_validate (variants, -1, NULL));
      g_assert_true (variants == NULL || g_utf8_strchr (variants, -1, c) == NULL);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/key-layout/rows", test_key_layout_rows);
  g_test_add_func ("/key-layout/ascii", test_key_layout_ascii);
  g_test_add_func ("/key-layout/ways", test_key_layout_ways);
  g_test_add_func ("/key-layout/variants", test_key_layout_variants);

  return g_test_run ();
}
