/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-invitation-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Reading an invitation from a link or a file, neither of which is trusted. */

/* The second is what becomes of the first where GVfs looks after addresses. */
static const char *const link_starts[] = {
  EIAM_INVITATION_SCHEME ":" EIAM_INVITATION_LINK_PATH,
  EIAM_INVITATION_SCHEME ":///" EIAM_INVITATION_LINK_PATH,
};

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

/* A plus sign is a plus sign: mobile numbers begin with one. */
static gboolean
take_query (EiamInvitation  *self,
            const char      *query,
            GError         **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (GStrv) pairs = g_strsplit (query, "&", -1);

  for (unsigned int i = 0; pairs[i] != NULL; i++)
    {
      char *equals = strchr (pairs[i], '=');
      g_autofree char *key = NULL;
      g_autofree char *value = NULL;

      if (equals != NULL)
        *equals = '\0';
      key = g_uri_unescape_string (pairs[i], NULL);
      if (key == NULL || !_eiam_invitation_is_known (key))
        continue;
      value = g_uri_unescape_string (equals != NULL ? equals + 1 : "", NULL);
      if (!_eiam_invitation_take (self, seen, key, value, error))
        return FALSE;
    }
  return _eiam_invitation_is_complete (self, error);
}

static char *
dup_line_fault (unsigned int number)
{
  /* Translators: of an invitation file; the placeholder is the number of a line. */
  return g_strdup_printf (_("Line %u is not a key and a value."), number);
}

static gboolean
take_line (EiamInvitation  *self,
           GHashTable      *seen,
           char            *line,
           unsigned int     number,
           GError         **error)
{
  char *equals = strchr (line, '=');
  g_autofree char *sentence = NULL;

  if (equals == NULL)
    {
      sentence = dup_line_fault (number);
      _eiam_invitation_set_fault (error, NULL, sentence);
      return FALSE;
    }

  *equals = '\0';
  g_strchomp (line);
  return !_eiam_invitation_is_known (line)
         || _eiam_invitation_take (self, seen, line, equals + 1, error);
}

static gboolean
is_content (const char *line)
{
  return *line != '\0' && *line != '#';
}

/* The lines of other groups are for programs to come. */
static gboolean
take_lines (EiamInvitation  *self,
            const char      *text,
            GError         **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  gboolean found = FALSE;
  gboolean inside = FALSE;

  for (unsigned int i = 0; lines[i] != NULL; i++)
    {
      char *line = g_strstrip (lines[i]);

      if (*line == '[')
        inside = strcmp (line, EIAM_INVITATION_GROUP) == 0;
      else if (!found && is_content (line))
        break;
      else if (inside && is_content (line) && !take_line (self, seen, line, i + 1, error))
        return FALSE;
      found = found || inside;
    }

  if (!found)
    {
      _eiam_invitation_set_fault (error, NULL,
                                  N_("This is not an invitation file: it does not begin with "
                                    "[Invitation]."));
      return FALSE;
    }
  return _eiam_invitation_is_complete (self, error);
}

/**
 * eiam_invitation_parse_link:
 * @link: `eiam-register:join?key=value&…`
 * @error: return location for an error, see eiam_invitation_dup_fault()
 *
 * Reads a link. Values are percent-encoded UTF-8; keys that are not known are
 * ignored.
 *
 * Returns: (transfer full): an invitation, or %NULL
 */
EiamInvitation *
eiam_invitation_parse_link (const char  *link,
                            GError     **error)
{
  g_autoptr (EiamInvitation) self = g_object_new (EIAM_TYPE_INVITATION, NULL);
  g_autofree char *clean = NULL;
  const char *rest = NULL;

  g_return_val_if_fail (link != NULL, NULL);

  if (strlen (link) > EIAM_INVITATION_MAX_SIZE)
    {
      _eiam_invitation_set_fault (error, NULL, N_("This invitation is too long."));
      return NULL;
    }

  clean = g_strstrip (g_strdup (link));
  for (unsigned int i = 0; i < G_N_ELEMENTS (link_starts); i++)
    if (g_ascii_strncasecmp (clean, link_starts[i], strlen (link_starts[i])) == 0)
      rest = clean + strlen (link_starts[i]);
  if (rest == NULL)
    {
      _eiam_invitation_set_fault (error, NULL,
                                  N_("This is not an invitation link: it does not begin with "
                                    "eiam-register:join?"));
      return NULL;
    }
  /* What comes after it would silently be missing. */
  if (strchr (rest, '#') != NULL)
    {
      _eiam_invitation_set_fault (error, NULL,
                                  /* Translators: %23 is to be left as it is. */
                                  N_("The link holds a # which is not written as %23."));
      return NULL;
    }

  return take_query (self, rest, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * eiam_invitation_parse_text:
 * @text: the content of an invitation file
 * @error: return location for an error, see eiam_invitation_dup_fault()
 *
 * Reads a file: UTF-8, a line `[Invitation]`, then lines `key=value` with the
 * values as they are; lines that begin with `#` are remarks.
 *
 * Returns: (transfer full): an invitation, or %NULL
 */
EiamInvitation *
eiam_invitation_parse_text (GBytes  *text,
                            GError **error)
{
  g_autoptr (EiamInvitation) self = g_object_new (EIAM_TYPE_INVITATION, NULL);
  g_autofree char *content = NULL;
  const char *data = NULL;
  size_t length = 0;

  g_return_val_if_fail (text != NULL, NULL);

  data = g_bytes_get_data (text, &length);
  if (length > EIAM_INVITATION_MAX_SIZE)
    {
      _eiam_invitation_set_fault (error, NULL, N_("This invitation is too long."));
      return NULL;
    }
  if (length > 0 && !g_utf8_validate (data, (gssize) length, NULL))
    {
      _eiam_invitation_set_fault (error, NULL,
                                  N_("This is not an invitation file: it is not text in UTF-8."));
      return NULL;
    }

  /* No bytes at all may be nowhere. */
  content = g_strndup (data == NULL ? "" : data, length);
  return take_lines (self,
                     content + (g_str_has_prefix (content, BYTE_ORDER_MARK) ? 3 : 0),
                     error)
           ? g_steal_pointer (&self)
           : NULL;
}

static GBytes *
read_start (GFile   *file,
            GError **error)
{
  g_autoptr (GFileInputStream) stream = NULL;

  /* A pipe would never come to its end. */
  if (g_file_peek_path (file) == NULL
      || g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, NULL) != G_FILE_TYPE_REGULAR)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE, "");
      return NULL;
    }

  stream = g_file_read (file, NULL, error);
  if (stream == NULL)
    return NULL;
  return g_input_stream_read_bytes (G_INPUT_STREAM (stream), EIAM_INVITATION_MAX_SIZE + 1, NULL,
                                    error);
}

/**
 * eiam_invitation_load:
 * @file: a file on this computer, or what stands for a link
 * @error: return location for an error, see eiam_invitation_dup_fault()
 *
 * Reads an invitation from where it is. It blocks no longer than it takes to
 * read 16 KiB from a disk.
 *
 * Returns: (transfer full): an invitation, or %NULL
 */
EiamInvitation *
eiam_invitation_load (GFile   *file,
                      GError **error)
{
  g_autoptr (GBytes) content = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  if (g_file_has_uri_scheme (file, EIAM_INVITATION_SCHEME))
    {
      g_autofree char *link = g_file_get_uri (file);

      return eiam_invitation_parse_link (link, error);
    }

  content = read_start (file, NULL);
  if (content == NULL)
    {
      _eiam_invitation_set_fault (error, NULL, N_("There is no such file that can be read."));
      return NULL;
    }
  return eiam_invitation_parse_text (content, error);
}
