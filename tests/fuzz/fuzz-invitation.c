/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fuzz.h"

#include <string.h>

#include "eiam-invitation.h"

/* Invitations: a link where the input begins like one, else a file. What could be
 * read is written, and reads the same again. */

static void
check_same (EiamInvitation *invitation,
            EiamInvitation *again)
{
  g_autofree char *text = eiam_invitation_to_text (invitation);
  g_autofree char *text_again = NULL;

  g_assert_nonnull (again);
  text_again = eiam_invitation_to_text (again);
  g_assert_cmpstr (text, ==, text_again);
}

static void
check_round_trips (EiamInvitation *invitation)
{
  g_autofree char *link = eiam_invitation_to_link (invitation);
  g_autofree char *text = eiam_invitation_to_text (invitation);
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (EiamInvitation) from_link = NULL;
  g_autoptr (EiamInvitation) from_text = eiam_invitation_parse_text (bytes, NULL);

  check_same (invitation, from_text);
  /* Percent signs make a link longer than the file that it came from. */
  if (strlen (link) > EIAM_INVITATION_MAX_SIZE)
    return;
  from_link = eiam_invitation_parse_link (link, NULL);
  check_same (invitation, from_link);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char *text = fuzz_dup_text (data, size);
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (EiamInvitation) invitation = NULL;

  if (g_ascii_strncasecmp (text, EIAM_INVITATION_SCHEME, strlen (EIAM_INVITATION_SCHEME)) == 0)
    invitation = eiam_invitation_parse_link (text, &error);
  else
    invitation = eiam_invitation_parse_text (bytes, &error);

  fuzz_error (error, invitation == NULL);
  if (error != NULL)
    {
      g_autofree char *fault = eiam_invitation_dup_fault (error);

      g_assert_true (g_utf8_validate (fault, -1, NULL));
    }
  if (invitation != NULL)
    check_round_trips (invitation);

  return 0;
}
