/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-demo-puzzle-desk.h"

#include <math.h>
#include <string.h>

#include "eiam-demo-cipher.h"
#include "eiam-demo-error.h"

/* How many seconds an expired thing is still known, to be told from one that never was. */
#define MEMORY 3600

#define DUMMY_Y 5

typedef struct {
  char         *key;
  unsigned int  x;
  gint64        deadline;
} Puzzle;

typedef struct {
  char   *sender;
  gint64  deadline;
} Ticket;

/*
 * Hands out puzzles and, for a right answer, pass tickets. A puzzle has one
 * try, a ticket pays for one SMS to the number that it was made for.
 */
struct _EiamDemoPuzzleDesk
{
  GObject     parent_instance;

  GHashTable *puzzles; /* token → Puzzle */
  GHashTable *tickets; /* ticket → Ticket */
};

G_DEFINE_FINAL_TYPE (EiamDemoPuzzleDesk, eiam_demo_puzzle_desk, G_TYPE_OBJECT)

static void
puzzle_free (gpointer data)
{
  Puzzle *puzzle = data;

  g_free (puzzle->key);
  g_free (puzzle);
}

static void
ticket_free (gpointer data)
{
  Ticket *ticket = data;

  g_free (ticket->sender);
  g_free (ticket);
}

static gboolean
is_forgotten_puzzle_cb (gpointer key,
                        gpointer value,
                        gpointer user_data)
{
  const Puzzle *puzzle = value;
  const gint64 *now = user_data;

  g_assert (puzzle != NULL);
  g_assert (now != NULL);

  return puzzle->deadline + MEMORY < *now;
}

static gboolean
is_forgotten_ticket_cb (gpointer key,
                        gpointer value,
                        gpointer user_data)
{
  const Ticket *ticket = value;
  const gint64 *now = user_data;

  g_assert (ticket != NULL);
  g_assert (now != NULL);

  return ticket->deadline + MEMORY < *now;
}

static gboolean
parse_number (const char *text,
              int        *number)
{
  char *end = NULL;
  double value;

  if (!g_ascii_isdigit (*text) && *text != '-')
    return FALSE;
  value = g_ascii_strtod (text, &end);
  if (*end != '\0' || !isfinite (value) || fabs (value) > 1e6)
    return FALSE;

  *number = (int) value;
  return TRUE;
}

/* Like AJ-Captcha: no JSON parser, only braces and quotes taken away and a split
 * at comma and colon. White space is not taken away (spec/api.md 10.3). */
static gboolean
parse_point (const char *text,
             int        *x,
             int        *y)
{
  g_autoptr (GString) bare = g_string_new (text);
  g_auto (GStrv) items = NULL;
  gboolean has_x = FALSE;
  gboolean has_y = FALSE;

  g_string_replace (bare, "{", "", 1);
  g_string_replace (bare, "}", "", 1);
  g_string_replace (bare, "\"", "", 0);
  items = g_strsplit (bare->str, ",", -1);
  for (unsigned int i = 0; items[i] != NULL; i++)
    {
      if (g_str_has_prefix (items[i], "x:"))
        has_x = parse_number (items[i] + 2, x);
      else if (g_str_has_prefix (items[i], "y:"))
        has_y = parse_number (items[i] + 2, y);
    }

  return has_x && has_y;
}

static gboolean
is_right (const Puzzle *puzzle,
          const char   *point)
{
  int x = 0;
  int y = 0;

  if (point == NULL || !parse_point (point, &x, &y))
    return FALSE;
  return ABS (x - (int) puzzle->x) <= EIAM_DEMO_PUZZLE_TOLERANCE && y == DUMMY_Y;
}

static void
eiam_demo_puzzle_desk_finalize (GObject *object)
{
  EiamDemoPuzzleDesk *self = EIAM_DEMO_PUZZLE_DESK (object);

  g_clear_pointer (&self->puzzles, g_hash_table_unref);
  g_clear_pointer (&self->tickets, g_hash_table_unref);

  G_OBJECT_CLASS (eiam_demo_puzzle_desk_parent_class)->finalize (object);
}

static void
eiam_demo_puzzle_desk_class_init (EiamDemoPuzzleDeskClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = eiam_demo_puzzle_desk_finalize;
}

static void
eiam_demo_puzzle_desk_init (EiamDemoPuzzleDesk *self)
{
  self->puzzles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, puzzle_free);
  self->tickets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, ticket_free);
}

/**
 * eiam_demo_puzzle_desk_new:
 *
 * Returns: (transfer full): a desk without puzzles
 */
EiamDemoPuzzleDesk *
eiam_demo_puzzle_desk_new (void)
{
  return g_object_new (EIAM_TYPE_DEMO_PUZZLE_DESK, NULL);
}

/**
 * eiam_demo_puzzle_desk_issue:
 * @self: a desk
 * @token: the name of the puzzle
 * @key: its secret key, 16 characters
 * @x: where the piece belongs, in pixels
 * @now: the time in seconds
 *
 * Remembers a puzzle that is given out.
 */
void
eiam_demo_puzzle_desk_issue (EiamDemoPuzzleDesk *self,
                             const char         *token,
                             const char         *key,
                             unsigned int        x,
                             gint64              now)
{
  Puzzle *puzzle = NULL;

  g_return_if_fail (EIAM_IS_DEMO_PUZZLE_DESK (self));
  g_return_if_fail (token != NULL && key != NULL);

  g_hash_table_foreach_remove (self->puzzles, is_forgotten_puzzle_cb, &now);
  g_hash_table_foreach_remove (self->tickets, is_forgotten_ticket_cb, &now);

  puzzle = g_new0 (Puzzle, 1);
  puzzle->key = g_strdup (key);
  puzzle->x = x;
  puzzle->deadline = now + EIAM_DEMO_PUZZLE_LIFETIME;
  g_hash_table_replace (self->puzzles, g_strdup (token), puzzle);
}

/**
 * eiam_demo_puzzle_desk_check:
 * @self: a desk
 * @token: the name of the puzzle
 * @answer: what was sent as `point_json`
 * @sender: who the ticket is for
 * @aes: whether answer and ticket are encrypted
 * @now: the time in seconds
 * @error: return location for an error of #EIAM_DEMO_ERROR
 *
 * Checks an answer; right or wrong, the puzzle is used up.
 *
 * Returns: (transfer full) (nullable): a pass ticket, or %NULL with @error set
 */
char *
eiam_demo_puzzle_desk_check (EiamDemoPuzzleDesk  *self,
                             const char          *token,
                             const char          *answer,
                             const char          *sender,
                             gboolean             aes,
                             gint64               now,
                             GError             **error)
{
  g_autofree char *known = NULL;
  g_autofree char *point = NULL;
  g_autofree char *pass = NULL;
  Puzzle *puzzle = NULL;
  Ticket *ticket = NULL;

  g_return_val_if_fail (EIAM_IS_DEMO_PUZZLE_DESK (self), NULL);
  g_return_val_if_fail (token != NULL && answer != NULL && sender != NULL, NULL);

  if (!g_hash_table_steal_extended (self->puzzles, token, (gpointer *) &known,
                                    (gpointer *) &puzzle)
      || puzzle->deadline <= now)
    {
      g_clear_pointer (&puzzle, puzzle_free);
      g_set_error_literal (error, EIAM_DEMO_ERROR, EIAM_DEMO_ERROR_EXPIRED, "token");
      return NULL;
    }

  point = aes ? eiam_demo_cipher_decrypt (puzzle->key, answer) : g_strdup (answer);
  if (!is_right (puzzle, point))
    {
      puzzle_free (puzzle);
      g_set_error_literal (error, EIAM_DEMO_ERROR, EIAM_DEMO_ERROR_PUZZLE, "point_json");
      return NULL;
    }

  pass = g_strconcat (token, "---", point, NULL);
  if (aes)
    {
      g_autofree char *plain = g_steal_pointer (&pass);

      pass = eiam_demo_cipher_encrypt (puzzle->key, plain);
    }
  puzzle_free (puzzle);

  ticket = g_new0 (Ticket, 1);
  ticket->sender = g_strdup (sender);
  ticket->deadline = now + EIAM_DEMO_TICKET_LIFETIME;
  g_hash_table_replace (self->tickets, g_strdup (pass), ticket);

  return g_steal_pointer (&pass);
}

/**
 * eiam_demo_puzzle_desk_redeem:
 * @self: a desk
 * @ticket: a pass ticket
 * @sender: who wants to use it
 * @now: the time in seconds
 * @error: return location for an error of #EIAM_DEMO_ERROR
 *
 * Uses up a ticket, even where it does not hold.
 *
 * Returns: whether the ticket was good for @sender
 */
gboolean
eiam_demo_puzzle_desk_redeem (EiamDemoPuzzleDesk  *self,
                              const char          *ticket,
                              const char          *sender,
                              gint64               now,
                              GError             **error)
{
  const Ticket *known = NULL;
  gboolean is_expired;
  gboolean is_own;

  g_return_val_if_fail (EIAM_IS_DEMO_PUZZLE_DESK (self), FALSE);
  g_return_val_if_fail (ticket != NULL && sender != NULL, FALSE);

  known = g_hash_table_lookup (self->tickets, ticket);
  is_expired = known != NULL && known->deadline <= now;
  is_own = known != NULL && g_str_equal (known->sender, sender);
  g_hash_table_remove (self->tickets, ticket);

  if (is_expired)
    g_set_error_literal (error, EIAM_DEMO_ERROR, EIAM_DEMO_ERROR_TICKET_EXPIRED,
                         "captcha_token");
  else if (!is_own)
    g_set_error_literal (error, EIAM_DEMO_ERROR, EIAM_DEMO_ERROR_TICKET_UNKNOWN,
                         "captcha_token");

  return !is_expired && is_own;
}
