/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-test-grid.h"

#include "eiam-error.h"
#include "eiam-test-person.h"

/* What each fault of each call must lead to. The tests of the sign-up and of the
 * window both go by it, and tests/README.md shows it. */

typedef struct {
  int         error;
  const char *text;
  const char *advice;
} ReadingRow;

#define READING(name) [EIAM_TEST_READING_##name]

static const ReadingRow readings[] = {
  READING (FINE) = { EIAM_TEST_NO_ERROR, "", "" },
  READING (BUSY) = {
    EIAM_ERROR_BUSY, "The service is busy.", "Try again in a few minutes.",
  },
  READING (TOO_MANY) = {
    EIAM_ERROR_RATE_LIMITED, "There were too many tries.", "Wait a while, then try again.",
  },
  /* The window says until when, in place of the advice. */
  READING (TOO_MANY_UNTIL) = {
    EIAM_ERROR_RATE_LIMITED, "There were too many tries.", "You can try again at …",
  },
  READING (REDIRECT) = {
    EIAM_ERROR_REDIRECT,
    "The server wants to send you to elsewhere.example, which is not followed.",
    "Ask your company’s help desk for the right server address.",
  },
  READING (PORTAL) = {
    EIAM_ERROR_CAPTIVE_PORTAL, "This network asks you to log in first.",
    "Log in to the network in a web browser, then try again.",
  },
  READING (UNREADABLE) = {
    EIAM_ERROR_PROTOCOL, "The answer cannot be understood.",
    "Check the server address, or try again later.",
  },
  READING (TOO_LARGE) = {
    EIAM_ERROR_PROTOCOL, "The answer is larger than it can be.",
    "Check the server address, or try again later.",
  },
  READING (BROKEN) = {
    EIAM_ERROR_OFFLINE, "The connection to the server broke off.",
    "Check your network connection, then try again.",
  },
  READING (TIMEOUT) = {
    EIAM_ERROR_TIMEOUT, "The service did not answer in time.", "Try again.",
  },
  READING (REFUSED) = {
    EIAM_ERROR_NOT_ALLOWED, "The service refused this step (code SDK.COMMON.1999).",
    "Ask your company’s help desk.",
  },
  READING (REFUSED_MARKUP) = {
    EIAM_ERROR_NOT_ALLOWED, "The service refused this step (code <i>SDK</i>.1999).",
    "Ask your company’s help desk.",
  },
  READING (UNCONFIRMED) = {
    EIAM_ERROR_TIMEOUT, "The service did not confirm the message.",
    "If a code arrives, enter it; otherwise use Send Again.",
  },
  READING (LOST) = {
    EIAM_ERROR_UNKNOWN_OUTCOME, "Your registration was sent, but its answer was lost.",
    "Try again with the same code.",
  },
};

typedef struct {
  const char *name;
  const char *way;
} PlaceRow;

static const PlaceRow places[] = {
  [EIAM_TEST_PLACE_FORM] = { "form", "Choose the country, fill in the form." },
  [EIAM_TEST_PLACE_PLAIN_FORM] = { "plain form", "Fill in the form; any number is taken." },
  [EIAM_TEST_PLACE_PUZZLE] = { "puzzle", "Solve the puzzle that is there, `Check`." },
  [EIAM_TEST_PLACE_NO_PUZZLE] = { "no puzzle", "`New Puzzle`." },
  [EIAM_TEST_PLACE_CODE] = { "code", "Enter the code, or `Send Again` after a minute." },
  [EIAM_TEST_PLACE_CODE_KEPT] = { "code kept", "`Register` with the same code." },
  [EIAM_TEST_PLACE_REGISTERED] = { "registered", "Registered: `Finish`." },
  [EIAM_TEST_PLACE_UNKNOWN] = { "unknown", "`Try Again` with the same code, or `Start Over`." },
};

static const char * const call_names[EIAM_N_CALLS] = {
  [EIAM_CALL_COUNTRY_CODES] = "country-codes",
  [EIAM_CALL_CAPTCHA] = "captcha",
  [EIAM_CALL_CAPTCHA_VERIFY] = "captcha/verify",
  [EIAM_CALL_SMS_SEND] = "sms/send",
  [EIAM_CALL_REGISTER] = "register/mobile-verify-code",
};

/* Which calls succeed in spite of a fault. */
#define FORM     (1u << EIAM_CALL_COUNTRY_CODES)
#define PICTURE  (1u << EIAM_CALL_CAPTCHA)
#define CHECK    (1u << EIAM_CALL_CAPTCHA_VERIFY)
#define MESSAGE  (1u << EIAM_CALL_SMS_SEND)
#define ACCOUNT  (1u << EIAM_CALL_REGISTER)
#define NOTHING  0u
#define ALL      (FORM | PICTURE | CHECK | MESSAGE | ACCOUNT)

/* What the fault of a registration tells of its outcome. */
typedef enum {
  UNKNOWN,
  REFUSED,
} Outcome;

/* Whether there is no whole answer, so that a message may be on its way. */
typedef enum {
  ANSWERED,
  UNANSWERED,
  SILENT,
} Ending;

typedef struct {
  const char      *title;
  const char      *fault;
  EiamTestReading  reading;
  unsigned int     fine;
  Outcome          outcome;
  Ending           ending;
} FaultRow;

#define SEES(name) EIAM_TEST_READING_##name

static const FaultRow faults[] = {
  { "500 without a body", "status=500", SEES (BUSY), NOTHING, UNKNOWN, ANSWERED },
  { "500 with the service’s own error", "status=500;code=SDK.COMMON.1008;message=busy",
    SEES (BUSY), NOTHING, REFUSED, ANSWERED },
  { "503 with HTML", "status=503;type=text/html", SEES (BUSY), NOTHING, UNKNOWN, ANSWERED },
  { "429", "status=429", SEES (TOO_MANY), NOTHING, REFUSED, ANSWERED },
  { "429 with Retry-After", "status=429;retry-after=600",
    SEES (TOO_MANY_UNTIL), NOTHING, REFUSED, ANSWERED },
  { "301 to another host", "redirect=301", SEES (REDIRECT), NOTHING, UNKNOWN, ANSWERED },
  { "302 to another host", "redirect=302", SEES (REDIRECT), NOTHING, UNKNOWN, ANSWERED },
  { "303 to another host", "redirect=303", SEES (REDIRECT), NOTHING, UNKNOWN, ANSWERED },
  { "307 to another host", "redirect=307", SEES (REDIRECT), NOTHING, UNKNOWN, ANSWERED },
  { "308 to another host", "redirect=308", SEES (REDIRECT), NOTHING, UNKNOWN, ANSWERED },
  { "nothing with 200", "empty", SEES (UNREADABLE), MESSAGE, UNKNOWN, ANSWERED },
  { "`null`", "null", SEES (UNREADABLE), MESSAGE, UNKNOWN, ANSWERED },
  { "garbage bytes", "garbage", SEES (UNREADABLE), MESSAGE, UNKNOWN, ANSWERED },
  { "HTML with 200", "html", SEES (PORTAL), NOTHING, UNKNOWN, ANSWERED },
  { "body cut in half", "cut", SEES (UNREADABLE), MESSAGE, UNKNOWN, ANSWERED },
  { "connection dropped before the request was read", "drop-before",
    SEES (BROKEN), NOTHING, UNKNOWN, UNANSWERED },
  { "connection dropped after the request was read", "drop-after",
    SEES (BROKEN), NOTHING, UNKNOWN, UNANSWERED },
  { "no answer", "hang", SEES (TIMEOUT), NOTHING, UNKNOWN, SILENT },
  { "one byte a second", "slow", SEES (TIMEOUT), NOTHING, UNKNOWN, SILENT },
  { "300 MB", "huge=300", SEES (TOO_LARGE), NOTHING, UNKNOWN, UNANSWERED },
  { "endless header", "endless-header", SEES (BROKEN), NOTHING, UNKNOWN, UNANSWERED },
  { "110 000 nested brackets", "nested=110000", SEES (UNREADABLE), MESSAGE, UNKNOWN, ANSWERED },
  { "every member twice", "duplicate-keys", SEES (UNREADABLE), MESSAGE, UNKNOWN, ANSWERED },
  { "every member of another type", "wrong-types",
    SEES (UNREADABLE), MESSAGE, UNKNOWN, ANSWERED },
  { "no token", "no-tokens", SEES (UNREADABLE), FORM | MESSAGE | ACCOUNT, UNKNOWN, ANSWERED },
  { "negative `expire`", "expire=-7200", SEES (FINE), ALL, UNKNOWN, ANSWERED },
  { "huge `expire`", "expire=99999999999999999999", SEES (FINE), ALL, UNKNOWN, ANSWERED },
  { "fractional `expire`", "expire=7200.5", SEES (FINE), ALL, UNKNOWN, ANSWERED },
  { "`expire` as a string", "expire=\"7200\"", SEES (FINE), ALL, UNKNOWN, ANSWERED },
  { "invalid UTF-8", "invalid-utf8", SEES (UNREADABLE), MESSAGE, UNKNOWN, ANSWERED },
  { "byte order mark", "bom", SEES (FINE), ALL, UNKNOWN, ANSWERED },
  { "NUL in strings", "nul", SEES (UNREADABLE), MESSAGE, UNKNOWN, ANSWERED },
  { "NUL in strings, escaped", "escaped-nul", SEES (UNREADABLE), MESSAGE, UNKNOWN, ANSWERED },
  { "error message of 1 MB", "long-message=1048576", SEES (TOO_LARGE), NOTHING, UNKNOWN,
    UNANSWERED },
  { "error message with markup", "markup", SEES (REFUSED_MARKUP), NOTHING, REFUSED, ANSWERED },
  { "broken chunks", "bad-chunks", SEES (UNREADABLE), MESSAGE, UNKNOWN, ANSWERED },
};

static EiamTestPlace
find_place (const FaultRow *row,
            EiamCall        call,
            gboolean        is_fine)
{
  static const EiamTestPlace fine[EIAM_N_CALLS] = {
    [EIAM_CALL_COUNTRY_CODES] = EIAM_TEST_PLACE_FORM,
    [EIAM_CALL_CAPTCHA] = EIAM_TEST_PLACE_PUZZLE,
    [EIAM_CALL_CAPTCHA_VERIFY] = EIAM_TEST_PLACE_CODE,
    [EIAM_CALL_SMS_SEND] = EIAM_TEST_PLACE_CODE,
    [EIAM_CALL_REGISTER] = EIAM_TEST_PLACE_REGISTERED,
  };
  static const EiamTestPlace failed[EIAM_N_CALLS] = {
    [EIAM_CALL_COUNTRY_CODES] = EIAM_TEST_PLACE_PLAIN_FORM,
    [EIAM_CALL_CAPTCHA] = EIAM_TEST_PLACE_NO_PUZZLE,
    [EIAM_CALL_CAPTCHA_VERIFY] = EIAM_TEST_PLACE_PUZZLE,
    [EIAM_CALL_SMS_SEND] = EIAM_TEST_PLACE_PUZZLE,
    [EIAM_CALL_REGISTER] = EIAM_TEST_PLACE_CODE_KEPT,
  };

  if (is_fine)
    return fine[call];
  if (call == EIAM_CALL_SMS_SEND && row->ending != ANSWERED)
    return EIAM_TEST_PLACE_CODE;
  if (call == EIAM_CALL_REGISTER && row->outcome == UNKNOWN)
    return EIAM_TEST_PLACE_UNKNOWN;

  return failed[call];
}

/* The picture's answer may be larger than the others, so this one is read. */
static EiamTestReading
find_reading (const FaultRow *row,
              EiamCall        call,
              EiamTestPlace   place)
{
  gboolean is_message = g_str_has_prefix (row->fault, "long-message=");

  if (call == EIAM_CALL_COUNTRY_CODES)
    return SEES (FINE);
  if (call == EIAM_CALL_CAPTCHA && is_message)
    return SEES (REFUSED);
  if (call == EIAM_CALL_SMS_SEND && place == EIAM_TEST_PLACE_CODE)
    return SEES (UNCONFIRMED);
  if (place == EIAM_TEST_PLACE_UNKNOWN && row->reading == SEES (UNREADABLE))
    return SEES (LOST);

  return row->reading;
}

/**
 * eiam_test_grid_get_n_faults:
 *
 * Returns: how many faults there are
 */
unsigned int
eiam_test_grid_get_n_faults (void)
{
  return G_N_ELEMENTS (faults);
}

/**
 * eiam_test_grid_get_title:
 * @fault: the number of a fault
 *
 * Returns: what it is, for people
 */
const char *
eiam_test_grid_get_title (unsigned int fault)
{
  return faults[fault].title;
}

/**
 * eiam_test_grid_get_fault:
 * @fault: the number of a fault
 *
 * Returns: what it is, for eiam_demo_service_set_fault()
 */
const char *
eiam_test_grid_get_fault (unsigned int fault)
{
  return faults[fault].fault;
}

/**
 * eiam_test_grid_get_cell:
 * @fault: the number of a fault
 * @call: the call that it strikes
 * @cell: (out): what it must lead to
 *
 * Looks a cell of the grid up.
 */
void
eiam_test_grid_get_cell (unsigned int  fault,
                         EiamCall      call,
                         EiamTestCell *cell)
{
  const FaultRow *row = &faults[fault];
  gboolean is_fine = (row->fine & (1u << call)) != 0;

  cell->place = find_place (row, call, is_fine);
  cell->reading = is_fine ? SEES (FINE) : find_reading (row, call, cell->place);
  cell->is_slow = row->ending == SILENT;
}

/**
 * eiam_test_cell_get_error:
 * @cell: a cell
 *
 * Returns: the #EiamError of the sign-up, or %EIAM_TEST_NO_ERROR
 */
int
eiam_test_cell_get_error (const EiamTestCell *cell)
{
  if (cell->place == EIAM_TEST_PLACE_UNKNOWN)
    return EIAM_ERROR_UNKNOWN_OUTCOME;

  return readings[cell->reading].error;
}

/**
 * eiam_test_cell_get_text:
 * @cell: a cell
 *
 * Returns: the sentence that the person reads, empty for none
 */
const char *
eiam_test_cell_get_text (const EiamTestCell *cell)
{
  return readings[cell->reading].text;
}

/**
 * eiam_test_cell_get_advice:
 * @cell: a cell
 *
 * Returns: the next step that the person reads under the sentence, empty for none
 */
const char *
eiam_test_cell_get_advice (const EiamTestCell *cell)
{
  return readings[cell->reading].advice;
}

/**
 * eiam_test_cell_dup_way:
 * @cell: a cell
 *
 * Returns: (transfer full): all that the person can do, in Markdown
 */
char *
eiam_test_cell_dup_way (const EiamTestCell *cell)
{
  const char *advice = eiam_test_cell_get_advice (cell);

  if (*advice == '\0')
    return g_strdup (places[cell->place].way);

  return g_strdup_printf ("“%s” %s", advice, places[cell->place].way);
}

/**
 * eiam_test_place_get_name:
 * @place: a place
 *
 * Returns: what the test of the window calls it
 */
const char *
eiam_test_place_get_name (EiamTestPlace place)
{
  return places[place].name;
}

/**
 * eiam_test_call_get_name:
 * @call: a call
 *
 * Returns: the end of its path
 */
const char *
eiam_test_call_get_name (EiamCall call)
{
  return call_names[call];
}
