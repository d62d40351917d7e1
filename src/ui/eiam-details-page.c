/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-details-page.h"

#include "eiam-avatar-row.h"
#include "eiam-change-group.h"
#include "eiam-country-chooser.h"
#include "eiam-custom-attributes.h"
#include "eiam-error-notice.h"
#include "eiam-error.h"
#include "eiam-field-row.h"
#include "eiam-kiosk.h"
#include "eiam-name-proposal.h"
#include "eiam-password-row.h"
#include "eiam-problem.h"
#include "eiam-settings-notice.h"

#include <glib/gi18n.h>

/**
 * EiamDetailsPage:
 *
 * The form, made from the table of fields and the administrator's settings.
 * What is typed goes to the registration at once, so the page can be thrown
 * away and built again at any time. Nothing is called wrong before the person
 * asks to continue; then each error stands at its field and in a summary.
 *
 * It is built row by row, so that a page that nobody waits for keeps nobody waiting.
 */

struct _EiamDetailsPage
{
  EiamSignupPage        parent_instance;

  EiamSignup           *signup;   /* (unowned) */
  EiamSettings         *settings; /* (unowned) */
  GPtrArray            *attributes; /* (owned) (element-type EiamAttribute) */
  GPtrArray            *rows;     /* (element-type EiamFieldRow): in the page's order */
  unsigned int          n_steps;  /* how much of it is built */
  gboolean              complete;
  GtkListBox           *lists[EIAM_N_FIELD_GROUPS]; /* (nullable): until they have a row */
  GtkListBox           *company;  /* (nullable): the same */
  EiamCountryChooser   *country;  /* (nullable): until it is complete */
  EiamCustomAttributes *custom;   /* (nullable) */
  EiamNameProposal     *proposal; /* (nullable): the same */

  EiamErrorNotice      *notice;
  GtkBox               *groups;
};

G_DEFINE_FINAL_TYPE (EiamDetailsPage, eiam_details_page, EIAM_TYPE_SIGNUP_PAGE)

/* All rows of the page from top to bottom, those that the person added too. */
static GPtrArray *
list_rows (EiamDetailsPage *self)
{
  GPtrArray *rows = g_ptr_array_copy (self->rows, NULL, NULL);

  if (self->custom != NULL)
    eiam_custom_attributes_add_rows (self->custom, rows);

  return rows;
}

static EiamFieldRow *
find_row (EiamDetailsPage *self,
          const char      *key)
{
  for (unsigned int i = 0; i < self->rows->len; i++)
    {
      if (g_strcmp0 (eiam_field_row_get_key (self->rows->pdata[i]), key) == 0)
        return self->rows->pdata[i];
    }

  return self->custom == NULL || key == NULL ? NULL
                                             : eiam_custom_attributes_find_row (self->custom, key);
}

/* What is wrong with no field of this page, but perhaps with one that is hidden. */
static GError *
dup_general_error (EiamDetailsPage *self)
{
  GPtrArray *problems = eiam_signup_get_problems (self->signup);
  const GError *error = eiam_signup_get_error (self->signup);

  if (error == NULL && problems->len > 0)
    error = problems->pdata[0];
  if (error == NULL || find_row (self, eiam_problem_get_row_key (error)) != NULL)
    return NULL;

  return eiam_problem_name_field (error, eiam_settings_get_attributes (self->settings));
}

static EiamFieldRow *
find_bad_row (GPtrArray *rows)
{
  for (unsigned int i = 0; i < rows->len; i++)
    {
      if (eiam_field_row_get_error (rows->pdata[i]) != NULL)
        return rows->pdata[i];
    }

  return NULL;
}

/* The service refuses one field at a time, in words of its own. */
static const GError *
get_refusal (EiamDetailsPage *self)
{
  GPtrArray *problems = eiam_signup_get_problems (self->signup);

  return problems->len == 1 ? problems->pdata[0] : NULL;
}

static void
update_notice (EiamDetailsPage *self)
{
  g_autoptr (GPtrArray) rows = list_rows (self);
  g_autoptr (GError) error = dup_general_error (self);

  if (find_bad_row (rows) != NULL)
    eiam_error_notice_set_rows (self->notice, rows, get_refusal (self));
  else
    eiam_error_notice_set_error (self->notice, error);
}

static gboolean
focus_first_bad (EiamDetailsPage *self)
{
  g_autoptr (GPtrArray) rows = list_rows (self);
  EiamFieldRow *row = find_bad_row (rows);

  return row != NULL && gtk_widget_grab_focus (GTK_WIDGET (row));
}

/* Puts each problem of the sign-up on its row. */
static void
show_problems (EiamDetailsPage *self)
{
  GPtrArray *problems = eiam_signup_get_problems (self->signup);

  for (unsigned int i = 0; i < self->rows->len; i++)
    eiam_field_row_set_error (self->rows->pdata[i], NULL);

  for (unsigned int i = 0; problems != NULL && i < problems->len; i++)
    {
      const GError *error = problems->pdata[i];
      EiamFieldRow *row = find_row (self, eiam_problem_get_row_key (error));
      g_autofree char *sentence = eiam_error_dup_sentence (error);

      if (row != NULL)
        eiam_field_row_set_error (row, sentence);
    }

  update_notice (self);
}

static void
show_and_focus_problems (EiamDetailsPage *self)
{
  show_problems (self);
  focus_first_bad (self);
}

/* A pair that cannot be sent is not in the registration, so that the sign-up
 * cannot complain about it. */
static gboolean
check_custom (EiamDetailsPage *self)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  if (self->custom == NULL)
    return TRUE;

  eiam_custom_attributes_check (self->custom);
  eiam_custom_attributes_add_rows (self->custom, rows);

  return find_bad_row (rows) == NULL;
}

static void
continue_cb (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  EiamDetailsPage *self = EIAM_DETAILS_PAGE (widget);

  if (!check_custom (self))
    focus_first_bad (self);
  else if (!eiam_signup_review (self->signup))
    show_and_focus_problems (self);
}

static void
on_row_changed (EiamDetailsPage *self,
                EiamFieldRow    *row)
{
  EiamRegistration *registration = eiam_signup_get_registration (self->signup);
  const char *key = eiam_field_row_get_key (row);
  const char *text = eiam_field_row_get_text (row);
  EiamField field;

  g_assert (EIAM_IS_DETAILS_PAGE (self));

  if (eiam_field_lookup (key, &field))
    eiam_registration_set_text (registration, field, text);
  else
    {
      GPtrArray *attributes = eiam_settings_get_attributes (self->settings);
      g_autofree char *clean = eiam_attribute_list_clean (attributes, key, text);

      eiam_registration_set_extension (registration, key, clean);
    }
}

static void
on_row_entry_activated (EiamDetailsPage *self)
{
  g_assert (EIAM_IS_DETAILS_PAGE (self));

  gtk_widget_activate_action (GTK_WIDGET (self), "details.continue", NULL);
}

static void
watch_row (EiamDetailsPage *self,
           EiamFieldRow    *row)
{
  g_signal_connect_object (row, "notify::error", G_CALLBACK (update_notice), self,
                           G_CONNECT_SWAPPED);
}

static void
on_custom_row_added (EiamDetailsPage *self,
                     EiamFieldRow    *row)
{
  g_assert (EIAM_IS_DETAILS_PAGE (self));

  watch_row (self, row);
}

static void
fill_row (EiamDetailsPage *self,
          EiamFieldRow    *row)
{
  EiamRegistration *registration = eiam_signup_get_registration (self->signup);
  const char *key = eiam_field_row_get_key (row);
  EiamField field;

  if (eiam_field_lookup (key, &field))
    eiam_field_row_set_text (row, eiam_registration_get_text (registration, field));
  else
    eiam_field_row_set_text (row, eiam_registration_get_extension (registration, key));
}

static void
fill_rows (EiamDetailsPage *self)
{
  for (unsigned int i = 0; i < self->rows->len; i++)
    fill_row (self, self->rows->pdata[i]);
}

static void
add_row (EiamDetailsPage *self,
         GtkListBox      *list,
         GtkWidget       *row)
{
  gtk_list_box_append (list, row);
  g_ptr_array_add (self->rows, row);
  fill_row (self, EIAM_FIELD_ROW (row));
  watch_row (self, EIAM_FIELD_ROW (row));
  g_signal_connect_object (row, "changed", G_CALLBACK (on_row_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "entry-activated", G_CALLBACK (on_row_entry_activated), self,
                           G_CONNECT_SWAPPED);
}

static GtkWidget *
add_group (EiamDetailsPage *self,
           const char      *title)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *markup = g_markup_escape_text (title, -1);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), markup);
  gtk_box_append (self->groups, group);

  return group;
}

static GtkListBox *
add_list (EiamDetailsPage *self,
          const char      *title)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (add_group (self, title)), list);

  return GTK_LIST_BOX (list);
}

static GtkWidget *
create_row (EiamDetailsPage *self,
            EiamField        field)
{
  if (field == EIAM_FIELD_PASSWORD)
    return eiam_password_row_new (eiam_signup_get_registration (self->signup));

  return eiam_field_row_new (field);
}

static gboolean
is_on_page (EiamDetailsPage *self,
            EiamField        field)
{
  const EiamFieldInfo *info = eiam_field_get_info (field);

  return info->group != EIAM_FIELD_GROUP_CODE
         && (field == EIAM_FIELD_MOBILE || !eiam_settings_is_hidden (self->settings, info->key));
}

static void
add_field (EiamDetailsPage *self,
           EiamField        field)
{
  const EiamFieldInfo *info = eiam_field_get_info (field);
  GtkListBox **list = &self->lists[info->group];
  GtkWidget *row = create_row (self, field);

  eiam_field_row_set_required (EIAM_FIELD_ROW (row),
                               field == EIAM_FIELD_MOBILE
                               || eiam_settings_is_required (self->settings, info->key));
  if (*list == NULL)
    *list = add_list (self, eiam_field_group_get_title (info->group));
  add_row (self, *list, row);
  if (field == EIAM_FIELD_AVATAR
      && !eiam_kiosk_forbids (eiam_kiosk_get (self->settings), EIAM_KIOSK_SHOW_PICTURE))
    gtk_list_box_append (*list,
                         eiam_avatar_row_new (eiam_signup_get_registration (self->signup),
                                              eiam_settings_get_ca_file (self->settings)));
}

static void
add_attribute (EiamDetailsPage *self,
               EiamAttribute   *attribute)
{
  if (self->company == NULL)
    /* Translators: heading of the fields that the company added to the form */
    self->company = add_list (self, _("Your Company"));
  add_row (self, self->company, eiam_field_row_new_for_attribute (attribute));
}

static void
add_custom_attributes (EiamDetailsPage *self)
{
  EiamRegistration *registration = eiam_signup_get_registration (self->signup);
  GtkWidget *custom = eiam_custom_attributes_new (registration, self->attributes);
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  /* Translators: heading of the attributes that a person adds by name */
  GtkWidget *group = add_group (self, _("Further Attributes"));

  self->custom = EIAM_CUSTOM_ATTRIBUTES (custom);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                         _("Only what your company asked you to add."));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), custom);
  g_signal_connect_object (custom, "row-added", G_CALLBACK (on_custom_row_added), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (custom, "entry-activated", G_CALLBACK (on_row_entry_activated), self,
                           G_CONNECT_SWAPPED);
  eiam_custom_attributes_add_rows (self->custom, rows);
  for (unsigned int i = 0; i < rows->len; i++)
    watch_row (self, rows->pdata[i]);
}

static void
on_problems_notify (EiamDetailsPage *self)
{
  g_assert (EIAM_IS_DETAILS_PAGE (self));

  if (eiam_signup_get_step (self->signup) == EIAM_SIGNUP_DETAILS)
    show_and_focus_problems (self);
}

static void
on_step_notify (EiamDetailsPage *self)
{
  g_assert (EIAM_IS_DETAILS_PAGE (self));

  if (eiam_signup_get_step (self->signup) != EIAM_SIGNUP_DETAILS)
    return;

  /* The registration may have been wiped for the next person meanwhile. */
  fill_rows (self);
  if (self->custom != NULL)
    eiam_custom_attributes_refill (self->custom);
  if (eiam_change_group_get (self->signup) != EIAM_CHANGE_GROUP_NONE)
    gtk_widget_grab_focus (GTK_WIDGET (self));
  show_and_focus_problems (self);
}

static void
on_error_notify (EiamDetailsPage *self)
{
  g_assert (EIAM_IS_DETAILS_PAGE (self));

  if (eiam_signup_get_step (self->signup) == EIAM_SIGNUP_DETAILS)
    update_notice (self);
}

static gboolean
eiam_details_page_grab_focus (GtkWidget *widget)
{
  EiamDetailsPage *self = EIAM_DETAILS_PAGE (widget);
  g_autoptr (GPtrArray) rows = list_rows (self);
  EiamFieldRow *row = eiam_change_group_find_row (self->signup, rows);

  if (focus_first_bad (self))
    return TRUE;
  if (row == NULL)
    row = find_row (self, eiam_field_get_info (EIAM_FIELD_MOBILE)->key);

  return gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
watch_signup (EiamDetailsPage *self)
{
  static const struct
  {
    const char *signal;
    void (*callback) (EiamDetailsPage *self);
  } watches[] = {
    { "notify::step", on_step_notify },
    { "notify::problems", on_problems_notify },
    { "notify::error", on_error_notify },
  };

  for (unsigned int i = 0; i < G_N_ELEMENTS (watches); i++)
    g_signal_connect_object (self->signup, watches[i].signal, G_CALLBACK (watches[i].callback),
                             self, G_CONNECT_SWAPPED);
}

/* What needs the rows that are there by now. */
static void
finish (EiamDetailsPage *self)
{
  self->complete = TRUE;
  fill_rows (self);
  self->country =
    eiam_country_chooser_new (self->signup, self->lists[EIAM_FIELD_GROUP_ACCOUNT],
                              find_row (self, eiam_field_get_info (EIAM_FIELD_MOBILE)->key),
                              eiam_kiosk_get (self->settings));
  if (eiam_settings_get_custom_attributes (self->settings))
    add_custom_attributes (self);
  self->proposal = eiam_name_proposal_new (self->rows);
  watch_signup (self);
  if (eiam_signup_get_step (self->signup) == EIAM_SIGNUP_DETAILS)
    show_problems (self);
}

static void
eiam_details_page_constructed (GObject *object)
{
  EiamDetailsPage *self = EIAM_DETAILS_PAGE (object);
  GtkWidget *settings_notice;

  G_OBJECT_CLASS (eiam_details_page_parent_class)->constructed (object);

  self->signup = eiam_signup_page_get_signup (EIAM_SIGNUP_PAGE (self));
  self->settings = eiam_signup_page_get_settings (EIAM_SIGNUP_PAGE (self));
  self->attributes = g_ptr_array_ref (eiam_settings_get_attributes (self->settings));

  settings_notice = eiam_settings_notice_new (self->settings);
  if (settings_notice != NULL)
    gtk_box_append (self->groups, settings_notice);
}

static void
eiam_details_page_dispose (GObject *object)
{
  EiamDetailsPage *self = EIAM_DETAILS_PAGE (object);

  g_clear_object (&self->proposal);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->attributes, g_ptr_array_unref);
  g_clear_object (&self->country);

  G_OBJECT_CLASS (eiam_details_page_parent_class)->dispose (object);
}

static void
eiam_details_page_class_init (EiamDetailsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = eiam_details_page_constructed;
  object_class->dispose = eiam_details_page_dispose;
  widget_class->grab_focus = eiam_details_page_grab_focus;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  g_type_ensure (EIAM_TYPE_ERROR_NOTICE);
  gtk_widget_class_install_action (widget_class, "details.continue", NULL, continue_cb);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/eiam-details-page.ui");
  gtk_widget_class_bind_template_child (widget_class, EiamDetailsPage, notice);
  gtk_widget_class_bind_template_child (widget_class, EiamDetailsPage, groups);
}

static void
eiam_details_page_init (EiamDetailsPage *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * eiam_details_page_begin:
 * @signup: the sign-up whose registration is filled
 * @settings: what the administrator asks for
 *
 * Returns: (transfer floating): a form without rows, for eiam_details_page_build_next()
 */
GtkWidget *
eiam_details_page_begin (EiamSignup   *signup,
                         EiamSettings *settings)
{
  return eiam_signup_page_new (EIAM_TYPE_DETAILS_PAGE, signup, settings);
}

/**
 * eiam_details_page_new:
 * @signup: the sign-up whose registration is filled
 * @settings: what the administrator asks for
 *
 * Returns: (transfer floating): the form
 */
GtkWidget *
eiam_details_page_new (EiamSignup   *signup,
                       EiamSettings *settings)
{
  GtkWidget *self = eiam_details_page_begin (signup, settings);

  eiam_details_page_complete (EIAM_DETAILS_PAGE (self));
  return self;
}

/**
 * eiam_details_page_build_next:
 * @self: the form
 *
 * Adds the next row that it is to have, which takes a small part of a frame.
 *
 * Returns: whether there was any to add
 */
gboolean
eiam_details_page_build_next (EiamDetailsPage *self)
{
  const EiamField *order = eiam_field_get_page_order ();
  unsigned int number;

  g_return_val_if_fail (EIAM_IS_DETAILS_PAGE (self), FALSE);

  if (self->complete)
    return FALSE;

  while (self->n_steps < EIAM_N_FIELDS && !is_on_page (self, order[self->n_steps]))
    self->n_steps++;
  number = self->n_steps++;
  if (number < EIAM_N_FIELDS)
    add_field (self, order[number]);
  else if (number - EIAM_N_FIELDS < self->attributes->len)
    add_attribute (self, self->attributes->pdata[number - EIAM_N_FIELDS]);
  else
    finish (self);
  return TRUE;
}

/**
 * eiam_details_page_complete:
 * @self: the form
 *
 * Adds all rows that it is to have.
 */
void
eiam_details_page_complete (EiamDetailsPage *self)
{
  g_return_if_fail (EIAM_IS_DETAILS_PAGE (self));

  while (eiam_details_page_build_next (self))
    continue;
}
