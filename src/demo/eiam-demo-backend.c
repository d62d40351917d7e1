/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-demo-backend.h"

#include "eiam-demo-body.h"
#include "eiam-demo-code-desk.h"
#include "eiam-demo-countries.h"
#include "eiam-demo-directory.h"
#include "eiam-demo-error.h"
#include "eiam-demo-json.h"
#include "eiam-demo-picture.h"
#include "eiam-demo-policy.h"
#include "eiam-demo-puzzle-desk.h"
#include "eiam-demo-random.h"
#include "eiam-demo-token.h"

#define SESSION_LIFETIME 43200

/* Numbers that end so are refused an account, to show what that looks like. */
#define DENIED_ENDING "0000"

/*
 * What the service does, once HTTP is out of the way: a body goes in, an answer
 * comes out. Its clock can be put forward.
 */
struct _EiamDemoBackend
{
  GObject             parent_instance;

  EiamDemoPuzzleDesk *puzzles;
  EiamDemoCodeDesk   *codes;
  EiamDemoDirectory  *directory;
  EiamDemoRandom     *random;

  gboolean            is_seeded;
  guint32             seed;
  gboolean            aes;
  gboolean            decoys;
  unsigned int        resend_delay;
  unsigned int        code_length;
  gint64              offset;
};

typedef struct {
  const char *issuer;
  const char *client_id;
  JsonObject *body;
} Request;

typedef GBytes *(*Handler) (EiamDemoBackend  *self,
                            const Request    *request,
                            GError          **error);

G_DEFINE_FINAL_TYPE (EiamDemoBackend, eiam_demo_backend, G_TYPE_OBJECT)

enum {
  SMS,
  PUZZLE,
  N_SIGNALS
};

static unsigned int signals[N_SIGNALS];

static gint64
get_now (EiamDemoBackend *self)
{
  return g_get_monotonic_time () / G_USEC_PER_SEC + self->offset;
}

static GBytes *
handle_country_codes (EiamDemoBackend  *self,
                      const Request    *request,
                      GError          **error)
{
  return eiam_demo_countries_to_json ();
}

static void
add_nulls (JsonBuilder        *builder,
           const char * const *names)
{
  for (unsigned int i = 0; names[i] != NULL; i++)
    eiam_demo_json_add (builder, names[i], NULL);
}

static void
add_png (JsonBuilder *builder,
         const char  *name,
         GBytes      *png)
{
  gsize size = 0;
  const unsigned char *data = g_bytes_get_data (png, &size);
  g_autofree char *text = g_base64_encode (data, size);

  eiam_demo_json_add (builder, name, text);
}

static GBytes *
handle_captcha (EiamDemoBackend  *self,
                const Request    *request,
                GError          **error)
{
  static const char * const before[] = { "captchaId", "projectCode", "captchaOriginalPath",
                                         "captchaFontType", "captchaFontSize", NULL };
  static const char * const after[] = { "point", "wordList", "pointList", "pointJson",
                                        "captchaVerification", NULL };
  g_autoptr (EiamDemoPicture) picture = eiam_demo_picture_new (self->random, self->decoys);
  g_autofree char *token = eiam_demo_random_text (self->random, EIAM_DEMO_HEX, 32);
  g_autofree char *key = eiam_demo_random_text (self->random, EIAM_DEMO_ALPHABET, 16);
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  eiam_demo_puzzle_desk_issue (self->puzzles, token, key, picture->x, get_now (self));
  json_builder_begin_object (builder);
  add_nulls (builder, before);
  eiam_demo_json_add (builder, "secretKey", key);
  add_png (builder, "originalImageBase64", picture->background);
  add_png (builder, "jigsawImageBase64", picture->piece);
  eiam_demo_json_add (builder, "token", token);
  add_nulls (builder, after);
  json_builder_set_member_name (builder, "result");
  json_builder_add_boolean_value (builder, FALSE);
  json_builder_end_object (builder);

  g_signal_emit (self, signals[PUZZLE], 0, token, picture->x);
  return eiam_demo_json_finish (builder);
}

static GBytes *
handle_captcha_verify (EiamDemoBackend  *self,
                       const Request    *request,
                       GError          **error)
{
  const char *token = NULL;
  const char *point = NULL;
  const char *sender = NULL;
  g_autofree char *ticket = NULL;
  g_autoptr (JsonBuilder) builder = NULL;

  if (!eiam_demo_body_require (request->body, "point_json", &point, error)
      || !eiam_demo_body_require (request->body, "token", &token, error)
      || !eiam_demo_body_require (request->body, "sender", &sender, error)
      || !eiam_demo_policy_check_sender (sender, error))
    return NULL;

  ticket = eiam_demo_puzzle_desk_check (self->puzzles, token, point, sender, self->aes,
                                        get_now (self), error);
  if (ticket == NULL)
    return NULL;

  builder = json_builder_new ();
  json_builder_begin_object (builder);
  eiam_demo_json_add (builder, "captcha_token", ticket);
  json_builder_end_object (builder);
  return eiam_demo_json_finish (builder);
}

/* Only a blank pass ticket has an error code of its own. */
static gboolean
read_ticket (JsonObject  *body,
             const char **ticket,
             GError     **error)
{
  g_autoptr (GError) local_error = NULL;

  if (eiam_demo_body_require (body, "captcha_token", ticket, &local_error))
    return TRUE;

  if (g_error_matches (local_error, EIAM_DEMO_ERROR, EIAM_DEMO_ERROR_BLANK))
    g_set_error_literal (error, EIAM_DEMO_ERROR, EIAM_DEMO_ERROR_TICKET_BLANK, "captcha_token");
  else
    g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static GBytes *
handle_sms_send (EiamDemoBackend  *self,
                 const Request    *request,
                 GError          **error)
{
  const char *mobile = NULL;
  const char *type = NULL;
  const char *ticket = NULL;
  g_autofree char *code = NULL;

  if (!eiam_demo_body_require (request->body, "mobile", &mobile, error)
      || !eiam_demo_body_require (request->body, "type", &type, error)
      || !read_ticket (request->body, &ticket, error)
      || !eiam_demo_policy_check_mobile ("mobile", mobile, error))
    return NULL;
  if (!g_str_equal (type, "REGISTER_SMS"))
    {
      g_set_error_literal (error, EIAM_DEMO_ERROR, EIAM_DEMO_ERROR_WRONG, "type");
      return NULL;
    }
  if (!eiam_demo_puzzle_desk_redeem (self->puzzles, ticket, mobile, get_now (self), error)
      || !eiam_demo_code_desk_allow (self->codes, mobile, self->resend_delay, get_now (self),
                                     error))
    return NULL;

  code = eiam_demo_random_text (self->random, EIAM_DEMO_DIGITS, self->code_length);
  eiam_demo_code_desk_issue (self->codes, mobile, code, get_now (self));
  g_signal_emit (self, signals[SMS], 0, mobile, code);

  return g_bytes_new_static ("", 0);
}

static const char *
text_or_null (JsonObject *body,
              const char *member)
{
  const char *text = NULL;

  if (!eiam_demo_body_optional (body, member, &text, NULL) || text == NULL || *text == '\0')
    return NULL;
  return text;
}

static GBytes *
build_denial (void)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  eiam_demo_json_add (builder, "status", "ACCESS_DENIED");
  json_builder_end_object (builder);

  return eiam_demo_json_finish (builder);
}

static GBytes *
build_session (EiamDemoBackend       *self,
               const Request         *request,
               const EiamDemoAccount *account)
{
  g_autofree char *session_token = eiam_demo_random_text (self->random, EIAM_DEMO_ALPHABET, 32);
  g_autofree char *issuer = g_strconcat (request->issuer, "/api/v1/oauth2", NULL);
  g_autofree char *client_id = g_utf8_make_valid (request->client_id, -1);
  g_autofree char *id_token = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  EiamDemoClaims claims = {
    .issuer = issuer,
    .client_id = client_id,
    .user_name = account->user_name != NULL ? account->user_name : account->mobile,
    .name = text_or_null (request->body, "name"),
    .mobile = account->mobile,
    .email = account->email,
    .issued = g_get_real_time () / G_USEC_PER_SEC + self->offset,
  };

  id_token = eiam_demo_token_new (&claims, self->random);
  json_builder_begin_object (builder);
  eiam_demo_json_add (builder, "status", "SUCCESS");
  json_builder_set_member_name (builder, "expire");
  json_builder_add_int_value (builder, SESSION_LIFETIME);
  eiam_demo_json_add (builder, "session_token", session_token);
  eiam_demo_json_add (builder, "id_token", id_token);
  json_builder_end_object (builder);

  return eiam_demo_json_finish (builder);
}

static GBytes *
handle_register (EiamDemoBackend  *self,
                 const Request    *request,
                 GError          **error)
{
  const char *mobile = NULL;
  const char *code = NULL;
  const char *password = NULL;
  g_autofree char *normal = NULL;
  EiamDemoAccount account = { NULL, NULL, NULL };

  if (!eiam_demo_body_require (request->body, "mobile", &mobile, error)
      || !eiam_demo_body_require (request->body, "verify_code", &code, error)
      || !eiam_demo_body_optional (request->body, "pwd", &password, error)
      || !eiam_demo_policy_check_mobile ("mobile", mobile, error)
      || !eiam_demo_policy_check_profile (request->body, error)
      || !eiam_demo_code_desk_check (self->codes, mobile, code, get_now (self), error))
    return NULL;

  normal = eiam_demo_countries_normal (mobile);
  account.mobile = normal;
  account.user_name = (char *) text_or_null (request->body, "user_name");
  account.email = (char *) text_or_null (request->body, "email");
  if (!eiam_demo_directory_check (self->directory, &account, error)
      || (password != NULL
          && !eiam_demo_policy_check_password (password, account.user_name, error)))
    return NULL;
  if (g_str_has_suffix (mobile, DENIED_ENDING))
    return build_denial ();

  /* The code stays known: sent once more, it is told that the number is taken. */
  eiam_demo_directory_add (self->directory, &account);
  return build_session (self, request, &account);
}

static const Handler handlers[EIAM_N_CALLS] = {
  [EIAM_CALL_COUNTRY_CODES] = handle_country_codes,
  [EIAM_CALL_CAPTCHA] = handle_captcha,
  [EIAM_CALL_CAPTCHA_VERIFY] = handle_captcha_verify,
  [EIAM_CALL_SMS_SEND] = handle_sms_send,
  [EIAM_CALL_REGISTER] = handle_register,
};

static void
eiam_demo_backend_finalize (GObject *object)
{
  EiamDemoBackend *self = EIAM_DEMO_BACKEND (object);

  g_clear_object (&self->puzzles);
  g_clear_object (&self->codes);
  g_clear_object (&self->directory);
  g_clear_object (&self->random);

  G_OBJECT_CLASS (eiam_demo_backend_parent_class)->finalize (object);
}

static void
eiam_demo_backend_class_init (EiamDemoBackendClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = eiam_demo_backend_finalize;

  /**
   * EiamDemoBackend::sms:
   * @mobile: a mobile number
   * @code: the code that a person at that number would now read
   */
  signals[SMS] = g_signal_new ("sms", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  /**
   * EiamDemoBackend::puzzle:
   * @token: the name of a puzzle that was given out
   * @x: its solution in pixels
   */
  signals[PUZZLE] = g_signal_new ("puzzle", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_UINT);
}

static void
eiam_demo_backend_init (EiamDemoBackend *self)
{
  self->resend_delay = 60;
  self->code_length = 6;
  eiam_demo_backend_reset (self);
}

/**
 * eiam_demo_backend_new:
 *
 * Returns: (transfer full): a backend without accounts
 */
EiamDemoBackend *
eiam_demo_backend_new (void)
{
  return g_object_new (EIAM_TYPE_DEMO_BACKEND, NULL);
}

/**
 * eiam_demo_backend_set_seed:
 * @self: a backend
 * @seed: where the sequence of chance starts, now and after each reset
 *
 * Makes puzzles, codes and tokens the same in each run.
 */
void
eiam_demo_backend_set_seed (EiamDemoBackend *self,
                            guint32          seed)
{
  g_return_if_fail (EIAM_IS_DEMO_BACKEND (self));

  self->is_seeded = TRUE;
  self->seed = seed;
  g_clear_object (&self->random);
  self->random = eiam_demo_random_new_with_seed (seed);
}

/**
 * eiam_demo_backend_set_aes:
 * @self: a backend
 * @aes: whether puzzle answers must come encrypted
 *
 * Sets how answers to puzzles are read and pass tickets written.
 */
void
eiam_demo_backend_set_aes (EiamDemoBackend *self,
                           gboolean         aes)
{
  g_return_if_fail (EIAM_IS_DEMO_BACKEND (self));

  self->aes = aes;
}

/**
 * eiam_demo_backend_set_decoys:
 * @self: a backend
 * @decoys: whether puzzles show a second, false hole
 *
 * Sets how hard the puzzles are.
 */
void
eiam_demo_backend_set_decoys (EiamDemoBackend *self,
                              gboolean         decoys)
{
  g_return_if_fail (EIAM_IS_DEMO_BACKEND (self));

  self->decoys = decoys;
}

/**
 * eiam_demo_backend_set_resend_delay:
 * @self: a backend
 * @seconds: how long a number waits for its next message
 *
 * Sets the frequency limit.
 */
void
eiam_demo_backend_set_resend_delay (EiamDemoBackend *self,
                                    unsigned int     seconds)
{
  g_return_if_fail (EIAM_IS_DEMO_BACKEND (self));

  self->resend_delay = seconds;
}

/**
 * eiam_demo_backend_set_code_length:
 * @self: a backend
 * @digits: 4 to 8
 *
 * Sets how long the codes are.
 */
void
eiam_demo_backend_set_code_length (EiamDemoBackend *self,
                                   unsigned int     digits)
{
  g_return_if_fail (EIAM_IS_DEMO_BACKEND (self));
  g_return_if_fail (digits >= 4 && digits <= 8);

  self->code_length = digits;
}

/**
 * eiam_demo_backend_advance:
 * @self: a backend
 * @seconds: how far
 *
 * Puts the clock forward.
 */
void
eiam_demo_backend_advance (EiamDemoBackend *self,
                           unsigned int     seconds)
{
  g_return_if_fail (EIAM_IS_DEMO_BACKEND (self));

  self->offset += seconds;
}

/**
 * eiam_demo_backend_reset:
 * @self: a backend
 *
 * Forgets accounts, puzzles, codes and the clock's offset; keeps the settings.
 */
void
eiam_demo_backend_reset (EiamDemoBackend *self)
{
  g_return_if_fail (EIAM_IS_DEMO_BACKEND (self));

  g_clear_object (&self->puzzles);
  g_clear_object (&self->codes);
  g_clear_object (&self->directory);
  g_clear_object (&self->random);
  self->puzzles = eiam_demo_puzzle_desk_new ();
  self->codes = eiam_demo_code_desk_new ();
  self->directory = eiam_demo_directory_new ();
  self->random = self->is_seeded ? eiam_demo_random_new_with_seed (self->seed)
                                 : eiam_demo_random_new ();
  self->offset = 0;
}

/**
 * eiam_demo_backend_count_accounts:
 * @self: a backend
 *
 * Returns: how many people have registered
 */
unsigned int
eiam_demo_backend_count_accounts (EiamDemoBackend *self)
{
  g_return_val_if_fail (EIAM_IS_DEMO_BACKEND (self), 0);

  return eiam_demo_directory_count (self->directory);
}

/**
 * eiam_demo_backend_process:
 * @self: a backend
 * @call: which call
 * @issuer: the address of the service
 * @client_id: the client that calls
 * @body: (nullable): what it sent, %NULL only for calls without a body
 * @error: return location for an error of #EIAM_DEMO_ERROR
 *
 * Returns: (transfer full) (nullable): the answer, or %NULL with @error set
 */
GBytes *
eiam_demo_backend_process (EiamDemoBackend  *self,
                           EiamCall          call,
                           const char       *issuer,
                           const char       *client_id,
                           JsonObject       *body,
                           GError          **error)
{
  Request request = { issuer, client_id, body };

  g_return_val_if_fail (EIAM_IS_DEMO_BACKEND (self), NULL);
  g_return_val_if_fail ((unsigned int) call < EIAM_N_CALLS, NULL);

  return handlers[call] (self, &request, error);
}
