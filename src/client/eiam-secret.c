/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-secret.h"

#include <string.h>
#include <sys/mman.h>

/* Memory for passwords, codes and tokens: kept out of swap and core dumps
 * where the kernel lets us, and overwritten before it is given back. Each
 * secret has its own mapping, so locking and unlocking cannot overlap. To set
 * one up takes the kernel longer than to read a whole answer, so that a few of
 * the usual size are kept, empty, for the next secrets. */

typedef struct {
  gsize size;
  char  text[];
} SecretBlock;

/* A page, in which nearly every secret finds room; a larger one has its own size. */
#define USUAL_SIZE 4096
#define MAX_SPARE 32

static GMutex spare_lock;
static SecretBlock *spare[MAX_SPARE]; /* (mutex spare_lock) */
static unsigned int n_spare;          /* (mutex spare_lock) */

static SecretBlock *
take_spare (void)
{
  SecretBlock *block = NULL;

  g_mutex_lock (&spare_lock);
  if (n_spare > 0)
    block = spare[--n_spare];
  g_mutex_unlock (&spare_lock);
  return block;
}

/* Returns %FALSE when enough of them are kept. */
static gboolean
keep_spare (SecretBlock *block)
{
  gboolean kept = FALSE;

  g_mutex_lock (&spare_lock);
  if (n_spare < MAX_SPARE)
    {
      spare[n_spare++] = block;
      kept = TRUE;
    }
  g_mutex_unlock (&spare_lock);
  return kept;
}

static SecretBlock *
map_block (gsize size)
{
  SecretBlock *block = mmap (NULL, size, PROT_READ | PROT_WRITE,
                             MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

  if (block == MAP_FAILED)
    g_error ("Out of memory for a secret of %" G_GSIZE_FORMAT " bytes", size);

  /* Both may be refused by the limits of the system; the wipe happens anyway. */
  mlock (block, size);
  madvise (block, size, MADV_DONTDUMP);
  return block;
}

/**
 * eiam_secret_new:
 * @length: how many bytes it shall hold, besides the NUL
 *
 * Makes room for a text that is neither swapped out nor dumped, as far as the
 * system's limits allow.
 *
 * Returns: (transfer full): "", to be written to and freed by eiam_secret_free()
 */
char *
eiam_secret_new (gsize length)
{
  gsize size = sizeof (SecretBlock) + length + 1;
  SecretBlock *block = size <= USUAL_SIZE ? take_spare () : NULL;

  if (block == NULL)
    block = map_block (MAX (size, USUAL_SIZE));
  block->size = size;
  return block->text;
}

/**
 * eiam_secret_dup:
 * @text: (nullable): a secret
 *
 * Copies @text as eiam_secret_new() keeps it.
 *
 * Returns: (transfer full) (nullable): the copy, to be freed by eiam_secret_free()
 */
char *
eiam_secret_dup (const char *text)
{
  char *copy;
  gsize length;

  if (text == NULL)
    return NULL;

  length = strlen (text);
  copy = eiam_secret_new (length);
  memcpy (copy, text, length + 1);
  return copy;
}

/**
 * eiam_secret_free:
 * @secret: (transfer full) (nullable): what eiam_secret_new() or eiam_secret_dup() returned
 *
 * Overwrites and frees a secret.
 */
void
eiam_secret_free (char *secret)
{
  SecretBlock *block;
  gsize size;

  if (secret == NULL)
    return;

  block = (SecretBlock *) (gpointer) (secret - G_STRUCT_OFFSET (SecretBlock, text));
  size = block->size;
  explicit_bzero (block, size);
  if (size > USUAL_SIZE || !keep_spare (block))
    munmap (block, MAX (size, USUAL_SIZE));
}

/**
 * eiam_secret_wipe:
 * @text: (nullable): a string in ordinary memory
 *
 * Overwrites @text in place, without freeing it.
 */
void
eiam_secret_wipe (char *text)
{
  if (text != NULL)
    explicit_bzero (text, strlen (text));
}

/**
 * eiam_secret_string_new:
 * @capacity: the most bytes that will be appended
 *
 * Makes a string for a secret. It must not outgrow @capacity: growing would
 * leave a copy behind.
 *
 * Returns: (transfer full): an empty string
 */
GString *
eiam_secret_string_new (gsize capacity)
{
  return g_string_sized_new (capacity + 1);
}

/**
 * eiam_secret_string_free:
 * @string: (transfer full) (nullable): a string made by eiam_secret_string_new()
 *
 * Overwrites the whole buffer and frees it.
 */
void
eiam_secret_string_free (GString *string)
{
  if (string == NULL)
    return;

  explicit_bzero (string->str, string->allocated_len);
  g_string_free (string, TRUE);
}

/**
 * eiam_secret_string_to_bytes:
 * @string: (transfer full): a string made by eiam_secret_string_new()
 *
 * Returns: (transfer full): the bytes of @string, overwritten when they are freed
 */
GBytes *
eiam_secret_string_to_bytes (GString *string)
{
  g_return_val_if_fail (string != NULL, NULL);

  return g_bytes_new_with_free_func (string->str,
                                     string->len,
                                     (GDestroyNotify) eiam_secret_string_free,
                                     string);
}
