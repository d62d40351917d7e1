/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-message-help.h"

#include "eiam-language.h"
#include "eiam-time.h"

#include <glib/gi18n.h>

/**
 * EiamMessageHelp:
 *
 * What to do while no message comes. A page has two: a quiet one, which names
 * the company's help desk, and a prominent one, which takes its place when a
 * second message was asked for and says more.
 */

/* So many messages, and something is wrong. */
#define MANY_MESSAGES 2

/* Beyond it a time of day is easier to wait for than a number, in seconds. */
#define LONG_WAIT 120

struct _EiamMessageHelp
{
  AdwBin     parent_instance;

  gboolean   prominent;

  GtkLabel  *title;
  GtkLabel  *text;
  GtkLabel  *help;
};

G_DEFINE_FINAL_TYPE (EiamMessageHelp, eiam_message_help, ADW_TYPE_BIN)

typedef enum {
  PROP_PROMINENT = 1,
} EiamMessageHelpProperty;

#define PROP_LAST PROP_PROMINENT

static GParamSpec *properties[PROP_LAST + 1];

static GtkLabel *
create_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);

  return GTK_LABEL (label);
}

/* The administrator's text and number, "" without either. */
static char *
dup_help (EiamSettings *settings)
{
  const char *text = eiam_settings_get_help_text (settings);
  const char *phone = eiam_settings_get_help_phone (settings);
  g_autofree char *line = NULL;

  if (phone == NULL || *phone == '\0')
    return g_strdup (text == NULL ? "" : text);

  /* Translators: %s is the telephone number of the company's help desk */
  line = g_strdup_printf (_("Help desk: %s"), phone);

  return text == NULL || *text == '\0' ? g_steal_pointer (&line)
                                        : g_strconcat (text, "\n", line, NULL);
}

static void
announce (EiamMessageHelp *self)
{
  g_autofree char *all = g_strjoin (" ",
                                    gtk_label_get_text (self->title),
                                    gtk_label_get_text (self->text),
                                    gtk_label_get_text (self->help),
                                    NULL);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.announce", "s", g_strchomp (all));
}

static void
eiam_message_help_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  EiamMessageHelp *self = EIAM_MESSAGE_HELP (object);

  switch ((EiamMessageHelpProperty) prop_id)
    {
    case PROP_PROMINENT:
      g_value_set_boolean (value, self->prominent);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
eiam_message_help_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  EiamMessageHelp *self = EIAM_MESSAGE_HELP (object);

  switch ((EiamMessageHelpProperty) prop_id)
    {
    case PROP_PROMINENT:
      self->prominent = g_value_get_boolean (value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
eiam_message_help_constructed (GObject *object)
{
  EiamMessageHelp *self = EIAM_MESSAGE_HELP (object);

  G_OBJECT_CLASS (eiam_message_help_parent_class)->constructed (object);

  gtk_widget_set_visible (GTK_WIDGET (self->title), self->prominent);
  gtk_widget_set_visible (GTK_WIDGET (self->text), self->prominent);
  gtk_widget_add_css_class (self->prominent ? GTK_WIDGET (self) : GTK_WIDGET (self->help),
                            self->prominent ? "notice" : "dim-label");
}

static void
eiam_message_help_class_init (EiamMessageHelpClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = eiam_message_help_get_property;
  object_class->set_property = eiam_message_help_set_property;
  object_class->constructed = eiam_message_help_constructed;

  /**
   * EiamMessageHelp:prominent:
   *
   * Whether this is the one for whom no message came.
   */
  properties[PROP_PROMINENT] =
    g_param_spec_boolean ("prominent", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
eiam_message_help_init (EiamMessageHelp *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->title = create_label (_("Still no message?"));
  self->text = create_label (_("A message may take a few minutes. Look whether your phone has a "
                               "signal and whether the number is right. Only the code in the "
                               "newest message counts."));
  self->help = create_label (NULL);
  gtk_label_set_selectable (self->help, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "heading");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->text));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->help));
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * eiam_message_help_new:
 * @prominent: whether it is for a person to whom no message came
 *
 * Returns: (transfer floating): help
 */
GtkWidget *
eiam_message_help_new (gboolean prominent)
{
  return g_object_new (EIAM_TYPE_MESSAGE_HELP, "prominent", prominent, NULL);
}

/**
 * eiam_message_help_update:
 * @settings: where there is help
 * @n_messages: how many messages the person has asked for
 *
 * Shows or hides the help. When the prominent one appears it is spoken.
 */
void
eiam_message_help_update (EiamMessageHelp *self,
                          EiamSettings    *settings,
                          unsigned int     n_messages)
{
  g_autofree char *help = NULL;
  gboolean has_help, visible, appears;

  g_return_if_fail (EIAM_IS_MESSAGE_HELP (self));
  g_return_if_fail (EIAM_IS_SETTINGS (settings));

  help = dup_help (settings);
  has_help = *help != '\0';
  visible = self->prominent ? n_messages >= MANY_MESSAGES : has_help && n_messages < MANY_MESSAGES;
  appears = visible && self->prominent && !gtk_widget_get_visible (GTK_WIDGET (self));

  gtk_label_set_text (self->help, help);
  gtk_widget_set_visible (GTK_WIDGET (self->help), has_help);
  gtk_widget_set_visible (GTK_WIDGET (self), visible);
  if (appears)
    announce (self);
}

/**
 * eiam_message_help_dup_resend_text:
 * @left: seconds until another message can be asked for
 *
 * Returns: (transfer full): a sentence that says when, or that it is possible now
 */
char *
eiam_message_help_dup_resend_text (unsigned int left)
{
  g_autoptr (GDateTime) now = NULL;
  g_autoptr (GDateTime) moment = NULL;
  g_autofree char *opening = NULL;
  g_autofree char *text = NULL;

  if (left == 0)
    return g_strdup (_("No message yet? Ask for a new code, or check the number."));
  if (left <= LONG_WAIT)
    {
      /* Translators: %u is a number of seconds */
      text = g_strdup_printf (ngettext ("You can ask for a new code in %u second.",
                                        "You can ask for a new code in %u seconds.",
                                        left),
                              left);
      return eiam_language_dup_digits (text);
    }

  now = g_date_time_new_now_local ();
  moment = g_date_time_add_seconds (now, left);
  opening = eiam_time_format_opening (moment, now);

  /* Translators: %s is a time of day such as 14:05, with a date when it is not today */
  return g_strdup_printf (_("You can ask for a new code at %s."), opening);
}
