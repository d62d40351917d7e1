/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * EiamAttributeType:
 *
 * What kind of value an extension attribute takes. Every kind is sent as a
 * string (spec/api.md 4.4).
 */
typedef enum {
  EIAM_ATTRIBUTE_TEXT,
  EIAM_ATTRIBUTE_NUMBER,
  EIAM_ATTRIBUTE_DATE,
  EIAM_ATTRIBUTE_CHOICE,
  EIAM_ATTRIBUTE_BOOLEAN,
} EiamAttributeType;

#define EIAM_TYPE_ATTRIBUTE (eiam_attribute_get_type ())
G_DECLARE_FINAL_TYPE (EiamAttribute, eiam_attribute, EIAM, ATTRIBUTE, GObject)

EiamAttribute      *eiam_attribute_new_from_variant (GVariant       *entry,
                                                     GError        **error);
GPtrArray          *eiam_attribute_list_parse       (GVariant       *entries,
                                                     GPtrArray     **problems);
const char         *eiam_attribute_get_key          (EiamAttribute  *self);
const char         *eiam_attribute_get_label        (EiamAttribute  *self);
EiamAttributeType   eiam_attribute_get_value_type   (EiamAttribute  *self);
gboolean            eiam_attribute_get_required     (EiamAttribute  *self);
const char * const *eiam_attribute_get_choices      (EiamAttribute  *self);
char               *eiam_attribute_clean            (EiamAttribute  *self,
                                                     const char     *text);
char               *eiam_attribute_list_clean       (GPtrArray      *list,
                                                     const char     *key,
                                                     const char     *text);
gboolean            eiam_attribute_check            (EiamAttribute  *self,
                                                     const char     *text,
                                                     GError        **error);

G_END_DECLS
