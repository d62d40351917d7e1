/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-demo-cipher.h"

#include <string.h>

#include <nettle/aes.h>

/* AJ-Captcha's cipher: AES-128, ECB, PKCS7 padding, base64 (spec/api.md 10.4). */

/* How many of the last bytes are padding; 0 when the padding is damaged. */
static unsigned int
find_padding (const unsigned char *data,
              gsize                size)
{
  unsigned int padding = data[size - 1];

  if (padding == 0 || padding > AES_BLOCK_SIZE)
    return 0;
  for (gsize i = size - padding; i < size; i++)
    {
      if (data[i] != padding)
        return 0;
    }

  return padding;
}

/**
 * eiam_demo_cipher_encrypt:
 * @key: 16 ASCII characters
 * @plain: a text
 *
 * Returns: (transfer full): @plain encrypted, in base64
 */
char *
eiam_demo_cipher_encrypt (const char *key,
                          const char *plain)
{
  struct aes128_ctx context;
  g_autofree unsigned char *data = NULL;
  gsize length;
  gsize padding;

  g_return_val_if_fail (key != NULL && strlen (key) == AES128_KEY_SIZE, NULL);
  g_return_val_if_fail (plain != NULL, NULL);

  length = strlen (plain);
  padding = AES_BLOCK_SIZE - length % AES_BLOCK_SIZE;
  data = g_malloc (length + padding);
  memcpy (data, plain, length);
  memset (data + length, (int) padding, padding);

  aes128_set_encrypt_key (&context, (const uint8_t *) key);
  aes128_encrypt (&context, length + padding, data, data);

  return g_base64_encode (data, length + padding);
}

/**
 * eiam_demo_cipher_decrypt:
 * @key: 16 ASCII characters
 * @encrypted: what a stranger sent, hopefully base64
 *
 * Returns: (transfer full) (nullable): the plain text, or %NULL when
 *   @encrypted was not made with @key
 */
char *
eiam_demo_cipher_decrypt (const char *key,
                          const char *encrypted)
{
  struct aes128_ctx context;
  g_autofree unsigned char *data = NULL;
  g_autofree char *again = NULL;
  gsize size = 0;
  unsigned int padding;

  g_return_val_if_fail (key != NULL && strlen (key) == AES128_KEY_SIZE, NULL);
  g_return_val_if_fail (encrypted != NULL, NULL);

  /* GLib skips what is no base64, the real service does not. */
  data = g_base64_decode (encrypted, &size);
  again = g_base64_encode (data, size);
  if (size == 0 || size % AES_BLOCK_SIZE != 0 || !g_str_equal (again, encrypted))
    return NULL;

  aes128_set_decrypt_key (&context, (const uint8_t *) key);
  aes128_decrypt (&context, size, data, data);
  padding = find_padding (data, size);
  if (padding == 0 || memchr (data, '\0', size - padding) != NULL)
    return NULL;

  return g_strndup ((const char *) data, size - padding);
}
