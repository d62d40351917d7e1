#include "config.h"
#include "eiam-test-peer.h"
#include "eiam-test-calls.h"
#include "eiam-test-utils.h"
#include "eiam-error.h"
#include "eiam-server.h"
int main (int argc, char **argv)
{
  EiamTestPeer *peer;
  g_autoptr (GUri) uri = NULL;
  g_autoptr (EiamDevice) device = eiam_device_new ();
  EiamClient *client;
  GAsyncResult *result = NULL;
  GError *error = NULL;
  g_autofree char *url = NULL;
  const char *proxy = g_getenv ("PX");
  char **lines;
  eiam_test_init (&argc, &argv);
  peer = eiam_test_peer_new ((const char * const *) argv + 1);
  url = g_strdup_printf ("https://127.0.0.1:%u", eiam_test_peer_get_port (peer));
  uri = eiam_server_parse (proxy ? "https://eiam.example:8443" : url, NULL);
  if (proxy) { g_autofree char *p = g_strdup_printf ("http://127.0.0.1:%u", eiam_test_peer_get_port (peer)); g_setenv ("https_proxy", p, TRUE); }
  client = eiam_client_new (uri, "cid", device);
  if (g_getenv ("CA")) eiam_client_set_ca_file (client, g_getenv ("CA"));
  eiam_client_set_timeout (client, 5000);
  eiam_client_send_sms_async (client, "15201657315", "tok", NULL, eiam_test_on_ready, &result);
  eiam_test_await_result (&result);
  if (eiam_client_send_sms_finish (client, result, &error)) g_print ("OK\n");
  else { g_print ("%s %d %s | %s\n", g_quark_to_string (error->domain), error->code, eiam_error_dup_sentence (error), eiam_error_get_next_step (error)); }
  g_object_unref (result);
  g_object_unref (client);
  eiam_test_drain ();
  lines = eiam_test_peer_end (peer);
  for (int i = 0; lines[i]; i++) g_print ("   %s\n", lines[i]);
}
