/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-password-generator.h"

#include <errno.h>
#include <string.h>
#include <sys/random.h>

#include "eiam-password.h"
#include "eiam-secret.h"

/* Passwords such as “Hq7mR-x4TnK-9bWpd”: fifteen random characters, 87 bits, in
 * three groups that can be read and typed. They keep to the policy that the
 * vendor ships: at most 18 characters, at least three kinds, known signs. */

#define GROUPS 3
#define GROUP_LENGTH 5
#define LENGTH (GROUPS * GROUP_LENGTH + GROUPS - 1)

/* Without 0, O, 1, I and l, which look alike. */
static const char letters[] = "abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

static gboolean
draw_byte (guint8 *byte)
{
  ssize_t size;

  do
    size = getrandom (byte, sizeof *byte, 0);
  while (size < 0 && errno == EINTR);

  return size == sizeof *byte;
}

/* Bytes beyond the last whole multiple are drawn again, so that each letter is
 * as likely as any other. */
static gboolean
draw_letter (char *letter)
{
  const unsigned int n_letters = sizeof letters - 1;
  guint8 byte;

  do
    {
      if (!draw_byte (&byte))
        return FALSE;
    }
  while (byte >= 256 - 256 % n_letters);

  *letter = letters[byte % n_letters];
  explicit_bzero (&byte, sizeof byte);
  return TRUE;
}

static gboolean
draw_password (char *text)
{
  unsigned int i;

  for (i = 0; i < LENGTH; i++)
    {
      if (i % (GROUP_LENGTH + 1) == GROUP_LENGTH)
        text[i] = '-';
      else if (!draw_letter (&text[i]))
        return FALSE;
    }
  text[LENGTH] = '\0';

  return TRUE;
}

/* Some services refuse a character that stands twice in a row, and some ask
 * for all kinds of them. */
static gboolean
is_acceptable (const char              *text,
               const EiamPasswordWords *words)
{
  unsigned int i;

  for (i = 1; i < LENGTH; i++)
    {
      if (text[i] == text[i - 1])
        return FALSE;
    }

  return strpbrk (text, "23456789") != NULL &&
         strpbrk (text, "ABCDEFGHJKLMNPQRSTUVWXYZ") != NULL &&
         strpbrk (text, "abcdefghijkmnopqrstuvwxyz") != NULL &&
         eiam_password_fits_usual_policy (text) &&
         eiam_password_rate (text, words) == EIAM_PASSWORD_STRONG;
}

/**
 * eiam_password_generate:
 * @words: (nullable): what others know of the person
 *
 * Makes a password from the randomness of the kernel.
 *
 * Returns: (transfer full) (nullable): a password to be freed by
 *   eiam_secret_free(), %NULL when the kernel gives no randomness
 */
char *
eiam_password_generate (const EiamPasswordWords *words)
{
  char text[LENGTH + 1];
  char *password = NULL;
  gboolean drawn;

  do
    drawn = draw_password (text);
  while (drawn && !is_acceptable (text, words));

  if (drawn)
    password = eiam_secret_dup (text);
  explicit_bzero (text, sizeof text);

  return password;
}
