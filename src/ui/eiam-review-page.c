/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-review-page.h"

#include "eiam-change-group.h"
#include "eiam-error.h"
#include "eiam-error-notice.h"
#include "eiam-field.h"
#include "eiam-keyring-wait.h"
#include "eiam-kiosk.h"
#include "eiam-patience.h"
#include "eiam-value-row.h"

#include <glib/gi18n.h>

/* The same for every password, so that its length is not told. */
#define PASSWORD_DOTS "••••••••"

/**
 * EiamReviewPage:
 *
 * What was entered, to be looked over before anything is sent.
 */
struct _EiamReviewPage
{
  EiamSignupPage   parent_instance;

  EiamSignup      *signup;   /* (unowned) */
  EiamSettings    *settings; /* (unowned) */

  char            *digest;   /* of what the groups show */
  GtkWidget       *change_buttons[EIAM_CHANGE_GROUP_EXTENSION + 1]; /* (nullable) */

  GtkBox          *groups;
  EiamErrorNotice *store_notice;
  EiamErrorNotice *error_notice;
  GtkBox          *busy_box;
  GtkLabel        *busy_label;
  EiamKeyringWait *keyring_wait;
  GtkButton       *send_button;
};

G_DEFINE_FINAL_TYPE (EiamReviewPage, eiam_review_page, EIAM_TYPE_SIGNUP_PAGE)

/* Returns what people read for a field, or NULL when nothing was entered. */
static const char *
get_display (EiamRegistration *registration,
             EiamField         field)
{
  const char *text = eiam_registration_get_text (registration, field);
  const char *label = NULL;

  if (text == NULL || *text == '\0')
    return NULL;

  switch ((int) eiam_field_get_info (field)->input)
    {
    case EIAM_FIELD_INPUT_PASSWORD:
      return PASSWORD_DOTS;
    case EIAM_FIELD_INPUT_CHOICE:
      label = eiam_field_choice_get_label (field, text);
      return label != NULL ? label : text;
    default:
      return text;
    }
}

static void
add_row (AdwPreferencesGroup *group,
         const char          *label,
         const char          *value)
{
  adw_preferences_group_add (group, eiam_value_row_new (label, value));
}

static AdwPreferencesGroup *
add_group (EiamReviewPage *self,
           const char     *title,
           int             index)
{
  GtkWidget *group = adw_preferences_group_new ();
  /* Translators: a button: go back to the form and change what is in this group. */
  GtkWidget *button = gtk_button_new_with_label (C_("button on the review page", "Change"));
  g_autofree char *description = NULL;
  g_autofree char *markup = NULL;

  /* Translators: what the button "Change" is for; the placeholder is the heading of a group. */
  description = g_strdup_printf (_("Group %s"), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description,
                                  -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "review.change");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "i", index);
  self->change_buttons[index] = button;
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "touch-button");

  markup = g_markup_escape_text (title, -1);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), markup);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), button);
  gtk_box_append (self->groups, group);
  return ADW_PREFERENCES_GROUP (group);
}

static void
add_fields (EiamReviewPage *self)
{
  EiamRegistration *registration = eiam_signup_get_registration (self->signup);
  const EiamField *order = eiam_field_get_page_order ();
  AdwPreferencesGroup *groups[EIAM_N_FIELD_GROUPS] = { NULL, };

  for (unsigned int i = 0; i < EIAM_N_FIELDS; i++)
    {
      const EiamFieldInfo *info = eiam_field_get_info (order[i]);
      const char *value = get_display (registration, order[i]);
      g_autofree char *date = NULL;

      if (value == NULL || info->group == EIAM_FIELD_GROUP_CODE)
        continue;
      if (groups[info->group] == NULL)
        groups[info->group] = add_group (self, eiam_field_group_get_title (info->group),
                                         (int) info->group);
      /* As it is sent: the order of day and month is to be seen. */
      if (info->input == EIAM_FIELD_INPUT_DATE)
        date = eiam_field_clean (order[i], value);
      add_row (groups[info->group], _(info->label), date != NULL ? date : value);
    }
}

static const char *
get_attribute_label (EiamReviewPage *self,
                     const char     *key)
{
  GPtrArray *attributes = eiam_settings_get_attributes (self->settings);

  for (unsigned int i = 0; attributes != NULL && i < attributes->len; i++)
    {
      EiamAttribute *attribute = g_ptr_array_index (attributes, i);

      if (g_str_equal (eiam_attribute_get_key (attribute), key))
        return eiam_attribute_get_label (attribute);
    }
  return key;
}

static void
add_extension (EiamReviewPage *self)
{
  EiamRegistration *registration = eiam_signup_get_registration (self->signup);
  g_auto (GStrv) keys = eiam_registration_get_extension_keys (registration);
  AdwPreferencesGroup *group = NULL;

  for (unsigned int i = 0; keys != NULL && keys[i] != NULL; i++)
    {
      const char *value = eiam_registration_get_extension (registration, keys[i]);

      if (value == NULL || *value == '\0')
        continue;
      if (group == NULL)
        /* Translators: the heading of the attributes that this company adds. */
        group = add_group (self, _("Further Attributes"), EIAM_CHANGE_GROUP_EXTENSION);
      add_row (group, get_attribute_label (self, keys[i]), value);
    }
}

static void
add_to_digest (GChecksum  *checksum,
               const char *text)
{
  const char *known = text == NULL ? "" : text;

  /* With its end, so that no two rows are taken for others. */
  g_checksum_update (checksum, (const guchar *) known, (gssize) strlen (known) + 1);
}

/* Of all that is entered, which needs no second copy for the comparison. */
static char *
dup_digest (EiamReviewPage *self)
{
  /* Two blocks, which leave nothing of what comes before them in the checksum's memory. */
  static const guchar blank[128] = { 0 };
  EiamRegistration *registration = eiam_signup_get_registration (self->signup);
  g_auto (GStrv) keys = eiam_registration_get_extension_keys (registration);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  for (unsigned int i = 0; i < EIAM_N_FIELDS; i++)
    add_to_digest (checksum, get_display (registration, (EiamField) i));
  for (unsigned int i = 0; keys != NULL && keys[i] != NULL; i++)
    {
      add_to_digest (checksum, keys[i]);
      add_to_digest (checksum, eiam_registration_get_extension (registration, keys[i]));
    }
  g_checksum_update (checksum, blank, sizeof blank);
  return g_strdup (g_checksum_get_string (checksum));
}

static void
rebuild_groups (EiamReviewPage *self)
{
  GtkWidget *child = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->groups))) != NULL)
    gtk_box_remove (self->groups, child);
  memset (self->change_buttons, 0, sizeof self->change_buttons);
  add_fields (self);
  add_extension (self);
  g_free (self->digest);
  self->digest = dup_digest (self);
}

static void
update_error (EiamReviewPage *self)
{
  const GError *error = eiam_signup_get_step (self->signup) == EIAM_SIGNUP_REVIEW
                          ? eiam_signup_get_error (self->signup)
                          : NULL;
  gboolean shown = error != NULL && !g_error_matches (error, EIAM_ERROR, EIAM_ERROR_STORE);

  eiam_error_notice_set_error (self->error_notice, shown ? error : NULL);
}

static void
update_store_notice (EiamReviewPage *self)
{
  const GError *error = eiam_signup_get_store_error (self->signup);
  g_autofree char *sentence = error != NULL ? eiam_error_dup_sentence (error) : NULL;
  g_autofree char *text = NULL;

  if (sentence != NULL && eiam_kiosk_is_enabled (eiam_kiosk_get (self->settings)))
    text = g_strdup (sentence);
  else if (sentence != NULL)
    text = g_strjoin ("\n", sentence,
                      _("You can register all the same: your session then ends with this program, "
                        "unless you save it on the last page."),
                      NULL);
  eiam_error_notice_set_warning (self->store_notice,
                                 text != NULL ? _("Your session cannot be kept") : NULL, text,
                                 error);
}

static const char *
get_busy_text (EiamSignupBusy busy)
{
  switch (busy)
    {
    case EIAM_SIGNUP_CHECKING_STORE:
      return _("Opening your keyring…");
    case EIAM_SIGNUP_FETCHING_PUZZLE:
      return _("Fetching a puzzle…");
    case EIAM_SIGNUP_CHECKING_PUZZLE:
    case EIAM_SIGNUP_SENDING_CODE:
    case EIAM_SIGNUP_REGISTERING:
    case EIAM_SIGNUP_STORING:
      return _("Please wait…");
    case EIAM_SIGNUP_IDLE:
    default:
      return NULL;
    }
}

static void
update_busy (EiamReviewPage *self)
{
  const char *text = get_busy_text (eiam_patience_get_busy (eiam_patience_get (self->signup)));
  gboolean ready = text == NULL && eiam_signup_get_step (self->signup) == EIAM_SIGNUP_REVIEW;

  gtk_label_set_text (self->busy_label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->busy_box), text != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "review.send", ready);
  gtk_button_set_label (self->send_button,
                        eiam_signup_get_code_in_hand (self->signup)
                          /* Translators: a button: an SMS code was sent already. */
                          ? C_("button on the review page", "Register")
                          /* Translators: a button: ask for the SMS with the code. */
                          : _("Send Code"));
}

/* Not the first button: there Enter would go back, not on. */
static gboolean
eiam_review_page_grab_focus (GtkWidget *widget)
{
  EiamReviewPage *self = EIAM_REVIEW_PAGE (widget);
  int group = eiam_change_group_get (self->signup);

  if (group != EIAM_CHANGE_GROUP_NONE && self->change_buttons[group] != NULL)
    return gtk_widget_grab_focus (self->change_buttons[group]);

  return gtk_widget_grab_focus (GTK_WIDGET (self->groups));
}

/* What had the focus may have been a button that is built anew. */
static void
come_back (EiamReviewPage *self)
{
  eiam_review_page_build_next (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_grab_focus (GTK_WIDGET (self));
  eiam_change_group_set (self->signup, EIAM_CHANGE_GROUP_NONE);
}

static void
on_signup_notify (EiamSignup     *signup,
                  GParamSpec     *pspec,
                  EiamReviewPage *self)
{
  g_assert (EIAM_IS_SIGNUP (signup));
  g_assert (EIAM_IS_REVIEW_PAGE (self));

  if (g_str_equal (pspec->name, "step") && eiam_signup_get_step (signup) == EIAM_SIGNUP_REVIEW)
    come_back (self);
  update_error (self);
  update_store_notice (self);
  update_busy (self);
}

static void
send_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  g_assert (name != NULL);
  g_assert (parameter == NULL);

  eiam_signup_send_code (EIAM_REVIEW_PAGE (widget)->signup);
}

static void
change_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  EiamSignup *signup = EIAM_REVIEW_PAGE (widget)->signup;

  g_assert (name != NULL);
  g_assert (parameter != NULL);

  eiam_change_group_set (signup, g_variant_get_int32 (parameter));
  eiam_signup_change_details (signup);
}

static void
eiam_review_page_constructed (GObject *object)
{
  EiamReviewPage *self = EIAM_REVIEW_PAGE (object);

  G_OBJECT_CLASS (eiam_review_page_parent_class)->constructed (object);

  self->signup = eiam_signup_page_get_signup (EIAM_SIGNUP_PAGE (self));
  self->settings = eiam_signup_page_get_settings (EIAM_SIGNUP_PAGE (self));

  g_signal_connect_object (self->signup, "notify", G_CALLBACK (on_signup_notify), self,
                           G_CONNECT_DEFAULT);
  g_signal_connect_object (eiam_patience_get (self->signup), "notify::busy",
                           G_CALLBACK (update_busy), self, G_CONNECT_SWAPPED);
  eiam_keyring_wait_set_signup (self->keyring_wait, self->signup,
                                eiam_kiosk_is_enabled (eiam_kiosk_get (self->settings)));
  rebuild_groups (self);
  update_error (self);
  update_store_notice (self);
  update_busy (self);
}

static void
eiam_review_page_finalize (GObject *object)
{
  g_free (EIAM_REVIEW_PAGE (object)->digest);

  G_OBJECT_CLASS (eiam_review_page_parent_class)->finalize (object);
}

static void
eiam_review_page_class_init (EiamReviewPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = eiam_review_page_constructed;
  object_class->finalize = eiam_review_page_finalize;
  widget_class->grab_focus = eiam_review_page_grab_focus;

  g_type_ensure (EIAM_TYPE_ERROR_NOTICE);
  g_type_ensure (EIAM_TYPE_KEYRING_WAIT);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/eiam-review-page.ui");
  gtk_widget_class_bind_template_child (widget_class, EiamReviewPage, groups);
  gtk_widget_class_bind_template_child (widget_class, EiamReviewPage, store_notice);
  gtk_widget_class_bind_template_child (widget_class, EiamReviewPage, error_notice);
  gtk_widget_class_bind_template_child (widget_class, EiamReviewPage, busy_box);
  gtk_widget_class_bind_template_child (widget_class, EiamReviewPage, busy_label);
  gtk_widget_class_bind_template_child (widget_class, EiamReviewPage, keyring_wait);
  gtk_widget_class_bind_template_child (widget_class, EiamReviewPage, send_button);

  gtk_widget_class_install_action (widget_class, "review.send", NULL, send_action);
  gtk_widget_class_install_action (widget_class, "review.change", "i", change_action);
}

static void
eiam_review_page_init (EiamReviewPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * eiam_review_page_new:
 * @signup: the sign-up
 * @settings: the settings
 *
 * Returns: (transfer floating): the page for what was entered into @signup
 */
GtkWidget *
eiam_review_page_new (EiamSignup   *signup,
                      EiamSettings *settings)
{
  return eiam_signup_page_new (EIAM_TYPE_REVIEW_PAGE, signup, settings);
}

/**
 * eiam_review_page_build_next:
 * @self: the page
 *
 * Shows what is entered by now.
 *
 * Returns: whether it showed something else before
 */
gboolean
eiam_review_page_build_next (EiamReviewPage *self)
{
  g_autofree char *digest = NULL;

  g_return_val_if_fail (EIAM_IS_REVIEW_PAGE (self), FALSE);

  digest = dup_digest (self);
  if (g_strcmp0 (digest, self->digest) == 0)
    return FALSE;

  rebuild_groups (self);
  return TRUE;
}
