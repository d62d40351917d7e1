/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-tls-database.h"

#include "eiam-tls-key.h"

/**
 * EiamTlsDatabase:
 *
 * The system's certificate authorities and those of one file beside them. A
 * server's chain is good when either says so and no key in it is weak. Both
 * are read when the first chain is verified, which happens in the handshake's
 * thread and not in the main loop.
 */
struct _EiamTlsDatabase
{
  GTlsDatabase  parent_instance;

  char         *ca_file;  /* (nullable) */
  GMutex        lock;
  GTlsDatabase *system;   /* (nullable) (mutex lock) */
  GTlsDatabase *own;      /* (nullable) (mutex lock) */
};

G_DEFINE_FINAL_TYPE (EiamTlsDatabase, eiam_tls_database, G_TYPE_TLS_DATABASE)

/* What a file can mend: an authority that the system does not know, or a
 * system without any. All other faults are found by our own file again. */
#define MENDABLE (G_TLS_CERTIFICATE_UNKNOWN_CA | G_TLS_CERTIFICATE_GENERIC_ERROR)

/* Far more than any chain has; one that goes round in circles must end. */
#define MAX_CHAIN 32

/* Not the default one of the process, which is ours. */
static GTlsDatabase *
load_system (void)
{
  GTlsBackend *backend = g_tls_backend_get_default ();

  return G_TLS_BACKEND_GET_INTERFACE (backend)->get_default_database (backend);
}

static GTlsDatabase *
get_system (EiamTlsDatabase *self)
{
  GTlsDatabase *system;

  g_mutex_lock (&self->lock);
  if (self->system == NULL)
    self->system = load_system ();
  system = self->system;
  g_mutex_unlock (&self->lock);

  return system;
}

/* (nullable): without a file, or with one that cannot be read */
static GTlsDatabase *
get_own (EiamTlsDatabase *self)
{
  g_autoptr (GError) error = NULL;
  GTlsDatabase *own;

  if (self->ca_file == NULL)
    return NULL;

  g_mutex_lock (&self->lock);
  if (self->own == NULL)
    self->own = g_tls_file_database_new (self->ca_file, &error);
  own = self->own;
  g_mutex_unlock (&self->lock);

  if (error != NULL)
    g_warning ("The certificate authorities cannot be read: %s", error->message);

  return own;
}

static GTlsCertificateFlags
find_weak_key (GTlsCertificate *chain)
{
  GTlsCertificate *one = chain;
  unsigned int i;

  for (i = 0; one != NULL && i < MAX_CHAIN; i++)
    {
      if (eiam_tls_key_is_weak (one))
        return G_TLS_CERTIFICATE_INSECURE;
      one = g_tls_certificate_get_issuer (one);
    }

  return 0;
}

static GTlsCertificateFlags
eiam_tls_database_verify_chain (GTlsDatabase            *database,
                                GTlsCertificate         *chain,
                                const char              *purpose,
                                GSocketConnectable      *identity,
                                GTlsInteraction         *interaction,
                                GTlsDatabaseVerifyFlags  flags,
                                GCancellable            *cancellable,
                                GError                 **error)
{
  EiamTlsDatabase *self = EIAM_TLS_DATABASE (database);
  GTlsDatabase *own = get_own (self);
  GTlsCertificateFlags by_system, by_own;

  by_system = g_tls_database_verify_chain (get_system (self), chain, purpose, identity,
                                           interaction, flags, cancellable, error);
  if (own == NULL || (by_system & MENDABLE) == 0)
    return by_system | find_weak_key (chain);

  by_own = g_tls_database_verify_chain (own, chain, purpose, identity,
                                        interaction, flags, cancellable, NULL);
  if (by_own == 0)
    g_clear_error (error);

  return by_own | find_weak_key (chain);
}

static void
eiam_tls_database_finalize (GObject *object)
{
  EiamTlsDatabase *self = EIAM_TLS_DATABASE (object);

  g_clear_pointer (&self->ca_file, g_free);
  g_clear_object (&self->system);
  g_clear_object (&self->own);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (eiam_tls_database_parent_class)->finalize (object);
}

static void
eiam_tls_database_class_init (EiamTlsDatabaseClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = eiam_tls_database_finalize;
  G_TLS_DATABASE_CLASS (klass)->verify_chain = eiam_tls_database_verify_chain;
}

static void
eiam_tls_database_init (EiamTlsDatabase *self)
{
  g_mutex_init (&self->lock);
}

/**
 * eiam_tls_database_new:
 * @ca_file: (nullable): the path of a PEM file with certificate authorities
 *
 * Returns: (transfer full): a database of the system's authorities and those of @ca_file
 */
GTlsDatabase *
eiam_tls_database_new (const char *ca_file)
{
  EiamTlsDatabase *self = g_object_new (EIAM_TYPE_TLS_DATABASE, NULL);

  self->ca_file = g_strdup (ca_file);
  return G_TLS_DATABASE (self);
}

/**
 * eiam_tls_database_make_default:
 *
 * Has the connections of this process begin with such a database. With that of
 * glib-networking each of them reads all of the system's authorities, in the main
 * loop, before it is given another database: 15 ms of a call. To be called before
 * the first connection; later calls do nothing.
 */
void
eiam_tls_database_make_default (void)
{
  static gsize made;

  if (g_once_init_enter (&made))
    {
      g_autoptr (GTlsDatabase) database = eiam_tls_database_new (NULL);

      g_tls_backend_set_default_database (g_tls_backend_get_default (), database);
      g_once_init_leave (&made, 1);
    }
}
