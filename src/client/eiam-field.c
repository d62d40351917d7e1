/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-field.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "eiam-date.h"
#include "eiam-error.h"
#include "eiam-field-check.h"
#include "eiam-text.h"

static const EiamFieldChoice gender_choices[] = {
  /* Translators: the first choice of Gender, when a person does not answer */
  { "", NC_("gender", "Not stated") },
  /* Translators: a choice of Gender */
  { "female", NC_("gender", "Female") },
  /* Translators: a choice of Gender */
  { "male", NC_("gender", "Male") },
  /* The wire value is spelled like this (spec: attr_gender).
   * Translators: a choice of Gender, for a person who wants it kept secret */
  { "unknow", NC_("gender", "Confidential") },
  { NULL, NULL },
};

/* In the order of the interface page's request body. */
static const EiamFieldInfo fields[EIAM_N_FIELDS] = {
  [EIAM_FIELD_USER_NAME] = {
    /* Translators: label of a field: the name to sign in with */
    "user_name", "user-name", N_("Username"), NULL,
    EIAM_FIELD_GROUP_ACCOUNT, 1, EIAM_FIELD_INPUT_USER_NAME, 64, NULL, eiam_field_check_user_name,
  },
  [EIAM_FIELD_NAME] = {
    /* Translators: label of a field: the whole name of a person */
    "name", "name", N_("Full name"), NULL,
    EIAM_FIELD_GROUP_ACCOUNT, 2, EIAM_FIELD_INPUT_NAME, 128, NULL, NULL,
  },
  [EIAM_FIELD_MOBILE] = {
    "mobile", "mobile", N_("Mobile number"), N_("The code is sent to this number."),
    EIAM_FIELD_GROUP_ACCOUNT, 0, EIAM_FIELD_INPUT_PHONE, 32, NULL, eiam_field_check_mobile,
  },
  [EIAM_FIELD_VERIFY_CODE] = {
    "verify_code", "verify-code", N_("Verification code"), NULL,
    EIAM_FIELD_GROUP_CODE, 0, EIAM_FIELD_INPUT_CODE, 8, NULL, eiam_field_check_code,
  },
  [EIAM_FIELD_EMAIL] = {
    /* Translators: label of a field: an email address */
    "email", "email", N_("Email"), NULL,
    EIAM_FIELD_GROUP_ACCOUNT, 3, EIAM_FIELD_INPUT_EMAIL, 254, NULL, eiam_field_check_email,
  },
  [EIAM_FIELD_PASSWORD] = {
    /* Translators: label of a field */
    "pwd", "password", N_("Password"), NULL,
    EIAM_FIELD_GROUP_ACCOUNT, 4, EIAM_FIELD_INPUT_PASSWORD, 128, NULL, NULL,
  },
  [EIAM_FIELD_AVATAR] = {
    "head_img", "avatar", N_("Avatar address"), N_("Web address of a picture of you."),
    EIAM_FIELD_GROUP_PERSON, 6, EIAM_FIELD_INPUT_URL, 2048, NULL, eiam_field_check_url,
  },
  [EIAM_FIELD_GENDER] = {
    /* Translators: label of a field */
    "attr_gender", "gender", N_("Gender"), NULL,
    EIAM_FIELD_GROUP_PERSON, 4, EIAM_FIELD_INPUT_CHOICE, 16, gender_choices, NULL,
  },
  [EIAM_FIELD_BIRTHDAY] = {
    /* Translators: label of a field: a date of birth */
    "attr_birthday", "birthday", N_("Birthday"),
    N_("Such as 1990-04-27, or as you usually write it."),
    EIAM_FIELD_GROUP_PERSON, 5, EIAM_FIELD_INPUT_DATE, 32, NULL, eiam_field_check_birthday,
  },
  [EIAM_FIELD_NICK_NAME] = {
    /* Translators: label of a field: how friends call a person */
    "attr_nick_name", "nick-name", N_("Nickname"), NULL,
    EIAM_FIELD_GROUP_PERSON, 3, EIAM_FIELD_INPUT_NAME, 128, NULL, NULL,
  },
  [EIAM_FIELD_MAILING_ADDRESS] = {
    "mailing_address", "mailing-address", N_("Mailing address"), NULL,
    EIAM_FIELD_GROUP_ADDRESS, 0, EIAM_FIELD_INPUT_TEXT, 512, NULL, NULL,
  },
  [EIAM_FIELD_ZIP_CODE] = {
    /* Translators: label of a field: the code of a postal address */
    "zip_code", "zip-code", N_("Postal code"), NULL,
    EIAM_FIELD_GROUP_ADDRESS, 1, EIAM_FIELD_INPUT_POSTAL, 16, NULL, eiam_field_check_zip_code,
  },
  [EIAM_FIELD_FIRST_NAME] = {
    /* Translators: label of a field: given name */
    "first_name", "first-name", N_("First name"), NULL,
    EIAM_FIELD_GROUP_PERSON, 0, EIAM_FIELD_INPUT_NAME, 128, NULL, NULL,
  },
  [EIAM_FIELD_MIDDLE_NAME] = {
    /* Translators: label of a field */
    "middle_name", "middle-name", N_("Middle name"), NULL,
    EIAM_FIELD_GROUP_PERSON, 1, EIAM_FIELD_INPUT_NAME, 128, NULL, NULL,
  },
  [EIAM_FIELD_LAST_NAME] = {
    /* Translators: label of a field: family name */
    "last_name", "last-name", N_("Last name"), NULL,
    EIAM_FIELD_GROUP_PERSON, 2, EIAM_FIELD_INPUT_NAME, 128, NULL, NULL,
  },
  [EIAM_FIELD_INDUSTRY] = {
    /* Translators: label of a field: the line of business a person works in */
    "industry", "industry", N_("Industry"), NULL,
    EIAM_FIELD_GROUP_ADDRESS, 2, EIAM_FIELD_INPUT_TEXT, 128, NULL, NULL,
  },
};

static const char * const group_titles[EIAM_N_FIELD_GROUPS] = {
  /* Translators: heading of the fields mobile number, username, name, email, password */
  [EIAM_FIELD_GROUP_ACCOUNT] = N_("Account"),
  /* Translators: heading of the fields first name to avatar */
  [EIAM_FIELD_GROUP_PERSON] = N_("About You"),
  /* Translators: heading of the fields mailing address, postal code, industry */
  [EIAM_FIELD_GROUP_ADDRESS] = N_("Address and Work"),
  /* Translators: heading of the verification code */
  [EIAM_FIELD_GROUP_CODE] = N_("Verification"),
};

/**
 * eiam_field_get_info:
 * @field: a field
 *
 * Returns: (transfer none): its row of the table
 */
const EiamFieldInfo *
eiam_field_get_info (EiamField field)
{
  g_return_val_if_fail ((int) field >= 0 && field < EIAM_N_FIELDS, NULL);

  return &fields[field];
}

/**
 * eiam_field_lookup:
 * @key: (nullable): a wire key such as `user_name`
 * @field: (out) (optional): return location for the field
 *
 * Returns: whether there is such a field
 */
gboolean
eiam_field_lookup (const char *key,
                   EiamField  *field)
{
  unsigned int i;

  for (i = 0; i < EIAM_N_FIELDS; i++)
    {
      if (g_strcmp0 (fields[i].key, key) != 0)
        continue;
      if (field != NULL)
        *field = (EiamField) i;
      return TRUE;
    }

  return FALSE;
}

static int
compare_page_order (gconstpointer a,
                    gconstpointer b)
{
  const EiamFieldInfo *info_a = &fields[*(const EiamField *) a];
  const EiamFieldInfo *info_b = &fields[*(const EiamField *) b];

  if (info_a->group != info_b->group)
    return (int) info_a->group - (int) info_b->group;

  return (int) info_a->position - (int) info_b->position;
}

/**
 * eiam_field_get_page_order:
 *
 * Returns: (transfer none) (array fixed-size=16): all %EIAM_N_FIELDS fields in
 *   the order in which people see them
 */
const EiamField *
eiam_field_get_page_order (void)
{
  static EiamField order[EIAM_N_FIELDS];
  static gsize initialized = 0;

  if (g_once_init_enter (&initialized))
    {
      unsigned int i;

      for (i = 0; i < EIAM_N_FIELDS; i++)
        order[i] = (EiamField) i;
      qsort (order, EIAM_N_FIELDS, sizeof *order, compare_page_order);
      g_once_init_leave (&initialized, 1);
    }

  return order;
}

/**
 * eiam_field_group_get_title:
 * @group: a group
 *
 * Returns: its translated heading
 */
const char *
eiam_field_group_get_title (EiamFieldGroup group)
{
  g_return_val_if_fail ((int) group >= 0 && group < EIAM_N_FIELD_GROUPS, NULL);

  return _(group_titles[group]);
}

/**
 * eiam_field_choice_get_label:
 * @field: a field with choices
 * @value: (nullable): a wire value
 *
 * Returns: (nullable): what people read for @value, translated
 */
const char *
eiam_field_choice_get_label (EiamField   field,
                             const char *value)
{
  const EiamFieldChoice *choice = eiam_field_get_info (field)->choices;

  for (; choice != NULL && choice->label != NULL; choice++)
    {
      if (g_strcmp0 (choice->value, value == NULL ? "" : value) == 0)
        return g_dpgettext2 (GETTEXT_PACKAGE, "gender", choice->label);
    }

  return NULL;
}

/**
 * eiam_field_clean:
 * @field: a field
 * @text: (nullable): what was entered
 *
 * Brings @text into the form in which it is sent: normal form C and trimmed,
 * numbers and codes with ASCII digits, a date as `yyyy-MM-dd`, the password byte
 * for byte.
 *
 * Returns: (transfer full): the text, "" for none
 */
char *
eiam_field_clean (EiamField   field,
                  const char *text)
{
  switch (eiam_field_get_info (field)->input)
    {
    case EIAM_FIELD_INPUT_PASSWORD:
      return g_strdup (text == NULL ? "" : text);
    case EIAM_FIELD_INPUT_PHONE:
      return eiam_text_clean_mobile (text);
    case EIAM_FIELD_INPUT_CODE:
      return eiam_text_clean_code (text);
    case EIAM_FIELD_INPUT_DATE:
      return eiam_date_clean (text);
    case EIAM_FIELD_INPUT_TEXT:
    case EIAM_FIELD_INPUT_NAME:
    case EIAM_FIELD_INPUT_USER_NAME:
    case EIAM_FIELD_INPUT_EMAIL:
    case EIAM_FIELD_INPUT_URL:
    case EIAM_FIELD_INPUT_POSTAL:
    case EIAM_FIELD_INPUT_CHOICE:
    default:
      return eiam_text_clean (text);
    }
}

static const char *
check_length (const EiamFieldInfo *info,
              const char          *text)
{
  if (!g_utf8_validate (text, -1, NULL))
    return N_("This text cannot be read.");
  if (g_utf8_strlen (text, -1) > (glong) info->max_length)
    return N_("This text is too long.");

  return NULL;
}

/**
 * eiam_field_check:
 * @field: a field
 * @text: (nullable): what was entered
 * @required: whether it may be empty
 * @error: return location for an %EIAM_ERROR_INVALID_INPUT error that names the field
 *
 * Returns: whether @text is acceptable
 */
gboolean
eiam_field_check (EiamField    field,
                  const char  *text,
                  gboolean     required,
                  GError     **error)
{
  const EiamFieldInfo *info = eiam_field_get_info (field);
  g_autofree char *clean = eiam_field_clean (field, text);
  const char *sentence = NULL;

  if (*clean == '\0')
    sentence = required ? N_("This field is needed.") : NULL;
  else
    sentence = check_length (info, clean);
  if (sentence == NULL && *clean != '\0' && info->check != NULL)
    sentence = info->check (clean);
  if (info->input == EIAM_FIELD_INPUT_PASSWORD || info->input == EIAM_FIELD_INPUT_CODE)
    explicit_bzero (clean, strlen (clean));

  if (sentence == NULL)
    return TRUE;

  g_propagate_error (error,
                     eiam_error_new_for_field (EIAM_ERROR_INVALID_INPUT, info->key, sentence));
  return FALSE;
}
