/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-error.h"
#include "eiam-test-grid.h"
#include "eiam-test-memory.h"
#include "eiam-test-person.h"
#include "eiam-test-utils.h"

/* Every fault of every call: what the person is told, that nothing is lost or
 * sent twice, and that the way goes on once the fault is gone. */

#define SHORT_MS       300
#define LONG_MS        20000
#define SLACK_MS       5000
#define MAX_GROWTH_KIB (40 * 1024)

#define EXTENSION_KEY   "age"
#define EXTENSION_VALUE "18"

typedef struct {
  unsigned int fault;
  EiamCall     call;
} Cell;

/* What is kept of a person when the fault strikes. */
typedef struct {
  char         *texts[EIAM_N_FIELDS];
  unsigned int  counts[EIAM_N_CALLS];
} Before;

static const char * const entered[EIAM_N_FIELDS] = {
  [EIAM_FIELD_USER_NAME] = "zhangsan",
  [EIAM_FIELD_NAME] = "张三",
  [EIAM_FIELD_MOBILE] = EIAM_TEST_PERSON_MOBILE,
  [EIAM_FIELD_EMAIL] = "15201657315@qq.com",
  [EIAM_FIELD_PASSWORD] = "QWE@qwe123",
  [EIAM_FIELD_AVATAR] = "https://example.com/zhangsan.png",
  [EIAM_FIELD_GENDER] = "male",
  [EIAM_FIELD_BIRTHDAY] = "2002-02-17",
  [EIAM_FIELD_NICK_NAME] = "张三",
  [EIAM_FIELD_MAILING_ADDRESS] = "湖北省武汉市",
  [EIAM_FIELD_ZIP_CODE] = "430000",
  [EIAM_FIELD_FIRST_NAME] = "zhang",
  [EIAM_FIELD_MIDDLE_NAME] = "middle",
  [EIAM_FIELD_LAST_NAME] = "san",
  [EIAM_FIELD_INDUSTRY] = "事业单位",
};

static const char *obstacle;
static gboolean is_long;

static EiamTestPerson *
create_person (EiamCall call)
{
  static const EiamSignupStep steps[EIAM_N_CALLS] = {
    [EIAM_CALL_COUNTRY_CODES] = EIAM_SIGNUP_DETAILS,
    [EIAM_CALL_CAPTCHA] = EIAM_SIGNUP_REVIEW,
    [EIAM_CALL_CAPTCHA_VERIFY] = EIAM_SIGNUP_PUZZLE,
    [EIAM_CALL_SMS_SEND] = EIAM_SIGNUP_PUZZLE,
    [EIAM_CALL_REGISTER] = EIAM_SIGNUP_CODE,
  };
  EiamTestPerson *person = eiam_test_person_new ();

  eiam_signup_set_resend_delay (person->signup, 0);
  eiam_demo_service_set_resend_delay (person->service, 0);
  for (unsigned int i = 0; i < EIAM_N_FIELDS; i++)
    eiam_test_person_enter (person, (EiamField) i, entered[i]);
  eiam_registration_set_extension (eiam_signup_get_registration (person->signup),
                                   EXTENSION_KEY, EXTENSION_VALUE);
  eiam_test_person_carry_to (person, steps[call]);
  return person;
}

static Before *
remember (EiamTestPerson *person)
{
  Before *before = g_new0 (Before, 1);
  EiamRegistration *registration = eiam_signup_get_registration (person->signup);

  for (unsigned int i = 0; i < EIAM_N_FIELDS; i++)
    before->texts[i] = g_strdup (eiam_registration_get_text (registration, (EiamField) i));
  for (unsigned int i = 0; i < EIAM_N_CALLS; i++)
    before->counts[i] = eiam_test_person_count (person, (EiamCall) i);
  return before;
}

static void
before_free (Before *before)
{
  for (unsigned int i = 0; i < EIAM_N_FIELDS; i++)
    g_free (before->texts[i]);
  g_free (before);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Before, before_free)

/* Whoever asked for countries and got none is not told; the call is over when
 * nobody but the test holds the sign-up. */
static gboolean
is_left_alone (gpointer user_data)
{
  return G_OBJECT (user_data)->ref_count == 1;
}

static void
load_countries (EiamTestPerson *person)
{
  eiam_signup_load_countries (person->signup);
}

static void
await_countries (EiamTestPerson *person)
{
  eiam_test_await (is_left_alone, person->signup);
}

static void
send_code (EiamTestPerson *person)
{
  eiam_signup_send_code (person->signup);
}

static void
answer_puzzle (EiamTestPerson *person)
{
  eiam_signup_answer_puzzle (person->signup, person->x);
}

static void
send_registration (EiamTestPerson *person)
{
  eiam_signup_register (person->signup, person->code);
}

typedef struct {
  void           (*deed) (EiamTestPerson *person);
  void           (*await) (EiamTestPerson *person);
  EiamSignupBusy   before;   /* what is under way before the call, or none */
  EiamSignupBusy   busy;
} DeedRow;

static const DeedRow deeds[EIAM_N_CALLS] = {
  [EIAM_CALL_COUNTRY_CODES] = {
    load_countries, await_countries, EIAM_SIGNUP_IDLE, EIAM_SIGNUP_IDLE,
  },
  [EIAM_CALL_CAPTCHA] = {
    send_code, eiam_test_person_await_idle,
    EIAM_SIGNUP_CHECKING_STORE, EIAM_SIGNUP_FETCHING_PUZZLE,
  },
  [EIAM_CALL_CAPTCHA_VERIFY] = {
    answer_puzzle, eiam_test_person_await_idle, EIAM_SIGNUP_IDLE, EIAM_SIGNUP_CHECKING_PUZZLE,
  },
  [EIAM_CALL_SMS_SEND] = {
    answer_puzzle, eiam_test_person_await_idle,
    EIAM_SIGNUP_CHECKING_PUZZLE, EIAM_SIGNUP_SENDING_CODE,
  },
  [EIAM_CALL_REGISTER] = {
    send_registration, eiam_test_person_await_idle, EIAM_SIGNUP_IDLE, EIAM_SIGNUP_REGISTERING,
  },
};

/* Only the call that is struck gets less time than the program gives it. */
static void
do_deed (EiamTestPerson     *person,
         EiamCall            call,
         const EiamTestCell *expected)
{
  const DeedRow *row = &deeds[call];
  EiamClient *client = eiam_signup_get_client (person->signup);
  unsigned int timeout_ms = expected->is_slow && !is_long ? SHORT_MS : LONG_MS;
  gint64 start = g_get_monotonic_time ();

  if (row->before == EIAM_SIGNUP_IDLE)
    eiam_client_set_timeout (client, timeout_ms);
  row->deed (person);
  if (row->before != EIAM_SIGNUP_IDLE)
    {
      eiam_client_set_timeout (client, timeout_ms);
      eiam_test_person_await_busy (person, row->busy);
    }
  eiam_client_set_timeout (client, LONG_MS);
  row->await (person);

  if (is_long)
    g_assert_cmpint ((g_get_monotonic_time () - start) / 1000, <, LONG_MS + SLACK_MS);
}

static void
check_words (EiamTestPerson     *person,
             const EiamTestCell *expected)
{
  const GError *error = eiam_signup_get_error (person->signup);
  g_autofree char *sentence = NULL;

  if (eiam_test_cell_get_error (expected) == EIAM_TEST_NO_ERROR)
    {
      g_assert_no_error (error);
      return;
    }

  g_assert_error (error, EIAM_ERROR, eiam_test_cell_get_error (expected));
  sentence = eiam_error_dup_sentence (error);
  g_assert_cmpstr (sentence, ==, eiam_test_cell_get_text (expected));
  if (expected->reading == EIAM_TEST_READING_TOO_MANY_UNTIL)
    g_assert_nonnull (eiam_error_get_retry_at (error));
  else
    g_assert_cmpstr (eiam_error_get_next_step (error), ==, eiam_test_cell_get_advice (expected));
}

static void
check_place (EiamTestPerson *person,
             EiamTestPlace   place)
{
  static const EiamSignupStep steps[] = {
    [EIAM_TEST_PLACE_FORM] = EIAM_SIGNUP_DETAILS,
    [EIAM_TEST_PLACE_PLAIN_FORM] = EIAM_SIGNUP_DETAILS,
    [EIAM_TEST_PLACE_PUZZLE] = EIAM_SIGNUP_PUZZLE,
    [EIAM_TEST_PLACE_NO_PUZZLE] = EIAM_SIGNUP_PUZZLE,
    [EIAM_TEST_PLACE_CODE] = EIAM_SIGNUP_CODE,
    [EIAM_TEST_PLACE_CODE_KEPT] = EIAM_SIGNUP_CODE,
    [EIAM_TEST_PLACE_REGISTERED] = EIAM_SIGNUP_REGISTERED,
    [EIAM_TEST_PLACE_UNKNOWN] = EIAM_SIGNUP_UNKNOWN,
  };
  GListModel *countries = eiam_signup_get_countries (person->signup);

  g_assert_cmpint (eiam_signup_get_step (person->signup), ==, steps[place]);
  g_assert_cmpint (eiam_signup_get_puzzle (person->signup) != NULL, ==,
                   place == EIAM_TEST_PLACE_PUZZLE);
  g_assert_cmpint (g_list_model_get_n_items (countries) > 0, ==, place == EIAM_TEST_PLACE_FORM);
  g_assert_cmpuint (eiam_signup_get_problems (person->signup)->len, ==, 0);
  g_assert_false (eiam_signup_get_probably_registered (person->signup));
}

/* A success ends a person's sign-up, and nothing else does. */
static void
check_kept (EiamTestPerson     *person,
            const Before       *before,
            const EiamTestCell *expected)
{
  EiamRegistration *registration = eiam_signup_get_registration (person->signup);

  g_assert_cmpstr (eiam_registration_get_extension (registration, EXTENSION_KEY), ==,
                   expected->place == EIAM_TEST_PLACE_REGISTERED ? NULL : EXTENSION_VALUE);
  for (unsigned int i = 0; i < EIAM_N_FIELDS; i++)
    {
      const char *text = eiam_registration_get_text (registration, (EiamField) i);

      if (expected->place == EIAM_TEST_PLACE_REGISTERED)
        g_assert_cmpstr (text, ==, "");
      else if (i != EIAM_FIELD_VERIFY_CODE)
        g_assert_cmpstr (text, ==, before->texts[i]);
      else if (expected->place >= EIAM_TEST_PLACE_CODE_KEPT)
        g_assert_cmpstr (text, ==, person->code);
    }
}

/* HTTP lets a GET be repeated when a connection turns out to be dead. */
static void
check_counts (EiamTestPerson *person,
              const Before   *before,
              EiamCall        call)
{
  unsigned int counts[EIAM_N_CALLS];

  for (unsigned int i = 0; i < EIAM_N_CALLS; i++)
    counts[i] = eiam_test_person_count (person, (EiamCall) i) - before->counts[i];

  g_assert_cmpuint (counts[call], >=, 1);
  g_assert_cmpuint (counts[call], <=, call <= EIAM_CALL_CAPTCHA ? 2 : 1);
  g_assert_cmpuint (counts[EIAM_CALL_REGISTER], <=, call == EIAM_CALL_REGISTER ? 1 : 0);
  g_assert_cmpuint (counts[EIAM_CALL_SMS_SEND], <=, 1);
  if (call == EIAM_CALL_REGISTER || call == EIAM_CALL_CAPTCHA)
    g_assert_cmpuint (counts[EIAM_CALL_SMS_SEND], ==, 0);
}

static void
ask_for_puzzle (EiamTestPerson *person)
{
  eiam_signup_new_puzzle (person->signup);
  eiam_test_person_await_puzzle (person);
}

/* The message that was not confirmed has come, or another one is asked for. */
static void
ask_for_code (EiamTestPerson *person)
{
  if (person->n_messages > 0)
    return;

  eiam_signup_send_again (person->signup);
  eiam_test_person_await_puzzle (person);
}

/* One press, one request: it makes the account, or finds the one that is there. */
static void
try_again (EiamTestPerson *person)
{
  gboolean exists = eiam_demo_service_count_accounts (person->service) > 0;
  unsigned int count = eiam_test_person_count (person, EIAM_CALL_REGISTER);

  eiam_signup_try_again (person->signup);
  eiam_test_person_await_idle (person);
  g_assert_cmpuint (eiam_test_person_count (person, EIAM_CALL_REGISTER), ==, count + 1);
  g_assert_cmpint (eiam_signup_get_probably_registered (person->signup), ==, exists);
  eiam_test_person_assert (person, exists ? EIAM_SIGNUP_UNKNOWN : EIAM_SIGNUP_REGISTERED,
                           EIAM_TEST_NO_ERROR);
}

static void
go_on (EiamTestPerson *person,
       EiamTestPlace   place)
{
  if (place == EIAM_TEST_PLACE_NO_PUZZLE)
    ask_for_puzzle (person);
  if (place == EIAM_TEST_PLACE_CODE)
    ask_for_code (person);

  if (place == EIAM_TEST_PLACE_UNKNOWN)
    try_again (person);
  else if (place != EIAM_TEST_PLACE_REGISTERED)
    eiam_test_person_carry_to (person, EIAM_SIGNUP_REGISTERED);

  g_assert_cmpuint (eiam_demo_service_count_accounts (person->service), ==, 1);
}

static void
test_cell (gconstpointer data)
{
  const Cell *cell = data;
  EiamTestCell expected;
  EiamTestMemory memory;
  g_autoptr (EiamTestPerson) person = NULL;
  g_autoptr (Before) before = NULL;

  eiam_test_grid_get_cell (cell->fault, cell->call, &expected);
  person = create_person (cell->call);
  before = remember (person);
  eiam_test_person_set_fault (person, cell->call, eiam_test_grid_get_fault (cell->fault));

  eiam_test_memory_begin (&memory);
  do_deed (person, cell->call, &expected);
  if (obstacle == NULL)
    g_assert_cmpuint (eiam_test_memory_get_growth (&memory), <=, MAX_GROWTH_KIB);

  check_words (person, &expected);
  check_place (person, expected.place);
  check_kept (person, before, &expected);
  check_counts (person, before, cell->call);

  eiam_test_person_set_fault (person, cell->call, NULL);
  go_on (person, expected.place);
}

static void
test_memory (void)
{
  if (obstacle != NULL)
    g_test_skip (obstacle);
}

static void
add_cell (unsigned int fault,
          EiamCall     call)
{
  Cell *cell = g_new0 (Cell, 1);
  g_autofree char *path = NULL;
  g_autofree char *name = g_strdelimit (g_strdup (eiam_test_grid_get_fault (fault)), "/ ", '-');

  cell->fault = fault;
  cell->call = call;
  path = g_strdup_printf ("/grid/%s/%s", name, eiam_test_call_get_name (call));
  g_test_add_data_func_full (path, cell, test_cell, g_free);
}

int
main (int    argc,
      char **argv)
{
  eiam_test_init (&argc, &argv);
  is_long = g_getenv ("EIAM_TEST_LONG") != NULL;
  obstacle = eiam_test_memory_find_obstacle ();

  for (unsigned int i = 0; i < eiam_test_grid_get_n_faults (); i++)
    {
      for (int call = 0; call < EIAM_N_CALLS; call++)
        add_cell (i, (EiamCall) call);
    }
  g_test_add_func ("/grid/memory", test_memory);

  return g_test_run ();
}
