/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-device.h"

#include <string.h>

#include "eiam-server.h"
#include "eiam-test-utils.h"

static void
assert_printable (const char *text)
{
  g_assert_nonnull (text);
  g_assert_cmpstr (text, !=, "");
  for (; *text != '\0'; text++)
    g_assert_true (g_ascii_isprint (*text));
}

static void
test_fingerprint (void)
{
  g_autoptr (EiamDevice) device = eiam_device_new ();
  g_autoptr (EiamDevice) again = eiam_device_new ();
  const char *fingerprint = eiam_device_get_fingerprint (device);

  g_assert_cmpuint (strlen (fingerprint), ==, 32);
  g_assert_cmpuint (strspn (fingerprint, "0123456789abcdef"), ==, 32);
  g_assert_cmpstr (fingerprint, ==, eiam_device_get_fingerprint (again));
}

static void
test_machine_id_is_hidden (void)
{
  g_autoptr (EiamDevice) device = eiam_device_new ();
  g_autofree char *id = NULL;

  if (!g_file_get_contents ("/etc/machine-id", &id, NULL, NULL) || strlen (g_strstrip (id)) < 32)
    {
      g_test_skip ("This machine has no id");
      return;
    }
  g_assert_cmpstr (eiam_device_get_fingerprint (device), !=, id);
  g_assert_null (strstr (id, eiam_device_get_fingerprint (device)));
}

static void
test_hash (void)
{
  g_autoptr (EiamDevice) device = eiam_device_new ();
  g_autofree char *account = eiam_device_hash (device, "account", "15201657315");
  g_autofree char *again = eiam_device_hash (device, "account", "15201657315");
  g_autofree char *other = eiam_device_hash (device, "account", "15201657316");
  g_autofree char *purpose = eiam_device_hash (device, "other", "15201657315");
  g_autofree char *empty = eiam_device_hash (device, "account", "");
  g_autofree char *shifted = eiam_device_hash (device, "account1", "5201657315");

  g_assert_cmpstr (account, ==, again);
  g_assert_cmpuint (strspn (account, "0123456789abcdef"), ==, strlen (account));
  g_assert_cmpuint (strlen (account), >=, 32);
  g_assert_cmpstr (account, !=, other);
  g_assert_cmpstr (account, !=, purpose);
  g_assert_cmpstr (account, !=, empty);
  g_assert_cmpstr (account, !=, shifted);
  g_assert_null (strstr (account, "15201657315"));
}

static void
test_texts (void)
{
  g_autoptr (EiamDevice) device = eiam_device_new ();

  assert_printable (eiam_device_get_os_version (device));
  assert_printable (eiam_device_get_agent (device));
  g_assert_true (g_str_has_prefix (eiam_device_get_agent (device), "eiam-register/"));
}

static void
on_header (const char *name,
           const char *value,
           gpointer    user_data)
{
  g_assert_nonnull (user_data);

  assert_printable (name);
  assert_printable (value);
}

static void
test_headers (void)
{
  static const char * const names[] = {
    "X-operating-sys-version", "X-device-fingerprint", "X-device-ip", "X-agent",
  };
  g_autoptr (EiamDevice) device = eiam_device_new ();
  g_autoptr (GUri) server = eiam_server_parse ("http://127.0.0.1:8080", NULL);
  SoupMessageHeaders *headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_REQUEST);

  eiam_device_append_headers (device, server, headers);
  for (unsigned int i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_nonnull (soup_message_headers_get_one (headers, names[i]));
  g_assert_cmpstr (soup_message_headers_get_one (headers, "X-device-fingerprint"), ==,
                   eiam_device_get_fingerprint (device));
  soup_message_headers_foreach (headers, on_header, device);

  soup_message_headers_unref (headers);
}

static void
test_ip_setting (void)
{
  g_autoptr (EiamDevice) device = eiam_device_new ();
  g_autoptr (GUri) server = eiam_server_parse ("http://127.0.0.1:8080", NULL);
  SoupMessageHeaders *headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_REQUEST);

  g_assert_true (eiam_device_get_send_ip (device));
  eiam_device_set_send_ip (device, FALSE);
  g_assert_false (eiam_device_get_send_ip (device));
  eiam_device_append_headers (device, server, headers);
  g_assert_null (soup_message_headers_get_one (headers, "X-device-ip"));
  g_assert_nonnull (soup_message_headers_get_one (headers, "X-agent"));

  soup_message_headers_unref (headers);
}

static void
test_ip (void)
{
  static const char * const servers[] = {
    "http://127.0.0.1:8080", "http://localhost:8080", "http://[::1]:8080",
    "https://eiam.example.com", "https://192.0.2.1", "https://[2001:db8::1]",
  };
  g_autoptr (EiamDevice) device = eiam_device_new ();

  for (unsigned int i = 0; i < G_N_ELEMENTS (servers); i++)
    {
      g_autoptr (GUri) server = eiam_server_parse (servers[i], NULL);
      g_autofree char *ip = eiam_device_dup_ip (device, server);
      g_autoptr (GInetAddress) address = ip == NULL ? NULL : g_inet_address_new_from_string (ip);

      g_test_message ("%s: %s", servers[i], ip);
      g_assert_true (ip == NULL || address != NULL);
      if (eiam_server_is_loopback (server))
        g_assert_true (g_inet_address_get_is_loopback (address));
    }
}

int
main (int    argc,
      char **argv)
{
  eiam_test_init (&argc, &argv);

  g_test_add_func ("/device/fingerprint", test_fingerprint);
  g_test_add_func ("/device/machine-id-is-hidden", test_machine_id_is_hidden);
  g_test_add_func ("/device/hash", test_hash);
  g_test_add_func ("/device/texts", test_texts);
  g_test_add_func ("/device/headers", test_headers);
  g_test_add_func ("/device/ip-setting", test_ip_setting);
  g_test_add_func ("/device/ip", test_ip);

  return g_test_run ();
}
