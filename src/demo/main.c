/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include <locale.h>
#include <stdlib.h>

#include <glib-unix.h>
#include <glib/gi18n.h>

#include "eiam-demo-service.h"

#define EXIT_USAGE 2

typedef struct {
  int       port;
  int       resend_delay;
  gint64    seed;
  gboolean  aes;
  gboolean  control;
  gboolean  print_codes;
  char     *tls_cert;
  char     *tls_key;
  char     *tenant_id;
  char     *client_id;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->tls_cert);
  g_free (options->tls_key);
  g_free (options->tenant_id);
  g_free (options->client_id);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* Each line is for a program that reads along, so none may wait in a buffer. */
static void
on_service_sms (EiamDemoService *service,
                const char      *mobile,
                const char      *code,
                gpointer         user_data)
{
  g_assert (EIAM_IS_DEMO_SERVICE (service));

  g_print ("sms %s %s\n", mobile, code);
}

static void
on_service_puzzle (EiamDemoService *service,
                   const char      *token,
                   unsigned int     x,
                   gpointer         user_data)
{
  g_assert (EIAM_IS_DEMO_SERVICE (service));

  g_print ("puzzle %s %u\n", token, x);
}

static gboolean
on_terminate_signal (gpointer user_data)
{
  GMainLoop *loop = user_data;

  g_assert (loop != NULL);

  g_main_loop_quit (loop);
  return G_SOURCE_CONTINUE;
}

static gboolean
check_range (const char  *name,
             gint64       value,
             gint64       min,
             gint64       max,
             GError     **error)
{
  g_autofree char *given = NULL;
  g_autofree char *range = NULL;

  if (value >= min && value <= max)
    return TRUE;

  given = g_strdup_printf ("%" G_GINT64_FORMAT, value);
  range = g_strdup_printf ("%" G_GINT64_FORMAT "…%" G_GINT64_FORMAT, min, max);
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               /* Translators: the first %s is a command line option, the second the number that
                * was given with it, the third the range of allowed numbers, like “0…65535”. */
               _("%s=%s is not within %s"), name, given, range);
  return FALSE;
}

static gboolean
check_options (const Options  *options,
               int             argc,
               char          **argv,
               GError        **error)
{
  if (argc > 1)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   /* Translators: %s is a word on the command line. */
                   _("Unexpected argument “%s”"), argv[1]);
      return FALSE;
    }
  if ((options->tls_cert == NULL) != (options->tls_key == NULL))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   /* Translators: both %s are command line options. */
                   _("%s needs %s"), options->tls_key == NULL ? "--tls-cert" : "--tls-key",
                   options->tls_key == NULL ? "--tls-key" : "--tls-cert");
      return FALSE;
    }

  return check_range ("--port", options->port, 0, G_MAXUINT16, error)
         && check_range ("--seed", options->seed, -1, G_MAXUINT32, error)
         && check_range ("--resend-delay", options->resend_delay, 0, 3600, error);
}

static gboolean
parse_options (Options   *options,
               int       *argc,
               char    ***argv,
               GError   **error)
{
  const GOptionEntry entries[] = {
    { "port", 0, 0, G_OPTION_ARG_INT, &options->port, N_("Listen on this port"), "N" },
    { "tls-cert", 0, 0, G_OPTION_ARG_FILENAME, &options->tls_cert,
      N_("Speak TLS with this certificate"), "PEM" },
    { "tls-key", 0, 0, G_OPTION_ARG_FILENAME, &options->tls_key,
      N_("The private key of the certificate"), "PEM" },
    { "print-codes", 0, 0, G_OPTION_ARG_NONE, &options->print_codes,
      N_("Print codes and solutions of puzzles"), NULL },
    { "seed", 0, 0, G_OPTION_ARG_INT64, &options->seed, N_("Make chance the same in each run"),
      "N" },
    { "aes", 0, 0, G_OPTION_ARG_NONE, &options->aes, N_("Want puzzle answers encrypted"), NULL },
    { "tenant-id", 0, 0, G_OPTION_ARG_STRING, &options->tenant_id, N_("Accept only this tenant"),
      "ID" },
    { "client-id", 0, 0, G_OPTION_ARG_STRING, &options->client_id, N_("Accept only this client"),
      "ID" },
    { "resend-delay", 0, 0, G_OPTION_ARG_INT, &options->resend_delay,
      N_("Seconds between two codes to one number"), "N" },
    { "control", 0, 0, G_OPTION_ARG_NONE, &options->control,
      N_("Let others inject faults and turn the clock"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, _("An identity service on this machine, for trying out "
                                           "Staff Sign-Up."));
  return g_option_context_parse (context, argc, argv, error)
         && check_options (options, *argc, *argv, error);
}

static void
configure (EiamDemoService *service,
           const Options   *options)
{
  eiam_demo_service_set_aes (service, options->aes);
  eiam_demo_service_set_tenant_id (service, options->tenant_id);
  eiam_demo_service_set_client_id (service, options->client_id);
  eiam_demo_service_set_control (service, options->control);
  eiam_demo_service_set_resend_delay (service, (unsigned int) options->resend_delay);
  if (options->seed >= 0)
    eiam_demo_service_set_seed (service, (guint32) options->seed);
  if (options->print_codes)
    {
      g_signal_connect (service, "sms", G_CALLBACK (on_service_sms), NULL);
      g_signal_connect (service, "puzzle", G_CALLBACK (on_service_puzzle), NULL);
    }
}

static gboolean
start (EiamDemoService  *service,
       const Options    *options,
       GError          **error)
{
  g_autoptr (GTlsCertificate) certificate = NULL;
  g_autofree char *url = NULL;

  if (options->tls_cert != NULL)
    {
      certificate = g_tls_certificate_new_from_files (options->tls_cert, options->tls_key, error);
      if (certificate == NULL)
        {
          g_prefix_error (error, "%s: ", options->tls_cert);
          return FALSE;
        }
      eiam_demo_service_set_certificate (service, certificate);
    }
  if (!eiam_demo_service_start (service, (unsigned int) options->port, error))
    return FALSE;

  url = eiam_demo_service_dup_url (service);
  g_print ("listening on %s\n", url);
  return TRUE;
}

static int
fail (const GError *error,
      int           status)
{
  g_printerr ("%s: %s\n", g_get_prgname (), error->message);
  return status;
}

int
main (int    argc,
      char **argv)
{
  g_auto (Options) options = { .seed = -1, .resend_delay = 60 };
  g_autoptr (EiamDemoService) service = NULL;
  g_autoptr (GMainLoop) loop = NULL;
  g_autoptr (GError) error = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  if (!parse_options (&options, &argc, &argv, &error))
    return fail (error, EXIT_USAGE);

  service = eiam_demo_service_new ();
  configure (service, &options);
  if (!start (service, &options, &error))
    return fail (error, EXIT_FAILURE);

  loop = g_main_loop_new (NULL, FALSE);
  g_unix_signal_add (SIGTERM, on_terminate_signal, loop);
  g_unix_signal_add (SIGINT, on_terminate_signal, loop);
  g_main_loop_run (loop);
  eiam_demo_service_stop (service);

  return EXIT_SUCCESS;
}
