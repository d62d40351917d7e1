/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-demo-token.h"

#include <string.h>

#include "eiam-demo-json.h"

#define TOKEN_LIFETIME  7200
#define TOKEN_TOLERANCE 120
#define SIGNATURE_SIZE  256

static char *
to_base64url (GBytes *bytes)
{
  gsize size = 0;
  const unsigned char *data = g_bytes_get_data (bytes, &size);
  char *text = g_base64_encode (data, size);
  char *padding = NULL;

  g_strdelimit (text, "+", '-');
  g_strdelimit (text, "/", '_');
  padding = strchr (text, '=');
  if (padding != NULL)
    *padding = '\0';
  return text;
}

static GBytes *
build_header (EiamDemoRandom *random)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *kid = eiam_demo_random_text (random, EIAM_DEMO_HEX, 32);

  json_builder_begin_object (builder);
  eiam_demo_json_add (builder, "alg", "RS256");
  eiam_demo_json_add (builder, "kid", kid);
  json_builder_end_object (builder);

  return eiam_demo_json_finish (builder);
}

static void
add_time (JsonBuilder *builder,
          const char  *name,
          gint64       time)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, time);
}

/* The payload that the vendor's token page shows (spec/api.md 6.2, "flat"). */
static GBytes *
build_payload (const EiamDemoClaims *claims,
               EiamDemoRandom       *random)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *id = eiam_demo_random_text (random, EIAM_DEMO_DIGITS, 19);
  g_autofree char *jti = eiam_demo_random_text (random, EIAM_DEMO_ALPHABET, 22);

  json_builder_begin_object (builder);
  eiam_demo_json_add (builder, "iss", claims->issuer);
  eiam_demo_json_add (builder, "aud", claims->client_id);
  eiam_demo_json_add (builder, "sub", claims->user_name);
  add_time (builder, "exp", claims->issued + TOKEN_LIFETIME);
  add_time (builder, "iat", claims->issued);
  add_time (builder, "nbf", claims->issued - TOKEN_TOLERANCE);
  eiam_demo_json_add (builder, "jti", jti);
  eiam_demo_json_add (builder, "id", id);
  eiam_demo_json_add (builder, "name", claims->name);
  eiam_demo_json_add (builder, "userName", claims->user_name);
  eiam_demo_json_add (builder, "mobile", claims->mobile);
  eiam_demo_json_add (builder, "email", claims->email);
  json_builder_end_object (builder);

  return eiam_demo_json_finish (builder);
}

/* Chance instead of a signature: the demo service has no key that anyone trusts. */
static GBytes *
build_signature (EiamDemoRandom *random)
{
  unsigned char *data = g_malloc (SIGNATURE_SIZE);

  for (unsigned int i = 0; i < SIGNATURE_SIZE; i++)
    data[i] = (unsigned char) eiam_demo_random_below (random, 256);

  return g_bytes_new_take (data, SIGNATURE_SIZE);
}

/**
 * eiam_demo_token_new:
 * @claims: what the token says
 * @random: where the rest comes from
 *
 * Returns: (transfer full): a text in the form of a JSON Web Token
 */
char *
eiam_demo_token_new (const EiamDemoClaims *claims,
                     EiamDemoRandom       *random)
{
  g_autoptr (GBytes) header = NULL;
  g_autoptr (GBytes) payload = NULL;
  g_autoptr (GBytes) signature = NULL;
  g_autofree char *header_text = NULL;
  g_autofree char *payload_text = NULL;
  g_autofree char *signature_text = NULL;

  g_return_val_if_fail (claims != NULL, NULL);
  g_return_val_if_fail (EIAM_IS_DEMO_RANDOM (random), NULL);

  header = build_header (random);
  payload = build_payload (claims, random);
  signature = build_signature (random);
  header_text = to_base64url (header);
  payload_text = to_base64url (payload);
  signature_text = to_base64url (signature);

  return g_strjoin (".", header_text, payload_text, signature_text, NULL);
}
