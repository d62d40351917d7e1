/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-tls-key.h"

#include <string.h>

/* How strong the key of a certificate is. GnuTLS names weak signatures, but
 * takes any key when a chain is verified without a session, and GIO tells
 * nothing of a key. So the certificate's DER is read as far as its key
 * (RFC 5280, 4.1): a certificate that cannot be read counts as weak. */

#define MIN_RSA_BITS 2048
#define MIN_CURVE_BITS 224

#define TAG_INTEGER 0x02
#define TAG_BIT_STRING 0x03
#define TAG_OBJECT_ID 0x06
#define TAG_SEQUENCE 0x30
#define TAG_VERSION 0xa0

typedef struct {
  const guint8 *data;
  gsize         size;
} Der;

/* Takes the element at the beginning of @from off it. */
static gboolean
take (Der    *from,
      guint8  tag,
      Der    *contents)
{
  gsize head = 2;
  gsize length;

  if (from->size < head || from->data[0] != tag)
    return FALSE;

  length = from->data[1];
  if (length >= 0x80)
    {
      gsize n = length & 0x7f;

      if (n == 0 || n > 3 || from->size < head + n)
        return FALSE;
      for (length = 0; head < 2 + n; head++)
        length = length << 8 | from->data[head];
    }
  if (from->size - head < length)
    return FALSE;

  *contents = (Der) { from->data + head, length };
  *from = (Der) { from->data + head + length, from->size - head - length };
  return TRUE;
}

/* Version, serial number, signature, issuer, validity and subject come before
 * the key. */
static gboolean
find_key_info (Der  certificate,
               Der *info)
{
  static const guint8 before[] = {
    TAG_INTEGER, TAG_SEQUENCE, TAG_SEQUENCE, TAG_SEQUENCE, TAG_SEQUENCE
  };
  Der skipped, signed_part, whole;
  unsigned int i;

  if (!take (&certificate, TAG_SEQUENCE, &whole) || !take (&whole, TAG_SEQUENCE, &signed_part))
    return FALSE;

  take (&signed_part, TAG_VERSION, &skipped);
  for (i = 0; i < G_N_ELEMENTS (before); i++)
    {
      if (!take (&signed_part, before[i], &skipped))
        return FALSE;
    }

  return take (&signed_part, TAG_SEQUENCE, info);
}

static gboolean
rsa_is_weak (Der key)
{
  Der numbers, modulus;
  gsize bits;

  if (!take (&key, TAG_SEQUENCE, &numbers) || !take (&numbers, TAG_INTEGER, &modulus))
    return TRUE;
  while (modulus.size > 0 && modulus.data[0] == 0)
    modulus = (Der) { modulus.data + 1, modulus.size - 1 };
  if (modulus.size == 0)
    return TRUE;

  bits = (modulus.size - 1) * 8 + g_bit_storage (modulus.data[0]);
  return bits < MIN_RSA_BITS;
}

/* A point is one byte for its form, then both coordinates or the first. */
static gboolean
curve_is_weak (Der key)
{
  gsize coordinates;

  if (key.size < 2)
    return TRUE;

  coordinates = key.data[0] == 0x04 ? 2 : 1;
  return (key.size - 1) / coordinates * 8 < MIN_CURVE_BITS;
}

static gboolean
dsa_is_weak (Der key)
{
  return TRUE;
}

static const struct {
  const char *id;
  gsize       length;
  gboolean  (*is_weak) (Der key);
} algorithms[] = {
  /* All of PKCS #1, 1.2.840.113549.1.1 */
  { "\x2a\x86\x48\x86\xf7\x0d\x01\x01", 8, rsa_is_weak },
  /* id-ecPublicKey, 1.2.840.10045.2.1 */
  { "\x2a\x86\x48\xce\x3d\x02\x01", 7, curve_is_weak },
  /* id-dsa, 1.2.840.10040.4.1: no longer a part of TLS */
  { "\x2a\x86\x48\xce\x38\x04\x01", 7, dsa_is_weak },
};

static gboolean
is_weak (Der info)
{
  Der algorithm, id, key;
  unsigned int i;

  if (!take (&info, TAG_SEQUENCE, &algorithm) || !take (&algorithm, TAG_OBJECT_ID, &id)
      || !take (&info, TAG_BIT_STRING, &key) || key.size < 1)
    return TRUE;

  /* The first byte counts the bits that are not used: none. */
  key = (Der) { key.data + 1, key.size - 1 };
  for (i = 0; i < G_N_ELEMENTS (algorithms); i++)
    {
      if (id.size >= algorithms[i].length
          && memcmp (id.data, algorithms[i].id, algorithms[i].length) == 0)
        return algorithms[i].is_weak (key);
    }

  return FALSE;
}

/**
 * eiam_tls_key_is_weak:
 * @certificate: a certificate
 *
 * Returns: whether its key is one that can be broken: RSA below 2048 bits, a
 *   curve below 224 bits, DSA
 */
gboolean
eiam_tls_key_is_weak (GTlsCertificate *certificate)
{
  g_autoptr (GByteArray) der = NULL;
  Der info;

  g_return_val_if_fail (G_IS_TLS_CERTIFICATE (certificate), TRUE);

  g_object_get (certificate, "certificate", &der, NULL);
  return der == NULL || !find_key_info ((Der) { der->data, der->len }, &info) || is_weak (info);
}
