/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "person.h"

#include "eiam-code-entry.h"
#include "eiam-details-page.h"
#include "eiam-graphics.h"
#include "eiam-language.h"
#include "eiam-memory.h"
#include "eiam-puzzle-view.h"
#include "eiam-review-page.h"
#include "eiam-style.h"
#include "eiam-test-ui.h"
#include "eiam-verify-page.h"
#include "probe.h"

/* The service turns away numbers that end with four zeros. */
#define FIRST_MOBILE 13800000000
#define GOOD_NUMBERS 9999

/* Nobody is faster. */
#define THOUGHT_MS 800

/* How many one process of the service answers. */
#define SERVICE_PERSONS 1000

/* How long anything may take, in seconds, on a machine that does much else. */
#define DEADLINE 900

static Person *watched;

/* On a self-service machine each person has a window of their own: the newest. */
static void
find_window (Person *self)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (unsigned int i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (EIAM_IS_WINDOW (window))
        self->window = EIAM_WINDOW (window);
    }
}

static gboolean
shows (Person *self,
       GType   page)
{
  GtkWidget *found = eiam_test_ui_find (GTK_WIDGET (self->window), page, NULL);

  return found != NULL && gtk_widget_get_mapped (found);
}

static void
on_painted (gint64 now)
{
  if (watched == NULL || watched->window == NULL || watched->awaited == G_TYPE_INVALID)
    return;

  find_window (watched);
  if (shows (watched, watched->awaited))
    {
      watched->painted = now;
      watched->awaited = G_TYPE_INVALID;
    }
}

static gboolean
on_deadline (gpointer user_data)
{
  g_error ("%s: awaited for %d s", (const char *) user_data, DEADLINE);
  return G_SOURCE_REMOVE;
}

/* Lets the program run until @condition is met; @what is said when it never is. */
void
person_wait (const char        *what,
             EiamTestCondition  condition,
             gpointer           user_data)
{
  unsigned int id = g_timeout_add_seconds (DEADLINE, on_deadline, (gpointer) what);

  while (!condition (user_data))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (id);
}

static void
start_service (Person *self,
               int     at)
{
  g_autofree char *port = g_strdup_printf ("--port=%d", at);
  g_autofree char *certificate = g_strconcat ("--tls-cert=", self->folder, "/cert.pem", NULL);
  g_autofree char *key = g_strconcat ("--tls-key=", self->folder, "/key.pem", NULL);
  const char * const command[] = {
    self->program, port, "--print-codes", certificate, key, NULL,
  };

  self->service = eiam_test_outside_start (command);
}

/* Starts the service anew: a server of libsoup 3.2 keeps a file for each connection that was
 * closed while idle, of which it may have so many. */
void
person_renew (Person *self)
{
  g_autoptr (GUri) url = g_uri_parse (self->service->url, G_URI_FLAGS_NONE, NULL);

  eiam_test_outside_stop (self->service);
  start_service (self, g_uri_get_port (url));
}

/* Starts GTK as the program does, and a service; @folder holds its certificates. */
void
person_init (Person     *self,
             const char *program,
             const char *folder)
{
  g_autofree char *authority = g_build_filename (folder, "ca.pem", NULL);
  const char *storage = g_getenv ("BENCH_STORAGE");

  watched = self;
  eiam_memory_init ();
  eiam_language_init (NULL);
  eiam_graphics_init ();
  adw_init ();
  eiam_style_init ();
  self->program = program;
  self->folder = folder;
  start_service (self, 0);
  self->settings = eiam_settings_new ();
  g_settings_set_string (eiam_settings_get_gsettings (self->settings), "token-storage",
                         storage == NULL ? "none" : storage);
  eiam_settings_override (self->settings, "ca-file", authority);
  eiam_settings_override (self->settings, "client-id", "bench-client");
  eiam_settings_override (self->settings, "server-url", self->service->url);
  probe_watch_frames (on_painted);
}

/* Opens the window. */
void
person_open (Person *self)
{
  self->window = eiam_window_new (NULL, self->settings);
  gtk_window_present (GTK_WINDOW (self->window));
}

/* Ends the service. */
void
person_close (Person *self)
{
  eiam_test_outside_stop (self->service);
}

/* Returns the sign-up of whoever is at the window. */
EiamSignup *
person_signup (Person *self)
{
  find_window (self);
  return eiam_window_get_signup (self->window);
}

/* What a person would read is said here, as nobody does. */
static EiamSignup *
signup_without_error (Person *self)
{
  EiamSignup *signup = person_signup (self);

  if (signup != NULL && eiam_signup_get_error (signup) != NULL)
    g_error ("%s", eiam_signup_get_error (signup)->message);
  if (signup != NULL && eiam_signup_get_problems (signup)->len > 0)
    g_error ("%s", ((GError *) eiam_signup_get_problems (signup)->pdata[0])->message);
  return signup;
}

static gboolean
is_painted (gpointer user_data)
{
  Person *self = user_data;

  signup_without_error (self);
  return self->awaited == G_TYPE_INVALID;
}

/* Returns the microseconds from @began until a page of that type is on the screen. */
gint64
person_await (Person *self,
              GType   page,
              gint64  began)
{
  self->awaited = page;
  gtk_widget_queue_draw (GTK_WIDGET (self->window));
  person_wait (g_type_name (page), is_painted, self);
  return self->painted - began;
}

static gboolean
is_ready (gpointer user_data)
{
  return gtk_widget_is_sensitive (user_data);
}

static gboolean
on_thought (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

/* The time in which a person reads, and the program is done with what it had begun. */
void
person_think (void)
{
  gboolean over = FALSE;

  g_timeout_add (THOUGHT_MS, on_thought, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

/* Presses a button; returns the microseconds until @page is on the screen. */
gint64
person_press (Person     *self,
              const char *button,
              GType       page)
{
  GtkWidget *found = eiam_test_ui_find (GTK_WIDGET (self->window), GTK_TYPE_BUTTON, button);
  gint64 began;

  if (found == NULL)
    g_error ("There is no button “%s”", button);
  person_wait (button, is_ready, found);
  began = g_get_monotonic_time ();
  self->awaited = page;
  g_signal_emit_by_name (found, "clicked");
  person_wait (g_type_name (page), is_painted, self);
  return self->painted - began;
}

/* Fills in what a person has to, with a number of their own. */
void
person_enter (Person *self)
{
  static const struct
  {
    EiamField   field;
    const char *text;
  } rows[] = {
    { EIAM_FIELD_NAME, "张三" }, { EIAM_FIELD_GENDER, "male" },
    { EIAM_FIELD_BIRTHDAY, "1990-02-17" }, { EIAM_FIELD_NICK_NAME, "张三" },
    { EIAM_FIELD_MAILING_ADDRESS, "湖北省武汉市" }, { EIAM_FIELD_INDUSTRY, "事业单位" },
  };
  EiamRegistration *registration = eiam_signup_get_registration (person_signup (self));
  g_autofree char *mobile = g_strdup_printf ("%" G_GINT64_FORMAT,
                                             FIRST_MOBILE + 1 + self->number
                                             + self->number / GOOD_NUMBERS);

  self->number++;
  if (self->number % SERVICE_PERSONS == 0)
    person_renew (self);
  eiam_test_outside_forget (self->service);
  eiam_client_set_timeout (eiam_signup_get_client (person_signup (self)), DEADLINE * 1000);
  eiam_registration_set_text (registration, EIAM_FIELD_MOBILE, mobile);
  for (unsigned int i = 0; i < G_N_ELEMENTS (rows); i++)
    eiam_registration_set_text (registration, rows[i].field, rows[i].text);
}

static gboolean
has_code (gpointer user_data)
{
  Person *self = user_data;
  EiamSignup *signup = signup_without_error (self);

  return self->service->code != NULL && eiam_signup_get_step (signup) == EIAM_SIGNUP_CODE
         && eiam_signup_get_busy (signup) == EIAM_SIGNUP_IDLE;
}

/* Where its hole is, is told beside the answer, and may come after it. */
static gboolean
has_puzzle (gpointer user_data)
{
  Person *self = user_data;
  GtkWidget *view = eiam_test_ui_find (GTK_WIDGET (self->window), EIAM_TYPE_PUZZLE_VIEW, NULL);

  signup_without_error (self);
  return self->service->x != 0 && view != NULL
         && eiam_puzzle_view_get_puzzle (EIAM_PUZZLE_VIEW (view)) != NULL;
}

/* Solves the puzzle and types the code. */
void
person_solve (Person *self)
{
  GtkWidget *window = GTK_WIDGET (self->window);
  GtkWidget *view = NULL;

  person_wait ("the puzzle", has_puzzle, self);
  view = eiam_test_ui_find (window, EIAM_TYPE_PUZZLE_VIEW, NULL);
  eiam_puzzle_view_set_position (EIAM_PUZZLE_VIEW (view), self->service->x);
  eiam_test_ui_click (window, "Check");
  person_wait ("the code", has_code, self);
  eiam_code_entry_set_text (EIAM_CODE_ENTRY (eiam_test_ui_find (window, EIAM_TYPE_CODE_ENTRY,
                                                                NULL)),
                            self->service->code);
}
