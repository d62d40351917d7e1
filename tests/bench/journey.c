/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "eiam-details-page.h"
#include "eiam-done-page.h"
#include "eiam-kiosk.h"
#include "eiam-language-switch.h"
#include "eiam-review-page.h"
#include "eiam-sessions-page.h"
#include "eiam-test-ui.h"
#include "eiam-verify-page.h"
#include "eiam-welcome-page.h"
#include "person.h"
#include "probe.h"

#include <glib-unix.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* The program's own window and pages, used by persons who do not think. Prints a
 * line for whatever is measured: its name and the microseconds or the count. */

#define HEADERS \
  "-HX-operating-sys-version: bench", "-HX-device-fingerprint: 156aysdna213sc50", \
  "-HX-device-ip: 127.0.0.1", "-HX-agent: bench", "-HX-client-id: bench-client", "-HX-L: en", \
  "-HContent-Type: application/json"

/* Opened by the first persons, and then kept. */
#define FIRST_PERSONS 100
#define PROGRESS_PERSONS 500
#define TURN_PERSONS 10
#define REST_SECONDS 3

static void
tell (const char *name,
      gint64      value)
{
  printf ("%s %" G_GINT64_FORMAT "\n", name, value);
  fflush (stdout);
}

static unsigned int
count_handles (void)
{
  g_autoptr (GDir) handles = g_dir_open ("/proc/self/fd", 0, NULL);
  unsigned int count = 0;

  while (g_dir_read_name (handles) != NULL)
    count++;
  return count;
}

static void
tell_stall (const char *where)
{
  g_autofree char *stall = g_strconcat ("stall-", where, NULL);
  g_autofree char *work = g_strconcat ("work-", where, NULL);

  tell (stall, probe_take_stall ());
  tell (work, probe_take_work ());
}

/* What is told is told of a person who thinks. */
static gint64
press (Person     *self,
       gboolean    aloud,
       const char *button,
       GType       page)
{
  if (aloud)
    person_think ();
  return person_press (self, button, page);
}

/* One registration; the pages on the way are told when @aloud. */
static void
walk (Person  *self,
      gboolean aloud)
{
  gint64 page, last;

  person_enter (self);
  page = press (self, aloud, "Continue", EIAM_TYPE_REVIEW_PAGE);
  if (aloud)
    {
      tell ("page", page);
      tell_stall ("review");
    }
  press (self, aloud, "Send Code", EIAM_TYPE_VERIFY_PAGE);
  person_solve (self);
  if (aloud)
    tell_stall ("verify");
  last = press (self, aloud, "Register", EIAM_TYPE_DONE_PAGE);
  if (aloud)
    {
      tell ("register", last);
      tell_stall ("done");
    }
  page = press (self, aloud, "Finish", EIAM_TYPE_DETAILS_PAGE);
  if (aloud)
    {
      tell ("page", page);
      tell_stall ("details");
    }
}

static gboolean
on_over (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

/* What is pending is done in two seconds; the one that ends the waiting counts too. */
static void
rest (unsigned int seconds)
{
  gboolean over = FALSE;

  g_timeout_add_seconds (seconds, on_over, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

/* As it is when nobody does anything. */
static void
tell_state (void)
{
  rest (REST_SECONDS);
  tell ("pss", probe_read_pss ());
  tell ("resident", probe_read_resident ());
  tell ("written", probe_read_written ());
  tell ("handles", count_handles ());
}

/* For whoever waits: what the process has, and what the last persons took. */
static void
tell_progress (unsigned int persons,
               gint64       work)
{
  if (persons == FIRST_PERSONS || persons % PROGRESS_PERSONS == 0)
    fprintf (stderr, "%u persons: %ld KiB (PSS), %ld KiB resident, %ld KiB written, %u handles, "
             "%.1f ms of the processor for each of the last %d\n", persons, probe_read_pss (),
             probe_read_resident (), probe_read_written (), count_handles (),
             work / 1000.0 / FIRST_PERSONS, FIRST_PERSONS);
}

static gboolean
on_asked (int          fd,
          GIOCondition condition,
          gpointer     user_data)
{
  char line;

  if (read (fd, &line, sizeof line) != sizeof line)
    g_error ("Nobody asks for the last persons");
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

static gboolean
is_asked (gpointer user_data)
{
  return *(gboolean *) user_data;
}

/* What else the machine does changes from minute to minute, by more than the limit. So the last
 * persons take turns with the first ones of another process, each by a line on stdin. */
static void
await_turn (Person *self)
{
  gboolean asked = FALSE;

  tell ("turn", 0);
  g_unix_fd_add (STDIN_FILENO, G_IO_IN | G_IO_HUP, on_asked, &asked);
  person_wait ("a turn", is_asked, &asked);
  /* What lies behind another window takes less to draw. */
  gtk_window_present (GTK_WINDOW (self->window));
}

static void
run_persons (Person       *self,
             unsigned int  count,
             void        (*be) (Person  *self,
                                gboolean aloud))
{
  gint64 work = 0;

  for (unsigned int i = 0; i < count; i++)
    {
      unsigned int left = count - i;
      gint64 began, cpu;

      if (left == FIRST_PERSONS && i > 0)
        person_renew (self);
      if (left <= FIRST_PERSONS && left % TURN_PERSONS == 0)
        await_turn (self);
      began = g_get_monotonic_time ();
      cpu = probe_read_cpu ();
      be (self, FALSE);
      cpu = probe_read_cpu () - cpu;
      work = (i % FIRST_PERSONS == 0 ? 0 : work) + cpu;
      tell ("journey", g_get_monotonic_time () - began);
      tell ("journey-work", cpu);
      if (i + 1 == FIRST_PERSONS || i + 1 == count)
        tell_state ();
      tell_progress (i + 1, work);
    }
}

static void
run_journeys (Person       *self,
              unsigned int  count)
{
  run_persons (self, count, walk);
}

/* The same where each person has a window of their own. */
static void
walk_up (Person  *self,
         gboolean aloud)
{
  press (self, aloud, "Start", EIAM_TYPE_DETAILS_PAGE);
  person_enter (self);
  press (self, aloud, "Continue", EIAM_TYPE_REVIEW_PAGE);
  press (self, aloud, "Send Code", EIAM_TYPE_VERIFY_PAGE);
  person_solve (self);
  press (self, aloud, "Register", EIAM_TYPE_DONE_PAGE);
  press (self, aloud, "Finish", EIAM_TYPE_WELCOME_PAGE);
}

static void
run_kiosk_journeys (Person       *self,
                    unsigned int  count)
{
  run_persons (self, count, walk_up);
}

static void
run_pages (Person       *self,
           unsigned int  count)
{
  probe_watch_loop ();
  for (unsigned int i = 0; i < count; i++)
    {
      gint64 began;

      walk (self, TRUE);
      person_think ();
      began = g_get_monotonic_time ();
      gtk_widget_activate_action (GTK_WIDGET (self->window), "win.sessions", NULL);
      tell ("page", person_await (self, EIAM_TYPE_SESSIONS_PAGE, began));
      person_think ();
      began = g_get_monotonic_time ();
      gtk_widget_activate_action (GTK_WIDGET (self->window), "win.back", NULL);
      tell ("page", person_await (self, EIAM_TYPE_DETAILS_PAGE, began));
      tell_stall ("sessions");
    }
}

/* What the program sends, by curl, over a connection of its own. */
static void
register_by_curl (Person *self)
{
  EiamRegistration *registration = eiam_signup_get_registration (person_signup (self));
  g_autofree char *authority = g_strdup (eiam_settings_get_ca_file (self->settings));
  g_autofree char *url = g_strconcat (self->service->url,
                                       "/api/v2/sdk/register/mobile-verify-code", NULL);
  g_autoptr (GBytes) body = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GSubprocess) curl = NULL;
  g_autofree char *said = NULL;
  gint64 began;

  eiam_registration_set_text (registration, EIAM_FIELD_VERIFY_CODE, self->service->code);
  body = eiam_registration_to_json (registration);
  text = g_strndup (g_bytes_get_data (body, NULL), g_bytes_get_size (body));
  began = g_get_monotonic_time ();
  curl = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, NULL, "curl", "-s", "--cacert",
                           authority, HEADERS, "-d", text, "-o", "/dev/null", "-w",
                           "%{http_code} %{time_total}", url, NULL);
  g_assert_nonnull (curl);
  g_subprocess_communicate_utf8 (curl, NULL, NULL, &said, NULL, NULL);
  tell ("curl", g_get_monotonic_time () - began);
  if (!g_str_has_prefix (said, "200 "))
    g_error ("curl: %s", said);
  tell ("curl-transfer", (gint64) (g_ascii_strtod (said + strlen ("200 "), NULL) * 1e6));
}

static void
run_register (Person       *self,
              unsigned int  count)
{
  for (unsigned int i = 0; i < count; i++)
    {
      walk (self, TRUE);
      person_enter (self);
      person_press (self, "Continue", EIAM_TYPE_REVIEW_PAGE);
      person_press (self, "Send Code", EIAM_TYPE_VERIFY_PAGE);
      person_solve (self);
      register_by_curl (self);
      eiam_signup_start_over (person_signup (self));
      person_await (self, EIAM_TYPE_DETAILS_PAGE, 0);
    }
}

static void
run_language (Person       *self,
              unsigned int  count)
{
  for (unsigned int i = 0; i < count; i++)
    {
      gint64 began;

      person_await (self, EIAM_TYPE_DETAILS_PAGE, 0);
      began = g_get_monotonic_time ();
      self->awaited = EIAM_TYPE_DETAILS_PAGE;
      eiam_settings_override (self->settings, "language", i % 2 == 0 ? "zh_CN" : "en");
      eiam_language_switch (self->settings);
      tell ("language", person_await (self, EIAM_TYPE_DETAILS_PAGE, began));
    }
}

static void
run_kiosk (Person       *self,
           unsigned int  count)
{
  for (unsigned int i = 0; i < count; i++)
    {
      gint64 began;

      press (self, TRUE, "Start", EIAM_TYPE_DETAILS_PAGE);
      person_enter (self);
      press (self, TRUE, "Continue", EIAM_TYPE_REVIEW_PAGE);
      person_think ();
      began = g_get_monotonic_time ();
      eiam_signup_start_over (person_signup (self));
      tell ("kiosk", person_await (self, EIAM_TYPE_WELCOME_PAGE, began));
    }
}

static void
go_to (Person     *self,
       const char *page)
{
  static const char * const pages[] = { "details", "review", "puzzle", "code", "done", NULL };
  unsigned int last = 0;

  while (pages[last] != NULL && !g_str_equal (pages[last], page))
    last++;
  if (last > 0)
    {
      person_enter (self);
      person_press (self, "Continue", EIAM_TYPE_REVIEW_PAGE);
    }
  if (last > 1)
    person_press (self, "Send Code", EIAM_TYPE_VERIFY_PAGE);
  if (last > 2)
    person_solve (self);
  if (last > 3)
    person_press (self, "Register", EIAM_TYPE_DONE_PAGE);
}

static void
run_idle (Person     *self,
          const char *page)
{
  unsigned int seconds = (unsigned int) atoi (g_getenv ("BENCH_SECONDS"));
  gint64 switches, cpu;

  go_to (self, page);
  rest (5);
  switches = probe_read_switches ();
  cpu = probe_read_cpu ();
  rest (seconds);
  tell ("switches", probe_read_switches () - switches);
  tell ("cpu", probe_read_cpu () - cpu);
}

/* The clock of an X server is the monotonic one, in milliseconds of 32 bits. */
static gboolean
on_key (GtkEventControllerKey *controller,
        unsigned int           key,
        unsigned int           code,
        GdkModifierType        state,
        Person                *self)
{
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (controller));

  self->pressed = gdk_event_get_time (event);
  self->awaited = EIAM_TYPE_DETAILS_PAGE;
  return GDK_EVENT_PROPAGATE;
}

static gboolean
has_shown_key (gpointer user_data)
{
  Person *self = user_data;

  return self->pressed != 0 && self->awaited == G_TYPE_INVALID;
}

static void
run_keys (Person       *self,
          unsigned int  count)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self->window), keys);
  tell ("ready", 0);
  for (unsigned int i = 0; i < count; i++)
    {
      self->pressed = 0;
      person_wait ("a key", has_shown_key, self);
      tell ("key", ((guint32) (self->painted / 1000) - self->pressed) * 1000);
    }
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *name;
    void (*run) (Person       *self,
                 unsigned int  count);
  } modes[] = {
    { "journeys", run_journeys }, { "keys", run_keys },
    { "kiosk", run_kiosk },       { "kiosk-journeys", run_kiosk_journeys },
    { "language", run_language }, { "pages", run_pages },
    { "register", run_register },
  };
  Person self = { 0 };
  gboolean kiosk;

  if (argc != 5)
    {
      fprintf (stderr, "usage: bench-journey SERVICE FOLDER MODE COUNT|PAGE\n");
      return 2;
    }
  kiosk = g_str_has_prefix (argv[3], "kiosk");
  person_init (&self, argv[1], argv[2]);
  if (kiosk)
    eiam_kiosk_enable (eiam_kiosk_get (self.settings));
  person_open (&self);
  person_await (&self, kiosk ? EIAM_TYPE_WELCOME_PAGE : EIAM_TYPE_DETAILS_PAGE, 0);
  for (unsigned int i = 0; i < G_N_ELEMENTS (modes); i++)
    if (g_str_equal (argv[3], modes[i].name))
      modes[i].run (&self, (unsigned int) atoi (argv[4]));
  if (g_str_equal (argv[3], "idle"))
    run_idle (&self, argv[4]);
  person_close (&self);
  return 0;
}
