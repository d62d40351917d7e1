/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-error-notice.h"

#include "eiam-error.h"
#include "eiam-field-row.h"
#include "eiam-help-button.h"
#include "eiam-kiosk.h"
#include "eiam-language.h"
#include "eiam-signup-page.h"
#include "eiam-text.h"
#include "eiam-time.h"

#include <glib/gi18n.h>

/**
 * EiamErrorNotice:
 *
 * A box that says what went wrong: either one error with its next step, whom to
 * ask where the person cannot mend it, and, behind `Details`, the server's own
 * words; or a list of the fields that must be corrected, each a button that leads
 * there; or a warning. Without any of these it is hidden.
 */

#define MAX_DETAILS 300

struct _EiamErrorNotice
{
  AdwBin        parent_instance;

  char         *name;          /* (nullable): what was last announced */
  unsigned int  announce_id;
  char         *incident;      /* (nullable): of the warning */

  GtkLabel     *title;
  GtkLabel     *text;
  GtkLabel     *help;
  GtkBox       *links;
  GtkWidget    *details;
  GtkLabel     *details_label;
};

G_DEFINE_FINAL_TYPE (EiamErrorNotice, eiam_error_notice, ADW_TYPE_BIN)

static GtkLabel *
create_label (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);

  return GTK_LABEL (label);
}

static void
on_link_clicked (EiamFieldRow *row)
{
  g_assert (EIAM_IS_FIELD_ROW (row));

  gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
add_link (EiamErrorNotice *self,
          EiamFieldRow    *row)
{
  GtkLabel *label = create_label ();
  GtkWidget *button = gtk_button_new ();
  /* Translators: the name of a field, and what is wrong with it */
  g_autofree char *text = g_strdup_printf (_("%s: %s"),
                                           eiam_field_row_get_label (row),
                                           eiam_field_row_get_error (row));

  gtk_label_set_text (label, text);
  gtk_button_set_child (GTK_BUTTON (button), GTK_WIDGET (label));
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                  -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_link_clicked), row,
                           G_CONNECT_SWAPPED);
  gtk_box_append (self->links, button);
}

static void
clear_links (EiamErrorNotice *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->links))) != NULL)
    gtk_box_remove (self->links, child);
}

static void
set_label (GtkLabel   *label,
           const char *text)
{
  gtk_label_set_text (label, text == NULL ? "" : text);
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
}

/* What the server said, with its code: for the help desk more than for the person. */
static char *
dup_details (const GError *error)
{
  const char *code = eiam_error_get_server_code (error);
  const char *message = eiam_error_get_server_message (error);
  g_autofree char *limited = eiam_text_limit (message, MAX_DETAILS);

  if (code == NULL && message == NULL)
    return NULL;
  if (code == NULL || message == NULL)
    return g_strdup (code == NULL ? limited : code);

  return g_strconcat (limited, "\n", code, NULL);
}

/* Who is told to wait reads when it is over, by the clock on the wall. */
static char *
dup_next_step (const GError *error)
{
  GDateTime *retry_at = eiam_error_get_retry_at (error);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *opening = NULL;

  if (retry_at == NULL || g_date_time_compare (retry_at, now) <= 0)
    return g_strdup (eiam_error_get_next_step (error));

  opening = eiam_time_format_opening (retry_at, now);

  /* Translators: %s is a time of day such as 14:05, with a date when it is not today */
  return g_strdup_printf (_("You can try again at %s."), opening);
}

/* Whom to ask, and the code by which they find the failure. */
static char *
dup_help (EiamSettings *settings,
          const GError *error)
{
  const char *incident = eiam_error_get_incident (error);
  g_autofree char *people = NULL;
  g_autofree char *code = NULL;
  g_autofree char *line = NULL;

  people = settings == NULL ? g_strdup ("") : eiam_help_button_dup_text (settings);
  /* Isolated, so that it reads from left to right in every language. */
  code = g_strconcat ("\u2066", incident, "\u2069", NULL);
  /* Translators: %s is a code such as 4F7K2Q, which a person tells the help desk */
  line = g_strdup_printf (_("Incident code: %s"), code);
  return g_strstrip (g_strdup_printf ("%s\n%s", people, incident != NULL ? line : ""));
}

/* Where the person cannot mend it. What can be selected can be dragged out, which
 * a self-service machine forbids. */
static void
show_help (EiamErrorNotice *self,
           const GError    *error)
{
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (self), EIAM_TYPE_SIGNUP_PAGE);
  EiamSettings *settings = page == NULL ? NULL
                                        : eiam_signup_page_get_settings (EIAM_SIGNUP_PAGE (page));
  gboolean kiosk = settings != NULL && eiam_kiosk_is_enabled (eiam_kiosk_get (settings));
  g_autofree char *help = eiam_error_needs_help (error, kiosk) ? dup_help (settings, error) : NULL;

  gtk_label_set_selectable (self->help, !kiosk);
  gtk_label_set_selectable (self->details_label, !kiosk);
  set_label (self->help, help != NULL && *help != '\0' ? help : NULL);
}

static void
show_details (EiamErrorNotice *self,
              const GError    *error)
{
  g_autofree char *details = error == NULL ? NULL : dup_details (error);

  gtk_widget_set_visible (self->details, details != NULL);
  gtk_label_set_text (self->details_label, details == NULL ? "" : details);
}

/* Several fields of a form are found wrong one after the other: once all are
 * known, one sentence is spoken. */
static gboolean
on_announcement_due (gpointer user_data)
{
  EiamErrorNotice *self = EIAM_ERROR_NOTICE (user_data);

  self->announce_id = 0;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.announce", "s", self->name);

  return G_SOURCE_REMOVE;
}

/* An alert is read aloud by its name. */
static void
update_name (EiamErrorNotice *self)
{
  g_autofree char *name = g_strjoin (" ",
                                     gtk_label_get_text (self->title),
                                     gtk_label_get_text (self->text),
                                     gtk_label_get_text (self->help),
                                     NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, g_strchomp (name),
                                  -1);
  g_free (self->name);
  self->name = g_steal_pointer (&name);
  if (self->announce_id == 0)
    self->announce_id = g_idle_add (on_announcement_due, self);
}

static void
eiam_error_notice_dispose (GObject *object)
{
  EiamErrorNotice *self = EIAM_ERROR_NOTICE (object);

  g_clear_handle_id (&self->announce_id, g_source_remove);

  G_OBJECT_CLASS (eiam_error_notice_parent_class)->dispose (object);
}

static void
eiam_error_notice_finalize (GObject *object)
{
  EiamErrorNotice *self = EIAM_ERROR_NOTICE (object);

  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->incident, g_free);

  G_OBJECT_CLASS (eiam_error_notice_parent_class)->finalize (object);
}

static void
eiam_error_notice_class_init (EiamErrorNoticeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = eiam_error_notice_dispose;
  object_class->finalize = eiam_error_notice_finalize;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_ALERT);
}

static void
eiam_error_notice_init (EiamErrorNotice *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->title = create_label ();
  self->text = create_label ();
  self->help = create_label ();
  /* Selected by the pointer alone: a label that is merely not focusable would hold up
   * the Tab key, and GTK 4.8 complains when one takes the focus that nothing had. */
  gtk_widget_set_can_focus (GTK_WIDGET (self->help), FALSE);
  self->links = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  self->details_label = create_label ();
  /* Translators: opens what the server said about an error */
  self->details = gtk_expander_new (_("Details"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->details),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Details"),
                                  -1);

  gtk_widget_add_css_class (GTK_WIDGET (self->title), "heading");
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "notice-title");
  gtk_expander_set_child (GTK_EXPANDER (self->details), GTK_WIDGET (self->details_label));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->text));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->help));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->links));
  gtk_box_append (GTK_BOX (box), self->details);
  adw_bin_set_child (ADW_BIN (self), box);

  gtk_widget_add_css_class (GTK_WIDGET (self), "notice");
  gtk_widget_add_css_class (GTK_WIDGET (self), "error");
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/* A piece beside its hole is no fault: nobody is shown red for it. */
static gboolean
is_mild (const GError *error)
{
  return g_error_matches (error, EIAM_ERROR, EIAM_ERROR_WRONG_PUZZLE);
}

static void
set_mild (EiamErrorNotice *self,
          gboolean         mild)
{
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_remove_css_class (widget, mild ? "error" : "warning");
  gtk_widget_add_css_class (widget, mild ? "warning" : "error");
}

/**
 * eiam_error_notice_new:
 *
 * Returns: (transfer floating): a notice that is hidden
 */
GtkWidget *
eiam_error_notice_new (void)
{
  return g_object_new (EIAM_TYPE_ERROR_NOTICE, NULL);
}

/**
 * eiam_error_notice_set_error:
 * @error: (nullable): what went wrong
 *
 * Shows @error, or hides the notice.
 */
void
eiam_error_notice_set_error (EiamErrorNotice *self,
                             const GError    *error)
{
  g_autofree char *sentence = NULL;
  g_autofree char *next_step = NULL;

  g_return_if_fail (EIAM_IS_ERROR_NOTICE (self));

  clear_links (self);
  gtk_widget_set_visible (GTK_WIDGET (self), error != NULL);
  if (error == NULL)
    return;

  set_mild (self, is_mild (error));
  sentence = eiam_error_dup_sentence (error);
  next_step = dup_next_step (error);
  set_label (self->title, sentence);
  set_label (self->text, next_step);
  show_help (self, error);
  update_name (self);
  show_details (self, error);
}

/**
 * eiam_error_notice_set_rows:
 * @rows: (element-type EiamFieldRow): the rows of a form
 * @error: (nullable): what the service said of one of them
 *
 * Lists those of @rows that show an error, or hides the notice when none does.
 */
void
eiam_error_notice_set_rows (EiamErrorNotice *self,
                            GPtrArray       *rows,
                            const GError    *error)
{
  g_autofree char *digits = NULL;
  g_autofree char *title = NULL;
  unsigned int wrong = 0;

  g_return_if_fail (EIAM_IS_ERROR_NOTICE (self));
  g_return_if_fail (rows != NULL);

  clear_links (self);
  for (unsigned int i = 0; i < rows->len; i++)
    {
      if (eiam_field_row_get_error (rows->pdata[i]) == NULL)
        continue;
      add_link (self, rows->pdata[i]);
      wrong++;
    }

  /* Translators: %u is how many fields of the form must be corrected */
  title = g_strdup_printf (ngettext ("%u field needs your attention",
                                     "%u fields need your attention",
                                     wrong),
                           wrong);
  digits = eiam_language_dup_digits (title);
  set_label (self->title, digits);
  set_label (self->text, NULL);
  set_label (self->help, NULL);
  update_name (self);
  show_details (self, error);
  gtk_widget_set_visible (GTK_WIDGET (self), wrong > 0);
}

/**
 * eiam_error_notice_set_warning:
 * @title: (nullable): what is not as it should be, although all can go on
 * @text: (nullable): what follows from it
 * @error: (nullable): why, for whom to ask where the person cannot mend it
 *
 * Shows a warning, or hides the notice when @title is %NULL. The same warning
 * is not spoken twice.
 */
void
eiam_error_notice_set_warning (EiamErrorNotice *self,
                               const char      *title,
                               const char      *text,
                               const GError    *error)
{
  GtkWidget *widget = NULL;
  g_autofree char *incident = g_strdup (eiam_error_get_incident (error));

  g_return_if_fail (EIAM_IS_ERROR_NOTICE (self));

  widget = GTK_WIDGET (self);
  if (title != NULL && gtk_widget_get_visible (widget)
      && g_strcmp0 (self->incident, incident) == 0
      && g_str_equal (gtk_label_get_text (self->title), title)
      && g_strcmp0 (gtk_label_get_text (self->text), text) == 0)
    return;

  gtk_widget_set_visible (widget, title != NULL);
  if (title == NULL)
    return;

  g_free (self->incident);
  self->incident = g_steal_pointer (&incident);
  clear_links (self);
  set_mild (self, TRUE);
  set_label (self->title, title);
  set_label (self->text, text);
  show_help (self, error);
  update_name (self);
  show_details (self, NULL);
}
