/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-user-name.h"

#include <string.h>

#include "eiam-pinyin.h"
#include "eiam-text.h"

/* A user name made from a person's name: lower-case ASCII letters and digits,
 * with dots between the parts. */

#define MAX_LENGTH 64

/* Letters that g_str_to_ascii() of the baseline does not know. */
static const struct
{
  char letter[3];
  char ascii[5];
} letters[] = {
  { "а", "a" }, { "б", "b" }, { "в", "v" }, { "г", "g" }, { "д", "d" }, { "е", "e" },
  { "ж", "zh" }, { "з", "z" }, { "и", "i" }, { "й", "i" }, { "к", "k" }, { "л", "l" },
  { "м", "m" }, { "н", "n" }, { "о", "o" }, { "п", "p" }, { "р", "r" }, { "с", "s" },
  { "т", "t" }, { "у", "u" }, { "ф", "f" }, { "х", "kh" }, { "ц", "ts" }, { "ч", "ch" },
  { "ш", "sh" }, { "щ", "shch" }, { "ъ", "" }, { "ы", "y" }, { "ь", "" }, { "э", "e" },
  { "ю", "iu" }, { "я", "ia" }, { "ё", "e" }, { "є", "ie" }, { "і", "i" }, { "ї", "i" },
  { "ґ", "g" }, { "ў", "u" }, { "ђ", "dj" }, { "ј", "j" }, { "љ", "lj" }, { "њ", "nj" },
  { "ћ", "c" }, { "џ", "dz" }, { "ѓ", "gj" }, { "ќ", "kj" }, { "ѕ", "dz" },
  { "α", "a" }, { "ά", "a" }, { "β", "v" }, { "γ", "g" }, { "δ", "d" }, { "ε", "e" },
  { "έ", "e" }, { "ζ", "z" }, { "η", "i" }, { "ή", "i" }, { "θ", "th" }, { "ι", "i" },
  { "ί", "i" }, { "ϊ", "i" }, { "ΐ", "i" }, { "κ", "k" }, { "λ", "l" }, { "μ", "m" },
  { "ν", "n" }, { "ξ", "x" }, { "ο", "o" }, { "ό", "o" }, { "π", "p" }, { "ρ", "r" },
  { "σ", "s" }, { "ς", "s" }, { "τ", "t" }, { "υ", "y" }, { "ύ", "y" }, { "ϋ", "y" },
  { "ΰ", "y" }, { "φ", "f" }, { "χ", "ch" }, { "ψ", "ps" }, { "ω", "o" }, { "ώ", "o" },
  { "þ", "th" }, { "ð", "d" }, { "đ", "d" }, { "ı", "i" }, { "ŋ", "n" }, { "ə", "a" },
};

static gboolean
is_han (gunichar c)
{
  return g_unichar_get_script (c) == G_UNICODE_SCRIPT_HAN;
}

/* Returns what stands for a letter, or NULL when nothing is known to. */
static char *
dup_ascii (const char *letter)
{
  g_autofree char *text = g_strndup (letter, (gsize) (g_utf8_next_char (letter) - letter));
  g_autofree char *ascii = NULL;

  for (unsigned int i = 0; i < G_N_ELEMENTS (letters); i++)
    {
      if (g_str_equal (letters[i].letter, text))
        return g_strdup (letters[i].ascii);
    }

  ascii = g_str_to_ascii (text, NULL);
  if (strchr (ascii, '?') != NULL)
    return NULL;

  return g_ascii_strdown (ascii, -1);
}

/* Returns what stands for a character, "" for one that only parts the name, or
 * NULL when there is no way to write it. */
static char *
dup_part (const char *position)
{
  gunichar c = g_utf8_get_char (position);
  int digit = g_unichar_digit_value (c);

  if (digit >= 0)
    return g_strdup_printf ("%d", digit);
  if (is_han (c))
    return eiam_pinyin_dup_reading (c);
  if (g_unichar_isalpha (c))
    return dup_ascii (position);

  return g_strdup ("");
}

/* Written within names, and left out: apostrophes, marks, invisible characters. */
static gboolean
is_dropped (gunichar c)
{
  return c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x02BC || g_unichar_ismark (c)
         || g_unichar_type (c) == G_UNICODE_FORMAT;
}

typedef struct {
  GString  *out;
  gboolean  parted;  /* something that is no letter came before */
  gboolean  was_han;
} Writer;

/* Chinese names are written as one word, whatever stands between. */
static void
write_part (Writer     *writer,
            const char *part,
            gboolean    han)
{
  if (writer->parted && writer->out->len > 0 && !(han && writer->was_han))
    g_string_append_c (writer->out, '.');
  g_string_append (writer->out, part);
  writer->parted = FALSE;
  writer->was_han = han;
}

/* Returns FALSE when the character cannot be written. */
static gboolean
write_character (Writer     *writer,
                 const char *position)
{
  gunichar c = g_utf8_get_char (position);
  g_autofree char *part = NULL;

  if (is_dropped (c))
    return TRUE;

  part = dup_part (position);
  if (part == NULL)
    return FALSE;

  if (*part != '\0')
    write_part (writer, part, is_han (c));
  else if (!g_unichar_isalpha (c))
    writer->parted = TRUE;

  return TRUE;
}

static char *
write_name (const char *name)
{
  g_autofree char *clean = eiam_text_clean (name);
  g_autofree char *lower = g_utf8_strdown (clean, -1);
  g_autoptr (GString) out = g_string_new (NULL);
  Writer writer = { out, FALSE, FALSE };
  const char *rest = lower;
  g_autofree char *surname = eiam_pinyin_dup_surname_reading (lower, &rest);

  if (surname != NULL)
    write_part (&writer, surname, TRUE);
  for (; *rest != '\0' && out->len < MAX_LENGTH; rest = g_utf8_next_char (rest))
    {
      if (!write_character (&writer, rest))
        return g_strdup ("");
    }

  if (out->len > MAX_LENGTH)
    g_string_truncate (out, MAX_LENGTH);
  while (out->len > 0 && out->str[out->len - 1] == '.')
    g_string_truncate (out, out->len - 1);

  return g_string_free (g_steal_pointer (&out), FALSE);
}

static char *
join_names (const char *first_name,
            const char *last_name)
{
  g_autofree char *first = eiam_text_clean (first_name);
  g_autofree char *last = eiam_text_clean (last_name);

  /* The family name comes first where the name is Chinese. */
  if (is_han (g_utf8_get_char (last)))
    return g_strconcat (last, " ", first, NULL);

  return g_strconcat (first, " ", last, NULL);
}

/**
 * eiam_user_name_propose:
 * @full_name: (nullable): the whole name
 * @first_name: (nullable): the given name
 * @last_name: (nullable): the family name
 *
 * Makes a user name from @full_name, or from the other two where it says
 * nothing: transliterated from Latin, Cyrillic, Greek and common Chinese
 * characters, in lower case. A name with a character that cannot be
 * transliterated gives none rather than half of one.
 *
 * Returns: (transfer full): the user name, "" for none
 */
char *
eiam_user_name_propose (const char *full_name,
                        const char *first_name,
                        const char *last_name)
{
  g_autofree char *user_name = write_name (full_name);
  g_autofree char *joined = NULL;

  if (*user_name != '\0')
    return g_steal_pointer (&user_name);

  joined = join_names (first_name, last_name);

  return write_name (joined);
}
