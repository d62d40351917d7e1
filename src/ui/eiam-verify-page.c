/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-verify-page.h"

#include "eiam-call.h"
#include "eiam-code-entry.h"
#include "eiam-error-notice.h"
#include "eiam-error.h"
#include "eiam-incident.h"
#include "eiam-journal.h"
#include "eiam-message-help.h"
#include "eiam-patience.h"
#include "eiam-puzzle-view.h"
#include "eiam-reading-box.h"
#include "eiam-time.h"

#include <glib/gi18n.h>

/**
 * EiamVerifyPage:
 *
 * The puzzle, and then the code of the SMS. Which of the two is shown follows
 * the step of the sign-up, which also decides what can be done at a time.
 */

/* How far the two buttons move the piece, in pixels of the picture. */
#define MOVE_STEP 1.0

struct _EiamVerifyPage
{
  EiamSignupPage   parent_instance;

  EiamSignup      *signup;   /* (unowned) */
  EiamSettings    *settings; /* (unowned) */
  EiamPatience    *patience; /* (unowned) */
  gboolean         wants_focus;
  unsigned int     last_left;
  GError          *broken;   /* (nullable): the puzzle that is there cannot be shown */

  GtkAdjustment   *adjustment;
  EiamErrorNotice *notice;
  GtkWidget       *puzzle_box;
  EiamPuzzleView  *view;
  GtkWidget       *scale;
  GtkWidget       *move_box;
  GtkButton       *move_left_button;
  GtkButton       *move_right_button;
  GtkWidget       *code_box;
  GtkLabel        *sent_label;
  EiamCodeEntry   *code_entry;
  GtkButton       *send_again_button;
  GtkButton       *change_number_button;
  GtkLabel        *resend_label;
  EiamMessageHelp *quiet_help;
  EiamMessageHelp *loud_help;
  GtkWidget       *busy_box;
  GtkSpinner      *spinner;
  GtkLabel        *busy_label;
};

G_DEFINE_FINAL_TYPE (EiamVerifyPage, eiam_verify_page, EIAM_TYPE_SIGNUP_PAGE)

static const char * const busy_texts[] = {
  [EIAM_SIGNUP_IDLE] = NULL,
  [EIAM_SIGNUP_CHECKING_STORE] = N_("Trying the keyring…"),
  [EIAM_SIGNUP_FETCHING_PUZZLE] = N_("Getting a puzzle…"),
  [EIAM_SIGNUP_CHECKING_PUZZLE] = N_("Checking your answer…"),
  [EIAM_SIGNUP_SENDING_CODE] = N_("Sending the code to your phone…"),
  [EIAM_SIGNUP_REGISTERING] = N_("Registering…"),
  [EIAM_SIGNUP_STORING] = N_("Keeping your session…"),
};

static gboolean
is_code_step (EiamVerifyPage *self)
{
  return eiam_signup_get_step (self->signup) == EIAM_SIGNUP_CODE;
}

static gboolean
is_idle (EiamVerifyPage *self)
{
  return eiam_signup_get_busy (self->signup) == EIAM_SIGNUP_IDLE;
}

/* The code's own errors stand at the code; all others in the notice. */
static gboolean
is_code_error (const GError *error)
{
  const char *code_key = eiam_field_get_info (EIAM_FIELD_VERIFY_CODE)->key;

  return g_strcmp0 (eiam_error_get_field (error), code_key) == 0;
}

/* A puzzle that is answered or replaced is of no more use at once; what is at the code goes on
 * to be. */
static void
update_actions (EiamVerifyPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean patient = eiam_patience_get_busy (self->patience) == EIAM_SIGNUP_IDLE;
  gboolean code = patient && is_code_step (self);
  gboolean puzzle = is_idle (self) && eiam_signup_get_step (self->signup) == EIAM_SIGNUP_PUZZLE;
  gboolean movable = puzzle && eiam_puzzle_view_get_range (self->view) > 0.0;

  gtk_widget_action_set_enabled (widget, "verify.check", movable);
  gtk_widget_action_set_enabled (widget, "verify.move-left", movable);
  gtk_widget_action_set_enabled (widget, "verify.move-right", movable);
  gtk_widget_action_set_enabled (widget, "verify.new-puzzle", puzzle);
  gtk_widget_action_set_enabled (widget, "verify.register", code);
  gtk_widget_action_set_enabled (widget, "verify.change-number", code);
  gtk_widget_action_set_enabled (widget,
                                 "verify.send-again",
                                 code && eiam_signup_get_resend_left (self->signup) == 0);
  gtk_widget_set_sensitive (self->scale, movable);
}

/* The countdown is spoken when it starts, at its half and at its end; every
 * second would drown everything else. */
static gboolean
is_spoken (EiamVerifyPage *self,
           unsigned int    left)
{
  unsigned int delay = eiam_settings_get_resend_delay (self->settings);
  gboolean is_news = left != self->last_left;

  self->last_left = left;
  return is_news && is_code_step (self) && (left == delay || left == delay / 2 || left == 0);
}

static void
update_resend (EiamVerifyPage *self)
{
  unsigned int left = eiam_signup_get_resend_left (self->signup);
  g_autofree char *text = eiam_message_help_dup_resend_text (left);

  gtk_label_set_text (self->resend_label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->send_again_button),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text,
                                  -1);
  if (is_spoken (self, left))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.announce", "s", text);
  update_actions (self);
}

/* The sign-up drops a code that is used up, and the next person's is not this one. */
static void
update_code (EiamVerifyPage *self)
{
  EiamRegistration *registration = eiam_signup_get_registration (self->signup);

  eiam_code_entry_set_text (self->code_entry,
                            eiam_registration_get_text (registration, EIAM_FIELD_VERIFY_CODE));
}

static void
update_sent (EiamVerifyPage *self)
{
  EiamRegistration *registration = eiam_signup_get_registration (self->signup);
  const char *mobile = eiam_registration_get_text (registration, EIAM_FIELD_MOBILE);
  GDateTime *sent_at = eiam_signup_get_sent_at (self->signup);
  /* Isolated, so that the number reads from left to right in every language. */
  g_autofree char *number = g_strconcat ("\u2066", mobile, "\u2069", NULL);
  g_autofree char *time = sent_at == NULL ? NULL : eiam_time_format_clock (sent_at);
  g_autofree char *text = NULL;

  if (time != NULL)
    /* Translators: the first %s is a mobile number, the second a time of day */
    text = g_strdup_printf (_("A message with a code was sent to %s at %s."), number, time);
  else
    /* Translators: %s is a mobile number */
    text = g_strdup_printf (_("A message with a code was sent to %s."), number);

  gtk_label_set_text (self->sent_label, text);
  eiam_message_help_update (self->quiet_help, self->settings,
                            eiam_signup_get_n_messages (self->signup));
  eiam_message_help_update (self->loud_help, self->settings,
                            eiam_signup_get_n_messages (self->signup));
  update_code (self);
}

static gboolean
is_own_button (EiamVerifyPage *self,
               GtkWidget      *focus)
{
  const char *action = GTK_IS_BUTTON (focus)
                       ? gtk_actionable_get_action_name (GTK_ACTIONABLE (focus)) : NULL;

  return action != NULL && g_str_has_prefix (action, "verify.")
         && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
}

/* What takes long leaves nothing that could have the focus, so it comes after. It goes to the
 * same place when nothing was taken away: a button that was pressed has done its deed. */
static void
settle_focus (EiamVerifyPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (!is_idle (self) || root == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  if (self->wants_focus || focus == NULL || is_own_button (self, focus))
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
update_busy (EiamVerifyPage *self)
{
  const char *text = busy_texts[eiam_patience_get_busy (self->patience)];

  gtk_widget_set_visible (self->busy_box, text != NULL);
  gtk_spinner_set_spinning (self->spinner, text != NULL);
  gtk_label_set_text (self->busy_label, text == NULL ? "" : _(text));
  update_actions (self);
  settle_focus (self);
}

/* The journal is told once of each puzzle. */
static const GError *
find_broken (EiamVerifyPage *self)
{
  EiamEventDetails details = { .call = eiam_call_get_name (EIAM_CALL_CAPTCHA) };

  if (!eiam_puzzle_view_get_broken (self->view))
    {
      g_clear_error (&self->broken);
      return NULL;
    }
  if (self->broken != NULL)
    return self->broken;

  self->broken = eiam_error_new_for_field (EIAM_ERROR_PROTOCOL, NULL,
                                           _("The puzzle cannot be shown."));
  eiam_incident_give (self->broken);
  details.error = self->broken;
  eiam_journal_tell (EIAM_EVENT_REQUEST_FAILED, &details);
  return self->broken;
}

static void
update_error (EiamVerifyPage *self)
{
  const GError *error = eiam_signup_get_error (self->signup);
  gboolean at_code = error != NULL && is_code_step (self) && is_code_error (error);
  g_autofree char *sentence = at_code ? eiam_error_dup_sentence (error) : NULL;

  eiam_code_entry_set_error (self->code_entry, sentence);
  if (error == NULL)
    error = find_broken (self);
  eiam_error_notice_set_error (self->notice, at_code ? NULL : error);
}

/* A reader speaks where the piece is; the view's own picture says nothing to it. */
static void
update_position (EiamVerifyPage *self)
{
  unsigned int position = (unsigned int) (gtk_adjustment_get_value (self->adjustment) + 0.5);
  unsigned int range = (unsigned int) gtk_adjustment_get_upper (self->adjustment);
  /* Translators: spoken when the puzzle's piece is moved; both numbers are pixels */
  g_autofree char *text = g_strdup_printf (_("Piece at %u of %u"), position, range);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scale),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text,
                                  -1);
}

static void
update_puzzle (EiamVerifyPage *self)
{
  eiam_puzzle_view_set_puzzle (self->view, eiam_signup_get_puzzle (self->signup));
  gtk_adjustment_set_upper (self->adjustment, eiam_puzzle_view_get_range (self->view));
  update_position (self);
  update_error (self);
  update_actions (self);
  settle_focus (self);
}

static void
update_step (EiamVerifyPage *self)
{
  gboolean code = is_code_step (self);
  gboolean is_new = gtk_widget_get_visible (self->code_box) != code;

  /* The setting may be another one since the last person. */
  eiam_code_entry_set_length (self->code_entry, eiam_settings_get_code_length (self->settings));
  gtk_widget_set_visible (self->puzzle_box, !code);
  gtk_widget_set_visible (self->code_box, code);
  if (is_new && gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_grab_focus (GTK_WIDGET (self));
  update_sent (self);
  update_error (self);
  update_resend (self);
}

static void
on_code_changed (EiamVerifyPage *self)
{
  g_assert (EIAM_IS_VERIFY_PAGE (self));

  eiam_registration_set_text (eiam_signup_get_registration (self->signup),
                              EIAM_FIELD_VERIFY_CODE,
                              eiam_code_entry_get_text (self->code_entry));
}

static void
on_code_entry_activated (EiamVerifyPage *self)
{
  g_assert (EIAM_IS_VERIFY_PAGE (self));

  gtk_widget_activate_action (GTK_WIDGET (self), "verify.register", NULL);
}

/* The hint at the code says that this will happen. */
static void
on_code_complete (EiamVerifyPage *self)
{
  g_assert (EIAM_IS_VERIFY_PAGE (self));

  if (is_idle (self) && is_code_step (self))
    gtk_widget_activate_action (GTK_WIDGET (self), "verify.register", NULL);
}

static void
move_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  EiamVerifyPage *self = EIAM_VERIFY_PAGE (widget);
  double step = g_str_equal (action_name, "verify.move-left") ? -MOVE_STEP : MOVE_STEP;

  eiam_puzzle_view_set_position (self->view, eiam_puzzle_view_get_position (self->view) + step);
}

static void
check_cb (GtkWidget  *widget,
          const char *action_name,
          GVariant   *parameter)
{
  EiamVerifyPage *self = EIAM_VERIFY_PAGE (widget);

  eiam_signup_answer_puzzle (self->signup, eiam_puzzle_view_get_position (self->view));
}

static void
register_cb (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  EiamVerifyPage *self = EIAM_VERIFY_PAGE (widget);

  if (eiam_code_entry_check (self->code_entry))
    eiam_signup_register (self->signup, eiam_code_entry_get_text (self->code_entry));
}

static void
signup_cb (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  static const struct
  {
    const char *name;
    void (*call) (EiamSignup *signup);
  } calls[] = {
    { "verify.new-puzzle", eiam_signup_new_puzzle },
    { "verify.send-again", eiam_signup_send_again },
    { "verify.change-number", eiam_signup_change_details },
  };
  EiamVerifyPage *self = EIAM_VERIFY_PAGE (widget);

  for (unsigned int i = 0; i < G_N_ELEMENTS (calls); i++)
    {
      if (g_str_equal (calls[i].name, action_name))
        calls[i].call (self->signup);
    }
}

static gboolean
eiam_verify_page_grab_focus (GtkWidget *widget)
{
  EiamVerifyPage *self = EIAM_VERIFY_PAGE (widget);
  GtkWidget *target = is_code_step (self) ? GTK_WIDGET (self->code_entry) : self->scale;

  self->wants_focus = !gtk_widget_grab_focus (target);

  return !self->wants_focus;
}

static void
watch_signup (EiamVerifyPage *self)
{
  static const struct
  {
    const char *signal;
    void (*callback) (EiamVerifyPage *self);
  } watches[] = {
    { "notify::step", update_step },
    { "notify::error", update_error },
    { "notify::puzzle", update_puzzle },
    { "notify::sent-at", update_sent },
    { "notify::resend-left", update_resend },
  };

  for (unsigned int i = 0; i < G_N_ELEMENTS (watches); i++)
    g_signal_connect_object (self->signup, watches[i].signal, G_CALLBACK (watches[i].callback),
                             self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->patience, "notify::busy", G_CALLBACK (update_busy), self,
                           G_CONNECT_SWAPPED);
}

static void
eiam_verify_page_constructed (GObject *object)
{
  EiamVerifyPage *self = EIAM_VERIFY_PAGE (object);

  G_OBJECT_CLASS (eiam_verify_page_parent_class)->constructed (object);

  self->signup = eiam_signup_page_get_signup (EIAM_SIGNUP_PAGE (self));
  self->settings = eiam_signup_page_get_settings (EIAM_SIGNUP_PAGE (self));
  self->patience = eiam_patience_get (self->signup);

  g_object_bind_property (self->adjustment, "value",
                          self->view, "position",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  g_signal_connect_object (self->adjustment, "value-changed", G_CALLBACK (update_position), self,
                           G_CONNECT_SWAPPED);
  update_puzzle (self);
  update_step (self);
  update_busy (self);
  watch_signup (self);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/eiam-verify-page.ui");
  gtk_widget_class_bind_template_child (widget_class, EiamVerifyPage, adjustment);
  gtk_widget_class_bind_template_child (widget_class, EiamVerifyPage, notice);
  gtk_widget_class_bind_template_child (widget_class, EiamVerifyPage, puzzle_box);
  gtk_widget_class_bind_template_child (widget_class, EiamVerifyPage, view);
  gtk_widget_class_bind_template_child (widget_class, EiamVerifyPage, scale);
  gtk_widget_class_bind_template_child (widget_class, EiamVerifyPage, move_box);
  gtk_widget_class_bind_template_child (widget_class, EiamVerifyPage, move_left_button);
  gtk_widget_class_bind_template_child (widget_class, EiamVerifyPage, move_right_button);
  gtk_widget_class_bind_template_child (widget_class, EiamVerifyPage, code_box);
  gtk_widget_class_bind_template_child (widget_class, EiamVerifyPage, sent_label);
  gtk_widget_class_bind_template_child (widget_class, EiamVerifyPage, code_entry);
  gtk_widget_class_bind_template_child (widget_class, EiamVerifyPage, send_again_button);
  gtk_widget_class_bind_template_child (widget_class, EiamVerifyPage, change_number_button);
  gtk_widget_class_bind_template_child (widget_class, EiamVerifyPage, resend_label);
  gtk_widget_class_bind_template_child (widget_class, EiamVerifyPage, quiet_help);
  gtk_widget_class_bind_template_child (widget_class, EiamVerifyPage, loud_help);
  gtk_widget_class_bind_template_child (widget_class, EiamVerifyPage, busy_box);
  gtk_widget_class_bind_template_child (widget_class, EiamVerifyPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, EiamVerifyPage, busy_label);
  gtk_widget_class_bind_template_callback (widget_class, on_code_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_code_entry_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_code_complete);
}

static void
eiam_verify_page_finalize (GObject *object)
{
  g_clear_error (&EIAM_VERIFY_PAGE (object)->broken);

  G_OBJECT_CLASS (eiam_verify_page_parent_class)->finalize (object);
}

static void
eiam_verify_page_class_init (EiamVerifyPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = eiam_verify_page_constructed;
  object_class->finalize = eiam_verify_page_finalize;
  widget_class->grab_focus = eiam_verify_page_grab_focus;

  gtk_widget_class_install_action (widget_class, "verify.check", NULL, check_cb);
  gtk_widget_class_install_action (widget_class, "verify.move-left", NULL, move_cb);
  gtk_widget_class_install_action (widget_class, "verify.move-right", NULL, move_cb);
  gtk_widget_class_install_action (widget_class, "verify.new-puzzle", NULL, signup_cb);
  gtk_widget_class_install_action (widget_class, "verify.send-again", NULL, signup_cb);
  gtk_widget_class_install_action (widget_class, "verify.change-number", NULL, signup_cb);
  gtk_widget_class_install_action (widget_class, "verify.register", NULL, register_cb);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  g_type_ensure (EIAM_TYPE_CODE_ENTRY);
  g_type_ensure (EIAM_TYPE_ERROR_NOTICE);
  g_type_ensure (EIAM_TYPE_MESSAGE_HELP);
  g_type_ensure (EIAM_TYPE_PUZZLE_VIEW);
  g_type_ensure (EIAM_TYPE_READING_BOX);
  bind_template (widget_class);
}

/* Two buttons side by side fit a narrow window with large text only so. */
static void
wrap_label (GtkButton *button)
{
  GtkLabel *label = GTK_LABEL (gtk_button_get_child (button));

  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_justify (label, GTK_JUSTIFY_CENTER);
}

static void
eiam_verify_page_init (EiamVerifyPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  /* The picture is never mirrored, so nothing that moves its piece is either. */
  gtk_widget_set_direction (self->scale, GTK_TEXT_DIR_LTR);
  gtk_widget_set_direction (self->move_box, GTK_TEXT_DIR_LTR);

  wrap_label (self->move_left_button);
  wrap_label (self->move_right_button);
  wrap_label (self->send_again_button);
  wrap_label (self->change_number_button);
}

/**
 * eiam_verify_page_new:
 * @signup: the sign-up that is shown
 * @settings: the length of a code, and where there is help
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
eiam_verify_page_new (EiamSignup   *signup,
                      EiamSettings *settings)
{
  return eiam_signup_page_new (EIAM_TYPE_VERIFY_PAGE, signup, settings);
}
