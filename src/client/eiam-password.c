/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-password.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "eiam-word-list.h"

/* How hard a password is to guess, by NIST SP 800-63B: length counts first, no
 * kinds of characters are asked for, and what everybody tries is refused with
 * the reason. Nothing here keeps a copy of the password in ordinary memory. */

#define MIN_LENGTH 8
#define MIN_REST 8
#define MIN_COVERED_WORD 5

/* A character that cannot be foretold from those before it counts so much. */
#define POINTS_USUAL 2
#define POINTS_IDEOGRAPH 3
#define POINTS_COMMON_WORD 4
#define FIRST_IDEOGRAPH 0x2e80

#define MIN_POINTS (6 * POINTS_USUAL)

static const unsigned int level_points[EIAM_N_PASSWORD_LEVELS] = {
  [EIAM_PASSWORD_FAIR] = 9 * POINTS_USUAL,
  [EIAM_PASSWORD_GOOD] = 12 * POINTS_USUAL,
  [EIAM_PASSWORD_STRONG] = 15 * POINTS_USUAL,
};

/* What fingers follow: the alphabet, the digits, the rows and columns of keys. */
static const char * const tracks[] = {
  "abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "!@#$%^&*()",
  "1qaz", "2wsx", "3edc", "4rfv", "5tgb", "6yhn", "7ujm",
};

/* The password policy that the vendor ships (spec/api.md 8). */
#define USUAL_MIN 8
#define USUAL_MAX 18
#define USUAL_CLASSES 3
#define USUAL_SIGNS "~!#$%&+-,*:;<=>@_?^`./"

static const char * const level_names[EIAM_N_PASSWORD_LEVELS] = {
  [EIAM_PASSWORD_EMPTY] = "",
  /* Translators: the strength of a password that is not accepted */
  [EIAM_PASSWORD_REFUSED] = NC_("strength", "Not accepted"),
  /* Translators: the strength of a password */
  [EIAM_PASSWORD_WEAK] = NC_("strength", "Weak"),
  /* Translators: the strength of a password, between weak and good */
  [EIAM_PASSWORD_FAIR] = NC_("strength", "Fair"),
  /* Translators: the strength of a password */
  [EIAM_PASSWORD_GOOD] = NC_("strength", "Good"),
  /* Translators: the strength of a password */
  [EIAM_PASSWORD_STRONG] = NC_("strength", "Strong"),
};

static const char * const advice[EIAM_N_PASSWORD_LEVELS] = {
  [EIAM_PASSWORD_EMPTY] =
    N_("Long is strong: a few words and a number, with hyphens between them."),
  [EIAM_PASSWORD_WEAK] =
    N_("Weak. Known words, repeats and neighboring keys add little; length helps most."),
  [EIAM_PASSWORD_FAIR] = N_("Fair. A few more characters make it good."),
  [EIAM_PASSWORD_GOOD] = N_("Good. 15 characters or more are best."),
  [EIAM_PASSWORD_STRONG] = N_("Strong. This password is hard to guess."),
};

/* Of passwords that the usual policy does not let pass. */
static const char * const policy_advice[EIAM_N_PASSWORD_LEVELS] = {
  [EIAM_PASSWORD_GOOD] =
    N_("Good. Your company may ask for 8 to 18 characters, such as A, a, 1 and - together."),
  [EIAM_PASSWORD_STRONG] =
    N_("Strong. Your company may ask for 8 to 18 characters, such as A, a, 1 and - together."),
};

/* The tracks on which @b follows @a, one bit for each and its direction. */
static guint32
find_steps (gunichar a,
            gunichar b)
{
  guint32 steps = 0;
  unsigned int i;

  if (a == 0 || b == 0 || a >= 0x80 || b >= 0x80)
    return 0;

  for (i = 0; i < G_N_ELEMENTS (tracks); i++)
    {
      const char *place;

      for (place = tracks[i]; place[1] != '\0'; place++)
        {
          if ((gunichar) place[0] == a && (gunichar) place[1] == b)
            steps |= 1u << (2 * i);
          if ((gunichar) place[0] == b && (gunichar) place[1] == a)
            steps |= 2u << (2 * i);
        }
    }

  return steps;
}

/* The third of equal or neighbouring characters and all further ones add
 * nothing, and neither does a second time. Returns how many of those that add
 * nothing follow a track. */
static unsigned int
set_points (const EiamPasswordFold *fold)
{
  unsigned int period = eiam_password_fold_get_period (fold);
  unsigned int followers = 0;
  guint32 before = 0;
  unsigned int i;

  for (i = 0; i < fold->length; i++)
    {
      const gunichar *c = fold->plain + i;
      guint32 steps = i == 0 ? 0 : find_steps (c[-1], c[0]);
      gboolean follows = (steps & before) != 0;
      gboolean repeats = i >= 2 && c[0] == c[-1] && c[0] == c[-2];

      fold->points[i] = c[0] >= FIRST_IDEOGRAPH ? POINTS_IDEOGRAPH : POINTS_USUAL;
      if (follows || repeats || i >= period)
        fold->points[i] = 0;
      followers += follows ? 1 : 0;
      before = steps;
    }

  return followers;
}

static unsigned int
sum_points (const EiamPasswordFold *fold)
{
  unsigned int points = 0;
  unsigned int i;

  for (i = 0; i < fold->length; i++)
    points += fold->points[i];

  return points;
}

static gboolean
is_common (const EiamPasswordFold *fold,
           unsigned int            start,
           unsigned int            end)
{
  const char * const *words = eiam_word_list_get (EIAM_WORD_LIST_PASSWORDS);

  for (; *words != NULL; words++)
    {
      if (eiam_password_fold_equals (fold, start, end, *words))
        return TRUE;
    }

  return FALSE;
}

/* A well-known password with a few digits and signs around it is one as well. */
static gboolean
is_dressed_common (const EiamPasswordFold *fold)
{
  unsigned int period = eiam_password_fold_get_period (fold);
  unsigned int start = 0;
  unsigned int end = fold->length;

  while (start < end && !g_unichar_isalpha (fold->plain[start]))
    start++;
  while (end > start && !g_unichar_isalpha (fold->plain[end - 1]))
    end--;

  if (is_common (fold, 0, fold->length) || is_common (fold, 0, period))
    return TRUE;
  if (fold->length - (end - start) >= MIN_REST)
    return FALSE;

  return is_common (fold, start, end) || is_common (fold, 0, end) ||
         is_common (fold, start, fold->length);
}

/* Common words within a longer password are guessed as one unit each. */
static void
cover_common (const EiamPasswordFold *fold)
{
  const char * const *words = eiam_word_list_get (EIAM_WORD_LIST_PASSWORDS);

  for (; *words != NULL; words++)
    {
      unsigned int length = (unsigned int) strlen (*words);

      for (unsigned int start = 0;
           length >= MIN_COVERED_WORD && start + length <= fold->length;
           start++)
        {
          if (!eiam_password_fold_equals (fold, start, start + length, *words))
            continue;
          memset (fold->points + start, 0, length);
          fold->points[start] = POINTS_COMMON_WORD;
        }
    }
}

static const char *
check_fold (const EiamPasswordFold  *fold,
            const EiamPasswordWords *words)
{
  const char *sentence = words == NULL ? NULL : eiam_password_words_check (words, fold);
  unsigned int followers;

  if (sentence != NULL)
    return sentence;
  if (is_dressed_common (fold))
    return N_("This password is one of those that are tried first.");

  followers = set_points (fold);
  if (sum_points (fold) >= MIN_POINTS)
    return NULL;

  return followers > 1 ? N_("This password follows the alphabet, the digits or the keyboard.")
                       : N_("This password repeats the same few characters.");
}

/**
 * eiam_password_check:
 * @password: (nullable): what was entered
 * @words: (nullable): what others know of the person
 *
 * Refuses what is shorter than eight code points, what everybody tries first,
 * and what is made of the person's own data. Nothing is trimmed.
 *
 * Returns: (nullable): why @password is refused, to be translated; %NULL when it
 *   is accepted or empty
 */
const char *
eiam_password_check (const char              *password,
                     const EiamPasswordWords *words)
{
  g_autoptr (EiamPasswordFold) fold = NULL;

  if (password == NULL || *password == '\0')
    return NULL;
  if (!g_utf8_validate (password, -1, NULL))
    return N_("This text cannot be read.");
  if (g_utf8_strlen (password, -1) < MIN_LENGTH)
    return N_("A password has at least 8 characters.");

  fold = eiam_password_fold_new (password);
  return check_fold (fold, words);
}

/**
 * eiam_password_rate:
 * @password: (nullable): what was entered
 * @words: (nullable): what others know of the person
 *
 * Returns: how hard @password is to guess
 */
EiamPasswordLevel
eiam_password_rate (const char              *password,
                    const EiamPasswordWords *words)
{
  g_autoptr (EiamPasswordFold) fold = NULL;
  EiamPasswordLevel level = EIAM_PASSWORD_STRONG;
  unsigned int points;

  if (password == NULL || *password == '\0')
    return EIAM_PASSWORD_EMPTY;
  if (eiam_password_check (password, words) != NULL)
    return EIAM_PASSWORD_REFUSED;

  fold = eiam_password_fold_new (password);
  set_points (fold);
  cover_common (fold);
  if (words != NULL)
    eiam_password_words_cover (words, fold);
  points = sum_points (fold);
  while (level > EIAM_PASSWORD_WEAK && points < level_points[level])
    level--;

  return level;
}

/**
 * eiam_password_describe:
 * @password: (nullable): what was entered
 * @words: (nullable): what others know of the person
 * @level: how hard it is to guess
 *
 * Returns: a sentence that names @level and what would make it better, translated
 */
const char *
eiam_password_describe (const char              *password,
                        const EiamPasswordWords *words,
                        EiamPasswordLevel        level)
{
  const char *fault;

  g_return_val_if_fail ((int) level >= 0 && level < EIAM_N_PASSWORD_LEVELS, NULL);

  fault = eiam_password_check (password, words);
  if (fault != NULL)
    return _(fault);
  if (policy_advice[level] != NULL && !eiam_password_fits_usual_policy (password))
    return _(policy_advice[level]);

  return advice[level] == NULL ? "" : _(advice[level]);
}

/**
 * eiam_password_level_get_name:
 * @level: a level
 *
 * Returns: its name, translated; "" for %EIAM_PASSWORD_EMPTY
 */
const char *
eiam_password_level_get_name (EiamPasswordLevel level)
{
  g_return_val_if_fail ((int) level >= 0 && level < EIAM_N_PASSWORD_LEVELS, NULL);

  return *level_names[level] == '\0'
           ? ""
           : g_dpgettext2 (GETTEXT_PACKAGE, "strength", level_names[level]);
}

/**
 * eiam_password_fits_usual_policy:
 * @password: (nullable): what was entered
 *
 * The service does not tell its policy; this is the one that it comes with.
 *
 * Returns: whether @password keeps to it
 */
gboolean
eiam_password_fits_usual_policy (const char *password)
{
  gboolean upper = FALSE;
  gboolean lower = FALSE;
  gboolean digit = FALSE;
  gboolean sign = FALSE;
  const char *c;

  if (password == NULL)
    return FALSE;

  for (c = password; *c != '\0'; c++)
    {
      if (g_ascii_isupper (*c))
        upper = TRUE;
      else if (g_ascii_islower (*c))
        lower = TRUE;
      else if (g_ascii_isdigit (*c))
        digit = TRUE;
      else if (strchr (USUAL_SIGNS, *c) != NULL)
        sign = TRUE;
      else
        return FALSE;
    }

  return c - password >= USUAL_MIN && c - password <= USUAL_MAX &&
         upper + lower + digit + sign >= USUAL_CLASSES;
}
