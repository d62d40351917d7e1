/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-key-layout.h"

#include <string.h>

/* Which keys the on-screen keyboard has: for numbers, for letters by the language
 * of the window, for signs; and the characters behind a key that is held. */

#define LETTER_COLUMNS 20
#define UMLAUT_COLUMNS 22
#define KEY_COLUMNS 2
#define WIDE_KEY_COLUMNS 3

typedef struct {
  GtkInputPurpose purpose;
  EiamKeyLayout   layout;
} Keypad;

typedef struct {
  const char  *language;
  unsigned int columns;
  const char  *rows[EIAM_KEY_MAX_ROWS - 1];
} Letters;

typedef struct {
  GtkInputPurpose purpose;
  const char     *row;
} LastRow;

typedef struct {
  char key[2];
  char variants[22];
} Variants;

static const Keypad keypads[] = {
  { GTK_INPUT_PURPOSE_PHONE, { 8, { "123B", "456H", "789N", "+0XE" } } },
  { GTK_INPUT_PURPOSE_DIGITS, { 8, { "123B", "456H", "789N", "X0XE" } } },
  { GTK_INPUT_PURPOSE_PIN, { 8, { "123B", "456H", "789N", "X0XE" } } },
  { GTK_INPUT_PURPOSE_NUMBER, { 10, { "123-B", "456/H", "789.N", "L0 ,E" } } },
};

#define QWERTY "1234567890", "qwertyuiop", "asdfghjkl", "SzxcvbnmB"
#define QWERTZ "1234567890", "qwertzuiop", "asdfghjkl", "SyxcvbnmB"

/* The first has no language: it is for all that have no row of their own. */
static const Letters letters[] = {
  { NULL, LETTER_COLUMNS, { QWERTY } },
  { "cs", LETTER_COLUMNS, { QWERTZ } },
  { "de", UMLAUT_COLUMNS, { "1234567890ß", "qwertzuiopü", "asdfghjklöä", "SyxcvbnmB" } },
  { "fr", LETTER_COLUMNS, { "1234567890", "azertyuiop", "qsdfghjklm", "Swxcvbn'B" } },
};

/* The first is for all purposes that have no row of their own. */
static const LastRow last_rows[] = {
  { GTK_INPUT_PURPOSE_FREE_FORM, "PH, .NE" },
  { GTK_INPUT_PURPOSE_EMAIL, "PH@_-.NE" },
  { GTK_INPUT_PURPOSE_URL, "PH/:-.NE" },
};

static const char *const symbols[] = {
  "1234567890", "@#$%&*-+=/", "()!?\"':;_~", "M<>[]{}\\B", "LH, .NE",
};
static const char *const more_symbols[] = {
  "1234567890", "^`|´¨€£¥₹₩", "§°©®™•·«»„", "P¿¡“”‘’–B", "LH, .NE",
};

static const Variants variants[] = {
  { "a", "àáâãäåāăąæ" }, { "c", "çćč" },         { "d", "ďđð" },       { "e", "èéêëēėęě" },
  { "g", "ğģ" },         { "i", "ìíîïīįı" },     { "k", "ķ" },         { "l", "łľļ" },
  { "n", "ñńňņ" },       { "o", "òóôõöøōőơœ" },  { "r", "řŕ" },        { "s", "ßśšşș" },
  { "t", "ťțţþ" },       { "u", "ùúûüūůűųư" },   { "y", "ýÿ" },        { "z", "źżž" },
  { ".", "…,;:!?" },     { "-", "–—_" },         { "'", "’‘\"“”" },    { "$", "€£¥₹₩₽" },
  { "0", "°" },          { "@", "&" },
};

static gboolean
is_wide (gunichar key)
{
  return key < 128 && strchr ("PLNE", (int) key) != NULL;
}

/* These take what the others of their row leave. */
static gboolean
is_elastic (const char *row,
            gunichar    key)
{
  if (key == EIAM_KEY_SPACE || strchr (row, EIAM_KEY_SPACE) != NULL)
    return key == EIAM_KEY_SPACE;

  return key == EIAM_KEY_SHIFT || key == EIAM_KEY_BACKSPACE || key == EIAM_KEY_MORE
         || key == EIAM_KEY_ENTER;
}

static gboolean
is_keypad (const EiamKeyLayout *layout)
{
  return layout->columns < LETTER_COLUMNS;
}

static unsigned int
get_columns (const EiamKeyLayout *layout,
             gunichar             key)
{
  return is_wide (key) && !is_keypad (layout) ? WIDE_KEY_COLUMNS : KEY_COLUMNS;
}

static const EiamKeyLayout *
find_keypad (GtkInputPurpose purpose)
{
  for (unsigned int i = 0; i < G_N_ELEMENTS (keypads); i++)
    if (keypads[i].purpose == purpose)
      return &keypads[i].layout;
  return NULL;
}

static const Letters *
find_letters (const char *language)
{
  for (unsigned int i = 1; i < G_N_ELEMENTS (letters); i++)
    if (g_strcmp0 (letters[i].language, language) == 0)
      return &letters[i];
  return &letters[0];
}

static const char *
find_last_row (GtkInputPurpose purpose)
{
  for (unsigned int i = 1; i < G_N_ELEMENTS (last_rows); i++)
    if (last_rows[i].purpose == purpose)
      return last_rows[i].row;
  return last_rows[0].row;
}

static EiamKeyLayout
make_letters (GtkInputPurpose purpose,
              const char     *language)
{
  const Letters *found = find_letters (language);
  EiamKeyLayout layout = { found->columns, { NULL } };

  for (unsigned int i = 0; i < G_N_ELEMENTS (found->rows); i++)
    layout.rows[i] = found->rows[i];
  layout.rows[EIAM_KEY_MAX_ROWS - 1] = find_last_row (purpose);
  return layout;
}

static EiamKeyLayout
make_symbols (const char *const *rows)
{
  EiamKeyLayout layout = { LETTER_COLUMNS, { NULL } };

  for (unsigned int i = 0; i < EIAM_KEY_MAX_ROWS; i++)
    layout.rows[i] = rows[i];
  return layout;
}

/**
 * eiam_key_layout_get:
 * @purpose: what a field is for
 * @page: which page of its keyboard
 * @language: (nullable): the code of the language of the window, such as `de`
 *
 * Returns: the keys
 */
EiamKeyLayout
eiam_key_layout_get (GtkInputPurpose  purpose,
                     EiamKeyPage      page,
                     const char      *language)
{
  const EiamKeyLayout *keypad = find_keypad (purpose);

  switch (page)
    {
    case EIAM_KEY_PAGE_SYMBOLS:
      return make_symbols (symbols);
    case EIAM_KEY_PAGE_MORE:
      return make_symbols (more_symbols);
    case EIAM_KEY_PAGE_START:
      return keypad != NULL ? *keypad : make_letters (purpose, language);
    case EIAM_KEY_PAGE_LETTERS:
    default:
      return make_letters (purpose, language);
    }
}

/**
 * eiam_key_layout_is_number:
 * @purpose: what a field is for
 *
 * Returns: whether it begins with a keypad
 */
gboolean
eiam_key_layout_is_number (GtkInputPurpose purpose)
{
  return find_keypad (purpose) != NULL;
}

/**
 * eiam_key_layout_measure:
 * @layout: a layout
 * @row: the number of a row
 * @place: the number of a key in it
 *
 * Returns: how many columns that key takes. A row without keys that take the rest
 *   is narrower than the layout.
 */
unsigned int
eiam_key_layout_measure (EiamKeyLayout *layout,
                         unsigned int   row,
                         unsigned int   place)
{
  const char *keys = layout->rows[row];
  gunichar wanted = g_utf8_get_char (g_utf8_offset_to_pointer (keys, (glong) place));
  unsigned int taken = 0;
  unsigned int n_elastic = 0;

  for (const char *key = keys; *key != '\0'; key = g_utf8_next_char (key))
    {
      taken += get_columns (layout, g_utf8_get_char (key));
      n_elastic += is_elastic (keys, g_utf8_get_char (key)) ? 1 : 0;
    }
  if (n_elastic == 0 || !is_elastic (keys, wanted))
    return get_columns (layout, wanted);

  return get_columns (layout, wanted) + (layout->columns - taken) / n_elastic;
}

/**
 * eiam_key_layout_get_variants:
 * @character: what a key stands for, not a capital
 *
 * Returns: (nullable): the characters that are offered when the key is held
 */
const char *
eiam_key_layout_get_variants (gunichar character)
{
  for (unsigned int i = 0; i < G_N_ELEMENTS (variants); i++)
    if (g_utf8_get_char (variants[i].key) == character)
      return variants[i].variants;
  return NULL;
}
