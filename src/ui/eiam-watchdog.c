/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-watchdog.h"

#include <gio/gunixsocketaddress.h>
#include <unistd.h>

#define RETRY_MS 1000
#define USEC_PER_MS 1000

/**
 * EiamWatchdog:
 *
 * Tells the service manager that the first page was painted, that the main loop
 * still turns, and that the program ends, in the words of sd_notify(3). Without
 * a service manager it does nothing.
 */
struct _EiamWatchdog
{
  GObject         parent_instance;

  GSocket        *socket;   /* (owned) (nullable): nobody wants to know */
  GSocketAddress *address;  /* (owned) (nullable) */
  unsigned int    interval; /* milliseconds between two signs of life, 0 for none */
  gboolean        ready;
  gboolean        told;     /* whether the service manager has heard of it */
  unsigned int    tick_id;
};

G_DEFINE_FINAL_TYPE (EiamWatchdog, eiam_watchdog, G_TYPE_OBJECT)

/* A path, or after "@" a name that is in no folder. */
static GSocketAddress *
parse_address (const char *text)
{
  g_autofree char *name = NULL;

  if ((*text != '/' && *text != '@') || text[1] == '\0')
    return NULL;

  name = g_strdup (text);
  if (*text == '/')
    return g_unix_socket_address_new (name);
  return g_unix_socket_address_new_with_type (name + 1, -1, G_UNIX_SOCKET_ADDRESS_ABSTRACT);
}

/* Of a compositor that started this program, say: its own life is no concern of ours. */
static gboolean
is_for_another (void)
{
  g_autofree char *own = g_strdup_printf ("%d", (int) getpid ());
  const char *wanted = g_getenv ("WATCHDOG_PID");

  return wanted != NULL && !g_str_equal (wanted, own);
}

/* Half of what the service manager waits for, as it advises. */
static unsigned int
read_interval (void)
{
  const char *text = g_getenv ("WATCHDOG_USEC");
  g_autoptr (GError) error = NULL;
  guint64 usec = 0;

  if (text == NULL || is_for_another ())
    return 0;
  if (!g_ascii_string_to_unsigned (text, 10, 1, G_MAXUINT64, &usec, &error))
    {
      g_warning ("WATCHDOG_USEC is not used: %s", error->message);
      return 0;
    }
  return (unsigned int) CLAMP (usec / 2 / USEC_PER_MS, 1, G_MAXUINT);
}

static gboolean
tell (EiamWatchdog *self,
      const char   *what)
{
  g_autoptr (GError) error = NULL;

  if (g_socket_send_to (self->socket, self->address, what, strlen (what), NULL, &error) >= 0)
    return TRUE;

  g_debug ("The service manager cannot be told: %s", error->message);
  return FALSE;
}

static gboolean on_tick (gpointer user_data);

static void
schedule (EiamWatchdog *self)
{
  if (!self->told)
    self->tick_id = g_timeout_add (RETRY_MS, on_tick, self);
  else if (self->interval > 0)
    self->tick_id = g_timeout_add (self->interval, on_tick, self);
}

/* At the priority of what people do: when their turn does not come, this does not either. */
static gboolean
on_tick (gpointer user_data)
{
  EiamWatchdog *self = user_data;

  g_assert (EIAM_IS_WATCHDOG (self));

  if (self->told)
    {
      tell (self, "WATCHDOG=1");
      return G_SOURCE_CONTINUE;
    }
  self->told = tell (self, "READY=1");
  self->tick_id = 0;
  schedule (self);
  return G_SOURCE_REMOVE;
}

static void
on_clock_after_paint (GdkFrameClock *clock,
                      EiamWatchdog  *self)
{
  g_assert (GDK_IS_FRAME_CLOCK (clock));
  g_assert (EIAM_IS_WATCHDOG (self));

  g_signal_handlers_disconnect_by_func (clock, on_clock_after_paint, self);
  eiam_watchdog_set_ready (self);
}

static void
on_window_map (GtkWidget    *window,
               EiamWatchdog *self)
{
  g_assert (GTK_IS_WINDOW (window));
  g_assert (EIAM_IS_WATCHDOG (self));

  g_signal_handlers_disconnect_by_func (window, on_window_map, self);
  g_signal_connect_object (gtk_widget_get_frame_clock (window), "after-paint",
                           G_CALLBACK (on_clock_after_paint), self, G_CONNECT_DEFAULT);
}

static void
on_application_window_added (GtkApplication *application,
                             GtkWindow      *window,
                             EiamWatchdog   *self)
{
  g_assert (GTK_IS_APPLICATION (application));
  g_assert (EIAM_IS_WATCHDOG (self));

  if (!self->ready)
    g_signal_connect_object (window, "map", G_CALLBACK (on_window_map), self, G_CONNECT_AFTER);
}

static void
eiam_watchdog_dispose (GObject *object)
{
  EiamWatchdog *self = EIAM_WATCHDOG (object);

  g_clear_handle_id (&self->tick_id, g_source_remove);
  g_clear_object (&self->socket);
  g_clear_object (&self->address);

  G_OBJECT_CLASS (eiam_watchdog_parent_class)->dispose (object);
}

static void
eiam_watchdog_class_init (EiamWatchdogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = eiam_watchdog_dispose;
}

static void
eiam_watchdog_init (EiamWatchdog *self)
{
  const char *text = g_getenv ("NOTIFY_SOCKET");
  g_autoptr (GError) error = NULL;

  if (text == NULL)
    return;
  self->address = parse_address (text);
  if (self->address == NULL)
    {
      g_warning ("NOTIFY_SOCKET is not used: “%s” is not the address of a socket", text);
      return;
    }

  self->interval = read_interval ();
  self->socket = g_socket_new (G_SOCKET_FAMILY_UNIX, G_SOCKET_TYPE_DATAGRAM,
                               G_SOCKET_PROTOCOL_DEFAULT, &error);
  if (self->socket == NULL)
    g_warning ("NOTIFY_SOCKET is not used: %s", error->message);
  else
    g_socket_set_blocking (self->socket, FALSE);
}

/**
 * eiam_watchdog_new:
 *
 * Reads from the environment whether a service manager listens (`NOTIFY_SOCKET`),
 * and after how long without a sign of life it gives the program up
 * (`WATCHDOG_USEC`, for the process in `WATCHDOG_PID` if that is set).
 *
 * Returns: (transfer full): what speaks to the service manager
 */
EiamWatchdog *
eiam_watchdog_new (void)
{
  return g_object_new (EIAM_TYPE_WATCHDOG, NULL);
}

/**
 * eiam_watchdog_follow:
 * @self: what speaks to the service manager
 * @application: the program, before it runs
 *
 * The program is ready when its first window was painted, and stops as it shuts
 * down.
 */
void
eiam_watchdog_follow (EiamWatchdog   *self,
                      GtkApplication *application)
{
  g_return_if_fail (EIAM_IS_WATCHDOG (self));
  g_return_if_fail (GTK_IS_APPLICATION (application));

  g_signal_connect_object (application, "window-added", G_CALLBACK (on_application_window_added),
                           self, G_CONNECT_DEFAULT);
  g_signal_connect_object (application, "shutdown", G_CALLBACK (eiam_watchdog_stop), self,
                           G_CONNECT_SWAPPED);
}

/**
 * eiam_watchdog_set_ready:
 * @self: what speaks to the service manager
 *
 * Says that the program can be used, now or as soon as the service manager
 * listens. From then on it gets its signs of life, for as long as the main loop
 * turns.
 */
void
eiam_watchdog_set_ready (EiamWatchdog *self)
{
  g_return_if_fail (EIAM_IS_WATCHDOG (self));

  if (self->ready)
    return;
  self->ready = TRUE;
  if (self->socket == NULL)
    return;

  self->told = tell (self, "READY=1");
  schedule (self);
}

/**
 * eiam_watchdog_stop:
 * @self: what speaks to the service manager
 *
 * Says that the program ends. What takes long from here on is looked after by
 * the service manager's own limit.
 */
void
eiam_watchdog_stop (EiamWatchdog *self)
{
  g_return_if_fail (EIAM_IS_WATCHDOG (self));

  g_clear_handle_id (&self->tick_id, g_source_remove);
  if (self->socket != NULL)
    tell (self, "STOPPING=1");
}
