/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-password-words.h"

#include <string.h>

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

/* The words that others know of a person, and so try first: names, numbers and
 * the company. */

/* Shorter words stand in many a password by chance. */
#define MIN_LETTERS 4
#define MIN_IDEOGRAPHS 2
#define FIRST_IDEOGRAPH 0x2e80

/* With so many other characters a word does not give the password away. */
#define MIN_REST 8

/* What is left of a telephone number without country and area. */
#define LOCAL_DIGITS 8

typedef struct {
  EiamPasswordSource source;
  unsigned int       length;
  gunichar           guise[];
} Word;

struct _EiamPasswordWords
{
  GPtrArray *words;   /* (element-type Word) */
};

/* The service may refuse its own identifiers wherever they stand
 * (spec/api.md 8); other words only when there is little beside them. */
static const struct {
  gboolean    anywhere;
  const char *sentence;
} refusals[EIAM_N_PASSWORD_SOURCES] = {
  [EIAM_PASSWORD_SOURCE_USER_NAME] = { TRUE, N_("A password must not contain your username.") },
  [EIAM_PASSWORD_SOURCE_EMAIL] = { TRUE, N_("A password must not contain your email address.") },
  [EIAM_PASSWORD_SOURCE_MOBILE] = { TRUE, N_("A password must not contain your mobile number.") },
  [EIAM_PASSWORD_SOURCE_NAME] = { FALSE, N_("This password is little more than your name.") },
  [EIAM_PASSWORD_SOURCE_BIRTHDAY] = {
    FALSE, N_("This password is little more than your birthday."),
  },
  [EIAM_PASSWORD_SOURCE_COMPANY] = {
    FALSE, N_("This password is little more than the name of your company."),
  },
};

/* Labels of a host that are no name of a company. */
static const char * const usual_labels[] = {
  "account", "accounts", "auth", "cloud", "eiam", "iam", "idaas", "identity", "info", "internal",
  "intranet", "local", "localhost", "login", "oauth", "portal", "prod", "signin", "staging", "test",
  "user", "users", NULL,
};

static gboolean
is_long_enough (const GArray *guise)
{
  unsigned int i;

  for (i = 0; i < guise->len; i++)
    {
      if (g_array_index (guise, gunichar, i) >= FIRST_IDEOGRAPH)
        return guise->len >= MIN_IDEOGRAPHS;
    }

  return guise->len >= MIN_LETTERS;
}

static void
add_word (EiamPasswordWords  *self,
          EiamPasswordSource  source,
          const GArray       *guise,
          gboolean            reversed)
{
  Word *word;
  unsigned int i;

  if (!is_long_enough (guise))
    return;

  word = g_malloc (sizeof (Word) + guise->len * sizeof (gunichar));
  word->source = source;
  word->length = guise->len;
  for (i = 0; i < guise->len; i++)
    word->guise[i] = g_array_index (guise, gunichar, reversed ? guise->len - 1 - i : i);
  g_ptr_array_add (self->words, word);
}

/* Folds those characters of @text that @accept takes, all if %NULL. */
static GArray *
fold (const char *text,
      gssize      length,
      gboolean  (*accept) (gunichar character))
{
  GArray *guise = g_array_new (FALSE, FALSE, sizeof (gunichar));
  const char *end = length < 0 ? text + strlen (text) : text + length;

  for (; text < end; text = g_utf8_next_char (text))
    {
      gunichar plain = eiam_password_fold_character (g_utf8_get_char (text));
      gunichar character = eiam_password_fold_guise (plain);

      if (plain != 0 && (accept == NULL || accept (plain)))
        g_array_append_val (guise, character);
    }

  return guise;
}

static void
add_text (EiamPasswordWords  *self,
          EiamPasswordSource  source,
          const char         *text,
          gssize              length)
{
  g_autoptr (GArray) guise = fold (text, length, NULL);

  add_word (self, source, guise, FALSE);
  add_word (self, source, guise, TRUE);
}

static void
add_email (EiamPasswordWords  *self,
           EiamPasswordSource  source,
           const char         *text)
{
  add_text (self, source, text, (gssize) strcspn (text, "@+"));
}

static void
add_whole (EiamPasswordWords  *self,
           EiamPasswordSource  source,
           const char         *text)
{
  add_text (self, source, text, -1);
}

static void
add_mobile (EiamPasswordWords  *self,
            EiamPasswordSource  source,
            const char         *text)
{
  g_autoptr (GArray) digits = fold (text, -1, g_unichar_isdigit);

  if (digits->len > LOCAL_DIGITS)
    g_array_remove_range (digits, 0, digits->len - LOCAL_DIGITS);
  if (digits->len > MIN_LETTERS)
    add_word (self, source, digits, FALSE);
}

/* In the orders in which people write a day. */
static void
add_birthday (EiamPasswordWords  *self,
              EiamPasswordSource  source,
              const char         *text)
{
  static const unsigned int orders[][8] = {
    { 0, 1, 2, 3, 4, 5, 6, 7 },   /* yyyyMMdd */
    { 4, 5, 6, 7, 0, 1, 2, 3 },   /* MMddyyyy */
    { 6, 7, 4, 5, 0, 1, 2, 3 },   /* ddMMyyyy */
  };
  g_autoptr (GArray) digits = fold (text, -1, g_unichar_isdigit);
  unsigned int i, j;

  if (digits->len != G_N_ELEMENTS (orders[0]))
    return;

  for (i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_autoptr (GArray) ordered = g_array_new (FALSE, FALSE, sizeof (gunichar));

      for (j = 0; j < digits->len; j++)
        g_array_append_val (ordered, g_array_index (digits, gunichar, orders[i][j]));
      add_word (self, source, ordered, FALSE);
    }
}

/* Each part of a name, and all of them together. */
static void
add_name (EiamPasswordWords  *self,
          EiamPasswordSource  source,
          const char         *text)
{
  g_autoptr (GArray) whole = fold (text, -1, g_unichar_isalnum);
  const char *start = text;

  add_word (self, source, whole, FALSE);
  while (*start != '\0')
    {
      const char *end = start;
      g_autoptr (GArray) part = NULL;

      while (*end != '\0' && g_unichar_isalnum (g_utf8_get_char (end)))
        end = g_utf8_next_char (end);
      part = fold (start, end - start, NULL);
      if (part->len < whole->len)
        add_word (self, source, part, FALSE);
      start = *end == '\0' ? end : g_utf8_next_char (end);
    }
}

/* The labels of a host name but for the last one. */
static void
add_host (EiamPasswordWords  *self,
          EiamPasswordSource  source,
          const char         *text)
{
  g_auto (GStrv) labels = NULL;
  unsigned int i;

  if (g_hostname_is_ip_address (text))
    return;

  labels = g_strsplit (text, ".", -1);
  for (i = 0; labels[i] != NULL && labels[i + 1] != NULL; i++)
    {
      g_autofree char *label = g_ascii_strdown (labels[i], -1);

      if (!g_strv_contains (usual_labels, label))
        add_name (self, source, label);
    }
}

/* Gives @points to each place of a word, nothing to its other characters; says
 * whether the word is there. */
static gboolean
cover (const Word             *word,
       const EiamPasswordFold *password,
       guint8                  points)
{
  gboolean found = FALSE;
  unsigned int start = 0;

  while (start + word->length <= password->length)
    {
      if (!eiam_password_fold_is_at (password, start, word->guise, word->length))
        {
          start++;
          continue;
        }
      memset (password->points + start, 0, word->length);
      password->points[start] = points;
      found = TRUE;
      start += word->length;
    }

  return found;
}

/**
 * eiam_password_words_new:
 *
 * Returns: (transfer full): no words
 */
EiamPasswordWords *
eiam_password_words_new (void)
{
  EiamPasswordWords *self = g_new0 (EiamPasswordWords, 1);

  self->words = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/**
 * eiam_password_words_free:
 * @self: (transfer full) (nullable): words
 */
void
eiam_password_words_free (EiamPasswordWords *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->words);
  g_free (self);
}

/**
 * eiam_password_words_add:
 * @source: what @text is
 * @text: (nullable): what was entered; of the company the server's host
 *
 * Adds the words of @text that are long enough to give a password away.
 */
void
eiam_password_words_add (EiamPasswordWords  *self,
                         EiamPasswordSource  source,
                         const char         *text)
{
  static void (* const adders[EIAM_N_PASSWORD_SOURCES]) (EiamPasswordWords *,
                                                         EiamPasswordSource,
                                                         const char *) = {
    [EIAM_PASSWORD_SOURCE_USER_NAME] = add_whole,
    [EIAM_PASSWORD_SOURCE_EMAIL] = add_email,
    [EIAM_PASSWORD_SOURCE_MOBILE] = add_mobile,
    [EIAM_PASSWORD_SOURCE_NAME] = add_name,
    [EIAM_PASSWORD_SOURCE_BIRTHDAY] = add_birthday,
    [EIAM_PASSWORD_SOURCE_COMPANY] = add_host,
  };

  g_return_if_fail (self != NULL);
  g_return_if_fail ((int) source >= 0 && source < EIAM_N_PASSWORD_SOURCES);

  if (text != NULL && g_utf8_validate (text, -1, NULL))
    adders[source] (self, source, text);
}

/**
 * eiam_password_words_check:
 * @self: words
 * @password: a folded password, whose points are used for counting
 *
 * Returns: (nullable): why @password is refused, to be translated
 */
const char *
eiam_password_words_check (const EiamPasswordWords *self,
                           const EiamPasswordFold  *password)
{
  const Word *found = NULL;
  unsigned int rest = 0;
  unsigned int i;

  memset (password->points, 1, password->length);
  for (i = 0; i < self->words->len; i++)
    {
      const Word *word = self->words->pdata[i];

      if (!cover (word, password, 0))
        continue;
      if (refusals[word->source].anywhere)
        return refusals[word->source].sentence;
      if (found == NULL)
        found = word;
    }
  for (i = 0; i < password->length; i++)
    rest += password->points[i];

  return found != NULL && rest < MIN_REST ? refusals[found->source].sentence : NULL;
}

/**
 * eiam_password_words_cover:
 * @self: words
 * @password: a folded password, whose points are changed
 *
 * Takes away the points of what others know.
 */
void
eiam_password_words_cover (const EiamPasswordWords *self,
                           const EiamPasswordFold  *password)
{
  unsigned int i;

  for (i = 0; i < self->words->len; i++)
    cover (self->words->pdata[i], password, 1);
}
