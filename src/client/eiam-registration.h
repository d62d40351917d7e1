/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "eiam-attribute.h"
#include "eiam-field.h"
#include "eiam-password-words.h"

G_BEGIN_DECLS

#define EIAM_TYPE_REGISTRATION (eiam_registration_get_type ())
/* Data of the object under this key are dropped with all that was entered. A form
 * keeps there what is not fit to be sent yet. */
#define EIAM_REGISTRATION_DRAFTS "eiam-registration-drafts"

G_DECLARE_FINAL_TYPE (EiamRegistration, eiam_registration, EIAM, REGISTRATION, GObject)

EiamRegistration *eiam_registration_new            (void);
const char       *eiam_registration_get_text       (EiamRegistration   *self,
                                                    EiamField           field);
void              eiam_registration_set_text       (EiamRegistration   *self,
                                                    EiamField           field,
                                                    const char         *text);
const char       *eiam_registration_get_extension  (EiamRegistration   *self,
                                                    const char         *key);
void              eiam_registration_set_extension  (EiamRegistration   *self,
                                                    const char         *key,
                                                    const char         *value);
GStrv             eiam_registration_get_extension_keys (EiamRegistration *self);
void              eiam_registration_set_company    (EiamRegistration   *self,
                                                    const char         *host);
EiamPasswordWords *eiam_registration_list_words    (EiamRegistration   *self);
gboolean          eiam_registration_is_empty       (EiamRegistration   *self);
void              eiam_registration_clear          (EiamRegistration   *self);
GPtrArray        *eiam_registration_check          (EiamRegistration   *self,
                                                    const char * const *required,
                                                    GPtrArray          *attributes);
GBytes           *eiam_registration_to_json        (EiamRegistration   *self);

G_END_DECLS
