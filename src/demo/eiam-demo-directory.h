/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * EiamDemoAccount:
 * @mobile: the mobile number with area code, `+86-15201657315`
 * @user_name: (nullable): the user name
 * @email: (nullable): the email address
 *
 * What must be unique about an account.
 */
typedef struct {
  char *mobile;
  char *user_name;
  char *email;
} EiamDemoAccount;

#define EIAM_TYPE_DEMO_DIRECTORY (eiam_demo_directory_get_type ())
G_DECLARE_FINAL_TYPE (EiamDemoDirectory, eiam_demo_directory, EIAM, DEMO_DIRECTORY, GObject)

EiamDemoDirectory *eiam_demo_directory_new   (void);
gboolean           eiam_demo_directory_check (EiamDemoDirectory      *self,
                                              const EiamDemoAccount  *account,
                                              GError                **error);
void               eiam_demo_directory_add   (EiamDemoDirectory      *self,
                                              const EiamDemoAccount  *account);
unsigned int       eiam_demo_directory_count (EiamDemoDirectory      *self);

G_END_DECLS
