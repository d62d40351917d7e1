/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * EiamField:
 *
 * The single-valued attributes of a registration, in the order of the
 * interface page's request body (spec: Request Parameters).
 */
typedef enum {
  EIAM_FIELD_USER_NAME,
  EIAM_FIELD_NAME,
  EIAM_FIELD_MOBILE,
  EIAM_FIELD_VERIFY_CODE,
  EIAM_FIELD_EMAIL,
  EIAM_FIELD_PASSWORD,
  EIAM_FIELD_AVATAR,
  EIAM_FIELD_GENDER,
  EIAM_FIELD_BIRTHDAY,
  EIAM_FIELD_NICK_NAME,
  EIAM_FIELD_MAILING_ADDRESS,
  EIAM_FIELD_ZIP_CODE,
  EIAM_FIELD_FIRST_NAME,
  EIAM_FIELD_MIDDLE_NAME,
  EIAM_FIELD_LAST_NAME,
  EIAM_FIELD_INDUSTRY,
} EiamField;

#define EIAM_N_FIELDS (EIAM_FIELD_INDUSTRY + 1)

/**
 * EiamFieldGroup:
 *
 * The groups in which the form and the review show the fields.
 */
typedef enum {
  EIAM_FIELD_GROUP_ACCOUNT,
  EIAM_FIELD_GROUP_PERSON,
  EIAM_FIELD_GROUP_ADDRESS,
  EIAM_FIELD_GROUP_CODE,
} EiamFieldGroup;

#define EIAM_N_FIELD_GROUPS (EIAM_FIELD_GROUP_CODE + 1)

/**
 * EiamFieldInput:
 *
 * How a field is entered; the user interface maps it to a control and an input
 * purpose.
 */
typedef enum {
  EIAM_FIELD_INPUT_TEXT,
  EIAM_FIELD_INPUT_NAME,
  EIAM_FIELD_INPUT_USER_NAME,
  EIAM_FIELD_INPUT_PHONE,
  EIAM_FIELD_INPUT_CODE,
  EIAM_FIELD_INPUT_EMAIL,
  EIAM_FIELD_INPUT_PASSWORD,
  EIAM_FIELD_INPUT_URL,
  EIAM_FIELD_INPUT_DATE,
  EIAM_FIELD_INPUT_POSTAL,
  EIAM_FIELD_INPUT_CHOICE,
} EiamFieldInput;

/**
 * EiamFieldChoice:
 * @value: what is sent; "" sends nothing
 * @label: what people read, untranslated
 *
 * One choice of a field of input %EIAM_FIELD_INPUT_CHOICE.
 */
typedef struct {
  const char *value;
  const char *label;
} EiamFieldChoice;

/**
 * EiamFieldCheck:
 * @text: the cleaned, non-empty text
 *
 * Returns: (nullable): a sentence that says what is wrong, to be translated, or %NULL
 *   when @text is acceptable
 */
typedef const char *(*EiamFieldCheck) (const char *text);

/**
 * EiamFieldInfo:
 * @key: the member of the request body, which is also the name that the
 *   `hidden-fields` and `required-fields` settings use
 * @property: the property of #EiamRegistration
 * @label: the visible label and accessible name, untranslated
 * @hint: (nullable): a short help text under the field, untranslated
 * @group: where the form and the review show it
 * @position: its place within @group, from 0
 * @input: how it is entered
 * @max_length: the most characters accepted
 * @choices: (nullable): for %EIAM_FIELD_INPUT_CHOICE, ended by a %NULL label
 * @check: (nullable): what the text must look like
 *
 * One attribute. Form, review, validation and JSON are made from this table.
 */
typedef struct {
  const char            *key;
  const char            *property;
  const char            *label;
  const char            *hint;
  EiamFieldGroup         group;
  unsigned int           position;
  EiamFieldInput         input;
  unsigned int           max_length;
  const EiamFieldChoice *choices;
  EiamFieldCheck         check;
} EiamFieldInfo;

const EiamFieldInfo *eiam_field_get_info       (EiamField       field);
gboolean             eiam_field_lookup         (const char     *key,
                                                EiamField      *field);
const EiamField     *eiam_field_get_page_order (void);
const char          *eiam_field_group_get_title (EiamFieldGroup group);
const char          *eiam_field_choice_get_label (EiamField     field,
                                                  const char   *value);
char                *eiam_field_clean          (EiamField       field,
                                                const char     *text);
gboolean             eiam_field_check          (EiamField       field,
                                                const char     *text,
                                                gboolean        required,
                                                GError        **error);

G_END_DECLS
