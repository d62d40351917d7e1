/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "eiam-memory-store.h"
#include "eiam-server.h"
#include "eiam-signup.h"
#include "eiam-test-outside.h"

#include <stdio.h>
#include <stdlib.h>

/* Registrations from the list of countries to the stored session, without a window: for
 * those who count the instructions of register_person(). */

/* So many that what is made once is little, and how the answers come makes no difference. */
#define PERSONS 10
#define FIRST_MOBILE 13800000001

/* Waits for what comes next; an error is the end. */
static void
await_next (EiamSignup *signup)
{
  if (eiam_signup_get_error (signup) != NULL)
    g_error ("%s", eiam_signup_get_error (signup)->message);
  g_main_context_iteration (NULL, TRUE);
}

static void
rest (EiamSignup     *signup,
      EiamSignupStep  step)
{
  while (eiam_signup_get_step (signup) != step
         || eiam_signup_get_busy (signup) != EIAM_SIGNUP_IDLE)
    await_next (signup);
}

/* A function of its own in the program too. */
G_NO_INLINE static void
register_person (EiamSignup      *signup,
                 EiamTestOutside *service)
{
  eiam_signup_load_countries (signup);
  while (eiam_signup_get_countries (signup) == NULL
         || g_list_model_get_n_items (eiam_signup_get_countries (signup)) < 2)
    await_next (signup);
  if (!eiam_signup_review (signup))
    g_error ("The registration is refused before it is sent");
  eiam_signup_send_code (signup);
  rest (signup, EIAM_SIGNUP_PUZZLE);
  while (service->x == 0)
    await_next (signup);
  eiam_signup_answer_puzzle (signup, service->x);
  rest (signup, EIAM_SIGNUP_CODE);
  while (service->code == NULL)
    await_next (signup);
  eiam_signup_register (signup, service->code);
  rest (signup, EIAM_SIGNUP_REGISTERED);
}

static void
be_person (EiamTestOutside *service,
           unsigned int     number)
{
  static const struct
  {
    EiamField   field;
    const char *text;
  } rows[] = {
    { EIAM_FIELD_NAME, "张三" },
    { EIAM_FIELD_BIRTHDAY, "1990-02-17" },
    { EIAM_FIELD_NICK_NAME, "张三" },
    { EIAM_FIELD_MAILING_ADDRESS, "湖北省武汉市" },
    { EIAM_FIELD_INDUSTRY, "事业单位" },
  };
  g_autoptr (GUri) server = eiam_server_parse (service->url, NULL);
  g_autoptr (EiamDevice) device = eiam_device_new ();
  g_autoptr (EiamClient) client = eiam_client_new (server, "bench-client", device);
  g_autoptr (EiamTokenStore) store = eiam_memory_store_new (EIAM_TOKEN_STORE_MEMORY);
  g_autoptr (EiamSignup) signup = eiam_signup_new (client, store);
  EiamRegistration *registration = eiam_signup_get_registration (signup);
  g_autofree char *mobile = g_strdup_printf ("%" G_GINT64_FORMAT, FIRST_MOBILE + number);

  eiam_client_set_language (client, "en");
  eiam_registration_set_text (registration, EIAM_FIELD_MOBILE, mobile);
  for (unsigned int i = 0; i < G_N_ELEMENTS (rows); i++)
    eiam_registration_set_text (registration, rows[i].field, rows[i].text);
  eiam_test_outside_forget (service);
  register_person (signup, service);
  if (!eiam_signup_get_stored (signup))
    g_error ("The session is not stored");
}

int
main (int   argc,
      char *argv[])
{
  const char * const command[] = {
    argc > 1 ? argv[1] : NULL, "--port=0", "--print-codes", "--seed=1", NULL,
  };
  g_autoptr (EiamTestOutside) service = NULL;

  if (argc != 2)
    {
      fprintf (stderr, "usage: bench-signup SERVICE\n");
      return 2;
    }
  service = eiam_test_outside_start (command);
  for (unsigned int i = 0; i < PERSONS; i++)
    be_person (service, i);
  return 0;
}
