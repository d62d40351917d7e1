/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-json-members.h"

#include <string.h>

#include "eiam-error.h"
#include "eiam-json.h"
#include "eiam-secret.h"

/* Takes a few members out of an answer that holds secrets. json-glib copies
 * every text of a document into memory that cannot be overwritten afterwards;
 * here the text goes from the answer's buffer to its one place, and all that
 * nobody asked for is passed over where it stands. */

/* A longer name than this is none that anybody asks for. */
#define MAX_NAME 64

typedef struct {
  const char *name;
  char       *text;     /* (nullable): a secret */
  gboolean    is_there;
  gboolean    is_int;
  gint64      number;
} Member;

struct _EiamJsonMembers
{
  unsigned int n_members;
  Member       members[];
};

typedef struct {
  const char      *p;
  const char      *end;
  unsigned int     depth;
  const char      *fault;     /* (nullable) */
  EiamJsonMembers *members;
} Cursor;

static gboolean read_value (Cursor *cursor,
                            Member *member);

static gboolean
fail (Cursor     *cursor,
      const char *fault)
{
  if (cursor->fault == NULL)
    cursor->fault = fault;
  return FALSE;
}

static void
skip_space (Cursor *cursor)
{
  while (cursor->p < cursor->end && strchr (" \t\r\n", *cursor->p) != NULL)
    cursor->p++;
}

/* Passes over one character, after space, if it is the next. */
static gboolean
take (Cursor *cursor,
      char    c)
{
  skip_space (cursor);
  if (cursor->p == cursor->end || *cursor->p != c)
    return FALSE;

  cursor->p++;
  return TRUE;
}

static gboolean
read_hex (const char *p,
          const char *end,
          gunichar   *unit)
{
  unsigned int i;

  *unit = 0;
  if (end - p < 4)
    return FALSE;

  for (i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value (p[i]);

      if (digit < 0)
        return FALSE;
      *unit = *unit * 16 + (gunichar) digit;
    }

  return TRUE;
}

/* Reads what follows `\u`: one unit of UTF-16, or a pair of them with `\u`
 * between. Half a pair and NUL are no text. */
static gboolean
read_unicode (const char **p,
              const char  *end,
              gunichar    *character)
{
  gunichar first, second;

  if (!read_hex (*p, end, &first) || first == 0)
    return FALSE;
  *p += 4;
  *character = first;
  if (first < 0xd800 || first > 0xdfff)
    return TRUE;

  if (first > 0xdbff || end - *p < 6 || (*p)[0] != '\\' || (*p)[1] != 'u' ||
      !read_hex (*p + 2, end, &second) || second < 0xdc00 || second > 0xdfff)
    return FALSE;

  *p += 6;
  *character = 0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00);
  return TRUE;
}

/* Copies what stands for itself, up to the next escape or @quote, as far as it fits
 * before @last. */
static char *
copy_plain (Cursor     *cursor,
            const char *quote,
            char       *out,
            const char *last)
{
  const char *escape = memchr (cursor->p, '\\', (gsize) (quote - cursor->p));
  gsize length = (gsize) ((escape == NULL ? quote : escape) - cursor->p);
  gsize fitting = MIN (length, (gsize) (last - out));

  memcpy (out, cursor->p, fitting);
  cursor->p += length;
  return out + fitting;
}

/* Reads one character of a string that stands for another.
 * Writes at most as many bytes as it reads. */
static gboolean
read_character (const char **p,
                const char  *end,
                char       **out)
{
  static const char escapes[] = "\"\\/bfnrt";
  static const char meanings[] = "\"\\/\b\f\n\r\t";
  const char *escape;
  gunichar character;

  if (++*p == end)
    return FALSE;
  if (**p == 'u')
    {
      ++*p;
      if (!read_unicode (p, end, &character))
        return FALSE;
      *out += g_unichar_to_utf8 (character, *out);
      return TRUE;
    }

  escape = strchr (escapes, **p);
  if (escape == NULL)
    return FALSE;
  ++*p;
  *(*out)++ = meanings[escape - escapes];
  return TRUE;
}

/* Finds the end of the string that begins at the cursor. */
static const char *
find_quote (Cursor *cursor)
{
  const char *p;

  for (p = cursor->p; p < cursor->end && *p != '"'; p++)
    {
      if (*p == '\\' && ++p == cursor->end)
        return NULL;
    }

  return p < cursor->end ? p : NULL;
}

/* Reads the string after an opening quote into @out, which has room for
 * @capacity bytes and the NUL; what is longer is read and cut. */
static gboolean
read_string (Cursor *cursor,
             char   *out,
             gsize   capacity)
{
  const char *quote = find_quote (cursor);
  char *last = out + capacity;

  if (quote == NULL)
    return fail (cursor, "syntax");

  while (cursor->p < quote)
    {
      char character[8];
      char *end = character;

      out = copy_plain (cursor, quote, out, last);
      if (cursor->p == quote)
        break;
      if (!read_character (&cursor->p, quote, &end))
        return fail (cursor, "syntax");
      if (end - character > last - out)
        last = out;
      else
        out = (char *) memcpy (out, character, (gsize) (end - character)) + (end - character);
      explicit_bzero (character, sizeof (character));
    }

  *out = '\0';
  cursor->p++;
  return TRUE;
}

static gboolean
read_text (Cursor *cursor,
           Member *member)
{
  const char *quote = find_quote (cursor);
  char nothing[1];
  gsize length;

  if (member == NULL || quote == NULL)
    return read_string (cursor, nothing, 0);

  length = (gsize) (quote - cursor->p);
  member->text = eiam_secret_new (length);
  return read_string (cursor, member->text, length);
}

static unsigned int
skip_digits (Cursor *cursor)
{
  const char *start = cursor->p;

  while (cursor->p < cursor->end && g_ascii_isdigit (*cursor->p))
    cursor->p++;

  return (unsigned int) (cursor->p - start);
}

/* Passes over what makes a number no whole one. */
static gboolean
skip_fraction (Cursor   *cursor,
               gboolean *is_whole)
{
  *is_whole = TRUE;
  if (cursor->p < cursor->end && *cursor->p == '.')
    {
      *is_whole = FALSE;
      cursor->p++;
      if (skip_digits (cursor) == 0)
        return FALSE;
    }
  if (cursor->p < cursor->end && (*cursor->p == 'e' || *cursor->p == 'E'))
    {
      *is_whole = FALSE;
      cursor->p++;
      if (cursor->p < cursor->end && (*cursor->p == '+' || *cursor->p == '-'))
        cursor->p++;
      if (skip_digits (cursor) == 0)
        return FALSE;
    }

  return TRUE;
}

static gboolean
convert (const char *digits,
         gsize       length,
         gboolean    negative,
         gint64     *number)
{
  const guint64 limit = (guint64) G_MAXINT64 + (negative ? 1 : 0);
  guint64 value = 0;
  gsize i;

  for (i = 0; i < length; i++)
    {
      unsigned int digit = (unsigned int) (digits[i] - '0');

      if (value > (limit - digit) / 10)
        return FALSE;
      value = value * 10 + digit;
    }

  *number = negative ? (gint64) (0 - value) : (gint64) value;
  return TRUE;
}

static gboolean
read_number (Cursor *cursor,
             Member *member)
{
  gboolean negative = take (cursor, '-');
  const char *digits = cursor->p;
  unsigned int length = skip_digits (cursor);
  gboolean is_whole = FALSE;

  if (length == 0 || (length > 1 && *digits == '0') || !skip_fraction (cursor, &is_whole))
    return fail (cursor, "syntax");

  if (member != NULL && is_whole)
    member->is_int = convert (digits, length, negative, &member->number);
  return TRUE;
}

static gboolean
skip_word (Cursor *cursor)
{
  static const char * const words[] = { "true", "false", "null" };
  unsigned int i;

  for (i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize length = strlen (words[i]);

      if ((gsize) (cursor->end - cursor->p) >= length &&
          memcmp (cursor->p, words[i], length) == 0)
        {
          cursor->p += length;
          return TRUE;
        }
    }

  return fail (cursor, "syntax");
}

static Member *
find_member (EiamJsonMembers *members,
             const char      *name)
{
  unsigned int i;

  for (i = 0; i < members->n_members; i++)
    {
      if (strcmp (members->members[i].name, name) == 0)
        return &members->members[i];
    }

  return NULL;
}

/* Reads `"name": value`. Whoever reads a member that is there twice may read
 * either, so nobody does. */
static gboolean
read_member (Cursor *cursor)
{
  char name[MAX_NAME + 1];
  Member *member = NULL;

  if (!take (cursor, '"'))
    return fail (cursor, "syntax");
  if (!read_string (cursor, name, MAX_NAME))
    return FALSE;
  if (!take (cursor, ':'))
    return fail (cursor, "syntax");

  if (cursor->depth == 1)
    member = find_member (cursor->members, name);
  if (member != NULL && member->is_there)
    return fail (cursor, "a member twice");
  if (member != NULL)
    member->is_there = TRUE;
  return read_value (cursor, member);
}

static gboolean
read_container (Cursor *cursor,
                char    closing)
{
  if (++cursor->depth > EIAM_JSON_MAX_DEPTH)
    return fail (cursor, "nested too deeply");

  if (!take (cursor, closing))
    {
      do
        {
          if (closing == '}' ? !read_member (cursor) : !read_value (cursor, NULL))
            return FALSE;
        }
      while (take (cursor, ','));

      if (!take (cursor, closing))
        return fail (cursor, "syntax");
    }

  cursor->depth--;
  return TRUE;
}

/* @member (nullable) is where the value goes. */
static gboolean
read_value (Cursor *cursor,
            Member *member)
{
  skip_space (cursor);
  if (cursor->p == cursor->end)
    return fail (cursor, "syntax");
  if (take (cursor, '{'))
    return read_container (cursor, '}');
  if (take (cursor, '['))
    return read_container (cursor, ']');
  if (take (cursor, '"'))
    return read_text (cursor, member);
  if (*cursor->p == '-' || g_ascii_isdigit (*cursor->p))
    return read_number (cursor, member);

  return skip_word (cursor);
}

static gboolean
read_document (Cursor *cursor)
{
  gboolean is_object;

  skip_space (cursor);
  is_object = cursor->p < cursor->end && *cursor->p == '{';
  if (!read_value (cursor, NULL))
    return FALSE;

  skip_space (cursor);
  if (cursor->p < cursor->end)
    return fail (cursor, "syntax");

  return is_object || fail (cursor, "no object");
}

static EiamJsonMembers *
members_new (const char * const *names)
{
  unsigned int n_members = g_strv_length ((char **) names);
  EiamJsonMembers *self = g_malloc0 (sizeof (EiamJsonMembers) + n_members * sizeof (Member));
  unsigned int i;

  self->n_members = n_members;
  for (i = 0; i < n_members; i++)
    self->members[i].name = names[i];

  return self;
}

/**
 * eiam_json_members_parse:
 * @data: an answer's body, which need not end with NUL
 * @length: its length in bytes
 * @names: the members that are wanted; they must outlive what is returned
 * @error: return location for an %EIAM_ERROR_PROTOCOL error, which quotes nothing
 *
 * Reads @data, which must be JSON by RFC 8259 in UTF-8 with an object at the
 * root, at most %EIAM_JSON_MEMBERS_MAX_SIZE bytes and %EIAM_JSON_MAX_DEPTH
 * levels of nesting. A byte order mark is skipped, and control characters may
 * stand in a string as they are, but for NUL. Only members of the root are
 * looked for; of two with one name the last counts.
 *
 * Returns: (transfer full) (nullable): the members, their texts as secrets
 */
EiamJsonMembers *
eiam_json_members_parse (const char          *data,
                         gsize                length,
                         const char * const  *names,
                         GError             **error)
{
  g_autoptr (EiamJsonMembers) self = NULL;
  Cursor cursor = { .fault = NULL };

  g_return_val_if_fail (data != NULL || length == 0, NULL);
  g_return_val_if_fail (names != NULL, NULL);

  if (length >= 3 && memcmp (data, "\xEF\xBB\xBF", 3) == 0)
    {
      data += 3;
      length -= 3;
    }

  self = members_new (names);
  cursor.members = self;
  if (length == 0)
    cursor.fault = "empty";
  else if (length > EIAM_JSON_MEMBERS_MAX_SIZE)
    cursor.fault = "too large";
  else if (!g_utf8_validate (data, (gssize) length, NULL))
    cursor.fault = "not UTF-8";
  else
    {
      cursor.p = data;
      cursor.end = data + length;
      read_document (&cursor);
    }

  if (cursor.fault == NULL)
    return g_steal_pointer (&self);

  g_set_error (error, EIAM_ERROR, EIAM_ERROR_PROTOCOL, "The answer is not JSON: %s", cursor.fault);
  return NULL;
}

/**
 * eiam_json_members_free:
 * @self: (transfer full): members
 *
 * Overwrites and frees them.
 */
void
eiam_json_members_free (EiamJsonMembers *self)
{
  unsigned int i;

  for (i = 0; i < self->n_members; i++)
    g_clear_pointer (&self->members[i].text, eiam_secret_free);
  g_free (self);
}

/**
 * eiam_json_members_get_string:
 * @self: members
 * @name: one of the names that were asked for
 *
 * Returns: (transfer none) (nullable): the text, a secret; %NULL when the
 *   member is missing or anything but a string
 */
const char *
eiam_json_members_get_string (const EiamJsonMembers *self,
                              const char            *name)
{
  const Member *member;

  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  member = find_member ((EiamJsonMembers *) self, name);
  return member == NULL ? NULL : member->text;
}

/**
 * eiam_json_members_get_int:
 * @self: members
 * @name: one of the names that were asked for
 * @value: (out): return location for the number
 *
 * Returns: whether the member is a whole number of 64 bits
 */
gboolean
eiam_json_members_get_int (const EiamJsonMembers *self,
                           const char            *name,
                           gint64                *value)
{
  const Member *member;

  g_return_val_if_fail (self != NULL && name != NULL && value != NULL, FALSE);

  member = find_member ((EiamJsonMembers *) self, name);
  if (member == NULL || !member->is_int)
    return FALSE;

  *value = member->number;
  return TRUE;
}
