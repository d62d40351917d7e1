/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-password-fold.h"

#include <string.h>

/* Brings passwords and words into one form, so that “Pässw0rd” is found to be
 * “password”. GLib's own functions leave copies of the text behind, so each
 * character is folded alone, straight into memory that is wiped. */

/* More than this adds nothing to what can be said of a password. */
#define MAX_LENGTH 256

#define FIRST_HANGUL_SYLLABLE 0xac00
#define LAST_HANGUL_SYLLABLE 0xd7a3

/* Pairs: what is written, and the letter that it stands for. “1” is written for
 * “i” and for “l”, so all three become one. */
static const char guises[] = "0o1i!ili3e4a@a5s$s7t+t8b9g";

static gsize
get_size (unsigned int length)
{
  return sizeof (EiamPasswordFold) + length * (2 * sizeof (gunichar) + sizeof (guint8));
}

/* Returns 0 for an accent, which counts as part of the letter before it. */
static gunichar
fold_base (gunichar character)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];

  if (g_unichar_ismark (character))
    return 0;
  /* The parts of a syllable are letters themselves. */
  if (character >= FIRST_HANGUL_SYLLABLE && character <= LAST_HANGUL_SYLLABLE)
    return character;

  g_unichar_fully_decompose (character, TRUE, parts, G_N_ELEMENTS (parts));
  return g_unichar_tolower (parts[0]);
}

/**
 * eiam_password_fold_character:
 * @character: any character
 *
 * Returns: @character in lower case, without accent and of usual width; 0 for an accent alone
 */
gunichar
eiam_password_fold_character (gunichar character)
{
  return character < 0x80 ? (gunichar) g_ascii_tolower ((char) character) : fold_base (character);
}

/**
 * eiam_password_fold_guise:
 * @plain: what eiam_password_fold_character() returned
 *
 * Returns: the letter that @plain stands for in a word, or @plain
 */
gunichar
eiam_password_fold_guise (gunichar plain)
{
  unsigned int i;

  for (i = 0; guises[i] != '\0'; i += 2)
    {
      if ((gunichar) guises[i] == plain)
        return (gunichar) guises[i + 1];
    }

  return plain;
}

/**
 * eiam_password_fold_new:
 * @text: valid UTF-8
 *
 * Returns: (transfer full): @text as it is compared
 */
EiamPasswordFold *
eiam_password_fold_new (const char *text)
{
  unsigned int most = (unsigned int) MIN (g_utf8_strlen (text, -1), MAX_LENGTH);
  EiamPasswordFold *self = g_malloc0 (get_size (most));
  unsigned int i;

  self->plain = (gunichar *) (gpointer) (self + 1);
  self->guise = self->plain + most;
  self->points = (guint8 *) (self->guise + most);

  for (i = 0; i < most; i++)
    {
      gunichar plain = eiam_password_fold_character (g_utf8_get_char (text));

      text = g_utf8_next_char (text);
      if (plain == 0)
        continue;
      self->plain[self->length] = plain;
      self->guise[self->length] = eiam_password_fold_guise (plain);
      self->length++;
    }

  return self;
}

/**
 * eiam_password_fold_free:
 * @self: (transfer full) (nullable): a folded text
 *
 * Overwrites and frees it.
 */
void
eiam_password_fold_free (EiamPasswordFold *self)
{
  if (self == NULL)
    return;

  explicit_bzero (self->plain, self->length * sizeof *self->plain);
  explicit_bzero (self->guise, self->length * sizeof *self->guise);
  explicit_bzero (self->points, self->length * sizeof *self->points);
  g_free (self);
}

/**
 * eiam_password_fold_is_at:
 * @self: a folded text
 * @start: where to look, in characters
 * @guise: folded characters
 * @length: how many
 *
 * Returns: whether @guise stands at @start
 */
gboolean
eiam_password_fold_is_at (const EiamPasswordFold *self,
                          unsigned int            start,
                          const gunichar         *guise,
                          unsigned int            length)
{
  return start + length <= self->length &&
         memcmp (self->guise + start, guise, length * sizeof *guise) == 0;
}

/**
 * eiam_password_fold_equals:
 * @self: a folded text
 * @start: the first character to compare
 * @end: the first one behind
 * @word: ASCII characters in lower case
 *
 * Returns: whether the part from @start to @end is a guise of @word
 */
gboolean
eiam_password_fold_equals (const EiamPasswordFold *self,
                           unsigned int            start,
                           unsigned int            end,
                           const char             *word)
{
  for (; start < end && *word != '\0'; start++, word++)
    {
      if (self->guise[start] != eiam_password_fold_guise ((gunichar) *word))
        return FALSE;
    }

  return start == end && *word == '\0';
}

/**
 * eiam_password_fold_get_period:
 * @self: a folded text
 *
 * Returns: how many characters there are until the text begins anew, 3 for
 *   “abcabcab”; the whole length of a text that does not repeat itself
 */
unsigned int
eiam_password_fold_get_period (const EiamPasswordFold *self)
{
  unsigned int period;

  for (period = 1; period * 2 <= self->length; period++)
    {
      if (memcmp (self->plain, self->plain + period,
                  (self->length - period) * sizeof *self->plain) == 0)
        return period;
    }

  return self->length;
}
