/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-device.h"

#include <sys/utsname.h>
#include <string.h>

#include <nettle/hmac.h>

#include "eiam-server.h"

/**
 * EiamDevice:
 *
 * What this machine says of itself in the headers of every call
 * (spec/api.md 2.1). All values are ASCII. The fingerprint stays the same for
 * this machine and program, and does not reveal the machine id.
 */
struct _EiamDevice
{
  GObject   parent_instance;

  char     *os_version;
  char     *fingerprint;
  char     *agent;
  char     *machine_id;
  gboolean  send_ip;
};

G_DEFINE_FINAL_TYPE (EiamDevice, eiam_device, G_TYPE_OBJECT)

#define FINGERPRINT_LENGTH 32

/* An address of the documentation range: asking the kernel for the route to it
 * sends nothing and tells which address the machine uses towards the network. */
#define ROUTE_PROBE_ADDRESS "192.0.2.1"
#define ROUTE_PROBE_PORT 9

static char *
dup_file (const char * const *paths)
{
  for (; *paths != NULL; paths++)
    {
      g_autofree char *contents = NULL;

      if (g_file_get_contents (*paths, &contents, NULL, NULL) && *g_strstrip (contents) != '\0')
        return g_steal_pointer (&contents);
    }

  return NULL;
}

/* Inside a Flatpak the machine's own file is under /run/host. */
static char *
dup_os_release_value (const char *key)
{
  static const char * const paths[] = {
    "/run/host/os-release", "/etc/os-release", "/usr/lib/os-release", NULL
  };
  g_autofree char *contents = dup_file (paths);
  g_auto (GStrv) lines = contents == NULL ? NULL : g_strsplit (contents, "\n", -1);
  unsigned int i;

  for (i = 0; lines != NULL && lines[i] != NULL; i++)
    {
      if (g_str_has_prefix (lines[i], key) && lines[i][strlen (key)] == '=')
        return g_shell_unquote (lines[i] + strlen (key) + 1, NULL);
    }

  return NULL;
}

static char *
keep_ascii (const char *text)
{
  return g_strcanon (g_strdup (text),
                     "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
                     " !#$%&'()*+,-./:;=?@[]_{}",
                     '-');
}

static char *
build_os_version (void)
{
  g_autofree char *id = dup_os_release_value ("ID");
  g_autofree char *version = dup_os_release_value ("VERSION_ID");
  g_autofree char *joined = g_strconcat (id == NULL ? "linux" : id, version, NULL);

  return keep_ascii (joined);
}

static char *
build_agent (void)
{
  g_autofree char *name = dup_os_release_value ("NAME");
  g_autofree char *joined = NULL;
  struct utsname system = { 0 };

  uname (&system);
  joined = g_strdup_printf ("eiam-register/%s (%s %s; %s)", PACKAGE_VERSION,
                            system.sysname, system.machine, name == NULL ? "Linux" : name);
  return keep_ascii (joined);
}

/* Where the machine has no id, one is made once and kept for this user. */
static char *
load_own_machine_id (void)
{
  g_autofree char *dir = g_build_filename (g_get_user_data_dir (), "eiam-register", NULL);
  g_autofree char *path = g_build_filename (dir, "device-id", NULL);
  const char * const paths[] = { path, NULL };
  g_autoptr (GError) error = NULL;
  char *id = dup_file (paths);

  if (id != NULL)
    return id;

  id = g_uuid_string_random ();
  g_mkdir_with_parents (dir, 0700);
  if (!g_file_set_contents_full (path, id, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, &error))
    g_warning ("The device id cannot be kept: %s", error->message);
  return id;
}

static char *
load_machine_id (void)
{
  static const char * const paths[] = { "/etc/machine-id", "/var/lib/dbus/machine-id", NULL };
  char *id = dup_file (paths);

  return id != NULL && strlen (id) >= 32 ? id : (g_free (id), load_own_machine_id ());
}

static void
eiam_device_finalize (GObject *object)
{
  EiamDevice *self = EIAM_DEVICE (object);

  g_clear_pointer (&self->os_version, g_free);
  g_clear_pointer (&self->fingerprint, g_free);
  g_clear_pointer (&self->agent, g_free);
  g_clear_pointer (&self->machine_id, g_free);

  G_OBJECT_CLASS (eiam_device_parent_class)->finalize (object);
}

static void
eiam_device_class_init (EiamDeviceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = eiam_device_finalize;
}

static void
eiam_device_init (EiamDevice *self)
{
  self->machine_id = load_machine_id ();
  self->os_version = build_os_version ();
  self->agent = build_agent ();
  self->fingerprint = eiam_device_hash (self, "device-fingerprint", "");
  self->fingerprint[FINGERPRINT_LENGTH] = '\0';
  self->send_ip = TRUE;
}

/**
 * eiam_device_new:
 *
 * Reads a few small local files; no network.
 *
 * Returns: (transfer full): the identity of this machine
 */
EiamDevice *
eiam_device_new (void)
{
  return g_object_new (EIAM_TYPE_DEVICE, NULL);
}

/**
 * eiam_device_get_os_version:
 * @self: a device
 *
 * Returns: name and version of the operating system, such as `debian12`
 */
const char *
eiam_device_get_os_version (EiamDevice *self)
{
  g_return_val_if_fail (EIAM_IS_DEVICE (self), NULL);

  return self->os_version;
}

/**
 * eiam_device_get_fingerprint:
 * @self: a device
 *
 * Returns: 32 hexadecimal digits that stay the same for this machine
 */
const char *
eiam_device_get_fingerprint (EiamDevice *self)
{
  g_return_val_if_fail (EIAM_IS_DEVICE (self), NULL);

  return self->fingerprint;
}

/**
 * eiam_device_get_agent:
 * @self: a device
 *
 * Returns: the text for `X-agent` and `User-Agent`
 */
const char *
eiam_device_get_agent (EiamDevice *self)
{
  g_return_val_if_fail (EIAM_IS_DEVICE (self), NULL);

  return self->agent;
}

/**
 * eiam_device_get_send_ip:
 * @self: a device
 *
 * Returns: whether `X-device-ip` is sent
 */
gboolean
eiam_device_get_send_ip (EiamDevice *self)
{
  g_return_val_if_fail (EIAM_IS_DEVICE (self), FALSE);

  return self->send_ip;
}

/**
 * eiam_device_set_send_ip:
 * @self: a device
 * @send_ip: whether to send `X-device-ip`, which is optional (spec: Request Header Parameters)
 */
void
eiam_device_set_send_ip (EiamDevice *self,
                         gboolean    send_ip)
{
  g_return_if_fail (EIAM_IS_DEVICE (self));

  self->send_ip = send_ip;
}

/**
 * eiam_device_dup_ip:
 * @self: a device
 * @server: the server that will be asked
 *
 * Finds the address that this machine uses towards the network, without
 * sending anything.
 *
 * Returns: (transfer full) (nullable): the address, %NULL without a network
 */
char *
eiam_device_dup_ip (EiamDevice *self,
                    GUri       *server)
{
  g_autoptr (GInetAddress) target = NULL;
  g_autoptr (GSocketAddress) target_address = NULL;
  g_autoptr (GSocketAddress) local = NULL;
  g_autoptr (GSocket) probe = NULL;
  GInetAddress *address;

  g_return_val_if_fail (EIAM_IS_DEVICE (self), NULL);
  g_return_val_if_fail (server != NULL, NULL);

  target = g_inet_address_new_from_string (g_uri_get_host (server));
  if (target == NULL && eiam_server_is_loopback (server))
    target = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  if (target == NULL)
    target = g_inet_address_new_from_string (ROUTE_PROBE_ADDRESS);

  target_address = g_inet_socket_address_new (target, ROUTE_PROBE_PORT);
  probe = g_socket_new (g_inet_address_get_family (target), G_SOCKET_TYPE_DATAGRAM,
                        G_SOCKET_PROTOCOL_UDP, NULL);
  if (probe == NULL || !g_socket_connect (probe, target_address, NULL, NULL))
    return NULL;

  local = g_socket_get_local_address (probe, NULL);
  if (local == NULL)
    return NULL;

  address = g_inet_socket_address_get_address (G_INET_SOCKET_ADDRESS (local));
  return g_inet_address_to_string (address);
}

static void
add_to_hash (struct hmac_sha256_ctx *context,
             const char             *text)
{
  hmac_sha256_update (context, strlen (text), (const uint8_t *) text);
}

/**
 * eiam_device_hash:
 * @self: a device
 * @purpose: what the hash is for, so that hashes of different purposes cannot be compared
 * @text: what to hash
 *
 * Hashes @text with a key that only this machine knows.
 *
 * Returns: (transfer full): 64 hexadecimal digits
 */
char *
eiam_device_hash (EiamDevice *self,
                  const char *purpose,
                  const char *text)
{
  uint8_t digest[SHA256_DIGEST_SIZE];
  struct hmac_sha256_ctx context;
  GString *hash = NULL;
  unsigned int i;

  g_return_val_if_fail (EIAM_IS_DEVICE (self), NULL);
  g_return_val_if_fail (purpose != NULL && text != NULL, NULL);

  /* GLib's own is not wiped, and so keeps a part of @text. */
  hmac_sha256_set_key (&context, strlen (self->machine_id), (const uint8_t *) self->machine_id);
  add_to_hash (&context, BASE_ID ":");
  add_to_hash (&context, purpose);
  add_to_hash (&context, ":");
  add_to_hash (&context, text);
  hmac_sha256_digest (&context, sizeof (digest), digest);
  explicit_bzero (&context, sizeof (context));

  hash = g_string_sized_new (2 * sizeof (digest) + 1);
  for (i = 0; i < sizeof (digest); i++)
    g_string_append_printf (hash, "%02x", (unsigned int) digest[i]);
  return g_string_free (hash, FALSE);
}

/**
 * eiam_device_append_headers:
 * @self: a device
 * @server: the server that will be asked
 * @headers: the headers of a request
 *
 * Adds the headers that describe the device (spec: Request Header Parameters).
 */
void
eiam_device_append_headers (EiamDevice         *self,
                            GUri               *server,
                            SoupMessageHeaders *headers)
{
  g_autofree char *ip = NULL;

  g_return_if_fail (EIAM_IS_DEVICE (self));
  g_return_if_fail (headers != NULL);

  soup_message_headers_append (headers, "X-operating-sys-version", self->os_version);
  soup_message_headers_append (headers, "X-device-fingerprint", self->fingerprint);
  soup_message_headers_append (headers, "X-agent", self->agent);

  ip = self->send_ip ? eiam_device_dup_ip (self, server) : NULL;
  if (ip != NULL)
    soup_message_headers_append (headers, "X-device-ip", ip);
}
