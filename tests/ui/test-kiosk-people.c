/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "eiam-code-entry.h"
#include "eiam-details-page.h"
#include "eiam-done-page.h"
#include "eiam-kiosk.h"
#include "eiam-puzzle-view.h"
#include "eiam-review-page.h"
#include "eiam-test-instances.h"
#include "eiam-test-outside.h"
#include "eiam-test-ui.h"
#include "eiam-verify-page.h"
#include "eiam-welcome-page.h"
#include "eiam-window.h"

#include <malloc.h>
#include <time.h>

/* One person after the other registers at a self-service machine, each in a window of
 * their own. */

/* The first people open what stays open. */
#define FIRST_PEOPLE 10
#define PEOPLE 40
#define MANY_PEOPLE 10000

/* By how much the heap may seem to grow, however many people come. */
#define CACHES (128 * 1024)

/* How often it is looked whether threads are done. */
#define LOOK_MS 50

/* How often it is told. */
#define LINES 20

/* The service turns away numbers that end with four zeros. */
#define FIRST_MOBILE 13800000001
#define GOOD_NUMBERS 9999

typedef struct {
  EiamTestOutside *service;
  EiamSettings    *settings;
  EiamWindow      *window;
} Fixture;

static void
fixture_open (Fixture *fixture)
{
  const char * const command[] = {
    g_getenv ("EIAM_TEST_SERVICE"), "--port=0", "--print-codes", NULL,
  };

  fixture->service = eiam_test_outside_start (command);
  fixture->settings = eiam_settings_new ();
  g_settings_set_string (eiam_settings_get_gsettings (fixture->settings), "token-storage", "none");
  eiam_settings_override (fixture->settings, "server-url", fixture->service->url);
  eiam_settings_override (fixture->settings, "client-id", "test-client");
  eiam_kiosk_enable (eiam_kiosk_get (fixture->settings));
  fixture->window = eiam_test_ui_open (fixture->settings);
}

static void
fixture_close (Fixture *fixture)
{
  eiam_test_ui_close (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->settings);
  eiam_test_outside_stop (fixture->service);
}

static GtkWidget *
find (Fixture *fixture,
      GType    type)
{
  return eiam_test_ui_find (GTK_WIDGET (fixture->window), type, NULL);
}

static gboolean
is_sensitive (gpointer user_data)
{
  return gtk_widget_is_sensitive (user_data);
}

typedef struct {
  Fixture *fixture;
  GType    page;
} Way;

static gboolean
is_built (gpointer user_data)
{
  const Way *way = user_data;

  return find (way->fixture, way->page) != NULL;
}

/* Presses a button, and comes to another page. */
static void
press (Fixture    *fixture,
       const char *name,
       GType       page)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  GtkWidget *button = eiam_test_ui_find (window, GTK_TYPE_BUTTON, name);
  Way way = { fixture, page };

  g_assert_nonnull (button);
  eiam_test_ui_await (is_sensitive, button);
  eiam_test_ui_click (window, name);
  if (page == G_TYPE_INVALID)
    return;
  eiam_test_ui_await (is_built, &way);
  eiam_test_ui_await_mapped (find (fixture, page));
  gtk_test_widget_wait_for_draw (window);
}

static gboolean
has_puzzle (gpointer user_data)
{
  Fixture *fixture = user_data;
  GtkWidget *view = find (fixture, EIAM_TYPE_PUZZLE_VIEW);

  return fixture->service->x != 0 && view != NULL
         && eiam_puzzle_view_get_puzzle (EIAM_PUZZLE_VIEW (view)) != NULL;
}

static gboolean
has_code (gpointer user_data)
{
  Fixture *fixture = user_data;
  EiamSignup *signup = eiam_window_get_signup (fixture->window);

  return fixture->service->code != NULL && eiam_signup_get_step (signup) == EIAM_SIGNUP_CODE
         && eiam_signup_get_busy (signup) == EIAM_SIGNUP_IDLE;
}

static void
solve (Fixture *fixture)
{
  EiamTestOutside *service = fixture->service;

  eiam_test_ui_await (has_puzzle, fixture);
  eiam_puzzle_view_set_position (EIAM_PUZZLE_VIEW (find (fixture, EIAM_TYPE_PUZZLE_VIEW)),
                                 service->x);
  press (fixture, "Check", G_TYPE_INVALID);
  eiam_test_ui_await (has_code, fixture);
  eiam_code_entry_set_text (EIAM_CODE_ENTRY (find (fixture, EIAM_TYPE_CODE_ENTRY)),
                            service->code);
}

static gboolean
is_gone (gpointer user_data)
{
  return *(gpointer *) user_data == NULL;
}

/* From the press of Start to the window of the next person. */
static void
be_person (Fixture     *fixture,
           unsigned int number)
{
  g_autofree char *mobile = g_strdup_printf ("%" G_GINT64_FORMAT,
                                             FIRST_MOBILE + number + number / GOOD_NUMBERS);
  gpointer window = fixture->window;

  eiam_test_outside_forget (fixture->service);
  g_object_add_weak_pointer (window, &window);
  press (fixture, "Start", EIAM_TYPE_DETAILS_PAGE);
  eiam_registration_set_text (eiam_signup_get_registration (eiam_window_get_signup (window)),
                              EIAM_FIELD_MOBILE, mobile);
  press (fixture, "Continue", EIAM_TYPE_REVIEW_PAGE);
  press (fixture, "Send Code", EIAM_TYPE_VERIFY_PAGE);
  solve (fixture);
  press (fixture, "Register", EIAM_TYPE_DONE_PAGE);
  press (fixture, "Finish", G_TYPE_INVALID);
  eiam_test_ui_await (is_gone, &window);
  fixture->window = eiam_test_ui_find_window ();
  eiam_test_ui_await_mapped (find (fixture, EIAM_TYPE_WELCOME_PAGE));
  eiam_test_ui_drain ();
}

/* What the program holds, and the processor's time until then: how long people take
 * depends on what else the machine does. */
typedef struct
{
  unsigned int handles;
  size_t       bytes;
  long         resident_kib;
  double       seconds;
} Footprint;

static unsigned int
count_handles (void)
{
  g_autoptr (GDir) handles = g_dir_open ("/proc/self/fd", 0, NULL);
  unsigned int count = 0;

  while (g_dir_read_name (handles) != NULL)
    count++;
  return count;
}

static long
measure_resident (void)
{
  g_autofree char *text = NULL;
  const char *line = NULL;

  g_assert_true (g_file_get_contents ("/proc/self/status", &text, NULL, NULL));
  line = strstr (text, "VmRSS:");
  g_assert_nonnull (line);
  return strtol (line + strlen ("VmRSS:"), NULL, 10);
}

static Footprint
measure (void)
{
  Footprint footprint = { count_handles (), mallinfo2 ().uordblks, measure_resident (),
                          (double) clock () / CLOCKS_PER_SEC };

  return footprint;
}

static void
tell (const char      *which,
      unsigned int     people,
      const Footprint *before,
      const Footprint *after)
{
  g_test_message ("%s %u people: %zu bytes in use, %ld KiB resident, %u handles, "
                  "%.3f s of the processor for each",
                  which, people, after->bytes, after->resident_kib, after->handles,
                  (after->seconds - before->seconds) / people);
}

/* What a thread still has for somebody who has gone comes and goes. */
static void
keep_least (Footprint *least)
{
  Footprint now = measure ();

  least->handles = MIN (least->handles, now.handles);
  least->bytes = MIN (least->bytes, now.bytes);
}

static gboolean
on_look_again (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

static gboolean
is_as_first (gpointer user_data)
{
  const Footprint *first = user_data;
  Footprint now = measure ();

  return now.handles <= first->handles && now.bytes < first->bytes + CACHES;
}

/* Objects of a window that is not yet gone are there at most twice. */
static void
assert_no_class_grew (GHashTable  *before,
                      unsigned int people)
{
  g_autoptr (GHashTable) now = eiam_test_instances_count ();
  GHashTableIter iter;
  gpointer type, count;

  g_hash_table_iter_init (&iter, now);
  while (g_hash_table_iter_next (&iter, &type, &count))
    {
      int more = GPOINTER_TO_INT (count) - GPOINTER_TO_INT (g_hash_table_lookup (before, type));

      if (more >= (int) people)
        g_error ("%s: %d more after %u people", g_type_name (GPOINTER_TO_SIZE (type)), more,
                 people);
    }
}

/* Whatever one person leaves behind is there many times over in the end. The
 * libraries' caches of letters come and go, within bounds. */
static void
test_kiosk_people (void)
{
  unsigned int people = g_getenv ("EIAM_TEST_LONG") != NULL ? MANY_PEOPLE : PEOPLE;
  unsigned int each = people / LINES;
  Footprint marks[LINES + 1];
  Footprint first = { .handles = G_MAXUINT, .bytes = G_MAXSIZE };
  Fixture fixture;
  g_autoptr (GHashTable) objects = NULL;
  unsigned int id;

  fixture_open (&fixture);
  marks[0] = measure ();
  for (unsigned int i = 0; i < people; i++)
    {
      be_person (&fixture, i);
      if (i >= FIRST_PEOPLE / 2 && i < FIRST_PEOPLE)
        keep_least (&first);
      if (i + 1 == FIRST_PEOPLE)
        objects = eiam_test_instances_count ();
      if ((i + 1) % each != 0)
        continue;

      marks[(i + 1) / each] = measure ();
      tell ("the last of", each, &marks[i / each], &marks[(i + 1) / each]);
      g_test_message ("%u of %u people", i + 1, people);
    }
  tell ("The first", each, &marks[0], &marks[1]);
  tell ("The last", each, &marks[LINES - 1], &marks[LINES]);
  id = g_timeout_add (LOOK_MS, on_look_again, NULL);
  eiam_test_ui_await (is_as_first, &first);
  g_source_remove (id);
  assert_no_class_grew (objects, people - FIRST_PEOPLE);
  fixture_close (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  eiam_test_instances_watch ();
  eiam_test_ui_init (&argc, &argv);

  g_test_add_func ("/kiosk/people", test_kiosk_people);

  return g_test_run ();
}
