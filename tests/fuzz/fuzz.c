/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fuzz.h"

#include <stdlib.h>
#include <string.h>

#include "eiam-error.h"

/* What the targets share. A target feeds one input to one reader of foreign data
 * and checks what must hold whatever the input is. */

/* GLib's own way to make a message fatal is a signal that libFuzzer does not know. */
static GLogWriterOutput
abort_on_complaint (GLogLevelFlags   level,
                    const GLogField *fields,
                    gsize            n_fields,
                    gpointer         user_data)
{
  if ((level & (G_LOG_LEVEL_ERROR | G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING)) == 0)
    return G_LOG_WRITER_HANDLED;

  g_log_writer_standard_streams (level, fields, n_fields, NULL);
  abort ();
}

/**
 * LLVMFuzzerInitialize:
 * @argc: (inout): the number of arguments
 * @argv: (inout): the arguments
 *
 * Makes every complaint of a library the end, as a crash is.
 *
 * Returns: 0
 */
int
LLVMFuzzerInitialize (int    *argc,
                      char ***argv)
{
  g_log_set_writer_func (abort_on_complaint, NULL, NULL);

  return 0;
}

/**
 * fuzz_dup_text:
 * @data: an input
 * @size: its bytes
 *
 * Returns: (transfer full): @data up to its first zero byte, not always UTF-8
 */
char *
fuzz_dup_text (const uint8_t *data,
               size_t         size)
{
  return g_strndup (size == 0 ? "" : (const char *) data, size);
}

/**
 * fuzz_split:
 * @data: an input
 * @size: its bytes
 * @n: how many texts are wanted
 *
 * Returns: (transfer full): @n texts, which were lines of @data; the last one
 *   has all that is left
 */
char **
fuzz_split (const uint8_t *data,
            size_t         size,
            unsigned int   n)
{
  g_autofree char *text = fuzz_dup_text (data, size);
  g_auto (GStrv) lines = g_strsplit (text, "\n", (int) n);
  char **texts = g_new0 (char *, n + 1);
  unsigned int length = g_strv_length (lines);

  for (unsigned int i = 0; i < n; i++)
    texts[i] = g_strdup (i < length ? lines[i] : "");

  return texts;
}

/**
 * fuzz_error:
 * @error: (nullable): what a reader says
 * @failed: whether it returned nothing
 *
 * Checks that a reader fails with an error and never without one, and that the
 * error can be shown.
 */
void
fuzz_error (const GError *error,
            gboolean      failed)
{
  g_autofree char *sentence = NULL;

  g_assert_true (failed == (error != NULL));
  if (error == NULL)
    return;

  sentence = eiam_error_dup_sentence (error);
  g_assert_true (g_utf8_validate (sentence, -1, NULL));
  g_assert_cmpuint (strlen (sentence), >, 0);
}

/**
 * fuzz_answer:
 * @call: a call
 * @data: the body of an answer of success
 * @size: its bytes
 *
 * Returns: (transfer full) (nullable): what the client makes of it, to be freed
 *   as the call's info says
 */
gpointer
fuzz_answer (EiamCall       call,
             const uint8_t *data,
             size_t         size)
{
  g_autoptr (GBytes) body = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  EiamAnswer answer = { .status = 200, .body = body };
  gpointer value = eiam_call_get_info (call)->parse (&answer, &error);

  fuzz_error (error, value == NULL);
  return value;
}
