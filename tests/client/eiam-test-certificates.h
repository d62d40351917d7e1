/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * EiamTestCertificate:
 * @EIAM_TEST_CERTIFICATE_GOOD: for 127.0.0.1, by our authority
 * @EIAM_TEST_CERTIFICATE_OTHER_HOST: for another host, by our authority
 * @EIAM_TEST_CERTIFICATE_EXPIRED: for 127.0.0.1, by our authority, years ago
 */
typedef enum {
  EIAM_TEST_CERTIFICATE_GOOD,
  EIAM_TEST_CERTIFICATE_OTHER_HOST,
  EIAM_TEST_CERTIFICATE_EXPIRED,
} EiamTestCertificate;

gboolean         eiam_test_certificates_make      (void);
void             eiam_test_certificates_remove    (void);
GTlsCertificate *eiam_test_certificates_load      (EiamTestCertificate  kind);
char            *eiam_test_certificates_dup_path  (const char          *name);

G_END_DECLS
