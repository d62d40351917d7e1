/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-application.h"

#include "eiam-about.h"
#include "eiam-demo-thread.h"
#include "eiam-desktop-actions.h"
#include "eiam-graphics.h"
#include "eiam-invitation-arguments.h"
#include "eiam-kiosk-guard.h"
#include "eiam-language.h"
#include "eiam-language-dialog.h"
#include "eiam-language-setting.h"
#include "eiam-language-switch.h"
#include "eiam-preferences.h"
#include "eiam-report.h"
#include "eiam-server.h"
#include "eiam-settings-notice.h"
#include "eiam-settings.h"
#include "eiam-style.h"
#include "eiam-text.h"
#include "eiam-window.h"

#include <glib/gi18n.h>

#define EXIT_BAD_USAGE 2
#define DEMO_CLIENT_ID "demo-client"
#define DEMO_NOTIFICATION "demo-message"

/**
 * EiamApplication:
 *
 * The one process: its command line, its settings, its window and the demo.
 */
struct _EiamApplication
{
  AdwApplication  parent_instance;

  EiamSettings   *settings; /* (owned) (nullable): until the schema was found */
  EiamDemoThread *demo;     /* (owned) (nullable) */
  gboolean        parsed;   /* whether the command line could be read */
  unsigned int    switch_id;
};

G_DEFINE_FINAL_TYPE (EiamApplication, eiam_application, ADW_TYPE_APPLICATION)

typedef const char *(*OptionCheck) (const char *value);

static const char *
check_server (const char *value)
{
  g_autoptr (GUri) server = eiam_server_parse (value, NULL);

  return server != NULL ? NULL : _("not an https address of a server");
}

static const char *
check_client_id (const char *value)
{
  return *value != '\0' && eiam_text_is_header_value (value) ? NULL : _("not a client ID");
}

static const char *
check_tenant_id (const char *value)
{
  return eiam_text_is_header_value (value) ? NULL : _("not a tenant ID");
}

static const char *
check_ca_file (const char *value)
{
  return g_file_test (value, G_FILE_TEST_IS_REGULAR) ? NULL : _("no such file");
}

static const char *
check_language (const char *value)
{
  return eiam_language_is_valid_tag (value) ? NULL : _("not a language tag such as zh_CN");
}

/* The options that override a setting for this run. */
static const struct
{
  const char *option;
  const char *key;
  OptionCheck check;
} overrides[] = {
  { "server", "server-url", check_server },
  { "client-id", "client-id", check_client_id },
  { "tenant-id", "tenant-id", check_tenant_id },
  { "ca-file", "ca-file", check_ca_file },
  { "language", "language", check_language },
};

static const GOptionEntry entries[] = {
  { "demo", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, NULL,
    N_("Try the program with a service of its own"), NULL },
  { "server", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, NULL,
    N_("Address of the identity service"),
    /* Translators: stands for a value in the help of the command line. */
    N_("URL") },
  { "client-id", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, NULL,
    N_("Client ID at the identity service"),
    /* Translators: stands for a value in the help of the command line. */
    N_("ID") },
  { "tenant-id", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, NULL,
    N_("Tenant ID at a shared identity service"),
    /* Translators: stands for a value in the help of the command line. */
    N_("ID") },
  { "ca-file", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, NULL,
    N_("File with additional certificate authorities"),
    /* Translators: stands for a value in the help of the command line. */
    N_("PEM") },
  { "language", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, NULL,
    N_("Language of the program, such as zh_CN"),
    /* Translators: stands for a value in the help of the command line. */
    N_("TAG") },
  { "kiosk", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, NULL,
    N_("Be a self-service machine, which people use one after the other"), NULL },
  { "make-invitation", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, NULL,
    N_("Print an invitation to the configured service and exit"), NULL },
  { "version", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, NULL,
    N_("Print the version and exit"), NULL },
  { G_OPTION_REMAINING, 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME_ARRAY, NULL, NULL,
    /* Translators: in the help of the command line: a file or a link. */
    N_("[INVITATION]") },
  G_OPTION_ENTRY_NULL,
};

static EiamWindow *
get_window (EiamApplication *self)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (self));

  for (GList *item = windows; item != NULL; item = item->next)
    if (EIAM_IS_WINDOW (item->data))
      return item->data;
  return NULL;
}

static void
on_demo_sms (EiamDemoThread  *demo,
             const char      *mobile,
             const char      *code,
             EiamApplication *self)
{
  g_autoptr (GNotification) notification = NULL;
  g_autofree char *text = NULL;
  EiamWindow *window = get_window (self);

  g_assert (mobile != NULL);
  g_assert (EIAM_IS_DEMO_THREAD (demo));
  g_assert (EIAM_IS_APPLICATION (self));

  if (window != NULL)
    /* Translators: the SMS of the demo; the placeholder is a code of digits. */
    eiam_news_banner_show_message (eiam_window_get_news (window),
                                   N_("Demo message: your code is %s"), code);
  /* Translators: the SMS of the demo; the placeholder is a code of digits. */
  text = g_strdup_printf (_("Demo message: your code is %s"), code);

  notification = g_notification_new (_("Staff Sign-Up"));
  g_notification_set_body (notification, text);
  g_application_send_notification (G_APPLICATION (self), DEMO_NOTIFICATION, notification);
}

static gboolean
start_demo (EiamApplication  *self,
            GError          **error)
{
  g_autofree char *url = NULL;

  if (self->demo == NULL)
    {
      g_autoptr (EiamDemoThread) demo = eiam_demo_thread_new ();

      if (!eiam_demo_thread_start (demo, error))
        return FALSE;
      g_signal_connect_object (demo, "sms", G_CALLBACK (on_demo_sms), self, G_CONNECT_DEFAULT);
      self->demo = g_steal_pointer (&demo);
    }

  url = eiam_demo_thread_dup_url (self->demo);
  eiam_settings_override (self->settings, "client-id", DEMO_CLIENT_ID);
  eiam_settings_override (self->settings, "server-url", url);
  return TRUE;
}

static void
on_demo_activate (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  EiamApplication *self = user_data;
  g_autoptr (GError) error = NULL;
  EiamWindow *window = get_window (self);

  g_assert (G_IS_SIMPLE_ACTION (action));
  g_assert (parameter == NULL);
  g_assert (EIAM_IS_APPLICATION (self));

  if (!start_demo (self, &error) && window != NULL)
    eiam_window_show_news (window, error->message);
}

static void
on_about_activate (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  EiamApplication *self = user_data;

  g_assert (G_IS_SIMPLE_ACTION (action));
  g_assert (parameter == NULL);
  g_assert (EIAM_IS_APPLICATION (self));

  eiam_about_present (gtk_application_get_active_window (GTK_APPLICATION (self)));
}

static void
on_preferences_activate (GSimpleAction *action,
                         GVariant      *parameter,
                         gpointer       user_data)
{
  EiamApplication *self = user_data;

  g_assert (G_IS_SIMPLE_ACTION (action));
  g_assert (parameter == NULL);
  g_assert (EIAM_IS_APPLICATION (self));

  eiam_preferences_present (GTK_WINDOW (get_window (self)), self->settings);
}

static void
on_language_activate (GSimpleAction *action,
                      GVariant      *parameter,
                      gpointer       user_data)
{
  EiamApplication *self = user_data;

  g_assert (G_IS_SIMPLE_ACTION (action));
  g_assert (parameter == NULL);
  g_assert (EIAM_IS_APPLICATION (self));

  eiam_language_dialog_present (GTK_WINDOW (get_window (self)), self->settings);
}

/* Goes through the windows, so that each can ask about what would be lost. */
static void
on_quit_activate (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  EiamApplication *self = user_data;
  EiamWindow *window = get_window (self);

  g_assert (G_IS_SIMPLE_ACTION (action));
  g_assert (parameter == NULL);
  g_assert (EIAM_IS_APPLICATION (self));

  if (window != NULL)
    gtk_window_close (GTK_WINDOW (window));
  else
    g_application_quit (G_APPLICATION (self));
}

static const GActionEntry actions[] = {
  { .name = "quit", .activate = on_quit_activate },
  { .name = "about", .activate = on_about_activate },
  { .name = "preferences", .activate = on_preferences_activate },
  { .name = "language", .activate = on_language_activate },
  { .name = "demo", .activate = on_demo_activate },
};

static void
set_accels (GtkApplication *application)
{
  static const struct
  {
    const char *action;
    const char *accels[2];
  } table[] = {
    { "app.quit", { "<Control>q", NULL } },
    { "window.close", { "<Control>w", NULL } },
    { "app.preferences", { "<Control>comma", NULL } },
    { "win.menu", { "F10", NULL } },
    { "win.show-help-overlay", { "<Control>question", NULL } },
  };

  for (unsigned int i = 0; i < G_N_ELEMENTS (table); i++)
    gtk_application_set_accels_for_action (application, table[i].action, table[i].accels);
}

static gboolean
on_switch_due (gpointer user_data)
{
  EiamApplication *self = user_data;

  g_assert (EIAM_IS_APPLICATION (self));

  self->switch_id = 0;
  eiam_language_switch (self->settings);
  return G_SOURCE_REMOVE;
}

/* Not at once: what changed the setting may be a row of a window that goes. */
static void
on_language_changed (EiamApplication *self)
{
  g_assert (EIAM_IS_APPLICATION (self));

  if (self->switch_id == 0)
    self->switch_id = g_idle_add (on_switch_due, self);
}

/* A relative path means the directory of the caller, not of this process. */
static void
make_absolute (GVariantDict *options,
               const char   *option)
{
  g_autofree char *path = NULL;
  const char *value = NULL;

  if (!g_variant_dict_lookup (options, option, "&s", &value))
    return;
  path = g_canonicalize_filename (value, NULL);
  g_variant_dict_insert (options, option, "s", path);
}

/* Returns -1 to go on, or the exit status. */
static int
check_options (GVariantDict *options)
{
  for (unsigned int i = 0; i < G_N_ELEMENTS (overrides); i++)
    {
      const char *value = NULL;
      const char *reason = NULL;

      if (!g_variant_dict_lookup (options, overrides[i].option, "&s", &value))
        continue;
      reason = overrides[i].check (value);
      if (reason == NULL)
        continue;
      g_printerr ("eiam-register: --%s=%s: %s\n", overrides[i].option, value, reason);
      return EXIT_BAD_USAGE;
    }
  return -1;
}

static void
apply_options (EiamApplication *self,
               GVariantDict    *options)
{
  for (unsigned int i = 0; i < G_N_ELEMENTS (overrides); i++)
    {
      const char *value = NULL;

      if (g_variant_dict_lookup (options, overrides[i].option, "&s", &value))
        eiam_settings_override (self->settings, overrides[i].key, value);
    }
}

/* For a report, which is made before there is a command line to handle. */
static gboolean
start_wanted_demo (EiamApplication *self,
                   GVariantDict    *options)
{
  g_autoptr (GError) error = NULL;

  if (!g_variant_dict_contains (options, "demo") || start_demo (self, &error))
    return TRUE;
  g_printerr ("eiam-register: --demo: %s\n", error->message);
  return FALSE;
}

static int
eiam_application_handle_local_options (GApplication *application,
                                       GVariantDict *options)
{
  EiamApplication *self = EIAM_APPLICATION (application);
  g_autofree char *version = NULL;
  int status = 0;

  self->parsed = TRUE;
  if (g_variant_dict_contains (options, "version"))
    {
      version = eiam_about_dup_debug_info ();
      g_print ("%s", version);
      return EXIT_SUCCESS;
    }

  status = check_options (options);
  if (status < 0)
    status = eiam_report_check (options);
  if (status < 0)
    status = eiam_invitation_arguments_check (options);
  if (status >= 0)
    return status;

  if (!eiam_settings_is_installed ())
    {
      g_printerr ("eiam-register: %s\n",
                  _("The settings schema io.github.eiam.Register is not installed."));
      return EXIT_FAILURE;
    }

  make_absolute (options, "ca-file");
  self->settings = eiam_settings_new ();
  apply_options (self, options);
  if (g_variant_dict_contains (options, "kiosk"))
    eiam_kiosk_enable (eiam_kiosk_get (self->settings));
  eiam_kiosk_guard_process (eiam_kiosk_get (self->settings));
  eiam_language_setting_apply (self->settings);
  eiam_settings_notice_print (self->settings);

  if (eiam_report_is_wanted (options) && !start_wanted_demo (self, options))
    return EXIT_FAILURE;
  return eiam_report_run (self->settings, options);
}

/* GApplication calls an option that it does not know a plain failure. */
static gboolean
eiam_application_local_command_line (GApplication   *application,
                                     char         ***arguments,
                                     int            *exit_status)
{
  EiamApplication *self = EIAM_APPLICATION (application);
  gboolean done = G_APPLICATION_CLASS (eiam_application_parent_class)
                    ->local_command_line (application, arguments, exit_status);

  if (done && !self->parsed && *exit_status != EXIT_SUCCESS)
    *exit_status = EXIT_BAD_USAGE;
  return done;
}

static void
eiam_application_open (GApplication  *application,
                       GFile        **files,
                       int            n_files,
                       const char    *hint)
{
  EiamWindow *window = NULL;
  const char *refusal = NULL;

  g_application_activate (application);
  window = get_window (EIAM_APPLICATION (application));
  refusal = eiam_invitation_desk_open (eiam_window_get_desk (window), files,
                                       (unsigned int) n_files);
  if (refusal != NULL)
    eiam_window_show_news (window, refusal);
}

/* A running program does not become a self-service machine, and one of those does
 * not take orders from a second start. */
static gboolean
is_unwelcome (EiamApplication         *self,
              GApplicationCommandLine *command_line,
              GVariantDict            *options)
{
  return g_application_command_line_get_is_remote (command_line)
         && (g_variant_dict_contains (options, "kiosk")
             || eiam_kiosk_forbids (eiam_kiosk_get (self->settings), EIAM_KIOSK_SECOND_START));
}

static int
eiam_application_command_line (GApplication            *application,
                               GApplicationCommandLine *command_line)
{
  EiamApplication *self = EIAM_APPLICATION (application);
  GVariantDict *options = g_application_command_line_get_options_dict (command_line);
  g_autoptr (GFile) invitation = NULL;
  g_autoptr (GError) error = NULL;

  if (is_unwelcome (self, command_line, options))
    {
      g_application_command_line_printerr (command_line, "eiam-register: %s\n",
                                           _("The program is already running."));
      return EXIT_FAILURE;
    }

  apply_options (self, options);
  if (g_variant_dict_contains (options, "demo") && !start_demo (self, &error))
    {
      g_application_command_line_printerr (command_line, "eiam-register: --demo: %s\n",
                                           error->message);
      return EXIT_FAILURE;
    }

  invitation = eiam_invitation_arguments_dup_file (options, command_line);
  if (invitation != NULL)
    g_application_open (application, &invitation, 1, "");
  else
    g_application_activate (application);
  return EXIT_SUCCESS;
}

/* Actions are for every program on the message bus too. */
static void
add_actions (EiamApplication *self)
{
  EiamKiosk *kiosk = eiam_kiosk_get (self->settings);

  eiam_kiosk_guard_program (kiosk, GTK_APPLICATION (self));
  if (eiam_kiosk_forbids (kiosk, EIAM_KIOSK_ACTIONS))
    return;
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  eiam_desktop_actions_add (GTK_APPLICATION (self));
  set_accels (GTK_APPLICATION (self));
}

static void
eiam_application_startup (GApplication *application)
{
  EiamApplication *self = EIAM_APPLICATION (application);

  /* The class of the window under X11, by which its desktop entry is found. Not
   * earlier: the help on the command line has the name of the executable. */
  g_set_prgname (APPLICATION_ID);

  eiam_graphics_open ();
  /* GTK loads nothing from there by itself. */
  g_application_set_resource_base_path (application, NULL);
  G_APPLICATION_CLASS (eiam_application_parent_class)->startup (application);
  eiam_style_init ();
  eiam_language_apply_direction ();
  gtk_window_set_default_icon_name (APPLICATION_ID);
  if (self->settings != NULL)
    {
      g_signal_connect_object (self->settings, "changed::language",
                               G_CALLBACK (on_language_changed), self, G_CONNECT_SWAPPED);
      eiam_report_begin (self->settings);
      add_actions (self);
    }
}

static void
eiam_application_activate (GApplication *application)
{
  EiamApplication *self = EIAM_APPLICATION (application);
  EiamWindow *window = get_window (self);

  if (window == NULL)
    window = eiam_window_new (GTK_APPLICATION (self), self->settings);
  gtk_window_present (GTK_WINDOW (window));
}

static void
eiam_application_dispose (GObject *object)
{
  EiamApplication *self = EIAM_APPLICATION (object);

  g_clear_handle_id (&self->switch_id, g_source_remove);
  g_clear_object (&self->demo);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (eiam_application_parent_class)->dispose (object);
}

static void
eiam_application_class_init (EiamApplicationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  object_class->dispose = eiam_application_dispose;

  application_class->local_command_line = eiam_application_local_command_line;
  application_class->handle_local_options = eiam_application_handle_local_options;
  application_class->command_line = eiam_application_command_line;
  application_class->startup = eiam_application_startup;
  application_class->activate = eiam_application_activate;
  application_class->open = eiam_application_open;
}

static void
eiam_application_init (EiamApplication *self)
{
  g_application_add_main_option_entries (G_APPLICATION (self), entries);
  eiam_report_add_options (G_APPLICATION (self));
}

/**
 * eiam_application_new:
 *
 * Returns: (transfer full): the program
 */
EiamApplication *
eiam_application_new (void)
{
  return g_object_new (EIAM_TYPE_APPLICATION,
                       "application-id", APPLICATION_ID,
                       "flags", G_APPLICATION_HANDLES_COMMAND_LINE | G_APPLICATION_HANDLES_OPEN,
                       NULL);
}
