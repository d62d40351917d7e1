/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-country-chooser.h"

#include "eiam-country-list.h"
#include "eiam-country-names.h"
#include "eiam-country-search.h"
#include "eiam-language.h"

#include <glib/gi18n.h>

/**
 * EiamCountryChooser:
 *
 * The row `Country or region` of a form: it is there while the service offers
 * countries, and follows the area code that the person types into the number.
 * What it does by itself it says.
 */

/* A longer list can be searched. */
#define SHORT_LIST 12

struct _EiamCountryChooser
{
  GObject        parent_instance;

  EiamSignup    *signup;
  GtkListBox    *list;
  EiamFieldRow  *mobile_row;
  EiamKiosk     *kiosk;        /* (owned) */
  EiamFieldRow  *row;          /* (nullable) */
  GtkWidget     *search;       /* (nullable): below the row, at a self-service machine */
  GPtrArray     *entries;      /* (nullable) (element-type EiamCountryEntry) */
  GHashTable    *names;        /* (nullable) */
  GCancellable  *cancellable;
  char          *matched;      /* (nullable): ISO code of what the number begins with */
  gboolean       filling;      /* it is not the person who chooses */
};

G_DEFINE_FINAL_TYPE (EiamCountryChooser, eiam_country_chooser, G_TYPE_OBJECT)

static GListModel *
get_countries (EiamCountryChooser *self)
{
  return eiam_signup_get_countries (self->signup);
}

static const char *
get_name (EiamCountryChooser *self,
          EiamCountry        *country)
{
  for (unsigned int i = 0; self->entries != NULL && i < self->entries->len; i++)
    {
      const EiamCountryEntry *entry = self->entries->pdata[i];

      if (entry->country == country)
        return entry->name;
    }

  return eiam_country_get_name (country, NULL);
}

static void
show (EiamCountryChooser *self,
      EiamCountry        *country)
{
  self->filling = TRUE;
  eiam_field_row_set_text (self->row, eiam_country_get_iso_code (country));
  self->filling = FALSE;
}

/* Says what happened without the person's doing: below the row, and aloud. */
static void
tell (EiamCountryChooser *self,
      const char         *sentence)
{
  eiam_field_row_set_hint (self->row, sentence);
  gtk_widget_activate_action (GTK_WIDGET (self->row), "win.announce", "s", sentence);
}

static void
tell_match (EiamCountryChooser *self,
            EiamCountry        *before,
            EiamCountry        *country)
{
  const char *area_code = eiam_country_get_area_code (country);
  g_autofree char *sentence = NULL;

  if (before != NULL)
    /* Translators: the names of two countries, and a telephone area code without its plus sign */
    sentence = g_strdup_printf (_("Changed from %s to %s, because your number begins with +%s."),
                                get_name (self, before), get_name (self, country), area_code);
  else
    /* Translators: the name of a country, and its telephone area code without the plus sign */
    sentence = g_strdup_printf (_("%s, because your number begins with +%s."),
                                get_name (self, country), area_code);
  tell (self, sentence);
}

/* Follows the area code, once each time it becomes another one: who then
 * chooses by hand is not overruled by the next digit. */
static void
match_number (EiamCountryChooser *self)
{
  EiamCountry *current = eiam_signup_get_country (self->signup);
  EiamCountry *before = eiam_signup_get_country_chosen (self->signup) ? current : NULL;
  EiamCountry *country = NULL;
  const char *iso_code = NULL;

  if (self->row == NULL)
    return;

  country = eiam_country_list_find_number (get_countries (self),
                                           eiam_field_row_get_text (self->mobile_row),
                                           current,
                                           eiam_signup_get_preferred_country (self->signup));
  iso_code = country == NULL ? NULL : eiam_country_get_iso_code (country);
  if (g_strcmp0 (iso_code, self->matched) == 0)
    return;

  g_free (self->matched);
  self->matched = g_strdup (iso_code);
  eiam_field_row_set_hint (self->row, NULL);
  if (country == NULL || country == current)
    return;

  tell_match (self, before, country);
  show (self, country);
  eiam_signup_choose_country (self->signup, country);
}

static void
on_row_changed (EiamCountryChooser *self)
{
  EiamCountry *country = NULL;

  g_assert (EIAM_IS_COUNTRY_CHOOSER (self));

  if (self->filling)
    return;

  country = eiam_country_list_find (get_countries (self), eiam_field_row_get_text (self->row));
  eiam_field_row_set_hint (self->row, NULL);
  if (country != NULL)
    eiam_signup_choose_country (self->signup, country);
}

/* The person's own choice, else the service's proposal, else the first. */
static void
select_country (EiamCountryChooser *self)
{
  EiamCountry *old = eiam_signup_get_country (self->signup);
  gboolean was_chosen = old != NULL && eiam_signup_get_country_chosen (self->signup);
  EiamCountry *country = NULL;

  if (self->row == NULL)
    return;

  if (was_chosen)
    country = eiam_country_list_find (get_countries (self), eiam_country_get_iso_code (old));
  if (country != NULL)
    {
      show (self, country);
      eiam_signup_choose_country (self->signup, country);
      return;
    }

  if (was_chosen)
    tell (self, _("The service no longer takes numbers of the country that you chose."));
  country = eiam_country_list_find (get_countries (self),
                                    eiam_signup_get_preferred_country (self->signup));
  if (country == NULL)
    country = ((EiamCountryEntry *) self->entries->pdata[0])->country;
  show (self, country);
  eiam_signup_set_country (self->signup, country);
}

static GtkWidget *
create_row (EiamCountryChooser *self)
{
  g_autoptr (GStrvBuilder) codes = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) code_list = NULL;
  g_auto (GStrv) name_list = NULL;

  for (unsigned int i = 0; i < self->entries->len; i++)
    {
      const EiamCountryEntry *entry = self->entries->pdata[i];
      /* Translators: the name of a country, and its telephone area code such as +86 */
      g_autofree char *name = g_strdup_printf (_("%s (+%s)"), entry->name,
                                               eiam_country_get_area_code (entry->country));

      g_strv_builder_add (codes, eiam_country_get_iso_code (entry->country));
      g_strv_builder_add (names, name);
    }
  code_list = g_strv_builder_end (codes);
  name_list = g_strv_builder_end (names);

  return eiam_field_row_new_for_choices (_("Country or region"),
                                         (const char * const *) code_list,
                                         (const char * const *) name_list);
}

static void
enable_search (EiamFieldRow *row)
{
  GtkDropDown *drop_down = GTK_DROP_DOWN (eiam_field_row_get_control (row));
  g_autoptr (GtkExpression) expression = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT,
                                                                      NULL, "string");

  gtk_drop_down_set_expression (drop_down, expression);
  gtk_drop_down_set_enable_search (drop_down, TRUE);
}

/* For a finger even a short list is easier to search. */
static void
add_search (EiamCountryChooser *self)
{
  if (!eiam_kiosk_is_enabled (self->kiosk))
    return;

  self->search = eiam_country_search_new (self->row, self->mobile_row, self->kiosk);
  gtk_list_box_prepend (self->list, self->search);
}

/* Whether the row that is about to go has the focus, which the next one then gets. */
static gboolean
remove_row (EiamCountryChooser *self)
{
  gboolean had_focus = FALSE;

  if (self->row == NULL)
    return FALSE;

  had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self->row)) != NULL;
  gtk_list_box_remove (self->list, GTK_WIDGET (self->row));
  self->row = NULL;
  if (self->search != NULL)
    {
      had_focus |= gtk_widget_get_focus_child (self->search) != NULL;
      gtk_list_box_remove (self->list, self->search);
      self->search = NULL;
    }

  return had_focus;
}

static void
rebuild (EiamCountryChooser *self)
{
  gboolean had_focus = remove_row (self);

  g_clear_pointer (&self->entries, g_ptr_array_unref);
  if (g_list_model_get_n_items (get_countries (self)) == 0)
    return;

  self->entries = eiam_country_list_new (get_countries (self), self->names,
                                         eiam_signup_get_preferred_country (self->signup),
                                         eiam_language_get_code ());
  self->row = EIAM_FIELD_ROW (create_row (self));
  if (self->entries->len > SHORT_LIST)
    enable_search (self->row);
  add_search (self);
  gtk_list_box_prepend (self->list, GTK_WIDGET (self->row));
  g_signal_connect_object (self->row, "changed", G_CALLBACK (on_row_changed), self,
                           G_CONNECT_SWAPPED);
  select_country (self);
  match_number (self);
  if (had_focus)
    gtk_widget_grab_focus (GTK_WIDGET (self->row));
}

static void
load_names_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  GHashTable *names = eiam_country_names_load_finish (result, &error);
  EiamCountryChooser *self = user_data;

  /* Cancelled only when the chooser is gone. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || names == NULL)
    return;

  self->names = names;
  rebuild (self);
}

/* The next person has chosen nothing; whoever begins anew has no problems yet. */
static void
on_problems_notify (EiamCountryChooser *self)
{
  g_assert (EIAM_IS_COUNTRY_CHOOSER (self));

  if (self->row == NULL || eiam_signup_get_country (self->signup) != NULL)
    return;

  g_clear_pointer (&self->matched, g_free);
  eiam_field_row_set_hint (self->row, NULL);
  select_country (self);
}

static void
eiam_country_chooser_dispose (GObject *object)
{
  EiamCountryChooser *self = EIAM_COUNTRY_CHOOSER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->signup);
  g_clear_object (&self->kiosk);

  G_OBJECT_CLASS (eiam_country_chooser_parent_class)->dispose (object);
}

static void
eiam_country_chooser_finalize (GObject *object)
{
  EiamCountryChooser *self = EIAM_COUNTRY_CHOOSER (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->names, g_hash_table_unref);
  g_clear_pointer (&self->matched, g_free);

  G_OBJECT_CLASS (eiam_country_chooser_parent_class)->finalize (object);
}

static void
eiam_country_chooser_class_init (EiamCountryChooserClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = eiam_country_chooser_dispose;
  object_class->finalize = eiam_country_chooser_finalize;
}

static void
eiam_country_chooser_init (EiamCountryChooser *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * eiam_country_chooser_new:
 * @signup: whose country is chosen
 * @list: where the row comes first; it must outlive the chooser
 * @mobile_row: the row of the mobile number, in @list
 * @kiosk: what says whether countries are searched with a finger
 *
 * Returns: (transfer full): a chooser
 */
EiamCountryChooser *
eiam_country_chooser_new (EiamSignup   *signup,
                          GtkListBox   *list,
                          EiamFieldRow *mobile_row,
                          EiamKiosk    *kiosk)
{
  EiamCountryChooser *self;

  g_return_val_if_fail (EIAM_IS_SIGNUP (signup), NULL);
  g_return_val_if_fail (GTK_IS_LIST_BOX (list), NULL);
  g_return_val_if_fail (EIAM_IS_FIELD_ROW (mobile_row), NULL);
  g_return_val_if_fail (EIAM_IS_KIOSK (kiosk), NULL);

  self = g_object_new (EIAM_TYPE_COUNTRY_CHOOSER, NULL);
  self->signup = g_object_ref (signup);
  self->list = list;
  self->mobile_row = mobile_row;
  self->kiosk = g_object_ref (kiosk);
  g_signal_connect_object (get_countries (self), "items-changed", G_CALLBACK (rebuild), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (signup, "notify::problems", G_CALLBACK (on_problems_notify),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (mobile_row, "changed", G_CALLBACK (match_number), self,
                           G_CONNECT_SWAPPED);
  rebuild (self);
  if (eiam_country_names_are_wanted (eiam_language_get_code ()))
    eiam_country_names_load_async (self->cancellable, load_names_cb, self);

  return self;
}
