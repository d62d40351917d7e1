/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_SETTINGS_ENABLE_BACKEND

#include "config.h"

#include "eiam-test-backend.h"

#include <gio/gio.h>
#include <gio/gsettingsbackend.h>

/* Settings in memory, of which an administrator has locked some. */

#define BACKEND_NAME "eiam-test"

#define EIAM_TYPE_TEST_BACKEND (eiam_test_backend_get_type ())
G_DECLARE_FINAL_TYPE (EiamTestBackend, eiam_test_backend, EIAM, TEST_BACKEND, GSettingsBackend)

struct _EiamTestBackend
{
  GSettingsBackend  parent_instance;

  GHashTable       *values; /* path of key (owned) → GVariant (owned) */
};

G_DEFINE_FINAL_TYPE (EiamTestBackend, eiam_test_backend, G_TYPE_SETTINGS_BACKEND)

static const char * const *locked_keys;

static gboolean
eiam_test_backend_get_writable (GSettingsBackend *backend,
                                const char       *path)
{
  const char *key = strrchr (path, '/');

  return key == NULL || !g_strv_contains (locked_keys, key + 1);
}

static GVariant *
eiam_test_backend_read (GSettingsBackend   *backend,
                        const char         *path,
                        const GVariantType *type,
                        gboolean            default_value)
{
  GVariant *value = g_hash_table_lookup (EIAM_TEST_BACKEND (backend)->values, path);

  if (value == NULL || default_value || !g_variant_is_of_type (value, type))
    return NULL;

  return g_variant_ref (value);
}

static gboolean
eiam_test_backend_write (GSettingsBackend *backend,
                         const char       *path,
                         GVariant         *value,
                         gpointer          tag)
{
  if (!eiam_test_backend_get_writable (backend, path))
    return FALSE;

  g_hash_table_replace (EIAM_TEST_BACKEND (backend)->values, g_strdup (path),
                        g_variant_ref_sink (value));
  g_settings_backend_changed (backend, path, tag);

  return TRUE;
}

static void
eiam_test_backend_finalize (GObject *object)
{
  g_hash_table_unref (EIAM_TEST_BACKEND (object)->values);

  G_OBJECT_CLASS (eiam_test_backend_parent_class)->finalize (object);
}

static void
eiam_test_backend_class_init (EiamTestBackendClass *klass)
{
  GSettingsBackendClass *backend_class = G_SETTINGS_BACKEND_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = eiam_test_backend_finalize;
  backend_class->get_writable = eiam_test_backend_get_writable;
  backend_class->read = eiam_test_backend_read;
  backend_class->write = eiam_test_backend_write;
}

static void
eiam_test_backend_init (EiamTestBackend *self)
{
  self->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                        (GDestroyNotify) g_variant_unref);
}

/**
 * eiam_test_backend_install:
 * @locked: the keys that cannot be changed; stays valid
 *
 * Has all settings of this process in memory. To be called before any is read.
 */
void
eiam_test_backend_install (const char * const *locked)
{
  locked_keys = locked;
  g_setenv ("GSETTINGS_BACKEND", BACKEND_NAME, TRUE);
  g_io_extension_point_register (G_SETTINGS_BACKEND_EXTENSION_POINT_NAME);
  g_io_extension_point_implement (G_SETTINGS_BACKEND_EXTENSION_POINT_NAME,
                                  EIAM_TYPE_TEST_BACKEND, BACKEND_NAME, 1000);
}
