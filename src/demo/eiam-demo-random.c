/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-demo-random.h"

#include <string.h>
#include <sys/random.h>

/*
 * The one source of chance of a demo service: the kernel's, or a sequence that
 * a seed repeats.
 */
struct _EiamDemoRandom
{
  GObject parent_instance;

  GRand *rand; /* (nullable): NULL without a seed */
};

G_DEFINE_FINAL_TYPE (EiamDemoRandom, eiam_demo_random, G_TYPE_OBJECT)

static guint32
next (EiamDemoRandom *self)
{
  guint32 value = 0;

  if (self->rand != NULL)
    return g_rand_int (self->rand);

  if (getrandom (&value, sizeof value, 0) != (ssize_t) sizeof value)
    g_error ("The system has no random numbers");
  return value;
}

static void
eiam_demo_random_finalize (GObject *object)
{
  EiamDemoRandom *self = EIAM_DEMO_RANDOM (object);

  g_clear_pointer (&self->rand, g_rand_free);

  G_OBJECT_CLASS (eiam_demo_random_parent_class)->finalize (object);
}

static void
eiam_demo_random_class_init (EiamDemoRandomClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = eiam_demo_random_finalize;
}

static void
eiam_demo_random_init (EiamDemoRandom *self)
{
}

/**
 * eiam_demo_random_new:
 *
 * Returns: (transfer full): chance from the kernel
 */
EiamDemoRandom *
eiam_demo_random_new (void)
{
  return g_object_new (EIAM_TYPE_DEMO_RANDOM, NULL);
}

/**
 * eiam_demo_random_new_with_seed:
 * @seed: where the sequence starts
 *
 * Returns: (transfer full): a sequence that is the same for the same seed
 */
EiamDemoRandom *
eiam_demo_random_new_with_seed (guint32 seed)
{
  EiamDemoRandom *self = eiam_demo_random_new ();

  self->rand = g_rand_new_with_seed (seed);
  return self;
}

/**
 * eiam_demo_random_below:
 * @self: a random source
 * @limit: the first number that is too large, at least 1
 *
 * Returns: a uniform number in 0 … @limit − 1
 */
unsigned int
eiam_demo_random_below (EiamDemoRandom *self,
                        unsigned int    limit)
{
  guint32 value;
  guint32 bound;

  g_return_val_if_fail (EIAM_IS_DEMO_RANDOM (self), 0);
  g_return_val_if_fail (limit > 0, 0);

  /* The last, incomplete round of @limit numbers would favour the small ones. */
  bound = G_MAXUINT32 - G_MAXUINT32 % limit;
  do
    value = next (self);
  while (value >= bound);

  return value % limit;
}

/**
 * eiam_demo_random_between:
 * @self: a random source
 * @low: the least number
 * @high: the number that is never reached
 *
 * Returns: a uniform number
 */
double
eiam_demo_random_between (EiamDemoRandom *self,
                          double          low,
                          double          high)
{
  g_return_val_if_fail (EIAM_IS_DEMO_RANDOM (self), low);

  return low + (high - low) * (next (self) / ((double) G_MAXUINT32 + 1));
}

/**
 * eiam_demo_random_text:
 * @self: a random source
 * @alphabet: the characters to choose from
 * @length: how many characters
 *
 * Returns: (transfer full): a text of @length characters
 */
char *
eiam_demo_random_text (EiamDemoRandom *self,
                       const char     *alphabet,
                       unsigned int    length)
{
  char *text = NULL;
  unsigned int n = 0;

  g_return_val_if_fail (EIAM_IS_DEMO_RANDOM (self), NULL);
  g_return_val_if_fail (alphabet != NULL && *alphabet != '\0', NULL);

  n = strlen (alphabet);
  text = g_malloc0 (length + 1);
  for (unsigned int i = 0; i < length; i++)
    text[i] = alphabet[eiam_demo_random_below (self, n)];

  return text;
}
